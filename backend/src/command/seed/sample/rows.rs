//! The rows that a plan becomes: the activity and its revisions.

use chrono::{DateTime, Duration, Utc};
use contract::activity::{ActivityContent, span};
use contract::workflow::RevisionState;
use diesel::prelude::*;
use sample::random::SeededRandom;
use sample::sentence;
use uuid::Uuid;

use super::compose::Plan;
use super::outcome::Outcome;
use super::{KnownHost, dates};
use crate::platform::failure::Failure;
use crate::platform::store::schema::{activity, revision};

#[derive(Insertable)]
#[diesel(table_name = activity)]
pub struct Activity {
    id: Uuid,
    edition_id: Uuid,
    organization_id: Uuid,
    holding: &'static str,
    notice: Option<&'static str>,
    sample: bool,
    exemplar: bool,
    version: i32,
    created_at: DateTime<Utc>,
    updated_at: DateTime<Utc>,
}

#[derive(Insertable)]
#[diesel(table_name = revision)]
pub struct Revision {
    id: Uuid,
    entry_id: Uuid,
    number: i32,
    state: &'static str,
    content: serde_json::Value,
    first_start: Option<DateTime<Utc>>,
    last_end: Option<DateTime<Utc>>,
    occurrences: i32,
    author_id: Uuid,
    author_name: String,
    submitted_by: Option<Uuid>,
    submitted_name: Option<String>,
    submitted_at: Option<DateTime<Utc>>,
    reviewed_by: Option<Uuid>,
    reviewed_name: Option<String>,
    reviewed_at: Option<DateTime<Utc>>,
    published_by: Option<Uuid>,
    published_name: Option<String>,
    published_at: Option<DateTime<Utc>>,
    reason: Option<&'static str>,
    created_at: DateTime<Utc>,
    updated_at: DateTime<Utc>,
}

impl Revision {
    pub fn is_public(&self) -> bool {
        self.state == RevisionState::Published.code()
    }
    pub fn activity(&self) -> Uuid {
        self.entry_id
    }
}

pub fn of(
    edition: Uuid,
    hosts: &[KnownHost],
    plans: Vec<Plan>,
) -> Result<(Vec<Activity>, Vec<Revision>), Failure> {
    let (mut activities, mut revisions) = (Vec::new(), Vec::new());
    for (n, mut plan) in plans.into_iter().enumerate() {
        let first = revisions.len();
        let id = plan.random.id();
        let start = span(&plan.content.schedule.expand()).map(|(from, _)| from);
        let start =
            start.ok_or_else(|| Failure::internal(format!("{}: no date", plan.content.title)))?;
        let begun = dates::office(start, -26, &mut plan.random);
        walk(id, begun, &mut plan, &mut revisions)?;
        let (holding, notice) = match plan.outcome {
            Outcome::Postponed => ("postponed", Some(sentence::postponed(&mut plan.random))),
            Outcome::Cancelled => ("cancelled", Some(sentence::cancelled(&mut plan.random))),
            _ => ("scheduled", None),
        };
        let last = revisions[first..]
            .iter()
            .map(|r| r.updated_at)
            .max()
            .unwrap_or(begun);
        let told = Duration::days(i64::from(notice.is_some()) * 3);
        activities.push(Activity {
            id,
            edition_id: edition,
            organization_id: hosts[plan.host].id,
            holding,
            notice,
            sample: true,
            exemplar: plan.outcome == Outcome::Published && n % 12 == 0,
            version: 1 + 4 * (revisions.len() - first) as i32,
            created_at: begun,
            updated_at: last + told,
        });
    }
    Ok((activities, revisions))
}

/// The revisions of one activity.
fn walk(
    id: Uuid,
    begun: DateTime<Utc>,
    plan: &mut Plan,
    out: &mut Vec<Revision>,
) -> Result<(), Failure> {
    let states: &[RevisionState] = match plan.outcome {
        Outcome::Draft => &[RevisionState::Draft],
        Outcome::Submitted => &[RevisionState::Submitted],
        Outcome::Returned => &[RevisionState::Returned],
        Outcome::Approved => &[RevisionState::Approved],
        Outcome::Published | Outcome::Postponed | Outcome::Cancelled => &[RevisionState::Published],
        Outcome::Renewed => &[RevisionState::Superseded, RevisionState::Published],
        Outcome::Again(state) => &[RevisionState::Published, state],
        Outcome::Retracted => &[RevisionState::Retracted],
    };
    let Plan {
        content, random, ..
    } = plan;
    let people: Vec<(Uuid, String)> = (0..3)
        .map(|_| {
            (
                random.id(),
                format!("{}老师", random.pick(sentence::SURNAMES)),
            )
        })
        .collect();
    for (i, state) in states.iter().enumerate() {
        if i > 0 {
            content.description = format!("{}{}", content.description, sentence::added(random));
            content.capacity = content.capacity.map(|n| n + n / 4);
        }
        let begun = begun + Duration::days(9 * i as i64);
        out.push(revision(
            id,
            i as i32 + 1,
            *state,
            content,
            begun,
            &people,
            random,
        )?);
    }
    Ok(())
}

fn revision(
    activity_id: Uuid,
    number: i32,
    state: RevisionState,
    content: &ActivityContent,
    begun: DateTime<Utc>,
    people: &[(Uuid, String)],
    random: &mut SeededRandom,
) -> Result<Revision, Failure> {
    let whole = content.schedule.expand();
    let (first_start, last_end) = span(&whole).unzip();
    // How many steps were taken: submit, review, publish.
    let steps = match state {
        RevisionState::Draft => 0,
        RevisionState::Submitted => 1,
        RevisionState::Returned | RevisionState::Approved => 2,
        RevisionState::Published | RevisionState::Superseded | RevisionState::Retracted => 3,
    };
    let at: Vec<DateTime<Utc>> = (1..=3)
        .map(|day| dates::office(begun, day * 2, random))
        .collect();
    let step = |n: usize| {
        (steps >= n).then(|| {
            let (id, name) = &people[n - 1];
            (*id, name.clone(), at[n - 1])
        })
    };
    let (submitted, reviewed, published) = (step(1), step(2), step(3));
    let last = if steps == 0 { begun } else { at[steps - 1] };
    let reason = match state {
        RevisionState::Returned => Some(sentence::returned(random)),
        RevisionState::Retracted => Some(sentence::retracted(random)),
        _ => None,
    };
    Ok(Revision {
        id: random.id(),
        entry_id: activity_id,
        number,
        state: state.code(),
        content: serde_json::to_value(content).map_err(Failure::internal)?,
        first_start,
        last_end,
        occurrences: whole.len() as i32,
        author_id: people[0].0,
        author_name: people[0].1.clone(),
        submitted_by: submitted.as_ref().map(|s| s.0),
        submitted_at: submitted.as_ref().map(|s| s.2),
        submitted_name: submitted.map(|s| s.1),
        reviewed_by: reviewed.as_ref().map(|s| s.0),
        reviewed_at: reviewed.as_ref().map(|s| s.2),
        reviewed_name: reviewed.map(|s| s.1),
        published_by: published.as_ref().map(|s| s.0),
        published_at: published.as_ref().map(|s| s.2),
        published_name: published.map(|s| s.1),
        reason,
        created_at: begun,
        updated_at: last,
    })
}
