//! The lists of a published kind: what one's organization filed, or for an office all below it; and what
//! waits for its review, the oldest first.

use std::marker::PhantomData;

use contract::edition::Edition;
use contract::operation::Operation;
use contract::page::Page;
use contract::workflow::RevisionState;
use serde::Serialize;
use uuid::Uuid;
use yew::prelude::*;
use yew_router::prelude::*;

use super::table::Columns;
use super::{QueryParams, WorkflowKind};
use crate::api::Answer;
use crate::hook::{use_edition, use_paged};
use crate::route::Route;
use crate::session::{Session, use_session};
use crate::ui::{Empty, PageHead, RouteLink};

pub trait Listed: WorkflowKind {
    type Row: Clone + 'static;
    type Filter: Clone + Default + PartialEq + Serialize + 'static;

    const CREATE: Operation;
    /// Who may do both is shown the queue by state.
    const REVIEWS: [Operation; 2];
    const NEW_ROUTE: Route;
    const QUEUE_ROUTE: Route;
    /// Said where nothing is filed yet.
    const NONE: &'static str;
    /// Title and lead of what waits.
    const QUEUE: (&'static str, &'static str);

    /// Title and lead of the list.
    fn list_head(office: bool) -> (&'static str, &'static str);
    /// The filter in an address.
    fn read_filter(query: &QueryParams) -> Self::Filter;
    fn filter_state(filter: &Self::Filter) -> Option<RevisionState>;
    fn filter_form(
        filter: &Self::Filter,
        onchange: &Callback<Self::Filter>,
        office: bool,
        edition: Option<&Edition>,
    ) -> Html;

    fn table(
        caption: &str,
        rows: &[Self::Row],
        columns: Columns,
        edition: Option<&Edition>,
    ) -> Html;
    fn row_title(row: &Self::Row) -> (Uuid, String);

    /// Buttons before the one that begins a new one.
    fn list_buttons(_session: &Session) -> Html {
        html! {}
    }

    async fn list(filter: Self::Filter, cursor: Option<String>) -> Answer<Page<Self::Row>>;
    async fn list_reviews(
        filter: Self::Filter,
        cursor: Option<String>,
        limit: Option<u32>,
    ) -> Answer<Page<Self::Row>>;
}

#[derive(Properties, PartialEq)]
pub struct Props<T: Listed> {
    #[prop_or_default]
    pub kind: PhantomData<T>,
}

#[hook]
fn use_filter<T: Listed>() -> T::Filter {
    use_location().map_or_else(T::Filter::default, |location| {
        T::read_filter(&QueryParams::new(location.query_str()))
    })
}

#[component]
pub fn FiledList<T: Listed>(_: &Props<T>) -> Html {
    let session = use_session();
    let edition = use_edition();
    let navigator = use_navigator();
    let filter = use_filter::<T>();
    let paged = use_paged(filter.clone(), T::list);
    let onchange = Callback::from(move |filter: T::Filter| {
        if let Some(navigator) = &navigator {
            T::ROUTES.list.replace(navigator, &filter);
        }
    });
    let office = session.is_office();
    let new = session.may(T::CREATE).then(|| {
        html! { <RouteLink to={T::NEW_ROUTE} class="button">{"新建"}{T::NOUN.label()}</RouteLink> }
    });
    let none = paged.items.is_empty() && !paged.busy && paged.problem.is_none();
    let (title, lead) = T::list_head(office);
    let columns = if office { Columns::All } else { Columns::Own };
    html! {
        <>
            <PageHead {title} {lead}>
                {T::list_buttons(&session)}
                {new.clone().unwrap_or_default()}
            </PageHead>
            {T::filter_form(&filter, &onchange, office, edition.as_deref())}
            if none && filter != T::Filter::default() {
                <Empty text={format!("没有符合条件的{}。", T::NOUN.label())}>
                    <button type="button" class="button quiet" onclick={onchange.reform(|_: MouseEvent| T::Filter::default())}>{"清除条件"}</button>
                </Empty>
            } else if none {
                <Empty text={T::NONE}>{new.unwrap_or_default()}</Empty>
            } else {
                {paged.view("", |rows| T::table(T::NOUN.label(), rows, columns, edition.as_deref()))}
            }
        </>
    }
}

#[component]
pub fn ReviewQueue<T: Listed>(_: &Props<T>) -> Html {
    let session = use_session();
    let edition = use_edition();
    let filter = use_filter::<T>();
    let state = T::filter_state(&filter);
    let paged = use_paged(filter, |filter, cursor| {
        T::list_reviews(filter, cursor, None)
    });
    let tab = |one: Option<RevisionState>| {
        let query = one.map_or_else(String::new, |s| format!("state={}", s.code()));
        html! {
            <li><RouteLink to={T::QUEUE_ROUTE} {query} current={state == one}>{one.map_or("全部", RevisionState::label)}</RouteLink></li>
        }
    };
    let (title, lead) = T::QUEUE;
    html! {
        <>
            <PageHead {title} {lead} />
            if T::REVIEWS.iter().all(|operation| session.may(*operation)) {
                <ul class="tabs">
                    { for [None, Some(RevisionState::Submitted), Some(RevisionState::Approved)].map(tab) }
                </ul>
            }
            {paged.view(&format!("没有等待办理的{}。", T::NOUN.label()), |rows| {
                T::table(&format!("等待办理的{}", T::NOUN.label()), rows, Columns::Waiting, edition.as_deref())
            })}
        </>
    }
}
