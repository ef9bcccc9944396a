//! Signing in, staying signed in, being shut out (docs/DOMAIN.md R25).

use contract::role::Role;
use contract::session::{SessionRow, SignedIn};
use diesel::prelude::*;
use diesel_async::{RunQueryDsl, SimpleAsyncConnection};
use futures_util::future::join_all;
use learning_week::platform::secret::{self, password};
use learning_week::platform::store::schema::{audit, person, session};
use serde_json::{Value, json};
use uuid::Uuid;

use crate::support::{Answer, Api};

pub const PASSWORD: &str = "Xuexi-zhou2020";

/// A person of 长春 who can sign in.
pub async fn member(api: &Api, login: &str, roles: &[Role]) -> Uuid {
    let id = Uuid::now_v7();
    diesel::insert_into(person::table)
        .values((
            person::id.eq(id),
            person::organization_id.eq(api.organization("changchun").await),
            person::login.eq(login),
            person::name.eq("王芳"),
            person::password_hash.eq(password::hash_now(PASSWORD).expect("a hash")),
            person::roles.eq(roles.iter().map(|r| r.code()).collect::<Vec<_>>()),
        ))
        .execute(&mut api.conn().await)
        .await
        .expect("a person");
    id
}

pub async fn try_in(api: &Api, login: &str, password: &str) -> Answer {
    let input = json!({ "login": login, "password": password });
    api.nobody().post("/api/v1/session", &input).await
}

/// The refresh token of the answer's cookie.
pub fn cookie(answer: &Answer) -> String {
    let line = answer.header("set-cookie");
    let (pair, _) = line.split_once(';').expect("a cookie");
    pair.strip_prefix("week_refresh=")
        .expect("our cookie")
        .to_owned()
}

async fn with_cookie(api: &Api, method: &str, path: &str, token: &str) -> Answer {
    let header = format!("week_refresh={token}");
    api.nobody()
        .send(method, path, &[("cookie", &header)], None)
        .await
}

pub async fn refresh(api: &Api, token: &str) -> Answer {
    with_cookie(api, "POST", "/api/v1/session/refresh", token).await
}

async fn sql(api: &Api, statement: &str) {
    api.conn()
        .await
        .batch_execute(statement)
        .await
        .expect("the statement runs");
}

async fn audited(api: &Api, operation: &str) -> Vec<(bool, Option<Uuid>, Vec<String>)> {
    audit::table
        .filter(audit::operation.eq(operation))
        .order(audit::id)
        .select((audit::refused, audit::object_id, audit::detail))
        .load(&mut api.conn().await)
        .await
        .expect("the audit")
}

#[actix_web::test]
async fn signing_in_gives_a_token_and_a_guarded_cookie() {
    let api =
        Api::start_with(&["--base-path", "/week/", "--public-url", "https://week.test"]).await;
    let id = member(&api, "Wang.Fang", &[Role::CityEditor]).await;
    let input = json!({ "login": "wang.fang", "password": PASSWORD });
    let agent = [
        ("content-type", "application/json"),
        ("user-agent", "Firefox/82"),
    ];
    let body = serde_json::to_vec(&input).expect("JSON");
    let answer = api
        .nobody()
        .send("POST", "/week/api/v1/session", &agent, Some(body))
        .await
        .expect(200);
    let line = answer.header("set-cookie").to_owned();
    for part in [
        "HttpOnly",
        "Secure",
        "SameSite=Strict",
        "Path=/week/api/v1/session",
        "Max-Age=43200",
    ] {
        assert!(line.contains(part), "{line}");
    }
    let signed: SignedIn = answer.as_();
    assert_eq!(
        (signed.profile.id, signed.profile.login.as_str()),
        (id, "Wang.Fang")
    );
    assert!(signed.profile.last_sign_in_at.is_some());
    // Only the digest is kept.
    let token = cookie(&answer);
    let kept: Vec<String> = learning_week::platform::store::schema::refresh_token::table
        .select(learning_week::platform::store::schema::refresh_token::hash)
        .load(&mut api.conn().await)
        .await
        .expect("tokens");
    assert_eq!(kept, [secret::hash(&token)]);
    let me = api.bearer(&signed.access_token);
    let profile = me.get("/week/api/v1/profile").await.expect(200);
    assert_eq!(profile.header("etag"), "\"1\"");
    let rows: Vec<SessionRow> = me.get("/week/api/v1/sessions").await.expect(200).as_();
    assert_eq!(
        (
            rows.len(),
            rows[0].current,
            rows[0].device.as_str(),
            rows[0].address.as_str()
        ),
        (1, true, "Firefox/82", "127.0.0.1")
    );
    let (refused, _, _) = audited(&api, "sign_in").await[0].clone();
    assert!(!refused);
}

#[actix_web::test]
async fn unknown_names_and_wrong_passwords_look_the_same() {
    let api = Api::start().await;
    let id = member(&api, "wangfang", &[Role::CityEditor]).await;
    let gone = member(&api, "gone", &[Role::CityEditor]).await;
    sql(
        &api,
        "update person set active = false where login = 'gone'",
    )
    .await;
    let strip = |answer: Answer| {
        let mut value: Value = answer.expect(401).json();
        value["request_id"] = Value::Null;
        value
    };
    let wrong = strip(try_in(&api, "wangfang", "nonsense").await);
    assert_eq!(wrong["code"], "wrong_credentials");
    assert_eq!(wrong, strip(try_in(&api, "nobody-here", "nonsense").await));
    assert_eq!(wrong, strip(try_in(&api, "gone", PASSWORD).await));
    let code = vec!["wrong_credentials".to_owned()];
    assert_eq!(
        audited(&api, "sign_in").await,
        [
            (true, Some(id), code.clone()),
            (true, None, code.clone()),
            (true, Some(gone), code)
        ]
    );
    let names: Vec<String> = audit::table
        .select(audit::actor_name)
        .load(&mut api.conn().await)
        .await
        .expect("the audit");
    assert!(!names.iter().any(|n| n.contains("nobody-here")));
    for login in ["wangfang", "nobody-here", "gone"] {
        for _ in 0..4 {
            try_in(&api, login, "nonsense").await.expect(401);
        }
        assert_eq!(
            try_in(&api, login, PASSWORD).await.expect(403).code(),
            "account_locked"
        );
    }
    for (login, field) in [("a\0b", "login control_character"), ("", "login required")] {
        assert_eq!(try_in(&api, login, "x").await.expect(422).faults(), [field]);
    }
}

#[actix_web::test]
async fn five_wrong_passwords_lock_for_five_minutes() {
    let api = Api::start().await;
    member(&api, "wangfang", &[Role::CityEditor]).await;
    for _ in 0..4 {
        try_in(&api, "wangfang", "nonsense").await.expect(401);
    }
    // The right one ends the count.
    try_in(&api, "wangfang", PASSWORD).await.expect(200);
    for _ in 0..5 {
        try_in(&api, "WANGFANG", "nonsense").await.expect(401);
    }
    let locked = try_in(&api, "wangfang", PASSWORD).await.expect(403);
    assert_eq!(locked.code(), "account_locked");
    let wait = |answer: &Answer| {
        answer
            .header("retry-after")
            .parse::<i64>()
            .expect("seconds")
    };
    assert!((290..=300).contains(&wait(&locked)), "{}", wait(&locked));
    let later = "update sign_in_attempt set locked_until = now() - interval '1 second' where locked_until is not null";
    sql(&api, later).await;
    // Each lock lasts twice as long as the one before, until the right password comes.
    for _ in 0..5 {
        try_in(&api, "wangfang", "nonsense").await.expect(401);
    }
    let locked = try_in(&api, "wangfang", PASSWORD).await.expect(403);
    assert!((590..=600).contains(&wait(&locked)), "{}", wait(&locked));
    sql(&api, later).await;
    try_in(&api, "wangfang", PASSWORD).await.expect(200);
    for _ in 0..4 {
        try_in(&api, "wangfang", "nonsense").await.expect(401);
    }
    try_in(&api, "wangfang", PASSWORD).await.expect(200);
}

/// Signs in through a proxy that names this address, with the browser's cookie where it has one.
async fn from(api: &Api, address: &str, cookie: &str, login: &str, password: &str) -> Answer {
    let body = serde_json::to_vec(&json!({ "login": login, "password": password }));
    let headers = [
        ("content-type", "application/json"),
        ("x-forwarded-for", address),
        ("cookie", cookie),
    ];
    api.nobody()
        .send(
            "POST",
            "/api/v1/session",
            &headers,
            Some(body.expect("JSON")),
        )
        .await
}

/// The cookie by which a browser is known.
fn browser(answer: &Answer) -> String {
    let lines = answer.headers.get_all("set-cookie");
    let mut lines = lines.filter_map(|line| line.to_str().ok()?.split(';').next());
    let found = lines.find(|pair| pair.starts_with("week_browser="));
    found.expect("the browser's cookie").to_owned()
}

#[actix_web::test]
async fn strangers_lock_nobody_out() {
    let api = Api::start_with(&["--behind-proxy"]).await;
    member(&api, "wangfang", &[Role::CityEditor]).await;
    member(&api, "liqiang", &[Role::CityEditor]).await;
    let (home, stranger) = ("203.0.113.7", "2001:db8:1:2::1");
    let first = from(&api, home, "", "wangfang", PASSWORD).await.expect(200);
    let known = browser(&first);
    for login in ["wangfang", "nobody-here"] {
        for n in 0..5 {
            // A subscriber of IPv6 has a whole /64.
            let address = format!("2001:db8:1:2::{n}");
            from(&api, &address, "", login, "nonsense")
                .await
                .expect(401);
        }
        let locked = from(&api, stranger, "", login, PASSWORD).await.expect(403);
        assert_eq!(locked.code(), "account_locked");
    }
    // The right person is elsewhere; and, in the browser that is known, even in the same place.
    from(&api, home, "", "wangfang", PASSWORD).await.expect(200);
    let here = from(&api, stranger, &known, "wangfang", PASSWORD)
        .await
        .expect(200);
    // A browser is known for those who signed in there, not for others, and not when its cookie is made up.
    from(&api, stranger, &known, "liqiang", "nonsense")
        .await
        .expect(401);
    from(&api, stranger, &format!("{known}x"), "wangfang", PASSWORD)
        .await
        .expect(403);
    // It remembers several people; wrong passwords there lock it, too, and it alone.
    let both = from(&api, home, &browser(&here), "liqiang", PASSWORD)
        .await
        .expect(200);
    let both = browser(&both);
    for _ in 0..5 {
        from(&api, home, &both, "wangfang", "nonsense")
            .await
            .expect(401);
    }
    from(&api, home, &both, "wangfang", PASSWORD)
        .await
        .expect(403);
    from(&api, home, &known, "wangfang", PASSWORD)
        .await
        .expect(403);
    from(&api, home, "", "wangfang", PASSWORD).await.expect(200);
    from(&api, home, &both, "liqiang", PASSWORD)
        .await
        .expect(200);

    // Guessed from everywhere at once: strangers wait, also for a name that nobody has; who is known does not.
    let liqiang = browser(&from(&api, home, "", "liqiang", PASSWORD).await.expect(200));
    sql(
        &api,
        "update sign_in_attempt set failures = 99 where source = ''",
    )
    .await;
    for login in ["liqiang", "nobody-here"] {
        from(&api, "198.51.100.1", "", login, "nonsense")
            .await
            .expect(401);
        from(&api, "198.51.100.2", "", login, PASSWORD)
            .await
            .expect(403);
    }
    from(&api, home, &liqiang, "liqiang", PASSWORD)
        .await
        .expect(200);
}

#[actix_web::test]
async fn each_kind_of_attempt_has_its_own_allowance() {
    let api = Api::start_with(&["--sign-in-burst", "3", "--behind-proxy"]).await;
    member(&api, "wangfang", &[Role::CityEditor]).await;
    let home = "203.0.113.7";
    let first = from(&api, home, "", "wangfang", PASSWORD).await.expect(200);
    let shared = [
        ("x-forwarded-for", home),
        ("content-type", "application/json"),
    ];
    let link = async || {
        let body = Some(br#"{"token":"x"}"#.to_vec());
        let path = "/api/v1/invitation/offer";
        api.nobody().send("POST", path, &shared, body).await.status
    };
    let visit = async || {
        let path = format!("/api/v1/public/panels/{}/visits", Uuid::now_v7());
        api.nobody().send("POST", &path, &shared, None).await.status
    };
    // All at once: a second that goes by gives one back.
    let links = join_all((0..8).map(|_| link())).await;
    let visits = join_all((0..8).map(|_| visit())).await;
    assert!(links.contains(&410) && links.contains(&429), "{links:?}");
    assert!(visits.contains(&404) && visits.contains(&429), "{visits:?}");
    // A page of another site uses nothing up.
    for path in ["/api/v1/session", "/api/v1/invitation/offer"] {
        for _ in 0..4 {
            let headers = [("x-forwarded-for", home), ("origin", "https://evil.test")];
            let answer = api.nobody().send("POST", path, &headers, None).await;
            answer.expect(401);
        }
    }
    let again = (0..8).map(|_| from(&api, home, "", "wangfang", PASSWORD));
    let again: Vec<u16> = join_all(again).await.iter().map(|a| a.status).collect();
    assert!(again.contains(&200) && again.contains(&429), "{again:?}");
    // Colleagues behind the same address who were here before are counted for themselves.
    from(&api, home, &browser(&first), "wangfang", PASSWORD)
        .await
        .expect(200);
}

#[actix_web::test]
async fn attempts_at_once_all_count() {
    let api = Api::start().await;
    member(&api, "wangfang", &[Role::CityEditor]).await;
    let all = (0..12).map(|_| try_in(&api, "wangfang", "nonsense"));
    let codes: Vec<u16> = futures_util::future::join_all(all)
        .await
        .iter()
        .map(|a| a.status)
        .collect();
    let checked = codes.iter().filter(|c| **c == 401).count();
    let locked = codes.iter().filter(|c| **c == 403).count();
    assert_eq!((checked, locked), (5, 7), "{codes:?}");
}

#[actix_web::test]
async fn refresh_tokens_rotate_and_reuse_ends_the_session() {
    let api = Api::start().await;
    member(&api, "wangfang", &[Role::CityEditor]).await;
    let first = cookie(&try_in(&api, "wangfang", PASSWORD).await.expect(200));
    let second = refresh(&api, &first).await.expect(200);
    let signed: SignedIn = second.as_();
    assert_ne!(cookie(&second), first);
    let later = "update refresh_token set used_at = now() - interval '11 seconds' where used_at is not null";
    // A second tab, at the same time, and a lost answer that is asked for again later: the same token, no fork.
    for _ in 0..2 {
        let again = refresh(&api, &first).await.expect(200);
        assert_eq!(cookie(&again), cookie(&second));
        sql(&api, later).await;
    }
    // What came next was used: who still has the first has stolen it.
    refresh(&api, &cookie(&second)).await.expect(200);
    sql(&api, later).await;
    let reused = refresh(&api, &first).await.expect(401);
    assert_eq!(reused.code(), "session_ended");
    // The thief and the owner are both out.
    assert_eq!(
        refresh(&api, &cookie(&second)).await.expect(401).code(),
        "session_ended"
    );
    let out = api
        .bearer(&signed.access_token)
        .get("/api/v1/profile")
        .await;
    assert_eq!(out.expect(401).code(), "session_ended");
    assert_eq!(
        audited(&api, "refresh_session")
            .await
            .last()
            .map(|a| a.2.clone()),
        Some(vec!["token_reused".to_owned()])
    );
    refresh(&api, "made-up").await.expect(401);
    api.nobody()
        .step("/api/v1/session/refresh")
        .await
        .expect(401);
}

#[actix_web::test]
async fn two_tabs_at_once_both_stay() {
    let api = Api::start().await;
    member(&api, "wangfang", &[Role::CityEditor]).await;
    let first = cookie(&try_in(&api, "wangfang", PASSWORD).await.expect(200));
    let all = (0..4).map(|_| refresh(&api, &first));
    for answer in futures_util::future::join_all(all).await {
        let token = cookie(&answer.expect(200));
        refresh(&api, &token).await.expect(200);
    }
}

#[actix_web::test]
async fn ten_idle_minutes_end_the_session() {
    let api = Api::start().await;
    member(&api, "wangfang", &[Role::CityEditor]).await;
    let answer = try_in(&api, "wangfang", PASSWORD).await.expect(200);
    let signed: SignedIn = answer.as_();
    sql(
        &api,
        "update session set last_used_at = now() - interval '601 seconds'",
    )
    .await;
    let me = api.bearer(&signed.access_token);
    assert_eq!(
        me.get("/api/v1/profile").await.expect(401).code(),
        "session_idle"
    );
    for _ in 0..2 {
        assert_eq!(
            refresh(&api, &cookie(&answer)).await.expect(401).code(),
            "session_idle"
        );
    }
}

#[actix_web::test]
async fn signing_out_and_ending_sessions() {
    let api = Api::start().await;
    member(&api, "wangfang", &[Role::CityEditor]).await;
    let (a, b, c) = (
        try_in(&api, "wangfang", PASSWORD).await.expect(200),
        try_in(&api, "wangfang", PASSWORD).await.expect(200),
        try_in(&api, "wangfang", PASSWORD).await.expect(200),
    );
    let token = |answer: &Answer| answer.as_::<SignedIn>().access_token;
    let out = with_cookie(&api, "DELETE", "/api/v1/session", &cookie(&a))
        .await
        .expect(204);
    assert!(out.header("set-cookie").contains("Max-Age=0"));
    api.bearer(&token(&a))
        .get("/api/v1/profile")
        .await
        .expect(401);
    api.nobody().delete("/api/v1/session").await.expect(204);

    let me = api.bearer(&token(&b));
    let rows: Vec<SessionRow> = me.get("/api/v1/sessions").await.expect(200).as_();
    assert_eq!(rows.len(), 2);
    let other = rows.iter().find(|r| !r.current).expect("the third");
    // Nobody ends another's session.
    let stranger = api.person("jlu", &[Role::InstitutionEditor]).await;
    let path = format!("/api/v1/sessions/{}", other.id);
    stranger.delete(&path).await.expect(404);
    me.delete(&path).await.expect(204);
    me.delete(&path).await.expect(404);
    api.bearer(&token(&c))
        .get("/api/v1/profile")
        .await
        .expect(401);
    assert_eq!(
        refresh(&api, &cookie(&c)).await.expect(401).code(),
        "session_ended"
    );
    me.delete("/api/v1/sessions").await.expect(204);
    me.get("/api/v1/profile").await.expect(401);
    stranger.get("/api/v1/profile").await.expect(200);
}

#[actix_web::test]
async fn the_shut_out_are_out_at_once() {
    let api = Api::start().await;
    member(&api, "wangfang", &[Role::CityEditor]).await;
    let answer = try_in(&api, "wangfang", PASSWORD).await.expect(200);
    let signed: SignedIn = answer.as_();
    sql(
        &api,
        "update organization set status = 'closed' where key = 'changchun'",
    )
    .await;
    api.bearer(&signed.access_token)
        .get("/api/v1/profile")
        .await
        .expect(401);
    refresh(&api, &cookie(&answer)).await.expect(401);
    assert_eq!(
        try_in(&api, "wangfang", PASSWORD).await.expect(401).code(),
        "wrong_credentials"
    );
}

#[actix_web::test]
async fn other_origins_cannot_use_the_cookie() {
    let api = Api::start_with(&["--cors-origins", "https://friend.test"]).await;
    member(&api, "wangfang", &[Role::CityEditor]).await;
    let token = cookie(&try_in(&api, "wangfang", PASSWORD).await.expect(200));
    let header = format!("week_refresh={token}");
    let from = async |origin: &str| {
        let headers = [
            ("cookie", header.as_str()),
            ("origin", origin),
            ("host", "10.0.0.1:8080"),
        ];
        api.nobody()
            .send("POST", "/api/v1/session/refresh", &headers, None)
            .await
            .status
    };
    assert_eq!(from("https://evil.test").await, 401);
    assert_eq!(from("null").await, 401);
    for own in [
        "http://week.test",
        "http://10.0.0.1:8080",
        "https://friend.test",
    ] {
        assert_eq!(from(own).await, 200, "{own}");
    }
}

#[actix_web::test]
async fn one_address_cannot_hammer_the_door() {
    let api = Api::start_with(&["--sign-in-burst", "3"]).await;
    let mut last = try_in(&api, "nobody-here", "x").await;
    for _ in 0..6 {
        last = try_in(&api, "nobody-here", "x").await;
    }
    let refused = last.expect(429);
    assert_eq!(refused.code(), "too_many_requests");
    assert!(
        refused
            .header("retry-after")
            .parse::<u64>()
            .is_ok_and(|s| s >= 1)
    );
}

#[actix_web::test]
async fn changing_the_password_ends_every_other_session() {
    let api = Api::start().await;
    let id = member(&api, "wangfang", &[Role::CityEditor]).await;
    sql(
        &api,
        "update person set must_change_password = true where login = 'wangfang'",
    )
    .await;
    let other: SignedIn = try_in(&api, "wangfang", PASSWORD).await.expect(200).as_();
    let mine = try_in(&api, "wangfang", PASSWORD).await.expect(200);
    let me = api.bearer(&mine.as_::<SignedIn>().access_token);
    let due = me.get("/api/v1/sessions").await.expect(403);
    assert_eq!(due.code(), "password_change_due");
    me.get("/api/v1/profile").await.expect(200);

    let path = "/api/v1/profile/password";
    let change = |current: &str, new: &str| json!({ "current": current, "new": new });
    let wrong = me
        .put(path, 0, &change("nonsense", "Songhua-jiang-77"))
        .await
        .expect(422);
    assert_eq!(wrong.faults(), ["current wrong_password"]);
    for weak in ["Wangfang-2020-x", "Password2020!", "Aa1!Aa1!Aa1!"] {
        let answer = me.put(path, 0, &change(PASSWORD, weak)).await.expect(422);
        assert_eq!(answer.faults(), ["new weak_password"], "{weak}");
        assert_eq!(answer.code(), "weak_password", "{weak}");
    }
    let answer = me
        .put(path, 0, &change(PASSWORD, "Songhua-jiang-77"))
        .await
        .expect(200);
    let signed: SignedIn = answer.as_();
    assert!(!signed.profile.must_change_password);
    refresh(&api, &cookie(&answer)).await.expect(200);
    api.bearer(&signed.access_token)
        .get("/api/v1/sessions")
        .await
        .expect(200);
    me.get("/api/v1/profile").await.expect(401);
    refresh(&api, &cookie(&mine)).await.expect(401);
    api.bearer(&other.access_token)
        .get("/api/v1/profile")
        .await
        .expect(401);
    try_in(&api, "wangfang", PASSWORD).await.expect(401);
    try_in(&api, "wangfang", "Songhua-jiang-77")
        .await
        .expect(200);
    let written = audited(&api, "change_password").await;
    assert_eq!(written.len(), 2);
    assert!(written.iter().all(|(_, object, _)| *object == Some(id)));
}

#[actix_web::test]
async fn guessing_the_current_password_locks_too() {
    let api = Api::start().await;
    member(&api, "wangfang", &[Role::CityEditor]).await;
    let signed: SignedIn = try_in(&api, "wangfang", PASSWORD).await.expect(200).as_();
    let me = api.bearer(&signed.access_token);
    for n in 0..6 {
        let input = json!({ "current": format!("guess{n}"), "new": "Songhua-jiang-77" });
        let answer = me.put("/api/v1/profile/password", 0, &input).await;
        answer.expect(if n < 5 { 422 } else { 403 });
    }
}

#[actix_web::test]
async fn the_profile_is_ones_own_to_change() {
    let api = Api::start().await;
    let me = api.person("changchun", &[Role::CityEditor]).await;
    let input = json!({ "name": "李雪", "phone": "0431-88904455", "email": "li.xue@example.cn" });
    let saved = me.put("/api/v1/profile", 1, &input).await.expect(200);
    assert_eq!(
        (saved.header("etag"), &saved.json()["name"]),
        ("\"2\"", &json!("李雪"))
    );
    let stale = me
        .put("/api/v1/profile", 1, &json!({ "name": "李雪" }))
        .await
        .expect(412);
    assert_eq!(stale.json()["changed"], json!(["phone", "email"]));
    let body = serde_json::to_vec(&input).expect("JSON");
    let json_type = [("content-type", "application/json")];
    me.send("PUT", "/api/v1/profile", &json_type, Some(body))
        .await
        .expect(428);
    for (field, value, fault) in [
        ("name", "", "name required"),
        ("phone", "12", "phone not_a_phone"),
        ("email", "a\0b@example.cn", "email not_an_email"),
    ] {
        let mut bad = input.clone();
        bad[field] = json!(value);
        assert_eq!(
            me.put("/api/v1/profile", 2, &bad)
                .await
                .expect(422)
                .faults(),
            [fault]
        );
    }
    let own = me.get("/api/v1/profile").await.expect(200).json();
    assert!(own["operations"].as_array().is_some_and(|o| o.contains(&json!("list_people")) && !o.contains(&json!("list_audit"))));
}

#[actix_web::test]
async fn old_sessions_are_forgotten() {
    let api = Api::start().await;
    member(&api, "wangfang", &[Role::CityEditor]).await;
    try_in(&api, "wangfang", PASSWORD).await.expect(200);
    sql(
        &api,
        "update session set expires_at = now() - interval '2 days'",
    )
    .await;
    try_in(&api, "wangfang", PASSWORD).await.expect(200);
    let left: i64 = session::table
        .count()
        .get_result(&mut api.conn().await)
        .await
        .expect("a count");
    assert_eq!(left, 1);
}
