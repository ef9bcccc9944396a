//! The province's cities as links, each with a large target.

use contract::portal::PublicFilter;
use contract::region::Region;
use yew::prelude::*;

use super::map::{PROVINCE, short};
use super::query::query_of;
use crate::labels;
use crate::route::Route;
use crate::ui::RouteLink;

/// `all`: the word for the whole province. `chosen`: a city's or a county's code.
pub fn city_links(
    route: &Route,
    label: &'static str,
    all: &'static str,
    regions: &[Region],
    chosen: Option<&str>,
) -> Html {
    let digits = |code: &str| code.get(..4).map(str::to_owned);
    let chosen = chosen.filter(|code| *code != PROVINCE).and_then(digits);
    let choice = |code: &str, name: String| {
        let query = query_of(PublicFilter {
            region: Some(code.to_owned()),
            ..PublicFilter::default()
        });
        let current = match &chosen {
            Some(chosen) => code.starts_with(&**chosen),
            None => code == PROVINCE,
        };
        html! { <li><RouteLink to={route.clone()} {query} class="chip" {current}>{name}</RouteLink></li> }
    };
    let cities = regions.iter().filter(|r| r.level == 2);
    html! {
        <nav class="cities" aria-label={label}>
            <ul class="chips">
                {choice(PROVINCE, all.to_owned())}
                { for cities.map(|r| choice(&r.code, short(&labels::region(r)).to_owned())) }
            </ul>
        </nav>
    }
}
