//! SQL of the table `region`.

use contract::region::Region;
use diesel::prelude::*;
use diesel_async::RunQueryDsl;

use crate::platform::store::Conn;
use crate::platform::store::schema::region;

/// All, by code: a prefecture's code sorts before those of its counties.
pub async fn all(conn: &mut Conn) -> QueryResult<Vec<Region>> {
    let rows: Vec<(String, String, Option<String>, i16)> = region::table
        .order(region::code)
        .select((
            region::code,
            region::name,
            region::parent_code,
            region::level,
        ))
        .load(conn)
        .await?;
    Ok(rows
        .into_iter()
        .map(|(code, name, parent_code, level)| Region {
            code,
            name,
            parent_code,
            level,
        })
        .collect())
}

pub async fn is_known(conn: &mut Conn, code: &str) -> QueryResult<bool> {
    diesel::select(diesel::dsl::exists(region::table.find(code)))
        .get_result(conn)
        .await
}
