//! A submission as one caller sees it.

use std::collections::HashMap;

use contract::extension::Extension;
use contract::file::FileRef;
use contract::operation::Operation;
use contract::organization::OrganizationRef;
use contract::submission::{Submission, SubmissionContent, SubmissionRevision, Timing, findings};
use uuid::Uuid;

use super::kind::Submissions;
use crate::access::caller::Caller;
use crate::file;
use crate::material::service::shown;
use crate::platform::failure::Failure;
use crate::platform::store::Conn;
use crate::reference::organization::{self, OrganizationSummary};
use crate::submission::facts::known;
use crate::submission::store::part;
use crate::submission::store::read::Extended;
use crate::workflow;
use crate::workflow::kind::WorkflowKind;
use crate::workflow::service::aggregate::{Aggregate, content, review, state};
use crate::workflow::{ReviewRow, RevisionRow};

/// A fixed number of statements, however much the submission holds.
pub async fn view(
    conn: &mut Conn,
    caller: &Caller,
    aggregate: &Aggregate<Submissions>,
) -> Result<Submission, Failure> {
    let (row, delivery) = (&aggregate.row, &aggregate.extra);
    let (owner, text) = (row.organization_id, aggregate.content()?);
    let relation = organization::relation(conn, caller.organization, owner).await?;
    let (edition, definition) = (&aggregate.settings, &delivery.definition);
    let known = known(conn, edition, definition, owner, delivery.part, &text).await?;
    let actions = Submissions::actions(caller, relation, aggregate);
    let found = if actions.contains(&Operation::UpdateSubmission) {
        findings(&text, &definition.content, &known.facts)
    } else {
        Vec::new()
    };
    let parts = if definition.content.gathers {
        part::count(conn, definition.id, owner, &text.gathered).await?
    } else {
        0
    };
    let sent_back = match last_review(conn, aggregate).await? {
        Some(last) if !last.passed => Some(review(last)?),
        _ => None,
    };
    let organization = aggregate.filer.reference();
    let extended = delivery.extension.clone();
    let files: HashMap<Uuid, FileRef> = known.files.iter().map(|f| (f.id, f.clone())).collect();
    Ok(Submission {
        id: row.id,
        edition_id: row.edition_id,
        extension: extended.map(|e| extension(e, definition.id, &organization)),
        organization,
        part: delivery.part,
        office: aggregate
            .office
            .as_ref()
            .map(OrganizationSummary::reference),
        due: delivery.due(),
        accepted_number: aggregate.older_in_force().map(|a| a.number),
        revision: revision(aggregate.newest.clone(), aggregate.reviews.clone(), &files)?,
        material: shown(conn, definition.clone()).await?,
        sent_back,
        findings: found,
        prefill: known.prefill,
        exemplars: known.exemplars,
        used_photos: known.used,
        parts,
        actions,
        sample: row.sample,
        version: row.version,
        created_at: row.created_at,
        updated_at: row.updated_at,
    })
}

/// Newest first. Reviews and files of all versions come in one statement each.
pub async fn history(
    conn: &mut Conn,
    rows: Vec<RevisionRow>,
) -> Result<Vec<SubmissionRevision>, Failure> {
    let ids: Vec<Uuid> = rows.iter().map(|r| r.id).collect();
    let mut reviews: HashMap<Uuid, Vec<ReviewRow>> = HashMap::new();
    for review in workflow::service::reviews(conn, &ids).await? {
        reviews.entry(review.revision_id).or_default().push(review);
    }
    let mut named: Vec<Uuid> = Vec::new();
    for row in &rows {
        named.extend(content::<SubmissionContent>(row)?.files());
    }
    named.sort();
    named.dedup();
    let files = file::service::refs(conn, &named).await?;
    let shown = rows.into_iter().map(|row| {
        let reviews = reviews.remove(&row.id).unwrap_or_default();
        revision(row, reviews, &files)
    });
    shown.collect()
}

/// Of the newest version, or where that has none yet, of the one before.
async fn last_review(
    conn: &mut Conn,
    aggregate: &Aggregate<Submissions>,
) -> Result<Option<ReviewRow>, Failure> {
    if !aggregate.reviews.is_empty() || aggregate.newest.number == 1 {
        return Ok(aggregate.reviews.last().cloned());
    }
    let before = workflow::service::before(conn, aggregate.row.id, aggregate.newest.number).await?;
    let Some(before) = before else {
        return Ok(None);
    };
    Ok(workflow::service::reviews(conn, &[before.id]).await?.pop())
}

/// `reviews`: of this version. `files`: at least those that its content names.
pub fn revision(
    row: RevisionRow,
    reviews: Vec<ReviewRow>,
    files: &HashMap<Uuid, FileRef>,
) -> Result<SubmissionRevision, Failure> {
    let content: SubmissionContent = content(&row)?;
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
