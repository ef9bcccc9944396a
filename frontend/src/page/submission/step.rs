//! The steps of a submission, and their calls.

use contract::operation::Operation;
use contract::submission::{Submission, Verdict};
use uuid::Uuid;

use crate::api::{Answer, submission as api};
use crate::page::workflow::{Outcome, Step, WorkflowSteps, step};
use crate::ui::ButtonVariant;

use ButtonVariant::{Danger, Primary, Quiet};
use Operation as O;

impl WorkflowSteps for Submission {
    #[rustfmt::skip]
    const STEPS: &'static [Step] = &[
        step(O::SubmitSubmission, "提交", Primary, "提交后由{office}审核，审核期间不能修改；审核前需要修改的，可以先撤回。", "确认提交", "已提交。"),
        step(O::AcceptSubmission, "接收", Primary, "接收前请确认内容真实、完整，符合要求。", "确认接收", "已接收。").verdict(),
        step(O::ReturnSubmission, "退回修改", Quiet, "报送单位将收到退回意见，修改后可以重新提交。", "确认退回", "已退回报送单位。").verdict(),
        step(O::WithdrawSubmission, "撤回", Quiet, "撤回后回到草稿，可以修改后重新提交。截止时间之后撤回的，须在截止前已提交过才能再次提交。", "确认撤回", "已撤回，可以修改。"),
        step(O::SupplementSubmission, "补充报送", Quiet, "将在已接收内容的基础上另存一版。新的一版接收之前，仍以现在的内容为准。", "开始补充", "已开始补充，已接收的内容不变。"),
        step(O::DeleteSubmission, "删除草稿", Danger, "删除后无法恢复。", "确认删除", "已删除。"),
    ];

    async fn perform(
        operation: Operation,
        id: Uuid,
        version: i32,
        verdict: Verdict,
    ) -> Answer<Outcome<Self>> {
        Ok(Outcome::Changed(match operation {
            O::SubmitSubmission => api::submit_submission(id, version).await?,
            O::AcceptSubmission => api::accept_submission(id, version, &verdict).await?,
            O::ReturnSubmission => api::return_submission(id, version, &verdict).await?,
            O::WithdrawSubmission => api::withdraw_submission(id, version).await?,
            O::SupplementSubmission => {
                let fresh = api::supplement_submission(id, version).await?;
                return Ok(Outcome::Editing(fresh));
            }
            // The only other step that is offered.
            _ => {
                api::delete_submission(id).await?;
                return Ok(Outcome::Deleted);
            }
        }))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use wasm_bindgen_test::wasm_bindgen_test;

    #[wasm_bindgen_test]
    fn every_step_of_the_way_is_offered() {
        for step in contract::submission::STEPS {
            // Those two are the form.
            if matches!(step.operation, O::UpdateSubmission | O::GatherSubmission) {
                continue;
            }
            let offered = Submission::STEPS
                .iter()
                .any(|s| s.operation == step.operation);
            assert!(offered, "{:?}", step.operation);
        }
    }
}
