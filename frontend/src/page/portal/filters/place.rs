//! A place: first the city or prefecture, then the county in it.

use std::rc::Rc;

use contract::portal::Facets;
use contract::region::{Region, prefix};
use yew::prelude::*;

use super::facet::counted;
use crate::ui::SelectField;
use crate::{labels, text};

/// An empty choice means everywhere.
pub fn place_fields(
    all: &[Region],
    facets: Option<&Facets>,
    value: &str,
    onchange: &Callback<String>,
) -> Html {
    let city = all
        .iter()
        .find(|r| r.level == 2 && value.starts_with(prefix(&r.code)))
        .map(|r| r.code.clone())
        .unwrap_or_default();
    let options = |inside: &dyn Fn(&Region) -> bool| {
        let found = all.iter().filter(|r| inside(r));
        Rc::new(
            found
                .map(|r| {
                    let label = counted(&labels::region(r), &r.code, facets.map(|f| &*f.regions));
                    (r.code.clone().into(), label)
                })
                .collect::<Vec<(AttrValue, AttrValue)>>(),
        )
    };
    let cities = options(&|r| r.level == 2);
    let counties = options(&|r| r.level == 3 && r.parent_code.as_deref() == Some(city.as_str()));
    // Without a county the whole city is meant.
    let within = {
        let city = city.clone();
        onchange.reform(move |county: String| {
            if county.is_empty() {
                city.clone()
            } else {
                county
            }
        })
    };
    let county = if value == city { "" } else { value };
    html! {
        <>
            <SelectField name="city" label={text::find_city()} none={text::find_everywhere()} options={cities} value={city.clone()} onchange={onchange.clone()} />
            <SelectField name="county" label={text::find_county()} none={if city.is_empty() { text::find_city_first() } else { text::find_all() }} options={counties}
                value={county.to_owned()} onchange={within} disabled={city.is_empty()} />
        </>
    }
}
