//! The state of a form that saves by itself: what is typed, what is stored, and how one follows the other.

mod conflict;
mod content;
mod merge;
mod queue;
mod saver;
mod status;

use std::rc::Rc;

use contract::entry::{Content, Entry};
use contract::problem::FieldError;
use gloo_events::{EventListener, EventListenerOptions};
use wasm_bindgen::JsCast;
use web_sys::KeyboardEvent;
use yew::prelude::*;

use self::content::{ContentAction, TypedContent};
use self::saver::{SaveEvent, Saver};
use super::use_closing_guard;
use crate::ui::use_toasts;

pub use self::conflict::conflict_note;
pub use self::content::Edit;
pub use self::saver::Status;
pub use self::status::{focus_on, save_status};

pub struct Autosave<T: Entry> {
    pub content: Rc<T::Content>,
    pub edit: Edit<T::Content>,
    /// As stored last.
    pub stored: Option<Rc<T>>,
    pub version: i32,
    pub status: Status<T>,
    /// Typed and not stored.
    pub dirty: bool,
    /// Something was stored from this form.
    pub typed: bool,
    /// Faults that only the server knew of.
    pub refused: Rc<Vec<FieldError>>,
    pub save: Callback<()>,
    pub mine: Callback<()>,
    pub latest: Callback<()>,
    /// Goes on from what the server made of it; only while nothing typed is unsaved.
    pub adopt: Callback<T>,
}

#[hook]
pub fn use_autosave<T: Entry>(begun: Option<Rc<T>>, oncreated: Callback<Rc<T>>) -> Autosave<T> {
    let toasts = use_toasts();
    let first = begun
        .as_ref()
        .map(|a| Rc::new(a.overview().content.clone()));
    let typed = use_reducer(|| TypedContent(first.unwrap_or_default()));
    let stored = use_state(|| begun.clone());
    let status = use_state(Status::<T>::default);
    let saver = use_memo((), |()| {
        let (typing, stored, toasts) = (typed.dispatcher(), stored.setter(), toasts.clone());
        let events = Callback::from(move |event: SaveEvent<T>| match event {
            SaveEvent::Saved {
                stored: fresh,
                first,
            } => {
                stored.set(Some(fresh.clone()));
                if first {
                    oncreated.emit(fresh);
                }
            }
            SaveEvent::Merged(content, taken) => {
                typing.dispatch(ContentAction::Replace(content));
                if !taken.is_empty() {
                    let words: Vec<&str> = taken.iter().map(|f| T::Content::label(f)).collect();
                    toasts.info(format!("已合并他人刚刚保存的修改：{}。", words.join("、")));
                }
            }
        });
        Saver::new(begun.clone(), status.setter(), events)
    });
    let content = typed.0.clone();
    use_effect_with(content.clone(), {
        let saver = saver.clone();
        move |content| saver.typed(content)
    });
    let save = {
        let saver = saver.clone();
        Callback::from(move |()| saver.flush())
    };
    use_effect_with((), {
        let (save, saver) = (save.clone(), saver.clone());
        move |()| {
            let options = EventListenerOptions::enable_prevent_default();
            let by_key = save.clone();
            let keys = EventListener::new_with_options(
                &crate::window(),
                "keydown",
                options,
                move |event| {
                    let key = event.dyn_ref::<KeyboardEvent>();
                    if key.is_some_and(|k| (k.ctrl_key() || k.meta_key()) && k.key() == "s") {
                        event.prevent_default();
                        by_key.emit(());
                    }
                },
            );
            let online = EventListener::new(&crate::window(), "online", move |_| save.emit(()));
            move || {
                drop((keys, online));
                // Leaving inside the page loses nothing.
                saver.flush();
            }
        }
    });
    let dirty = *content != *saver.saved();
    use_closing_guard(dirty);
    let refused = use_memo(status.clone(), |status| match &**status {
        Status::Failed(problem) => {
            let short = |mut e: FieldError| {
                if let Some(rest) = e.field.strip_prefix("content.") {
                    e.field = rest.to_owned();
                }
                e
            };
            problem.errors.iter().cloned().map(short).collect()
        }
        _ => Vec::new(),
    });
    let choose = |latest: bool| {
        let (saver, status, toasts) = (saver.clone(), status.clone(), toasts.clone());
        let (typing, before) = (typed.dispatcher(), content.clone());
        Callback::from(move |()| {
            let Status::Conflict(conflict) = &*status else {
                return;
            };
            saver.resolve(conflict, latest);
            if latest {
                let (typing, before) = (typing.clone(), before.clone());
                let back = Callback::from(move |()| {
                    typing.dispatch(ContentAction::Replace(before.clone()))
                });
                toasts.undo("已采用最新内容。", back);
            }
        })
    };
    Autosave {
        edit: Edit(typed.dispatcher()),
        version: saver.version(),
        typed: !matches!(*status, Status::Fresh),
        mine: choose(false),
        latest: choose(true),
        adopt: {
            let saver = saver.clone();
            Callback::from(move |stored| saver.adopt(stored))
        },
        stored: (*stored).clone(),
        status: (*status).clone(),
        content,
        dirty,
        refused,
        save,
    }
}

/// Once all that was typed is stored, the copy on this machine can go.
#[hook]
pub fn use_clear_draft(dirty: bool, typed: bool, saved: &Callback<()>) {
    let saved = saved.clone();
    use_effect_with((dirty, typed), move |(dirty, typed)| {
        if *typed && !*dirty {
            saved.emit(());
        }
    });
}
