//! Lists of submissions.

use contract::operation::permission::ListSubmissions;
use contract::organization::OrganizationRef;
use contract::page::Page;
use contract::submission::{
    StatementKind, SubmissionFilter, SubmissionRow, SubmissionState, Timing,
};
use uuid::Uuid;

use super::kind::Submissions;
use crate::access::guard::Granted;
use crate::platform::failure::Failure;
use crate::platform::state::AppState;
use crate::reference::organization;
use crate::workflow::service::aggregate::state;
use crate::workflow::service::{PageQuery, list};
use crate::workflow::{EntryFilter, EntrySummary, Queue};

pub async fn list_submissions(
    app: &AppState,
    granted: &Granted<ListSubmissions>,
    filter: &SubmissionFilter,
) -> Result<Page<SubmissionRow>, Failure> {
    let mut conn = app.store.read(granted).await?;
    let queue = match filter.waiting {
        Some(true) => Queue::Desk(granted.reach()),
        _ => Queue::All(granted.reach()),
    };
    let query = PageQuery {
        edition: filter.edition_id,
        cursor: filter.cursor.as_deref(),
        limit: filter.limit,
    };
    let conditions = EntryFilter {
        state: filter.state.map(SubmissionState::code),
        material_id: filter.material_id,
        part: filter.part,
        organization_id: filter.organization_id,
        ..EntryFilter::default()
    };
    let page = list::<Submissions>(&mut conn, queue, query, &conditions).await?;
    let mut ids: Vec<Uuid> = page.items.iter().filter_map(|i| i.office_id).collect();
    ids.sort();
    ids.dedup();
    let offices = organization::named(&mut conn, &ids).await?;
    page.try_map(|item| row(item, &offices))
}

fn row(item: EntrySummary, offices: &[OrganizationRef]) -> Result<SubmissionRow, Failure> {
    let (id, name, kind) = item.organization;
    let (material_id, material) = item.material.unwrap_or_default();
    let office = offices.iter().find(|o| Some(o.id) == item.office_id);
    Ok(SubmissionRow {
        id: item.id,
        material_id,
        material,
        organization: organization::reference(id, name, &kind),
        part: item.part,
        state: state(&item.state)?,
        office: office.cloned(),
        title: item.title,
        photos: item.photos,
        statement: item.statement.as_deref().and_then(StatementKind::parse),
        timing: item.timing.as_deref().and_then(Timing::parse),
        revision_number: item.number,
        submitted_at: item.last_submitted_at,
        updated_at: item.updated_at,
        sample: item.sample,
    })
}
