//! Published articles, and who published them. Never how to reach a person.

use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use super::{ArticleContent, ArticleKind, CourseCategory, Shelf};
use crate::file::FileRef;
use crate::id::{ArticleId, EditionId, OrganizationId};
use crate::organization::OrganizationRef;

/// A published article in a list.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
pub struct PublicArticleRow {
    pub id: ArticleId,
    pub kind: ArticleKind,
    pub shelf: Shelf,
    pub title: String,
    pub summary: String,
    pub organization: OrganizationRef,
    pub region_code: Option<String>,
    pub region_name: Option<String>,
    pub category: Option<CourseCategory>,
    /// Of a book or a recited work.
    pub author: String,
    /// Of media coverage.
    pub medium: String,
    pub published_on: Option<NaiveDate>,
    /// What it points to: a course, a report, a column; empty where nothing.
    pub url: String,
    pub picture: Option<FileRef>,
    pub picture_alt: String,
    pub featured: bool,
    pub sample: bool,
    pub published_at: DateTime<Utc>,
}

/// A picture of a published article.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
pub struct CaptionedPicture {
    pub picture: FileRef,
    pub caption: String,
}

/// A published article with all its public facts.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
pub struct PublicArticle {
    #[serde(flatten)]
    pub row: PublicArticleRow,
    pub edition_id: EditionId,
    /// As published; without the record of consent.
    pub content: ArticleContent,
    pub gallery: Vec<CaptionedPicture>,
    pub attachments: Vec<FileRef>,
    pub updated_at: DateTime<Utc>,
}

/// Which published articles; featured ones first, then the newest. All given conditions hold together.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct PublicArticleFilter {
    /// The current edition where absent.
    pub edition_id: Option<EditionId>,
    pub shelf: Option<Shelf>,
    pub kind: Option<ArticleKind>,
    /// GB/T 2260; a prefecture or province takes all places in it.
    #[param(pattern = "^[0-9]{6}$")]
    pub region: Option<String>,
    /// The filing organization or an office above it.
    pub organization_id: Option<OrganizationId>,
    pub category: Option<CourseCategory>,
    pub featured: Option<bool>,
    /// Words in title, summary, author or organization.
    #[param(max_length = 60)]
    pub q: Option<String>,
    #[param(max_length = 500)]
    pub cursor: Option<String>,
    #[param(minimum = 1, maximum = 100)]
    pub limit: Option<u32>,
}

/// An organization that has something public.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
pub struct PublicOrganization {
    #[serde(flatten)]
    pub organization: OrganizationRef,
    pub region_code: Option<String>,
    pub region_name: Option<String>,
    pub website: String,
    pub address: String,
    /// 单位主页, where it has published one.
    pub page: Option<PublicArticle>,
    /// Published activities and articles of its own in the current edition.
    pub activities: i64,
    pub articles: i64,
}
