//! What the own organization and those below handed in. The filter is kept in the address.

use std::rc::Rc;

use contract::entry::ListFilter;
use contract::submission::{Submission, SubmissionFilter, SubmissionRow, SubmissionState};
use yew::prelude::*;
use yew_router::prelude::*;

use super::row::{state_badge, submitted, timing_badge, title_cell};
use crate::api::{self, entry};
use crate::hook::{use_fetch, use_paged};
use crate::page::workflow::{OrganizationSelect, QueryParams, id_text, set};
use crate::route::Route;
use crate::ui::{Cell, SelectField, Table, choices};

const HEADS: [&str; 5] = ["材料", "单位", "状态", "报送时间", "时效"];

#[component]
pub fn Below() -> Html {
    let navigator = use_navigator();
    let location = use_location();
    let filter = location.map_or_else(Default::default, |l| read(l.query_str()));
    let materials = use_fetch(None, api::material::list_materials);
    let paged = use_paged(filter.clone(), |filter: SubmissionFilter, cursor| {
        entry::list::<Submission>(filter.at(cursor))
    });
    let onchange = Callback::from(move |filter: SubmissionFilter| {
        if let Some(navigator) = &navigator {
            let query = format!("tab=below&{}", api::query(&filter).trim_start_matches('?'));
            let query = yew_router::query::Raw(query.trim_end_matches('&'));
            let _ = navigator.replace_with_query(&Route::Submissions, query);
        }
    });
    let set = set(&filter, &onchange);
    let states = SubmissionState::ALL
        .into_iter()
        .filter(|s| *s != SubmissionState::Superseded);
    let parts = [("false", "只看应报的"), ("true", "只看供汇集的")];
    let offered: Vec<(AttrValue, AttrValue)> = materials.data.as_ref().map_or_else(Vec::new, |m| {
        m.iter()
            .map(|m| (m.id.to_string().into(), m.content.label.clone().into()))
            .collect()
    });
    html! {
        <>
            <div class="filters" role="search">
                <SelectField name="material_id" label="材料" none="全部" options={Rc::new(offered)} value={id_text(filter.material_id)}
                    onchange={set(|f, v| f.material_id = v.parse().ok())} />
                <SelectField name="state" label="状态" none="全部" options={choices(states, |s| (s.code(), s.label()))} value={filter.state.map_or("", SubmissionState::code)}
                    onchange={set(|f, v| f.state = SubmissionState::parse(&v))} />
                <OrganizationSelect office=true name="organization_id" label="单位（含下级）" value={filter.organization_id}
                    onchange={set(|f, v| f.organization_id = v.parse().ok())} />
                <SelectField name="part" label="范围" none="全部" options={choices(parts, |p| p)} value={filter.part.map_or("", |p| if p { "true" } else { "false" })}
                    onchange={set(|f, v| f.part = v.parse().ok())} />
            </div>
            {paged.view("没有符合条件的材料。", |items| html! {
                <Table caption="本单位和下级单位报送的材料" heads={HEADS.map(AttrValue::from).to_vec()}>
                    { for items.iter().map(line) }
                </Table>
            })}
        </>
    }
}

fn line(row: &SubmissionRow) -> Html {
    html! {
        <tr key={row.id.to_string()}>
            {title_cell(row)}
            <Cell head="单位">{&row.organization.name}</Cell>
            <Cell head="状态">
                <div class="stack-small">
                    {state_badge(row.state)}
                    if let Some(office) = &row.office {
                        <span class="small">{format!("由{}审核", office.name)}</span>
                    }
                </div>
            </Cell>
            <Cell head="报送时间">{submitted(row)}</Cell>
            <Cell head="时效">{row.timing.map(timing_badge).unwrap_or_default()}</Cell>
        </tr>
    }
}

/// The filter in an address.
fn read(query: &str) -> SubmissionFilter {
    let query = QueryParams::new(query);
    SubmissionFilter {
        material_id: query.id("material_id"),
        organization_id: query.id("organization_id"),
        state: query.parse("state", SubmissionState::parse),
        part: query.parse("part", |v| v.parse().ok()),
        ..Default::default()
    }
}

#[cfg(test)]
mod tests {
    use super::read;
    use crate::api;
    use contract::submission::{SubmissionFilter, SubmissionState};
    use wasm_bindgen_test::wasm_bindgen_test;

    #[wasm_bindgen_test]
    fn an_address_says_the_filter() {
        let filter = SubmissionFilter {
            material_id: Some(uuid::Uuid::from_u128(3).into()),
            organization_id: Some(uuid::Uuid::from_u128(7).into()),
            state: Some(SubmissionState::Returned),
            part: Some(false),
            ..Default::default()
        };
        assert_eq!(read(&api::query(&filter)), filter);
        assert_eq!(
            read("?state=nonsense&tab=below"),
            SubmissionFilter::default()
        );
    }
}
