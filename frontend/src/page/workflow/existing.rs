//! What is begun already, in its form.

use std::marker::PhantomData;

use uuid::Uuid;
use yew::prelude::*;

use super::WorkflowKind;
use crate::hook::use_fetch;
use crate::ui::{Note, PageHead, RouteLink, Tone};

#[derive(Properties, PartialEq)]
pub struct Props<T: WorkflowKind> {
    pub id: Uuid,
    #[prop_or_default]
    pub kind: PhantomData<T>,
}

#[component]
pub fn Existing<T: WorkflowKind>(props: &Props<T>) -> Html {
    let id = props.id;
    use_fetch(id, T::get).view(|stored| {
        if stored.may(T::UPDATE) {
            return T::form(stored);
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
