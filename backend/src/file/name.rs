//! File names as people gave them, made fit to be shown and offered for download.

use contract::text;

const MAX: usize = 120;

/// NFC, without folders, control characters and signs that file systems refuse, and with the ending
/// that its content has. The whole name stays within 120 characters.
pub fn clean(raw: &str, fallback: &str, ending: &str) -> String {
    let last = raw.rsplit(['/', '\\']).next().unwrap_or_default();
    let plain: String = text::clean(last)
        .chars()
        .filter(|c| !c.is_control() && !is_invisible(*c))
        .map(|c| {
            if matches!(c, '"' | '<' | '>' | ':' | '|' | '?' | '*') {
                '_'
            } else {
                c
            }
        })
        .collect();
    let stem = match plain.rsplit_once('.') {
        Some((stem, old)) if old.len() <= 5 && old.chars().all(|c| c.is_ascii_alphanumeric()) => {
            stem
        }
        _ => &plain,
    };
    let stem = stem.trim_matches(|c: char| c == '.' || c.is_whitespace());
    let stem = if stem.is_empty() { fallback } else { stem };
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

/// Marks that turn the direction of text or show nothing: they make one ending look like another.
fn is_invisible(c: char) -> bool {
    matches!(c, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}')
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
            ("a\0\r\nb.png", "ab.jpg"),
            ("x\u{202e}gpj.exe", "xgpj.jpg"),
            ("e\u{301}té.webp", "été.jpg"),
            ("a\"b<c>.jpg", "a_b_c_.jpg"),
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
