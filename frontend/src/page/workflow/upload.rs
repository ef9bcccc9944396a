//! One file of a content: put up, shown, taken away again.

use contract::file::{FileKind, FileRef};
use contract::id::FileId;
use contract::limit;
use web_sys::File;
use yew::prelude::*;

use crate::api;
use crate::hook::{setter, use_action};
use crate::ui::{Button, ButtonVariant, Failure, FileField, use_toasts};

#[derive(Properties, PartialEq)]
pub struct Props {
    pub kind: FileKind,
    /// Path in the body.
    pub name: AttrValue,
    pub label: AttrValue,
    #[prop_or_default]
    pub required: bool,
    pub id: Option<FileId>,
    /// What is known of the file by that id.
    pub stored: Option<FileRef>,
    pub onchange: Callback<Option<FileId>>,
}

#[component]
pub fn Upload(props: &Props) -> Html {
    let kind = props.kind;
    let toasts = use_toasts();
    let sent = use_state(|| None::<FileRef>);
    let onsent = {
        let (sent, onchange) = (sent.clone(), props.onchange.clone());
        Callback::from(move |file: FileRef| {
            onchange.emit(Some(file.id));
            sent.set(Some(file));
        })
    };
    let remove = {
        let (onchange, id) = (props.onchange.clone(), props.id);
        Callback::from(move |_: MouseEvent| {
            onchange.emit(None);
            let onchange = onchange.clone();
            toasts.undo("已移除。", Callback::from(move |()| onchange.emit(id)));
        })
    };
    let label = &props.label;
    let file = [&*sent, &props.stored]
        .into_iter()
        .flatten()
        .find(|f| Some(f.id) == props.id);
    let word = if props.id.is_some() {
        format!("更换{label}")
    } else {
        label.to_string()
    };
    html! {
        <div class="stack">
            if props.id.is_some() {
                <div class="row">
                    {preview(kind, file)}
                    <Button variant={ButtonVariant::Quiet} onclick={remove} label={format!("移除{label}")}>{"移除"}</Button>
                </div>
            }
            <UploadNew {kind} name={props.name.clone()} label={word} required={props.required} {onsent} />
        </div>
    }
}

#[derive(Properties, PartialEq)]
pub struct NewProps {
    pub kind: FileKind,
    /// Path in the body.
    pub name: AttrValue,
    pub label: AttrValue,
    #[prop_or_default]
    pub required: bool,
    pub onsent: Callback<FileRef>,
}

/// The control alone: hands on what was sent.
#[component]
pub fn UploadNew(props: &NewProps) -> Html {
    let kind = props.kind;
    let toasts = use_toasts();
    let progress = use_state(|| 0_u32);
    let onsent = props.onsent.clone();
    let upload = use_action(
        {
            let progress = progress.clone();
            move |file: File| {
                let progress = progress.clone();
                let heard = setter(&progress);
                api::file::upload_file(kind, file, heard)
            }
        },
        move |file: FileRef| onsent.emit(file),
    );
    let onpick = {
        let run = upload.run.clone();
        Callback::from(move |file: File| {
            if file.size() > limit::UPLOAD as f64 {
                toasts.warn("文件超过20 MB，请压缩后再上传。");
            } else {
                run.emit(file);
            }
        })
    };
    let (accept, hint) = accepts(kind);
    html! {
        <>
            <FileField name={props.name.clone()} label={props.label.clone()} {accept} {hint} {onpick} required={props.required}
                progress={upload.busy.then_some(*progress)} />
            if let Some(problem) = &upload.problem {
                <Failure problem={problem.clone()} />
            }
        </>
    }
}

/// What a control takes, and what it says of it.
fn accepts(kind: FileKind) -> (&'static str, &'static str) {
    match kind {
        FileKind::Picture => (
            "image/jpeg,image/png,image/webp",
            "JPEG、PNG 或 WebP，不超过20 MB。拍摄地点等信息会自动去除。",
        ),
        FileKind::Document => (
            ".pdf,.docx,.xlsx",
            "PDF、DOCX 或 XLSX，不超过20 MB，供公众下载。",
        ),
    }
}

fn preview(kind: FileKind, file: Option<&FileRef>) -> Html {
    match (file, kind) {
        (Some(file), FileKind::Picture) => {
            html! { <img class="thumb" src={api::file::get_file(&file.thumbnail)} alt={format!("已上传的图片：{}", file.name)} /> }
        }
        (Some(file), FileKind::Document) => {
            html! { <a href={api::file::get_file(&file.url)} target="_blank" rel="noopener">{&file.name}</a> }
        }
        (None, _) => html! { <span>{"已上传"}</span> },
    }
}
