//! What everyone reads: no session, and nothing of what keeps one.

use yew::prelude::*;
use yew_router::prelude::*;

use super::OtherProgram;
use crate::hook::edition::EditionProvider;
use crate::layout::PortalShell;
use crate::route::Route;
use crate::ui::ToastProvider;

/// A part of the public pages, built as a program of its own.
pub struct Reading {
    /// Its name in `programs.txt`.
    pub name: &'static str,
    pub page: fn(&Route) -> Html,
}

#[derive(Properties)]
pub struct Props {
    pub part: &'static Reading,
}

impl PartialEq for Props {
    fn eq(&self, other: &Self) -> bool {
        self.part.name == other.part.name
    }
}

#[component]
pub fn Reader(props: &Props) -> Html {
    let part = props.part;
    let history = use_memo((), |()| crate::environment::history());
    html! {
        <Router history={(*history).clone()} basename={crate::api::base_path()}>
            <EditionProvider>
                <ToastProvider><Screen {part} /></ToastProvider>
            </EditionProvider>
        </Router>
    }
}

#[component]
fn Screen(props: &Props) -> Html {
    let route: Route = use_route().unwrap_or(Route::NotFound);
    if route.part().is_some_and(|part| part != props.part.name) {
        return html! { <OtherProgram path={route.to_path()} /> };
    }
    html! { <PortalShell>{(props.part.page)(&route)}</PortalShell> }
}
