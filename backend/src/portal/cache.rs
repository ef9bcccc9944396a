//! Answers over all activities of an edition, kept until its next change: the key holds the number of
//! the last one, so that nothing kept is ever out of date.

use std::future::Future;
use std::hash::Hash;
use std::sync::Arc;
use std::time::Duration;

use chrono::{DateTime, NaiveDate, Utc};
use contract::portal::{CalendarDay, Facets};
use moka::future::Cache;
use uuid::Uuid;

use super::filter::PublicActivityFilter;
use super::home::store::{Counts, HomeSelection};
use crate::platform::failure::Failure;

/// Days of the calendar, and how many occurrences are shown of each.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Span {
    pub first: NaiveDate,
    /// The day after the last.
    pub next: NaiveDate,
    pub items: u32,
}

/// An edition at one of its changes.
pub type EditionVersion = (Uuid, i64);

/// A moment, a region, and the minute: what is on changes with it.
pub type HomeKey = (EditionVersion, Option<String>, i64);

pub struct PublicCache {
    pub days: Answers<(EditionVersion, PublicActivityFilter, Span), Vec<CalendarDay>>,
    /// With the minute: what is over changes with it.
    pub facets: Answers<(EditionVersion, PublicActivityFilter, DateTime<Utc>), Facets>,
    pub counts: Answers<EditionVersion, Counts>,
    pub home: Answers<HomeKey, HomeSelection>,
}

impl Default for PublicCache {
    fn default() -> Self {
        Self {
            days: Answers::new(300, 600),
            facets: Answers::new(1_000, 600),
            counts: Answers::new(4, 600),
            home: Answers::new(100, 60),
        }
    }
}

/// Answers of one kind by what they depend on.
pub struct Answers<K, V>(Cache<K, Arc<V>>);

impl<K, V> Answers<K, V>
where
    K: Hash + Eq + Send + Sync + 'static,
    V: Send + Sync + 'static,
{
    fn new(most: u64, seconds: u64) -> Self {
        let cache = Cache::builder().max_capacity(most);
        Self(cache.time_to_live(Duration::from_secs(seconds)).build())
    }

    /// Made once, however many ask for it at the same time.
    pub async fn get(
        &self,
        key: K,
        make: impl Future<Output = Result<V, Failure>>,
    ) -> Result<Arc<V>, Failure> {
        let make = async { make.await.map(Arc::new) };
        let answer = self.0.try_get_with(key, make).await;
        answer.map_err(|failure| (*failure).clone())
    }
}
