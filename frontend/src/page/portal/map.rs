//! 活动地图: the province's outline by city, a city's by county, each with its number; the same as a list.

mod drawing;
mod outline;
mod places;

use contract::portal::PublicFilter;
use contract::region::Region;
use yew::prelude::*;

use super::filters::{Filters, count_of, use_facets};
use super::query::{query_of, use_activity_query};
use crate::api;
use crate::hook::{use_edition_of, use_fetch};
use crate::route::Route;
use crate::ui::{PageHead, RouteLink};
use crate::{labels, text};

use drawing::drawing;
pub use drawing::short;
use outline::Outline;
use places::{Spot, place_list};

pub const PROVINCE: &str = "220000";

#[component]
pub fn MapPage() -> Html {
    let address = use_activity_query(Route::Map);
    let find = &address.find;
    let filter = &find.filter;
    let edition = use_edition_of(filter.edition_id);
    let facets = use_facets(filter);
    let regions = use_fetch((), |()| api::region::list_regions());
    let city = city_of(filter.region.as_deref());
    let shape = use_fetch(city.clone(), |code| async move {
        api::fetch_asset::<Outline>(&format!("assets/map/{code}.json")).await
    });
    let all = regions
        .data
        .as_deref()
        .map(Vec::as_slice)
        .unwrap_or_default();
    let counts = facets.as_deref().map(|f| f.regions.as_slice());
    let spot = |region: &Region| Spot {
        code: region.code.clone(),
        name: labels::region(region),
        activities: counts.map(|c| count_of(c, &region.code)),
        to: link(&region.code, filter),
        chosen: filter.region.as_deref() == Some(&region.code),
    };
    let inside = all
        .iter()
        .filter(|r| r.parent_code.as_deref() == Some(&*city));
    let spots: Vec<Spot> = inside.map(spot).collect();
    let name = all.iter().find(|r| r.code == city).map(labels::region);
    let name = name.unwrap_or_default();
    let total = counts.map(|c| count_of(c, &city));
    html! {
        <div class="wrap">
            <PageHead title={text::nav_map()} lead={text::map_lead()}>
                <RouteLink to={Route::Activities} query={query_of(filter.clone())} class="button quiet">{text::see_list()}</RouteLink>
                <RouteLink to={Route::Calendar} query={query_of(filter.clone())} class="button quiet">{text::see_calendar()}</RouteLink>
            </PageHead>
            <Filters route={Route::Map} find={find.clone()} edition={edition.clone()} push={address.push.clone()} replace={address.replace.clone()} facets={facets.clone()} />
            <div class="map-head">
                <h2 aria-live="polite">{&name}
                    if let Some(total) = total {
                        <small>{text::map_total(total)}</small>
                    }
                </h2>
                if city != PROVINCE {
                    <RouteLink to={Route::Map} query={within(None, filter)} class="button quiet">{text::map_province()}</RouteLink>
                }
                <RouteLink to={Route::Activities} query={within((city != PROVINCE).then_some(&*city), filter)} class="button quiet">{text::map_here()}</RouteLink>
            </div>
            <div class="map-body">
                { shape.view(|outline| drawing(outline, &name, &spots)) }
                {place_list(&spots, total, facets.as_deref().filter(|_| city == PROVINCE).map(|f| f.placeless))}
            </div>
            <p class="small">{text::map_note()}</p>
        </div>
    }
}

/// The city that is shown: the one that is chosen, or the one around a chosen county.
fn city_of(region: Option<&str>) -> String {
    match region.and_then(|code| code.get(..4)) {
        Some(digits) if digits != "2200" => format!("{digits}00"),
        _ => PROVINCE.to_owned(),
    }
}

/// A city opens, a county leads to its activities.
fn link(code: &str, filter: &PublicFilter) -> (Route, String) {
    let route = match code.ends_with("00") {
        true => Route::Map,
        false => Route::Activities,
    };
    (route, within(Some(code), filter))
}

fn within(code: Option<&str>, filter: &PublicFilter) -> String {
    query_of(PublicFilter {
        region: code.map(str::to_owned),
        ..filter.clone()
    })
}

#[cfg(test)]
mod tests {
    use super::city_of;
    use wasm_bindgen_test::wasm_bindgen_test;

    #[wasm_bindgen_test]
    fn a_county_is_shown_in_its_city() {
        assert_eq!(city_of(None), "220000");
        assert_eq!(city_of(Some("220000")), "220000");
        assert_eq!(city_of(Some("220200")), "220200");
        assert_eq!(
            city_of(Some("220581")),
            "220500",
            "reports to the province, lies in 通化"
        );
    }
}
