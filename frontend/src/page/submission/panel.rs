//! 展板 as it will look: title, text, eight photos with captions, the unit's name.

use std::collections::HashMap;
use std::rc::Rc;

use contract::file::FileRef;
use contract::material::{MaterialInput, Part};
use contract::submission::{Photo, SubmissionContent};
use uuid::Uuid;
use yew::prelude::*;

use crate::api;

/// Photos on one board.
const PLACES: usize = 8;

/// A material of title, text and photos becomes a board.
pub fn is_panel(material: &MaterialInput) -> bool {
    [Part::Title, Part::Body, Part::Photos]
        .iter()
        .all(|part| material.has(*part))
}

#[derive(Properties, PartialEq)]
pub struct Props {
    pub content: Rc<SubmissionContent>,
    pub files: Rc<HashMap<Uuid, FileRef>>,
    pub unit: String,
    pub edition: String,
}

#[component]
pub fn Panel(props: &Props) -> Html {
    let c = &props.content;
    let photo = |photo: Option<&Photo>| {
        let Some(photo) = photo else {
            return html! { <div class="place empty-place" aria-hidden="true"></div> };
        };
        let file = props.files.get(&photo.file);
        html! {
            <figure class="place" key={photo.file.to_string()}>
                if let Some(file) = file {
                    <img src={api::file::get_file(&file.thumbnail)} alt="" loading="lazy" />
                }
                <figcaption>{if photo.caption.is_empty() { "（图片说明）" } else { &photo.caption }}</figcaption>
            </figure>
        }
    };
    let places = PLACES.max(c.photos.len());
    html! {
        <div class="panel" role="group" aria-label="展板预览">
            <p class="panel-edition">{&props.edition}</p>
            <p class="panel-title">{if c.title.trim().is_empty() { "（标题）" } else { c.title.trim() }}</p>
            <div class="panel-body">
                if c.body.trim().is_empty() {
                    <p>{"（正文）"}</p>
                }
                { for c.body.lines().filter(|l| !l.trim().is_empty()).map(|l| html! { <p>{l.trim()}</p> }) }
            </div>
            <div class="panel-photos">{ for (0..places).map(|i| photo(c.photos.get(i))) }</div>
            <p class="panel-unit">{&props.unit}</p>
        </div>
    }
}
