//! Invites people, shows and accepts invitations.

use chrono::{DateTime, Utc};
use contract::id::InvitationId;
use contract::invitation::{
    Invitation, InvitationAccept, InvitationCreated, InvitationInput, InvitationOffer,
    InvitationState,
};
use contract::operation::permission::{CreateInvitation, ListInvitations, RevokeInvitation};
use contract::page::{Page, Paging};
use contract::problem::{Code, Problem};
use contract::role::Role;
use uuid::Uuid;

pub use super::store::invited_to;
use super::store::{self, InvitationRow, OrganizationInvitation};
use crate::access::authorized::Authorized;
use crate::access::client_info::ClientInfo;
use crate::access::guard::Granted;
use crate::account::session::service as session;
use crate::account::session::service::Issued;
use crate::account::store::roles;
use crate::account::{person, profile};
use crate::platform::config::Config;
use crate::platform::failure::Failure;
use crate::platform::secret;
use crate::platform::state::AppState;
use crate::platform::store::{
    AuditEvent, Claim, Conn, Idempotency, Permit, PublicPermit, Tx, page,
};
use crate::reference::organization::OrganizationSummary;

pub async fn list_invitations(
    state: &AppState,
    granted: &Granted<ListInvitations>,
    paging: &Paging,
) -> Result<Page<Invitation>, Failure> {
    let take = page::take(paging.limit)?;
    let after: Option<(DateTime<Utc>, Uuid)> = page::decode(paging.cursor.as_deref())?;
    let mut conn = state.store.read(granted).await?;
    let rows = store::list(&mut conn, granted.reach(), after, take).await?;
    let items = rows.into_iter().map(Invitation::from).collect();
    Ok(page::cut(items, take, |i| (i.created_at, i.id)))
}

/// The same `Idempotency-Key` again gives the same invitation a fresh link: the first was not kept.
pub async fn create_invitation(
    state: &AppState,
    granted: &Granted<CreateInvitation>,
    input: &InvitationInput,
    once: &Idempotency,
) -> Result<InvitationCreated, Failure> {
    let mut tx = Tx::begin(&state.store, granted).await?;
    let organization = input.organization_id.into();
    let organization =
        Authorized::<OrganizationSummary>::lock(&mut tx, granted, organization).await?;
    if !organization.is_active() {
        return Err(Failure::field(
            "organization_id",
            "not_active",
            "该单位已停用或已合并，不能邀请人员，请选择其他单位。",
        ));
    }
    person::service::check_roles(&granted.caller, &organization, &input.roles)?;
    let token = secret::token();
    let hash = secret::hash(&token);
    let id = match once.claim(&mut tx, granted).await? {
        Claim::New(id) => {
            let by = &granted.actor();
            store::create(&mut tx, id, &organization, input, &hash, by).await?;
            id
        }
        Claim::Seen(id) => {
            let offer = Authorized::<OrganizationInvitation>::lock(&mut tx, granted, id).await?;
            if offer.row.state() != InvitationState::Open {
                return Err(Failure::code(Code::StateChanged));
            }
            store::set_token(&mut tx, &offer, &hash).await?;
            id
        }
    };
    let offer = Authorized::<OrganizationInvitation>::find(&mut tx, granted, id).await?;
    let invitation = offer.into_inner().into();
    tx.commit(AuditEvent::new(granted, "invitation", id))
        .await?;
    Ok(InvitationCreated {
        invitation,
        link: link(&state.config, &token),
    })
}

/// Behind the hash: browsers don't send it, so no log of addresses has it.
pub(super) fn link(config: &Config, token: &str) -> String {
    config.url(&format!("invitation#{token}"))
}

pub async fn revoke_invitation(
    state: &AppState,
    granted: &Granted<RevokeInvitation>,
    id: InvitationId,
) -> Result<(), Failure> {
    let mut tx = Tx::begin(&state.store, granted).await?;
    let offer = Authorized::<OrganizationInvitation>::lock(&mut tx, granted, id.into()).await?;
    if offer.row.state() != InvitationState::Open {
        return Err(Failure::code(Code::StateChanged));
    }
    store::revoke(&mut tx, &offer).await?;
    tx.commit(AuditEvent::new(granted, "invitation", id)).await
}

pub async fn get_invitation(
    state: &AppState,
    open: &PublicPermit,
    token: &str,
) -> Result<InvitationOffer, Failure> {
    let mut conn = state.store.read(open).await?;
    let OrganizationInvitation { row, organization } =
        store::by_token(&mut conn, &secret::hash(token))
            .await?
            .ok_or_else(expired)?;
    Ok(InvitationOffer {
        organization: organization.reference(),
        name: row.name,
        roles: roles(&row.roles),
        expires_at: row.expires_at,
    })
}

pub async fn accept_invitation(
    state: &AppState,
    open: &PublicPermit,
    visitor: &ClientInfo,
    input: InvitationAccept,
) -> Result<Issued, Failure> {
    let token = secret::hash(&input.token);
    {
        // Before the costly hashing.
        let mut conn = state.store.read(open).await?;
        let offer = store::by_token(&mut conn, &token).await?;
        let offer = offer.ok_or_else(expired)?.row;
        for_another(&mut conn, visitor, &offer, &input).await?;
    }
    profile::service::strong("password", &input.password, &input.login, &input.name).await?;
    {
        // What is taken must be told, yet to nobody who asks for name after name.
        let mut conn = state.store.write_unaudited(open).await?;
        if !store::try_name(&mut conn, &token).await? {
            return Err(expired());
        }
    }
    let hash = secret::password::hash(input.password.clone()).await?;
    let mut tx = Tx::begin(&state.store, open).await?;
    let offer = store::by_token(&mut tx, &token)
        .await?
        .ok_or_else(expired)?;
    if !store::spend(&mut tx, &token).await? {
        return Err(expired());
    }
    let id = Uuid::now_v7();
    if !store::join(&mut tx, &offer, id, &input, &hash).await? {
        return Err(Problem::new(Code::AlreadyExists)
            .field("login", "taken", "该用户名已被使用，请换一个。")
            .into());
    }
    let (_, issued) = session::issue(state, &mut tx, id, visitor).await?;
    let entry = AuditEvent::new(open, "invitation", offer.row.id);
    tx.commit(entry.by(id, &input.name, offer.organization.id))
        .await?;
    Ok(issued)
}

/// An invitation is for somebody else, who can hold its roles. That the same person comes from elsewhere with another
/// number cannot be seen; the audit tells who invited whom.
async fn for_another(
    conn: &mut Conn,
    visitor: &ClientInfo,
    offer: &InvitationRow,
    input: &InvitationAccept,
) -> Result<(), Failure> {
    if Role::conflict(&roles(&offer.roles)).is_some() {
        return Err(Failure::code(Code::LinkExpired)
            .detail("所邀请的角色不能由同一人担任，请联系发送邀请的单位重新邀请。"));
    }
    let Some(maker) = offer.created_by_id else {
        return Ok(());
    };
    visitor.must_not_be(maker)?;
    let digits = |phone: &str| -> String { phone.chars().filter(char::is_ascii_digit).collect() };
    let (own, makers) = (
        digits(&input.phone),
        digits(&store::phone(conn, maker).await?),
    );
    if !own.is_empty() && own == makers {
        return Err(Failure::field(
            "phone",
            "same_person",
            "联系电话与邀请人相同。邀请只供他人使用，请填写本人的联系电话。",
        ));
    }
    Ok(())
}

/// Unknown, used, revoked, expired, tried too often: one answer.
fn expired() -> Failure {
    Failure::code(Code::LinkExpired)
}

impl From<OrganizationInvitation> for Invitation {
    fn from(OrganizationInvitation { row, organization }: OrganizationInvitation) -> Self {
        Self {
            state: row.state(),
            id: row.id.into(),
            organization: organization.reference(),
            name: row.name,
            roles: roles(&row.roles),
            created_by: row.created_by,
            created_at: row.created_at,
            expires_at: row.expires_at,
        }
    }
}
