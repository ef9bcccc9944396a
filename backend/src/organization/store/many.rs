//! Many new organizations in one statement, so that the reach is rebuilt once.

use contract::organization::OrganizationInput;
use diesel::prelude::*;
use diesel::sql_types::{Array, Nullable, Text, Uuid as Id};
use diesel_async::RunQueryDsl;
use uuid::Uuid;

use crate::platform::store::Conn;

/// Parents may be among them. Their place in reach is proven by the caller.
pub async fn insert(
    conn: &mut Conn,
    rows: &[(Uuid, OrganizationInput)],
    short_name: impl Fn(&OrganizationInput) -> String,
) -> QueryResult<()> {
    fn each<'a, T>(
        rows: &'a [(Uuid, OrganizationInput)],
        of: impl Fn(&'a OrganizationInput) -> T,
    ) -> Vec<T> {
        rows.iter().map(|(_, input)| of(input)).collect()
    }
    let ids: Vec<Uuid> = rows.iter().map(|(id, _)| *id).collect();
    // Arrays: the database takes 65535 values at most.
    diesel::sql_query(
        "insert into organization (id, name, short_name, kind, region_code, reports_to, address, website) \
         select * from unnest($1, $2, $3, $4, $5, $6, $7, $8)",
    )
    .bind::<Array<Id>, _>(ids)
    .bind::<Array<Text>, _>(each(rows, |i| i.name.as_str()))
    .bind::<Array<Text>, _>(each(rows, short_name))
    .bind::<Array<Text>, _>(each(rows, |i| i.kind.code()))
    .bind::<Array<Nullable<Text>>, _>(each(rows, |i| i.region_code.as_deref()))
    .bind::<Array<Nullable<Id>>, _>(each(rows, |i| i.reports_to.map(Uuid::from)))
    .bind::<Array<Text>, _>(each(rows, |i| i.address.as_str()))
    .bind::<Array<Text>, _>(each(rows, |i| i.website.as_str()))
    .execute(conn)
    .await
    .map(|_| ())
}
