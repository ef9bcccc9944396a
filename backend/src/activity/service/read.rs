use contract::activity::{ActivityFilter, ActivityRow};
use contract::operation::permission::{ListActivities, ListReviews};
use contract::page::Page;
use contract::workflow::Holding;

use super::Activities;
use crate::access::guard::Granted;
use crate::organization::summary;
use crate::platform::failure::Failure;
use crate::platform::state::AppState;
use crate::workflow::service as entry;
use crate::workflow::service::Asked;
use crate::workflow::service::aggregate::state as parse_state;
use crate::workflow::store::list::{Item, Which};

pub async fn list_activities(
    state: &AppState,
    granted: &Granted<ListActivities>,
    filter: &ActivityFilter,
) -> Result<Page<ActivityRow>, Failure> {
    let (asked, which) = parts(filter);
    entry::all::<Activities, _, _>(state, granted, asked, which, row).await
}

pub async fn list_reviews(
    state: &AppState,
    granted: &Granted<ListReviews>,
    filter: &ActivityFilter,
) -> Result<Page<ActivityRow>, Failure> {
    let (asked, which) = parts(filter);
    entry::waiting::<Activities, _, _>(state, granted, asked, which, row).await
}

fn parts(filter: &ActivityFilter) -> (Asked<'_>, Which<'_>) {
    let asked = Asked {
        edition: filter.edition_id,
        cursor: filter.cursor.as_deref(),
        limit: filter.limit,
    };
    let which = Which {
        state: filter.state,
        holding: filter.holding.map(Holding::code),
        strand: filter.strand.as_deref(),
        organization_id: filter.organization_id,
        q: filter.q.as_deref(),
        ..Which::default()
    };
    (asked, which)
}

pub(super) fn holding(code: &str) -> Result<Holding, Failure> {
    Holding::parse(code).ok_or_else(|| Failure::internal("an activity held in an unknown way"))
}

fn row(item: Item) -> Result<ActivityRow, Failure> {
    let (id, name, kind) = item.organization;
    Ok(ActivityRow {
        id: item.id,
        title: item.title,
        organization: summary::reference(id, name, &kind),
        strand: item.strand,
        state: parse_state(&item.state)?,
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
