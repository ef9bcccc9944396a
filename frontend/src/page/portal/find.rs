//! What the reader looks for lives in the address: it can be shared, and "back" brings it again.

use contract::activity::Mode;
use contract::limit;
use contract::portal::{CalendarFilter, PublicFilter};
use contract::region::is_code;
use contract::text::clean;
use yew::prelude::*;
use yew_router::prelude::*;

use crate::api;
use crate::route::Route;

/// The list's filter and, on the calendar, its month.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Find {
    pub filter: PublicFilter,
    /// `2020-11`
    pub month: Option<String>,
}

impl Find {
    /// What an address asks for. What it says wrongly, it does not say.
    pub fn read(query: &str) -> Self {
        let query = query.trim_start_matches('?');
        let params: Vec<(String, String)> = serde_urlencoded::from_str(query).unwrap_or_default();
        let text = |name: &str| {
            let text = clean(&params.iter().find(|(key, _)| key == name)?.1);
            (!text.is_empty()).then_some(text)
        };
        let code = |name: &str| text(name).filter(|c| c.len() <= 40);
        let id = |name: &str| text(name)?.parse().ok();
        let day = |name: &str| text(name)?.parse().ok();
        Self {
            filter: PublicFilter {
                edition_id: id("edition_id"),
                region: text("region").filter(|c| is_code(c)),
                organization_id: id("organization_id"),
                strand: code("strand"),
                form: code("form"),
                audience: code("audience"),
                topic: code("topic"),
                mode: text("mode").and_then(|m| Mode::parse(&m)),
                exemplar: text("exemplar").filter(|e| e == "true").map(|_| true),
                from: day("from"),
                until: day("until"),
                q: text("q").map(|q| q.chars().take(limit::QUERY).collect()),
                cursor: None,
                limit: None,
            },
            month: text("month").filter(|m| super::dates::first_of(m).is_some()),
        }
    }

    /// The query string, without `?`.
    pub fn write(&self) -> String {
        let mut out = api::query(&self.filter).trim_start_matches('?').to_owned();
        if let Some(month) = &self.month {
            if !out.is_empty() {
                out.push('&');
            }
            out += "month=";
            out += month;
        }
        out
    }

    /// The calendar's question.
    pub fn calendar(&self) -> CalendarFilter {
        let filter = self.filter.clone();
        CalendarFilter {
            edition_id: filter.edition_id,
            month: self.month.clone(),
            region: filter.region,
            strand: filter.strand,
            form: filter.form,
            audience: filter.audience,
            mode: filter.mode,
            exemplar: filter.exemplar,
            q: filter.q,
            ..CalendarFilter::default()
        }
    }
}

/// A query string for one strand, one organizer and so on.
pub fn query_of(filter: PublicFilter) -> String {
    let month = None;
    Find { filter, month }.write()
}

pub struct UseFind {
    pub find: Find,
    /// A choice: "back" undoes it.
    pub push: Callback<Find>,
    /// A letter more of the same word: "back" does not stop at it.
    pub replace: Callback<Find>,
}

/// Reads the address of `route` and writes it.
#[hook]
pub fn use_find(route: Route) -> UseFind {
    let query = use_location().map(|l| l.query_str().to_owned());
    let find = use_memo(query, |q| Find::read(q.as_deref().unwrap_or_default()));
    let navigator = use_navigator();
    let goes = |replace: bool| {
        let (navigator, route) = (navigator.clone(), route.clone());
        Callback::from(move |find: Find| {
            let Some(navigator) = &navigator else { return };
            let query = find.write();
            let raw = yew_router::query::Raw(query.as_str());
            let _ = match replace {
                true => navigator.replace_with_query(&route, raw),
                false => navigator.push_with_query(&route, raw),
            };
        })
    };
    UseFind {
        find: (*find).clone(),
        push: goes(false),
        replace: goes(true),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use wasm_bindgen_test::wasm_bindgen_test;

    #[wasm_bindgen_test]
    fn a_filter_comes_back_from_its_address() {
        let find = Find {
            filter: PublicFilter {
                edition_id: Some(uuid::Uuid::from_u128(7)),
                region: Some("220100".into()),
                strand: Some("reading".into()),
                audience: Some("elderly".into()),
                mode: Some(Mode::Hybrid),
                exemplar: Some(true),
                from: "2020-11-15".parse().ok(),
                until: "2020-11-21".parse().ok(),
                q: Some("书 & 画+手机".into()),
                ..Default::default()
            },
            month: Some("2020-11".into()),
        };
        assert_eq!(Find::read(&find.write()), find);
        assert_eq!(Find::read(&format!("?{}", find.write())), find);
        assert_eq!(Find::default().write(), "");
        assert_eq!(Find::read(""), Find::default());
    }

    #[wasm_bindgen_test]
    fn nonsense_in_an_address_asks_for_nothing() {
        let query = "?region=长春&mode=tv&exemplar=yes&from=2020-02-30&edition_id=x&month=2020-13&q=%20%20&page=3";
        assert_eq!(Find::read(query), Find::default());
    }
}
