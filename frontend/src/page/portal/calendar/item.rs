//! One occurrence on one day.

use chrono::{NaiveDate, Timelike};
use contract::edition::Edition;
use contract::portal::CalendarItem;
use contract::time;
use contract::workflow::Holding;
use yew::prelude::*;

use crate::page::portal::strand;
use crate::route::Route;
use crate::ui::Go;

/// The hour, what it is, and loudly whether it is off.
pub fn entry(item: &CalendarItem, day: NaiveDate, edition: Option<&Edition>) -> Html {
    let off = item.holding != Holding::Scheduled;
    let start = time::local(item.starts_at);
    // One that began the day before goes on.
    let hour = if start.date() == day {
        format!("{:02}:{:02}", start.hour(), start.minute())
    } else {
        "续".into()
    };
    let class = classes!(
        "entry",
        strand::colour(edition, &item.strand),
        off.then_some("off")
    );
    html! {
        <li key={item.id.to_string()}>
            <Go to={Route::Activity { id: item.id }} {class}>
                if off {
                    <strong>{item.holding.label()}</strong>
                }
                <time>{hour}</time>
                <span class="entry-title">{&item.title}</span>
                <span class="unseen">{"（"}{strand::name(edition, &item.strand)}{"）"}</span>
            </Go>
        </li>
    }
}
