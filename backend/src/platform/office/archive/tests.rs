//! Tests of the ZIP reader.

use std::cell::Cell;
use std::io::{Cursor, Read};

use futures_util::{TryStreamExt, stream as streams};
use zip::ZipArchive;

use super::*;

async fn packed(entries: Vec<Entry>, naming: Naming) -> Vec<u8> {
    let source = streams::iter(entries.into_iter().map(Ok::<_, io::Error>));
    let pieces: Vec<Bytes> = stream(source, naming).try_collect().await.unwrap();
    pieces.concat()
}

fn some() -> Vec<Entry> {
    let at = "2020-11-15T01:02:04Z".parse().unwrap();
    vec![
        Entry::new("长春市/开幕㛃.txt", "开幕".repeat(50_000)).changed(at),
        Entry::new("a.jpg", b"\xff\xd8\xff\xe0 no picture".to_vec()),
        Entry::new("空.txt", Bytes::new()),
    ]
}

#[tokio::test]
async fn archives_are_read_by_another_library() {
    for naming in [Naming::Utf8, Naming::Gbk] {
        let bytes = packed(some(), naming).await;
        assert_eq!(bytes, packed(some(), naming).await);
        assert!(bytes.len() < 20_000, "text is packed");
        // As a program reads it that knows neither flag nor extra field.
        let flag = u16::from_le_bytes([bytes[6], bytes[7]]) & 0x800 != 0;
        assert_eq!(flag, naming == Naming::Utf8);
        if naming == Naming::Gbk {
            assert!(bytes[30..].starts_with(&name::to_gbk("长春市/开幕〓.txt")));
        }
        let mut archive = ZipArchive::new(Cursor::new(bytes)).unwrap();
        assert_eq!(archive.len(), 3);
        for (index, entry) in some().into_iter().enumerate() {
            let mut found = archive.by_index(index).unwrap();
            let extra = found.extra_data().unwrap_or_default().to_vec();
            let name = name::decode(found.name_raw(), false, &extra);
            assert_eq!(name, entry.name);
            let mut content = Vec::new();
            found.read_to_end(&mut content).unwrap();
            assert_eq!(content, entry.bytes);
        }
        let first = archive.by_index(0).unwrap().last_modified().unwrap();
        assert_eq!((first.year(), first.hour(), first.minute()), (2020, 9, 2));
    }
}

#[tokio::test]
async fn entries_are_asked_for_one_by_one() {
    let asked = Cell::new(0);
    let source = streams::iter(0..100).map(|n| {
        asked.set(n + 1);
        Ok::<_, io::Error>(Entry::new(format!("{n}.txt"), "x"))
    });
    let pieces = stream(source, Naming::Utf8);
    pin_mut!(pieces);
    for n in 1..=3 {
        pieces.next().await.unwrap().unwrap();
        assert_eq!(asked.get(), n);
    }
}

#[tokio::test]
async fn a_failing_producer_ends_the_archive() {
    let source = streams::iter([Ok(Entry::new("a.txt", "x")), Err(io::Error::other("gone"))]);
    let pieces: Vec<_> = stream(source, Naming::Utf8).collect().await;
    assert!(pieces[0].is_ok() && pieces.last().unwrap().is_err());
    assert_eq!(pieces.len(), 2);
}

#[tokio::test]
async fn an_archive_may_be_empty() {
    let bytes = packed(Vec::new(), Naming::Utf8).await;
    assert!(ZipArchive::new(Cursor::new(bytes)).unwrap().is_empty());
}
