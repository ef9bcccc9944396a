use contract::entry::Revision;
use contract::operation::Permission;
use contract::page::Page;
use contract::workflow::Verb;
use uuid::Uuid;

use super::aggregate;
use super::draft::shown;
use crate::access::authorized::Authorized;
use crate::access::guard::Granted;
use crate::access::reach::Reach;
use crate::edition;
use crate::platform::failure::Failure;
use crate::platform::state::AppState;
use crate::platform::store::page;
use crate::workflow::kind::WorkflowKind;
use crate::workflow::store::list::{self, Item, Key, Queue, Which};
use crate::workflow::store::{Of, read};

pub async fn get<N: WorkflowKind, P: Permission>(
    state: &AppState,
    granted: &Granted<P>,
    id: Uuid,
) -> Result<N::Shown, Failure> {
    let mut conn = state.store.read(granted).await?;
    shown::<N, P>(&mut conn, granted, id).await
}

/// All texts, newest first, at most 100.
pub async fn revisions<N: WorkflowKind, P: Permission>(
    state: &AppState,
    granted: &Granted<P>,
    id: Uuid,
) -> Result<Vec<Revision<N::Content>>, Failure> {
    let mut conn = state.store.read(granted).await?;
    let row = Authorized::<Of<N>>::find(&mut conn, granted, id).await?;
    let rows = read::history(&mut conn, row.id).await?;
    rows.into_iter().map(aggregate::revision).collect()
}

/// Which part of a list, and how much.
pub struct Asked<'a> {
    /// The current one where absent.
    pub edition: Option<Uuid>,
    pub cursor: Option<&'a str>,
    pub limit: Option<u32>,
}

/// All in reach, the last touched first.
pub async fn all<N: WorkflowKind, P: Permission, R>(
    state: &AppState,
    granted: &Granted<P>,
    asked: Asked<'_>,
    which: Which<'_>,
    row: impl Fn(Item) -> Result<R, Failure>,
) -> Result<Page<R>, Failure> {
    let queue = Queue::All(granted.reach());
    listed::<N, P, R>(state, granted, queue, asked, which, row, |i| {
        (i.updated_at, i.id)
    })
    .await
}

/// The two queues: to review and to publish. Each reaches as far as the step it waits for.
pub async fn waiting<N: WorkflowKind, P: Permission, R>(
    state: &AppState,
    granted: &Granted<P>,
    asked: Asked<'_>,
    which: Which<'_>,
    row: impl Fn(Item) -> Result<R, Failure>,
) -> Result<Page<R>, Failure> {
    let reach = |verb: Verb| {
        let operation = N::NOUN.operation(verb);
        granted
            .caller
            .reach(operation)
            .unwrap_or_else(Reach::nowhere)
    };
    let queue = Queue::Waiting {
        review: reach(Verb::Approve),
        publish: reach(Verb::Publish),
    };
    listed::<N, P, R>(state, granted, queue, asked, which, row, |i| {
        (i.submitted_at.unwrap_or(i.updated_at), i.id)
    })
    .await
}

async fn listed<N: WorkflowKind, P: Permission, R>(
    state: &AppState,
    granted: &Granted<P>,
    queue: Queue,
    asked: Asked<'_>,
    which: Which<'_>,
    row: impl Fn(Item) -> Result<R, Failure>,
    key: impl Fn(&Item) -> Key,
) -> Result<Page<R>, Failure> {
    let take = page::take(asked.limit)?;
    let after: Option<Key> = page::decode(asked.cursor)?;
    let mut conn = state.store.read(granted).await?;
    let edition = match asked.edition {
        Some(id) => Some(id),
        None => edition::service::current(&mut conn).await?,
    };
    let items = match edition {
        Some(id) => list::list(&mut conn, N::NOUN, queue, id, &which, after, take).await?,
        None => Vec::new(),
    };
    let cut = page::cut(items, take, key);
    Ok(Page {
        items: cut.items.into_iter().map(row).collect::<Result<_, _>>()?,
        next: cut.next,
    })
}
