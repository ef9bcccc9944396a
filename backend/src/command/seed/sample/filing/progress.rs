//! Takes one submission through the offices, step by step as the services would, on days of 2020.

use chrono::{DateTime, Duration, Utc};
use contract::material::Part;
use contract::submission::{Submission, SubmissionContent, SubmissionState as State, timing};
use contract::workflow::{Stage, Verdict};
use sample::random::SeededRandom;
use sample::sentence::SURNAMES;
use uuid::Uuid;

use super::file::{Filing, Outcome};
use crate::access::authorized::Authorized;
use crate::activity;
use crate::command::seed::sample::{MAKER, dates};
use crate::edition::committee;
use crate::material::service::Definition;
use crate::platform::failure::Failure;
use crate::platform::store::{ActorRef, Conn, SystemPermit};
use crate::submission::service::send;
use crate::workflow::kind::WorkflowKind;
use crate::workflow::store::EntryOf;
use crate::workflow::store::write::{self, EntryChanges, Marks, NewEntry, NewReview, NewRevision};

/// Whose it is and who reviews it.
#[derive(Clone, Copy)]
pub struct Chain {
    pub organization: Uuid,
    pub part: bool,
    /// Only where the organization is an institution.
    pub city: Option<Uuid>,
    pub province: Uuid,
}

/// What is handed in by whom.
#[derive(Clone, Copy)]
pub struct Plan<'a> {
    pub chain: Chain,
    pub definition: &'a Definition,
    pub filing: &'a Filing,
    pub content: &'a SubmissionContent,
}

/// Where it is now.
pub struct Progress<'a> {
    conn: &'a mut Conn,
    chain: Chain,
    definition: &'a Definition,
    filing: &'a Filing,
    content: &'a SubmissionContent,
    random: SeededRandom,
    row: Authorized<EntryOf<Submission>>,
    revision: Uuid,
    state: State,
    number: i32,
    by: ActorRef,
    at: DateTime<Utc>,
}

impl<'a> Progress<'a> {
    /// A draft.
    pub async fn begin(
        conn: &'a mut Conn,
        permit: SystemPermit,
        plan: Plan<'a>,
        mut random: SeededRandom,
        at: DateTime<Utc>,
    ) -> Result<Self, Failure> {
        let Plan {
            chain,
            definition,
            filing,
            content,
        } = plan;
        let id = random.id();
        let mut entry =
            NewEntry::of::<Submission>(id, definition.edition_id, chain.organization, at);
        entry.material_id = Some(definition.id);
        entry.part = chain.part;
        entry.sample = true;
        let row = write::insert(conn, &entry).await?;
        let row = Authorized::of_program(&permit, row.into());
        let by = somebody(&mut random);
        let mut first = content.clone();
        if let Some(title) = &filing.first_title {
            first.title.clone_from(title);
        }
        let new = NewRevision::of(id, 1, Submission::text(&first)?, &[], &by, at);
        let revision = write::insert_revision(conn, new, &first.files()).await?.id;
        Ok(Self {
            conn,
            chain,
            definition,
            filing,
            content,
            random,
            row,
            revision,
            state: State::Draft,
            number: 1,
            by,
            at,
        })
    }

    /// As far as its outcome says.
    pub async fn run(mut self) -> Result<(), Failure> {
        let outcome = self.filing.outcome;
        if outcome == Outcome::Draft {
            return Ok(());
        }
        let deadline = self.definition.deadline.unwrap_or(self.at);
        let extended = self.filing.extension.as_ref().map(|e| e.until);
        self.at = match extended {
            Some(until) => dates::office(until, -1, &mut self.random),
            None => dates::office(deadline, -2 - self.days(4), &mut self.random),
        };
        self.submit().await?;
        if matches!(outcome, Outcome::Returned | Outcome::Corrected) {
            self.later();
            self.review(false).await?;
        }
        if outcome == Outcome::Corrected {
            self.later();
            self.again().await?;
            self.submit().await?;
        }
        let passes = match (outcome, self.chain.city) {
            (Outcome::Accepted | Outcome::Corrected, Some(_)) if !self.chain.part => 2,
            (Outcome::Accepted | Outcome::Corrected, _) => 1,
            (Outcome::Endorsed, _) => 1,
            _ => 0,
        };
        for _ in 0..passes {
            self.later();
            self.review(true).await?;
        }
        Ok(())
    }

    fn days(&mut self, most: u64) -> i64 {
        self.random.below(most) as i64
    }

    /// One to three days on.
    fn later(&mut self) {
        let days = 1 + self.days(3);
        let next = dates::office(self.at, days, &mut self.random);
        self.at = next.max(self.at + Duration::hours(1));
    }

    async fn submit(&mut self) -> Result<(), Failure> {
        let extended = self.filing.extension.as_ref().map(|e| e.until);
        let came = self.number > 1;
        let timing = timing(
            self.definition.deadline,
            extended,
            self.at,
            came,
            false,
            &[],
        );
        let timing = timing.ok_or_else(|| Failure::internal("a sample submission too late"))?;
        let marks = Marks {
            submitted_by: Some(Some(self.by.id)),
            submitted_name: Some(Some(self.by.name.clone())),
            submitted_at: Some(Some(self.at)),
            timing: Some(Some(timing.code())),
            ..Marks::default()
        };
        self.transition(State::Submitted, marks).await?;
        let office = self.chain.city.unwrap_or(self.chain.province);
        let changes = EntryChanges {
            submitted_at: Some(Some(self.at)),
            first_submitted_at: (!came).then_some(Some(self.at)),
            ..send::came(Some(timing), self.content.statement.as_ref())
        };
        self.bump_version(changes, Some(office)).await
    }

    /// The next version.
    async fn again(&mut self) -> Result<(), Failure> {
        self.number += 1;
        let (id, writers, text) = (self.row.id, [self.by.id], Submission::text(self.content)?);
        let new = NewRevision::of(id, self.number, text, &writers, &self.by, self.at);
        let row = write::insert_revision(self.conn, new, &self.content.files()).await?;
        self.revision = row.id;
        self.state = State::Draft;
        Ok(())
    }

    async fn review(&mut self, passed: bool) -> Result<(), Failure> {
        let city = self.chain.city.filter(|_| self.state == State::Submitted);
        let office = city.unwrap_or(self.chain.province);
        let to = match (passed, city) {
            (false, _) => State::Returned,
            (true, Some(_)) if !self.chain.part => State::Endorsed,
            (true, _) => State::Accepted,
        };
        self.transition(to, Marks::default()).await?;
        let verdict = match passed {
            true => Verdict::default(),
            false => Verdict {
                note: self.filing.note.clone(),
                remarks: self.filing.remarks.clone(),
            },
        };
        let review = NewReview {
            revision_id: self.revision,
            stage: city.map_or(Stage::Province, |_| Stage::City),
            office_id: office,
            passed,
            verdict: &verdict,
        };
        let reviewer = somebody(&mut self.random);
        write::insert_review(self.conn, &self.row, review, &reviewer, self.at).await?;
        let changes = EntryChanges {
            accepted_at: (to == State::Accepted).then_some(Some(self.at)),
            ..EntryChanges::default()
        };
        let next = (to == State::Endorsed).then_some(self.chain.province);
        self.bump_version(changes, next).await?;
        if to == State::Accepted && !self.chain.part {
            self.take_over().await?;
        }
        Ok(())
    }

    /// What is accepted is in force.
    async fn take_over(&mut self) -> Result<(), Failure> {
        let (edition, organization) = (self.definition.edition_id, self.chain.organization);
        if let Some(input) = &self.content.committee {
            committee::service::record(self.conn, edition, organization, input, MAKER).await?;
        }
        if self.definition.content.has(Part::Exemplars) {
            let named = self.content.exemplars.iter().map(|e| e.activity_id);
            let named: Vec<Uuid> = named.map(Into::into).collect();
            activity::service::mark_exemplars(self.conn, edition, organization, &named).await?;
        }
        Ok(())
    }

    async fn transition(&mut self, to: State, marks: Marks) -> Result<(), Failure> {
        let (revision, at, step) = (self.revision, self.at, (self.state, to));
        write::transition(self.conn, &self.row, revision, step, marks, at)
            .await?
            .ok_or_else(|| Failure::internal("a sample submission in another state"))?;
        self.state = to;
        Ok(())
    }

    async fn bump_version(
        &mut self,
        changes: EntryChanges,
        office: Option<Uuid>,
    ) -> Result<(), Failure> {
        let changes = changes.standing::<Submission>(self.state, office);
        Ok(write::bump_version(self.conn, &mut self.row, changes, self.at).await?)
    }
}

fn somebody(random: &mut SeededRandom) -> ActorRef {
    ActorRef {
        id: random.id(),
        name: format!("{}老师", random.pick(SURNAMES)),
    }
}
