//! What lists of filed things are narrowed by.

use contract::limit;
use contract::organization::{Organization, OrganizationFilter};
use contract::role::Role;
use contract::workflow::RevisionState;
use yew::prelude::*;

use crate::api::{self, Answer};

/// Pages of a hundred that are read for the choice of organizations.
const PAGES: usize = 5;

/// Sees what other organizations file too.
pub fn is_office(roles: &[Role]) -> bool {
    roles
        .iter()
        .any(|r| !matches!(r, Role::InstitutionEditor | Role::InstitutionSubmitter))
}

/// States that something in a list can be in.
pub fn states() -> Vec<(AttrValue, AttrValue)> {
    let all = RevisionState::ALL
        .iter()
        .filter(|s| **s != RevisionState::Superseded);
    all.map(|s| (s.code().into(), s.label().into())).collect()
}

/// The organizations in reach; none for those who have only their own.
pub async fn organizations(office: bool) -> Answer<Vec<(AttrValue, AttrValue)>> {
    let mut all = Vec::new();
    let mut filter = OrganizationFilter {
        limit: Some(limit::PAGE),
        ..Default::default()
    };
    for _ in 0..PAGES {
        if !office {
            break;
        }
        let page = api::organization::list_organizations(filter.clone()).await?;
        let entry = |o: Organization| (o.id.to_string().into(), o.name.into());
        all.extend(page.items.into_iter().map(entry));
        filter.cursor = page.next;
        if filter.cursor.is_none() {
            break;
        }
    }
    Ok(all)
}
