//! Places for work that costs much processor or memory. Each class of work has its own, so that one cannot
//! take what others need; who asks for many waits behind the own ones, not others behind them.

use std::collections::BTreeMap;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, PoisonError, Weak};
use std::time::Duration;

use contract::problem::Code;
use tokio::sync::{OwnedSemaphorePermit, Semaphore, SemaphorePermit};
use tokio::time::timeout;
use uuid::Uuid;

use super::blocking::blocking;
use super::failure::{Failure, Limit};

/// Seconds after which it is worth asking again.
const AGAIN: u64 = 5;

/// A class of work.
pub struct Share {
    /// For metrics and the RateLimit fields.
    name: &'static str,
    places: Semaphore,
    most: u32,
    /// Those who may wait at a time.
    queue: usize,
    patience: Duration,
    waiting: AtomicUsize,
    /// Places that one caller may have.
    own: usize,
    callers: Mutex<BTreeMap<Uuid, Weak<Semaphore>>>,
}

/// Given back when dropped.
#[must_use]
pub struct Place {
    _shared: SemaphorePermit<'static>,
    _own: Option<OwnedSemaphorePermit>,
}

impl Share {
    /// `most` places, of which one caller has at most `own`; up to `queue` wait, for at most `patience`
    /// seconds.
    pub const fn new(
        name: &'static str,
        most: u32,
        own: usize,
        queue: usize,
        patience: u64,
    ) -> Self {
        Self {
            name,
            places: Semaphore::const_new(most as usize),
            most,
            queue,
            patience: Duration::from_secs(patience),
            waiting: AtomicUsize::new(0),
            own,
            callers: Mutex::new(BTreeMap::new()),
        }
    }

    /// One place; 503 where too many wait, or it takes too long.
    pub async fn place(&'static self) -> Result<Place, Failure> {
        self.places(1).await
    }

    /// Several at once, for what is large; never more than there are.
    pub async fn places(&'static self, many: u32) -> Result<Place, Failure> {
        let _waiting = self.wait()?;
        match timeout(self.patience, self.places.acquire_many(many.min(self.most))).await {
            Ok(place) => Ok(Place {
                _shared: place.map_err(Failure::internal)?,
                _own: None,
            }),
            Err(_) => Err(self.busy(Code::Unavailable)),
        }
    }

    /// Work that blocks, on a thread of its own, when there is a place.
    pub async fn run<T, E>(
        &'static self,
        work: impl FnOnce() -> Result<T, E> + Send + 'static,
    ) -> Result<T, Failure>
    where
        T: Send + 'static,
        E: Send + 'static,
        Failure: From<E>,
    {
        let place = self.place().await?;
        // A thread goes on though nobody waits for it any more, and so does its place.
        blocking(move || {
            let _place = place;
            work()
        })
        .await
    }

    /// One place for this caller; 429 where the own ones take too long.
    pub async fn place_of(&'static self, caller: Uuid) -> Result<Place, Failure> {
        let waiting = self.wait()?;
        let own = timeout(self.patience, self.of(caller).acquire_owned()).await;
        let own = own
            .map_err(|_| self.busy(Code::TooManyRequests))?
            .map_err(Failure::internal)?;
        drop(waiting);
        let place = self.place().await?;
        Ok(Place {
            _own: Some(own),
            ..place
        })
    }

    fn of(&self, caller: Uuid) -> Arc<Semaphore> {
        let mut callers = self.callers.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(own) = callers.get(&caller).and_then(Weak::upgrade) {
            return own;
        }
        callers.retain(|_, own| own.strong_count() > 0);
        let own = Arc::new(Semaphore::new(self.own));
        callers.insert(caller, Arc::downgrade(&own));
        own
    }

    fn wait(&self) -> Result<Waiting<'_>, Failure> {
        let before = self.waiting.fetch_add(1, Ordering::Relaxed);
        let waiting = Waiting(&self.waiting);
        // Who need not wait is not counted among those who do.
        if before < self.queue || self.places.available_permits() > 0 {
            Ok(waiting)
        } else {
            Err(self.busy(Code::Unavailable))
        }
    }

    fn busy(&self, code: Code) -> Failure {
        metrics::counter!("share_refused_total", "share" => self.name).increment(1);
        Failure {
            retry_after: Some(AGAIN),
            limit: Some(Box::new(Limit {
                policy: self.name,
                quota: self.most,
                window: None,
                remaining: 0,
                reset: AGAIN,
            })),
            ..Failure::code(code).detail("现在办理的人较多，请稍后再试。")
        }
    }
}

struct Waiting<'a>(&'a AtomicUsize);

impl Drop for Waiting<'_> {
    fn drop(&mut self) {
        self.0.fetch_sub(1, Ordering::Relaxed);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn one_caller_cannot_take_every_place() {
        static SHARE: Share = Share::new("test", 2, 1, 1, 0);
        let (one, other) = (Uuid::now_v7(), Uuid::now_v7());
        let held = SHARE.place_of(one).await.map_err(|f| f.problem.status);
        let again = SHARE.place_of(one).await.err().expect("no second place");
        assert_eq!(again.problem.status, 429);
        let second = SHARE.place_of(other).await.map_err(|f| f.problem.status);
        assert!(held.is_ok() && second.is_ok());
        // Full: told at once, and when to come back.
        let full = SHARE.place().await.err().expect("no third place");
        assert_eq!((full.problem.status, full.retry_after), (503, Some(AGAIN)));
        assert!(full.limit.is_some_and(|l| l.quota == 2 && l.remaining == 0));
        drop(held);
        assert!(SHARE.place_of(one).await.is_ok());
        // Large work takes all there is, not more.
        drop(second);
        assert!(SHARE.places(9).await.is_ok());
    }

    #[tokio::test]
    async fn those_who_wait_are_counted() {
        static SHARE: Share = Share::new("test", 1, 1, 1, 60);
        let held = SHARE.place().await.expect("a place");
        let mut waits = Box::pin(SHARE.place());
        let pending = futures_util::poll!(&mut waits);
        assert!(pending.is_pending());
        assert!(SHARE.place().await.is_err(), "one waits already");
        // Who gives up waits no longer.
        drop(waits);
        let mut waits = Box::pin(SHARE.place());
        assert!(futures_util::poll!(&mut waits).is_pending());
        drop(held);
        assert!(waits.await.is_ok());
    }
}
