//! All versions, the newest first, each with what it changed.

use std::rc::Rc;

use contract::entry::Revision;
use contract::time;
use yew::prelude::*;

use super::words::Words;
use super::{Difference, Piece};
use crate::hook::use_fetch;
use crate::ui::StateBadge;

#[derive(Properties, PartialEq)]
pub struct Props<T: Piece> {
    pub thing: Rc<T>,
    pub words: Words,
}

#[component]
pub fn Revisions<T: Piece>(props: &Props<T>) -> Html {
    let thing = &props.thing;
    // A newer version has other revisions.
    let fetch = use_fetch((thing.id(), thing.version()), |(id, _)| T::revisions(id));
    let one = |all: &[Revision<T::Content>], i: usize| {
        let revision = &all[i];
        let before = all.get(i + 1);
        html! {
            <li key={revision.id.to_string()}>
                <span class="row"><b>{format!("第{}版", revision.number)}</b><StateBadge state={revision.state} /></span>
                <span class="small">{&revision.author}{"　"}{time::say_full(revision.updated_at)}</span>
                if let Some(reason) = &revision.reason {
                    <span class="small">{"原因："}{reason}</span>
                }
                if let Some(before) = before {
                    <Changes<T> thing={thing.clone()} old={before.clone()} new={revision.clone()} words={props.words.clone()} />
                }
            </li>
        }
    };
    html! {
        <section class="card">
            <h2>{"历史版本"}</h2>
            {fetch.view(|all| html! {
                <ol class="timeline">{ for (0..all.len()).map(|i| one(all, i)) }</ol>
            })}
        </section>
    }
}

#[derive(Properties, PartialEq)]
struct ChangesProps<T: Piece> {
    thing: Rc<T>,
    old: Revision<T::Content>,
    new: Revision<T::Content>,
    words: Words,
}

/// Compared only when someone looks.
#[component]
fn Changes<T: Piece>(props: &ChangesProps<T>) -> Html {
    let open = use_state(|| false);
    let onclick = {
        let open = open.clone();
        Callback::from(move |_: MouseEvent| open.set(!*open))
    };
    html! {
        <>
            <button type="button" class="link" aria-expanded={open.to_string()} {onclick}>
                {format!("与第{}版的差别", props.old.number)}
            </button>
            if *open {
                <Difference<T> thing={props.thing.clone()} old={Rc::new(props.old.content.clone())} new={Rc::new(props.new.content.clone())}
                    heads={("上一版", "这一版")} words={props.words.clone()} />
            }
        </>
    }
}
