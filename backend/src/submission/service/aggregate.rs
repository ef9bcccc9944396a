//! A submission with all that decides what can be done with it.

use chrono::{DateTime, Utc};
use contract::submission::{SubmissionContent, SubmissionState};
use uuid::Uuid;

use crate::edition::service::{Settings, settings};
use crate::material::service::{Definition, definition};
use crate::organization::summary::{self, OrganizationSummary};
use crate::platform::failure::Failure;
use crate::platform::store::Conn;
use crate::submission::store::read::{self, Extended};
use crate::submission::store::{ReviewRow, RevisionRow, Row};

pub struct Aggregate {
    pub row: Row,
    /// The one in work, or the last one.
    pub newest: RevisionRow,
    /// Of the newest.
    pub state: SubmissionState,
    /// The accepted one, where another.
    pub accepted: Option<RevisionRow>,
    /// Of the newest.
    pub reviews: Vec<ReviewRow>,
    pub filer: OrganizationSummary,
    /// On whose desk it lies.
    pub office: Option<OrganizationSummary>,
    pub extension: Option<Extended>,
    pub definition: Definition,
    pub settings: Settings,
}

impl Aggregate {
    pub async fn load(conn: &mut Conn, row: Row) -> Result<Self, Failure> {
        let (newest, accepted) = read::revisions(conn, row.id).await?;
        let office = match row.office_id {
            Some(id) => Some(summary::find(conn, id).await?),
            None => None,
        };
        let mut definition = definition(conn, row.material_id).await?;
        if row.part {
            definition.content = definition.content.of_part();
        }
        Ok(Self {
            state: state(&newest.state)?,
            reviews: read::reviews(conn, &[newest.id]).await?,
            filer: summary::find(conn, row.organization_id).await?,
            extension: read::extension(conn, row.material_id, row.organization_id).await?,
            definition,
            settings: settings(conn, Some(row.edition_id)).await?,
            newest,
            accepted,
            office,
            row,
        })
    }

    /// The organization is neither closed nor merged away.
    pub fn active(&self) -> bool {
        self.filer.is_active()
    }

    pub fn archived(&self) -> bool {
        self.settings.archived()
    }

    /// A second version is only ever begun after the first was handed in.
    pub fn came_before(&self) -> bool {
        self.newest.number > 1 || self.state != SubmissionState::Draft
    }

    pub fn extended_until(&self) -> Option<DateTime<Utc>> {
        self.extension.as_ref().map(|e| e.until)
    }

    /// The closing instant for this organization.
    pub fn due(&self) -> Option<DateTime<Utc>> {
        let deadline = self.definition.deadline?;
        Some(
            self.extended_until()
                .map_or(deadline, |until| until.max(deadline)),
        )
    }

    /// Whether this person or key has written, submitted or reviewed the newest version.
    pub fn touched_by(&self, who: Uuid) -> bool {
        self.newest.writers.contains(&who)
            || self.newest.author_id == who
            || self.newest.submitted_by == Some(who)
            || self.reviews.iter().any(|r| r.reviewer_id == who)
    }
}

pub fn state(code: &str) -> Result<SubmissionState, Failure> {
    SubmissionState::parse(code)
        .ok_or_else(|| Failure::internal("a submission in an unknown state"))
}

pub fn content(row: &RevisionRow) -> Result<SubmissionContent, Failure> {
    serde_json::from_value(row.content.clone()).map_err(Failure::internal)
}
