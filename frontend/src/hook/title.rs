//! The window's title.

use yew::prelude::*;

pub const SITE: &str = "吉林省全民终身学习活动周";

#[hook]
pub fn use_title(title: &str) {
    use_effect_with(title.to_owned(), |title| {
        crate::document().set_title(&if title == SITE {
            SITE.to_owned()
        } else {
            format!("{title} - {SITE}")
        });
    });
}
