//! One photo: its picture, its caption, its place.

use contract::file::FileRef;
use contract::id::FileId;
use contract::material::{Rule, Severity};
use contract::submission::{Finding, Photo};
use wasm_bindgen::JsCast;
use yew::prelude::*;

use crate::api;
use crate::ui::{Count, CountedField};

/// A photo in the hand of a mouse.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Drag {
    Begin(usize),
    Over(usize),
    DropZone(usize),
    End,
}

#[derive(Properties, PartialEq)]
pub struct Props {
    pub id: String,
    pub path: String,
    pub index: usize,
    pub total: usize,
    pub photo: Photo,
    pub file: Option<FileRef>,
    /// What the rules say of the picture itself.
    pub told: Vec<Finding>,
    pub rule: Option<Rule>,
    pub dragged: bool,
    pub over: bool,
    pub caption: Callback<(usize, String)>,
    pub remove: Callback<usize>,
    /// From, to, and the button that has the focus.
    pub shift: Callback<(usize, usize, String)>,
    pub drag: Callback<Drag>,
}

#[component]
pub fn Card(props: &Props) -> Html {
    let (i, n) = (props.index, props.index + 1);
    let name = props.file.as_ref().map_or("", |f| f.name.as_str());
    let alt = if props.photo.caption.is_empty() {
        format!("第{n}张图片：{name}")
    } else {
        props.photo.caption.clone()
    };
    let drag = |act: Drag, keep: bool| {
        props.drag.reform(move |event: DragEvent| {
            // Files are taken by the page.
            let files = event.data_transfer().and_then(|d| d.files());
            if keep && files.is_none_or(|f| f.length() == 0) {
                event.prevent_default();
            }
            act
        })
    };
    let ondragstart = {
        let drag = props.drag.clone();
        Callback::from(move |event: DragEvent| {
            if let Some(data) = event.data_transfer() {
                let _ = data.set_data("text/plain", &n.to_string());
                data.set_effect_allowed("move");
            }
            drag.emit(Drag::Begin(i));
        })
    };
    let step = |word: &'static str, to: Option<usize>| {
        let button = button(props.photo.file, word);
        let onclick = {
            let (shift, id) = (props.shift.clone(), button.clone());
            Callback::from(move |_: MouseEvent| {
                if let Some(to) = to {
                    shift.emit((i, to, id.clone()));
                }
            })
        };
        html! {
            <button type="button" id={button} class="button quiet small" {onclick} aria-disabled={to.is_none().then_some("true")}
                aria-label={format!("第{n}张{word}")}>{word}</button>
        }
    };
    let onchange = props.caption.reform(move |text: String| (i, text));
    let told = |finding: &Finding| {
        let class = match finding.severity {
            Severity::Error => "error",
            Severity::Warning => "doubt",
        };
        html! { <p {class}>{&finding.message}</p> }
    };
    html! {
        <li id={props.id.clone()} class={classes!("photo", props.dragged.then_some("dragged"), props.over.then_some("over"))}
            ondragover={drag(Drag::Over(i), true)} ondrop={drag(Drag::DropZone(i), true)}>
            <div class="picture" draggable="true" {ondragstart} ondragend={drag(Drag::End, false)} title="按住拖动可以调整顺序">
                <span class="nth" aria-hidden="true">{n}</span>
                if let Some(file) = &props.file {
                    <img src={api::file::get_file(&file.thumbnail)} {alt} draggable="false" loading="lazy" />
                } else {
                    <span class="small">{"图片"}</span>
                }
            </div>
            <div class="stack-small">
                <CountedField name={format!("{}.caption", props.path)} label={format!("第{n}张图片说明")} count={Count::Strict} brief=true
                    rule={props.rule.clone()} required={props.rule.as_ref().is_some_and(|r| r.least.is_some_and(|l| l > 0))}
                    value={props.photo.caption.clone()} {onchange} />
                { for props.told.iter().map(told) }
                <p class="small file">{describe(props.file.as_ref())}</p>
                <div class="row">
                    {step("上移", i.checked_sub(1))}
                    {step("下移", (n < props.total).then_some(n))}
                    <button type="button" class="button quiet small" onclick={props.remove.reform(move |_: MouseEvent| i)}
                        aria-label={format!("移除第{n}张图片")}>{"移除"}</button>
                </div>
            </div>
        </li>
    }
}

fn describe(file: Option<&FileRef>) -> String {
    let Some(file) = file else {
        return String::new();
    };
    let pixels = match (file.original_width, file.original_height) {
        (Some(w), Some(h)) => format!("　{w}×{h}像素"),
        _ => String::new(),
    };
    format!(
        "{}　{}{pixels}",
        file.name,
        super::super::super::size(file.size as f64)
    )
}

fn button(file: FileId, word: &str) -> String {
    let way = if word == "上移" { "up" } else { "down" };
    format!("{way}-{file}")
}

/// Moving a card takes the focus off its button.
pub fn refocus(id: &str) {
    let found = crate::document().get_element_by_id(id);
    if let Some(found) = found.and_then(|e| e.dyn_into::<web_sys::HtmlElement>().ok()) {
        let _ = found.focus();
    }
}
