//! What changes an organization's place: move, merge, close, reopen. Each asks and gives its reason.

use std::rc::Rc;

use contract::id::OrganizationId;
use contract::limit;
use contract::operation::Operation;
use contract::organization::{
    OrganizationDetail, OrganizationMerge, OrganizationMove, OrganizationStatus,
};
use contract::workflow::Reason;
use yew::prelude::*;

use super::pick::OrganizationPick;
use crate::api;
use crate::hook::{setter, use_action};
use crate::session::use_session;
use crate::ui::{
    AreaField, Button, ButtonVariant, Confirm, Dialog, Errors, Form, FormActions, Note, Tone,
    use_toasts,
};

#[derive(Clone, Copy, PartialEq)]
enum Step {
    Move,
    Merge,
    Close,
    Reopen,
}

#[derive(Properties, PartialEq)]
pub struct Props {
    pub detail: Rc<OrganizationDetail>,
    pub onchanged: Callback<OrganizationDetail>,
}

#[component]
pub fn Steps(props: &Props) -> Html {
    let session = use_session();
    let toasts = use_toasts();
    let asked = use_state(|| None::<Step>);
    let o = &props.detail.organization;
    let id = o.id;
    let done = {
        let (asked, onchanged) = (asked.clone(), props.onchanged.clone());
        move |fresh: OrganizationDetail| {
            asked.set(None);
            onchanged.emit(fresh);
            toasts.info("已办理。");
        }
    };
    let run = use_action(
        move |(step, other, reason): (Step, Option<OrganizationId>, String)| async move {
            let other = other.unwrap_or_default();
            match step {
                Step::Move => {
                    api::organization::move_organization(
                        id,
                        &OrganizationMove {
                            reports_to: other,
                            reason,
                        },
                    )
                    .await
                }
                Step::Merge => {
                    api::organization::merge_organization(
                        id,
                        &OrganizationMerge {
                            into: other,
                            reason,
                        },
                    )
                    .await
                }
                Step::Close => api::organization::close_organization(id, &Reason { reason }).await,
                Step::Reopen => {
                    api::organization::reopen_organization(id, &Reason { reason }).await
                }
            }
        },
        done,
    );
    let close = {
        let (asked, clear) = (asked.clone(), run.clear.clone());
        Callback::from(move |()| {
            asked.set(None);
            clear.emit(());
        })
    };
    let active = o.status == OrganizationStatus::Active;
    let button = |step: Step, operation: Operation, word: &'static str, variant: ButtonVariant| {
        let asked = asked.clone();
        html! {
            if session.may(operation) {
                <Button {variant} onclick={move |_| asked.set(Some(step))}>{word}</Button>
            }
        }
    };
    let confirm = |step: Step, title: String, text: &'static str, action: &'static str| {
        let emit = run.run.clone();
        html! {
            <Confirm open={*asked == Some(step)} {title} {text} {action} reason="原因" danger={step == Step::Close} busy={run.busy} problem={run.problem.clone()}
                onconfirm={Callback::from(move |reason| emit.emit((step, None, reason)))} onclose={close.clone()} />
        }
    };
    let form = |step: Step, label: &'static str, text: &'static str, action: &'static str| {
        let emit = run.run.clone();
        html! {
            <Dialog open={*asked == Some(step)} title={format!("{action}：{}", o.name)} onclose={close.clone()}>
                <Target {label} {text} {action} {id} busy={run.busy} problem={run.problem.clone()} onclose={close.clone()}
                    onsend={Callback::from(move |(other, reason)| emit.emit((step, Some(other), reason)))} />
            </Dialog>
        }
    };
    html! {
        <section class="card">
            <h2>{"机构变动"}</h2>
            <div class="actions">
                if active {
                    {button(Step::Move, Operation::MoveOrganization, "调整隶属关系", ButtonVariant::Quiet)}
                    {button(Step::Merge, Operation::MergeOrganization, "合并到其他单位", ButtonVariant::Quiet)}
                    {button(Step::Close, Operation::CloseOrganization, "停用", ButtonVariant::Danger)}
                } else if o.status == OrganizationStatus::Closed {
                    {button(Step::Reopen, Operation::ReopenOrganization, "恢复", ButtonVariant::Quiet)}
                } else {
                    <p>{"单位已合并，不能再变动。"}</p>
                }
            </div>
            {form(Step::Move, "新的上级单位", "今后由新的上级单位审核，历史记录保留。", "确认调整")}
            {form(Step::Merge, "合并到", "人员、活动和文件全部转到所选单位，本单位不再使用，此操作不能撤销。", "确认合并")}
            {confirm(Step::Close, format!("停用“{}”？", o.name), "停用后该单位人员不能登录，已发布的活动保留。以后可以恢复。", "确认停用")}
            {confirm(Step::Reopen, format!("恢复“{}”？", o.name), "恢复后该单位人员可以重新登录。", "确认恢复")}
        </section>
    }
}

#[derive(Properties, PartialEq)]
struct TargetProps {
    id: OrganizationId,
    label: AttrValue,
    text: AttrValue,
    action: AttrValue,
    busy: bool,
    problem: Option<Rc<contract::problem::Problem>>,
    onsend: Callback<(OrganizationId, String)>,
    onclose: Callback<()>,
}

#[component]
fn Target(props: &TargetProps) -> Html {
    let other = use_state(|| None::<OrganizationId>);
    let reason = use_state(String::new);
    let errors = use_state(Errors::default);
    let onsubmit = {
        let (other, reason, errors, onsend) = (
            other.clone(),
            reason.clone(),
            errors.clone(),
            props.onsend.clone(),
        );
        Callback::from(move |()| {
            let mut check = contract::validate::Check::default();
            check.that(other.is_some(), "other", "required", "请选择单位。");
            check.required("reason", &reason, limit::REASON);
            if let (true, Some(other)) = (check.errors.is_empty(), *other) {
                onsend.emit((other, (*reason).clone()));
            }
            errors.set(check.errors.into());
        })
    };
    let pick = {
        let other = other.clone();
        Callback::from(move |o: Option<contract::organization::Organization>| {
            other.set(o.map(|o| o.id))
        })
    };
    html! {
        <Form {onsubmit} errors={(*errors).clone()} problem={props.problem.clone()}>
            <Note tone={Tone::Warm}><p>{&props.text}</p></Note>
            <OrganizationPick name="other" label={props.label.clone()} value={*other} without={props.id} onchange={pick} />
            <AreaField name="reason" label="原因" required=true limit={limit::REASON} value={(*reason).clone()} onchange={setter(&reason)} />
            <FormActions label={props.action.clone()} busy={props.busy} oncancel={props.onclose.clone()} />
        </Form>
    }
}
