//! Keyset paging: cursors and page limits.

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use chrono::{DateTime, Datelike, Utc};
use contract::limit;
use contract::page::Page;
use contract::problem::Code;
use diesel::dsl::{AsExprOf, Lt};
use diesel::expression::AsExpression;
use diesel::prelude::*;
use diesel::sql_types::{Record, Timestamptz, Uuid as SqlUuid};
use serde::Serialize;
use serde::de::DeserializeOwned;
use uuid::Uuid;

use crate::platform::failure::Failure;

/// Rows to load: one more than the page holds tells whether there is another page.
pub fn take(asked: Option<u32>) -> Result<i64, Failure> {
    let n = asked.unwrap_or(limit::PAGE_DEFAULT);
    if (1..=limit::PAGE).contains(&n) {
        Ok(i64::from(n) + 1)
    } else {
        Err(Failure::field(
            "limit",
            "out_of_range",
            "每页条数应在1至100之间。",
        ))
    }
}

/// Opaque form of a sort key.
pub fn encode(key: &impl Serialize) -> String {
    URL_SAFE_NO_PAD.encode(serde_json::to_vec(key).expect("sort keys are plain values"))
}

/// The sort key of a cursor; 400 where it is none of ours.
pub fn decode<K: DeserializeOwned>(cursor: Option<&str>) -> Result<Option<K>, Failure> {
    let Some(cursor) = cursor.filter(|c| !c.is_empty()) else {
        return Ok(None);
    };
    URL_SAFE_NO_PAD
        .decode(cursor)
        .ok()
        // A cursor that somebody made up must not carry what PostgreSQL can't store.
        .filter(|bytes| !bytes.windows(6).any(|w| w == b"\\u0000"))
        .and_then(|bytes| serde_json::from_slice(&bytes).ok())
        .map(Some)
        .ok_or_else(|| Failure::code(Code::InvalidCursor))
}

/// A time in a cursor: microseconds, as the database keeps them; 400 for one that it cannot hold.
pub fn moment(micros: i64) -> Result<DateTime<Utc>, Failure> {
    DateTime::from_timestamp_micros(micros)
        .filter(|at| (1..=9999).contains(&at.year()))
        .ok_or_else(|| Failure::code(Code::InvalidCursor))
}

/// Time and id, as a row that PostgreSQL compares.
type TimeKey = Record<(Timestamptz, SqlUuid)>;

/// The condition on rows behind this one in a list with the newest first: `(columns) < (key)`.
pub fn before<C: AsExpression<TimeKey>>(
    columns: C,
    key: (DateTime<Utc>, Uuid),
) -> Lt<AsExprOf<C, TimeKey>, (DateTime<Utc>, Uuid)> {
    columns.into_sql::<TimeKey>().lt(key)
}

/// Cuts the extra row off and names the next page by the last row kept.
pub fn cut<T, K: Serialize>(mut rows: Vec<T>, take: i64, key: impl Fn(&T) -> K) -> Page<T> {
    let more = rows.len() as i64 >= take;
    rows.truncate(take as usize - 1);
    let next = if more {
        rows.last().map(|row| encode(&key(row)))
    } else {
        None
    };
    Page { items: rows, next }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cursors_come_back() {
        let key = ("2020-11-01T00:00:00Z".to_owned(), 7);
        assert_eq!(
            decode::<(String, i32)>(Some(&encode(&key))).ok().flatten(),
            Some(key)
        );
        assert!(decode::<(String, i32)>(Some("garbage!")).is_err());
        assert!(decode::<(String, i32)>(Some(&encode(&("\0", 7)))).is_err());
    }

    #[test]
    fn a_time_that_the_database_cannot_hold_is_none_of_ours() {
        assert!(moment(1_604_188_800_000_000).is_ok());
        assert!(moment(i64::MAX).is_err());
        assert!(moment(-8_000_000_000_000_000_000).is_err());
    }

    #[test]
    fn a_full_page_has_a_next() {
        let page = cut(vec![1, 2, 3], 3, |n| *n);
        assert_eq!((page.items, page.next), (vec![1, 2], Some(encode(&2))));
        assert_eq!(cut(vec![1, 2], 3, |n| *n).next, None);
    }
}
