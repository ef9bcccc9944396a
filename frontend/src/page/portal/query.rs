//! What the reader looks for lives in the address: it can be shared, and "back" brings it again.

use chrono::{Datelike, Days, NaiveDate};
use contract::activity::Mode;
use contract::limit;
use contract::portal::{CalendarFilter, PublicFilter};
use contract::region::{is_code, prefix};
use contract::text::clean;
use yew::prelude::*;
use yew_router::prelude::*;

use super::dates::{end_of, first_of};
use crate::api;
use crate::route::Route;

/// What the calendar shows at once.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub enum View {
    #[default]
    Month,
    Week,
    Day,
}

impl View {
    pub const ALL: [Self; 3] = [Self::Month, Self::Week, Self::Day];

    pub fn code(self) -> &'static str {
        match self {
            Self::Month => "month",
            Self::Week => "week",
            Self::Day => "day",
        }
    }

    /// The first day and the last that are shown together with this one.
    pub fn span(self, day: NaiveDate) -> (NaiveDate, NaiveDate) {
        match self {
            Self::Month => {
                let first = day.with_day(1).unwrap_or(day);
                (first, end_of(first))
            }
            Self::Week => {
                let monday = day - Days::new(u64::from(day.weekday().num_days_from_monday()));
                (monday, monday + Days::new(6))
            }
            Self::Day => (day, day),
        }
    }
}

/// The list's filter and, on the calendar, what it shows.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ActivityQuery {
    pub filter: PublicFilter,
    pub view: View,
    /// A day of what is shown; where absent, the calendar looks for one that has something.
    pub date: Option<NaiveDate>,
    /// Where the list begins, if not at its beginning: read without script, page by page.
    pub cursor: Option<String>,
}

impl ActivityQuery {
    /// What an address asks for. What it says wrongly, it does not say.
    pub fn read(query: &str) -> Self {
        let query = query.trim_start_matches('?');
        let params: Vec<(String, String)> = serde_urlencoded::from_str(query).unwrap_or_default();
        let text = |name: &str| {
            let text = clean(&params.iter().find(|(key, _)| key == name)?.1);
            (!text.is_empty()).then_some(text)
        };
        let code = |name: &str| text(name).filter(|c| c.len() <= 40);
        let day = |name: &str| text(name)?.parse().ok();
        let place = |name: &str| text(name).filter(|c| is_code(c));
        // A form sent without script names the city and the county, which may lie in another city.
        let within = |city: Option<String>| {
            let county = place("county");
            let inside = |county: &String| {
                city.as_deref()
                    .is_some_and(|c| county.starts_with(prefix(c)))
            };
            county.filter(inside).or(city)
        };
        Self {
            filter: PublicFilter {
                edition_id: text("edition_id").and_then(|id| id.parse().ok()),
                region: place("region").or_else(|| within(place("city"))),
                organization_id: text("organization_id").and_then(|id| id.parse().ok()),
                strand: code("strand"),
                form: code("form"),
                audience: code("audience"),
                topic: code("topic"),
                mode: text("mode").and_then(|m| Mode::parse(&m)),
                exemplar: text("exemplar").filter(|e| e == "true").map(|_| true),
                from: day("from"),
                until: day("until"),
                over: text("over").filter(|o| o == "true").map(|_| true),
                q: text("q").map(|q| q.chars().take(limit::QUERY).collect()),
                cursor: None,
                limit: None,
            },
            view: View::ALL
                .into_iter()
                .find(|v| text("view").as_deref() == Some(v.code()))
                .unwrap_or_default(),
            // A month of an address that somebody kept is its first day.
            date: day("date")
                .or_else(|| first_of(&text("month")?))
                .filter(|d: &NaiveDate| (1900..=2200).contains(&d.year())),
            cursor: text("cursor").filter(|c| c.len() <= 500),
        }
    }

    /// The query string, without `?`.
    pub fn write(&self) -> String {
        let mut out = api::query(&self.filter).trim_start_matches('?').to_owned();
        let mut put = |name: &str, value: &str| {
            if !out.is_empty() {
                out.push('&');
            }
            out = std::mem::take(&mut out) + name + "=" + value;
        };
        if self.view != View::default() {
            put("view", self.view.code());
        }
        if let Some(date) = self.date {
            put("date", &date.to_string());
        }
        if let Some(cursor) = &self.cursor {
            put("cursor", &api::encoded(cursor));
        }
        out
    }

    /// The calendar's question.
    pub fn calendar(&self) -> CalendarFilter {
        let filter = self.filter.clone();
        let days = self.date.map(|day| self.view.span(day));
        CalendarFilter {
            edition_id: filter.edition_id,
            from: days.map(|(first, _)| first),
            until: days.map(|(_, last)| last),
            items: match self.view {
                View::Month => None,
                View::Week => Some(8),
                View::Day => Some(100),
            },
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
    ActivityQuery {
        filter,
        ..ActivityQuery::default()
    }
    .write()
}

pub struct UseActivityQuery {
    pub find: ActivityQuery,
    /// A choice: "back" undoes it.
    pub push: Callback<ActivityQuery>,
    /// A letter more of the same word: "back" does not stop at it.
    pub replace: Callback<ActivityQuery>,
}

/// Reads the address of `route` and writes it.
#[hook]
pub fn use_activity_query(route: Route) -> UseActivityQuery {
    let query = use_location().map(|l| l.query_str().to_owned());
    let find = use_memo(query, |q| {
        ActivityQuery::read(q.as_deref().unwrap_or_default())
    });
    let navigator = use_navigator();
    let goes = |replace: bool| {
        let (navigator, route) = (navigator.clone(), route.clone());
        Callback::from(move |find: ActivityQuery| {
            let Some(navigator) = &navigator else { return };
            let query = find.write();
            let raw = yew_router::query::Raw(query.as_str());
            let _ = match replace {
                true => navigator.replace_with_query(&route, raw),
                false => navigator.push_with_query(&route, raw),
            };
        })
    };
    UseActivityQuery {
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
        let find = ActivityQuery {
            filter: PublicFilter {
                edition_id: Some(uuid::Uuid::from_u128(7).into()),
                region: Some("220100".into()),
                strand: Some("reading".into()),
                audience: Some("elderly".into()),
                mode: Some(Mode::Hybrid),
                exemplar: Some(true),
                from: "2020-11-15".parse().ok(),
                until: "2020-11-21".parse().ok(),
                over: Some(true),
                q: Some("书 & 画+手机".into()),
                ..Default::default()
            },
            view: View::Week,
            date: "2020-11-09".parse().ok(),
            cursor: None,
        };
        assert_eq!(ActivityQuery::read(&find.write()), find);
        assert_eq!(ActivityQuery::read(&format!("?{}", find.write())), find);
        let later = ActivityQuery {
            cursor: Some("a+/=".into()),
            ..ActivityQuery::default()
        };
        assert_eq!(later.write(), "cursor=a%2B%2F%3D");
        assert_eq!(ActivityQuery::read(&later.write()), later);
        assert_eq!(ActivityQuery::default().write(), "");
        assert_eq!(ActivityQuery::read(""), ActivityQuery::default());
    }

    #[wasm_bindgen_test]
    fn a_view_shows_whole_spans() {
        let day = "2020-11-15".parse().expect("a day");
        let said = |view: View| {
            let (first, last) = view.span(day);
            format!("{first} {last}")
        };
        assert_eq!(said(View::Month), "2020-11-01 2020-11-30");
        assert_eq!(said(View::Week), "2020-11-09 2020-11-15", "from Monday");
        assert_eq!(said(View::Day), "2020-11-15 2020-11-15");
    }

    #[wasm_bindgen_test]
    fn a_form_names_the_city_and_the_county() {
        let region = |query| ActivityQuery::read(query).filter.region;
        assert_eq!(
            region("city=220100&county=&strand=").as_deref(),
            Some("220100")
        );
        assert_eq!(
            region("city=220100&county=220104").as_deref(),
            Some("220104")
        );
        assert_eq!(
            region("city=220200&county=220104").as_deref(),
            Some("220200")
        );
        assert_eq!(region("city=&county=220104"), None);
    }

    #[wasm_bindgen_test]
    fn nonsense_in_an_address_asks_for_nothing() {
        let query = "?region=长春&mode=tv&exemplar=yes&from=2020-02-30&edition_id=x&view=year&date=2020-13-01&q=%20%20&page=3";
        assert_eq!(ActivityQuery::read(query), ActivityQuery::default());
    }
}
