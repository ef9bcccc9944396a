//! What a unit writes of an article. One shape for all kinds: a kind says which fields it asks.

use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::choice::{CourseCategory, Opens, SchoolKind, VenueKind};
use super::isbn;
use crate::id::FileId;
use crate::limit;
use crate::validate::{Check, Validate};

/// Files to download with an article.
pub const ATTACHMENTS: usize = 10;
/// Pictures beside the first one.
pub const GALLERY: usize = 12;
pub const LINKS: usize = 10;
pub const LECTURES: usize = 60;

/// Everything a unit writes of an article. A draft may be incomplete; see
/// [`ArticleContent::submittable`].
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(default, deny_unknown_fields)]
pub struct ArticleContent {
    #[schema(max_length = 60)]
    pub title: String,
    #[schema(max_length = 200)]
    pub summary: String,
    /// Plain text; an empty line parts paragraphs.
    #[schema(max_length = 20_000)]
    pub body: String,
    /// GB/T 2260.
    pub region_code: Option<String>,
    /// Codes of the edition's audiences.
    #[schema(max_items = 12)]
    pub audiences: Vec<String>,
    /// Codes of the edition's topics.
    #[schema(max_items = 12)]
    pub topics: Vec<String>,
    pub picture: Option<FileId>,
    /// What the picture shows, for those who can't see it.
    #[schema(max_length = 200)]
    pub picture_alt: String,
    #[schema(max_items = 12)]
    pub gallery: Vec<Captioned>,
    #[schema(max_items = 10)]
    pub attachments: Vec<FileId>,
    #[schema(max_items = 10)]
    pub links: Vec<Link>,
    /// 稿件来源
    #[schema(max_length = 80)]
    pub source: String,
    /// The person it speaks of has agreed. Never public.
    pub consent: Option<Consent>,
    /// Where it is: a course, a platform, a report, a column, an audio or video.
    #[schema(max_length = 2000)]
    pub url: String,
    pub category: Option<CourseCategory>,
    #[schema(max_length = 80)]
    pub lecturer: String,
    pub school_kind: Option<SchoolKind>,
    #[schema(max_items = 5)]
    pub opens: Vec<Opens>,
    pub venue_kind: Option<VenueKind>,
    #[schema(max_length = 500)]
    pub opening_times: String,
    #[schema(max_length = 200)]
    pub address: String,
    #[schema(max_length = 1000)]
    pub offers: String,
    #[schema(max_length = 500)]
    pub how_to_join: String,
    #[schema(max_length = 500)]
    pub accessibility: String,
    #[schema(max_items = 60)]
    pub lectures: Vec<Lecture>,
    /// Ten or thirteen digits; hyphens and spaces may stand between.
    #[schema(max_length = 20)]
    pub isbn: String,
    #[schema(max_length = 80)]
    pub author: String,
    #[schema(max_length = 80)]
    pub publisher: String,
    #[schema(max_length = 80)]
    pub recommender: String,
    #[schema(max_length = 80)]
    pub book_title: String,
    #[schema(max_length = 80)]
    pub reader: String,
    /// Name of the newspaper, station or site.
    #[schema(max_length = 80)]
    pub medium: String,
    pub published_on: Option<NaiveDate>,
}

/// A picture with what it shows.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Captioned {
    pub picture: FileId,
    #[serde(default)]
    #[schema(max_length = 200)]
    pub caption: String,
}

/// An address with its name.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(default, deny_unknown_fields)]
pub struct Link {
    #[schema(max_length = 80)]
    pub label: String,
    /// http or https.
    #[schema(max_length = 2000)]
    pub url: String,
}

/// One of a series.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(default, deny_unknown_fields)]
pub struct Lecture {
    #[schema(max_length = 60)]
    pub title: String,
    #[schema(max_length = 80)]
    pub lecturer: String,
    pub starts_at: Option<DateTime<Utc>>,
    #[schema(max_length = 2000)]
    pub url: String,
}

/// A person agreed that their story is published.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(default, deny_unknown_fields)]
pub struct Consent {
    pub obtained: bool,
    pub on: Option<NaiveDate>,
    /// How: in writing, by whom it is kept. No ID numbers.
    #[schema(max_length = 500)]
    pub note: String,
}

impl ArticleContent {
    /// All pictures, each with its field.
    pub fn pictures(&self) -> impl Iterator<Item = (String, FileId)> {
        let first = self.picture.map(|id| ("picture".to_owned(), id));
        let more = self.gallery.iter().enumerate();
        first
            .into_iter()
            .chain(more.map(|(i, g)| (format!("gallery.{i}.picture"), g.picture)))
    }

    /// All documents, each with its field.
    pub fn documents(&self) -> impl Iterator<Item = (String, FileId)> {
        let all = self.attachments.iter().enumerate();
        all.map(|(i, id)| (format!("attachments.{i}"), *id))
    }

    /// As the public may have it.
    pub fn public(mut self) -> Self {
        self.consent = None;
        self
    }
}

/// What even a draft of any kind must keep to: formats. Lengths and what is asked at all are the
/// kind's: [`ArticleContent::drafted`].
impl Validate for ArticleContent {
    fn validate(&self, check: &mut Check) {
        for (field, list) in [("audiences", &self.audiences), ("topics", &self.topics)] {
            for (i, item) in list.iter().enumerate() {
                let field = format!("{field}.{i}");
                check.required(&field, item, limit::NAME);
                let again = list[..i].contains(item);
                check.that(!again, &field, "duplicate", "与前面的内容重复。");
            }
        }
        if let Some(code) = &self.region_code {
            check.that(
                crate::region::is_code(code),
                "region_code",
                "not_a_region",
                "行政区划代码应为6位数字，请从列表中选择。",
            );
        }
        for (i, one) in self.gallery.iter().enumerate() {
            check.text(
                &format!("gallery.{i}.caption"),
                &one.caption,
                limit::SUMMARY,
            );
        }
        for (i, file) in self.attachments.iter().enumerate() {
            let again = self.attachments[..i].contains(file);
            let field = format!("attachments.{i}");
            check.that(!again, &field, "duplicate", "此附件已添加。");
        }
        for (i, link) in self.links.iter().enumerate() {
            check.text(&format!("links.{i}.label"), &link.label, limit::NAME);
            check.url(&format!("links.{i}.url"), &link.url);
        }
        for (i, lecture) in self.lectures.iter().enumerate() {
            check.text(&format!("lectures.{i}.title"), &lecture.title, limit::TITLE);
            check.text(
                &format!("lectures.{i}.lecturer"),
                &lecture.lecturer,
                limit::NAME,
            );
            check.url(&format!("lectures.{i}.url"), &lecture.url);
        }
        if let Some(consent) = &self.consent {
            check.text("consent.note", &consent.note, limit::NOTE);
        }
        check.url("url", &self.url);
        check.that(
            self.isbn.is_empty() || isbn::sound(&self.isbn),
            "isbn",
            "not_an_isbn",
            "ISBN 有误，请核对图书版权页上的 10 位或 13 位书号。",
        );
    }
}
