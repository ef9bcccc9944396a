//! Importing a workbook: template, look first, all or nothing after.

mod links;
mod preview;

use std::rc::Rc;

use contract::import::{ImportKind, ImportReport};
use contract::limit;
use contract::problem::{Code, Problem};
use web_sys::File;
use yew::prelude::*;

use self::links::links;
use self::preview::Preview;
use super::{Button, Failure, FileField, Look, Note, Tone};
use crate::api;
use crate::hook::use_action;

#[derive(Properties, PartialEq)]
pub struct Props {
    pub kind: ImportKind,
    /// Everything was saved.
    #[prop_or_default]
    pub ondone: Callback<Rc<ImportReport>>,
    /// What to know before filling in the template.
    #[prop_or_default]
    pub children: Html,
    /// Where to go after it, such as a link to the list.
    #[prop_or_default]
    pub after: Html,
}

/// `<Import kind={ImportKind::People} after={html! { <Go to={Route::People}>…</Go> }} />`
#[component]
pub fn Import(props: &Props) -> Html {
    let kind = props.kind;
    let file = use_state(|| None::<File>);
    let report = use_state(|| None::<Rc<ImportReport>>);
    let progress = use_state(|| 0_u32);
    let refused = use_state(|| None::<Rc<Problem>>);
    let run = use_action(
        {
            let progress = progress.clone();
            move |(file, commit): (File, bool)| {
                let progress = progress.clone();
                let heard = Callback::from(move |share| progress.set(share));
                api::import::import(kind, file, commit, heard)
            }
        },
        {
            let (report, ondone) = (report.clone(), props.ondone.clone());
            move |fresh: ImportReport| {
                let fresh = Rc::new(fresh);
                report.set(Some(fresh.clone()));
                if fresh.committed {
                    ondone.emit(fresh);
                }
            }
        },
    );
    let onpick = {
        let (file, report, refused, progress) = (
            file.clone(),
            report.clone(),
            refused.clone(),
            progress.clone(),
        );
        let (look, clear) = (run.run.clone(), run.clear.clone());
        Callback::from(move |picked: File| {
            report.set(None);
            progress.set(0);
            clear.emit(());
            refused.set(unfit(&picked).map(Rc::new));
            if unfit(&picked).is_none() {
                look.emit((picked.clone(), false));
            }
            file.set(Some(picked));
        })
    };
    let again = {
        let (file, report) = (file.clone(), report.clone());
        Callback::from(move |_: MouseEvent| {
            report.set(None);
            file.set(None);
        })
    };
    let commit = {
        let (file, run) = (file.clone(), run.run.clone());
        Callback::from(move |_: MouseEvent| {
            if let Some(file) = &*file {
                run.emit((file.clone(), true));
            }
        })
    };
    let what = kind.label();
    if let Some(report) = report.as_ref().filter(|r| r.committed) {
        return html! {
            <div class="stack" role="status">
                <Note tone={Tone::Good}>
                    <p>{format!("已导入{}条{what}记录。", report.rows.len())}</p>
                    <div class="actions">
                        {props.after.clone()}
                        <Button look={Look::Quiet} onclick={again}>{"继续导入"}</Button>
                    </div>
                </Note>
                {links(&report.links)}
            </div>
        };
    }
    let name = file.as_ref().map(File::name).unwrap_or_default();
    let problem = refused.as_ref().or(run.problem.as_ref());
    let sound = report
        .as_ref()
        .is_some_and(|r| !r.rows.is_empty() && r.sound as usize == r.rows.len());
    html! {
        <div class="stack">
            <section class="card">
                <h2>{"第一步　下载模板并填写"}</h2>
                <p>{format!("请使用{what}导入模板，表头带 * 的为必填项，不要改动表头，不要合并单元格，一次最多{}行。", limit::WORKBOOK_ROWS)}</p>
                {props.children.clone()}
                <div class="actions">
                    <a class="button quiet" href={api::import::get_template(kind)} download="">{"下载模板"}</a>
                </div>
            </section>
            <section class="card">
                <h2>{"第二步　选择填好的表格"}</h2>
                <FileField name="file" label="表格文件" accept=".xlsx,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
                    hint="XLSX 格式，不超过5 MB。选择后先核对内容，不会立即保存。" {onpick} progress={run.busy.then_some(*progress)} />
                if !name.is_empty() && problem.is_none() {
                    <p class="small" role="status">
                        {if run.busy { "正在读取：" } else { "已读取：" }}{name}
                    </p>
                }
                if let Some(problem) = problem {
                    <Failure problem={problem.clone()} />
                }
            </section>
            if let Some(report) = &*report {
                <section class="stack">
                    <h2>{"第三步　核对并确认"}</h2>
                    <Preview report={report.clone()} />
                    if sound {
                        <div class="actions end">
                            <Button look={Look::Quiet} disabled={run.busy} onclick={again}>{"取消"}</Button>
                            <Button busy={run.busy} onclick={commit}>{"确认导入"}</Button>
                        </div>
                    }
                </section>
            }
        </div>
    }
}

/// What can be told without sending it.
fn unfit(file: &File) -> Option<Problem> {
    if !file.name().to_lowercase().ends_with(".xlsx") {
        let text = "请选择 XLSX 格式的表格。旧版 XLS 文件请另存为 XLSX 后再选择。";
        return Some(Problem::new(Code::UnsupportedMedia).detail(text));
    }
    (file.size() > limit::WORKBOOK as f64)
        .then(|| Problem::new(Code::TooLarge).detail("表格超过5 MB，请删去图片或拆分后再导入。"))
}
