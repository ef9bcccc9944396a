//! Deleting a material; one that is in use can only be retired.

use contract::material::Material;
use contract::problem::Code;
use yew::prelude::*;

use crate::api;
use crate::hook::use_action;
use crate::ui::{Button, ButtonVariant, Confirm, Dialog, Failure, use_toasts};

#[derive(Properties, PartialEq)]
pub struct Props {
    pub material: Material,
    pub ondone: Callback<()>,
    pub onclose: Callback<()>,
}

#[component]
pub fn Remove(props: &Props) -> Html {
    let toasts = use_toasts();
    let m = &props.material;
    let id = m.id;
    let delete = use_action(
        move |()| async move { api::material::delete_material(id).await },
        {
            let (toasts, done) = (toasts.clone(), props.ondone.clone());
            move |()| {
                toasts.info("已删除。");
                done.emit(());
            }
        },
    );
    let retire = use_action(
        |material: Material| async move {
            let mut input = material.content;
            input.retired = true;
            api::material::update_material(material.id, material.version, &input).await
        },
        {
            let done = props.ondone.clone();
            move |_: Material| {
                toasts.info("已停用，不再要求报送。");
                done.emit(());
            }
        },
    );
    let used = delete
        .problem
        .as_ref()
        .is_some_and(|p| p.code == Code::InUse)
        || m.submissions > 0;
    let label = &m.content.label;
    let onclose = props.onclose.clone();
    if !used {
        return html! {
            <Confirm open=true title={format!("删除“{label}”？")} text="删除后不能恢复。" action="确认删除" danger=true
                busy={delete.busy} problem={delete.problem.clone()} onconfirm={delete.run.reform(|_: String| ())} {onclose} />
        };
    }
    let stop = {
        let m = m.clone();
        retire.run.reform(move |_: MouseEvent| m.clone())
    };
    html! {
        <Dialog open=true title={format!("“{label}”不能删除")} onclose={onclose.clone()}>
            if m.content.retired {
                <p>{"已有单位填报，不能删除。该材料已停用，不再要求报送，填报的内容保留。"}</p>
            } else {
                <p>{"已有单位填报，不能删除。可以停用：不再要求报送，已填报的内容保留。"}</p>
            }
            if let Some(problem) = &retire.problem {
                <Failure problem={problem.clone()} />
            }
            <div class="actions end">
                <Button variant={ButtonVariant::Quiet} onclick={onclose.reform(|_| ())}>{"关闭"}</Button>
                if !m.content.retired {
                    <Button busy={retire.busy} onclick={stop}>{"停用"}</Button>
                }
            </div>
        </Dialog>
    }
}
