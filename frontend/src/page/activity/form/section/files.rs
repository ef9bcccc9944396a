//! 图片与附件.

use contract::activity::Activity;
use contract::file::{FileKind, FileRef};
use contract::limit;
use uuid::Uuid;
use web_sys::File;
use yew::prelude::*;

use super::super::change::Props;
use crate::api;
use crate::hook::use_action;
use crate::ui::{Button, Failure, FileField, Look, TextField, use_toasts};

/// `stored` shows what the content names by id.
pub fn files(props: &Props, stored: Option<&Activity>) -> Html {
    let picture = stored.and_then(|a| a.picture.clone());
    let attachment = stored.and_then(|a| a.attachment.clone());
    let (c, edit) = (&props.content, &props.edit);
    html! {
        <>
            <Upload kind={FileKind::Picture} id={c.picture} stored={picture} onchange={edit.on(|c, v| c.picture = v)} />
            if c.picture.is_some() || !c.picture_alt.is_empty() {
                <TextField name="picture_alt" label="图片说明" required={c.picture.is_some()} limit={limit::SUMMARY} value={c.picture_alt.clone()}
                    hint="用一句话说明图片内容，供看不到图片的读者了解。" onchange={edit.on(|c, v| c.picture_alt = v)} />
            }
            <Upload kind={FileKind::Document} id={c.attachment} stored={attachment} onchange={edit.on(|c, v| c.attachment = v)} />
        </>
    }
}

#[derive(Properties, PartialEq)]
struct UploadProps {
    kind: FileKind,
    id: Option<Uuid>,
    stored: Option<FileRef>,
    onchange: Callback<Option<Uuid>>,
}

#[component]
fn Upload(props: &UploadProps) -> Html {
    let kind = props.kind;
    let toasts = use_toasts();
    let sent = use_state(|| None::<FileRef>);
    let progress = use_state(|| 0_u32);
    let upload = use_action(
        {
            let progress = progress.clone();
            move |file: File| {
                let progress = progress.clone();
                let heard = Callback::from(move |share| progress.set(share));
                api::file::upload_file(kind, file, heard)
            }
        },
        {
            let (sent, onchange) = (sent.clone(), props.onchange.clone());
            move |file: FileRef| {
                onchange.emit(Some(file.id));
                sent.set(Some(file));
            }
        },
    );
    let onpick = {
        let (run, toasts) = (upload.run.clone(), toasts.clone());
        Callback::from(move |file: File| {
            if file.size() > limit::UPLOAD as f64 {
                toasts.warn("文件超过20 MB，请压缩后再上传。");
            } else {
                run.emit(file);
            }
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
    let (name, label, accept, hint) = match kind {
        FileKind::Picture => (
            "picture",
            "活动图片",
            "image/jpeg,image/png,image/webp",
            "JPEG、PNG 或 WebP，不超过20 MB。拍摄地点等信息会自动去除。",
        ),
        FileKind::Document => (
            "attachment",
            "附件",
            ".pdf,.docx,.xlsx",
            "PDF、DOCX 或 XLSX，不超过20 MB，供公众下载。",
        ),
    };
    let file = [&*sent, &props.stored]
        .into_iter()
        .flatten()
        .find(|f| Some(f.id) == props.id);
    let word = if props.id.is_some() {
        format!("更换{label}")
    } else {
        label.to_owned()
    };
    html! {
        <div class="stack">
            if props.id.is_some() {
                <div class="row">
                    {shown(kind, file)}
                    <Button look={Look::Quiet} onclick={remove} label={format!("移除{label}")}>{"移除"}</Button>
                </div>
            }
            <FileField {name} label={word} {accept} {hint} {onpick} progress={upload.busy.then_some(*progress)} />
            if let Some(problem) = &upload.problem {
                <Failure problem={problem.clone()} />
            }
        </div>
    }
}

fn shown(kind: FileKind, file: Option<&FileRef>) -> Html {
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
