//! Sign-in names that nobody has lock like those of people, so that a lock tells nothing either.

use std::future::ready;
use std::time::Duration as Span;

use chrono::{DateTime, Duration, Utc};
use contract::session::{FAILURES, LOCK_SECONDS};
use moka::future::Cache;

use crate::platform::secret;

/// Remembered for a day, by digest, at most so many: in memory, since nothing hangs on them.
const MANY: u64 = 10_000;

pub struct UnknownLogins(Cache<String, Tally>);

#[derive(Clone, Copy, Debug, Default)]
struct Tally {
    failures: i32,
    locked_until: Option<DateTime<Utc>>,
    refused: bool,
}

impl Tally {
    /// One more attempt, as the store's `charge` counts them.
    fn next(self, now: DateTime<Utc>) -> Self {
        if self.locked_until.is_some_and(|until| until > now) {
            return Self {
                refused: true,
                ..self
            };
        }
        let failures = if self.locked_until.is_none() {
            self.failures + 1
        } else {
            1
        };
        Self {
            failures,
            locked_until: (failures >= FAILURES).then(|| now + Duration::seconds(LOCK_SECONDS)),
            refused: false,
        }
    }
}

impl Default for UnknownLogins {
    fn default() -> Self {
        let day = Span::from_secs(24 * 60 * 60);
        Self(
            Cache::builder()
                .max_capacity(MANY)
                .time_to_idle(day)
                .build(),
        )
    }
}

impl UnknownLogins {
    /// Counts an attempt; true where an account would be locked.
    pub async fn is_locked(&self, login: &str) -> bool {
        let key = secret::hash(&login.to_lowercase());
        let entry = self
            .0
            .entry(key)
            .and_upsert_with(|old| {
                let old = old.map(|e| e.into_value()).unwrap_or_default();
                ready(old.next(Utc::now()))
            })
            .await;
        entry.value().refused
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn locks_pass() {
        let start = Utc::now();
        let mut tally = Tally::default();
        for _ in 0..FAILURES {
            tally = tally.next(start);
            assert!(!tally.refused);
        }
        assert!(tally.next(start).refused);
        let later = tally.next(start + Duration::seconds(LOCK_SECONDS + 1));
        assert_eq!((later.failures, later.refused), (1, false));
    }
}
