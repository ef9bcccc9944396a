//! Writing: drafts come, change, and go.

use chrono::Utc;
use contract::operation::Permission;
use contract::operation::permission::{
    CreateSubmission, DeleteSubmission, SupplementSubmission, UpdateSubmission,
};
use contract::problem::{Code, Problem};
use contract::submission::{Submission, SubmissionContent, SubmissionCreate, SubmissionState};
use diesel::result::{DatabaseErrorKind, Error};
use uuid::Uuid;

use super::aggregate::{Aggregate, content, state as stage};
use super::check::{Validated, validate};
use super::rule::{self, Refusal, allowed};
use super::view::view;
use crate::access::authorized::Authorized;
use crate::access::guard::Granted;
use crate::edition::service::{Settings, settings};
use crate::material::service::{Definition, definition};
use crate::organization::summary::OrganizationSummary;
use crate::platform::failure::Failure;
use crate::platform::http::version::Version;
use crate::platform::state::AppState;
use crate::platform::store::{ActorRef, AuditEvent, Claim, Conn, Idempotency, Permit, Tx};
use crate::submission::store::write::{self, Place, Standing};
use crate::submission::store::{Row, read};

pub async fn create_submission(
    state: &AppState,
    granted: &Granted<CreateSubmission>,
    input: SubmissionCreate,
    once: &Idempotency,
) -> Result<Submission, Failure> {
    let owner = input.organization_id.unwrap_or(granted.caller.organization);
    let mut tx = Tx::begin(&state.store, granted).await?;
    let id = match once.claim(&mut tx, granted).await? {
        Claim::New(id) => id,
        Claim::Seen(id) => {
            let row = Authorized::<Row>::find(&mut tx, granted, id).await?;
            let seen = seen(&mut tx, granted, row.into_inner()).await?;
            tx.rollback().await?;
            return Ok(seen);
        }
    };
    let filer = Authorized::<OrganizationSummary>::lock(&mut tx, granted, owner).await?;
    let definition = asked_for(&mut tx, input.material_id).await?;
    let settings = settings(&mut tx, Some(definition.edition_id)).await?;
    allowed(!settings.archived(), Refusal::Archived)?;
    allowed(filer.is_active(), Refusal::Closed)?;
    allowed(!definition.content.retired, Refusal::Retired)?;
    let part = is_part(&mut tx, &settings, &definition, &filer).await?;
    let material = &definition.content;
    let text = validate(&mut tx, material, filer.id, None, input.content, "content.").await?;
    let now = Utc::now();
    let place = Place {
        id,
        edition_id: definition.edition_id,
        material_id: definition.id,
        organization_id: filer.id,
        part,
        sample: false,
    };
    write::insert(&mut tx, place, now).await.map_err(begun)?;
    write::insert_revision(
        &mut tx,
        id,
        1,
        text.text()?,
        &[],
        &ActorRef::of(granted),
        now,
    )
    .await?;
    let row = Authorized::<Row>::find(&mut tx, granted, id).await?;
    let made = seen(&mut tx, granted, row.into_inner()).await?;
    tx.commit(AuditEvent::new(granted, "submission", id).detail([definition.content.code]))
        .await?;
    Ok(made)
}

async fn asked_for(conn: &mut Conn, id: Uuid) -> Result<Definition, Failure> {
    definition(conn, id).await.map_err(|failure| {
        if failure.problem.code == Code::NotFound {
            let message = "没有这项材料，请从列表中选择。";
            return Failure::field("material_id", "not_found", message);
        }
        failure
    })
}

/// Whether the organization hands it in as a part that a reporter above gathers; 422 where it doesn't
/// hand it in at all.
async fn is_part(
    conn: &mut Conn,
    settings: &Settings,
    definition: &Definition,
    filer: &OrganizationSummary,
) -> Result<bool, Failure> {
    let (kind, reporters) = (filer.kind(), &settings.content.reporters);
    let reporter = reporters.contains(&filer.id);
    if definition.content.owes(kind, reporter) {
        return Ok(false);
    }
    if definition.content.concerns(kind, reporter)
        && read::is_below(conn, filer.id, reporters).await?
    {
        return Ok(true);
    }
    let message = "本单位不需要报送此项材料。";
    Err(Failure::field("material_id", "not_owed", message))
}

/// One for each organization and material.
fn begun(error: Error) -> Failure {
    match error {
        Error::DatabaseError(DatabaseErrorKind::UniqueViolation, _) => {
            Problem::new(Code::AlreadyExists)
                .detail("本单位已填报此项材料，请打开已有的填报继续修改。")
                .into()
        }
        other => other.into(),
    }
}

/// Autosave: what is the same as before is not written again. What was returned stays as it is; the
/// text becomes the next version.
pub async fn update_submission(
    state: &AppState,
    granted: &Granted<UpdateSubmission>,
    id: Uuid,
    version: Version,
    input: SubmissionContent,
) -> Result<Submission, Failure> {
    let mut tx = Tx::begin(&state.store, granted).await?;
    let row = Authorized::<Row>::lock(&mut tx, granted, id).await?;
    let aggregate = Aggregate::load(&mut tx, row.clone().into_inner()).await?;
    let stored = content(&aggregate.newest)?;
    let changed = input.difference(&stored);
    version.must_be_or(row.version, || changed.clone())?;
    rule::check(UpdateSubmission::OPERATION, &aggregate, &granted.caller)?;
    if changed.is_empty() {
        let same = view(&mut tx, &granted.caller, aggregate).await?;
        tx.rollback().await?;
        return Ok(same);
    }
    let material = &aggregate.definition.content;
    let text = validate(
        &mut tx,
        material,
        aggregate.filer.id,
        Some(&stored),
        input,
        "",
    )
    .await?;
    let row = save(&mut tx, granted, &row, &aggregate, text).await?;
    let saved = seen(&mut tx, granted, row).await?;
    tx.commit(AuditEvent::new(granted, "submission", id).detail(changed))
        .await?;
    Ok(saved)
}

/// Writes the text into the draft, or into the next version where there is none in work.
pub(super) async fn save(
    conn: &mut Conn,
    permit: &impl Permit,
    row: &Authorized<Row>,
    aggregate: &Aggregate,
    text: Validated,
) -> Result<Row, Failure> {
    let now = Utc::now();
    let standing = if aggregate.state == SubmissionState::Draft {
        let by = ActorRef::of(permit);
        write::rewrite(conn, row, &aggregate.newest, text.text()?, &by, now).await?;
        Standing::default()
    } else {
        next(conn, permit, aggregate, text).await?;
        Standing::at_rest(SubmissionState::Draft)
    };
    Ok(write::bump_version(conn, row, standing, now).await?)
}

/// Begins the next version with this text; gives its id. Who wrote the last one has written on it too.
pub(super) async fn next(
    conn: &mut Conn,
    permit: &impl Permit,
    aggregate: &Aggregate,
    text: Validated,
) -> Result<Uuid, Failure> {
    let last = &aggregate.newest;
    let id = write::insert_revision(
        conn,
        aggregate.row.id,
        last.number + 1,
        text.text()?,
        &last.writers,
        &ActorRef::of(permit),
        Utc::now(),
    )
    .await?;
    Ok(id)
}

/// A draft that was never handed in goes with the submission; the next version of one that was goes
/// alone, and the submission stands again as before.
pub async fn delete_submission(
    state: &AppState,
    granted: &Granted<DeleteSubmission>,
    id: Uuid,
    version: Version,
) -> Result<(), Failure> {
    let mut tx = Tx::begin(&state.store, granted).await?;
    let row = Authorized::<Row>::lock(&mut tx, granted, id).await?;
    version.may_be(row.version)?;
    let aggregate = Aggregate::load(&mut tx, row.clone().into_inner()).await?;
    rule::check(DeleteSubmission::OPERATION, &aggregate, &granted.caller)?;
    let entry = AuditEvent::new(granted, "submission", id);
    match read::before(&mut tx, id, aggregate.newest.number).await? {
        Some(last) => {
            write::discard(&mut tx, &row, aggregate.newest.id).await?;
            let standing = Standing::at_rest(stage(&last.state)?);
            write::bump_version(&mut tx, &row, standing, Utc::now()).await?;
            tx.commit(entry.detail(["draft"])).await
        }
        None => {
            write::delete(&mut tx, &row).await?;
            tx.commit(entry).await
        }
    }
}

/// Begins a new version as a copy of the accepted one, which stays until the new one is accepted.
pub async fn supplement_submission(
    state: &AppState,
    granted: &Granted<SupplementSubmission>,
    id: Uuid,
    version: Version,
) -> Result<Submission, Failure> {
    let mut tx = Tx::begin(&state.store, granted).await?;
    let row = Authorized::<Row>::lock(&mut tx, granted, id).await?;
    version.may_be(row.version)?;
    let aggregate = Aggregate::load(&mut tx, row.clone().into_inner()).await?;
    rule::check(SupplementSubmission::OPERATION, &aggregate, &granted.caller)?;
    let copy = Validated::stored(content(&aggregate.newest)?);
    next(&mut tx, granted, &aggregate, copy).await?;
    let standing = Standing::at_rest(SubmissionState::Draft);
    let row = write::bump_version(&mut tx, &row, standing, Utc::now()).await?;
    let begun = seen(&mut tx, granted, row).await?;
    tx.commit(AuditEvent::new(granted, "submission", id))
        .await?;
    Ok(begun)
}

pub(super) async fn seen<P>(
    conn: &mut Conn,
    granted: &Granted<P>,
    row: Row,
) -> Result<Submission, Failure> {
    let aggregate = Aggregate::load(conn, row).await?;
    view(conn, &granted.caller, aggregate).await
}
