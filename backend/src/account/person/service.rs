//! Lists and changes people, within reach.

use contract::id::PersonId;
use contract::operation::permission::{
    ActivatePerson, DeactivatePerson, GetPerson, ListPeople, UnlockPerson, UpdatePerson,
};
use contract::page::Page;
use contract::person::{self, Person, PersonFilter, PersonInput};
use contract::problem::Code;
use contract::role::Role;
use contract::validate::Check;
use uuid::Uuid;

pub use super::store::named_in;
use super::store::{self, Member};
use crate::access::authorized::Authorized;
use crate::access::caller::Caller;
use crate::access::guard::Granted;
use crate::account::key;
use crate::account::profile;
use crate::account::session;
use crate::account::store::{end_reset, roles};
use crate::platform::failure::Failure;
use crate::platform::http::version::{Version, differing};
use crate::platform::state::AppState;
use crate::platform::store::{AuditEvent, Tx, page};
use crate::reference::organization::OrganizationSummary;

pub async fn list_people(
    state: &AppState,
    granted: &Granted<ListPeople>,
    filter: &PersonFilter,
) -> Result<Page<Person>, Failure> {
    let take = page::take(filter.limit)?;
    let after: Option<(String, Uuid)> = page::decode(filter.cursor.as_deref())?;
    let mut conn = state.store.read(granted).await?;
    let rows = store::list(&mut conn, granted.reach(), filter, after, take).await?;
    let people = rows.into_iter().map(Person::from).collect();
    Ok(page::cut(people, take, |p| (p.name.clone(), p.id)))
}

pub async fn get_person(
    state: &AppState,
    granted: &Granted<GetPerson>,
    id: PersonId,
) -> Result<Person, Failure> {
    let mut conn = state.store.read(granted).await?;
    let member = Authorized::<Member>::find(&mut conn, granted, id.into()).await?;
    Ok(member.into_inner().into())
}

pub async fn update_person(
    state: &AppState,
    granted: &Granted<UpdatePerson>,
    id: PersonId,
    version: Version,
    input: &PersonInput,
) -> Result<Person, Failure> {
    let mut tx = Tx::begin(&state.store, granted).await?;
    store::lock_role_changes(&mut tx).await?;
    let member = Authorized::<Member>::lock(&mut tx, granted, id.into()).await?;
    let changed = changed(&member, input);
    version.must_be_or(member.row.version, || changed.clone())?;
    check_roles(&granted.caller, &member.organization, &input.roles)?;
    if changed.iter().any(|field| field == "roles") {
        if id == granted.caller.id.into() {
            return Err(Failure::field(
                "roles",
                "own_roles",
                "不能修改自己的角色，请由其他管理员办理。",
            ));
        }
        if !input.roles.contains(&Role::ProvinceAdmin) {
            keep_an_admin(&mut tx, &member).await?;
        }
    }
    store::update(&mut tx, &member, input).await?;
    let person = again(&mut tx, granted, id.into()).await?;
    if member.row.email != input.email && !input.email.is_empty() {
        profile::service::ask_address(state, &mut tx, id.into(), &input.email).await?;
    }
    tx.commit(AuditEvent::new(granted, "person", id).detail(changed))
        .await?;
    Ok(person)
}

pub async fn deactivate_person(
    state: &AppState,
    granted: &Granted<DeactivatePerson>,
    id: PersonId,
    version: Version,
) -> Result<Person, Failure> {
    let mut tx = Tx::begin(&state.store, granted).await?;
    store::lock_role_changes(&mut tx).await?;
    let member = Authorized::<Member>::lock(&mut tx, granted, id.into()).await?;
    version.may_be(member.row.version)?;
    if id == granted.caller.id.into() {
        return Err(Failure::code(Code::InUse).detail("不能停用自己的账号，请由其他管理员办理。"));
    }
    if !member.row.active {
        return Err(Failure::code(Code::StateChanged));
    }
    keep_an_admin(&mut tx, &member).await?;
    store::set_active(&mut tx, &member, false).await?;
    end_reset(&mut tx, id.into()).await?;
    key::store::revoke_of(&mut tx, id.into()).await?;
    session::store::end_all(&mut tx, id.into()).await?;
    let person = again(&mut tx, granted, id.into()).await?;
    tx.commit(AuditEvent::new(granted, "person", id)).await?;
    Ok(person)
}

pub async fn activate_person(
    state: &AppState,
    granted: &Granted<ActivatePerson>,
    id: PersonId,
    version: Version,
) -> Result<Person, Failure> {
    let mut tx = Tx::begin(&state.store, granted).await?;
    let member = Authorized::<Member>::lock(&mut tx, granted, id.into()).await?;
    version.may_be(member.row.version)?;
    if member.row.active {
        return Err(Failure::code(Code::StateChanged));
    }
    store::set_active(&mut tx, &member, true).await?;
    session::store::attempt::forgive(&mut tx, id.into()).await?;
    let person = again(&mut tx, granted, id.into()).await?;
    tx.commit(AuditEvent::new(granted, "person", id)).await?;
    Ok(person)
}

pub async fn unlock_person(
    state: &AppState,
    granted: &Granted<UnlockPerson>,
    id: PersonId,
) -> Result<Person, Failure> {
    let mut tx = Tx::begin(&state.store, granted).await?;
    let member = Authorized::<Member>::lock(&mut tx, granted, id.into()).await?;
    session::store::attempt::forgive(&mut tx, member.row.id).await?;
    let person = again(&mut tx, granted, id.into()).await?;
    tx.commit(AuditEvent::new(granted, "person", id)).await?;
    Ok(person)
}

/// Roles must be such that people of this organization can hold, one person together, and the caller may give.
pub fn check_roles(
    giver: &Caller,
    organization: &OrganizationSummary,
    roles: &[Role],
) -> Result<(), Failure> {
    let mut check = Check::default();
    person::roles(&mut check, roles, Some(organization.kind()));
    if check.errors.is_empty()
        && let Some(role) = roles.iter().find(|role| !role.given_by(&giver.roles))
    {
        let message = format!("您不能授予“{}”角色，请由上级安全管理员办理。", role.label());
        check.fault("roles", "not_yours_to_give", message);
    }
    Ok(check.finish()?)
}

/// 409 where this person is the last who administers.
async fn keep_an_admin(tx: &mut Tx, member: &Member) -> Result<(), Failure> {
    let admin = member.row.active && roles(&member.row.roles).contains(&Role::ProvinceAdmin);
    if admin && !store::other_admins(tx, member.row.id).await? {
        return Err(Failure::code(Code::InUse)
            .detail("这是最后一位安全管理员，请先另设一位安全管理员，再停用或取消其角色。"));
    }
    Ok(())
}

async fn again<P>(tx: &mut Tx, granted: &Granted<P>, id: Uuid) -> Result<Person, Failure> {
    let member = Authorized::<Member>::find(tx, granted, id).await?;
    Ok(member.into_inner().into())
}

/// Names of the fields that differ.
fn changed(member: &Member, input: &PersonInput) -> Vec<String> {
    let row = &member.row;
    let mut roles = (roles(&row.roles), input.roles.clone());
    roles.0.sort();
    roles.1.sort();
    differing([
        ("name", row.name != input.name),
        ("phone", row.phone != input.phone),
        ("email", row.email != input.email),
        ("roles", roles.0 != roles.1),
    ])
}

impl From<Member> for Person {
    fn from(Member { row, organization }: Member) -> Self {
        Self {
            id: row.id.into(),
            organization: organization.reference(),
            login: row.login,
            name: row.name,
            phone: row.phone,
            email: row.email,
            roles: roles(&row.roles),
            active: row.active,
            locked_until: row.locked_until,
            must_change_password: row.must_change_password,
            last_sign_in_at: row.last_sign_in_at,
            sample: row.sample,
            version: row.version,
            created_at: row.created_at,
        }
    }
}
