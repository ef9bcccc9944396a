//! Reminders, due notices, and what the desk says of materials.

use chrono::{Duration, Utc};
use contract::board::{BoardState, Reminded, Reminder, ReminderInput};
use contract::desk::Desk;
use contract::notification::{Notification, NotificationKind};
use contract::page::Page;
use contract::role::Role;
use diesel::prelude::*;
use diesel_async::RunQueryDsl;
use learning_week::platform::store::schema::{audit, mail, person, reminder};
use learning_week::reminder::service::{notify_changed, send_due_notices};
use uuid::Uuid;

use crate::support::obligation::{
    INSTITUTIONS, OFFICES, days, empty, extend, input, material as ask, start, submission as file,
};
use crate::support::{Api, Client};

async fn remind(who: &Client<'_>, materials: &[Uuid], organizations: &[Uuid]) -> Reminded {
    let input = ReminderInput {
        material_ids: materials.iter().copied().map(Into::into).collect(),
        organization_ids: organizations.iter().copied().map(Into::into).collect(),
        note: "周五前务必报来。".into(),
    };
    let answer = who.post("/api/v1/reminders", &input).await;
    answer.expect(200).as_()
}

async fn list(who: &Client<'_>, query: &str) -> Page<Reminder> {
    let path = format!("/api/v1/reminders?{query}");
    who.get(&path).await.expect(200).as_()
}

async fn told(who: &Client<'_>, kind: NotificationKind) -> Vec<String> {
    let page: Page<Notification> = who.get("/api/v1/notifications").await.expect(200).as_();
    let of = page.items.into_iter().filter(|n| n.kind == kind);
    of.map(|n| n.text).collect()
}

async fn desk(who: &Client<'_>) -> Desk {
    who.get("/api/v1/desk").await.expect(200).as_()
}

#[actix_web::test]
async fn one_notification_per_person_of_all_that_is_owed() {
    let smtp = [
        "--smtp-url",
        "smtp://127.0.0.1:1",
        "--mail-from",
        "a@b.example",
    ];
    let api = Api::start_with(&smtp).await;
    empty(&api).await;
    let plan = ask(&api, &input("工作方案", OFFICES, days(5))).await;
    let panel = ask(&api, &input("展板素材", OFFICES, days(-5))).await;
    let story = ask(&api, &input("故事", INSTITUTIONS, days(5))).await;
    let of = async |key: &str| api.organization(key).await;
    let (jilin, siping, baishan) = (of("jilin").await, of("siping").await, of("baishan").await);
    file(&api, plan, siping, "submitted").await;
    file(&api, panel, siping, "returned").await;
    let one = api.person("jilin", &[Role::CityEditor]).await;
    let other = api.person("jilin", &[Role::CityEditor]).await;
    let reviewer = api.person("jilin", &[Role::CityReviewer]).await;
    let siping_editor = api.person("siping", &[Role::CityEditor]).await;
    let mut conn = api.conn().await;
    diesel::update(person::table.filter(person::organization_id.eq(siping)))
        .set((
            person::email.eq("s@b.example"),
            person::confirmed_email.eq("s@b.example"),
        ))
        .execute(&mut *conn)
        .await
        .expect("an address");
    let province = api.person("province", &[Role::ProvinceEditor]).await;
    let all = [jilin, siping, baishan, of("province").await];
    let expected = Reminded {
        organizations: 2,
        people: 3,
        mails: 1,
        nobody: 1,
    };
    assert_eq!(
        remind(&province, &[plan, panel, story], &all).await,
        expected
    );
    let words = told(&one, NotificationKind::Reminder).await;
    assert_eq!(words.len(), 1);
    assert!(words[0].starts_with("已过截止时间（"), "{words:?}");
    assert!(words[0].contains("请尽快报送：展板素材。请于"), "{words:?}");
    assert!(
        words[0].ends_with("前报送：工作方案。周五前务必报来。"),
        "{words:?}"
    );
    assert_eq!(told(&other, NotificationKind::Reminder).await, words);
    assert!(told(&reviewer, NotificationKind::Reminder).await.is_empty());
    let returned = told(&siping_editor, NotificationKind::Reminder).await;
    assert!(
        returned.len() == 1 && !returned[0].contains("工作方案"),
        "{returned:?}"
    );
    let letters: i64 = mail::table
        .count()
        .get_result(&mut *conn)
        .await
        .expect("a count");
    assert_eq!(letters, 1);

    // A double click tells nobody twice; an hour later it may be said again.
    let again = remind(&province, &[plan, panel], &[jilin, siping]).await;
    assert_eq!(again, Reminded::default());
    assert_eq!(told(&one, NotificationKind::Reminder).await.len(), 1);
    let sent = list(&province, "").await.items;
    assert_eq!(sent.len(), 3);
    let by = |r: &Reminder| !r.automatic && r.by == "测试人员" && r.note == "周五前务必报来。";
    assert!(sent.iter().all(by));
    let to = sent
        .iter()
        .find(|r| r.organization.id == siping.into())
        .expect("a reminder");
    assert_eq!((to.people, to.mails, &*to.material), (1, 1, "展板素材"));
    diesel::update(reminder::table)
        .set(reminder::at.eq(Utc::now() - Duration::minutes(61)))
        .execute(&mut *conn)
        .await
        .expect("an hour passes");
    assert_eq!(remind(&province, &[plan], &[jilin]).await.people, 2);
    let audited: i64 = audit::table
        .filter(audit::operation.eq("send_reminders"))
        .count()
        .get_result(&mut *conn)
        .await
        .expect("a count");
    assert_eq!(audited, 2);

    // The reminded see what they were reminded of, and page through it.
    let page = list(&one, "limit=2").await;
    let rest = list(
        &one,
        &format!("limit=2&cursor={}", page.next.expect("another")),
    )
    .await;
    assert_eq!(
        (page.items.len(), rest.items.len(), rest.next),
        (2, 1, None)
    );
}

#[actix_web::test]
async fn nobody_reminds_whom_they_do_not_reach() {
    let api = start().await;
    let plan = ask(&api, &input("工作方案", OFFICES, days(5))).await;
    let story = ask(&api, &input("故事", INSTITUTIONS, days(5))).await;
    let school = api.institution("changchun", "宽城区社区学院").await;
    let hall = api.institution("jilin", "吉林市文化馆").await;
    let teacher = api.person_in(school, &[Role::InstitutionEditor]).await;
    let curator = api.person_in(hall, &[Role::InstitutionSubmitter]).await;
    let changchun = api.organization("changchun").await;
    let city = api.person("changchun", &[Role::CityEditor]).await;
    let materials = [plan, story, Uuid::now_v7()];
    let done = remind(&city, &materials, &[school, hall, changchun]).await;
    assert_eq!((done.organizations, done.people, done.nobody), (1, 1, 0));
    assert_eq!(told(&teacher, NotificationKind::Reminder).await.len(), 1);
    assert!(told(&curator, NotificationKind::Reminder).await.is_empty());
    let of_school = format!("organization_id={school}");
    assert_eq!(list(&city, &of_school).await.items.len(), 1);
    assert!(
        list(&city, &format!("material_id={plan}"))
            .await
            .items
            .is_empty()
    );
    assert!(list(&curator, "").await.items.is_empty());
    let input = ReminderInput {
        material_ids: vec![story.into()],
        organization_ids: vec![school.into()],
        note: String::new(),
    };
    teacher.post("/api/v1/reminders", &input).await.expect(404);
    let none = ReminderInput::default();
    let none = city.post("/api/v1/reminders", &none).await.expect(422);
    assert_eq!(
        none.faults(),
        ["material_ids required", "organization_ids required"]
    );
}

#[actix_web::test]
async fn near_deadlines_are_told_once_for_each_step() {
    let api = start().await;
    let plan = ask(&api, &input("工作方案", OFFICES, days(6))).await;
    let panel = ask(&api, &input("展板素材", OFFICES, days(6))).await;
    ask(&api, &input("总结", OFFICES, days(20))).await;
    ask(&api, &input("旧的", OFFICES, days(-1))).await;
    let (jilin, siping) = (
        api.organization("jilin").await,
        api.organization("siping").await,
    );
    let editor = api.person("jilin", &[Role::CityEditor]).await;
    let done = api.person("siping", &[Role::CityEditor]).await;
    for material in [plan, panel] {
        file(&api, material, siping, "submitted").await;
    }
    let store = &api.state.store;
    let run = async |hours: i64| {
        let now = Utc::now() + Duration::hours(hours);
        send_due_notices(store, now).await.expect("a run")
    };
    // Two servers at the same time.
    let (a, b) = futures_util::future::join(run(0), run(0)).await;
    assert_eq!(a + b, 1);
    assert_eq!(run(1).await, 0);
    let words = told(&editor, NotificationKind::Due).await;
    assert_eq!(words.len(), 1);
    assert!(
        words[0].contains("展板素材") && words[0].contains("工作方案"),
        "{words:?}"
    );
    assert!(told(&done, NotificationKind::Due).await.is_empty());

    // Three days before, then one; what has come in meanwhile is left out, what was put off too.
    extend(&api, panel, jilin, days(30).expect("a time")).await;
    assert_eq!(run(24 * 3 + 1).await, 1);
    assert_eq!(run(24 * 4).await, 0);
    let words = told(&editor, NotificationKind::Due).await;
    assert!(
        words.len() == 2 && words[0].ends_with("前报送：工作方案。"),
        "{words:?}"
    );
    file(&api, plan, jilin, "submitted").await;
    assert_eq!(run(24 * 5 + 1).await, 0);
    let sent = list(&editor, "").await.items;
    assert_eq!(sent.len(), 3);
    assert!(
        sent.iter()
            .all(|r| r.automatic && r.by == "系统" && r.people == 1)
    );
}

#[actix_web::test]
async fn a_change_is_told_to_those_who_still_work_on_it() {
    let api = start().await;
    let plan = ask(&api, &input("工作方案", OFFICES, days(6))).await;
    let jilin = api.organization("jilin").await;
    let siping = api.organization("siping").await;
    file(&api, plan, jilin, "draft").await;
    file(&api, plan, siping, "accepted").await;
    let school = api.institution("changchun", "宽城区社区学院").await;
    let people = [
        (api.person("jilin", &[Role::CityEditor]).await, 1),
        (api.person("siping", &[Role::CityEditor]).await, 0),
        (api.person("baishan", &[Role::CityEditor]).await, 1),
        (api.person_in(school, &[Role::InstitutionEditor]).await, 0),
    ];
    let sentence = "“工作方案”的截止时间改为10月25日 18:00。";
    notify_changed(&mut *api.conn().await, plan, sentence)
        .await
        .expect("told");
    for (who, count) in people {
        assert_eq!(told(&who, NotificationKind::Changed).await.len(), count);
    }
}

#[actix_web::test]
async fn the_desk_says_what_is_due_and_what_waits() {
    let api = start().await;
    let late = ask(&api, &input("总结", OFFICES, None)).await;
    let plan = ask(&api, &input("工作方案", OFFICES, days(6))).await;
    let over = ask(&api, &input("展板素材", OFFICES, days(-6))).await;
    let sent = ask(&api, &input("照片", OFFICES, days(1))).await;
    let done = ask(&api, &input("简报", OFFICES, days(1))).await;
    let jilin = api.organization("jilin").await;
    let begun = file(&api, plan, jilin, "draft").await;
    file(&api, sent, jilin, "submitted").await;
    file(&api, done, jilin, "accepted").await;
    let own = desk(&api.person("jilin", &[Role::CityEditor]).await).await;
    let due: Vec<Uuid> = own.due.iter().map(|d| d.material_id.into()).collect();
    assert_eq!(due, [over, plan, late, sent], "what waits needs nothing");
    assert_eq!(own.due[0].state, BoardState::Overdue);
    assert_eq!(own.due[1].submission_id, Some(begun.into()));
    assert_eq!(own.submissions_to_review, 0);
    let of = async |key: &str, role: Role| {
        let desk = desk(&api.person(key, &[role]).await).await;
        (desk.submissions_to_review, desk.due.len())
    };
    assert_eq!(of("province", Role::ProvinceReviewer).await, (1, 0));
    assert_eq!(of("province", Role::ProvinceEditor).await, (0, 0));
    assert_eq!(of("siping", Role::CityReviewer).await, (0, 5));
}
