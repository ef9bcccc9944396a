//! Uploads in parts: going on after the line dropped, limits, sweeping.

use std::net::TcpListener;
use std::sync::Arc;

use actix_web::HttpServer;
use contract::api_key::ApiKeyCreated;
use contract::file::{FileKind, FileRef};
use contract::limit;
use contract::role::Role;
use contract::upload::UploadStatus;
use diesel::prelude::*;
use diesel_async::RunQueryDsl;
use learning_week::app::{self, description};
use learning_week::platform::store::schema::{audit, file, upload, upload_part};
use serde_json::json;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

use super::{UPLOADS, begin, editor, jpeg, offset, patch};
use crate::support::Api;

/// `filename 开幕式.jpg,kind picture`
const PHOTO: &str = "filename 5byA5bmV5byPLmpwZw==,kind cGljdHVyZQ==";
const PAPER: &str = "filename YS5wZGY=,kind ZG9jdW1lbnQ=";

/// Paths of everything in the file store.
fn stored(api: &Api) -> Vec<String> {
    fn walk(folder: &std::path::Path, out: &mut Vec<String>) {
        for entry in std::fs::read_dir(folder).into_iter().flatten().flatten() {
            if entry.path().is_dir() {
                walk(&entry.path(), out);
            } else {
                out.push(entry.path().to_string_lossy().into_owned());
            }
        }
    }
    let mut out = Vec::new();
    walk(&api.state.config.data.data_dir.join("files"), &mut out);
    out
}

fn parts(api: &Api) -> usize {
    stored(api).iter().filter(|p| p.contains("/up/")).count()
}

#[actix_web::test]
async fn a_picture_comes_in_parts_and_becomes_a_file() {
    let api = Api::start().await;
    let person = editor(&api).await;
    let photo = jpeg(900, 700);
    let path = begin(&person, photo.len(), PHOTO).await;
    assert!(path.starts_with("/api/v1/uploads/"), "{path}");
    assert_eq!(offset(&person, &path).await, 0);
    let first = patch(&person, 0, &path, &photo[..300_000])
        .await
        .expect(204);
    assert_eq!(first.header("upload-offset"), "300000");
    assert_eq!(first.header("tus-resumable"), "1.0.0");
    assert!(first.header("upload-expires").ends_with(" GMT"));
    let between: UploadStatus = person.get(&path).await.expect(200).as_();
    assert_eq!((between.offset, between.file), (300_000, None));
    assert_eq!(parts(&api), 1);

    patch(&person, 300_000, &path, &photo[300_000..])
        .await
        .expect(204);
    let done: UploadStatus = person.get(&path).await.expect(200).as_();
    let file: FileRef = done.file.expect("the file is made");
    assert_eq!(
        (file.kind, file.name.as_str()),
        (FileKind::Picture, "开幕式.jpg")
    );
    assert_eq!((file.size as usize, file.digest.len()), (photo.len(), 64));
    assert_eq!(
        (file.original_width, file.original_height),
        (Some(900), Some(700))
    );
    assert_eq!(file.upload_started_at, done.started_at);
    assert!(file.upload_started_at <= file.created_at && done.finished_at.is_some());
    assert_eq!(parts(&api), 0, "the parts are gone");
    api.nobody()
        .get(&format!("/{}", file.url))
        .await
        .expect(200);

    // The same in one piece is the same content.
    let whole: FileRef = person
        .upload("/api/v1/files", "b.jpg", "image/jpeg", &photo)
        .await
        .expect(201)
        .as_();
    assert_eq!((whole.digest, whole.id == file.id), (file.digest, false));
    // Asking again at the end changes nothing.
    patch(&person, photo.len(), &path, b"").await.expect(204);
    let count: i64 = file::table
        .count()
        .get_result(&mut *api.conn().await)
        .await
        .expect("a count");
    assert_eq!(count, 2);
    // The upload can be forgotten, the file stays.
    person.delete(&path).await.expect(204);
    person.get(&path).await.expect(404);
    api.nobody()
        .get(&format!("/{}", file.url))
        .await
        .expect(200);
    let said: Vec<String> = audit::table
        .filter(audit::actor_kind.eq("person"))
        .order(audit::id)
        .select(audit::operation)
        .load(&mut *api.conn().await)
        .await
        .expect("the audit");
    assert_eq!(
        said,
        [
            "create_upload",
            "append_upload",
            "upload_file",
            "delete_upload"
        ]
    );
}

#[actix_web::test]
async fn wrong_places_and_wrong_words_are_refused() {
    let api = Api::start().await;
    let person = editor(&api).await;
    let path = begin(&person, 1000, PHOTO).await;
    patch(&person, 0, &path, &[0; 400]).await.expect(204);
    for at in [0, 399, 401, 1000] {
        let answer = patch(&person, at, &path, &[0; 10]).await.expect(409);
        assert!(answer.text().contains("400"), "{}", answer.text());
    }
    let long = patch(&person, 400, &path, &[0; 601]).await.expect(413);
    assert_eq!(long.header("tus-resumable"), "1.0.0", "on problems too");
    assert_eq!(
        offset(&person, &path).await,
        400,
        "nothing of that was kept"
    );

    let stream = ("content-type", "application/offset+octet-stream");
    for (headers, status) in [
        (vec![("upload-offset", "400")], 415),
        (
            vec![("upload-offset", "400"), ("content-type", "image/jpeg")],
            415,
        ),
        (vec![stream], 400),
        (vec![stream, ("upload-offset", "-1")], 400),
        (vec![stream, ("upload-offset", "99999999999999999999")], 400),
        (
            vec![stream, ("upload-offset", "400"), ("tus-resumable", "0.2.2")],
            412,
        ),
    ] {
        let answer = person
            .send("PATCH", &path, &headers, Some(vec![0; 10]))
            .await;
        assert_eq!(answer.status, status, "{headers:?}: {}", answer.text());
    }
    let most = limit::UPLOAD.to_string();
    let more = (limit::UPLOAD + 1).to_string();
    for (headers, status) in [
        (vec![], 400),
        (vec![("upload-length", "ten")], 400),
        (vec![("upload-defer-length", "1")], 400),
        (vec![("upload-length", "0")], 422),
        (vec![("upload-length", &*more)], 413),
        (vec![("upload-length", &*most)], 201),
        (
            vec![("upload-length", "10"), ("upload-metadata", "filename %%")],
            400,
        ),
        (
            vec![
                ("upload-length", "10"),
                ("upload-metadata", "filename gIGC"),
            ],
            400,
        ),
        (
            vec![
                ("upload-length", "10"),
                ("upload-metadata", "kind ZmlsbQ=="),
            ],
            422,
        ),
        (
            vec![
                ("upload-length", "10"),
                ("upload-metadata", "filename,private"),
            ],
            201,
        ),
    ] {
        let answer = person.send("POST", UPLOADS, &headers, None).await;
        assert_eq!(answer.status, status, "{headers:?}: {}", answer.text());
    }
    let options = api
        .nobody()
        .send("OPTIONS", UPLOADS, &[], None)
        .await
        .expect(204);
    assert_eq!(options.header("tus-version"), "1.0.0");
    assert_eq!(options.header("tus-max-size"), most);
    assert!(options.header("tus-extension").contains("termination"));
    // Old networks know GET and POST only.
    let headers = [
        stream,
        ("upload-offset", "400"),
        ("x-http-method-override", "PATCH"),
    ];
    let answer = person
        .send("POST", &path, &headers, Some(vec![0; 10]))
        .await;
    assert_eq!((answer.status, offset(&person, &path).await), (204, 410));
}

#[actix_web::test]
async fn an_upload_is_its_makers_alone() {
    let api = Api::start().await;
    let person = api.person("changchun", &[Role::CityEditor]).await;
    let path = begin(&person, 1000, PHOTO).await;
    let scopes =
        json!({ "name": "门户", "scopes": ["create_upload", "get_upload", "append_upload"] });
    let key: ApiKeyCreated = person
        .post("/api/v1/api-keys", &scopes)
        .await
        .expect(201)
        .as_();
    let key = api.bearer(&key.secret);
    begin(&key, 1000, PHOTO).await;
    for other in [
        api.person("changchun", &[Role::CityEditor]).await,
        api.person("province", &[Role::ProvinceEditor]).await,
        key,
    ] {
        other.get(&path).await.expect(404);
        other.send("HEAD", &path, &[], None).await.expect(404);
        patch(&other, 0, &path, &[0; 10]).await.expect(404);
    }
    editor(&api).await.delete(&path).await.expect(404);
    api.nobody().get(&path).await.expect(401);
    assert_eq!(offset(&person, &path).await, 0);
    person.delete(&path).await.expect(204);
    person.delete(&path).await.expect(404);
}

#[actix_web::test]
async fn what_is_no_sound_file_is_refused_and_forgotten() {
    let api = Api::start().await;
    let person = editor(&api).await;
    let photo = jpeg(600, 400);
    for (metadata, bytes, status, word) in [
        (PHOTO, b"<html>".to_vec(), 415, "JPEG"),
        (PHOTO, photo[..photo.len() / 2].to_vec(), 422, "不完整"),
        (PAPER, photo.clone(), 415, "PDF"),
    ] {
        let path = begin(&person, bytes.len(), metadata).await;
        let answer = patch(&person, 0, &path, &bytes).await;
        assert_eq!(answer.status, status, "{}", answer.text());
        assert!(answer.text().contains(word), "{}", answer.text());
        person.get(&path).await.expect(404);
    }
    assert_eq!(parts(&api), 0);
    let path = begin(&person, 20, PAPER).await;
    patch(&person, 0, &path, b"%PDF-1.4\n1 0 o\n%%EOF")
        .await
        .expect(204);
    let done: UploadStatus = person.get(&path).await.expect(200).as_();
    assert_eq!(done.file.expect("a file").name, "a.pdf");
}

#[actix_web::test]
async fn old_uploads_are_swept_away() {
    let api = Api::start().await;
    let person = editor(&api).await;
    let path = begin(&person, 1000, PHOTO).await;
    patch(&person, 0, &path, &[0; 400]).await.expect(204);
    assert_eq!(parts(&api), 1);
    let age = |hours: i64| chrono::Utc::now() - chrono::Duration::hours(hours);
    diesel::update(upload::table)
        .set(upload::started_at.eq(age(23)))
        .execute(&mut *api.conn().await)
        .await
        .expect("an older upload");
    begin(&person, 1000, PHOTO).await;
    assert_eq!(offset(&person, &path).await, 400);
    diesel::update(upload::table)
        .set(upload::started_at.eq(age(24)))
        .execute(&mut *api.conn().await)
        .await
        .expect("an older upload");
    person.get(&path).await.expect(404);
    patch(&person, 400, &path, &[0; 600]).await.expect(404);
    assert_eq!(parts(&api), 1);
    begin(&person, 1000, PHOTO).await;
    let mut conn = api.conn().await;
    let left: i64 = upload::table
        .count()
        .get_result(&mut *conn)
        .await
        .expect("a count");
    let noted: i64 = upload_part::table
        .count()
        .get_result(&mut *conn)
        .await
        .expect("a count");
    assert_eq!((left, noted, parts(&api)), (1, 0, 0));
}

#[actix_web::test]
async fn nobody_begins_without_end_and_a_key_begins_once() {
    let api = Api::start().await;
    let person = editor(&api).await;
    let headers = [("upload-length", "10"), ("idempotency-key", "k")];
    let one: UploadStatus = person
        .send("POST", UPLOADS, &headers, None)
        .await
        .expect(201)
        .as_();
    let same: UploadStatus = person
        .send("POST", UPLOADS, &headers, None)
        .await
        .expect(201)
        .as_();
    assert_eq!(one, same);
    let headers = [("upload-length", "11"), ("idempotency-key", "k")];
    person
        .send("POST", UPLOADS, &headers, None)
        .await
        .expect(409);
    for _ in 1..contract::upload::OPEN {
        begin(&person, 10, PHOTO).await;
    }
    let headers = [("upload-length", "10")];
    person
        .send("POST", UPLOADS, &headers, None)
        .await
        .expect(429);
    begin(&editor(&api).await, 10, PHOTO).await;
    person
        .delete(&format!("{UPLOADS}/{}", one.id))
        .await
        .expect(204);
    begin(&person, 10, PHOTO).await;
}

/// The real server on a port of its own, since a line can drop only where there is one.
pub fn serve(api: &Api) -> u16 {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
    let port = listener.local_addr().expect("an address").port();
    let (state, described) = (api.state.clone(), description::offline());
    let server = HttpServer::new(move || app::build(state.clone(), Arc::clone(&described)).0)
        .workers(1)
        .disable_signals()
        .listen(listener)
        .expect("it listens")
        .run();
    actix_web::rt::spawn(server);
    port
}

/// Sends the head of a `PATCH` that promises `promised` bytes, and `bytes`.
async fn send(
    port: u16,
    token: &str,
    path: &str,
    at: usize,
    promised: usize,
    bytes: &[u8],
) -> TcpStream {
    let mut line = TcpStream::connect(("127.0.0.1", port))
        .await
        .expect("a line");
    let head = format!(
        "PATCH {path} HTTP/1.1\r\nHost: week.test\r\nAuthorization: Bearer {token}\r\nTus-Resumable: 1.0.0\r\n\
         Upload-Offset: {at}\r\nContent-Type: application/offset+octet-stream\r\nContent-Length: {promised}\r\n\r\n"
    );
    line.write_all(head.as_bytes())
        .await
        .expect("the head goes out");
    line.write_all(bytes).await.expect("bytes go out");
    line
}

#[actix_web::test]
async fn what_came_before_the_line_dropped_stays() {
    let api = Api::start().await;
    let person = editor(&api).await;
    let photo = jpeg(900, 700);
    let port = serve(&api);
    let token = person.token.clone().expect("a token");
    let path = begin(&person, photo.len(), PHOTO).await;

    let half = photo.len() / 2;
    assert!(half > 300_000, "{half}");
    // Once the peer says goodbye, once it is gone without a word. What the server had taken off the line
    // but not yet out of its reading buffer goes with the line: the rest begins where it says.
    let mut at = 0;
    for (bytes, abrupt) in [(half, false), (1234, true)] {
        let until = at + bytes;
        let line = send(port, &token, &path, at, photo.len() - at, &photo[at..until]).await;
        if abrupt {
            tokio::time::sleep(std::time::Duration::from_millis(200)).await;
            line.set_zero_linger().expect("a reset");
        }
        drop(line);
        let mut reached = at;
        for _ in 0..100 {
            reached = offset(&person, &path).await;
            if reached == until {
                break;
            }
            tokio::time::sleep(std::time::Duration::from_millis(50)).await;
        }
        let buffer = if abrupt { bytes } else { 128 * 1024 };
        assert!(
            (until - buffer..=until).contains(&reached),
            "{reached} of {until}, abrupt: {abrupt}"
        );
        assert!(parts(&api) > 1, "not only at the end");
        at = reached;
    }
    let mut line = send(port, &token, &path, at, photo.len() - at, &photo[at..]).await;
    let mut answer = [0; 12];
    line.read_exact(&mut answer).await.expect("an answer");
    assert_eq!(&answer, b"HTTP/1.1 204");
    let done: UploadStatus = person.get(&path).await.expect(200).as_();
    let file = done.file.expect("a file");
    assert_eq!(file.size as usize, photo.len());
    let original = person
        .get(&format!("/api/v1/files/{}/original", file.id))
        .await
        .expect(200);
    assert_eq!(original.body, photo, "byte by byte");
}

#[actix_web::test]
async fn of_two_at_one_place_one_wins() {
    let api = Api::start().await;
    let person = editor(&api).await;
    let path = begin(&person, 400_000, PHOTO).await;
    let (one, two) = (vec![1; 200_000], vec![2; 200_000]);
    let (a, b) = tokio::join!(
        patch(&person, 0, &path, &one),
        patch(&person, 0, &path, &two)
    );
    let mut statuses = [a.status, b.status];
    statuses.sort_unstable();
    assert_eq!(statuses, [204, 409]);
    assert_eq!((offset(&person, &path).await, parts(&api)), (200_000, 1));
}

/// After a backup was brought back, parts may be missing: what is said and what is taken agree.
#[actix_web::test]
async fn parts_that_are_lost_are_asked_for_again() {
    let api = Api::start().await;
    let person = editor(&api).await;
    let photo = jpeg(900, 700);
    let path = begin(&person, photo.len(), PHOTO).await;
    for at in [0, 100_000, 200_000] {
        patch(&person, at, &path, &photo[at..at + 100_000])
            .await
            .expect(204);
    }
    let lose = |which: usize| {
        let mut parts: Vec<String> = stored(&api)
            .into_iter()
            .filter(|p| p.contains("/up/"))
            .collect();
        parts.sort();
        std::fs::remove_file(&parts[which]).expect("lost");
    };
    lose(2);
    assert_eq!(offset(&person, &path).await, 200_000);
    // Who does not ask learns it, too.
    lose(1);
    let refused = patch(&person, 200_000, &path, &photo[200_000..])
        .await
        .expect(409);
    assert!(refused.text().contains("100000"), "{}", refused.text());
    assert_eq!(offset(&person, &path).await, 100_000);
    patch(&person, 100_000, &path, &photo[100_000..])
        .await
        .expect(204);
    let done: UploadStatus = person.get(&path).await.expect(200).as_();
    assert_eq!(done.file.expect("a file").size as usize, photo.len());
}
