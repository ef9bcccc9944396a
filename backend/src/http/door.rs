//! The doors that stand open to everyone: who knocks, from where, and not too often.

use std::future::{Ready, ready};
use std::net::{IpAddr, Ipv6Addr};
use std::num::NonZeroU32;

use actix_web::dev::Payload;
use actix_web::http::header;
use actix_web::{FromRequest, HttpRequest, web};
use contract::problem::Code;
use contract::text;
use governor::clock::{Clock, DefaultClock};
use governor::{DefaultKeyedRateLimiter, Quota, RateLimiter};

use super::failure::Failure;
use crate::app::State;
use crate::config::Config;

/// Addresses to remember before those that have been quiet are forgotten.
const MANY: usize = 10_000;

/// Counts attempts per address, for all workers together.
pub struct Doors {
    limiter: DefaultKeyedRateLimiter<IpAddr>,
    behind_proxy: bool,
}

impl Doors {
    pub fn new(burst: u32, behind_proxy: bool) -> Self {
        let burst = NonZeroU32::new(burst).unwrap_or(NonZeroU32::MIN);
        Self {
            limiter: RateLimiter::keyed(Quota::per_second(NonZeroU32::MIN).allow_burst(burst)),
            behind_proxy,
        }
    }

    fn knock(&self, address: IpAddr) -> Result<(), Failure> {
        if self.limiter.len() > MANY {
            self.limiter.retain_recent();
        }
        self.limiter.check_key(&household(address)).map_err(|not| {
            let wait = not.wait_time_from(DefaultClock::default().now());
            Failure {
                retry_after: Some(wait.as_secs() + 1),
                ..Failure::code(Code::TooManyRequests)
            }
        })
    }
}

/// One subscriber has a whole /64 of IPv6.
fn household(address: IpAddr) -> IpAddr {
    match address {
        IpAddr::V6(v6) => {
            let [a, b, c, d, ..] = v6.segments();
            Ipv6Addr::new(a, b, c, d, 0, 0, 0, 0).into()
        }
        v4 => v4,
    }
}

/// Who knocks; 429 where it is too often. Kept with the session, never logged.
#[derive(Clone, Debug)]
pub struct Visitor {
    pub address: String,
    /// The browser, as it calls itself, shortened.
    pub device: String,
}

impl FromRequest for Visitor {
    type Error = Failure;
    type Future = Ready<Result<Self, Failure>>;

    fn from_request(req: &HttpRequest, _: &mut Payload) -> Self::Future {
        let state = req
            .app_data::<web::Data<State>>()
            .expect("the app has its state");
        let address = address(req, state.doors.behind_proxy);
        if let Err(failure) = state.doors.knock(address) {
            return ready(Err(failure));
        }
        let name = req
            .headers()
            .get(header::USER_AGENT)
            .and_then(|v| v.to_str().ok())
            .unwrap_or_default();
        ready(Ok(Self {
            address: address.to_string(),
            device: text::clean(name).chars().take(200).collect(),
        }))
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

/// Refuses what a page of another origin sends with our reader's cookie.
pub fn same_origin(req: &HttpRequest, config: &Config) -> Result<(), Failure> {
    let Some(origin) = req.headers().get(header::ORIGIN) else {
        return Ok(());
    };
    let origin = origin.to_str().unwrap_or_default();
    let host = origin.split_once("://").map(|(_, host)| host);
    let asked = req
        .headers()
        .get(header::HOST)
        .and_then(|v| v.to_str().ok());
    let own = origin == config.origin() || (host.is_some() && host == asked);
    if own || config.cors_origins.0.iter().any(|o| o == origin) {
        Ok(())
    } else {
        Err(Failure::code(Code::NotSignedIn))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use actix_web::test::TestRequest;

    #[test]
    fn the_last_hop_counts_and_only_behind_a_proxy() {
        let req = TestRequest::default()
            .peer_addr(([10, 0, 0, 1], 1).into())
            .insert_header(("x-forwarded-for", "1.1.1.1, 2.2.2.2"))
            .to_http_request();
        assert_eq!(address(&req, true).to_string(), "2.2.2.2");
        assert_eq!(address(&req, false).to_string(), "10.0.0.1");
    }

    #[test]
    fn each_address_has_its_own_burst() {
        let doors = Doors::new(2, false);
        let (one, other) = ([10, 0, 0, 1].into(), [10, 0, 0, 2].into());
        assert!(doors.knock(one).is_ok() && doors.knock(one).is_ok());
        assert!(
            doors
                .knock(one)
                .is_err_and(|f| f.retry_after.is_some_and(|s| s >= 1))
        );
        assert!(doors.knock(other).is_ok());
        let v6 = |text: &str| household(text.parse().unwrap());
        assert_eq!(v6("2001:db8::1"), v6("2001:db8::2:3"));
    }
}
