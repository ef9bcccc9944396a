//! Calls with the access token, and its renewal: once at a time, in one tab at a time.

use std::cell::RefCell;

use contract::problem::Code;
use contract::session::SignedIn;
use js_sys::{Function, Promise, Reflect};
use serde::de::DeserializeOwned;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::{JsFuture, future_to_promise};
use yew::Callback;

use super::client::{Answer, Call, read, unreachable};
use super::token;
use crate::preloaded;

/// What the session must know of.
#[derive(Clone, Debug, PartialEq)]
pub enum SessionEvent {
    Renewed(Box<SignedIn>),
    Ended(Code),
}

#[derive(Default)]
struct Renewal {
    pending: Option<Promise>,
    outcome: Option<Answer<SignedIn>>,
    listener: Option<Callback<SessionEvent>>,
}

thread_local! {
    static RENEWAL: RefCell<Renewal> = RefCell::default();
}

impl Call {
    pub async fn json<T: DeserializeOwned>(self) -> Answer<T> {
        read(&self.text().await?)
    }

    pub async fn no_content(self) -> Answer<()> {
        self.text().await.map(drop)
    }

    /// Sends; where the access token has run out, refreshes it and sends once more.
    pub async fn text(self) -> Answer<String> {
        if preloaded::looking_up() {
            return preloaded::answer(self.path()).await;
        }
        fresh().await?;
        match self.send().await {
            Err(problem) if token::rejected(&problem) => {
                refresh().await?;
                self.send().await
            }
            answer => answer,
        }
    }
}

/// Renews a token that is about to end, so that most requests go through at once.
pub async fn fresh() -> Answer<()> {
    if token::stale() {
        refresh().await?;
    }
    Ok(())
}

pub fn listen(listener: Callback<SessionEvent>) {
    RENEWAL.with_borrow_mut(|renewal| renewal.listener = Some(listener));
}

/// Renews the token by the cookie. All who ask meanwhile wait for the same answer.
pub async fn refresh() -> Answer<SignedIn> {
    let running = RENEWAL.with_borrow(|renewal| renewal.pending.clone());
    let promise = running.unwrap_or_else(|| {
        let promise = alone();
        RENEWAL.with_borrow_mut(|renewal| renewal.pending = Some(promise.clone()));
        promise
    });
    let _ = JsFuture::from(promise).await;
    RENEWAL
        .with_borrow(|renewal| renewal.outcome.clone())
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
    let answer: Answer<SignedIn> = Call::post("/session/refresh").public().json().await;
    let event = match &answer {
        Ok(signed) => {
            token::set(signed);
            Some(SessionEvent::Renewed(Box::new(signed.clone())))
        }
        // An unreachable server ends nothing.
        Err(problem) if problem.status == 401 => {
            token::forget();
            Some(SessionEvent::Ended(problem.code))
        }
        Err(_) => None,
    };
    let listener = RENEWAL.with_borrow_mut(|renewal| {
        renewal.pending = None;
        renewal.outcome = Some(answer);
        renewal.listener.clone()
    });
    if let (Some(listener), Some(event)) = (listener, event) {
        listener.emit(event);
    }
    Ok(JsValue::UNDEFINED)
}
