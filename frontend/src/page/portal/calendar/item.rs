//! One occurrence on one day.

use chrono::{NaiveDate, NaiveDateTime, Timelike};
use contract::edition::Edition;
use contract::portal::CalendarItem;
use contract::time;
use contract::workflow::Holding;
use yew::prelude::*;

use crate::page::portal::{dates, strand};
use crate::route::Route;
use crate::ui::RouteLink;
use crate::{labels, language, text};

/// The hour, what it is, and loudly whether it is off; `whole`: also when it ends.
pub fn entry(item: &CalendarItem, day: NaiveDate, edition: Option<&Edition>, whole: bool) -> Html {
    let off = item.holding != Holding::Scheduled;
    let start = time::local(item.starts_at);
    let end = match dates::last_day(item.ends_at) {
        last if last > day => dates::day(last, day),
        _ if time::local(item.ends_at).date() > day => "24:00".into(),
        _ => clock(time::local(item.ends_at)),
    };
    // One that began the day before goes on.
    let hour = match (start.date() == day, whole) {
        (true, true) => clock(start) + "–" + &end,
        (true, false) => clock(start),
        (false, true) => text::calendar_until(&end),
        (false, false) => text::calendar_still().into(),
    };
    let class = classes!(
        "entry",
        strand::colour(edition, &item.strand),
        off.then_some("off")
    );
    html! {
        <li key={format!("{}{}", item.id, item.starts_at.timestamp())}>
            <RouteLink to={Route::Activity { id: item.id }} {class}>
                if off {
                    <strong>{labels::holding(item.holding)}</strong>
                }
                <time>{hour}</time>
                <span class="entry-title" lang={language::written()}>{&item.title}</span>
                <span class="unseen">{text::with(text::calendar_strand, strand::name(edition, &item.strand))}</span>
            </RouteLink>
        </li>
    }
}

fn clock(at: NaiveDateTime) -> String {
    format!("{:02}:{:02}", at.hour(), at.minute())
}
