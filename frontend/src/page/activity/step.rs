//! The steps of an activity, in words.

use contract::operation::Operation as O;

use crate::page::workflow::{Step, step};
use crate::ui::ButtonVariant::{Danger, Primary, Quiet};

#[rustfmt::skip]
pub const BUTTONS: &[Step] = &[
    step(O::SubmitActivity, "提交审核", Primary, "提交后由{office}审核，审核期间不能修改；需要修改时可以先撤回。", "确认提交", "已提交审核。"),
    step(O::ApproveActivity, "审核通过", Primary, "审核通过后转入待发布，由省级发布人员发布。请确认内容真实、准确、完整。", "确认通过", "已审核通过。").review(),
    step(O::ReturnActivity, "退回修改", Quiet, "填报单位将收到退回原因，修改后可以重新提交。", "确认退回", "已退回填报单位。").reason("退回原因").review(),
    step(O::PublishActivity, "发布", Primary, "发布后公众立即可以看到，并进入活动日历和数据接口。", "确认发布", "已发布。").review(),
    step(O::DeclineActivity, "退回修改", Quiet, "不予发布并退回填报单位，填报单位将收到退回原因。", "确认退回", "已退回填报单位。").reason("退回原因").review(),
    step(O::WithdrawActivity, "撤回", Quiet, "撤回后回到草稿，可以修改后重新提交。", "确认撤回", "已撤回。"),
    step(O::ReviseActivity, "修改已发布内容", Primary, "将另存一份修改稿。修改稿经审核并发布之前，公众看到的仍是现在的内容。", "确认修改", "已开始修改，公众看到的内容不变。"),
    step(O::PostponeActivity, "延期举行", Quiet, "公众页面将标明“已延期”和原因，活动内容保留。", "确认延期", "已公布延期。").notice(),
    step(O::CancelActivity, "取消活动", Danger, "公众页面将标明“已取消”和原因。如有变化，之后可以恢复举行。", "确认取消", "已公布取消。").notice(),
    step(O::RestoreActivity, "恢复举行", Primary, "公众页面将不再显示取消或延期的原因。", "确认恢复", "已恢复举行。"),
    step(O::RetractActivity, "撤下", Danger, "公众将不再看到这项活动，填报单位将收到撤下原因。活动仍要举办而只是内容有误时，请由填报单位修改。", "确认撤下", "已撤下。").reason("撤下原因"),
    step(O::DuplicateActivity, "复制为新活动", Quiet, "", "", "已复制为新的草稿。").edits(),
    step(O::DeleteActivity, "删除草稿", Danger, "删除后无法恢复。", "确认删除", "已删除。"),
];
