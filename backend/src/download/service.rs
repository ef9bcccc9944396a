//! Makes the files that people download.

mod annex;
mod bundle;
mod package;
mod read;

use std::io;
use std::pin::Pin;

use bytes::Bytes;
use contract::board::BoardFilter;
use contract::download::{AnnexFormat, Download, DownloadInput, Naming};
use contract::file::DocumentKind;
use contract::operation::permission::CreateDownload;
use futures_util::Stream;
use uuid::Uuid;

use super::ticket::{self, Ticket};
use crate::access::authorized::Authorized;
use crate::access::guard::Granted;
use crate::access::identity::Principal;
use crate::board::service as board;
use crate::board::service::BoardSheet;
use crate::platform::failure::Failure;
use crate::platform::office::{MAKING, archive, name};
use crate::platform::share::{Place, Share};
use crate::platform::state::AppState;
use crate::platform::store::{AuditEvent, Conn, Tx};
use crate::reference::organization::OrganizationSummary;

/// A file on its way out.
pub struct Content {
    pub name: String,
    pub media_type: &'static str,
    pub made: Made,
}

pub enum Made {
    Whole(Vec<u8>),
    /// Made while it is sent.
    Stream(Pin<Box<dyn Stream<Item = io::Result<Bytes>>>>),
}

/// Downloads under way. Who reads slowly holds up the own ones.
static DOWNLOADS: Share = Share::new("download", 16, 2, 32, 15);

const ZIP: &str = "application/zip";

/// A ticket for what lies within reach.
pub async fn create_download(
    state: &AppState,
    granted: &Granted<CreateDownload>,
    input: DownloadInput,
) -> Result<Download, Failure> {
    let (name, object) = {
        let mut conn = state.store.read(granted).await?;
        named(&mut conn, granted, &input).await?
    };
    let kind = kind(&input);
    let holder = Principal::of(&granted.caller);
    let end = ticket::end();
    let sealed = Ticket { holder, input }.seal(&state.signer, end)?;
    let tx = Tx::begin(&state.store, granted).await?;
    tx.commit(AuditEvent::new(granted, "download", object).detail([kind]))
        .await?;
    Ok(Download {
        url: format!("downloads/{sealed}/{}", in_path(&name)),
        name,
        expires_at: end,
    })
}

fn kind(input: &DownloadInput) -> &'static str {
    match input {
        DownloadInput::Submission { .. } => "submission",
        DownloadInput::Package { .. } => "package",
        DownloadInput::Annex { .. } => "annex",
        DownloadInput::Board { .. } => "board",
    }
}

/// The file's name and what it is about; 404 where that is out of reach.
async fn named(
    conn: &mut Conn,
    granted: &Granted<CreateDownload>,
    input: &DownloadInput,
) -> Result<(String, Option<Uuid>), Failure> {
    Ok(match input {
        DownloadInput::Submission { submission_id, .. } => {
            let one = read::one(conn, granted, (*submission_id).into()).await?;
            (bundle::archive_name(&one), Some((*submission_id).into()))
        }
        DownloadInput::Package {
            material_id,
            organization_id,
            accepted,
            ..
        } => {
            let all = read::all(
                conn,
                granted,
                *material_id,
                *organization_id,
                *accepted,
                true,
            );
            (package::archive_name(&all.await?), (*material_id).into())
        }
        DownloadInput::Annex {
            material_id,
            organization_id,
            accepted,
            format,
        } => {
            let all = read::all(
                conn,
                granted,
                *material_id,
                *organization_id,
                *accepted,
                false,
            );
            (annex::name(&all.await?, *format), (*material_id).into())
        }
        DownloadInput::Board { filter } => (sheet(conn, granted, filter).await?.name, None),
    })
}

/// The file itself. Everything is looked up again: hours may lie between two requests of a ticket that
/// somebody copied, and reach may have changed. The place is given back when all is sent.
pub async fn get_download(
    state: &AppState,
    granted: &Granted<CreateDownload>,
    input: DownloadInput,
) -> Result<(Content, Place), Failure> {
    let place = DOWNLOADS.place_of(granted.caller.id).await?;
    Ok((content(state, granted, input).await?, place))
}

async fn content(
    state: &AppState,
    granted: &Granted<CreateDownload>,
    input: DownloadInput,
) -> Result<Content, Failure> {
    let mut conn = state.store.read(granted).await?;
    match input {
        DownloadInput::Submission {
            submission_id,
            naming,
        } => {
            let one = read::one(&mut conn, granted, submission_id.into()).await?;
            let name = bundle::archive_name(&one);
            let bundle = bundle::whole(&mut conn, &one).await?;
            drop(conn);
            let entries = bundle.entries(state.blobs.clone());
            Ok(zipped(name, entries, naming))
        }
        DownloadInput::Package {
            material_id,
            organization_id,
            accepted,
            naming,
        } => {
            let all = read::all(
                &mut conn,
                granted,
                material_id,
                organization_id,
                accepted,
                true,
            );
            let all = all.await?;
            drop(conn);
            let name = package::archive_name(&all);
            let (store, blobs) = (state.store.clone(), state.blobs.clone());
            let entries = package::entries(store, blobs, granted.clone(), all);
            Ok(zipped(name, entries, naming))
        }
        DownloadInput::Annex {
            material_id,
            organization_id,
            accepted,
            format,
        } => {
            let all = read::all(
                &mut conn,
                granted,
                material_id,
                organization_id,
                accepted,
                false,
            );
            let all = all.await?;
            let name = annex::name(&all, format);
            let table = annex::table(&mut conn, &all).await?;
            drop(conn);
            let bytes = MAKING.run(move || table.bytes(format)).await?;
            Ok(Content {
                name,
                media_type: match format {
                    AnnexFormat::Docx => DocumentKind::Docx.media_type(),
                    AnnexFormat::Xlsx => DocumentKind::Xlsx.media_type(),
                },
                made: Made::Whole(bytes),
            })
        }
        DownloadInput::Board { filter } => {
            let sheet = sheet(&mut conn, granted, &filter).await?;
            drop(conn);
            Ok(Content {
                name: sheet.name.clone(),
                media_type: DocumentKind::Xlsx.media_type(),
                made: Made::Whole(sheet.bytes().await?),
            })
        }
    }
}

/// The board of an organization within reach.
async fn sheet(
    conn: &mut Conn,
    granted: &Granted<CreateDownload>,
    filter: &BoardFilter,
) -> Result<BoardSheet, Failure> {
    if let Some(id) = filter.organization_id {
        Authorized::<OrganizationSummary>::find(conn, granted, id.into()).await?;
    }
    board::sheet(conn, granted.reach(), filter).await
}

fn zipped(
    name: String,
    entries: impl Stream<Item = io::Result<archive::Entry>> + 'static,
    naming: Naming,
) -> Content {
    let naming = match naming {
        Naming::Utf8 => archive::Naming::Utf8,
        Naming::Gbk => archive::Naming::Gbk,
    };
    Content {
        name,
        media_type: ZIP,
        made: Made::Stream(Box::pin(archive::stream(entries, naming))),
    }
}

/// `《长春市教育局》展板素材.zip`
fn file_name(unit: &str, label: &str, ending: &str) -> String {
    name::file(&format!("《{unit}》{label}"), "导出", ending)
}

/// A name as one part of a path (RFC 3986).
fn in_path(name: &str) -> String {
    let mut out = String::with_capacity(name.len() * 3);
    for byte in name.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) {
            out.push(byte.into());
        } else {
            out += &format!("%{byte:02X}");
        }
    }
    out
}
