//! A server whose clock is wrong: the database's counts.

use chrono::{Duration, Utc};
use contract::material::Part;
use contract::role::Role;
use contract::session::SignedIn;
use learning_week::platform::clock;
use serde_json::json;

use crate::session::{PASSWORD, cookie, member, refresh, try_in};
use crate::submission::{BASE, begin, path};
use crate::support::Api;
use crate::support::material::material;

/// Of the whole process, which is one test's alone (nextest).
fn put_forward(by: Duration) {
    clock::set_forward(by);
}

#[actix_web::test]
async fn a_server_ahead_logs_nobody_out() {
    put_forward(Duration::minutes(11));
    let api = Api::start().await;
    member(&api, "zhangsan", &[Role::CityEditor]).await;
    let came = try_in(&api, "zhangsan", PASSWORD).await.expect(200);
    let signed: SignedIn = came.as_();
    let away = (signed.expires_at - Utc::now()).num_seconds();
    assert!((200..=300).contains(&away), "{away}");
    let desk = async |token: &str| api.bearer(token).get("/api/v1/desk").await;
    desk(&signed.access_token).await.expect(200);
    let again = refresh(&api, &cookie(&came)).await.expect(200);
    desk(&again.as_::<SignedIn>().access_token)
        .await
        .expect(200);
    // It is said.
    let ready = api.nobody().get("/readyz").await.expect(200);
    assert!(
        ready.text().starts_with("ready; clock off by 6"),
        "{}",
        ready.text()
    );
    // Somebody sets it while it runs.
    put_forward(Duration::days(3));
    desk(&signed.access_token).await.expect(200);
}

#[actix_web::test]
async fn a_server_behind_takes_nothing_that_is_late() {
    put_forward(Duration::hours(-1));
    let api = Api::start().await;
    let city = api.person("changchun", &[Role::CityEditor]).await;
    let mut input = material("plan", &[Part::Body]);
    input.deadline = Some(Utc::now() - Duration::minutes(30));
    let plan = api.material(&input).await;
    let made = begin(&city, plan, json!({ "body": "工作方案" })).await;
    let late = city.step(&path(made.id, "submit")).await.expect(409);
    assert_eq!(late.code(), "deadline_passed");
    // Nor is a new end granted that has passed already.
    let office = api.person("province", &[Role::ProvinceEditor]).await;
    let past = json!({
        "material_id": plan,
        "organization_id": api.organization("changchun").await,
        "until": Utc::now() - Duration::minutes(20),
        "reason": "停电",
    });
    let refused = office.post("/api/v1/extensions", &past).await.expect(422);
    assert_eq!(refused.faults(), ["until in_the_past"]);
    let seen = city.get(&format!("{BASE}/{}", made.id)).await.expect(200);
    assert!(seen.json()["updated_at"].as_str().is_some());
}
