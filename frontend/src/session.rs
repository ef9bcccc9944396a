//! Who is signed in, for every component below the provider.

use std::rc::Rc;

use contract::operation::Operation;
use contract::problem::Code;
use contract::role::Role;
use contract::session::{Profile, SignedIn};
use gloo_events::EventListener;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use crate::{api, presence, store};

/// Says that this browser has a session, so that strangers' visits ask for none.
const HAS_SESSION: &str = "week.signed";
/// Written when one tab signs out; the others hear of it.
const SIGNED_OUT: &str = "week.left";

#[derive(Clone, Debug, PartialEq)]
pub enum SessionState {
    /// The first renewal is under way.
    Unknown,
    /// `why` the last session ended, where it did not end by choice.
    SignedOut {
        why: Option<Code>,
    },
    SignedIn(Rc<Profile>),
}

pub enum SessionAction {
    SignIn(Rc<Profile>),
    SignOut(Option<Code>),
    Unread(i64),
}

impl Reducible for SessionState {
    type Action = SessionAction;

    fn reduce(self: Rc<Self>, action: SessionAction) -> Rc<Self> {
        match (action, &*self) {
            (SessionAction::SignIn(profile), _) => Rc::new(Self::SignedIn(profile)),
            // A second ending does not overwrite the reason of the first.
            (SessionAction::SignOut(_), Self::SignedOut { .. }) => self,
            (SessionAction::SignOut(why), _) => Rc::new(Self::SignedOut { why }),
            (SessionAction::Unread(unread), Self::SignedIn(profile)) => {
                let mut profile = (**profile).clone();
                profile.unread = unread;
                Rc::new(Self::SignedIn(Rc::new(profile)))
            }
            (SessionAction::Unread(_), _) => self,
        }
    }
}

#[derive(Clone, PartialEq)]
pub struct Session(UseReducerHandle<SessionState>);

impl Session {
    pub fn state(&self) -> &SessionState {
        &self.0
    }

    pub fn profile(&self) -> Option<&Rc<Profile>> {
        match &*self.0 {
            SessionState::SignedIn(profile) => Some(profile),
            _ => None,
        }
    }

    /// Whether the policy lets this person do it for some organization.
    pub fn may(&self, operation: Operation) -> bool {
        self.profile().is_some_and(|p| p.may(operation))
    }

    /// Works in an office: sees other organizations' materials too.
    pub fn is_office(&self) -> bool {
        self.profile().is_some_and(|p| {
            let own = |r: &Role| matches!(r, Role::InstitutionEditor | Role::InstitutionSubmitter);
            !p.roles.iter().all(own)
        })
    }

    /// After signing in, accepting an invitation or changing the password.
    pub fn sign_in(&self, signed: SignedIn) {
        store::set(HAS_SESSION, "1");
        presence::mark_active();
        self.0
            .dispatch(SessionAction::SignIn(Rc::new(signed.profile)));
    }

    pub fn set_profile(&self, profile: Profile) {
        self.0.dispatch(SessionAction::SignIn(Rc::new(profile)));
    }

    pub fn set_unread(&self, unread: i64) {
        self.0.dispatch(SessionAction::Unread(unread));
    }

    /// Ends the session here, in the other tabs and at the server.
    pub fn sign_out(&self, why: Option<Code>) {
        store::remove(HAS_SESSION);
        store::set(SIGNED_OUT, &store::now().to_string());
        self.0.dispatch(SessionAction::SignOut(why));
        spawn_local(async {
            // The page has let go already; the server forgets by itself if it cannot be told.
            let _ = api::session::sign_out().await;
        });
    }
}

/// Somebody has signed in with this browser and not left: enough to show the way to the desk.
pub fn probably_signed_in() -> bool {
    store::get(HAS_SESSION).is_some()
}

/// The session; only below [`SessionProvider`].
#[hook]
pub fn use_session() -> Session {
    use_context().expect("the app provides a session")
}

#[derive(Properties, PartialEq)]
pub struct Props {
    pub children: Html,
}

#[component]
pub fn SessionProvider(props: &Props) -> Html {
    let state = use_reducer(|| SessionState::Unknown);
    use_effect_with((), {
        let state = state.dispatcher();
        move |()| {
            api::listen(Callback::from({
                let state = state.clone();
                move |event| match event {
                    api::SessionEvent::Renewed(signed) => {
                        state.dispatch(SessionAction::SignIn(Rc::new(signed.profile)))
                    }
                    api::SessionEvent::Ended(code) => {
                        store::remove(HAS_SESSION);
                        state.dispatch(SessionAction::SignOut(Some(code)));
                    }
                }
            }));
            if store::get(HAS_SESSION).is_some() {
                let state = state.clone();
                spawn_local(async move {
                    if api::refresh().await.is_err() {
                        state.dispatch(SessionAction::SignOut(None));
                    }
                });
            } else {
                state.dispatch(SessionAction::SignOut(None));
            }
            let listener = EventListener::new(&crate::window(), "storage", move |event| {
                let event = event.dyn_ref::<web_sys::StorageEvent>();
                if event.and_then(web_sys::StorageEvent::key).as_deref() == Some(SIGNED_OUT) {
                    state.dispatch(SessionAction::SignOut(Some(Code::SessionEnded)));
                }
            });
            move || drop(listener)
        }
    });
    html! {
        <ContextProvider<Session> context={Session(state)}>{props.children.clone()}</ContextProvider<Session>>
    }
}
