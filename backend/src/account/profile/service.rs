//! One's own profile and password.

use chrono::TimeDelta;
use contract::operation::Operation;
use contract::operation::permission::{ChangePassword, GetProfile, UpdateProfile};
use contract::password::{self, PasswordChange};
use contract::policy;
use contract::problem::{Code, Problem};
use contract::session::{CONFIRMATION_DAYS, Profile, ProfileInput};
use uuid::Uuid;

use super::store;
use crate::access::client_info::ClientInfo;
use crate::access::guard::Granted;
use crate::account::person::store::{Member, oneself};
use crate::account::session::service as session;
use crate::account::session::service::Issued;
use crate::account::session::store as sessions;
use crate::account::session::store::attempt::{self, Attempt};
use crate::account::store::{end_reset, roles};
use crate::notification;
use crate::notification::service::mail_address;
use crate::platform::clock;
use crate::platform::failure::Failure;
use crate::platform::http::version::{Version, differing};
use crate::platform::secret;
use crate::platform::state::AppState;
use crate::platform::store::{ActorKind, AuditEvent, Conn, PublicPermit, Tx};
use crate::reference::organization;

pub async fn get_profile(
    state: &AppState,
    granted: &Granted<GetProfile>,
) -> Result<Profile, Failure> {
    let caller = &granted.caller;
    let mut conn = state.store.read(granted).await?;
    if caller.kind == ActorKind::Person {
        return of_person(state, &mut conn, caller.id).await;
    }
    let organization = organization::find(&mut conn, caller.organization).await?;
    Ok(Profile {
        id: caller.id,
        login: String::new(),
        name: caller.name.clone(),
        phone: String::new(),
        email: String::new(),
        email_unconfirmed: false,
        mail: false,
        organization: organization.reference(),
        roles: caller.roles.clone(),
        operations: caller.operations(),
        must_change_password: false,
        last_sign_in_at: None,
        unread: 0,
        version: 1,
    })
}

/// The profile of someone who has proved who they are.
pub async fn of_person(state: &AppState, conn: &mut Conn, id: Uuid) -> Result<Profile, Failure> {
    let Member { row, organization } = oneself(conn, id).await?;
    let unread = notification::service::unread(conn, id).await?;
    let roles = roles(&row.roles);
    let may = |o: &Operation| policy::rule(*o, &roles).permits_anything();
    Ok(Profile {
        id: row.id,
        login: row.login,
        name: row.name,
        phone: row.phone,
        email_unconfirmed: state.config.mails()
            && !row.email.is_empty()
            && row.email != row.confirmed_email,
        email: row.email,
        mail: row.mail,
        organization: organization.reference(),
        operations: Operation::ALL.iter().copied().filter(may).collect(),
        roles,
        must_change_password: row.must_change_password,
        last_sign_in_at: row.last_sign_in_at,
        unread,
        version: row.version,
    })
}

pub async fn update_profile(
    state: &AppState,
    granted: &Granted<UpdateProfile>,
    version: Version,
    input: &ProfileInput,
) -> Result<Profile, Failure> {
    let id = granted.caller.id;
    let mut tx = Tx::begin(&state.store, granted).await?;
    let now = store::lock(&mut tx, id).await?;
    let before = of_person(state, &mut tx, id).await?;
    let changed = changed(&before, input);
    version.must_be_or(now, || changed.clone())?;
    store::update(&mut tx, id, input).await?;
    let profile = of_person(state, &mut tx, id).await?;
    if profile.email_unconfirmed {
        ask_address(state, &mut tx, id, &profile.email).await?;
    }
    tx.commit(AuditEvent::new(granted, "person", id).detail(changed))
        .await?;
    Ok(profile)
}

/// What the tickets of [`ask_address`] are for.
const CONFIRMATION: &str = "confirm_email";

/// Writes to an address that nobody has confirmed, with a link that confirms it.
pub async fn ask_address(
    state: &AppState,
    conn: &mut Conn,
    id: Uuid,
    email: &str,
) -> Result<(), Failure> {
    let end = clock::now() + TimeDelta::days(CONFIRMATION_DAYS);
    let token = state.signer.seal(CONFIRMATION, end, &(id, email));
    let link = format!("email#{}", token.map_err(Failure::internal)?);
    let text = format!(
        "您的账号填写了这个电子邮箱。请在{CONFIRMATION_DAYS}天内打开链接确认，确认后才会向此邮箱发送通知。如与您无关，请忽略本邮件。"
    );
    mail_address(conn, id, &text, &link).await
}

pub async fn confirm_email(
    state: &AppState,
    open: &PublicPermit,
    token: &str,
) -> Result<(), Failure> {
    let expired = || {
        Failure::code(Code::LinkExpired)
            .detail("链接已失效，请在个人信息中再次保存电子邮箱，系统会重新发送确认邮件。")
    };
    let (id, email): (Uuid, String) = state
        .signer
        .unseal(CONFIRMATION, token)
        .ok_or_else(expired)?;
    let mut tx = Tx::begin(&state.store, open).await?;
    let confirmed = store::confirm_email(&mut tx, id, &email).await?;
    let (name, organization) = confirmed.ok_or_else(expired)?;
    let entry = AuditEvent::new(open, "person", id).detail(["email"]);
    tx.commit(entry.by(id, &name, organization)).await
}

/// Names of the fields that differ.
fn changed(before: &Profile, input: &ProfileInput) -> Vec<String> {
    differing([
        ("name", before.name != input.name),
        ("phone", before.phone != input.phone),
        ("email", before.email != input.email),
        ("mail", before.mail != input.mail),
    ])
}

pub async fn change_password(
    state: &AppState,
    granted: &Granted<ChangePassword>,
    visitor: &ClientInfo,
    input: PasswordChange,
) -> Result<Issued, Failure> {
    let id = granted.caller.id;
    let (candidate, profile) = {
        let mut conn = state.store.read(granted).await?;
        (
            sessions::by_id(&mut conn, id).await?,
            of_person(state, &mut conn, id).await?,
        )
    };
    rules("new", &input.new, &profile.login)?;
    let attempt = Attempt::within(&candidate, granted.caller.session.unwrap_or_default());
    let proved = session::prove(state, granted, &attempt, Some(&candidate), input.current).await;
    let charged = match proved {
        Err(failure) if failure.problem.code == Code::WrongCredentials => {
            AuditEvent::new(granted, "person", id)
                .refuse(&state.store, failure.problem.code.code())
                .await;
            // Not 401, which would send the page to its door.
            return Err(Failure::field(
                "current",
                "wrong_password",
                "当前密码不正确，请重新输入。",
            ));
        }
        other => other?,
    };
    // Only for whom the account is: it takes long.
    if let Err(weak) = strong("new", &input.new, &profile.login, &profile.name).await {
        let mut conn = state.store.write_unaudited(granted).await?;
        attempt::settle(&mut conn, &attempt, &candidate, charged).await?;
        return Err(weak);
    }
    let hash = secret::password::hash(input.new).await?;
    let mut tx = Tx::begin(&state.store, granted).await?;
    session::settle(&mut tx, &attempt, &candidate, charged).await?;
    store::set_password(&mut tx, id, &hash, false).await?;
    end_reset(&mut tx, id).await?;
    sessions::end_all(&mut tx, id).await?;
    let (_, issued) = session::issue(state, &mut tx, id, visitor).await?;
    tx.commit(AuditEvent::new(granted, "person", id)).await?;
    Ok(issued)
}

/// 422 with the reasons, where the password breaks the rules or is easily guessed.
pub async fn strong(field: &str, password: &str, login: &str, name: &str) -> Result<(), Failure> {
    rules(field, password, login)?;
    let guessed = secret::password::guessable(password, &[login, name]).await?;
    weak(field, guessed.into_iter().collect())
}

/// 422 with the rules that the password breaks.
fn rules(field: &str, password: &str, login: &str) -> Result<(), Failure> {
    weak(field, password::faults(password, login))
}

fn weak(field: &str, reasons: Vec<&str>) -> Result<(), Failure> {
    if reasons.is_empty() {
        return Ok(());
    }
    Err(reasons
        .into_iter()
        .fold(Problem::new(Code::WeakPassword), |problem, reason| {
            problem.field(field, "weak_password", reason)
        })
        .into())
}
