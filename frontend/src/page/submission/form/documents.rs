//! Documents: PDF, Word, Excel.

use contract::file::{FileKind, FileRef};
use contract::id::FileId;
use contract::material::{Part, Severity};
use contract::submission::SubmittedDocument;
use yew::prelude::*;

use super::super::size;
use super::drop_zone::DropZone;
use super::known_facts::KnownAction;
use super::section::{self, part};
use crate::api;
use crate::hook::upload::UploadedFile;
use crate::hook::{use_unsaved_guard, use_uploads};
use crate::ui::{Button, ButtonVariant, Errors, control_id, use_toasts};

pub fn documents(props: &section::Props) -> Html {
    let fields = html! { <Documents ..props.clone() /> };
    part(props, Part::Documents, fields)
}

#[component]
fn Documents(props: &section::Props) -> Html {
    let toasts = use_toasts();
    let errors = use_context::<Errors>().unwrap_or_default();
    let ondone = {
        let (edit, known_dispatch) = (props.edit.clone(), props.known.dispatcher());
        Callback::from(move |arrived: Vec<UploadedFile>| {
            let files: Vec<FileRef> = arrived.into_iter().map(|a| a.file).collect();
            known_dispatch.dispatch(KnownAction::Files(files.clone()));
            edit.change(move |content| {
                let fresh = files.iter().map(|f| SubmittedDocument { file: f.id });
                content.documents.extend(fresh);
            });
        })
    };
    let uploads = use_uploads(FileKind::Document, ondone);
    use_unsaved_guard(uploads.busy());
    let remove = |i: usize, file: FileId, name: String| {
        let (edit, toasts) = (props.edit.clone(), toasts.clone());
        Callback::from(move |_: MouseEvent| {
            edit.change(move |content| content.documents.retain(|d| d.file != file));
            let edit = edit.clone();
            let back = Callback::from(move |()| {
                edit.change(move |content| {
                    let all = &mut content.documents;
                    if all.iter().all(|d| d.file != file) {
                        all.insert(i.min(all.len()), SubmittedDocument { file });
                    }
                });
            });
            toasts.undo(format!("已移除“{name}”。"), back);
        })
    };
    let one = |(i, document): (usize, &SubmittedDocument)| {
        let path = format!("documents.{i}");
        let file = props.known.files.get(&document.file);
        let name = file.map_or_else(|| format!("文件{}", i + 1), |f| f.name.clone());
        let told = props.findings.iter().filter(|f| f.field == path);
        html! {
            <li key={document.file.to_string()} id={control_id(&path)} class="upload">
                <div class="spread">
                    {link(file, &name)}
                    <Button variant={ButtonVariant::Quiet} label={format!("移除{name}")} onclick={remove(i, document.file, name.clone())}>{"移除"}</Button>
                </div>
                { for told.map(|f| html! { <p class={if f.severity == Severity::Error { "error" } else { "doubt" }}>{&f.message}</p> }) }
            </li>
        }
    };
    let material = &props.stored.material.content;
    let kinds: Vec<&str> = material.document_kinds.iter().map(|k| k.label()).collect();
    let hint = format!(
        "{}格式，每个不超过{} MB。断网后会自动续传。",
        kinds.join("、"),
        contract::limit::UPLOAD / 1024 / 1024
    );
    html! {
        <>
            if !props.content.documents.is_empty() {
                <ul class="bare uploads">{ for props.content.documents.iter().enumerate().map(one) }</ul>
            }
            <DropZone name="documents" label="添加文件" kind={FileKind::Document} {hint} items={uploads.items.clone()} add={uploads.add.clone()}
                cancel={uploads.cancel.clone()} retry={uploads.retry.clone()} pasted={!material.has(Part::Photos)} error={errors.at("documents")} />
        </>
    }
}

/// A document by its name, to be opened.
pub fn link(file: Option<&FileRef>, name: &str) -> Html {
    match file {
        Some(file) => html! {
            <span class="name">
                <a href={api::file::get_file(&file.url)} target="_blank" rel="noopener">{name}</a>
                <span class="small">{"　"}{size(file.size as f64)}</span>
            </span>
        },
        None => html! { <span class="name">{name}</span> },
    }
}
