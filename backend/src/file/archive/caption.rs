//! What a photo shows, by what its file is called.

/// The name without folders, ending and leading number; nothing where a camera or a program gave it.
pub fn of(name: &str) -> String {
    let last = name.rsplit('/').next().unwrap_or_default();
    let stem = last.rsplit_once('.').map_or(last, |(stem, _)| stem).trim();
    if is_made_up(stem) {
        return String::new();
    }
    contract::text::beginning(without_number(stem), contract::limit::NAME)
}

/// `01_开幕式`, `3. 开幕式`, `（2）开幕式`, `01开幕式`; but `3人篮球赛` and `2020年` stay.
fn without_number(stem: &str) -> &str {
    let opened = stem.strip_prefix(['(', '（', '[', '【']);
    let rest = opened.unwrap_or(stem);
    let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
    if !(1..=3).contains(&digits) {
        return stem;
    }
    let (number, after) = rest.split_at(digits);
    let part = match (opened, after.chars().next()) {
        (_, None) => "",
        (Some(_), Some(')' | '）' | ']' | '】')) => after,
        // A decimal, or a part of a date.
        (None, Some('.' | '-' | '_' | ':'))
            if after[1..].starts_with(|c: char| c.is_ascii_digit()) =>
        {
            return stem;
        }
        (None, Some(c)) if "._-、．，,:： )）".contains(c) || c.is_whitespace() => after,
        (None, Some(_)) if number.starts_with('0') => after,
        _ => return stem,
    };
    part.trim_start_matches(|c: char| "._-、．，,:： )）]】".contains(c) || c.is_whitespace())
}

/// `IMG_20201018_093015`, `DSC0042`, `mmexport1603`, `微信图片_2020`, or digits alone.
fn is_made_up(stem: &str) -> bool {
    let lower = stem.to_ascii_lowercase();
    let rest = [
        "mmexport",
        "mvimg",
        "pano",
        "img",
        "dscf",
        "dscn",
        "dsc",
        "pxl",
        "wechat",
        "wx_camera",
        "screenshot",
        "image",
        "photo",
        "p",
        "微信图片",
        "照片",
        "图片",
        "截图",
        "屏幕截图",
    ]
    .iter()
    .find_map(|head| lower.strip_prefix(head))
    .unwrap_or(&lower);
    rest.chars()
        .all(|c| c.is_ascii_digit() || c.is_whitespace() || "_-.()（）~".contains(c))
}

#[cfg(test)]
mod tests {
    use super::of;

    #[test]
    fn captions_are_what_people_wrote() {
        for (name, caption) in [
            ("活动/01_开幕式.jpg", "开幕式"),
            ("3. 市民读书会.JPG", "市民读书会"),
            ("（2）社区书法展.png", "社区书法展"),
            ("(12) 颁奖.jpg", "颁奖"),
            ("01开幕式.jpg", "开幕式"),
            ("1、领导致辞.jpeg", "领导致辞"),
            ("3人篮球赛.jpg", "3人篮球赛"),
            ("1.5公里健步走.jpg", "1.5公里健步走"),
            ("2020年开幕式.jpg", "2020年开幕式"),
            ("10-18开幕式.jpg", "10-18开幕式"),
            ("10月18日 开幕.jpg", "10月18日 开幕"),
            ("IMG_20201018_093015.jpg", ""),
            ("DSC0042.JPG", ""),
            ("微信图片_20201018.jpg", ""),
            ("a/12.jpg", ""),
            ("program.jpg", "program"),
            ("开幕式", "开幕式"),
        ] {
            assert_eq!(of(name), caption, "{name}");
        }
    }
}
