//! The one clock by which sessions, deadlines and windows are decided: the database's. It is looked at
//! when a connection is made and every half a minute (`store/clock.rs`), and goes on by itself in between: what
//! the server's own clock says, and that somebody sets it, changes nothing.

use std::sync::RwLock;
use std::sync::atomic::{AtomicI64, Ordering};
use std::time::Instant;

use chrono::{DateTime, TimeDelta, Utc};

/// Differences of the server's own clock that are told.
pub const TOLD: TimeDelta = TimeDelta::seconds(2);
/// What a measurement may differ from the one before without taking its place: it is not that exact.
const JITTER: TimeDelta = TimeDelta::milliseconds(50);

/// What the database's clock showed, and when.
static MEASURED: RwLock<Option<(DateTime<Utc>, Instant)>> = RwLock::new(None);
/// How far the server's own clock is put forward, milliseconds: for tests.
static SET_FORWARD: AtomicI64 = AtomicI64::new(0);

/// The database's time; the server's own before there was a connection.
pub fn now() -> DateTime<Utc> {
    match *MEASURED.read().unwrap_or_else(|e| e.into_inner()) {
        Some((shown, at)) => shown + at.elapsed(),
        None => own(),
    }
}

/// The server's own clock.
fn own() -> DateTime<Utc> {
    Utc::now() + TimeDelta::milliseconds(SET_FORWARD.load(Ordering::Relaxed))
}

/// How far the server's own clock is ahead of the database's; behind where negative.
pub fn skew() -> TimeDelta {
    own() - now()
}

/// Sets the server's own clock wrong, as seen from here.
pub fn set_forward(by: TimeDelta) {
    SET_FORWARD.store(by.num_milliseconds(), Ordering::Relaxed);
}

/// What the database's clock showed, asked at this instant and answered now.
pub fn set(shown: DateTime<Utc>, asked: Instant) {
    let way = asked.elapsed() / 2;
    let (shown, at) = (shown + way, asked + 2 * way);
    let mut measured = MEASURED.write().unwrap_or_else(|e| e.into_inner());
    let off = measured.map(|(before, then)| (before + at.saturating_duration_since(then)) - shown);
    // An answer that was long on its way says little.
    let exact = JITTER + TimeDelta::from_std(way).unwrap_or(JITTER);
    if off.is_none_or(|off| off.abs() > exact) {
        *measured = Some((shown, at));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_own_clock_counts_until_there_is_another() {
        let before = now();
        set_forward(TimeDelta::minutes(11));
        assert!(own() - before > TimeDelta::minutes(10));
        *MEASURED.write().expect("nobody else") = Some((before, Instant::now()));
        assert!(now() - before < TimeDelta::seconds(5));
        assert!((skew() - TimeDelta::minutes(11)).abs() < TimeDelta::seconds(5));
        set_forward(TimeDelta::hours(-1));
        assert!(now() >= before && skew() < TimeDelta::minutes(-59));
    }
}
