//! The places as a list, with how many activities each has.

use yew::prelude::*;

use crate::route::Route;
use crate::text;
use crate::ui::RouteLink;

/// A place that can be chosen.
pub struct Spot {
    pub code: String,
    pub name: String,
    /// Absent while it is not known.
    pub activities: Option<i64>,
    pub to: (Route, String),
    pub chosen: bool,
}

/// `total`: of the place around them; `placeless`: under no place at all.
pub fn place_list(spots: &[Spot], total: Option<i64>, placeless: Option<i64>) -> Html {
    let most = most(spots);
    let row = |spot: &Spot| {
        let (to, query) = spot.to.clone();
        html! {
            <li key={spot.code.clone()}><RouteLink {to} {query} current={spot.chosen}>
                <span>{&spot.name}</span>
                <meter min="0" max={most.to_string()} value={spot.activities.unwrap_or(0).to_string()} aria-hidden="true"></meter>
                { for spot.activities.map(figure) }
            </RouteLink></li>
        }
    };
    let inside: i64 = spots.iter().filter_map(|s| s.activities).sum();
    let rest = total
        .filter(|_| !spots.is_empty())
        .map(|total| total - inside);
    let beside = |text: &'static str, count: Option<i64>| match count {
        Some(count) if count > 0 => {
            html! { <li><p><span>{text}</span>{figure(count)}</p></li> }
        }
        _ => html! {},
    };
    html! {
        <ul class="places" aria-label={text::map_places()}>
            { for spots.iter().map(row) }
            {beside(if placeless.is_some() { text::map_rest_province() } else { text::map_rest_city() }, rest)}
            {beside(text::map_placeless(), placeless)}
        </ul>
    }
}

fn figure(count: i64) -> Html {
    html! { <b>{text::unseen(&text::map_count(count))}</b> }
}

/// The largest number, at least one.
pub fn most(spots: &[Spot]) -> i64 {
    let counts = spots.iter().filter_map(|s| s.activities);
    counts.max().unwrap_or(0).max(1)
}
