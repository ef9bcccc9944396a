//! Files on their way to the server: three at a time, each on its own, each resumed by itself.

mod chunks;
mod item;
mod transport;

use std::cell::Cell;
use std::rc::Rc;

use contract::file::FileKind;
use wasm_bindgen_futures::spawn_local;
use web_sys::File;
use yew::prelude::*;

use self::item::{Items, UploadAction, refused};
use self::transport::{Transport, unpack};
use crate::api::upload::AbortHandle;
use crate::session::use_session;

pub use self::item::{Item, Progress};
pub use self::transport::UploadedFile;

/// At once; more would only make each slower.
const AT_ONCE: usize = 3;

thread_local! {
    /// Files are numbered in the order in which they were chosen.
    static SERIAL: Cell<u32> = const { Cell::new(0) };
}

pub struct Uploads {
    pub items: Rc<Vec<Item>>,
    pub add: Callback<Vec<File>>,
    /// Gives it up, or takes a failed one off the list.
    pub cancel: Callback<u32>,
    pub retry: Callback<u32>,
}

impl Uploads {
    /// Something is still to be sent.
    pub fn busy(&self) -> bool {
        self.items
            .iter()
            .any(|i| !matches!(i.progress, Progress::Failed(_)))
    }
}

/// `ondone` hears of each file that has arrived; of a ZIP, of all its photos at once.
#[hook]
pub fn use_uploads(kind: FileKind, ondone: Callback<Vec<UploadedFile>>) -> Uploads {
    let person = use_session().profile().map(|p| p.id).unwrap_or_default();
    let items = use_reducer(Items::default);
    let list = items.0.clone();
    use_effect_with(list.clone(), {
        let dispatch = items.dispatcher();
        move |list| {
            let under_way = |i: &&Item| matches!(i.progress, Progress::Sending { .. });
            let free = AT_ONCE.saturating_sub(list.iter().filter(under_way).count());
            let waiting = list.iter().filter(|i| i.progress == Progress::Waiting);
            for item in waiting.take(free) {
                dispatch.dispatch(UploadAction::Begun(item.key));
                let (item, dispatch, ondone) = (item.clone(), dispatch.clone(), ondone.clone());
                spawn_local(async move {
                    let answer = if item.archive {
                        unpack(&item, &dispatch).await
                    } else {
                        Transport::new(&item, kind, person, dispatch.clone())
                            .upload()
                            .await
                    };
                    if item.stop.aborted() {
                        return;
                    }
                    match answer {
                        Ok(arrived) => {
                            dispatch.dispatch(UploadAction::Remove(item.key));
                            ondone.emit(arrived);
                        }
                        Err(problem) => {
                            dispatch.dispatch(UploadAction::Failed(item.key, Rc::new(problem)))
                        }
                    }
                });
            }
        }
    });
    // What is left behind is not sent on; what came of it stays at the server for a day.
    let current = use_mut_ref(|| list.clone());
    *current.borrow_mut() = list.clone();
    use_effect_with((), move |()| {
        move || {
            for item in current.borrow().iter() {
                item.stop.abort();
            }
        }
    });
    let dispatch = items.dispatcher();
    Uploads {
        add: Callback::from({
            let dispatch = dispatch.clone();
            move |files: Vec<File>| {
                let fresh = files.into_iter().map(|file| {
                    let key = SERIAL.get();
                    SERIAL.set(key + 1);
                    let archive = kind == FileKind::Picture && item::is_zip(&file);
                    let progress = match refused(&file, kind, archive) {
                        Some(problem) => Progress::Failed(Rc::new(problem)),
                        None => Progress::Waiting,
                    };
                    Item {
                        key,
                        archive,
                        hopeless: progress != Progress::Waiting,
                        progress,
                        stop: AbortHandle::default(),
                        file,
                    }
                });
                dispatch.dispatch(UploadAction::Add(fresh.collect()));
            }
        }),
        cancel: Callback::from({
            let (dispatch, list) = (dispatch.clone(), list.clone());
            move |key| {
                if let Some(item) = list.iter().find(|i| i.key == key) {
                    item.stop.abort();
                    transport::forget(person, &item.file);
                }
                dispatch.dispatch(UploadAction::Remove(key));
            }
        }),
        retry: Callback::from(move |key| dispatch.dispatch(UploadAction::Again(key))),
        items: list,
    }
}
