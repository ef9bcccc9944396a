//! 材料详情: what is handed in, where it stands, what can be done now.

mod content;
mod difference;
mod lightbox;
mod progress;
mod remarks;
mod table;
mod verdict;
mod versions;

use std::collections::HashMap;
use std::rc::Rc;

use contract::download::{DownloadInput, Naming};
use contract::id::SubmissionId;
use contract::operation::Operation;
use contract::submission::{Remark, Submission, SubmissionState};
use yew::prelude::*;

use self::content::content;
use self::lightbox::{Lightbox, LightboxImage};
use self::progress::progress;
use self::remarks::Remarks;
use self::verdict::VerdictForm;
use self::versions::Versions;
use super::field_text::item_label;
use super::form::{deadline, lead};
use super::panel::{Panel, is_panel};
use super::row::{state_badge, timing_badge};
use crate::api::entry;
use crate::hook::{use_edition_of, use_fetch, use_unsaved_guard};
use crate::page::export::Export;
use crate::page::workflow::{Actions, VerdictRequest};
use crate::session::use_session;
use crate::ui::{Badge, ButtonVariant, IdProps, Note, PageHead, Tone};

#[component]
pub fn SubmissionView(props: &IdProps<SubmissionId>) -> Html {
    let fetch = use_fetch(props.id, entry::get::<Submission>);
    fetch.view(|submission| {
        html! {
            <SubmissionDetails key={submission.id.to_string()} submission={submission.clone()} onchange={fetch.set.clone()} onreload={fetch.reload.clone()} />
        }
    })
}

#[derive(Properties, PartialEq)]
struct SubmissionDetailsProps {
    submission: Rc<Submission>,
    onchange: Callback<Submission>,
    onreload: Callback<()>,
}

#[component]
fn SubmissionDetails(props: &SubmissionDetailsProps) -> Html {
    let session = use_session();
    let submission = &props.submission;
    let revision = &submission.revision;
    let edition = use_edition_of(Some(submission.edition_id));
    let remarks = use_state(Vec::<Remark>::new);
    let light = use_state(|| None::<(Rc<Vec<LightboxImage>>, usize)>);
    let reviews = submission.actions.contains(&Operation::ReturnSubmission);
    use_unsaved_guard(reviews && remarks.iter().any(|r| !r.reason.trim().is_empty()));
    // What was said belongs to the version it was said of.
    let first = use_mut_ref(|| true);
    use_effect_with(submission.version, {
        let remarks = remarks.clone();
        move |_| {
            if !first.replace(false) {
                remarks.set(Vec::new());
            }
        }
    });
    let files: HashMap<_, _> = revision.files.iter().map(|f| (f.id, f.clone())).collect();
    let files = Rc::new(files);
    let shown = content::Props {
        submission: submission.clone(),
        files: files.clone(),
        remarks: Remarks::new(submission, reviews.then(|| remarks.clone())),
        onopen: {
            let light = light.clone();
            Callback::from(move |shots| light.set(Some(shots)))
        },
    };
    let onmove = {
        let light = light.clone();
        Callback::from(move |to: Option<usize>| {
            let next = light
                .as_ref()
                .zip(to)
                .map(|((shots, _), to)| (shots.clone(), to));
            light.set(next);
        })
    };
    let material = &submission.material.content;
    let board = is_panel(material) && revision.content.statement.is_none();
    let more = html! {
        if session.may(Operation::CreateDownload) {
            <Export input={DownloadInput::Submission { submission_id: submission.id, naming: Naming::Utf8 }} text="导出" variant={ButtonVariant::Quiet}
                label="导出本份材料（文字和图片）" />
        }
    };
    let hint = html! {
        if reviews {
            <p class="small">{"在左侧各项内容旁点“退回意见”，可以逐项写明需要修改的地方。"}</p>
        }
    };
    let verdict_form = {
        let (submission, remarks) = (submission.clone(), (*remarks).clone());
        Callback::from(move |request: VerdictRequest| {
            html! { <VerdictForm submission={submission.clone()} remarks={remarks.clone()} {request} /> }
        })
    };
    let window = format!("{}：{}", material.label, submission.organization.name);
    html! {
        <>
            <PageHead title={material.label.clone()} {window} lead={lead(submission)} />
            <div class="stack">
                <p class="row">
                    {state_badge(revision.state)}
                    {revision.timing.map(timing_badge).unwrap_or_default()}
                    <Badge text={format!("第{}版", revision.number)} />
                    if submission.part {
                        <Badge text="供上级汇集" tone={Tone::Info} />
                    }
                    if submission.sample {
                        <Badge text="示例数据" />
                    }
                </p>
                {deadline(submission)}
                {notes(submission)}
            </div>
            <div class="columns view-page">
                <div class="stack">
                    {content(&shown)}
                    if board {
                        <details class="card fold" open=true>
                            <summary>{"展板预览"}</summary>
                            <Panel content={Rc::new(revision.content.clone())} {files} unit={submission.organization.name.clone()}
                                edition={edition.as_ref().map(|e| e.content.name.clone()).unwrap_or_default()} />
                        </details>
                    }
                    if session.may(Operation::ListSubmissionRevisions) {
                        <Versions id={submission.id} version={submission.version} material={material.clone()} />
                    }
                </div>
                <aside class="stack" aria-label="办理">
                    <Actions<Submission> stored={submission.clone()} onchange={props.onchange.clone()} onreload={props.onreload.clone()}
                        edit_first=true {more} {hint} {verdict_form} />
                    {progress(submission)}
                </aside>
            </div>
            <Lightbox shots={light.as_ref().map(|(shots, _)| shots.clone()).unwrap_or_default()} at={light.as_ref().map(|(_, at)| *at)} {onmove} />
        </>
    }
}

fn notes(submission: &Submission) -> Html {
    let revision = &submission.revision;
    // While it lies on a desk the reviewer compares, the reporter waits.
    let again = revision.state == SubmissionState::Submitted;
    let tone = if again { Tone::Info } else { Tone::Bad };
    let last = if again { "上一版" } else { "" };
    let accepted = submission.accepted_number.filter(|n| *n != revision.number);
    html! {
        <>
            if let Some(review) = &submission.sent_back {
                <Note {tone}>
                    <p><b>{format!("{}{last}退回意见：", review.organization.name)}</b>{&review.note}</p>
                    if !review.remarks.is_empty() {
                        <ul>{ for review.remarks.iter().map(|r| html! { <li>{item_label(&r.field, submission)}{"："}{&r.reason}</li> }) }</ul>
                    }
                </Note>
            }
            if let Some(number) = accepted {
                <Note tone={Tone::Info}><p>{format!("第{number}版已接收，本版接收之前仍以第{number}版为准。")}</p></Note>
            }
        </>
    }
}
