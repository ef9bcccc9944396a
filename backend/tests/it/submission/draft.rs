//! Drafts of submissions: who may begin what, and what even a draft must keep to.

use contract::material::{Figure, MaterialInput, Part};
use contract::organization::OrganizationKind;
use contract::page::Page;
use contract::role::Role;
use contract::submission::{Submission, SubmissionRow, SubmissionState as State};
use diesel::prelude::*;
use diesel_async::RunQueryDsl;
use learning_week::platform::store::schema::{edition, submission_file};
use serde_json::{Value, json};
use uuid::Uuid;

use super::{BASE, begin, judge, path, put, read, save, step};
use crate::support::Api;
use crate::support::material::material;

#[actix_web::test]
async fn who_may_begin_is_said_by_the_material() {
    let api = Api::start().await;
    let plain = api.material(&material("plan", &[Part::Body])).await;
    let gathered = MaterialInput {
        gathers: true,
        ..material("parts", &[Part::Body])
    };
    let gathered = api.material(&gathered).await;
    let retired = MaterialInput {
        retired: true,
        ..material("old", &[Part::Body])
    };
    let retired = api.material(&retired).await;
    let ask = |material: Uuid| json!({ "material_id": material });

    let city = api.person("changchun", &[Role::CityEditor]).await;
    let school = api.institution("changchun", "南关区社区学校").await;
    let school = api.person_in(school, &[Role::InstitutionEditor]).await;
    // Reports straight to the province, so nobody gathers from it.
    let lone = api.institution("province", "省图书馆").await;
    let lone = api.person_in(lone, &[Role::InstitutionEditor]).await;
    let refused = school.post(BASE, &ask(plain)).await.expect(422);
    assert_eq!(refused.faults(), ["material_id not_owed"]);
    let refused = lone.post(BASE, &ask(gathered)).await.expect(422);
    assert_eq!(refused.faults(), ["material_id not_owed"]);
    let refused = city.post(BASE, &ask(retired)).await.expect(422);
    assert_eq!(refused.faults(), ["material_id retired"]);
    let refused = city.post(BASE, &ask(Uuid::now_v7())).await.expect(422);
    assert_eq!(refused.faults(), ["material_id not_found"]);
    school.post(BASE, &ask(gathered)).await.expect(201);
    // For others nobody files.
    let other = json!({ "material_id": plain, "organization_id": api.organization("jilin").await });
    city.post(BASE, &other).await.expect(404);

    let key = [
        ("content-type", "application/json"),
        ("idempotency-key", "k1"),
    ];
    let body = ask(plain).to_string().into_bytes();
    let first = city
        .send("POST", BASE, &key, Some(body.clone()))
        .await
        .expect(201);
    let again = city.send("POST", BASE, &key, Some(body)).await.expect(201);
    assert_eq!(first.as_::<Submission>().id, again.as_::<Submission>().id);
    let twice = city.post(BASE, &ask(plain)).await.expect(409);
    assert_eq!(twice.code(), "already_exists");
}

#[actix_web::test]
async fn a_draft_names_only_what_there_is() {
    let api = Api::start().await;
    let changchun = api.organization("changchun").await;
    let school = api.institution("changchun", "南关区社区学校").await;
    let city = api.person("changchun", &[Role::CityEditor]).await;
    let input = MaterialInput {
        figures: vec![Figure {
            code: "visits".into(),
            label: "人次".into(),
            ..Figure::default()
        }],
        ..material("mixed", &[Part::Photos, Part::Documents, Part::Figures])
    };
    let material = api.material(&input).await;
    let (own, below) = (api.picture(changchun).await, api.picture(school).await);
    let foreign = api.picture(api.organization("jilin").await).await;
    let document = api.document(changchun).await;
    let photo = |id: Uuid| json!({ "file": id });
    let wrong = json!({
        "photos": [photo(own), photo(foreign), photo(document)],
        "documents": [photo(own)],
        "figures": [{ "code": "visits", "value": "1" }, { "code": "visits" }, { "code": "other" }],
        "gathered": [Uuid::now_v7()],
    });
    let refused = city
        .post(BASE, &json!({ "material_id": material, "content": wrong }))
        .await;
    assert_eq!(
        refused.expect(422).faults(),
        [
            "content.figures.visits duplicate",
            "content.figures.other unknown",
            "content.gathered.0 unknown",
            "content.photos.1 unknown",
            "content.photos.2 wrong_kind",
            "content.documents.0 wrong_kind",
        ]
    );
    let content = json!({ "photos": [photo(own), photo(below)], "documents": [photo(document)] });
    let made = begin(&city, material, content).await;
    let named = async || -> i64 {
        submission_file::table
            .filter(submission_file::revision_id.eq(Uuid::from(made.revision.id)))
            .count()
            .get_result(&mut *api.conn().await)
            .await
            .expect("a count")
    };
    assert_eq!(named().await, 3);
    let long = json!({ "title": "长".repeat(201) });
    assert_eq!(
        put(&city, &made, &long).await.expect(422).faults(),
        ["title too_long"]
    );
    let saved = save(&city, &made, &json!({ "photos": [photo(below)] })).await;
    assert_eq!((named().await, saved.revision.files.len()), (1, 1));
    let late = put(&city, &made, &json!({ "title": "另一处" }))
        .await
        .expect(412);
    assert_eq!(late.json()["changed"], json!(["title", "photos"]));
    let at = format!("{BASE}/{}", made.id);
    let kind = [("content-type", "application/json")];
    let blind = city.send("PUT", &at, &kind, Some(b"{}".to_vec())).await;
    assert_eq!(blind.expect(428).code(), "version_required");
}

#[actix_web::test]
async fn drafts_go_and_corrections_are_given_up() {
    let api = Api::start().await;
    let city = api.person("changchun", &[Role::CityEditor]).await;
    let province = api.person("province", &[Role::ProvinceReviewer]).await;
    let material = api.material(&material("plan", &[Part::Body])).await;
    let made = begin(&city, material, json!({ "body": "一稿" })).await;
    let at = format!("{BASE}/{}", made.id);
    city.delete(&at).await.expect(204);
    city.get(&at).await.expect(404);

    let made = begin(&city, material, json!({ "body": "一稿" })).await;
    let at = format!("{BASE}/{}", made.id);
    step(&city, made.id, "submit").await;
    judge(&province, made.id, "return", json!({ "note": "重写" }))
        .await
        .expect(200);
    city.delete(&at).await.expect(409);
    let back = read(&city, made.id).await;
    let next = save(&city, &back, &json!({ "body": "二稿" })).await;
    assert_eq!(next.revision.number, 2);
    let third = save(&city, &next, &json!({ "body": "三稿" })).await;
    assert_eq!(third.revision.number, 2);
    city.delete(&at).await.expect(204);
    let again = read(&city, made.id).await;
    assert_eq!(
        (again.revision.number, again.revision.state),
        (1, State::Returned)
    );
    assert_eq!(again.revision.content.body, "一稿");
}

#[actix_web::test]
async fn an_archived_year_is_closed() {
    let api = Api::start().await;
    let city = api.person("changchun", &[Role::CityEditor]).await;
    let owed = api.material(&material("plan", &[Part::Body])).await;
    let other = api.material(&material("report", &[Part::Body])).await;
    let made = begin(&city, owed, json!({ "body": "一稿" })).await;
    let id = api.edition().await;
    let mut conn = api.conn().await;
    let mut content: Value = edition::table
        .find(id)
        .select(edition::content)
        .first(&mut *conn)
        .await
        .expect("the edition");
    content["status"] = json!("archived");
    diesel::update(edition::table.find(id))
        .set(edition::content.eq(content))
        .execute(&mut *conn)
        .await
        .expect("archived");
    drop(conn);
    let refused = city.post(BASE, &json!({ "material_id": other })).await;
    assert_eq!(refused.expect(409).code(), "state_changed");
    put(&city, &made, &json!({ "body": "二稿" }))
        .await
        .expect(409);
    city.step(&path(made.id, "submit")).await.expect(409);
    let seen = read(&city, made.id).await;
    assert!(seen.actions.is_empty() && seen.findings.is_empty());
}

#[actix_web::test]
async fn lists_are_paged_and_filtered() {
    let api = Api::start().await;
    let city = api.person("changchun", &[Role::CityEditor]).await;
    let reviewer = api.person("changchun", &[Role::CityReviewer]).await;
    let both = vec![OrganizationKind::CityOffice, OrganizationKind::Institution];
    let mut ids = Vec::new();
    for code in ["one", "two", "three"] {
        let input = MaterialInput {
            owed_by: both.clone(),
            ..material(code, &[Part::Body])
        };
        ids.push(api.material(&input).await);
    }
    let school = api.institution("changchun", "南关区社区学校").await;
    let client = api.person_in(school, &[Role::InstitutionSubmitter]).await;
    let mut mine = Vec::new();
    for id in &ids {
        let made = begin(&client, *id, json!({ "body": "方案" })).await;
        mine.push(step(&client, made.id, "submit").await.id);
    }
    begin(&city, ids[0], json!({ "title": "市里的" })).await;

    let get = async |query: &str| -> Page<SubmissionRow> {
        reviewer
            .get(&format!("{BASE}?{query}"))
            .await
            .expect(200)
            .as_()
    };
    assert_eq!(get("").await.items.len(), 4);
    assert_eq!(get("state=draft").await.items.len(), 1);
    assert_eq!(
        get(&format!("organization_id={school}")).await.items.len(),
        3
    );
    assert_eq!(get(&format!("material_id={}", ids[0])).await.items.len(), 2);
    assert_eq!(get("part=true").await.items.len(), 0);
    for (query, right) in [
        ("waiting=true", mine.clone()),
        (
            &*format!("organization_id={school}"),
            mine.iter().rev().copied().collect(),
        ),
    ] {
        let mut walked = Vec::new();
        let mut cursor = String::new();
        loop {
            let page = get(&format!("{query}&limit=2&cursor={cursor}")).await;
            walked.extend(page.items.iter().map(|i| i.id));
            match page.next {
                Some(next) => cursor = next,
                None => break,
            }
        }
        assert_eq!(walked, right, "{query}");
    }
    // Institutions see their own only.
    let own: Page<SubmissionRow> = client.get(BASE).await.expect(200).as_();
    assert_eq!(own.items.len(), 3);
    let waiting: Page<SubmissionRow> = client
        .get(&format!("{BASE}?waiting=true"))
        .await
        .expect(200)
        .as_();
    assert!(waiting.items.is_empty());
}
