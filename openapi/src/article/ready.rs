//! What the table of kinds makes of a content: as a draft, before submission, and how two differ.

use serde_json::Value;

use super::{ArticleContent, ArticleKind, Field};
use crate::edition::{EditionInput, Term};
use crate::entry::Content;
use crate::problem::FieldError;
use crate::text;
use crate::validate::{Check, Validate};

impl ArticleContent {
    /// What even a draft of this kind must keep to: only what is asked, and not too much of it.
    pub fn drafted(&self, kind: ArticleKind) -> Vec<FieldError> {
        let mut check = Check::default();
        self.validate(&mut check);
        self.bounded(kind, &mut check);
        check.errors
    }

    fn bounded(&self, kind: ArticleKind, check: &mut Check) {
        let blank = Self::default().fields();
        for (name, value) in &self.fields() {
            match kind.rule().field(name) {
                None => check.that(
                    blank.get(name) == Some(value),
                    name,
                    "not_asked",
                    format!("“{}”不填写此项。", kind.label()),
                ),
                Some(field) => bound(field, value, check),
            }
        }
    }

    /// All that stands between this draft and its submission, in the order of the form.
    pub fn submittable(&self, kind: ArticleKind, edition: &EditionInput) -> Vec<FieldError> {
        let mut check = Check::default();
        check.errors = self.drafted(kind);
        let (filled, blank) = (self.fields(), Self::default().fields());
        let rule = kind.rule();
        for field in rule.fields.iter().filter(|f| f.required) {
            let there = filled.get(field.name) != blank.get(field.name);
            let ask = match field.name {
                "consent" => "请先征得本人同意，并填写同意的日期。".to_owned(),
                _ => format!("请填写“{}”。", field.label),
            };
            check.that(there, field.name, "required", ask);
        }
        if let Some(consent) = &self.consent {
            check.that(
                consent.obtained,
                "consent.obtained",
                "required",
                "未征得本人同意，不能公开其事迹。",
            );
            check.that(
                consent.on.is_some(),
                "consent.on",
                "required",
                "请填写本人同意的日期。",
            );
        }
        known(&mut check, "topics", &self.topics, &edition.topics);
        known(&mut check, "audiences", &self.audiences, &edition.audiences);
        check.that(
            self.picture.is_none() || !self.picture_alt.is_empty(),
            "picture_alt",
            "required",
            "请用一句话说明图片内容，供看不到图片的读者了解。",
        );
        for (i, one) in self.gallery.iter().enumerate() {
            let field = format!("gallery.{i}.caption");
            check.that(
                !one.caption.is_empty(),
                &field,
                "required",
                "请填写图片说明。",
            );
        }
        for (i, link) in self.links.iter().enumerate() {
            for (part, text) in [("label", &link.label), ("url", &link.url)] {
                let field = format!("links.{i}.{part}");
                check.that(
                    !text.is_empty(),
                    &field,
                    "required",
                    "请填写链接的名称和网址。",
                );
            }
        }
        for (i, lecture) in self.lectures.iter().enumerate() {
            let there = !lecture.title.is_empty() && lecture.starts_at.is_some();
            let field = format!("lectures.{i}.title");
            check.that(there, &field, "required", "请填写每场讲座的题目和时间。");
        }
        let place = |e: &FieldError| {
            let name = e.field.split('.').next().unwrap_or_default();
            rule.fields.iter().position(|f| f.name == name)
        };
        check.errors.sort_by_key(place);
        check.errors
    }
}

impl Content for ArticleContent {
    /// With the plainest word; a kind may have a better one.
    const FIELDS: &'static [(&'static str, &'static str)] = &[
        ("title", "标题"),
        ("summary", "摘要"),
        ("body", "正文"),
        ("region_code", "所在地区"),
        ("audiences", "面向人群"),
        ("topics", "主题"),
        ("picture", "题图"),
        ("picture_alt", "图片说明"),
        ("gallery", "图片"),
        ("attachments", "附件"),
        ("links", "相关链接"),
        ("source", "稿件来源"),
        ("consent", "本人同意公开"),
        ("url", "网址"),
        ("category", "类别"),
        ("lecturer", "主讲人"),
        ("school_kind", "学校类型"),
        ("opens", "开放内容"),
        ("venue_kind", "场馆类型"),
        ("opening_times", "开放时间"),
        ("address", "地址"),
        ("offers", "服务内容"),
        ("how_to_join", "参加方式"),
        ("accessibility", "无障碍说明"),
        ("lectures", "场次"),
        ("isbn", "ISBN"),
        ("author", "作者"),
        ("publisher", "出版社"),
        ("recommender", "推荐人或单位"),
        ("book_title", "诵读作品"),
        ("reader", "诵读者"),
        ("medium", "媒体名称"),
        ("published_on", "报道日期"),
    ];

    /// The fields in which two contents differ, in the order of the kind's form.
    fn difference(&self, other: &Self) -> Vec<String> {
        let (a, b) = (self.fields(), other.fields());
        a.into_iter()
            .filter(|(name, value)| b.get(name) != Some(value))
            .map(|(name, _)| name)
            .collect()
    }
}

fn bound(field: &Field, value: &Value, check: &mut Check) {
    match value {
        Value::String(words) if field.max > 0 => check.text(field.name, words, field.max),
        Value::String(words) => check.that(
            text::forbidden(words).is_none(),
            field.name,
            "control_character",
            "含有无法显示的控制字符，请删除后重新输入。",
        ),
        Value::Array(items) => check.that(
            items.len() <= field.max,
            field.name,
            "too_many",
            format!("最多{}项。", field.max),
        ),
        _ => {}
    }
}

fn known(check: &mut Check, field: &str, codes: &[String], terms: &[Term]) {
    for (i, code) in codes.iter().enumerate() {
        check.that(
            terms.iter().any(|t| t.code == *code),
            &format!("{field}.{i}"),
            "unknown",
            "此选项不在本年度的目录中，请重新选择。",
        );
    }
}

#[cfg(test)]
mod tests {
    use super::super::Consent;
    use super::*;

    fn star() -> ArticleContent {
        ArticleContent {
            title: "巷子里的学习人".into(),
            summary: "退休后坚持学习。".into(),
            body: "每天清晨读报。".into(),
            ..Default::default()
        }
    }

    #[test]
    fn a_personal_story_needs_consent() {
        let edition = EditionInput::default();
        let missing = star().submittable(ArticleKind::Star, &edition);
        assert_eq!(missing.len(), 1);
        assert_eq!(missing[0].field, "consent");
        let mut agreed = star();
        agreed.consent = Some(Consent::default());
        let missing = agreed.submittable(ArticleKind::Star, &edition);
        let fields: Vec<_> = missing.iter().map(|e| e.field.as_str()).collect();
        // An empty record of consent is none.
        assert_eq!(fields, ["consent.obtained", "consent.on"]);
        agreed.consent = Some(Consent {
            obtained: true,
            on: chrono::NaiveDate::from_ymd_opt(2020, 10, 1),
            note: String::new(),
        });
        assert!(agreed.submittable(ArticleKind::Star, &edition).is_empty());
        assert_eq!(agreed.public().consent, None);
    }

    #[test]
    fn a_kind_takes_only_what_it_asks() {
        let mut story = star();
        story.isbn = "9787020002207".into();
        let faults = story.drafted(ArticleKind::Story);
        assert_eq!(
            (faults[0].field.as_str(), faults[0].code.as_str()),
            ("isbn", "not_asked")
        );
        assert!(
            ArticleContent::default()
                .drafted(ArticleKind::Book)
                .is_empty()
        );
    }

    #[test]
    fn lengths_are_the_kinds() {
        let mut story = star();
        story.body = "学".repeat(5_001);
        assert_eq!(story.drafted(ArticleKind::Star)[0].code, "too_long");
        assert!(story.drafted(ArticleKind::WorkCase).is_empty());
    }

    #[test]
    fn differences_are_named() {
        let mut other = star();
        other.url = "https://example.cn".into();
        assert_eq!(star().difference(&other), ["url"]);
    }
}
