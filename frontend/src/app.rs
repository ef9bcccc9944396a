//! The providers around every page, and which shell a page stands in.

mod reader;

use contract::problem::Code;
use yew::prelude::*;
use yew_router::prelude::*;

use crate::hook::edition::EditionProvider;
use crate::layout::DeskShell;
use crate::route::Route;
use crate::session::{Session, SessionProvider, SessionState, use_session};
use crate::text;
use crate::ui::ToastProvider;
use crate::ui::idle::IdleWatch;

pub use reader::{Props as ReaderProps, Reader, Reading};

/// One part of what people work in, built as a program of its own.
pub struct Program {
    /// Its name in `programs.txt`.
    pub name: &'static str,
    /// A page in its shell.
    pub screen: fn(&Route, &Session) -> Html,
}

#[derive(Properties)]
pub struct Props {
    pub program: &'static Program,
}

impl PartialEq for Props {
    fn eq(&self, other: &Self) -> bool {
        self.program.name == other.program.name
    }
}

#[component]
pub fn App(props: &Props) -> Html {
    let program = props.program;
    let history = use_memo((), |()| crate::environment::history());
    html! {
        <Router history={(*history).clone()} basename={crate::api::base_path()}>
            <SessionProvider>
                <EditionProvider>
                    <ToastProvider>
                        <IdleWatch />
                        <Screen {program} />
                    </ToastProvider>
                </EditionProvider>
            </SessionProvider>
        </Router>
    }
}

/// Where to go back to after signing in.
#[derive(Clone, Default, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct SignInQuery {
    #[serde(default)]
    pub back: String,
    /// Why one has to sign in again.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub why: Option<Code>,
}

#[component]
fn Screen(props: &Props) -> Html {
    let route: Route = use_route().unwrap_or(Route::NotFound);
    let session = use_session();
    if let Some(profile) = session.profile()
        && profile.must_change_password
        && route != Route::Password
    {
        return html! { <Redirect<Route> to={Route::Password} /> };
    }
    if route.part().is_some_and(|part| part != props.program.name) {
        return html! { <OtherProgram path={route.to_path()} /> };
    }
    (props.program.screen)(&route, &session)
}

/// A page that needs somebody signed in who may have it.
pub fn guarded(route: &Route, session: &Session, page: fn(&Route) -> Html) -> Html {
    match session.state() {
        SessionState::Unknown => opening(),
        SessionState::SignedOut { why } => html! { <ToSignIn route={route.clone()} why={*why} /> },
        SessionState::SignedIn(_) => {
            let inside = match route.needs() {
                Some(operation) if !session.may(operation) => page(&Route::NotFound),
                _ => page(route),
            };
            html! { <DeskShell>{inside}</DeskShell> }
        }
    }
}

fn opening() -> Html {
    html! { <p class="starting" role="status">{text::opening_page()}</p> }
}

#[derive(Properties, PartialEq)]
struct OtherProgramProps {
    path: String,
}

/// The address belongs to another program, which the start script brings.
#[component]
fn OtherProgram(props: &OtherProgramProps) -> Html {
    use_effect_with(props.path.clone(), |_| {
        let _ = crate::window().location().reload();
    });
    opening()
}

#[derive(Properties, PartialEq)]
struct ToSignInProps {
    route: Route,
    why: Option<Code>,
}

/// Leads to the sign-in page, which leads back.
#[component]
fn ToSignIn(props: &ToSignInProps) -> Html {
    let navigator = use_navigator();
    let why = props.why;
    use_effect_with(props.route.to_path(), move |path| {
        if let Some(navigator) = navigator {
            let back = SignInQuery {
                back: path.clone(),
                why,
            };
            let _ = navigator.replace_with_query(&Route::SignIn, &back);
        }
    });
    html! {}
}
