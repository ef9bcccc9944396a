//! The form of a submission: the parts that its material asks for, checked against its rules.

mod cases;
mod committee;
mod documents;
mod drop_zone;
mod exemplars;
mod figures;
mod gather;
mod known_facts;
mod order;
mod photos;
mod rule_faults;
mod section;
mod statement;
mod text;

use std::rc::Rc;

use contract::material::{Part, Severity, batch_label};
use contract::operation::Operation;
use contract::submission::{Finding, Submission, findings, unexplained};
use contract::time;
use contract::validate::Validate;
use yew::prelude::*;

use self::gather::Gather;
use self::known_facts::{KnownAction, KnownFacts, facts};
use self::statement::StatementChoice;
use super::field_text::{field_text, item_label};
use super::panel::{Panel, is_panel};
use crate::hook::use_edition_of;
use crate::page::workflow::{
    FormParts, Outline, OutlineSection, SubmitText, WorkflowKind, beside_form, use_form,
};
use crate::ui::{Due, Note, Tone};

pub use self::documents::link as document;

#[derive(Properties, PartialEq)]
pub struct Props {
    pub stored: Rc<Submission>,
}

#[component]
pub fn SubmissionForm(props: &Props) -> Html {
    let form = use_form(Some(props.stored.clone()), Callback::noop());
    let save = &form.save;
    let stored = save.stored.clone().unwrap_or_else(|| props.stored.clone());
    let edition = use_edition_of(Some(stored.edition_id));
    let known = use_reducer(|| KnownFacts::of(&props.stored));
    use_effect_with(stored.clone(), {
        let known_dispatch = known.dispatcher();
        move |stored| {
            known_dispatch.dispatch(KnownAction::Files(stored.revision.files.clone()));
            known_dispatch.dispatch(KnownAction::Exemplars(stored.exemplars.clone()));
        }
    });
    // On a narrow screen the form and the board take turns.
    let preview = use_state(|| false);
    let content = &save.content;
    let material = &stored.material.content;
    let found = Rc::new(findings(
        content,
        material,
        &facts(&known, &stored, edition.as_deref()),
    ));
    let mut faults = rule_faults::faults(&found, content, *form.strict);
    for fault in content.faults() {
        if !faults.iter().any(|f| f.field == fault.field) {
            faults.push(fault);
        }
    }
    let section_props = section::Props {
        content: content.clone(),
        edit: save.edit.clone(),
        stored: stored.clone(),
        known: known.clone(),
        findings: found.clone(),
    };
    let part = |part: &Part| match part {
        Part::Title => text::title(&section_props),
        Part::Body => text::body(&section_props),
        Part::Photos => photos::photos(&section_props),
        Part::Documents => documents::documents(&section_props),
        Part::Cases => cases::cases(&section_props),
        Part::Exemplars => exemplars::exemplars(&section_props),
        Part::Figures => figures::figures(&section_props),
        Part::Committee => committee::committee(&section_props),
    };
    let board = is_panel(material) && content.statement.is_none();
    let tab = |text: &'static str, on: bool| {
        let pressed = (*preview == on).to_string();
        let preview = preview.clone();
        let onclick = Callback::from(move |_: MouseEvent| preview.set(on));
        html! { <button type="button" class="chip" aria-pressed={pressed} {onclick}>{text}</button> }
    };
    let left = unexplained(&found, content);
    let question = format!(
        "各项要求检查已通过。提交后由{}审核，审核期间不能修改；审核前需要修改的，可以先撤回。{}",
        stored.reviewer_name(),
        if stored.part {
            "本份材料由上级单位汇集后统一报送。"
        } else {
            ""
        }
    );
    let notes = html! {
        <>
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
            if stored.may(Operation::GatherSubmission) && stored.parts > 0 && content.statement.is_none() {
                <Gather stored={stored.clone()} version={save.version} dirty={save.dirty} save={save.save.clone()} ongathered={save.adopt.clone()} />
            }
        </>
    };
    let parts = FormParts {
        title: material.label.clone(),
        window: Some(format!("填报{}", material.label).into()),
        lead: lead(&stored).into(),
        faults,
        notes,
        controls: html! {
            if board {
                <div class="row turns" role="group" aria-label="填写或预览">{tab("填写", false)}{tab("预览展板", true)}</div>
            }
        },
        class: classes!(
            board.then_some("with-panel"),
            (board && *preview).then_some("previewing")
        ),
        sections: html! {
            <>
                <StatementChoice ..section_props.clone() />
                if content.statement.is_none() {
                    { for material.parts.iter().map(part) }
                }
            </>
        },
        outline: Outline {
            sections: outline_sections(&section_props, &left),
            missing: left.len(),
            complete: "符合要求",
            ready: "符合要求，可以提交",
            open: *form.strict || (!board && beside_form()),
        },
        aside_label: "检查与预览",
        aside_class: Some("stack"),
        aside: html! {
            if board {
                <Panel content={content.clone()} files={Rc::new(known.files.clone())} unit={stored.organization.name.clone()}
                    edition={edition.as_ref().map(|e| e.content.name.clone()).unwrap_or_default()} />
            }
        },
        submit: SubmitText {
            // Once submitted it can no longer be edited: saving must not make a draft of it again.
            allowed: stored.may(Operation::SubmitSubmission),
            refusal: "您可以填写草稿；提交由本单位的“单位报送”人员办理。",
            label: "提交",
            title: "提交材料",
            question,
        },
    };
    form.view(parts, &field_text)
}

/// Which batch it belongs to and whose it is.
pub fn lead(stored: &Submission) -> String {
    let batch = batch_label(stored.material.content.batch);
    format!("{batch}　{}", stored.organization.name)
}

fn outline_sections(props: &section::Props, left: &[&Finding]) -> Vec<OutlineSection> {
    let fault = |finding: &&Finding| {
        let doubt = finding.severity == Severity::Warning;
        let hint = if doubt { "（可说明理由）" } else { "" };
        let message = finding.message.clone() + hint;
        (rule_faults::field(finding), message)
    };
    if props.content.statement.is_some() {
        return vec![OutlineSection {
            title: "报送方式",
            id: "s-statement".into(),
            faults: left.iter().map(fault).collect(),
        }];
    }
    let material = &props.stored.material.content;
    let section = |part: &Part| {
        let own = |f: &&&Finding| rule_faults::section(f, material) == Some(*part);
        OutlineSection {
            title: part.label(),
            id: format!("s-{}", part.code()),
            faults: left.iter().filter(own).map(fault).collect(),
        }
    };
    material.parts.iter().map(section).collect()
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
        let onclick = Callback::from(move |_: MouseEvent| crate::ui::focus_field(&to));
        html! {
            <li>
                <button type="button" class="link" {onclick}>{item_label(&remark.field, stored)}</button>
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
