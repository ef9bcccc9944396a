//! The public pages without a browser: the same components, rendered to text.

use yew::LocalServerRenderer;
use yew_router::Routable;

use crate::app::{Reader, ReaderProps, Reading};
pub use crate::environment::outline;
use crate::environment::{self, RenderContext};
pub use crate::language::Language;
use crate::page::PUBLIC;
pub use crate::preloaded::Answers;
use crate::route::Route;
use crate::{language, preloaded, text};

/// A page's address.
#[derive(Clone, Debug)]
pub struct Address {
    /// `https://host`
    pub origin: String,
    /// `/` or `/path/`.
    pub base: String,
    /// Below the base path, with a slash before it: `/activities`.
    pub path: String,
    /// Without `?`.
    pub query: String,
    pub language: Language,
    /// The code of the city that the reader chose last.
    pub city: Option<String>,
}

/// What a page came out as.
#[derive(Debug, Default)]
pub struct Shown {
    pub html: String,
    pub title: Option<String>,
    pub description: Option<String>,
    /// What it was rendered with.
    pub answers: Answers,
    /// Paths below `api/v1` that the page asked for and that were not among the answers.
    pub missed: Vec<String>,
}

/// Whether the address is one of the public pages; `None`: there is no such page.
pub fn public(path: &str) -> Option<bool> {
    match Route::recognize(path) {
        None | Some(Route::NotFound) => None,
        Some(route) => Some(reading(&route).is_some()),
    }
}

/// What the site is called and what it is, where a page says nothing of itself.
pub fn site(language: Language) -> (&'static str, &'static str) {
    language::set(language);
    (text::site_name(), text::site_description())
}

fn reading(route: &Route) -> Option<&'static Reading> {
    let part = route.part()?;
    PUBLIC.into_iter().find(|reading| reading.name == part)
}

/// Renders with these answers. Blocks, a few milliseconds: not for an async thread.
pub fn render(address: &Address, answers: Answers) -> Shown {
    let query = match address.query.as_str() {
        "" => String::new(),
        query => format!("?{query}"),
    };
    environment::enter(RenderContext {
        origin: address.origin.clone(),
        base: address.base.clone(),
        address: format!(
            "{}{}{query}",
            address.base.trim_end_matches('/'),
            address.path
        ),
        city: address.city.clone(),
        ..RenderContext::default()
    });
    preloaded::open(answers);
    language::set(address.language);
    let route = Route::recognize(&address.path).unwrap_or(Route::NotFound);
    let part = reading(&route).unwrap_or(PUBLIC[0]);
    let page = LocalServerRenderer::<Reader>::with_props(ReaderProps { part }).hydratable(false);
    let html = futures_executor::block_on(page.render());
    let (answers, missed) = preloaded::close();
    let place = environment::leave();
    Shown {
        html,
        title: place.title,
        description: place.description,
        answers,
        missed,
    }
}
