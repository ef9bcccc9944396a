//! Bodies come at a minimum rate, and end: who sends a byte a minute holds nothing for long.

use std::time::Duration;

use contract::problem::Code;
use futures_util::{Stream, StreamExt};
use tokio::time::{Instant, timeout};

use crate::platform::failure::Failure;

/// How slow a body may be. Only the time counts in which we wait for the sender.
#[derive(Clone, Copy, Debug)]
pub struct Pace {
    /// Nothing comes for so long.
    pub idle: Duration,
    /// Before the rate counts.
    pub grace: Duration,
    /// Bytes a second.
    pub rate: u64,
    /// In all.
    pub whole: Duration,
}

/// A form or a filter.
pub const SMALL: Pace = Pace {
    idle: Duration::from_secs(15),
    grace: Duration::from_secs(10),
    rate: 4 * 1024,
    whole: Duration::from_secs(60),
};

/// A file, over the slow lines that villages have.
pub const LARGE: Pace = Pace {
    idle: Duration::from_secs(30),
    grace: Duration::from_secs(30),
    rate: 8 * 1024,
    whole: Duration::from_secs(45 * 60),
};

/// Watches one body.
pub struct Watch {
    pace: Pace,
    waited: Duration,
    received: u64,
}

impl Watch {
    pub fn new(pace: Pace) -> Self {
        Self {
            pace,
            waited: Duration::ZERO,
            received: 0,
        }
    }

    /// The next piece; 408 where it does not come in time.
    pub async fn next<T: AsRef<[u8]>, E>(
        &mut self,
        body: &mut (impl Stream<Item = Result<T, E>> + Unpin),
    ) -> Result<Option<Result<T, E>>, Failure> {
        let piece = self.within(body.next()).await?;
        if let Some(Ok(bytes)) = &piece {
            self.received += bytes.as_ref().len() as u64;
        }
        Ok(piece)
    }

    /// What comes of a body that is read in another way; 408 where it does not come in time.
    pub async fn within<T>(&mut self, coming: impl Future<Output = T>) -> Result<T, Failure> {
        let due = self.pace.grace + Duration::from_secs(self.received / self.pace.rate.max(1));
        let left = due.min(self.pace.whole).saturating_sub(self.waited);
        let begun = Instant::now();
        let came = timeout(left.min(self.pace.idle), coming)
            .await
            .map_err(|_| Failure::code(Code::RequestTimeout))?;
        self.waited += begun.elapsed();
        Ok(came)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use futures_util::stream;

    const NEVER: Duration = Duration::from_secs(3_600);

    async fn taken(pace: Pace, pieces: usize) -> Option<u16> {
        let mut body = Box::pin(
            stream::repeat(Ok::<_, ()>([0_u8; 10]))
                .take(pieces)
                .chain(stream::pending()),
        );
        let mut watch = Watch::new(pace);
        for _ in 0..=pieces {
            if let Err(failure) = watch.next(&mut body).await {
                return Some(failure.problem.status);
            }
        }
        None
    }

    #[tokio::test]
    async fn a_body_that_stands_still_is_given_up() {
        let pace = Pace {
            idle: NEVER,
            grace: NEVER,
            rate: 1,
            whole: NEVER,
        };
        let soon = Duration::from_millis(5);
        let given_up = Some(408);
        assert_eq!(taken(Pace { idle: soon, ..pace }, 3).await, given_up);
        assert_eq!(
            taken(
                Pace {
                    whole: soon,
                    ..pace
                },
                3
            )
            .await,
            given_up
        );
        let slow = Pace {
            grace: soon,
            rate: 1_000_000,
            ..pace
        };
        assert_eq!(taken(slow, 3).await, given_up);
    }
}
