//! What organizations below handed in. The filter is kept in the address.

use std::rc::Rc;

use contract::submission::{SubmissionFilter, SubmissionRow, SubmissionState};
use uuid::Uuid;
use web_sys::UrlSearchParams;
use yew::prelude::*;
use yew_router::prelude::*;

use super::words::{state_badge, submitted, timing_badge, title_cell};
use crate::api;
use crate::hook::{use_fetch, use_paged};
use crate::page::entry::organizations::organizations;
use crate::route::Route;
use crate::ui::{Cell, SelectField, Table};

const HEADS: [&str; 5] = ["材料", "单位", "状态", "报送时间", "时效"];

#[component]
pub fn Below() -> Html {
    let navigator = use_navigator();
    let location = use_location();
    let filter = location.map_or_else(Default::default, |l| read(l.query_str()));
    let materials = use_fetch(None, api::material::list_materials);
    let organizations = use_fetch(true, organizations);
    let paged = use_paged(filter.clone(), |filter: SubmissionFilter, cursor| {
        api::submission::list_submissions(SubmissionFilter { cursor, ..filter })
    });
    let set = |change: fn(&mut SubmissionFilter, String)| {
        let (filter, navigator) = (filter.clone(), navigator.clone());
        Callback::from(move |value: String| {
            let mut filter = filter.clone();
            change(&mut filter, value);
            if let Some(navigator) = &navigator {
                let query = format!("tab=below&{}", api::query(&filter).trim_start_matches('?'));
                let query = yew_router::query::Raw(query.trim_end_matches('&'));
                let _ = navigator.replace_with_query(&Route::Submissions, query);
            }
        })
    };
    let states = use_memo((), |()| {
        SubmissionState::ALL
            .into_iter()
            .filter(|s| *s != SubmissionState::Superseded)
            .map(|s| (s.code().into(), s.label().into()))
            .collect::<Vec<(AttrValue, AttrValue)>>()
    });
    let parts = use_memo((), |()| {
        [("false", "只看应报的"), ("true", "只看供汇集的")]
            .map(|(v, l)| (v.into(), l.into()))
            .to_vec()
    });
    let offered: Vec<(AttrValue, AttrValue)> = materials.data.as_ref().map_or_else(Vec::new, |m| {
        m.iter()
            .map(|m| (m.id.to_string().into(), m.content.label.clone().into()))
            .collect()
    });
    let id = |id: Option<Uuid>| id.map_or_else(String::new, |id| id.to_string());
    html! {
        <>
            <div class="filters" role="search">
                <SelectField name="material_id" label="材料" none="全部" options={Rc::new(offered)} value={id(filter.material_id)}
                    onchange={set(|f, v| f.material_id = Uuid::parse_str(&v).ok())} />
                <SelectField name="state" label="状态" none="全部" options={states} value={filter.state.map_or("", SubmissionState::code)}
                    onchange={set(|f, v| f.state = SubmissionState::parse(&v))} />
                if let Some(list) = organizations.data.as_ref().filter(|l| l.len() > 1) {
                    <SelectField name="organization_id" label="单位（含下级）" none="全部" options={list.clone()} value={id(filter.organization_id)}
                        onchange={set(|f, v| f.organization_id = Uuid::parse_str(&v).ok())} />
                }
                <SelectField name="part" label="范围" none="全部" options={parts} value={filter.part.map_or("", |p| if p { "true" } else { "false" })}
                    onchange={set(|f, v| f.part = v.parse().ok())} />
            </div>
            {paged.view("没有符合条件的材料。", |items| html! {
                <Table caption="下级报送的材料" heads={HEADS.map(AttrValue::from).to_vec()}>
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
    let Ok(all) = UrlSearchParams::new_with_str(query) else {
        return SubmissionFilter::default();
    };
    let id = |name: &str| all.get(name).and_then(|v| Uuid::parse_str(&v).ok());
    SubmissionFilter {
        material_id: id("material_id"),
        organization_id: id("organization_id"),
        state: all.get("state").and_then(|v| SubmissionState::parse(&v)),
        part: all.get("part").and_then(|v| v.parse().ok()),
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
            material_id: Some(uuid::Uuid::from_u128(3)),
            organization_id: Some(uuid::Uuid::from_u128(7)),
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
