//! The groups of the form.

mod basic;
mod contact;
mod files;
mod people;
mod place;
mod tags;
mod text;

pub use basic::basic;
pub use contact::contact;
pub use files::files;
pub use people::people;
pub use place::place;
pub use text::text;

/// Heading and fields of each group, in the order of the form.
pub const SECTIONS: [(&str, &[&str]); 7] = [
    ("基本信息", &["title", "strand", "form"]),
    ("活动时间", &["schedule"]),
    (
        "地点与方式",
        &[
            "mode",
            "venue_name",
            "venue_address",
            "region_code",
            "latitude",
            "longitude",
            "online_url",
            "online_guide",
        ],
    ),
    ("面向人群与主题", &["audiences", "topics", "accessibility"]),
    (
        "活动介绍",
        &["summary", "description", "co_organizers", "source"],
    ),
    ("图片与附件", &["picture", "picture_alt", "attachment"]),
    (
        "联系与报名",
        &[
            "contact_name",
            "contact_phone",
            "contact_public",
            "free",
            "fee",
            "capacity",
            "registration_url",
        ],
    ),
];

#[cfg(test)]
mod tests {
    use super::SECTIONS;
    use contract::activity::ActivityContent;
    use contract::entry::Content;
    use wasm_bindgen_test::wasm_bindgen_test;

    #[wasm_bindgen_test]
    fn every_field_stands_in_one_section() {
        for (field, _) in ActivityContent::FIELDS {
            let homes = SECTIONS.iter().filter(|(_, f)| f.contains(field)).count();
            assert_eq!(homes, 1, "{field}");
        }
    }
}
