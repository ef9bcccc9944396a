//! A thing of the workflow with all that decides what can be done with it.

use contract::entry::Revision;
use contract::workflow::RevisionState;
use serde::de::DeserializeOwned;

use crate::edition::service::{Settings, settings};
use crate::organization::summary::{self, OrganizationSummary};
use crate::platform::failure::Failure;
use crate::platform::store::Conn;
use crate::workflow::kind::Context;
use crate::workflow::store::{RevisionRow, Row, read};

pub struct Aggregate {
    pub row: Row,
    /// The one in work, or the last one.
    pub newest: RevisionRow,
    /// Of the newest.
    pub state: RevisionState,
    /// What the public sees.
    pub public: Option<RevisionRow>,
    pub filer: OrganizationSummary,
    pub settings: Settings,
}

impl Aggregate {
    pub async fn load(conn: &mut Conn, row: Row) -> Result<Self, Failure> {
        let (newest, public) = read::revisions(conn, row.id).await?;
        Ok(Self {
            state: state(&newest.state)?,
            filer: summary::find(conn, row.organization_id).await?,
            settings: settings(conn, Some(row.edition_id)).await?,
            newest,
            public,
            row,
        })
    }

    /// The organization is neither closed nor merged away.
    pub fn active(&self) -> bool {
        self.filer.is_active()
    }

    /// A second revision is only ever begun after the first was public.
    pub fn ever_public(&self) -> bool {
        self.newest.number > 1
            || matches!(
                self.state,
                RevisionState::Published | RevisionState::Retracted
            )
    }

    /// The public revision, where another than the newest.
    pub fn other<C: DeserializeOwned>(&self) -> Result<Option<Revision<C>>, Failure> {
        let other = self.public.as_ref().filter(|p| p.id != self.newest.id);
        other.cloned().map(revision).transpose()
    }

    pub fn whose(&self) -> Context<'_> {
        Context {
            settings: &self.settings,
            filer: &self.filer,
            kind: self.row.kind.as_deref(),
        }
    }
}

pub fn state(code: &str) -> Result<RevisionState, Failure> {
    RevisionState::parse(code).ok_or_else(|| Failure::internal("a revision in an unknown state"))
}

pub fn content<C: DeserializeOwned>(row: &RevisionRow) -> Result<C, Failure> {
    serde_json::from_value(row.content.clone()).map_err(Failure::internal)
}

/// As its filers and reviewers see it.
pub fn revision<C: DeserializeOwned>(row: RevisionRow) -> Result<Revision<C>, Failure> {
    Ok(Revision {
        content: content(&row)?,
        state: state(&row.state)?,
        id: row.id,
        number: row.number,
        author: row.author_name,
        submitted_by: row.submitted_name,
        submitted_at: row.submitted_at,
        reviewed_by: row.reviewed_name,
        reviewed_at: row.reviewed_at,
        published_by: row.published_name,
        published_at: row.published_at,
        reason: row.reason,
        created_at: row.created_at,
        updated_at: row.updated_at,
    })
}
