//! What holds for the service as a whole, whatever the noun.

mod description;
mod migrate;
mod schema;

use contract::role::Role;
use diesel_async::SimpleAsyncConnection;

use crate::activity::{draft, whole};
use crate::support::Api;

#[actix_web::test]
async fn the_audit_trail_can_only_grow() {
    let api = Api::start().await;
    let mut conn = api.conn().await;
    assert!(
        conn.batch_execute("update audit set refused = true")
            .await
            .is_err()
    );
    assert!(conn.batch_execute("delete from audit").await.is_err());
    assert!(conn.batch_execute("truncate audit").await.is_err());
}

#[actix_web::test]
async fn health_and_unknown_paths() {
    let api = Api::start().await;
    api.nobody().get("/healthz").await.expect(200);
    api.nobody().get("/readyz").await.expect(200);
    let problem = api
        .nobody()
        .get("/api/problems/not_found")
        .await
        .expect(200);
    assert!(problem.text().contains("没有找到"));
    api.nobody().get("/api/problems/nonsense").await.expect(404);
    assert!(!problem.header("x-request-id").is_empty());
}

/// A stopped server or somebody at a terminal holds what a request needs: it ends and says so.
#[actix_web::test]
async fn a_held_lock_holds_nobody_up_for_long() {
    let api = Api::start().await;
    let editor = api.person("jlu", &[Role::InstitutionEditor]).await;
    let made = draft(&editor, whole("读书会")).await;
    let save = async || {
        let path = format!("/api/v1/activities/{}", made.id);
        editor
            .put(&path, made.version, &made.revision.content)
            .await
    };
    let mut other = api.conn().await;
    let held = "begin; select id from entry for update";
    other.batch_execute(held).await.expect("a lock");
    let answer = save().await.expect(503);
    assert!(!answer.header("retry-after").is_empty());
    other
        .batch_execute("rollback")
        .await
        .expect("the lock back");
    save().await.expect(200);
}

/// A body costs nothing before it is known who sends it: its faults are told to those who may send it.
#[actix_web::test]
async fn permission_comes_before_the_body() {
    let api = Api::start().await;
    let wrong = serde_json::json!({ "content": { "capacity": "many" } });
    let editor = api.person("jlu", &[Role::InstitutionEditor]).await;
    let auditor = api.person("province", &[Role::ProvinceAuditor]).await;
    api.nobody()
        .post("/api/v1/activities", &wrong)
        .await
        .expect(401);
    auditor.post("/api/v1/activities", &wrong).await.expect(404);
    editor.post("/api/v1/activities", &wrong).await.expect(422);
}

#[test]
fn no_two_migrations_share_a_version() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/migrations");
    let mut versions = std::collections::HashSet::new();
    for entry in std::fs::read_dir(folder).expect("migrations").flatten() {
        let name = entry.file_name().to_string_lossy().into_owned();
        let version = name.split('_').next().unwrap_or_default().to_owned();
        assert!(
            versions.insert(version),
            "{name}: its version is taken, and only one of them would run"
        );
    }
}
