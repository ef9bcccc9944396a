//! All versions, the newest first.

use std::rc::Rc;

use chrono::{DateTime, Utc};
use contract::entry::Revision;
use contract::id::RevisionId;
use contract::time;
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
        let more = html! {
            <>
                if let Some(reason) = &revision.reason {
                    <span class="small">{"原因："}{reason}</span>
                }
                if let Some(before) = all.get(i + 1) {
                    <Changes<T> stored={stored.clone()} old={before.clone()} new={revision.clone()} labels={props.labels.clone()} />
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

#[derive(Properties, PartialEq)]
struct ChangesProps<T: Published> {
    stored: Rc<T>,
    old: Revision<T::Content>,
    new: Revision<T::Content>,
    labels: Labels,
}

/// Compared only when someone looks.
#[component]
fn Changes<T: Published>(props: &ChangesProps<T>) -> Html {
    let open = use_state(|| false);
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
