//! The same hours on the same days of the week.

use std::rc::Rc;

use chrono::NaiveDate;
use contract::schedule::{Schedule, Weekly as Rule};
use contract::time;
use yew::prelude::*;

use crate::hook::setter;
use crate::ui::{Button, ButtonVariant, CheckGroup, DateField, TimeField, icon};

/// `set(|rule, value| rule.starts = value)`
fn on<V: 'static>(props: &Props, set: fn(&mut Rule, V)) -> Callback<V> {
    let (rule, onchange) = (props.0.clone(), props.1.clone());
    Callback::from(move |value| {
        let mut rule = rule.clone();
        set(&mut rule, value);
        onchange.emit(Schedule::Weekly(rule));
    })
}

type Props<'p> = (&'p Rule, &'p Callback<Schedule>);

pub fn weekly(rule: &Rule, onchange: &Callback<Schedule>) -> Html {
    let props = &(rule, onchange);
    let days: Vec<(AttrValue, AttrValue)> =
        ["周一", "周二", "周三", "周四", "周五", "周六", "周日"]
            .into_iter()
            .zip(1..=7_u8)
            .map(|(day, n)| (n.to_string().into(), day.into()))
            .collect();
    let chosen: Vec<String> = rule.weekdays.iter().map(u8::to_string).collect();
    let overnight = matches!((rule.starts, rule.ends), (Some(a), Some(b)) if b <= a);
    let note = if overnight {
        "结束时间不晚于开始时间：每场到次日结束。"
    } else {
        ""
    };
    html! {
        <>
            <CheckGroup name="schedule.weekdays" label="每周举办的日子" required=true options={Rc::new(days)} value={chosen}
                onchange={on(props, |r, v: Vec<String>| r.weekdays = v.iter().filter_map(|d| d.parse().ok()).collect())} />
            <div class="form two">
                <DateField name="schedule.first_day" label="开始日期" required=true value={rule.first_day} onchange={on(props, |r, v| r.first_day = v)} />
                <DateField name="schedule.last_day" label="结束日期" required=true hint="包含这一天。" value={rule.last_day} onchange={on(props, |r, v| r.last_day = v)} />
                <TimeField name="schedule.starts" label="开始时间" required=true value={rule.starts} onchange={on(props, |r, v| r.starts = v)} />
                <TimeField name="schedule.ends" label="结束时间" required=true hint={note} value={rule.ends} onchange={on(props, |r, v| r.ends = v)} />
            </div>
            <Except days={rule.except.clone()} onchange={on(props, |r, v| r.except = v)} />
        </>
    }
}

#[derive(Properties, PartialEq)]
struct ExceptProps {
    days: Vec<NaiveDate>,
    onchange: Callback<Vec<NaiveDate>>,
}

/// Days left out, such as holidays.
#[component]
fn Except(props: &ExceptProps) -> Html {
    let typed = use_state(|| None::<NaiveDate>);
    let add = {
        let (days, onchange) = (props.days.clone(), props.onchange.clone());
        let typed = typed.clone();
        Callback::from(move |_: MouseEvent| {
            if let Some(day) = *typed {
                let mut days = days.clone();
                days.push(day);
                days.sort_unstable();
                days.dedup();
                onchange.emit(days);
                typed.set(None);
            }
        })
    };
    let tag = |day: &NaiveDate| {
        let remove = {
            let (day, days, onchange) = (*day, props.days.clone(), props.onchange.clone());
            Callback::from(move |_: MouseEvent| {
                onchange.emit(days.iter().copied().filter(|d| *d != day).collect());
            })
        };
        let text = time::say_day(*day);
        html! {
            <li key={text.clone()}>
                {&text}
                <button type="button" class="remove" onclick={remove} aria-label={format!("不再除外{text}")}>{icon::cross()}</button>
            </li>
        }
    };
    html! {
        <div class="tag-field">
            <div class="row">
                <DateField name="schedule.except" label="除外日期" hint="选填，如法定节假日不举办。" value={*typed}
                    onchange={setter(&typed)} />
                <Button variant={ButtonVariant::Quiet} disabled={typed.is_none()} onclick={add}>{"添加"}</Button>
            </div>
            if !props.days.is_empty() {
                <ul class="tags" aria-label="除外日期">{ for props.days.iter().map(tag) }</ul>
            }
        </div>
    }
}
