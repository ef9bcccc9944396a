//! Which part of the board: kept in the address, so that it can be sent to a colleague.

use std::rc::Rc;

use contract::board::{BoardFilter, BoardState};
use contract::limit;
use contract::material::{Material, batch_label};
use contract::organization::OrganizationKind;
use uuid::Uuid;
use web_sys::UrlSearchParams;
use yew::prelude::*;
use yew_router::prelude::*;

use crate::hook::some;
use crate::route::Route;
use crate::ui::{Button, Look, SelectField, TextField};

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
    let text = use_state(|| filter.q.clone().unwrap_or_default());
    use_effect_with(filter.q.clone(), {
        let text = text.clone();
        move |q| text.set(q.clone().unwrap_or_default())
    });
    let states = use_memo((), |()| {
        BoardState::ALL
            .map(|s| (s.code().into(), s.label().into()))
            .to_vec()
    });
    let kinds = use_memo((), |()| {
        OrganizationKind::ALL
            .into_iter()
            .filter(|k| *k != OrganizationKind::ProvinceOffice)
            .map(|k| (k.code().into(), k.label().into()))
            .collect::<Choices>()
    });
    let parts = use_memo((), |()| vec![("true".into(), "含供上级汇集的材料".into())]);
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
    let set = |change: fn(&mut BoardFilter, String)| {
        let filter = filter.clone();
        props.onchange.reform(move |value: String| {
            let mut filter = filter.clone();
            change(&mut filter, value);
            filter
        })
    };
    let onsubmit = {
        let (find, text) = (set(|f, v| f.q = some(v)), text.clone());
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            find.emit(contract::text::clean(&text));
        })
    };
    let id = |id: Option<Uuid>| id.map_or_else(String::new, |id| id.to_string());
    html! {
        <form class="filters" role="search" {onsubmit}>
            <SelectField name="batch" label="批次" none="全部" options={Rc::new(batches)} value={filter.batch.map(|b| b.to_string()).unwrap_or_default()}
                onchange={set(|f, v| { f.batch = v.parse().ok(); f.material_id = None; })} />
            <SelectField name="material_id" label="材料" none="全部" options={Rc::new(materials)} value={id(filter.material_id)}
                onchange={set(|f, v| f.material_id = Uuid::parse_str(&v).ok())} />
            <SelectField name="state" label="状态" none="全部" options={states} value={filter.state.map_or("", BoardState::code)}
                onchange={set(|f, v| f.state = BoardState::parse(&v))} />
            <SelectField name="kind" label="单位类别" none="全部" options={kinds} value={filter.kind.map_or("", OrganizationKind::code)}
                onchange={set(|f, v| f.kind = OrganizationKind::parse(&v))} />
            if props.organizations.len() > 1 {
                <SelectField name="organization_id" label="单位（含下级）" none="全部" options={props.organizations.clone()} value={id(filter.organization_id)}
                    onchange={set(|f, v| f.organization_id = Uuid::parse_str(&v).ok())} />
            }
            <SelectField name="parts" label="范围" none="只看应报的材料" options={parts} value={if filter.parts == Some(true) { "true" } else { "" }}
                onchange={set(|f, v| f.parts = v.parse().ok())} />
            <TextField name="q" label="单位名称" kind="search" limit={limit::QUERY} value={(*text).clone()} onchange={Callback::from(move |v| text.set(v))} />
            <Button submit=true look={Look::Quiet}>{"查找"}</Button>
        </form>
    }
}

/// The filter in an address.
pub fn read(query: &str) -> BoardFilter {
    let Ok(all) = UrlSearchParams::new_with_str(query) else {
        return BoardFilter::default();
    };
    let get = |name: &str| all.get(name).filter(|v| !v.is_empty());
    let id = |name: &str| get(name).and_then(|v| Uuid::parse_str(&v).ok());
    BoardFilter {
        batch: get("batch").and_then(|v| v.parse().ok()),
        material_id: id("material_id"),
        state: get("state").and_then(|v| BoardState::parse(&v)),
        kind: get("kind").and_then(|v| OrganizationKind::parse(&v)),
        organization_id: id("organization_id"),
        parts: get("parts").and_then(|v| v.parse().ok()),
        q: get("q"),
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
            material_id: Some(uuid::Uuid::from_u128(3)),
            state: Some(BoardState::Overdue),
            kind: Some(OrganizationKind::University),
            organization_id: Some(uuid::Uuid::from_u128(7)),
            parts: Some(true),
            q: Some("长春 市".into()),
            ..Default::default()
        };
        assert_eq!(read(&api::query(&filter)), filter);
        assert_eq!(read("?state=nonsense&q="), BoardFilter::default());
    }
}
