//! Saves as one types: 1.5 seconds after the last key, one request at a time, never over
//! somebody else's version.

use std::cell::RefCell;
use std::rc::Rc;

use contract::entry::{Entry, EntryCreate};
use contract::problem::{Code, Problem};
use gloo_timers::callback::Timeout;
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use super::merge::{Merged, merge, take_theirs};
use super::queue::Queue;
use crate::api::entry;

/// Milliseconds after the last key.
const PAUSE: u32 = 1_500;

#[derive(Clone, Default, PartialEq)]
pub enum Status<T: Entry> {
    /// Nothing typed yet.
    #[default]
    Fresh,
    Waiting,
    Saving,
    /// At this wall clock.
    Saved(String),
    /// Cannot be sent before a field is put right.
    Faulty,
    Failed(Rc<Problem>),
    /// Somebody saved meanwhile, and both changed the same fields.
    Conflict(Rc<Conflict<T>>),
}

impl<T: Entry> Status<T> {
    /// What is on screen is not what is stored, and will not be without the reader.
    pub fn stuck(&self) -> bool {
        matches!(self, Self::Faulty | Self::Failed(_) | Self::Conflict(_))
    }
}

#[derive(Clone, PartialEq)]
pub struct Conflict<T: Entry> {
    pub theirs: Rc<T>,
    pub merged: Merged<T::Content>,
}

/// What the form hears.
pub enum SaveEvent<T: Entry> {
    /// Stored; the first time it has just come into being.
    Saved { stored: Rc<T>, first: bool },
    /// Others' changes of other fields came in: their names.
    Merged(Rc<T::Content>, Vec<&'static str>),
}

struct Inner<T: Entry> {
    /// As the server has it; absent for a new one.
    stored: Option<Rc<T>>,
    /// As it was sent last.
    saved: Rc<T::Content>,
    /// The same as the server keeps it: what others begin from too.
    base: Rc<T::Content>,
    typed: Rc<T::Content>,
    queue: Queue<Rc<T::Content>>,
    timer: Option<Timeout>,
    status: UseStateSetter<Status<T>>,
    events: Callback<SaveEvent<T>>,
}

pub struct Saver<T: Entry>(Rc<RefCell<Inner<T>>>);

impl<T: Entry> Clone for Saver<T> {
    fn clone(&self) -> Self {
        Self(self.0.clone())
    }
}

impl<T: Entry> PartialEq for Saver<T> {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

impl<T: Entry> Saver<T> {
    pub fn new(
        stored: Option<Rc<T>>,
        status: UseStateSetter<Status<T>>,
        events: Callback<SaveEvent<T>>,
    ) -> Self {
        let saved = stored.as_ref();
        let saved = saved.map_or_else(Rc::default, |a| Rc::new(a.overview().content.clone()));
        Self(Rc::new(RefCell::new(Inner {
            stored,
            typed: saved.clone(),
            base: saved.clone(),
            saved,
            queue: Queue::default(),
            timer: None,
            status,
            events,
        })))
    }

    /// As stored last.
    pub fn version(&self) -> i32 {
        self.0.borrow().stored.as_ref().map_or(0, |a| a.version())
    }

    pub fn saved(&self) -> Rc<T::Content> {
        self.0.borrow().saved.clone()
    }

    /// The content changed.
    pub fn typed(&self, content: &Rc<T::Content>) {
        let saver = self.clone();
        let mut inner = self.0.borrow_mut();
        if inner.typed == *content {
            return;
        }
        inner.typed = content.clone();
        if !inner.queue.held() {
            inner.status.set(Status::Waiting);
            inner.timer = Some(Timeout::new(PAUSE, move || saver.flush()));
        }
    }

    /// Saves now what is not saved.
    pub fn flush(&self) {
        {
            let mut inner = self.0.borrow_mut();
            inner.timer = None;
            if inner.typed == inner.saved && inner.queue.idle() {
                if inner.stored.is_some() {
                    inner.status.set(Status::Saved(clock()));
                }
                return;
            }
            if !T::faults(&inner.typed, inner.stored.as_deref()).is_empty() {
                inner.status.set(Status::Faulty);
                return;
            }
            let typed = inner.typed.clone();
            inner.queue.put(typed);
        }
        self.send_next();
    }

    fn send_next(&self) {
        let (next, over) = {
            let mut inner = self.0.borrow_mut();
            let Some(next) = inner.queue.next() else {
                return;
            };
            inner.status.set(Status::Saving);
            (next, inner.stored.as_ref().map(|a| (a.id(), a.version())))
        };
        let saver = self.clone();
        spawn_local(async move {
            let sent = match over {
                Some((id, version)) => entry::update::<T>(id, version, &next).await,
                // What is begun with more than its content is begun elsewhere.
                None => {
                    let content = (*next).clone();
                    entry::create(&EntryCreate {
                        organization_id: None,
                        content,
                    })
                    .await
                }
            };
            match (sent, over) {
                (Ok(stored), _) => saver.on_saved(Rc::new(stored), next),
                (Err(problem), Some((id, _))) if problem.code == Code::VersionChanged => {
                    saver.on_conflict(id, next).await;
                }
                (Err(problem), _) => saver.on_failed(problem, next),
            }
        });
    }

    fn on_saved(&self, stored: Rc<T>, sent: Rc<T::Content>) {
        let (first, events) = {
            let mut inner = self.0.borrow_mut();
            let first = inner.stored.is_none();
            inner.stored = Some(stored.clone());
            inner.saved = sent.clone();
            inner.base = Rc::new(stored.overview().content.clone());
            inner.queue.done();
            // TypedContent on meanwhile: its own timer saves that.
            let status = if inner.typed == sent {
                Status::Saved(clock())
            } else {
                Status::Waiting
            };
            inner.status.set(status);
            (first, inner.events.clone())
        };
        events.emit(SaveEvent::Saved { stored, first });
        self.send_next();
    }

    fn on_failed(&self, problem: Problem, sent: Rc<T::Content>) {
        let mut inner = self.0.borrow_mut();
        inner.queue.failed(sent);
        inner.status.set(Status::Failed(Rc::new(problem)));
    }

    /// Looks at what the other saved; where nobody touched the same field both are kept.
    async fn on_conflict(&self, id: T::Id, sent: Rc<T::Content>) {
        let theirs = match entry::get::<T>(id).await {
            Ok(theirs) => theirs,
            Err(problem) => return self.on_failed(problem, sent),
        };
        let mut inner = self.0.borrow_mut();
        inner.queue.failed(sent);
        let mine = inner.typed.clone();
        let merged = merge::<T::Content>(&inner.base, &mine, theirs.overview().content);
        if merged.disputed.is_empty() {
            drop(inner);
            let taken = merged.taken.clone();
            self.continue_from(Rc::new(theirs), Rc::new(merged.content), taken);
        } else {
            inner.queue.hold();
            inner.timer = None;
            inner.status.set(Status::Conflict(Rc::new(Conflict {
                theirs: Rc::new(theirs),
                merged,
            })));
        }
    }

    /// Ends a conflict: in the disputed fields mine or the latest counts; elsewhere both do.
    pub fn resolve(&self, conflict: &Conflict<T>, latest: bool) {
        let theirs = conflict.theirs.overview().content;
        let merged = {
            let inner = self.0.borrow();
            merge::<T::Content>(&inner.base, &inner.typed, theirs)
        };
        let content = if latest {
            take_theirs(&merged.content, theirs, &merged.disputed)
        } else {
            merged.content
        };
        self.continue_from(conflict.theirs.clone(), Rc::new(content), Vec::new());
    }

    /// The server changed it on its own part: goes on from there.
    pub fn adopt(&self, stored: T) {
        let stored = Rc::new(stored);
        let content = Rc::new(stored.overview().content.clone());
        let events = {
            let mut inner = self.0.borrow_mut();
            inner.stored = Some(stored.clone());
            inner.saved = content.clone();
            inner.base = content.clone();
            inner.typed = content.clone();
            inner.queue = Queue::default();
            inner.timer = None;
            inner.status.set(Status::Saved(clock()));
            inner.events.clone()
        };
        events.emit(SaveEvent::Merged(content, Vec::new()));
        let first = false;
        events.emit(SaveEvent::Saved { stored, first });
    }

    /// Goes on from the other's version with this content.
    fn continue_from(&self, theirs: Rc<T>, content: Rc<T::Content>, taken: Vec<&'static str>) {
        let events = {
            let mut inner = self.0.borrow_mut();
            inner.saved = Rc::new(theirs.overview().content.clone());
            inner.stored = Some(theirs);
            inner.base = inner.saved.clone();
            inner.typed = content.clone();
            inner.queue = Queue::default();
            inner.events.clone()
        };
        events.emit(SaveEvent::Merged(content, taken));
        self.flush();
    }
}

/// `10:32`, by this machine's clock.
fn clock() -> String {
    let now = js_sys::Date::new_0();
    format!("{:02}:{:02}", now.get_hours(), now.get_minutes())
}
