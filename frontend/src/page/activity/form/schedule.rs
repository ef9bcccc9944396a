//! 活动时间.

mod dates;
mod preview;
mod shift;
mod weekly;

use contract::schedule::Schedule;
use yew::prelude::*;

use self::dates::Dates;
use self::preview::preview;
use self::weekly::weekly;
use super::FormProps;
use crate::ui::{Errors, RadioGroup};

#[component]
pub fn When(props: &FormProps) -> Html {
    let schedule = &props.content.schedule;
    // Going back finds what stood there before.
    let other = use_mut_ref(|| None::<Schedule>);
    let onchange = props.edit.on(|c, v| c.schedule = v);
    let is_weekly = matches!(schedule, Schedule::Weekly(_));
    let kinds = use_memo((), |()| {
        vec![
            ("dates".into(), "按日期（一场或多场）".into()),
            ("weekly".into(), "每周固定时间".into()),
        ]
    });
    let onkind = {
        let (onchange, schedule) = (onchange.clone(), schedule.clone());
        Callback::from(move |kind: Vec<String>| {
            if kind.iter().any(|k| k == "weekly") != is_weekly {
                let kept = other.replace(Some(schedule.clone()));
                onchange.emit(kept.unwrap_or_else(|| shift::converted(&schedule)));
            }
        })
    };
    let errors = use_context::<Errors>().unwrap_or_default();
    let kind = if is_weekly { "weekly" } else { "dates" };
    html! {
        <div class="stack" id="f-schedule">
            <RadioGroup name="schedule.kind" label="时间安排" options={kinds} value={vec![kind.to_owned()]} onchange={onkind} />
            {match schedule {
                Schedule::Dates { slots } => html! { <Dates slots={slots.clone()} {onchange} /> },
                Schedule::Weekly(rule) => weekly(rule, &onchange),
            }}
            if let Some(error) = errors.at("schedule.slots") {
                <p class="error">{error}</p>
            }
            {preview(schedule)}
        </div>
    }
}
