//! Where a request comes from. Taking it counts as one attempt against the allowance of its network, or of
//! a browser that is known. What pages of other sites send is refused before it counts.

use std::future::{Ready, ready};

use actix_web::dev::Payload;
use actix_web::http::header;
use actix_web::{FromRequest, HttpRequest, web};
use contract::problem::Code;
use contract::text;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::platform::failure::Failure;
use crate::platform::http::origin::same_origin;
use crate::platform::http::rate_limiter::{Attempts, Source};
use crate::platform::state::AppState;

/// Who asks without an account; 429 where it is too often. Kept with the session, never logged.
#[derive(Clone, Debug)]
pub struct ClientInfo {
    pub address: String,
    /// The browser, as it calls itself, shortened.
    pub device: String,
    /// What is counted together with this request.
    pub network: Source,
    /// Where somebody signed in from this browser before.
    pub known: Option<KnownBrowser>,
}

/// Who comes with a one-time link: counted apart from sign-ins.
#[derive(Clone, Debug)]
pub struct LinkHolder(pub ClientInfo);

/// Who only looks: counted apart from all others.
#[derive(Clone, Copy, Debug)]
pub struct Visitor;

/// A browser in which people signed in before, as its cookie says: what strangers try from elsewhere does not
/// shut it out.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct KnownBrowser {
    pub id: Uuid,
    /// The last first.
    people: Vec<Uuid>,
}

impl KnownBrowser {
    pub const COOKIE: &str = "week_browser";
    /// Days for which a browser is known after a sign-in.
    pub const DAYS: i64 = 180;
    /// People of one browser that are remembered.
    const MOST: usize = 5;
    /// What its tickets are for.
    pub const PURPOSE: &str = "known_browser";

    pub fn knows(&self, person: Uuid) -> bool {
        self.people.contains(&person)
    }

    /// The same browser, or a new one, after this person signed in.
    pub fn after(known: Option<&Self>, person: Uuid) -> Self {
        let others = known.iter().flat_map(|k| k.people.iter().copied());
        Self {
            id: known.map_or_else(Uuid::now_v7, |k| k.id),
            people: std::iter::once(person)
                .chain(others.filter(|other| *other != person))
                .take(Self::MOST)
                .collect(),
        }
    }
}

impl ClientInfo {
    /// 403 where this is the browser of whoever made the link: it is for another person. That the same person
    /// comes from elsewhere cannot be seen; the audit tells who made what.
    pub fn must_not_be(&self, maker: Uuid) -> Result<(), Failure> {
        if self.known.as_ref().is_some_and(|known| known.knows(maker)) {
            return Err(Failure::code(Code::SamePerson)
                .detail("链接只供本人使用，请由本人在自己常用的设备上打开。"));
        }
        Ok(())
    }
}

impl FromRequest for ClientInfo {
    type Error = Failure;
    type Future = Ready<Result<Self, Failure>>;

    fn from_request(req: &HttpRequest, _: &mut Payload) -> Self::Future {
        ready(take(req, Attempts::SignIn))
    }
}

impl FromRequest for LinkHolder {
    type Error = Failure;
    type Future = Ready<Result<Self, Failure>>;

    fn from_request(req: &HttpRequest, _: &mut Payload) -> Self::Future {
        ready(take(req, Attempts::Link).map(Self))
    }
}

impl FromRequest for Visitor {
    type Error = Failure;
    type Future = Ready<Result<Self, Failure>>;

    fn from_request(req: &HttpRequest, _: &mut Payload) -> Self::Future {
        ready(take(req, Attempts::Visit).map(|_| Self))
    }
}

fn take(req: &HttpRequest, attempts: Attempts) -> Result<ClientInfo, Failure> {
    let state = req
        .app_data::<web::Data<AppState>>()
        .expect("the app has its state");
    same_origin(req, &state.config)?;
    let address = state.limits.address(req);
    let network = Source::network(address);
    let known: Option<KnownBrowser> = req
        .cookie(KnownBrowser::COOKIE)
        .and_then(|cookie| state.signer.unseal(KnownBrowser::PURPOSE, cookie.value()));
    let source = known.as_ref().map_or(network, |k| Source::Browser(k.id));
    state.limits.attempt(attempts, source)?;
    let name = req
        .headers()
        .get(header::USER_AGENT)
        .and_then(|v| v.to_str().ok())
        .unwrap_or_default();
    Ok(ClientInfo {
        address: address.to_string(),
        device: text::clean(name).chars().take(200).collect(),
        network,
        known,
    })
}

#[cfg(test)]
mod tests {
    use super::KnownBrowser;
    use uuid::Uuid;

    #[test]
    fn a_browser_remembers_its_last_people() {
        let one = Uuid::from_u128(1);
        let mut browser = KnownBrowser::after(None, one);
        assert!(browser.knows(one) && !browser.knows(Uuid::nil()));
        for n in 2..7 {
            browser = KnownBrowser::after(Some(&browser), Uuid::from_u128(n));
            browser = KnownBrowser::after(Some(&browser), Uuid::from_u128(n));
        }
        assert_eq!((browser.people.len(), browser.knows(one)), (5, false));
    }
}
