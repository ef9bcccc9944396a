//! 填报材料.

use contract::operation::Operation;
use uuid::Uuid;
use yew::prelude::*;

use super::form::SubmissionForm;
use crate::api;
use crate::hook::use_fetch;
use crate::route::Route;
use crate::ui::{Go, Note, PageHead, Tone};

#[derive(Properties, PartialEq)]
pub struct Props {
    pub id: Uuid,
}

#[component]
pub fn SubmissionEdit(props: &Props) -> Html {
    let id = props.id;
    let fetch = use_fetch(id, api::submission::get_submission);
    fetch.view(|submission| {
        if submission.actions.contains(&Operation::UpdateSubmission) {
            return html! { <SubmissionForm key={id.to_string()} stored={submission.clone()} /> };
        }
        html! {
            <>
                <PageHead title={submission.material.content.label.clone()} />
                <Note tone={Tone::Warm}>
                    <p>{format!("这份材料现在是“{}”，不能修改。", submission.revision.state.label())}</p>
                    <div class="actions"><Go to={Route::SubmissionView { id }} class="button">{"查看材料"}</Go></div>
                </Note>
            </>
        }
    })
}
