//! 单位管理: the caller's organization and all below it.

use contract::operation::Operation;
use contract::organization::{
    Organization, OrganizationDetail, OrganizationFilter, OrganizationInput, OrganizationKind,
    OrganizationStatus,
};
use yew::prelude::*;
use yew_router::prelude::*;

use super::fields::OrganizationFields;
use crate::api;
use crate::hook::{bind, checked, non_empty, set_to, use_action, use_paged};
use crate::route::Route;
use crate::session::use_session;
use crate::ui::{
    Badge, Button, Cell, Dialog, Errors, Form, FormActions, PageHead, RouteLink, SelectField,
    Table, TextField, Tone, use_toasts,
};

#[component]
pub fn OrganizationList() -> Html {
    let session = use_session();
    let filter = use_state(|| OrganizationFilter {
        status: Some(OrganizationStatus::Active),
        ..Default::default()
    });
    let adding = use_state(|| false);
    let rows = use_paged((*filter).clone(), |filter, cursor| {
        api::organization::list_organizations(OrganizationFilter { cursor, ..filter })
    });
    let kinds = use_memo((), |()| {
        OrganizationKind::ALL
            .map(|k| (AttrValue::from(k.code()), AttrValue::from(k.label())))
            .to_vec()
    });
    let states = use_memo((), |()| {
        OrganizationStatus::ALL
            .map(|k| (AttrValue::from(k.code()), AttrValue::from(k.label())))
            .to_vec()
    });
    let close = set_to(&adding, false);
    html! {
        <>
            <PageHead title="单位管理" lead="按通知的顺序排列。单位的隶属关系决定由谁审核。">
                if session.may(Operation::ImportOrganizations) {
                    <RouteLink to={Route::OrganizationImport} class="button quiet">{"批量导入"}</RouteLink>
                }
                if session.may(Operation::CreateOrganization) {
                    <Button onclick={let a = adding.clone(); move |_| a.set(true)}>{"新增单位"}</Button>
                }
            </PageHead>
            <div class="filters">
                <TextField name="q" label="单位名称" value={filter.q.clone().unwrap_or_default()} onchange={bind(&filter, |f, v: String| f.q = non_empty(v))} />
                <SelectField name="kind" label="类别" none="全部类别" options={kinds} value={filter.kind.map(|k| k.code()).unwrap_or_default()}
                    onchange={bind(&filter, |f, v: String| f.kind = OrganizationKind::parse(&v))} />
                <SelectField name="status" label="状态" none="全部状态" options={states} value={filter.status.map(|k| k.code()).unwrap_or_default()}
                    onchange={bind(&filter, |f, v: String| f.status = OrganizationStatus::parse(&v))} />
            </div>
            { rows.view("没有符合条件的单位。", |rows| html! {
                <Table caption="单位" heads={["单位名称", "类别", "所在地区", "上级单位", "下属单位", "人员"].map(AttrValue::from).to_vec()}>
                    { for rows.iter().map(row) }
                </Table>
            }) }
            <Dialog open={*adding} title="新增单位" onclose={close.clone()}>
                <Add oncancel={close} />
            </Dialog>
        </>
    }
}

fn row(o: &Organization) -> Html {
    html! {
        <tr key={o.id.to_string()}>
            <Cell>
                <RouteLink to={Route::Organization { id: o.id }}>{&o.name}</RouteLink>{" "}
                if o.status != OrganizationStatus::Active { <Badge text={o.status.label()} tone={Tone::Plain} />{" "} }
                if o.sample { <Badge text="示例" tone={Tone::Info} /> }
            </Cell>
            <Cell head="类别">{o.kind.label()}</Cell>
            <Cell head="所在地区">{o.region_name.as_deref().unwrap_or("—")}</Cell>
            <Cell head="上级单位">{o.reports_to.as_ref().map_or("—", |r| &r.name)}</Cell>
            <Cell head="下属单位">{o.children}</Cell>
            <Cell head="人员">{o.people}</Cell>
        </tr>
    }
}

#[derive(Properties, PartialEq)]
struct AddProps {
    oncancel: Callback<()>,
}

/// A new one, directly below the caller's own.
#[component]
fn Add(props: &AddProps) -> Html {
    let session = use_session();
    let navigator = use_navigator();
    let toasts = use_toasts();
    let own = session
        .profile()
        .map(|p| p.organization.clone())
        .unwrap_or_default();
    let input = use_state(|| OrganizationInput {
        reports_to: Some(own.id),
        ..Default::default()
    });
    let errors = use_state(Errors::default);
    let create = use_action(
        |input: OrganizationInput| async move { api::organization::create_organization(&input).await },
        move |made: OrganizationDetail| {
            toasts.info("单位已新增，可以邀请该单位的人员。");
            if let Some(navigator) = &navigator {
                navigator.push(&Route::Organization {
                    id: made.organization.id,
                });
            }
        },
    );
    let onsubmit = checked(&input, &errors, &create.run);
    html! {
        <Form {onsubmit} errors={(*errors).clone()} problem={create.problem.clone()}>
            <p>{format!("上级单位：{}", own.name)}</p>
            <OrganizationFields {input} kinds={own.kind.children().to_vec()} />
            <FormActions label="新增" busy={create.busy} oncancel={props.oncancel.clone()} />
        </Form>
    }
}
