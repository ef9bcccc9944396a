//! What holds for the service as a whole, whatever the noun.

mod description;
mod schema;

use diesel_async::SimpleAsyncConnection;

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
