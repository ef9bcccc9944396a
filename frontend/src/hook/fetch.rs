//! Loads one thing and knows whether it is there yet.

use std::cell::Cell;
use std::future::Future;
use std::rc::Rc;

use contract::problem::Problem;
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use crate::api::Answer;
use crate::ui::{Failure, Loading};

pub struct Fetch<T: 'static> {
    /// What came last; stays while it is loaded anew.
    pub data: Option<Rc<T>>,
    pub problem: Option<Rc<Problem>>,
    pub busy: bool,
    /// Loads again.
    pub reload: Callback<()>,
    /// Puts a newer version in its place, as a save answers with.
    pub set: Callback<T>,
}

impl<T> Fetch<T> {
    /// A skeleton, the failure with a way to try again, or the thing itself.
    pub fn view(&self, show: impl FnOnce(&Rc<T>) -> Html) -> Html {
        match (&self.data, &self.problem) {
            (Some(data), _) => show(data),
            (None, Some(problem)) => {
                html! { <Failure problem={problem.clone()} retry={self.reload.clone()} /> }
            }
            (None, None) => html! { <Loading /> },
        }
    }
}

/// `use_fetch(id, api::activity::get_activity)`: loads anew whenever `input` changes. An answer
/// that was overtaken by a newer question is dropped.
#[hook]
pub fn use_fetch<I, T, F, R>(input: I, call: F) -> Fetch<T>
where
    I: Clone + PartialEq + 'static,
    T: 'static,
    F: Fn(I) -> R + 'static,
    R: Future<Output = Answer<T>> + 'static,
{
    let data = use_state(|| None::<Rc<T>>);
    let problem = use_state(|| None::<Rc<Problem>>);
    let busy = use_state(|| true);
    let again = use_state(|| 0_u32);
    let newest = use_memo((), |()| Cell::new(0_u32));
    let shown_for = use_mut_ref(|| None::<I>);

    use_effect_with((input, *again), {
        let (data, problem, busy) = (data.clone(), problem.clone(), busy.clone());
        let newest = newest.clone();
        move |(input, _)| {
            // What belongs to another input must not be shown under this one.
            if shown_for.borrow().as_ref() != Some(input) {
                *shown_for.borrow_mut() = Some(input.clone());
                data.set(None);
            }
            problem.set(None);
            busy.set(true);
            let mine = newest.get() + 1;
            newest.set(mine);
            let answer = call(input.clone());
            let asked = newest.clone();
            spawn_local(async move {
                let answer = answer.await;
                if asked.get() != mine {
                    return;
                }
                match answer {
                    Ok(fresh) => data.set(Some(Rc::new(fresh))),
                    Err(fault) => problem.set(Some(Rc::new(fault))),
                }
                busy.set(false);
            });
            move || newest.set(newest.get() + 1)
        }
    });

    let count = use_mut_ref(|| 0_u32);
    Fetch {
        data: (*data).clone(),
        problem: (*problem).clone(),
        busy: *busy,
        reload: Callback::from(move |()| {
            *count.borrow_mut() += 1;
            again.set(*count.borrow());
        }),
        set: Callback::from(move |fresh| data.set(Some(Rc::new(fresh)))),
    }
}
