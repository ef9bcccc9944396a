//! The form's state: what is typed, what is stored, and the wires between them.

use std::rc::Rc;

use contract::activity::{Activity, ActivityContent};
use contract::problem::FieldError;
use gloo_events::{EventListener, EventListenerOptions};
use wasm_bindgen::JsCast;
use web_sys::KeyboardEvent;
use yew::prelude::*;

use super::super::words::label;
use super::change::{Act, Typed};
use super::saver::{News, Saver, Status};
use crate::hook::use_closing_guard;
use crate::ui::use_toasts;

pub struct Save {
    pub content: Rc<ActivityContent>,
    pub typing: UseReducerDispatcher<Typed>,
    /// As stored last.
    pub stored: Option<Rc<Activity>>,
    pub version: i32,
    pub status: Status,
    /// Typed and not stored.
    pub dirty: bool,
    /// Something was stored from this form.
    pub typed: bool,
    /// Faults that only the server knew of.
    pub refused: Rc<Vec<FieldError>>,
    pub save: Callback<()>,
    pub mine: Callback<()>,
    pub latest: Callback<()>,
}

#[hook]
pub fn use_save(begun: Option<Rc<Activity>>, oncreated: Callback<Rc<Activity>>) -> Save {
    let toasts = use_toasts();
    let first = begun.as_ref().map(|a| Rc::new(a.revision.content.clone()));
    let typed = use_reducer(|| Typed(first.unwrap_or_default()));
    let stored = use_state(|| begun.clone());
    let status = use_state(Status::default);
    let saver = use_memo((), |()| {
        let (typing, stored, toasts) = (typed.dispatcher(), stored.setter(), toasts.clone());
        let news = Callback::from(move |news| match news {
            News::Saved { activity, first } => {
                let activity = Rc::new(*activity);
                stored.set(Some(activity.clone()));
                if first {
                    oncreated.emit(activity);
                }
            }
            News::Merged(content, taken) => {
                typing.dispatch(Act::Put(content));
                if !taken.is_empty() {
                    let words: Vec<&str> = taken.iter().map(|f| label(f)).collect();
                    toasts.say(format!("已合并他人刚刚保存的修改：{}。", words.join("、")));
                }
            }
        });
        Saver::new(begun.as_deref(), status.setter(), news)
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
                let back = Callback::from(move |()| typing.dispatch(Act::Put(before.clone())));
                toasts.undo("已采用最新内容。", back);
            }
        })
    };
    Save {
        typing: typed.dispatcher(),
        version: saver.stored().map_or(0, |(_, version)| version),
        typed: !matches!(*status, Status::Fresh),
        mine: choose(false),
        latest: choose(true),
        stored: (*stored).clone(),
        status: (*status).clone(),
        content,
        dirty,
        refused,
        save,
    }
}
