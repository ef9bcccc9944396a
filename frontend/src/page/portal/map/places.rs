//! The places as a list, with how many activities each has.

use yew::prelude::*;

use crate::route::Route;
use crate::ui::Go;

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
            <li key={spot.code.clone()}><Go {to} {query} current={spot.chosen}>
                <span>{&spot.name}</span>
                <meter min="0" max={most.to_string()} value={spot.activities.unwrap_or(0).to_string()} aria-hidden="true"></meter>
                <b>{spot.activities}<span class="unseen">{"项活动"}</span></b>
            </Go></li>
        }
    };
    let inside: i64 = spots.iter().filter_map(|s| s.activities).sum();
    let rest = total
        .filter(|_| !spots.is_empty())
        .map(|total| total - inside);
    let beside = |text: &'static str, count: Option<i64>| match count {
        Some(count) if count > 0 => {
            html! { <li><p><span>{text}</span><b>{count}<span class="unseen">{"项活动"}</span></b></p></li> }
        }
        _ => html! {},
    };
    html! {
        <ul class="places" aria-label="各地活动数量">
            { for spots.iter().map(row) }
            {beside(if placeless.is_some() { "省本级" } else { "市（州）本级" }, rest)}
            {beside("未列入行政区划（如长白山）", placeless)}
        </ul>
    }
}

/// The largest number, at least one.
pub fn most(spots: &[Spot]) -> i64 {
    let counts = spots.iter().filter_map(|s| s.activities);
    counts.max().unwrap_or(0).max(1)
}
