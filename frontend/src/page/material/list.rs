//! 材料要求: what the current year asks for, by when. The province sets it; everybody reads it.

use std::rc::Rc;

use contract::id::{EditionId, MaterialId};
use contract::material::{Material, MaterialOrder, batch_label};
use contract::operation::Operation;
use contract::organization::OrganizationKind;
use yew::prelude::*;

use super::remove::Remove;
use super::requirements;
use crate::api;
use crate::hook::{set_to, use_action, use_fetch};
use crate::route::Route;
use crate::session::use_session;
use crate::ui::{
    Badge, Button, ButtonVariant, Due, Empty, Facts, PageHead, RouteLink, Tone, use_toasts,
};

#[component]
pub fn MaterialList() -> Html {
    let session = use_session();
    let toasts = use_toasts();
    let materials = use_fetch(None, api::material::list_materials);
    let removing = use_state(|| None::<Material>);
    let order = use_action(
        |(edition, ids): (EditionId, Vec<MaterialId>)| async move {
            api::material::order_materials(edition, &MaterialOrder { ids }).await
        },
        {
            let (set, toasts) = (materials.set.clone(), toasts.clone());
            move |fresh: Vec<Material>| {
                set.emit(fresh);
                toasts.info("顺序已调整。");
            }
        },
    );
    use_effect_with(order.problem.clone(), move |problem| {
        if let Some(problem) = problem {
            toasts.fail(problem);
        }
    });
    let edits = session.may(Operation::UpdateMaterial);
    let orders = session.may(Operation::OrderMaterials);
    let removes = session.may(Operation::DeleteMaterial);
    let new = session.may(Operation::CreateMaterial).then(|| {
        html! { <RouteLink to={Route::MaterialNew} class="button">{"新增材料"}</RouteLink> }
    });
    let lead = if edits {
        "本年度要求各单位报送的材料、时间和审核规则。规则由系统在填报时自动检查。"
    } else {
        "本年度需要报送的材料：报什么、何时报、有哪些要求。"
    };
    let shift = |list: &Rc<Vec<Material>>, from: usize, to: usize| {
        let list = list.clone();
        order.run.reform(move |_: MouseEvent| {
            let mut ids: Vec<MaterialId> = list.iter().map(|m| m.id).collect();
            ids.swap(from, to);
            (list[from].edition_id, ids)
        })
    };
    let steps = |list: &Rc<Vec<Material>>, i: usize, m: &Material| {
        let label = &m.content.label;
        let ask = {
            let (removing, m) = (removing.clone(), m.clone());
            move |_| removing.set(Some(m.clone()))
        };
        html! {
            <div class="actions">
                if edits {
                    <RouteLink to={Route::MaterialEdit { id: m.id }} class="button quiet">{"修改"}<span class="unseen">{label}</span></RouteLink>
                }
                if orders && i > 0 {
                    <Button variant={ButtonVariant::Quiet} busy={order.busy} label={format!("{label}上移")} onclick={shift(list, i, i - 1)}>{"上移"}</Button>
                }
                if orders && i + 1 < list.len() {
                    <Button variant={ButtonVariant::Quiet} busy={order.busy} label={format!("{label}下移")} onclick={shift(list, i, i + 1)}>{"下移"}</Button>
                }
                if removes {
                    <Button variant={ButtonVariant::Quiet} label={format!("删除{label}")} onclick={ask}>{"删除"}</Button>
                }
            </div>
        }
    };
    let onclose = set_to(&removing, None);
    let ondone = {
        let (removing, reload) = (removing.clone(), materials.reload.clone());
        Callback::from(move |()| {
            removing.set(None);
            reload.emit(());
        })
    };
    html! {
        <>
            <PageHead title="材料要求" {lead}>{new.clone().unwrap_or_default()}</PageHead>
            {materials.view(|list| {
                let shown = |(i, m): (usize, &Material)| {
                    // What is no longer asked for concerns nobody but the province.
                    if m.content.retired && !edits {
                        return html! {};
                    }
                    html! { <MaterialCard key={m.id.to_string()} material={m.clone()} editor={edits}>{steps(list, i, m)}</MaterialCard> }
                };
                if list.is_empty() {
                    return html! { <Empty text="本年度还没有设置报送材料。">{new.unwrap_or_default()}</Empty> };
                }
                html! { <div class="stack">{ for list.iter().enumerate().map(shown) }</div> }
            })}
            if let Some(material) = &*removing {
                <Remove material={material.clone()} {ondone} {onclose} />
            }
        </>
    }
}

#[derive(Properties, PartialEq)]
struct MaterialCardProps {
    material: Material,
    editor: bool,
    children: Html,
}

#[component]
fn MaterialCard(props: &MaterialCardProps) -> Html {
    let m = &props.material.content;
    let kinds: Vec<&str> = m
        .owed_by
        .iter()
        .copied()
        .map(OrganizationKind::label)
        .collect();
    let gathers = if m.gathers {
        "，下级单位可以报送供汇集"
    } else {
        ""
    };
    html! {
        <article class="card">
            <div class="spread">
                <h2>{&m.label}</h2>
                <span class="row">
                    <Badge text={batch_label(m.batch)} tone={Tone::Info} />
                    if !m.annex.is_empty() {
                        <Badge text={m.annex.clone()} />
                    }
                    if m.retired {
                        <Badge text="已停用" tone={Tone::Bad} />
                    }
                </span>
            </div>
            <Facts items={vec![
                ("截止时间".into(), {
                    // It is closed, yet nobody in particular is late.
                    let closed = m.deadline.is_some_and(|at| at < chrono::Utc::now());
                    html! {
                        <span class="due">
                            <Due due={m.deadline} over={m.retired || closed} labelled=true />
                            if closed {
                                <Badge text="已截止" />
                            }
                        </span>
                    }
                }),
                ("报送单位".into(), html! { {kinds.join("、") + gathers} }),
                ("已填报".into(), if props.editor { html! { {format!("{}个单位", props.material.submissions)} } } else { html! {} }),
            ]} />
            if props.editor {
                <details><summary>{"内容和规则"}</summary>{requirements(m)}</details>
                {props.children.clone()}
            } else {
                {requirements(m)}
            }
        </article>
    }
}
