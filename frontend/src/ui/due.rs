//! Deadlines in words.

use chrono::{DateTime, TimeDelta, Timelike, Utc};
use contract::time;
use yew::prelude::*;

use super::{Badge, Tone};

/// From how many days before it on a deadline is near.
const NEAR: i64 = 3;

/// `还有3天`, `今天截止`, `已逾期2天`, in days of Shanghai, and how urgent that is.
pub fn time_left(due: Option<DateTime<Utc>>, now: DateTime<Utc>) -> (String, Tone) {
    let Some(due) = due else {
        return ("时间另行通知".into(), Tone::Plain);
    };
    let days = (time::day(due) - time::day(now)).num_days();
    match (now > due, days) {
        (true, 0) => ("今天已截止".into(), Tone::Bad),
        (true, days) => (format!("已逾期{}天", -days), Tone::Bad),
        (false, 0) => ("今天截止".into(), Tone::Warm),
        (false, days) if days <= NEAR => (format!("还有{days}天"), Tone::Warm),
        (false, days) => (format!("还有{days}天"), Tone::Plain),
    }
}

/// A day's last minute means the whole of it: 23:59 closes at 23:59:59.
pub fn inclusive_deadline(at: DateTime<Utc>) -> DateTime<Utc> {
    let wall = time::local(at);
    if (wall.hour(), wall.minute(), wall.second()) == (23, 59, 0) {
        at + TimeDelta::seconds(59)
    } else {
        at
    }
}

#[derive(Properties, PartialEq)]
pub struct Props {
    pub due: Option<DateTime<Utc>>,
    /// It was put off for this organization.
    #[prop_or_default]
    pub extended: bool,
    /// Nothing is waited for any more: no days are counted.
    #[prop_or_default]
    pub over: bool,
    /// Stands beside a label that says what it is.
    #[prop_or_default]
    pub labelled: bool,
}

/// The deadline in full and the days that are left.
#[component]
pub fn Due(props: &Props) -> Html {
    let Some(due) = props.due else {
        let text = if props.labelled {
            "另行通知"
        } else {
            "截止时间另行通知"
        };
        return html! { <span>{text}</span> };
    };
    let word = match (props.extended, props.labelled) {
        (true, _) => "已延期至",
        (false, true) => "",
        (false, false) => "截止时间：",
    };
    let (text, tone) = time_left(props.due, Utc::now());
    html! {
        <span class="due">
            <span>{word}{time::say_full(due)}</span>
            if !props.over {
                <Badge {text} {tone} />
            }
        </span>
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use wasm_bindgen_test::wasm_bindgen_test;

    fn at(text: &str) -> DateTime<Utc> {
        text.parse().expect("an instant")
    }

    #[wasm_bindgen_test]
    fn days_are_days_of_shanghai() {
        let due = Some(at("2020-10-20T23:59:59+08:00"));
        let said = |now: &str| time_left(due, at(now)).0;
        assert_eq!(said("2020-10-17T00:30:00+08:00"), "还有3天");
        assert_eq!(said("2020-10-20T00:00:00+08:00"), "今天截止");
        assert_eq!(said("2020-10-20T23:59:59+08:00"), "今天截止");
        assert_eq!(said("2020-10-21T00:00:00+08:00"), "已逾期1天");
        assert_eq!(
            time_left(None, at("2020-10-21T00:00:00Z")).0,
            "时间另行通知"
        );
        let noon = Some(at("2020-10-20T12:00:00+08:00"));
        assert_eq!(
            time_left(noon, at("2020-10-20T12:00:01+08:00")).0,
            "今天已截止"
        );
    }

    #[wasm_bindgen_test]
    fn a_days_last_minute_is_the_whole_day() {
        assert_eq!(
            inclusive_deadline(at("2020-10-20T23:59:00+08:00")),
            at("2020-10-20T23:59:59+08:00")
        );
        let noon = at("2020-10-20T12:00:00+08:00");
        assert_eq!(inclusive_deadline(noon), noon);
    }
}
