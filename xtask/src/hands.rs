//! The same work on many things, on every core.

use crate::Outcome;
use std::num::NonZero;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

/// Does `work` on each, several at once. Fails with the first sentence of those that failed.
pub fn each<T: Sync>(things: &[T], work: impl Fn(&T) -> Outcome<()> + Sync) -> Outcome<()> {
    let next = AtomicUsize::new(0);
    let take = || {
        while let Some(thing) = things.get(next.fetch_add(1, Ordering::Relaxed)) {
            work(thing)?;
        }
        Ok(())
    };
    let cores = thread::available_parallelism().map_or(1, NonZero::get);
    thread::scope(|scope| {
        let hands: Vec<_> = (0..cores).map(|_| scope.spawn(take)).collect();
        hands
            .into_iter()
            .try_for_each(|hand| hand.join().unwrap_or_else(|_| Err("a worker broke".into())))
    })
}

#[cfg(test)]
mod tests {
    use super::each;
    use std::sync::Mutex;

    #[test]
    fn each_is_done_once_and_a_failure_is_told() {
        let done = Mutex::new(Vec::new());
        let all: Vec<u32> = (0..100).collect();
        each(&all, |n| {
            done.lock().unwrap().push(*n);
            Ok(())
        })
        .unwrap();
        let mut done = done.into_inner().unwrap();
        done.sort_unstable();
        assert_eq!(done, all);
        let failed = each(&all, |n| match n {
            70 => Err("seventy".into()),
            _ => Ok(()),
        });
        assert_eq!(failed, Err("seventy".to_owned()));
    }
}
