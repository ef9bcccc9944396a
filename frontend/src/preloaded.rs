//! Answers that came with the page: the server renders it, and what it was made of lies in it, so that
//! the program's first view asks for nothing.

use std::cell::{Cell, RefCell};
use std::future::Future;
use std::pin::pin;
use std::task::{Context, Poll, Waker};

use contract::problem::Problem;
pub use contract::render::Answers;

thread_local! {
    static ANSWERS: RefCell<Answers> = RefCell::default();
    static MISSED: RefCell<Vec<String>> = RefCell::default();
    static OPEN: Cell<bool> = const { Cell::new(false) };
    static LOOKING_UP: Cell<bool> = const { Cell::new(false) };
}

/// From here until [`close`], what is asked for is looked up.
pub fn open(answers: Answers) {
    ANSWERS.set(answers);
    MISSED.take();
    OPEN.set(true);
}

/// The answers back, and the paths that were looked up in vain.
pub fn close() -> (Answers, Vec<String>) {
    OPEN.set(false);
    (ANSWERS.take(), MISSED.take())
}

/// What the call is answered with where the answer came with the page. Sends nothing.
pub fn lookup<T>(call: impl FnOnce() -> T) -> Option<T::Output>
where
    T: Future,
{
    if !OPEN.get() {
        return None;
    }
    LOOKING_UP.set(true);
    let polled = pin!(call()).poll(&mut Context::from_waker(Waker::noop()));
    LOOKING_UP.set(false);
    match polled {
        Poll::Ready(answer) => Some(answer),
        Poll::Pending => None,
    }
}

pub fn looking_up() -> bool {
    LOOKING_UP.get()
}

/// Inside [`lookup`]: the answer, or never.
pub async fn answer(path: &str) -> Result<String, Problem> {
    match ANSWERS.with_borrow(|all| all.get(path).cloned()) {
        Some(answer) => answer,
        None => {
            MISSED.with_borrow_mut(|all| all.push(path.to_owned()));
            std::future::pending().await
        }
    }
}
