//! SQL of the table `opening`.

use chrono::{DateTime, NaiveDate, Utc};
use contract::activity::Mode;
use contract::opening::{Opening, OpeningInput};
use contract::organization::OrganizationRef;
use contract::window::WindowState;
use diesel::prelude::*;
use diesel_async::RunQueryDsl;
use uuid::Uuid;

use crate::access::authorized::Authorized;
use crate::platform::store::Conn;
use crate::platform::store::schema::opening;
use crate::reference::organization::{OrganizationSummary, organization};

#[derive(Clone, Debug, Queryable, Selectable)]
#[diesel(table_name = opening, check_for_backend(diesel::pg::Pg))]
pub struct OpeningRow {
    pub at: Option<DateTime<Utc>>,
    place: String,
    mode: Option<String>,
    pub first_day: Option<NaiveDate>,
    pub last_day: Option<NaiveDate>,
    watch_url: String,
    note: String,
    window_state: String,
    pub version: i32,
}

impl OpeningRow {
    pub fn window(&self) -> WindowState {
        WindowState::parse(&self.window_state).unwrap_or(WindowState::Unset)
    }
    pub fn content(&self) -> OpeningInput {
        OpeningInput {
            at: self.at,
            place: self.place.clone(),
            mode: self.mode.as_deref().and_then(Mode::parse),
            first_day: self.first_day,
            last_day: self.last_day,
            watch_url: self.watch_url.clone(),
            note: self.note.clone(),
        }
    }
    pub fn shown(&self, organization: OrganizationRef) -> Opening {
        Opening {
            organization,
            content: self.content(),
            window: self.window(),
            version: self.version,
        }
    }
}

/// All of an edition with whose they are, in official order.
pub async fn all(
    conn: &mut Conn,
    edition: Uuid,
) -> QueryResult<Vec<(OrganizationRef, OpeningRow)>> {
    let rows: Vec<(OrganizationSummary, OpeningRow)> = opening::table
        .inner_join(organization::table)
        .filter(opening::edition_id.eq(edition))
        .order((organization::position, organization::name, organization::id))
        .select((OrganizationSummary::as_select(), OpeningRow::as_select()))
        .load(conn)
        .await?;
    let named =
        |(organization, row): (OrganizationSummary, OpeningRow)| (organization.reference(), row);
    Ok(rows.into_iter().map(named).collect())
}

pub async fn find(
    conn: &mut Conn,
    edition: Uuid,
    organization: Uuid,
) -> QueryResult<Option<OpeningRow>> {
    opening::table
        .find((edition, organization))
        .select(OpeningRow::as_select())
        .first(conn)
        .await
        .optional()
}

pub async fn save(
    conn: &mut Conn,
    edition: Uuid,
    office: &Authorized<OrganizationSummary>,
    input: &OpeningInput,
    window: WindowState,
) -> QueryResult<OpeningRow> {
    let values = (
        opening::at.eq(input.at),
        opening::place.eq(&input.place),
        opening::mode.eq(input.mode.map(Mode::code)),
        opening::first_day.eq(input.first_day),
        opening::last_day.eq(input.last_day),
        opening::watch_url.eq(&input.watch_url),
        opening::note.eq(&input.note),
        opening::window_state.eq(window.code()),
    );
    diesel::insert_into(opening::table)
        .values((
            opening::edition_id.eq(edition),
            opening::organization_id.eq(office.id),
            values,
        ))
        .on_conflict((opening::edition_id, opening::organization_id))
        .do_update()
        .set((
            values,
            opening::version.eq(opening::version + 1),
            opening::updated_at.eq(diesel::dsl::now),
        ))
        .returning(OpeningRow::as_returning())
        .get_result(conn)
        .await
}

/// The same new state for all of these at once. What the office wrote, and its version, stay.
pub async fn set_window(
    conn: &mut Conn,
    edition: Uuid,
    organizations: &[Uuid],
    window: WindowState,
) -> QueryResult<()> {
    diesel::update(
        opening::table
            .filter(opening::edition_id.eq(edition))
            .filter(opening::organization_id.eq_any(organizations)),
    )
    .set(opening::window_state.eq(window.code()))
    .execute(conn)
    .await
    .map(|_| ())
}
