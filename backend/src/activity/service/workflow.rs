//! The steps of the workflow: one function, driven by the contract's table.

use chrono::Utc;
use contract::activity::Activity;
use contract::operation::{Operation, Permission};
use contract::workflow::{self, State as Stage};
use uuid::Uuid;

use super::check::submittable;
use super::draft::seen;
use super::news;
use super::rule::{self, Refusal};
use super::whole::{Whole, content};
use crate::activity::store::Row;
use crate::activity::store::write::{self, Marks};
use crate::app::State;
use crate::http::failure::Failure;
use crate::http::guard::Granted;
use crate::http::version::Version;
use crate::portal;
use crate::store::{Authorized, Entry, Hand, Tx};

/// Takes the step that `P` stands for in the contract's table.
pub async fn step<P: Permission>(
    state: &State,
    granted: &Granted<P>,
    id: Uuid,
    version: Version,
    reason: Option<&str>,
) -> Result<Activity, Failure> {
    let step = workflow::step(P::OPERATION)
        .ok_or_else(|| Failure::internal("an operation outside the workflow"))?;
    let mut tx = Tx::begin(&state.store, granted).await?;
    let row = Authorized::<Row>::lock(&mut tx, granted, id).await?;
    version.may_be(row.version)?;
    let whole = Whole::load(&mut tx, row.clone().into_inner()).await?;
    if let Err(refusal) = rule::check(P::OPERATION, &whole, granted.caller.id) {
        tx.nothing().await?;
        if refusal == Refusal::SamePerson {
            let entry = Entry::new(granted, "activity", id);
            entry.refuse(&state.store, "same_person").await;
        }
        return Err(refusal.into());
    }
    let (revision, from) = rule::target(step, &whole, granted.caller.id)?;
    if P::OPERATION == Operation::SubmitActivity {
        let text = content(revision)?;
        submittable(&mut tx, &whole.catalog, &whole.filer, &text).await?;
    }
    let now = Utc::now();
    // The older one leaves first: at most one is public.
    if let (Stage::Published, Some(old)) = (step.to, &whole.public) {
        let (was, becomes) = (Stage::Published, Stage::Superseded);
        write::enter(&mut tx, &row, old.id, was, becomes, Marks::default(), now).await?;
    }
    let marks = marks(P::OPERATION, &Hand::of(granted), now, reason);
    if !write::enter(&mut tx, &row, revision.id, from, step.to, marks, now).await? {
        return Err(Refusal::State.into());
    }
    let changed = write::touch(&mut tx, &row, now).await?;
    news::of_step(&mut tx, P::OPERATION, &whole, revision).await?;
    let done = seen(&mut tx, granted, changed).await?;
    if [from, step.to].contains(&Stage::Published) {
        portal::service::sync(&mut tx, id).await?;
    }
    tx.commit(Entry::new(granted, "activity", id).detail([step.to.code()]))
        .await?;
    Ok(done)
}

/// Who did what is written on the revision; a new submission wipes the marks of the round before.
fn marks(
    operation: Operation,
    by: &Hand,
    now: chrono::DateTime<Utc>,
    reason: Option<&str>,
) -> Marks {
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
    match operation {
        Operation::SubmitActivity => Marks {
            submitted_by: id,
            submitted_name: name,
            submitted_at: at,
            ..fresh
        },
        Operation::WithdrawActivity => Marks {
            submitted_by: Some(None),
            submitted_name: Some(None),
            submitted_at: Some(None),
            ..fresh
        },
        Operation::ApproveActivity | Operation::ReturnActivity => Marks {
            reviewed_by: id,
            reviewed_name: name,
            reviewed_at: at,
            reason,
            ..Marks::default()
        },
        Operation::PublishActivity => Marks {
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
