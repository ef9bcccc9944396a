//! What the caller may do now, each with its question before it.

use std::rc::Rc;

use contract::problem::Problem;
use contract::workflow::{Verb, Verdict};
use yew::prelude::*;
use yew_router::prelude::*;

use super::WorkflowKind;
use super::step::{Outcome, Step, perform};
use crate::hook::{set_to, use_action, use_overtaken};
use crate::ui::{Button, ButtonVariant, Confirm, Dialog, RouteLink, use_toasts};

#[derive(Properties, PartialEq)]
pub struct Props<T: WorkflowKind> {
    pub stored: Rc<T>,
    pub onchange: Callback<T>,
    pub onreload: Callback<()>,
    /// Shown after a reviewer's step.
    #[prop_or_default]
    pub next: Html,
    /// Buttons behind those of the steps.
    #[prop_or_default]
    pub more: Html,
    /// Below the buttons.
    #[prop_or_default]
    pub hint: Html,
    /// While it cannot be submitted, its form is the first thing to go to.
    #[prop_or_default]
    pub edit_first: bool,
    /// Draws the form of the steps that ask for a verdict.
    #[prop_or_default]
    pub verdict_form: Option<Callback<VerdictRequest, Html>>,
}

/// What a form for a verdict works with.
#[derive(PartialEq)]
pub struct VerdictRequest {
    pub step: &'static Step,
    pub text: String,
    pub busy: bool,
    pub problem: Option<Rc<Problem>>,
    pub onsend: Callback<Verdict>,
    pub onclose: Callback<()>,
}

#[component]
pub fn Actions<T: WorkflowKind>(props: &Props<T>) -> Html {
    let toasts = use_toasts();
    let navigator = use_navigator();
    let asked = use_state(|| None::<&'static Step>);
    // After a reviewer's step: what waits next.
    let reviewed = use_state(|| false);
    let stored = &props.stored;
    let (id, version) = (stored.id(), stored.version());
    let action = use_action(
        move |(step, verdict): (&'static Step, Verdict)| async move {
            let outcome = perform::<T>(step, id, version, verdict).await?;
            Ok((step, outcome))
        },
        {
            let (asked, reviewed, toasts) = (asked.clone(), reviewed.clone(), toasts.clone());
            let onchange = props.onchange.clone();
            move |(step, outcome): (&'static Step, Outcome<T>)| {
                asked.set(None);
                toasts.info(step.done);
                let route = match outcome {
                    Outcome::Changed(fresh) => {
                        onchange.emit(fresh);
                        reviewed.set(step.review);
                        return;
                    }
                    Outcome::Editing(fresh) => (T::ROUTES.edit)(fresh.id()),
                    Outcome::Deleted => T::ROUTES.list,
                };
                if let Some(navigator) = &navigator {
                    navigator.push(&route);
                }
            }
        },
    );
    let close = set_to(&asked, None);
    let overtaken = {
        let (close, reload) = (close.clone(), props.onreload.clone());
        Callback::from(move |()| {
            close.emit(());
            reload.emit(());
        })
    };
    use_overtaken(&action.problem, T::THIS, overtaken);
    let unready = stored.may(T::operation(Verb::Submit)) && stored.missing_count() > 0;
    let press = |step: &'static Step| {
        let (asked, run, clear) = (asked.clone(), action.run.clone(), action.clear.clone());
        let busy = action.busy && step.question.is_empty();
        let onclick = Callback::from(move |_: MouseEvent| {
            clear.emit(());
            if step.question.is_empty() {
                run.emit((step, Verdict::default()));
            } else {
                asked.set(Some(step));
            }
        });
        let disabled = unready && step.operation == T::operation(Verb::Submit);
        html! { <Button key={step.label} variant={step.variant} {onclick} {busy} {disabled}>{step.label}</Button> }
    };
    let steps: Vec<&'static Step> = T::BUTTONS
        .iter()
        .filter(|s| stored.may(s.operation))
        .collect();
    let none = steps.is_empty() && !stored.may(T::operation(Verb::Update));
    let onsend = {
        let (run, asked) = (action.run.clone(), asked.clone());
        Callback::from(move |verdict: Verdict| {
            if let Some(step) = *asked {
                run.emit((step, verdict));
            }
        })
    };
    let onconfirm = onsend.reform(|note: String| Verdict {
        note,
        ..Verdict::default()
    });
    let text = |step: &Step| step.question.replace("{office}", stored.reviewer_name());
    let simple = asked.filter(|s| !s.verdict);
    let judging = asked.filter(|s| s.verdict);
    let edit_class = if props.edit_first && unready {
        "button"
    } else {
        "button quiet"
    };
    html! {
        <section class="card" aria-label="可以办理的事项">
            <h2>{"办理"}</h2>
            if *reviewed {
                {props.next.clone()}
            }
            if none {
                <p class="small">{"当前没有需要您办理的事项。"}</p>
            }
            <div class="actions fill">
                if stored.may(T::operation(Verb::Update)) {
                    <RouteLink to={(T::ROUTES.edit)(id)} class={edit_class}>{T::EDIT_LABEL}</RouteLink>
                }
                { for steps.into_iter().map(press) }
                {props.more.clone()}
            </div>
            if unready {
                <p class="small">{T::INCOMPLETE}</p>
            }
            {props.hint.clone()}
            if let Some(problem) = action.problem.as_ref().filter(|_| asked.is_none()) {
                <p class="error" role="alert">{problem.say()}</p>
            }
            <Confirm open={simple.is_some()} title={simple.map_or("", |s| s.label)} text={simple.map(text).unwrap_or_default()}
                action={simple.map_or("", |s| s.confirm)} reason={simple.and_then(|s| s.reason).map(AttrValue::from)}
                danger={simple.is_some_and(|s| s.variant == ButtonVariant::Danger)} busy={action.busy} problem={action.problem.clone()} {onconfirm} onclose={close.clone()} />
            if let Some(form) = &props.verdict_form {
                <Dialog open={judging.is_some()} title={judging.map_or("", |s| s.label)} onclose={close.clone()}>
                    {judging.map(|step| form.emit(VerdictRequest {
                        step,
                        text: text(step),
                        busy: action.busy,
                        problem: action.problem.clone(),
                        onsend,
                        onclose: close,
                    })).unwrap_or_default()}
                </Dialog>
            }
        </section>
    }
}
