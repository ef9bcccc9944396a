//! API keys: programs that act for an office (docs/DOMAIN.md R32).

use contract::api_key::{ApiKey, ApiKeyCreated};
use contract::page::Page;
use contract::role::Role;
use diesel::prelude::*;
use diesel_async::{RunQueryDsl, SimpleAsyncConnection};
use learning_week::platform::secret;
use learning_week::platform::store::schema::{api_key, entry, revision};
use serde_json::json;
use uuid::Uuid;

use crate::support::{Api, Client, public};

const PATH: &str = "/api/v1/api-keys";

#[actix_web::test]
async fn a_key_acts_within_its_scopes_until_revoked() {
    let api = Api::start().await;
    let city = api.person("changchun", &[Role::CityEditor]).await;
    let input =
        json!({ "name": "数据交换", "scopes": ["list_organizations", "list_organizations"] });
    let made: ApiKeyCreated = city.post(PATH, &input).await.expect(201).as_();
    assert!(made.secret.starts_with("lwk_") && made.secret.starts_with(&made.key.prefix));
    assert!(made.key.prefix.len() < made.secret.len() / 2);
    assert_eq!(
        (made.key.organization.id, made.key.scopes.len()),
        (api.organization("changchun").await.into(), 1)
    );
    let kept: String = api_key::table
        .select(api_key::secret_hash)
        .first(&mut api.conn().await)
        .await
        .expect("a key");
    assert_eq!(kept, secret::hash(&made.secret));

    let program = api.bearer(&made.secret);
    let profile = program.get("/api/v1/profile").await.expect(200).json();
    assert_eq!(
        (&profile["name"], &profile["login"]),
        (&json!("数据交换"), &json!(""))
    );
    assert_eq!(
        profile["operations"],
        json!(["get_profile", "list_organizations"])
    );
    program.get("/api/v1/people").await.expect(404);
    program.get("/api/v1/sessions").await.expect(404);
    program.post(PATH, &input).await.expect(404);

    let page: Page<ApiKey> = city.get(PATH).await.expect(200).as_();
    assert!(page.items[0].last_used_at.is_some());
    let path = format!("{PATH}/{}", made.key.id);
    let other = api.person("jilin", &[Role::CityEditor]).await;
    other.delete(&path).await.expect(404);
    assert!(
        other
            .get(PATH)
            .await
            .expect(200)
            .as_::<Page<ApiKey>>()
            .items
            .is_empty()
    );
    city.delete(&path).await.expect(204);
    program.get("/api/v1/profile").await.expect(401);
    city.delete(&path).await.expect(409);
    let page: Page<ApiKey> = city.get(PATH).await.expect(200).as_();
    assert!(page.items[0].revoked_at.is_some());
}

#[actix_web::test]
async fn no_key_may_more_than_its_maker() {
    let api = Api::start().await;
    let city = api.person("changchun", &[Role::CityEditor]).await;
    let admin = api.person("province", &[Role::ProvinceAdmin]).await;
    let foreign = api.organization("jilin").await;
    let faults = async |client: &crate::support::Client<'_>, input: serde_json::Value| {
        client.post(PATH, &input).await.expect(422).faults()
    };
    // An administrator files nothing, so their keys don't either.
    assert_eq!(
        faults(
            &admin,
            json!({ "name": "k", "scopes": ["create_activity"] })
        )
        .await,
        ["scopes not_permitted"]
    );
    assert_eq!(
        faults(&city, json!({ "name": "k", "scopes": ["list_people"] })).await,
        ["scopes not_grantable"]
    );
    assert_eq!(
        faults(&city, json!({ "name": "k", "scopes": ["nonsense"] })).await,
        ["scopes.0 wrong_type"]
    );
    assert_eq!(
        faults(&city, json!({ "name": "", "scopes": ["list_activities"] })).await,
        ["name required"]
    );
    assert_eq!(
        faults(
            &city,
            json!({ "name": "k", "scopes": ["list_activities"], "expires_on": "2020-11-01" })
        )
        .await,
        ["expires_on in_past"]
    );
    let elsewhere =
        json!({ "name": "k", "scopes": ["list_activities"], "organization_id": foreign });
    city.post(PATH, &elsewhere).await.expect(404);
    admin.post(PATH, &elsewhere).await.expect(201);
    let reviewer = api.person("changchun", &[Role::CityReviewer]).await;
    reviewer
        .post(PATH, &json!({ "name": "k", "scopes": ["list_activities"] }))
        .await
        .expect(404);
}

#[actix_web::test]
async fn keys_end_with_their_day_and_their_organization() {
    let api = Api::start().await;
    let city = api.person("changchun", &[Role::CityEditor]).await;
    let today = contract::time::day(chrono::Utc::now());
    let input = json!({ "name": "k", "scopes": ["list_activities"], "expires_on": today });
    let made: ApiKeyCreated = city.post(PATH, &input).await.expect(201).as_();
    let program = api.bearer(&made.secret);
    program.get("/api/v1/profile").await.expect(200);
    let mut conn = api.conn().await;
    conn.batch_execute("update api_key set expires_on = expires_on - 1")
        .await
        .expect("a day later");
    program.get("/api/v1/profile").await.expect(401);
    conn.batch_execute("update api_key set expires_on = expires_on + 1")
        .await
        .expect("a day back");
    program.get("/api/v1/profile").await.expect(200);
    conn.batch_execute("update organization set status = 'merged' where key = 'changchun'")
        .await
        .expect("merged");
    program.get("/api/v1/profile").await.expect(401);
}

#[actix_web::test]
async fn every_key_has_a_last_day() {
    let api = Api::start().await;
    let city = api.person("changchun", &[Role::CityEditor]).await;
    let today = contract::time::day(chrono::Utc::now());
    let day = |days: u64| today + chrono::Days::new(days);
    let made = async |until: Option<chrono::NaiveDate>| {
        let input = json!({ "name": "k", "scopes": ["list_activities"], "expires_on": until });
        city.post(PATH, &input).await
    };
    let plain: ApiKeyCreated = made(None).await.expect(201).as_();
    assert_eq!(plain.key.expires_on, Some(day(365)));
    made(Some(day(730))).await.expect(201);
    let late = made(Some(day(731))).await.expect(422);
    assert_eq!(late.faults(), ["expires_on too_late"]);
}

/// Publishes something of this organization, past the workflow.
async fn published(api: &Api, owner: Uuid) -> Uuid {
    let (id, now) = (Uuid::now_v7(), chrono::Utc::now());
    let mut conn = api.conn().await;
    diesel::insert_into(entry::table)
        .values((
            entry::id.eq(id),
            entry::noun.eq("activity"),
            entry::edition_id.eq(api.edition().await),
            entry::organization_id.eq(owner),
        ))
        .execute(&mut *conn)
        .await
        .expect("an entry");
    diesel::insert_into(revision::table)
        .values((
            revision::id.eq(Uuid::now_v7()),
            revision::entry_id.eq(id),
            revision::number.eq(1),
            revision::state.eq("published"),
            revision::content.eq(json!(public::content("读书会"))),
            revision::author_id.eq(Uuid::now_v7()),
            revision::author_name.eq("李四"),
            revision::submitted_at.eq(now),
            revision::published_at.eq(now),
        ))
        .execute(&mut *conn)
        .await
        .expect("a revision");
    id
}

#[actix_web::test]
async fn a_key_follows_what_its_maker_may_do_now() {
    let api = Api::start().await;
    let city = api.person("changchun", &[Role::CityEditor]).await;
    let admin = api.person("province", &[Role::ProvinceAdmin]).await;
    let office = api.organization("changchun").await;
    let school = api.institution("changchun", "南关区社区学院").await;
    let maker = city.get("/api/v1/profile").await.expect(200).json()["id"].clone();
    let maker = maker.as_str().expect("an id").to_owned();
    let scopes = [
        "list_activities",
        "get_activity",
        "create_activity",
        "cancel_activity",
        "create_download",
    ];
    let input = json!({ "name": "同步", "scopes": scopes });
    let made: ApiKeyCreated = city.post(PATH, &input).await.expect(201).as_();
    let program = api.bearer(&made.secret);
    // A city's editor cannot cancel what an institution has published, nor can the city's program.
    let (own, theirs) = (published(&api, office).await, published(&api, school).await);
    let notice = json!({ "notice": "另行通知。" });
    let cancel = async |client: &Client<'_>, id: Uuid| {
        let path = format!("/api/v1/activities/{id}/cancel");
        client.post(&path, &notice).await.status
    };
    assert_eq!(
        (cancel(&city, theirs).await, cancel(&program, theirs).await),
        (404, 404)
    );
    let seen = program
        .get(&format!("/api/v1/activities/{theirs}"))
        .await
        .expect(200)
        .json();
    assert_eq!(seen["actions"], json!([]));
    assert_eq!(cancel(&program, own).await, 200);
    // Nor does a key for a subtree below reach what the maker does not reach there.
    let lower = json!({ "name": "k", "scopes": ["create_activity"], "organization_id": school });
    let refused = city.post(PATH, &lower).await.expect(422);
    assert_eq!(refused.faults(), ["scopes not_permitted"]);
    let lower = json!({ "name": "k", "scopes": ["list_activities"], "organization_id": school });
    let lower: ApiKeyCreated = city.post(PATH, &lower).await.expect(201).as_();
    let lower = api.bearer(&lower.secret);
    lower.get("/api/v1/activities").await.expect(200);

    // The maker becomes a reviewer: reading goes on, writing ends with the next call.
    let sql = async |statement: &str| {
        let mut conn = api.conn().await;
        let statement = statement.replace("maker", &format!("'{maker}'"));
        conn.batch_execute(&statement)
            .await
            .expect("the statement runs");
    };
    sql("update person set roles = '{city_reviewer}' where id = maker").await;
    program.get("/api/v1/activities").await.expect(200);
    program
        .post("/api/v1/activities", &json!({}))
        .await
        .expect(404);
    sql("update person set roles = '{city_editor}' where id = maker").await;
    let create = program.post("/api/v1/activities", &json!({})).await;
    create.expect(201);
    // Moved to another office: the keys of the old one count there no longer, and here neither.
    sql("update person set organization_id = (select id from organization where key = 'jilin') where id = maker").await;
    for key in [&program, &lower] {
        key.get("/api/v1/activities").await.expect(401);
    }
    sql("update person set organization_id = (select id from organization where key = 'changchun') where id = maker").await;
    sql("update person set must_change_password = true where id = maker").await;
    program.get("/api/v1/activities").await.expect(401);
    sql("update person set must_change_password = false where id = maker").await;
    // What the program asked for before does not outlive its maker either.
    let wanted = json!({ "kind": "board" });
    let download = program
        .post("/api/v1/downloads", &wanted)
        .await
        .expect(201)
        .json();
    let ticket = format!("/{}", download["url"].as_str().expect("an address"));
    api.nobody().get(&ticket).await.expect(200);
    let person = format!("/api/v1/people/{maker}");
    admin
        .step(&format!("{person}/deactivate"))
        .await
        .expect(200);
    program.get("/api/v1/activities").await.expect(401);
    assert_ne!(api.nobody().get(&ticket).await.status, 200);
    // Whoever comes back makes new ones.
    admin.step(&format!("{person}/activate")).await.expect(200);
    for key in [&program, &lower] {
        key.get("/api/v1/activities").await.expect(401);
    }
    let page: Page<ApiKey> = admin.get(PATH).await.expect(200).as_();
    assert!(page.items.len() == 2 && page.items.iter().all(|k| k.revoked_at.is_some()));
}

#[actix_web::test]
async fn nobody_reviews_what_their_own_program_filed() {
    let api = Api::start().await;
    let all = [
        Role::ProvinceAdmin,
        Role::ProvinceEditor,
        Role::ProvinceReviewer,
    ];
    let person = api.person("province", &all).await;
    let scopes = ["create_activity", "get_activity", "submit_activity"];
    let input = json!({ "name": "k", "scopes": scopes });
    let made: ApiKeyCreated = person.post(PATH, &input).await.expect(201).as_();
    let program = api.bearer(&made.secret);
    let body = json!({ "content": crate::activity::whole("读书会") });
    let filed = program
        .post("/api/v1/activities", &body)
        .await
        .expect(201)
        .json();
    let path = format!(
        "/api/v1/activities/{}",
        filed["id"].as_str().expect("an id")
    );
    program.step(&format!("{path}/submit")).await.expect(200);
    let refused = person.step(&format!("{path}/approve")).await.expect(403);
    assert_eq!(refused.code(), "same_person");
    let other = api.person("province", &[Role::ProvinceReviewer]).await;
    other.step(&format!("{path}/approve")).await.expect(200);
}
