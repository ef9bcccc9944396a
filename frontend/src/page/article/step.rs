//! The steps of an article, in words.

use contract::operation::Operation as O;

use crate::page::workflow::{Step, step};
use crate::ui::ButtonVariant::{Danger, Primary, Quiet};

#[rustfmt::skip]
pub const BUTTONS: &[Step] = &[
    step(O::SubmitArticle, "提交审核", Primary, "提交后由{office}审核，审核期间不能修改；需要修改时可以先撤回。", "确认提交", "已提交审核。"),
    step(O::ApproveArticle, "审核通过", Primary, "审核通过后转入待发布，由省级发布人员发布。请确认内容真实、准确、完整。", "确认通过", "已审核通过。").review(),
    step(O::ReturnArticle, "退回修改", Quiet, "填报单位将收到退回原因，修改后可以重新提交。", "确认退回", "已退回填报单位。").reason("退回原因").review(),
    step(O::PublishArticle, "发布", Primary, "发布后公众立即可以看到，并进入网站栏目和订阅源。", "确认发布", "已发布。").review(),
    step(O::DeclineArticle, "退回修改", Quiet, "不予发布并退回填报单位，填报单位将收到退回原因。", "确认退回", "已退回填报单位。").reason("退回原因").review(),
    step(O::WithdrawArticle, "撤回", Quiet, "撤回后回到草稿，可以修改后重新提交。", "确认撤回", "已撤回。"),
    step(O::FeatureArticle, "设为推荐", Primary, "推荐的稿件排在栏目最前面，并可能显示在首页。", "确认推荐", "已设为推荐。"),
    step(O::UnfeatureArticle, "取消推荐", Quiet, "稿件将回到栏目中按发布时间排列。", "确认取消", "已取消推荐。"),
    step(O::ReviseArticle, "修改已发布内容", Quiet, "将另存一份修改稿。修改稿经审核并发布之前，公众看到的仍是现在的内容。", "确认修改", "已开始修改，公众看到的内容不变。"),
    step(O::RetractArticle, "撤下", Danger, "公众将不再看到这篇稿件，填报单位将收到撤下原因。只是内容有误时，请由填报单位修改。", "确认撤下", "已撤下。").reason("撤下原因"),
    step(O::DeleteArticle, "删除草稿", Danger, "删除后无法恢复。", "确认删除", "已删除。"),
];
