//! The steps of the workflow: one function, driven by the contract's tables.

use chrono::{DateTime, Utc};
use contract::operation::Permission;
use contract::organization::OrganizationKind;
use contract::problem::Code;
use contract::workflow::{self, Stage, Verb, Verdict, WorkflowState};
use uuid::Uuid;

use super::aggregate::Aggregate;
use super::draft::{begin_next, open};
use super::notify;
use super::rule::{self, Refusal};
use crate::access::guard::Granted;
use crate::platform::clock;
use crate::platform::failure::Failure;
use crate::platform::http::version::Version;
use crate::platform::state::AppState;
use crate::platform::store::{ActorRef, AuditEvent, Conn, Permit, Tx};
use crate::reference::organization::{self, OrganizationSummary};
use crate::workflow::kind::WorkflowKind;
use crate::workflow::store::read;
use crate::workflow::store::write::{self, Marks, NewReview};

/// A step as it is taken.
#[derive(Clone, Copy)]
pub struct Move<'a, S> {
    pub verb: Verb,
    pub from: S,
    pub to: S,
    pub verdict: &'a Verdict,
    pub now: DateTime<Utc>,
}

/// The office whose turn it is, and the one whose turn comes next.
pub struct Desks {
    pub here: Option<OrganizationSummary>,
    /// Only where offices review one after the other.
    pub next: Option<OrganizationSummary>,
}

/// Takes the step that `P` stands for in the noun's table.
pub async fn step<N: WorkflowKind, P: Permission>(
    app: &AppState,
    granted: &Granted<P>,
    id: Uuid,
    version: Version,
    verdict: Verdict,
) -> Result<N, Failure> {
    let mut tx = Tx::begin(&app.store, granted).await?;
    // Whose desk it comes to is read of the tree.
    organization::hold_tree(&mut tx).await?;
    let mut aggregate = match open::<N, P>(&mut tx, granted, id, version).await {
        Err(failure) if failure.problem.code == Code::SamePerson => {
            tx.rollback().await?;
            let event = AuditEvent::new(granted, N::NOUN.code(), id);
            event.refuse(&app.store, "same_person").await;
            return Err(failure);
        }
        opened => opened?,
    };
    let outside = || Failure::internal("an operation outside the workflow");
    let step = workflow::step(N::STEPS, P::OPERATION).ok_or_else(outside)?;
    let desks = Desks::of(&mut tx, &aggregate, step.verb).await?;
    let to = match step.onward {
        Some(onward) if desks.next.is_some() => onward,
        _ => step.to.ok_or_else(outside)?,
    };
    let step = Move {
        verb: step.verb,
        from: rule::target(step.verb, &aggregate)
            .map_err(|r| r.of::<N>())?
            .1,
        to,
        verdict: &verdict,
        now: clock::now(),
    };
    let changes = N::before(&mut tx, &aggregate, step).await?;
    let timing = changes.timing.flatten();
    let told = N::sentence(&aggregate, step, &desks);
    shift(&mut tx, granted, &mut aggregate, step, timing).await?;
    aggregate.office = desks.next.clone();
    let standing = changes.standing::<N>(aggregate.state, desks.next.as_ref().map(|o| o.id));
    write::bump_version(&mut tx, &mut aggregate.row, standing, step.now).await?;
    if let Some((kind, text)) = told {
        notify::of_step(&mut tx, &aggregate, step, &desks, kind, &text).await?;
    }
    let done = N::view(&mut tx, &granted.caller, &aggregate).await?;
    if [step.from, step.to].contains(&N::State::IN_FORCE) {
        N::in_force(&mut tx, &aggregate).await?;
    }
    let details = [
        Some(to.code()),
        timing.filter(|_| step.verb == Verb::Submit),
    ];
    let event = AuditEvent::new(granted, N::NOUN.code(), id).detail(details.into_iter().flatten());
    tx.commit(event).await?;
    Ok(done)
}

impl Desks {
    async fn of<N: WorkflowKind>(
        conn: &mut Conn,
        aggregate: &Aggregate<N>,
        verb: Verb,
    ) -> Result<Self, Failure> {
        let here = match aggregate.office.clone() {
            None => organization::reviewer(conn, aggregate.filer.id).await?,
            office => office,
        };
        let next = match (&here, verb) {
            _ if !N::chained() => None,
            (None, Verb::Submit) => {
                return Err(Failure::internal("nobody reviews the organization"));
            }
            (Some(first), Verb::Submit) => Some(first.clone()),
            (Some(office), Verb::Approve) if !N::reviewed_once(aggregate) => {
                let above = organization::reviewer(conn, office.id).await?;
                above.filter(|above| above.id != office.id)
            }
            _ => None,
        };
        Ok(Self { here, next })
    }

    /// The name of the office whose turn it is.
    pub fn name(&self) -> &str {
        self.here.as_ref().map_or("", |office| &office.name)
    }
}

/// Moves the revision, and what it takes the place of, and keeps the review.
async fn shift<N: WorkflowKind>(
    conn: &mut Conn,
    permit: &impl Permit,
    aggregate: &mut Aggregate<N>,
    step: Move<'_, N::State>,
    timing: Option<&'static str>,
) -> Result<(), Failure> {
    let Move { verb, now, to, .. } = step;
    // The older one leaves first: at most one is in force.
    if let (true, Some(old)) = (to == N::State::IN_FORCE, &aggregate.in_force) {
        let leaves = (N::State::IN_FORCE, N::State::SUPERSEDED);
        // Its own date stays.
        let at = old.updated_at;
        write::transition(conn, &aggregate.row, old.id, leaves, Marks::default(), at).await?;
    }
    // What was reviewed stays as it was: handed in again, it is the next revision.
    if verb == Verb::Submit && aggregate.came_back() {
        let content = aggregate.content()?;
        begin_next(conn, permit, aggregate, &content, now).await?;
    }
    let (revision, from) = rule::target(verb, aggregate).map_err(|r| r.of::<N>())?;
    let by = ActorRef::of(permit);
    let marks = marks(verb, &by, step.verdict, timing, now);
    let moved = write::transition(conn, &aggregate.row, revision.id, (from, to), marks, now)
        .await?
        .ok_or_else(|| Refusal::State.of::<N>())?;
    if let (Some(office), Verb::Approve | Verb::Return) = (&aggregate.office, verb) {
        let review = NewReview {
            revision_id: moved.id,
            stage: match office.kind() {
                OrganizationKind::ProvinceOffice => Stage::Province,
                _ => Stage::City,
            },
            office_id: office.id,
            passed: verb == Verb::Approve,
            verdict: step.verdict,
        };
        write::insert_review(conn, &aggregate.row, review, &by, now).await?;
        aggregate.reviews = read::reviews(conn, &[moved.id]).await?;
    }
    aggregate.moved(moved, from, to);
    Ok(())
}

/// Who did what is written on the revision; a new submission wipes the marks of the round before, and why it
/// came back.
fn marks(
    verb: Verb,
    by: &ActorRef,
    verdict: &Verdict,
    timing: Option<&'static str>,
    now: DateTime<Utc>,
) -> Marks {
    let (id, name, at) = (
        Some(Some(by.id)),
        Some(Some(by.name.clone())),
        Some(Some(now)),
    );
    let reason = (!verdict.note.is_empty()).then(|| Some(verdict.note.clone()));
    let fresh = Marks {
        timing: Some(timing),
        reviewed_by: Some(None),
        reviewed_name: Some(None),
        reviewed_at: Some(None),
        ..Marks::default()
    };
    match verb {
        Verb::Submit => Marks {
            submitted_by: id,
            submitted_name: name,
            submitted_at: at,
            reason: Some(None),
            ..fresh
        },
        Verb::Withdraw => Marks {
            submitted_by: Some(None),
            submitted_name: Some(None),
            submitted_at: Some(None),
            timing: Some(None),
            ..fresh
        },
        Verb::Approve | Verb::Return => Marks {
            reviewed_by: id,
            reviewed_name: name,
            reviewed_at: at,
            reason,
            ..Marks::default()
        },
        Verb::Publish => Marks {
            published_by: id,
            published_name: name,
            published_at: at,
            ..Marks::default()
        },
        _ => Marks {
            reason,
            ..Marks::default()
        },
    }
}
