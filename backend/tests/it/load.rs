//! What one may ask for: rates, places, and how much an organization keeps.

use std::os::unix::fs::PermissionsExt;
use std::time::Duration;

use contract::file::FileRef;
use contract::role::Role;
use learning_week::file::sweep::{Swept, sweep};
use serde_json::json;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpListener;
use uuid::Uuid;

use crate::support::{Answer, Api};

/// The number of a key in a RateLimit field.
#[track_caller]
fn number(answer: &Answer, field: &str, key: &str) -> u64 {
    let value = answer.header(field);
    let found = value
        .split(';')
        .find_map(|part| part.strip_prefix(key)?.strip_prefix('='));
    found
        .unwrap_or_else(|| panic!("{field}: {value}"))
        .parse()
        .expect("a number")
}

#[actix_web::test]
async fn readers_and_accounts_have_rates_of_their_own() {
    let api = Api::start_with(&["--read-rate", "1", "--call-rate", "1"]).await;
    let nobody = api.nobody();
    let mut last = nobody.get("/api/v1/regions").await;
    // Twenty at once, of any kind.
    for n in 0..40 {
        let path = [
            "/api/v1/public/activities",
            "/feeds/activities.json",
            "/api/v1/regions",
        ][n % 3];
        last = nobody.get(path).await;
        if last.status == 429 {
            break;
        }
        assert_eq!(last.status, 200);
    }
    let refused = last.expect(429);
    assert_eq!(refused.code(), "too_many_requests");
    assert_eq!(refused.header("cache-control"), "no-store");
    assert!(refused.header("ratelimit-policy").starts_with("\"read\""));
    assert_eq!(number(&refused, "ratelimit-policy", "q"), 20);
    assert_eq!(number(&refused, "ratelimit-policy", "w"), 20);
    assert_eq!(number(&refused, "ratelimit", "r"), 0);
    let wait: u64 = refused.header("retry-after").parse().expect("seconds");
    assert!((1..=20).contains(&wait), "{wait}");
    // Those who guess tokens are nobody, too; balancers and accounts go on.
    let guesses = api.bearer("lwk_guess").get("/api/v1/desk").await;
    guesses.expect(429);
    nobody.get("/healthz").await.expect(200);

    let editor = api.person("jlu", &[Role::InstitutionEditor]).await;
    let first = editor.get("/api/v1/desk").await.expect(200);
    assert!(first.header("ratelimit").starts_with("\"call\""));
    let left = number(&first, "ratelimit", "r");
    let second = editor.get("/api/v1/desk").await.expect(200);
    assert!(number(&second, "ratelimit", "r") <= left && left < 20);
    let mut last = second;
    for _ in 0..40 {
        last = editor.get("/api/v1/desk").await;
        if last.status == 429 {
            break;
        }
    }
    assert!(last.expect(429).header("ratelimit").starts_with("\"call\""));
    // It is the account that asked too much.
    let other = api.person("jlu", &[Role::InstitutionEditor]).await;
    other.get("/api/v1/desk").await.expect(200);
}

/// A page elsewhere can make readers visit boards; it cannot keep an office from signing in.
#[actix_web::test]
async fn visits_use_up_no_sign_ins() {
    let api = Api::start_with(&["--sign-in-burst", "2"]).await;
    let board = format!("/api/v1/public/panels/{}/visits", Uuid::now_v7());
    // All at once: a second that goes by gives one back.
    let visit = async |_| api.nobody().step(&board).await.status;
    let visits = futures_util::future::join_all((0..8).map(visit)).await;
    assert!(visits.contains(&404) && visits.contains(&429), "{visits:?}");
    let who = json!({ "login": "nobody", "password": "wrong" });
    api.nobody().post("/api/v1/session", &who).await.expect(401);
}

#[actix_web::test]
async fn an_organization_keeps_so_much_and_no_more() {
    let api = Api::start_with(&["--files-quota-mb", "1"]).await;
    let person = api.person("jlu", &[Role::InstitutionEditor]).await;
    let path = "/api/v1/files?kind=document";
    let pdf = |kilobytes: usize| {
        let body = "%\n".repeat(512 * kilobytes);
        format!("%PDF-1.4\n{body}%%EOF\n").into_bytes()
    };
    let sent = async |kilobytes| {
        let paper = pdf(kilobytes);
        person
            .upload(path, "a.pdf", "application/pdf", &paper)
            .await
    };
    sent(600).await.expect(201);
    let full = sent(600).await.expect(413);
    assert_eq!(full.code(), "too_large");
    assert!(full.text().contains("1MB"), "{}", full.text());
    let begun = [("upload-length", "600000"), ("tus-resumable", "1.0.0")];
    person
        .send("POST", "/api/v1/uploads", &begun, None)
        .await
        .expect(413);
    sent(100).await.expect(201);
    // Another's room is another's.
    let other = api.person("changchun", &[Role::CityEditor]).await;
    other
        .upload(path, "a.pdf", "application/pdf", &pdf(600))
        .await
        .expect(201);
}

/// The file store goes away, as when a disk does: nothing that needs it seems to be fine.
#[actix_web::test]
async fn without_the_file_store_nothing_looks_well() {
    let api = Api::start().await;
    let person = api.person("jlu", &[Role::InstitutionEditor]).await;
    let paper = b"%PDF-1.4\n%%EOF\n";
    let path = "/api/v1/files?kind=document";
    let sent = async || person.upload(path, "a.pdf", "application/pdf", paper).await;
    let file: FileRef = sent().await.expect(201).as_();
    let address = format!("/{}", file.url);
    let nobody = api.nobody();
    nobody.get(&address).await.expect(200);
    nobody.get("/readyz").await.expect(200);
    let folder = api.state.config.data.data_dir.join("files");
    let aside = folder.with_extension("away");
    std::fs::rename(&folder, &aside).expect("moved");
    // A file where the folder was: nothing can be made below it.
    std::fs::write(&folder, "").expect("in its place");
    for answer in [
        sent().await,
        nobody.get(&address).await,
        nobody.get("/readyz").await,
    ] {
        let away = answer.expect(503);
        assert_eq!(away.header("cache-control"), "no-store");
        assert!(!away.header("retry-after").is_empty());
        assert!(
            away.json()["detail"]
                .as_str()
                .is_some_and(|d| d.contains("文件"))
        );
    }
    std::fs::remove_file(&folder).expect("out of the way");
    std::fs::rename(&aside, &folder).expect("back");
    sent().await.expect(201);
    nobody.get("/readyz").await.expect(200);
    // One content is lost: its file is not gone for that.
    let lost = folder.join(&file.digest[..2]).join(&file.digest);
    std::fs::remove_dir_all(lost).expect("lost");
    nobody.get(&address).await.expect(503);
    let original = format!("/api/v1/files/{}/original", file.id);
    person.get(&original).await.expect(503);
    // Ours alone.
    let again: FileRef = sent().await.expect(201).as_();
    let kept = folder.join(&again.digest[..2]).join(&again.digest);
    let content = std::fs::read_dir(&kept)
        .expect("a folder")
        .next()
        .expect("a file");
    let mode = content
        .and_then(|file| file.metadata())
        .expect("its mode")
        .permissions()
        .mode();
    assert_eq!(mode & 0o777, 0o600);
    let mode = std::fs::metadata(&folder)
        .expect("its mode")
        .permissions()
        .mode();
    assert_eq!(mode & 0o777, 0o700);
}

/// Fifty readers of a new picture: it is made once, and given to them also where it cannot be kept.
#[actix_web::test]
async fn what_many_want_is_made_once_and_given_though_not_kept() {
    let api = Api::start().await;
    let person = api.person("jlu", &[Role::InstitutionEditor]).await;
    let mut picture = std::io::Cursor::new(Vec::new());
    image::RgbImage::from_fn(400, 300, |x, y| image::Rgb([x as u8, y as u8, 90]))
        .write_to(&mut picture, image::ImageFormat::Jpeg)
        .expect("a picture");
    let sent = person.upload("/api/v1/files", "a.jpg", "image/jpeg", picture.get_ref());
    let file: FileRef = sent.await.expect(201).as_();
    let folder = api.state.config.data.data_dir.join("files");
    let folder = folder.join(&file.digest[..2]).join(&file.digest);
    // Made when the picture was taken, lost since. In the place of what is to be kept lies something that cannot be replaced.
    std::fs::remove_file(folder.join("small.webp")).expect("it was there");
    std::fs::create_dir_all(folder.join("small.webp").join("x")).expect("a folder");
    let path = format!("/{}", file.url.replace("large.jpg", "small.webp"));
    let nobody = api.nobody();
    let all = futures_util::future::join_all((0..50).map(|_| nobody.get(&path))).await;
    for answer in &all {
        assert_eq!((answer.status, &answer.body), (200, &all[0].body));
    }
    assert!(folder.join("small.webp").is_dir());
}

#[actix_web::test]
async fn leftovers_are_swept_and_what_belongs_to_somebody_stays() {
    let api = Api::start().await;
    let person = api.person("jlu", &[Role::InstitutionEditor]).await;
    let sent = person.upload(
        "/api/v1/files?kind=document",
        "a.pdf",
        "application/pdf",
        b"%PDF-1.4\n%%EOF\n",
    );
    let file: FileRef = sent.await.expect(201).as_();
    let headers = [("upload-length", "9"), ("tus-resumable", "1.0.0")];
    let begun = person
        .send("POST", "/api/v1/uploads", &headers, None)
        .await
        .expect(201);
    let upload = begun.header("location").to_owned();
    let part = [
        ("content-type", "application/offset+octet-stream"),
        ("upload-offset", "0"),
        ("tus-resumable", "1.0.0"),
    ];
    person
        .send("PATCH", &upload, &part, Some(b"begun".to_vec()))
        .await
        .expect(204);
    // What a restored backup, a crash and a power cut leave.
    let blobs = &api.state.blobs;
    let orphan = "ab".repeat(32);
    blobs.put(&orphan, "original", "x").await.expect("kept");
    let over = format!("upload-{}", Uuid::now_v7().simple());
    blobs.put(&over, "part", "x").await.expect("kept");
    let folder = api.state.config.data.data_dir.join("files");
    let staged = folder
        .join(&file.digest[..2])
        .join(&file.digest)
        .join("large.jpg#1");
    std::fs::write(&staged, "ha").expect("staged");

    let hour = Duration::from_secs(3_600);
    let young = sweep(&api.state, hour).await.expect("a round");
    assert_eq!(young, Swept::default());
    let all = Swept {
        contents: 1,
        uploads: 1,
        staged: 1,
    };
    assert_eq!(
        sweep(&api.state, Duration::ZERO).await.expect("a round"),
        all
    );
    assert_eq!(
        sweep(&api.state, Duration::ZERO).await.expect("a round"),
        Swept::default()
    );
    assert!(blobs.get(&orphan, "original").await.is_err() && !staged.exists());
    api.nobody()
        .get(&format!("/{}", file.url))
        .await
        .expect(200);
    let head = person.send("HEAD", &upload, &[], None).await.expect(200);
    assert_eq!(head.header("upload-offset"), "5");
}

/// The test file that every scanner knows, in two parts: a scanner of whoever keeps this file shall not.
const EICAR: [&str; 2] = [
    "X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR-STANDARD-",
    "ANTIVIRUS-TEST-FILE!$H+H*",
];

/// A stand-in for clamd that knows EICAR.
async fn scanner() -> (String, tokio::task::JoinHandle<()>) {
    let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
    let address = listener.local_addr().expect("an address").to_string();
    let serving = tokio::spawn(async move {
        loop {
            let (mut line, _) = listener.accept().await.expect("a line");
            let mut content = vec![0; "zINSTREAM\0".len()];
            line.read_exact(&mut content).await.expect("a command");
            while let Ok(size @ 1..) = line.read_u32().await {
                let at = content.len();
                content.resize(at + size as usize, 0);
                line.read_exact(&mut content[at..]).await.expect("a piece");
            }
            let bad = String::from_utf8_lossy(&content).contains(&EICAR.concat());
            let said: &[u8] = if bad {
                b"stream: Eicar-Signature FOUND\0"
            } else {
                b"stream: OK\0"
            };
            line.write_all(said).await.expect("an answer");
        }
    });
    (address, serving)
}

#[actix_web::test]
async fn what_the_scanner_refuses_is_not_kept() {
    let (address, serving) = scanner().await;
    let api = Api::start_with(&["--clamd", &address]).await;
    let person = api.person("jlu", &[Role::InstitutionEditor]).await;
    let path = "/api/v1/files?kind=document";
    let sent = async |inside: &str| {
        let paper = format!("%PDF-1.4\n% {inside}\n%%EOF\n");
        person
            .upload(path, "a.pdf", "application/pdf", paper.as_bytes())
            .await
    };
    sent("").await.expect(201);
    let refused = sent(&EICAR.concat()).await.expect(422);
    assert!(refused.text().contains("安全检查"), "{}", refused.text());
    // It is configured and away: what nobody has looked at is not taken.
    serving.abort();
    let _ = serving.await;
    let away = sent("").await.expect(503);
    assert!(away.text().contains("安全检查") && !away.header("retry-after").is_empty());
}
