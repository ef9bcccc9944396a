//! 组织机构: 领导小组 and 办公室 of one's own office. Names and posts only.

mod members;

use std::rc::Rc;

use contract::edition::{Committee, CommitteeInput, Edition};
use contract::organization::OrganizationRef;
use contract::time;
use yew::prelude::*;

use crate::api;
use crate::hook::{checked, use_action, use_edition, use_fetch, use_unsaved_guard};
use crate::session::use_session;
use crate::ui::{Button, Errors, Form, Loading, PageHead, use_toasts};

pub use self::members::Members;

#[component]
pub fn CommitteePage() -> Html {
    let session = use_session();
    let edition = use_edition();
    let all = use_fetch(None, api::edition::list_committees);
    let (Some(edition), Some(profile)) = (edition, session.profile().cloned()) else {
        return html! { <Loading /> };
    };
    let own = profile.organization.clone();
    html! {
        <>
            <PageHead title="组织机构" lead="公开时只显示姓名、单位和职务。每次保存保留历史。" />
            { all.view(|all| {
                let mine = all.iter().find(|c| c.organization.id == own.id).cloned();
                let key = mine.as_ref().map(|c| c.updated_at.to_rfc3339()).unwrap_or_default();
                html! { <Edit {key} {edition} organization={own.clone()} {mine} /> }
            }) }
        </>
    }
}

#[derive(Properties, PartialEq)]
struct EditProps {
    edition: Rc<Edition>,
    organization: OrganizationRef,
    mine: Option<Committee>,
}

#[component]
fn Edit(props: &EditProps) -> Html {
    let toasts = use_toasts();
    let stored = use_state(|| {
        props
            .mine
            .as_ref()
            .map(|c| c.content.clone())
            .unwrap_or_default()
    });
    let input = use_state(|| (*stored).clone());
    let errors = use_state(Errors::default);
    use_unsaved_guard(*input != *stored);
    let (edition, office) = (props.edition.id, props.organization.id);
    let save = use_action(
        move |input: CommitteeInput| async move {
            api::edition::save_committee(edition, office, &input).await
        },
        {
            let stored = stored.clone();
            move |fresh: Committee| {
                stored.set(fresh.content);
                toasts.info("已保存。");
            }
        },
    );
    let onsubmit = checked(&input, &errors, &save.run);
    let onchange = {
        let input = input.clone();
        Callback::from(move |change: Box<dyn FnOnce(&mut CommitteeInput)>| {
            let mut next = (*input).clone();
            change(&mut next);
            input.set(next);
        })
    };
    html! {
        <Form {onsubmit} errors={(*errors).clone()} problem={save.problem.clone()}>
            if let Some(mine) = &props.mine {
                <p class="small">{format!("{}，上次保存：{}", props.organization.name, time::say_full(mine.updated_at))}</p>
            }
            <Members value={Rc::new((*input).clone())} {onchange} />
            <div class="actions end">
                <Button submit=true busy={save.busy}>{"保存"}</Button>
            </div>
        </Form>
    }
}
