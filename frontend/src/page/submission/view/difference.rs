//! Two versions beside each other: texts by their words, photos and figures by what became of each.

use std::rc::Rc;

use contract::entry::Content;
use contract::file::FileRef;
use contract::id::FileId;
use contract::material::MaterialInput;
use contract::submission::{Photo, SubmissionContent, SubmissionRevision};
use yew::prelude::*;

use super::super::field_text::field_text;
use crate::api;
use crate::page::workflow::distinct;
use crate::ui::{Cell, SideBySide, Table};

#[derive(Properties, PartialEq)]
pub struct Props {
    pub old: Rc<SubmissionRevision>,
    pub new: Rc<SubmissionRevision>,
    pub material: MaterialInput,
}

/// What became of a photo.
#[derive(Debug, PartialEq)]
pub enum PhotoChange<'a> {
    Added(usize, &'a Photo),
    Removed(usize, &'a Photo),
    /// From, to, and the captions.
    Changed(usize, usize, &'a Photo, &'a Photo),
}

pub fn photo_changes<'a>(old: &'a [Photo], new: &'a [Photo]) -> Vec<PhotoChange<'a>> {
    let mut out = Vec::new();
    for (i, photo) in new.iter().enumerate() {
        match old.iter().position(|p| p.file == photo.file) {
            None => out.push(PhotoChange::Added(i, photo)),
            Some(was) => {
                // Moved only where it changed places with others that stayed.
                let before = |list: &[Photo], at: usize, other: &[Photo]| {
                    let kept = |p: &&Photo| other.iter().any(|o| o.file == p.file);
                    list[..at].iter().filter(kept).count()
                };
                let shifted = was != i && before(old, was, new) != before(new, i, old);
                if shifted || old[was].caption != photo.caption {
                    out.push(PhotoChange::Changed(was, i, &old[was], photo));
                }
            }
        }
    }
    for (i, photo) in old.iter().enumerate() {
        if new.iter().all(|p| p.file != photo.file) {
            out.push(PhotoChange::Removed(i, photo));
        }
    }
    out
}

#[component]
pub fn Difference(props: &Props) -> Html {
    let (old, new) = (&props.old.content, &props.new.content);
    let changed = old.difference(new);
    if changed.is_empty() {
        return html! { <p>{"两个版本的内容相同。"}</p> };
    }
    let one = |field: &String| match field.as_str() {
        "photos" => photos(props),
        "figures" => figures(props),
        field => {
            let old = field_text(field, old);
            let new = distinct(&old, field_text(field, new));
            let label = SubmissionContent::label(field);
            html! {
                <SideBySide key={field.to_owned()} {label} {old} {new} heads={("原来的", "后来的")} />
            }
        }
    };
    html! {
        <>
            <p>{format!("修改了{}项内容。", changed.len())}</p>
            <div class="diff">{ for changed.iter().map(one) }</div>
        </>
    }
}

fn photos(props: &Props) -> Html {
    let file = |id: FileId| {
        let all = props.old.files.iter().chain(&props.new.files);
        all.clone().find(|f| f.id == id)
    };
    let line = |change: PhotoChange<'_>| {
        let (word, class, photo, more) = match change {
            PhotoChange::Added(i, photo) => (
                format!("新增第{}张", i + 1),
                "good",
                photo,
                photo.caption.clone(),
            ),
            PhotoChange::Removed(i, photo) => (
                format!("移除原第{}张", i + 1),
                "bad",
                photo,
                photo.caption.clone(),
            ),
            PhotoChange::Changed(was, is, before, photo) => {
                let word = if was == is {
                    format!("第{}张", is + 1)
                } else {
                    format!("第{}张移到第{}张", was + 1, is + 1)
                };
                let more = if before.caption == photo.caption {
                    photo.caption.clone()
                } else {
                    format!("说明由“{}”改为“{}”", before.caption, photo.caption)
                };
                (word, "warm", photo, more)
            }
        };
        html! {
            <li class="row fate" key={photo.file.to_string()}>
                {thumb(file(photo.file))}
                <span><b class={classes!("fate-word", class)}>{word}</b>{"："}{more}</span>
            </li>
        }
    };
    let all = photo_changes(&props.old.content.photos, &props.new.content.photos);
    html! {
        <section key="photos">
            <h3>{"图片"}</h3>
            <ul class="bare stack">{ for all.into_iter().map(line) }</ul>
        </section>
    }
}

fn thumb(file: Option<&FileRef>) -> Html {
    match file {
        Some(file) => {
            html! { <img class="small-thumb" src={api::file::get_file(&file.thumbnail)} alt="" loading="lazy" /> }
        }
        None => html! {},
    }
}

fn figures(props: &Props) -> Html {
    let (old, new) = (&props.old.content, &props.new.content);
    let rows = props.material.figures.iter().filter_map(|figure| {
        let value = |c: &SubmissionContent| c.figure(&figure.code).cloned().unwrap_or_default();
        let (was, is) = (value(old), value(new));
        (was != is).then(|| {
            let written = |v: &contract::submission::FigureValue| {
                let reason = if v.reason.is_empty() {
                    String::new()
                } else {
                    format!("（{}）", v.reason)
                };
                v.value.clone() + &reason
            };
            html! {
                <tr key={figure.code.clone()}>
                    <Cell>{&figure.label}</Cell>
                    <Cell head="原来的">{written(&was)}</Cell>
                    <Cell head="后来的">{written(&is)}</Cell>
                </tr>
            }
        })
    });
    html! {
        <section key="figures">
            <h3>{"数据表"}</h3>
            <Table caption="改动的数据" heads={["项目", "原来的", "后来的"].map(AttrValue::from).to_vec()}>{ for rows }</Table>
        </section>
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use uuid::Uuid;
    use wasm_bindgen_test::wasm_bindgen_test;

    #[wasm_bindgen_test]
    fn photos_are_added_removed_moved_and_renamed() {
        let photo = |n: u128, caption: &str| Photo {
            file: Uuid::from_u128(n).into(),
            caption: caption.into(),
        };
        let old = [photo(1, "甲"), photo(2, "乙"), photo(3, "丙")];
        let new = [photo(2, "乙"), photo(3, "丁"), photo(4, "戊")];
        assert_eq!(
            photo_changes(&old, &new),
            [
                // 2 only moved up because 1 is gone.
                PhotoChange::Changed(2, 1, &old[2], &new[1]),
                PhotoChange::Added(2, &new[2]),
                PhotoChange::Removed(0, &old[0]),
            ]
        );
        let turned = [photo(3, "丙"), photo(1, "甲"), photo(2, "乙")];
        assert_eq!(photo_changes(&old, &turned).len(), 3);
        assert!(photo_changes(&old, &old).is_empty());
    }
}
