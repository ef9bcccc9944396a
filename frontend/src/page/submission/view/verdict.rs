//! 接收 or 退回: the remarks beside the items once more, and a note on the whole.

use std::rc::Rc;

use contract::limit;
use contract::operation::Operation;
use contract::problem::FieldError;
use contract::submission::{Remark, Submission, Verdict};
use contract::validate::Validate;
use yew::prelude::*;

use super::super::field_text::item_label;
use crate::hook::setter;
use crate::page::workflow::VerdictRequest;
use crate::ui::{AreaField, Errors, Form, FormActions};

#[derive(Properties, PartialEq)]
pub struct Props {
    pub submission: Rc<Submission>,
    pub remarks: Vec<Remark>,
    pub request: VerdictRequest,
}

#[component]
pub fn VerdictForm(props: &Props) -> Html {
    let request = &props.request;
    // It goes back.
    let back = request.step.operation == Operation::ReturnSubmission;
    let note = use_state(String::new);
    let errors = use_state(Errors::default);
    let remarks: Vec<Remark> = props
        .remarks
        .iter()
        .filter(|r| !r.reason.trim().is_empty())
        .cloned()
        .collect();
    let onsubmit = {
        let (note, errors, remarks) = (note.clone(), errors.clone(), remarks.clone());
        let (busy, onsend) = (request.busy, request.onsend.clone());
        Callback::from(move |()| {
            let verdict = Verdict {
                note: contract::text::clean(&note),
                remarks: remarks.clone(),
            };
            let mut faults = verdict.faults();
            if back && verdict.note.is_empty() && verdict.remarks.is_empty() {
                faults.push(FieldError {
                    field: "note".into(),
                    code: "required".into(),
                    message: "请填写退回意见，或在各项内容旁逐项填写。".into(),
                });
            }
            if faults.is_empty() && !busy {
                onsend.emit(verdict);
            }
            errors.set(faults.into());
        })
    };
    let remark = |remark: &Remark| {
        html! { <li><b>{item_label(&remark.field, &props.submission)}{"："}</b>{&remark.reason}</li> }
    };
    let (label, must) = if back {
        ("总的退回意见", remarks.is_empty())
    } else {
        ("审核意见（可以不填）", false)
    };
    html! {
        <Form {onsubmit} errors={(*errors).clone()} problem={request.problem.clone()}>
            <p>{&request.text}</p>
            if !remarks.is_empty() {
                <div class="note">
                    <p>{format!("逐项意见{}条：", remarks.len())}</p>
                    <ul>{ for remarks.iter().map(remark) }</ul>
                </div>
            }
            <AreaField name="note" {label} required={must} limit={limit::REASON} value={(*note).clone()}
                onchange={setter(&note)} />
            <FormActions label={request.step.confirm} busy={request.busy} oncancel={request.onclose.clone()} />
        </Form>
    }
}
