//! 填报活动, 修改活动: one page, so that a new activity keeps the cursor where it is when its
//! first save gives it an address.

use std::rc::Rc;

use contract::activity::Activity;
use contract::operation::Operation;
use uuid::Uuid;
use yew::prelude::*;
use yew_router::prelude::*;

use super::form::ActivityForm;
use crate::api;
use crate::hook::use_fetch;
use crate::route::Route;
use crate::ui::{Go, Note, PageHead, Tone};

#[derive(Properties, PartialEq)]
pub struct Props {
    /// Absent for a new one.
    #[prop_or_default]
    pub id: Option<Uuid>,
}

#[component]
pub fn ActivityEdit(props: &Props) -> Html {
    let navigator = use_navigator();
    // The address shown last, the activity made by the form on screen, and which form it is.
    let seen = use_mut_ref(|| (props.id, None::<Uuid>, 0_u32));
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
        Some(id) if created != Some(id) => html! { <Existing key={id.to_string()} {id} /> },
        _ => {
            let oncreated = Callback::from(move |activity: Rc<Activity>| {
                seen.borrow_mut().1 = Some(activity.id);
                if let Some(navigator) = &navigator {
                    navigator.replace(&Route::ActivityEdit { id: activity.id });
                }
            });
            html! { <ActivityForm key={format!("new-{serial}")} {oncreated} /> }
        }
    }
}

#[derive(Properties, PartialEq)]
struct ExistingProps {
    id: Uuid,
}

#[component]
fn Existing(props: &ExistingProps) -> Html {
    let id = props.id;
    let fetch = use_fetch(id, api::activity::get_activity);
    fetch.view(|activity| {
        if activity.actions.contains(&Operation::UpdateActivity) {
            return html! { <ActivityForm stored={activity.clone()} /> };
        }
        html! {
            <>
                <PageHead title="修改活动" />
                <Note tone={Tone::Warm}>
                    <p>{format!("这项活动现在是“{}”，不能修改。", activity.revision.state.label())}</p>
                    <div class="actions"><Go to={Route::ActivityView { id }} class="button">{"查看活动"}</Go></div>
                </Note>
            </>
        }
    })
}
