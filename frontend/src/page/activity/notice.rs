//! Cancelling and postponing: why, in one of the sentences that the public may read without a review.

use contract::activity::HoldingReason;
use contract::operation::Operation;
use contract::problem::FieldError;
use contract::workflow::{Holding, Verdict};
use yew::prelude::*;

use crate::hook::setter;
use crate::page::workflow::VerdictRequest;
use crate::ui::{Errors, Form, FormActions, SelectField, choices};

#[derive(Properties, PartialEq)]
pub struct Props {
    pub request: VerdictRequest,
}

#[component]
pub fn NoticeForm(props: &Props) -> Html {
    let request = &props.request;
    let becomes = match request.step.operation {
        Operation::CancelActivity => Holding::Cancelled,
        _ => Holding::Postponed,
    };
    let code = use_state(String::new);
    let errors = use_state(Errors::default);
    let options = use_memo((), |()| {
        choices(HoldingReason::ALL, |r| (r.code(), r.label()))
    });
    let chosen = HoldingReason::parse(&code);
    let onsubmit = {
        let (errors, busy, onsend) = (errors.clone(), request.busy, request.onsend.clone());
        Callback::from(move |()| match chosen {
            Some(reason) if !busy => onsend.emit(Verdict {
                note: reason.code().to_owned(),
                ..Verdict::default()
            }),
            Some(_) => {}
            None => {
                let fault = FieldError {
                    field: "reason".into(),
                    code: "required".into(),
                    message: "请选择原因。".into(),
                };
                errors.set(vec![fault].into());
            }
        })
    };
    html! {
        <Form {onsubmit} errors={(*errors).clone()} problem={request.problem.clone()}>
            <p>{&request.text}</p>
            <SelectField name="reason" label="原因" none="请选择" required=true options={(*options).clone()} value={(*code).clone()} onchange={setter(&code)} />
            if let Some(reason) = chosen {
                <p>{"公众将看到："}{reason.sentence(becomes)}</p>
            }
            <FormActions label={request.step.confirm} busy={request.busy} variant={request.step.variant} oncancel={request.onclose.clone()} />
        </Form>
    }
}
