//! What a noun brings to walk the workflow. The rest is done here, once for all of them.

use std::future::Future;

use contract::operation::Operation;
use contract::workflow::Noun;
use serde::Serialize;
use serde::de::DeserializeOwned;
use uuid::Uuid;

use super::service::aggregate::Aggregate;
use super::service::rule::{self, Refusal};
use super::store::write::Text;
use crate::access::caller::Caller;
use crate::edition::service::Settings;
use crate::organization::summary::OrganizationSummary;
use crate::platform::failure::Failure;
use crate::platform::store::Conn;

/// A noun of the workflow.
pub trait WorkflowKind: Send + Sync + 'static {
    /// What a unit writes of it.
    type Content: Clone + Send + Sync + Serialize + DeserializeOwned;
    /// As its filers and reviewers see it.
    type Shown: Send;
    const NOUN: Noun;
    /// What a page may offer on it, in the order of its buttons.
    const OFFERED: &'static [Operation];

    /// Whether an operation of the noun's own can be done now.
    fn own(operation: Operation, aggregate: &Aggregate) -> Result<(), Refusal>;

    /// The fields in which two differ, in the order of the form.
    fn difference(new: &Self::Content, old: &Self::Content) -> Vec<String>;

    /// Ready to be stored, with what lists need of it.
    fn text(content: &Self::Content) -> Result<Text, Failure>;

    /// What even a draft must keep to; 422 where anything is wrong, with `path` before each field. What
    /// `old` had already is not questioned.
    fn validate(
        conn: &mut Conn,
        whose: Context<'_>,
        old: Option<&Self::Content>,
        new: Self::Content,
        path: &str,
    ) -> impl Future<Output = Result<Validated<Self::Content>, Failure>> + Send;

    /// What stands between the stored draft and its submission; 422 lists it.
    fn submittable(
        conn: &mut Conn,
        whose: Context<'_>,
        content: &Self::Content,
    ) -> impl Future<Output = Result<(), Failure>> + Send;

    /// Makes what the public sees anew. Comes last in the transaction.
    fn sync(conn: &mut Conn, id: Uuid) -> impl Future<Output = Result<(), Failure>> + Send;

    /// As one caller sees it.
    fn view(
        conn: &mut Conn,
        caller: &Caller,
        aggregate: Aggregate,
    ) -> impl Future<Output = Result<Self::Shown, Failure>> + Send;

    /// Where its filers and reviewers read it.
    fn link(id: Uuid) -> String {
        format!("/desk/{}/{id}", Self::NOUN.path())
    }

    /// What the caller may do now.
    fn actions(
        caller: &Caller,
        relation: Option<(i32, bool)>,
        aggregate: &Aggregate,
    ) -> Vec<Operation>
    where
        Self: Sized,
    {
        caller.offered(Self::OFFERED, relation, |operation| {
            rule::check::<Self>(operation, aggregate, caller.id).is_ok()
        })
    }
}

/// Whose text, of which edition, and of which kind where the noun has several.
#[derive(Clone, Copy, Debug)]
pub struct Context<'a> {
    pub settings: &'a Settings,
    pub filer: &'a OrganizationSummary,
    pub kind: Option<&'a str>,
}

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
