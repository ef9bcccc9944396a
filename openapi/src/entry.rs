//! What everything that walks the workflow has, whatever its noun: contents, numbered revisions, a view
//! for its filers and reviewers, rows in lists.

use std::fmt::Display;

use chrono::{DateTime, Utc};
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};
use utoipa::ToSchema;

use crate::edition::EditionInput;
use crate::file::FileRef;
use crate::id::{EditionId, OrganizationId, RevisionId};
use crate::noun::Noun;
use crate::operation::Operation;
use crate::organization::OrganizationRef;
use crate::problem::FieldError;
use crate::validate::{Check, Validate};
use crate::workflow::{Review, RevisionState, Step, SubmissionState, Timing, Verb, WorkflowState};

/// What a unit writes of it.
pub trait Content:
    Clone + Default + PartialEq + Serialize + DeserializeOwned + Validate + Send + Sync + 'static
{
    /// Every field with its word, in the order of the form.
    const FIELDS: &'static [(&'static str, &'static str)];

    /// All that stands between this draft and its submission, in the order of the form, as far as the
    /// content and the edition say.
    fn submittable(&self, _: &EditionInput) -> Vec<FieldError> {
        Vec::new()
    }

    /// Its fields by name. Through text: the page's programs hold that way for requests already, and the way
    /// through values not.
    fn fields(&self) -> Map<String, Value> {
        let text = serde_json::to_string(self).unwrap_or_default();
        serde_json::from_str(&text).unwrap_or_default()
    }

    /// The fields in which this differs from `other`.
    fn difference(&self, other: &Self) -> Vec<String> {
        let (a, b) = (self.fields(), other.fields());
        let fields = Self::FIELDS.iter().map(|(field, _)| *field);
        let changed = fields.filter(|field| a.get(*field) != b.get(*field));
        changed.map(str::to_owned).collect()
    }

    /// The word of a field.
    fn label(field: &str) -> &'static str {
        let found = Self::FIELDS.iter().find(|(name, _)| *name == field);
        found.map_or("", |(_, label)| label)
    }
}

/// One noun, by the view that its filers and reviewers have of one entry. `entry!` implements it.
pub trait Entry: Clone + PartialEq + Serialize + DeserializeOwned + Send + Sync + 'static {
    type Id: Copy + PartialEq + Display + 'static;
    type State: WorkflowState;
    type Content: Content;
    /// One of its revisions in the history.
    type Revision: Serialize + DeserializeOwned + Send + 'static;
    /// One in a list.
    type Row: ListRow<Id = Self::Id>;
    type Filter: ListFilter;
    const NOUN: Noun;
    const STEPS: &'static [Step<Self::State>];

    fn id(&self) -> Self::Id;

    fn overview(&self) -> Overview<'_, Self::Content>;

    /// What must be put right before a content can be stored, in what is stored or as a new one.
    fn faults(content: &Self::Content, _stored: Option<&Self>) -> Vec<FieldError> {
        content.faults()
    }

    /// What the verb is called for this noun, which must have it.
    fn operation(verb: Verb) -> Operation {
        let found = Self::STEPS.iter().find(|s| s.verb == verb);
        found.expect("the noun has this verb").operation
    }

    /// Whether offices review it one after the other. Then it lies on one office's desk, each review is
    /// kept, and what was reviewed stays as it was: who writes on begins the next revision.
    fn chained() -> bool {
        Self::STEPS.iter().any(|s| s.onward.is_some())
    }

    fn version(&self) -> i32 {
        self.overview().version
    }
}

/// What all views have, whatever it is called there.
pub struct Overview<'a, C> {
    pub edition_id: EditionId,
    pub organization: &'a OrganizationRef,
    /// Whose review it awaits.
    pub reviewer: Option<&'a OrganizationRef>,
    pub content: &'a C,
    /// Who saved last.
    pub author: &'a str,
    /// `待审核`
    pub state: &'static str,
    /// What the caller may do now.
    pub actions: &'a [Operation],
    pub sample: bool,
    pub version: i32,
    pub updated_at: DateTime<Utc>,
}

/// What all rows have.
pub trait ListRow: Clone + PartialEq + Serialize + DeserializeOwned + Send + 'static {
    type Id;
    fn id(&self) -> Self::Id;
    fn title(&self) -> &str;
    fn organization(&self) -> &OrganizationRef;
    fn submitted_at(&self) -> Option<DateTime<Utc>>;
    fn updated_at(&self) -> DateTime<Utc>;
}

/// What all filters have.
pub trait ListFilter:
    Clone + Default + PartialEq + Serialize + DeserializeOwned + Send + 'static
{
    /// Edition, cursor and length of the page.
    fn page(&self) -> (Option<EditionId>, Option<&str>, Option<u32>);
    /// The same list from there on.
    fn at(self, cursor: Option<String>) -> Self;
    /// At most so many of it.
    fn limited(self, limit: u32) -> Self;
}

/// `entry!(View: id, content, revision, Row, Filter, state, field of the reviewing office)` beside the noun's
/// `STEPS`, and a function of its own after a semicolon; what all nouns have stands in fields of the same
/// names.
macro_rules! entry {
    ($view:ident: $id:ty, $content:ty, $revision:ty, $row:ident, $filter:ident, $state:ty, $office:ident $(; $own:item)?) => {
        impl $crate::entry::Entry for $view {
            type Id = $id;
            type State = $state;
            type Content = $content;
            type Revision = $revision;
            type Row = $row;
            type Filter = $filter;
            const NOUN: $crate::noun::Noun = $crate::noun::Noun::$view;
            const STEPS: &'static [$crate::workflow::Step<$state>] = STEPS;

            fn id(&self) -> $id {
                self.id
            }

            fn overview(&self) -> $crate::entry::Overview<'_, $content> {
                $crate::entry::Overview {
                    edition_id: self.edition_id,
                    organization: &self.organization,
                    reviewer: self.$office.as_ref(),
                    content: &self.revision.content,
                    author: &self.revision.author,
                    state: self.revision.state.label(),
                    actions: &self.actions,
                    sample: self.sample,
                    version: self.version,
                    updated_at: self.updated_at,
                }
            }

            $($own)?
        }

        impl $crate::entry::ListRow for $row {
            type Id = $id;
            fn id(&self) -> $id {
                self.id
            }
            fn title(&self) -> &str {
                &self.title
            }
            fn organization(&self) -> &$crate::organization::OrganizationRef {
                &self.organization
            }
            fn submitted_at(&self) -> Option<chrono::DateTime<chrono::Utc>> {
                self.submitted_at
            }
            fn updated_at(&self) -> chrono::DateTime<chrono::Utc> {
                self.updated_at
            }
        }
    };
}
pub(crate) use entry;

/// Declares a filter by the noun's own conditions, which stand between the edition and the page. What is
/// absent lets all through.
macro_rules! list_filter {
    ($(#[$meta:meta])* pub struct $name:ident { $($(#[$own:meta])* pub $field:ident: Option<$type:ident>,)* }) => {
        $(#[$meta])*
        #[derive(Clone, Debug, Default, PartialEq, Eq)]
        #[derive(serde::Serialize, serde::Deserialize, utoipa::IntoParams)]
        #[into_params(parameter_in = Query)]
        pub struct $name {
            /// The current edition where absent.
            #[serde(default, skip_serializing_if = "Option::is_none")]
            pub edition_id: Option<$crate::id::EditionId>,
            $(
                $(#[$own])*
                #[serde(default, skip_serializing_if = "Option::is_none")]
                pub $field: Option<$type>,
            )*
            #[serde(default, skip_serializing_if = "Option::is_none")]
            #[param(max_length = 500)]
            pub cursor: Option<String>,
            #[serde(default, skip_serializing_if = "Option::is_none")]
            #[param(minimum = 1, maximum = 100)]
            pub limit: Option<u32>,
        }

        impl $crate::entry::ListFilter for $name {
            fn page(&self) -> (Option<$crate::id::EditionId>, Option<&str>, Option<u32>) {
                (self.edition_id, self.cursor.as_deref(), self.limit)
            }
            fn at(self, cursor: Option<String>) -> Self {
                Self { cursor, ..self }
            }
            fn limited(self, limit: u32) -> Self {
                let limit = Some(limit);
                Self { limit, ..self }
            }
        }
    };
}
pub(crate) use list_filter;

/// Begins an entry.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct EntryCreate<C: Default> {
    /// For which organization; the caller's own where absent.
    #[serde(default)]
    pub organization_id: Option<OrganizationId>,
    #[serde(default)]
    pub content: C,
}

impl<C: Content> Validate for EntryCreate<C> {
    fn validate(&self, check: &mut Check) {
        check.under("content", |c| self.content.validate(c));
    }
}

/// One version of a text and where it stands.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
pub struct Revision<C> {
    pub id: RevisionId,
    /// 1, 2, 3 … within the activity or article.
    pub number: i32,
    pub state: RevisionState,
    pub content: C,
    /// Display names; absent where it has not happened.
    pub author: String,
    pub submitted_by: Option<String>,
    pub submitted_at: Option<DateTime<Utc>>,
    pub reviewed_by: Option<String>,
    pub reviewed_at: Option<DateTime<Utc>>,
    pub published_by: Option<String>,
    pub published_at: Option<DateTime<Utc>>,
    /// Why it was returned, declined or retracted last.
    pub reason: Option<String>,
    pub created_at: DateTime<Utc>,
    pub updated_at: DateTime<Utc>,
}

/// One version of what offices review one after the other: what was written and what became of it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
pub struct ReviewedRevision<C> {
    pub id: RevisionId,
    /// 1, 2, 3 … within the submission.
    pub number: i32,
    pub state: SubmissionState,
    pub content: C,
    /// Display names; absent where it has not happened.
    pub author: String,
    pub submitted_by: Option<String>,
    pub submitted_at: Option<DateTime<Utc>>,
    pub timing: Option<Timing>,
    /// Oldest first.
    pub reviews: Vec<Review>,
    /// Every file that the content names.
    pub files: Vec<FileRef>,
    pub created_at: DateTime<Utc>,
    pub updated_at: DateTime<Utc>,
}
