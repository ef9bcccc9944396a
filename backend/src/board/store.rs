//! SQL of the board: heads, rows and cells in one statement.

use chrono::{DateTime, Utc};
use contract::board::{BoardCell, BoardFilter, BoardMaterial, BoardRow, BoardState};
use contract::desk::BoardDue;
use contract::organization::OrganizationRef;
use diesel::prelude::*;
use diesel::sql_types::{Json, Nullable, Text, Timestamptz, Uuid as SqlUuid};
use diesel_async::RunQueryDsl;
use serde::Deserialize;
use uuid::Uuid;

use super::owed;
use crate::access::reach::{Reach, and_subtree};
use crate::platform::store::Conn;
use crate::platform::store::alike::patterns;
use crate::platform::store::query::{Query, Value};

/// Which part of the board.
pub struct BoardQuery<'a> {
    pub edition: Uuid,
    pub reach: Reach,
    pub filter: &'a BoardFilter,
    pub now: DateTime<Utc>,
}

/// Place among the reporters, official order, name; the id makes it total.
pub type BoardCursor = (i64, i32, String, Uuid);

/// One organization, as the database writes it.
#[derive(Deserialize)]
pub struct OrganizationCells {
    organization: OrganizationRef,
    reports_to: Option<OrganizationRef>,
    place: i64,
    position: i32,
    cells: Vec<BoardCell>,
}

impl OrganizationCells {
    pub fn key(&self) -> BoardCursor {
        let OrganizationRef { id, name, .. } = &self.organization;
        (self.place, self.position, name.clone(), (*id).into())
    }
}

impl From<OrganizationCells> for BoardRow {
    fn from(row: OrganizationCells) -> Self {
        Self {
            organization: row.organization,
            reports_to: row.reports_to,
            cells: row.cells,
        }
    }
}

/// Ends with `kept`: the units within reach and filter.
fn selected_units(board: &BoardQuery<'_>) -> Query {
    let filter = board.filter;
    let mut query = owed::materials(board.edition, board.now);
    query
        .and("m.batch =", filter.batch.map(|n| Value::Number(n.into())))
        .and("m.id =", filter.material_id.map(|id| Value::Id(id.into())));
    owed::units(&mut query);
    query.push(" and o.id in ");
    board.reach.push(&mut query);
    query.and(
        "o.kind =",
        filter.kind.map(|k| Value::Text(k.code().to_owned())),
    );
    and_subtree(&mut query, "o.id", filter.organization_id);
    if let Some(q) = &filter.q {
        query
            .push(" and alike(o.name) ilike any(")
            .bind(Value::Texts(patterns(q).to_vec()))
            .push(")");
    }
    let parts = filter.parts == Some(true);
    query.push("), kept as materialized (select u.* from unit u where exists (select 1 from ");
    match filter.state {
        None => query
            .push("chosen m where ")
            .push(&owed::concerns(parts))
            .push("))"),
        Some(state) => query
            .push("(select u.id, u.kind, u.reporter, u.reports_to) u")
            .push(&owed::cells(parts))
            .push(" where c.state = ")
            .bind(Value::Text(state.code().to_owned()))
            .push("))"),
    };
    query
}

/// A page of the board, and the heads with what is owed within reach and filter.
pub struct BoardPart {
    pub materials: Vec<BoardMaterial>,
    pub rows: Vec<OrganizationCells>,
}

#[derive(QueryableByName)]
struct BoardJson {
    #[diesel(sql_type = Json)]
    materials: serde_json::Value,
    #[diesel(sql_type = Json)]
    rows: serde_json::Value,
}

/// Heads and organizations in order with their cells: one statement.
pub async fn read(
    conn: &mut Conn,
    board: &BoardQuery<'_>,
    after: Option<BoardCursor>,
    take: i64,
) -> QueryResult<serde_json::Result<BoardPart>> {
    let mut query = selected_units(board);
    query
        .push(
            ", cell as materialized (\
               select u.id as unit, m.id as material, m.position, ",
        )
        .push(owed::OWES)
        .push(
            " as owed, c.state, s.id as submission, s.state as submitted, s.statement, s.submitted_at, \
               s.timing, d.due, coalesce(d.due > m.deadline, false) as extended from kept u",
        )
        .push(&owed::cells(board.filter.parts == Some(true)))
        .push("), page as (select u.* from kept u where true");
    let after = after.map(|(place, position, name, id)| {
        let position = Value::Number(position.into());
        [
            Value::Number(place),
            position,
            Value::Text(name),
            Value::Id(id),
        ]
    });
    query
        .and_behind("u.place, u.position, u.name, u.id", ">", after)
        .push(" order by u.place, u.position, u.name, u.id limit ")
        .bind(Value::Number(take))
        .push(AS_JSON);
    let json: BoardJson = query.build().get_result(conn).await?;
    let part = || {
        Ok(BoardPart {
            materials: serde_json::from_value(json.materials)?,
            rows: serde_json::from_value(json.rows)?,
        })
    };
    Ok(part())
}

/// From `cell` and `page` to one row with both halves as JSON.
const AS_JSON: &str = "), \
    total as (select material, state, count(*) as count from cell where owed group by material, state), \
    own as (select unit, json_agg(json_build_object(\
      'material_id', material, 'owed', owed, 'state', state, 'submission_id', submission, \
      'submission_state', submitted, 'statement', statement, 'submitted_at', submitted_at, \
      'timing', timing, 'due', due, 'extended', extended, 'reminded_at', (select max(r.at) from reminder r \
        where r.material_id = material and r.organization_id = unit)) order by position, material) as cells \
      from cell where unit in (select id from page) group by unit) \
    select (select coalesce(json_agg(json_build_object('id', m.id, 'code', m.code, 'label', m.label, \
        'batch', m.batch, 'deadline', m.deadline, 'totals', coalesce((select json_agg(json_build_object(\
          'state', t.state, 'count', t.count)) from total t where t.material = m.id), '[]')) \
        order by m.position, m.id), '[]') from chosen m) as materials, \
      (select coalesce(json_agg(json_build_object('organization', json_build_object('id', p.id, \
          'name', p.name, 'kind', p.kind), 'reports_to', case when a.id is not null then \
          json_build_object('id', a.id, 'name', a.name, 'kind', a.kind) end, \
          'place', p.place, 'position', p.position, 'cells', own.cells) \
        order by p.place, p.position, p.name, p.id), '[]') \
        from page p join own on own.unit = p.id left join organization a on a.id = p.reports_to) as rows";

#[derive(QueryableByName)]
struct DueRow {
    #[diesel(sql_type = SqlUuid)]
    material_id: Uuid,
    #[diesel(sql_type = Text)]
    material: String,
    #[diesel(sql_type = Nullable<SqlUuid>)]
    submission_id: Option<Uuid>,
    #[diesel(sql_type = Text)]
    state: String,
    #[diesel(sql_type = Nullable<Timestamptz>)]
    due: Option<DateTime<Utc>>,
}

/// What one organization still owes.
pub async fn due(
    conn: &mut Conn,
    edition: Uuid,
    organization: Uuid,
    now: DateTime<Utc>,
) -> QueryResult<Vec<BoardDue>> {
    let mut query = owed::materials(edition, now);
    owed::units(&mut query);
    query
        .push(" and o.id = ")
        .bind(Value::Id(organization))
        .push(
            ") select m.id as material_id, m.label as material, s.id as submission_id, c.state, d.due \
             from unit u",
        )
        .push(&owed::cells(false))
        .push(
            " where c.state not in ('accepted', 'exempt') \
             order by c.state = 'waiting', d.due nulls last, m.position, m.id limit 20",
        );
    let rows: Vec<DueRow> = query.build().load(conn).await?;
    let shown = |row: DueRow| {
        Some(BoardDue {
            material_id: row.material_id.into(),
            material: row.material,
            submission_id: row.submission_id.map(Into::into),
            state: BoardState::parse(&row.state)?,
            due: row.due,
        })
    };
    Ok(rows.into_iter().filter_map(shown).collect())
}
