//! Reading: one, its history, lists and queues.

use std::collections::HashMap;

use contract::entry::ListFilter;
use contract::id::OrganizationId;
use contract::operation::Permission;
use contract::page::Page;
use contract::workflow::Verb;
use uuid::Uuid;

use super::aggregate::RevisionView;
use super::draft::shown;
use crate::access::authorized::Authorized;
use crate::access::guard::Granted;
use crate::access::reach::Reach;
use crate::platform::failure::Failure;
use crate::platform::state::AppState;
use crate::platform::store::page;
use crate::reference::{edition, organization};
use crate::workflow::kind::WorkflowKind;
use crate::workflow::store::list::{self, EntryFilter, EntrySummary, Key, Queue};
use crate::workflow::store::{EntryOf, ReviewRow, read};

/// One, as the caller sees it.
pub async fn get<N: WorkflowKind, P: Permission>(
    app: &AppState,
    granted: &Granted<P>,
    id: Uuid,
) -> Result<N, Failure> {
    let mut conn = app.store.read(granted).await?;
    shown::<N, P>(&mut conn, granted, id).await
}

/// All its revisions, newest first, at most 100. Their reviews come in one statement.
pub async fn revisions<N: WorkflowKind, P: Permission>(
    app: &AppState,
    granted: &Granted<P>,
    id: Uuid,
) -> Result<Vec<N::Revision>, Failure> {
    let mut conn = app.store.read(granted).await?;
    let row = Authorized::<EntryOf<N>>::find(&mut conn, granted, id).await?;
    let rows = read::history(&mut conn, row.id).await?;
    let mut reviews: HashMap<Uuid, Vec<ReviewRow>> = HashMap::new();
    if N::chained() {
        let ids: Vec<Uuid> = rows.iter().map(|r| r.id).collect();
        for review in read::reviews(&mut conn, &ids).await? {
            reviews.entry(review.revision_id).or_default().push(review);
        }
    }
    let shown = rows.into_iter().map(|row| {
        let reviews = reviews.remove(&row.id).unwrap_or_default();
        RevisionView::of(row, reviews)
    });
    let mut shown: Vec<N::Revision> = shown.collect::<Result<_, _>>()?;
    N::complete(&mut conn, &mut shown).await?;
    Ok(shown)
}

/// All within the operation's reach, the last changed first; or what waits for the caller's office.
pub async fn list<N: WorkflowKind, P: Permission>(
    app: &AppState,
    granted: &Granted<P>,
    filter: &N::Filter,
) -> Result<Page<N::Row>, Failure> {
    let conditions = N::conditions(filter);
    let queue = match conditions.waiting {
        Some(true) => Queue::Desk(granted.reach()),
        _ => Queue::All(granted.reach()),
    };
    page_of::<N, P>(app, granted, filter, queue, &conditions).await
}

/// What waits for review and for publication. Each reaches as far as the step it waits for.
pub async fn list_waiting<N: WorkflowKind, P: Permission>(
    app: &AppState,
    granted: &Granted<P>,
    filter: &N::Filter,
) -> Result<Page<N::Row>, Failure> {
    let reach = |verb| {
        let reach = granted.caller.reach(N::operation(verb));
        reach.unwrap_or_else(Reach::nowhere)
    };
    let queue = Queue::Waiting {
        review: reach(Verb::Approve),
        publish: reach(Verb::Publish),
    };
    page_of::<N, P>(app, granted, filter, queue, &N::conditions(filter)).await
}

/// One page; each queue has its own order. The edition is the current one where none is named.
async fn page_of<N: WorkflowKind, P: Permission>(
    app: &AppState,
    granted: &Granted<P>,
    filter: &N::Filter,
    queue: Queue,
    conditions: &EntryFilter<'_>,
) -> Result<Page<N::Row>, Failure> {
    let mut conn = app.store.read(granted).await?;
    let (edition, cursor, limit) = filter.page();
    let take = page::take(limit)?;
    let after: Option<Key> = page::decode(cursor)?;
    let edition = match edition {
        Some(id) => Some(id.into()),
        None => edition::current(&mut conn).await?,
    };
    let items = match edition {
        Some(id) => list::list(&mut conn, N::NOUN, queue, id, conditions, after, take).await?,
        None => Vec::new(),
    };
    let ids = items.iter().filter_map(|i| i.office_id);
    let mut ids: Vec<OrganizationId> = ids.map(Into::into).collect();
    ids.sort();
    ids.dedup();
    let offices = match &ids[..] {
        [] => Vec::new(),
        ids => organization::named(&mut conn, ids).await?,
    };
    let office = |item: &EntrySummary| offices.iter().find(|o| Some(o.id.into()) == item.office_id);
    page::cut(items, take, |item| queue.key(item)).try_map(|item| {
        let office = office(&item).cloned();
        N::row(item, office)
    })
}
