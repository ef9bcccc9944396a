//! How far a power reaches, as SQL.

use contract::id::OrganizationId;
use contract::rule::Rule;
use diesel::prelude::*;
use diesel::sql_types::Bool;
use uuid::Uuid;

use crate::platform::store::query::{Query, Value};
use crate::platform::store::schema::{organization, reach};

/// The organizations that one operation of one caller may touch. Made by the guard only.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Reach {
    organization: Uuid,
    rule: Rule,
}

#[diesel::dsl::auto_type]
fn within(organization: Uuid, own: bool, below: bool, reviews: bool) -> _ {
    reach::table
        .filter(reach::ancestor.eq(organization))
        .filter(
            reach::depth
                .eq(0_i32)
                .and(own.into_sql::<Bool>())
                .or(reach::depth.gt(0_i32).and(below.into_sql::<Bool>()))
                .or(reach::reviews.eq(true).and(reviews.into_sql::<Bool>())),
        )
        .select(reach::descendant)
}

#[diesel::dsl::auto_type]
fn province_within(office: Uuid, own: bool, below: bool, reviews: bool) -> _ {
    let within: within = within(office, own, below, reviews);
    organization::table
        .filter(organization::reports_to.is_null())
        .filter(organization::id.eq_any(within))
}

impl Reach {
    pub(crate) fn new(organization: Uuid, rule: Rule) -> Self {
        Self { organization, rule }
    }

    /// Touches nothing: for a part of a query that the caller may not see.
    pub fn nowhere() -> Self {
        Self::new(Uuid::nil(), Rule::DENY)
    }

    /// What [`organizations`](Self::organizations) says of one organization, where its relation to the
    /// caller's is known already.
    pub fn covers(&self, depth: i32, reviews: bool) -> bool {
        (depth == 0 && self.rule.own)
            || (depth > 0 && self.rule.below)
            || (reviews && self.rule.reviews)
    }

    /// The caller's own organization.
    pub fn organization(&self) -> Uuid {
        self.organization
    }

    /// The province office, where it lies within reach: editions and what belongs to them are its own.
    pub fn province(&self) -> province_within {
        let Rule {
            own,
            below,
            reviews,
        } = self.rule;
        province_within(self.organization, own, below, reviews)
    }

    /// A subquery of organization ids: `.filter(organization_id.eq_any(reach.organizations()))`.
    pub fn organizations(&self) -> within {
        within(
            self.organization,
            self.rule.own,
            self.rule.below,
            self.rule.reviews,
        )
    }
}

impl Reach {
    /// [`organizations`](Self::organizations) in parentheses, for SQL that is put together.
    pub fn push(&self, query: &mut Query) {
        query
            .push("(select descendant from reach where ancestor = ")
            .bind(Value::Id(self.organization))
            .push(" and (false");
        let relations = [
            (self.rule.own, " or depth = 0"),
            (self.rule.below, " or depth > 0"),
            (self.rule.reviews, " or reviews"),
        ];
        for (_, sql) in relations.into_iter().filter(|(holds, _)| *holds) {
            query.push(sql);
        }
        query.push("))");
    }
}

/// [`subtree`] as a condition with `and`, for SQL that is put together; none where no organization is given.
pub fn and_subtree(query: &mut Query, column: &str, organization: Option<OrganizationId>) {
    if let Some(id) = organization {
        query
            .push(&format!(
                " and {column} in (select descendant from reach where ancestor = "
            ))
            .bind(Value::Id(id.into()))
            .push(")");
    }
}

/// A subquery of one organization and all below it, for filters that a reader chooses.
#[diesel::dsl::auto_type]
pub fn subtree(organization: Uuid) -> _ {
    reach::table
        .filter(reach::ancestor.eq(organization))
        .select(reach::descendant)
}
