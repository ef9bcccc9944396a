//! Makes, lists and revokes API keys.

use chrono::{DateTime, Days, NaiveDate, Utc};
use contract::api_key::{ApiKey, ApiKeyCreated, ApiKeyInput, DAYS, DAYS_MOST};
use contract::id::ApiKeyId;
use contract::operation::Operation;
use contract::operation::permission::{CreateApiKey, ListApiKeys, RevokeApiKey};
use contract::page::{Page, Paging};
use contract::policy::key_rule;
use contract::problem::Code;
use contract::time;
use uuid::Uuid;

use super::store::{self, NewKey, OrganizationApiKey};
use crate::access::authorized::Authorized;
use crate::access::caller::Caller;
use crate::access::guard::Granted;
use crate::access::identity::KEY_PREFIX;
use crate::platform::clock;
use crate::platform::failure::Failure;
use crate::platform::secret;
use crate::platform::state::AppState;
use crate::platform::store::{AuditEvent, Claim, Idempotency, Tx, page};
use crate::reference::organization::OrganizationSummary;

/// Characters of the secret that tell keys apart: too few to guess the rest from.
const SHOWN: usize = 12;

pub async fn list_api_keys(
    state: &AppState,
    granted: &Granted<ListApiKeys>,
    paging: &Paging,
) -> Result<Page<ApiKey>, Failure> {
    let take = page::take(paging.limit)?;
    let after: Option<(DateTime<Utc>, Uuid)> = page::decode(paging.cursor.as_deref())?;
    let mut conn = state.store.read(granted).await?;
    let rows = store::list(&mut conn, granted.reach(), after, take).await?;
    let items = rows.into_iter().map(ApiKey::from).collect();
    Ok(page::cut(items, take, |k| (k.created_at, k.id)))
}

/// The same `Idempotency-Key` again gives the same key a fresh secret: the first was not kept.
pub async fn create_api_key(
    state: &AppState,
    granted: &Granted<CreateApiKey>,
    input: &ApiKeyInput,
    once: &Idempotency,
) -> Result<ApiKeyCreated, Failure> {
    let expires_on = expiry(time::day(clock::now()), input.expires_on)?;
    let mut tx = Tx::begin(&state.store, granted).await?;
    let own = granted.caller.organization;
    let organization = input.organization_id.map_or(own, Uuid::from);
    let organization =
        Authorized::<OrganizationSummary>::lock(&mut tx, granted, organization).await?;
    if !organization.is_active() {
        return Err(Failure::field(
            "organization_id",
            "not_active",
            "该单位已停用或已合并，不能创建接口密钥，请选择其他单位。",
        ));
    }
    let scopes = scopes(&granted.caller, input, organization.id == own)?;
    let secret = format!("{KEY_PREFIX}{}", secret::token());
    let (prefix, hash) = (&secret[..SHOWN], secret::hash(&secret));
    let id = match once.claim(&mut tx, granted).await? {
        Claim::New(id) => {
            let key = NewKey {
                id,
                name: &input.name,
                prefix,
                secret_hash: &hash,
                scopes: &scopes,
                expires_on,
                created_by: &granted.caller.name,
                maker: granted.caller.id,
            };
            store::create(&mut tx, &organization, key).await?;
            id
        }
        Claim::Seen(id) => {
            let key = Authorized::<OrganizationApiKey>::lock(&mut tx, granted, id).await?;
            if key.row.revoked_at.is_some() {
                return Err(Failure::code(Code::StateChanged));
            }
            store::set_secret(&mut tx, &key, prefix, &hash).await?;
            id
        }
    };
    let key = Authorized::<OrganizationApiKey>::find(&mut tx, granted, id).await?;
    let key = ApiKey::from(key.into_inner());
    let codes = scopes.iter().map(|s| s.code());
    tx.commit(AuditEvent::new(granted, "api_key", id).detail(codes))
        .await?;
    Ok(ApiKeyCreated { key, secret })
}

pub async fn revoke_api_key(
    state: &AppState,
    granted: &Granted<RevokeApiKey>,
    id: ApiKeyId,
) -> Result<(), Failure> {
    let mut tx = Tx::begin(&state.store, granted).await?;
    let key = Authorized::<OrganizationApiKey>::lock(&mut tx, granted, id.into()).await?;
    if key.row.revoked_at.is_some() {
        return Err(Failure::code(Code::StateChanged));
    }
    store::revoke(&mut tx, &key).await?;
    tx.commit(AuditEvent::new(granted, "api_key", id)).await
}

/// The last day of a key that is made today.
fn expiry(today: NaiveDate, chosen: Option<NaiveDate>) -> Result<NaiveDate, Failure> {
    let day = chosen.unwrap_or(today + Days::new(DAYS));
    if day < today {
        return Err(Failure::field(
            "expires_on",
            "in_past",
            "到期日不能早于今天，请重新选择。",
        ));
    }
    if day > today + Days::new(DAYS_MOST) {
        return Err(Failure::field(
            "expires_on",
            "too_late",
            "密钥最长有效两年，请选择较早的日期。",
        ));
    }
    Ok(day)
}

/// Each once, and nothing that its maker may not do there. `own`: in the maker's own organization.
fn scopes(maker: &Caller, input: &ApiKeyInput, own: bool) -> Result<Vec<Operation>, Failure> {
    let may = |scope: &Operation| key_rule(*scope, &maker.roles, own).permits_anything();
    if !input.scopes.iter().all(may) {
        return Err(Failure::field(
            "scopes",
            "not_permitted",
            "不能授予自己没有的权限，请重新选择。",
        ));
    }
    let mut out: Vec<Operation> = Vec::with_capacity(input.scopes.len());
    for scope in &input.scopes {
        if !out.contains(scope) {
            out.push(*scope);
        }
    }
    Ok(out)
}

impl From<OrganizationApiKey> for ApiKey {
    fn from(OrganizationApiKey { row, organization }: OrganizationApiKey) -> Self {
        let known = |code: &String| Operation::parse(code);
        Self {
            id: row.id.into(),
            organization: organization.reference(),
            name: row.name,
            prefix: row.prefix,
            scopes: row.scopes.iter().filter_map(known).collect(),
            created_by: row.created_by,
            created_at: row.created_at,
            last_used_at: row.last_used_at,
            expires_on: Some(row.expires_on),
            revoked_at: row.revoked_at,
        }
    }
}
