//! Drafts of activities: they come, change, are copied and go.

use contract::activity::{Activity, ActivityRow};
use contract::api_key::ApiKeyCreated;
use contract::id::ActivityId;
use contract::operation::Operation;
use contract::page::Page;
use contract::role::Role;
use contract::workflow::RevisionState;
use diesel::prelude::*;
use diesel_async::RunQueryDsl;
use learning_week::platform::store::schema::{
    activity, edition, file, opening, organization, revision,
};
use serde_json::{Value, json};
use uuid::Uuid;

use crate::support::{Api, Client};

const BASE: &str = "/api/v1/activities";

/// Complete, on 12 November 2020 from 9:00 to 11:00.
pub fn whole(title: &str) -> Value {
    json!({
        "title": title, "strand": "reading", "form": "lecture", "audiences": ["residents"],
        "summary": "邀请社区居民共读一本书。", "mode": "onsite",
        "schedule": { "kind": "dates", "slots": [
            { "starts_at": "2020-11-12T01:00:00Z", "ends_at": "2020-11-12T03:00:00Z" } ] },
        "venue_name": "市图书馆", "venue_address": "长春市人民大街1号", "region_code": "220102",
        "contact_name": "王老师", "contact_phone": "0431-88904455",
    })
}

/// A draft of the caller's own organization.
pub async fn draft(client: &Client<'_>, content: Value) -> Activity {
    client
        .post(BASE, &json!({ "content": content }))
        .await
        .expect(201)
        .as_()
}

pub fn path(id: ActivityId, step: &str) -> String {
    format!("{BASE}/{id}/{step}")
}

async fn read(client: &Client<'_>, id: ActivityId) -> Activity {
    client.get(&format!("{BASE}/{id}")).await.expect(200).as_()
}

#[actix_web::test]
async fn a_draft_may_be_incomplete_and_says_what_is_missing() {
    let api = Api::start().await;
    let city = api.person("changchun", &[Role::CityEditor]).await;
    let made = city.post(BASE, &json!({})).await.expect(201);
    assert_eq!(made.header("etag"), "\"1\"");
    let made: Activity = made.as_();
    let missing: Vec<&str> = made.missing.iter().map(|f| f.field.as_str()).collect();
    assert!(missing.contains(&"title") && missing.contains(&"schedule.slots.0.starts_at"));
    assert_eq!(made.revision.author, "测试人员");
    let refused = city.step(&path(made.id, "submit")).await.expect(422);
    assert!(refused.faults().contains(&"title required".to_owned()));
    let saved: Activity = city
        .put(&format!("{BASE}/{}", made.id), 1, &whole("读书会"))
        .await
        .expect(200)
        .as_();
    assert_eq!((saved.version, saved.missing.len()), (2, 0));
    assert_eq!(saved.revision.content.title, "读书会");
    assert_eq!(
        saved.actions,
        [
            Operation::UpdateActivity,
            Operation::SubmitActivity,
            Operation::DuplicateActivity,
            Operation::DeleteActivity
        ]
    );
    // What is the same is not written again.
    let same: Activity = city
        .put(&format!("{BASE}/{}", made.id), 2, &whole("读书会"))
        .await
        .expect(200)
        .as_();
    assert_eq!(same.version, 2);
    city.step(&path(made.id, "submit")).await.expect(200);
}

#[actix_web::test]
async fn two_editors_at_once() {
    let api = Api::start().await;
    let one = api.person("jlu", &[Role::InstitutionEditor]).await;
    let two = api.person("jlu", &[Role::InstitutionEditor]).await;
    let made = draft(&one, whole("开放日")).await;
    let at = format!("{BASE}/{}", made.id);
    let mut first = whole("开放日");
    first["venue_name"] = json!("逸夫楼");
    one.put(&at, 1, &first).await.expect(200);
    let mut second = whole("校园开放日");
    second["venue_name"] = json!("图书馆");
    let late = two.put(&at, 1, &second).await.expect(412);
    assert_eq!(late.code(), "version_changed");
    assert_eq!(late.json()["changed"], json!(["title", "venue_name"]));
    two.put(&at, 2, &second).await.expect(200);
    let bare = serde_json::to_vec(&second).expect("JSON");
    let json = [("content-type", "application/json")];
    let blind = two.send("PUT", &at, &json, Some(bare)).await.expect(428);
    assert_eq!(blind.code(), "version_required");
}

#[actix_web::test]
async fn bad_input_names_its_field() {
    let api = Api::start().await;
    let city = api.person("changchun", &[Role::CityEditor]).await;
    let refused = |field: &'static str, value: Value| {
        let city = city.clone();
        async move {
            let mut content = whole("读书会");
            content[field] = value;
            let answer = city.post(BASE, &json!({ "content": content })).await;
            answer.expect(422).faults()
        }
    };
    let slot = json!({ "starts_at": "2020-11-12T01:00:00Z", "ends_at": "2020-11-12T03:00:00Z" });
    let backwards = json!({ "kind": "dates", "slots": [
        { "starts_at": "2020-11-12T03:00:00Z", "ends_at": "2020-11-12T01:00:00Z" } ] });
    assert_eq!(
        refused("schedule", backwards).await,
        ["content.schedule.slots.0.ends_at before_start"]
    );
    let many = json!({ "kind": "dates", "slots": vec![slot; 400] });
    assert_eq!(
        refused("schedule", many).await,
        ["content.schedule.slots too_many"]
    );
    let daily = json!({ "kind": "weekly", "weekdays": [1, 2, 3, 4, 5, 6, 7], "first_day": "2020-01-01",
        "last_day": "2021-02-03", "starts": "09:00:00", "ends": "11:00:00" });
    assert_eq!(
        refused("schedule", daily).await,
        ["content.schedule.last_day too_many"]
    );
    assert_eq!(
        refused("strand", json!("nonsense")).await,
        ["content.strand unknown"]
    );
    assert_eq!(
        refused("topics", json!(["law", "nonsense"])).await,
        ["content.topics.1 unknown"]
    );
    assert_eq!(
        refused("region_code", json!("999999")).await,
        ["content.region_code unknown"]
    );
    assert_eq!(
        refused("picture", json!(Uuid::now_v7())).await,
        ["content.picture unknown"]
    );
    assert_eq!(
        refused("title", json!("\u{0}")).await,
        ["content.title control_character"]
    );
}

async fn uploaded(api: &Api, owner: Uuid, kind: &str) -> Uuid {
    let id = Uuid::now_v7();
    diesel::insert_into(file::table)
        .values((
            file::id.eq(id),
            file::organization_id.eq(owner),
            file::kind.eq(kind),
            file::name.eq("海报.jpg"),
            file::media_type.eq("image/jpeg"),
            file::size.eq(1000_i64),
            file::digest.eq("0".repeat(64)),
            file::width.eq(800),
            file::height.eq(600),
            file::created_by.eq("测试人员"),
        ))
        .execute(&mut api.conn().await)
        .await
        .expect("a file");
    id
}

#[actix_web::test]
async fn files_are_the_organizations_own() {
    let api = Api::start().await;
    let city = api.person("changchun", &[Role::CityEditor]).await;
    let own = uploaded(&api, api.organization("changchun").await, "picture").await;
    let foreign = uploaded(&api, api.organization("jilin").await, "picture").await;
    let made = draft(&city, whole("读书会")).await;
    let at = format!("{BASE}/{}", made.id);
    let mut content = whole("读书会");
    content["picture"] = json!(foreign);
    let refused = city.put(&at, 1, &content).await.expect(422);
    assert_eq!(refused.faults(), ["picture unknown"]);
    content["picture"] = json!(own);
    let saved: Activity = city.put(&at, 1, &content).await.expect(200).as_();
    assert_eq!(saved.picture.map(|f| f.id), Some(own.into()));
    assert_eq!(saved.missing[0].field, "picture_alt");
    content["attachment"] = json!(own);
    let refused = city.put(&at, 2, &content).await.expect(422);
    assert_eq!(refused.faults(), ["attachment wrong_kind"]);
}

#[actix_web::test]
async fn a_retired_word_stays_where_it_was_chosen() {
    let api = Api::start().await;
    let city = api.person("changchun", &[Role::CityEditor]).await;
    let made = draft(&city, whole("读书会")).await;
    let mut conn = api.conn().await;
    let mut content: Value = edition::table
        .select(edition::content)
        .first(&mut *conn)
        .await
        .expect("the edition");
    for form in content["forms"].as_array_mut().expect("forms") {
        form["retired"] = json!(form["code"] == "lecture");
    }
    diesel::update(edition::table)
        .set(edition::content.eq(content))
        .execute(&mut *conn)
        .await
        .expect("saved");
    let at = format!("{BASE}/{}", made.id);
    city.put(&at, 1, &whole("新名称")).await.expect(200);
    let refused = city
        .post(BASE, &json!({ "content": whole("又一个") }))
        .await
        .expect(422);
    assert_eq!(refused.faults(), ["content.form retired"]);
    city.step(&path(made.id, "submit")).await.expect(200);
}

#[actix_web::test]
async fn the_same_key_makes_one_activity() {
    let api = Api::start().await;
    let city = api.person("changchun", &[Role::CityEditor]).await;
    let headers = [
        ("content-type", "application/json"),
        ("idempotency-key", "abc"),
    ];
    let body = |title: &str| serde_json::to_vec(&json!({ "content": whole(title) })).expect("JSON");
    let first: Activity = city
        .send("POST", BASE, &headers, Some(body("甲")))
        .await
        .expect(201)
        .as_();
    let again: Activity = city
        .send("POST", BASE, &headers, Some(body("甲")))
        .await
        .expect(201)
        .as_();
    assert_eq!(first.id, again.id);
    let other = city
        .send("POST", BASE, &headers, Some(body("乙")))
        .await
        .expect(409);
    assert_eq!(other.code(), "idempotency_key_reused");
    let all: Page<ActivityRow> = city.get(BASE).await.expect(200).as_();
    assert_eq!(all.items.len(), 1);
}

#[actix_web::test]
async fn nobody_files_or_looks_beyond_their_reach() {
    let api = Api::start().await;
    let city = api.person("changchun", &[Role::CityEditor]).await;
    let other = api.person("jilin", &[Role::CityEditor]).await;
    let foreign = json!({ "organization_id": api.organization("jilin").await });
    city.post(BASE, &foreign).await.expect(404);
    let made = draft(&city, whole("读书会")).await;
    let at = format!("{BASE}/{}", made.id);
    other.get(&at).await.expect(404);
    other.put(&at, 1, &whole("抢占")).await.expect(404);
    other.delete(&at).await.expect(404);
    other.step(&path(made.id, "submit")).await.expect(404);
    other.step(&path(made.id, "duplicate")).await.expect(404);
    let of = format!("{BASE}?organization_id={}", made.organization.id);
    let none: Page<ActivityRow> = other.get(&of).await.expect(200).as_();
    assert!(none.items.is_empty());
    // The province reads it and cannot write it.
    let province = api.person("province", &[Role::ProvinceEditor]).await;
    let seen = read(&province, made.id).await;
    assert!(seen.actions.is_empty());
    province.put(&at, 1, &whole("省里改")).await.expect(404);
}

#[actix_web::test]
async fn a_key_files_what_its_maker_may_file_within_its_scopes() {
    let api = Api::start().await;
    let city = api.person("changchun", &[Role::CityEditor]).await;
    let school = api.institution("changchun", "南关区社区学校").await;
    let scopes = ["create_activity", "get_activity", "submit_activity"];
    let input = json!({ "name": "市图书馆系统", "scopes": scopes });
    let key: ApiKeyCreated = city
        .post("/api/v1/api-keys", &input)
        .await
        .expect(201)
        .as_();
    let key = api.bearer(&key.secret);
    let made: Activity = key
        .post(BASE, &json!({ "content": whole("读书会") }))
        .await
        .expect(201)
        .as_();
    assert_eq!(made.revision.author, "市图书馆系统");
    assert_eq!(made.actions, [Operation::SubmitActivity]);
    let at = format!("{BASE}/{}", made.id);
    key.put(&at, 1, &whole("改")).await.expect(404);
    // The city's editor does not file for others, so the program doesn't either.
    for stranger in [school, api.organization("jilin").await] {
        let body = json!({ "organization_id": stranger, "content": whole("读书会") });
        key.post(BASE, &body).await.expect(404);
    }
    // Nothing can be submitted by who is gone.
    diesel::update(organization::table.find(Uuid::from(made.organization.id)))
        .set(organization::status.eq("closed"))
        .execute(&mut *api.conn().await)
        .await
        .expect("closed");
    key.step(&path(made.id, "submit")).await.expect(401);
}

#[actix_web::test]
async fn lists_are_paged_and_filtered() {
    let api = Api::start().await;
    let city = api.person("changchun", &[Role::CityEditor]).await;
    let mut ids = Vec::new();
    for n in 0..5 {
        ids.push(draft(&city, whole(&format!("第{n}场100%读书会"))).await.id);
    }
    draft(&city, whole("讲座")).await;
    let mut seen = Vec::new();
    let mut next = Some(String::new());
    while let Some(cursor) = next {
        let query = format!("{BASE}?limit=2&q=100%25&cursor={cursor}");
        let page: Page<ActivityRow> = city.get(&query).await.expect(200).as_();
        assert!(page.items.len() <= 2);
        seen.extend(page.items.into_iter().map(|r| r.id));
        next = page.next;
    }
    ids.reverse();
    assert_eq!(seen, ids);
    let count = async |query: &str| {
        let page: Page<ActivityRow> = city.get(&format!("{BASE}?{query}")).await.expect(200).as_();
        page.items.len()
    };
    assert_eq!(count("q=_").await, 0);
    assert_eq!(count("state=submitted").await, 0);
    assert_eq!(count("state=draft&strand=reading").await, 6);
    assert_eq!(count("strand=exhibition").await, 0);
    assert_eq!(count("holding=cancelled").await, 0);
    city.get(&format!("{BASE}?limit=101")).await.expect(422);
    city.get(&format!("{BASE}?cursor=x")).await.expect(400);
}

#[actix_web::test]
async fn copies_are_fresh_drafts() {
    let api = Api::start().await;
    let city = api.person("changchun", &[Role::CityEditor]).await;
    let made = draft(&city, whole(&"学".repeat(60))).await;
    city.step(&path(made.id, "submit")).await.expect(200);
    let copy: Activity = city
        .step(&path(made.id, "duplicate"))
        .await
        .expect(201)
        .as_();
    assert_ne!(copy.id, made.id);
    assert_eq!(copy.revision.state, RevisionState::Draft);
    let title = format!("{}（副本）", "学".repeat(56));
    assert_eq!(copy.revision.content.title, title);
    assert_eq!(
        copy.revision.content.schedule,
        made.revision.content.schedule
    );
}

#[actix_web::test]
async fn drafts_are_deleted_for_good() {
    let api = Api::start().await;
    let city = api.person("changchun", &[Role::CityEditor]).await;
    let made = draft(&city, whole("读书会")).await;
    let at = format!("{BASE}/{}", made.id);
    city.step(&path(made.id, "submit")).await.expect(200);
    let refused = city.delete(&at).await.expect(409);
    assert_eq!(refused.code(), "state_changed");
    city.step(&path(made.id, "withdraw")).await.expect(200);
    city.delete(&at).await.expect(204);
    city.get(&at).await.expect(404);
    let left: i64 = revision::table
        .count()
        .get_result(&mut *api.conn().await)
        .await
        .expect("a count");
    assert_eq!(left, 0);
}

#[actix_web::test]
async fn an_archived_edition_is_read_only() {
    let api = Api::start().await;
    let city = api.person("changchun", &[Role::CityEditor]).await;
    let made = draft(&city, whole("读书会")).await;
    diesel::sql_query(
        "update edition set content = jsonb_set(content, '{status}', '\"archived\"')",
    )
    .execute(&mut *api.conn().await)
    .await
    .expect("archived");
    let at = format!("{BASE}/{}", made.id);
    let seen = read(&city, made.id).await;
    assert!(!seen.actions.contains(&Operation::UpdateActivity));
    let refused = city.put(&at, 1, &whole("改")).await.expect(409);
    assert_eq!(refused.code(), "state_changed");
    assert!(refused.text().contains("归档"));
    city.post(BASE, &json!({})).await.expect(409);
    city.step(&path(made.id, "submit")).await.expect(409);
    city.delete(&at).await.expect(409);
}

#[actix_web::test]
async fn dates_outside_the_local_week_are_told() {
    let api = Api::start().await;
    let school = api.institution("changchun", "南关区社区学校").await;
    let one = api.person_in(school, &[Role::InstitutionEditor]).await;
    let made = draft(&one, whole("读书会")).await;
    assert!(made.warnings.is_empty());
    let of: Uuid = activity::table
        .find(Uuid::from(made.id))
        .select(activity::edition_id)
        .first(&mut *api.conn().await)
        .await
        .expect("its edition");
    let day = |d: u32| chrono::NaiveDate::from_ymd_opt(2020, 11, d).expect("a day");
    diesel::insert_into(opening::table)
        .values((
            opening::edition_id.eq(of),
            opening::organization_id.eq(api.organization("changchun").await),
            opening::first_day.eq(day(1)),
            opening::last_day.eq(day(11)),
        ))
        .execute(&mut *api.conn().await)
        .await
        .expect("a local week");
    let seen = read(&one, made.id).await;
    assert_eq!(seen.warnings.len(), 1);
    assert!(seen.warnings[0].contains("长春市活动周（11月1日至11月11日）"));
    // An end at midnight doesn't touch the next day.
    let mut content = whole("读书会");
    content["schedule"]["slots"][0] =
        json!({ "starts_at": "2020-11-11T12:00:00Z", "ends_at": "2020-11-11T16:00:00Z" });
    let at = format!("{BASE}/{}", made.id);
    let moved: Activity = one.put(&at, 1, &content).await.expect(200).as_();
    assert!(moved.warnings.is_empty(), "{:?}", moved.warnings);
    // A month around the provincial opening on 1 January: November lies outside.
    diesel::update(
        opening::table.filter(opening::organization_id.eq(api.organization("province").await)),
    )
    .set(opening::at.eq(chrono::DateTime::from_timestamp(1_609_470_000, 0)))
    .execute(&mut *api.conn().await)
    .await
    .expect("an opening");
    let seen = read(&one, made.id).await;
    assert_eq!(seen.warnings.len(), 1);
    assert!(
        seen.warnings[0].contains("（12月1日至2月1日）"),
        "{:?}",
        seen.warnings
    );
}
