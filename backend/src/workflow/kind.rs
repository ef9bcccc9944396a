//! What a noun brings to walk the workflow. The rest is done here, once for all of them.

use std::future::Future;

use contract::notification::NotificationKind;
use contract::noun::Noun;
use contract::operation::Operation;
use contract::workflow::{Step, Verb, WorkflowState};
use diesel::result::Error;
use serde::Serialize;
use serde::de::DeserializeOwned;
use uuid::Uuid;

use super::service::aggregate::Aggregate;
use super::service::notify;
use super::service::rule::{self, Refusal, allowed};
use super::service::step::{Desks, Move};
use super::store::write::{EntryChanges, NewEntry, Text};
use super::store::{EntryRow, RevisionRow};
use crate::access::caller::Caller;
use crate::platform::failure::Failure;
use crate::platform::store::Conn;
use crate::reference::edition::Settings;
use crate::reference::organization::OrganizationSummary;

/// A noun of the workflow.
pub trait WorkflowKind: Sized + Send + Sync + 'static {
    type State: WorkflowState;
    /// What a unit writes of it.
    type Content: Clone + Send + Sync + Serialize + DeserializeOwned;
    /// As its filers and reviewers see it.
    type View: Send;
    /// One of its revisions in the history.
    type Revision: Send;
    /// What a new one is begun with: its kind, what it delivers.
    type Start: Send;
    /// What else must be known of one before anything can be said of it.
    type Extra: Send + Sync;
    const NOUN: Noun;
    const STEPS: &'static [Step<Self::State>];
    /// What a page may offer on it, in the order of its buttons.
    const OFFERED: &'static [Operation];
    /// Who may do this hears, in the filing organization, what became of it.
    const TOLD: Verb = Verb::Update;

    /// The edition that a new one belongs to, and what else must be known of it; a failure where this
    /// organization cannot begin it.
    fn begin(
        conn: &mut Conn,
        start: Self::Start,
        filer: &OrganizationSummary,
    ) -> impl Future<Output = Result<(Settings, Self::Extra), Failure>> + Send;

    /// What else must be known of a stored one.
    fn extra(
        conn: &mut Conn,
        row: &EntryRow,
    ) -> impl Future<Output = Result<Self::Extra, Failure>> + Send;

    /// Fills in the columns that only this noun has.
    fn fill(_: &Self::Extra, _: &mut NewEntry) {}

    /// What the audit says of a new one.
    fn audited(_: &Self::Extra) -> Option<String> {
        None
    }

    /// What it means that a new one collides with another.
    fn collision(error: Error) -> Failure {
        error.into()
    }

    /// What must hold for a step besides the state it begins in.
    fn permitted(verb: Verb, aggregate: &Aggregate<Self>) -> Result<(), Refusal> {
        allowed(
            verb != Verb::Submit || aggregate.filer.is_active(),
            Refusal::Closed,
        )
    }

    /// Whether an operation outside the table of steps can be done now.
    fn own(_: Operation, _: &Aggregate<Self>) -> Result<(), Refusal> {
        Err(Refusal::State)
    }

    /// The fields in which two differ, in the order of the form.
    fn difference(new: &Self::Content, old: &Self::Content) -> Vec<String>;

    /// Ready to be stored, with what lists need of it.
    fn text(content: &Self::Content) -> Result<Text, Failure>;

    /// The files that are kept because this text names them.
    fn files(_: &Self::Content) -> Vec<Uuid> {
        Vec::new()
    }

    /// What even a draft must keep to; 422 where anything is wrong, with `path` before each field. What
    /// `old` had already is not questioned.
    fn validate(
        _conn: &mut Conn,
        _context: Context<'_, Self>,
        _old: Option<&Self::Content>,
        new: Self::Content,
        _path: &str,
    ) -> impl Future<Output = Result<Validated<Self::Content>, Failure>> + Send {
        async { Ok(Validated::checked(new)) }
    }

    /// What a step asks of the content, of the verdict and of the time: 422 lists what is missing before
    /// it can be submitted. Gives what the entry itself keeps of it.
    fn before(
        conn: &mut Conn,
        aggregate: &Aggregate<Self>,
        step: Move<'_, Self::State>,
    ) -> impl Future<Output = Result<EntryChanges, Failure>> + Send;

    /// Whether one review is enough where the steps know of several.
    fn reviewed_once(_: &Aggregate<Self>) -> bool {
        false
    }

    /// How a sentence names it.
    fn subject(_: &Aggregate<Self>, revision: &RevisionRow) -> String {
        format!("{}{}", Self::NOUN.label(), notify::title(revision))
    }

    /// What those who are concerned are told of a step, before it is taken.
    fn sentence(
        aggregate: &Aggregate<Self>,
        step: Move<'_, Self::State>,
        desks: &Desks,
    ) -> Option<(NotificationKind, String)> {
        notify::sentence(aggregate, step, desks)
    }

    /// What follows from the arrival in a state. Comes last in the transaction.
    fn arrived(
        _: &mut Conn,
        _: &Aggregate<Self>,
        _: Move<'_, Self::State>,
    ) -> impl Future<Output = Result<(), Failure>> + Send {
        async { Ok(()) }
    }

    /// As one caller sees it.
    fn view(
        conn: &mut Conn,
        caller: &Caller,
        aggregate: &Aggregate<Self>,
    ) -> impl Future<Output = Result<Self::View, Failure>> + Send;

    /// Its revisions as the history shows them.
    fn history(
        conn: &mut Conn,
        rows: Vec<RevisionRow>,
    ) -> impl Future<Output = Result<Vec<Self::Revision>, Failure>> + Send;

    /// Where its filers and reviewers read it.
    fn link(id: Uuid) -> String {
        format!("/desk/{}/{id}", Self::NOUN.path())
    }

    /// What the caller may do now.
    fn actions(
        caller: &Caller,
        relation: Option<(i32, bool)>,
        aggregate: &Aggregate<Self>,
    ) -> Vec<Operation> {
        caller.offered(Self::OFFERED, relation, |operation| {
            rule::check(operation, aggregate, caller).is_ok()
        })
    }
}

/// Whether offices review it one after the other. Then it lies on one office's desk, each review is
/// kept, and what was reviewed stays as it was: who writes on begins the next revision.
pub fn chained<N: WorkflowKind>() -> bool {
    N::STEPS.iter().any(|s| s.onward.is_some())
}

/// Whose text, of which edition, and what else its noun must know.
pub struct Context<'a, N: WorkflowKind> {
    pub settings: &'a Settings,
    pub filer: &'a OrganizationSummary,
    pub extra: &'a N::Extra,
}

impl<N: WorkflowKind> Clone for Context<'_, N> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<N: WorkflowKind> Copy for Context<'_, N> {}

/// A content that was checked against edition, places and files.
#[derive(Clone, Debug)]
pub struct Validated<C>(C);

impl<C> Validated<C> {
    /// Whoever calls has checked it, or it was checked when it was stored.
    pub fn checked(content: C) -> Self {
        Self(content)
    }

    pub fn content(&self) -> &C {
        &self.0
    }
}
