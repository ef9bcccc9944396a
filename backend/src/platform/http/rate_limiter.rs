//! Attempts per network: what anybody may try without an account, and not too often.

use std::net::{IpAddr, Ipv6Addr};
use std::num::NonZeroU32;

use contract::problem::Code;
use governor::clock::{Clock, DefaultClock};
use governor::{DefaultKeyedRateLimiter, Quota};

use crate::platform::failure::Failure;

/// Addresses to remember before those that have been quiet are forgotten.
const MANY: usize = 10_000;

/// Counts attempts per address, for all workers together.
pub struct RateLimiter {
    limiter: DefaultKeyedRateLimiter<IpAddr>,
    /// The last hop of `X-Forwarded-For` names the client.
    pub behind_proxy: bool,
}

impl RateLimiter {
    pub fn new(burst: u32, behind_proxy: bool) -> Self {
        let burst = NonZeroU32::new(burst).unwrap_or(NonZeroU32::MIN);
        Self {
            limiter: governor::RateLimiter::keyed(
                Quota::per_second(NonZeroU32::MIN).allow_burst(burst),
            ),
            behind_proxy,
        }
    }

    /// 429 where this address, or its network, has asked too often.
    pub fn check(&self, address: IpAddr) -> Result<(), Failure> {
        if self.limiter.len() > MANY {
            self.limiter.retain_recent();
        }
        self.limiter
            .check_key(&network_prefix(address))
            .map_err(|not| {
                let wait = not.wait_time_from(DefaultClock::default().now());
                Failure {
                    retry_after: Some(wait.as_secs() + 1),
                    ..Failure::code(Code::TooManyRequests)
                }
            })
    }
}

/// One subscriber has a whole /64 of IPv6.
fn network_prefix(address: IpAddr) -> IpAddr {
    match address {
        IpAddr::V6(v6) => {
            let [a, b, c, d, ..] = v6.segments();
            Ipv6Addr::new(a, b, c, d, 0, 0, 0, 0).into()
        }
        v4 => v4,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_address_has_its_own_burst() {
        let doors = RateLimiter::new(2, false);
        let (one, other) = ([10, 0, 0, 1].into(), [10, 0, 0, 2].into());
        assert!(doors.check(one).is_ok() && doors.check(one).is_ok());
        assert!(
            doors
                .check(one)
                .is_err_and(|f| f.retry_after.is_some_and(|s| s >= 1))
        );
        assert!(doors.check(other).is_ok());
        let v6 = |text: &str| network_prefix(text.parse().unwrap());
        assert_eq!(v6("2001:db8::1"), v6("2001:db8::2:3"));
    }
}
