//! The way of one submission through the offices, step by step as the services would take it, on days
//! of 2020.

use chrono::{DateTime, Duration, Utc};
use contract::material::Part;
use contract::submission::{
    Stage, StatementKind, SubmissionContent, SubmissionState as State, timing,
};
use diesel::prelude::*;
use diesel_async::RunQueryDsl;
use uuid::Uuid;

use super::file::{Fate, Filing};
use crate::access::authorized::Authorized;
use crate::activity;
use crate::command::seed::sample::compose::SURNAMES;
use crate::command::seed::sample::dice::Dice;
use crate::command::seed::sample::{MAKER, dates};
use crate::edition::committee;
use crate::material::service::Definition;
use crate::platform::failure::Failure;
use crate::platform::store::schema::submission;
use crate::platform::store::{ActorRef, Conn, SystemPermit};
use crate::submission::store::Row;
use crate::submission::store::write::{self, Judged, Marks, Place, Standing, Text};

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
pub struct Story<'a> {
    pub chain: Chain,
    pub definition: &'a Definition,
    pub filing: &'a Filing,
    pub content: &'a SubmissionContent,
}

/// On its way.
pub struct Way<'a> {
    conn: &'a mut Conn,
    permit: SystemPermit,
    chain: Chain,
    definition: &'a Definition,
    filing: &'a Filing,
    content: &'a SubmissionContent,
    dice: Dice,
    row: Authorized<Row>,
    revision: Uuid,
    state: State,
    number: i32,
    by: ActorRef,
    at: DateTime<Utc>,
}

impl<'a> Way<'a> {
    /// A draft.
    pub async fn begin(
        conn: &'a mut Conn,
        permit: SystemPermit,
        story: Story<'a>,
        mut dice: Dice,
        at: DateTime<Utc>,
    ) -> Result<Self, Failure> {
        let Story {
            chain,
            definition,
            filing,
            content,
        } = story;
        let id = dice.id();
        let place = Place {
            id,
            edition_id: definition.edition_id,
            material_id: definition.id,
            organization_id: chain.organization,
            part: chain.part,
            sample: true,
        };
        write::insert(conn, place, at).await?;
        let by = somebody(&mut dice);
        let mut first = content.clone();
        if let Some(title) = &filing.first_title {
            first.title.clone_from(title);
        }
        let revision = write::insert_revision(conn, id, 1, text(&first)?, &[], &by, at).await?;
        let row = submission::table.find(id).select(Row::as_select());
        let row = Authorized::of_program(&permit, row.first(&mut *conn).await?);
        Ok(Self {
            conn,
            permit,
            chain,
            definition,
            filing,
            content,
            dice,
            row,
            revision,
            state: State::Draft,
            number: 1,
            by,
            at,
        })
    }

    /// As far as its fate says.
    pub async fn go(mut self) -> Result<(), Failure> {
        let fate = self.filing.fate;
        if fate == Fate::Draft {
            return Ok(());
        }
        let deadline = self.definition.deadline.unwrap_or(self.at);
        let extended = self.filing.extension.as_ref().map(|e| e.until);
        self.at = match extended {
            Some(until) => dates::office(until, -1, &mut self.dice),
            None => dates::office(deadline, -2 - self.days(4), &mut self.dice),
        };
        self.submit().await?;
        if matches!(fate, Fate::Returned | Fate::Corrected) {
            self.later();
            self.review(false).await?;
        }
        if fate == Fate::Corrected {
            self.later();
            self.again().await?;
            self.submit().await?;
        }
        let passes = match (fate, self.chain.city) {
            (Fate::Accepted | Fate::Corrected, Some(_)) if !self.chain.part => 2,
            (Fate::Accepted | Fate::Corrected, _) => 1,
            (Fate::Endorsed, _) => 1,
            _ => 0,
        };
        for _ in 0..passes {
            self.later();
            self.review(true).await?;
        }
        Ok(())
    }

    fn days(&mut self, most: u64) -> i64 {
        self.dice.below(most) as i64
    }

    /// One to three days on.
    fn later(&mut self) {
        let days = 1 + self.days(3);
        let next = dates::office(self.at, days, &mut self.dice);
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
        let marks = Marks::submitted(&self.by, timing, self.at);
        self.enter(State::Submitted, marks).await?;
        let office = self.chain.city.unwrap_or(self.chain.province);
        let kind: Option<StatementKind> = self.content.statement.as_ref().map(|s| s.kind);
        let mut standing = Standing::before(State::Submitted, office);
        standing = standing.came(Some(self.at), Some(timing), kind);
        if !came {
            standing.first_submitted_at = Some(Some(self.at));
        }
        self.touch(standing).await
    }

    /// The next version.
    async fn again(&mut self) -> Result<(), Failure> {
        self.number += 1;
        let (id, writers, text) = (self.row.id, [self.by.id], text(self.content)?);
        let (number, by, at) = (self.number, &self.by, self.at);
        self.revision =
            write::insert_revision(self.conn, id, number, text, &writers, by, at).await?;
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
        self.enter(to, Marks::default()).await?;
        let stage = city.map_or(Stage::Province, |_| Stage::City);
        let remarks = if passed {
            &[][..]
        } else {
            &self.filing.remarks
        };
        let judged = Judged {
            revision_id: self.revision,
            stage: stage.code(),
            office_id: office,
            passed,
            note: if passed { "" } else { &self.filing.note },
            remarks: serde_json::to_value(remarks).map_err(Failure::internal)?,
        };
        let reviewer = somebody(&mut self.dice);
        write::judge(self.conn, &self.row, judged, &reviewer, self.at).await?;
        let standing = match to {
            State::Endorsed => Standing::before(to, self.chain.province),
            State::Accepted => Standing {
                accepted_at: Some(Some(self.at)),
                ..Standing::at_rest(to)
            },
            _ => Standing::at_rest(to),
        };
        self.touch(standing).await?;
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
            let named: Vec<Uuid> = named.collect();
            activity::service::mark_exemplars(self.conn, edition, organization, &named).await?;
        }
        Ok(())
    }

    async fn enter(&mut self, to: State, marks: Marks) -> Result<(), Failure> {
        let (revision, from, at) = (self.revision, self.state, self.at);
        if !write::transition(self.conn, &self.row, revision, from, to, marks, at).await? {
            return Err(Failure::internal("a sample submission in another state"));
        }
        self.state = to;
        Ok(())
    }

    async fn touch(&mut self, standing: Standing) -> Result<(), Failure> {
        let row = write::bump_version(self.conn, &self.row, standing, self.at).await?;
        self.row = Authorized::of_program(&self.permit, row);
        Ok(())
    }
}

fn somebody(dice: &mut Dice) -> ActorRef {
    ActorRef {
        id: dice.id(),
        name: format!("{}老师", dice.pick(SURNAMES)),
    }
}

fn text(content: &SubmissionContent) -> Result<Text, Failure> {
    Ok(Text {
        content: serde_json::to_value(content).map_err(Failure::internal)?,
        heading: content.heading(),
        photos: content.all_photos().count() as i32,
        files: content.files(),
    })
}
