//! How complete the materials are.

use contract::board::{Board, BoardFilter};

use super::client::{Answer, Call};

pub async fn get_board(filter: BoardFilter) -> Answer<Board> {
    Call::get("/board").query(&filter).json().await
}
