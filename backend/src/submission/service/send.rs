//! Handing in, and taking back.

use chrono::{DateTime, Utc};
use contract::operation::Permission;
use contract::operation::permission::{SubmitSubmission, WithdrawSubmission};
use contract::problem::Code;
use contract::submission::{Submission, SubmissionState as Stage, Timing, timing};
use contract::time;
use uuid::Uuid;

use super::check::{Sound, submittable};
use super::draft::{next, seen};
use super::rule::{self, Refusal};
use super::whole::{Whole, content};
use super::{news, view};
use crate::app::State;
use crate::http::failure::Failure;
use crate::http::guard::Granted;
use crate::http::version::Version;
use crate::organization::filer;
use crate::store::{Authorized, Entry, Hand, Tx};
use crate::submission::facts::{Known, known};
use crate::submission::store::write::{self, Marks, Standing};
use crate::submission::store::{Row, read};

/// Hands it to the nearest office. What was returned may be handed in again unchanged: as the next
/// version.
pub async fn submit_submission(
    state: &State,
    granted: &Granted<SubmitSubmission>,
    id: Uuid,
    version: Version,
) -> Result<Submission, Failure> {
    let mut tx = Tx::begin(&state.store, granted).await?;
    let row = Authorized::<Row>::lock(&mut tx, granted, id).await?;
    version.may_be(row.version)?;
    let whole = Whole::load(&mut tx, row.clone().into_inner()).await?;
    rule::check(SubmitSubmission::OPERATION, &whole, &granted.caller)?;
    let text = content(&whole.newest)?;
    let material = &whole.definition;
    let (owner, part) = (whole.filer.id, whole.row.part);
    let known = known(&mut tx, &whole.settings, material, owner, part, &text).await?;
    submittable(&text, &material.content, &known.facts)?;
    let now = Utc::now();
    let timing = in_time(&whole, &known, now)?;
    let office = filer::reviewer(&mut tx, whole.filer.id)
        .await?
        .ok_or_else(|| Failure::internal("nobody reviews the organization"))?;
    let statement = text.statement.as_ref().map(|s| s.kind);
    let revision = match whole.state {
        Stage::Draft => whole.newest.id,
        _ => next(&mut tx, granted, &whole, Sound::stored(text)).await?,
    };
    let marks = Marks::submitted(&Hand::of(granted), timing, now);
    if !write::enter(
        &mut tx,
        &row,
        revision,
        Stage::Draft,
        Stage::Submitted,
        marks,
        now,
    )
    .await?
    {
        return Err(Refusal::State.into());
    }
    let mut standing =
        Standing::before(Stage::Submitted, office.id).came(Some(now), Some(timing), statement);
    if !whole.came_before() {
        standing.first_submitted_at = Some(Some(now));
    }
    let changed = write::touch(&mut tx, &row, standing, now).await?;
    news::submitted(&mut tx, &whole, office.id).await?;
    let done = seen(&mut tx, granted, changed).await?;
    let details = [Stage::Submitted.code(), timing.code()];
    tx.commit(Entry::new(granted, "submission", id).detail(details))
        .await?;
    Ok(done)
}

/// How it comes in now; 409 where it is too late.
fn in_time(whole: &Whole, known: &Known, now: DateTime<Utc>) -> Result<Timing, Failure> {
    let uploads: Vec<_> = known
        .files
        .iter()
        .map(|f| (f.upload_started_at, f.created_at))
        .collect();
    let accepted = whole.accepted.is_some();
    let (deadline, extended) = (whole.definition.deadline, whole.extended_until());
    timing(
        deadline,
        extended,
        now,
        whole.came_before(),
        accepted,
        &uploads,
    )
    .ok_or_else(|| {
        let late = Failure::code(Code::DeadlinePassed);
        match whole.due() {
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
    state: &State,
    granted: &Granted<WithdrawSubmission>,
    id: Uuid,
    version: Version,
) -> Result<Submission, Failure> {
    let mut tx = Tx::begin(&state.store, granted).await?;
    let row = Authorized::<Row>::lock(&mut tx, granted, id).await?;
    version.may_be(row.version)?;
    let whole = Whole::load(&mut tx, row.clone().into_inner()).await?;
    rule::check(WithdrawSubmission::OPERATION, &whole, &granted.caller)?;
    let now = Utc::now();
    let (revision, marks) = (whole.newest.id, Marks::withdrawn());
    if !write::enter(
        &mut tx,
        &row,
        revision,
        Stage::Submitted,
        Stage::Draft,
        marks,
        now,
    )
    .await?
    {
        return Err(Refusal::State.into());
    }
    // What shows is how the version before came in, where there is one.
    let rest = Standing::at_rest(Stage::Draft);
    let standing = match read::before(&mut tx, id, whole.newest.number).await? {
        Some(last) => {
            let statement = content(&last)?.statement.map(|s| s.kind);
            rest.came(last.submitted_at, view::timing(&last)?, statement)
        }
        None => Standing {
            first_submitted_at: Some(None),
            ..rest.came(None, None, None)
        },
    };
    let changed = write::touch(&mut tx, &row, standing, now).await?;
    let done = seen(&mut tx, granted, changed).await?;
    tx.commit(Entry::new(granted, "submission", id).detail([Stage::Draft.code()]))
        .await?;
    Ok(done)
}
