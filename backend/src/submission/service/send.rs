//! Handing in, and taking back.

use chrono::{DateTime, Utc};
use contract::operation::Permission;
use contract::operation::permission::{SubmitSubmission, WithdrawSubmission};
use contract::problem::Code;
use contract::submission::{Submission, SubmissionState, Timing, timing};
use contract::time;
use uuid::Uuid;

use super::aggregate::{Aggregate, content};
use super::check::{Validated, submittable};
use super::draft::{next, seen};
use super::rule::{self, Refusal};
use super::{notify, view};
use crate::access::authorized::Authorized;
use crate::access::guard::Granted;
use crate::organization::summary;
use crate::platform::failure::Failure;
use crate::platform::http::version::Version;
use crate::platform::state::AppState;
use crate::platform::store::{ActorRef, AuditEvent, Tx};
use crate::submission::facts::{Known, known};
use crate::submission::store::write::{self, Marks, Standing};
use crate::submission::store::{Row, read};

/// Hands it to the nearest office. What was returned may be handed in again unchanged: as the next
/// version.
pub async fn submit_submission(
    state: &AppState,
    granted: &Granted<SubmitSubmission>,
    id: Uuid,
    version: Version,
) -> Result<Submission, Failure> {
    let mut tx = Tx::begin(&state.store, granted).await?;
    let row = Authorized::<Row>::lock(&mut tx, granted, id).await?;
    version.may_be(row.version)?;
    let aggregate = Aggregate::load(&mut tx, row.clone().into_inner()).await?;
    rule::check(SubmitSubmission::OPERATION, &aggregate, &granted.caller)?;
    let text = content(&aggregate.newest)?;
    let material = &aggregate.definition;
    let (owner, part) = (aggregate.filer.id, aggregate.row.part);
    let known = known(&mut tx, &aggregate.settings, material, owner, part, &text).await?;
    submittable(&text, &material.content, &known.facts)?;
    let now = Utc::now();
    let timing = in_time(&aggregate, &known, now)?;
    let office = summary::reviewer(&mut tx, aggregate.filer.id)
        .await?
        .ok_or_else(|| Failure::internal("nobody reviews the organization"))?;
    let statement = text.statement.as_ref().map(|s| s.kind);
    let revision = match aggregate.state {
        SubmissionState::Draft => aggregate.newest.id,
        _ => next(&mut tx, granted, &aggregate, Validated::stored(text)).await?,
    };
    let marks = Marks::submitted(&ActorRef::of(granted), timing, now);
    if !write::transition(
        &mut tx,
        &row,
        revision,
        SubmissionState::Draft,
        SubmissionState::Submitted,
        marks,
        now,
    )
    .await?
    {
        return Err(Refusal::State.into());
    }
    let mut standing = Standing::before(SubmissionState::Submitted, office.id).came(
        Some(now),
        Some(timing),
        statement,
    );
    if !aggregate.came_before() {
        standing.first_submitted_at = Some(Some(now));
    }
    let changed = write::bump_version(&mut tx, &row, standing, now).await?;
    notify::submitted(&mut tx, &aggregate, office.id).await?;
    let done = seen(&mut tx, granted, changed).await?;
    let details = [SubmissionState::Submitted.code(), timing.code()];
    tx.commit(AuditEvent::new(granted, "submission", id).detail(details))
        .await?;
    Ok(done)
}

/// How it comes in now; 409 where it is too late.
fn in_time(aggregate: &Aggregate, known: &Known, now: DateTime<Utc>) -> Result<Timing, Failure> {
    let uploads: Vec<_> = known
        .files
        .iter()
        .map(|f| (f.upload_started_at, f.created_at))
        .collect();
    let accepted = aggregate.accepted.is_some();
    let (deadline, extended) = (aggregate.definition.deadline, aggregate.extended_until());
    timing(
        deadline,
        extended,
        now,
        aggregate.came_before(),
        accepted,
        &uploads,
    )
    .ok_or_else(|| {
        let late = Failure::code(Code::DeadlinePassed);
        match aggregate.due() {
            Some(due) => late.detail(format!(
                "报送已于{}截止。如需补报，请联系上级单位办理延期。",
                time::say_full(due)
            )),
            None => late,
        }
    })
}

/// Takes it back before anybody has reviewed it; it counts as not handed in.
pub async fn withdraw_submission(
    state: &AppState,
    granted: &Granted<WithdrawSubmission>,
    id: Uuid,
    version: Version,
) -> Result<Submission, Failure> {
    let mut tx = Tx::begin(&state.store, granted).await?;
    let row = Authorized::<Row>::lock(&mut tx, granted, id).await?;
    version.may_be(row.version)?;
    let aggregate = Aggregate::load(&mut tx, row.clone().into_inner()).await?;
    rule::check(WithdrawSubmission::OPERATION, &aggregate, &granted.caller)?;
    let now = Utc::now();
    let (revision, marks) = (aggregate.newest.id, Marks::withdrawn());
    if !write::transition(
        &mut tx,
        &row,
        revision,
        SubmissionState::Submitted,
        SubmissionState::Draft,
        marks,
        now,
    )
    .await?
    {
        return Err(Refusal::State.into());
    }
    // What shows is how the version before came in, where there is one.
    let rest = Standing::at_rest(SubmissionState::Draft);
    let standing = match read::before(&mut tx, id, aggregate.newest.number).await? {
        Some(last) => {
            let statement = content(&last)?.statement.map(|s| s.kind);
            rest.came(last.submitted_at, view::timing(&last)?, statement)
        }
        None => Standing {
            first_submitted_at: Some(None),
            ..rest.came(None, None, None)
        },
    };
    let changed = write::bump_version(&mut tx, &row, standing, now).await?;
    let done = seen(&mut tx, granted, changed).await?;
    tx.commit(AuditEvent::new(granted, "submission", id).detail([SubmissionState::Draft.code()]))
        .await?;
    Ok(done)
}
