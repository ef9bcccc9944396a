//! How often anybody may ask: by network without an account, by account with one. Told in the fields of
//! draft-ietf-httpapi-ratelimit-headers.

use std::hash::{BuildHasher, Hash, RandomState};
use std::net::{IpAddr, Ipv6Addr};
use std::num::NonZeroU32;

use actix_web::body::{BoxBody, MessageBody};
use actix_web::dev::{ServiceRequest, ServiceResponse};
use actix_web::http::Method;
use actix_web::http::header;
use actix_web::middleware::Next;
use actix_web::{HttpMessage, HttpRequest, web};
use contract::problem::Code;
use governor::clock::{Clock, DefaultClock};
use governor::middleware::StateInformationMiddleware;
use governor::state::keyed::DefaultKeyedStateStore;
use governor::{Quota, RateLimiter as Governor};
use uuid::Uuid;

use crate::platform::config::Config;
use crate::platform::failure::{Failure, Limit};
use crate::platform::state::AppState;

/// A rate's burst, in seconds of it.
const WINDOW: u32 = 20;

type Limiter = Governor<u16, DefaultKeyedStateStore<u16>, DefaultClock, StateInformationMiddleware>;

/// Counts per key, for all workers together. Keys are kept as one of 65,536 numbers that nobody can foresee:
/// memory does not grow, however many come.
pub struct RateLimiter {
    limiter: Limiter,
    numbers: RandomState,
    policy: &'static str,
    burst: NonZeroU32,
    rate: NonZeroU32,
}

impl RateLimiter {
    /// `burst` at once, `rate` more each second.
    pub fn new(policy: &'static str, burst: u32, rate: u32) -> Self {
        let [burst, rate] = [burst, rate].map(|n| NonZeroU32::new(n).unwrap_or(NonZeroU32::MIN));
        let quota = Quota::per_second(rate).allow_burst(burst);
        Self {
            limiter: Governor::keyed(quota).with_middleware(),
            numbers: RandomState::new(),
            policy,
            burst,
            rate,
        }
    }

    /// What is left; 429 where there is nothing.
    pub fn check(&self, key: impl Hash) -> Result<Limit, Failure> {
        let number = self.numbers.hash_one(key) as u16;
        let limit = |remaining: u32, reset: u64| Limit {
            policy: self.policy,
            quota: self.burst.get(),
            window: Some(self.burst.get().div_ceil(self.rate.get())),
            remaining,
            reset,
        };
        match self.limiter.check_key(&number) {
            Ok(state) => {
                let remaining = state.remaining_burst_capacity();
                let used = self.burst.get().saturating_sub(remaining);
                Ok(limit(remaining, used.div_ceil(self.rate.get()).into()))
            }
            Err(not) => {
                let wait = not.wait_time_from(DefaultClock::default().now()).as_secs() + 1;
                Err(Failure {
                    retry_after: Some(wait),
                    limit: Some(Box::new(limit(0, wait))),
                    ..Failure::code(Code::TooManyRequests)
                })
            }
        }
    }
}

/// What is counted for itself: nothing else uses up its allowance.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Attempts {
    /// Passwords.
    SignIn,
    /// One-time links.
    Link,
    /// Visits of the exhibition hall.
    Visit,
}

/// Whose attempts are counted together.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Source {
    /// An address, or a subscriber's network.
    Network(IpAddr),
    /// A browser in which somebody signed in before.
    Browser(Uuid),
}

impl Source {
    /// One subscriber has a whole /64 of IPv6.
    pub fn network(address: IpAddr) -> Self {
        Self::Network(match address {
            IpAddr::V6(v6) => {
                let [a, b, c, d, ..] = v6.segments();
                Ipv6Addr::new(a, b, c, d, 0, 0, 0, 0).into()
            }
            v4 => v4,
        })
    }
}

/// All of them.
pub struct Limits {
    /// The last hop of `X-Forwarded-For` names the client.
    behind_proxy: bool,
    sign_in: RateLimiter,
    links: RateLimiter,
    visits: RateLimiter,
    /// What is read without an account; nothing where it is not limited.
    reads: Option<RateLimiter>,
    /// What an account or key asks for; nothing where it is not limited.
    calls: Option<RateLimiter>,
}

impl Limits {
    pub fn new(config: &Config) -> Self {
        let rated = |policy, rate: u32| {
            (rate > 0).then(|| RateLimiter::new(policy, rate.saturating_mul(WINDOW), rate))
        };
        Self {
            behind_proxy: config.behind_proxy,
            sign_in: RateLimiter::new("sign-in", config.sign_in_burst, 1),
            links: RateLimiter::new("link", config.sign_in_burst, 1),
            visits: RateLimiter::new("visit", config.sign_in_burst, 1),
            reads: rated("read", config.read_rate),
            calls: rated("call", config.call_rate),
        }
    }

    /// Where a request comes from.
    pub fn address(&self, req: &HttpRequest) -> IpAddr {
        address(req, self.behind_proxy)
    }

    /// Counts one attempt.
    pub fn attempt(&self, attempts: Attempts, source: Source) -> Result<(), Failure> {
        let limiter = match attempts {
            Attempts::SignIn => &self.sign_in,
            Attempts::Link => &self.links,
            Attempts::Visit => &self.visits,
        };
        limiter.check(source).map(|_| ())
    }

    /// Counts one read of the request's network.
    pub fn read(&self, req: &HttpRequest) -> Result<(), Failure> {
        match &self.reads {
            Some(reads) => reads.check(Source::network(self.address(req))).map(|_| ()),
            None => Ok(()),
        }
    }

    /// Counts one call of an account or key; the answer will say what is left.
    pub fn call(&self, req: &HttpRequest, caller: impl Hash) -> Result<(), Failure> {
        if let Some(calls) = &self.calls {
            req.extensions_mut().insert(calls.check(caller)?);
        }
        Ok(())
    }
}

/// The peer's address, or what our own proxy says of it: the last hop, since callers can write the others.
fn address(req: &HttpRequest, behind_proxy: bool) -> IpAddr {
    let forwarded = || {
        let last = req.headers().get_all("x-forwarded-for").last()?;
        last.to_str().ok()?.rsplit(',').next()?.trim().parse().ok()
    };
    let told: Option<IpAddr> = if behind_proxy { forwarded() } else { None };
    told.or_else(|| req.peer_addr().map(|peer| peer.ip()))
        .unwrap_or(Ipv6Addr::UNSPECIFIED.into())
        .to_canonical()
}

/// Before routing: what is read without an account counts for its network. After it: how much is left to
/// whoever has one.
pub async fn apply<B: MessageBody + 'static>(
    req: ServiceRequest,
    next: Next<B>,
) -> Result<ServiceResponse<BoxBody>, actix_web::Error> {
    let anonymous = !req.headers().contains_key(header::AUTHORIZATION);
    let state = req.app_data::<web::Data<AppState>>().cloned();
    if let Some(state) = state
        && anonymous
        && req.method() != Method::OPTIONS
        && is_work(req.path())
        && let Err(failure) = state.limits.read(req.request())
    {
        let answer = failure.answer(Some(super::trace::request_id(req.request())));
        return Ok(req.into_response(answer));
    }
    let mut answer = next.call(req).await?.map_into_boxed_body();
    let limit = answer.request().extensions_mut().remove::<Limit>();
    if let Some(limit) = limit {
        limit.tell(answer.headers_mut());
    }
    Ok(answer)
}

/// All but the page's own files, which cost nothing, and what balancers ask.
fn is_work(path: &str) -> bool {
    let made = ["/api/", "/feeds/", "/files/", "/downloads/"];
    let last = path.rsplit('/').next().unwrap_or_default();
    last == "sitemap.xml"
        || made.iter().any(|part| path.contains(part))
        || !(last.contains('.') || path == "/healthz" || path == "/readyz")
}

#[cfg(test)]
mod tests {
    use super::*;
    use actix_web::test::TestRequest;

    #[test]
    fn each_address_has_its_own_burst() {
        let doors = RateLimiter::new("door", 2, 1);
        let [one, other] = [1, 2].map(|n| IpAddr::from([10, 0, 0, n]));
        assert_eq!(doors.check(one).map_err(|_| ()).map(|l| l.remaining), Ok(1));
        assert!(doors.check(one).is_ok());
        let refused = doors.check(one).expect_err("too often");
        assert!(refused.retry_after.is_some_and(|s| s >= 1));
        assert!(
            refused
                .limit
                .is_some_and(|l| l.quota == 2 && l.window == Some(2))
        );
        assert!(doors.check(other).is_ok());
        let v6 = |text: &str| Source::network(text.parse().unwrap());
        assert_eq!(v6("2001:db8::1"), v6("2001:db8::2:3"));
    }

    #[test]
    fn files_of_the_page_are_no_work() {
        for path in [
            "/",
            "/week/activities",
            "/files/1/large.webp",
            "/feeds/activities.json",
        ] {
            assert!(is_work(path), "{path}");
        }
        for path in ["/app-0123456789abcdef.js", "/healthz", "/robots.txt"] {
            assert!(!is_work(path), "{path}");
        }
    }

    #[test]
    fn the_last_hop_counts_and_only_behind_a_proxy() {
        let req = TestRequest::default()
            .peer_addr(([10, 0, 0, 1], 1).into())
            .insert_header(("x-forwarded-for", "1.1.1.1, 2.2.2.2"))
            .to_http_request();
        assert_eq!(address(&req, true).to_string(), "2.2.2.2");
        assert_eq!(address(&req, false).to_string(), "10.0.0.1");
    }
}
