//! `ETag` and `If-Match`: a version number in quotes.

use std::future::{Ready, ready};

use actix_web::dev::Payload;
use actix_web::http::header;
use actix_web::{FromRequest, HttpRequest};
use contract::problem::{Code, Problem};
use serde::Serialize;

use crate::platform::failure::Failure;

/// The version that the caller believes to be changing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Version(Option<i32>);

impl Version {
    /// None was named.
    pub const ANY: Self = Self(None);

    /// 428 where the caller named none, 412 where it is another now.
    pub fn must_be(self, now: i32) -> Result<(), Failure> {
        if self.0.is_none() {
            return Err(Failure::code(Code::VersionRequired));
        }
        self.may_be(now)
    }

    /// 412 where the caller named one and it is another now.
    pub fn may_be(self, now: i32) -> Result<(), Failure> {
        match self.0 {
            Some(then) if then != now => Err(Failure::code(Code::VersionChanged)),
            _ => Ok(()),
        }
    }

    /// As [`must_be`](Self::must_be), naming what differs between what was sent and what is stored.
    pub fn must_be_or(
        self,
        now: i32,
        changed: impl FnOnce() -> Vec<String>,
    ) -> Result<(), Failure> {
        match self.must_be(now) {
            Err(failure) if failure.problem.code == Code::VersionChanged => {
                let mut problem = Problem::new(Code::VersionChanged);
                problem.changed = changed();
                Err(problem.into())
            }
            other => other,
        }
    }
}

/// The names of those fields that differ.
pub fn differing<const N: usize>(fields: [(&str, bool); N]) -> Vec<String> {
    let differ = fields.into_iter().filter(|(_, differs)| *differs);
    differ.map(|(field, _)| field.to_owned()).collect()
}

/// The names of the fields in which two shapes differ as JSON.
pub fn differing_json(
    before: &impl Serialize,
    after: &impl Serialize,
) -> Result<Vec<String>, Failure> {
    let before = serde_json::to_value(before).map_err(Failure::internal)?;
    let after = serde_json::to_value(after).map_err(Failure::internal)?;
    let fields = after.as_object().into_iter().flatten();
    let differ = fields.filter(|(name, value)| before.get(name.as_str()) != Some(value));
    Ok(differ.map(|(name, _)| name.clone()).collect())
}

impl FromRequest for Version {
    type Error = Failure;
    type Future = Ready<Result<Self, Failure>>;

    fn from_request(req: &HttpRequest, _: &mut Payload) -> Self::Future {
        let Some(value) = req.headers().get(header::IF_MATCH) else {
            return ready(Ok(Self(None)));
        };
        let text = value.to_str().unwrap_or_default().trim();
        let number = text.trim_start_matches("W/").trim_matches('"').parse().ok();
        // Somebody else's tag matches nothing of ours.
        ready(Ok(Self(Some(number.unwrap_or(-1)))))
    }
}
