//! The steps of the workflow: one function, driven by the contract's table.

use chrono::{DateTime, Utc};
use contract::operation::Permission;
use contract::workflow::{RevisionState, Verb};
use uuid::Uuid;

use super::aggregate::{Aggregate, content};
use super::draft::seen;
use super::notify;
use super::rule::{self, Refusal};
use crate::access::authorized::Authorized;
use crate::access::guard::Granted;
use crate::platform::failure::Failure;
use crate::platform::http::version::Version;
use crate::platform::state::AppState;
use crate::platform::store::{ActorRef, AuditEvent, Tx};
use crate::workflow::kind::WorkflowKind;
use crate::workflow::store::Of;
use crate::workflow::store::write::{self, Marks};

/// Takes the step that `P` stands for in the contract's table.
pub async fn step<N: WorkflowKind, P: Permission>(
    state: &AppState,
    granted: &Granted<P>,
    id: Uuid,
    version: Version,
    reason: Option<&str>,
) -> Result<N::Shown, Failure> {
    let verb = Verb::of(P::OPERATION).map(|(_, verb)| verb);
    let step = verb.and_then(Verb::step);
    let step = step.ok_or_else(|| Failure::internal("an operation outside the workflow"))?;
    let mut tx = Tx::begin(&state.store, granted).await?;
    let row = Authorized::<Of<N>>::lock(&mut tx, granted, id).await?;
    version.may_be(row.version)?;
    let aggregate = Aggregate::load(&mut tx, row.row.clone()).await?;
    let object = N::NOUN.code();
    if let Err(refusal) = rule::check::<N>(P::OPERATION, &aggregate, granted.caller.id) {
        tx.rollback().await?;
        if refusal == Refusal::SamePerson {
            let entry = AuditEvent::new(granted, object, id);
            entry.refuse(&state.store, "same_person").await;
        }
        return Err(refusal.of(N::NOUN));
    }
    let (revision, from) =
        rule::target(step, &aggregate, granted.caller.id).map_err(|r| r.of(N::NOUN))?;
    if step.verb == Verb::Submit {
        N::submittable(&mut tx, aggregate.whose(), &content(revision)?).await?;
    }
    let now = Utc::now();
    // The older one leaves first: at most one is public.
    if let (RevisionState::Published, Some(old)) = (step.to, &aggregate.public) {
        let (was, becomes) = (RevisionState::Published, RevisionState::Superseded);
        write::transition(&mut tx, &row, old.id, was, becomes, Marks::default(), now).await?;
    }
    let marks = marks(step.verb, &ActorRef::of(granted), now, reason);
    if !write::transition(&mut tx, &row, revision.id, from, step.to, marks, now).await? {
        return Err(Refusal::State.of(N::NOUN));
    }
    let changed = write::bump_version(&mut tx, &row, now).await?;
    notify::of_step::<N>(&mut tx, step.verb, &aggregate, revision).await?;
    let done = seen::<N, P>(&mut tx, granted, changed).await?;
    if [from, step.to].contains(&RevisionState::Published) {
        N::sync(&mut tx, id).await?;
    }
    tx.commit(AuditEvent::new(granted, object, id).detail([step.to.code()]))
        .await?;
    Ok(done)
}

/// Who did what is written on the revision; a new submission wipes the marks of the round before.
fn marks(verb: Verb, by: &ActorRef, now: DateTime<Utc>, reason: Option<&str>) -> Marks {
    let (id, name, at) = (
        Some(Some(by.id)),
        Some(Some(by.name.clone())),
        Some(Some(now)),
    );
    let reason = reason.map(|r| Some(r.to_owned()));
    let fresh = Marks {
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
            ..fresh
        },
        Verb::Withdraw => Marks {
            submitted_by: Some(None),
            submitted_name: Some(None),
            submitted_at: Some(None),
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
