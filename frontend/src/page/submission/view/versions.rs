//! All versions, the newest first, and any two of them side by side.

use std::rc::Rc;

use contract::id::SubmissionId;
use contract::material::MaterialInput;
use contract::submission::{Submission, SubmissionRevision};
use yew::prelude::*;

use super::super::row::state_badge;
use super::difference::Difference;
use crate::api::entry;
use crate::hook::{toggle, use_fetch};
use crate::page::workflow::{Version, version_item};
use crate::ui::SelectField;

#[derive(Properties, PartialEq)]
pub struct Props {
    pub id: SubmissionId,
    /// Of the submission: a newer one has other versions.
    pub version: i32,
    pub material: MaterialInput,
}

#[component]
pub fn Versions(props: &Props) -> Html {
    let fetch = use_fetch((props.id, props.version), |(id, _)| {
        entry::revisions::<Submission>(id)
    });
    let one = |revision: &SubmissionRevision| {
        let sent_back = revision.reviews.iter().filter(|r| !r.passed);
        version_item(&Version {
            id: revision.id,
            number: revision.number,
            badge: state_badge(revision.state),
            author: &revision.author,
            at: revision.submitted_at.unwrap_or(revision.updated_at),
            more: html! { <>{ for sent_back.map(|r| html! { <span class="small">{"退回："}{&r.note}{if r.remarks.is_empty() { String::new() } else { format!("（逐项意见{}条）", r.remarks.len()) }}</span> }) }</> },
        })
    };
    html! {
        <section class="card">
            <h2>{"历次版本"}</h2>
            {fetch.view(|all| html! {
                <>
                    <ol class="timeline">{ for all.iter().map(one) }</ol>
                    if all.len() > 1 {
                        <Compare all={all.clone()} material={props.material.clone()} />
                    }
                </>
            })}
        </section>
    }
}

#[derive(Properties, PartialEq)]
struct CompareProps {
    all: Rc<Vec<SubmissionRevision>>,
    material: MaterialInput,
}

/// Compared only when someone looks.
#[component]
fn Compare(props: &CompareProps) -> Html {
    let open = use_state(|| false);
    let newest = props.all.first().map_or(1, |r| r.number);
    let old = use_state(|| newest - 1);
    let new = use_state(|| newest);
    let options: Rc<Vec<(AttrValue, AttrValue)>> = Rc::new(
        props
            .all
            .iter()
            .map(|r| {
                (
                    r.number.to_string().into(),
                    format!("第{}版（{}）", r.number, r.state.label()).into(),
                )
            })
            .collect(),
    );
    let set = |state: &UseStateHandle<i32>| {
        let state = state.clone();
        Callback::from(move |text: String| {
            if let Ok(number) = text.parse() {
                state.set(number);
            }
        })
    };
    let find = |number: i32| props.all.iter().find(|r| r.number == number);
    let onclick = toggle(&open);
    html! {
        <>
            <div><button type="button" class="link" aria-expanded={open.to_string()} {onclick}>{"对照两个版本"}</button></div>
            if *open {
                <div class="form two">
                    <SelectField name="compare-old" label="原来的" options={options.clone()} value={old.to_string()} onchange={set(&old)} />
                    <SelectField name="compare-new" label="后来的" {options} value={new.to_string()} onchange={set(&new)} />
                </div>
                if let (Some(old), Some(new)) = (find(*old), find(*new)) {
                    <Difference old={Rc::new(old.clone())} new={Rc::new(new.clone())} material={props.material.clone()} />
                }
            }
        </>
    }
}
