//! Captions that say nothing.

use crate::text;

/// A name that a camera, a phone or a chat program gave: it says nothing of the activity.
pub fn meaningless(caption: &str) -> bool {
    let plain = text::half_width(caption).to_lowercase();
    let plain = plain.trim();
    const BEGINNINGS: [&str; 12] = [
        "img",
        "dsc",
        "dscn",
        "mmexport",
        "wx_camera",
        "微信图片",
        "微信截图",
        "qq图片",
        "screenshot",
        "屏幕截图",
        "pic",
        "photo",
    ];
    let rest = |begin: &str| plain.strip_prefix(begin).unwrap_or("x");
    let only_digits = |s: &str| {
        s.chars()
            .all(|c| c.is_ascii_digit() || "_-. ()".contains(c))
    };
    let numbered = BEGINNINGS.iter().any(|b| only_digits(rest(b)));
    let named = ["图片", "照片", "图", "新建图片"]
        .iter()
        .any(|b| only_digits(rest(b)));
    numbered || named || only_digits(plain)
}
