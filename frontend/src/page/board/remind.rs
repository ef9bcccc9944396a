//! 催报.

use std::rc::Rc;

use contract::board::{BoardMaterial, BoardRow, Reminded, ReminderInput};
use contract::id::MaterialId;
use contract::limit;
use yew::prelude::*;

use super::cell::open;
use crate::api;
use crate::hook::{bind, checked, use_action};
use crate::ui::{AreaField, CheckGroup, Errors, Form, FormActions, use_toasts};

#[derive(Properties, PartialEq)]
pub struct Props {
    pub rows: Vec<BoardRow>,
    pub materials: Vec<BoardMaterial>,
    /// Only this one, at first.
    pub material: Option<MaterialId>,
    pub ondone: Callback<()>,
    pub onclose: Callback<()>,
}

/// How many of these rows still have to hand something of these materials in.
fn open_rows(rows: &[BoardRow], materials: &[MaterialId]) -> usize {
    let owes = |row: &&BoardRow| {
        let mut cells = row.cells.iter();
        cells.any(|c| open(c.state) && materials.contains(&c.material_id))
    };
    rows.iter().filter(owes).count()
}

#[component]
pub fn Remind(props: &Props) -> Html {
    let toasts = use_toasts();
    let owed = |id: MaterialId| open_rows(&props.rows, &[id]) > 0;
    let input = use_state(|| ReminderInput {
        organization_ids: props.rows.iter().map(|r| r.organization.id).collect(),
        material_ids: match props.material {
            Some(id) => vec![id],
            None => props
                .materials
                .iter()
                .map(|m| m.id)
                .filter(|id| owed(*id))
                .collect(),
        },
        note: String::new(),
    });
    let errors = use_state(Errors::default);
    let ondone = props.ondone.clone();
    let send = use_action(
        |input: ReminderInput| async move { api::reminder::send_reminders(&input).await },
        move |done: Reminded| {
            match (done.organizations, done.nobody) {
                (0, 0) => toasts.warn("没有需要催报的：所选单位都已报送。"),
                (0, n) => toasts.warn(format!("没有催报：{n}个单位没有可通知的人员，请电话联系。")),
                _ => toasts.info(result_text(&done)),
            }
            ondone.emit(());
        },
    );
    let options: Vec<(AttrValue, AttrValue)> = props
        .materials
        .iter()
        .filter(|m| owed(m.id) || props.material == Some(m.id))
        .map(|m| (m.id.to_string().into(), m.label.clone().into()))
        .collect();
    let chosen: Vec<String> = input.material_ids.iter().map(ToString::to_string).collect();
    let choose = bind(&input, |i, ids: Vec<String>| {
        i.material_ids = ids.iter().filter_map(|id| id.parse().ok()).collect();
    });
    let count = open_rows(&props.rows, &input.material_ids);
    let whom = match &props.rows[..] {
        [one] => one.organization.name.clone(),
        all if all.len() == count => format!("所选{count}个单位"),
        all => format!("所选{}个单位中尚未报送的{count}个单位", all.len()),
    };
    let onsubmit = checked(&input, &errors, &send.run);
    html! {
        <Form {onsubmit} errors={(*errors).clone()} problem={send.problem.clone()}>
            <p>{format!("将提醒{whom}的填报和提交人员，填写了邮箱的同时收到邮件。已经报送的材料不会提醒。")}</p>
            <CheckGroup name="material_ids" label="材料" required=true options={Rc::new(options)} value={chosen} onchange={choose} />
            <AreaField name="note" label="附言" hint="可不填。会附在系统提醒之后。" rows=3 limit={limit::NOTE} value={input.note.clone()} onchange={bind(&input, |i, v| i.note = v)} />
            <FormActions label={format!("催报{count}个单位")} busy={send.busy} disabled={props.rows.is_empty()} oncancel={props.onclose.clone()} />
        </Form>
    }
}

fn result_text(done: &Reminded) -> String {
    let mut text = format!("已催报{}个单位，通知{}人", done.organizations, done.people);
    if done.mails > 0 {
        text += &format!("，其中邮件{}封", done.mails);
    }
    text.push('。');
    if done.nobody > 0 {
        text += &format!("有{}个单位没有可通知的人员，请电话联系。", done.nobody);
    }
    text
}
