//! 稿件审核: what waits for this office, the oldest first.

use contract::article::ArticleFilter;
use contract::operation::Operation;
use contract::workflow::RevisionState;
use yew::prelude::*;
use yew_router::prelude::*;

use super::list::read;
use super::rows::{Show, rows};
use crate::api;
use crate::hook::use_paged;
use crate::route::Route;
use crate::session::use_session;
use crate::ui::{Go, PageHead};

#[component]
pub fn ArticleReview() -> Html {
    let session = use_session();
    let location = use_location();
    let filter: ArticleFilter = location.map_or_else(Default::default, |l| read(l.query_str()));
    let paged = use_paged(filter.clone(), |filter: ArticleFilter, cursor| {
        api::article::list_article_reviews(ArticleFilter { cursor, ..filter })
    });
    let both = session.may(Operation::ApproveArticle) && session.may(Operation::PublishArticle);
    let tab = |state: Option<RevisionState>| {
        let query = state.map_or_else(String::new, |s| format!("state={}", s.code()));
        html! {
            <li><Go to={Route::ArticleReviews} {query} current={filter.state == state}>{state.map_or("全部", RevisionState::label)}</Go></li>
        }
    };
    html! {
        <>
            <PageHead title="稿件审核" lead="等待办理的稿件，等待最久的排在最前。点开标题查看内容并办理。" />
            if both {
                <ul class="tabs">
                    { for [None, Some(RevisionState::Submitted), Some(RevisionState::Approved)].map(tab) }
                </ul>
            }
            {paged.view("没有等待办理的稿件。", |items| rows("等待办理的稿件", items, Show::Waiting))}
        </>
    }
}
