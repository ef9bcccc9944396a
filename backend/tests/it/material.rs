//! Materials: what an edition requires, and who may change it.

use contract::notification::{Notification, NotificationKind};
use contract::page::Page;
use contract::role::Role;
use serde_json::{Value, json};

use crate::support::{Answer, Api, Client, obligation};

const CURRENT: &str = "/api/v1/editions/current/materials";

fn plan() -> Value {
    json!({ "code": "poster", "label": "海报", "batch": 1, "parts": ["title", "photos"], "owed_by": ["city_office"],
        "deadline": "2030-10-20T15:59:59Z", "rules": [{ "check": "photo_count", "severity": "error", "least": 1, "most": 3 }] })
}

/// Makes it one of the current edition's; gives its path and it.
async fn make(api: &Api, province: &Client<'_>, content: &Value) -> (String, Value) {
    let of = format!("/api/v1/editions/{}/materials", api.edition().await);
    let made = province.post(&of, content).await.expect(201).json();
    let path = format!("/api/v1/materials/{}", made["id"].as_str().expect("an id"));
    (path, made)
}

async fn told(who: &Client<'_>) -> Vec<Notification> {
    let page: Page<Notification> = who.get("/api/v1/notifications").await.expect(200).as_();
    page.items
}

fn codes(list: &Value) -> Vec<&str> {
    let all = list.as_array().expect("a list");
    all.iter()
        .filter_map(|m| m["content"]["code"].as_str())
        .collect()
}

#[actix_web::test]
async fn the_notice_of_2020_is_loaded() {
    let api = Api::start().await;
    let city = api.person("changchun", &[Role::CityEditor]).await;
    let list = city.get(CURRENT).await.expect(200).json();
    assert_eq!(
        codes(&list),
        [
            "plan",
            "exemplars",
            "panel",
            "committee",
            "viewing",
            "summary",
            "report",
            "photos",
            "cases"
        ]
    );
    let panel = &list[2]["content"];
    assert_eq!(panel["deadline"], "2020-10-20T15:59:59Z");
    assert_eq!(
        panel["rules"][2],
        json!({ "check": "photo_count", "severity": "error", "least": 8, "most": 8 })
    );
    api.nobody().get(CURRENT).await.expect(401);
}

#[actix_web::test]
async fn the_province_edits_what_is_asked() {
    let api = Api::start().await;
    let province = api.person("province", &[Role::ProvinceEditor]).await;
    let edition = api.edition().await;
    let of = format!("/api/v1/editions/{edition}/materials");
    let made = province.post(&of, &plan()).await.expect(201).json();
    let path = format!("/api/v1/materials/{}", made["id"].as_str().expect("an id"));
    let twice = province.post(&of, &plan()).await.expect(409);
    assert_eq!(twice.faults(), ["code already_exists"]);

    let mut other = plan();
    other["rules"][0]["most"] = json!(5);
    province
        .send(
            "PUT",
            &path,
            &[("content-type", "application/json")],
            Some(other.to_string().into_bytes()),
        )
        .await
        .expect(428);
    province.put(&path, 7, &other).await.expect(412);
    let saved = province.put(&path, 1, &other).await.expect(200).json();
    assert_eq!(
        (&saved["version"], &saved["content"]["rules"][0]["most"]),
        (&json!(2), &json!(5))
    );

    let mut wrong = plan();
    wrong["rules"][0]["check"] = json!("body_length");
    let answer = province.put(&path, 2, &wrong).await.expect(422);
    assert_eq!(answer.faults(), ["rules.0.check no_part"]);
    let mut taken = plan();
    taken["code"] = json!("panel");
    let answer = province.put(&path, 2, &taken).await.expect(409);
    assert_eq!(answer.faults(), ["code already_exists"]);

    let list = province.get(CURRENT).await.expect(200).json();
    let mut ids: Vec<Value> = list
        .as_array()
        .expect("a list")
        .iter()
        .map(|m| m["id"].clone())
        .collect();
    let last = ids.pop().expect("the new one");
    ids.insert(0, last);
    let order = format!("{of}/order");
    province
        .put(&order, 1, &json!({ "ids": ids[1..] }))
        .await
        .expect(422);
    let list = province
        .put(&order, 1, &json!({ "ids": ids }))
        .await
        .expect(200)
        .json();
    assert_eq!(codes(&list)[..2], ["poster", "plan"]);

    province.delete(&path).await.expect(204);
    province.delete(&path).await.expect(404);
}

#[actix_web::test]
async fn the_next_year_asks_for_the_same_with_open_deadlines() {
    let api = Api::start().await;
    let province = api.person("province", &[Role::ProvinceEditor]).await;
    let next = json!({ "year": 2021, "name": "2021年活动周", "copy_from": api.edition().await });
    let next = province
        .post("/api/v1/editions", &next)
        .await
        .expect(201)
        .json();
    let path = format!(
        "/api/v1/editions/{}/materials",
        next["id"].as_str().expect("an id")
    );
    let list = province.get(&path).await.expect(200).json();
    assert_eq!(codes(&list).len(), 9);
    assert!(
        list.as_array()
            .expect("a list")
            .iter()
            .all(|m| m["content"]["deadline"].is_null())
    );
}

#[actix_web::test]
async fn who_owes_it_hears_what_has_changed() {
    let api = Api::start().await;
    let province = api.person("province", &[Role::ProvinceEditor]).await;
    let city = api.person("changchun", &[Role::CityEditor]).await;
    let university = api.person("jlu", &[Role::InstitutionEditor]).await;
    let done = api.person("siping", &[Role::CityEditor]).await;
    let (path, made) = make(&api, &province, &plan()).await;
    let id = made["id"].as_str().and_then(|id| id.parse().ok());
    let siping = api.organization("siping").await;
    obligation::submission(&api, id.expect("an id"), siping, "submitted").await;

    let mut content = plan();
    content["guide"] = json!("请用高清图片。");
    province.put(&path, 1, &content).await.expect(200);
    assert_eq!(told(&city).await, []);

    content["deadline"] = json!("2030-10-25T10:00:00Z");
    province.put(&path, 2, &content).await.expect(200);
    // The same again is no change.
    province.put(&path, 3, &content).await.expect(200);
    content["rules"][0]["most"] = json!(5);
    province.put(&path, 3, &content).await.expect(200);
    content["retired"] = json!(true);
    province.put(&path, 4, &content).await.expect(200);
    let heard = told(&city).await;
    let words: Vec<&str> = heard.iter().map(|n| n.text.as_str()).collect();
    assert_eq!(
        words,
        [
            "“海报”不再要求报送。",
            "“海报”的填报要求有调整，请核对后再报送。",
            "“海报”的报送时间有调整：请于2030年10月25日 18:00前报送。",
        ]
    );
    assert!(heard.iter().all(|n| n.kind == NotificationKind::Changed));
    assert_eq!(told(&university).await, [], "owes no poster");
    assert_eq!(told(&done).await, [], "has handed it in");
}

#[actix_web::test]
async fn a_year_in_preparation_disturbs_nobody() {
    let api = Api::start().await;
    let province = api.person("province", &[Role::ProvinceEditor]).await;
    let city = api.person("changchun", &[Role::CityEditor]).await;
    let next = json!({ "year": 2021, "name": "2021年活动周", "copy_from": api.edition().await });
    let next = province.post("/api/v1/editions", &next).await.expect(201);
    let next = next.json();
    let of = format!(
        "/api/v1/editions/{}/materials",
        next["id"].as_str().expect("an id")
    );
    let first = &province.get(&of).await.expect(200).json()[0];
    let mut content = first["content"].clone();
    content["deadline"] = json!("2031-10-01T10:00:00Z");
    let path = format!("/api/v1/materials/{}", first["id"].as_str().expect("an id"));
    province.put(&path, 1, &content).await.expect(200);
    assert_eq!(told(&city).await, []);
}

#[actix_web::test]
async fn only_the_province_office_changes_it() {
    let api = Api::start().await;
    let province = api.person("province", &[Role::ProvinceEditor]).await;
    let (path, _) = make(&api, &province, &plan()).await;
    let of = format!("/api/v1/editions/{}/materials", api.edition().await);
    let order = json!({ "ids": [] });
    for (place, role) in [
        ("changchun", Role::CityEditor),
        ("changchun", Role::CityReviewer),
        ("jlu", Role::InstitutionSubmitter),
        ("province", Role::ProvinceReviewer),
    ] {
        let who = api.person(place, &[role]).await;
        let refused = |answer: Answer| {
            answer.expect(404);
        };
        refused(who.post(&of, &plan()).await);
        refused(who.put(&path, 1, &plan()).await);
        refused(who.put(&format!("{of}/order"), 1, &order).await);
        refused(who.delete(&path).await);
        assert!(codes(&who.get(CURRENT).await.expect(200).json()).contains(&"poster"));
    }
    let nobody = api.nobody();
    nobody.post(&of, &plan()).await.expect(401);
    nobody.put(&path, 1, &plan()).await.expect(401);
    nobody.delete(&path).await.expect(401);
}

#[actix_web::test]
async fn what_is_filed_can_only_be_retired() {
    let api = Api::start().await;
    let province = api.person("province", &[Role::ProvinceEditor]).await;
    let city = api.person("changchun", &[Role::CityEditor]).await;
    let (path, made) = make(&api, &province, &plan()).await;
    let begin = json!({ "material_id": made["id"], "content": { "title": "海报一" } });
    let begun = city.post("/api/v1/submissions", &begin).await.expect(201);
    let begun = begun.json();

    let answer = province.delete(&path).await.expect(409);
    assert_eq!(answer.json()["code"], "in_use");
    let list = city.get(CURRENT).await.expect(200).json();
    let kept = list.as_array().and_then(|all| all.last()).expect("a list");
    assert_eq!(
        (&kept["id"], &kept["submissions"]),
        (&made["id"], &json!(1))
    );

    let mut retired = plan();
    retired["retired"] = json!(true);
    let saved = province.put(&path, 1, &retired).await.expect(200).json();
    assert_eq!(saved["content"]["retired"], true);
    // What was begun can still be read; nobody else begins.
    let seen = format!(
        "/api/v1/submissions/{}",
        begun["id"].as_str().expect("an id")
    );
    city.get(&seen).await.expect(200);
    let other = api.person("jilin", &[Role::CityEditor]).await;
    let begin = json!({ "material_id": made["id"], "content": {} });
    let refused = other.post("/api/v1/submissions", &begin).await.expect(422);
    assert_eq!(refused.faults(), ["material_id retired"]);
}
