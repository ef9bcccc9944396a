//! The providers around every page, and which shell a page stands in.

use yew::prelude::*;
use yew_router::history::{AnyHistory, BrowserHistory};
use yew_router::prelude::*;

use crate::hook::edition::EditionProvider;
use crate::page;
use crate::route::{Area, Route};
use crate::session::{SessionProvider, Who, use_session};
use crate::ui::ToastProvider;
use crate::ui::idle::IdleWatch;
use crate::ui::layout::{AccountShell, DeskShell, PortalShell};

#[component]
pub fn App() -> Html {
    let history = use_memo((), |()| AnyHistory::from(BrowserHistory::new()));
    html! {
        <Router history={(*history).clone()} basename={crate::api::base_path()}>
            <SessionProvider>
                <EditionProvider>
                    <ToastProvider>
                        <IdleWatch />
                        <Screen />
                    </ToastProvider>
                </EditionProvider>
            </SessionProvider>
        </Router>
    }
}

/// Where to go back to after signing in.
#[derive(Clone, Default, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct Back {
    #[serde(default)]
    pub back: String,
}

#[component]
fn Screen() -> Html {
    let route: Route = use_route().unwrap_or(Route::NotFound);
    let session = use_session();
    if let Some(profile) = session.profile()
        && profile.must_change_password
        && route != Route::Password
    {
        return html! { <Redirect<Route> to={Route::Password} /> };
    }
    match route.area() {
        Area::Portal => html! { <PortalShell>{page::show(&route)}</PortalShell> },
        Area::Account => html! { <AccountShell>{page::show(&route)}</AccountShell> },
        Area::Desk => match session.who() {
            Who::Asking => html! { <p class="starting" role="status">{"正在打开…"}</p> },
            Who::Nobody { .. } => html! { <ToSignIn {route} /> },
            Who::Person(_) => {
                let inside = match route.needs() {
                    Some(operation) if !session.may(operation) => page::show(&Route::NotFound),
                    _ => page::show(&route),
                };
                html! { <DeskShell>{inside}</DeskShell> }
            }
        },
    }
}

#[derive(Properties, PartialEq)]
struct ToSignInProps {
    route: Route,
}

/// Leads to the sign-in page, which leads back.
#[component]
fn ToSignIn(props: &ToSignInProps) -> Html {
    let navigator = use_navigator();
    use_effect_with(props.route.to_path(), move |path| {
        if let Some(navigator) = navigator {
            let back = Back { back: path.clone() };
            let _ = navigator.replace_with_query(&Route::SignIn, &back);
        }
    });
    html! {}
}
