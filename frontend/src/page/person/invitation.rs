//! 邀请: one-time links by which people open their accounts.

use std::rc::Rc;

use contract::id::OrganizationId;
use contract::invitation::{DAYS, Invitation, InvitationCreated, InvitationInput, InvitationState};
use contract::operation::Operation;
use contract::organization::{Organization, OrganizationKind};
use contract::page::Paging;
use contract::person::PersonFilter;
use contract::role::Role;
use contract::{limit, time};
use yew::prelude::*;
use yew_router::prelude::*;

use crate::api;
use crate::hook::{bind, checked, set_to, use_action, use_fetch, use_paged};
use crate::page::organization::pick::OrganizationPick;
use crate::session::use_session;
use crate::ui::{
    Badge, Button, ButtonVariant, Cell, CheckGroup, Confirm, CopyButton, Dialog, Errors, Form,
    FormActions, Note, PageHead, Table, TextField, Tone, use_toasts,
};

#[component]
pub fn InvitationList() -> Html {
    let session = use_session();
    let toasts = use_toasts();
    // From an organization's page: begin at once with an invitation into it.
    let target = use_location()
        .and_then(|l| l.query::<PersonFilter>().ok())
        .and_then(|f| f.organization_id);
    let rows = use_paged((), |(), cursor| {
        api::invitation::list_invitations(Paging {
            cursor,
            limit: None,
        })
    });
    let inviting = use_state(|| target.is_some());
    let made = use_state(|| None::<Rc<InvitationCreated>>);
    let ending = use_state(|| None::<Invitation>);
    let revoke = use_action(api::invitation::revoke_invitation, {
        let (ending, reload) = (ending.clone(), rows.reload.clone());
        move |()| {
            toasts.info("邀请已撤回，链接不能再使用。");
            ending.set(None);
            reload.emit(());
        }
    });
    let onmade = {
        let (inviting, made, reload) = (inviting.clone(), made.clone(), rows.reload.clone());
        Callback::from(move |one: InvitationCreated| {
            inviting.set(false);
            made.set(Some(Rc::new(one)));
            reload.emit(());
        })
    };
    let may_revoke = session.may(Operation::RevokeInvitation);
    let row = |i: &Invitation| {
        let roles: Vec<&str> = i.roles.iter().map(|r| r.label()).collect();
        let tone = match i.state {
            InvitationState::Open => Tone::Info,
            InvitationState::Accepted => Tone::Good,
            InvitationState::Revoked | InvitationState::Expired => Tone::Plain,
        };
        let (ask, this) = (ending.clone(), i.clone());
        html! {
            <tr key={i.id.to_string()}>
                <Cell>{&i.name}{" "}<Badge text={i.state.label()} {tone} /></Cell>
                <Cell head="单位">{&i.organization.name}</Cell>
                <Cell head="角色">{roles.join("、")}</Cell>
                <Cell head="邀请人">{&i.created_by}</Cell>
                <Cell head="有效期至">{time::say_full(i.expires_at)}</Cell>
                <Cell head="操作">
                    if may_revoke && i.state == InvitationState::Open {
                        <Button variant={ButtonVariant::Quiet} label={format!("撤回对{}的邀请", i.name)} onclick={move |_| ask.set(Some(this.clone()))}>{"撤回邀请"}</Button>
                    } else { {"—"} }
                </Cell>
            </tr>
        }
    };
    let id = ending.as_ref().map(|i| i.id);
    let name = ending.as_ref().map(|i| i.name.clone()).unwrap_or_default();
    let stop = set_to(&inviting, false);
    html! {
        <>
            <PageHead title="邀请人员" lead={format!("链接只能使用一次，{DAYS}天内有效，由本人设置用户名和密码。")}>
                if session.may(Operation::CreateInvitation) {
                    <Button onclick={let i = inviting.clone(); move |_| i.set(true)}>{"邀请人员"}</Button>
                }
            </PageHead>
            { rows.view("还没有发出邀请。", |rows| html! {
                <Table caption="邀请，最近发出的在前" heads={["姓名", "单位", "角色", "邀请人", "有效期至", "操作"].map(AttrValue::from).to_vec()}>
                    { for rows.iter().map(row) }
                </Table>
            }) }
            <Dialog open={*inviting} title="邀请人员" onclose={stop.clone()}>
                <Invite {target} {onmade} oncancel={stop} />
            </Dialog>
            <Dialog open={made.is_some()} title="邀请链接" onclose={set_to(&made, None)}>
                if let Some(one) = &*made {
                    <Note tone={Tone::Warm}><p>{format!("请把链接发给{}本人。链接只显示这一次，关闭后不能再次查看。", one.invitation.name)}</p></Note>
                    <p><code class="secret">{&one.link}</code></p>
                    <div class="actions end">
                        <CopyButton text={one.link.clone()} action="复制链接" />
                        <Button onclick={let m = made.clone(); move |_| m.set(None)}>{"已复制，关闭"}</Button>
                    </div>
                }
            </Dialog>
            <Confirm open={ending.is_some()} title={format!("撤回对“{name}”的邀请？")} text="撤回后链接立即失效。" action="确认撤回" danger=true busy={revoke.busy} problem={revoke.problem.clone()}
                onconfirm={let run = revoke.run.clone(); Callback::from(move |_| if let Some(id) = id { run.emit(id) })}
                onclose={set_to(&ending, None)} />
        </>
    }
}

#[derive(Properties, PartialEq)]
struct InviteProps {
    target: Option<OrganizationId>,
    onmade: Callback<InvitationCreated>,
    oncancel: Callback<()>,
}

#[component]
fn Invite(props: &InviteProps) -> Html {
    let session = use_session();
    let own = session
        .profile()
        .map(|p| p.organization.clone())
        .unwrap_or_default();
    let input = use_state(|| InvitationInput {
        organization_id: props.target.unwrap_or(own.id),
        ..Default::default()
    });
    let kind = use_state(|| None::<OrganizationKind>);
    let errors = use_state(Errors::default);
    let target = use_fetch(input.organization_id, api::organization::get_organization);
    let shown = kind.or(target.data.as_ref().map(|d| d.organization.kind));
    let held = session.profile().map(|p| p.roles.clone());
    let roles = use_memo((shown, held.unwrap_or_default()), |(kind, held)| {
        kind.map(|k| {
            Role::of(k)
                .iter()
                .filter(|r| r.given_by(held))
                .map(|r| (AttrValue::from(r.code()), AttrValue::from(r.label())))
                .collect::<Vec<_>>()
        })
        .unwrap_or_default()
    });
    let onmade = props.onmade.clone();
    let create = use_action(
        |input: InvitationInput| async move { api::invitation::create_invitation(&input).await },
        move |made| onmade.emit(made),
    );
    let onsubmit = checked(&input, &errors, &create.run);
    let pick = {
        let (input, kind) = (input.clone(), kind.clone());
        Callback::from(move |o: Option<Organization>| {
            if let Some(o) = o {
                kind.set(Some(o.kind));
                // Roles of another kind of organization do not fit.
                input.set(InvitationInput {
                    organization_id: o.id,
                    roles: Vec::new(),
                    ..(*input).clone()
                });
            }
        })
    };
    let chosen: Vec<String> = input.roles.iter().map(|r| r.code().to_owned()).collect();
    let name = target
        .data
        .as_ref()
        .map(|d| d.organization.name.clone())
        .unwrap_or_default();
    html! {
        <Form {onsubmit} errors={(*errors).clone()} problem={create.problem.clone()}>
            <TextField name="name" label="姓名" required=true limit={limit::PERSON_NAME} value={input.name.clone()} onchange={bind(&input, |i, v| i.name = v)} />
            <OrganizationPick name="organization_id" label="单位" value={Some(input.organization_id)} onchange={pick} />
            <CheckGroup name="roles" label={format!("在“{name}”的角色")} required=true options={roles} value={chosen}
                onchange={bind(&input, |i, v: Vec<String>| i.roles = v.iter().filter_map(|c| Role::parse(c)).collect())} />
            <FormActions label="生成邀请链接" busy={create.busy} oncancel={props.oncancel.clone()} />
        </Form>
    }
}
