//! A submission as one caller sees it.

use std::collections::HashMap;

use contract::extension::Extension;
use contract::file::FileRef;
use contract::operation::Operation;
use contract::organization::OrganizationRef;
use contract::submission::{Review, Stage, Submission, SubmissionRevision, Timing, findings};
use uuid::Uuid;

use super::rule;
use super::whole::{Whole, content, state};
use crate::http::failure::Failure;
use crate::http::guard::Caller;
use crate::material::service::shown;
use crate::organization::filer;
use crate::store::Conn;
use crate::submission::facts::known;
use crate::submission::store::read::Extended;
use crate::submission::store::{self, ReviewRow, RevisionRow, part};

/// A fixed number of statements, however much the submission holds.
pub async fn view(conn: &mut Conn, caller: &Caller, whole: Whole) -> Result<Submission, Failure> {
    let owner = whole.row.organization_id;
    let text = content(&whole.newest)?;
    let relation = filer::relation(conn, caller.organization, owner).await?;
    let (settings, definition) = (&whole.settings, &whole.definition);
    let known = known(conn, settings, definition, owner, whole.row.part, &text).await?;
    let now = |o| rule::check(o, &whole, caller).is_ok();
    let actions = caller.offered(rule::OFFERED, relation, now);
    let found = if actions.contains(&Operation::UpdateSubmission) {
        findings(&text, &whole.definition.content, &known.facts)
    } else {
        Vec::new()
    };
    let parts = if whole.definition.content.gathers {
        part::count(conn, whole.row.material_id, owner, &text.gathered).await?
    } else {
        0
    };
    let sent_back = match last_review(conn, &whole).await? {
        Some(last) if !last.passed => Some(review(last)?),
        _ => None,
    };
    let organization = whole.filer.named()?;
    let due = whole.due();
    let files: HashMap<Uuid, FileRef> = known.files.iter().map(|f| (f.id, f.clone())).collect();
    Ok(Submission {
        id: whole.row.id,
        edition_id: whole.row.edition_id,
        extension: whole
            .extension
            .map(|e| extension(e, whole.row.material_id, &organization)),
        organization,
        part: whole.row.part,
        office: whole.office.map(|o| o.named()).transpose()?,
        due,
        accepted_number: whole.accepted.map(|a| a.number),
        revision: revision(whole.newest, whole.reviews, &files)?,
        material: shown(conn, whole.definition).await?,
        sent_back,
        findings: found,
        prefill: known.prefill,
        exemplars: known.exemplars,
        used_photos: known.used,
        parts,
        actions,
        sample: whole.row.sample,
        version: whole.row.version,
        created_at: whole.row.created_at,
        updated_at: whole.row.updated_at,
    })
}

/// Of the newest version, or where that has none yet, of the one before.
async fn last_review(conn: &mut Conn, whole: &Whole) -> Result<Option<ReviewRow>, Failure> {
    if !whole.reviews.is_empty() || whole.newest.number == 1 {
        return Ok(whole.reviews.last().cloned());
    }
    let before = store::read::before(conn, whole.row.id, whole.newest.number).await?;
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
        organization: filer::reference(id, name, &kind)?,
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
