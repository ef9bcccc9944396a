//! 活动管理: what one's organization filed, or for an office all below it.

pub mod filter;
pub mod rows;

use contract::activity::ActivityFilter;
use contract::operation::Operation;
use yew::prelude::*;
use yew_router::prelude::*;

use self::filter::Filters;
use self::rows::{Show, rows};
use crate::api;
use crate::hook::use_paged;
use crate::page::entry::organizations::is_office;
use crate::page::entry::words::use_words;
use crate::route::Route;
use crate::session::use_session;
use crate::ui::{Empty, Go, PageHead};

#[component]
pub fn ActivityList() -> Html {
    let session = use_session();
    let words = use_words(None);
    let navigator = use_navigator();
    let location = use_location();
    let filter: ActivityFilter =
        location.map_or_else(Default::default, |l| filter::read(l.query_str()));
    let paged = use_paged(filter.clone(), |filter: ActivityFilter, cursor| {
        api::activity::list_activities(ActivityFilter { cursor, ..filter })
    });
    let onchange = Callback::from(move |filter: ActivityFilter| {
        if let Some(navigator) = &navigator {
            filter::write(navigator, &filter);
        }
    });
    let office = session.profile().is_some_and(|p| is_office(&p.roles));
    let new = session.may(Operation::CreateActivity).then(|| {
        html! { <Go to={Route::ActivityNew} class="button">{"新建活动"}</Go> }
    });
    let filtered = filter != ActivityFilter::default();
    let none = paged.items.is_empty() && !paged.busy && paged.problem.is_none();
    let (title, lead) = if office {
        ("活动管理", "本单位和下级单位填报的活动。")
    } else {
        (
            "我的活动",
            "本单位填报的活动：草稿、审核中和已发布的都在这里。",
        )
    };
    html! {
        <>
            <PageHead {title} {lead}>
                if session.may(Operation::ImportActivities) {
                    <Go to={Route::ActivityImport} class="button quiet">{"批量导入"}</Go>
                }
                {new.clone().unwrap_or_default()}
            </PageHead>
            <Filters filter={filter.clone()} onchange={onchange.clone()} {office} words={words.clone()} />
            if none && filtered {
                <Empty text="没有符合条件的活动。">
                    <button type="button" class="button quiet" onclick={onchange.reform(|_: MouseEvent| ActivityFilter::default())}>{"清除条件"}</button>
                </Empty>
            } else if none {
                <Empty text="还没有填报活动。">{new.unwrap_or_default()}</Empty>
            } else {
                {paged.view("", |items| html! { {rows("活动", items, &words, if office { Show::All } else { Show::Own })} })}
            }
        </>
    }
}
