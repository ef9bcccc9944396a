//! Invitations: a one-time link makes an account (docs/DOMAIN.md R27).

use contract::invitation::{Invitation, InvitationCreated};
use contract::page::Page;
use contract::role::Role;
use contract::session::SignedIn;
use diesel::prelude::*;
use diesel_async::{RunQueryDsl, SimpleAsyncConnection};
use learning_week::platform::store::schema::{invitation, person};
use serde_json::{Value, json};
use uuid::Uuid;

use crate::support::{Answer, Api, Client};

const OFFER: &str = "/api/v1/invitation/offer";
const ACCEPT: &str = "/api/v1/invitation/accept";

async fn invite(office: &Client<'_>, organization: Uuid) -> (Invitation, String) {
    let input =
        json!({ "organization_id": organization, "name": "王芳", "roles": ["institution_editor"] });
    let made: InvitationCreated = office
        .post("/api/v1/invitations", &input)
        .await
        .expect(201)
        .as_();
    let token = made
        .link
        .strip_prefix("http://week.test/invitation#")
        .expect("our link");
    (made.invitation.clone(), token.to_owned())
}

fn acceptance(token: &str, login: &str) -> Value {
    json!({ "token": token, "login": login, "name": "王芳", "phone": "", "password": "Songhua-jiang-77" })
}

fn code(answer: &Answer) -> (u16, String) {
    (answer.status, answer.code())
}

#[actix_web::test]
async fn an_invitation_makes_an_account_once() {
    let api = Api::start().await;
    let city = api.person("changchun", &[Role::CityEditor]).await;
    let school = api.institution("changchun", "南关区社区学院").await;
    let (made, token) = invite(&city, school).await;
    assert!(token.len() >= 43, "256 bits");
    let kept: Vec<String> = invitation::table
        .select(invitation::token_hash)
        .load(&mut api.conn().await)
        .await
        .expect("hashes");
    assert!(!kept[0].contains(&token));

    let offer = api
        .nobody()
        .post(OFFER, &json!({ "token": token }))
        .await
        .expect(200)
        .json();
    assert_eq!(
        (&offer["organization"]["id"], &offer["roles"]),
        (&json!(school), &json!(["institution_editor"]))
    );
    let weak =
        json!({ "token": token, "login": "wangfang", "name": "王芳", "password": "Password2020!" });
    let weak = api.nobody().post(ACCEPT, &weak).await.expect(422);
    assert_eq!(
        (weak.code().as_str(), weak.faults()),
        ("weak_password", vec!["password weak_password".to_owned()])
    );
    let answer = api
        .nobody()
        .post(ACCEPT, &acceptance(&token, "wangfang"))
        .await
        .expect(200);
    assert!(answer.header("set-cookie").starts_with("week_refresh="));
    let signed: SignedIn = answer.as_();
    assert_eq!(
        (
            signed.profile.organization.id,
            signed.profile.roles.as_slice()
        ),
        (school.into(), [Role::InstitutionEditor].as_slice())
    );
    api.bearer(&signed.access_token)
        .get("/api/v1/profile")
        .await
        .expect(200);

    for again in [
        api.nobody()
            .post(ACCEPT, &acceptance(&token, "other"))
            .await,
        api.nobody().post(OFFER, &json!({ "token": token })).await,
        api.nobody()
            .post(OFFER, &json!({ "token": "made-up" }))
            .await,
    ] {
        assert_eq!(code(&again), (410, "link_expired".into()));
    }
    let page: Page<Invitation> = city.get("/api/v1/invitations").await.expect(200).as_();
    assert_eq!(
        serde_json::to_value(page.items[0].state).expect("a word"),
        "accepted"
    );
    city.delete(&format!("/api/v1/invitations/{}", made.id))
        .await
        .expect(409);
}

#[actix_web::test]
async fn one_of_two_at_once_gets_in() {
    let api = Api::start().await;
    let city = api.person("changchun", &[Role::CityEditor]).await;
    let school = api.institution("changchun", "南关区社区学院").await;
    let (_, token) = invite(&city, school).await;
    let bodies: Vec<Value> = (0..4)
        .map(|n| acceptance(&token, &format!("wang{n}")))
        .collect();
    let nobody = api.nobody();
    let all = bodies.iter().map(|body| nobody.post(ACCEPT, body));
    let mut codes: Vec<u16> = futures_util::future::join_all(all)
        .await
        .iter()
        .map(|a| a.status)
        .collect();
    codes.sort_unstable();
    assert_eq!(codes, [200, 410, 410, 410]);
    let made: i64 = person::table
        .filter(person::login.like("wang_"))
        .count()
        .get_result(&mut api.conn().await)
        .await
        .expect("a count");
    assert_eq!(made, 1);
}

#[actix_web::test]
async fn sign_in_names_differ_by_more_than_case() {
    let api = Api::start().await;
    let city = api.person("changchun", &[Role::CityEditor]).await;
    let school = api.institution("changchun", "南关区社区学院").await;
    let ((_, one), (_, two)) = (invite(&city, school).await, invite(&city, school).await);
    api.nobody()
        .post(ACCEPT, &acceptance(&one, "WangFang"))
        .await
        .expect(200);
    let taken = api
        .nobody()
        .post(ACCEPT, &acceptance(&two, "wangfang"))
        .await
        .expect(409);
    assert_eq!(
        (taken.code().as_str(), taken.faults()),
        ("already_exists", vec!["login taken".to_owned()])
    );
    let bad = api
        .nobody()
        .post(ACCEPT, &acceptance(&two, "王"))
        .await
        .expect(422);
    assert_eq!(bad.faults(), ["login not_a_login"]);
    // The link still counts.
    api.nobody()
        .post(ACCEPT, &acceptance(&two, "wangfang2"))
        .await
        .expect(200);
}

#[actix_web::test]
async fn links_end() {
    let api = Api::start().await;
    let city = api.person("changchun", &[Role::CityEditor]).await;
    let other = api.person("jilin", &[Role::CityEditor]).await;
    let school = api.institution("changchun", "南关区社区学院").await;
    let (revoked, token) = invite(&city, school).await;
    let path = format!("/api/v1/invitations/{}", revoked.id);
    other.delete(&path).await.expect(404);
    city.delete(&path).await.expect(204);
    city.delete(&path).await.expect(409);
    assert_eq!(
        api.nobody()
            .post(OFFER, &json!({ "token": token }))
            .await
            .status,
        410
    );

    let (_, token) = invite(&city, school).await;
    api.conn()
        .await
        .batch_execute("update invitation set expires_at = now() - interval '1 second'")
        .await
        .expect("later");
    assert_eq!(
        api.nobody()
            .post(ACCEPT, &acceptance(&token, "late"))
            .await
            .status,
        410
    );

    let (_, token) = invite(&city, school).await;
    api.conn()
        .await
        .batch_execute("update organization set status = 'closed' where name = '南关区社区学院'")
        .await
        .expect("closed");
    assert_eq!(
        api.nobody()
            .post(ACCEPT, &acceptance(&token, "closed"))
            .await
            .status,
        410
    );
    let input =
        json!({ "organization_id": school, "name": "王芳", "roles": ["institution_editor"] });
    assert_eq!(
        city.post("/api/v1/invitations", &input)
            .await
            .expect(422)
            .faults(),
        ["organization_id not_active"]
    );
    let page: Page<Invitation> = city
        .get("/api/v1/invitations?limit=2")
        .await
        .expect(200)
        .as_();
    assert_eq!(page.items.len(), 2);
    let next = page.next.expect("a second page");
    let rest: Page<Invitation> = city
        .get(&format!("/api/v1/invitations?limit=2&cursor={next}"))
        .await
        .expect(200)
        .as_();
    assert_eq!((rest.items.len(), rest.items[0].id), (1, revoked.id));
    assert!(
        other
            .get("/api/v1/invitations")
            .await
            .expect(200)
            .as_::<Page<Invitation>>()
            .items
            .is_empty()
    );
}

#[actix_web::test]
async fn only_for_organizations_within_reach_and_fitting_roles() {
    let api = Api::start().await;
    let city = api.person("changchun", &[Role::CityEditor]).await;
    let (own, foreign) = (
        api.organization("changchun").await,
        api.organization("jilin").await,
    );
    let body = |organization: Uuid, roles: &[&str]| json!({ "organization_id": organization, "name": "王芳", "roles": roles });
    let path = "/api/v1/invitations";
    city.post(path, &body(foreign, &["city_editor"]))
        .await
        .expect(404);
    city.post(path, &body(Uuid::now_v7(), &["city_editor"]))
        .await
        .expect(404);
    for roles in [["province_admin"], ["institution_editor"], ["client"]] {
        assert_eq!(
            city.post(path, &body(own, &roles))
                .await
                .expect(422)
                .faults(),
            ["roles not_of_kind"]
        );
    }
    city.post(path, &body(own, &["city_editor"]))
        .await
        .expect(201);
    let reviewer = api.person("changchun", &[Role::CityReviewer]).await;
    reviewer
        .post(path, &body(own, &["city_editor"]))
        .await
        .expect(404);
}

#[actix_web::test]
async fn the_same_key_again_makes_no_second_invitation() {
    let api = Api::start().await;
    let city = api.person("changchun", &[Role::CityEditor]).await;
    let own = api.organization("changchun").await;
    let headers = [
        ("content-type", "application/json"),
        ("idempotency-key", "k1"),
    ];
    let send = async |name: &str| {
        let body = json!({ "organization_id": own, "name": name, "roles": ["city_editor"] });
        let bytes = serde_json::to_vec(&body).expect("JSON");
        city.send("POST", "/api/v1/invitations", &headers, Some(bytes))
            .await
    };
    let first: InvitationCreated = send("王芳").await.expect(201).as_();
    let second: InvitationCreated = send("王芳").await.expect(201).as_();
    assert_eq!(first.invitation.id, second.invitation.id);
    let token = |made: &InvitationCreated| made.link.split_once('#').expect("a token").1.to_owned();
    api.nobody()
        .post(OFFER, &json!({ "token": token(&first) }))
        .await
        .expect(410);
    api.nobody()
        .post(OFFER, &json!({ "token": token(&second) }))
        .await
        .expect(200);
    assert_eq!(
        send("李雪").await.expect(409).code(),
        "idempotency_key_reused"
    );
}

/// An invitation is for somebody else.
#[actix_web::test]
async fn nobody_accepts_their_own_invitation() {
    let api = Api::start().await;
    let school = api.institution("changchun", "南关区社区学院").await;
    let maker = crate::session::member(&api, "maker", &[Role::CityEditor]).await;
    let sql = format!("update person set phone = '0431-8890 4455' where id = '{maker}'");
    api.conn()
        .await
        .batch_execute(&sql)
        .await
        .expect("a number");
    let input = json!({ "login": "maker", "password": "Xuexi-zhou2020" });
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
    let city = api.bearer(&signed.as_::<SignedIn>().access_token);
    let (_, token) = invite(&city, school).await;
    let accept = async |cookie: &str, phone: &str| {
        let mut body = acceptance(&token, "second-self");
        body["phone"] = json!(phone);
        let body = serde_json::to_vec(&body).expect("JSON");
        let headers = [("content-type", "application/json"), ("cookie", cookie)];
        api.nobody()
            .send("POST", ACCEPT, &headers, Some(body))
            .await
    };
    assert_eq!(accept(browser, "").await.expect(403).code(), "same_person");
    let refused = accept("", "043188904455").await.expect(422);
    assert_eq!(refused.faults(), ["phone same_person"]);
    accept("", "0431-88904456").await.expect(200);
}

/// A taken name must be told to whoever opens an account, yet not one after the other.
#[actix_web::test]
async fn an_invitation_does_not_list_sign_in_names() {
    let api = Api::start().await;
    let city = api.person("changchun", &[Role::CityEditor]).await;
    let school = api.institution("changchun", "南关区社区学院").await;
    for n in 0..12 {
        crate::session::member(&api, &format!("wang{n}"), &[Role::CityEditor]).await;
    }
    let (_, token) = invite(&city, school).await;
    let mut answers = Vec::new();
    for n in 0..12 {
        let body = acceptance(&token, &format!("wang{n}"));
        answers.push(api.nobody().post(ACCEPT, &body).await.status);
    }
    assert_eq!(
        (&answers[..10], &answers[10..]),
        (&[409; 10][..], &[410; 2][..])
    );
    let last = api
        .nobody()
        .post(ACCEPT, &acceptance(&token, "nobody-has-it"))
        .await;
    last.expect(410);
    // Without a token that counts, nothing is told at all.
    for login in ["wang0", "nobody-has-it"] {
        let body = acceptance("made-up", login);
        api.nobody().post(ACCEPT, &body).await.expect(410);
    }
}
