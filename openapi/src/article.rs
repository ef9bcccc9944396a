//! Articles (稿件): all that is filed and published besides activities (docs/DOMAIN.md R6–R9, R14, R15).

mod choice;
mod content;
pub mod isbn;
mod kind;
mod public;
mod ready;

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::entry::{Revision, entry, list_filter};
use crate::file::FileRef;
use crate::id::{ArticleId, EditionId, OrganizationId};
use crate::operation::Operation;
use crate::organization::OrganizationRef;
use crate::problem::FieldError;
use crate::validate::{Check, Validate};
use crate::workflow::{RevisionState, Step, publication};

pub use choice::{CourseCategory, Opens, SchoolKind, VenueKind};
pub use content::{
    ATTACHMENTS, ArticleContent, Captioned, Consent, GALLERY, LECTURES, LINKS, Lecture, Link,
};
pub use kind::{ArticleKind, Field, Filers, KindRule, Shelf};
pub use public::{
    CaptionedPicture, PublicArticle, PublicArticleFilter, PublicArticleRow, PublicOrganization,
};

/// The steps of the workflow.
pub const STEPS: &[Step<RevisionState>] = {
    use Operation as O;
    &publication([
        O::UpdateArticle,
        O::SubmitArticle,
        O::WithdrawArticle,
        O::ApproveArticle,
        O::ReturnArticle,
        O::PublishArticle,
        O::DeclineArticle,
        O::ReviseArticle,
        O::RetractArticle,
        O::DeleteArticle,
    ])
};

entry!(
    Article: ArticleId, ArticleContent, Revision<ArticleContent>, ArticleRow, ArticleFilter, RevisionState, reviewer;
    fn faults(content: &ArticleContent, stored: Option<&Self>) -> Vec<FieldError> {
        match stored {
            Some(article) => content.drafted(article.kind),
            None => content.faults(),
        }
    }
);

/// Begins an article. Its kind stays.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ArticleCreate {
    pub kind: ArticleKind,
    /// For which organization; the caller's own where absent.
    #[serde(default)]
    pub organization_id: Option<OrganizationId>,
    #[serde(default)]
    pub content: ArticleContent,
}

impl Validate for ArticleCreate {
    fn validate(&self, check: &mut Check) {
        for mut fault in self.content.drafted(self.kind) {
            fault.field.insert_str(0, "content.");
            check.errors.push(fault);
        }
    }
}

/// An article as its filers and reviewers see it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
pub struct Article {
    pub id: ArticleId,
    pub kind: ArticleKind,
    pub edition_id: EditionId,
    pub organization: OrganizationRef,
    /// The office that reviews it.
    pub reviewer: Option<OrganizationRef>,
    /// The revision in work, or the newest where none is.
    pub revision: Revision<ArticleContent>,
    /// The revision the public sees, where another than `revision`.
    pub public_revision: Option<Revision<ArticleContent>>,
    /// All files that `revision` names.
    pub files: Vec<FileRef>,
    /// 推荐 since.
    pub featured_at: Option<DateTime<Utc>>,
    /// What the caller may do now.
    pub actions: Vec<Operation>,
    /// What is still missing before it can be submitted.
    pub missing: Vec<FieldError>,
    /// What a reader should know.
    pub warnings: Vec<String>,
    pub sample: bool,
    /// Grows with each change; also the `ETag`.
    pub version: i32,
    pub created_at: DateTime<Utc>,
    pub updated_at: DateTime<Utc>,
}

/// An article in a dashboard list.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
pub struct ArticleRow {
    pub id: ArticleId,
    pub kind: ArticleKind,
    pub title: String,
    pub organization: OrganizationRef,
    pub state: RevisionState,
    /// A published one stays public while this revision is in work.
    pub public: bool,
    pub featured_at: Option<DateTime<Utc>>,
    pub revision_number: i32,
    pub reason: Option<String>,
    pub submitted_at: Option<DateTime<Utc>>,
    pub updated_at: DateTime<Utc>,
    pub sample: bool,
}

list_filter! {
    /// Which articles to list; all lie in the caller's reach.
    pub struct ArticleFilter {
        pub shelf: Option<Shelf>,
        pub kind: Option<ArticleKind>,
        pub state: Option<RevisionState>,
        /// This organization and all below it.
        pub organization_id: Option<OrganizationId>,
        /// Part of the title.
        #[param(max_length = 60)]
        pub q: Option<String>,
    }
}
