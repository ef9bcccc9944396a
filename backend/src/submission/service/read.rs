use std::collections::HashMap;

use contract::file::FileRef;
use contract::operation::permission::{GetSubmission, ListSubmissionRevisions, ListSubmissions};
use contract::organization::OrganizationRef;
use contract::page::Page;
use contract::submission::{
    StatementKind, Submission, SubmissionFilter, SubmissionRevision, SubmissionRow, Timing,
};
use uuid::Uuid;

use super::aggregate::{content, state as stage};
use super::draft::seen;
use super::view;
use crate::access::authorized::Authorized;
use crate::access::guard::Granted;
use crate::edition;
use crate::file;
use crate::organization::{self, summary};
use crate::platform::failure::Failure;
use crate::platform::state::AppState;
use crate::platform::store::page;
use crate::submission::store::list::{self, Item, Key};
use crate::submission::store::{ReviewRow, Row, read};

pub async fn get_submission(
    state: &AppState,
    granted: &Granted<GetSubmission>,
    id: Uuid,
) -> Result<Submission, Failure> {
    let mut conn = state.store.read(granted).await?;
    let row = Authorized::<Row>::find(&mut conn, granted, id).await?;
    seen(&mut conn, granted, row.into_inner()).await
}

/// Newest first. Reviews and files of all versions come in one statement each.
pub async fn list_submission_revisions(
    state: &AppState,
    granted: &Granted<ListSubmissionRevisions>,
    id: Uuid,
) -> Result<Vec<SubmissionRevision>, Failure> {
    let mut conn = state.store.read(granted).await?;
    let row = Authorized::<Row>::find(&mut conn, granted, id).await?;
    let rows = read::history(&mut conn, row.id).await?;
    let ids: Vec<Uuid> = rows.iter().map(|r| r.id).collect();
    let mut reviews: HashMap<Uuid, Vec<ReviewRow>> = HashMap::new();
    for review in read::reviews(&mut conn, &ids).await? {
        reviews.entry(review.revision_id).or_default().push(review);
    }
    let mut named: Vec<Uuid> = Vec::new();
    for row in &rows {
        named.extend(content(row)?.files());
    }
    named.sort();
    named.dedup();
    let files: HashMap<Uuid, FileRef> = file::service::refs(&mut conn, &named).await?;
    rows.into_iter()
        .map(|row| {
            let reviews = reviews.remove(&row.id).unwrap_or_default();
            view::revision(row, reviews, &files)
        })
        .collect()
}

pub async fn list_submissions(
    state: &AppState,
    granted: &Granted<ListSubmissions>,
    filter: &SubmissionFilter,
) -> Result<Page<SubmissionRow>, Failure> {
    let take = page::take(filter.limit)?;
    let after: Option<Key> = page::decode(filter.cursor.as_deref())?;
    let mut conn = state.store.read(granted).await?;
    let edition = match filter.edition_id {
        Some(id) => Some(id),
        None => edition::service::current(&mut conn).await?,
    };
    let items = match edition {
        Some(id) => list::list(&mut conn, granted.reach(), id, filter, after, take).await?,
        None => Vec::new(),
    };
    let waiting = filter.waiting == Some(true);
    let cut = page::cut(items, take, |i| -> Key {
        let at = i.submitted_at.filter(|_| waiting);
        (at.unwrap_or(i.updated_at), i.id)
    });
    let mut ids: Vec<Uuid> = cut.items.iter().filter_map(|i| i.office).collect();
    ids.sort();
    ids.dedup();
    let offices = organization::service::named(&mut conn, &ids).await?;
    let items = cut.items.into_iter().map(|i| row(i, &offices));
    Ok(Page {
        items: items.collect::<Result<_, _>>()?,
        next: cut.next,
    })
}

fn row(item: Item, offices: &[OrganizationRef]) -> Result<SubmissionRow, Failure> {
    let (id, name, kind) = item.organization;
    let (material_id, material) = item.material;
    Ok(SubmissionRow {
        id: item.id,
        material_id,
        material,
        organization: summary::reference(id, name, &kind),
        part: item.part,
        state: stage(&item.state)?,
        office: offices.iter().find(|o| Some(o.id) == item.office).cloned(),
        title: item.heading,
        photos: item.photos,
        statement: item.statement.as_deref().and_then(StatementKind::parse),
        timing: item.timing.as_deref().and_then(Timing::parse),
        revision_number: item.number,
        submitted_at: item.submitted_at,
        updated_at: item.updated_at,
        sample: item.sample,
    })
}
