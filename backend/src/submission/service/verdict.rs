//! Reviewing: an office lets it pass, or sends it back.

use chrono::Utc;
use contract::material::Part;
use contract::operation::Permission;
use contract::operation::permission::{AcceptSubmission, ReturnSubmission};
use contract::organization::OrganizationKind;
use contract::submission::{
    Stage as Review, Submission, SubmissionContent, SubmissionState, Verdict,
};
use contract::validate::Check;
use uuid::Uuid;

use super::aggregate::{Aggregate, content};
use super::draft::seen;
use super::notify;
use super::rule::{self, Refusal};
use crate::access::authorized::Authorized;
use crate::access::guard::Granted;
use crate::activity;
use crate::edition::committee;
use crate::organization::summary;
use crate::platform::failure::Failure;
use crate::platform::http::version::Version;
use crate::platform::state::AppState;
use crate::platform::store::{ActorRef, AuditEvent, Conn, Permit, Tx};
use crate::submission::store::Row;
use crate::submission::store::write::{self, Judged, Marks, Standing};

/// A city passes on to the province, unless the city itself gathers; all else is accepted.
pub async fn accept_submission(
    state: &AppState,
    granted: &Granted<AcceptSubmission>,
    id: Uuid,
    version: Version,
    verdict: Verdict,
) -> Result<Submission, Failure> {
    let desk = Desk::open(state, granted, id, version).await?;
    fields(&verdict)?;
    let Desk {
        mut tx,
        row,
        aggregate,
    } = desk;
    let (now, review) = (Utc::now(), review(&aggregate)?);
    let to = rule::accepted(aggregate.row.part, review == Review::City);
    // The older one leaves first: at most one is accepted.
    if let (SubmissionState::Accepted, Some(old)) = (to, &aggregate.accepted) {
        let (was, becomes) = (SubmissionState::Accepted, SubmissionState::Superseded);
        write::transition(&mut tx, &row, old.id, was, becomes, Marks::default(), now).await?;
    }
    pass(&mut tx, granted, &row, &aggregate, to, &verdict).await?;
    let standing = match to {
        SubmissionState::Endorsed => {
            let province = summary::province(&mut tx, aggregate.filer.id)
                .await?
                .ok_or_else(|| Failure::internal("no province above the organization"))?;
            notify::endorsed(&mut tx, &aggregate, province).await?;
            Standing::before(to, province)
        }
        _ => {
            notify::accepted(&mut tx, &aggregate).await?;
            Standing {
                accepted_at: Some(Some(now)),
                ..Standing::at_rest(to)
            }
        }
    };
    let changed = write::bump_version(&mut tx, &row, standing, now).await?;
    let done = seen(&mut tx, granted, changed).await?;
    if to == SubmissionState::Accepted && !aggregate.row.part {
        take_over(&mut tx, &aggregate, &content(&aggregate.newest)?).await?;
    }
    tx.commit(AuditEvent::new(granted, "submission", id).detail([to.code()]))
        .await?;
    Ok(done)
}

/// What is accepted is in force: nominated activities are marked, the committee is recorded.
async fn take_over(
    conn: &mut Conn,
    aggregate: &Aggregate,
    content: &SubmissionContent,
) -> Result<(), Failure> {
    let (edition, organization) = (aggregate.row.edition_id, aggregate.filer.id);
    let material = &aggregate.definition.content;
    let stated = content.statement.is_some();
    if let Some(committee) = content.committee.as_ref()
        && material.has(Part::Committee)
        && !stated
    {
        let by = aggregate.newest.submitted_name.as_ref();
        let by = by.unwrap_or(&aggregate.newest.author_name);
        committee::service::record(conn, edition, organization, committee, by).await?;
    }
    if material.has(Part::Exemplars) {
        let named = content.exemplars.iter().map(|e| e.activity_id);
        let named: Vec<Uuid> = named.filter(|_| !stated).collect();
        activity::service::mark_exemplars(conn, edition, organization, &named).await?;
    }
    Ok(())
}

/// Sends it back with a word for the whole, or for single fields.
pub async fn return_submission(
    state: &AppState,
    granted: &Granted<ReturnSubmission>,
    id: Uuid,
    version: Version,
    verdict: Verdict,
) -> Result<Submission, Failure> {
    let desk = Desk::open(state, granted, id, version).await?;
    if verdict.note.is_empty() && verdict.remarks.is_empty() {
        let message = "请填写退回意见，或对具体内容逐项说明。";
        return Err(Failure::field("note", "required", message));
    }
    fields(&verdict)?;
    let Desk {
        mut tx,
        row,
        aggregate,
    } = desk;
    let (now, to) = (Utc::now(), SubmissionState::Returned);
    pass(&mut tx, granted, &row, &aggregate, to, &verdict).await?;
    let changed = write::bump_version(&mut tx, &row, Standing::at_rest(to), now).await?;
    notify::returned(&mut tx, &aggregate, &verdict).await?;
    let done = seen(&mut tx, granted, changed).await?;
    tx.commit(AuditEvent::new(granted, "submission", id).detail([to.code()]))
        .await?;
    Ok(done)
}

/// A submission on the desk of somebody who may review it.
struct Desk {
    tx: Tx,
    row: Authorized<Row>,
    aggregate: Aggregate,
}

impl Desk {
    async fn open<P: Permission>(
        state: &AppState,
        granted: &Granted<P>,
        id: Uuid,
        version: Version,
    ) -> Result<Self, Failure> {
        let mut tx = Tx::begin(&state.store, granted).await?;
        let row = Authorized::<Row>::lock(&mut tx, granted, id).await?;
        version.may_be(row.version)?;
        let aggregate = Aggregate::load(&mut tx, row.clone().into_inner()).await?;
        if let Err(refusal) = rule::check(P::OPERATION, &aggregate, &granted.caller) {
            tx.rollback().await?;
            if refusal == Refusal::SamePerson {
                let entry = AuditEvent::new(granted, "submission", id);
                entry.refuse(&state.store, "same_person").await;
            }
            return Err(refusal.into());
        }
        Ok(Self { tx, row, aggregate })
    }
}

/// Moves the version and keeps the review.
async fn pass(
    conn: &mut Conn,
    permit: &impl Permit,
    row: &Authorized<Row>,
    aggregate: &Aggregate,
    to: SubmissionState,
    verdict: &Verdict,
) -> Result<(), Failure> {
    let now = Utc::now();
    let (revision, from) = (aggregate.newest.id, aggregate.state);
    if !write::transition(conn, row, revision, from, to, Marks::default(), now).await? {
        return Err(Refusal::State.into());
    }
    let judged = Judged {
        revision_id: revision,
        stage: review(aggregate)?.code(),
        office_id: aggregate.row.office_id.unwrap_or_default(),
        passed: to != SubmissionState::Returned,
        note: &verdict.note,
        remarks: serde_json::to_value(&verdict.remarks).map_err(Failure::internal)?,
    };
    write::judge(conn, row, judged, &ActorRef::of(permit), now).await?;
    Ok(())
}

fn review(aggregate: &Aggregate) -> Result<Review, Failure> {
    let office = aggregate.office.as_ref().ok_or(Refusal::State)?;
    Ok(match office.kind() {
        OrganizationKind::ProvinceOffice => Review::Province,
        _ => Review::City,
    })
}

/// What a remark can be about.
const FIELDS: &[&str] = &["statement", "explanations"];

/// Remarks stand at fields that there are.
fn fields(verdict: &Verdict) -> Result<(), Failure> {
    let mut check = Check::default();
    for (i, remark) in verdict.remarks.iter().enumerate() {
        let first = remark.field.split('.').next().unwrap_or_default();
        let known = FIELDS.contains(&first) || Part::ALL.iter().any(|p| p.code() == first);
        let message = "没有这项内容，请刷新后重新填写意见。";
        check.that(known, &format!("remarks.{i}.field"), "unknown", message);
    }
    Failure::fields(check.errors)
}
