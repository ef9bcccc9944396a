//! Which activities: kept in the address, so that it can be sent to a colleague.

use std::rc::Rc;

use contract::activity::ActivityFilter;
use contract::limit;
use contract::workflow::{Holding, RevisionState};
use uuid::Uuid;
use web_sys::UrlSearchParams;
use yew::prelude::*;
use yew_router::prelude::*;

use crate::hook::{some, use_fetch};
use crate::page::entry::organizations::{organizations, states};
use crate::page::entry::words::Words;
use crate::route::Route;
use crate::ui::{Button, Look, SelectField, TextField};

#[derive(Properties, PartialEq)]
pub struct Props {
    pub filter: ActivityFilter,
    pub onchange: Callback<ActivityFilter>,
    pub office: bool,
    pub words: Words,
}

#[component]
pub fn Filters(props: &Props) -> Html {
    let filter = &props.filter;
    let text = use_state(|| filter.q.clone().unwrap_or_default());
    let organizations = use_fetch(props.office, organizations);
    use_effect_with(filter.q.clone(), {
        let text = text.clone();
        move |q| text.set(q.clone().unwrap_or_default())
    });
    let states = use_memo((), |()| states());
    let holdings = use_memo((), |()| {
        Holding::ALL
            .map(|h| (h.code().into(), h.label().into()))
            .to_vec()
    });
    let strands: Vec<(AttrValue, AttrValue)> =
        props.words.edition.as_ref().map_or_else(Vec::new, |e| {
            let terms = e.content.strands.iter();
            terms
                .map(|t| (t.code.clone().into(), t.label.clone().into()))
                .collect()
        });
    let set = |change: fn(&mut ActivityFilter, String)| {
        let filter = filter.clone();
        props.onchange.reform(move |value: String| {
            let mut filter = filter.clone();
            filter.cursor = None;
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
    let organization = filter
        .organization_id
        .map_or_else(String::new, |id| id.to_string());
    html! {
        <form class="filters" role="search" {onsubmit}>
            <SelectField name="state" label="状态" none="全部" options={states} value={filter.state.map_or("", RevisionState::code)}
                onchange={set(|f, v| f.state = RevisionState::parse(&v))} />
            <SelectField name="strand" label="板块" none="全部" options={Rc::new(strands)} value={filter.strand.clone().unwrap_or_default()}
                onchange={set(|f, v| f.strand = some(v))} />
            <SelectField name="holding" label="举办情况" none="全部" options={holdings} value={filter.holding.map_or("", Holding::code)}
                onchange={set(|f, v| f.holding = Holding::parse(&v))} />
            if let Some(list) = organizations.data.as_ref().filter(|l| l.len() > 1) {
                <SelectField name="organization" label="单位" none="全部" value={organization} options={Rc::clone(list)}
                    onchange={set(|f, v| f.organization_id = Uuid::parse_str(&v).ok())} />
            }
            <TextField name="q" label="名称" kind="search" limit={limit::QUERY} value={(*text).clone()} onchange={Callback::from(move |v| text.set(v))} />
            <Button submit=true look={Look::Quiet}>{"查找"}</Button>
        </form>
    }
}

/// The filter in an address.
pub fn read(query: &str) -> ActivityFilter {
    let Ok(all) = UrlSearchParams::new_with_str(query) else {
        return ActivityFilter::default();
    };
    let get = |name: &str| all.get(name).filter(|v| !v.is_empty());
    ActivityFilter {
        state: get("state").and_then(|v| RevisionState::parse(&v)),
        holding: get("holding").and_then(|v| Holding::parse(&v)),
        strand: get("strand"),
        organization_id: get("organization_id").and_then(|v| Uuid::parse_str(&v).ok()),
        q: get("q"),
        ..Default::default()
    }
}

pub fn write(navigator: &Navigator, filter: &ActivityFilter) {
    Route::DeskActivities.replace(navigator, filter);
}

#[cfg(test)]
mod tests {
    use super::read;
    use crate::api;
    use contract::activity::ActivityFilter;
    use contract::workflow::{Holding, RevisionState};
    use wasm_bindgen_test::wasm_bindgen_test;

    #[wasm_bindgen_test]
    fn an_address_says_the_filter() {
        let filter = ActivityFilter {
            state: Some(RevisionState::Returned),
            holding: Some(Holding::Cancelled),
            strand: Some("reading".into()),
            organization_id: Some(uuid::Uuid::from_u128(7)),
            q: Some("书 & 画".into()),
            ..Default::default()
        };
        assert_eq!(read(&api::query(&filter)), filter);
        assert_eq!(read("?state=nonsense&q="), ActivityFilter::default());
    }
}
