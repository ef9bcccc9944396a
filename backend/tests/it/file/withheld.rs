//! Files that strangers get, and those that they don't.

use contract::article::PublicArticle;
use contract::file::FileRef;
use contract::id::FileId;
use contract::portal::PublicActivity;
use serde_json::json;

use super::{DOCUMENT, PICTURE, jpeg};
use crate::article::{Cast, brand};
use crate::support::{Api, Client, public};

const PDF: &[u8] = b"%PDF-1.4\n1 0 obj\n%%EOF";

async fn photo(person: &Client<'_>, width: u32) -> FileRef {
    let bytes = jpeg(width, 600);
    let sent = person.upload(PICTURE, "张三身份证.jpg", "image/jpeg", &bytes);
    sent.await.expect(201).as_()
}

async fn paper(person: &Client<'_>) -> FileRef {
    let sent = person.upload(DOCUMENT, "内部方案-张三.pdf", "application/pdf", PDF);
    sent.await.expect(201).as_()
}

/// What a stranger gets who knows the id.
async fn stranger(api: &Api, id: FileId, variant: &str) -> u16 {
    let path = format!("/files/{id}/{variant}");
    api.nobody().get(&path).await.status
}

#[actix_web::test]
async fn what_nothing_public_names_needs_a_ticket() {
    let api = Api::start().await;
    let person = super::editor(&api).await;
    let (photo, paper) = (photo(&person, 800).await, paper(&person).await);
    for variant in ["large.jpg", "small.jpg", "large.webp", "small.webp"] {
        assert_eq!(stranger(&api, photo.id, variant).await, 404, "{variant}");
    }
    assert_eq!(stranger(&api, paper.id, "document.pdf").await, 404);
    // Whoever was shown it has an address that counts; their browser keeps it, and nobody's between.
    let shown = api
        .nobody()
        .get(&format!("/{}", photo.url))
        .await
        .expect(200);
    assert!(shown.header("cache-control").starts_with("private"));
    let document = api
        .nobody()
        .get(&format!("/{}", paper.url))
        .await
        .expect(200);
    assert!(
        document
            .header("content-disposition")
            .contains("%E5%BC%A0%E4%B8%89")
    );
    // A ticket is for one file, cannot be made up, and ends.
    let ticket = photo.url.split_once('?').expect("a ticket").1;
    let (last, signature) = ticket["ticket=".len()..].split_once('-').expect("an hour");
    let last: i64 = last.parse().expect("a number");
    for wrong in [
        format!("/files/{}/document.pdf?{ticket}", paper.id),
        format!(
            "/files/{}/large.jpg?ticket={}-{signature}",
            photo.id,
            last + 1
        ),
        format!(
            "/files/{}/large.jpg?ticket={}-{signature}",
            photo.id,
            i64::MAX
        ),
        format!("/files/{}/large.jpg?ticket={last}-", photo.id),
        format!("/files/{}/large.jpg?ticket=x", photo.id),
        format!("/files/{}/original?{ticket}", photo.id),
    ] {
        api.nobody().get(&wrong).await.expect(404);
    }
}

#[actix_web::test]
async fn what_is_published_is_everyones_until_it_is_taken_down() {
    let api = Api::start().await;
    let person = super::editor(&api).await;
    let (first, second, paper) = (
        photo(&person, 800).await,
        photo(&person, 900).await,
        paper(&person).await,
    );
    let mut content = public::content("读书会");
    content.picture = Some(first.id);
    content.picture_alt = "读书会现场".into();
    content.attachment = Some(paper.id);
    let id = api.published("jlu", &content).await;
    let path = format!("/api/v1/public/activities/{id}");
    let shown = api.nobody().get(&path).await.expect(200);
    let text = shown.text();
    for told in ["张三", &first.digest, &paper.digest] {
        assert!(!text.contains(told), "{told}");
    }
    let shown: PublicActivity = shown.as_();
    let picture = shown.row.picture.expect("a picture");
    let attachment = shown.attachment.expect("a document");
    assert_eq!(
        (picture.name.as_str(), attachment.name.as_str()),
        ("", "附件.pdf")
    );
    let large = api
        .nobody()
        .get(&format!("/{}", picture.url))
        .await
        .expect(200);
    assert_eq!(large.header("cache-control"), "public, max-age=300");
    let tag = large.header("etag").to_owned();
    assert!(!tag.contains(&first.digest[..16]));
    let document = api
        .nobody()
        .get(&format!("/{}", attachment.url))
        .await
        .expect(200);
    assert!(
        !document
            .header("content-disposition")
            .contains("%E5%BC%A0%E4%B8%89")
    );

    // Another picture takes its place: the old one is gone, also for who asks whether it has changed.
    content.picture = Some(second.id);
    api.republished(id, 2, &content).await;
    let again = [("if-none-match", tag.as_str())];
    let path = format!("/{}", picture.url);
    let gone = api.nobody().send("GET", &path, &again, None).await;
    gone.expect(404);
    assert_eq!(stranger(&api, second.id, "small.webp").await, 200);
    // A postponed activity is public still; one that is taken down is not.
    api.held(id, "postponed", "另行通知。").await;
    assert_eq!(stranger(&api, second.id, "large.jpg").await, 200);
    api.retracted(id).await;
    for (id, variant) in [
        (second.id, "large.jpg"),
        (second.id, "small.webp"),
        (paper.id, "document.pdf"),
    ] {
        assert_eq!(stranger(&api, id, variant).await, 404, "{variant}");
    }
}

#[actix_web::test]
async fn an_articles_files_come_and_go_with_it() {
    let api = Api::start().await;
    let cast = Cast::of(&api).await;
    let (cover, inside) = (
        photo(&cast.submitter, 800).await,
        photo(&cast.submitter, 900).await,
    );
    let papers = [paper(&cast.submitter).await, paper(&cast.submitter).await];
    let mut content = brand("社区夜校");
    content["picture"] = json!(cover.id);
    content["picture_alt"] = json!("夜校课堂");
    content["gallery"] = json!([{ "picture": inside.id, "caption": "课堂" }]);
    content["attachments"] = json!([papers[0].id, papers[1].id]);
    let made = cast.published("brand", content).await;
    let path = format!("/api/v1/public/articles/{}", made.id);
    let shown = api.nobody().get(&path).await.expect(200);
    assert!(!shown.text().contains("张三"));
    let shown: PublicArticle = shown.as_();
    let names: Vec<&str> = shown.attachments.iter().map(|f| f.name.as_str()).collect();
    assert_eq!(names, ["附件1.pdf", "附件2.pdf"]);
    let all = [
        (cover.id, "large.jpg"),
        (inside.id, "large.jpg"),
        (papers[0].id, "document.pdf"),
        (papers[1].id, "document.pdf"),
    ];
    for (id, variant) in all {
        assert_eq!(stranger(&api, id, variant).await, 200, "{variant}");
    }
    let reason = json!({ "reason": "内容有误，请核实。" });
    let retract = format!("/api/v1/articles/{}/retract", made.id);
    cast.publisher.post(&retract, &reason).await.expect(200);
    for (id, variant) in all {
        assert_eq!(stranger(&api, id, variant).await, 404, "{variant}");
    }
}
