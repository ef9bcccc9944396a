//! API keys: programs that act for an office (docs/DOMAIN.md R32).

use contract::api_key::{ApiKey, ApiKeyCreated};
use contract::page::Page;
use contract::role::Role;
use diesel::prelude::*;
use diesel_async::{RunQueryDsl, SimpleAsyncConnection};
use learning_week::platform::secret;
use learning_week::platform::store::schema::api_key;
use serde_json::json;

use crate::support::Api;

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
    conn.batch_execute("update api_key set expires_on = null; update organization set status = 'merged' where key = 'changchun'").await.expect("merged");
    program.get("/api/v1/profile").await.expect(401);
}
