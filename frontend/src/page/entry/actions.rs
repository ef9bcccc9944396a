//! What the caller may do now, each with its question before it.

mod next;

use std::rc::Rc;

use contract::operation::Operation;
use contract::workflow::Verb;
use yew::prelude::*;
use yew_router::prelude::*;

use self::next::Next;
use super::Piece;
use super::step::{Outcome, Step};
use crate::hook::{use_action, use_overtaken};
use crate::ui::{Button, Confirm, Go, use_toasts};

#[derive(Properties, PartialEq)]
pub struct Props<T: Piece> {
    pub thing: Rc<T>,
    pub onchange: Callback<T>,
    pub onreload: Callback<()>,
}

#[component]
pub fn Actions<T: Piece>(props: &Props<T>) -> Html {
    let toasts = use_toasts();
    let navigator = use_navigator();
    let asked = use_state(|| None::<&'static Step>);
    // After a reviewer's step: what waits next.
    let reviewed = use_state(|| false);
    let thing = &props.thing;
    let (id, version) = (thing.id(), thing.version());
    let action = use_action(
        move |(operation, text)| T::run(operation, id, version, text),
        {
            let (asked, reviewed, toasts) = (asked.clone(), reviewed.clone(), toasts.clone());
            let onchange = props.onchange.clone();
            move |outcome: Outcome<T>| {
                asked.set(None);
                toasts.say(outcome.said);
                match (outcome.to, &navigator) {
                    (Some(route), Some(navigator)) => navigator.push(&route),
                    _ => {
                        if let Some(thing) = outcome.thing {
                            onchange.emit(thing);
                        }
                        reviewed.set(outcome.review);
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
    use_overtaken(&action.problem, T::OVERTAKEN, overtaken);
    let submits = T::NOUN.operation(Verb::Submit);
    let may = |operation: Operation| thing.actions().contains(&operation);
    let press = |step: &'static Step| {
        let (asked, run, clear) = (asked.clone(), action.run.clone(), action.clear.clone());
        let busy = action.busy && step.question.is_empty();
        let onclick = Callback::from(move |_: MouseEvent| {
            clear.emit(());
            if step.question.is_empty() {
                run.emit((step.operation, String::new()));
            } else {
                asked.set(Some(step));
            }
        });
        let unready = step.operation == submits && !thing.missing().is_empty();
        html! { <Button key={step.label} look={step.look} {onclick} {busy} disabled={unready}>{step.label}</Button> }
    };
    let steps: Vec<&'static Step> = T::STEPS.iter().filter(|s| may(s.operation)).collect();
    let none = steps.is_empty() && !thing.may(Verb::Update);
    let unready = may(submits) && !thing.missing().is_empty();
    let onconfirm = {
        let (run, asked) = (action.run.clone(), asked.clone());
        Callback::from(move |text: String| {
            if let Some(step) = *asked {
                run.emit((step.operation, text));
            }
        })
    };
    let onclose = {
        let asked = asked.clone();
        Callback::from(move |()| asked.set(None))
    };
    let office = thing.reviewer().map_or("上级部门", |r| &r.name);
    html! {
        <section class="card" aria-label="可以办理的事项">
            <h2>{"办理"}</h2>
            if *reviewed {
                <Next<T> {id} />
            }
            if none {
                <p class="small">{"当前没有需要您办理的事项。"}</p>
            }
            <div class="actions fill">
                if thing.may(Verb::Update) {
                    <Go to={T::edit(id)} class="button quiet">{"修改"}</Go>
                }
                { for steps.into_iter().map(press) }
            </div>
            if unready {
                <p class="small">{"必填内容填写完整后才能提交审核。"}</p>
            }
            if let Some(problem) = action.problem.as_ref().filter(|_| asked.is_none()) {
                <p class="error" role="alert">{problem.say()}</p>
            }
            <Confirm open={asked.is_some()} title={asked.map_or("", |s| s.label)} text={asked.map_or_else(String::new, |s| s.question.replace("{office}", office))}
                action={asked.map_or("", |s| s.confirm)} reason={asked.and_then(|s| s.reason).map(AttrValue::from)}
                danger={asked.is_some_and(|s| s.look == crate::ui::Look::Danger)} busy={action.busy} problem={action.problem.clone()} {onconfirm} {onclose} />
        </section>
    }
}
