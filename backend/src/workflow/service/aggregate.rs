//! A thing of the workflow with all that decides what can be done with it.

use contract::entry::{Content, ReviewedRevision, Revision};
use contract::operation::Operation;
use contract::organization::OrganizationRef;
use contract::problem::FieldError;
use contract::workflow::{Review, Stage, Step, Timing, Verb, WorkflowState};
use serde::de::DeserializeOwned;
use uuid::Uuid;

use super::rule;
use crate::access::authorized::Authorized;
use crate::access::caller::Caller;
use crate::platform::failure::Failure;
use crate::platform::store::Conn;
use crate::reference::edition::{Settings, settings};
use crate::reference::organization::{self, OrganizationSummary};
use crate::workflow::kind::{Context, EntryExtra, WorkflowKind};
use crate::workflow::store::{EntryOf, ReviewRow, RevisionRow, read};

pub struct Aggregate<N: WorkflowKind> {
    pub row: Authorized<EntryOf<N>>,
    /// The one in work, or the last one.
    pub newest: RevisionRow,
    /// Of the newest.
    pub state: N::State,
    /// What is published or accepted; may be the newest.
    pub in_force: Option<RevisionRow>,
    /// Of the newest, where offices review one after the other.
    pub reviews: Vec<ReviewRow>,
    /// On whose desk it lies, where offices review one after the other.
    pub office: Option<OrganizationSummary>,
    pub filer: OrganizationSummary,
    pub settings: Settings,
    pub extra: N::Extra,
}

impl<N: WorkflowKind> Aggregate<N> {
    pub async fn load(conn: &mut Conn, row: Authorized<EntryOf<N>>) -> Result<Self, Failure> {
        let (newest, in_force) = read::revisions::<N>(conn, row.id).await?;
        let reviews = if N::chained() {
            read::reviews(conn, &[newest.id]).await?
        } else {
            Vec::new()
        };
        let office = match row.office_id {
            Some(id) => Some(organization::find(conn, id).await?),
            None => None,
        };
        Ok(Self {
            state: state(&newest.state)?,
            filer: organization::find(conn, row.organization_id).await?,
            settings: settings(conn, Some(row.edition_id.into())).await?,
            extra: N::Extra::load(conn, &row).await?,
            newest,
            in_force,
            reviews,
            office,
            row,
        })
    }

    pub fn content(&self) -> Result<N::Content, Failure> {
        content(&self.newest)
    }

    pub fn context(&self) -> Context<'_, N> {
        Context {
            settings: &self.settings,
            filer: &self.filer,
            extra: &self.extra,
        }
    }

    /// What is in force, where another than the newest.
    pub fn older_in_force(&self) -> Option<&RevisionRow> {
        self.in_force.as_ref().filter(|r| r.id != self.newest.id)
    }

    /// Whether it was ever handed in: a second revision is only begun after the first was.
    pub fn came_before(&self) -> bool {
        self.newest.number > 1 || self.state != N::State::DRAFT
    }

    /// Whether what stands there was handed in and came back: it stays as it was reviewed, and another revision
    /// goes on from it.
    pub fn came_back(&self) -> bool {
        let mut writing = N::STEPS.iter().filter(|s| s.verb == Verb::Update);
        let written_on = writing.any(|s| s.from.contains(&self.state));
        let reviewed = N::chained() || self.newest.reviewed_at.is_some();
        written_on && self.state != N::State::DRAFT && reviewed
    }

    /// One of its revisions stands elsewhere now.
    pub(super) fn moved(&mut self, revision: RevisionRow, from: N::State, to: N::State) {
        if revision.id == self.newest.id {
            self.newest = revision.clone();
            self.state = to;
        }
        if to == N::State::IN_FORCE {
            self.in_force = Some(revision);
        } else if from == N::State::IN_FORCE {
            self.in_force = None;
        }
    }

    /// Whether this person, or a key that the person made, has written, submitted or reviewed the revision.
    pub fn touched(&self, revision: &RevisionRow, who: Uuid) -> bool {
        let others = [
            Some(revision.author_id),
            revision.submitted_by,
            revision.reviewed_by,
        ];
        revision.writers.contains(&who)
            || others.contains(&Some(who))
            || self.reviews.iter().any(|r| r.reviewer_id == who)
    }
}

/// What views of different nouns show alike.
impl<N: WorkflowKind> Aggregate<N> {
    /// What the caller may do now: steps, then what is the noun's own, last what takes away.
    pub async fn actions(
        &self,
        conn: &mut Conn,
        caller: &Caller,
    ) -> Result<Vec<Operation>, Failure> {
        let relation = organization::relation(conn, caller.organization, self.filer.id).await?;
        let (last, first): (Vec<&Step<N::State>>, Vec<_>) = N::STEPS
            .iter()
            .partition(|s| matches!(s.verb, Verb::Retract | Verb::Delete));
        let first = first.iter().map(|s| s.operation).chain(N::OWN.to_vec());
        let all: Vec<_> = first.chain(last.iter().map(|s| s.operation)).collect();
        Ok(caller.offered(&all, relation, |operation| {
            rule::check(operation, self, caller).is_ok()
        }))
    }

    /// The office that reviews it first.
    pub async fn reviewer(&self, conn: &mut Conn) -> Result<Option<OrganizationRef>, Failure> {
        let office = organization::reviewer(conn, self.filer.id).await?;
        Ok(office.map(|office| office.reference()))
    }

    pub fn revision(&self) -> Result<N::Revision, Failure> {
        RevisionView::of(self.newest.clone(), self.reviews.clone())
    }

    /// What is in force, where another than the newest.
    pub fn public_revision(&self) -> Result<Option<N::Revision>, Failure> {
        let older = self.older_in_force().cloned();
        let shown = older.map(|row| RevisionView::of(row, Vec::new()));
        shown.transpose()
    }

    /// What is missing before it can be submitted, while it can be written on.
    pub fn missing(&self) -> Result<Vec<FieldError>, Failure> {
        let mut writing = N::STEPS.iter().filter(|s| s.verb == Verb::Update);
        if !writing.any(|s| s.from.contains(&self.state)) {
            return Ok(Vec::new());
        }
        Ok(N::missing(&self.content()?, self.context()))
    }

    /// What a reviewer should know of whoever files it.
    pub fn warnings(&self) -> Vec<String> {
        let closed = (!self.filer.is_active()).then(|| "填报单位已停用或已合并。".to_owned());
        closed.into_iter().collect()
    }
}

/// A revision as its filers and reviewers see it.
pub trait RevisionView: Sized + Send {
    /// `reviews`: of this revision.
    fn of(row: RevisionRow, reviews: Vec<ReviewRow>) -> Result<Self, Failure>;
}

impl<C: Content> RevisionView for Revision<C> {
    fn of(row: RevisionRow, _: Vec<ReviewRow>) -> Result<Self, Failure> {
        Ok(Self {
            content: content(&row)?,
            state: state(&row.state)?,
            id: row.id.into(),
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
}

/// Its files are the noun's to find ([`WorkflowKind::complete`]).
impl<C: Content> RevisionView for ReviewedRevision<C> {
    fn of(row: RevisionRow, reviews: Vec<ReviewRow>) -> Result<Self, Failure> {
        Ok(Self {
            content: content(&row)?,
            state: state(&row.state)?,
            timing: timing(&row)?,
            reviews: reviews.into_iter().map(review).collect::<Result<_, _>>()?,
            files: Vec::new(),
            id: row.id.into(),
            number: row.number,
            author: row.author_name,
            submitted_by: row.submitted_name,
            submitted_at: row.submitted_at,
            created_at: row.created_at,
            updated_at: row.updated_at,
        })
    }
}

/// How it came in.
pub fn timing(row: &RevisionRow) -> Result<Option<Timing>, Failure> {
    let unknown = || Failure::internal("a version that came in an unknown way");
    let code = row.timing.as_deref();
    code.map(|c| Timing::parse(c).ok_or_else(unknown))
        .transpose()
}

pub fn state<S: WorkflowState>(code: &str) -> Result<S, Failure> {
    S::parse(code).ok_or_else(|| Failure::internal("a revision in an unknown state"))
}

pub fn content<C: DeserializeOwned>(row: &RevisionRow) -> Result<C, Failure> {
    serde_json::from_value(row.content.clone()).map_err(Failure::internal)
}

/// As its filers and reviewers see it.
pub fn review(row: ReviewRow) -> Result<Review, Failure> {
    let (id, name, kind) = row.office;
    Ok(Review {
        stage: Stage::parse(&row.stage)
            .ok_or_else(|| Failure::internal("a review of unknown stage"))?,
        organization: organization::reference(id, name, &kind),
        reviewer: row.reviewer_name,
        passed: row.passed,
        note: row.note,
        remarks: serde_json::from_value(row.remarks).map_err(Failure::internal)?,
        at: row.at,
    })
}
