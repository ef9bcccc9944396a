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

/// Sizes of the text: the class, characters in a line, lines that find room.
const SIZES: [(&str, usize, usize); 5] = [
    ("t1", 38, 12),
    ("t2", 45, 14),
    ("t3", 51, 16),
    ("t4", 60, 19),
    ("t5", 72, 23),
];

/// The largest size in which the whole text finds room.
fn size(body: &str) -> &'static str {
    let fits = |(_, wide, most): &&(&str, usize, usize)| {
        let paragraphs = body.lines().filter(|l| !l.trim().is_empty());
        // Two places are left free before each paragraph.
        let lines: usize = paragraphs
            .map(|l| (l.chars().count() + 2).div_ceil(*wide))
            .sum();
        lines <= *most
    };
    SIZES.iter().find(fits).map_or("t5", |(class, _, _)| class)
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
            <div class={classes!("panel-body", size(&c.body))}>
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

#[cfg(test)]
mod tests {
    use super::size;
    use wasm_bindgen_test::wasm_bindgen_test;

    #[wasm_bindgen_test]
    fn a_longer_text_is_set_smaller() {
        assert_eq!(size(""), "t1");
        assert_eq!(size(&"字".repeat(400)), "t1");
        assert_eq!(size(&"字".repeat(600)), "t2");
        assert_eq!(size(&"字".repeat(900)), "t4");
        assert_eq!(size(&"短段落。\n".repeat(20)), "t5");
        assert_eq!(size(&"字".repeat(9_000)), "t5");
    }
}
