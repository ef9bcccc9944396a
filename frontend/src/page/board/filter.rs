//! Which part of the board: kept in the address, so that it can be sent to a colleague.

use std::rc::Rc;

use contract::board::{BoardFilter, BoardState};
use contract::material::{Material, batch_label};
use contract::organization::OrganizationKind;
use yew::prelude::*;
use yew_router::prelude::*;

use crate::hook::non_empty;
use crate::page::workflow::{QueryParams, SearchForm, id_text, set};
use crate::route::Route;
use crate::ui::{SelectField, choices};

type Choices = Vec<(AttrValue, AttrValue)>;

#[derive(Properties, PartialEq)]
pub struct Props {
    pub filter: BoardFilter,
    pub onchange: Callback<BoardFilter>,
    pub materials: Rc<Vec<Material>>,
    /// The organizations in reach.
    pub organizations: Rc<Choices>,
}

#[component]
pub fn Filters(props: &Props) -> Html {
    let filter = &props.filter;
    let mut batches: Vec<i32> = props.materials.iter().map(|m| m.content.batch).collect();
    batches.sort_unstable();
    batches.dedup();
    let batches: Choices = batches
        .into_iter()
        .map(|b| (b.to_string().into(), batch_label(b).into()))
        .collect();
    let materials: Choices = props
        .materials
        .iter()
        .filter(|m| filter.batch.is_none_or(|b| b == m.content.batch))
        .map(|m| (m.id.to_string().into(), m.content.label.clone().into()))
        .collect();
    let set = set(filter, &props.onchange);
    let kinds = OrganizationKind::ALL
        .into_iter()
        .filter(|k| *k != OrganizationKind::ProvinceOffice);
    html! {
        <SearchForm label="单位名称" value={filter.q.clone()} onfind={set(|f, v| f.q = non_empty(v))}>
            <SelectField name="batch" label="批次" none="全部" options={Rc::new(batches)} value={filter.batch.map(|b| b.to_string()).unwrap_or_default()}
                onchange={set(|f, v| { f.batch = v.parse().ok(); f.material_id = None; })} />
            <SelectField name="material_id" label="材料" none="全部" options={Rc::new(materials)} value={id_text(filter.material_id)}
                onchange={set(|f, v| f.material_id = v.parse().ok())} />
            <SelectField name="state" label="状态" none="全部" options={choices(BoardState::ALL, |s| (s.code(), s.label()))} value={filter.state.map_or("", BoardState::code)}
                onchange={set(|f, v| f.state = BoardState::parse(&v))} />
            <SelectField name="kind" label="单位类别" none="全部" options={choices(kinds, |k| (k.code(), k.label()))} value={filter.kind.map_or("", OrganizationKind::code)}
                onchange={set(|f, v| f.kind = OrganizationKind::parse(&v))} />
            if props.organizations.len() > 1 {
                <SelectField name="organization_id" label="单位（含下级）" none="全部" options={props.organizations.clone()} value={id_text(filter.organization_id)}
                    onchange={set(|f, v| f.organization_id = v.parse().ok())} />
            }
            <SelectField name="parts" label="范围" none="只看应报的材料" options={choices([("true", "含供上级汇集的材料")], |p| p)} value={if filter.parts == Some(true) { "true" } else { "" }}
                onchange={set(|f, v| f.parts = v.parse().ok())} />
        </SearchForm>
    }
}

/// The filter in an address.
pub fn read(query: &str) -> BoardFilter {
    let query = QueryParams::new(query);
    BoardFilter {
        batch: query.parse("batch", |v| v.parse().ok()),
        material_id: query.id("material_id"),
        state: query.parse("state", BoardState::parse),
        kind: query.parse("kind", OrganizationKind::parse),
        organization_id: query.id("organization_id"),
        parts: query.parse("parts", |v| v.parse().ok()),
        q: query.text("q"),
        ..Default::default()
    }
}

pub fn write(navigator: &Navigator, filter: &BoardFilter) {
    Route::Board.replace(navigator, filter);
}

#[cfg(test)]
mod tests {
    use super::read;
    use crate::api;
    use contract::board::{BoardFilter, BoardState};
    use contract::organization::OrganizationKind;
    use wasm_bindgen_test::wasm_bindgen_test;

    #[wasm_bindgen_test]
    fn an_address_says_the_filter() {
        let filter = BoardFilter {
            batch: Some(2),
            material_id: Some(uuid::Uuid::from_u128(3).into()),
            state: Some(BoardState::Overdue),
            kind: Some(OrganizationKind::University),
            organization_id: Some(uuid::Uuid::from_u128(7).into()),
            parts: Some(true),
            q: Some("长春 市".into()),
            ..Default::default()
        };
        assert_eq!(read(&api::query(&filter)), filter);
        assert_eq!(read("?state=nonsense&q="), BoardFilter::default());
    }
}
