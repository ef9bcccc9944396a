//! `learning-week account`: what helps when nobody can sign in any more.

use contract::role::Role;
use diesel::prelude::*;
use diesel_async::RunQueryDsl;
use learning_week::command::account;
use learning_week::platform::store::schema::audit;
use serde_json::json;

use crate::session::member;
use crate::support::Api;

#[actix_web::test]
async fn the_operator_helps_out() {
    let api = Api::start().await;
    let id = member(&api, "WangFang", &[Role::CityEditor]).await;
    let store = &api.state.store;
    let sign_in = async |password: &str| {
        let input = json!({ "login": "wangfang", "password": password });
        api.nobody().post("/api/v1/session", &input).await
    };
    let before = sign_in("Xuexi-zhou2020").await.expect(200).json();
    let token = before["access_token"].as_str().expect("a token").to_owned();
    let lock = async || {
        for _ in 0..5 {
            sign_in("nonsense").await.expect(401);
        }
    };
    lock().await;
    let lines = account::list(store).await.expect("a list");
    assert!(
        lines
            .iter()
            .any(|l| l.starts_with("WangFang\t王芳\t") && l.ends_with("\tcity_editor\tlocked")),
        "{lines:?}"
    );
    sign_in("Xuexi-zhou2020").await.expect(403);
    account::unlock(store, "wangfang").await.expect("unlocked");
    sign_in("Xuexi-zhou2020").await.expect(200);

    lock().await;
    let new = account::reset(store, "wangfang").await.expect("a password");
    api.bearer(&token).get("/api/v1/profile").await.expect(401);
    sign_in("Xuexi-zhou2020").await.expect(401);
    let after = sign_in(&new).await.expect(200).json();
    assert_eq!(after["profile"]["must_change_password"], true);
    let missing = account::unlock(store, "nobody-here")
        .await
        .expect_err("unknown");
    assert!(missing.contains("nobody-here"));

    let rows: Vec<(String, String, Vec<String>)> = audit::table
        .filter(audit::object_id.eq(id))
        .filter(audit::actor_kind.eq("system"))
        .order(audit::id)
        .select((audit::operation, audit::object_kind, audit::detail))
        .load(&mut api.conn().await)
        .await
        .expect("the audit");
    let operations: Vec<&str> = rows.iter().map(|r| r.0.as_str()).collect();
    assert_eq!(operations, ["account_unlock", "account_password"]);
    assert!(rows.iter().all(|r| r.2.is_empty()));
}
