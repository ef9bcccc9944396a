//! Importing a list: its columns matched, looked at first, all or nothing after.

mod faults;
mod links;
mod matching;
mod preview;
mod progress;
mod setting;
mod stages;

use std::rc::Rc;

use contract::import::{ImportKind, ImportReport};
use contract::limit;
use contract::problem::{Code, Problem};
use web_sys::File;
use yew::prelude::*;

use self::links::links;
use self::progress::{ImportProgress, grouped};
use self::stages::Stages;
use crate::api;
use crate::ui::{Button, ButtonVariant, Failure, FileField, Note, Tone};

const ACCEPT: &str = ".xlsx,.xls,.et,.csv,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet,application/vnd.ms-excel,text/csv";

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

/// `<Import kind={ImportKind::People} after={html! { <RouteLink to={Route::People}>…</RouteLink> }} />`
#[component]
pub fn Import(props: &Props) -> Html {
    let kind = props.kind;
    let work = stages::use_import(kind, props.ondone.clone());
    let refused = use_state(|| None::<Rc<Problem>>);
    let onpick = {
        let (refused, pick) = (refused.clone(), work.pick.clone());
        Callback::from(move |picked: File| {
            let problem = file_problem(&picked);
            pick.emit(problem.is_none().then_some(picked));
            refused.set(problem.map(Rc::new));
        })
    };
    let again = work.pick.reform(|_: MouseEvent| None);
    let what = kind.label();
    if let Some(report) = work.report.as_ref().filter(|r| r.committed) {
        return html! {
            <div class="stack" role="status">
                <Note tone={Tone::Good}>
                    <p>{format!("已导入{}条{what}记录。", grouped(report.total))}</p>
                    <div class="actions">
                        {props.after.clone()}
                        <Button variant={ButtonVariant::Quiet} onclick={again}>{"继续导入"}</Button>
                    </div>
                </Note>
                {links(&report.links)}
            </div>
        };
    }
    let problem = refused.as_ref().or(work.run.problem.as_ref());
    let uploading = work.run.busy && work.sent < 100;
    html! {
        <div class="stack">
            <section class="card">
                <h2>{"第一步　选择表格"}</h2>
                <p>{format!("可以直接导入已有的{what}名单：表头在前20行即可，列的名称和顺序不限，系统自动对应栏目，您可以修改。没有现成名单的，请下载模板填写。一次最多{}行。", grouped(limit::WORKBOOK_ROWS as u32))}</p>
                {props.children.clone()}
                <div class="actions">
                    <a class="button quiet" href={api::import::get_template(kind)} download="">{"下载模板"}</a>
                </div>
                <FileField name="file" label="表格文件" accept={ACCEPT}
                    hint="XLSX、XLS、ET 或 CSV 格式，不超过10 MB。选择后先核对内容，不会立即保存。"
                    {onpick} progress={uploading.then_some(work.sent)} />
                if !work.name.is_empty() && problem.is_none() {
                    <p class="small" role="status">
                        {if work.run.busy { "正在处理：" } else { "已读取：" }}{&work.name}
                    </p>
                }
                if work.run.busy {
                    <ImportProgress key={work.id.to_string()} id={work.id} sent={work.sent} />
                }
                if let Some(problem) = problem {
                    <Failure problem={problem.clone()} />
                }
            </section>
            <Stages {work} />
        </div>
    }
}

/// What can be told without sending it.
fn file_problem(file: &File) -> Option<Problem> {
    let name = file.name().to_lowercase();
    if ![".xlsx", ".xls", ".et", ".csv", ".txt"]
        .iter()
        .any(|end| name.ends_with(end))
    {
        let text = "请选择 XLSX、XLS、ET 或 CSV 格式的表格。其他文件请用 Excel 或 WPS 另存为 XLSX 后再选择。";
        return Some(Problem::new(Code::UnsupportedMedia).detail(text));
    }
    (file.size() > limit::WORKBOOK as f64)
        .then(|| Problem::new(Code::TooLarge).detail("表格超过10 MB，请删去图片或拆分后再导入。"))
}
