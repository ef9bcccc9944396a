//! 填报活动, 修改活动: one page, so that a new activity keeps the cursor where it is when its
//! first save gives it an address.

use std::rc::Rc;

use contract::activity::Activity;
use uuid::Uuid;
use yew::prelude::*;
use yew_router::prelude::*;

use crate::page::workflow::{Existing, PublishedForm};
use crate::route::Route;

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
        Some(id) if created != Some(id) => {
            html! { <Existing<Activity> key={id.to_string()} {id} /> }
        }
        _ => {
            let oncreated = Callback::from(move |activity: Rc<Activity>| {
                seen.borrow_mut().1 = Some(activity.id);
                if let Some(navigator) = &navigator {
                    navigator.replace(&Route::ActivityEdit { id: activity.id });
                }
            });
            html! { <PublishedForm<Activity> key={format!("new-{serial}")} {oncreated} /> }
        }
    }
}
