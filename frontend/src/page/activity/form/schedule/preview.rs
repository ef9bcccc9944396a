//! What the dates come to, said plainly.

use contract::limit;
use contract::schedule::{Occurrence, Schedule};
use contract::time;
use yew::prelude::*;

use super::shift::overnight;

pub fn preview(schedule: &Schedule) -> Html {
    let all = schedule.expand();
    let (Some(first), Some(last)) = (all.first(), all.last()) else {
        return html! { <p class="small">{"填写完整后，这里显示全部场次。"}</p> };
    };
    let say = |o: &Occurrence| time::say_range(o.starts_at, o.ends_at);
    let year = |o: &Occurrence| {
        time::say_full(o.starts_at)
            .chars()
            .take(5)
            .collect::<String>()
    };
    let head = match all.len() {
        1 => format!("共1场：{}{}", year(first), say(first)),
        n if n > limit::OCCURRENCES => format!(
            "超过{}场，请缩短起止日期或拆分为几项活动。",
            limit::OCCURRENCES
        ),
        n => format!(
            "共{n}场：{}{}起，最后一场{}{}",
            year(first),
            say(first),
            year(last),
            say(last)
        ),
    };
    let late = all.iter().filter(|o| overnight(o)).count();
    let now = js_sys::Date::now() as i64;
    let past = all
        .iter()
        .filter(|o| o.ends_at.timestamp_millis() <= now)
        .count();
    html! {
        <div class="note good" role="status">
            <p>{head}</p>
            if late > 0 {
                <p class="small">{if late == all.len() { "跨越午夜，次日结束。".to_owned() } else { format!("其中{late}场跨越午夜，次日结束。") }}</p>
            }
            if past > 0 {
                <p class="small">{if past == all.len() { "全部场次已经结束，可以作为补报。".to_owned() } else { format!("其中{past}场已经结束，可以补报。") }}</p>
            }
            if all.len() > 2 && all.len() <= limit::OCCURRENCES {
                <details>
                    <summary>{"查看全部场次"}</summary>
                    <ol>{ for all.iter().map(|o| html! { <li>{say(o)}</li> }) }</ol>
                </details>
            }
        </div>
    }
}
