//! 单位信息: facts, changes, history.

use std::rc::Rc;

use contract::id::OrganizationId;
use contract::operation::Operation;
use contract::organization::{
    OrganizationDetail, OrganizationEvent, OrganizationInput, OrganizationStatus,
};
use contract::time;
use yew::prelude::*;

use super::fields::OrganizationFields;
use super::steps::Steps;
use crate::api;
use crate::hook::{checked, use_action, use_fetch, use_unsaved_guard};
use crate::route::Route;
use crate::session::use_session;
use crate::ui::{
    Badge, Button, Errors, Facts, Form, IdProps, PageHead, RouteLink, Tone, use_toasts,
};

#[component]
pub fn OrganizationView(props: &IdProps<OrganizationId>) -> Html {
    let session = use_session();
    let detail = use_fetch(props.id, api::organization::get_organization);
    detail.view(|d| {
        let o = &d.organization;
        let own = session.profile().is_some_and(|p| p.organization.id == o.id);
        let active = o.status == OrganizationStatus::Active;
        let people = format!("organization_id={}", o.id);
        html! {
            <>
                <PageHead title={o.name.clone()} lead={o.kind.label()}>
                    if session.may(Operation::ListPeople) {
                        <RouteLink to={Route::People} query={people.clone()} class="button quiet">{"查看人员"}</RouteLink>
                    }
                    if session.may(Operation::CreateInvitation) && active {
                        <RouteLink to={Route::Invitations} query={people} class="button">{"邀请人员"}</RouteLink>
                    }
                </PageHead>
                <Facts items={vec![
                    ("状态".into(), html! { <Badge text={o.status.label()} tone={if active { Tone::Good } else { Tone::Plain }} /> }),
                    ("上级单位".into(), o.reports_to.as_ref().map(|r| html! { {&r.name} }).unwrap_or_default()),
                    ("所在地区".into(), o.region_name.as_ref().map(|r| html! { {r} }).unwrap_or_default()),
                    ("下属单位".into(), html! { {o.children} }),
                    ("人员".into(), html! { {o.people} }),
                ]} />
                if active && session.may(Operation::UpdateOrganization) {
                    <Edit key={o.version} detail={d.clone()} onsaved={detail.set.clone()} />
                }
                if !own {
                    <Steps detail={d.clone()} onchanged={detail.set.clone()} />
                }
                <History events={d.history.clone()} />
            </>
        }
    })
}

#[derive(Properties, PartialEq)]
struct EditProps {
    detail: Rc<OrganizationDetail>,
    onsaved: Callback<OrganizationDetail>,
}

#[component]
fn Edit(props: &EditProps) -> Html {
    let o = &props.detail.organization;
    let toasts = use_toasts();
    let stored = OrganizationInput {
        name: o.name.clone(),
        short_name: o.short_name.clone(),
        kind: o.kind,
        region_code: o.region_code.clone(),
        reports_to: o.reports_to.as_ref().map(|r| r.id),
        address: o.address.clone(),
        website: o.website.clone(),
    };
    let input = use_state(|| stored.clone());
    let errors = use_state(Errors::default);
    use_unsaved_guard(*input != stored);
    let (id, version) = (o.id, o.version);
    let onsaved = props.onsaved.clone();
    let save = use_action(
        move |input: OrganizationInput| async move {
            api::organization::update_organization(id, version, &input).await
        },
        move |fresh| {
            onsaved.emit(fresh);
            toasts.info("已保存。");
        },
    );
    let onsubmit = checked(&input, &errors, &save.run);
    html! {
        <section class="card">
            <h2>{"基本信息"}</h2>
            <Form {onsubmit} errors={(*errors).clone()} problem={save.problem.clone()} class="two">
                <OrganizationFields {input} />
                <div class="actions end whole"><Button submit=true busy={save.busy}>{"保存"}</Button></div>
            </Form>
        </section>
    }
}

#[derive(Properties, PartialEq)]
struct HistoryProps {
    events: Vec<OrganizationEvent>,
}

#[component]
fn History(props: &HistoryProps) -> Html {
    let word = |kind: &str| match kind {
        "created" => "新增",
        "renamed" => "更名",
        "moved" => "调整隶属关系",
        "merged" => "合并",
        "closed" => "停用",
        "reopened" => "恢复",
        _ => "变更",
    };
    let item = |e: &OrganizationEvent| {
        let change = match (e.before.is_empty(), e.after.is_empty()) {
            (true, true) => String::new(),
            (true, false) => e.after.clone(),
            (false, true) => e.before.clone(),
            (false, false) => format!("{} → {}", e.before, e.after),
        };
        html! {
            <li class="past">
                <strong>{word(&e.kind)}</strong>{" "}{change}
                <p class="small">{time::say_full(e.at)}{"　"}{&e.by}</p>
                if !e.reason.is_empty() { <p>{format!("原因：{}", e.reason)}</p> }
            </li>
        }
    };
    html! {
        <section class="card">
            <h2>{"变更记录"}</h2>
            if props.events.is_empty() {
                <p>{"没有变更。"}</p>
            } else {
                <ol class="timeline">{ for props.events.iter().map(item) }</ol>
            }
        </section>
    }
}
