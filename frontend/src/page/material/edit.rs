//! A material's own page, for the province: new, or as it stands.

use std::rc::Rc;

use contract::id::{EditionId, MaterialId};
use contract::material::{Material, MaterialInput, Part};
use contract::organization::OrganizationKind;
use contract::problem::{Code, Problem};
use yew::prelude::*;
use yew_router::prelude::*;

use super::form::MaterialForm;
use crate::api;
use crate::hook::{use_action, use_edition, use_fetch};
use crate::route::Route;
use crate::ui::{
    Button, ButtonVariant, Failure, IdProps, Loading, Note, PageHead, RouteLink, Tone, use_toasts,
};

#[component]
pub fn MaterialNew() -> Html {
    let toasts = use_toasts();
    let navigator = use_navigator();
    let edition = use_edition().map(|e| e.id);
    let first = use_memo((), |()| MaterialInput {
        batch: 1,
        parts: vec![Part::Title, Part::Body],
        owed_by: vec![OrganizationKind::CityOffice, OrganizationKind::University],
        ..Default::default()
    });
    let create = use_action(
        |(edition, input): (EditionId, MaterialInput)| async move {
            api::material::create_material(edition, &input).await
        },
        move |made: Material| {
            toasts.info(format!("已新增“{}”。", made.content.label));
            if let Some(navigator) = &navigator {
                navigator.push(&Route::Materials);
            }
        },
    );
    let Some(edition) = edition else {
        return html! { <Loading /> };
    };
    html! {
        <>
            <PageHead title="新增材料" lead="保存后即列入本年度的报送要求。" />
            <MaterialForm stored={first} busy={create.busy} problem={create.problem.clone()}
                onsave={create.run.reform(move |input| (edition, input))} />
        </>
    }
}

#[component]
pub fn MaterialEdit(props: &IdProps<MaterialId>) -> Html {
    let all = use_fetch(None, api::material::list_materials);
    let id = props.id;
    all.view(|all| match all.iter().find(|m| m.id == id) {
        Some(found) => html! { <Edit key={id.to_string()} material={found.clone()} /> },
        None => html! {
            <>
                <PageHead title="材料要求" />
                <Failure problem={Rc::new(Problem::new(Code::NotFound))} />
                <p><RouteLink to={Route::Materials}>{"查看全部材料"}</RouteLink></p>
            </>
        },
    })
}

#[derive(Properties, PartialEq)]
struct EditProps {
    material: Material,
}

#[component]
fn Edit(props: &EditProps) -> Html {
    let toasts = use_toasts();
    let navigator = use_navigator();
    // What the form began with; another after somebody else's version was taken in.
    let stored = use_state(|| props.material.clone());
    let save = use_action(
        |(id, version, input): (MaterialId, i32, MaterialInput)| async move {
            api::material::update_material(id, version, &input).await
        },
        {
            let toasts = toasts.clone();
            move |_: Material| {
                toasts.info("已保存。");
                if let Some(navigator) = &navigator {
                    navigator.push(&Route::Materials);
                }
            }
        },
    );
    let (id, version) = (stored.id, stored.version);
    let edition = stored.edition_id;
    let fresh = use_action(
        move |()| async move { api::material::list_materials(Some(edition)).await },
        {
            let (stored, clear) = (stored.clone(), save.clear.clone());
            move |all: Vec<Material>| {
                if let Some(found) = all.into_iter().find(|m| m.id == id) {
                    stored.set(found);
                    clear.emit(());
                    toasts.info("已载入最新内容。");
                }
            }
        },
    );
    let stale = save
        .problem
        .as_ref()
        .is_some_and(|p| p.code == Code::VersionChanged);
    let lead = match stored.submissions {
        0 => "还没有单位填报。".to_owned(),
        n => format!("已有{n}个单位填报，修改后对尚未接收的版本生效。"),
    };
    html! {
        <>
            <PageHead title={format!("修改：{}", stored.content.label)} {lead} />
            <div class="stack">
                if stale {
                    <Note tone={Tone::Warm}>
                        <p>{"其他人刚刚修改过这项材料。载入最新内容后，您在本页填写的修改不再保留。"}</p>
                        <div class="actions"><Button variant={ButtonVariant::Quiet} busy={fresh.busy} onclick={fresh.run.reform(|_| ())}>{"载入最新内容"}</Button></div>
                    </Note>
                }
                <MaterialForm key={version} stored={Rc::new(stored.content.clone())} busy={save.busy} problem={save.problem.clone()}
                    onsave={save.run.reform(move |input| (id, version, input))} />
            </div>
        </>
    }
}
