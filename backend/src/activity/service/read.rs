//! Lists activities and shows one.

use contract::activity::{ActivityFilter, ActivityRow};
use contract::operation::permission::{ListActivities, ListReviews};
use contract::page::Page;
use contract::workflow::{Holding, RevisionState};

use super::Activities;
use crate::access::guard::Granted;
use crate::platform::failure::Failure;
use crate::platform::state::AppState;
use crate::reference::organization;
use crate::workflow::service::aggregate::state;
use crate::workflow::service::{PageQuery, list, waiting};
use crate::workflow::{EntryFilter, EntrySummary, Queue};

pub async fn list_activities(
    app: &AppState,
    granted: &Granted<ListActivities>,
    filter: &ActivityFilter,
) -> Result<Page<ActivityRow>, Failure> {
    let mut conn = app.store.read(granted).await?;
    let (query, conditions) = parts(filter);
    let queue = Queue::All(granted.reach());
    let page = list::<Activities>(&mut conn, queue, query, &conditions).await?;
    page.try_map(row)
}

pub async fn list_reviews(
    app: &AppState,
    granted: &Granted<ListReviews>,
    filter: &ActivityFilter,
) -> Result<Page<ActivityRow>, Failure> {
    let mut conn = app.store.read(granted).await?;
    let (query, conditions) = parts(filter);
    let queue = waiting::<Activities>(&granted.caller);
    let page = list::<Activities>(&mut conn, queue, query, &conditions).await?;
    page.try_map(row)
}

fn parts(filter: &ActivityFilter) -> (PageQuery<'_>, EntryFilter<'_>) {
    let query = PageQuery {
        edition: filter.edition_id,
        cursor: filter.cursor.as_deref(),
        limit: filter.limit,
    };
    let conditions = EntryFilter {
        state: filter.state.map(RevisionState::code),
        holding: filter.holding.map(Holding::code),
        strand: filter.strand.as_deref(),
        organization_id: filter.organization_id,
        q: filter.q.as_deref(),
        ..EntryFilter::default()
    };
    (query, conditions)
}

pub(super) fn holding(code: &str) -> Result<Holding, Failure> {
    Holding::parse(code).ok_or_else(|| Failure::internal("an activity held in an unknown way"))
}

fn row(item: EntrySummary) -> Result<ActivityRow, Failure> {
    let (id, name, kind) = item.organization;
    Ok(ActivityRow {
        id: item.id,
        title: item.title,
        organization: organization::reference(id, name, &kind),
        strand: item.strand,
        state: state(&item.state)?,
        holding: holding(&item.holding)?,
        public: item.public,
        revision_number: item.number,
        first_start: item.first_start,
        occurrences: item.occurrences,
        reason: item.reason,
        submitted_at: item.submitted_at,
        updated_at: item.updated_at,
        sample: item.sample,
    })
}
