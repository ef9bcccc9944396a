//! Where today stands in an edition's days: said before the first of them and after the last.

use chrono::NaiveDate;
use contract::edition::Edition;
use contract::portal::PublicFilter;
use yew::prelude::*;

use super::dates;
use super::query::query_of;
use crate::route::Route;
use crate::text;
use crate::ui::{Note, RouteLink, Tone};

/// Nothing while the week is on, or where its days are not known.
pub fn season_note(edition: &Edition, today: NaiveDate) -> Html {
    let Some((first, last)) = dates::span(edition) else {
        return html! {};
    };
    let query = query_of(PublicFilter {
        edition_id: (!edition.current).then_some(edition.id),
        ..PublicFilter::default()
    });
    let list = |text: &'static str| {
        html! { <RouteLink to={Route::Activities} query={query.clone()} class="button quiet">{text}</RouteLink> }
    };
    if today < first {
        let days = (first - today).num_days();
        return html! {
            <Note tone={Tone::Info}>
                <p>{text::season_before(&dates::day(first, today), days)}</p>
                <p class="actions">{list(text::season_before_list())}</p>
            </Note>
        };
    }
    if today <= last {
        return html! {};
    }
    html! {
        <Note tone={Tone::Info}>
            <p>{text::season_after()}</p>
            <p class="actions">
                {list(text::season_after_list())}
                <RouteLink to={Route::Hall} class="button quiet">{text::nav_hall()}</RouteLink>
            </p>
        </Note>
    }
}
