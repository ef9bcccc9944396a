//! 审核发布: what waits for this office, the oldest first.

use contract::activity::ActivityFilter;
use contract::operation::Operation;
use contract::workflow::RevisionState;
use yew::prelude::*;
use yew_router::prelude::*;

use super::list::filter::read;
use super::list::rows::{Show, rows};
use crate::api;
use crate::hook::use_paged;
use crate::page::entry::words::use_words;
use crate::route::Route;
use crate::session::use_session;
use crate::ui::{Go, PageHead};

#[component]
pub fn ActivityReview() -> Html {
    let session = use_session();
    let words = use_words(None);
    let location = use_location();
    let filter: ActivityFilter = location.map_or_else(Default::default, |l| read(l.query_str()));
    let paged = use_paged(filter.clone(), |filter: ActivityFilter, cursor| {
        api::activity::list_reviews(ActivityFilter { cursor, ..filter })
    });
    let both = session.may(Operation::ApproveActivity) && session.may(Operation::PublishActivity);
    let tab = |state: Option<RevisionState>| {
        let query = state.map_or_else(String::new, |s| format!("state={}", s.code()));
        html! {
            <li><Go to={Route::Reviews} {query} current={filter.state == state}>{state.map_or("全部", RevisionState::label)}</Go></li>
        }
    };
    html! {
        <>
            <PageHead title="审核发布" lead="等待办理的活动，等待最久的排在最前。点开活动名称查看内容并办理。" />
            if both {
                <ul class="tabs">
                    { for [None, Some(RevisionState::Submitted), Some(RevisionState::Approved)].map(tab) }
                </ul>
            }
            {paged.view("没有等待办理的活动。", |items| html! {
                {rows("等待办理的活动", items, &words, Show::Waiting)}
            })}
        </>
    }
}
