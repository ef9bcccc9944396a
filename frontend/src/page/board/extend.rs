//! 准予延期.

use chrono::{DateTime, TimeDelta, Utc};
use contract::board::{BoardCell, BoardRow};
use contract::extension::{Extension, ExtensionInput};
use contract::limit;
use contract::time;
use yew::prelude::*;

use crate::api;
use crate::hook::{bind, checked, use_action};
use crate::ui::due::inclusive_deadline;
use crate::ui::{AreaField, Errors, Form, FormActions, InstantField, use_toasts};

/// How long an extension is, unless said.
const DAYS: TimeDelta = TimeDelta::days(3);

#[derive(Properties, PartialEq)]
pub struct Props {
    pub row: BoardRow,
    pub cell: BoardCell,
    pub ondone: Callback<()>,
    pub onclose: Callback<()>,
}

/// Three days behind the deadline; where those are over, three days from the end of today.
fn until(due: Option<DateTime<Utc>>) -> DateTime<Utc> {
    let now = Utc::now();
    let later = due.map(|at| at + DAYS).filter(|at| *at > now);
    let tonight = time::start_of(time::day(now)) + TimeDelta::days(1) - TimeDelta::seconds(1);
    later.unwrap_or(tonight + DAYS)
}

#[component]
pub fn Extend(props: &Props) -> Html {
    let toasts = use_toasts();
    let input = use_state(|| ExtensionInput {
        material_id: props.cell.material_id,
        organization_id: props.row.organization.id,
        until: until(props.cell.due),
        reason: String::new(),
    });
    let errors = use_state(Errors::default);
    let ondone = props.ondone.clone();
    let grant = use_action(
        |input: ExtensionInput| async move { api::extension::grant_extension(&input).await },
        move |granted: Extension| {
            toasts.info(format!(
                "已准予{}延期至{}。",
                granted.organization.name,
                time::say_full(granted.until)
            ));
            ondone.emit(());
        },
    );
    let onsubmit = checked(&input, &errors, &grant.run);
    let due = props.cell.due.map_or_else(
        || "原截止时间：另行通知。".into(),
        |at| format!("现截止时间：{}。", time::say_full(at)),
    );
    let when = {
        let set = bind(&input, |i, at: DateTime<Utc>| {
            i.until = inclusive_deadline(at)
        });
        Callback::from(move |at: Option<DateTime<Utc>>| {
            if let Some(at) = at {
                set.emit(at);
            }
        })
    };
    html! {
        <Form {onsubmit} errors={(*errors).clone()} problem={grant.problem.clone()}>
            <p>{&props.row.organization.name}<br />{due}</p>
            <InstantField name="until" label="延期至" required=true hint="含当时；填23:59按当日23:59:59计。" value={Some(input.until)} onchange={when} />
            <AreaField name="reason" label="延期原因" required=true rows=3 limit={limit::REASON} value={input.reason.clone()} onchange={bind(&input, |i, v| i.reason = v)} />
            <FormActions label="准予延期" busy={grant.busy} oncancel={props.onclose.clone()} />
        </Form>
    }
}
