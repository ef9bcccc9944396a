//! SQL that finds activities of the same city, strand and time.

use chrono::{DateTime, Utc};
use contract::workflow::Holding;
use diesel::prelude::*;
use diesel::sql_types::{Nullable, Text, Timestamptz, Uuid as SqlUuid};
use diesel_async::RunQueryDsl;
use uuid::Uuid;

use crate::platform::store::Conn;
use crate::platform::store::query::{Query, Value};
use crate::platform::store::schema::listing;

/// Read of each kind, before and after, at most.
const EACH: i64 = 6;

/// What makes two activities alike.
#[derive(Clone, Debug, PartialEq, Eq, QueryableByName, Queryable)]
pub struct Traits {
    #[diesel(sql_type = SqlUuid)]
    pub activity_id: Uuid,
    #[diesel(sql_type = SqlUuid)]
    pub edition_id: Uuid,
    #[diesel(sql_type = Text)]
    pub strand: String,
    #[diesel(sql_type = Nullable<Text>)]
    pub region_code: Option<String>,
    #[diesel(sql_type = Timestamptz)]
    pub first_start: DateTime<Utc>,
    #[diesel(sql_type = Timestamptz)]
    pub last_end: DateTime<Utc>,
}

impl Traits {
    /// The digits that all places of its city share.
    pub fn city(&self) -> Option<&str> {
        self.region_code.as_deref()?.get(..4)
    }
}

pub async fn of(conn: &mut Conn, id: Uuid) -> QueryResult<Option<Traits>> {
    listing::table
        .find(id)
        .select((
            listing::activity_id,
            listing::edition_id,
            listing::strand,
            listing::region_code,
            listing::first_start,
            listing::last_end,
        ))
        .first(conn)
        .await
        .optional()
}

/// Those around this moment: of the same strand in the same city, of the city, of the strand. Each of
/// these is a short walk along an index.
pub async fn around(
    conn: &mut Conn,
    one: &Traits,
    moment: DateTime<Utc>,
) -> QueryResult<Vec<Traits>> {
    let city = one.city().map(|digits| Value::Text(format!("{digits}%")));
    let strand = Value::Text(one.strand.clone());
    let mut kinds = vec![(Some(strand.clone()), None)];
    if let Some(city) = city {
        kinds.push((Some(strand), Some(city.clone())));
        kinds.push((None, Some(city)));
    }
    let mut query = Query::default();
    let mut before = "(";
    for (strand, city) in kinds {
        for (side, order) in [
            ("l.first_start >=", "l.first_start, l.activity_id"),
            ("l.first_start <", "l.first_start desc, l.activity_id desc"),
        ] {
            query
                .push(before)
                .push(
                    "select l.activity_id, l.edition_id, l.strand, l.region_code, l.first_start, l.last_end \
                     from listing l where l.edition_id = ",
                )
                .bind(Value::Id(one.edition_id))
                .and("l.strand =", strand.clone())
                .and("l.region_code like", city.clone())
                .and(side, Some(Value::At(moment)))
                .and(
                    "l.holding =",
                    Some(Value::Text(Holding::Scheduled.code().to_owned())),
                )
                .and("l.activity_id <>", Some(Value::Id(one.activity_id)))
                .push(" order by ")
                .push(order)
                .push(" limit ")
                .bind(Value::Number(EACH))
                .push(")");
            before = " union (";
        }
    }
    query.build().load(conn).await
}
