//! The tree of organizations: listing, creating, renaming, moving, merging, closing.

use contract::organization::{
    Organization, OrganizationDetail, OrganizationInput, OrganizationKind, OrganizationStatus,
};
use contract::page::Page;
use contract::role::Role;
use diesel::prelude::*;
use diesel_async::RunQueryDsl;
use learning_week::platform::store::schema::{api_key, change as change_row, listing, person};
use serde_json::{Value, json};
use uuid::Uuid;

use crate::support::{Answer, Api, Client, public};

const PATH: &str = "/api/v1/organizations";

fn school(name: &str, parent: Uuid) -> OrganizationInput {
    OrganizationInput {
        name: name.into(),
        kind: OrganizationKind::Institution,
        region_code: Some("220102".into()),
        reports_to: Some(parent.into()),
        ..Default::default()
    }
}

async fn change(who: &Client<'_>, id: Uuid, step: &str, body: Value) -> Answer {
    who.post(&format!("{PATH}/{id}/{step}"), &body).await
}

fn because() -> Value {
    json!({ "reason": "工作需要" })
}

#[actix_web::test]
async fn a_city_creates_and_renames_below_itself() {
    let api = Api::start().await;
    let city = api.person("changchun", &[Role::CityEditor]).await;
    let changchun = api.organization("changchun").await;
    let made = city
        .post(PATH, &school("南关区社区教育学院", changchun))
        .await
        .expect(201);
    assert_eq!(made.header("etag"), "\"1\"");
    let made: OrganizationDetail = made.as_();
    let organization = &made.organization;
    assert_eq!((organization.depth, organization.people), (1, 0));
    assert_eq!(organization.region_name.as_deref(), Some("南关区"));
    assert_eq!(organization.short_name, "南关区社区教育学院");
    assert_eq!(made.history[0].kind, "created");

    let path = format!("{PATH}/{}", organization.id);
    let mut input = school("南关区社区大学", changchun);
    input.website = "https://nanguan.example.cn/".into();
    let named: OrganizationDetail = city.put(&path, 1, &input).await.expect(200).as_();
    assert_eq!(named.organization.version, 2);
    assert_eq!(
        (&*named.history[0].before, &*named.history[0].after),
        ("南关区社区教育学院", "南关区社区大学")
    );
    input.address = "人民大街1号".into();
    let stale = city.put(&path, 1, &input).await.expect(412);
    assert_eq!(stale.json()["changed"], json!(["address"]));
    let body = serde_json::to_vec(&input).expect("JSON");
    let json_head = [("content-type", "application/json")];
    city.send("PUT", &path, &json_head, Some(body))
        .await
        .expect(428);
    input.kind = OrganizationKind::University;
    let fixed = city.put(&path, 2, &input).await.expect(422);
    assert_eq!(fixed.faults(), ["kind fixed"]);
}

#[actix_web::test]
async fn what_cannot_be_created() {
    let api = Api::start().await;
    let city = api.person("changchun", &[Role::CityEditor]).await;
    let (own, other) = (
        api.organization("changchun").await,
        api.organization("jilin").await,
    );
    city.post(PATH, &school("甲校", own)).await.expect(201);
    let twice = city.post(PATH, &school("甲校", own)).await.expect(409);
    assert_eq!(twice.code(), "already_exists");
    assert_eq!(twice.faults(), ["name already_exists"]);
    city.post(PATH, &school("乙校", other)).await.expect(404);
    city.post(PATH, &school("乙校", api.organization("province").await))
        .await
        .expect(404);
    for (input, fault) in [
        (
            OrganizationInput {
                kind: OrganizationKind::CityOffice,
                ..school("丙局", own)
            },
            "kind not_allowed_here",
        ),
        (
            OrganizationInput {
                region_code: Some("999999".into()),
                ..school("丙校", own)
            },
            "region_code not_a_region",
        ),
        (
            OrganizationInput {
                reports_to: None,
                ..school("丙校", own)
            },
            "reports_to required",
        ),
        (school("", own), "name required"),
    ] {
        let answer = city.post(PATH, &input).await.expect(422);
        assert_eq!(answer.faults(), [fault]);
    }
    // 长白山管委会 has no region code, and what is below it needs none.
    let mountain = api.person("changbaishan", &[Role::CityEditor]).await;
    let input = OrganizationInput {
        region_code: None,
        ..school("池北区社区学校", api.organization("changbaishan").await)
    };
    mountain.post(PATH, &input).await.expect(201);
}

#[actix_web::test]
async fn the_same_key_creates_once() {
    let api = Api::start().await;
    let city = api.person("jilin", &[Role::CityEditor]).await;
    let input = school("丰满区社区学院", api.organization("jilin").await);
    let body = serde_json::to_vec(&input).expect("JSON");
    let head = [
        ("content-type", "application/json"),
        ("idempotency-key", "one"),
    ];
    let first = city.send("POST", PATH, &head, Some(body.clone())).await;
    let second = city.send("POST", PATH, &head, Some(body)).await;
    assert_eq!(first.status, 201);
    assert_eq!(first.json()["id"], second.json()["id"]);
    let other = serde_json::to_vec(&school("别的", api.organization("jilin").await)).expect("JSON");
    let third = city
        .send("POST", PATH, &head, Some(other))
        .await
        .expect(409);
    assert_eq!(third.code(), "idempotency_key_reused");
}

#[actix_web::test]
async fn the_list_is_in_official_order_and_within_reach() {
    let api = Api::start().await;
    let province = api.person("province", &[Role::ProvinceEditor]).await;
    api.institution("changchun", "百分之5%_学校").await;
    let mut names = Vec::new();
    let mut cursor = String::new();
    loop {
        let page: Page<Organization> = province
            .get(&format!("{PATH}?limit=7&cursor={cursor}"))
            .await
            .expect(200)
            .as_();
        names.extend(page.items.into_iter().map(|o| o.name));
        match page.next {
            Some(next) => cursor = next,
            None => break,
        }
    }
    let mut once = names.clone();
    once.sort();
    once.dedup();
    assert_eq!(once.len(), names.len(), "each once");
    assert_eq!(names[0], "吉林省教育厅");
    assert_eq!(names[11], "梅河口市教育局");
    assert_eq!(names[names.len() - 1], "百分之5%_学校");

    let first: Page<Organization> = province
        .get(&format!("{PATH}?kind=city_office&limit=1"))
        .await
        .expect(200)
        .as_();
    let changchun = &first.items[0];
    assert_eq!((&*changchun.name, changchun.depth), ("长春市教育局", 1));
    let count = async |who: &Client<'_>, query: &str| {
        let page: Page<Organization> = who.get(&format!("{PATH}?{query}")).await.expect(200).as_();
        page.items.len()
    };
    let below = count(&province, &format!("reports_to={}", changchun.id)).await;
    assert!(below > 0);
    assert_eq!(changchun.children, below as i64);
    assert_eq!(count(&province, "q=%25_").await, 1);
    assert_eq!(count(&province, "q=%25%25").await, 0);
    assert_eq!(
        count(&province, "q=%E5%90%89%E6%9E%97%E5%A4%A7%E5%AD%A6").await,
        1
    );
    // 梅河口 lies in 通化 and does not belong to it.
    let tonghua = api.person("tonghua", &[Role::CityReviewer]).await;
    assert_eq!(count(&tonghua, "").await, 1);
    tonghua
        .get(&format!("{PATH}/{}", api.organization("meihekou").await))
        .await
        .expect(404);
    province
        .get(&format!("{PATH}?cursor=nonsense"))
        .await
        .expect(400);
    province.get(&format!("{PATH}?limit=0")).await.expect(422);
}

#[actix_web::test]
async fn moves_keep_the_tree_a_tree() {
    let api = Api::start().await;
    let province = api.person("province", &[Role::ProvinceEditor]).await;
    let city = api.person("changchun", &[Role::CityEditor]).await;
    let school = api.institution("changchun", "朝阳区社区学院").await;
    let jilin = api.organization("jilin").await;
    let to = |id: Uuid| json!({ "reports_to": id, "reason": "区划调整" });
    change(&city, school, "move", to(jilin)).await.expect(404);
    let moved: OrganizationDetail = change(&province, school, "move", to(jilin))
        .await
        .expect(200)
        .as_();
    assert_eq!(
        moved.organization.reports_to.as_ref().map(|o| o.id),
        Some(jilin.into())
    );
    let event = &moved.history[0];
    assert_eq!(
        (&*event.before, &*event.after, &*event.reason),
        ("长春市教育局", "吉林市教育局", "区划调整")
    );
    // It left the city's reach with the move.
    city.get(&format!("{PATH}/{school}")).await.expect(404);
    let same = change(&province, school, "move", to(jilin))
        .await
        .expect(422);
    assert_eq!(same.faults(), ["reports_to unchanged"]);
    let circle = change(&province, jilin, "move", to(school))
        .await
        .expect(422);
    assert_eq!(circle.faults(), ["reports_to circle"]);
    let own = change(&province, jilin, "move", to(jilin))
        .await
        .expect(422);
    assert_eq!(own.faults(), ["reports_to circle"]);
    let city_below_city = to(api.organization("changchun").await);
    let kind = change(&province, jilin, "move", city_below_city)
        .await
        .expect(422);
    assert_eq!(kind.faults(), ["reports_to not_allowed_here"]);
    let top = api.organization("province").await;
    change(&province, top, "move", to(jilin)).await.expect(404);
    change(&province, top, "close", because()).await.expect(404);
    change(&province, school, "move", to(top)).await.expect(200);
    change(
        &province,
        school,
        "move",
        json!({ "reports_to": jilin, "reason": "" }),
    )
    .await
    .expect(422);
}

#[actix_web::test]
async fn merging_takes_people_and_children_along() {
    let api = Api::start().await;
    let city = api.person("changchun", &[Role::CityEditor]).await;
    let old = api.institution("changchun", "二道区成人学校").await;
    let new = api.institution("changchun", "二道区社区学院").await;
    let changchun = api.organization("changchun").await;
    let point: OrganizationDetail = city
        .post(PATH, &school("教学点", old))
        .await
        .expect(201)
        .as_();
    let teacher = api.person_in(old, &[Role::InstitutionEditor]).await;
    diesel::insert_into(api_key::table)
        .values((
            api_key::id.eq(Uuid::now_v7()),
            api_key::organization_id.eq(old),
            api_key::name.eq("接口"),
            api_key::prefix.eq("lwk_x"),
            api_key::secret_hash.eq("x"),
            api_key::scopes.eq(Vec::<String>::new()),
            api_key::created_by.eq("测试"),
            api_key::expires_on.eq(contract::time::day(chrono::Utc::now())),
        ))
        .execute(&mut *api.conn().await)
        .await
        .expect("a key");
    let into = |id: Uuid| json!({ "into": id, "reason": "两校合并" });
    let fits_not = change(&city, old, "merge", into(changchun)).await;
    assert_eq!(
        fits_not.status, 404,
        "the city's own office is not below it"
    );
    let point = point.organization.id;
    let circle = change(&city, old, "merge", into(point.into()))
        .await
        .expect(422);
    assert_eq!(circle.faults(), ["into circle"]);
    let merged: OrganizationDetail = change(&city, old, "merge", into(new))
        .await
        .expect(200)
        .as_();
    assert_eq!(merged.organization.status, OrganizationStatus::Merged);
    assert_eq!(
        (merged.organization.people, merged.organization.children),
        (0, 0)
    );
    let whole: OrganizationDetail = city.get(&format!("{PATH}/{new}")).await.expect(200).as_();
    assert_eq!(
        (whole.organization.people, whole.organization.children),
        (1, 1)
    );
    assert_eq!(whole.history[0].kind, "merged");
    let moved: OrganizationDetail = city.get(&format!("{PATH}/{point}")).await.expect(200).as_();
    assert_eq!(moved.history[0].kind, "moved");
    // Their session goes on, in the new organization.
    teacher.get(&format!("{PATH}/{new}")).await.expect(200);
    teacher.get(&format!("{PATH}/{old}")).await.expect(404);
    // Its keys end: the other organization reaches further.
    let keys: i64 = api_key::table
        .filter(api_key::organization_id.eq(old))
        .filter(api_key::revoked_at.is_not_null())
        .count()
        .get_result(&mut *api.conn().await)
        .await
        .expect("a count");
    assert_eq!(keys, 1);
    // Its name is free again, and it is no place to work in any more.
    change(&city, old, "reopen", because()).await.expect(409);
    change(&city, old, "close", because()).await.expect(409);
    city.post(PATH, &school("二道区成人学校", changchun))
        .await
        .expect(201);
}

#[actix_web::test]
async fn roles_that_do_not_fit_prevent_a_merger() {
    let api = Api::start().await;
    let province = api.person("province", &[Role::ProvinceEditor]).await;
    let meihekou = api.organization("meihekou").await;
    api.person("meihekou", &[Role::CityEditor]).await;
    let into = json!({ "into": api.organization("jlu").await, "reason": "试" });
    let refused = change(&province, meihekou, "merge", into).await.expect(409);
    assert_eq!(refused.code(), "in_use");
    assert!(
        refused.json()["detail"]
            .as_str()
            .is_some_and(|d| d.contains("角色"))
    );
    let into = json!({ "into": api.organization("tonghua").await, "reason": "试" });
    change(&province, meihekou, "merge", into).await.expect(200);
}

#[actix_web::test]
async fn who_works_in_a_closed_organization_is_signed_out() {
    let api = Api::start().await;
    let province = api.person("province", &[Role::ProvinceEditor]).await;
    let city = api.person("siping", &[Role::CityEditor]).await;
    let siping = api.organization("siping").await;
    let school = api.institution("siping", "铁西区社区学院").await;
    let teacher = api.person_in(school, &[Role::InstitutionEditor]).await;
    let refused = change(&province, siping, "close", because())
        .await
        .expect(409);
    assert_eq!(refused.code(), "in_use");
    let path = format!("{PATH}/{school}");
    teacher.get(&path).await.expect(200);
    let closed: OrganizationDetail = change(&city, school, "close", because())
        .await
        .expect(200)
        .as_();
    assert_eq!(closed.organization.status, OrganizationStatus::Closed);
    assert_eq!(teacher.get(&path).await.expect(401).code(), "session_ended");
    let below = crate::organization::school("分校", school);
    let closed_parent = city.post(PATH, &below).await.expect(422);
    assert_eq!(closed_parent.faults(), ["reports_to not_active"]);
    change(&city, school, "close", because()).await.expect(409);
    city.put(&path, 2, &crate::organization::school("新名", siping))
        .await
        .expect(409);
    change(&province, siping, "close", because())
        .await
        .expect(200);
    change(&city, school, "reopen", because()).await.expect(401);
    let refused = change(&province, school, "reopen", because())
        .await
        .expect(409);
    assert_eq!(refused.code(), "in_use");
    change(&province, siping, "reopen", because())
        .await
        .expect(200);
    let opened: OrganizationDetail = change(&province, school, "reopen", because())
        .await
        .expect(200)
        .as_();
    let kinds: Vec<&str> = opened.history.iter().map(|e| &*e.kind).collect();
    assert_eq!(kinds, ["reopened", "closed"]);
    assert_eq!(
        teacher.get(&path).await.expect(401).code(),
        "session_ended",
        "the old session stays ended"
    );
    // While it was closed its name was free.
    change(&province, school, "close", because())
        .await
        .expect(200);
    api.institution("siping", "铁西区社区学院").await;
    let taken = change(&province, school, "reopen", because())
        .await
        .expect(409);
    assert_eq!(taken.faults(), ["name already_exists"]);
    let active: i64 = person::table
        .filter(person::organization_id.eq(school))
        .filter(person::active.eq(true))
        .count()
        .get_result(&mut *api.conn().await)
        .await
        .expect("a count");
    assert_eq!(active, 1);
}

#[actix_web::test]
async fn what_is_public_goes_along_and_leaves_a_trace_in_the_feeds() {
    let api = Api::start().await;
    let city = api.person("changchun", &[Role::CityEditor]).await;
    let old = api.institution("changchun", "双阳区成人学校").await;
    let new = api.institution("changchun", "双阳区社区学院").await;
    let id = api.published_by(old, &public::content("书法讲座")).await;
    let sequence = async || -> (i64, Vec<String>) {
        change_row::table
            .find(id)
            .select((change_row::sequence, change_row::ever))
            .first(&mut *api.conn().await)
            .await
            .expect("a change")
    };
    let (before, _) = sequence().await;
    let into = json!({ "into": new, "reason": "合并" });
    change(&city, old, "merge", into).await.expect(200);
    let (after, ever) = sequence().await;
    assert!(after > before, "readers of the feed hear of it");
    for id in [old, new] {
        assert!(ever.contains(&format!("organization:{id}")));
    }
    let organizer: Uuid = listing::table
        .find(id)
        .select(listing::organization_id)
        .first(&mut *api.conn().await)
        .await
        .expect("still public");
    assert_eq!(organizer, new);

    // A new name is news, too.
    let mut input = school("双阳区社区大学", api.organization("changchun").await);
    input.reports_to = None;
    city.put(&format!("{PATH}/{new}"), 1, &input)
        .await
        .expect(200);
    assert!(sequence().await.0 > after);
}

#[actix_web::test]
async fn two_moves_at_once_make_no_circle() {
    let api = Api::start().await;
    let city = api.person("yanbian", &[Role::CityEditor]).await;
    let a = api.institution("yanbian", "甲").await;
    let b = api.institution("yanbian", "乙").await;
    let under = |id: Uuid| json!({ "reports_to": id, "reason": "试" });
    let (one, other) = futures_util::join!(
        change(&city, a, "move", under(b)),
        change(&city, b, "move", under(a)),
    );
    let mut statuses = [one.status, other.status];
    statuses.sort_unstable();
    assert_eq!(statuses, [200, 422]);
}
