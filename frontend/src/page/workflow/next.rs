//! 下一条: what waits for the reviewer after this one.

use std::marker::PhantomData;

use contract::entry::{ListFilter, ListRow};
use yew::prelude::*;

use super::Queued;
use crate::api::entry;
use crate::hook::use_fetch;
use crate::ui::{Note, RouteLink, Tone};

/// How many are asked for: the one just done may still be among them.
const ASKED: u32 = 5;

#[derive(Properties, PartialEq)]
pub struct Props<T: Queued> {
    /// The one just done.
    pub id: T::Id,
    #[prop_or_default]
    pub kind: PhantomData<T>,
}

#[component]
pub fn NextReview<T: Queued>(props: &Props<T>) -> Html {
    let waiting = use_fetch((), |()| {
        entry::list_waiting::<T>(T::QUEUE_PATH, T::Filter::default().limited(ASKED))
    });
    let done = props.id;
    let content = waiting.view(|page| {
        let next = page.items.iter().find(|row| row.id() != done);
        html! {
            <div class="actions">
                if let Some(row) = next {
                    <RouteLink to={(T::ROUTES.view)(row.id())} class="button">{"下一条："}{row.title()}</RouteLink>
                } else {
                    <p>{format!("没有其他等待办理的{}了。", T::NOUN.label())}</p>
                }
                <RouteLink to={T::QUEUE_ROUTE} class="button quiet">{"返回审核列表"}</RouteLink>
            </div>
        }
    });
    html! { <Note tone={Tone::Good}>{content}</Note> }
}
