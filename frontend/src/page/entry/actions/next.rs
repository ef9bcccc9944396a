//! 下一条: what waits for the reviewer after this one.

use contract::activity::{ActivityFilter, ActivityRow};
use contract::page::Page;
use uuid::Uuid;
use yew::prelude::*;

use crate::api;
use crate::hook::use_fetch;
use crate::route::Route;
use crate::ui::{Go, Note, Tone};

#[derive(Properties, PartialEq)]
pub struct Props {
    /// The one just done.
    pub id: Uuid,
}

#[component]
pub fn Next(props: &Props) -> Html {
    let filter = ActivityFilter {
        limit: Some(5),
        ..Default::default()
    };
    let waiting = use_fetch(filter, api::activity::list_reviews);
    let done = props.id;
    let show = |page: &Page<ActivityRow>| {
        let next = page.items.iter().find(|a| a.id != done);
        html! {
            <div class="actions">
                if let Some(next) = next {
                    <Go to={Route::ActivityView { id: next.id }} class="button">{"下一条："}{&next.title}</Go>
                } else {
                    <p>{"没有其他等待办理的活动了。"}</p>
                }
                <Go to={Route::Reviews} class="button quiet">{"返回审核列表"}</Go>
            </div>
        }
    };
    html! { <Note tone={Tone::Good}>{waiting.view(|page| show(page))}</Note> }
}
