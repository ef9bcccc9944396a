//! What a reader does with an activity: keep it, pass it on, put it on paper.

use std::rc::Rc;

use chrono::Utc;
use contract::portal::PublicActivity;
use contract::workflow::Holding;
use yew::prelude::*;

use crate::api;
use crate::page::portal::dates;
use crate::page::portal::share::{copy, print, share};
use crate::ui::{Button, Dialog, Look, use_toasts};

#[derive(Properties, PartialEq)]
pub struct Props {
    pub activity: Rc<PublicActivity>,
}

#[component]
pub fn Actions(props: &Props) -> Html {
    let row = &props.activity.row;
    let toasts = use_toasts();
    let code = use_state(|| false);
    let printing = use_state(|| false);
    let share = {
        let (activity, toasts) = (props.activity.clone(), toasts.clone());
        Callback::from(move |_: MouseEvent| {
            let row = &activity.row;
            let text = format!("{}（{}）", row.title, dates::of_row(row, dates::today()));
            share(&row.title, &text, &activity.url, toasts.clone());
        })
    };
    let show = {
        let code = code.clone();
        Callback::from(move |event: MouseEvent| {
            event.prevent_default();
            code.set(true);
        })
    };
    let hide = {
        let code = code.clone();
        Callback::from(move |()| code.set(false))
    };
    // The code stands on paper, so it has to be there first.
    let onprint = {
        let printing = printing.clone();
        Callback::from(move |_: MouseEvent| match *printing {
            true => print(),
            false => printing.set(true),
        })
    };
    let image = api::portal::get_activity_qr(row.id);
    let alt = format!("“{}”活动页面的二维码", row.title);
    html! {
        <>
            <div class="actions fill">
                {calendars(&props.activity)}
                <Button look={Look::Quiet} onclick={share}>{"分享"}</Button>
                <a class="button quiet" href={image.clone()} onclick={show}>{"二维码"}</a>
                <Button look={Look::Quiet} onclick={onprint}>{"打印"}</Button>
            </div>
            if *printing {
                <p class="on-paper">
                    <img src={image.clone()} alt={alt.clone()} width="120" height="120" onload={|_: Event| print()} />
                    <span>{"扫码查看活动的最新安排"}<br />{&props.activity.url}</span>
                </p>
            }
            <Dialog open={*code} title="扫码查看活动" onclose={hide.clone()}>
                <img class="code" src={image} {alt} width="260" height="260" />
                <p>{"用手机扫一扫，即可打开本活动页面。可以保存后印在海报或通知上。"}</p>
                <p class="small"><code>{&props.activity.url}</code></p>
                <div class="actions end">
                    <Button onclick={hide.reform(|_: MouseEvent| ())}>{"关闭"}</Button>
                </div>
            </Dialog>
        </>
    }
}

/// One date, all of them, or a calendar that follows what changes. Nothing to keep of what is off.
fn calendars(activity: &PublicActivity) -> Html {
    let (id, now) = (activity.row.id, Utc::now());
    let all = &activity.occurrences_all;
    let next = all.iter().position(|o| o.ends_at > now);
    let (Some(next), true) = (next, activity.row.holding != Holding::Cancelled) else {
        return html! {};
    };
    let whole = api::portal::get_activity_ics(id);
    html! {
        <>
            if all.len() == 1 {
                <a class="button" href={whole} download="activity.ics">{"加入我的日历"}</a>
            } else {
                <a class="button" href={api::portal::occurrence_ics(id, next + 1)} download="activity.ics">{"最近一场加入日历"}</a>
                <a class="button quiet" href={whole} download="activity.ics">{"全部"}{all.len()}{"场加入日历"}</a>
            }
            <a class="button quiet" href={api::portal::activity_calendar(id)}>{"订阅日历，改期自动更新"}</a>
        </>
    }
}

#[derive(Properties, PartialEq)]
pub struct CopyProps {
    pub text: AttrValue,
    pub label: AttrValue,
    /// What is said when it worked.
    pub said: &'static str,
}

#[component]
pub fn CopyButton(props: &CopyProps) -> Html {
    let toasts = use_toasts();
    let onclick = {
        let (text, said) = (props.text.clone(), props.said);
        Callback::from(move |_: MouseEvent| copy(text.to_string(), said, toasts.clone()))
    };
    html! { <button type="button" class="button small quiet copy" {onclick}>{&props.label}</button> }
}
