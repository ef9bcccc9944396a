//! Words that come from the contract or from the year's settings, in the language of the page: see
//! `locale/*/word.ftl`.

use contract::activity::Mode;
use contract::article::{ArticleKind, Shelf};
use contract::edition::{EditionInput, EditionStatus, Term};
use contract::problem::Problem;
use contract::region::Region;
use contract::window::WindowRule;
use contract::workflow::Holding;

use crate::text;

pub fn mode(mode: Mode) -> String {
    text::mode(mode.code(), mode.label())
}

pub fn holding(holding: Holding) -> String {
    text::holding(holding.code(), holding.label())
}

pub fn status(status: EditionStatus) -> String {
    text::edition_status(status.code(), status.label())
}

pub fn shelf(shelf: Shelf) -> String {
    text::shelf(shelf.code(), shelf.label())
}

pub fn kind(kind: ArticleKind) -> String {
    text::article_kind(kind.code(), kind.label())
}

pub fn region(region: &Region) -> String {
    place(&region.code, &region.name)
}

/// A region by its code (GB/T 2260), `name` where the code says nothing.
pub fn place(code: &str, name: &str) -> String {
    text::region(code.parse::<u32>().unwrap_or_default(), name)
}

pub fn window(rule: WindowRule) -> String {
    match rule {
        WindowRule::Free => text::window_free().into(),
        WindowRule::Months { months } => text::window_months(months),
        WindowRule::SameWeek => text::window_same_week().into(),
    }
}

/// What happened and what to do.
pub fn problem(problem: &Problem) -> String {
    text::problem(u32::from(problem.status), problem.say())
}

/// The message that says a code of one of the year's lists, or the label that it is given.
pub type Say = fn(&str, &str) -> String;

/// A code of one of the year's lists. The code itself where it is unknown.
pub fn term(terms: &[Term], code: &str, say: Say) -> String {
    say(code, EditionInput::label(terms, code))
}
