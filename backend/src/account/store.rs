//! What the parts of this noun share.

use contract::organization::{OrganizationKind, OrganizationRef};
use contract::role::Role;
use diesel::prelude::*;
use diesel::sql_types::Text;
use diesel_async::RunQueryDsl;
use uuid::Uuid;

use crate::access::authorized::Scoped;
use crate::access::reach::Reach;
use crate::platform::failure::Failure;
use crate::platform::store::Conn;
use crate::platform::store::schema::organization;

diesel::define_sql_function! {
    /// Sign-in names differ by more than case.
    fn lower(text: Text) -> Text;
}

/// The organization of an account.
#[derive(Clone, Debug, Queryable, Selectable)]
#[diesel(table_name = organization)]
pub struct Place {
    pub id: Uuid,
    pub name: String,
    kind: String,
    status: String,
}

impl Place {
    pub async fn own(conn: &mut Conn, id: Uuid) -> QueryResult<Self> {
        organization::table
            .find(id)
            .select(Self::as_select())
            .first(conn)
            .await
    }

    pub fn is_active(&self) -> bool {
        self.status == "active"
    }

    pub fn kind(&self) -> Result<OrganizationKind, Failure> {
        OrganizationKind::parse(&self.kind)
            .ok_or_else(|| Failure::internal("an organization of unknown kind"))
    }

    pub fn reference(&self) -> Result<OrganizationRef, Failure> {
        Ok(OrganizationRef {
            id: self.id,
            name: self.name.clone(),
            kind: self.kind()?,
        })
    }
}

impl Scoped for Place {
    async fn find(
        conn: &mut Conn,
        reach: Reach,
        id: Uuid,
        lock: bool,
    ) -> QueryResult<Option<Self>> {
        let query = organization::table
            .find(id)
            .filter(organization::id.eq_any(reach.organizations()))
            .select(Self::as_select());
        // Accounts only need it to stay as it is.
        if lock {
            query.for_share().first(conn).await.optional()
        } else {
            query.first(conn).await.optional()
        }
    }
}

pub fn roles(codes: &[String]) -> Vec<Role> {
    codes.iter().filter_map(|code| Role::parse(code)).collect()
}

pub fn role_codes(roles: &[Role]) -> Vec<&'static str> {
    roles.iter().map(|role| role.code()).collect()
}
