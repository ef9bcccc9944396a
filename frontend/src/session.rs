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
const SIGNED: &str = "week.signed";
/// Written when one tab signs out; the others hear of it.
const LEFT: &str = "week.left";

#[derive(Clone, Debug, PartialEq)]
pub enum Who {
    /// Not known yet: the first renewal is under way.
    Asking,
    /// `why` the last session ended, where it did not end by choice.
    Nobody {
        why: Option<Code>,
    },
    Person(Rc<Profile>),
}

pub enum Act {
    Arrived(Rc<Profile>),
    Left(Option<Code>),
    Unread(i64),
}

impl Reducible for Who {
    type Action = Act;

    fn reduce(self: Rc<Self>, act: Act) -> Rc<Self> {
        match (act, &*self) {
            (Act::Arrived(profile), _) => Rc::new(Self::Person(profile)),
            // A second ending does not overwrite the reason of the first.
            (Act::Left(_), Self::Nobody { .. }) => self,
            (Act::Left(why), _) => Rc::new(Self::Nobody { why }),
            (Act::Unread(unread), Self::Person(profile)) => {
                let mut profile = (**profile).clone();
                profile.unread = unread;
                Rc::new(Self::Person(Rc::new(profile)))
            }
            (Act::Unread(_), _) => self,
        }
    }
}

#[derive(Clone, PartialEq)]
pub struct Session(UseReducerHandle<Who>);

impl Session {
    pub fn who(&self) -> &Who {
        &self.0
    }

    pub fn profile(&self) -> Option<&Rc<Profile>> {
        match &*self.0 {
            Who::Person(profile) => Some(profile),
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
    pub fn arrive(&self, signed: SignedIn) {
        store::set(SIGNED, "1");
        presence::mark_active();
        self.0.dispatch(Act::Arrived(Rc::new(signed.profile)));
    }

    pub fn set_profile(&self, profile: Profile) {
        self.0.dispatch(Act::Arrived(Rc::new(profile)));
    }

    pub fn set_unread(&self, unread: i64) {
        self.0.dispatch(Act::Unread(unread));
    }

    /// Ends the session here, in the other tabs and at the server.
    pub fn leave(&self, why: Option<Code>) {
        store::remove(SIGNED);
        store::set(LEFT, &store::now().to_string());
        self.0.dispatch(Act::Left(why));
        spawn_local(async {
            // The page has let go already; the server forgets by itself if it cannot be told.
            let _ = api::session::sign_out().await;
        });
    }
}

/// Somebody has signed in with this browser and not left: enough to show the way to the desk.
pub fn likely() -> bool {
    store::get(SIGNED).is_some()
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
    let who = use_reducer(|| Who::Asking);
    use_effect_with((), {
        let who = who.dispatcher();
        move |()| {
            api::listen(Callback::from({
                let who = who.clone();
                move |event| match event {
                    api::SessionEvent::Renewed(signed) => {
                        who.dispatch(Act::Arrived(Rc::new(signed.profile)))
                    }
                    api::SessionEvent::Ended(code) => {
                        store::remove(SIGNED);
                        who.dispatch(Act::Left(Some(code)));
                    }
                }
            }));
            if store::get(SIGNED).is_some() {
                let who = who.clone();
                spawn_local(async move {
                    if api::refresh().await.is_err() {
                        who.dispatch(Act::Left(None));
                    }
                });
            } else {
                who.dispatch(Act::Left(None));
            }
            let heard = EventListener::new(&crate::window(), "storage", move |event| {
                let event = event.dyn_ref::<web_sys::StorageEvent>();
                if event.and_then(web_sys::StorageEvent::key).as_deref() == Some(LEFT) {
                    who.dispatch(Act::Left(Some(Code::SessionEnded)));
                }
            });
            move || drop(heard)
        }
    });
    html! {
        <ContextProvider<Session> context={Session(who)}>{props.children.clone()}</ContextProvider<Session>>
    }
}
