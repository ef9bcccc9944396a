//! The audit trail: what it records, who reads it, how it is filtered.

use contract::audit::AuditRow;
use contract::page::Page;
use contract::role::Role;
use serde_json::json;

use crate::support::{Api, Client};

async fn trail(auditor: &Client<'_>, query: &str) -> Page<AuditRow> {
    auditor
        .get(&format!("/api/v1/audit{query}"))
        .await
        .expect(200)
        .as_()
}

#[actix_web::test]
async fn the_auditor_reads_what_was_done_and_what_was_refused() {
    let api = Api::start().await;
    let city = api.person("changchun", &[Role::CityEditor]).await;
    let auditor = api.person("province", &[Role::ProvinceAuditor]).await;
    let made = city
        .post("/api/v1/activities", &json!({}))
        .await
        .expect(201);
    let id = made.json()["id"].as_str().expect("an id").to_owned();
    city.get("/api/v1/audit").await.expect(404);

    let done = trail(&auditor, &format!("?object_id={id}")).await;
    assert_eq!(done.items.len(), 1);
    let row = &done.items[0];
    assert_eq!(
        (row.operation.as_str(), row.object_kind.as_str()),
        ("create_activity", "activity")
    );
    assert_eq!(
        (row.actor.as_str(), row.organization.as_str()),
        ("测试人员", "长春市教育局")
    );
    assert!(!row.refused && !row.request_id.is_empty());

    let refused = trail(&auditor, "?refused=true").await;
    assert_eq!(refused.items.len(), 1);
    assert_eq!(refused.items[0].operation, "list_audit");
    assert_eq!(refused.items[0].detail, ["not_permitted"]);

    let seeded = trail(&auditor, "?operation=seed").await;
    assert_eq!(seeded.items[0].actor, "系统");
    assert_eq!(seeded.items[0].organization, "");
}

#[actix_web::test]
async fn pages_follow_each_other_newest_first() {
    let api = Api::start().await;
    let city = api.person("changchun", &[Role::CityEditor]).await;
    let auditor = api.person("province", &[Role::ProvinceAuditor]).await;
    for _ in 0..5 {
        city.post("/api/v1/activities", &json!({}))
            .await
            .expect(201);
    }
    let mut seen = Vec::new();
    let mut cursor = String::new();
    loop {
        let page = trail(
            &auditor,
            &format!("?operation=create_activity&limit=2{cursor}"),
        )
        .await;
        seen.extend(page.items);
        let Some(next) = page.next else { break };
        cursor = format!("&cursor={next}");
    }
    assert_eq!(seen.len(), 5);
    assert!(
        seen.windows(2)
            .all(|w| (w[0].at, w[0].id) > (w[1].at, w[1].id))
    );
}

#[actix_web::test]
async fn days_bound_the_trail_both_included() {
    let api = Api::start().await;
    let auditor = api.person("province", &[Role::ProvinceAuditor]).await;
    // What the database began with may be of yesterday.
    let city = api.person("changchun", &[Role::CityEditor]).await;
    city.post("/api/v1/activities", &json!({}))
        .await
        .expect(201);
    let today = contract::time::day(chrono::Utc::now());
    let tomorrow = today.succ_opt().expect("a day");
    assert!(
        !trail(&auditor, &format!("?from={today}&until={today}"))
            .await
            .items
            .is_empty()
    );
    assert!(
        trail(&auditor, &format!("?from={tomorrow}"))
            .await
            .items
            .is_empty()
    );
    let faults = auditor
        .get(&format!("/api/v1/audit?from={tomorrow}&until={today}"))
        .await
        .expect(422)
        .faults();
    assert_eq!(faults, ["until before_start"]);
    let faults = auditor
        .get("/api/v1/audit?from=0001-01-01")
        .await
        .expect(422)
        .faults();
    assert_eq!(faults, ["from out_of_range"]);
    auditor.get("/api/v1/audit?cursor=x").await.expect(400);
}
