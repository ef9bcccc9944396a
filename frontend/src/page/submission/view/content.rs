//! Everything that was written, part by part, with remarks beside each item.

use std::collections::HashMap;
use std::rc::Rc;

use contract::file::FileRef;
use contract::id::FileId;
use contract::material::Part;
use contract::submission::{Photo, Submission};
use contract::text;
use yew::prelude::*;

use super::super::form::document;
use super::lightbox::LightboxImage;
use super::remarks::Remarks;
use super::table;
use crate::api;

#[derive(Clone, Properties, PartialEq)]
pub struct Props {
    pub submission: Rc<Submission>,
    pub files: Rc<HashMap<FileId, FileRef>>,
    pub remarks: Remarks,
    /// Opens photos large.
    pub onopen: Callback<(Rc<Vec<LightboxImage>>, usize)>,
}

pub fn content(props: &Props) -> Html {
    let c = &props.submission.revision.content;
    if let Some(statement) = &c.statement {
        return html! {
            <section class="card">
                <h2>{statement.kind.label()}</h2>
                <p class="prose">{&statement.reason}</p>
                {props.remarks.beside("statement", statement.kind.label())}
            </section>
        };
    }
    let parts = &props.submission.material.content.parts;
    let part = |part: &Part| {
        let body = match part {
            Part::Title => titled(props, "title", "标题", &c.title, false),
            Part::Body => titled(props, "body", "正文", &c.body, true),
            Part::Photos => photos(props, "photos", &c.photos),
            Part::Documents => documents(props),
            Part::Cases => cases(props),
            Part::Exemplars => table::exemplars(&props.submission, &props.remarks),
            Part::Figures => table::figures(&props.submission, &props.remarks),
            Part::Committee => table::committee(&props.submission, &props.remarks),
        };
        html! { <section class="card" key={part.code()}><h2>{part.label()}</h2>{body}</section> }
    };
    let explained = c.explanations.iter().filter(|e| !e.reason.is_empty());
    let explained: Vec<_> = explained.collect();
    html! {
        <>
            { for parts.iter().map(part) }
            if !explained.is_empty() {
                <section class="card">
                    <h2>{"情况说明"}</h2>
                    <ul>{ for explained.into_iter().map(|e| html! { <li>{e.check.label()}{"："}{&e.reason}</li> }) }</ul>
                </section>
            }
        </>
    }
}

fn titled(props: &Props, path: &str, label: &str, value: &str, long: bool) -> Html {
    let (number, name) = if long {
        (text::words(value), "字（按 Word 统计）")
    } else {
        (text::strict(value), "字")
    };
    html! {
        <div class="item">
            if value.is_empty() {
                <p class="small">{"（未填写）"}</p>
            } else {
                <p class="prose">{value}</p>
                <p class="small">{number}{name}</p>
            }
            {props.remarks.beside(path, label)}
        </div>
    }
}

fn photos(props: &Props, path: &str, photos: &[Photo]) -> Html {
    if photos.is_empty() {
        return html! { <><p class="small">{"（没有图片）"}</p>{props.remarks.beside(path, "图片")}</> };
    }
    let shots: Rc<Vec<LightboxImage>> = Rc::new(
        photos
            .iter()
            .map(|p| LightboxImage {
                file: props.files.get(&p.file).cloned(),
                caption: p.caption.clone(),
            })
            .collect(),
    );
    let one = |(i, photo): (usize, &Photo)| {
        let n = i + 1;
        let shots = shots.clone();
        let onclick = props.onopen.reform(move |_: MouseEvent| (shots.clone(), i));
        html! {
            <li key={photo.file.to_string()} class="item">
                <button type="button" class="shot" {onclick} aria-label={format!("放大第{n}张图片：{}", photo.caption)}>
                    if let Some(file) = props.files.get(&photo.file) {
                        <img src={api::file::get_file(&file.thumbnail)} alt="" loading="lazy" />
                    }
                </button>
                <p>{format!("{n}. ")}{if photo.caption.is_empty() { "（没有图片说明）" } else { &photo.caption }}</p>
                {props.remarks.beside(&format!("{path}.{i}"), &format!("第{n}张图片"))}
            </li>
        }
    };
    html! { <ol class="bare shots">{ for photos.iter().enumerate().map(one) }</ol> }
}

fn documents(props: &Props) -> Html {
    let all = &props.submission.revision.content.documents;
    if all.is_empty() {
        return html! { <><p class="small">{"（没有文件）"}</p>{props.remarks.beside("documents", "文件")}</> };
    }
    let one = |(i, one): (usize, &contract::submission::SubmittedDocument)| {
        let file = props.files.get(&one.file);
        let name = file.map_or_else(|| format!("文件{}", i + 1), |f| f.name.clone());
        html! {
            <li key={one.file.to_string()} class="item">
                {document(file, &name)}
                {props.remarks.beside(&format!("documents.{i}"), &name)}
            </li>
        }
    };
    html! { <ul class="bare stack">{ for all.iter().enumerate().map(one) }</ul> }
}

fn cases(props: &Props) -> Html {
    let all = &props.submission.revision.content.cases;
    if all.is_empty() {
        return html! { <><p class="small">{"（没有案例）"}</p>{props.remarks.beside("cases", "典型案例")}</> };
    }
    let one = |(i, case): (usize, &contract::submission::Case)| {
        let n = i + 1;
        html! {
            <section class="slot" key={i}>
                <h3>{format!("案例{n}")}</h3>
                {titled(props, &format!("cases.{i}.title"), &format!("案例{n}标题"), &case.title, false)}
                {titled(props, &format!("cases.{i}.body"), &format!("案例{n}正文"), &case.body, true)}
                {photos(props, &format!("cases.{i}.photos"), &case.photos)}
            </section>
        }
    };
    html! { <>{ for all.iter().enumerate().map(one) }</> }
}
