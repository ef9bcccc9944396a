//! An article from the draft to the public and back.

use contract::article::{Article, ArticleRow};
use contract::operation::Operation;
use contract::page::Page;
use contract::role::Role;
use contract::workflow::RevisionState;
use diesel::prelude::*;
use diesel_async::RunQueryDsl;
use learning_week::platform::store::schema::{audit, notification};
use serde_json::{Value, json};

use super::{BASE, Cast, book, brand, draft, encoded, path, star, step};
use crate::support::Api;

#[actix_web::test]
async fn a_star_goes_the_whole_way() {
    let api = Api::start().await;
    let cast = Cast::of(&api).await;
    let mut silent = star("巷子里的学习人");
    silent["consent"] = Value::Null;
    let made = draft(&cast.submitter, "star", silent).await;
    assert_eq!(made.missing[0].field, "consent");
    let refused = cast.submitter.step(&path(made.id, "submit")).await;
    assert_eq!(refused.expect(422).faults(), ["consent required"]);

    let at = format!("{BASE}/{}", made.id);
    let saved = cast.submitter.put(&at, made.version, &star("学习人")).await;
    let saved: Article = saved.expect(200).as_();
    assert!(saved.missing.is_empty(), "{:?}", saved.missing);
    let stale = cast.submitter.put(&at, made.version, &star("旧")).await;
    assert_eq!(stale.expect(412).status, 412);

    let sent = step(&cast.submitter, made.id, "submit").await;
    assert_eq!(sent.actions, [Operation::WithdrawArticle]);
    let queue = cast.reviewer.get("/api/v1/article-reviews").await;
    let queue: Page<ArticleRow> = queue.expect(200).as_();
    assert_eq!(queue.items[0].id, made.id);
    let reason = json!({ "reason": "请补充照片。" });
    let back = cast.reviewer.post(&path(made.id, "return"), &reason).await;
    let back: Article = back.expect(200).as_();
    assert_eq!(back.revision.state, RevisionState::Returned);
    step(&cast.submitter, made.id, "submit").await;
    step(&cast.reviewer, made.id, "approve").await;
    let nobody = api.nobody();
    let public = format!("/api/v1/public/articles/{}", made.id);
    nobody.get(&public).await.expect(404);
    let shown = step(&cast.publisher, made.id, "publish").await;
    assert_eq!(shown.revision.state, RevisionState::Published);
    let read = nobody.get(&public).await.expect(200).json();
    assert_eq!(read["content"]["title"], "学习人");
    // How the person agreed is nobody else's business.
    assert_eq!(read["content"]["consent"], Value::Null);

    let texts: Vec<String> = notification::table
        .select(notification::text)
        .order(notification::at)
        .load(&mut *api.conn().await)
        .await
        .expect("messages");
    assert!(
        texts.iter().any(|t| t == "稿件“学习人”已发布。"),
        "{texts:?}"
    );
    let links: i64 = notification::table
        .filter(notification::link.eq(format!("/desk/articles/{}", made.id)))
        .count()
        .get_result(&mut *api.conn().await)
        .await
        .expect("a count");
    assert!(links > 0);

    let gone = cast
        .publisher
        .post(&path(made.id, "retract"), &reason)
        .await;
    let gone: Article = gone.expect(200).as_();
    assert_eq!(gone.revision.state, RevisionState::Retracted);
    nobody.get(&public).await.expect(404);
    cast.submitter.delete(&at).await.expect(409);
    let steps: Vec<String> = audit::table
        .filter(audit::object_id.eq(uuid::Uuid::from(made.id)))
        .filter(audit::object_kind.eq("article"))
        .filter(audit::refused.eq(false))
        .order(audit::at)
        .select(audit::operation)
        .load(&mut *api.conn().await)
        .await
        .expect("the audit");
    assert_eq!(steps[0], "create_article");
    assert_eq!(steps[steps.len() - 1], "retract_article");
}

#[actix_web::test]
async fn what_is_public_stays_while_a_revision_walks() {
    let api = Api::start().await;
    let cast = Cast::of(&api).await;
    let shown = cast.published("brand", brand("社区夜校")).await;
    let begun = step(&cast.submitter, shown.id, "revise").await;
    let at = format!("{BASE}/{}", shown.id);
    let saved = cast
        .submitter
        .put(&at, begun.version, &brand("新夜校"))
        .await;
    let saved: Article = saved.expect(200).as_();
    assert_eq!(saved.public_revision.map(|r| r.number), Some(1));
    let public = format!("/api/v1/public/articles/{}", shown.id);
    let title = |v: Value| v["title"].as_str().unwrap_or_default().to_owned();
    let read = api.nobody().get(&public).await.expect(200).json();
    assert_eq!(title(read), "社区夜校");
    for (client, word) in [
        (&cast.submitter, "submit"),
        (&cast.reviewer, "approve"),
        (&cast.publisher, "publish"),
    ] {
        step(client, shown.id, word).await;
    }
    let read = api.nobody().get(&public).await.expect(200).json();
    assert_eq!(title(read), "新夜校");
    let history = cast.submitter.get(&path(shown.id, "revisions")).await;
    let history = history.expect(200).json();
    assert_eq!(history[1]["state"], "superseded");
}

#[actix_web::test]
async fn an_announcement_is_an_offices_and_takes_three_persons() {
    let api = Api::start().await;
    let cast = Cast::of(&api).await;
    let notice = json!({ "title": "关于启动仪式的通知", "body": "各市州教育局：\n\n现通知如下。" });
    let body = json!({ "kind": "announcement", "content": notice });
    let refused = cast.submitter.post(BASE, &body).await.expect(422);
    assert_eq!(refused.faults(), ["kind not_yours"]);

    let all = [
        Role::ProvinceEditor,
        Role::ProvinceReviewer,
        Role::ProvincePublisher,
    ];
    let (one, two) = (
        api.person("province", &all).await,
        api.person("province", &all).await,
    );
    let made = draft(&one, "announcement", notice).await;
    step(&one, made.id, "submit").await;
    let same = one.step(&path(made.id, "approve")).await.expect(403);
    assert_eq!(same.code(), "same_person");
    step(&two, made.id, "approve").await;
    for person in [&one, &two] {
        let same = person.step(&path(made.id, "publish")).await.expect(403);
        assert_eq!(same.code(), "same_person");
    }
    step(&cast.publisher, made.id, "publish").await;
    let list = "/api/v1/public/articles?shelf=announcements";
    let list = api.nobody().get(list).await.expect(200).json();
    assert_eq!(list["items"][0]["id"], made.id.to_string());
}

#[actix_web::test]
async fn another_city_and_another_noun_find_nothing() {
    let api = Api::start().await;
    let cast = Cast::of(&api).await;
    let made = draft(&cast.submitter, "star", star("学习人")).await;
    let at = format!("{BASE}/{}", made.id);
    let other = api.person("jilin", &[Role::CityReviewer]).await;
    other.get(&at).await.expect(404);
    other.step(&path(made.id, "approve")).await.expect(404);
    cast.submitter.get(&at).await.expect(200);
    // An article is no activity, nor the other way round.
    let as_activity = format!("/api/v1/activities/{}", made.id);
    cast.submitter.get(&as_activity).await.expect(404);
    let submit = format!("{as_activity}/submit");
    cast.submitter.step(&submit).await.expect(404);
    let activities = cast.submitter.get("/api/v1/activities").await;
    assert_eq!(activities.expect(200).json()["items"], json!([]));
    let activity = crate::activity::draft(&cast.submitter, json!({ "title": "读书会" })).await;
    let as_article = format!("{BASE}/{}", activity.id);
    cast.submitter.get(&as_article).await.expect(404);
    let mine = cast.submitter.get(BASE).await.expect(200);
    let mine: Page<ArticleRow> = mine.as_();
    assert_eq!(mine.items.len(), 1);
}

#[actix_web::test]
async fn kinds_ask_what_they_ask() {
    let api = Api::start().await;
    let cast = Cast::of(&api).await;
    let begin = |kind: &str, content: Value| {
        let body = json!({ "kind": kind, "content": content });
        let client = cast.submitter.clone();
        async move { client.post(BASE, &body).await }
    };
    let wrong = begin("book", book("红楼梦", "978-7-02-000220-8")).await;
    assert_eq!(wrong.expect(422).faults(), ["content.isbn not_an_isbn"]);
    begin("book", book("红楼梦", "978-7-02-000220-7"))
        .await
        .expect(201);
    let wrong = begin("star", json!({ "isbn": "9787020002207" })).await;
    assert_eq!(wrong.expect(422).faults(), ["content.isbn not_asked"]);
    let wrong = begin("coverage", json!({ "url": "javascript:alert(1)" })).await;
    assert_eq!(wrong.expect(422).faults(), ["content.url not_a_url"]);
    let wrong = begin("star", json!({ "title": "学".repeat(61) })).await;
    assert_eq!(wrong.expect(422).faults(), ["content.title too_long"]);
    let unknown = json!({ "attachments": [uuid::Uuid::now_v7()] });
    let wrong = begin("brand", unknown).await.expect(422);
    assert_eq!(wrong.faults(), ["content.attachments.0 unknown"]);
    let wrong = begin("brand", json!({ "topics": ["nothing"] })).await;
    assert_eq!(wrong.expect(422).faults(), ["content.topics.0 unknown"]);
    let wrong = begin("poem", json!({})).await;
    assert!(
        wrong.status == 422 || wrong.status == 400,
        "{}",
        wrong.status
    );
    // One page for each organization.
    let page = json!({ "title": "南关区社区学校" });
    begin("organization_page", page.clone()).await.expect(201);
    let again = begin("organization_page", page).await.expect(422);
    assert_eq!(again.faults(), ["kind already_exists"]);
    // A column is a reporter's.
    let column = json!({ "title": "活动周专栏", "url": "https://example.cn" });
    begin("column", column.clone()).await.expect(422);
    let city = api.person("changchun", &[Role::CityEditor]).await;
    draft(&city, "column", column).await;
}

#[actix_web::test]
async fn lists_are_filtered_by_shelf_kind_and_state() {
    let api = Api::start().await;
    let cast = Cast::of(&api).await;
    draft(&cast.submitter, "star", star("学习人")).await;
    draft(&cast.submitter, "book", book("红楼梦", "7-02-000220-X")).await;
    let titles = async |query: &str| -> Vec<String> {
        let list = cast
            .reviewer
            .get(&format!("{BASE}?{}", encoded(query)))
            .await;
        let list: Page<ArticleRow> = list.expect(200).as_();
        list.items.into_iter().map(|i| i.title).collect()
    };
    assert_eq!(titles("shelf=showcase").await, ["学习人"]);
    assert_eq!(titles("kind=book").await, ["红楼梦"]);
    assert_eq!(titles("shelf=showcase&kind=book").await, [""; 0]);
    assert_eq!(titles("state=draft").await.len(), 2);
    for q in ["红楼", "紅樓夢", "红+楼", "%25"] {
        let found = titles(&format!("q={q}")).await;
        assert_eq!(found.len(), usize::from(q != "%25"), "{q}");
    }
}
