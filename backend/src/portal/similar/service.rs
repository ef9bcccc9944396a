//! Activities that resemble one.

use std::cmp::Reverse;

use chrono::{DateTime, Utc};
use contract::id::ActivityId;
use contract::portal::PublicRow;
use uuid::Uuid;

use super::store::{self, Traits};
use crate::platform::clock;
use crate::platform::failure::Failure;
use crate::platform::state::AppState;
use crate::platform::store::Permit;
use crate::portal::service::shown;
use crate::portal::store::rows;

/// Shown at most.
const MOST: usize = 3;

pub async fn list_similar_activities(
    state: &AppState,
    permit: &impl Permit,
    id: ActivityId,
) -> Result<Vec<PublicRow>, Failure> {
    let mut conn = state.store.read(permit).await?;
    let one = store::of(&mut conn, id.into())
        .await?
        .ok_or_else(Failure::not_found)?;
    let now = clock::now();
    let moment = moment(&one, now);
    let mut found = store::around(&mut conn, &one, moment).await?;
    found.sort_by_key(|other| rank(&one, other, moment, now));
    found.truncate(MOST);
    let ids: Vec<Uuid> = found.iter().map(|other| other.activity_id).collect();
    let mut rows = rows(&mut conn, ids.clone()).await?;
    rows.sort_by_key(|row| ids.iter().position(|id| *id == row.activity_id));
    shown(&mut conn, rows).await
}

/// When a reader may go: now, while it goes on, or when it begins.
fn moment(one: &Traits, now: DateTime<Utc>) -> DateTime<Utc> {
    if one.first_start < now && now < one.last_end {
        now
    } else {
        one.first_start
    }
}

/// What can still be visited, then the same city and strand, then the city, then the nearest in time.
fn rank(
    one: &Traits,
    other: &Traits,
    moment: DateTime<Utc>,
    now: DateTime<Utc>,
) -> (bool, Reverse<u8>, i64, Uuid) {
    let city = one.city().is_some() && one.city() == other.city();
    let strand = one.strand == other.strand;
    let distance = (other.first_start - moment).num_seconds().abs();
    (
        other.last_end <= now,
        Reverse(u8::from(city) * 2 + u8::from(strand)),
        distance,
        other.activity_id,
    )
}
