//! What a reader does with an activity: keep it, pass it on, put it on paper.

use std::rc::Rc;

use chrono::Utc;
use contract::portal::PublicActivity;
use contract::workflow::Holding;
use yew::prelude::*;

use crate::api;
use crate::hook::set_to;
use crate::page::portal::dates;
use crate::page::portal::share::{copy, print, share};
use crate::ui::{Button, ButtonVariant, Dialog, use_toasts};
use crate::{language, text};

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
            let text = text::share_text(&row.title, &dates::of_row(row, dates::today()));
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
    let hide = set_to(&code, false);
    // The code stands on paper, so it has to be there first.
    let onprint = {
        let printing = printing.clone();
        Callback::from(move |_: MouseEvent| match *printing {
            true => print(),
            false => printing.set(true),
        })
    };
    let image = api::portal::get_activity_qr(row.id);
    let alt = text::qr_alt(&row.title);
    html! {
        <>
            <div class="actions fill">
                {calendars(&props.activity)}
                <Button variant={ButtonVariant::Quiet} plain="share" onclick={share}>{text::share()}</Button>
                <a class="button quiet" href={image.clone()} onclick={show}>{text::qr()}</a>
                <Button variant={ButtonVariant::Quiet} plain="print" onclick={onprint}>{text::print()}</Button>
            </div>
            if *printing {
                <p class="on-paper">
                    <img src={image.clone()} alt={alt.clone()} lang={language::written()} width="120" height="120" onload={|_: Event| print()} />
                    <span>{text::qr_on_paper()}<br />{&props.activity.url}</span>
                </p>
            }
            <Dialog open={*code} title={text::qr_title()} onclose={hide.clone()}>
                <img class="code" src={image} {alt} lang={language::written()} width="260" height="260" />
                <p>{text::qr_text()}</p>
                <p class="small"><code>{&props.activity.url}</code></p>
                <div class="actions end">
                    <Button onclick={hide.reform(|_: MouseEvent| ())}>{text::close()}</Button>
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
                <a class="button" href={whole} download="activity.ics">{text::calendar_add()}</a>
            } else {
                <a class="button" href={api::portal::occurrence_ics(id, next + 1)} download="activity.ics">{text::calendar_add_next()}</a>
                <a class="button quiet" href={whole} download="activity.ics">{text::calendar_add_all(all.len())}</a>
            }
            <a class="button quiet" href={api::portal::activity_calendar(id)}>{text::calendar_follow()}</a>
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
