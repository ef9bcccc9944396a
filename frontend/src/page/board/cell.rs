//! One organization and one material on the board.

use contract::board::{BoardCell, BoardState};
use yew::prelude::*;

use crate::route::Route;
use crate::ui::{RouteLink, board_tone};

/// Handing it in is still to be done, so it can be reminded of and put off.
pub fn open(state: BoardState) -> bool {
    matches!(
        state,
        BoardState::Missing | BoardState::Overdue | BoardState::Draft | BoardState::Returned
    )
}

/// What is handed in leads to it; what is not, to what can be done about it.
pub fn cell_view(
    organization: &str,
    material: &str,
    cell: &BoardCell,
    onask: Callback<()>,
) -> Html {
    let state = cell.shown();
    let text = match cell.statement {
        Some(statement) if state == BoardState::Exempt => statement.label(),
        _ => state.label(),
    };
    let mut marks = Vec::new();
    if !cell.owed {
        marks.push("供汇集");
    }
    if cell.extended {
        marks.push("已延期");
    }
    if open(cell.state) && cell.reminded_at.is_some() {
        marks.push("已催报");
    }
    let inside = html! {
        <>
            <span class="unseen">{organization}{"，"}{material}{"："}</span>
            {text}
            if !marks.is_empty() {
                <small>{marks.join("、")}</small>
            }
        </>
    };
    let class = classes!("badge", "cell", board_tone(state).class());
    match cell.submission_id {
        Some(id) if !open(cell.state) => {
            html! { <RouteLink to={Route::SubmissionView { id }} {class}>{inside}</RouteLink> }
        }
        _ => {
            let onclick = onask.reform(|_: MouseEvent| ());
            html! { <button type="button" {class} {onclick} aria-haspopup="dialog">{inside}</button> }
        }
    }
}
