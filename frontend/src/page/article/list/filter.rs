//! Which articles: kept in the address, so that it can be sent to a colleague.

use std::rc::Rc;

use contract::article::{ArticleFilter, ArticleKind, Shelf};
use contract::limit;
use contract::workflow::RevisionState;
use uuid::Uuid;
use web_sys::UrlSearchParams;
use yew::prelude::*;

use crate::hook::{some, use_fetch};
use crate::page::entry::organizations::{organizations, states};
use crate::ui::{Button, Look, SelectField, TextField};

#[derive(Properties, PartialEq)]
pub struct Props {
    pub filter: ArticleFilter,
    pub onchange: Callback<ArticleFilter>,
    pub office: bool,
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
    let shelves = use_memo((), |()| {
        let all = Shelf::ALL.iter();
        all.map(|s| (s.code().into(), s.label().into()))
            .collect::<Vec<(AttrValue, AttrValue)>>()
    });
    let kinds = use_memo(filter.shelf, |shelf| {
        let all = ArticleKind::ALL
            .iter()
            .filter(|k| shelf.is_none_or(|s| k.rule().shelf == s));
        all.map(|k| (k.code().into(), k.label().into()))
            .collect::<Vec<(AttrValue, AttrValue)>>()
    });
    let set = |change: fn(&mut ArticleFilter, String)| {
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
            <SelectField name="shelf" label="类别" none="全部" options={shelves} value={filter.shelf.map_or("", Shelf::code)}
                onchange={set(|f, v| (f.shelf, f.kind) = (Shelf::parse(&v), None))} />
            <SelectField name="kind" label="栏目" none="全部" options={kinds} value={filter.kind.map_or("", ArticleKind::code)}
                onchange={set(|f, v| f.kind = ArticleKind::parse(&v))} />
            if let Some(list) = organizations.data.as_ref().filter(|l| l.len() > 1) {
                <SelectField name="organization" label="单位" none="全部" value={organization} options={Rc::clone(list)}
                    onchange={set(|f, v| f.organization_id = Uuid::parse_str(&v).ok())} />
            }
            <TextField name="q" label="标题" kind="search" limit={limit::QUERY} value={(*text).clone()} onchange={Callback::from(move |v| text.set(v))} />
            <Button submit=true look={Look::Quiet}>{"查找"}</Button>
        </form>
    }
}

/// The filter in an address.
pub fn read(query: &str) -> ArticleFilter {
    let Ok(all) = UrlSearchParams::new_with_str(query) else {
        return ArticleFilter::default();
    };
    let get = |name: &str| all.get(name).filter(|v| !v.is_empty());
    ArticleFilter {
        shelf: get("shelf").and_then(|v| Shelf::parse(&v)),
        kind: get("kind").and_then(|v| ArticleKind::parse(&v)),
        state: get("state").and_then(|v| RevisionState::parse(&v)),
        organization_id: get("organization_id").and_then(|v| Uuid::parse_str(&v).ok()),
        q: get("q"),
        ..Default::default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::api;
    use wasm_bindgen_test::wasm_bindgen_test;

    #[wasm_bindgen_test]
    fn an_address_says_the_filter() {
        let filter = ArticleFilter {
            shelf: Some(Shelf::Resources),
            kind: Some(ArticleKind::Book),
            state: Some(RevisionState::Returned),
            organization_id: Some(Uuid::from_u128(7)),
            q: Some("书 & 画".into()),
            ..Default::default()
        };
        assert_eq!(read(&api::query(&filter)), filter);
        assert_eq!(read("?kind=nonsense&q="), ArticleFilter::default());
    }
}
