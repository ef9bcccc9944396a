//! What can be done about something that is not handed in.

use contract::board::{BoardCell, BoardMaterial, BoardRow};
use contract::operation::Operation;
use contract::time;
use yew::prelude::*;

use super::cell::open;
use crate::route::Route;
use crate::session::use_session;
use crate::ui::{BoardBadge, Button, ButtonVariant, Due, Facts, RouteLink};

#[derive(Properties, PartialEq)]
pub struct Props {
    pub row: BoardRow,
    pub material: BoardMaterial,
    pub cell: BoardCell,
    pub onremind: Callback<()>,
    pub onextend: Callback<()>,
    pub onclose: Callback<()>,
}

#[component]
pub fn CellDialog(props: &Props) -> Html {
    let session = use_session();
    let (cell, row) = (&props.cell, &props.row);
    let own = session
        .profile()
        .is_some_and(|p| p.organization.id == row.organization.id);
    let may = |operation| !own && open(cell.state) && session.may(operation);
    let reminded = cell
        .reminded_at
        .map_or_else(|| "还没有催报过".into(), time::say_full);
    let above = row.reports_to.as_ref().map_or("", |r| &r.name);
    let none = html! {};
    html! {
        <>
            <Facts items={vec![
                ("单位".into(), html! { {&row.organization.name} }),
                ("上级单位".into(), if above.is_empty() { none } else { html! { {above} } }),
                ("状态".into(), html! { <BoardBadge state={cell.shown()} /> }),
                ("截止时间".into(), html! { <Due due={cell.due} extended={cell.extended} labelled=true over={!open(cell.state) || !cell.owed} /> }),
                ("最近催报".into(), html! { {reminded} }),
            ]} />
            <div class="actions end">
                <Button variant={ButtonVariant::Quiet} onclick={props.onclose.reform(|_| ())}>{"关闭"}</Button>
                if let Some(id) = cell.submission_id {
                    <RouteLink to={Route::SubmissionView { id }} class="button quiet">{"查看已填内容"}</RouteLink>
                } else if own && session.may(Operation::CreateSubmission) {
                    <RouteLink to={Route::SubmissionNew { material_id: cell.material_id }} class="button">{"开始填报"}</RouteLink>
                }
                if may(Operation::GrantExtension) && cell.due.is_some() {
                    <Button variant={ButtonVariant::Quiet} onclick={props.onextend.reform(|_| ())}>{"准予延期"}</Button>
                }
                if may(Operation::SendReminders) {
                    <Button onclick={props.onremind.reform(|_| ())}>{"催报"}</Button>
                }
            </div>
        </>
    }
}
