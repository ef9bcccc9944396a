//! File names as people gave them, made fit to be shown and offered for download.

use contract::text;

use crate::platform::office::name;

const MAX: usize = 120;

/// NFC, without folders, control characters and signs that file systems refuse, and with the ending
/// that its content has. The whole name stays within 120 characters.
pub fn clean(raw: &str, fallback: &str, ending: &str) -> String {
    let last = raw.rsplit(['/', '\\']).next().unwrap_or_default();
    let clean = text::clean(last);
    let stem = match clean.rsplit_once('.') {
        Some((stem, old)) if old.len() <= 5 && old.chars().all(|c| c.is_ascii_alphanumeric()) => {
            stem
        }
        _ => &clean,
    };
    let stem = name::plain(stem);
    let stem = if stem.is_empty() { fallback } else { &stem };
    let kept = MAX - ending.len() - 1;
    let mut short = String::new();
    for (count, c) in stem.chars().enumerate() {
        if count == kept {
            break;
        }
        short.push(c);
    }
    format!("{}.{ending}", short.trim_end())
}

#[cfg(test)]
mod tests {
    use super::clean;

    #[test]
    fn names_lose_what_harms() {
        for (raw, expected) in [
            ("活动照片.JPG", "活动照片.jpg"),
            ("C:\\fakepath\\开幕式.jpeg", "开幕式.jpg"),
            ("../../etc/passwd", "passwd.jpg"),
            ("a\0\r\nb.png", "a b.jpg"),
            ("x\u{202e}gpj.exe", "xgpj.jpg"),
            ("e\u{301}té.webp", "été.jpg"),
            ("a\"b<c>.jpg", "a＂b＜c＞.jpg"),
            ("", "图片.jpg"),
            (".jpg", "图片.jpg"),
            ("2020.11.15 开幕", "2020.11.15 开幕.jpg"),
        ] {
            assert_eq!(clean(raw, "图片", "jpg"), expected, "{raw:?}");
        }
        let long = clean(&"字".repeat(500), "图片", "jpg");
        assert_eq!(long.chars().count(), 120);
    }
}
