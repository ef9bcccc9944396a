//! An organization's extensions and reminders.

use std::rc::Rc;

use contract::board::{BoardRow, Reminder, ReminderFilter};
use contract::extension::{Extension, ExtensionFilter};
use contract::id::{ExtensionId, MaterialId};
use contract::material::Material;
use contract::operation::Operation;
use contract::time;
use contract::workflow::Reason;
use yew::prelude::*;

use crate::api;
use crate::hook::paged::Paged;
use crate::hook::{use_action, use_paged};
use crate::session::use_session;
use crate::ui::{Badge, Button, ButtonVariant, Confirm, Tone, use_toasts};

#[derive(Properties, PartialEq)]
pub struct Props {
    pub row: BoardRow,
    pub materials: Rc<Vec<Material>>,
    /// An extension was taken back.
    pub onchange: Callback<()>,
    pub onclose: Callback<()>,
}

#[component]
pub fn Record(props: &Props) -> Html {
    let session = use_session();
    let toasts = use_toasts();
    let organization = props.row.organization.id;
    let extensions = use_paged(organization, |id, cursor| {
        api::extension::list_extensions(ExtensionFilter {
            organization_id: Some(id),
            cursor,
            ..Default::default()
        })
    });
    let reminders = use_paged(organization, |id, cursor| {
        api::reminder::list_reminders(ReminderFilter {
            organization_id: Some(id),
            cursor,
            ..Default::default()
        })
    });
    let asked = use_state(|| None::<ExtensionId>);
    let revoke = use_action(
        |(id, reason): (ExtensionId, String)| async move {
            api::extension::revoke_extension(id, &Reason { reason }).await
        },
        {
            let (asked, reload) = (asked.clone(), extensions.reload.clone());
            let changed = props.onchange.clone();
            move |_: Extension| {
                asked.set(None);
                reload.emit(());
                changed.emit(());
                toasts.info("已撤销延期。");
            }
        },
    );
    let own = session
        .profile()
        .is_some_and(|p| p.organization.id == organization);
    let may = session.may(Operation::RevokeExtension) && !own;
    let onconfirm = {
        let (asked, run) = (asked.clone(), revoke.run.clone());
        Callback::from(move |reason| {
            if let Some(id) = *asked {
                run.emit((id, reason));
            }
        })
    };
    let onclose = {
        let (asked, clear) = (asked.clone(), revoke.clear.clone());
        Callback::from(move |()| {
            asked.set(None);
            clear.emit(());
        })
    };
    let extension = |e: &Extension| {
        let id = e.id;
        let material = material(&props.materials, e.material_id);
        let ask = (may && e.revoked_at.is_none()).then(|| {
            let asked = asked.clone();
            let label = format!("撤销{material}的延期");
            html! {
                <Button variant={ButtonVariant::Quiet} {label} onclick={move |_| asked.set(Some(id))}>{"撤销"}</Button>
            }
        });
        html! { <li key={e.id.to_string()}>{granted(e, &material)}{ask.unwrap_or_default()}</li> }
    };
    html! {
        <>
            if let Some(above) = &props.row.reports_to {
                <p class="small">{format!("上级单位：{}", above.name)}</p>
            }
            <h3>{"延期"}</h3>
            {listed(&extensions, "没有办理过延期。", extension)}
            <h3>{"催报记录"}</h3>
            {listed(&reminders, "没有催报过。", reminder)}
            <div class="actions end"><Button variant={ButtonVariant::Quiet} onclick={props.onclose.reform(|_| ())}>{"关闭"}</Button></div>
            <Confirm open={asked.is_some()} title="撤销延期？" text="撤销后按原截止时间执行，该单位会收到通知。" action="确认撤销" reason="撤销原因" danger=true
                busy={revoke.busy} problem={revoke.problem.clone()} {onconfirm} {onclose} />
        </>
    }
}

fn listed<T>(paged: &Paged<T>, none: &'static str, item: impl Fn(&T) -> Html) -> Html {
    if paged.items.is_empty() && !paged.busy && paged.problem.is_none() {
        return html! { <p class="small">{none}</p> };
    }
    paged.view(
        none,
        |items| html! { <ul class="record">{ for items.iter().map(item) }</ul> },
    )
}

fn material(all: &[Material], id: MaterialId) -> String {
    let found = all.iter().find(|m| m.id == id);
    found.map_or_else(|| "（已删除的材料）".into(), |m| m.content.label.clone())
}

fn granted(e: &Extension, material: &str) -> Html {
    html! {
        <div>
            <p class="row">
                <b>{material}</b>
                {format!("延期至{}", time::say_full(e.until))}
                if e.revoked_at.is_some() {
                    <Badge text="已撤销" tone={Tone::Bad} />
                }
            </p>
            <p class="small">{format!("{} 由{}准予：{}", time::say_full(e.granted_at), e.granted_by, e.reason)}</p>
            if let Some(at) = e.revoked_at {
                <p class="small">{format!("{} 由{}撤销：{}", time::say_full(at), e.revoked_by.as_deref().unwrap_or_default(), e.revoked_reason.as_deref().unwrap_or_default())}</p>
            }
        </div>
    }
}

fn reminder(r: &Reminder) -> Html {
    let by = if r.automatic {
        "系统自动提醒".to_owned()
    } else {
        format!("{}催报", r.by)
    };
    html! {
        <li key={r.id.to_string()}>
            <div>
                <p><b>{&r.material}</b></p>
                <p class="small">{format!("{} {by}，通知{}人，邮件{}封", time::say_full(r.at), r.people, r.mails)}</p>
                if !r.note.is_empty() {
                    <p class="small">{format!("附言：{}", r.note)}</p>
                }
            </div>
        </li>
    }
}
