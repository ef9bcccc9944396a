//! Choosing an organization within reach: a search and what it finds.

use contract::id::OrganizationId;
use contract::organization::{
    Organization, OrganizationFilter, OrganizationKind, OrganizationStatus,
};
use yew::prelude::*;

use crate::api;
use crate::hook::{setter, use_fetch};
use crate::ui::{SelectField, TextField};

#[derive(Properties, PartialEq)]
pub struct Props {
    pub name: AttrValue,
    pub label: AttrValue,
    pub value: Option<OrganizationId>,
    pub onchange: Callback<Option<Organization>>,
    #[prop_or_default]
    pub kind: Option<OrganizationKind>,
    /// Not to be offered: the one that is moved or merged.
    #[prop_or_default]
    pub without: Option<OrganizationId>,
}

#[component]
pub fn OrganizationPick(props: &Props) -> Html {
    let q = use_state(String::new);
    let filter = OrganizationFilter {
        q: (!q.trim().is_empty()).then(|| q.trim().to_owned()),
        kind: props.kind,
        status: Some(OrganizationStatus::Active),
        limit: Some(50),
        ..Default::default()
    };
    let found = use_fetch(filter, api::organization::list_organizations);
    let all = found
        .data
        .as_ref()
        .map(|p| p.items.clone())
        .unwrap_or_default();
    let offered: Vec<Organization> = all
        .into_iter()
        .filter(|o| Some(o.id) != props.without)
        .collect();
    let options = offered
        .iter()
        .map(|o| (o.id.to_string().into(), o.name.clone().into()))
        .collect::<Vec<(AttrValue, AttrValue)>>();
    let onchange = props
        .onchange
        .reform(move |id: String| offered.iter().find(|o| o.id.to_string() == id).cloned());
    let many = found.data.as_ref().is_some_and(|p| p.next.is_some());
    let hint = if many {
        "单位较多，请先在上面输入名称中的几个字查找。"
    } else {
        ""
    };
    html! {
        <>
            <TextField name={format!("{}-q", props.name)} label="按名称查找单位" value={(*q).clone()} onchange={setter(&q)} />
            <SelectField name={props.name.clone()} label={props.label.clone()} required=true none="请选择" options={std::rc::Rc::new(options)} {hint}
                value={props.value.map(|id| id.to_string()).unwrap_or_default()} {onchange} />
        </>
    }
}
