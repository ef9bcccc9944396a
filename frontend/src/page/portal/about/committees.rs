//! Who leads the week, by name and post only.

use contract::edition::{Committee, CommitteeMember};
use contract::id::EditionId;
use contract::organization::OrganizationKind;
use yew::prelude::*;

use crate::api;
use crate::hook::use_fetch;
use crate::ui::{Cell, Table};
use crate::{language, text};

#[derive(Properties, PartialEq)]
pub struct Props {
    pub edition: EditionId,
}

#[component]
pub fn Committees(props: &Props) -> Html {
    let fetch = use_fetch(Some(props.edition), api::edition::list_committees);
    if fetch.data.as_ref().is_some_and(|all| all.is_empty()) {
        return html! {};
    }
    html! {
        <section aria-labelledby="committees">
            <div class="section-head"><h2 id="committees">{text::about_committees()}</h2></div>
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
            <summary lang={language::written()}>{&committee.organization.name}</summary>
            if !content.members.is_empty() {
                <Table caption={text::committee_caption(&committee.organization.name)} heads={vec![text::committee_duty().into(), text::committee_name().into(), text::committee_unit().into(), text::committee_post().into()]}>
                    { for content.members.iter().map(member) }
                </Table>
            }
            if !content.office.is_empty() {
                <p>{text::with(text::committee_office, text::written(&content.office))}</p>
            }
        </details>
    }
}

fn member(member: &CommitteeMember) -> Html {
    html! {
        <tr>
            <Cell>{text::written(&member.duty)}</Cell>
            <Cell head={text::committee_name()}>{text::written(if member.name.is_empty() { "—" } else { &member.name })}</Cell>
            <Cell head={text::committee_unit()}>{text::written(&member.unit)}</Cell>
            <Cell head={text::committee_post()}>{text::written(&member.post)}</Cell>
        </tr>
    }
}
