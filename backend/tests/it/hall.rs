//! 网上展厅: what is accepted is shown to everyone, and nothing else.

use contract::hall::{PanelRow, PublicPanel};
use contract::id::SubmissionId;
use contract::material::{MaterialInput, Part};
use contract::page::Page;
use contract::role::Role;
use diesel::prelude::*;
use diesel_async::RunQueryDsl;
use learning_week::platform::store::schema::{audit, panel_visit};
use serde_json::{Value, json};
use uuid::Uuid;

use crate::submission::{accept, begin, judge, save, step};
use crate::support::material::material;
use crate::support::{Api, Client};

const PANELS: &str = "/api/v1/public/panels";

fn board() -> MaterialInput {
    MaterialInput {
        label: "展板素材".into(),
        allow_not_holding: true,
        ..material("board", &[Part::Title, Part::Body, Part::Photos])
    }
}

fn jpeg() -> Vec<u8> {
    let mut out = std::io::Cursor::new(Vec::new());
    image::RgbImage::from_pixel(640, 480, image::Rgb([30, 90, 60]))
        .write_to(&mut out, image::ImageFormat::Jpeg)
        .expect("a picture");
    out.into_inner()
}

async fn content(city: &Client<'_>, title: &str) -> Value {
    let name = "王某某的手机照片.jpg";
    let at = "/api/v1/files?kind=picture";
    let file = city.upload(at, name, "image/jpeg", &jpeg()).await;
    let file = file.expect(201).json()["id"].clone();
    json!({ "title": title, "body": "第一段。\n第二段。", "photos": [{ "file": file, "caption": "社区读书会" }] })
}

async fn listed(api: &Api, query: &str) -> Page<PanelRow> {
    let answer = api.nobody().get(&format!("{PANELS}{query}")).await;
    answer.expect(200).as_()
}

fn photo(id: SubmissionId, place: u32) -> String {
    format!("/files/panels/{id}/{place}/large.jpg")
}

#[actix_web::test]
async fn a_board_is_shown_as_long_as_it_is_accepted() {
    let api = Api::start().await;
    let city = api.person("changchun", &[Role::CityEditor]).await;
    let province = api.person("province", &[Role::ProvinceReviewer]).await;
    let nobody = api.nobody();
    let material = api.material(&board()).await;
    let content = content(&city, "书香长春").await;
    let made = begin(&city, material, content.clone()).await;
    let at = format!("{PANELS}/{}", made.id);
    let hidden = async || {
        nobody.get(&at).await.expect(404);
        nobody.get(&photo(made.id, 1)).await.expect(404);
        nobody.step(&format!("{at}/visits")).await.expect(404);
        assert!(listed(&api, "").await.items.is_empty());
    };
    hidden().await;
    step(&city, made.id, "submit").await;
    hidden().await;
    judge(&province, made.id, "return", json!({ "note": "不清楚。" }))
        .await
        .expect(200);
    hidden().await;
    step(&city, made.id, "submit").await;
    accept(&province, made.id).await;

    let answer = nobody.get(&at).await.expect(200);
    for secret in ["王某某", "测试人员", "不清楚", "author", "digest"] {
        assert!(!answer.text().contains(secret), "{secret}");
    }
    let shown: PublicPanel = answer.as_();
    assert_eq!(
        (shown.row.title.as_str(), shown.body.as_str()),
        ("书香长春", "第一段。\n第二段。")
    );
    assert_eq!(shown.row.region_name.as_deref(), Some("长春市"));
    assert_eq!((shown.photos.len(), shown.visits), (1, 0));
    assert_eq!(shown.photos[0].caption, "社区读书会");
    assert_eq!(
        shown.photos[0].width.zip(shown.photos[0].height),
        Some((640, 480))
    );
    assert_eq!(shown.photos[0].url, photo(made.id, 1)[1..]);
    let picture = nobody.get(&photo(made.id, 1)).await.expect(200);
    assert_eq!(picture.header("content-type"), "image/jpeg");
    assert!(!picture.header("cache-control").contains("immutable"));
    for (place, variant) in [(0, "large"), (2, "large"), (1, "original"), (1, "full")] {
        let at = format!("/files/panels/{}/{place}/{variant}.jpg", made.id);
        nobody.get(&at).await.expect(404);
    }
    let row = listed(&api, "").await.items.remove(0);
    assert_eq!(row, shown.row);

    // A correction in work changes nothing yet, also where it is sent back.
    let begun = step(&city, made.id, "supplement").await;
    let mut better = content;
    better["title"] = json!("书香满城");
    save(&city, &begun, &better).await;
    step(&city, made.id, "submit").await;
    judge(&province, made.id, "return", json!({ "note": "不清楚。" }))
        .await
        .expect(200);
    assert_eq!(listed(&api, "").await.items[0].title, "书香长春");
    step(&city, made.id, "submit").await;
    accept(&province, made.id).await;
    assert_eq!(listed(&api, "").await.items[0].title, "书香满城");

    // Accepted in its place: that no week is held.
    let begun = step(&city, made.id, "supplement").await;
    let none = json!({ "statement": { "kind": "not_holding", "reason": "今年不举办。" } });
    save(&city, &begun, &none).await;
    step(&city, made.id, "submit").await;
    accept(&province, made.id).await;
    hidden().await;
}

/// An accepted board of the organization of this seed key.
async fn hang(api: &Api, key: &str, material: Uuid, title: &str) -> SubmissionId {
    let roles: &[Role] = match key {
        "jlu" => &[Role::InstitutionEditor, Role::InstitutionSubmitter],
        _ => &[Role::CityEditor],
    };
    let unit = api.person(key, roles).await;
    let made = begin(&unit, material, content(&unit, title).await).await;
    step(&unit, made.id, "submit").await;
    let province = api.person("province", &[Role::ProvinceReviewer]).await;
    accept(&province, made.id).await;
    made.id
}

#[actix_web::test]
async fn boards_hang_in_the_official_order() {
    let api = Api::start().await;
    let wall = api.material(&board()).await;
    let other = api
        .material(&material("plan", &[Part::Title, Part::Body]))
        .await;
    let city = api.person("yanbian", &[Role::CityEditor]).await;
    let plan = begin(&city, other, json!({ "title": "方案", "body": "方案" })).await;
    step(&city, plan.id, "submit").await;
    let province = api.person("province", &[Role::ProvinceReviewer]).await;
    accept(&province, plan.id).await;
    api.nobody()
        .get(&format!("{PANELS}/{}", plan.id))
        .await
        .expect(404);

    let jlu = hang(&api, "jlu", wall, "丙").await;
    let yanbian = hang(&api, "yanbian", wall, "乙").await;
    let changchun = hang(&api, "changchun", wall, "甲").await;
    let all = [changchun, yanbian, jlu];
    let ids = |page: &Page<PanelRow>| page.items.iter().map(|r| r.id).collect::<Vec<_>>();
    assert_eq!(ids(&listed(&api, "").await), all);
    let first = listed(&api, "?limit=2").await;
    assert_eq!(ids(&first), all[..2]);
    let cursor = first.next.expect("more");
    let rest = listed(&api, &format!("?limit=2&cursor={cursor}")).await;
    assert_eq!((ids(&rest), rest.next), (vec![jlu], None));
    assert_eq!(ids(&listed(&api, "?region=220100").await), [changchun, jlu]);
    assert_eq!(ids(&listed(&api, "?region=222400").await), [yanbian]);
    let own = listed(
        &api,
        &format!("?organization_id={}", api.organization("jlu").await),
    )
    .await;
    assert_eq!(ids(&own), [jlu]);
    let none = Uuid::now_v7();
    assert!(
        listed(&api, &format!("?edition_id={none}"))
            .await
            .items
            .is_empty()
    );
    let nobody = api.nobody();
    let why = nobody.get(&format!("{PANELS}?region=22")).await.expect(422);
    assert_eq!(why.faults(), ["region not_a_region"]);
    nobody.get(&format!("{PANELS}?cursor=x")).await.expect(400);

    let middle: PublicPanel = nobody
        .get(&format!("{PANELS}/{yanbian}"))
        .await
        .expect(200)
        .as_();
    assert_eq!((middle.number, middle.total), (2, 3));
    let link = |link: Option<contract::hall::PanelLink>| link.map(|l| (l.id, l.title));
    assert_eq!(link(middle.previous), Some((changchun, "甲".to_owned())));
    assert_eq!(link(middle.next), Some((jlu, "丙".to_owned())));
    let last: PublicPanel = nobody
        .get(&format!("{PANELS}/{jlu}"))
        .await
        .expect(200)
        .as_();
    assert_eq!((last.number, link(last.next)), (3, None));
}

#[actix_web::test]
async fn visits_are_counted_and_nothing_else() {
    let api = Api::start().await;
    let wall = api.material(&board()).await;
    let id = hang(&api, "changchun", wall, "甲").await;
    let mut conn = api.conn().await;
    let audited: i64 = audit::table
        .count()
        .get_result(&mut *conn)
        .await
        .expect("a number");
    let nobody = api.nobody();
    for _ in 0..3 {
        let done = nobody
            .step(&format!("{PANELS}/{id}/visits"))
            .await
            .expect(204);
        assert_eq!(done.header("set-cookie"), "");
    }
    let shown: PublicPanel = nobody
        .get(&format!("{PANELS}/{id}"))
        .await
        .expect(200)
        .as_();
    assert_eq!(shown.visits, 3);
    let kept: Vec<(Uuid, chrono::NaiveDate, i64)> =
        panel_visit::table.load(&mut *conn).await.expect("rows");
    let today = contract::time::day(chrono::Utc::now());
    assert_eq!(kept, [(id.into(), today, 3)]);
    let after: i64 = audit::table
        .count()
        .get_result(&mut *conn)
        .await
        .expect("a number");
    assert_eq!(after, audited);
    nobody
        .step(&format!("{PANELS}/{}/visits", Uuid::now_v7()))
        .await
        .expect(404);
}
