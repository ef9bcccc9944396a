//! The window's title.

use yew::prelude::*;

use crate::text;

#[hook]
pub fn use_title(title: &str) {
    let site = text::site_name();
    let title = if title == site {
        site.to_owned()
    } else {
        format!("{title} - {site}")
    };
    crate::environment::set_head(Some(&title), None);
    use_effect_with(title, |title| crate::document().set_title(title));
}

/// What search engines and shared links say of the page; what stood there comes back afterwards.
#[hook]
pub fn use_description(text: &str) {
    crate::environment::set_head(None, Some(text));
    use_effect_with(text.to_owned(), |text| {
        let meta = crate::document()
            .query_selector("meta[name=description]")
            .ok()
            .flatten();
        let before = meta.as_ref().and_then(|m| m.get_attribute("content"));
        if let Some(meta) = &meta {
            let _ = meta.set_attribute("content", text);
        }
        move || {
            if let (Some(meta), Some(before)) = (meta, before) {
                let _ = meta.set_attribute("content", &before);
            }
        }
    });
}
