//! What lists are narrowed by; kept in the address, so that it can be sent to a colleague.

use std::str::FromStr;

use contract::id::OrganizationId;
use contract::limit;
use contract::organization::{Organization, OrganizationFilter};
use contract::workflow::RevisionState;
use web_sys::UrlSearchParams;
use yew::prelude::*;

use crate::api::{self, Answer};
use crate::hook::{edited, non_empty, setter, use_fetch};
use crate::ui::{Button, ButtonVariant, Options, SelectField, TextField, choices};

/// Pages of a hundred that are read for the choice of organizations.
const PAGES: usize = 5;

/// States that something in a list can be in.
pub fn states() -> Options {
    let all = RevisionState::ALL
        .into_iter()
        .filter(|s| *s != RevisionState::Superseded);
    choices(all, |s| (s.code(), s.label()))
}

/// The organizations in reach; none for those who have only their own.
pub async fn organizations(office: bool) -> Answer<Vec<(AttrValue, AttrValue)>> {
    let mut all = Vec::new();
    let mut filter = OrganizationFilter {
        limit: Some(limit::PAGE),
        ..Default::default()
    };
    for _ in 0..PAGES {
        if !office {
            break;
        }
        let page = api::organization::list_organizations(filter.clone()).await?;
        let entry = |o: Organization| (o.id.to_string().into(), o.name.into());
        all.extend(page.items.into_iter().map(entry));
        filter.cursor = page.next;
        if filter.cursor.is_none() {
            break;
        }
    }
    Ok(all)
}

/// `set(&filter, &onchange)(|f, v| f.state = RevisionState::parse(&v))` is what a field of the filter calls.
pub fn set<F: Clone + 'static>(
    filter: &F,
    onchange: &Callback<F>,
) -> impl Fn(fn(&mut F, String)) -> Callback<String> {
    let (filter, onchange) = (filter.clone(), onchange.clone());
    move |change| edited(&filter, &onchange, change)
}

/// The value of a choice by id.
pub fn id_text(id: Option<impl ToString>) -> String {
    id.map_or_else(String::new, |id| id.to_string())
}

#[derive(Properties, PartialEq)]
pub struct OrganizationProps {
    /// There are others than the own.
    pub office: bool,
    pub name: AttrValue,
    pub label: AttrValue,
    pub value: Option<OrganizationId>,
    pub onchange: Callback<String>,
}

/// The organizations in reach, where there are several.
#[component]
pub fn OrganizationSelect(props: &OrganizationProps) -> Html {
    let fetch = use_fetch(props.office, organizations);
    let Some(options) = fetch.data.filter(|all| all.len() > 1) else {
        return html! {};
    };
    html! {
        <SelectField name={props.name.clone()} label={props.label.clone()} none="全部" {options} value={id_text(props.value)}
            onchange={props.onchange.clone()} />
    }
}

#[derive(Properties, PartialEq)]
pub struct SearchProps {
    /// Of the text that is searched for.
    pub label: AttrValue,
    pub value: Option<String>,
    pub onfind: Callback<String>,
    /// The fields before it.
    pub children: Html,
}

/// The fields of a filter with a text behind them that is sent by a button.
#[component]
pub fn SearchForm(props: &SearchProps) -> Html {
    let text = use_state(|| props.value.clone().unwrap_or_default());
    use_effect_with(props.value.clone(), {
        let text = text.clone();
        move |value| text.set(value.clone().unwrap_or_default())
    });
    let onsubmit = {
        let text = text.clone();
        props.onfind.reform(move |event: SubmitEvent| {
            event.prevent_default();
            contract::text::clean(&text)
        })
    };
    html! {
        <form class="filters" role="search" {onsubmit}>
            {props.children.clone()}
            <TextField name="q" label={props.label.clone()} kind="search" limit={limit::QUERY} value={(*text).clone()} onchange={setter(&text)} />
            <Button submit=true variant={ButtonVariant::Quiet}>{"查找"}</Button>
        </form>
    }
}

/// The query of an address, by name; what is empty is absent.
pub struct QueryParams(Option<UrlSearchParams>);

impl QueryParams {
    pub fn new(query: &str) -> Self {
        Self(UrlSearchParams::new_with_str(query).ok())
    }

    pub fn text(&self, name: &str) -> Option<String> {
        non_empty(self.0.as_ref()?.get(name)?)
    }

    pub fn parse<T>(&self, name: &str, parse: impl Fn(&str) -> Option<T>) -> Option<T> {
        parse(&self.text(name)?)
    }

    pub fn id<T: FromStr>(&self, name: &str) -> Option<T> {
        self.parse(name, |v| v.parse().ok())
    }
}
