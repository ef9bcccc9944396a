//! Answers over all activities of an edition, kept until its next change: the key holds the number of
//! the last one, so that nothing kept is ever out of date.

use std::future::Future;
use std::sync::Arc;
use std::time::Duration;

use chrono::NaiveDate;
use contract::portal::CalendarDay;
use moka::future::Cache;
use uuid::Uuid;

use super::filter::Which;
use super::home::store::Counts;
use crate::http::failure::Failure;

/// An edition at one of its changes.
pub type Moment = (Uuid, i64);

#[derive(Clone)]
pub struct Memory {
    months: Cache<(Moment, Which, NaiveDate), Arc<Vec<CalendarDay>>>,
    counts: Cache<Moment, Arc<Counts>>,
}

impl Default for Memory {
    fn default() -> Self {
        let kept = Duration::from_secs(600);
        Self {
            months: Cache::builder()
                .max_capacity(300)
                .time_to_live(kept)
                .build(),
            counts: Cache::builder().max_capacity(4).time_to_live(kept).build(),
        }
    }
}

impl Memory {
    /// Made once, however many ask for it at the same time.
    pub async fn month(
        &self,
        moment: Moment,
        which: Which,
        first: NaiveDate,
        make: impl Future<Output = Result<Vec<CalendarDay>, Failure>>,
    ) -> Result<Arc<Vec<CalendarDay>>, Failure> {
        let make = async { make.await.map(Arc::new) };
        self.months
            .try_get_with((moment, which, first), make)
            .await
            .map_err(|failure| (*failure).clone())
    }

    pub async fn counts(
        &self,
        moment: Moment,
        make: impl Future<Output = Result<Counts, Failure>>,
    ) -> Result<Arc<Counts>, Failure> {
        let make = async { make.await.map(Arc::new) };
        self.counts
            .try_get_with(moment, make)
            .await
            .map_err(|failure| (*failure).clone())
    }
}
