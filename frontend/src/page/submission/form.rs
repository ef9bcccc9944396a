//! The form of a submission: saves as one types, says what the rules find, submits.

mod cases;
mod committee;
mod documents;
mod drop;
mod exemplars;
mod figures;
mod found;
mod gather;
mod known;
mod order;
mod outline;
mod photos;
mod section;
mod statement;
mod submit;
mod text;

use std::rc::Rc;

use contract::material::{Part, batch_label};
use contract::operation::Operation;
use contract::submission::{Submission, findings, unexplained};
use contract::time;
use yew::prelude::*;

use self::gather::Gather;
use self::known::{Known, Learn, facts};
use self::outline::outline;
use self::statement::StatementChoice;
use self::submit::Submit;
use super::panel::{Panel, is_panel};
use crate::hook::save::{Status, conflict_note, save_state};
use crate::hook::{use_draft, use_edition_of, use_save, use_settled, use_unsaved_guard};
use crate::route::Route;
use crate::ui::{Button, Due, Errors, Go, Look, Note, PageHead, RestoreOffer, Tone};

pub use self::documents::link as document;
pub use self::submit::office;

#[derive(Properties, PartialEq)]
pub struct Props {
    pub stored: Rc<Submission>,
}

#[component]
pub fn SubmissionForm(props: &Props) -> Html {
    let save = use_save(Some(props.stored.clone()), Callback::noop());
    let stored = save.stored.clone().unwrap_or_else(|| props.stored.clone());
    let edition = use_edition_of(Some(stored.edition_id));
    let known = use_reducer(|| Known::of(&props.stored));
    use_effect_with(stored.clone(), {
        let learn = known.dispatcher();
        move |stored| {
            learn.dispatch(Learn::Files(stored.revision.files.clone()));
            learn.dispatch(Learn::Exemplars(stored.exemplars.clone()));
        }
    });
    // After a refused submission every fault is shown; before, only what was written wrongly.
    let strict = use_state(|| false);
    // On a narrow screen the form and the board take turns.
    let preview = use_state(|| false);
    let content = &save.content;
    let kept = use_draft(&format!("submission-{}", stored.id), &**content, save.dirty);
    use_unsaved_guard(save.status.stuck());
    use_settled(save.dirty, save.typed, &kept.saved);
    let material = &stored.material.content;
    let found = Rc::new(findings(
        content,
        material,
        &facts(&known, &stored, edition.as_deref()),
    ));
    let mut faults = found::faults(&found, content, *strict);
    for told in contract::validate::Validate::faults(&**content)
        .iter()
        .chain(save.refused.iter())
    {
        if !faults.iter().any(|f| f.field == told.field) {
            faults.push(told.clone());
        }
    }
    let errors: Errors = faults.into();
    let shared = section::Props {
        content: content.clone(),
        edit: save.edit.clone(),
        stored: stored.clone(),
        known: known.clone(),
        findings: found.clone(),
    };
    let part = |part: &Part| match part {
        Part::Title => text::title(&shared),
        Part::Body => text::body(&shared),
        Part::Photos => photos::photos(&shared),
        Part::Documents => documents::documents(&shared),
        Part::Cases => cases::cases(&shared),
        Part::Exemplars => exemplars::exemplars(&shared),
        Part::Figures => figures::figures(&shared),
        Part::Committee => committee::committee(&shared),
    };
    let restore = kept
        .found
        .clone()
        .filter(|found| *found != **content)
        .map(|found| {
            let (edit, dismiss) = (save.edit.clone(), kept.dismiss.clone());
            let onrestore = Callback::from(move |()| {
                edit.put(Rc::new(found.clone()));
                dismiss.emit(());
            });
            html! { <RestoreOffer {onrestore} ondismiss={kept.dismiss.clone()} /> }
        });
    let onsubmit = {
        let save = save.save.clone();
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            save.emit(());
        })
    };
    let board = is_panel(material) && content.statement.is_none();
    let missing = unexplained(&found, content).len();
    let tab = |text: &'static str, on: bool| {
        let pressed = (*preview == on).to_string();
        let preview = preview.clone();
        let onclick = Callback::from(move |_: MouseEvent| preview.set(on));
        html! { <button type="button" class="chip" aria-pressed={pressed} {onclick}>{text}</button> }
    };
    let lead = format!(
        "{}　{}",
        batch_label(material.batch),
        stored.organization.name
    );
    html! {
        <>
            <PageHead title={material.label.clone()} window={format!("填报{}", material.label)} {lead}>
                <Go to={Route::SubmissionView { id: stored.id }} class="button quiet">{"查看材料"}</Go>
            </PageHead>
            <div class="stack">
                <section class="card guide">
                    {deadline(&stored)}
                    if !material.guide.is_empty() {
                        <p class="prose">{&material.guide}</p>
                    }
                    if stored.part {
                        <p class="small">{"本份材料供上级单位汇集，有什么报什么，不必凑足数量。"}</p>
                    }
                </section>
                {returned(&stored)}
                if stored.actions.contains(&Operation::GatherSubmission) && stored.parts > 0 && content.statement.is_none() {
                    <Gather stored={stored.clone()} version={save.version} dirty={save.dirty} save={save.save.clone()} ongathered={save.adopt.clone()} />
                }
                {restore.unwrap_or_default()}
                if let Status::Conflict(conflict) = &save.status {
                    {conflict_note(conflict, content, &super::say::field, &save.mine, &save.latest)}
                }
                if board {
                    <div class="row turns" role="group" aria-label="填写或预览">{tab("填写", false)}{tab("预览展板", true)}</div>
                }
            </div>
            <div class={classes!("columns", "form-page", board.then_some("with-panel"), (board && *preview).then_some("previewing"))}>
                <ContextProvider<Errors> context={errors}>
                    <form class="stack" {onsubmit} novalidate=true>
                        <StatementChoice ..shared.clone() />
                        if content.statement.is_none() {
                            { for material.parts.iter().map(part) }
                        }
                        <div class="save-bar">
                            {save_state(&save.status, &save.save)}
                            <div class="actions end">
                                <Button look={Look::Quiet} submit=true busy={save.status == Status::Saving}>{"保存草稿"}</Button>
                                <Submit stored={stored.clone()} status={save.status.clone()} {missing} save={save.save.clone()}
                                    version={save.version} onrefused={let strict = strict.clone(); Callback::from(move |()| strict.set(true))} />
                            </div>
                        </div>
                    </form>
                </ContextProvider<Errors>>
                <aside aria-label="检查与预览" class="stack">
                    {outline(&shared, *strict || (!board && wide()))}
                    if board {
                        <Panel content={content.clone()} files={Rc::new(known.files.clone())} unit={stored.organization.name.clone()}
                            edition={edition.as_ref().map(|e| e.content.name.clone()).unwrap_or_default()} />
                    }
                </aside>
            </div>
        </>
    }
}

/// Beside the form a list is open; above it, on a phone, a line is enough.
fn wide() -> bool {
    crate::window()
        .match_media("(min-width: 60rem)")
        .ok()
        .flatten()
        .is_none_or(|m| m.matches())
}

/// When it must be in, and who put that off.
pub fn deadline(stored: &Submission) -> Html {
    let extension = stored.extension.as_ref().filter(|e| e.revoked_at.is_none());
    let original = stored.material.content.deadline;
    html! {
        <p class="row">
            <Due due={stored.due} extended={extension.is_some()} over={!stored.revision.state.editable()} />
            if let (Some(_), Some(original)) = (extension, original) {
                <span class="small">{format!("原截止时间：{}", time::say_full(original))}</span>
            }
        </p>
    }
}

/// Why it came back, item by item.
fn returned(stored: &Submission) -> Html {
    let Some(review) = &stored.sent_back else {
        return html! {};
    };
    let remark = |remark: &contract::submission::Remark| {
        let to = remark.field.clone();
        let onclick = Callback::from(move |_: MouseEvent| crate::ui::jump(&to));
        html! {
            <li>
                <button type="button" class="link" {onclick}>{super::say::path(&remark.field, stored)}</button>
                {"："}{&remark.reason}
            </li>
        }
    };
    html! {
        <Note tone={Tone::Bad}>
            <p><b>{format!("{}退回意见：", review.organization.name)}</b>{&review.note}</p>
            if !review.remarks.is_empty() {
                <ul>{ for review.remarks.iter().map(remark) }</ul>
            }
        </Note>
    }
}
