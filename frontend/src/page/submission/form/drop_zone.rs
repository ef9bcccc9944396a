//! Where files are chosen, dropped and pasted, and those under way.

use std::rc::Rc;

use contract::file::FileKind;
use gloo_events::{EventListener, EventListenerOptions};
use wasm_bindgen::JsCast;
use web_sys::{ClipboardEvent, DataTransfer, File, FileList, HtmlInputElement};
use yew::prelude::*;

use super::super::size;
use crate::hook::upload::{Item, Progress};
use crate::ui::control_id;

#[derive(Properties, PartialEq)]
pub struct Props {
    /// Path of the list in the content.
    pub name: AttrValue,
    pub label: AttrValue,
    pub kind: FileKind,
    pub hint: AttrValue,
    pub items: Rc<Vec<Item>>,
    pub add: Callback<Vec<File>>,
    pub cancel: Callback<u32>,
    pub retry: Callback<u32>,
    /// What is pasted anywhere on the page belongs here.
    #[prop_or_default]
    pub pasted: bool,
    /// What is wrong with the list as a whole.
    #[prop_or_default]
    pub error: Option<String>,
}

#[component]
pub fn DropZone(props: &Props) -> Html {
    let over = use_state(|| false);
    let id = control_id(&props.name);
    use_effect_with((props.pasted, props.add.clone()), |(pasted, add)| {
        let listeners = pasted.then(|| everywhere(add));
        move || drop(listeners)
    });
    let onchange = {
        let add = props.add.clone();
        Callback::from(move |event: Event| {
            let input = event
                .target()
                .and_then(|t| t.dyn_into::<HtmlInputElement>().ok());
            if let Some(input) = input {
                add.emit(input.files().as_ref().map(files).unwrap_or_default());
                // So that the same file can be picked again.
                input.set_value("");
            }
        })
    };
    let ondrop = {
        let (add, over) = (props.add.clone(), over.clone());
        Callback::from(move |event: DragEvent| {
            let files = event.data_transfer().as_ref().map(carried);
            if let Some(files) = files.filter(|f| !f.is_empty()) {
                event.prevent_default();
                add.emit(files);
            }
            over.set(false);
        })
    };
    let hover = |on: bool| {
        let over = over.clone();
        Callback::from(move |event: DragEvent| {
            event.prevent_default();
            if *over != on {
                over.set(on);
            }
        })
    };
    let picture = props.kind == FileKind::Picture;
    let accept = if picture {
        "image/jpeg,image/png,image/webp"
    } else {
        ".pdf,.docx,.xlsx"
    };
    let other = |text: &'static str, accept: &'static str, camera: bool| {
        html! {
            <label class={classes!("button", "quiet", "pick", camera.then_some("camera"))}>
                <input type="file" class="unseen" {accept} capture={camera.then_some("environment")} onchange={onchange.clone()} />
                {text}
            </label>
        }
    };
    let described = match &props.error {
        Some(_) => format!("{id}-error {id}-hint"),
        None => format!("{id}-hint"),
    };
    html! {
        <div class={classes!("field", props.error.is_some().then_some("wrong"))}>
            <label for={id.clone()} id={format!("{id}-label")} data-label={props.label.clone()}>{&props.label}</label>
            <div class={classes!("drop", over.then_some("over"))} {ondrop} ondragover={hover(true)} ondragleave={hover(false)}>
                <input {id} type="file" {accept} multiple=true onchange={onchange.clone()} aria-describedby={described}
                    aria-invalid={props.error.as_ref().map(|_| "true")} />
                if picture {
                    <div class="actions">
                        {other("拍照", "image/jpeg,image/png,image/webp", true)}
                        {other("选择图片压缩包（ZIP）", ".zip,application/zip", false)}
                    </div>
                }
                <p class="small wide">{if props.pasted { "也可以把文件拖到这里，或复制图片后在本页粘贴。" } else { "也可以把文件拖到这里。" }}</p>
            </div>
            <p class="hint" id={format!("{}-hint", control_id(&props.name))}>{&props.hint}</p>
            if let Some(error) = &props.error {
                <p class="error" id={format!("{}-error", control_id(&props.name))}>{error}</p>
            }
            <div role="status" class="unseen">{progress_text(&props.items)}</div>
            if !props.items.is_empty() {
                <ul class="bare uploads">{ for props.items.iter().map(|i| line(i, props)) }</ul>
            }
        </div>
    }
}

/// What is pasted or dropped anywhere on the page.
fn everywhere(add: &Callback<Vec<File>>) -> [EventListener; 3] {
    let listen = |name: &'static str, heard: fn(&Event) -> Option<Vec<File>>| {
        let add = add.clone();
        let options = EventListenerOptions::enable_prevent_default();
        EventListener::new_with_options(&crate::window(), name, options, move |event| {
            if let Some(files) = heard(event)
                && !event.default_prevented()
            {
                event.prevent_default();
                if !files.is_empty() {
                    add.emit(files);
                }
            }
        })
    };
    let pasted = |event: &Event| {
        let data = event.dyn_ref::<ClipboardEvent>()?.clipboard_data()?;
        Some(carried(&data)).filter(|f| !f.is_empty())
    };
    let dropped = |event: &Event| {
        let data = event.dyn_ref::<DragEvent>()?.data_transfer()?;
        Some(carried(&data)).filter(|f| !f.is_empty())
    };
    let above = |event: &Event| {
        let data = event.dyn_ref::<DragEvent>()?.data_transfer()?;
        let files = data.types().includes(&"Files".into(), 0);
        files.then(Vec::new)
    };
    [
        listen("paste", pasted),
        listen("drop", dropped),
        listen("dragover", above),
    ]
}

/// For those who do not see the bars; changes seldom.
fn progress_text(items: &[Item]) -> String {
    let failed = items
        .iter()
        .filter(|i| matches!(i.progress, Progress::Failed(_)))
        .count();
    let open = items.len() - failed;
    match (open, failed) {
        (0, 0) => String::new(),
        (open, 0) => format!("正在上传，还有{open}个文件。"),
        (0, failed) => format!("{failed}个文件没有上传成功。"),
        (open, failed) => format!("正在上传，还有{open}个文件；{failed}个文件没有上传成功。"),
    }
}

fn line(item: &Item, props: &Props) -> Html {
    let name = item.file.name();
    let all = size(item.file.size());
    let act = |callback: &Callback<u32>| {
        let key = item.key;
        callback.reform(move |_: MouseEvent| key)
    };
    let (state, failed) = match &item.progress {
        Progress::Waiting => (html! { <span class="small">{"等待上传"}</span> }, false),
        Progress::Sending { paused: true, .. } => (
            html! { <span class="small warm">{"网络不稳定，恢复后自动继续"}</span> },
            false,
        ),
        Progress::Sending { sent, .. } if item.percent() >= 100 && *sent > 0 => {
            (html! { <span class="small">{"正在处理…"}</span> }, false)
        }
        Progress::Sending { .. } => (
            html! { <span class="small">{format!("{}%", item.percent())}</span> },
            false,
        ),
        Progress::Failed(problem) => (html! { <span class="error">{problem.say()}</span> }, true),
    };
    html! {
        <li key={item.key} class={classes!("upload", failed.then_some("bad"))}>
            <div class="upload-line">
                <span class="name">{&name}<span class="small">{"　"}{all}</span></span>
                {state}
                <span class="actions">
                    if failed && !item.hopeless {
                        <button type="button" class="button quiet small" onclick={act(&props.retry)} aria-label={format!("继续上传{name}")}>{"继续上传"}</button>
                    }
                    <button type="button" class="button quiet small" onclick={act(&props.cancel)} aria-label={format!("{}{name}", if failed { "关闭提示：" } else { "取消上传" })}>
                        {if failed { "关闭" } else { "取消" }}
                    </button>
                </span>
            </div>
            if !failed {
                <progress max="100" value={item.percent().to_string()} aria-label={format!("{name}的上传进度")}></progress>
            }
        </li>
    }
}

fn files(list: &FileList) -> Vec<File> {
    (0..list.length()).filter_map(|i| list.get(i)).collect()
}

fn carried(data: &DataTransfer) -> Vec<File> {
    data.files().as_ref().map(files).unwrap_or_default()
}
