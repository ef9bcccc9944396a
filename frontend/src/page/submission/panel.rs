//! What is written, as the board that it will be.

use std::collections::HashMap;
use std::rc::Rc;

use contract::file::FileRef;
use contract::id::FileId;
use contract::material::{MaterialInput, Part};
use contract::submission::SubmissionContent;
use yew::prelude::*;

use crate::api;
use crate::page::panel::{Board, BoardPhoto, PLACES};

/// A material of title, text and photos becomes a board.
pub fn is_panel(material: &MaterialInput) -> bool {
    [Part::Title, Part::Body, Part::Photos]
        .iter()
        .all(|part| material.has(*part))
}

#[derive(Properties, PartialEq)]
pub struct Props {
    pub content: Rc<SubmissionContent>,
    pub files: Rc<HashMap<FileId, FileRef>>,
    pub unit: String,
    pub edition: String,
}

#[component]
pub fn Panel(props: &Props) -> Html {
    let c = &props.content;
    let or = |text: &str, otherwise: &str| {
        let text = text.trim();
        String::from(if text.is_empty() { otherwise } else { text })
    };
    let mut photos: Vec<BoardPhoto> = Vec::with_capacity(PLACES);
    for photo in &c.photos {
        let file = props.files.get(&photo.file);
        photos.push(BoardPhoto {
            picture: file.map(|file| api::file::get_file(&file.thumbnail)),
            caption: or(&photo.caption, "（图片说明）"),
        });
    }
    photos.resize_with(PLACES.max(photos.len()), BoardPhoto::default);
    html! {
        <Board label="展板预览" edition={props.edition.clone()} title={or(&c.title, "（标题）")} body={or(&c.body, "（正文）")}
            {photos} unit={props.unit.clone()} />
    }
}
