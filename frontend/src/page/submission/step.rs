//! The steps of a submission, in words.

use contract::operation::Operation as O;

use crate::page::workflow::{Step, step};
use crate::ui::ButtonVariant::{Danger, Primary, Quiet};

#[rustfmt::skip]
pub const BUTTONS: &[Step] = &[
    step(O::SubmitSubmission, "提交", Primary, "提交后由{office}审核，审核期间不能修改；审核前需要修改的，可以先撤回。", "确认提交", "已提交。"),
    step(O::AcceptSubmission, "接收", Primary, "接收前请确认内容真实、完整，符合要求。", "确认接收", "已接收。").verdict(),
    step(O::ReturnSubmission, "退回修改", Quiet, "报送单位将收到退回意见，修改后可以重新提交。", "确认退回", "已退回报送单位。").verdict(),
    step(O::WithdrawSubmission, "撤回", Quiet, "撤回后回到草稿，可以修改后重新提交。截止时间之后撤回的，须在截止前已提交过才能再次提交。", "确认撤回", "已撤回，可以修改。"),
    step(O::SupplementSubmission, "补充报送", Quiet, "将在已接收内容的基础上另存一版。新的一版接收之前，仍以现在的内容为准。", "开始补充", "已开始补充，已接收的内容不变。"),
    step(O::DeleteSubmission, "删除草稿", Danger, "删除后无法恢复。", "确认删除", "已删除。"),
];
