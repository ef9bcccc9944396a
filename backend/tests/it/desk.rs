//! The first page of the desk, and notifications.

use contract::activity::ActivityContent;
use contract::desk::Desk;
use contract::id::NotificationId;
use contract::notification::{Notification, NotificationKind, NotificationsRead, Unread};
use contract::operation::Operation;
use contract::page::Page;
use contract::role::Role;
use diesel::prelude::*;
use diesel_async::RunQueryDsl;
use learning_week::notification::service::{notify_organization, notify_people};
use learning_week::platform::store::schema::{activity, edition, person, revision};
use serde_json::json;
use uuid::Uuid;

use crate::article::{Cast, brand, draft, star, step};
use crate::support::{Api, Client};

async fn filed(api: &Api, organization: Uuid, title: &str, state: &str) -> Uuid {
    let (id, mut conn) = (Uuid::now_v7(), api.conn().await);
    let current: Uuid = edition::table
        .filter(edition::current.eq(true))
        .select(edition::id)
        .first(&mut *conn)
        .await
        .expect("an edition");
    diesel::insert_into(activity::table)
        .values((
            activity::id.eq(id),
            activity::edition_id.eq(current),
            activity::organization_id.eq(organization),
        ))
        .execute(&mut *conn)
        .await
        .expect("an activity");
    let content = ActivityContent {
        title: title.into(),
        ..Default::default()
    };
    diesel::insert_into(revision::table)
        .values((
            revision::id.eq(Uuid::now_v7()),
            revision::entry_id.eq(id),
            revision::number.eq(1),
            revision::state.eq(state),
            revision::content.eq(serde_json::to_value(&content).expect("JSON")),
            revision::submitted_at.eq(chrono::Utc::now()),
            revision::author_id.eq(Uuid::nil()),
            revision::author_name.eq("测试"),
        ))
        .execute(&mut *conn)
        .await
        .expect("a revision");
    id
}

async fn desk(who: &Client<'_>) -> Desk {
    who.get("/api/v1/desk").await.expect(200).as_()
}

#[actix_web::test]
async fn the_desk_shows_what_waits_for_whom() {
    let api = Api::start().await;
    let school = api.institution("changchun", "宽城区社区学院").await;
    let first = filed(&api, school, "先报的", "submitted").await;
    let second = filed(&api, school, "后报的", "submitted").await;
    filed(&api, school, "退回的", "returned").await;
    let jilin = api.organization("jilin").await;
    let approved = filed(&api, jilin, "待发布的", "approved").await;

    let reviewer = desk(&api.person("changchun", &[Role::CityReviewer]).await).await;
    assert_eq!((reviewer.to_review, reviewer.to_publish), (2, 0));
    let waiting: Vec<Uuid> = reviewer.waiting.iter().map(|r| r.id.into()).collect();
    assert_eq!(waiting, [first, second]);
    assert_eq!(reviewer.waiting[0].organization.id, school.into());
    assert_eq!((reviewer.submitted, reviewer.recent.len()), (0, 0));
    assert_eq!(reviewer.opening.map(|o| o.version), Some(0));

    let teacher = api.person_in(school, &[Role::InstitutionEditor]).await;
    let own = desk(&teacher).await;
    assert_eq!((own.submitted, own.returned, own.drafts), (2, 1, 0));
    assert_eq!((own.to_review, own.waiting.len()), (0, 0));
    assert_eq!(own.recent[0].title, "退回的");
    assert!(own.opening.is_none());

    let other = desk(&api.person("siping", &[Role::CityReviewer]).await).await;
    assert_eq!(other.to_review, 0);
    let publisher = desk(&api.person("province", &[Role::ProvincePublisher]).await).await;
    assert_eq!((publisher.to_review, publisher.to_publish), (0, 1));
    assert_eq!(publisher.waiting[0].id, approved.into());
}

#[actix_web::test]
async fn the_province_sees_who_is_outside() {
    let api = Api::start().await;
    let province = api.person("province", &[Role::ProvinceEditor]).await;
    let edition = desk(&province).await.edition.id;
    let of = async |key: &str, version: i32, input: serde_json::Value| {
        let id = api.organization(key).await;
        let path = format!("/api/v1/editions/{edition}/openings/{id}");
        province.put(&path, version, &input).await.expect(200);
    };
    of(
        "baicheng",
        0,
        json!({"first_day": "2020-01-01", "last_day": "2020-01-07"}),
    )
    .await;
    assert!(desk(&province).await.outside.is_empty());
    of("province", 1, json!({"at": "2020-11-15T01:00:00Z"})).await;
    let shown = desk(&province).await;
    assert_eq!(shown.outside[0].name, "白城市教育局");
    assert_eq!(
        (shown.unread, shown.opening.map(|o| o.version)),
        (1, Some(2))
    );
    let auditor = api.person("province", &[Role::ProvinceAuditor]).await;
    assert!(desk(&auditor).await.outside.is_empty());
}

#[actix_web::test]
async fn only_those_who_may_are_told() {
    let api = Api::start().await;
    let editor = api.person("tonghua", &[Role::CityEditor]).await;
    let reviewer = api.person("tonghua", &[Role::CityReviewer]).await;
    let both = api
        .person("tonghua", &[Role::CityEditor, Role::CityReviewer])
        .await;
    let elsewhere = api.person("jilin", &[Role::CityReviewer]).await;
    let tonghua = api.organization("tonghua").await;
    let mut conn = api.conn().await;
    let tell = async |conn: &mut learning_week::platform::store::Conn, text: &str| {
        let review = Operation::ApproveActivity;
        let kind = NotificationKind::Submitted;
        notify_organization(conn, tonghua, review, kind, text, "/desk/reviews")
            .await
            .expect("told");
    };
    tell(&mut conn, "一").await;
    tell(&mut conn, "二").await;
    let list = async |who: &Client<'_>, query: &str| -> Page<Notification> {
        let path = format!("/api/v1/notifications?{query}");
        who.get(&path).await.expect(200).as_()
    };
    assert!(list(&editor, "").await.items.is_empty());
    assert!(list(&elsewhere, "").await.items.is_empty());
    assert_eq!(
        list(&both, "").await.items.len(),
        2,
        "once each, not per role"
    );
    let page = list(&reviewer, "limit=1").await;
    assert_eq!(page.items[0].text, "二");
    let next = list(
        &reviewer,
        &format!("cursor={}", page.next.expect("another")),
    )
    .await;
    assert_eq!((&*next.items[0].text, next.next), ("一", None));

    // Who left is told nothing.
    diesel::update(person::table.filter(person::organization_id.eq(tonghua)))
        .set(person::active.eq(false))
        .execute(&mut *conn)
        .await
        .expect("deactivated");
    tell(&mut conn, "三").await;
    diesel::update(person::table.filter(person::organization_id.eq(tonghua)))
        .set(person::active.eq(true))
        .execute(&mut *conn)
        .await
        .expect("activated");
    assert_eq!(list(&reviewer, "").await.items.len(), 2);
}

#[actix_web::test]
async fn reading_marks_only_ones_own() {
    let api = Api::start().await;
    let (one, other) = (
        api.person("yanbian", &[Role::CityEditor]).await,
        api.person("yanbian", &[Role::CityEditor]).await,
    );
    let yanbian = api.organization("yanbian").await;
    let mut conn = api.conn().await;
    let people: Vec<Uuid> = person::table
        .filter(person::organization_id.eq(yanbian))
        .select(person::id)
        .load(&mut *conn)
        .await
        .expect("people");
    for text in ["一", "二", "三"] {
        notify_people(
            &mut conn,
            &people,
            NotificationKind::Returned,
            text,
            "/desk",
        )
        .await
        .expect("told");
    }
    let page: Page<Notification> = one.get("/api/v1/notifications").await.expect(200).as_();
    let read = async |who: &Client<'_>, ids: Vec<NotificationId>| -> i64 {
        let input = NotificationsRead { ids };
        let answer = who.post("/api/v1/notifications/read", &input).await;
        answer.expect(200).as_::<Unread>().unread
    };
    assert_eq!(read(&one, vec![page.items[0].id]).await, 2);
    assert_eq!(read(&other, vec![page.items[1].id]).await, 3, "not theirs");
    assert_eq!(desk(&one).await.unread, 2);
    assert_eq!(read(&one, vec![]).await, 0);
    assert_eq!(desk(&other).await.unread, 3);
    let many = NotificationsRead {
        ids: vec![Uuid::nil().into(); 101],
    };
    one.post("/api/v1/notifications/read", &many)
        .await
        .expect(422);
    api.nobody().get("/api/v1/desk").await.expect(401);
}

#[actix_web::test]
async fn articles_are_counted_apart_from_activities() {
    let api = Api::start().await;
    let cast = Cast::of(&api).await;
    let begun = draft(&cast.submitter, "star", star("甲")).await;
    draft(&cast.submitter, "brand", brand("乙")).await;
    step(&cast.submitter, begun.id, "submit").await;
    let mine = desk(&cast.submitter).await;
    assert_eq!((mine.articles.submitted, mine.articles.drafts), (1, 1));
    assert_eq!((mine.drafts, mine.articles.to_review), (0, 0));
    let city = desk(&cast.reviewer).await;
    assert_eq!((city.articles.to_review, city.to_review), (1, 0));
    step(&cast.reviewer, begun.id, "approve").await;
    let province = desk(&cast.publisher).await;
    assert_eq!(
        (province.articles.to_review, province.articles.to_publish),
        (0, 1)
    );
}
