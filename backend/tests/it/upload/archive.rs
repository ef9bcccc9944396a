//! Photos out of an uploaded ZIP.

use std::io::{Cursor, Write};
use std::time::Duration;

use contract::file::FileRef;
use contract::upload::Unpacked;
use diesel::prelude::*;
use diesel_async::RunQueryDsl;
use learning_week::platform::store::schema::{audit, file};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;
use zip::write::SimpleFileOptions;

use super::{editor, jpeg, zipped};
use crate::support::{Answer, Api};

const PATH: &str = "/api/v1/files/archive";

async fn send(api: &Api, bytes: &[u8]) -> Answer {
    editor(api)
        .await
        .upload(PATH, "照片.zip", "application/zip", bytes)
        .await
}

/// Name, flags, extra field, content.
type Entry<'a> = (&'a [u8], u16, &'a [u8], &'a [u8]);

/// A ZIP of stored entries, byte by byte.
fn raw(entries: &[Entry]) -> Vec<u8> {
    let (mut out, mut directory) = (Vec::new(), Vec::new());
    for (name, flags, extra, content) in entries {
        let at = out.len() as u32;
        let mut common = vec![20, 0];
        common.extend_from_slice(&flags.to_le_bytes());
        // Stored, at no time.
        common.extend_from_slice(&[0, 0, 0, 0, 0x21, 0]);
        common.extend_from_slice(&crc(content).to_le_bytes());
        common.extend_from_slice(&(content.len() as u32).to_le_bytes());
        common.extend_from_slice(&(content.len() as u32).to_le_bytes());
        common.extend_from_slice(&(name.len() as u16).to_le_bytes());
        common.extend_from_slice(&(extra.len() as u16).to_le_bytes());
        out.extend_from_slice(b"PK\x03\x04");
        out.extend_from_slice(&common);
        out.extend_from_slice(name);
        out.extend_from_slice(extra);
        out.extend_from_slice(content);
        directory.extend_from_slice(b"PK\x01\x02\x14\0");
        directory.extend_from_slice(&common);
        // No comment, first disk, no attributes.
        directory.extend_from_slice(&[0; 10]);
        directory.extend_from_slice(&at.to_le_bytes());
        directory.extend_from_slice(name);
        directory.extend_from_slice(extra);
    }
    let (at, count) = (out.len() as u32, entries.len() as u16);
    out.extend_from_slice(&directory);
    out.extend_from_slice(b"PK\x05\x06\0\0\0\0");
    out.extend_from_slice(&count.to_le_bytes());
    out.extend_from_slice(&count.to_le_bytes());
    out.extend_from_slice(&(directory.len() as u32).to_le_bytes());
    out.extend_from_slice(&at.to_le_bytes());
    out.extend_from_slice(&[0, 0]);
    out
}

fn crc(bytes: &[u8]) -> u32 {
    !bytes.iter().fold(u32::MAX, |mut sum, byte| {
        sum ^= u32::from(*byte);
        for _ in 0..8 {
            sum = if sum & 1 == 1 {
                (sum >> 1) ^ 0xedb8_8320
            } else {
                sum >> 1
            };
        }
        sum
    })
}

/// The Info-ZIP field that says a name in UTF-8.
fn unicode(name: &[u8], meant: &str) -> Vec<u8> {
    let mut out = 0x7075u16.to_le_bytes().to_vec();
    out.extend_from_slice(&(5 + meant.len() as u16).to_le_bytes());
    out.push(1);
    out.extend_from_slice(&crc(name).to_le_bytes());
    out.extend_from_slice(meant.as_bytes());
    out
}

#[actix_web::test]
async fn sound_photos_are_kept_and_others_are_named() {
    let api = Api::start().await;
    let photo = jpeg(300, 200);
    let heic = b"\0\0\0\x18ftypheic\0\0\0\0mif1heic".to_vec();
    let answer = send(
        &api,
        &zipped(&[
            ("活动/01_开幕式.jpg", &photo),
            ("活动/子目录/2. 颁奖.JPG", &jpeg(301, 200)),
            ("活动/IMG_0003.jpg", &photo[..photo.len() / 2]),
            ("活动/苹果.heic", &heic),
            ("说明.txt", b"hello"),
            ("空.jpg", b""),
            ("__MACOSX/活动/._01_开幕式.jpg", b"x"),
            ("活动/.DS_Store", b"x"),
            ("活动/Thumbs.db", b"x"),
        ]),
    )
    .await;
    let items = answer.expect(200).as_::<Unpacked>().items;
    let names: Vec<_> = items
        .iter()
        .map(|i| (i.name.as_str(), i.caption.as_str(), i.file.is_some()))
        .collect();
    assert_eq!(
        names,
        [
            ("活动/01_开幕式.jpg", "开幕式", true),
            ("活动/子目录/2. 颁奖.JPG", "颁奖", true),
            ("活动/IMG_0003.jpg", "", false),
            ("活动/苹果.heic", "苹果", false),
            ("说明.txt", "说明", false),
            ("空.jpg", "空", false),
        ]
    );
    for (item, word) in items[2..].iter().zip(["不完整", "苹果手机", "JPEG", "空"]) {
        let said = item.problem.as_deref().unwrap_or_default();
        assert!(
            said.contains(word) && said.ends_with('。'),
            "{}: {said}",
            item.name
        );
    }
    let first: &FileRef = items[0].file.as_ref().expect("a file");
    assert_eq!(
        (first.name.as_str(), first.original_width),
        ("01_开幕式.jpg", Some(300))
    );
    assert!(first.upload_started_at < first.created_at);
    api.nobody()
        .get(&format!("/{}", first.url))
        .await
        .expect(200);
    let mut conn = api.conn().await;
    let kept: i64 = file::table
        .count()
        .get_result(&mut *conn)
        .await
        .expect("a count");
    let said: Vec<Vec<String>> = audit::table
        .filter(audit::operation.eq("unpack_archive"))
        .select(audit::detail)
        .load(&mut *conn)
        .await
        .expect("the audit");
    assert_eq!(
        (kept, said),
        (2, vec![vec!["picture".to_owned(), "2".to_owned()]])
    );
}

#[actix_web::test]
async fn names_are_read_whatever_wrote_them() {
    let api = Api::start().await;
    let photo = jpeg(300, 200);
    let (gbk, _, _) = encoding_rs::GBK.encode("照片/社区读书会.jpg");
    let field = unicode(b"??.jpg", "照片/书法展.jpg");
    let wrong = unicode(b"other", "照片/别的.jpg");
    let bytes = raw(&[
        (&gbk, 0, b"", &photo),
        ("照片/开幕式.jpg".as_bytes(), 1 << 11, b"", &photo),
        ("照片/闭幕式.jpg".as_bytes(), 0, b"", &photo),
        (b"??.jpg", 0, &field, &photo),
        (b"plain.jpg", 0, &wrong, &photo),
        (b"..\\..\\a.jpg", 0, b"", &photo),
    ]);
    let items = send(&api, &bytes).await.expect(200).as_::<Unpacked>().items;
    let names: Vec<_> = items.iter().map(|i| i.name.as_str()).collect();
    assert_eq!(
        names,
        [
            "照片/社区读书会.jpg",
            "照片/开幕式.jpg",
            "照片/闭幕式.jpg",
            "照片/书法展.jpg",
            "plain.jpg",
            "../../a.jpg"
        ]
    );
    let called: Vec<_> = items
        .iter()
        .map(|i| i.file.as_ref().expect("a file").name.as_str())
        .collect();
    assert_eq!(called[0], "社区读书会.jpg");
    assert_eq!(called[5], "a.jpg");
    assert_eq!(items[0].caption, "社区读书会");
}

#[actix_web::test]
async fn archives_that_swell_are_refused() {
    let api = Api::start().await;
    let nothing = vec![0; 21 * 1024 * 1024];
    // One too large is named; many together are too much.
    let one = zipped(&[("大.jpg", &nothing), ("好.jpg", &jpeg(300, 200))]);
    assert!(one.len() < 500_000);
    let items = send(&api, &one).await.expect(200).as_::<Unpacked>().items;
    assert!(
        items[0]
            .problem
            .as_deref()
            .is_some_and(|p| p.contains("20MB"))
    );
    assert!(items[1].file.is_some());
    // The directory says that it is small.
    let mut lies = one.clone();
    let size = (nothing.len() as u32).to_le_bytes();
    let mut changed = 0;
    for at in 0..lies.len() - 4 {
        if lies[at..at + 4] == size {
            lies[at..at + 4].copy_from_slice(&10u32.to_le_bytes());
            changed += 1;
        }
    }
    assert!(changed >= 2);
    let items = send(&api, &lies).await.expect(200).as_::<Unpacked>().items;
    assert!(items[0].file.is_none());

    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for n in 0..21 {
        zip.start_file(format!("{n}.jpg"), SimpleFileOptions::default())
            .expect("an entry");
        zip.write_all(&nothing).expect("its content");
    }
    let many = zip.finish().expect("an archive").into_inner();
    let answer = send(&api, &many).await.expect(422);
    assert!(answer.text().contains("过大"), "{}", answer.text());

    let crowd: Vec<(String, &[u8])> = (0..201).map(|n| (format!("{n}.jpg"), &b"x"[..])).collect();
    let crowd: Vec<(&str, &[u8])> = crowd.iter().map(|(n, c)| (n.as_str(), *c)).collect();
    let answer = send(&api, &zipped(&crowd)).await.expect(422);
    assert!(answer.text().contains("200"), "{}", answer.text());
    // Entries that are nothing: the directory alone is the burden.
    let folders: Vec<Entry> = (0..5000)
        .map(|_| (&b"a/"[..], 0, &b""[..], &b""[..]))
        .collect();
    send(&api, &raw(&folders)).await.expect(422);
    let kept: i64 = file::table
        .count()
        .get_result(&mut *api.conn().await)
        .await
        .expect("a count");
    assert_eq!(kept, 2, "the two sound ones, once of each");
}

#[actix_web::test]
async fn what_is_no_archive_of_photos_is_refused_with_a_sentence() {
    let api = Api::start().await;
    let whole = zipped(&[("a.jpg", &jpeg(300, 200))]);
    let locked = raw(&[(b"a.jpg", 1, b"", &[0; 40])]);
    for (bytes, status, word) in [
        (b"Rar!\x1a\x07\x01\0".to_vec(), 415, "RAR"),
        (b"7z\xbc\xaf\x27\x1c\0\x04".to_vec(), 415, "ZIP"),
        (jpeg(300, 200), 415, "ZIP"),
        (whole[..whole.len() - 30].to_vec(), 422, "不完整"),
        (zipped(&[]), 422, "没有照片"),
        (zipped(&[("a/.DS_Store", b"x")]), 422, "没有照片"),
        (vec![0; contract::limit::ARCHIVE + 1], 413, "100MB"),
    ] {
        let answer = send(&api, &bytes).await;
        assert_eq!(answer.status, status, "{}", answer.text());
        assert!(answer.text().contains(word), "{}", answer.text());
    }
    let items = send(&api, &locked)
        .await
        .expect(200)
        .as_::<Unpacked>()
        .items;
    assert!(
        items[0]
            .problem
            .as_deref()
            .is_some_and(|p| p.contains("密码")),
        "{items:?}"
    );
    let multipart = [("content-type", "multipart/form-data; boundary=x")];
    editor(&api)
        .await
        .send("POST", PATH, &multipart, Some(b"--x--\r\n".to_vec()))
        .await
        .expect(422);
}

/// Archives that trickle in hold nobody up, also not those of the same office.
#[actix_web::test]
async fn slow_archives_leave_room_for_others() {
    let api = Api::start().await;
    let port = super::part::serve(&api);
    let mut lines = Vec::new();
    for _ in 0..2 {
        let slow = editor(&api).await;
        for _ in 0..2 {
            let token = slow.token.as_deref().expect("a token");
            let mut line = TcpStream::connect(("127.0.0.1", port))
                .await
                .expect("a line");
            let head = format!(
                "POST /api/v1/files/archive HTTP/1.1\r\nHost: week.test\r\nAuthorization: Bearer {token}\r\n\
                 Content-Type: multipart/form-data; boundary=x\r\nContent-Length: 1000000\r\n\r\n\
                 --x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.zip\"\r\n\r\nPK\x03\x04"
            );
            line.write_all(head.as_bytes())
                .await
                .expect("the head goes out");
            lines.push(line);
        }
    }
    // All are in the server's hands, none has an answer.
    let mut answer = [0; 1];
    for line in &mut lines {
        let early = tokio::time::timeout(Duration::from_millis(50), line.read(&mut answer));
        assert!(early.await.is_err());
    }
    let photos = zipped(&[("a.jpg", &jpeg(300, 300))]);
    let sent = tokio::time::timeout(Duration::from_secs(15), send(&api, &photos)).await;
    sent.expect("an answer while others trickle").expect(200);
    let spool = api.state.config.data.data_dir.join("spool");
    let left = std::fs::read_dir(spool).expect("the spool").count();
    assert_eq!(left, 0, "what waits has no name that could be left behind");
}
