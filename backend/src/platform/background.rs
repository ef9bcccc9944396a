//! Runs the program's background jobs: each has a name, is counted, is tried again after a failure,
//! and may end its round before the process ends.

use std::future::Future;
use std::pin::Pin;
use std::time::{Duration, Instant};

use futures_util::future::join_all;
use tokio::sync::watch;
use tokio::task::JoinHandle;
use tokio::time::timeout;

use super::failure::Failure;

/// Waits after the first failure and after many: a job outlives a database that is away for a while.
const FIRST_RETRY: Duration = Duration::from_secs(5);
const LAST_RETRY: Duration = Duration::from_secs(60);

/// When the next round of a job is due.
pub enum Next {
    AtOnce,
    After(Duration),
    /// The job is done.
    Never,
}

type Round = Pin<Box<dyn Future<Output = Result<Next, Failure>> + Send>>;

/// Work in rounds. Several servers may run the same job over one database.
pub struct Job {
    name: &'static str,
    round: Box<dyn Fn() -> Round + Send + Sync>,
}

impl Job {
    pub fn new<S, F>(
        name: &'static str,
        context: S,
        round: impl Fn(S) -> F + Send + Sync + 'static,
    ) -> Self
    where
        S: Clone + Send + Sync + 'static,
        F: Future<Output = Result<Next, Failure>> + Send + 'static,
    {
        Self {
            name,
            round: Box::new(move || Box::pin(round(context.clone()))),
        }
    }

    async fn run(self, mut stopped: watch::Receiver<bool>) {
        let mut failures = 0;
        while !*stopped.borrow() {
            let begun = Instant::now();
            let outcome = (self.round)().await;
            let label = if outcome.is_ok() { "done" } else { "failed" };
            metrics::counter!("job_rounds_total", "job" => self.name, "outcome" => label)
                .increment(1);
            metrics::histogram!("job_round_seconds", "job" => self.name).record(begun.elapsed());
            let pause = match outcome {
                Ok(Next::Never) => break,
                Ok(Next::AtOnce) => Duration::ZERO,
                Ok(Next::After(pause)) => pause,
                Err(failure) => {
                    tracing::error!(job = self.name, %failure, "a background job failed");
                    failures += 1;
                    let doubled = FIRST_RETRY * 2_u32.pow(failures.min(8) - 1);
                    doubled.min(LAST_RETRY)
                }
            };
            if label == "done" {
                failures = 0;
            }
            // An end of the channel is a stop, too.
            if matches!(timeout(pause, stopped.changed()).await, Ok(Err(_))) {
                break;
            }
        }
    }
}

/// Jobs that run until they are stopped.
pub struct Jobs {
    stop: watch::Sender<bool>,
    tasks: Vec<JoinHandle<()>>,
}

impl Jobs {
    pub fn start(jobs: impl IntoIterator<Item = Job>) -> Self {
        let (stop, stopped) = watch::channel(false);
        let run = |job: Job| tokio::spawn(job.run(stopped.clone()));
        let tasks = jobs.into_iter().map(run).collect();
        Self { stop, tasks }
    }

    /// Rounds under way may end. What `patience` cuts off is taken up again by the next server.
    pub async fn stop(self, patience: Duration) {
        let _ = self.stop.send(true);
        let _ = timeout(patience, join_all(self.tasks)).await;
    }
}
