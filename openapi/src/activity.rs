//! Activities (docs/DOMAIN.md R5): one event or a recurring series of them in an edition.

mod content;
mod ready;

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::coded::coded_enum;
use crate::entry::{EntryCreate, entry, list_filter};
use crate::file::FileRef;
use crate::id::{ActivityId, EditionId, OrganizationId};
use crate::limit;
use crate::operation::Operation;
use crate::organization::OrganizationRef;
use crate::participation::Participation;
use crate::problem::FieldError;
use crate::schedule::Occurrence;
use crate::validate::{Check, Validate};
use crate::workflow::{Holding, RevisionState, Step, publication};

pub use crate::entry::Revision;
pub use content::ActivityContent;

coded_enum! {
    /// How people take part (schema.org `eventAttendanceMode`).
    #[derive(Default)]
    pub enum Mode {
        #[default]
        Onsite = "onsite" "现场",
        Online = "online" "线上",
        Hybrid = "hybrid" "线上线下结合",
    }
}

impl Mode {
    pub fn needs_venue(self) -> bool {
        self != Self::Online
    }

    pub fn needs_link(self) -> bool {
        self != Self::Onsite
    }
}

/// The steps of the workflow.
pub const STEPS: &[Step<RevisionState>] = {
    use Operation as O;
    &publication([
        O::UpdateActivity,
        O::SubmitActivity,
        O::WithdrawActivity,
        O::ApproveActivity,
        O::ReturnActivity,
        O::PublishActivity,
        O::DeclineActivity,
        O::ReviseActivity,
        O::RetractActivity,
        O::DeleteActivity,
    ])
};

entry!(
    Activity: ActivityId, ActivityContent, Revision<ActivityContent>, ActivityRow, ActivityFilter, RevisionState, reviewer
);

/// Begins an activity.
pub type ActivityCreate = EntryCreate<ActivityContent>;

/// An activity as its filers and reviewers see it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
pub struct Activity {
    pub id: ActivityId,
    pub edition_id: EditionId,
    pub organization: OrganizationRef,
    /// The office that reviews it.
    pub reviewer: Option<OrganizationRef>,
    pub holding: Holding,
    /// What was said of a cancellation or postponement; the public reads the sentence of its reason.
    pub notice: Option<String>,
    /// The revision in work, or the newest where none is.
    pub revision: Revision<ActivityContent>,
    /// The revision the public sees, where another than `revision`.
    pub public_revision: Option<Revision<ActivityContent>>,
    pub picture: Option<FileRef>,
    pub attachment: Option<FileRef>,
    /// An accepted 示范活动.
    pub exemplar: bool,
    /// How many took part, once reported.
    pub participation: Option<Participation>,
    /// What the caller may do now.
    pub actions: Vec<Operation>,
    /// What is still missing before it can be submitted.
    pub missing: Vec<FieldError>,
    /// What a reader should know, e.g. dates outside the local week.
    pub warnings: Vec<String>,
    pub sample: bool,
    /// Grows with each change; also the `ETag`.
    pub version: i32,
    pub created_at: DateTime<Utc>,
    pub updated_at: DateTime<Utc>,
}

/// An activity in a dashboard list.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
pub struct ActivityRow {
    pub id: ActivityId,
    pub title: String,
    pub organization: OrganizationRef,
    pub strand: Option<String>,
    pub state: RevisionState,
    pub holding: Holding,
    /// A published one stays public while this revision is in work.
    pub public: bool,
    pub revision_number: i32,
    pub first_start: Option<DateTime<Utc>>,
    pub occurrences: i32,
    pub reason: Option<String>,
    pub submitted_at: Option<DateTime<Utc>>,
    pub updated_at: DateTime<Utc>,
    pub sample: bool,
}

list_filter! {
    /// Which activities to list; all lie in the caller's reach.
    pub struct ActivityFilter {
        pub state: Option<RevisionState>,
        pub holding: Option<Holding>,
        pub strand: Option<String>,
        /// This organization and all below it.
        pub organization_id: Option<OrganizationId>,
        /// Part of the title.
        #[param(max_length = 60)]
        pub q: Option<String>,
    }
}

coded_enum! {
    /// Why an activity is cancelled or postponed. The public reads it at once, so nobody's own words do.
    #[derive(Default)]
    pub enum HoldingReason {
        Weather = "weather" "因天气原因",
        Epidemic = "epidemic" "因疫情防控要求",
        Venue = "venue" "因场馆原因",
        Speaker = "speaker" "因主讲人原因",
        Attendance = "attendance" "因报名人数不足",
        Arrangement = "arrangement" "因工作安排调整",
        #[default]
        Other = "other" "因故",
    }
}

impl HoldingReason {
    /// What the public reads; empty where the activity takes place.
    pub fn sentence(self, holding: Holding) -> String {
        let why = self.label();
        match holding {
            Holding::Cancelled => format!("{why}，本活动取消，敬请谅解。"),
            Holding::Postponed => format!("{why}，本活动延期举行，时间另行通知。"),
            Holding::Scheduled => String::new(),
        }
    }
}

/// Cancels or postpones in public.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct HoldingNotice {
    /// The public reads its sentence.
    #[serde(default)]
    pub reason: HoldingReason,
    /// More about it, for the offices; not public.
    #[serde(default)]
    #[schema(max_length = 1000)]
    pub notice: String,
}

impl Validate for HoldingNotice {
    fn validate(&self, check: &mut Check) {
        check.text("notice", &self.notice, limit::REASON);
    }
}

/// First start, last end and count of a schedule, as stored for lists.
pub fn span(occurrences: &[Occurrence]) -> Option<(DateTime<Utc>, DateTime<Utc>)> {
    let first = occurrences.iter().map(|o| o.starts_at).min()?;
    let last = occurrences.iter().map(|o| o.ends_at).max()?;
    Some((first, last))
}
