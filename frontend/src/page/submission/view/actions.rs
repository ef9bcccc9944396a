//! What the caller may do now, each with its question before it.

use std::rc::Rc;

use contract::download::{DownloadInput, Naming};
use contract::operation::Operation as O;
use contract::submission::{Remark, Submission, Verdict, unexplained};
use yew::prelude::*;
use yew_router::prelude::*;

use super::super::form::office;
use super::step::{Outcome, STEPS, Step, run};
use super::verdict::VerdictForm;
use crate::hook::{use_action, use_overtaken};
use crate::route::Route;
use crate::session::use_session;
use crate::ui::{Button, Confirm, Dialog, Export, Go, Look, use_toasts};

#[derive(Properties, PartialEq)]
pub struct Props {
    pub submission: Rc<Submission>,
    /// Remarks written beside the items.
    pub remarks: Vec<Remark>,
    pub onchange: Callback<Submission>,
    pub onreload: Callback<()>,
}

#[component]
pub fn Actions(props: &Props) -> Html {
    let toasts = use_toasts();
    let session = use_session();
    let navigator = use_navigator();
    let asked = use_state(|| None::<&'static Step>);
    let submission = &props.submission;
    let (id, version) = (submission.id, submission.version);
    let action = use_action(
        move |(operation, verdict): (O, Verdict)| run(operation, id, version, verdict),
        {
            let (asked, toasts) = (asked.clone(), toasts.clone());
            let onchange = props.onchange.clone();
            move |outcome: Outcome| {
                asked.set(None);
                toasts.say(outcome.said);
                match (outcome.to, &navigator) {
                    (Some(route), Some(navigator)) => navigator.push(&route),
                    _ => {
                        if let Some(fresh) = outcome.submission {
                            onchange.emit(fresh);
                        }
                    }
                }
            }
        },
    );
    let overtaken = {
        let (asked, reload) = (asked.clone(), props.onreload.clone());
        Callback::from(move |()| {
            asked.set(None);
            reload.emit(());
        })
    };
    use_overtaken(
        &action.problem,
        "这份材料刚刚被他人更新，已显示最新状态，请核对后再办理。",
        overtaken,
    );
    let may = |operation| submission.actions.contains(&operation);
    let unready = may(O::SubmitSubmission)
        && !unexplained(&submission.findings, &submission.revision.content).is_empty();
    let press = |step: &'static Step| {
        let (asked, clear) = (asked.clone(), action.clear.clone());
        let onclick = Callback::from(move |_: MouseEvent| {
            clear.emit(());
            asked.set(Some(step));
        });
        let disabled = unready && step.operation == O::SubmitSubmission;
        html! { <Button key={step.label} look={step.look} {onclick} {disabled}>{step.label}</Button> }
    };
    let steps: Vec<&'static Step> = STEPS.iter().filter(|s| may(s.operation)).collect();
    let none = steps.is_empty() && !may(O::UpdateSubmission);
    let send = {
        let (run, asked) = (action.run.clone(), asked.clone());
        Callback::from(move |verdict: Verdict| {
            if let Some(step) = *asked {
                run.emit((step.operation, verdict));
            }
        })
    };
    let onclose = {
        let asked = asked.clone();
        Callback::from(move |()| asked.set(None))
    };
    let step = *asked;
    let judged = step.filter(|s| s.judges());
    let plain = step.filter(|s| !s.judges());
    let text = |step: Option<&'static Step>| {
        step.map_or_else(String::new, |s| {
            s.question.replace("{office}", office(submission))
        })
    };
    html! {
        <section class="card" aria-label="可以办理的事项">
            <h2>{"办理"}</h2>
            if none {
                <p class="small">{"当前没有需要您办理的事项。"}</p>
            }
            <div class="actions fill">
                if may(O::UpdateSubmission) {
                    <Go to={Route::SubmissionEdit { id }} class={if unready { "button" } else { "button quiet" }}>{"继续填写"}</Go>
                }
                { for steps.into_iter().map(press) }
                if session.may(O::CreateDownload) {
                    <Export input={DownloadInput::Submission { submission_id: id, naming: Naming::Utf8 }} text="导出" look={Look::Quiet}
                        label="导出本份材料（文字和图片）" />
                }
            </div>
            if unready {
                <p class="small">{"按要求填写完整后才能提交。"}</p>
            }
            if may(O::ReturnSubmission) {
                <p class="small">{"在左侧各项内容旁点“退回意见”，可以逐项写明需要修改的地方。"}</p>
            }
            if let Some(problem) = action.problem.as_ref().filter(|_| asked.is_none()) {
                <p class="error" role="alert">{problem.say()}</p>
            }
            <Confirm open={plain.is_some()} title={plain.map_or("", |s| s.label)} text={text(plain)} action={plain.map_or("", |s| s.confirm)}
                danger={plain.is_some_and(|s| s.look == Look::Danger)} busy={action.busy} problem={action.problem.clone()}
                onconfirm={send.reform(|_: String| Verdict::default())} onclose={onclose.clone()} />
            <Dialog open={judged.is_some()} title={judged.map_or("", |s| s.label)} onclose={onclose.clone()}>
                <VerdictForm submission={submission.clone()} back={judged.is_some_and(|s| s.operation == O::ReturnSubmission)} text={text(judged)}
                    action={judged.map_or("", |s| s.confirm)} remarks={props.remarks.clone()} busy={action.busy} problem={action.problem.clone()}
                    onsend={send} {onclose} />
            </Dialog>
        </section>
    }
}
