//! A list that grows by 加载更多.

use std::cell::Cell;
use std::future::Future;
use std::rc::Rc;

use contract::page::Page;
use contract::problem::Problem;
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use crate::api::Answer;
use crate::preloaded;
use crate::ui::{Empty, Failure, Loading, Pager};

pub struct Paged<T: 'static> {
    pub items: Rc<Vec<T>>,
    /// Where what is not loaded yet begins.
    pub next: Option<String>,
    pub busy: bool,
    pub problem: Option<Rc<Problem>>,
    pub load_more: Callback<()>,
    /// Begins again at the first page.
    pub reload: Callback<()>,
}

impl<T> Paged<T> {
    /// A skeleton, a failure, `empty` where there is nothing, or the rows and the pager.
    pub fn view(&self, empty: &str, show: impl FnOnce(&[T]) -> Html) -> Html {
        self.linked(empty, |_| None, show)
    }

    /// As [`view`](Self::view), with a real link to the next page: its address from the cursor.
    pub fn linked(
        &self,
        empty: &str,
        link: impl FnOnce(&str) -> Option<AttrValue>,
        show: impl FnOnce(&[T]) -> Html,
    ) -> Html {
        if self.items.is_empty() {
            return match &self.problem {
                Some(problem) => {
                    html! { <Failure problem={problem.clone()} retry={self.reload.clone()} /> }
                }
                None if self.busy => html! { <Loading /> },
                None => html! { <Empty text={empty.to_owned()} /> },
            };
        }
        html! {
            <>
                { show(&self.items) }
                if let Some(problem) = &self.problem {
                    <Failure problem={problem.clone()} retry={self.load_more.clone()} />
                } else {
                    <Pager shown={self.items.len()} more={self.next.is_some()} busy={self.busy} onmore={self.load_more.clone()} href={self.next.as_deref().and_then(link)} />
                }
            </>
        }
    }
}

/// `use_paged(filter, |f, cursor| list_people(PersonFilter { cursor, ..f }))`.
#[hook]
pub fn use_paged<I, T, F, R>(filter: I, call: F) -> Paged<T>
where
    I: Clone + PartialEq + 'static,
    T: Clone + 'static,
    F: Fn(I, Option<String>) -> R + 'static,
    R: Future<Output = Answer<Page<T>>> + 'static,
{
    let preloaded = use_memo((), |()| preloaded::lookup(|| call(filter.clone(), None)));
    let first = preloaded.as_ref().as_ref().map(Result::as_ref);
    let items = use_state(|| match first {
        Some(Ok(page)) => Rc::new(page.items.clone()),
        _ => Rc::default(),
    });
    let next = use_state(|| first.and_then(|a| a.ok()?.next.clone()));
    let busy = use_state(|| first.is_none());
    let problem = use_state(|| first.and_then(|a| a.err().cloned().map(Rc::new)));
    // What to load: how often begun again, how often asked, from which cursor. The second makes
    // a retry of the same page a new question.
    let wanted = use_state(|| (0_u32, 0_u32, None::<String>));
    let begun_for = use_mut_ref(|| None::<(I, u32)>);
    let newest = use_memo((), |()| Cell::new(0_u32));

    use_effect_with((filter, (*wanted).clone()), {
        let (items, next) = (items.clone(), next.clone());
        let (busy, problem) = (busy.clone(), problem.clone());
        move |(filter, (round, _, cursor)): &(I, (u32, u32, Option<String>))| {
            let this = Some((filter.clone(), *round));
            // What came with the page needs no asking.
            if preloaded.is_some() && begun_for.borrow().is_none() {
                *begun_for.borrow_mut() = this;
                return Box::new(|| ()) as Box<dyn FnOnce()>;
            }
            let begins = *begun_for.borrow() != this;
            let cursor = if begins { None } else { cursor.clone() };
            let kept = if begins {
                Rc::default()
            } else {
                (*items).clone()
            };
            if begins {
                items.set(Rc::default());
                next.set(None);
            }
            *begun_for.borrow_mut() = this;
            problem.set(None);
            busy.set(true);
            let mine = newest.get() + 1;
            newest.set(mine);
            let answer = call(filter.clone(), cursor);
            let asked = newest.clone();
            spawn_local(async move {
                let answer = answer.await;
                if asked.get() != mine {
                    return;
                }
                match answer {
                    Ok(page) => {
                        let mut all = (*kept).clone();
                        all.extend(page.items);
                        items.set(Rc::new(all));
                        next.set(page.next);
                    }
                    Err(fault) => problem.set(Some(Rc::new(fault))),
                }
                busy.set(false);
            });
            Box::new(move || newest.set(newest.get() + 1))
        }
    });

    let round = use_mut_ref(|| 0_u32);
    let asked = use_mut_ref(|| 0_u32);
    Paged {
        items: (*items).clone(),
        next: (*next).clone(),
        busy: *busy,
        problem: (*problem).clone(),
        load_more: Callback::from({
            let (wanted, round, next) = (wanted.clone(), round.clone(), next.clone());
            move |()| {
                *asked.borrow_mut() += 1;
                wanted.set((*round.borrow(), *asked.borrow(), (*next).clone()));
            }
        }),
        reload: Callback::from(move |()| {
            *round.borrow_mut() += 1;
            wanted.set((*round.borrow(), 0, None));
        }),
    }
}
