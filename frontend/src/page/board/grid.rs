//! The table; on a phone a card per organization.

use std::rc::Rc;

use contract::board::{BoardMaterial, BoardRow};
use contract::id::OrganizationId;
use wasm_bindgen::JsCast;
use web_sys::HtmlInputElement;
use yew::prelude::*;

use super::cell::cell_view;
use super::open::BoardDialog;
use super::total;
use crate::session::use_session;

#[derive(Properties, PartialEq)]
pub struct Props {
    pub rows: Rc<Vec<BoardRow>>,
    pub materials: Rc<Vec<BoardMaterial>>,
    pub selected: Vec<OrganizationId>,
    pub onselect: Callback<Vec<OrganizationId>>,
    /// Rows can be chosen.
    pub select: bool,
    pub onask: Callback<BoardDialog>,
}

#[component]
pub fn Grid(props: &Props) -> Html {
    let session = use_session();
    let own = session.profile().map(|p| p.organization.id);
    // One does not remind oneself.
    let others: Vec<OrganizationId> = props
        .rows
        .iter()
        .map(|r| r.organization.id)
        .filter(|id| Some(*id) != own)
        .collect();
    let all = !others.is_empty() && others.iter().all(|id| props.selected.contains(id));
    let whole = {
        let others = others.clone();
        props.onselect.reform(move |e: Event| {
            if checked(&e) {
                others.clone()
            } else {
                Vec::new()
            }
        })
    };
    let head = |m: &BoardMaterial| {
        html! {
            <th scope="col" key={m.id.to_string()}>
                {material_button(m, &props.onask)}
                <span class="small">{total::deadline(m)}</span>
                {total::bar(m)}
            </th>
        }
    };
    let item = |m: &BoardMaterial| {
        html! {
            <li key={m.id.to_string()}>
                {material_button(m, &props.onask)}
                <span class="small">{total::deadline(m)}</span>
                {total::bar(m)}
                <span class="small">{total::open(m)}</span>
            </li>
        }
    };
    html! {
        <>
            <details class="totals card">
                <summary>{"各项材料完成情况和导出"}</summary>
                <ul>{ for props.materials.iter().map(item) }</ul>
            </details>
            if props.select && !others.is_empty() {
                <label class="option phone-only"><input type="checkbox" checked={all} onchange={whole.clone()} /><span>{"选择本页全部单位"}</span></label>
            }
            <div class="table board" tabindex="0" role="region" aria-label="报送进度表">
                <table>
                    <caption class="unseen">{"各单位报送进度"}</caption>
                    <thead>
                        <tr>
                            <th scope="col">
                                if props.select && !others.is_empty() {
                                    <label class="option"><input type="checkbox" checked={all} onchange={whole} aria-label="选择本页全部单位" /><span>{"单位"}</span></label>
                                } else {
                                    {"单位"}
                                }
                            </th>
                            { for props.materials.iter().map(head) }
                        </tr>
                    </thead>
                    <tbody>{ for props.rows.iter().map(|r| line(props, r, others.contains(&r.organization.id))) }</tbody>
                </table>
            </div>
        </>
    }
}

fn material_button(material: &BoardMaterial, onask: &Callback<BoardDialog>) -> Html {
    let id = material.id;
    let onclick = onask.reform(move |_: MouseEvent| BoardDialog::Material(id));
    html! {
        <button type="button" class="link" {onclick} aria-haspopup="dialog">{&material.label}</button>
    }
}

fn line(props: &Props, row: &BoardRow, other: bool) -> Html {
    let id = row.organization.id;
    let name = &row.organization.name;
    let record = {
        let row = row.clone();
        props
            .onask
            .reform(move |_: MouseEvent| BoardDialog::Record(row.clone()))
    };
    let toggle = {
        let selected = props.selected.clone();
        props.onselect.reform(move |e: Event| {
            let mut next = selected.clone();
            next.retain(|one| *one != id);
            if checked(&e) {
                next.push(id);
            }
            next
        })
    };
    let cell = |m: &BoardMaterial| {
        let Some(cell) = row.cells.iter().find(|c| c.material_id == m.id) else {
            return html! { <td key={m.id.to_string()}></td> };
        };
        let ask = {
            let (row, cell) = (row.clone(), cell.clone());
            props
                .onask
                .reform(move |()| BoardDialog::Cell(row.clone(), cell.clone()))
        };
        html! {
            <td key={m.id.to_string()} data-head={m.label.clone()}>{cell_view(name, &m.label, cell, ask)}</td>
        }
    };
    html! {
        <tr key={id.to_string()}>
            <th scope="row">
                <div class="row">
                    if props.select && other {
                        <label class="option">
                            <input type="checkbox" checked={props.selected.contains(&id)} onchange={toggle} aria-label={format!("选择{name}")} />
                        </label>
                    }
                    <button type="button" class="link" onclick={record} aria-haspopup="dialog">{name}</button>
                </div>
            </th>
            { for props.materials.iter().map(cell) }
        </tr>
    }
}

fn checked(event: &Event) -> bool {
    event
        .target()
        .and_then(|t| t.dyn_into::<HtmlInputElement>().ok())
        .is_some_and(|i| i.checked())
}
