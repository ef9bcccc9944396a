//! Reading: one, its history, lists and queues.

use contract::operation::Permission;
use contract::page::Page;
use contract::workflow::Verb;
use uuid::Uuid;

use super::draft::shown;
use crate::access::authorized::Authorized;
use crate::access::caller::Caller;
use crate::access::guard::Granted;
use crate::access::reach::Reach;
use crate::platform::failure::Failure;
use crate::platform::state::AppState;
use crate::platform::store::{Conn, page};
use crate::reference::edition;
use crate::workflow::kind::WorkflowKind;
use crate::workflow::store::list::{self, EntryFilter, EntrySummary, Key, Queue};
use crate::workflow::store::{EntryOf, read};

/// One, as the caller sees it.
pub async fn get<N: WorkflowKind, P: Permission>(
    app: &AppState,
    granted: &Granted<P>,
    id: Uuid,
) -> Result<N::View, Failure> {
    let mut conn = app.store.read(granted).await?;
    shown::<N, P>(&mut conn, granted, id).await
}

/// All its revisions, newest first, at most 100.
pub async fn revisions<N: WorkflowKind, P: Permission>(
    app: &AppState,
    granted: &Granted<P>,
    id: Uuid,
) -> Result<Vec<N::Revision>, Failure> {
    let mut conn = app.store.read(granted).await?;
    let row = Authorized::<EntryOf<N>>::find(&mut conn, granted, id).await?;
    let rows = read::history(&mut conn, row.id).await?;
    N::history(&mut conn, rows).await
}

/// Which page of a list, and how much.
pub struct PageQuery<'a> {
    /// The current one where absent.
    pub edition: Option<Uuid>,
    pub cursor: Option<&'a str>,
    pub limit: Option<u32>,
}

/// One page; each queue has its own order.
pub async fn list<N: WorkflowKind>(
    conn: &mut Conn,
    queue: Queue,
    query: PageQuery<'_>,
    filter: &EntryFilter<'_>,
) -> Result<Page<EntrySummary>, Failure> {
    let take = page::take(query.limit)?;
    let after: Option<Key> = page::decode(query.cursor)?;
    let edition = match query.edition {
        Some(id) => Some(id),
        None => edition::current(conn).await?,
    };
    let items = match edition {
        Some(id) => list::list(conn, N::NOUN, queue, id, filter, after, take).await?,
        None => Vec::new(),
    };
    Ok(page::cut(items, take, |item| queue.key(item)))
}

/// What waits for review and for publication. Each reaches as far as the step it waits for.
pub fn waiting<N: WorkflowKind>(caller: &Caller) -> Queue {
    let reach = |verb| {
        let reach = caller.reach(N::NOUN.operation(verb));
        reach.unwrap_or_else(Reach::nowhere)
    };
    Queue::Waiting {
        review: reach(Verb::Approve),
        publish: reach(Verb::Publish),
    }
}
