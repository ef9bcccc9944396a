//! Openings, local weeks and committees that cities have said.

use chrono::{DateTime, Utc};
use contract::activity::Mode;
use contract::edition::EditionInput;
use contract::time;
use diesel::prelude::*;
use diesel_async::RunQueryDsl;
use uuid::Uuid;

use super::MAKER;
use super::file::{self, Office};
use crate::platform::failure::Failure;
use crate::platform::store::Conn;
use crate::platform::store::schema::{committee, opening, organization};

/// What an office said itself stays.
pub async fn load(conn: &mut Conn, edition: Uuid, content: &EditionInput) -> Result<(), Failure> {
    let province: Option<DateTime<Utc>> = opening::table
        .inner_join(organization::table)
        .filter(
            opening::edition_id
                .eq(edition)
                .and(organization::key.eq("province")),
        )
        .select(opening::at)
        .first(conn)
        .await
        .optional()?
        .flatten();
    for (id, office) in offices(conn).await? {
        if let Some(input) = &office.opening {
            let week = input.first_day.zip(input.last_day);
            let window = content.window_rule.check(province.map(time::day), week);
            diesel::insert_into(opening::table)
                .values((
                    opening::edition_id.eq(edition),
                    opening::organization_id.eq(id),
                    opening::at.eq(input.at),
                    opening::place.eq(&input.place),
                    opening::mode.eq(input.mode.map(Mode::code)),
                    opening::first_day.eq(input.first_day),
                    opening::last_day.eq(input.last_day),
                    opening::watch_url.eq(&input.watch_url),
                    opening::note.eq(&input.note),
                    opening::window_state.eq(window.code()),
                ))
                .on_conflict_do_nothing()
                .execute(conn)
                .await?;
        }
        if let Some(input) = &office.committee {
            let value = serde_json::to_value(input).map_err(Failure::internal)?;
            diesel::insert_into(committee::table)
                .values((
                    committee::edition_id.eq(edition),
                    committee::organization_id.eq(id),
                    committee::number.eq(1),
                    committee::content.eq(value),
                    committee::actor_name.eq(MAKER),
                ))
                .on_conflict_do_nothing()
                .execute(conn)
                .await?;
        }
    }
    Ok(())
}

/// Takes out again what nobody has changed since.
pub async fn remove(conn: &mut Conn) -> Result<(), Failure> {
    for (id, office) in offices(conn).await? {
        let Some(input) = &office.opening else {
            continue;
        };
        diesel::delete(
            opening::table
                .filter(opening::organization_id.eq(id))
                .filter(opening::version.eq(1))
                .filter(opening::at.is_not_distinct_from(input.at))
                .filter(opening::first_day.is_not_distinct_from(input.first_day))
                .filter(opening::place.eq(&input.place))
                .filter(opening::note.eq(&input.note)),
        )
        .execute(conn)
        .await?;
    }
    diesel::delete(committee::table.filter(committee::actor_name.eq(MAKER)))
        .execute(conn)
        .await?;
    Ok(())
}

async fn offices(conn: &mut Conn) -> Result<Vec<(Uuid, Office)>, Failure> {
    let mut out = Vec::new();
    for office in file::offices()? {
        let id = organization::table
            .filter(organization::key.eq(&office.key))
            .select(organization::id)
            .first(conn)
            .await?;
        out.push((id, office));
    }
    Ok(out)
}
