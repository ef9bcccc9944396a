//! A ZIP archive that leaves while it is made: memory holds about one entry.

use std::io;

use async_stream::try_stream;
use async_zip::base::write::ZipFileWriter;
use async_zip::{
    AttributeCompatibility, Compression, StringEncoding, ZipDateTime, ZipDateTimeBuilder,
    ZipEntryBuilder, ZipString,
};
use bytes::Bytes;
use chrono::{DateTime, Datelike, Timelike, Utc};
use contract::time;
use futures_util::{Stream, StreamExt, pin_mut};

use super::name;

/// One file. Its name may have folders, parted by `/`; `name::Names` makes them.
#[derive(Clone, Debug)]
pub struct Entry {
    pub name: String,
    pub bytes: Bytes,
    /// Shown as the file's date, in Shanghai time; 1980 where nobody knows.
    pub changed: Option<DateTime<Utc>>,
}

impl Entry {
    pub fn new(name: impl Into<String>, bytes: impl Into<Bytes>) -> Self {
        Self {
            name: name.into(),
            bytes: bytes.into(),
            changed: None,
        }
    }
    pub fn changed(mut self, at: DateTime<Utc>) -> Self {
        self.changed = Some(at);
        self
    }
}

/// How file names are written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Naming {
    /// With the flag that says so: all programs since Windows 7.
    #[default]
    Utf8,
    /// For programs that know no flag and take names for GBK. What GBK lacks becomes 〓; the name in
    /// UTF-8 goes along for those that look for it.
    Gbk,
}

/// Bytes of one piece of the answer.
const PIECE: usize = 64 * 1024;

/// The archive, piece by piece: an entry is asked for when the one before has been sent. A failure of
/// the producer ends the stream with it, so that the reader sees an archive cut short, not a whole one.
pub fn stream<E>(
    entries: impl Stream<Item = Result<Entry, E>>,
    naming: Naming,
) -> impl Stream<Item = Result<Bytes, E>>
where
    E: From<io::Error>,
{
    try_stream! {
        pin_mut!(entries);
        let mut zip = ZipFileWriter::new(Vec::new());
        while let Some(entry) = entries.next().await {
            let entry = entry?;
            let head = head(&entry, naming);
            zip.write_entry_whole(head, &entry.bytes).await.map_err(io::Error::other)?;
            drop(entry);
            let mut ready = Bytes::from(std::mem::take(zip.inner_mut()));
            while !ready.is_empty() {
                yield ready.split_to(ready.len().min(PIECE));
            }
        }
        yield Bytes::from(zip.close().await.map_err(io::Error::other)?);
    }
}

fn head(entry: &Entry, naming: Naming) -> ZipEntryBuilder {
    let name = match naming {
        Naming::Gbk if !entry.name.is_ascii() => {
            ZipString::new_with_alternative(entry.name.clone(), name::to_gbk(&entry.name))
        }
        _ => ZipString::new(entry.name.clone().into_bytes(), StringEncoding::Utf8),
    };
    let compression = if is_packed(&entry.bytes) {
        Compression::Stored
    } else {
        Compression::Deflate
    };
    ZipEntryBuilder::new(name, compression)
        .attribute_compatibility(AttributeCompatibility::Unix)
        .unix_permissions(0o644)
        .last_modification_date(date(entry.changed))
}

/// Pictures, films and office files do not get smaller by packing them again.
fn is_packed(bytes: &[u8]) -> bool {
    const STARTS: [&[u8]; 6] = [
        b"\xff\xd8\xff",
        b"\x89PNG",
        b"RIFF",
        b"PK\x03\x04",
        b"\x1f\x8b",
        b"%PDF",
    ];
    STARTS.iter().any(|start| bytes.starts_with(start)) || bytes.get(4..8) == Some(b"ftyp")
}

/// ZIP knows wall clocks from 1980 to 2107, in steps of two seconds.
fn date(at: Option<DateTime<Utc>>) -> ZipDateTime {
    let wall = at
        .map(time::local)
        .filter(|wall| (1980..=2107).contains(&wall.year()));
    let builder = ZipDateTimeBuilder::new();
    match wall {
        Some(wall) => builder
            .year(wall.year())
            .month(wall.month())
            .day(wall.day())
            .hour(wall.hour())
            .minute(wall.minute())
            .second(wall.second())
            .build(),
        None => builder.year(1980).month(1).day(1).build(),
    }
}

#[cfg(test)]
mod tests;
