//! What a noun of the workflow says of itself.

use contract::entry::Revision;
use contract::operation::Operation;
use contract::organization::OrganizationRef;
use contract::problem::FieldError;
use contract::workflow::{Noun, RevisionState, Verb};
use uuid::Uuid;
use yew::Html;

use super::step::{Outcome, Step};
use super::words::Words;
use crate::api::Answer;
use crate::hook::save::Kept;
use crate::route::Route;

pub trait Piece: Kept {
    const NOUN: Noun;
    /// `这项活动`
    const THIS: &'static str;
    /// Said where somebody was quicker.
    const OVERTAKEN: &'static str;
    /// In the order in which they are offered.
    const STEPS: &'static [Step];
    /// All that its revisions are read by.
    const LIST_REVISIONS: Operation;

    fn edition_id(&self) -> Uuid;
    fn revision(&self) -> &Revision<Self::Content>;
    fn public_revision(&self) -> Option<&Revision<Self::Content>>;
    fn reviewer(&self) -> Option<&OrganizationRef>;
    fn organization(&self) -> &OrganizationRef;
    fn actions(&self) -> &[Operation];
    fn missing(&self) -> &[FieldError];
    fn warnings(&self) -> &[String];

    /// The fields that it asks, in the order of its form, and their words.
    fn fields(&self) -> Vec<(&'static str, &'static str)>;
    /// One field of a content as text; empty where it holds nothing.
    fn say(words: &Words, field: &str, content: &Self::Content) -> String;

    /// A field that is not told by words alone: a file, an address.
    fn show(&self, field: &str) -> Option<Html>;

    fn view(id: Uuid) -> Route;
    fn edit(id: Uuid) -> Route;
    /// What waits for the reviewer.
    fn queue() -> Route;

    async fn run(
        operation: Operation,
        id: Uuid,
        version: i32,
        text: String,
    ) -> Answer<Outcome<Self>>;
    /// The newest first.
    async fn revisions(id: Uuid) -> Answer<Vec<Revision<Self::Content>>>;
    /// What waits for the reviewer longest: id and title.
    async fn waiting() -> Answer<Vec<(Uuid, String)>>;

    fn may(&self, verb: Verb) -> bool {
        self.actions().contains(&Self::NOUN.operation(verb))
    }

    /// The public reads some revision of it.
    fn is_public(&self) -> bool {
        self.public_revision().is_some() || self.revision().state == RevisionState::Published
    }
}
