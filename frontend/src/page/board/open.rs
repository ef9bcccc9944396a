//! The dialog that is open over the board, if one is.

use std::rc::Rc;

use contract::board::{BoardCell, BoardMaterial, BoardRow};
use contract::id::{MaterialId, OrganizationId};
use contract::material::Material;
use yew::prelude::*;

use super::dialog::CellDialog;
use super::extend::Extend;
use super::material::MaterialDialog;
use super::record::Record;
use super::remind::Remind;
use crate::ui::Dialog;

#[derive(Clone, PartialEq)]
pub enum BoardDialog {
    /// Something that is not handed in.
    Cell(BoardRow, BoardCell),
    /// These rows, of one material or of whatever they owe.
    Remind(Vec<BoardRow>, Option<MaterialId>),
    Extend(BoardRow, BoardCell),
    Record(BoardRow),
    Material(MaterialId),
}

#[derive(Properties, PartialEq)]
pub struct Props {
    pub asked: Option<BoardDialog>,
    /// The board's columns.
    pub columns: Rc<Vec<BoardMaterial>>,
    pub materials: Rc<Vec<Material>>,
    pub organizations: Rc<Vec<(AttrValue, AttrValue)>>,
    pub organization: Option<OrganizationId>,
    pub onask: Callback<BoardDialog>,
    /// Something was done: the board is another now.
    pub ondone: Callback<()>,
    pub onreload: Callback<()>,
    pub onclose: Callback<()>,
}

#[component]
pub fn OpenDialog(props: &Props) -> Html {
    let onclose = props.onclose.clone();
    let column = |id: MaterialId| props.columns.iter().find(|m| m.id == id);
    let label = |id: MaterialId| column(id).map_or_else(String::new, |m| m.label.clone());
    let title = match &props.asked {
        None => String::new(),
        Some(BoardDialog::Cell(_, cell)) => label(cell.material_id),
        Some(BoardDialog::Remind(..)) => "催报".into(),
        Some(BoardDialog::Extend(_, cell)) => format!("准予延期：{}", label(cell.material_id)),
        Some(BoardDialog::Record(row)) => row.organization.name.clone(),
        Some(BoardDialog::Material(id)) => label(*id),
    };
    html! {
        <Dialog open={props.asked.is_some()} {title} onclose={onclose.clone()}>
            {inside(props, column)}
        </Dialog>
    }
}

fn inside<'a>(props: &'a Props, column: impl Fn(MaterialId) -> Option<&'a BoardMaterial>) -> Html {
    let (ondone, onclose) = (props.ondone.clone(), props.onclose.clone());
    match props.asked.clone() {
        None => html! {},
        Some(BoardDialog::Cell(row, cell)) => {
            let Some(material) = column(cell.material_id).cloned() else {
                return html! {};
            };
            let id = material.id;
            let remind = {
                let rows = vec![row.clone()];
                props
                    .onask
                    .reform(move |()| BoardDialog::Remind(rows.clone(), Some(id)))
            };
            let extend = {
                let (row, cell) = (row.clone(), cell.clone());
                props
                    .onask
                    .reform(move |()| BoardDialog::Extend(row.clone(), cell.clone()))
            };
            html! { <CellDialog {row} {material} {cell} onremind={remind} onextend={extend} {onclose} /> }
        }
        Some(BoardDialog::Remind(rows, material)) => html! {
            <Remind {rows} materials={(*props.columns).clone()} {material} {ondone} {onclose} />
        },
        Some(BoardDialog::Extend(row, cell)) => {
            html! { <Extend {row} {cell} {ondone} {onclose} /> }
        }
        Some(BoardDialog::Record(row)) => html! {
            <Record {row} materials={props.materials.clone()} onchange={props.onreload.clone()} {onclose} />
        },
        Some(BoardDialog::Material(id)) => {
            let Some(material) = column(id).cloned() else {
                return html! {};
            };
            let asked = props.materials.iter().find(|m| m.id == id).cloned();
            html! {
                <MaterialDialog {material} {asked} organizations={props.organizations.clone()} organization={props.organization} {onclose} />
            }
        }
    }
}
