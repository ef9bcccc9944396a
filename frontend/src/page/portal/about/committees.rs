//! Who leads the week, by name and post only.

use contract::edition::{Committee, CommitteeMember};
use contract::organization::OrganizationKind;
use uuid::Uuid;
use yew::prelude::*;

use crate::api;
use crate::hook::use_fetch;
use crate::ui::{Cell, Table};

#[derive(Properties, PartialEq)]
pub struct Props {
    pub edition: Uuid,
}

#[component]
pub fn Committees(props: &Props) -> Html {
    let fetch = use_fetch(Some(props.edition), api::edition::list_committees);
    if fetch.data.as_ref().is_some_and(|all| all.is_empty()) {
        return html! {};
    }
    html! {
        <section aria-labelledby="committees">
            <div class="section-head"><h2 id="committees">{"组织机构"}</h2></div>
            { fetch.view(|all| html! { <div class="stack">{ for all.iter().map(committee) }</div> }) }
        </section>
    }
}

/// The province's stands open, the others at a touch.
fn committee(committee: &Committee) -> Html {
    let content = &committee.content;
    let open = committee.organization.kind == OrganizationKind::ProvinceOffice;
    html! {
        <details class="fold" key={committee.organization.id.to_string()} {open}>
            <summary>{&committee.organization.name}</summary>
            if !content.members.is_empty() {
                <Table caption={format!("{}领导小组", committee.organization.name)} heads={vec!["职责".into(), "姓名".into(), "单位".into(), "职务".into()]}>
                    { for content.members.iter().map(member) }
                </Table>
            }
            if !content.office.is_empty() {
                <p>{"办公室设在："}{&content.office}</p>
            }
        </details>
    }
}

fn member(member: &CommitteeMember) -> Html {
    html! {
        <tr>
            <Cell>{&member.duty}</Cell>
            <Cell head="姓名">{if member.name.is_empty() { "—" } else { &member.name }}</Cell>
            <Cell head="单位">{&member.unit}</Cell>
            <Cell head="职务">{&member.post}</Cell>
        </tr>
    }
}
