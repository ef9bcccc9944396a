//! How many took part: three numbers that are never added.

use std::rc::Rc;

use contract::activity::Activity;
use contract::id::ActivityId;
use contract::limit;
use contract::operation::Operation;
use contract::participation::{Participation, ParticipationInput};
use contract::time;
use yew::prelude::*;

use crate::api;
use crate::hook::{bind, checked, set_to, use_action};
use crate::ui::{
    AreaField, Button, ButtonVariant, DateField, Dialog, Errors, Form, FormActions, TextField,
    use_toasts,
};

#[derive(Properties, PartialEq)]
pub struct Props {
    pub activity: Rc<Activity>,
    pub onchange: Callback<Activity>,
}

#[component]
pub fn ParticipationCard(props: &Props) -> Html {
    let toasts = use_toasts();
    let open = use_state(|| false);
    let may = props
        .activity
        .actions
        .contains(&Operation::ReportParticipation);
    let reported = props.activity.participation.as_ref();
    if reported.is_none() && !may {
        return html! {};
    }
    let onclose = set_to(&open, false);
    let onsaved = {
        let (open, onchange) = (open.clone(), props.onchange.clone());
        Callback::from(move |fresh: Activity| {
            open.set(false);
            onchange.emit(fresh);
            toasts.info("参与情况已保存。");
        })
    };
    html! {
        <section class="card">
            <h2>{"参与情况"}</h2>
            {reported.map_or_else(|| html! { <p class="small">{"活动举办后，请填报实际参与情况。"}</p> }, figures)}
            if may {
                <div class="actions">
                    <Button variant={ButtonVariant::Quiet} onclick={let open = open.clone(); move |_| open.set(true)}>
                        {if reported.is_some() { "更新参与情况" } else { "填报参与情况" }}
                    </Button>
                </div>
                <Dialog open={*open} title="参与情况" onclose={onclose.clone()}>
                    <Report id={props.activity.id} first={reported.map(|p| p.content.clone()).unwrap_or_default()} {onsaved} {onclose} />
                </Dialog>
            }
        </section>
    }
}

fn figures(reported: &Participation) -> Html {
    let content = &reported.content;
    let one = |label: &'static str, number: Option<i64>, unit: &'static str| {
        let text = number.map_or_else(|| "未填报".to_owned(), |n| n.to_string());
        html! {
            <div class="figure">
                <dt>{label}</dt>
                <dd><b>{text}</b>{if number.is_some() { unit } else { "" }}</dd>
            </div>
        }
    };
    let as_of = content
        .as_of
        .unwrap_or_else(|| time::day(reported.reported_at));
    html! {
        <>
            <dl class="numbers">
                {one("现场参与人次", content.visits, "人次")}
                {one("现场参与人数", content.persons, "人")}
                {one("线上观看人次", content.online_views, "人次")}
            </dl>
            <p class="small">{format!("数据截至{}，由{}填报。三项分别统计，不相加。", time::say_day(as_of), reported.reported_by)}</p>
            if !content.note.is_empty() {
                <p class="small">{&content.note}</p>
            }
        </>
    }
}

#[derive(Properties, PartialEq)]
struct ReportProps {
    id: ActivityId,
    first: ParticipationInput,
    onsaved: Callback<Activity>,
    onclose: Callback<()>,
}

#[component]
fn Report(props: &ReportProps) -> Html {
    let id = props.id;
    let input = use_state(|| ParticipationInput {
        as_of: Some(time::day(chrono::Utc::now())),
        ..props.first.clone()
    });
    let errors = use_state(Errors::default);
    let onsaved = props.onsaved.clone();
    let save = use_action(
        move |input: ParticipationInput| async move {
            api::activity::report_participation(id, &input).await
        },
        move |fresh| onsaved.emit(fresh),
    );
    let text = |n: Option<i64>| n.map(|n| n.to_string()).unwrap_or_default();
    html! {
        <Form onsubmit={checked(&input, &errors, &save.run)} errors={(*errors).clone()} problem={save.problem.clone()}>
            <p class="small">{"请填写实际统计的数字，不要估算。没有统计的留空，确实没有的填0。"}</p>
            <TextField name="visits" label="现场参与人次" kind="number" hint="一人参加两次计两人次。" value={text(input.visits)} onchange={bind(&input, |i, v: String| i.visits = v.trim().parse().ok())} />
            <TextField name="persons" label="现场参与人数" kind="number" hint="一人参加多次只计一人。" value={text(input.persons)} onchange={bind(&input, |i, v: String| i.persons = v.trim().parse().ok())} />
            <TextField name="online_views" label="线上观看人次" kind="number" value={text(input.online_views)} onchange={bind(&input, |i, v: String| i.online_views = v.trim().parse().ok())} />
            <DateField name="as_of" label="数据截至" value={input.as_of} onchange={bind(&input, |i, v| i.as_of = v)} />
            <AreaField name="note" label="说明" rows=3 limit={limit::NOTE} value={input.note.clone()} onchange={bind(&input, |i, v| i.note = v)} />
            <FormActions label="保存" busy={save.busy} oncancel={props.onclose.clone()} />
        </Form>
    }
}
