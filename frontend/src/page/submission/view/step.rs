//! The steps as data: the word, the question, and the call.

use contract::operation::Operation;
use contract::submission::{Submission, Verdict};
use uuid::Uuid;

use crate::api::{Answer, submission as api};
use crate::route::Route;
use crate::ui::Look;

#[derive(Debug, PartialEq)]
pub struct Step {
    pub operation: Operation,
    pub label: &'static str,
    pub look: Look,
    /// `{office}` is whoever reviews it.
    pub question: &'static str,
    pub confirm: &'static str,
}

impl Step {
    /// A reviewer's: with remarks and a note.
    pub fn judges(&self) -> bool {
        matches!(
            self.operation,
            Operation::AcceptSubmission | Operation::ReturnSubmission
        )
    }
}

const fn step(
    operation: Operation,
    label: &'static str,
    look: Look,
    question: &'static str,
    confirm: &'static str,
) -> Step {
    Step {
        operation,
        label,
        look,
        question,
        confirm,
    }
}

use Look::{Danger, Primary, Quiet};
use Operation as O;

/// In the order in which they are offered.
#[rustfmt::skip]
pub const STEPS: &[Step] = &[
    step(O::SubmitSubmission, "提交", Primary, "提交后由{office}审核，审核期间不能修改；审核前需要修改的，可以先撤回。", "确认提交"),
    step(O::AcceptSubmission, "接收", Primary, "接收前请确认内容真实、完整，符合要求。", "确认接收"),
    step(O::ReturnSubmission, "退回修改", Quiet, "报送单位将收到退回意见，修改后可以重新提交。", "确认退回"),
    step(O::WithdrawSubmission, "撤回", Quiet, "撤回后回到草稿，可以修改后重新提交。截止时间之后撤回的，须在截止前已提交过才能再次提交。", "确认撤回"),
    step(O::SupplementSubmission, "补充报送", Quiet, "将在已接收内容的基础上另存一版。新的一版接收之前，仍以现在的内容为准。", "开始补充"),
    step(O::DeleteSubmission, "删除草稿", Danger, "删除后无法恢复。", "确认删除"),
];

/// What a step came to.
pub struct Outcome {
    pub submission: Option<Submission>,
    pub said: &'static str,
    /// Where to go on.
    pub to: Option<Route>,
}

pub async fn run(operation: O, id: Uuid, version: i32, verdict: Verdict) -> Answer<Outcome> {
    let (submission, said) = match operation {
        O::SubmitSubmission => (api::submit_submission(id, version).await?, "已提交。"),
        O::AcceptSubmission => (
            api::accept_submission(id, version, &verdict).await?,
            "已接收。",
        ),
        O::ReturnSubmission => (
            api::return_submission(id, version, &verdict).await?,
            "已退回报送单位。",
        ),
        O::WithdrawSubmission => (
            api::withdraw_submission(id, version).await?,
            "已撤回，可以修改。",
        ),
        O::SupplementSubmission => (
            api::supplement_submission(id, version).await?,
            "已开始补充，已接收的内容不变。",
        ),
        // The only other step that is offered.
        _ => {
            api::delete_submission(id).await?;
            return Ok(Outcome {
                submission: None,
                said: "已删除。",
                to: Some(Route::Submissions),
            });
        }
    };
    let to = (operation == O::SupplementSubmission).then_some(Route::SubmissionEdit { id });
    Ok(Outcome {
        submission: Some(submission),
        said,
        to,
    })
}

#[cfg(test)]
mod tests {
    use super::{O, STEPS};
    use wasm_bindgen_test::wasm_bindgen_test;

    #[wasm_bindgen_test]
    fn every_step_of_the_way_is_offered() {
        for step in contract::submission::STEPS {
            // Those two are the form.
            if matches!(step.operation, O::UpdateSubmission | O::GatherSubmission) {
                continue;
            }
            let offered = STEPS.iter().any(|s| s.operation == step.operation);
            assert!(offered, "{:?}", step.operation);
        }
    }
}
