//! ZIPs of photos: what is in them, by names that people can read. All of this blocks its thread.

mod caption;
pub mod endpoint;
pub mod service;

use std::io::Read;

use bytes::Bytes;
use contract::limit;
use contract::problem::Code;
use zip::ZipArchive;
use zip::result::ZipError;

use crate::platform::failure::Failure;
use crate::platform::office::directory;
use crate::platform::office::name::Spelling;
use crate::platform::spool::{SpoolReader, Spooled};

/// Entries of the directory, folders and all.
const ENTRIES: usize = 4_000;
/// Everything unpacked. Photos are packed already: an archive of them hardly grows.
const WHOLE: u64 = 400 * 1024 * 1024;

type Archive = ZipArchive<SpoolReader>;

/// What may be a photo.
pub struct ArchivedPhoto {
    /// With its folders.
    pub name: String,
    index: usize,
    /// Why it cannot be read.
    pub fault: Option<String>,
}

/// Opens what is a ZIP; the sentence for what is none says what to do.
pub fn open(sent: &Spooled) -> Result<Archive, Failure> {
    let mut bytes = Vec::new();
    let head = sent.reader().take(6).read_to_end(&mut bytes);
    head.map_err(Failure::storage)?;
    if bytes.starts_with(b"Rar!") || bytes.starts_with(b"7z\xbc\xaf\x27\x1c") {
        return Err(Failure::code(Code::UnsupportedMedia)
            .detail("不支持 RAR、7Z 格式，请把照片压缩为 ZIP 后上传。"));
    }
    if !bytes.starts_with(b"PK\x03\x04") && !bytes.starts_with(b"PK\x05\x06") {
        return Err(Failure::code(Code::UnsupportedMedia).detail("请把照片压缩为 ZIP 后上传。"));
    }
    // A directory can be a bomb too: it is counted before it is read.
    let listed = directory::entries(&mut sent.reader(), ENTRIES);
    if listed.map_err(Failure::storage)? > ENTRIES {
        return Err(too_many());
    }
    ZipArchive::new(sent.reader()).map_err(|error| {
        tracing::debug!(%error, "an archive cannot be read");
        bad("压缩包不完整或已损坏，请重新压缩后上传。")
    })
}

/// All photos in the archive's order, each unpacked into nothing and counted: the sizes that the
/// directory states are not believed.
pub fn list(archive: &mut Archive) -> Result<Vec<ArchivedPhoto>, Failure> {
    let mut listed: Vec<(Vec<u8>, bool, bool)> = Vec::with_capacity(archive.len());
    for index in 0..archive.len() {
        let Ok(entry) = archive.by_index_raw(index) else {
            return Err(bad("压缩包不完整或已损坏，请重新压缩后上传。"));
        };
        let says_utf8 = entry.flags().as_u16() & (1 << 11) != 0;
        listed.push((entry.name_raw().to_vec(), says_utf8, entry.is_symlink()));
    }
    let names = listed.iter().map(|(raw, flag, _)| (raw.as_slice(), *flag));
    let spelling = Spelling::of(names);
    let mut found = Vec::new();
    for (index, (raw, flag, is_link)) in listed.iter().enumerate() {
        let name = decoded(spelling, raw, *flag);
        if is_aside(&name) || *is_link {
            continue;
        }
        if found.len() == limit::ARCHIVE_PHOTOS {
            return Err(too_many());
        }
        found.push(ArchivedPhoto {
            name,
            index,
            fault: None,
        });
    }
    if found.is_empty() {
        return Err(bad("压缩包里没有照片，请检查后重新上传。"));
    }
    let mut whole = 0;
    for one in &mut found {
        match unpack(archive, one.index, &mut std::io::sink()) {
            Ok(size) => whole += size,
            Err(Fault { size, sentence }) => {
                whole += size;
                one.fault = Some(sentence);
            }
        }
        if whole > WHOLE {
            return Err(bad("压缩包解压后过大，请分成几个压缩包上传。"));
        }
    }
    Ok(found)
}

/// The content of one that has no fault.
pub fn read(archive: &mut Archive, found: &ArchivedPhoto) -> Result<Bytes, String> {
    let mut bytes = Vec::new();
    unpack(archive, found.index, &mut bytes).map_err(|f| f.sentence)?;
    Ok(bytes.into())
}

struct Fault {
    /// Bytes unpacked until it showed.
    size: u64,
    sentence: String,
}

fn unpack(
    archive: &mut Archive,
    index: usize,
    out: &mut impl std::io::Write,
) -> Result<u64, Fault> {
    let most = limit::UPLOAD as u64;
    let fault = |size, sentence: &str| Fault {
        size,
        sentence: sentence.to_owned(),
    };
    let entry = archive.by_index(index).map_err(|error| match error {
        ZipError::UnsupportedArchive(why) if why == ZipError::PASSWORD_REQUIRED => {
            fault(0, "照片有密码，请去掉密码后重新压缩。")
        }
        ZipError::UnsupportedArchive(_) | ZipError::CompressionMethodNotSupported(_) => {
            fault(0, "不支持这种压缩方式，请用普通 ZIP 方式重新压缩。")
        }
        _ => fault(0, "照片不完整或已损坏，请重新压缩。"),
    })?;
    let mut counted = entry.take(most + 1);
    let copied = std::io::copy(&mut counted, out);
    let size = most + 1 - counted.limit();
    match copied {
        _ if size > most => Err(fault(size, "照片超过20MB，请缩小后重新上传。")),
        Ok(0) => Err(fault(0, "文件是空的。")),
        Ok(_) => Ok(size),
        Err(_) => Err(fault(size, "照片不完整或已损坏，请重新压缩。")),
    }
}

/// UTF-8 or Chinese Windows. A Unicode path beside the name has taken its place already.
fn decoded(spelling: Spelling, raw: &[u8], flag: bool) -> String {
    let text = spelling.read(raw, flag);
    contract::text::clean(&text.replace('\\', "/"))
        .chars()
        .filter(|c| !c.is_control())
        .collect()
}

/// Folders, and what systems put beside photos by themselves.
fn is_aside(name: &str) -> bool {
    let last = name.rsplit('/').next().unwrap_or_default();
    last.is_empty()
        || last.starts_with('.')
        || name.split('/').any(|part| part == "__MACOSX")
        || ["thumbs.db", "ehthumbs.db", "desktop.ini"]
            .iter()
            .any(|aside| last.eq_ignore_ascii_case(aside))
}

fn too_many() -> Failure {
    bad(format!(
        "一个压缩包里最多{}张照片，请分成几个压缩包上传。",
        limit::ARCHIVE_PHOTOS
    ))
}

fn bad(sentence: impl Into<String>) -> Failure {
    Failure::code(Code::BadFile).detail(sentence)
}

#[cfg(test)]
mod tests {
    use super::{Spelling, is_aside};

    fn decoded(raw: &[u8]) -> String {
        super::decoded(Spelling::of(std::iter::once((raw, false))), raw, false)
    }

    #[test]
    fn names_are_read_as_they_were_written() {
        let (gbk, _, _) = encoding_rs::GBK.encode("活动照片/开幕式.jpg");
        assert_eq!(decoded(&gbk), "活动照片/开幕式.jpg");
        assert_eq!(
            decoded("活动照片/开幕式.jpg".as_bytes()),
            "活动照片/开幕式.jpg"
        );
        // Its second byte in GBK is a backslash.
        let (gbk, _, _) = encoding_rs::GBK.encode("乗\\a.jpg");
        assert_eq!(decoded(&gbk), "乗/a.jpg");
    }

    #[test]
    fn what_systems_leave_is_no_photo() {
        for name in [
            "a/",
            "__MACOSX/a/._b.jpg",
            "a/.DS_Store",
            "Thumbs.db",
            "a/desktop.ini",
        ] {
            assert!(is_aside(name), "{name}");
        }
        assert!(!is_aside("a/b.jpg"));
    }
}
