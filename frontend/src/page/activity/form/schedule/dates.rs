//! One or several dates.

use chrono::{DateTime, Utc};
use contract::limit;
use contract::schedule::{Schedule, Slot};
use yew::prelude::*;

use super::shift;
use crate::ui::{Button, ButtonVariant, InstantField, use_toasts};

#[derive(Properties, PartialEq)]
pub struct Props {
    pub slots: Vec<Slot>,
    pub onchange: Callback<Schedule>,
}

#[component]
pub fn Dates(props: &Props) -> Html {
    let toasts = use_toasts();
    let put = props.onchange.reform(|slots| Schedule::Dates { slots });
    let slots = &props.slots;
    let full = slots.len() >= limit::OCCURRENCES;
    let set = |i: usize, change: fn(Slot, Option<DateTime<Utc>>) -> Slot| {
        let (slots, put) = (slots.clone(), put.clone());
        Callback::from(move |at| {
            let mut all = slots.clone();
            all[i] = change(all[i], at);
            put.emit(all);
        })
    };
    let one = |(i, slot): (usize, &Slot)| {
        let copy = {
            let (slots, put) = (slots.clone(), put.clone());
            Callback::from(move |_: MouseEvent| put.emit(shift::next_day(&slots, i)))
        };
        let remove = {
            let (slots, put, toasts) = (slots.clone(), put.clone(), toasts.clone());
            Callback::from(move |_: MouseEvent| {
                let mut rest = slots.clone();
                rest.remove(i);
                put.emit(rest);
                let (put, slots) = (put.clone(), slots.clone());
                let back = Callback::from(move |()| put.emit(slots.clone()));
                toasts.undo(format!("已删除第{}场。", i + 1), back);
            })
        };
        let name = |field: &str| format!("schedule.slots.{i}.{field}");
        html! {
            <fieldset key={i} class="slot" id={format!("f-schedule-slots-{i}")}>
                <legend class={classes!((slots.len() == 1).then_some("unseen"))}>{format!("第{}场", i + 1)}</legend>
                <div class="form two">
                    <InstantField name={name("starts_at")} label="开始时间" required=true value={slot.starts_at} onchange={set(i, shift::started)} />
                    <InstantField name={name("ends_at")} label="结束时间" required=true value={slot.ends_at}
                        onchange={set(i, |slot, ends_at| Slot { ends_at, ..slot })} />
                </div>
                <div class="actions">
                    <Button variant={ButtonVariant::Quiet} disabled={full || slot.starts_at.is_none()} onclick={copy}>{"下一天同一时间"}</Button>
                    if slots.len() > 1 {
                        <Button variant={ButtonVariant::Quiet} onclick={remove} label={format!("删除第{}场", i + 1)}>{"删除"}</Button>
                    }
                </div>
            </fieldset>
        }
    };
    let add = {
        let (slots, put) = (slots.clone(), put.clone());
        Callback::from(move |_: MouseEvent| {
            let mut all = slots.clone();
            all.push(Slot::default());
            put.emit(all);
        })
    };
    html! {
        <>
            { for slots.iter().enumerate().map(one) }
            <div class="actions">
                <Button variant={ButtonVariant::Quiet} disabled={full} onclick={add}>{"添加场次"}</Button>
                if full {
                    <p class="small">{format!("一项活动最多{}场。", limit::OCCURRENCES)}</p>
                }
            </div>
        </>
    }
}
