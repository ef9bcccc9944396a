//! What the own organization owes, by batch.

use std::rc::Rc;

use contract::board::{Board, BoardCell, BoardFilter, BoardMaterial, BoardRow, BoardState};
use contract::material::{Material, MaterialInput, batch_label};
use contract::operation::Operation;
use contract::submission::SubmissionState;
use contract::time;
use yew::prelude::*;

use super::row::timing_badge;
use crate::api;
use crate::hook::use_fetch;
use crate::page::material::requirements;
use crate::route::Route;
use crate::session::{Session, use_session};
use crate::ui::{Badge, BoardBadge, Due, Empty, RouteLink};

#[component]
pub fn OwnSubmissions() -> Html {
    let session = use_session();
    let own = session
        .profile()
        .map(|p| p.organization.clone())
        .unwrap_or_default();
    // Of the own kind there is none below: the one row is the own.
    let filter = BoardFilter {
        organization_id: Some(own.id),
        kind: session.is_office().then_some(own.kind),
        parts: Some(true),
        limit: Some(100),
        ..Default::default()
    };
    let board = use_fetch(filter, api::board::get_board);
    let materials = use_fetch(None, api::material::list_materials);
    board.view(|board: &Rc<Board>| {
        let row = board.items.iter().find(|r| r.organization.id == own.id);
        let Some(row) = row.filter(|r| !r.cells.is_empty()) else {
            return html! { <Empty text="今年没有需要本单位报送的材料。" /> };
        };
        let asked = materials.data.as_ref().map_or(&[][..], |m| m);
        let mut batches: Vec<i32> = board.materials.iter().map(|m| m.batch).collect();
        batches.sort_unstable();
        batches.dedup();
        html! {
            <div class="stack-big">
                { for batches.into_iter().map(|batch| group(batch, board, row, asked, &session)) }
                <p class="small">{format!("数据截至{}。", time::say_full(board.as_of))}</p>
            </div>
        }
    })
}

fn group(batch: i32, board: &Board, row: &BoardRow, asked: &[Material], session: &Session) -> Html {
    let of_batch = board.materials.iter().filter(|m| m.batch == batch);
    let found = of_batch.filter_map(|m| {
        let cell = row.cells.iter().find(|c| c.material_id == m.id)?;
        Some((m, cell))
    });
    let mut found = found.peekable();
    if found.peek().is_none() {
        return html! {};
    }
    html! {
        <section class="stack">
            <h2>{batch_label(batch)}</h2>
            <div class="grid owed">
                { for found.map(|(m, cell)| card(m, cell, row, asked.iter().find(|a| a.id == m.id), session)) }
            </div>
        </section>
    }
}

fn card(
    material: &BoardMaterial,
    cell: &BoardCell,
    row: &BoardRow,
    asks: Option<&Material>,
    session: &Session,
) -> Html {
    let above = row.reports_to.as_ref().map_or("上级单位", |r| &r.name);
    let text = cell.statement.filter(|_| cell.state == BoardState::Exempt);
    let late = cell.state == BoardState::Overdue;
    // Nobody is late with what is not owed.
    let closed = late && !cell.owed;
    let over = closed || cell.state.complete() || cell.state == BoardState::Waiting;
    html! {
        <article class="card" key={material.id.to_string()}>
            <div class="spread">
                <h3>{&material.label}</h3>
                if closed {
                    <Badge text="已截止" />
                } else {
                    <BoardBadge state={cell.state} text={text.map(|s| AttrValue::from(s.label()))} />
                }
            </div>
            <Due due={cell.due} extended={cell.extended} {over} />
            if !cell.owed {
                <p class="small">{format!("报送给{above}汇集，不是必报。")}</p>
            }
            if let Some(at) = cell.submitted_at {
                <p class="row small">
                    {format!("报送时间：{}", time::say_full(at))}
                    {cell.timing.map(timing_badge).unwrap_or_default()}
                </p>
            }
            if late {
                <p class="small">{format!("报送已截止。如需补报，请联系{above}办理延期。")}</p>
            }
            if let Some(asks) = asks {
                <details><summary>{"报送要求"}</summary>{requirements(&binding(asks, cell))}</details>
            }
            <div class="actions">{steps(material, cell, session)}</div>
        </article>
    }
}

/// What the material asks of this organization.
fn binding(asks: &Material, cell: &BoardCell) -> MaterialInput {
    let whole = asks.content.clone();
    if cell.owed { whole } else { whole.of_part() }
}

/// The one thing to do next, and looking at what there is.
fn steps(material: &BoardMaterial, cell: &BoardCell, session: &Session) -> Html {
    let unseen = html! { <span class="unseen">{"："}{&material.label}</span> };
    let Some(id) = cell.submission_id else {
        return html! {
            if session.may(Operation::CreateSubmission) {
                <RouteLink to={Route::SubmissionNew { material_id: material.id }} class="button">{"开始填报"}{unseen}</RouteLink>
            }
        };
    };
    let edits = session.may(Operation::UpdateSubmission);
    match cell.submission_state {
        Some(SubmissionState::Draft) if edits => html! {
            <RouteLink to={Route::SubmissionEdit { id }} class="button">{"继续填报"}{unseen}</RouteLink>
        },
        Some(SubmissionState::Returned) if edits => html! {
            <>
                <RouteLink to={Route::SubmissionEdit { id }} class="button">{"修改"}{unseen.clone()}</RouteLink>
                <RouteLink to={Route::SubmissionView { id }} class="button quiet">{"查看退回意见"}{unseen}</RouteLink>
            </>
        },
        _ => {
            html! { <RouteLink to={Route::SubmissionView { id }} class="button quiet">{"查看"}{unseen}</RouteLink> }
        }
    }
}
