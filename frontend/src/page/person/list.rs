//! 人员管理: the people of the caller's organization and of those below.

use contract::operation::Operation;
use contract::person::{Person, PersonFilter};
use contract::time;
use yew::prelude::*;
use yew_router::prelude::*;

use super::status_text;
use crate::api;
use crate::hook::{bind, use_paged};
use crate::route::Route;
use crate::session::use_session;
use crate::ui::{Badge, Cell, PageHead, RouteLink, SelectField, Table, TextField, Tone};

#[component]
pub fn PersonList() -> Html {
    let session = use_session();
    // From an organization's page: `?organization_id=…`.
    let asked = use_location()
        .and_then(|l| l.query::<PersonFilter>().ok())
        .unwrap_or_default();
    let filter = use_state(|| PersonFilter {
        active: Some(true),
        ..asked
    });
    let rows = use_paged((*filter).clone(), |filter, cursor| {
        api::person::list_people(PersonFilter { cursor, ..filter })
    });
    let states = use_memo((), |()| {
        vec![
            (AttrValue::from("true"), AttrValue::from("在用")),
            ("false".into(), "已停用".into()),
        ]
    });
    html! {
        <>
            <PageHead title="人员管理" lead="人员通过邀请链接自行设置用户名和密码，请勿多人共用一个账号。">
                if session.may(Operation::ImportPeople) {
                    <RouteLink to={Route::PersonImport} class="button quiet">{"批量邀请"}</RouteLink>
                }
                if session.may(Operation::CreateInvitation) {
                    <RouteLink to={Route::Invitations} class="button">{"邀请人员"}</RouteLink>
                }
            </PageHead>
            <div class="filters">
                <TextField name="q" label="姓名或用户名" value={filter.q.clone().unwrap_or_default()} onchange={bind(&filter, |f, v: String| f.q = (!v.is_empty()).then_some(v))} />
                <SelectField name="active" label="状态" none="全部状态" options={states} value={filter.active.map(|a| a.to_string()).unwrap_or_default()}
                    onchange={bind(&filter, |f, v: String| f.active = v.parse().ok())} />
            </div>
            { rows.view("没有符合条件的人员。", |rows| html! {
                <Table caption="人员" heads={["姓名", "单位", "角色", "状态", "上次登录"].map(AttrValue::from).to_vec()}>
                    { for rows.iter().map(row) }
                </Table>
            }) }
        </>
    }
}

fn row(p: &Person) -> Html {
    let roles: Vec<&str> = p.roles.iter().map(|r| r.label()).collect();
    let (text, tone) = status_text(p);
    html! {
        <tr key={p.id.to_string()}>
            <Cell>
                <RouteLink to={Route::Person { id: p.id }}>{&p.name}</RouteLink><br /><span class="small">{&p.login}</span>
                if p.sample { {" "}<Badge text="示例" tone={Tone::Info} /> }
            </Cell>
            <Cell head="单位">{&p.organization.name}</Cell>
            <Cell head="角色">{roles.join("、")}</Cell>
            <Cell head="状态"><Badge {text} {tone} /></Cell>
            <Cell head="上次登录">{p.last_sign_in_at.map_or("从未登录".to_owned(), time::say_full)}</Cell>
        </tr>
    }
}
