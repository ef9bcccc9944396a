//! Many new organizations in one statement, so that the reach is rebuilt once.

use contract::organization::OrganizationInput;
use diesel::prelude::*;
use diesel_async::RunQueryDsl;
use uuid::Uuid;

use crate::store::Conn;
use crate::store::schema::organization;

/// Parents may be among them. Their place in reach is proven by the caller.
pub async fn insert(
    conn: &mut Conn,
    rows: &[(Uuid, OrganizationInput)],
    short_name: impl Fn(&OrganizationInput) -> String,
) -> QueryResult<()> {
    let values: Vec<_> = rows
        .iter()
        .map(|(id, input)| {
            (
                organization::id.eq(*id),
                organization::name.eq(&input.name),
                organization::short_name.eq(short_name(input)),
                organization::kind.eq(input.kind.code()),
                organization::region_code.eq(&input.region_code),
                organization::reports_to.eq(input.reports_to),
                organization::address.eq(&input.address),
                organization::website.eq(&input.website),
            )
        })
        .collect();
    diesel::insert_into(organization::table)
        .values(&values)
        .execute(conn)
        .await
        .map(|_| ())
}
