//! 通知.

use std::rc::Rc;

use contract::id::NotificationId;
use contract::notification::{Notification, NotificationsRead, Unread};
use contract::page::Paging;
use contract::time;
use yew::prelude::*;
use yew_router::prelude::*;

use crate::api;
use crate::hook::{use_action, use_paged};
use crate::route::Route;
use crate::session::use_session;
use crate::ui::{Badge, Button, ButtonVariant, Failure, PageHead, RouteLink, Tone};

#[component]
pub fn NotificationList() -> Html {
    let session = use_session();
    let paged = use_paged((), |(), cursor| {
        api::notification::list_notifications(Paging {
            cursor,
            limit: None,
        })
    });
    let read = use_action(
        |ids: Vec<NotificationId>| async move {
            api::notification::read_notifications(&NotificationsRead { ids }).await
        },
        {
            let (session, reload) = (session.clone(), paged.reload.clone());
            move |now: Unread| {
                session.set_unread(now.unread);
                reload.emit(());
            }
        },
    );
    let unread = session.profile().map_or(0, |p| p.unread);
    let lead = match unread {
        0 => "没有未读的通知。".to_owned(),
        n => format!("有{n}条未读。"),
    };
    let all = read.run.reform(|_: MouseEvent| Vec::new());
    html! {
        <>
            <PageHead title="通知" {lead}>
                if unread > 0 {
                    <Button variant={ButtonVariant::Quiet} busy={read.busy} onclick={all}>{"全部标为已读"}</Button>
                }
            </PageHead>
            if let Some(problem) = &read.problem {
                <Failure problem={Rc::clone(problem)} />
            }
            {paged.view("还没有通知。审核结果、活动周时间变化等消息会出现在这里。", |items| html! {
                <ul class="bare stack">{ for items.iter().map(|n| line(n, &read.run)) }</ul>
            })}
        </>
    }
}

fn line(one: &Notification, read: &Callback<Vec<NotificationId>>) -> Html {
    let (path, query) = one.link.split_once('?').unwrap_or((&one.link, ""));
    let text = html! {
        <>
            <span class="row">
                if !one.read {
                    <Badge text="未读" tone={Tone::Warm} />
                }
                <time class="small" datetime={one.at.to_rfc3339()}>{time::say_full(one.at)}</time>
            </span>
            <span>{&one.text}</span>
        </>
    };
    let class = classes!("card", one.read.then_some("read"));
    let onclick = {
        let (read, id, done) = (read.clone(), one.id, one.read);
        Callback::from(move |()| {
            if !done {
                read.emit(vec![id]);
            }
        })
    };
    html! {
        <li key={one.id.to_string()}>
            {match Route::recognize(path).filter(|r| *r != Route::NotFound) {
                Some(to) => html! { <RouteLink {to} query={query.to_owned()} {class} {onclick}>{text}</RouteLink> },
                None => html! { <div {class}>{text}</div> },
            }}
        </li>
    }
}
