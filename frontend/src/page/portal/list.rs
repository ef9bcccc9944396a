//! 活动查询.

use contract::portal::{Facets, PublicFilter, PublicRow};
use yew::prelude::*;

use super::card::event_card;
use super::filters::{Filters, use_facets};
use super::query::{ActivityQuery, query_of, use_activity_query};
use crate::api;
use crate::hook::{use_edition_of, use_paged};
use crate::route::Route;
use crate::text;
use crate::ui::{Empty, Note, PageHead, RouteLink, Tone, href};

/// Cards of one page.
const PAGE: u32 = 24;

#[component]
pub fn ActivityList() -> Html {
    let address = use_activity_query(Route::Activities);
    let filter = address.find.filter.clone();
    let edition = use_edition_of(filter.edition_id);
    let facets = use_facets(&PublicFilter {
        over: None,
        ..filter.clone()
    });
    // What is to come stands first, and what is over has a line below it: unless days are asked for, or all
    // of it is over.
    let days = filter.from.is_some() || filter.until.is_some();
    let ended = facets
        .as_ref()
        .is_some_and(|f| f.total > 0 && f.over == f.total);
    let over = match filter.over {
        None if days => None,
        None => Some(ended),
        asked => asked,
    };
    let backwards = matches!((filter.from, filter.until), (Some(a), Some(b)) if b < a);
    let found = use_paged(
        (
            PublicFilter {
                over,
                ..filter.clone()
            },
            backwards,
            address.find.cursor.clone(),
        ),
        |(filter, backwards, begin), cursor| async move {
            if backwards {
                let (items, next) = (Vec::new(), None);
                return Ok(contract::page::Page { items, next });
            }
            let limit = Some(PAGE);
            let filter = PublicFilter {
                cursor: cursor.or(begin),
                limit,
                ..filter
            };
            api::portal::list_public_activities(filter).await
        },
    );
    let organizer = found
        .items
        .iter()
        .map(|row| &row.organization)
        .find(|o| Some(o.id) == filter.organization_id)
        .map(|o| AttrValue::from(o.name.clone()));
    let cards = |rows: &[PublicRow]| {
        let card = |row: &PublicRow| event_card(row, edition.as_deref());
        html! { <ul class="events">{ for rows.iter().map(card) }</ul> }
    };
    // Without script the list is read page by page, each at its own address.
    let begun = address.find.cursor.is_some();
    let later = |cursor: &str| {
        let find = ActivityQuery {
            cursor: Some(cursor.to_owned()),
            ..address.find.clone()
        };
        Some(href(&Route::Activities, &find.write()).into())
    };
    let none = !found.busy && found.problem.is_none() && found.items.is_empty();
    html! {
        <div class="wrap listing">
            <PageHead title={text::nav_activities()} lead={text::find_lead()}>
                <RouteLink to={Route::Calendar} query={shared(&filter)} class="button quiet">{text::see_calendar()}</RouteLink>
                <RouteLink to={Route::Map} query={shared(&filter)} class="button quiet">{text::see_map()}</RouteLink>
            </PageHead>
            if let (Some(_), Some(edition)) = (filter.edition_id, edition.as_ref().filter(|e| !e.current)) {
                <Note tone={Tone::Info}>
                    <p>{text::with(text::find_past, text::written(&edition.content.name))}<RouteLink to={Route::Activities}>{text::find_this_year()}</RouteLink></p>
                </Note>
            }
            <Filters route={Route::Activities} find={address.find.clone()} edition={edition.clone()} push={address.push.clone()} replace={address.replace} facets={facets.clone()} days=true {organizer} />
            <p class="found small" role="status">
                if let Some(facets) = facets.as_ref().filter(|f| f.total > 0 && !none) {
                    {text::around(&said(facets, over), |count| html! { <b>{count}</b> })}
                }
            </p>
            if ended && filter.over.is_none() && !days {
                <Note tone={Tone::Info}><p>{text::find_ended()}</p></Note>
            }
            if begun {
                <p><RouteLink to={Route::Activities} query={query_of(filter.clone())} class="button quiet">{text::find_begin()}</RouteLink></p>
            }
            if none {
                {nothing(&filter, backwards)}
            } else {
                <section aria-labelledby="found" aria-busy={found.busy.to_string()}>
                    <h2 id="found" class="unseen">{text::find_list()}</h2>
                    {found.linked("", later, cards)}
                </section>
            }
            if let Some(facets) = facets.filter(|_| !days) {
                {other_half(&filter, &facets, over)}
            }
        </div>
    }
}

/// How many are shown, and in which order.
fn said(facets: &Facets, over: Option<bool>) -> String {
    match over {
        None => text::find_found(facets.total),
        Some(true) => text::find_found_over(facets.over),
        Some(false) => text::find_found_coming(facets.total - facets.over),
    }
}

/// One line that counts what is not shown: what is over below what comes, and the way back.
fn other_half(filter: &PublicFilter, facets: &Facets, over: Option<bool>) -> Html {
    let (text, over) = match over {
        Some(false) if facets.over > 0 => (text::find_fold(facets.over), Some(true)),
        Some(true) if facets.over < facets.total => {
            (text::find_unfold(facets.total - facets.over), None)
        }
        _ => return html! {},
    };
    let query = query_of(PublicFilter {
        over,
        ..filter.clone()
    });
    html! { <p class="halves"><RouteLink to={Route::Activities} {query} class="button quiet">{text}</RouteLink></p> }
}

/// The conditions that the calendar knows too.
fn shared(filter: &PublicFilter) -> String {
    query_of(PublicFilter {
        organization_id: None,
        topic: None,
        from: None,
        until: None,
        over: None,
        ..filter.clone()
    })
}

/// Nothing found: what to try next.
fn nothing(filter: &PublicFilter, backwards: bool) -> Html {
    let edition_id = filter.edition_id;
    let bare = PublicFilter {
        edition_id,
        ..PublicFilter::default()
    };
    if *filter == bare {
        return html! { <Empty text={text::find_none_yet()} /> };
    }
    let without = |filter: PublicFilter, text: &'static str| {
        html! { <RouteLink to={Route::Activities} query={query_of(filter)} class="button quiet">{text}</RouteLink> }
    };
    let text = match (backwards, &filter.q) {
        (true, _) => text::find_backwards(),
        (_, Some(_)) => text::find_no_words(),
        _ => text::find_nothing(),
    };
    html! {
        <Empty {text}>
            if filter.from.is_some() || filter.until.is_some() {
                {without(PublicFilter { from: None, until: None, ..filter.clone() }, text::find_any_time())}
            }
            if filter.region.is_some() {
                {without(PublicFilter { region: None, ..filter.clone() }, text::find_any_place())}
            }
            {without(bare, text::find_clear())}
        </Empty>
    }
}
