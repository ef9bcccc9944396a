//! Rows that become invitations.

use std::collections::HashSet;

use contract::id::OrganizationId;
use contract::invitation::InvitationInput;
use contract::organization::OrganizationKind;
use contract::person;
use contract::progress::Phase;
use contract::role::Role;
use contract::text;
use contract::validate::{Check, Validate};
use uuid::Uuid;

use super::line::{Line, STEP, check_twice};
use super::named::{Organizations, texts};
use super::word;
use crate::account::{invitation, person as account};
use crate::platform::failure::Failure;
use crate::platform::store::{Conn, Permit};
use crate::progress::service::ProgressReporter;

// Columns in the order of the headings.
pub const NAME: usize = 0;
pub const ORGANIZATION: usize = 1;
const ROLES: usize = 2;

/// One invitation per row, in their order; those of faulty rows are not to be sent.
pub async fn check(
    conn: &mut Conn,
    organizations: &Organizations,
    giver: &[Role],
    lines: &mut [Line],
    progress: &mut ProgressReporter<'_, impl Permit>,
) -> Result<Vec<InvitationInput>, Failure> {
    let total = lines.len();
    let mut inputs: Vec<InvitationInput> = Vec::with_capacity(total);
    for part in lines.chunks_mut(STEP) {
        inputs.extend(
            part.iter_mut()
                .map(|line| input(organizations, giver, line)),
        );
        progress.report(Phase::Checking, inputs.len(), total).await;
    }
    let key = |input: &InvitationInput| {
        let whole = !input.name.is_empty() && input.organization_id != OrganizationId::default();
        whole.then(|| (Uuid::from(input.organization_id), text::alike(&input.name)))
    };
    check_twice(lines, NAME, |i, _| key(&inputs[i]));
    let places: HashSet<Uuid> = inputs.iter().map(|i| i.organization_id.into()).collect();
    let places: Vec<Uuid> = places.into_iter().collect();
    let names = texts(lines, NAME);
    let alike = |(organization, name): (Uuid, String)| (organization, text::alike(&name));
    let people: HashSet<_> = account::service::named_in(conn, &places, &names)
        .await?
        .into_iter()
        .map(alike)
        .collect();
    let invited: HashSet<_> = invitation::service::invited_to(conn, &places, &names)
        .await?
        .into_iter()
        .map(alike)
        .collect();
    for (line, input) in lines.iter_mut().zip(&inputs) {
        let Some(key) = key(input) else { continue };
        if people.contains(&key) {
            let message = "该单位已有同名人员，请删除此行；确需添加请在页面上单独邀请。";
            line.fault(NAME, "already_exists", message);
        } else if invited.contains(&key) {
            let message = "已向该单位的同名人员发出邀请，请删除此行，或先撤回原来的邀请。";
            line.fault(NAME, "already_exists", message);
        }
    }
    Ok(inputs)
}

fn input(organizations: &Organizations, giver: &[Role], line: &mut Line) -> InvitationInput {
    let place = organizations.find(line, ORGANIZATION);
    let words = words(place.as_ref().map(|p| p.kind));
    let mut roles: Vec<Role> = Vec::new();
    let mut fault = None;
    for part in word::list(line.text(ROLES)) {
        match word::code(&words, part).and_then(Role::parse) {
            Some(role) if roles.contains(&role) => {}
            Some(role) => roles.push(role),
            None => fault = fault.or_else(|| Some(word::unknown(part, &words))),
        }
    }
    if let Some(message) = fault {
        line.fault(ROLES, "unknown", message);
    }
    let input = InvitationInput {
        organization_id: place.as_ref().map_or(Uuid::nil().into(), |p| p.id),
        name: line.text(NAME).to_owned(),
        roles,
    };
    let mut check = Check::default();
    input.validate(&mut check);
    person::roles(&mut check, &input.roles, place.map(|p| p.kind));
    if let Some(role) = input.roles.iter().find(|role| !role.given_by(giver)) {
        let message = format!("您不能授予“{}”角色，请由上级安全管理员办理。", role.label());
        line.fault(ROLES, "not_yours_to_give", message);
    }
    line.faults(check.errors, |field| match field {
        "roles" => ROLES,
        "organization_id" => ORGANIZATION,
        _ => NAME,
    });
    input
}

/// The roles of a kind of organization; all of people where it is unknown.
fn words(kind: Option<OrganizationKind>) -> Vec<(&'static str, &'static str)> {
    let roles = kind.map_or(Role::ALL.as_slice(), Role::of);
    roles
        .iter()
        .filter(|r| **r != Role::Client)
        .map(|r| (r.code(), r.label()))
        .collect()
}
