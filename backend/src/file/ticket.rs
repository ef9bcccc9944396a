//! Tickets in the addresses of files that nothing public names: they count for hours, for whoever was shown them.

use chrono::{DateTime, Utc};
use contract::id::FileId;

use super::store::FileRow;
use crate::platform::secret;

/// Hours for which an address counts; within one hour it stays the same, so that browsers keep what they have.
const HOURS: i64 = 12;

fn text(id: FileId, hour: i64) -> String {
    format!("{id} {hour}")
}

fn hour(at: DateTime<Utc>) -> i64 {
    at.timestamp().div_euclid(3600)
}

/// `hour-signature`
pub fn issue(row: &FileRow, now: DateTime<Utc>) -> String {
    let last = hour(now) + HOURS;
    let signature = secret::sign(&row.secret, &text(row.id.into(), last));
    format!("{last}-{signature}")
}

pub fn counts(row: &FileRow, ticket: &str, now: DateTime<Utc>) -> bool {
    let Some((last, signature)) = ticket.split_once('-') else {
        return false;
    };
    let Ok(last) = last.parse::<i64>() else {
        return false;
    };
    let now = hour(now);
    // A server whose clock is ahead issues one hour more.
    (now..=now + HOURS + 1).contains(&last)
        && secret::signed(&row.secret, &text(row.id.into(), last), signature)
}
