//! 年度设置: everything that a year's notice fixes.

use std::rc::Rc;

use contract::edition::{Edition, EditionInput, EditionStatus};
use contract::id::EditionId;
use contract::limit;
use contract::operation::Operation;
use contract::window::WindowRule;
use yew::prelude::*;

use super::lists::{Dates, Documents};
use super::next::Next;
use super::reporters::Reporters;
use super::terms::Terms;
use crate::api;
use crate::hook::{bind, checked, set_to, use_action, use_fetch, use_unsaved_guard};
use crate::session::use_session;
use crate::ui::{
    Badge, Button, ButtonVariant, Confirm, Dialog, Errors, Form, PageHead, SelectField, TextField,
    Tone, use_toasts,
};

#[component]
pub fn EditionSettings() -> Html {
    let session = use_session();
    let toasts = use_toasts();
    let chosen = use_state(|| None::<EditionId>);
    let all = use_fetch((), |()| api::edition::list_editions_inside());
    let edition = use_fetch(*chosen, api::edition::get_edition_inside);
    let creating = use_state(|| false);
    let switching = use_state(|| false);
    let activate = use_action(api::edition::activate_edition, {
        let (set, switching, reload) = (edition.set.clone(), switching.clone(), all.reload.clone());
        move |fresh| {
            switching.set(false);
            set.emit(fresh);
            reload.emit(());
            toasts.info("已设为当前年度。");
        }
    });
    let onmade = {
        let (chosen, creating, reload) = (chosen.clone(), creating.clone(), all.reload.clone());
        Callback::from(move |made: Edition| {
            creating.set(false);
            chosen.set(Some(made.id));
            reload.emit(());
        })
    };
    let options = all
        .data
        .as_ref()
        .map(|all| {
            all.iter()
                .map(|e| {
                    (
                        AttrValue::from(e.id.to_string()),
                        AttrValue::from(e.name.clone()),
                    )
                })
                .collect::<Vec<_>>()
        })
        .unwrap_or_default();
    let pick = {
        let chosen = chosen.clone();
        Callback::from(move |id: String| chosen.set(id.parse().ok()))
    };
    let stop = set_to(&creating, false);
    html! {
        <>
            <PageHead title="年度设置" lead="主题、时间、目录和报送单位都在这里设置，每年不同。">
                if session.may(Operation::CreateEdition) {
                    <Button variant={ButtonVariant::Quiet} onclick={let c = creating.clone(); move |_| c.set(true)}>{"新建年度"}</Button>
                }
            </PageHead>
            { edition.view(|e| html! {
                <>
                    <div class="filters">
                        <SelectField name="edition" label="年度" options={Rc::new(options)} value={e.id.to_string()} onchange={pick} />
                        if e.current {
                            <Badge text="当前年度" tone={Tone::Good} />
                        } else if session.may(Operation::ActivateEdition) {
                            <Button variant={ButtonVariant::Quiet} onclick={let s = switching.clone(); move |_| s.set(true)}>{"设为当前年度"}</Button>
                        }
                    </div>
                    <Edit key={format!("{}-{}", e.id, e.version)} edition={e.clone()} onsaved={edition.set.clone()} />
                    <Confirm open={*switching} title={format!("将“{}”设为当前年度？", e.content.name)} text="首页将显示该年度，今后新建的活动归入该年度。原来的年度仍可查看。" action="确认切换"
                        busy={activate.busy} problem={activate.problem.clone()} onconfirm={let (run, id) = (activate.run.clone(), e.id); Callback::from(move |_| run.emit(id))}
                        onclose={set_to(&switching, false)} />
                    <Dialog open={*creating} title="新建年度" onclose={stop.clone()}>
                        <Next from={e.clone()} {onmade} oncancel={stop} />
                    </Dialog>
                </>
            }) }
        </>
    }
}

#[derive(Properties, PartialEq)]
struct EditProps {
    edition: Rc<Edition>,
    onsaved: Callback<Edition>,
}

#[component]
fn Edit(props: &EditProps) -> Html {
    let toasts = use_toasts();
    let stored = &props.edition.content;
    let input = use_state(|| stored.clone());
    let errors = use_state(Errors::default);
    use_unsaved_guard(*input != *stored);
    let (id, version) = (props.edition.id, props.edition.version);
    let onsaved = props.onsaved.clone();
    let save = use_action(
        move |input: EditionInput| async move {
            api::edition::update_edition(id, version, &input).await
        },
        move |fresh| {
            onsaved.emit(fresh);
            toasts.info("已保存。");
        },
    );
    let onsubmit = checked(&input, &errors, &save.run);
    let statuses = use_memo((), |()| {
        EditionStatus::ALL
            .map(|s| (AttrValue::from(s.code()), AttrValue::from(s.label())))
            .to_vec()
    });
    let rules = use_memo((), |()| {
        vec![
            (
                AttrValue::from("months"),
                AttrValue::from("省级启动仪式前后若干个月内"),
            ),
            ("same_week".into(), "与省级同一周".into()),
            ("free".into(), "各地自定".into()),
        ]
    });
    let (rule, months) = match input.window_rule {
        WindowRule::Free => ("free", 0),
        WindowRule::SameWeek => ("same_week", 0),
        WindowRule::Months { months } => ("months", months),
    };
    html! {
        <Form {onsubmit} errors={(*errors).clone()} problem={save.problem.clone()}>
            <section class="card">
                <h2>{"基本信息"}</h2>
                <div class="grid">
                    <TextField name="name" label="年度名称" required=true limit={limit::NAME} value={input.name.clone()} onchange={bind(&input, |i, v| i.name = v)} />
                    <TextField name="year" label="年份" required=true kind="number" value={input.year.to_string()} onchange={bind(&input, |i, v: String| i.year = v.trim().parse().unwrap_or(0))} />
                    <TextField name="number" label="届次" kind="number" value={input.number.map(|n| n.to_string()).unwrap_or_default()} onchange={bind(&input, |i, v: String| i.number = v.trim().parse().ok())} />
                    <TextField name="theme" label="主题" limit={limit::NAME} value={input.theme.clone()} onchange={bind(&input, |i, v| i.theme = v)} />
                    <SelectField name="status" label="阶段" options={statuses} value={input.status.code()} onchange={bind(&input, |i, v: String| i.status = EditionStatus::parse(&v).unwrap_or_default())} />
                    <SelectField name="window_rule" label="地方活动周时间规定" options={rules} value={rule} onchange={bind(&input, |i, v: String| {
                        i.window_rule = match &*v { "free" => WindowRule::Free, "same_week" => WindowRule::SameWeek, _ => WindowRule::Months { months: 1 } };
                    })} />
                    if rule == "months" {
                        <TextField name="window_rule.months" label="前后月数" kind="number" value={months.to_string()} onchange={bind(&input, |i, v: String| i.window_rule = WindowRule::Months { months: v.trim().parse().unwrap_or(0) })} />
                    }
                </div>
            </section>
            <Documents value={input.documents.clone()} onchange={bind(&input, |i, v| i.documents = v)} />
            <Dates value={input.dates.clone()} onchange={bind(&input, |i, v| i.dates = v)} />
            <Terms name="strands" label="活动板块" value={input.strands.clone()} onchange={bind(&input, |i, v| i.strands = v)} />
            <Terms name="forms" label="活动形式" value={input.forms.clone()} onchange={bind(&input, |i, v| i.forms = v)} />
            <Terms name="topics" label="主题目录" value={input.topics.clone()} onchange={bind(&input, |i, v| i.topics = v)} />
            <Terms name="audiences" label="面向人群" value={input.audiences.clone()} onchange={bind(&input, |i, v| i.audiences = v)} />
            <Reporters named={props.edition.reporters.clone()} value={input.reporters.clone()} onchange={bind(&input, |i, v| i.reporters = v)} />
            <div class="actions end"><Button submit=true busy={save.busy}>{"保存年度设置"}</Button></div>
        </Form>
    }
}
