//! Forgotten passwords: a one-time link that an office makes (docs/DOMAIN.md R25).

use contract::notification::{Notification, NotificationKind};
use contract::page::Page;
use contract::password_reset::{PasswordResetCreated, PasswordResetOffer};
use contract::role::Role;
use contract::session::SignedIn;
use diesel::prelude::*;
use diesel_async::{RunQueryDsl, SimpleAsyncConnection};
use learning_week::platform::store::schema::{audit, mail, password_reset};
use serde_json::{Value, json};
use uuid::Uuid;

use crate::session::member;
use crate::support::{Answer, Api, Client};

const OFFER: &str = "/api/v1/password-reset/offer";
const ACCEPT: &str = "/api/v1/password-reset/accept";
const OLD: &str = "Xuexi-zhou2020";
const NEW: &str = "Songhua-jiang-77";

async fn sign_in(api: &Api, password: &str) -> Answer {
    let input = json!({ "login": "wangfang", "password": password });
    api.nobody().post("/api/v1/session", &input).await
}

/// The link and its secret.
async fn link(office: &Client<'_>, id: Uuid) -> (PasswordResetCreated, String) {
    let path = format!("/api/v1/people/{id}/password-reset");
    let made: PasswordResetCreated = office.step(&path).await.expect(201).as_();
    let token = made.link.strip_prefix("http://week.test/password#");
    let token = token.expect("our link").to_owned();
    (made, token)
}

fn acceptance(token: &str) -> Value {
    json!({ "token": token, "password": NEW })
}

#[actix_web::test]
async fn a_forgotten_password_has_a_way_back() {
    let api = Api::start().await;
    let id = member(&api, "wangfang", &[Role::CityReviewer]).await;
    let admin = api.person("province", &[Role::ProvinceAdmin]).await;
    let before: SignedIn = sign_in(&api, OLD).await.expect(200).as_();
    for _ in 0..5 {
        sign_in(&api, "forgotten").await.expect(401);
    }
    let (_, replaced) = link(&admin, id).await;
    let (made, token) = link(&admin, id).await;
    assert!(!made.mailed && token.len() >= 43, "256 bits");
    let kept: Vec<String> = password_reset::table
        .select(password_reset::token_hash)
        .load(&mut api.conn().await)
        .await
        .expect("hashes");
    assert!(kept.len() == 1 && !kept[0].contains(&token));
    // The old one still counts: a link that somebody made by mistake takes nothing away. The person is told.
    let me = api.bearer(&before.access_token);
    let told: Page<Notification> = me.get("/api/v1/notifications").await.expect(200).as_();
    assert_eq!(told.items[0].kind, NotificationKind::Account);

    let nobody = api.nobody();
    let offer = nobody.post(OFFER, &json!({ "token": token })).await;
    let offer: PasswordResetOffer = offer.expect(200).as_();
    assert_eq!(
        (offer.login.as_str(), offer.name.as_str()),
        ("wangfang", "王芳")
    );
    let weak = json!({ "token": token, "password": "Wangfang-2020-x" });
    let weak = nobody.post(ACCEPT, &weak).await.expect(422);
    assert_eq!(weak.faults(), ["password weak_password"]);
    let answer = nobody.post(ACCEPT, &acceptance(&token)).await.expect(200);
    let signed: SignedIn = answer.as_();
    let fresh = api.bearer(&signed.access_token);
    fresh.get("/api/v1/profile").await.expect(200);
    // Every sign-in ended, the lock is gone, the link is used up, and the earlier one never counted again.
    me.get("/api/v1/profile").await.expect(401);
    sign_in(&api, OLD).await.expect(401);
    sign_in(&api, NEW).await.expect(200);
    for gone in [token.as_str(), replaced.as_str(), "made-up"] {
        let again = nobody.post(ACCEPT, &acceptance(gone)).await.expect(410);
        assert_eq!(again.code(), "link_expired");
        nobody
            .post(OFFER, &json!({ "token": gone }))
            .await
            .expect(410);
    }
    let told: Page<Notification> = fresh.get("/api/v1/notifications").await.expect(200).as_();
    assert_eq!(told.items.len(), 3);
    let written: Vec<(String, Option<Uuid>)> = audit::table
        .filter(audit::operation.like("%_password_reset"))
        .order(audit::id)
        .select((audit::operation, audit::object_id))
        .load(&mut api.conn().await)
        .await
        .expect("the audit");
    let made = ("create_password_reset".to_owned(), Some(id));
    let used = ("accept_password_reset".to_owned(), Some(id));
    assert_eq!(written, [made.clone(), made, used]);
}

#[actix_web::test]
async fn links_are_made_from_above_and_end() {
    let api = Api::start_with(&[
        "--smtp-url",
        "smtp://127.0.0.1:9",
        "--mail-from",
        "week@jl.test",
    ])
    .await;
    let id = member(&api, "wangfang", &[Role::CityEditor]).await;
    let path = format!("/api/v1/people/{id}/password-reset");
    let colleague = api.person("changchun", &[Role::CityEditor]).await;
    let other = api.person("jilin", &[Role::CityEditor]).await;
    let publisher = api.person("province", &[Role::ProvincePublisher]).await;
    for stranger in [&colleague, &other, &publisher] {
        stranger.step(&path).await.expect(404);
    }
    // Nobody makes one for themself or for those above.
    let admin = api.person("province", &[Role::ProvinceAdmin]).await;
    let own = admin.get("/api/v1/profile").await.expect(200).json()["id"].clone();
    let own = format!(
        "/api/v1/people/{}/password-reset",
        own.as_str().expect("an id")
    );
    assert_eq!(admin.step(&own).await.expect(409).code(), "in_use");
    colleague.step(&own).await.expect(404);

    // It goes to the mailbox only where that is confirmed, and leaves with whatever shuts the account.
    let mut conn = api.conn().await;
    let letters = async || -> Vec<String> {
        let mut conn = api.conn().await;
        let links = mail::table.select(mail::link).load(&mut *conn);
        links.await.expect("letters")
    };
    let email = "update person set email = 'w@jl.test' where login = 'wangfang'";
    conn.batch_execute(email).await.expect("an address");
    assert!(!link(&admin, id).await.0.mailed && letters().await.is_empty());
    let confirmed = "update person set confirmed_email = email where login = 'wangfang'";
    conn.batch_execute(confirmed).await.expect("confirmed");
    let (made, token) = link(&admin, id).await;
    assert!(made.mailed);
    assert_eq!(letters().await, [format!("password#{token}")]);
    let nobody = api.nobody();
    let refused = async |token: &str| {
        let answer = nobody.post(ACCEPT, &acceptance(token)).await;
        assert_eq!(answer.expect(410).code(), "link_expired");
    };
    admin
        .step(&format!("/api/v1/people/{id}/deactivate"))
        .await
        .expect(200);
    admin.step(&path).await.expect(409);
    refused(&token).await;
    admin
        .step(&format!("/api/v1/people/{id}/activate"))
        .await
        .expect(200);
    refused(&token).await;

    let (_, token) = link(&admin, id).await;
    conn.batch_execute("update password_reset set expires_at = now()")
        .await
        .expect("later");
    refused(&token).await;
    // Who knows the password changes it, and the link is none any more.
    let (_, token) = link(&admin, id).await;
    let signed: SignedIn = sign_in(&api, OLD).await.expect(200).as_();
    let change = json!({ "current": OLD, "new": NEW });
    let me = api.bearer(&signed.access_token);
    me.put("/api/v1/profile/password", 0, &change)
        .await
        .expect(200);
    refused(&token).await;
}

#[actix_web::test]
async fn one_of_two_at_once_sets_the_password() {
    let api = Api::start().await;
    let id = member(&api, "wangfang", &[Role::CityEditor]).await;
    let admin = api.person("province", &[Role::ProvinceAdmin]).await;
    let (_, token) = link(&admin, id).await;
    let (nobody, body) = (api.nobody(), acceptance(&token));
    let all = (0..3).map(|_| nobody.post(ACCEPT, &body));
    let answers = futures_util::future::join_all(all).await;
    let mut codes: Vec<u16> = answers.iter().map(|a| a.status).collect();
    codes.sort_unstable();
    assert_eq!(codes, [200, 410, 410]);
}

#[actix_web::test]
async fn whoever_made_a_link_does_not_open_it() {
    let api = Api::start().await;
    let admin_id = member(&api, "admin", &[Role::CityEditor]).await;
    let mut conn = api.conn().await;
    let raise = "update person set roles = '{province_admin}', organization_id = (select id from organization \
        where key = 'province') where login = 'admin'";
    conn.batch_execute(raise).await.expect("an administrator");
    let id = member(&api, "wangfang", &[Role::CityEditor]).await;
    let input = json!({ "login": "admin", "password": OLD });
    let signed = api
        .nobody()
        .post("/api/v1/session", &input)
        .await
        .expect(200);
    let cookies = signed.headers.get_all("set-cookie");
    let mut cookies = cookies.filter_map(|line| line.to_str().ok()?.split(';').next());
    let browser = cookies
        .find(|pair| pair.starts_with("week_browser="))
        .expect("a cookie");
    let signed: SignedIn = signed.as_();
    assert_eq!(signed.profile.id, admin_id);
    let (_, token) = link(&api.bearer(&signed.access_token), id).await;
    let accept = async |headers: &[(&str, &str)]| {
        let body = serde_json::to_vec(&acceptance(&token)).expect("JSON");
        api.nobody().send("POST", ACCEPT, headers, Some(body)).await
    };
    let json_type = ("content-type", "application/json");
    let refused = accept(&[json_type, ("cookie", browser)]).await.expect(403);
    assert_eq!(refused.code(), "same_person");
    accept(&[json_type]).await.expect(200);
}
