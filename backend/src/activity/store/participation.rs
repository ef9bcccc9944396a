//! Participation reports.

use chrono::{DateTime, NaiveDate, Utc};
use contract::activity::Activity;
use contract::participation::{Participation, ParticipationInput};
use diesel::prelude::*;
use diesel_async::RunQueryDsl;
use uuid::Uuid;

use crate::access::authorized::Authorized;
use crate::platform::clock;
use crate::platform::store::Conn;
use crate::platform::store::schema::participation;
use crate::workflow::EntryOf;

type Stored = (
    Option<i64>,
    Option<i64>,
    Option<i64>,
    NaiveDate,
    String,
    String,
    DateTime<Utc>,
);

pub async fn find(conn: &mut Conn, activity: Uuid) -> QueryResult<Option<Participation>> {
    let found: Option<Stored> = participation::table
        .find(activity)
        .select((
            participation::visits,
            participation::persons,
            participation::online_views,
            participation::as_of,
            participation::note,
            participation::reported_by,
            participation::reported_at,
        ))
        .first(conn)
        .await
        .optional()?;
    Ok(found.map(
        |(visits, persons, online_views, as_of, note, reported_by, reported_at)| Participation {
            content: ParticipationInput {
                visits,
                persons,
                online_views,
                as_of: Some(as_of),
                note,
            },
            reported_by,
            reported_at,
        },
    ))
}

/// Takes the place of an older report.
pub async fn save(
    conn: &mut Conn,
    activity: &Authorized<EntryOf<Activity>>,
    input: &ParticipationInput,
    as_of: NaiveDate,
    by: &str,
) -> QueryResult<()> {
    let values = (
        participation::visits.eq(input.visits),
        participation::persons.eq(input.persons),
        participation::online_views.eq(input.online_views),
        participation::as_of.eq(as_of),
        participation::note.eq(&input.note),
        participation::reported_by.eq(by),
        participation::reported_at.eq(clock::now()),
    );
    diesel::insert_into(participation::table)
        .values((participation::activity_id.eq(activity.id), values))
        .on_conflict(participation::activity_id)
        .do_update()
        .set(values)
        .execute(conn)
        .await?;
    Ok(())
}
