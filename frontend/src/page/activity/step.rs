//! The steps as data: the word, the question, what is asked for, and the call.

use contract::activity::{Activity, HoldingNotice};
use contract::operation::Operation;
use contract::workflow::Reason;
use uuid::Uuid;

use crate::api::{Answer, activity as api};
use crate::route::Route;
use crate::ui::Look;

#[derive(Debug, PartialEq)]
pub struct Step {
    pub operation: Operation,
    pub label: &'static str,
    pub look: Look,
    /// `{office}` is whoever reviews it. Empty: done without asking.
    pub question: &'static str,
    pub confirm: &'static str,
    /// The label of the text that is asked for.
    pub reason: Option<&'static str>,
}

const fn step(
    operation: Operation,
    label: &'static str,
    look: Look,
    question: &'static str,
    confirm: &'static str,
    reason: Option<&'static str>,
) -> Step {
    Step {
        operation,
        label,
        look,
        question,
        confirm,
        reason,
    }
}

use Look::{Danger, Primary, Quiet};
use Operation as O;

/// In the order in which they are offered.
#[rustfmt::skip]
pub const STEPS: &[Step] = &[
    step(O::SubmitActivity, "提交审核", Primary, "提交后由{office}审核，审核期间不能修改；需要修改时可以先撤回。", "确认提交", None),
    step(O::ApproveActivity, "审核通过", Primary, "审核通过后转入待发布，由省级发布人员发布。请确认内容真实、准确、完整。", "确认通过", None),
    step(O::ReturnActivity, "退回修改", Quiet, "填报单位将收到退回原因，修改后可以重新提交。", "确认退回", Some("退回原因")),
    step(O::PublishActivity, "发布", Primary, "发布后公众立即可以看到，并进入活动日历和数据接口。", "确认发布", None),
    step(O::DeclineActivity, "退回修改", Quiet, "不予发布并退回填报单位，填报单位将收到退回原因。", "确认退回", Some("退回原因")),
    step(O::WithdrawActivity, "撤回", Quiet, "撤回后回到草稿，可以修改后重新提交。", "确认撤回", None),
    step(O::ReviseActivity, "修改已发布内容", Primary, "将另存一份修改稿。修改稿经审核并发布之前，公众看到的仍是现在的内容。", "确认修改", None),
    step(O::PostponeActivity, "延期举行", Quiet, "公众页面将标明“已延期”并显示公告，活动内容保留。", "确认延期", Some("延期公告")),
    step(O::CancelActivity, "取消活动", Danger, "公众页面将标明“已取消”并显示公告。如有变化，之后可以恢复举行。", "确认取消", Some("取消公告")),
    step(O::RestoreActivity, "恢复举行", Primary, "公众页面将不再显示取消或延期的公告。", "确认恢复", None),
    step(O::RetractActivity, "撤下", Danger, "公众将不再看到这项活动，填报单位将收到撤下原因。活动仍要举办而只是内容有误时，请由填报单位修改。", "确认撤下", Some("撤下原因")),
    step(O::DuplicateActivity, "复制为新活动", Quiet, "", "", None),
    step(O::DeleteActivity, "删除草稿", Danger, "删除后无法恢复。", "确认删除", None),
];

/// What a step came to.
pub struct Outcome {
    pub activity: Option<Activity>,
    pub said: &'static str,
    /// Where to go on.
    pub to: Option<Route>,
    /// A reviewer's or publisher's step: the next one waits.
    pub review: bool,
}

pub async fn run(operation: Operation, id: Uuid, version: i32, text: String) -> Answer<Outcome> {
    let reason = || Reason {
        reason: text.clone(),
    };
    let notice = || HoldingNotice {
        notice: text.clone(),
    };
    let (activity, said) = match operation {
        O::SubmitActivity => (api::submit_activity(id, version).await?, "已提交审核。"),
        O::ApproveActivity => (api::approve_activity(id, version).await?, "已审核通过。"),
        O::ReturnActivity => (
            api::return_activity(id, version, &reason()).await?,
            "已退回填报单位。",
        ),
        O::PublishActivity => (api::publish_activity(id, version).await?, "已发布。"),
        O::DeclineActivity => (
            api::decline_activity(id, version, &reason()).await?,
            "已退回填报单位。",
        ),
        O::WithdrawActivity => (api::withdraw_activity(id, version).await?, "已撤回。"),
        O::ReviseActivity => (
            api::revise_activity(id, version).await?,
            "已开始修改，公众看到的内容不变。",
        ),
        O::PostponeActivity => (
            api::postpone_activity(id, version, &notice()).await?,
            "已公布延期。",
        ),
        O::CancelActivity => (
            api::cancel_activity(id, version, &notice()).await?,
            "已公布取消。",
        ),
        O::RestoreActivity => (api::restore_activity(id, version).await?, "已恢复举行。"),
        O::RetractActivity => (
            api::retract_activity(id, version, &reason()).await?,
            "已撤下。",
        ),
        O::DuplicateActivity => (api::duplicate_activity(id).await?, "已复制为新的草稿。"),
        // The only other step that is offered.
        _ => {
            api::delete_activity(id).await?;
            return Ok(Outcome {
                activity: None,
                said: "已删除。",
                to: Some(Route::DeskActivities),
                review: false,
            });
        }
    };
    let to = matches!(operation, O::ReviseActivity | O::DuplicateActivity)
        .then_some(Route::ActivityEdit { id: activity.id });
    let review = matches!(
        operation,
        O::ApproveActivity | O::ReturnActivity | O::PublishActivity | O::DeclineActivity
    );
    Ok(Outcome {
        activity: Some(activity),
        said,
        to,
        review,
    })
}

#[cfg(test)]
mod tests {
    use super::STEPS;
    use contract::workflow::Noun;
    use wasm_bindgen_test::wasm_bindgen_test;

    #[wasm_bindgen_test]
    fn every_step_of_the_workflow_is_offered_and_asks_for_its_reason() {
        for theirs in contract::workflow::STEPS {
            let operation = Noun::Activity.operation(theirs.verb);
            let mine = STEPS.iter().find(|s| s.operation == operation);
            let mine = mine.expect("offered");
            assert_eq!(mine.reason.is_some(), theirs.reason, "{}", mine.label);
        }
    }
}
