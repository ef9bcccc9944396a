//! What everybody reads of articles.

use contract::article::{Article, PublicArticleRow};
use contract::page::Page;
use contract::role::Role;
use diesel::prelude::*;
use diesel_async::RunQueryDsl;
use learning_week::article::service::reindex;
use learning_week::platform::store::schema::article_listing;
use serde_json::json;

use super::{Cast, book, brand, encoded, path, star, step};
use crate::support::Api;

const PUBLIC: &str = "/api/v1/public/articles";

async fn titles(api: &Api, query: &str) -> Vec<String> {
    let list = api
        .nobody()
        .get(&format!("{PUBLIC}?{}", encoded(query)))
        .await;
    let list: Page<PublicArticleRow> = list.expect(200).as_();
    list.items.into_iter().map(|i| i.title).collect()
}

#[actix_web::test]
async fn featured_ones_come_first_and_pages_go_on() {
    let api = Api::start().await;
    let cast = Cast::of(&api).await;
    let mut made = Vec::new();
    for title in ["一", "二", "三", "四"] {
        made.push(cast.published("star", star(title)).await);
    }
    assert_eq!(titles(&api, "").await, ["四", "三", "二", "一"]);
    let featured = step(&cast.publisher, made[1].id, "feature").await;
    assert!(featured.featured_at.is_some());
    let again = cast.publisher.step(&path(made[1].id, "feature")).await;
    again.expect(409);
    let editor = api.person("province", &[Role::ProvinceEditor]).await;
    let refused = editor.step(&path(made[2].id, "feature")).await;
    refused.expect(404);
    let order = ["二", "四", "三", "一"];
    assert_eq!(titles(&api, "").await, order);
    assert_eq!(titles(&api, "featured=true").await, ["二"]);

    let mut walked = Vec::new();
    let mut cursor = String::new();
    loop {
        let list = format!("{PUBLIC}?limit=1{cursor}");
        let list = api.nobody().get(&list).await.expect(200);
        let list: Page<PublicArticleRow> = list.as_();
        walked.extend(list.items.into_iter().map(|i| i.title));
        match list.next {
            Some(next) => cursor = format!("&cursor={next}"),
            None => break,
        }
    }
    assert_eq!(walked, order);
    let bad = api.nobody().get(&format!("{PUBLIC}?cursor=x")).await;
    assert_eq!(bad.expect(400).code(), "invalid_cursor");

    // What was taken down doesn't come back in front.
    let reason = json!({ "reason": "本人撤回同意。" });
    let at = path(made[1].id, "retract");
    cast.publisher.post(&at, &reason).await.expect(200);
    assert_eq!(titles(&api, "").await, ["四", "三", "一"]);
    let at = format!("/api/v1/articles/{}", made[1].id);
    let seen: Article = cast.submitter.get(&at).await.expect(200).as_();
    assert_eq!(seen.featured_at, None);
    let ordinary = step(&cast.publisher, made[0].id, "feature").await;
    assert!(ordinary.featured_at.is_some());
    step(&cast.publisher, made[0].id, "unfeature").await;
    assert_eq!(titles(&api, "").await, ["四", "三", "一"]);
}

#[actix_web::test]
async fn conditions_hold_together() {
    let api = Api::start().await;
    let cast = Cast::of(&api).await;
    cast.published("star", star("学习人")).await;
    cast.published("brand", brand("社区夜校")).await;
    cast.published("book", book("红楼梦", "9787020002207"))
        .await;
    let course = json!({
        "title": "手机课堂", "category": "senior", "summary": "教老年人用手机。", "body": "共十讲。",
        "url": "https://example.cn/course",
    });
    cast.published("course", course).await;
    for (query, expected) in [
        ("kind=star", &["学习人"][..]),
        ("shelf=resources", &["手机课堂", "红楼梦"]),
        ("category=senior", &["手机课堂"]),
        ("region=220104", &["社区夜校"]),
        ("region=220100&shelf=showcase", &["社区夜校", "学习人"]),
        ("region=220200", &[]),
        ("q=曹雪芹", &["红楼梦"]),
        ("q=紅樓夢", &["红楼梦"]),
        ("q=honglou", &["红楼梦"]),
        ("q=夜校&kind=star", &[]),
        ("q=社区学校&kind=brand", &["社区夜校"]),
    ] {
        assert_eq!(titles(&api, query).await, expected, "{query}");
    }
    // Terms of an older way are made anew.
    diesel::update(article_listing::table)
        .set((
            article_listing::grams.eq(Vec::<String>::new()),
            article_listing::search.eq(0_i16),
        ))
        .execute(&mut api.conn().await)
        .await
        .expect("an update");
    assert_eq!(titles(&api, "q=红楼梦").await, [""; 0]);
    assert_eq!(reindex::batch(&api.state.store).await.expect("made"), 4);
    assert_eq!(reindex::batch(&api.state.store).await.expect("made"), 0);
    assert_eq!(titles(&api, "q=红楼梦").await, ["红楼梦"]);
    let changchun = api.organization("changchun").await;
    let jilin = api.organization("jilin").await;
    let of = |id| format!("organization_id={id}");
    assert_eq!(titles(&api, &of(changchun)).await.len(), 4);
    assert_eq!(titles(&api, &of(jilin)).await.len(), 0);
    let nobody = api.nobody();
    nobody.get(&format!("{PUBLIC}?region=22")).await.expect(422);
}

#[actix_web::test]
async fn an_organization_shows_its_page_once_something_is_public() {
    let api = Api::start().await;
    let cast = Cast::of(&api).await;
    let at = format!("/api/v1/public/organizations/{}", cast.school);
    api.nobody().get(&at).await.expect(404);
    let page = json!({
        "title": "南关区社区学校", "summary": "家门口的学校。", "body": "欢迎来学习。",
        "opening_times": "周一至周五 9:00—17:00",
    });
    cast.published("organization_page", page).await;
    cast.published("star", star("学习人")).await;
    let shown = api.nobody().get(&at).await.expect(200).json();
    assert_eq!(shown["name"], "南关区社区学校");
    assert_eq!(shown["region_code"], "220102");
    assert_eq!(shown["page"]["content"]["body"], "欢迎来学习。");
    assert_eq!(
        (&shown["articles"], &shown["activities"]),
        (&json!(2), &json!(0))
    );
}

#[actix_web::test]
async fn a_renamed_organization_is_found_by_its_new_name() {
    let api = Api::start().await;
    let cast = Cast::of(&api).await;
    cast.published("star", star("学习人")).await;
    let city = api.person("changchun", &[Role::CityEditor]).await;
    let at = format!("/api/v1/organizations/{}", cast.school);
    let seen = city.get(&at).await.expect(200).json();
    let version = seen["version"].as_i64().unwrap_or_default();
    let renamed = json!({
        "name": "幸福里书院", "short_name": "书院", "kind": "institution", "region_code": "220102",
        "address": "", "website": "",
    });
    let version = i32::try_from(version).expect("a version");
    city.put(&at, version, &renamed).await.expect(200);
    assert_eq!(titles(&api, "q=幸福里").await, ["学习人"]);
    assert_eq!(titles(&api, "q=南关").await, [""; 0]);
}
