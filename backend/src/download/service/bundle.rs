//! One submission's files: the text as DOCX, photos named by caption, documents under their own names.

use std::io;

use async_stream::try_stream;
use chrono::{DateTime, Utc};
use contract::edition::CommitteeInput;
use contract::material::Part;
use contract::problem::Code;
use contract::submission::{Photo, SubmissionContent};
use contract::time;
use futures_util::Stream;
use uuid::Uuid;

use super::read::{self, Loaded, One, Subject};
use crate::download::paper;
use crate::download::paper::letter::{self, Paper};
use crate::download::store::Version;
use crate::file;
use crate::platform::blob::Blobs;
use crate::platform::failure::Failure;
use crate::platform::office::MAKING;
use crate::platform::office::archive::Entry;
use crate::platform::office::name::Names;
use crate::platform::store::Conn;

/// What goes into an archive, by its path.
pub struct Bundle {
    path: String,
    paper: Paper,
    changed: DateTime<Utc>,
    photos: Vec<NamedFile>,
    documents: Vec<NamedFile>,
}

struct NamedFile {
    path: String,
    /// Nothing where the file is gone.
    row: Option<file::store::FileRow>,
}

pub fn archive_name(one: &One) -> String {
    super::file_name(&one.version.unit, &one.subject.material.label, "zip")
}

/// One submission alone.
pub async fn whole(conn: &mut Conn, one: &One) -> Result<Bundle, Failure> {
    let mut loaded = read::load(conn, std::slice::from_ref(&one.version), true).await?;
    Ok(of(&one.subject, &one.version, &mut loaded, &[]))
}

/// A version's files in a folder.
pub fn of(subject: &Subject, version: &Version, loaded: &mut Loaded, folder: &[&str]) -> Bundle {
    let content = loaded.content(version);
    let mut names = Names::new();
    let label = format!("{}{}", version.unit, subject.material.label);
    let path = names.give(folder, &label, "材料", "docx");
    let (captions, photos) = photos(&content, loaded, folder, &mut names);
    let documents: Vec<NamedFile> = content
        .documents
        .iter()
        .map(|document| {
            let row = loaded.files.get(&document.file).cloned();
            let name = row.as_ref().map_or("", |row| row.name.as_str());
            let (stem, ending) = name.rsplit_once('.').unwrap_or((name, ""));
            NamedFile {
                path: names.give(folder, stem, "文件", ending),
                row,
            }
        })
        .collect();
    let paths: Vec<String> = documents.iter().map(|d| within(&d.path, folder)).collect();
    Bundle {
        path,
        paper: paper_of(subject, version, loaded, content, captions, paths),
        changed: read::changed(version),
        photos,
        documents,
    }
}

/// Captions with the names they become, and the files.
fn photos(
    content: &SubmissionContent,
    loaded: &Loaded,
    folder: &[&str],
    names: &mut Names,
) -> (Vec<letter::Photo>, Vec<NamedFile>) {
    let own = std::iter::once(("照片".to_owned(), &content.photos));
    let cases = content.cases.iter().enumerate();
    let cases = cases.map(|(n, case)| (format!("案例{}照片", n + 1), &case.photos));
    let (mut captions, mut files) = (Vec::new(), Vec::new());
    for (below, photos) in own.chain(cases) {
        let mut folder = folder.to_vec();
        folder.push(&below);
        for (n, photo) in photos.iter().enumerate() {
            let fallback = format!("图片{}", n + 1);
            let path = names.give(&folder, stem(photo), &fallback, "jpg");
            captions.push(letter::Photo {
                caption: if photo.caption.trim().is_empty() {
                    fallback
                } else {
                    photo.caption.clone()
                },
                file: within(&path, &folder[..folder.len() - 1]),
            });
            files.push(NamedFile {
                path,
                row: loaded.files.get(&photo.file).cloned(),
            });
        }
    }
    (captions, files)
}

/// The caption; an ending that a file once had is none of its words.
fn stem(photo: &Photo) -> &str {
    let caption = photo.caption.trim();
    match caption.rsplit_once('.') {
        Some((stem, ending))
            if ["jpg", "jpeg", "png", "webp"].contains(&ending.to_ascii_lowercase().as_str()) =>
        {
            stem
        }
        _ => caption,
    }
}

/// The path as seen from the submission's own folder.
fn within(path: &str, folder: &[&str]) -> String {
    path.splitn(folder.len() + 1, '/')
        .last()
        .unwrap_or(path)
        .to_owned()
}

fn paper_of(
    subject: &Subject,
    version: &Version,
    loaded: &Loaded,
    content: SubmissionContent,
    photos: Vec<letter::Photo>,
    documents: Vec<String>,
) -> Paper {
    let (exemplars, last) = loaded.exemplars(&subject.edition, version, &content);
    let mut head = subject.head(&version.unit);
    head.day = version.submitted_at.map(time::day);
    head.as_of = Some(read::changed(version)).max(last);
    let record = serde_json::to_string(&content).unwrap_or_default();
    let figures = if subject.material.has(Part::Figures) && content.statement.is_none() {
        let figures = subject.material.figures.iter();
        let written = figures.map(|figure| {
            let written = content.figure(&figure.code).cloned().unwrap_or_default();
            let value = figure.normal(&written.value).unwrap_or(written.value);
            (figure.clone(), value, written.reason)
        });
        written.collect()
    } else {
        Vec::new()
    };
    Paper {
        head,
        statement: content.statement,
        title: content.title,
        body: content.body,
        cases: content
            .cases
            .into_iter()
            .map(|case| letter::Case {
                title: case.title,
                body: case.body,
            })
            .collect(),
        exemplars,
        figures,
        committee: content
            .committee
            .filter(|c| *c != CommitteeInput::default()),
        photos,
        documents,
        digest: paper::digest([version.id.to_string().as_str(), &record]),
    }
}

impl Bundle {
    /// The files, each made when it is asked for.
    pub fn entries(self, blobs: Blobs) -> impl Stream<Item = io::Result<Entry>> {
        try_stream! {
            let paper = self.paper;
            let text = MAKING.run(move || paper.letter().bytes()).await.map_err(io::Error::other)?;
            yield Entry::new(self.path, text).changed(self.changed);
            for photo in self.photos {
                yield photo.entry(&blobs, true).await.map_err(io::Error::other)?.changed(self.changed);
            }
            for document in self.documents {
                yield document.entry(&blobs, false).await.map_err(io::Error::other)?.changed(self.changed);
            }
        }
    }
}

impl NamedFile {
    /// The file; where it is gone, a word about it: the rest is of use nevertheless.
    async fn entry(self, blobs: &Blobs, is_photo: bool) -> Result<Entry, Failure> {
        let found = match &self.row {
            None => Err(Failure::not_found()),
            Some(row) if is_photo => file::service::full(blobs, row).await,
            Some(row) => file::service::document(blobs, row).await,
        };
        match found {
            Ok(bytes) => Ok(Entry::new(self.path, bytes)),
            Err(failure) if failure.problem.code == Code::NotFound => {
                let id = self.row.map_or(Uuid::nil(), |row| row.id);
                tracing::error!(file = %id, "a file of a submission is gone");
                Ok(Entry::new(
                    format!("{}（文件缺失）.txt", self.path),
                    "此文件已不在系统中，请报送单位重新上传。\r\n",
                ))
            }
            Err(failure) => Err(failure),
        }
    }
}
