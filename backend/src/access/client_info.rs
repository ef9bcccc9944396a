//! Where a request comes from. Taking it counts as one attempt against the rate limit of its network.

use std::future::{Ready, ready};
use std::net::{IpAddr, Ipv6Addr};

use actix_web::dev::Payload;
use actix_web::http::header;
use actix_web::{FromRequest, HttpRequest, web};
use contract::text;

use crate::platform::failure::Failure;
use crate::platform::state::AppState;

/// Who asks without an account; 429 where it is too often. Kept with the session, never logged.
#[derive(Clone, Debug)]
pub struct ClientInfo {
    pub address: String,
    /// The browser, as it calls itself, shortened.
    pub device: String,
}

impl FromRequest for ClientInfo {
    type Error = Failure;
    type Future = Ready<Result<Self, Failure>>;

    fn from_request(req: &HttpRequest, _: &mut Payload) -> Self::Future {
        let state = req
            .app_data::<web::Data<AppState>>()
            .expect("the app has its state");
        let address = address(req, state.rate_limiter.behind_proxy);
        if let Err(failure) = state.rate_limiter.check(address) {
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

#[cfg(test)]
mod tests {
    use super::address;
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
}
