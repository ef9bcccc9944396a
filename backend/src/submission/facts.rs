//! What must be known of a submission's surroundings before its rules can speak.

mod count;
mod store;

use std::collections::HashMap;

use contract::file::{FileKind, FileRef};
use contract::id::{ActivityId, FileId};
use contract::submission::{ExemplarFact, Facts, PhotoFact, Prefill, SubmissionContent, UsedPhoto};
use uuid::Uuid;

use crate::file;
use crate::material::service::Definition;
use crate::platform::failure::Failure;
use crate::platform::store::{Conn, uuids};
use crate::reference::edition::Settings;

use count::counts;

/// The facts for the rules, and the things they were made from, for the page.
#[derive(Clone, Debug, Default)]
pub struct Known {
    pub facts: Facts,
    /// Every file that the content names, in its order.
    pub files: Vec<FileRef>,
    pub prefill: Vec<Prefill>,
    /// In the order of the content.
    pub exemplars: Vec<ExemplarFact>,
    pub used: Vec<UsedPhoto>,
}

/// A fixed number of statements, however much the content names.
pub async fn known(
    conn: &mut Conn,
    settings: &Settings,
    definition: &Definition,
    organization: Uuid,
    part: bool,
    content: &SubmissionContent,
) -> Result<Known, Failure> {
    let ids = content.files();
    let mut found = file::service::refs(conn, &ids).await?;
    let files: Vec<FileRef> = ids.iter().filter_map(|id| found.remove(id)).collect();
    let counted = definition
        .content
        .figures
        .iter()
        .any(|f| f.source.is_some());
    let prefill = if counted {
        let counts = counts(conn, settings.id, organization).await?;
        count::prefill(&definition.content.figures, &counts)
    } else {
        Vec::new()
    };
    let nominated: Vec<ActivityId> = content.exemplars.iter().map(|e| e.activity_id).collect();
    let exemplars = exemplars(conn, settings.id, organization, &nominated).await?;
    let used = if files.iter().any(|f| f.kind == FileKind::Picture) {
        store::used_photos(conn, settings.id, definition.id, organization).await?
    } else {
        Vec::new()
    };
    let window = settings
        .content
        .dates
        .iter()
        .find(|d| d.code == "demonstration")
        .and_then(|d| Some((d.at?, d.until?)));
    let facts = Facts {
        photos: photos(&files),
        documents: files
            .iter()
            .filter(|f| f.kind == FileKind::Document)
            .map(|f| (f.id, f.media_type.clone()))
            .collect(),
        exemplars: exemplars
            .iter()
            .map(|e| (e.activity_id, e.clone()))
            .collect(),
        prefill: prefill
            .iter()
            .map(|p| (p.code.clone(), p.value.clone()))
            .collect(),
        used: used
            .iter()
            .map(|u| (u.digest.clone(), u.material.clone()))
            .collect(),
        window,
        part,
    };
    Ok(Known {
        facts,
        files,
        prefill,
        exemplars,
        used,
    })
}

fn photos(files: &[FileRef]) -> HashMap<FileId, PhotoFact> {
    let pictures = files.iter().filter(|f| f.kind == FileKind::Picture);
    pictures
        .map(|f| {
            let longer = f.original_width.max(f.original_height).unwrap_or_default();
            let fact = PhotoFact {
                digest: f.digest.clone(),
                longer: u32::try_from(longer).unwrap_or_default(),
            };
            (f.id, fact)
        })
        .collect()
}

/// These activities of an organization and those below it, in the given order.
async fn exemplars(
    conn: &mut Conn,
    edition: Uuid,
    organization: Uuid,
    ids: &[ActivityId],
) -> Result<Vec<ExemplarFact>, Failure> {
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    let mut found = store::exemplars(conn, edition, organization, &uuids(ids)).await?;
    found.sort_by_key(|e| ids.iter().position(|id| *id == e.activity_id));
    Ok(found)
}
