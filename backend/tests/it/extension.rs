//! Extensions: who grants them, for what, and what they change.

use contract::board::Board;
use contract::extension::{Extension, ExtensionInput};
use contract::id::SubmissionId;
use contract::notification::Notification;
use contract::page::Page;
use contract::role::Role;
use contract::submission::Submission;
use serde_json::json;
use uuid::Uuid;

use crate::support::obligation::{INSTITUTIONS, OFFICES, days, input, material as ask, start};
use crate::support::{Answer, Client};

fn more(material_id: Uuid, organization_id: Uuid, until: i64) -> ExtensionInput {
    ExtensionInput {
        material_id: material_id.into(),
        organization_id: organization_id.into(),
        until: days(until).expect("a time"),
        reason: "停电".into(),
    }
}

async fn grant(who: &Client<'_>, input: &ExtensionInput) -> Answer {
    who.post("/api/v1/extensions", input).await
}

async fn list(who: &Client<'_>, query: &str) -> Page<Extension> {
    let path = format!("/api/v1/extensions?{query}");
    who.get(&path).await.expect(200).as_()
}

async fn told(who: &Client<'_>) -> Vec<String> {
    let page: Page<Notification> = who.get("/api/v1/notifications").await.expect(200).as_();
    page.items.into_iter().map(|n| n.text).collect()
}

#[actix_web::test]
async fn a_newer_one_takes_the_older_ones_place() {
    let api = start().await;
    let plan = ask(&api, &input("工作方案", OFFICES, days(-1))).await;
    let jilin = api.organization("jilin").await;
    let province = api.person("province", &[Role::ProvinceEditor]).await;
    let city = api.person("jilin", &[Role::CityEditor]).await;
    let granted = async |until: i64| -> Extension {
        grant(&province, &more(plan, jilin, until))
            .await
            .expect(201)
            .as_()
    };
    let (first, second) = (granted(2).await, granted(3).await);
    assert_eq!(
        (second.granted_by.as_str(), second.revoked_at),
        ("测试人员", None)
    );
    let all = list(&province, "").await;
    assert_eq!(
        all.items.iter().map(|e| e.id).collect::<Vec<_>>(),
        [second.id, first.id]
    );
    assert_eq!(
        all.items[1].revoked_reason.as_deref(),
        Some("由新的延期代替")
    );
    let board: Board = city.get("/api/v1/board").await.expect(200).as_();
    let cell = &board.items[0].cells[0];
    assert!(cell.extended && cell.due > days(2), "{cell:?}");
    let words = told(&city).await;
    assert!(
        words.len() == 2 && words[0].starts_with("“工作方案”的报送时间延至"),
        "{words:?}"
    );

    let path = format!("/api/v1/extensions/{}/revoke", second.id);
    let reason = json!({ "reason": "误批" });
    city.post(&path, &reason).await.expect(404);
    let revoked: Extension = province.post(&path, &reason).await.expect(200).as_();
    assert_eq!(revoked.revoked_reason.as_deref(), Some("误批"));
    assert_eq!(
        province.post(&path, &reason).await.expect(409).code(),
        "state_changed"
    );
    let words = told(&city).await;
    assert!(
        words[0].contains("延期已撤销") && words[0].ends_with("原因：误批"),
        "{words:?}"
    );
    let board: Board = city.get("/api/v1/board").await.expect(200).as_();
    assert!(!board.items[0].cells[0].extended);

    // Paged and filtered.
    let page = list(&province, "limit=1").await;
    let query = format!("limit=1&cursor={}", page.next.expect("another"));
    let next = list(&province, &query).await;
    assert_eq!((next.items[0].id, next.next), (first.id, None));
    assert!(
        list(&province, &format!("organization_id={plan}"))
            .await
            .items
            .is_empty()
    );
    assert_eq!(
        list(&province, &format!("material_id={plan}"))
            .await
            .items
            .len(),
        2
    );
    let other = api.person("siping", &[Role::CityEditor]).await;
    assert_eq!(
        (
            list(&city, "").await.items.len(),
            list(&other, "").await.items.len()
        ),
        (2, 0)
    );
}

#[actix_web::test]
async fn only_who_owes_it_and_only_later() {
    let api = start().await;
    let plan = ask(&api, &input("工作方案", OFFICES, days(5))).await;
    let story = ask(&api, &input("故事", INSTITUTIONS, days(-5))).await;
    let open = ask(&api, &input("总结", OFFICES, None)).await;
    let mut gathered = input("照片", OFFICES, days(5));
    gathered.gathers = true;
    let gathered = ask(&api, &gathered).await;
    let mut retired = input("旧材料", OFFICES, days(5));
    retired.retired = true;
    let retired = ask(&api, &retired).await;
    let school = api.institution("changchun", "宽城区社区学院").await;
    let (jilin, changchun) = (
        api.organization("jilin").await,
        api.organization("changchun").await,
    );
    let province = api.person("province", &[Role::ProvinceEditor]).await;
    let faults = async |input: ExtensionInput| grant(&province, &input).await.expect(422).faults();
    assert_eq!(
        faults(more(plan, school, 9)).await,
        ["organization_id not_owed"]
    );
    assert_eq!(
        faults(more(story, jilin, 9)).await,
        ["organization_id not_owed"]
    );
    assert_eq!(
        faults(more(plan, jilin, 4)).await,
        ["until before_deadline"]
    );
    assert_eq!(faults(more(story, school, -1)).await, ["until in_the_past"]);
    assert_eq!(
        faults(more(open, jilin, 4)).await,
        ["material_id no_deadline"]
    );
    assert_eq!(
        faults(more(retired, jilin, 9)).await,
        ["material_id retired"]
    );
    let mut empty = more(plan, jilin, 9);
    empty.reason = " ".into();
    assert_eq!(faults(empty).await, ["reason required"]);
    grant(&province, &more(Uuid::now_v7(), jilin, 9))
        .await
        .expect(404);

    // A city gives its institutions more time, not itself and not another's.
    let city = api.person("changchun", &[Role::CityEditor]).await;
    grant(&city, &more(gathered, school, 9)).await.expect(201);
    grant(&city, &more(story, school, 9)).await.expect(201);
    grant(&city, &more(plan, changchun, 9)).await.expect(404);
    grant(&city, &more(plan, jilin, 9)).await.expect(404);
    let teacher = api.person_in(school, &[Role::InstitutionSubmitter]).await;
    grant(&teacher, &more(story, school, 9)).await.expect(404);
    assert_eq!(list(&teacher, "").await.items.len(), 2);
}

#[actix_web::test]
async fn the_same_key_grants_once() {
    let api = start().await;
    let plan = ask(&api, &input("工作方案", OFFICES, days(5))).await;
    let province = api.person("province", &[Role::ProvinceEditor]).await;
    let input = more(plan, api.organization("jilin").await, 9);
    let body = serde_json::to_vec(&input).expect("JSON");
    let headers = [
        ("content-type", "application/json"),
        ("idempotency-key", "k1"),
    ];
    let send = || province.send("POST", "/api/v1/extensions", &headers, Some(body.clone()));
    let first: Extension = send().await.expect(201).as_();
    let again: Extension = send().await.expect(201).as_();
    assert_eq!(first, again);
    assert_eq!(list(&province, "").await.items.len(), 1);
}

/// What a city may hand in later, its institutions may give it later.
#[actix_web::test]
async fn an_offices_time_is_that_of_the_parts_it_gathers() {
    let api = start().await;
    let mut photos = input("照片", OFFICES, days(-1));
    photos.gathers = true;
    let (photos, plan) = (
        ask(&api, &photos).await,
        ask(&api, &input("工作方案", OFFICES, days(-1))).await,
    );
    let school = api.institution("changchun", "宽城区社区学院").await;
    let changchun = api.organization("changchun").await;
    let province = api.person("province", &[Role::ProvinceEditor]).await;
    let city = api.person("changchun", &[Role::CityEditor]).await;
    let teacher = api.person_in(school, &[Role::InstitutionSubmitter]).await;
    let elsewhere = api.institution("jilin", "船营区社区学院").await;
    let other = api
        .person_in(elsewhere, &[Role::InstitutionSubmitter])
        .await;
    let begin = async |who: &Client<'_>| -> Submission {
        let new = json!({ "material_id": photos });
        who.post("/api/v1/submissions", &new)
            .await
            .expect(201)
            .as_()
    };
    let (mine, theirs) = (begin(&teacher).await, begin(&other).await);
    grant(&province, &more(plan, changchun, 3))
        .await
        .expect(201);
    assert!(told(&teacher).await.is_empty(), "nothing of it is gathered");
    let granted: Extension = grant(&province, &more(photos, changchun, 3))
        .await
        .expect(201)
        .as_();

    let due = async |who: &Client<'_>, id: SubmissionId| {
        let path = format!("/api/v1/submissions/{id}");
        let seen: Submission = who.get(&path).await.expect(200).as_();
        seen.extension.map(|e| (e.id, e.organization.name))
    };
    assert_eq!(
        due(&teacher, mine.id).await,
        Some((granted.id, "长春市教育局".to_owned()))
    );
    assert_eq!(due(&other, theirs.id).await, None);
    let cell = async |who: &Client<'_>, unit: Uuid| {
        let board: Board = who
            .get("/api/v1/board?parts=true&limit=100")
            .await
            .expect(200)
            .as_();
        let row = board
            .items
            .into_iter()
            .find(|row| row.organization.id == unit.into());
        let cells = row.expect("a row").cells;
        cells
            .into_iter()
            .find(|cell| cell.material_id == photos.into())
            .expect("a cell")
    };
    let extended = cell(&city, school).await;
    assert!(extended.extended && extended.due > days(2), "{extended:?}");
    assert!(!cell(&province, elsewhere).await.extended);
    assert!(told(&teacher).await[0].starts_with("“照片”的报送时间延至"));
    assert!(told(&other).await.is_empty());
    // The later of both counts; taken back, it is taken back from all.
    grant(&city, &more(photos, school, 2)).await.expect(201);
    assert_eq!(
        due(&teacher, mine.id).await.map(|(id, _)| id),
        Some(granted.id)
    );
    let path = format!("/api/v1/extensions/{}/revoke", granted.id);
    province
        .post(&path, &json!({ "reason": "误批" }))
        .await
        .expect(200);
    assert_eq!(
        due(&teacher, mine.id).await.map(|(_, name)| name),
        Some("宽城区社区学院".to_owned())
    );
}
