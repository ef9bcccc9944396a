//! Only what is accepted is seen here: every statement begins with [`boards`].

use chrono::{DateTime, NaiveDate, Utc};
use contract::hall::{PanelLink, PanelRow};
use contract::id::{EditionId, OrganizationId};
use diesel::prelude::*;
use diesel::sql_types::{
    BigInt, Bool, Integer, Jsonb, Nullable, Text, Timestamptz, Uuid as SqlUuid,
};
use diesel_async::RunQueryDsl;
use serde_json::Value as Written;
use uuid::Uuid;

use crate::platform::store::Conn;
use crate::platform::store::query::{Query, Value};
use crate::reference::organization::OrganizationColumns;

/// Place among the reporters, then of the material; the id makes it total.
pub type PanelCursor = (i64, i32, Uuid);

/// A board in a list.
#[derive(QueryableByName)]
pub struct PanelRecord {
    #[diesel(sql_type = SqlUuid)]
    pub id: Uuid,
    #[diesel(sql_type = BigInt)]
    place: i64,
    #[diesel(sql_type = Integer)]
    position: i32,
    #[diesel(embed)]
    organization: OrganizationColumns,
    #[diesel(sql_type = Nullable<Text>)]
    region_code: Option<String>,
    #[diesel(sql_type = Nullable<Text>)]
    region_name: Option<String>,
    #[diesel(sql_type = Text)]
    title: String,
    #[diesel(sql_type = Bool)]
    sample: bool,
    /// `Photo`s of the contract: the first alone in a list.
    #[diesel(sql_type = Jsonb)]
    pub photos: Written,
}

impl PanelRecord {
    pub fn key(&self) -> PanelCursor {
        (self.place, self.position, self.id)
    }

    /// Without its photo.
    pub fn shown(self) -> PanelRow {
        PanelRow {
            id: self.id.into(),
            organization: self.organization.into(),
            region_code: self.region_code,
            region_name: self.region_name,
            title: self.title,
            photo: None,
            sample: self.sample,
        }
    }
}

/// What only the board's own page shows.
#[derive(QueryableByName)]
pub struct PanelDetail {
    #[diesel(embed)]
    pub brief: PanelRecord,
    #[diesel(sql_type = SqlUuid)]
    pub edition_id: Uuid,
    #[diesel(sql_type = Text)]
    pub edition: String,
    #[diesel(sql_type = Text)]
    pub body: String,
    #[diesel(sql_type = BigInt)]
    pub number: i64,
    #[diesel(sql_type = BigInt)]
    pub total: i64,
    #[diesel(sql_type = BigInt)]
    pub visits: i64,
    #[diesel(embed)]
    pub beside: Neighbours,
}

/// The boards before and after.
#[derive(QueryableByName)]
pub struct Neighbours {
    #[diesel(sql_type = Nullable<SqlUuid>)]
    before_id: Option<Uuid>,
    #[diesel(sql_type = Nullable<Text>)]
    before_title: Option<String>,
    #[diesel(sql_type = Nullable<Text>)]
    before_unit: Option<String>,
    #[diesel(sql_type = Nullable<SqlUuid>)]
    after_id: Option<Uuid>,
    #[diesel(sql_type = Nullable<Text>)]
    after_title: Option<String>,
    #[diesel(sql_type = Nullable<Text>)]
    after_unit: Option<String>,
}

impl Neighbours {
    pub fn links(self) -> (Option<PanelLink>, Option<PanelLink>) {
        let link = |id: Option<Uuid>, title: Option<String>, unit: Option<String>| {
            Some(PanelLink {
                id: id?.into(),
                title: title?,
                organization: unit?,
            })
        };
        (
            link(self.before_id, self.before_title, self.before_unit),
            link(self.after_id, self.after_title, self.after_unit),
        )
    }
}

/// Which edition's hall.
pub enum HallOf {
    Current,
    Of(Uuid),
    /// The one that this board hangs in.
    Around(Uuid),
}

/// Ends with `board b`: what a reporter handed in of a material that makes a board, in the version that is
/// accepted, unless that says that there is none.
fn boards(hall: &HallOf) -> Query {
    let mut query = Query::new(
        "with hall as (select e.id, e.content ->> 'name' as name, e.content -> 'reporters' as reporters \
         from edition e where ",
    );
    match hall {
        HallOf::Current => query.push("e.current"),
        HallOf::Of(id) => query.push("e.id = ").bind(Value::Id(*id)),
        HallOf::Around(id) => query
            .push("e.id = (select edition_id from submission where id = ")
            .bind(Value::Id(*id))
            .push(")"),
    };
    query.push(
        "), reporter as (\
           select r.id::uuid as id, r.place, h.id as edition_id, h.name as edition \
           from hall h, jsonb_array_elements_text(h.reporters) with ordinality as r (id, place)\
         ), board as (\
           select s.id, p.place, m.position, p.edition_id, p.edition, o.id as organization_id, \
           o.name as organization_name, o.kind as organization_kind, o.region_code, v.id as version_id, \
           coalesce(v.content ->> 'title', '') as title, s.sample, v.updated_at \
           from reporter p \
           join submission s on s.organization_id = p.id and s.edition_id = p.edition_id and not s.part \
           join material m on m.id = s.material_id \
             and m.content -> 'parts' @> '[\"title\", \"body\", \"photos\"]' \
           join submission_revision v on v.submission_id = s.id and v.state = 'accepted' \
             and v.content ->> 'statement' is null \
           join organization o on o.id = p.id) ",
    );
    query
}

const SHOWN: &str = "b.id, b.place, b.position, b.organization_id, b.organization_name, b.organization_kind, \
    b.region_code, g.name as region_name, b.title, b.sample";
const WITH: &str = "join submission_revision v on v.id = b.version_id left join region g on g.code = b.region_code";
const PHOTOS: &str = "coalesce(v.content -> 'photos', '[]')";

/// A page in the official order. `region`: a code, or the digits that all places in one share.
pub async fn list(
    conn: &mut Conn,
    edition: Option<EditionId>,
    region: Option<String>,
    organization: Option<OrganizationId>,
    start: Option<PanelCursor>,
    take: i64,
) -> QueryResult<Vec<PanelRecord>> {
    let mut query = boards(&edition.map_or(HallOf::Current, |id| HallOf::Of(id.into())));
    query
        .push("select ")
        .push(SHOWN)
        .push(", jsonb_path_query_array(")
        .push(PHOTOS)
        .push(", '$[0]') as photos from board b ")
        .push(WITH)
        .push(" where true");
    if let Some(region) = region {
        query
            .push(" and starts_with(b.region_code, ")
            .bind(Value::Text(region))
            .push(")");
    }
    let organization = organization.map(|id| Value::Id(id.into()));
    query.and("b.organization_id =", organization);
    let start = start.map(|(place, position, id)| {
        let position = Value::Number(position.into());
        [Value::Number(place), position, Value::Id(id)]
    });
    query
        .and_behind("b.place, b.position, b.id", ">", start)
        .push(" order by b.place, b.position, b.id limit ")
        .bind(Value::Number(take));
    query.build().load(conn).await
}

/// One board between its neighbours.
pub async fn find(conn: &mut Conn, id: Uuid) -> QueryResult<Option<PanelDetail>> {
    let mut query = boards(&HallOf::Around(id));
    query
        .push(", walk as (select b.*, row_number() over w as number, count(*) over () as total, \
           lag(b.id) over w as before_id, lag(b.title) over w as before_title, \
           lag(b.organization_name) over w as before_unit, lead(b.id) over w as after_id, \
           lead(b.title) over w as after_title, lead(b.organization_name) over w as after_unit \
           from board b window w as (order by b.place, b.position, b.id)) select ")
        .push(SHOWN)
        .push(", b.edition_id, b.edition, b.number, b.total, b.before_id, b.before_title, b.before_unit, \
           b.after_id, b.after_title, b.after_unit, coalesce(v.content ->> 'body', '') as body, \
           coalesce((select sum(c.visits)::bigint from panel_visit c where c.submission_id = b.id), 0) as visits, ")
        .push(PHOTOS)
        .push(" as photos from walk b ")
        .push(WITH)
        .push(" where b.id = ")
        .bind(Value::Id(id));
    query.build().get_result(conn).await.optional()
}

#[derive(QueryableByName)]
struct PhotoFile {
    #[diesel(sql_type = SqlUuid)]
    id: Uuid,
}

/// The file in this place of the board, from 0.
pub async fn photo(conn: &mut Conn, id: Uuid, place: i64) -> QueryResult<Option<Uuid>> {
    let mut query = boards(&HallOf::Around(id));
    query
        .push("select (f.photo ->> 'file')::uuid as id from board b join submission_revision v on v.id = b.version_id, jsonb_array_elements(")
        .push(PHOTOS)
        .push(") with ordinality as f (photo, place) where b.id = ")
        .bind(Value::Id(id))
        .and("f.place =", Some(Value::Number(place)));
    let found: Option<PhotoFile> = query.build().get_result(conn).await.optional()?;
    Ok(found.map(|file| file.id))
}

/// One visit more on this day; `false` where there is no such board.
pub async fn visit(conn: &mut Conn, id: Uuid, day: NaiveDate) -> QueryResult<bool> {
    let mut query = boards(&HallOf::Around(id));
    query
        .push("insert into panel_visit (submission_id, day, visits) select b.id, ")
        .bind(Value::Text(day.to_string()))
        .push("::date, 1 from board b where b.id = ")
        .bind(Value::Id(id))
        .push(" on conflict (submission_id, day) do update set visits = panel_visit.visits + 1");
    query.build().execute(conn).await.map(|rows| rows > 0)
}

#[derive(QueryableByName)]
pub struct PanelAddress {
    #[diesel(sql_type = SqlUuid)]
    pub id: Uuid,
    #[diesel(sql_type = Timestamptz)]
    pub updated_at: DateTime<Utc>,
}

/// Every board of the current edition and its last change.
pub async fn addresses(conn: &mut Conn) -> QueryResult<Vec<PanelAddress>> {
    let mut query = boards(&HallOf::Current);
    query.push(
        "select b.id, b.updated_at from board b order by b.place, b.position, b.id limit 900",
    );
    query.build().load(conn).await
}
