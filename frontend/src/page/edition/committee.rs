//! 组织机构: 领导小组 and 办公室 of one's own office. Names and posts only.

use std::rc::Rc;

use contract::edition::{Committee, CommitteeInput, CommitteeMember, Edition};
use contract::limit;
use contract::organization::OrganizationRef;
use contract::time;
use yew::prelude::*;

use crate::api;
use crate::hook::{bind, checked, use_action, use_edition, use_fetch, use_unsaved_guard};
use crate::session::use_session;
use crate::ui::{Button, Errors, Form, Loading, Look, PageHead, TextField, use_toasts};

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

/// What a button does to the list.
type Change<T> = Rc<dyn Fn(&mut Vec<T>)>;

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
                toasts.say("已保存。");
            }
        },
    );
    let onsubmit = checked(&input, &errors, &save.run);
    let change = |change: Change<CommitteeMember>| {
        let input = input.clone();
        Callback::from(move |_: MouseEvent| {
            let mut next = (*input).clone();
            change(&mut next.members);
            input.set(next);
        })
    };
    let text = |i: usize, set: fn(&mut CommitteeMember, String)| {
        let input = input.clone();
        Callback::from(move |value| {
            let mut next = (*input).clone();
            if let Some(member) = next.members.get_mut(i) {
                set(member, value);
            }
            input.set(next);
        })
    };
    let member = |(i, m): (usize, &CommitteeMember)| {
        html! {
            <fieldset key={i} class="card">
                <legend>{format!("第{}位", i + 1)}</legend>
                <div class="grid">
                    <TextField name={format!("members.{i}.duty")} label="职责" hint="组长、副组长、成员、办公室主任" required=true limit=20 value={m.duty.clone()} onchange={text(i, |m, v| m.duty = v)} />
                    <TextField name={format!("members.{i}.name")} label="姓名" limit={limit::PERSON_NAME} value={m.name.clone()} onchange={text(i, |m, v| m.name = v)} />
                    <TextField name={format!("members.{i}.unit")} label="单位" required=true limit={limit::NAME} value={m.unit.clone()} onchange={text(i, |m, v| m.unit = v)} />
                    <TextField name={format!("members.{i}.post")} label="职务" limit={limit::NAME} value={m.post.clone()} onchange={text(i, |m, v| m.post = v)} />
                </div>
                <div class="actions end">
                    if i > 0 {
                        <Button look={Look::Quiet} label={format!("第{}位上移", i + 1)} onclick={change(Rc::new(move |all| all.swap(i, i - 1)))}>{"上移"}</Button>
                    }
                    <Button look={Look::Quiet} label={format!("删除第{}位", i + 1)} onclick={change(Rc::new(move |all| { all.remove(i); }))}>{"删除"}</Button>
                </div>
            </fieldset>
        }
    };
    html! {
        <Form {onsubmit} errors={(*errors).clone()} problem={save.problem.clone()}>
            if let Some(mine) = &props.mine {
                <p class="small">{format!("{}，上次保存：{}", props.organization.name, time::say_full(mine.updated_at))}</p>
            }
            <TextField name="office" label="办公室设在" limit={limit::ADDRESS} value={input.office.clone()} onchange={bind(&input, |i, v| i.office = v)} />
            { for input.members.iter().enumerate().map(member) }
            <div class="actions spread">
                <Button look={Look::Quiet} onclick={change(Rc::new(|all| all.push(CommitteeMember::default())))}>{"增加成员"}</Button>
                <Button submit=true busy={save.busy}>{"保存"}</Button>
            </div>
        </Form>
    }
}
