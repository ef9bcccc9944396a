//! One file of the list and how far it is.

use std::rc::Rc;

use contract::file::FileKind;
use contract::limit;
use contract::problem::{Code, Problem};
use web_sys::File;
use yew::prelude::*;

use crate::api::upload::AbortHandle;

#[derive(Clone, PartialEq)]
pub enum Progress {
    Waiting,
    /// Bytes that the server has, and whether the line is down.
    Sending {
        sent: i64,
        paused: bool,
    },
    Failed(Rc<Problem>),
}

#[derive(Clone, PartialEq)]
pub struct Item {
    /// Its place in the order of choosing.
    pub key: u32,
    pub file: File,
    /// A ZIP of photos.
    pub archive: bool,
    /// Another try would fail the same way.
    pub hopeless: bool,
    pub progress: Progress,
    pub stop: AbortHandle,
}

impl Item {
    /// 0 to 100.
    pub fn percent(&self) -> u32 {
        match self.progress {
            Progress::Sending { sent, .. } => {
                (sent as f64 * 100.0 / self.file.size().max(1.0)).min(100.0) as u32
            }
            _ => 0,
        }
    }
}

pub enum UploadAction {
    Add(Vec<Item>),
    Begun(u32),
    /// Bytes, and whether the line is down.
    Sent(u32, i64),
    Paused(u32),
    Failed(u32, Rc<Problem>),
    Again(u32),
    /// Of a ZIP that is through: what it held in vain.
    Left(u32, Problem, File),
    Remove(u32),
}

#[derive(Default, PartialEq)]
pub struct Items(pub Rc<Vec<Item>>);

impl Reducible for Items {
    type Action = UploadAction;

    fn reduce(self: Rc<Self>, action: UploadAction) -> Rc<Self> {
        let mut list = (*self.0).clone();
        let mut set = |key: u32, change: &dyn Fn(&mut Item)| {
            if let Some(item) = list.iter_mut().find(|i| i.key == key) {
                change(item);
            }
        };
        match action {
            UploadAction::Add(items) => list.extend(items),
            UploadAction::Begun(key) => set(key, &|i| {
                i.progress = Progress::Sending {
                    sent: 0,
                    paused: false,
                };
            }),
            UploadAction::Sent(key, sent) => set(key, &|i| {
                if let Progress::Sending { .. } = i.progress {
                    i.progress = Progress::Sending {
                        sent,
                        paused: false,
                    };
                }
            }),
            UploadAction::Paused(key) => set(key, &|i| {
                if let Progress::Sending { paused, .. } = &mut i.progress {
                    *paused = true;
                }
            }),
            UploadAction::Failed(key, problem) => set(key, &|i| {
                i.hopeless = (400..500).contains(&problem.status)
                    && !matches!(problem.status, 401 | 408 | 409 | 429);
                i.progress = Progress::Failed(problem.clone());
            }),
            UploadAction::Again(key) => set(key, &|i| i.progress = Progress::Waiting),
            UploadAction::Left(key, problem, file) => list.push(Item {
                key: u32::MAX - key,
                archive: true,
                hopeless: true,
                progress: Progress::Failed(Rc::new(problem)),
                stop: AbortHandle::default(),
                file,
            }),
            UploadAction::Remove(key) => list.retain(|i| i.key != key),
        }
        Rc::new(Self(Rc::new(list)))
    }
}

pub fn is_zip(file: &File) -> bool {
    ending(file) == "zip"
}

fn ending(file: &File) -> String {
    let name = file.name().to_lowercase();
    name.rsplit_once('.')
        .map_or_else(String::new, |(_, ending)| ending.to_owned())
}

/// What is wrong with a file that can be told without sending it.
pub fn refused(file: &File, kind: FileKind, archive: bool) -> Option<Problem> {
    let most = if archive {
        limit::ARCHIVE
    } else {
        limit::UPLOAD
    };
    let ending = ending(file);
    let media = file.type_();
    let sound = match kind {
        _ if archive => true,
        FileKind::Picture => {
            ["image/jpeg", "image/png", "image/webp"].contains(&media.as_str())
                || ["jpg", "jpeg", "png", "webp"].contains(&ending.as_str())
        }
        FileKind::Document => ["pdf", "docx", "xlsx"].contains(&ending.as_str()),
    };
    if !sound {
        let say = match (kind, ending.as_str()) {
            (FileKind::Picture, "heic" | "heif") => {
                "暂不支持 HEIC 格式，请在手机相册中选择图片直接上传，或另存为 JPEG 后上传。"
            }
            (FileKind::Picture, _) => {
                "只能上传 JPEG、PNG、WebP 格式的图片，或装有图片的 ZIP 压缩包。"
            }
            (FileKind::Document, "doc" | "xls" | "wps" | "et") => {
                "旧格式的文档请另存为 DOCX、XLSX 或 PDF 后上传。"
            }
            (FileKind::Document, _) => "只能上传 PDF、DOCX 或 XLSX 格式的文件。",
        };
        return Some(Problem::new(Code::UnsupportedMedia).detail(say));
    }
    if file.size() > most as f64 {
        let say = format!("文件超过{} MB，请压缩后再上传。", most / 1024 / 1024);
        return Some(Problem::new(Code::TooLarge).detail(say));
    }
    (file.size() == 0.0).then(|| Problem::new(Code::Invalid).detail("文件是空的，请重新选择文件。"))
}
