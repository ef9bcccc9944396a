//! E-mail: what goes into the outbox, and what does not.

use contract::notification::{Notification, NotificationKind as Kind};
use contract::operation::Operation;
use contract::page::Page;
use contract::role::Role;
use contract::session::{Profile, ProfileInput};
use diesel::prelude::*;
use diesel_async::{RunQueryDsl, SimpleAsyncConnection};
use learning_week::notification::mail::mailer::Mailer;
use learning_week::notification::mail::store;
use learning_week::notification::service::{notify_organization, notify_people};
use learning_week::platform::store::schema::mail;
use learning_week::platform::store::{SystemPermit, Tx};
use uuid::Uuid;

use crate::support::{Api, Client};

const SERVER: [&str; 4] = [
    "--smtp-url",
    "smtp://127.0.0.1:9",
    "--mail-from",
    "学习周 <week@jl.test>",
];

type Row = (Uuid, String, String, String, String);

async fn outbox(api: &Api) -> Vec<Row> {
    mail::table
        .order((mail::created_at, mail::to_address))
        .select((
            mail::person_id,
            mail::to_address,
            mail::subject,
            mail::text,
            mail::link,
        ))
        .load(&mut *api.conn().await)
        .await
        .expect("the outbox")
}

/// Changes one's own address and wish.
async fn wants(who: &Client<'_>, email: &str, mail: bool) -> Profile {
    let profile: Profile = who.get("/api/v1/profile").await.expect(200).as_();
    let input = ProfileInput {
        name: profile.name,
        phone: profile.phone,
        email: email.into(),
        mail,
    };
    let answer = who.put("/api/v1/profile", profile.version, &input).await;
    answer.expect(200).as_()
}

/// As [`wants`], and the link that was sent there is opened.
async fn confirmed(api: &Api, who: &Client<'_>, email: &str) -> Profile {
    let profile = wants(who, email, true).await;
    let sql = format!(
        "update person set confirmed_email = email where email = '{email}'; delete from mail"
    );
    let mut conn = api.conn().await;
    conn.batch_execute(&sql).await.expect("confirmed");
    profile
}

async fn tell(api: &Api, people: &[Uuid], kind: Kind) {
    let mut conn = api.conn().await;
    notify_people(&mut conn, people, kind, "请修改后重新报送。", "/desk/x")
        .await
        .expect("told");
}

#[actix_web::test]
async fn a_letter_is_written_with_its_notification() {
    let api = Api::start_with(&SERVER).await;
    let one = api.person("siping", &[Role::CityEditor]).await;
    let silent = api.person("siping", &[Role::CityEditor]).await;
    let off = api.person("siping", &[Role::CityEditor]).await;
    let strange = api.person("siping", &[Role::CityEditor]).await;
    wants(&strange, "somebody@else.test", true).await;
    wants(&silent, "", true).await;
    assert!(!wants(&off, "off@jl.test", false).await.mail);
    let me = confirmed(&api, &one, "one@jl.test").await;
    assert!(me.mail);

    let siping = api.organization("siping").await;
    let mut conn = api.conn().await;
    let (may, text) = (Operation::SaveOpening, "请尽快填报。");
    notify_organization(&mut conn, siping, may, Kind::Reminder, text, "/desk/week")
        .await
        .expect("told");
    let subject = "【全民终身学习活动周】请尽快填报。".to_owned();
    let (to, link) = ("one@jl.test".to_owned(), "/desk/week".to_owned());
    assert_eq!(
        outbox(&api).await,
        [(me.id, to, subject, text.to_owned(), link)]
    );
    for who in [&one, &silent, &off, &strange] {
        let page: Page<Notification> = who.get("/api/v1/notifications").await.expect(200).as_();
        let shown = &page.items[0];
        assert_eq!(
            (page.items.len(), shown.kind),
            (1, Kind::Reminder),
            "told inside, all"
        );
    }

    // Kinds that ask for nothing stay inside.
    tell(&api, &[me.id], Kind::Published).await;
    tell(&api, &[me.id], Kind::Submitted).await;
    assert_eq!(outbox(&api).await.len(), 1);
    tell(&api, &[me.id], Kind::Returned).await;
    assert_eq!(outbox(&api).await.len(), 2);
}

#[actix_web::test]
async fn what_is_undone_is_not_mailed() {
    let api = Api::start_with(&SERVER).await;
    let one = api.person("siping", &[Role::CityEditor]).await;
    let me = confirmed(&api, &one, "one@jl.test").await;
    let mut tx = Tx::begin(&api.state.store, &SystemPermit("test"))
        .await
        .expect("begun");
    notify_people(&mut tx, &[me.id], Kind::Due, "一", "/desk")
        .await
        .expect("told");
    let inside: i64 = mail::table
        .count()
        .get_result(&mut *tx)
        .await
        .expect("counted");
    assert_eq!(inside, 1);
    tx.rollback().await.expect("undone");
    assert_eq!(outbox(&api).await, []);
}

#[actix_web::test]
async fn without_a_server_nothing_is_written() {
    let api = Api::start().await;
    let one = api.person("siping", &[Role::CityEditor]).await;
    let me = wants(&one, "one@jl.test", true).await;
    tell(&api, &[me.id], Kind::Returned).await;
    assert_eq!(outbox(&api).await, []);
    let page: Page<Notification> = one.get("/api/v1/notifications").await.expect(200).as_();
    assert_eq!(page.items.len(), 1);
}

#[actix_web::test]
async fn each_letter_is_taken_once_until_its_lease_ends() {
    let api = Api::start_with(&SERVER).await;
    let one = api.person("siping", &[Role::CityEditor]).await;
    let me = confirmed(&api, &one, "one@jl.test").await;
    for _ in 0..3 {
        tell(&api, &[me.id], Kind::Returned).await;
    }
    let (mut here, mut there) = (api.conn().await, api.conn().await);
    let minute = chrono::TimeDelta::minutes(1);
    let (a, b) = futures_util::join!(
        store::take(&mut here, 2, minute),
        store::take(&mut there, 2, minute)
    );
    let (a, b) = (a.expect("taken"), b.expect("taken"));
    let mut ids: Vec<Uuid> = a.iter().chain(&b).map(|l| l.id).collect();
    ids.sort();
    ids.dedup();
    assert_eq!((ids.len(), a.len() + b.len()), (3, 3), "none twice");
    let first = &a[0];
    assert_eq!(
        (first.attempts, first.wanted, &*first.name),
        (1, true, "测试人员")
    );
    assert!(
        store::take(&mut here, 9, minute)
            .await
            .expect("taken")
            .is_empty()
    );

    // Sent or given up: never again. Deferred: when its time has come.
    let now = chrono::Utc::now();
    store::sent(&mut here, ids[0]).await.expect("noted");
    store::refused(&mut here, ids[1], None, "no")
        .await
        .expect("noted");
    store::refused(&mut here, ids[2], Some(now - minute), "later")
        .await
        .expect("noted");
    wants(&one, "other@jl.test", true).await;
    let mut again = store::take(&mut here, 9, minute).await.expect("taken");
    again.retain(|letter| letter.link == "/desk/x");
    assert_eq!(again.len(), 1);
    assert_eq!((again[0].id, again[0].attempts), (ids[2], 2));
    assert!(!again[0].wanted, "the address changed meanwhile");
    assert_eq!(store::forget(&mut here, now - minute).await, Ok(0));
    assert_eq!(store::forget(&mut here, now + minute).await, Ok(2));
}

#[actix_web::test]
async fn letters_go_to_confirmed_addresses_only() {
    let api = Api::start_with(&SERVER).await;
    let one = api.person("siping", &[Role::CityEditor]).await;
    let confirm = async |token: &str| {
        let input = serde_json::json!({ "token": token });
        api.nobody().post("/api/v1/email/confirm", &input).await
    };
    let me = wants(&one, "one@jl.test", true).await;
    assert!(me.email_unconfirmed);
    tell(&api, &[me.id], Kind::Returned).await;
    let letters = outbox(&api).await;
    assert_eq!(letters.len(), 1, "only the question");
    let token = letters[0].4.strip_prefix("email#").expect("a link");
    confirm(&token[1..]).await.expect(410);
    confirm(token).await.expect(204);
    let profile: Profile = one.get("/api/v1/profile").await.expect(200).as_();
    assert!(!profile.email_unconfirmed);
    tell(&api, &[me.id], Kind::Returned).await;
    assert_eq!(outbox(&api).await.len(), 2);

    // Another address is another question, whoever writes it; the old answer is none for it.
    let admin = api.person("province", &[Role::ProvinceAdmin]).await;
    let path = format!("/api/v1/people/{}", me.id);
    let input =
        serde_json::json!({ "name": "王芳", "email": "two@jl.test", "roles": ["city_editor"] });
    admin.put(&path, 2, &input).await.expect(200);
    confirm(token).await.expect(410);
    tell(&api, &[me.id], Kind::Returned).await;
    let letters = outbox(&api).await;
    assert_eq!((letters.len(), letters[2].1.as_str()), (3, "two@jl.test"));
    // Nobody makes us write to strangers without end.
    for n in 0..8 {
        wants(&one, &format!("stranger{n}@jl.test"), true).await;
    }
    assert!(outbox(&api).await.len() <= 7);
    // What is in the link does not stay once the letter has left.
    let mut conn = api.conn().await;
    let minute = chrono::TimeDelta::minutes(1);
    let due = store::take(&mut conn, 20, minute).await.expect("taken");
    store::sent(&mut conn, due[0].id).await.expect("noted");
    store::refused(&mut conn, due[1].id, None, "no")
        .await
        .expect("noted");
    let secret = |id| outbox_link(&api, id);
    for one in &due[..2] {
        assert!(!secret(one.id).await.contains('#'), "{}", one.link);
    }
}

async fn outbox_link(api: &Api, id: Uuid) -> String {
    let query = mail::table.find(id).select(mail::link);
    query.first(&mut *api.conn().await).await.expect("a letter")
}

#[actix_web::test]
async fn settings_are_checked_at_start() {
    let config = async |url: &str, from: &str| {
        let api = Api::start_with(&["--smtp-url", url, "--mail-from", from]).await;
        assert!(!format!("{:?}", api.state.config).contains("geheim"));
        Mailer::open(&api.state.config).map(|post| post.is_some())
    };
    assert_eq!(config("", "").await, Ok(false));
    assert_eq!(
        config("smtps://u:geheim@mail.test", "week@jl.test").await,
        Ok(true)
    );
    for (url, from, named) in [
        ("smtps://u:geheim@mail.test", "", "MAIL_FROM"),
        ("smtps://u:geheim@mail.test", "week", "MAIL_FROM"),
        ("http://u:geheim@mail.test", "week@jl.test", "SMTP_URL"),
        (
            "smtp://u:geheim@mail.test?tls=x",
            "week@jl.test",
            "SMTP_URL",
        ),
        ("u:geheim@mail.test", "week@jl.test", "SMTP_URL"),
    ] {
        let sentence = config(url, from).await.expect_err("refused");
        assert!(sentence.starts_with(named), "{sentence}");
        assert!(!sentence.contains("geheim"), "{sentence}");
    }
}
