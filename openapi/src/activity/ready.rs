//! What stands between a draft and its submission, and how two contents differ.

use super::ActivityContent;
use crate::edition::EditionInput;
use crate::entry::Content;
use crate::problem::FieldError;
use crate::validate::{Check, Validate};

impl ActivityContent {
    fn known(
        &self,
        check: &mut Check,
        field: &str,
        code: Option<&str>,
        terms: &[crate::edition::Term],
        ask: &str,
    ) {
        match code {
            None => check.fault(field, "required", ask),
            Some(code) if !terms.iter().any(|t| t.code == code) => {
                check.fault(field, "unknown", "此选项不在本年度的目录中，请重新选择。");
            }
            Some(_) => {}
        }
    }
}

impl Content for ActivityContent {
    const FIELDS: &'static [(&'static str, &'static str)] = &[
        ("title", "活动名称"),
        ("strand", "活动板块"),
        ("form", "活动形式"),
        ("topics", "主题"),
        ("audiences", "面向人群"),
        ("summary", "活动简介"),
        ("description", "详细介绍"),
        ("mode", "举办方式"),
        ("schedule", "活动时间"),
        ("venue_name", "活动地点"),
        ("venue_address", "详细地址"),
        ("region_code", "所在地区"),
        ("latitude", "纬度"),
        ("longitude", "经度"),
        ("online_url", "线上网址"),
        ("online_guide", "观看方式"),
        ("co_organizers", "承办、协办单位"),
        ("contact_name", "联系人"),
        ("contact_phone", "联系电话"),
        ("contact_public", "公开联系方式"),
        ("free", "免费参加"),
        ("fee", "收费标准"),
        ("capacity", "人数上限"),
        ("registration_url", "报名网址"),
        ("accessibility", "无障碍说明"),
        ("picture", "活动图片"),
        ("picture_alt", "图片说明"),
        ("attachment", "附件"),
        ("source", "稿件来源"),
    ];

    fn submittable(&self, edition: &EditionInput) -> Vec<FieldError> {
        let mut check = Check::default();
        self.validate(&mut check);
        check.that(
            !self.title.is_empty(),
            "title",
            "required",
            "请填写活动名称。",
        );
        self.known(
            &mut check,
            "strand",
            self.strand.as_deref(),
            &edition.strands,
            "请选择活动板块。",
        );
        self.known(
            &mut check,
            "form",
            self.form.as_deref(),
            &edition.forms,
            "请选择活动形式。",
        );
        for (i, topic) in self.topics.iter().enumerate() {
            self.known(
                &mut check,
                &format!("topics.{i}"),
                Some(topic),
                &edition.topics,
                "请重新选择主题。",
            );
        }
        check.that(
            !self.audiences.is_empty(),
            "audiences",
            "required",
            "请至少选择一类面向人群。",
        );
        for (i, audience) in self.audiences.iter().enumerate() {
            self.known(
                &mut check,
                &format!("audiences.{i}"),
                Some(audience),
                &edition.audiences,
                "请重新选择面向人群。",
            );
        }
        check.that(
            !self.summary.is_empty(),
            "summary",
            "required",
            "请用一两句话介绍活动。",
        );
        check.under("schedule", |c| self.schedule.check_submit(c));
        if self.mode.needs_venue() {
            check.that(
                !self.venue_name.is_empty(),
                "venue_name",
                "required",
                "请填写活动地点。",
            );
            check.that(
                !self.venue_address.is_empty(),
                "venue_address",
                "required",
                "请填写详细地址，方便群众前往。",
            );
        }
        if self.mode.needs_link() {
            let reachable = !self.online_url.is_empty() || !self.online_guide.is_empty();
            check.that(
                reachable,
                "online_url",
                "required",
                "请填写线上参与网址，或说明观看方式。",
            );
        }
        check.that(
            !self.contact_name.is_empty(),
            "contact_name",
            "required",
            "请填写联系人。",
        );
        check.that(
            !self.contact_phone.is_empty(),
            "contact_phone",
            "required",
            "请填写联系电话。",
        );
        check.that(
            self.free || !self.fee.is_empty(),
            "fee",
            "required",
            "收费活动请说明收费标准。",
        );
        let described = self.picture.is_none() || !self.picture_alt.is_empty();
        check.that(
            described,
            "picture_alt",
            "required",
            "请用一句话说明图片内容，供看不到图片的读者了解。",
        );
        check.errors
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_field_has_its_word() {
        let serde_json::Value::Object(map) =
            serde_json::to_value(ActivityContent::default()).expect("an object")
        else {
            panic!("an object")
        };
        assert_eq!(map.len(), ActivityContent::FIELDS.len());
        for (field, label) in ActivityContent::FIELDS {
            assert!(map.contains_key(*field), "{field}");
            assert!(!label.is_empty());
        }
    }

    #[test]
    fn a_draft_may_be_empty_but_not_overlong() {
        assert!(ActivityContent::default().faults().is_empty());
        let long = ActivityContent {
            title: "学".repeat(61),
            ..Default::default()
        };
        assert_eq!(long.faults()[0].code, "too_long");
    }

    #[test]
    fn differences_are_named() {
        let a = ActivityContent::default();
        let b = ActivityContent {
            title: "新".into(),
            capacity: Some(30),
            ..Default::default()
        };
        assert_eq!(a.difference(&b), ["title", "capacity"]);
    }
}
