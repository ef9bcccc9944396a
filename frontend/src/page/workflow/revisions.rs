//! All versions, the newest first.

use std::rc::Rc;

use chrono::{DateTime, Utc};
use contract::entry::Revision;
use contract::id::RevisionId;
use contract::time;
use contract::workflow::RevisionState;
use yew::prelude::*;

use super::{FieldDifference, Labels, Published};
use crate::api::entry;
use crate::hook::{toggle, use_fetch};
use crate::ui::StateBadge;

/// A line of the history.
pub struct Version<'a> {
    pub id: RevisionId,
    pub number: i32,
    pub badge: Html,
    pub author: &'a str,
    pub at: DateTime<Utc>,
    pub more: Html,
}

pub fn version_item(version: &Version<'_>) -> Html {
    html! {
        <li key={version.id.to_string()}>
            <span class="row"><b>{format!("第{}版", version.number)}</b>{version.badge.clone()}</span>
            <span class="small">{version.author}{"　"}{time::say_full(version.at)}</span>
            {version.more.clone()}
        </li>
    }
}

#[derive(Properties, PartialEq)]
pub struct Props<T: Published> {
    pub stored: Rc<T>,
    pub labels: Labels,
}

/// Each with what it changed.
#[component]
pub fn Revisions<T: Published>(props: &Props<T>) -> Html {
    let stored = &props.stored;
    // A newer version has other revisions.
    let fetch = use_fetch((stored.id(), stored.version()), |(id, _)| {
        entry::revisions::<T>(id)
    });
    let version = |all: &[Revision<T::Content>], i: usize| {
        let revision = &all[i];
        let returned = revision.state == RevisionState::Returned;
        let reviewed = if returned { "审核" } else { "审核通过" };
        let more = html! {
            <>
                {done("提交", revision.submitted_by.as_deref(), revision.submitted_at)}
                {done(reviewed, revision.reviewed_by.as_deref(), revision.reviewed_at)}
                {done("发布", revision.published_by.as_deref(), revision.published_at)}
                if let Some(reason) = &revision.reason {
                    <span class="small">{"原因："}{reason}</span>
                }
                if let Some(before) = all.get(i + 1) {
                    // What came back and was handed in again: a reviewer asks first what has changed.
                    <Changes<T> stored={stored.clone()} old={before.clone()} new={revision.clone()} labels={props.labels.clone()}
                        shown={i == 0 && revision.state == RevisionState::Submitted && before.state == RevisionState::Returned} />
                }
            </>
        };
        version_item(&Version {
            id: revision.id,
            number: revision.number,
            badge: html! { <StateBadge state={revision.state} /> },
            author: &revision.author,
            at: revision.updated_at,
            more,
        })
    };
    html! {
        <section class="card">
            <h2>{"历史版本"}</h2>
            {fetch.view(|all| html! {
                <ol class="timeline">{ for (0..all.len()).map(|i| version(all, i)) }</ol>
            })}
        </section>
    }
}

/// Who did what with it.
fn done(what: &str, who: Option<&str>, at: Option<DateTime<Utc>>) -> Html {
    match at {
        Some(at) => {
            let who = who.unwrap_or_default();
            html! { <span class="small">{format!("{who}　{what}　{}", time::say_full(at))}</span> }
        }
        None => html! {},
    }
}

#[derive(Properties, PartialEq)]
struct ChangesProps<T: Published> {
    stored: Rc<T>,
    old: Revision<T::Content>,
    new: Revision<T::Content>,
    labels: Labels,
    /// From the beginning.
    shown: bool,
}

/// Compared only when someone looks.
#[component]
fn Changes<T: Published>(props: &ChangesProps<T>) -> Html {
    let open = use_state(|| props.shown);
    let onclick = toggle(&open);
    html! {
        <>
            <button type="button" class="link" aria-expanded={open.to_string()} {onclick}>
                {format!("与第{}版的差别", props.old.number)}
            </button>
            if *open {
                <FieldDifference<T> stored={props.stored.clone()} old={Rc::new(props.old.content.clone())} new={Rc::new(props.new.content.clone())}
                    heads={("上一版", "这一版")} labels={props.labels.clone()} />
            }
        </>
    }
}
