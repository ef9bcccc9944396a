//! Something a button does: runs once at a time and knows what went wrong.

use std::future::Future;
use std::rc::Rc;

use contract::problem::{Code, Problem};
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use crate::api::Answer;
use crate::ui::use_toasts;

pub struct Action<A: 'static> {
    pub busy: bool,
    pub problem: Option<Rc<Problem>>,
    /// Does nothing while busy.
    pub run: Callback<A>,
    /// Forgets the problem.
    pub clear: Callback<()>,
}

impl<A> Clone for Action<A> {
    fn clone(&self) -> Self {
        Self {
            busy: self.busy,
            problem: self.problem.clone(),
            run: self.run.clone(),
            clear: self.clear.clone(),
        }
    }
}

/// `use_action(move |input| async move { api::…(&input).await }, move |answer| …)`.
#[hook]
pub fn use_action<A, T, F, R, D>(call: F, done: D) -> Action<A>
where
    A: 'static,
    T: 'static,
    F: Fn(A) -> R + 'static,
    R: Future<Output = Answer<T>> + 'static,
    D: Fn(T) + 'static,
{
    let busy = use_state(|| false);
    let problem = use_state(|| None::<Rc<Problem>>);
    let running = use_mut_ref(|| false);
    let done = Rc::new(done);
    let run = Callback::from({
        let (busy, problem) = (busy.clone(), problem.clone());
        move |argument: A| {
            if running.replace(true) {
                return;
            }
            busy.set(true);
            problem.set(None);
            let answer = call(argument);
            let (busy, problem) = (busy.clone(), problem.clone());
            let (running, done) = (running.clone(), done.clone());
            spawn_local(async move {
                let answer = answer.await;
                running.replace(false);
                busy.set(false);
                match answer {
                    Ok(value) => done(value),
                    Err(fault) => problem.set(Some(Rc::new(fault))),
                }
            });
        }
    });
    Action {
        busy: *busy,
        problem: (*problem).clone(),
        run,
        clear: Callback::from(move |()| problem.set(None)),
    }
}

/// Somebody was quicker: says so of `这项活动`, and `onovertaken` shows how it stands now.
#[hook]
pub fn use_overtaken(problem: &Option<Rc<Problem>>, this: &'static str, onovertaken: Callback<()>) {
    let toasts = use_toasts();
    use_effect_with(problem.clone(), move |problem| {
        if let Some(problem) = problem
            && matches!(problem.code, Code::StateChanged | Code::VersionChanged)
        {
            onovertaken.emit(());
            toasts.warn(format!(
                "{this}刚刚被他人更新，已显示最新状态，请核对后再办理。"
            ));
        }
    });
}
