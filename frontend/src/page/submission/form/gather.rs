//! 汇集下级材料: accepted parts of organizations below, and which pieces of them to take.

use std::rc::Rc;

use contract::entry::ListFilter;
use contract::material::Part;
use contract::submission::{
    Gathering, Submission, SubmissionFilter, SubmissionRow, SubmissionState,
};
use contract::time;
use contract::validate::Validate;
use yew::prelude::*;

use crate::api::{self, entry};
use crate::hook::{set_to, setter, use_action, use_paged};
use crate::ui::{
    Button, ButtonVariant, CheckGroup, Dialog, Errors, Form, FormActions, choices, use_toasts,
};

#[derive(Properties, PartialEq)]
pub struct Props {
    pub stored: Rc<Submission>,
    pub version: i32,
    /// Something typed is not saved yet.
    pub dirty: bool,
    pub save: Callback<()>,
    pub ongathered: Callback<Submission>,
}

#[component]
pub fn Gather(props: &Props) -> Html {
    let open = use_state(|| false);
    let onclick = {
        let (open, save) = (open.clone(), props.save.clone());
        Callback::from(move |_: MouseEvent| {
            save.emit(());
            open.set(true);
        })
    };
    let close = set_to(&open, false);
    let gathered = props.stored.revision.content.gathered.len();
    html! {
        <section class="card">
            <div class="spread">
                <p>
                    {format!("下级单位有{}份材料可以汇集", props.stored.parts)}
                    if gathered > 0 {
                        <span class="small">{format!("，已汇集{gathered}份")}</span>
                    }
                    {"。"}
                </p>
                <Button variant={ButtonVariant::Quiet} {onclick}>{"汇集下级材料"}</Button>
            </div>
            <Dialog open={*open} title="汇集下级材料" class="broad" onclose={close.clone()}>
                <Choose stored={props.stored.clone()} version={props.version} dirty={props.dirty} ongathered={props.ongathered.clone()} onclose={close} />
            </Dialog>
        </section>
    }
}

#[derive(Properties, PartialEq)]
struct ChooseProps {
    stored: Rc<Submission>,
    version: i32,
    dirty: bool,
    ongathered: Callback<Submission>,
    onclose: Callback<()>,
}

#[component]
fn Choose(props: &ChooseProps) -> Html {
    let toasts = use_toasts();
    let chosen = use_state(Vec::<String>::new);
    let material = &props.stored.material;
    let parts = use_state(|| {
        let gathered = |p: &&Part| !matches!(p, Part::Title | Part::Body | Part::Committee);
        let all = material.content.parts.iter().filter(gathered);
        all.map(|p| p.code().to_owned()).collect::<Vec<_>>()
    });
    let errors = use_state(Errors::default);
    let filter = SubmissionFilter {
        edition_id: Some(props.stored.edition_id),
        material_id: Some(material.id),
        part: Some(true),
        state: Some(SubmissionState::Accepted),
        limit: Some(50),
        ..Default::default()
    };
    let found = use_paged(filter, |filter: SubmissionFilter, cursor| {
        entry::list::<Submission>(filter.at(cursor))
    });
    let (id, version) = (props.stored.id, props.version);
    let gather = use_action(
        move |input: Gathering| async move {
            api::submission::gather_submission(id, version, &input).await
        },
        {
            let (ongathered, onclose) = (props.ongathered.clone(), props.onclose.clone());
            move |fresh: Submission| {
                ongathered.emit(fresh);
                onclose.emit(());
                toasts.info("已汇集，内容加在原有内容之后，请检查并调整顺序。");
            }
        },
    );
    let onsubmit = {
        let (chosen, parts, errors) = (chosen.clone(), parts.clone(), errors.clone());
        let run = gather.run.clone();
        Callback::from(move |()| {
            let input = Gathering {
                submissions: chosen.iter().filter_map(|id| id.parse().ok()).collect(),
                parts: Part::ALL
                    .into_iter()
                    .filter(|p| parts.iter().any(|code| code == p.code()))
                    .collect(),
            };
            let faults = Errors::from(input.faults());
            if faults.is_empty() {
                run.emit(input);
            }
            errors.set(faults);
        })
    };
    let before = &props.stored.revision.content.gathered;
    let option = |row: &SubmissionRow| {
        let mut text = row.organization.name.clone();
        if !row.title.is_empty() {
            text += "　";
            text += &row.title;
        }
        if row.photos > 0 {
            text += &format!("　图片{}张", row.photos);
        }
        if let Some(at) = row.submitted_at {
            text += "　";
            text += &time::say_instant(at);
        }
        if before.contains(&row.id) {
            text += "（已汇集过）";
        }
        (AttrValue::from(row.id.to_string()), AttrValue::from(text))
    };
    // Title and committee are the reporter's own.
    let whole = |p: &&Part| matches!(p, Part::Title | Part::Committee);
    let pieces = material.content.parts.iter().filter(|p| !whole(p));
    html! {
        <Form {onsubmit} errors={(*errors).clone()} problem={gather.problem.clone()}>
            {found.view("下级单位还没有已接收的材料。", |rows| html! {
                <CheckGroup name="submissions" label="选择材料" required=true options={Rc::new(rows.iter().map(option).collect::<Vec<_>>())}
                    value={(*chosen).clone()} onchange={setter(&chosen)} />
            })}
            <CheckGroup name="parts" label="汇集哪些内容" required=true options={choices(pieces, |p| (p.code(), p.label()))} value={(*parts).clone()} onchange={setter(&parts)}
                hint="图片、文件、案例、示范活动加在已有内容之后；可以合计的数据相加。" />
            <FormActions label="汇集" busy={gather.busy || props.dirty} oncancel={props.onclose.clone()} />
        </Form>
    }
}
