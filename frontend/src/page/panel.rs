//! 展板 as it will look: title, text, eight photos with captions, the unit's name.

use yew::prelude::*;

use crate::language;

/// Photos on one board.
pub const PLACES: usize = 8;

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

/// A place for a photo; an empty one where there is neither picture nor caption.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct BoardPhoto {
    /// Its address.
    pub picture: Option<String>,
    pub caption: String,
}

#[derive(Properties, PartialEq)]
pub struct Props {
    /// What the whole is called for those who don't see it.
    pub label: AttrValue,
    /// A picture of what is read elsewhere on the page.
    #[prop_or_default]
    pub image: bool,
    pub edition: AttrValue,
    pub title: AttrValue,
    pub body: AttrValue,
    pub photos: Vec<BoardPhoto>,
    pub unit: AttrValue,
}

#[component]
pub fn Board(props: &Props) -> Html {
    let lang = language::written();
    let place = |hung: &BoardPhoto| {
        if *hung == BoardPhoto::default() {
            return html! { <div class="place empty-place" aria-hidden="true"></div> };
        }
        html! {
            <figure class="place">
                if let Some(address) = &hung.picture {
                    <img src={address.clone()} alt="" loading="lazy" draggable="false" />
                }
                <figcaption {lang}>{&hung.caption}</figcaption>
            </figure>
        }
    };
    html! {
        <div class="panel" role={if props.image { "img" } else { "group" }} aria-label={props.label.clone()}>
            <p class="panel-edition" {lang}>{&props.edition}</p>
            <p class="panel-title" {lang}>{&props.title}</p>
            <div class={classes!("panel-body", size(&props.body))} {lang}>
                { for props.body.lines().filter(|l| !l.trim().is_empty()).map(|l| html! { <p>{l.trim()}</p> }) }
            </div>
            <div class="panel-photos">{ for props.photos.iter().map(place) }</div>
            <p class="panel-unit" {lang}>{&props.unit}</p>
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
