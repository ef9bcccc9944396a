//! Taking what organizations below have handed in into one's own submission.

mod sum;

use std::collections::{HashMap, HashSet};

use contract::entry::Content;
use contract::id::SubmissionId;
use contract::material::{MaterialInput, Part};
use contract::operation::permission::GatherSubmission;
use contract::submission::{Gathering, Submission, SubmissionContent};
use contract::validate::{Check, Validate};
use uuid::Uuid;

use crate::access::guard::Granted;
use crate::platform::failure::Failure;
use crate::platform::http::version::Version;
use crate::platform::state::AppState;
use crate::platform::store::{AuditEvent, Conn, Tx};
use crate::submission::store::part;
use crate::workflow::kind::{Validated, WorkflowKind};
use crate::workflow::service::aggregate::Aggregate;
use crate::workflow::service::draft::{open, save};

/// One organization's accepted text.
struct OfferedPart {
    submission: SubmissionId,
    organization: String,
    content: SubmissionContent,
}

/// Behind what is there, in the order asked for. What was gathered before is left out.
pub async fn gather_submission(
    app: &AppState,
    granted: &Granted<GatherSubmission>,
    id: Uuid,
    version: Version,
    asked: Gathering,
) -> Result<Submission, Failure> {
    let mut tx = Tx::begin(&app.store, granted).await?;
    let mut aggregate = open::<Submission, _>(&mut tx, granted, id, version).await?;
    let material = &aggregate.extra.definition.content;
    wanted(&asked.parts, material)?;
    let stored = aggregate.content()?;
    let pieces = pieces(&mut tx, &aggregate, &asked.submissions, &stored).await?;
    if pieces.is_empty() {
        let same = Submission::view(&mut tx, &granted.caller, &aggregate).await?;
        tx.rollback().await?;
        return Ok(same);
    }
    let text = joined(material, &asked.parts, &stored, &pieces)?;
    Failure::fields(text.faults())?;
    let changed = text.difference(&stored);
    save(&mut tx, granted, &mut aggregate, &Validated::checked(text)).await?;
    let gathered = Submission::view(&mut tx, &granted.caller, &aggregate).await?;
    tx.commit(AuditEvent::new(granted, "submission", id).detail(changed))
        .await?;
    Ok(gathered)
}

/// Parts that the material has and that can be put together.
fn wanted(parts: &[Part], material: &MaterialInput) -> Result<(), Failure> {
    let mut check = Check::default();
    for (i, part) in parts.iter().enumerate() {
        let single = matches!(part, Part::Title | Part::Committee);
        let message = format!("“{}”不能汇集，请不要选择。", part.label());
        let sound = material.has(*part) && !single;
        check.that(sound, &format!("parts.{i}"), "not_wanted", message);
    }
    Failure::fields(check.errors)
}

async fn pieces(
    conn: &mut Conn,
    aggregate: &Aggregate<Submission>,
    asked: &[SubmissionId],
    own: &SubmissionContent,
) -> Result<Vec<OfferedPart>, Failure> {
    let (material, organization) = (aggregate.extra.definition.id, aggregate.filer.id);
    let found = part::pieces(conn, material, organization, asked).await?;
    let mut found: HashMap<SubmissionId, part::OfferedPart> = found
        .into_iter()
        .map(|p| (p.submission.into(), p))
        .collect();
    let mut check = Check::default();
    let mut pieces = Vec::new();
    let mut seen: HashSet<SubmissionId> = own.gathered.iter().copied().collect();
    for (i, id) in asked.iter().enumerate() {
        if !seen.insert(*id) {
            continue;
        }
        let Some(piece) = found.remove(id) else {
            let message = "没有这份可以汇集的下级材料：须是同一项材料，并已接收。";
            check.fault(&format!("submissions.{i}"), "not_found", message);
            continue;
        };
        pieces.push(OfferedPart {
            submission: *id,
            organization: piece.organization,
            content: serde_json::from_value(piece.content).map_err(Failure::internal)?,
        });
    }
    Failure::fields(check.errors)?;
    Ok(pieces)
}

fn joined(
    material: &MaterialInput,
    parts: &[Part],
    own: &SubmissionContent,
    pieces: &[OfferedPart],
) -> Result<SubmissionContent, Failure> {
    let mut text = own.clone();
    let has = |part| parts.contains(&part);
    // Who stated that there is nothing to hand in has nothing to be gathered.
    let filled: Vec<&OfferedPart> = pieces
        .iter()
        .filter(|p| p.content.statement.is_none())
        .collect();
    for OfferedPart {
        organization,
        content,
        ..
    } in &filled
    {
        if has(Part::Body) && !content.body.trim().is_empty() {
            if !text.body.is_empty() {
                text.body.push_str("\n\n");
            }
            let body = format!("【{organization}】\n{}", content.body);
            text.body.push_str(&body);
        }
        if has(Part::Photos) {
            text.photos.extend(content.photos.iter().cloned());
        }
        if has(Part::Cases) {
            text.cases.extend(content.cases.iter().cloned());
        }
        if has(Part::Documents) {
            for document in &content.documents {
                if !text.documents.contains(document) {
                    text.documents.push(document.clone());
                }
            }
        }
        if has(Part::Exemplars) {
            for exemplar in &content.exemplars {
                let known = text
                    .exemplars
                    .iter()
                    .any(|e| e.activity_id == exemplar.activity_id);
                if !known {
                    text.exemplars.push(exemplar.clone());
                }
            }
        }
    }
    if has(Part::Figures) {
        let forms: Vec<&SubmissionContent> = filled.iter().map(|p| &p.content).collect();
        sum::add(&mut text, material, &forms)?;
    }
    text.gathered.extend(pieces.iter().map(|p| p.submission));
    Ok(text)
}
