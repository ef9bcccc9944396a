//! A submission as one caller sees it.

use std::collections::HashMap;

use contract::extension::Extension;
use contract::file::FileRef;
use contract::operation::Operation;
use contract::organization::OrganizationRef;
use contract::submission::{Review, Stage, Submission, SubmissionRevision, Timing, findings};
use uuid::Uuid;

use super::aggregate::{Aggregate, content, state};
use super::rule;
use crate::access::caller::Caller;
use crate::material::service::shown;
use crate::organization::summary;
use crate::platform::failure::Failure;
use crate::platform::store::Conn;
use crate::submission::facts::known;
use crate::submission::store::read::Extended;
use crate::submission::store::{self, ReviewRow, RevisionRow, part};

/// A fixed number of statements, however much the submission holds.
pub async fn view(
    conn: &mut Conn,
    caller: &Caller,
    aggregate: Aggregate,
) -> Result<Submission, Failure> {
    let owner = aggregate.row.organization_id;
    let text = content(&aggregate.newest)?;
    let relation = summary::relation(conn, caller.organization, owner).await?;
    let (settings, definition) = (&aggregate.settings, &aggregate.definition);
    let known = known(conn, settings, definition, owner, aggregate.row.part, &text).await?;
    let now = |o| rule::check(o, &aggregate, caller).is_ok();
    let actions = caller.offered(rule::OFFERED, relation, now);
    let found = if actions.contains(&Operation::UpdateSubmission) {
        findings(&text, &aggregate.definition.content, &known.facts)
    } else {
        Vec::new()
    };
    let parts = if aggregate.definition.content.gathers {
        part::count(conn, aggregate.row.material_id, owner, &text.gathered).await?
    } else {
        0
    };
    let sent_back = match last_review(conn, &aggregate).await? {
        Some(last) if !last.passed => Some(review(last)?),
        _ => None,
    };
    let organization = aggregate.filer.reference();
    let due = aggregate.due();
    let files: HashMap<Uuid, FileRef> = known.files.iter().map(|f| (f.id, f.clone())).collect();
    Ok(Submission {
        id: aggregate.row.id,
        edition_id: aggregate.row.edition_id,
        extension: aggregate
            .extension
            .map(|e| extension(e, aggregate.row.material_id, &organization)),
        organization,
        part: aggregate.row.part,
        office: aggregate.office.map(|o| o.reference()),
        due,
        accepted_number: aggregate.accepted.map(|a| a.number),
        revision: revision(aggregate.newest, aggregate.reviews, &files)?,
        material: shown(conn, aggregate.definition).await?,
        sent_back,
        findings: found,
        prefill: known.prefill,
        exemplars: known.exemplars,
        used_photos: known.used,
        parts,
        actions,
        sample: aggregate.row.sample,
        version: aggregate.row.version,
        created_at: aggregate.row.created_at,
        updated_at: aggregate.row.updated_at,
    })
}

/// Of the newest version, or where that has none yet, of the one before.
async fn last_review(conn: &mut Conn, aggregate: &Aggregate) -> Result<Option<ReviewRow>, Failure> {
    if !aggregate.reviews.is_empty() || aggregate.newest.number == 1 {
        return Ok(aggregate.reviews.last().cloned());
    }
    let before = store::read::before(conn, aggregate.row.id, aggregate.newest.number).await?;
    let Some(before) = before else {
        return Ok(None);
    };
    Ok(store::read::reviews(conn, &[before.id]).await?.pop())
}

/// `reviews`: of this version. `files`: at least those that its content names.
pub fn revision(
    row: RevisionRow,
    reviews: Vec<ReviewRow>,
    files: &HashMap<Uuid, FileRef>,
) -> Result<SubmissionRevision, Failure> {
    let content = content(&row)?;
    Ok(SubmissionRevision {
        state: state(&row.state)?,
        timing: timing(&row)?,
        reviews: reviews.into_iter().map(review).collect::<Result<_, _>>()?,
        files: content
            .files()
            .iter()
            .filter_map(|id| files.get(id).cloned())
            .collect(),
        content,
        id: row.id,
        number: row.number,
        author: row.author_name,
        submitted_by: row.submitted_name,
        submitted_at: row.submitted_at,
        created_at: row.created_at,
        updated_at: row.updated_at,
    })
}

pub fn timing(row: &RevisionRow) -> Result<Option<Timing>, Failure> {
    let unknown = || Failure::internal("a version that came in an unknown way");
    let code = row.timing.as_deref();
    code.map(|c| Timing::parse(c).ok_or_else(unknown))
        .transpose()
}

fn review(row: ReviewRow) -> Result<Review, Failure> {
    let (id, name, kind) = row.office;
    Ok(Review {
        stage: Stage::parse(&row.stage)
            .ok_or_else(|| Failure::internal("a review of unknown stage"))?,
        organization: summary::reference(id, name, &kind),
        reviewer: row.reviewer_name,
        passed: row.passed,
        note: row.note,
        remarks: serde_json::from_value(row.remarks).map_err(Failure::internal)?,
        at: row.at,
    })
}

fn extension(found: Extended, material_id: Uuid, organization: &OrganizationRef) -> Extension {
    Extension {
        id: found.id,
        material_id,
        organization: organization.clone(),
        until: found.until,
        reason: found.reason,
        granted_by: found.granted_by,
        granted_at: found.granted_at,
        revoked_by: None,
        revoked_at: None,
        revoked_reason: None,
    }
}
