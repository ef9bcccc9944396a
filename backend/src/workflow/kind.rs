//! What a noun brings to walk the workflow. The rest is done here, once for all of them.

use std::future::Future;

use contract::entry::{Content, Entry};
use contract::id::FileId;
use contract::notification::NotificationKind;
use contract::noun::Noun;
use contract::operation::Operation;
use contract::organization::OrganizationRef;
use contract::problem::FieldError;
use contract::validate::Check;
use contract::workflow::Verb;
use diesel::result::Error;
use uuid::Uuid;

use super::service::aggregate::{Aggregate, RevisionView};
use super::service::check::{self, NamedFile};
use super::service::notify;
use super::service::rule::{Refusal, allowed};
use super::service::step::{Desks, Move};
use super::store::write::{EntryChanges, NewEntry, Text};
use super::store::{EntryFilter, EntryRow, EntrySummary, RevisionRow};
use crate::access::caller::Caller;
use crate::platform::failure::Failure;
use crate::platform::store::Conn;
use crate::reference::edition::{Settings, current_settings};
use crate::reference::organization::OrganizationSummary;

/// A noun of the workflow, by its view.
pub trait WorkflowKind: Entry<Revision: RevisionView> {
    type Extra: EntryExtra;
    /// What can be done with it besides the steps.
    const OWN: &'static [Operation] = &[];
    /// Who may do this hears, in the filing organization, what became of it.
    const TOLD: Verb = Verb::Update;
    /// Why one that was handed in or published cannot be deleted, and what to do instead.
    const KEPT: &'static str;

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

    /// Ready to be stored, with what lists need of it.
    fn text(content: &Self::Content) -> Result<Text, Failure> {
        Text::of(content)
    }

    /// The files that are kept because this text names them.
    fn files(_: &Self::Content) -> Vec<FileId> {
        Vec::new()
    }

    /// What even a draft must keep to besides the contract's own rules. What `old` had already is not
    /// questioned.
    fn validate(
        _conn: &mut Conn,
        _context: Context<'_, Self>,
        _check: &mut Check,
        _old: Option<&Self::Content>,
        _new: &Self::Content,
    ) -> impl Future<Output = Result<(), Failure>> + Send {
        async { Ok(()) }
    }

    /// What is missing before it can be submitted.
    fn missing(content: &Self::Content, context: Context<'_, Self>) -> Vec<FieldError> {
        content.submittable(&context.settings.content)
    }

    /// The files that must be there when it is submitted.
    fn named(_: &Self::Content) -> Vec<NamedFile> {
        Vec::new()
    }

    /// What a step asks of the content, of the verdict and of the time; gives what the entry itself keeps
    /// of it.
    fn before(
        conn: &mut Conn,
        aggregate: &Aggregate<Self>,
        step: Move<'_, Self::State>,
    ) -> impl Future<Output = Result<EntryChanges, Failure>> + Send {
        check::before(conn, aggregate, step)
    }

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

    /// What follows when a revision comes into force or leaves it. Comes last in the transaction.
    fn in_force(
        _: &mut Conn,
        _: &Aggregate<Self>,
    ) -> impl Future<Output = Result<(), Failure>> + Send {
        async { Ok(()) }
    }

    /// As one caller sees it.
    fn view(
        conn: &mut Conn,
        caller: &Caller,
        aggregate: &Aggregate<Self>,
    ) -> impl Future<Output = Result<Self, Failure>> + Send;

    /// Shown with its revisions in the history: what they themselves do not hold.
    fn complete(
        _: &mut Conn,
        _: &mut [Self::Revision],
    ) -> impl Future<Output = Result<(), Failure>> + Send {
        async { Ok(()) }
    }

    /// What a list is asked for.
    fn conditions(filter: &Self::Filter) -> EntryFilter<'_>;

    /// `office`: whose review it awaits, where offices review one after the other.
    fn row(item: EntrySummary, office: Option<OrganizationRef>) -> Result<Self::Row, Failure>;

    /// Where its filers and reviewers read it.
    fn link(id: Uuid) -> String {
        format!("/desk/{}/{id}", Self::NOUN.path())
    }
}

/// What must be known of one besides its row and its texts before anything can be said of it; `()` is
/// nothing, of what is begun in the current edition.
pub trait EntryExtra: Sized + Send + Sync {
    /// What a new one is begun with: its kind, what it delivers.
    type Start: Send;

    /// The edition that a new one belongs to, and this; a failure where this organization cannot begin it.
    fn begin(
        conn: &mut Conn,
        noun: Noun,
        start: Self::Start,
        filer: &OrganizationSummary,
    ) -> impl Future<Output = Result<(Settings, Self), Failure>> + Send;

    /// Of a stored one.
    fn load(conn: &mut Conn, row: &EntryRow) -> impl Future<Output = Result<Self, Failure>> + Send;

    /// Fills in the columns that only this noun has.
    fn fill(&self, _: &mut NewEntry) {}

    /// What the audit says of a new one.
    fn audited(&self) -> Option<String> {
        None
    }
}

impl EntryExtra for () {
    type Start = ();

    async fn begin(
        conn: &mut Conn,
        noun: Noun,
        (): (),
        _: &OrganizationSummary,
    ) -> Result<(Settings, ()), Failure> {
        Ok((current_settings(conn, noun.label()).await?, ()))
    }

    async fn load(_: &mut Conn, _: &EntryRow) -> Result<(), Failure> {
        Ok(())
    }
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
