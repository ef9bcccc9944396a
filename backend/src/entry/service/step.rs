//! The steps of the workflow: one function, driven by the contract's table.

use chrono::{DateTime, Utc};
use contract::operation::Permission;
use contract::workflow::{State as Stage, Verb};
use uuid::Uuid;

use super::draft::seen;
use super::news;
use super::rule::{self, Refusal};
use super::whole::{Whole, content};
use crate::app::State;
use crate::entry::piece::Piece;
use crate::entry::store::Of;
use crate::entry::store::write::{self, Marks};
use crate::http::failure::Failure;
use crate::http::guard::Granted;
use crate::http::version::Version;
use crate::store::{Authorized, Entry, Hand, Tx};

/// Takes the step that `P` stands for in the contract's table.
pub async fn step<N: Piece, P: Permission>(
    state: &State,
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
    let whole = Whole::load(&mut tx, row.row.clone()).await?;
    let object = N::NOUN.code();
    if let Err(refusal) = rule::check::<N>(P::OPERATION, &whole, granted.caller.id) {
        tx.nothing().await?;
        if refusal == Refusal::SamePerson {
            let entry = Entry::new(granted, object, id);
            entry.refuse(&state.store, "same_person").await;
        }
        return Err(refusal.of(N::NOUN));
    }
    let (revision, from) =
        rule::target(step, &whole, granted.caller.id).map_err(|r| r.of(N::NOUN))?;
    if step.verb == Verb::Submit {
        N::submittable(&mut tx, whole.whose(), &content(revision)?).await?;
    }
    let now = Utc::now();
    // The older one leaves first: at most one is public.
    if let (Stage::Published, Some(old)) = (step.to, &whole.public) {
        let (was, becomes) = (Stage::Published, Stage::Superseded);
        write::enter(&mut tx, &row, old.id, was, becomes, Marks::default(), now).await?;
    }
    let marks = marks(step.verb, &Hand::of(granted), now, reason);
    if !write::enter(&mut tx, &row, revision.id, from, step.to, marks, now).await? {
        return Err(Refusal::State.of(N::NOUN));
    }
    let changed = write::touch(&mut tx, &row, now).await?;
    news::of_step::<N>(&mut tx, step.verb, &whole, revision).await?;
    let done = seen::<N, P>(&mut tx, granted, changed).await?;
    if [from, step.to].contains(&Stage::Published) {
        N::sync(&mut tx, id).await?;
    }
    tx.commit(Entry::new(granted, object, id).detail([step.to.code()]))
        .await?;
    Ok(done)
}

/// Who did what is written on the revision; a new submission wipes the marks of the round before.
fn marks(verb: Verb, by: &Hand, now: DateTime<Utc>, reason: Option<&str>) -> Marks {
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
