//! Answers over all activities of an edition, kept until its next change: the key holds the number of
//! the last one, so that nothing kept is ever out of date.

use std::future::Future;
use std::sync::Arc;
use std::time::Duration;

use chrono::NaiveDate;
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

#[derive(Clone)]
pub struct PublicCache {
    days: Cache<(EditionVersion, PublicActivityFilter, Span), Arc<Vec<CalendarDay>>>,
    facets: Cache<(EditionVersion, PublicActivityFilter), Arc<Facets>>,
    counts: Cache<EditionVersion, Arc<Counts>>,
    chosen: Cache<HomeKey, Arc<HomeSelection>>,
}

impl Default for PublicCache {
    fn default() -> Self {
        let kept = Duration::from_secs(600);
        Self {
            days: Cache::builder()
                .max_capacity(300)
                .time_to_live(kept)
                .build(),
            facets: Cache::builder()
                .max_capacity(1_000)
                .time_to_live(kept)
                .build(),
            counts: Cache::builder().max_capacity(4).time_to_live(kept).build(),
            chosen: Cache::builder()
                .max_capacity(100)
                .time_to_live(Duration::from_secs(60))
                .build(),
        }
    }
}

impl PublicCache {
    /// Made once, however many ask for it at the same time.
    pub async fn days(
        &self,
        moment: EditionVersion,
        which: PublicActivityFilter,
        span: Span,
        make: impl Future<Output = Result<Vec<CalendarDay>, Failure>>,
    ) -> Result<Arc<Vec<CalendarDay>>, Failure> {
        let make = async { make.await.map(Arc::new) };
        self.days
            .try_get_with((moment, which, span), make)
            .await
            .map_err(|failure| (*failure).clone())
    }

    pub async fn facets(
        &self,
        moment: EditionVersion,
        which: PublicActivityFilter,
        make: impl Future<Output = Result<Facets, Failure>>,
    ) -> Result<Arc<Facets>, Failure> {
        let make = async { make.await.map(Arc::new) };
        self.facets
            .try_get_with((moment, which), make)
            .await
            .map_err(|failure| (*failure).clone())
    }

    pub async fn counts(
        &self,
        moment: EditionVersion,
        make: impl Future<Output = Result<Counts, Failure>>,
    ) -> Result<Arc<Counts>, Failure> {
        let make = async { make.await.map(Arc::new) };
        self.counts
            .try_get_with(moment, make)
            .await
            .map_err(|failure| (*failure).clone())
    }

    pub async fn chosen(
        &self,
        near: HomeKey,
        make: impl Future<Output = Result<HomeSelection, Failure>>,
    ) -> Result<Arc<HomeSelection>, Failure> {
        let make = async { make.await.map(Arc::new) };
        self.chosen
            .try_get_with(near, make)
            .await
            .map_err(|failure| (*failure).clone())
    }
}
