//! The public pages without a browser: the same components, rendered to text.

use contract::render::{Answers, Language, PageAddress, PageRenderer, RenderedPage};
use yew::LocalServerRenderer;
use yew_router::Routable;

use crate::app::{Reader, ReaderProps, Reading};
use crate::environment::{self, RenderContext};
use crate::page::PUBLIC;
use crate::route::Route;
use crate::{language, preloaded, text};

/// Renders with this page's components.
pub struct Renderer;

impl PageRenderer for Renderer {
    fn is_public(&self, path: &str) -> Option<bool> {
        match Route::recognize(path) {
            None | Some(Route::NotFound) => None,
            Some(route) => Some(reading(&route).is_some()),
        }
    }

    fn site(&self, language: Language) -> (&'static str, &'static str) {
        language::set(language);
        (text::site_name(), text::site_description())
    }

    fn outline(&self, code: &str) -> Option<&'static str> {
        environment::outline(code)
    }

    fn render(&self, address: &PageAddress, answers: Answers) -> RenderedPage {
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
        let page =
            LocalServerRenderer::<Reader>::with_props(ReaderProps { part }).hydratable(false);
        let html = futures_executor::block_on(page.render());
        let (answers, missed) = preloaded::close();
        let place = environment::leave();
        RenderedPage {
            html,
            title: place.title,
            description: place.description,
            answers,
            missed,
        }
    }
}

fn reading(route: &Route) -> Option<&'static Reading> {
    let part = route.part()?;
    PUBLIC.into_iter().find(|reading| reading.name == part)
}
