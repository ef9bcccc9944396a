//! 稿件管理: what one's organization filed, or for an office all below it.

mod filter;

use contract::article::ArticleFilter;
use contract::operation::Operation;
use yew::prelude::*;
use yew_router::prelude::*;

use self::filter::Filters;
use super::rows::{Show, rows};
use crate::api;
use crate::hook::use_paged;
use crate::page::entry::organizations::is_office;
use crate::route::Route;
use crate::session::use_session;
use crate::ui::{Empty, Go, PageHead};

pub use self::filter::read;

#[component]
pub fn ArticleList() -> Html {
    let session = use_session();
    let navigator = use_navigator();
    let location = use_location();
    let filter: ArticleFilter = location.map_or_else(Default::default, |l| read(l.query_str()));
    let paged = use_paged(filter.clone(), |filter: ArticleFilter, cursor| {
        api::article::list_articles(ArticleFilter { cursor, ..filter })
    });
    let onchange = Callback::from(move |filter: ArticleFilter| {
        if let Some(navigator) = &navigator {
            Route::DeskArticles.replace(navigator, &filter);
        }
    });
    let office = session.profile().is_some_and(|p| is_office(&p.roles));
    let new = session.may(Operation::CreateArticle).then(|| {
        html! { <Go to={Route::ArticleNew} class="button">{"新建稿件"}</Go> }
    });
    let filtered = filter != ArticleFilter::default();
    let none = paged.items.is_empty() && !paged.busy && paged.problem.is_none();
    let lead = if office {
        "本单位和下级单位的展示、资源、公告和报道。"
    } else {
        "本单位的展示、资源和报道：草稿、审核中和已发布的都在这里。"
    };
    html! {
        <>
            <PageHead title="稿件管理" {lead}>{new.clone().unwrap_or_default()}</PageHead>
            <Filters filter={filter.clone()} onchange={onchange.clone()} {office} />
            if none && filtered {
                <Empty text="没有符合条件的稿件。">
                    <button type="button" class="button quiet" onclick={onchange.reform(|_: MouseEvent| ArticleFilter::default())}>{"清除条件"}</button>
                </Empty>
            } else if none {
                <Empty text="还没有填写稿件。">{new.unwrap_or_default()}</Empty>
            } else {
                {paged.view("", |items| rows("稿件", items, if office { Show::All } else { Show::Own }))}
            }
        </>
    }
}
