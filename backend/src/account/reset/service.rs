//! Makes, shows and uses links that set a new password.

use contract::id::PersonId;
use contract::notification::NotificationKind;
use contract::operation::permission::CreatePasswordReset;
use contract::password_reset::{
    HOURS, PasswordResetAccept, PasswordResetCreated, PasswordResetOffer,
};
use contract::problem::Code;

use super::store;
use crate::access::authorized::Authorized;
use crate::access::client_info::ClientInfo;
use crate::access::guard::Granted;
use crate::account::person::store::Member;
use crate::account::profile;
use crate::account::session::service as session;
use crate::account::session::service::Issued;
use crate::account::session::store as sessions;
use crate::account::store::end_reset;
use crate::notification::service::{mail_person, notify_people};
use crate::platform::failure::Failure;
use crate::platform::secret;
use crate::platform::state::AppState;
use crate::platform::store::{AuditEvent, PublicPermit, Tx};

/// Where the person looks at their sign-ins.
const SESSIONS: &str = "/desk/sessions";

pub async fn create_password_reset(
    state: &AppState,
    granted: &Granted<CreatePasswordReset>,
    id: PersonId,
) -> Result<PasswordResetCreated, Failure> {
    let mut tx = Tx::begin(&state.store, granted).await?;
    let member = Authorized::<Member>::lock(&mut tx, granted, id.into()).await?;
    let maker = &granted.caller;
    if id == maker.id.into() {
        return Err(Failure::code(Code::InUse)
            .detail("不能为自己生成重设链接，请在“修改密码”中办理，或请其他管理员办理。"));
    }
    if !member.row.active || !member.organization.is_active() {
        return Err(
            Failure::code(Code::StateChanged).detail("账号或单位已停用，不能重设密码，请先启用。")
        );
    }
    let token = secret::token();
    // Behind the hash: browsers don't send it, so no log of addresses has it.
    let path = format!("password#{token}");
    let expires_at = store::create(&mut tx, &member, &secret::hash(&token), maker.id).await?;
    let told = format!(
        "{}为您的账号生成了密码重设链接。如非您本人提出，请立即与其核实。",
        maker.name
    );
    notify_people(
        &mut tx,
        &[id.into()],
        NotificationKind::Account,
        &told,
        SESSIONS,
    )
    .await?;
    let letter = format!(
        "{}为您生成了密码重设链接，{HOURS}小时内有效，只能使用一次。如非您本人提出，请勿打开，并立即与其核实。",
        maker.name
    );
    let mailed = mail_person(&mut tx, id.into(), &letter, &path).await?;
    tx.commit(AuditEvent::new(granted, "person", id)).await?;
    Ok(PasswordResetCreated {
        link: state.config.url(&path),
        expires_at,
        mailed,
    })
}

pub async fn get_password_reset(
    state: &AppState,
    open: &PublicPermit,
    token: &str,
) -> Result<PasswordResetOffer, Failure> {
    let mut conn = state.store.read(open).await?;
    let found = store::by_token(&mut conn, &secret::hash(token)).await?;
    let found = found.ok_or_else(expired)?;
    Ok(PasswordResetOffer {
        organization: found.member.organization.reference(),
        name: found.member.row.name,
        login: found.member.row.login,
        expires_at: found.expires_at,
    })
}

pub async fn accept_password_reset(
    state: &AppState,
    open: &PublicPermit,
    visitor: &ClientInfo,
    input: PasswordResetAccept,
) -> Result<Issued, Failure> {
    let token = secret::hash(&input.token);
    let found = {
        // Before the costly hashing.
        let mut conn = state.store.read(open).await?;
        store::by_token(&mut conn, &token).await?
    };
    let found = found.ok_or_else(expired)?;
    visitor.must_not_be(found.created_by)?;
    let row = &found.member.row;
    profile::service::strong("password", &input.password, &row.login, &row.name).await?;
    let hash = secret::password::hash(input.password).await?;
    let mut tx = Tx::begin(&state.store, open).await?;
    if !store::lock(&mut tx, &token).await? {
        return Err(expired());
    }
    let id = row.id;
    end_reset(&mut tx, id).await?;
    profile::store::set_password(&mut tx, id, &hash, false).await?;
    sessions::attempt::forgive(&mut tx, id).await?;
    sessions::end_all(&mut tx, id).await?;
    let told = "您的密码已通过重设链接修改，原有登录已全部退出。如非您本人操作，请立即联系上级单位的管理员。";
    notify_people(&mut tx, &[id], NotificationKind::Account, told, SESSIONS).await?;
    mail_person(&mut tx, id, told, SESSIONS).await?;
    let (_, issued) = session::issue(state, &mut tx, id, visitor).await?;
    let entry = AuditEvent::new(open, "person", id);
    tx.commit(entry.by(id, &row.name, found.member.organization.id))
        .await?;
    Ok(issued)
}

/// Unknown, used, replaced, expired: one answer.
fn expired() -> Failure {
    Failure::code(Code::LinkExpired)
        .detail("链接已失效或已被使用，请联系上级单位的管理员重新生成。")
}
