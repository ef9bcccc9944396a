//! The completeness board: organizations × materials.

use contract::board::{Board, BoardFilter, BoardRow, BoardState};
use contract::desk::BoardDue;
use contract::operation::permission::GetBoard;
use uuid::Uuid;

pub use super::sheet::{BoardSheet, sheet};
use super::store::{self, BoardQuery};
use crate::access::guard::Granted;
use crate::platform::clock;
use crate::platform::failure::Failure;
use crate::platform::state::AppState;
use crate::platform::store::{Conn, page};
use crate::reference::edition;

/// A page of the board; its totals are of everything within reach and filter.
pub async fn get_board(
    state: &AppState,
    granted: &Granted<GetBoard>,
    filter: BoardFilter,
) -> Result<Board, Failure> {
    let take = page::take(filter.limit)?;
    let after = page::decode(filter.cursor.as_deref())?;
    let mut conn = state.store.read(granted).await?;
    let edition = edition::settings(&mut conn, filter.edition_id).await?;
    let board = BoardQuery {
        edition: edition.id,
        reach: granted.reach(),
        filter: &filter,
        now: clock::now(),
    };
    let part = read(&mut conn, &board, after, take).await?;
    let page = page::cut(part.rows, take, store::OrganizationCells::key);
    Ok(Board {
        edition_id: edition.id.into(),
        materials: part.materials,
        items: page.items.into_iter().map(BoardRow::from).collect(),
        next: page.next,
        as_of: board.now,
    })
}

/// Heads and rows from one statement; the totals in the order of the states.
pub(super) async fn read(
    conn: &mut Conn,
    board: &BoardQuery<'_>,
    after: Option<store::BoardCursor>,
    take: i64,
) -> Result<store::BoardPart, Failure> {
    let mut part = store::read(conn, board, after, take)
        .await?
        .map_err(Failure::internal)?;
    for head in &mut part.materials {
        head.totals
            .sort_by_key(|total| BoardState::ALL.iter().position(|s| *s == total.state));
    }
    Ok(part)
}

/// What one organization owes and has not been accepted: what it can act on first, the nearest deadline
/// first, at most 20.
pub async fn due(
    conn: &mut Conn,
    edition: Uuid,
    organization: Uuid,
) -> Result<Vec<BoardDue>, Failure> {
    Ok(store::due(conn, edition, organization, clock::now()).await?)
}
