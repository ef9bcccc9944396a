//! People, as their office sees and changes them.

use contract::page::Page;
use contract::person::Person;
use contract::role::Role;
use diesel::prelude::*;
use diesel_async::RunQueryDsl;
use learning_week::platform::store::schema::{audit, person};
use serde_json::json;
use uuid::Uuid;

use crate::support::{Answer, Api, Client};

async fn me(client: &Client<'_>) -> Uuid {
    let profile = client.get("/api/v1/profile").await.expect(200).json();
    profile["id"]
        .as_str()
        .expect("an id")
        .parse()
        .expect("a UUID")
}

fn input(roles: &[&str]) -> serde_json::Value {
    json!({ "name": "王芳", "phone": "13944400000", "email": "", "roles": roles })
}

#[actix_web::test]
async fn lists_show_ones_own_subtree_only() {
    let api = Api::start().await;
    let city = api.person("changchun", &[Role::CityEditor]).await;
    let other = api.person("jilin", &[Role::CityEditor]).await;
    let school = api.institution("changchun", "南关区社区学院").await;
    let teacher = api.person_in(school, &[Role::InstitutionEditor]).await;
    let (mine, theirs, teachers) = (me(&city).await, me(&other).await, me(&teacher).await);
    let ids = |answer: Answer| -> Vec<Uuid> {
        let page: Page<Person> = answer.expect(200).as_();
        page.items.iter().map(|p| p.id.into()).collect()
    };
    assert_eq!(ids(city.get("/api/v1/people").await), [mine, teachers]);
    assert_eq!(
        ids(city
            .get(&format!("/api/v1/people?organization_id={school}"))
            .await),
        [teachers]
    );
    let foreign = api.organization("jilin").await;
    assert!(
        ids(city
            .get(&format!("/api/v1/people?organization_id={foreign}"))
            .await)
        .is_empty()
    );
    city.get(&format!("/api/v1/people/{theirs}"))
        .await
        .expect(404);
    assert_eq!(
        city.get(&format!("/api/v1/people/{teachers}"))
            .await
            .expect(200)
            .header("etag"),
        "\"1\""
    );
    teacher.get("/api/v1/people").await.expect(404);
    // A wildcard is a letter like any other.
    assert!(ids(city.get("/api/v1/people?q=%25").await).is_empty());
    assert_eq!(
        ids(city.get("/api/v1/people?q=%E6%B5%8B%E8%AF%95").await).len(),
        2
    );
    assert_eq!(ids(city.get("/api/v1/people?active=false").await).len(), 0);

    let first: Page<Person> = city.get("/api/v1/people?limit=1").await.expect(200).as_();
    let next = first.next.expect("a second page");
    let second: Page<Person> = city
        .get(&format!("/api/v1/people?limit=1&cursor={next}"))
        .await
        .expect(200)
        .as_();
    assert_eq!(
        (first.items[0].id, second.items[0].id, second.next),
        (mine.into(), teachers.into(), None)
    );
    city.get("/api/v1/people?cursor=nonsense").await.expect(400);
    city.get("/api/v1/people?limit=101").await.expect(422);
}

#[actix_web::test]
async fn offices_change_people_below() {
    let api = Api::start().await;
    let city = api.person("changchun", &[Role::CityEditor]).await;
    let other = api.person("jilin", &[Role::CityEditor]).await;
    let school = api.institution("changchun", "南关区社区学院").await;
    let teacher = api.person_in(school, &[Role::InstitutionEditor]).await;
    let id = me(&teacher).await;
    let path = format!("/api/v1/people/{id}");
    let sound = input(&["institution_editor", "institution_submitter"]);
    other.put(&path, 1, &sound).await.expect(404);
    let saved: Person = city.put(&path, 1, &sound).await.expect(200).as_();
    assert_eq!((saved.version, saved.roles.len()), (2, 2));
    let stale = city
        .put(&path, 1, &input(&["institution_editor"]))
        .await
        .expect(412);
    assert_eq!(stale.json()["changed"], json!(["roles"]));
    let json_type = [("content-type", "application/json")];
    let body = serde_json::to_vec(&sound).expect("JSON");
    city.send("PUT", &path, &json_type, Some(body))
        .await
        .expect(428);
    for roles in [["city_editor"], ["province_admin"], ["client"]] {
        let answer = city.put(&path, 2, &input(&roles)).await.expect(422);
        assert_eq!(answer.faults(), ["roles not_of_kind"], "{roles:?}");
    }
    assert_eq!(
        city.put(&path, 2, &input(&[])).await.expect(422).faults()[0],
        "roles required"
    );
    // The city's own colleagues are the province's to change.
    let own = format!("/api/v1/people/{}", me(&city).await);
    city.put(&own, 1, &input(&["city_editor"]))
        .await
        .expect(404);
    let details: Vec<Vec<String>> = audit::table
        .filter(audit::operation.eq("update_person"))
        .filter(audit::refused.eq(false))
        .select(audit::detail)
        .load(&mut api.conn().await)
        .await
        .expect("the audit");
    assert_eq!(details, [["name", "phone", "roles"]]);
}

#[actix_web::test]
async fn the_deactivated_are_out_at_once() {
    let api = Api::start().await;
    let city = api.person("changchun", &[Role::CityEditor]).await;
    let other = api.person("jilin", &[Role::CityEditor]).await;
    let school = api.institution("changchun", "南关区社区学院").await;
    let teacher = api.person_in(school, &[Role::InstitutionEditor]).await;
    let path = format!("/api/v1/people/{}", me(&teacher).await);
    other.step(&format!("{path}/deactivate")).await.expect(404);
    let stale = [("if-match", "\"7\"")];
    city.send("POST", &format!("{path}/deactivate"), &stale, None)
        .await
        .expect(412);
    let shut: Person = city
        .step(&format!("{path}/deactivate"))
        .await
        .expect(200)
        .as_();
    assert!(!shut.active);
    teacher.get("/api/v1/profile").await.expect(401);
    city.step(&format!("{path}/deactivate")).await.expect(409);
    let back: Person = city
        .step(&format!("{path}/activate"))
        .await
        .expect(200)
        .as_();
    assert!(back.active);
    // The old sign-in does not come back to life.
    teacher.get("/api/v1/profile").await.expect(401);
    assert_eq!(
        city.step(&format!("{path}/activate"))
            .await
            .expect(409)
            .code(),
        "state_changed"
    );
}

#[actix_web::test]
async fn an_office_unlocks() {
    let api = Api::start().await;
    let admin = api.person("province", &[Role::ProvinceAdmin]).await;
    let city = api.person("changchun", &[Role::CityEditor]).await;
    let id = me(&city).await;
    let input = json!({ "login": format!("p{}", id.simple()), "password": "nonsense" });
    for _ in 0..5 {
        let wrong = api.nobody().post("/api/v1/session", &input).await;
        wrong.expect(401);
    }
    let path = format!("/api/v1/people/{id}");
    let locked: Person = admin.get(&path).await.expect(200).as_();
    assert!(locked.locked_until.is_some());
    let free: Person = admin
        .step(&format!("{path}/unlock"))
        .await
        .expect(200)
        .as_();
    assert_eq!(free.locked_until, None);
    city.step(&format!("{path}/unlock")).await.expect(404);
}

#[actix_web::test]
async fn nobody_raises_or_shuts_out_themself() {
    let api = Api::start().await;
    let admin = api.person("province", &[Role::ProvinceAdmin]).await;
    api.person("province", &[Role::ProvinceAdmin]).await;
    let path = format!("/api/v1/people/{}", me(&admin).await);
    let answer = admin
        .put(&path, 1, &input(&["province_publisher"]))
        .await
        .expect(422);
    assert_eq!(answer.faults(), ["roles own_roles"]);
    admin
        .put(&path, 1, &input(&["province_admin"]))
        .await
        .expect(200);
    let shut = admin.step(&format!("{path}/deactivate")).await.expect(409);
    assert_eq!(shut.code(), "in_use");
}

#[actix_web::test]
async fn one_administrator_always_remains() {
    let api = Api::start().await;
    let one = api.person("province", &[Role::ProvinceAdmin]).await;
    let other = api
        .person("province", &[Role::ProvinceAdmin, Role::ProvinceEditor])
        .await;
    let (first, second) = (me(&one).await, me(&other).await);
    // Each takes the other's power away at the same moment.
    let (a, b) = (
        format!("/api/v1/people/{second}"),
        format!("/api/v1/people/{first}/deactivate"),
    );
    let less = json!({ "name": "王芳", "roles": ["province_editor"] });
    let (demotion, shut) = (one.put(&a, 1, &less), other.step(&b));
    let (x, y) = futures_util::future::join(demotion, shut).await;
    let mut all = [x.status, y.status];
    all.sort_unstable();
    let refused = if x.status == 200 { &y } else { &x };
    // Whoever is second finds they would be the last to go, or are no administrator any more.
    assert!(
        all[0] == 200 && [401, 404, 409].contains(&all[1]),
        "{all:?} {}",
        refused.text()
    );
    let left: i64 = person::table
        .filter(person::active.eq(true))
        .filter(person::roles.contains(vec!["province_admin"]))
        .count()
        .get_result(&mut api.conn().await)
        .await
        .expect("a count");
    assert_eq!(left, 1);
}

/// Of the powers that writing, reviewing, publishing, administering and watching are, a person has one.
#[actix_web::test]
async fn no_person_holds_powers_that_exclude_each_other() {
    let api = Api::start().await;
    let admin = api.person("province", &[Role::ProvinceAdmin]).await;
    let province = api.organization("province").await;
    let changchun = api.organization("changchun").await;
    let city = api.person("changchun", &[Role::CityEditor]).await;
    let editor = me(&city).await;
    let publisher = me(&api.person("province", &[Role::ProvincePublisher]).await).await;
    let all = Role::of(contract::organization::OrganizationKind::ProvinceOffice);
    let codes = |roles: &[Role]| roles.iter().map(|r| r.code()).collect::<Vec<_>>();
    let invite = |place: Uuid, roles: &[&str]| json!({ "organization_id": place, "name": "王芳", "roles": roles });
    for (person, place, roles) in [
        (publisher, province, codes(all)),
        (
            publisher,
            province,
            codes(&[Role::ProvincePublisher, Role::ProvinceEditor]),
        ),
        (
            publisher,
            province,
            codes(&[Role::ProvinceAdmin, Role::ProvinceAuditor]),
        ),
        (
            editor,
            changchun,
            codes(&[Role::CityEditor, Role::CityReviewer]),
        ),
    ] {
        let path = format!("/api/v1/people/{person}");
        let refused = admin.put(&path, 1, &input(&roles)).await.expect(422);
        assert_eq!(refused.faults(), ["roles exclusive"], "{roles:?}");
        let refused = admin
            .post("/api/v1/invitations", &invite(place, &roles))
            .await;
        assert_eq!(
            refused.expect(422).faults(),
            ["roles exclusive"],
            "{roles:?}"
        );
    }
    let path = format!("/api/v1/people/{publisher}");
    admin
        .put(&path, 1, &input(&["province_editor"]))
        .await
        .expect(200);
    // Who writes for the city does not choose who reviews it; a colleague who writes, too, may be asked in.
    let reviewer = city
        .post(
            "/api/v1/invitations",
            &invite(changchun, &["city_reviewer"]),
        )
        .await;
    assert_eq!(reviewer.expect(422).faults(), ["roles not_yours_to_give"]);
    city.post("/api/v1/invitations", &invite(changchun, &["city_editor"]))
        .await
        .expect(201);
    admin
        .post(
            "/api/v1/invitations",
            &invite(changchun, &["city_reviewer"]),
        )
        .await
        .expect(201);
    // Nor by a list.
    let list = "姓名,单位,角色\n王芳,长春市教育局,市（州）编辑、市（州）审核\n".as_bytes();
    let report = admin
        .upload("/api/v1/people/import", "a.csv", "text/csv", list)
        .await;
    let report = report.expect(200).text();
    assert!(report.contains("不能由同一人担任"), "{report}");
}
