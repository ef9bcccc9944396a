//! The fields of an organization, for a new one and an old one.

use std::rc::Rc;

use contract::limit;
use contract::organization::{OrganizationInput, OrganizationKind};
use contract::region::Region;
use yew::prelude::*;

use crate::api;
use crate::hook::{bind, non_empty, use_fetch};
use crate::ui::{SelectField, TextField};

#[derive(Properties, PartialEq)]
pub struct Props {
    pub input: UseStateHandle<OrganizationInput>,
    /// Kinds that may be chosen; fixed where there is none.
    #[prop_or_default]
    pub kinds: Vec<OrganizationKind>,
}

#[component]
pub fn OrganizationFields(props: &Props) -> Html {
    let input = &props.input;
    let regions = use_fetch((), |()| api::region::list_regions());
    let places = regions
        .data
        .as_ref()
        .map(|r| options(r))
        .unwrap_or_default();
    let kinds = props
        .kinds
        .iter()
        .map(|k| (AttrValue::from(k.code()), AttrValue::from(k.label())))
        .collect::<Vec<_>>();
    html! {
        <>
            <TextField name="name" label="单位名称" hint="填写与公章一致的全称。" required=true limit={limit::NAME} value={input.name.clone()} onchange={bind(input, |i, v| i.name = v)} />
            <TextField name="short_name" label="单位简称" limit=20 value={input.short_name.clone()} onchange={bind(input, |i, v| i.short_name = v)} />
            if !kinds.is_empty() {
                <SelectField name="kind" label="单位类别" required=true options={Rc::new(kinds)} value={input.kind.code()}
                    onchange={bind(input, |i, v: String| i.kind = OrganizationKind::parse(&v).unwrap_or_default())} />
            }
            <SelectField name="region_code" label="所在地区" none="未设置" options={Rc::new(places)} value={input.region_code.clone().unwrap_or_default()}
                onchange={bind(input, |i, v: String| i.region_code = non_empty(v))} />
            <TextField name="address" label="详细地址" limit={limit::ADDRESS} value={input.address.clone()} onchange={bind(input, |i, v| i.address = v)} />
            <TextField name="website" label="网址" kind="url" value={input.website.clone()} onchange={bind(input, |i, v| i.website = v)} />
        </>
    }
}

/// Prefectures, each before its counties, which are set in.
fn options(regions: &[Region]) -> Vec<(AttrValue, AttrValue)> {
    let word = |r: &Region| match r.level {
        3 => format!("　{}", r.name),
        _ => r.name.clone(),
    };
    regions
        .iter()
        .map(|r| (r.code.clone().into(), word(r).into()))
        .collect()
}
