//! The access token, in memory only, and its renewal: once at a time, in one tab at a time.

use std::cell::RefCell;

use contract::problem::{Code, Problem};
use contract::session::SignedIn;
use js_sys::{Function, Promise, Reflect};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::{JsFuture, future_to_promise};
use yew::Callback;

use super::client::{Answer, Call, unreachable};

/// What the session store must know of.
#[derive(Clone, Debug, PartialEq)]
pub enum Turn {
    Renewed(Box<SignedIn>),
    Over(Code),
}

#[derive(Default)]
struct Keep {
    token: Option<String>,
    /// By this machine's clock, which may be wrong: a 401 counts more.
    until: f64,
    pending: Option<Promise>,
    outcome: Option<Answer<SignedIn>>,
    listener: Option<Callback<Turn>>,
}

thread_local! {
    static KEEP: RefCell<Keep> = RefCell::default();
}

/// Milliseconds before its end at which a token is not worth sending.
const MARGIN: f64 = 15_000.0;

pub fn listen(listener: Callback<Turn>) {
    KEEP.with_borrow_mut(|keep| keep.listener = Some(listener));
}

pub fn current() -> Option<String> {
    KEEP.with_borrow(|keep| keep.token.clone())
}

pub fn keep(signed: &SignedIn) {
    KEEP.with_borrow_mut(|keep| {
        keep.token = Some(signed.access_token.clone());
        keep.until = signed.expires_at.timestamp_millis() as f64;
    });
}

pub fn forget() {
    KEEP.with_borrow_mut(|keep| keep.token = None);
}

/// The answer says that the token no longer counts.
pub fn ran_out(problem: &Problem) -> bool {
    problem.status == 401 && problem.code != Code::WrongCredentials && current().is_some()
}

/// Renews a token that is about to end, so that most requests go through at once.
pub async fn fresh() -> Answer<()> {
    let stale =
        KEEP.with_borrow(|keep| keep.token.is_some() && keep.until - crate::store::now() < MARGIN);
    if stale {
        refresh().await?;
    }
    Ok(())
}

/// Renews the token by the cookie. All who ask meanwhile wait for the same answer.
pub async fn refresh() -> Answer<SignedIn> {
    let running = KEEP.with_borrow(|keep| keep.pending.clone());
    let promise = running.unwrap_or_else(|| {
        let promise = alone();
        KEEP.with_borrow_mut(|keep| keep.pending = Some(promise.clone()));
        promise
    });
    let _ = JsFuture::from(promise).await;
    KEEP.with_borrow(|keep| keep.outcome.clone())
        .unwrap_or_else(|| Err(unreachable()))
}

/// Two tabs must not spend the same cookie: the browser's lock puts them in a row.
fn alone() -> Promise {
    let navigator: JsValue = crate::window().navigator().into();
    let locks = Reflect::get(&navigator, &"locks".into()).unwrap_or(JsValue::UNDEFINED);
    let request = Reflect::get(&locks, &"request".into())
        .ok()
        .and_then(|f| f.dyn_into::<Function>().ok());
    let Some(request) = request else {
        return future_to_promise(renew());
    };
    let work = Closure::once_into_js(|| future_to_promise(renew()));
    request
        .call2(&locks, &"week-refresh".into(), &work)
        .ok()
        .and_then(|p| p.dyn_into().ok())
        .unwrap_or_else(|| future_to_promise(renew()))
}

async fn renew() -> Result<JsValue, JsValue> {
    let answer: Answer<SignedIn> = Call::post("/session/refresh").open().json().await;
    let event = match &answer {
        Ok(signed) => {
            keep(signed);
            Some(Turn::Renewed(Box::new(signed.clone())))
        }
        // An unreachable server ends nothing.
        Err(problem) if problem.status == 401 => {
            forget();
            Some(Turn::Over(problem.code))
        }
        Err(_) => None,
    };
    let listener = KEEP.with_borrow_mut(|keep| {
        keep.pending = None;
        keep.outcome = Some(answer);
        keep.listener.clone()
    });
    if let (Some(listener), Some(event)) = (listener, event) {
        listener.emit(event);
    }
    Ok(JsValue::UNDEFINED)
}
