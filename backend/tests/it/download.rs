//! Exports: tickets, archives, annexes.

mod annex;
mod archive;
mod fixture;

use chrono::{Duration, Utc};
use contract::download::{Download, DownloadInput, Naming};
use contract::operation::Operation;
use contract::role::Role;
use contract::submission::{SubmissionContent, SubmissionState as State};
use diesel::prelude::*;
use diesel_async::RunQueryDsl;
use learning_week::access::identity::Principal;
use learning_week::download::ticket::Ticket;
use learning_week::platform::store::schema::{api_key, audit, person, session};
use serde_json::{Value, json};
use uuid::Uuid;

use crate::support::{Answer, Api, Client};
use fixture::{filed, material, plan};

const DOWNLOADS: &str = "/api/v1/downloads";

/// Asks for an export.
async fn asked(client: &Client<'_>, input: &Value) -> Download {
    client.post(DOWNLOADS, input).await.expect(201).as_()
}

/// Asks for it and fetches it as a browser does: without a token.
async fn fetched(api: &Api, client: &Client<'_>, input: &Value) -> Answer {
    let download = asked(client, input).await;
    let answer = api.nobody().get(&format!("/{}", download.url)).await;
    let answer = answer.expect(200);
    let disposition = answer.header("content-disposition").to_owned();
    let (_, name) = download.url.rsplit_once('/').expect("a name");
    assert!(
        disposition.ends_with(&format!("UTF-8''{name}")),
        "{disposition} is not {name}"
    );
    answer
}

fn one(submission: Uuid) -> Value {
    json!({ "kind": "submission", "submission_id": submission })
}

/// What the XML says, tags left out.
fn said(xml: &str) -> String {
    let mut out = String::new();
    let mut inside = false;
    for c in xml.chars() {
        match c {
            '<' => inside = true,
            '>' => inside = false,
            c if !inside => out.push(c),
            _ => {}
        }
    }
    out
}

/// Everything in a ZIP by path, in order.
fn unzipped(bytes: &[u8]) -> Vec<(String, Vec<u8>)> {
    use std::io::Read;
    let mut zip = zip::ZipArchive::new(std::io::Cursor::new(bytes)).expect("a ZIP");
    (0..zip.len())
        .map(|n| {
            let mut entry = zip.by_index(n).expect("an entry");
            let raw = entry.name_raw();
            let name = match std::str::from_utf8(raw) {
                Ok(name) => name.to_owned(),
                Err(_) => entry.name().expect("a name").into_owned(),
            };
            let mut content = Vec::new();
            entry.read_to_end(&mut content).expect("its content");
            (name, content)
        })
        .collect()
}

/// The text of a DOCX.
fn text(docx: &[u8]) -> String {
    let parts = unzipped(docx);
    let (_, xml) = parts
        .iter()
        .find(|(name, _)| name == "word/document.xml")
        .expect("a document");
    said(&String::from_utf8_lossy(xml))
}

#[actix_web::test]
async fn a_ticket_is_fetched_as_often_as_needed_and_written_down() {
    let api = Api::start().await;
    let plan = material(&api, &plan()).await;
    let content = SubmissionContent {
        body: "组织领导有力。".into(),
        ..Default::default()
    };
    let id = filed(&api, plan, "changchun", State::Submitted, &content).await;
    let person = api.person("province", &[Role::ProvinceReviewer]).await;

    let download = asked(&person, &one(id)).await;
    assert_eq!(download.name, "《长春市教育局》工作方案.zip");
    let left = download.expires_at - Utc::now();
    assert!(left > Duration::seconds(100) && left <= Duration::seconds(120));
    let path = format!("/{}", download.url);
    for _ in 0..2 {
        let answer = api.nobody().get(&path).await.expect(200);
        assert_eq!(answer.header("content-type"), "application/zip");
        assert_eq!(answer.header("cache-control"), "no-store");
        assert_eq!(answer.header("x-content-type-options"), "nosniff");
        assert!(
            answer
                .header("content-disposition")
                .starts_with("attachment;")
        );
        let entries = unzipped(&answer.body);
        assert_eq!(entries[0].0, "长春市教育局工作方案.docx");
        assert!(text(&entries[0].1).contains("组织领导有力。"));
    }
    let rows: Vec<(Option<Uuid>, Vec<String>)> = audit::table
        .filter(audit::operation.eq("create_download"))
        .filter(audit::object_kind.eq("download"))
        .select((audit::object_id, audit::detail))
        .load(&mut *api.conn().await)
        .await
        .expect("the audit");
    assert_eq!(rows, [(Some(id), vec!["submission".to_owned()])]);
}

#[actix_web::test]
async fn forged_and_expired_tickets_are_gone() {
    let api = Api::start().await;
    let plan = material(&api, &plan()).await;
    let content = SubmissionContent::default();
    let id = filed(&api, plan, "changchun", State::Submitted, &content).await;
    let person = api.person("changchun", &[Role::CityEditor]).await;
    let download = asked(&person, &one(id)).await;

    let path = format!("/{}", download.url);
    let ticket = path.split('/').nth(2).expect("a ticket").to_owned();
    let mut signed: Vec<&str> = ticket.split('.').collect();
    let turned: String = signed[2].chars().rev().collect();
    signed[2] = &turned;
    for forged in [
        signed.join("."),
        "x".into(),
        person.token.clone().expect("a token"),
    ] {
        let answer = api
            .nobody()
            .get(&format!("/downloads/{forged}/a.zip"))
            .await;
        assert_eq!(
            (answer.status, answer.code().as_str()),
            (410, "link_expired")
        );
    }
    // A ticket opens nothing else.
    let answer = api.bearer(&ticket).get("/api/v1/profile").await;
    assert_eq!(answer.status, 401);

    let over = Ticket {
        holder: Principal::Session {
            person: Uuid::now_v7(),
            session: Uuid::now_v7(),
        },
        input: DownloadInput::Submission {
            submission_id: id.into(),
            naming: Naming::Utf8,
        },
    };
    let over = over
        .seal(&api.state.signer, Utc::now() - Duration::seconds(2))
        .expect("a ticket");
    let answer = api.nobody().get(&format!("/downloads/{over}/a.zip")).await;
    assert_eq!(
        (answer.status, answer.code().as_str()),
        (410, "link_expired")
    );
}

#[actix_web::test]
async fn whoever_lost_the_right_meanwhile_gets_nothing() {
    let api = Api::start().await;
    let plan = material(&api, &plan()).await;
    let content = SubmissionContent::default();
    let id = filed(&api, plan, "changchun", State::Submitted, &content).await;
    let path = |d: &Download| format!("/{}", d.url);
    let gone = async |path: &str| {
        let answer = api.nobody().get(path).await;
        assert_eq!(
            (answer.status, answer.code().as_str()),
            (410, "link_expired")
        );
    };

    let person = api.person("changchun", &[Role::CityEditor]).await;
    let download = asked(&person, &one(id)).await;
    api.nobody().get(&path(&download)).await.expect(200);
    let me: Value = person.get("/api/v1/profile").await.expect(200).json();
    let me: Uuid = me["id"].as_str().expect("an id").parse().expect("an id");
    diesel::update(person::table.find(me))
        .set(person::active.eq(false))
        .execute(&mut *api.conn().await)
        .await
        .expect("an update");
    gone(&path(&download)).await;

    let person = api.person("changchun", &[Role::CityEditor]).await;
    let download = asked(&person, &one(id)).await;
    diesel::update(session::table)
        .set(session::ended_at.eq(Utc::now()))
        .execute(&mut *api.conn().await)
        .await
        .expect("an update");
    gone(&path(&download)).await;

    // Moved to another city between asking and fetching.
    let person = api.person("changchun", &[Role::CityEditor]).await;
    let download = asked(&person, &one(id)).await;
    let elsewhere = api.organization("siping").await;
    diesel::update(person::table.filter(person::active.eq(true)))
        .set(person::organization_id.eq(elsewhere))
        .execute(&mut *api.conn().await)
        .await
        .expect("an update");
    gone(&path(&download)).await;

    // A key that is revoked.
    let admin = api.person("changchun", &[Role::CityEditor]).await;
    let input = json!({ "name": "导出", "scopes": [Operation::CreateDownload] });
    let key: Value = admin
        .post("/api/v1/api-keys", &input)
        .await
        .expect(201)
        .json();
    let key = api.bearer(key["secret"].as_str().expect("a secret"));
    let download = asked(&key, &one(id)).await;
    api.nobody().get(&path(&download)).await.expect(200);
    diesel::update(api_key::table)
        .set(api_key::revoked_at.eq(Utc::now()))
        .execute(&mut *api.conn().await)
        .await
        .expect("an update");
    gone(&path(&download)).await;
}

#[actix_web::test]
async fn nothing_out_of_reach_is_exported() {
    let api = Api::start().await;
    let plan = material(&api, &plan()).await;
    let content = SubmissionContent::default();
    let id = filed(&api, plan, "changchun", State::Submitted, &content).await;
    let changchun = api.organization("changchun").await;
    let siping = api.person("siping", &[Role::CityEditor]).await;
    for input in [
        one(id),
        one(Uuid::now_v7()),
        json!({ "kind": "package", "material_id": plan, "organization_id": changchun }),
        json!({ "kind": "annex", "material_id": plan, "organization_id": changchun }),
        json!({ "kind": "annex", "material_id": Uuid::now_v7() }),
        json!({ "kind": "board", "filter": { "organization_id": changchun } }),
    ] {
        let answer = siping.post(DOWNLOADS, &input).await;
        assert_eq!(answer.status, 404, "{input}");
    }
    let own = json!({ "kind": "package", "material_id": plan });
    let answer = fetched(&api, &siping, &own).await;
    let names: Vec<String> = unzipped(&answer.body).into_iter().map(|(n, _)| n).collect();
    assert_eq!(names, ["目录.xlsx"], "an empty package says so");
    let answer = siping.post(DOWNLOADS, &json!({ "kind": "all" })).await;
    assert!([400, 422].contains(&answer.status), "{}", answer.text());
}

#[actix_web::test]
async fn the_board_is_a_workbook() {
    let api = Api::start().await;
    material(&api, &plan()).await;
    let city = api.person("siping", &[Role::CityEditor]).await;
    let answer = fetched(&api, &city, &json!({ "kind": "board" })).await;
    let said: Vec<String> = annex::rows(&answer.body).concat();
    assert!(said.contains(&"四平市教育局".to_owned()), "{said:?}");
    assert!(said.contains(&"工作方案".to_owned()), "{said:?}");
    assert!(!said.contains(&"长春市教育局".to_owned()), "{said:?}");
}
