use contract::activity::{Activity, ActivityFilter, ActivityRow, Revision};
use contract::operation::Operation;
use contract::operation::permission::{GetActivity, ListActivities, ListReviews, ListRevisions};
use contract::page::Page;
use uuid::Uuid;

use super::view;
use super::whole::{Whole, holding, state as parse_state};
use crate::activity::store::list::{self, Item, Key, Shelf};
use crate::activity::store::{Row, read};
use crate::app::State;
use crate::edition;
use crate::http::failure::Failure;
use crate::http::guard::Granted;
use crate::organization::filer;
use crate::store::{Authorized, Reach, page};

pub async fn get_activity(
    state: &State,
    granted: &Granted<GetActivity>,
    id: Uuid,
) -> Result<Activity, Failure> {
    let mut conn = state.store.read(granted).await?;
    let row = Authorized::<Row>::find(&mut conn, granted, id).await?;
    let whole = Whole::load(&mut conn, row.into_inner()).await?;
    view::view(&mut conn, &granted.caller, whole).await
}

pub async fn list_revisions(
    state: &State,
    granted: &Granted<ListRevisions>,
    id: Uuid,
) -> Result<Vec<Revision>, Failure> {
    let mut conn = state.store.read(granted).await?;
    let row = Authorized::<Row>::find(&mut conn, granted, id).await?;
    let rows = read::history(&mut conn, row.id).await?;
    rows.into_iter().map(view::revision).collect()
}

pub async fn list_activities(
    state: &State,
    granted: &Granted<ListActivities>,
    filter: &ActivityFilter,
) -> Result<Page<ActivityRow>, Failure> {
    let shelf = Shelf::All(granted.reach());
    shelved(state, granted, shelf, filter, |i| (i.updated_at, i.id)).await
}

/// The two queues: to review and to publish. Each reaches as far as the step it waits for.
pub async fn list_reviews(
    state: &State,
    granted: &Granted<ListReviews>,
    filter: &ActivityFilter,
) -> Result<Page<ActivityRow>, Failure> {
    let reach = |o: Operation| granted.caller.reach(o).unwrap_or_else(Reach::nowhere);
    let shelf = Shelf::Reviews {
        review: reach(Operation::ApproveActivity),
        publish: reach(Operation::PublishActivity),
    };
    shelved(state, granted, shelf, filter, |i| {
        (i.submitted_at.unwrap_or(i.updated_at), i.id)
    })
    .await
}

async fn shelved<P: contract::operation::Permission>(
    state: &State,
    granted: &Granted<P>,
    shelf: Shelf,
    filter: &ActivityFilter,
    key: impl Fn(&Item) -> Key,
) -> Result<Page<ActivityRow>, Failure> {
    let take = page::take(filter.limit)?;
    let after: Option<Key> = page::decode(filter.cursor.as_deref())?;
    let mut conn = state.store.read(granted).await?;
    let edition = match filter.edition_id {
        Some(id) => Some(id),
        None => edition::service::current(&mut conn).await?,
    };
    let items = match edition {
        Some(id) => list::list(&mut conn, shelf, id, filter, after, take).await?,
        None => Vec::new(),
    };
    let cut = page::cut(items, take, key);
    Ok(Page {
        items: cut.items.into_iter().map(row).collect::<Result<_, _>>()?,
        next: cut.next,
    })
}

fn row(item: Item) -> Result<ActivityRow, Failure> {
    let (id, name, kind) = item.organization;
    Ok(ActivityRow {
        id: item.id,
        title: item.title,
        organization: filer::reference(id, name, &kind)?,
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
