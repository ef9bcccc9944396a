//! The lists of a published kind: what one's organization filed, or for an office all below it; and what
//! waits for its review, the oldest first.

use std::marker::PhantomData;

use contract::edition::Edition;
use contract::entry::ListFilter;
use contract::operation::Operation;
use contract::workflow::{RevisionState, Verb};
use yew::prelude::*;
use yew_router::prelude::*;

use super::table::{Columns, filed_table};
use super::{QueryParams, WorkflowKind};
use crate::api::entry;
use crate::hook::{use_edition, use_paged};
use crate::route::Route;
use crate::session::{Session, use_session};
use crate::ui::{Empty, PageHead, RouteLink};

pub trait Listed: WorkflowKind {
    const CREATE: Operation;
    const NEW_ROUTE: Route;
    /// Said where nothing is filed yet.
    const NONE: &'static str;
    /// Stands where its title is missing.
    const UNTITLED: &'static str;
    /// Of its title and of its two cells.
    const HEADS: [&'static str; 3];

    /// Title and lead of the list.
    fn list_head(office: bool) -> (&'static str, &'static str);
    /// The filter in an address.
    fn read_filter(query: &QueryParams) -> Self::Filter;
    fn filter_form(
        filter: &Self::Filter,
        onchange: &Callback<Self::Filter>,
        office: bool,
        edition: Option<&Edition>,
    ) -> Html;

    /// Below the title.
    fn row_note(_row: &Self::Row, _edition: Option<&Edition>) -> String {
        String::new()
    }
    /// Two cells between the organization and the time.
    fn cells(row: &Self::Row) -> Html;

    /// Buttons before the one that begins a new one.
    fn list_buttons(_session: &Session) -> Html {
        html! {}
    }
}

/// What waits for its review in a list of its own.
pub trait Queued: Listed {
    const QUEUE_ROUTE: Route;
    /// Where it is asked for.
    const QUEUE_PATH: &'static str;
    /// Title and lead of what waits.
    const QUEUE: (&'static str, &'static str);

    fn filter_state(filter: &Self::Filter) -> Option<RevisionState>;
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
    let paged = use_paged(filter.clone(), |filter: T::Filter, cursor| {
        entry::list::<T>(filter.at(cursor))
    });
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
                {paged.view("", |rows| filed_table::<T>(T::NOUN.label(), rows, columns, edition.as_deref()))}
            }
        </>
    }
}

#[component]
pub fn ReviewQueue<T: Queued>(_: &Props<T>) -> Html {
    let session = use_session();
    let edition = use_edition();
    let filter = use_filter::<T>();
    let state = T::filter_state(&filter);
    let paged = use_paged(filter, |filter: T::Filter, cursor| {
        entry::list_waiting::<T>(T::QUEUE_PATH, filter.at(cursor))
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
            // Who may do both is shown the queue by state.
            if [Verb::Approve, Verb::Publish].map(T::operation).iter().all(|o| session.may(*o)) {
                <ul class="tabs">
                    { for [None, Some(RevisionState::Submitted), Some(RevisionState::Approved)].map(tab) }
                </ul>
            }
            {paged.view(&format!("没有等待办理的{}。", T::NOUN.label()), |rows| {
                filed_table::<T>(&format!("等待办理的{}", T::NOUN.label()), rows, Columns::Waiting, edition.as_deref())
            })}
        </>
    }
}
