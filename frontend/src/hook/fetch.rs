//! Loads one thing and knows whether it is there yet.

use std::any::Any;
use std::cell::Cell;
use std::future::Future;
use std::pin::Pin;
use std::rc::Rc;

use contract::problem::{Code, Problem};
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use crate::api::Answer;
use crate::preloaded;
use crate::ui::{Failure, Loading};

pub struct Fetch<T: 'static> {
    /// What came last; stays while it is loaded anew.
    pub data: Option<Rc<T>>,
    pub problem: Option<Rc<Problem>>,
    /// Loads again.
    pub reload: Callback<()>,
    /// Puts a newer version in its place, as a save answers with.
    pub set: Callback<T>,
}

impl<T> Fetch<T> {
    /// There is no such thing, and none is shown.
    pub fn missing(&self) -> bool {
        let not_found = |p: &Rc<Problem>| p.code == Code::NotFound;
        self.data.is_none() && self.problem.as_ref().is_some_and(not_found)
    }

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

/// `use_fetch(id, entry::get::<Activity>)`: loads anew whenever `input` changes. An answer
/// that was overtaken by a newer question is dropped.
#[hook]
pub fn use_fetch<I, T, F, R>(input: I, call: F) -> Fetch<T>
where
    I: Clone + PartialEq + 'static,
    T: 'static,
    F: Fn(I) -> R + 'static,
    R: Future<Output = Answer<T>> + 'static,
{
    let asked = use_mut_ref(|| None::<(I, u32)>);
    let question = {
        let mut asked = asked.borrow_mut();
        match &*asked {
            Some((same, question)) if *same == input => *question,
            other => {
                let question = other.as_ref().map_or(0, |(_, before)| before + 1);
                *asked = Some((input.clone(), question));
                question
            }
        }
    };
    let any = use_any_fetch(
        question,
        Rc::new(move || {
            let answer = call(input.clone());
            Box::pin(async move { answer.await.map(|thing| Rc::new(thing) as AnyData) })
        }),
    );
    Fetch {
        data: any.data.and_then(|thing| thing.downcast().ok()),
        problem: any.problem,
        reload: any.reload,
        set: any.set.reform(|fresh: T| Rc::new(fresh) as AnyData),
    }
}

/// Something of a type that only the caller knows: the loading below exists once in the program,
/// not once per type.
type AnyData = Rc<dyn Any>;
type AnyAnswer = Pin<Box<dyn Future<Output = Answer<AnyData>>>>;

struct AnyFetch {
    data: Option<AnyData>,
    problem: Option<Rc<Problem>>,
    reload: Callback<()>,
    set: Callback<AnyData>,
}

/// `question` is another number for another input.
#[hook]
fn use_any_fetch(question: u32, ask: Rc<dyn Fn() -> AnyAnswer>) -> AnyFetch {
    let preloaded = use_memo((), |()| preloaded::lookup(&*ask));
    let data = use_state(|| {
        preloaded
            .as_ref()
            .as_ref()
            .and_then(|a| a.as_ref().ok().cloned())
    });
    let problem = use_state(|| {
        let fault = preloaded.as_ref().as_ref().and_then(|a| a.as_ref().err());
        fault.cloned().map(Rc::new)
    });
    let again = use_state(|| 0_u32);
    let newest = use_memo((), |()| Cell::new(0_u32));
    let shown_for = use_mut_ref(|| None::<u32>);

    use_effect_with((question, *again), {
        let (data, problem) = (data.clone(), problem.clone());
        let newest = newest.clone();
        move |(question, _)| {
            // What came with the page needs no asking.
            if preloaded.is_some() && shown_for.borrow().is_none() {
                shown_for.replace(Some(*question));
                return Box::new(|| ()) as Box<dyn FnOnce()>;
            }
            // What belongs to another input must not be shown under this one.
            if shown_for.replace(Some(*question)) != Some(*question) {
                data.set(None);
            }
            problem.set(None);
            let mine = newest.get() + 1;
            newest.set(mine);
            let answer = ask();
            let asked = newest.clone();
            spawn_local(async move {
                let answer = answer.await;
                if asked.get() != mine {
                    return;
                }
                match answer {
                    Ok(fresh) => data.set(Some(fresh)),
                    Err(fault) => problem.set(Some(Rc::new(fault))),
                }
            });
            Box::new(move || newest.set(newest.get() + 1))
        }
    });

    let count = use_mut_ref(|| 0_u32);
    AnyFetch {
        data: (*data).clone(),
        problem: (*problem).clone(),
        reload: Callback::from(move |()| {
            *count.borrow_mut() += 1;
            again.set(*count.borrow());
        }),
        set: Callback::from(move |fresh| data.set(Some(fresh))),
    }
}
