//! What is begun already, in its form; and a new one. One page for both, so that a new one keeps the cursor
//! where it is when its first save gives it an address.

use std::marker::PhantomData;
use std::rc::Rc;

use contract::workflow::Verb;
use yew::prelude::*;
use yew_router::prelude::*;

use super::WorkflowKind;
use crate::api::entry;
use crate::hook::use_fetch;
use crate::ui::{Note, PageHead, RouteLink, Tone};

#[derive(Properties, PartialEq)]
pub struct Props<T: WorkflowKind> {
    pub id: T::Id,
    #[prop_or_default]
    pub kind: PhantomData<T>,
}

#[component]
pub fn Existing<T: WorkflowKind>(props: &Props<T>) -> Html {
    let id = props.id;
    use_fetch(id, entry::get::<T>).view(|stored| {
        if stored.may(T::operation(Verb::Update)) {
            return T::form(Some(stored.clone()), Callback::noop());
        }
        html! {
            <>
                <PageHead title={T::form_title(Some(&**stored))} />
                <Note tone={Tone::Warm}>
                    <p>{format!("{}现在是“{}”，不能修改。", T::THIS, stored.overview().state)}</p>
                    <div class="actions"><RouteLink to={(T::ROUTES.view)(id)} class="button">{"查看"}{T::NOUN.label()}</RouteLink></div>
                </Note>
            </>
        }
    })
}

#[derive(Properties, PartialEq)]
pub struct EditProps<T: WorkflowKind> {
    /// Absent for a new one.
    #[prop_or_default]
    pub id: Option<T::Id>,
    #[prop_or_default]
    pub kind: PhantomData<T>,
}

#[component]
pub fn Edit<T: WorkflowKind>(props: &EditProps<T>) -> Html {
    let navigator = use_navigator();
    // The address shown last, the one made by the form on screen, and which form it is.
    let seen = use_mut_ref(|| (props.id, None::<T::Id>, 0_u32));
    let (created, serial) = {
        let mut seen = seen.borrow_mut();
        if seen.0 != props.id {
            let same = seen.0.is_none() && props.id.is_some() && props.id == seen.1;
            if !same {
                seen.1 = None;
                seen.2 += 1;
            }
            seen.0 = props.id;
        }
        (seen.1, seen.2)
    };
    match props.id {
        Some(id) if created != Some(id) => {
            html! { <Existing<T> key={id.to_string()} {id} /> }
        }
        _ => {
            let oncreated = Callback::from(move |stored: Rc<T>| {
                seen.borrow_mut().1 = Some(stored.id());
                if let Some(navigator) = &navigator {
                    navigator.replace(&(T::ROUTES.edit)(stored.id()));
                }
            });
            html! { <New<T> key={format!("new-{serial}")} {oncreated} /> }
        }
    }
}

#[derive(Properties, PartialEq)]
struct NewProps<T: WorkflowKind> {
    oncreated: Callback<Rc<T>>,
}

#[component]
fn New<T: WorkflowKind>(props: &NewProps<T>) -> Html {
    T::form(None, props.oncreated.clone())
}
