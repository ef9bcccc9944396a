//! The line of one file: the server, this browser's memory of what was begun, and waiting.

use std::cell::Cell;

use contract::file::{FileKind, FileRef};
use contract::id::UploadId;
use contract::problem::{Code, Problem};
use contract::upload::UploadStatus;
use gloo_events::EventListener;
use gloo_timers::callback::Timeout;
use js_sys::Promise;
use uuid::Uuid;
use wasm_bindgen_futures::JsFuture;
use web_sys::File;
use yew::prelude::*;

use super::chunks::{ChunkTransport, send_in_chunks};
use super::item::{Item, Items, UploadAction};
use crate::api::Answer;
use crate::api::upload::{self as api, AbortHandle};
use crate::store;

/// Failures in a row after which a person is asked; while there is no network, none is counted.
const MOST: u32 = 8;

/// A file that has come in.
#[derive(Clone, Debug, PartialEq)]
pub struct UploadedFile {
    /// Its place in the order of choosing.
    pub serial: (u32, usize),
    pub file: FileRef,
    /// What its name says; empty where a camera named it.
    pub caption: String,
}

pub struct Transport {
    item: Item,
    kind: FileKind,
    person: Uuid,
    /// The next create is the same create until it is answered.
    once: Cell<Uuid>,
    dispatch: UseReducerDispatcher<Items>,
}

impl Transport {
    pub fn new(
        item: &Item,
        kind: FileKind,
        person: Uuid,
        dispatch: UseReducerDispatcher<Items>,
    ) -> Self {
        Self {
            item: item.clone(),
            kind,
            person,
            once: Cell::new(Uuid::new_v4()),
            dispatch,
        }
    }

    pub async fn upload(&self) -> Answer<Vec<UploadedFile>> {
        let file = &self.item.file;
        let name = storage_key(self.person, file);
        let known = store::get(&name).and_then(|id| id.parse().ok());
        let arrived = send_in_chunks(self, file.size() as i64, known).await;
        // What failed for good and what arrived is not gone on with.
        let ended = match &arrived {
            Ok(_) => true,
            Err(problem) => (400..500).contains(&problem.status) && problem.status != 401,
        };
        if ended {
            store::remove(&name);
        }
        arrived.map(|stored| {
            let caption = caption(&file.name());
            vec![UploadedFile {
                serial: (self.item.key, 0),
                file: stored,
                caption,
            }]
        })
    }

    fn stop(&self) -> &AbortHandle {
        &self.item.stop
    }

    fn dispatch(&self, action: UploadAction) {
        if !self.stop().aborted() {
            self.dispatch.dispatch(action);
        }
    }
}

impl ChunkTransport for Transport {
    async fn begin(&self) -> Answer<UploadStatus> {
        let file = &self.item.file;
        let (name, size) = (file.name(), file.size() as i64);
        let status =
            api::create_upload(self.kind, &name, size, self.once.get(), self.stop()).await?;
        self.once.set(Uuid::new_v4());
        store::set(&storage_key(self.person, file), &status.id.to_string());
        Ok(status)
    }

    async fn ask(&self, id: UploadId) -> Answer<UploadStatus> {
        let status = api::get_upload(id).await?;
        let same = status.length == self.item.file.size() as i64 && status.kind == self.kind;
        if !same {
            return Err(Problem::new(Code::NotFound));
        }
        self.dispatch(UploadAction::Sent(self.item.key, status.offset));
        Ok(status)
    }

    async fn send(&self, id: UploadId, at: i64, until: i64) -> Answer<i64> {
        let part = self
            .item
            .file
            .slice_with_f64_and_f64(at as f64, until as f64)
            .map_err(|_| unreadable())?;
        let progress = {
            let (dispatch, stop, key) =
                (self.dispatch.clone(), self.item.stop.clone(), self.item.key);
            Callback::from(move |sent: i64| {
                if !stop.aborted() {
                    dispatch.dispatch(UploadAction::Sent(key, at + sent));
                }
            })
        };
        let has = api::append_upload(id, at, &part, progress, self.stop()).await?;
        self.dispatch(UploadAction::Sent(self.item.key, has));
        Ok(has)
    }

    async fn pause(&self, failures: u32, _: &Problem) -> bool {
        if self.stop().aborted() {
            return false;
        }
        let online = crate::window().navigator().on_line();
        if online && failures > MOST {
            return false;
        }
        self.dispatch(UploadAction::Paused(self.item.key));
        // 1, 2, 4 … 30 seconds; without a network until there is one.
        let seconds = if online {
            1_u32 << (failures - 1).min(5)
        } else {
            3_600
        };
        wait_for_network(seconds.min(if online { 30 } else { 3_600 }) * 1_000).await;
        !self.stop().aborted()
    }
}

/// Waits until the network comes back, at most so many milliseconds.
async fn wait_for_network(most: u32) {
    let mut kept = None;
    let waited = Promise::new(&mut |resolve, _| {
        let by_time = resolve.clone();
        let timer = Timeout::new(most, move || {
            let _ = by_time.call0(&wasm_bindgen::JsValue::NULL);
        });
        let online = EventListener::once(&crate::window(), "online", move |_| {
            let _ = resolve.call0(&wasm_bindgen::JsValue::NULL);
        });
        kept = Some((timer, online));
    });
    let _ = JsFuture::from(waited).await;
    drop(kept);
}

fn unreadable() -> Problem {
    Problem::new(Code::Invalid).detail("读不到这个文件，它可能已被移动或修改，请重新选择。")
}

/// A ZIP of photos, all at once; what could not be taken out of it is said.
pub async fn unpack(
    item: &Item,
    dispatch: &UseReducerDispatcher<Items>,
) -> Answer<Vec<UploadedFile>> {
    let progress = {
        let (dispatch, key, size) = (dispatch.clone(), item.key, item.file.size());
        let stop = item.stop.clone();
        Callback::from(move |percent: u32| {
            if !stop.aborted() {
                dispatch.dispatch(UploadAction::Sent(
                    key,
                    (size * f64::from(percent) / 100.0) as i64,
                ));
            }
        })
    };
    let unpacked = api::unpack_archive(&item.file, progress, &item.stop).await?;
    let mut arrived = Vec::new();
    let mut wrong = Vec::new();
    for (i, one) in unpacked.items.into_iter().enumerate() {
        match one.file {
            Some(file) => arrived.push(UploadedFile {
                serial: (item.key, i),
                file,
                caption: one.caption,
            }),
            None => wrong.push(one.name + "：" + &one.problem.unwrap_or_default()),
        }
    }
    if arrived.is_empty() {
        let say = if wrong.is_empty() {
            "压缩包里没有图片。".to_owned()
        } else {
            wrong.concat()
        };
        return Err(Problem::new(Code::Invalid).detail(say));
    }
    if !wrong.is_empty() {
        let say = format!(
            "压缩包中有{}个文件未能使用：{}",
            wrong.len(),
            wrong.concat()
        );
        let problem = Problem::new(Code::Invalid).detail(say);
        dispatch.dispatch(UploadAction::Left(item.key, problem, item.file.clone()));
    }
    Ok(arrived)
}

/// Where this browser keeps the upload that it began for a file.
fn storage_key(person: Uuid, file: &File) -> String {
    format!(
        "week.upload.{person}.{}.{}.{}",
        file.name(),
        file.size(),
        file.last_modified()
    )
}

/// An upload that is given up: the server need not keep its parts.
pub fn forget(person: Uuid, file: &File) {
    let name = storage_key(person, file);
    if let Some(id) = store::get(&name).and_then(|id| id.parse().ok()) {
        store::remove(&name);
        wasm_bindgen_futures::spawn_local(async move {
            // It goes by itself where the server cannot be told.
            let _ = api::delete_upload(id).await;
        });
    }
}

/// The name without ending and leading number, where it says something.
pub fn caption(name: &str) -> String {
    let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem).trim();
    if contract::submission::meaningless(stem) {
        return String::new();
    }
    let digits = stem.bytes().take_while(u8::is_ascii_digit).count();
    let rest = &stem[digits..];
    let bare = rest.trim_start_matches(['.', '、', '．', '_', '-', ' ', '）', ')']);
    let numbered = (1..=2).contains(&digits) && bare.len() < rest.len() && !bare.is_empty();
    let said = if numbered { bare } else { stem };
    contract::text::beginning(&contract::text::clean(said), contract::limit::SUMMARY)
}

#[cfg(test)]
mod tests {
    use super::caption;
    use wasm_bindgen_test::wasm_bindgen_test;

    #[wasm_bindgen_test]
    fn a_name_becomes_a_caption_where_it_says_something() {
        for (name, said) in [
            ("01_开幕式现场.jpg", "开幕式现场"),
            ("3、太极拳展演.JPG", "太极拳展演"),
            ("2020年启动仪式.png", "2020年启动仪式"),
            ("3人篮球赛.png", "3人篮球赛"),
            ("IMG_20201018_093015.jpg", ""),
            ("微信图片_20201018.jpg", ""),
            ("mmexport1603012345.jpg", ""),
            ("社区书画展", "社区书画展"),
        ] {
            assert_eq!(caption(name), said, "{name}");
        }
    }
}
