//! 下一条: what waits for the reviewer after this one.

use std::marker::PhantomData;

use uuid::Uuid;
use yew::prelude::*;

use super::Listed;
use crate::hook::use_fetch;
use crate::ui::{Note, RouteLink, Tone};

/// How many are asked for: the one just done may still be among them.
const ASKED: u32 = 5;

#[derive(Properties, PartialEq)]
pub struct Props<T: Listed> {
    /// The one just done.
    pub id: Uuid,
    #[prop_or_default]
    pub kind: PhantomData<T>,
}

#[component]
pub fn NextReview<T: Listed>(props: &Props<T>) -> Html {
    let waiting = use_fetch((), |()| {
        T::list_reviews(T::Filter::default(), None, Some(ASKED))
    });
    let done = props.id;
    let content = waiting.view(|page| {
        let mut rows = page.items.iter().map(T::row_title);
        html! {
            <div class="actions">
                if let Some((id, title)) = rows.find(|(id, _)| *id != done) {
                    <RouteLink to={(T::ROUTES.view)(id)} class="button">{"下一条："}{title}</RouteLink>
                } else {
                    <p>{format!("没有其他等待办理的{}了。", T::NOUN.label())}</p>
                }
                <RouteLink to={T::QUEUE_ROUTE} class="button quiet">{"返回审核列表"}</RouteLink>
            </div>
        }
    });
    html! { <Note tone={Tone::Good}>{content}</Note> }
}
