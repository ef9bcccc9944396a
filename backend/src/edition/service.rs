//! Lists, begins, changes and activates editions.

use contract::edition::{Edition, EditionCreate, EditionInput, EditionSummary};
use contract::id::EditionId;
use contract::operation::permission::{ActivateEdition, CreateEdition, UpdateEdition};
use contract::validate::Validate;
use diesel::result::Error;
use uuid::Uuid;

use super::{opening, store, terms};
use crate::access::authorized::Authorized;
use crate::access::guard::Granted;
use crate::material;
use crate::platform::failure::Failure;
use crate::platform::http::version::{Version, differing_json};
use crate::platform::state::AppState;
use crate::platform::store::{AuditEvent, Claim, Conn, Idempotency, Permit, Tx};
use crate::reference::edition::{EditionRow, Settings, content, find, is_public, settings};
use crate::reference::organization;

/// `works_here`: those in preparation, too.
pub async fn list_editions(
    state: &AppState,
    permit: &impl Permit,
    works_here: bool,
) -> Result<Vec<EditionSummary>, Failure> {
    let mut conn = state.store.read(permit).await?;
    let mut all = store::summaries(&mut conn).await?;
    all.retain(|one| works_here || is_public(one.status, one.current));
    Ok(all)
}

pub async fn get_edition(
    state: &AppState,
    permit: &impl Permit,
    id: Option<EditionId>,
    works_here: bool,
) -> Result<Edition, Failure> {
    let mut conn = state.store.read(permit).await?;
    let settings = settings(&mut conn, id).await?.for_reader(works_here)?;
    shown(&mut conn, settings).await
}

async fn shown(conn: &mut Conn, settings: Settings) -> Result<Edition, Failure> {
    let office = organization::top(conn).await?;
    Ok(Edition {
        id: settings.id.into(),
        current: settings.current,
        version: settings.version,
        updated_at: settings.updated_at,
        reporters: organization::named(conn, &settings.content.reporters).await?,
        opening_at: opening::service::opening_at(conn, settings.id, office.id.into()).await?,
        sample: store::has_sample(conn).await?,
        content: settings.content,
    })
}

async fn again(conn: &mut Conn, id: Uuid) -> Result<Edition, Failure> {
    let settings = settings(conn, Some(id.into())).await?;
    shown(conn, settings).await
}

pub async fn create_edition(
    state: &AppState,
    granted: &Granted<CreateEdition>,
    input: EditionCreate,
    once: &Idempotency,
) -> Result<Edition, Failure> {
    let mut tx = Tx::begin(&state.store, granted).await?;
    let id = match once.claim(&mut tx, granted).await? {
        Claim::New(id) => id,
        Claim::Seen(id) => {
            let seen = again(&mut tx, id).await?;
            tx.rollback().await?;
            return Ok(seen);
        }
    };
    let Some(source) = find(&mut tx, Some(input.copy_from)).await? else {
        return Err(Failure::field(
            "copy_from",
            "not_found",
            "没有这个年度的活动周，请从列表中选择。",
        ));
    };
    let mut next = content(&source)?.rolled_over(input.year);
    next.name = input.name;
    // Who closed in between reports no longer.
    next.reporters = organization::active(&mut tx, &next.reporters).await?;
    Failure::fields(next.faults())?;
    store::insert(&mut tx, id, store::json(&next).map_err(Failure::internal)?)
        .await
        .map_err(same_name)?;
    material::service::copy(&mut tx, input.copy_from.into(), id).await?;
    let made = again(&mut tx, id).await?;
    tx.commit(AuditEvent::new(granted, "edition", id)).await?;
    Ok(made)
}

pub async fn update_edition(
    state: &AppState,
    granted: &Granted<UpdateEdition>,
    id: EditionId,
    version: Version,
    input: EditionInput,
) -> Result<Edition, Failure> {
    let mut tx = Tx::begin(&state.store, granted).await?;
    let row = Authorized::<EditionRow>::lock(&mut tx, granted, id.into()).await?;
    let before = content(&row)?;
    let fields = changed(&row, &input)?;
    version.must_be_or(row.version, || fields.clone())?;
    let known = organization::named(&mut tx, &input.reporters).await?;
    if known.len() != input.reporters.len() {
        return Err(Failure::field(
            "reporters",
            "not_found",
            "有的报送单位不存在，请从列表中选择。",
        ));
    }
    terms::check(&mut tx, id.into(), &before, &input).await?;
    store::update(
        &mut tx,
        &row,
        store::json(&input).map_err(Failure::internal)?,
    )
    .await
    .map_err(same_name)?;
    if before.window_rule != input.window_rule {
        opening::window::recheck(&mut tx, id.into(), input.window_rule, "时间规定").await?;
    }
    let made = again(&mut tx, id.into()).await?;
    tx.commit(AuditEvent::new(granted, "edition", id).detail(fields))
        .await?;
    Ok(made)
}

pub async fn activate_edition(
    state: &AppState,
    granted: &Granted<ActivateEdition>,
    id: EditionId,
) -> Result<Edition, Failure> {
    let mut tx = Tx::begin(&state.store, granted).await?;
    let row = Authorized::<EditionRow>::lock(&mut tx, granted, id.into()).await?;
    store::activate(&mut tx, &row).await?;
    let made = again(&mut tx, id.into()).await?;
    tx.commit(AuditEvent::new(granted, "edition", id).detail(["current"]))
        .await?;
    Ok(made)
}

fn same_name(error: Error) -> Failure {
    Failure::already_exists("name", "该年份已有同名的活动周，请换一个名称。")(
        error,
    )
}

/// The fields in which the stored and the sent settings differ.
fn changed(row: &EditionRow, input: &EditionInput) -> Result<Vec<String>, Failure> {
    differing_json(&content(row)?, input)
}
