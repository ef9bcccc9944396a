//! Attempts per network or known browser: what anybody may try without an account, and not too often.

use std::net::{IpAddr, Ipv6Addr};
use std::num::NonZeroU32;

use contract::problem::Code;
use governor::clock::{Clock, DefaultClock};
use governor::{DefaultKeyedRateLimiter, Quota};
use uuid::Uuid;

use crate::platform::failure::Failure;

/// Addresses to remember before those that have been quiet are forgotten.
const MANY: usize = 10_000;

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

/// Counts attempts per source, for all workers together.
pub struct RateLimiter {
    limiters: [DefaultKeyedRateLimiter<Source>; 3],
    /// The last hop of `X-Forwarded-For` names the client.
    pub behind_proxy: bool,
}

impl RateLimiter {
    pub fn new(burst: u32, behind_proxy: bool) -> Self {
        let burst = NonZeroU32::new(burst).unwrap_or(NonZeroU32::MIN);
        let quota = Quota::per_second(NonZeroU32::MIN).allow_burst(burst);
        Self {
            limiters: [(); 3].map(|()| governor::RateLimiter::keyed(quota)),
            behind_proxy,
        }
    }

    /// 429 where this source has asked too often.
    pub fn check(&self, attempts: Attempts, source: Source) -> Result<(), Failure> {
        let limiter = &self.limiters[attempts as usize];
        if limiter.len() > MANY {
            limiter.retain_recent();
        }
        limiter.check_key(&source).map_err(|not| {
            let wait = not.wait_time_from(DefaultClock::default().now());
            Failure {
                retry_after: Some(wait.as_secs() + 1),
                ..Failure::code(Code::TooManyRequests)
            }
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_source_has_its_own_burst_of_each_kind() {
        let limiter = RateLimiter::new(2, false);
        let one = Source::network([10, 0, 0, 1].into());
        let browser = Source::Browser(Uuid::from_u128(1));
        let check = |attempts, source| limiter.check(attempts, source);
        assert!(check(Attempts::Visit, one).is_ok() && check(Attempts::Visit, one).is_ok());
        assert!(check(Attempts::Visit, one).is_err_and(|f| f.retry_after.is_some_and(|s| s >= 1)));
        assert!(check(Attempts::Visit, Source::network([10, 0, 0, 2].into())).is_ok());
        for attempts in [Attempts::SignIn, Attempts::Link] {
            assert!(check(attempts, one).is_ok() && check(attempts, one).is_ok());
            assert!(check(attempts, one).is_err() && check(attempts, browser).is_ok());
        }
        let v6 = |text: &str| Source::network(text.parse().unwrap());
        assert_eq!(v6("2001:db8::1"), v6("2001:db8::2:3"));
    }
}
