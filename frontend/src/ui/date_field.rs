//! Date and time fields. Instants are UTC outside and Shanghai wall clock on the page.

use chrono::{DateTime, Datelike, NaiveDate, NaiveTime, Timelike, Utc};
use contract::time;
use yew::prelude::*;

use super::field::{typed, use_frame};

#[derive(Properties, PartialEq)]
pub struct WhenProps<T: PartialEq + 'static> {
    pub name: AttrValue,
    pub label: AttrValue,
    pub value: Option<T>,
    /// `None` where the field is empty or half filled in.
    pub onchange: Callback<Option<T>>,
    #[prop_or_default]
    pub hint: AttrValue,
    #[prop_or_default]
    pub required: bool,
}

macro_rules! when_field {
    ($(#[$doc:meta])* $name:ident, $type:ty, $kind:literal, $write:path, $read:path) => {
        $(#[$doc])*
        #[component]
        pub fn $name(props: &WhenProps<$type>) -> Html {
            let frame = use_frame(&props.name, &props.label, &props.hint, props.required);
            let value = props.value.map($write).unwrap_or_default();
            let onchange = props.onchange.reform(|e: InputEvent| $read(&typed(&e)));
            let control = html! {
                <input id={frame.id.clone()} name={props.name.clone()} class="input when" type={$kind} {value} oninput={onchange}
                    aria-describedby={frame.described_by()} aria-invalid={frame.invalid()}
                    aria-required={props.required.then_some("true")} />
            };
            frame.around(control, html! {})
        }
    };
}

when_field!(
    /// A Shanghai day.
    DateField, NaiveDate, "date", date_text, date_of
);
when_field!(
    /// A time of day.
    TimeField, NaiveTime, "time", time_text, time_of
);
when_field!(
    /// A moment: Shanghai wall clock on the page, UTC in the value.
    InstantField, DateTime<Utc>, "datetime-local", instant_text, instant_of
);

pub fn date_text(day: NaiveDate) -> String {
    format!("{:04}-{:02}-{:02}", day.year(), day.month(), day.day())
}

pub fn date_of(text: &str) -> Option<NaiveDate> {
    let mut parts = text.splitn(3, '-');
    let (year, month, day) = (parts.next()?, parts.next()?, parts.next()?);
    NaiveDate::from_ymd_opt(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?)
}

pub fn time_text(at: NaiveTime) -> String {
    format!("{:02}:{:02}", at.hour(), at.minute())
}

/// Seconds, which some browsers add, are dropped.
pub fn time_of(text: &str) -> Option<NaiveTime> {
    let mut parts = text.split(':');
    let (hour, minute) = (parts.next()?, parts.next()?);
    NaiveTime::from_hms_opt(hour.parse().ok()?, minute.parse().ok()?, 0)
}

pub fn instant_text(at: DateTime<Utc>) -> String {
    let wall = time::local(at);
    format!("{}T{}", date_text(wall.date()), time_text(wall.time()))
}

pub fn instant_of(text: &str) -> Option<DateTime<Utc>> {
    let (day, at) = text.split_once('T')?;
    Some(time::instant(date_of(day)?.and_time(time_of(at)?)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use wasm_bindgen_test::wasm_bindgen_test;

    #[wasm_bindgen_test]
    fn the_page_shows_shanghai_and_sends_utc() {
        let at = instant_of("2020-11-15T01:30").expect("a moment");
        assert_eq!(at.to_rfc3339(), "2020-11-14T17:30:00+00:00");
        assert_eq!(instant_text(at), "2020-11-15T01:30");
        assert_eq!(instant_of("2020-11-15T01:30:00"), Some(at));
    }

    #[wasm_bindgen_test]
    fn half_filled_in_is_nothing() {
        for text in [
            "",
            "2020-11-15",
            "T10:00",
            "2020-02-30T10:00",
            "2020-11-15T25:00",
        ] {
            assert_eq!(instant_of(text), None, "{text}");
        }
        assert_eq!(
            date_of("2020-11-30").map(date_text).as_deref(),
            Some("2020-11-30")
        );
        assert_eq!(time_of("09:05").map(time_text).as_deref(), Some("09:05"));
    }
}
