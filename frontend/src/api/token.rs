//! The access token, in memory only.

use std::cell::RefCell;

use contract::problem::{Code, Problem};
use contract::session::SignedIn;

#[derive(Default)]
struct Token {
    text: Option<String>,
    /// By this machine's clock, which may be wrong: a 401 counts more.
    until: f64,
}

thread_local! {
    static TOKEN: RefCell<Token> = RefCell::default();
}

/// Milliseconds before its end at which a token is not worth sending.
const MARGIN: f64 = 15_000.0;

pub fn current() -> Option<String> {
    TOKEN.with_borrow(|token| token.text.clone())
}

pub fn set(signed: &SignedIn) {
    TOKEN.set(Token {
        text: Some(signed.access_token.clone()),
        until: signed.expires_at.timestamp_millis() as f64,
    });
}

pub fn forget() {
    TOKEN.take();
}

/// It is about to end.
pub fn stale() -> bool {
    TOKEN.with_borrow(|token| token.text.is_some() && token.until - crate::store::now() < MARGIN)
}

/// The answer says that the token no longer counts.
pub fn rejected(problem: &Problem) -> bool {
    problem.status == 401 && problem.code != Code::WrongCredentials && current().is_some()
}
