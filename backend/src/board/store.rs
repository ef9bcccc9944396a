use chrono::{DateTime, Utc};
use contract::board::{BoardCell, BoardFilter, BoardMaterial, BoardState, BoardTotal};
use contract::desk::BoardDue;
use contract::organization::{OrganizationKind, OrganizationRef};
use diesel::prelude::*;
use diesel::sql_types::{BigInt, Integer, Json, Nullable, Text, Timestamptz, Uuid as SqlUuid};
use diesel_async::RunQueryDsl;
use serde_json::Value as Written;
use uuid::Uuid;

use super::owed;
use crate::store::query::{Query, Value};
use crate::store::{Conn, Reach};

/// Which part of the board.
pub struct Which<'a> {
    pub edition: Uuid,
    pub reach: Reach,
    pub filter: &'a BoardFilter,
    pub now: DateTime<Utc>,
}

/// Place among the reporters, official order, name; the id makes it total.
pub type Key = (i64, i32, String, Uuid);

/// One organization.
#[derive(QueryableByName)]
pub struct Row {
    #[diesel(sql_type = SqlUuid)]
    pub id: Uuid,
    #[diesel(sql_type = Text)]
    pub name: String,
    #[diesel(sql_type = Text)]
    kind: String,
    #[diesel(sql_type = BigInt)]
    place: i64,
    #[diesel(sql_type = Integer)]
    position: i32,
    #[diesel(sql_type = Nullable<SqlUuid>)]
    above_id: Option<Uuid>,
    #[diesel(sql_type = Nullable<Text>)]
    above_name: Option<String>,
    #[diesel(sql_type = Nullable<Text>)]
    above_kind: Option<String>,
    #[diesel(sql_type = Json)]
    cells: Written,
}

fn reference(id: Uuid, name: String, kind: &str) -> OrganizationRef {
    OrganizationRef {
        id,
        name,
        kind: OrganizationKind::parse(kind).unwrap_or_default(),
    }
}

impl Row {
    pub fn key(&self) -> Key {
        (self.place, self.position, self.name.clone(), self.id)
    }

    pub fn shown(self) -> serde_json::Result<contract::board::BoardRow> {
        let above = self.above_id.zip(self.above_name).zip(self.above_kind);
        Ok(contract::board::BoardRow {
            organization: reference(self.id, self.name, &self.kind),
            reports_to: above.map(|((id, name), kind)| reference(id, name, &kind)),
            cells: serde_json::from_value::<Vec<BoardCell>>(self.cells)?,
        })
    }
}

/// Ends with `kept`: the units within reach and filter.
fn kept(which: &Which<'_>) -> Query {
    let filter = which.filter;
    let mut query = owed::materials(which.edition, which.now);
    query
        .and("m.batch =", filter.batch.map(|n| Value::Number(n.into())))
        .and("m.id =", filter.material_id.map(Value::Id));
    owed::units(&mut query);
    query.push(" and o.id in ");
    which.reach.push(&mut query);
    query.and(
        "o.kind =",
        filter.kind.map(|k| Value::Text(k.code().to_owned())),
    );
    if let Some(top) = filter.organization_id {
        query
            .push(" and o.id in (select descendant from reach where ancestor = ")
            .bind(Value::Id(top))
            .push(")");
    }
    if let Some(q) = &filter.q {
        query
            .push(" and strpos(lower(o.name), lower(")
            .bind(Value::Text(q.clone()))
            .push(")) > 0");
    }
    let parts = filter.parts == Some(true);
    query.push("), kept as materialized (select u.* from unit u where exists (select 1 from ");
    match filter.state {
        None => query
            .push("chosen m where ")
            .push(&owed::concerns(parts))
            .push("))"),
        Some(state) => query
            .push("(select u.id, u.kind, u.reporter) u")
            .push(&owed::cells(parts))
            .push(" where c.state = ")
            .bind(Value::Text(state.code().to_owned()))
            .push("))"),
    };
    query
}

/// Organizations in order with their cells: one statement.
pub async fn rows(
    conn: &mut Conn,
    which: &Which<'_>,
    after: Option<Key>,
    take: i64,
) -> QueryResult<Vec<Row>> {
    let mut query = kept(which);
    query.push(", page as (select u.* from kept u");
    if let Some((place, position, name, id)) = after {
        query
            .push(" where (u.place, u.position, u.name, u.id) > (")
            .bind(Value::Number(place))
            .push(", ")
            .bind(Value::Number(position.into()))
            .push(", ")
            .bind(Value::Text(name))
            .push(", ")
            .bind(Value::Id(id))
            .push(")");
    }
    query
        .push(" order by u.place, u.position, u.name, u.id limit ")
        .bind(Value::Number(take))
        .push(
            ") select p.id, p.name, p.kind, p.place, p.position, \
             a.id as above_id, a.name as above_name, a.kind as above_kind, own.cells \
             from page p left join organization a on a.id = p.reports_to \
             cross join lateral (select json_agg(json_build_object(\
               'material_id', m.id, 'state', c.state, 'submission_id', s.id, 'submission_state', s.state, \
               'statement', s.statement, 'submitted_at', s.submitted_at, 'timing', s.timing, 'due', d.due, \
               'extended', coalesce(e.until > m.deadline, false), 'reminded_at', \
               (select max(r.at) from reminder r where r.material_id = m.id and r.organization_id = u.id), \
               'owed', ",
        )
        .push(owed::OWES)
        .push(") order by m.position, m.id) as cells from (select p.id, p.kind, p.reporter) u")
        .push(&owed::cells(which.filter.parts == Some(true)))
        .push(") own order by p.place, p.position, p.name, p.id");
    query.build().load(conn).await
}

#[derive(QueryableByName)]
struct Head {
    #[diesel(sql_type = SqlUuid)]
    id: Uuid,
    #[diesel(sql_type = Text)]
    code: String,
    #[diesel(sql_type = Text)]
    label: String,
    #[diesel(sql_type = Integer)]
    batch: i32,
    #[diesel(sql_type = Nullable<Timestamptz>)]
    deadline: Option<DateTime<Utc>>,
    #[diesel(sql_type = Json)]
    totals: Written,
}

impl Head {
    fn shown(self) -> serde_json::Result<BoardMaterial> {
        Ok(BoardMaterial {
            id: self.id,
            code: self.code,
            label: self.label,
            batch: self.batch,
            deadline: self.deadline,
            totals: serde_json::from_value::<Vec<BoardTotal>>(self.totals)?,
        })
    }
}

/// The chosen materials with what is owed of them within reach and filter: one statement.
pub async fn heads(
    conn: &mut Conn,
    which: &Which<'_>,
) -> QueryResult<serde_json::Result<Vec<BoardMaterial>>> {
    let mut query = kept(which);
    query
        .push(
            ", total as (select m.id, c.state, count(*) as count from kept u",
        )
        .push(&owed::cells(false))
        .push(
            " group by m.id, c.state) \
             select m.id, m.code, m.label, m.batch, m.deadline, coalesce((select json_agg(\
               json_build_object('state', t.state, 'count', t.count)) from total t where t.id = m.id), '[]') as totals \
             from chosen m order by m.position, m.id",
        );
    let heads: Vec<Head> = query.build().load(conn).await?;
    Ok(heads.into_iter().map(Head::shown).collect())
}

#[derive(QueryableByName)]
struct Due {
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
    let rows: Vec<Due> = query.build().load(conn).await?;
    let shown = |row: Due| {
        Some(BoardDue {
            material_id: row.material_id,
            material: row.material,
            submission_id: row.submission_id,
            state: BoardState::parse(&row.state)?,
            due: row.due,
        })
    };
    Ok(rows.into_iter().filter_map(shown).collect())
}
