//! A picture in the size that the screen needs: WebP, and JPEG for old browsers.

use yew::prelude::*;

use crate::{api, language};

#[derive(Properties, PartialEq)]
pub struct Props {
    /// Of a stored picture: ends with `large.jpg`, and its pixels.
    pub url: AttrValue,
    pub width: Option<i32>,
    pub height: Option<i32>,
    /// As whoever filed the picture wrote it.
    pub alt: AttrValue,
    /// How wide it stands, as `sizes` of HTML says it.
    pub sizes: AttrValue,
    /// Pixels that keep its place until it is there; its own where there are none.
    #[prop_or_default]
    pub space: Option<(u32, u32)>,
    #[prop_or_default]
    pub class: Classes,
    /// In the first view: not to be waited for.
    #[prop_or_default]
    pub eager: bool,
}

#[component]
pub fn Picture(props: &Props) -> Html {
    let folder = api::file::get_file(props.url.trim_end_matches("large.jpg"));
    let own = |side: Option<i32>| side.map(|n| n.to_string());
    let (width, height) = match props.space {
        Some((width, height)) => (Some(width.to_string()), Some(height.to_string())),
        None => (own(props.width), own(props.height)),
    };
    let full = own(props.width).unwrap_or_else(|| "1600".to_owned());
    html! {
        <picture>
            <source type="image/webp" sizes={props.sizes.clone()}
                srcset={format!("{folder}small.webp 480w, {folder}medium.webp 960w, {folder}large.webp {full}w")} />
            <img src={format!("{folder}small.jpg")} srcset={format!("{folder}small.jpg 480w, {folder}large.jpg {full}w")}
                sizes={props.sizes.clone()} alt={props.alt.clone()} lang={language::written()} class={props.class.clone()} {width} {height}
                decoding="async" loading={(!props.eager).then_some("lazy")} fetchpriority={props.eager.then_some("high")} />
        </picture>
    }
}
