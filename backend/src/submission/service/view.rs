//! A submission as one caller sees it.

use std::collections::HashMap;

use contract::extension::Extension;
use contract::file::FileRef;
use contract::id::FileId;
use contract::operation::Operation;
use contract::submission::{Submission, SubmissionRevision, findings};
use uuid::Uuid;

use crate::access::caller::Caller;
use crate::file;
use crate::material::service::shown;
use crate::platform::failure::Failure;
use crate::platform::store::Conn;
use crate::reference::organization::OrganizationSummary;
use crate::submission::facts::known;
use crate::submission::store::part;
use crate::submission::store::read::Extended;
use crate::workflow;
use crate::workflow::ReviewRow;
use crate::workflow::service::aggregate::{Aggregate, review};

/// A fixed number of statements, however much the submission holds.
pub async fn view(
    conn: &mut Conn,
    caller: &Caller,
    aggregate: &Aggregate<Submission>,
) -> Result<Submission, Failure> {
    let (row, delivery) = (&aggregate.row, &aggregate.extra);
    let (owner, text) = (row.organization_id, aggregate.content()?);
    let (edition, definition) = (&aggregate.settings, &delivery.definition);
    let known = known(conn, edition, definition, owner, delivery.part, &text).await?;
    let actions = aggregate.actions(conn, caller).await?;
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
    let files: HashMap<FileId, FileRef> = known.files.iter().map(|f| (f.id, f.clone())).collect();
    let mut revision = aggregate.revision()?;
    fill_files(&mut revision, &files);
    Ok(Submission {
        id: row.id.into(),
        edition_id: row.edition_id.into(),
        extension: extended.map(|e| extension(e, definition.id)),
        organization,
        part: delivery.part,
        office: aggregate
            .office
            .as_ref()
            .map(OrganizationSummary::reference),
        due: delivery.due(),
        accepted_number: aggregate.older_in_force().map(|a| a.number),
        revision,
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

/// The files of all versions, in one statement.
pub async fn name_files(
    conn: &mut Conn,
    revisions: &mut [SubmissionRevision],
) -> Result<(), Failure> {
    let named = revisions.iter().flat_map(|r| r.content.files());
    let mut named: Vec<FileId> = named.collect();
    named.sort();
    named.dedup();
    let files = file::service::refs(conn, &named).await?;
    for revision in revisions {
        fill_files(revision, &files);
    }
    Ok(())
}

/// `files`: at least those that its content names.
fn fill_files(revision: &mut SubmissionRevision, files: &HashMap<FileId, FileRef>) {
    let named = revision.content.files();
    let found = named.iter().filter_map(|id| files.get(id).cloned());
    revision.files = found.collect();
}

/// Of the newest version, or where that has none yet, of the one before.
async fn last_review(
    conn: &mut Conn,
    aggregate: &Aggregate<Submission>,
) -> Result<Option<ReviewRow>, Failure> {
    if !aggregate.reviews.is_empty() || aggregate.newest.number == 1 {
        return Ok(aggregate.reviews.last().cloned());
    }
    let before =
        workflow::service::before::<Submission>(conn, aggregate.row.id, aggregate.newest.number)
            .await?;
    let Some(before) = before else {
        return Ok(None);
    };
    Ok(workflow::service::reviews(conn, &[before.id]).await?.pop())
}

fn extension(found: Extended, material_id: Uuid) -> Extension {
    Extension {
        id: found.id.into(),
        material_id: material_id.into(),
        organization: found.organization.reference(),
        until: found.until,
        reason: found.reason,
        granted_by: found.granted_by,
        granted_at: found.granted_at,
        revoked_by: None,
        revoked_at: None,
        revoked_reason: None,
    }
}
