//! 图片与附件.

use contract::article::{Article, Captioned, Field};
use contract::file::{FileKind, FileRef};
use contract::id::FileId;
use contract::limit;
use yew::prelude::*;

use super::super::field_text::document;
use super::FormProps;
use crate::api;
use crate::page::workflow::{Upload, UploadNew};
use crate::ui::{Button, ButtonVariant, TextField, use_toasts};

pub fn picture(form: &FormProps, article: &Article, field: &'static Field) -> Html {
    let (c, edit) = (&form.content, &form.edit);
    let stored = c
        .picture
        .and_then(|id| article.files.iter().find(|f| f.id == id).cloned());
    html! {
        <>
            <Upload kind={FileKind::Picture} name={field.name} label={field.label} id={c.picture} {stored} onchange={edit.on(|c, v| c.picture = v)} />
            if c.picture.is_some() || !c.picture_alt.is_empty() {
                <TextField name="picture_alt" label="题图说明" required={c.picture.is_some()} limit={limit::SUMMARY} value={c.picture_alt.clone()}
                    hint="用一句话说明图片内容，供看不到图片的读者了解。" onchange={edit.on(|c, v| c.picture_alt = v)} />
            }
        </>
    }
}

pub fn gallery(form: &FormProps, article: &Article, field: &'static Field) -> Html {
    html! { <Gallery form={form.clone()} files={article.files.clone()} label={field.label} most={field.max} /> }
}

pub fn attachments(form: &FormProps, article: &Article, field: &'static Field) -> Html {
    html! { <Attachments form={form.clone()} files={article.files.clone()} label={field.label} most={field.max} /> }
}

#[derive(Properties, PartialEq)]
struct Props {
    form: FormProps,
    /// What the stored content names.
    files: Vec<FileRef>,
    label: &'static str,
    most: usize,
}

/// What is known of files: from the server, or from having just sent them.
fn find(files: &[FileRef], sent: &[FileRef], id: FileId) -> Option<FileRef> {
    let mut all = files.iter().chain(sent);
    all.find(|f| f.id == id).cloned()
}

#[component]
fn Gallery(props: &Props) -> Html {
    let edit = &props.form.edit;
    let all = &props.form.content.gallery;
    let sent = use_state(Vec::<FileRef>::new);
    let toasts = use_toasts();
    let onsent = {
        let (edit, sent) = (edit.clone(), sent.clone());
        Callback::from(move |file: FileRef| {
            let picture = file.id;
            sent.set(sent.iter().cloned().chain([file]).collect());
            edit.change(move |c| {
                let caption = String::new();
                c.gallery.push(Captioned { picture, caption });
            });
        })
    };
    let caption = |i: usize| {
        let edit = edit.clone();
        Callback::from(move |text: String| {
            edit.change(move |c| {
                if let Some(one) = c.gallery.get_mut(i) {
                    one.caption = text;
                }
            });
        })
    };
    let swap = |i: usize, other: usize| {
        let edit = edit.clone();
        Callback::from(move |_: MouseEvent| {
            edit.change(move |c| {
                if i.max(other) < c.gallery.len() {
                    c.gallery.swap(i, other);
                }
            });
        })
    };
    let remove = |i: usize, one: &Captioned| {
        let (edit, toasts, one) = (edit.clone(), toasts.clone(), one.clone());
        Callback::from(move |_: MouseEvent| {
            let picture = one.picture;
            edit.change(move |c| c.gallery.retain(|g| g.picture != picture));
            let (edit, one) = (edit.clone(), one.clone());
            let back = Callback::from(move |()| {
                let one = one.clone();
                edit.change(move |c| c.gallery.insert(i.min(c.gallery.len()), one));
            });
            toasts.undo(format!("已移除第{}张图片。", i + 1), back);
        })
    };
    let one = |(i, one): (usize, &Captioned)| {
        let n = i + 1;
        let file = find(&props.files, &sent, one.picture);
        html! {
            <li class="photo" key={one.picture.to_string()}>
                <div class="picture">
                    <span class="nth" aria-hidden="true">{n}</span>
                    if let Some(file) = file {
                        <img src={api::file::get_file(&file.thumbnail)} alt={if one.caption.is_empty() { format!("第{n}张图片") } else { one.caption.clone() }} loading="lazy" />
                    } else {
                        <span class="small">{"图片"}</span>
                    }
                </div>
                <div class="stack-small">
                    <TextField name={format!("gallery.{i}.caption")} label={format!("第{n}张图片说明")} required=true limit={limit::SUMMARY}
                        value={one.caption.clone()} onchange={caption(i)} />
                    <div class="row">
                        if i > 0 {
                            <Button variant={ButtonVariant::Quiet} label={format!("第{n}张上移")} onclick={swap(i, i - 1)}>{"上移"}</Button>
                        }
                        if n < all.len() {
                            <Button variant={ButtonVariant::Quiet} label={format!("第{n}张下移")} onclick={swap(i, n)}>{"下移"}</Button>
                        }
                        <Button variant={ButtonVariant::Quiet} label={format!("移除第{n}张图片")} onclick={remove(i, one)}>{"移除"}</Button>
                    </div>
                </div>
            </li>
        }
    };
    html! {
        <div class="stack" id="f-gallery">
            if !all.is_empty() {
                <ol class="photos bare">{ for all.iter().enumerate().map(one) }</ol>
            }
            if all.len() < props.most {
                <UploadNew kind={FileKind::Picture} name="gallery" label={format!("添加{}（最多{}张）", props.label, props.most)} {onsent} />
            }
        </div>
    }
}

#[component]
fn Attachments(props: &Props) -> Html {
    let edit = &props.form.edit;
    let all = &props.form.content.attachments;
    let sent = use_state(Vec::<FileRef>::new);
    let toasts = use_toasts();
    let onsent = {
        let (edit, sent) = (edit.clone(), sent.clone());
        Callback::from(move |file: FileRef| {
            let id = file.id;
            sent.set(sent.iter().cloned().chain([file]).collect());
            edit.change(move |c| c.attachments.push(id));
        })
    };
    let remove = |i: usize, id: FileId, name: String| {
        let (edit, toasts) = (edit.clone(), toasts.clone());
        Callback::from(move |_: MouseEvent| {
            edit.change(move |c| c.attachments.retain(|a| *a != id));
            let edit = edit.clone();
            let back = Callback::from(move |()| {
                edit.change(move |c| c.attachments.insert(i.min(c.attachments.len()), id));
            });
            toasts.undo(format!("已移除“{name}”。"), back);
        })
    };
    let one = |(i, id): (usize, &FileId)| {
        let file = find(&props.files, &sent, *id);
        let name = file
            .as_ref()
            .map_or_else(|| format!("附件{}", i + 1), |f| f.name.clone());
        html! {
            <li key={id.to_string()} class="upload">
                <div class="spread">
                    <span class="name">{file.as_ref().map_or_else(|| html! { {&name} }, document)}</span>
                    <Button variant={ButtonVariant::Quiet} label={format!("移除{name}")} onclick={remove(i, *id, name.clone())}>{"移除"}</Button>
                </div>
            </li>
        }
    };
    html! {
        <div class="stack" id="f-attachments">
            if !all.is_empty() {
                <ul class="bare uploads">{ for all.iter().enumerate().map(one) }</ul>
            }
            if all.len() < props.most {
                <UploadNew kind={FileKind::Document} name="attachments" label={format!("添加{}（最多{}个）", props.label, props.most)} {onsent} />
            }
        </div>
    }
}
