//! Editions, openings with their window, committees.

use chrono::{DateTime, NaiveDate, Utc};
use contract::activity::ActivityContent;
use contract::edition::{
    Committee, CommitteeInput, CommitteeMember, Edition, EditionCreate, EditionInput,
    EditionStatus, EditionSummary,
};
use contract::notification::{Notification, NotificationKind};
use contract::opening::{Opening, OpeningInput, OpeningSaved, Openings};
use contract::page::Page;
use contract::role::Role;
use contract::window::{WindowRule, WindowState};
use diesel::prelude::*;
use diesel_async::RunQueryDsl;
use learning_week::platform::store::schema::{activity, committee, organization, revision};
use uuid::Uuid;

use crate::support::{Api, Client};

const PATH: &str = "/api/v1/editions";

async fn current(api: &Api) -> Edition {
    let answer = api.nobody().get(&format!("{PATH}/current")).await;
    answer.expect(200).as_()
}

fn day(text: &str) -> NaiveDate {
    text.parse().expect("a day")
}

fn at(text: &str) -> Option<DateTime<Utc>> {
    Some(text.parse().expect("an instant"))
}

fn week(first: &str, last: &str) -> OpeningInput {
    OpeningInput {
        first_day: Some(day(first)),
        last_day: Some(day(last)),
        ..Default::default()
    }
}

async fn save(
    who: &Client<'_>,
    edition: Uuid,
    of: Uuid,
    version: i32,
    input: &OpeningInput,
) -> OpeningSaved {
    let path = format!("{PATH}/{edition}/openings/{of}");
    who.put(&path, version, input).await.expect(200).as_()
}

async fn states(api: &Api) -> Vec<(String, WindowState)> {
    let answer = api.nobody().get(&format!("{PATH}/current/openings")).await;
    let openings: Openings = answer.expect(200).as_();
    let state = |o: Opening| (o.organization.name, o.window);
    openings.items.into_iter().map(state).collect()
}

async fn told(who: &Client<'_>) -> Vec<String> {
    let page: Page<Notification> = who.get("/api/v1/notifications").await.expect(200).as_();
    assert!(
        page.items
            .iter()
            .all(|n| n.kind == NotificationKind::Window && !n.read)
    );
    page.items.into_iter().map(|n| n.text).collect()
}

#[actix_web::test]
async fn everyone_reads_the_edition() {
    let api = Api::start().await;
    let answer = api
        .nobody()
        .get(&format!("{PATH}/current"))
        .await
        .expect(200);
    assert_eq!(answer.header("etag"), "\"1\"");
    let edition: Edition = answer.as_();
    assert_eq!((edition.content.year, edition.current), (2020, true));
    assert_eq!(edition.content.strands.len(), 6);
    assert_eq!(edition.opening_at, None);
    assert_eq!(edition.reporters[0].name, "长春市教育局");
    assert_eq!(edition.reporters[10].name, "梅河口市教育局");
    let by_id: Edition = api
        .nobody()
        .get(&format!("{PATH}/{}", edition.id))
        .await
        .expect(200)
        .as_();
    assert_eq!(by_id, edition);
    for unknown in ["latest", "2020", &Uuid::nil().to_string()] {
        api.nobody()
            .get(&format!("{PATH}/{unknown}"))
            .await
            .expect(404);
        let openings = format!("{PATH}/{unknown}/openings");
        api.nobody().get(&openings).await.expect(404);
    }
    let list = api.nobody().get(PATH).await.expect(200);
    let tag = list.header("etag").to_owned();
    let again = api
        .nobody()
        .send("GET", PATH, &[("if-none-match", &tag)], None)
        .await;
    assert_eq!(again.status, 304);
}

#[actix_web::test]
async fn another_year_begins_as_a_copy() {
    let api = Api::start().await;
    let province = api.person("province", &[Role::ProvinceEditor]).await;
    let old = current(&api).await;
    let input = EditionCreate {
        year: 2021,
        name: "2021年吉林省全民终身学习活动周".into(),
        copy_from: old.id,
    };
    diesel::update(organization::table.filter(organization::key.eq("jlu")))
        .set(organization::status.eq("closed"))
        .execute(&mut *api.conn().await)
        .await
        .expect("closed");
    let made: Edition = province.post(PATH, &input).await.expect(201).as_();
    assert_eq!(made.content.strands, old.content.strands);
    assert_eq!(made.content.number, Some(17));
    assert_eq!(made.content.status, EditionStatus::Preparing);
    assert!(made.content.dates.iter().all(|d| d.at.is_none()));
    assert!(!made.current);
    assert_eq!(
        made.content.reporters.len() + 1,
        old.content.reporters.len(),
        "who closed reports no longer"
    );
    let twice = province.post(PATH, &input).await.expect(409);
    assert_eq!(twice.faults(), ["name already_exists"]);
    let nowhere = EditionCreate {
        copy_from: Uuid::nil().into(),
        ..input
    };
    let nowhere = province.post(PATH, &nowhere).await.expect(422);
    assert_eq!(nowhere.faults(), ["copy_from not_found"]);

    // While it is prepared, strangers don't see it; who works here does, and no cache keeps what they see.
    let (one, city) = (
        format!("{PATH}/{}", made.id),
        api.person("changchun", &[Role::CityEditor]).await,
    );
    let paths = [
        one.clone(),
        format!("{one}/openings"),
        format!("{one}/committees"),
    ];
    for path in &paths {
        api.nobody().get(path).await.expect(404);
        api.bearer("made-up").get(path).await.expect(404);
        city.get(path).await.expect(200);
    }
    let list: Vec<EditionSummary> = api.nobody().get(PATH).await.expect(200).as_();
    assert!(list.iter().all(|e| e.year != 2021));
    let inside = city.get(PATH).await.expect(200);
    assert!(inside.header("cache-control").contains("no-store"));
    assert!(
        inside
            .as_::<Vec<EditionSummary>>()
            .iter()
            .any(|e| e.year == 2021)
    );

    let path = format!("{PATH}/{}/activate", made.id);
    let city = api.person("changchun", &[Role::CityEditor]).await;
    city.step(&path).await.expect(404);
    province.step(&path).await.expect(200);
    let list: Vec<EditionSummary> = api.nobody().get(PATH).await.expect(200).as_();
    let currents: Vec<i32> = list.iter().filter(|e| e.current).map(|e| e.year).collect();
    assert_eq!(currents, [2021]);
    for path in &paths {
        api.nobody().get(path).await.expect(200);
    }
    assert_eq!(current(&api).await.id, made.id);
    province
        .step(&format!("{PATH}/{}/activate", Uuid::nil()))
        .await
        .expect(404);
}

#[actix_web::test]
async fn words_in_use_are_retired_not_removed() {
    let api = Api::start().await;
    let province = api.person("province", &[Role::ProvinceEditor]).await;
    let edition = current(&api).await;
    let (id, revision_id) = (Uuid::now_v7(), Uuid::now_v7());
    let mut conn = api.conn().await;
    diesel::insert_into(activity::table)
        .values((
            activity::id.eq(id),
            activity::edition_id.eq(Uuid::from(edition.id)),
            activity::organization_id.eq(api.organization("jlu").await),
        ))
        .execute(&mut *conn)
        .await
        .expect("an activity");
    let content = ActivityContent {
        strand: Some("reading".into()),
        topics: vec!["science".into()],
        ..Default::default()
    };
    diesel::insert_into(revision::table)
        .values((
            revision::id.eq(revision_id),
            revision::entry_id.eq(id),
            revision::number.eq(1),
            revision::content.eq(serde_json::to_value(&content).expect("JSON")),
            revision::author_id.eq(Uuid::nil()),
            revision::author_name.eq("测试"),
        ))
        .execute(&mut *conn)
        .await
        .expect("a revision");

    let path = format!("{PATH}/{}", edition.id);
    let mut input = edition.content.clone();
    input.strands.retain(|t| t.code != "reading");
    input
        .topics
        .retain(|t| t.code != "science" && t.code != "law");
    let refused = province.put(&path, 1, &input).await.expect(422);
    assert_eq!(refused.faults(), ["strands in_use", "topics in_use"]);

    let mut input = edition.content.clone();
    for term in input.strands.iter_mut().filter(|t| t.code == "reading") {
        term.retired = true;
    }
    input.topics.retain(|t| t.code != "law");
    let saved: Edition = province.put(&path, 1, &input).await.expect(200).as_();
    assert_eq!((saved.version, &saved.content), (2, &input));
    input.theme = "新主题".into();
    let stale = province.put(&path, 1, &input).await.expect(412);
    assert_eq!(stale.json()["changed"], serde_json::json!(["theme"]));
    let unknown = EditionInput {
        reporters: vec![Uuid::nil().into()],
        ..input.clone()
    };
    let unknown = province.put(&path, 2, &unknown).await.expect(422);
    assert_eq!(unknown.faults(), ["reporters not_found"]);
    let publisher = api.person("province", &[Role::ProvincePublisher]).await;
    publisher.put(&path, 2, &input).await.expect(404);
}

#[actix_web::test]
async fn the_provincial_opening_is_set_moved_and_cleared() {
    let api = Api::start().await;
    let edition = current(&api).await.id;
    let province = api.person("province", &[Role::ProvinceEditor]).await;
    let top = api.organization("province").await;
    let mut cities = Vec::new();
    for key in ["changchun", "jilin", "siping"] {
        let id = api.organization(key).await;
        cities.push((api.person(key, &[Role::CityEditor]).await, id));
    }
    let weeks = [
        week("2020-10-15", "2020-10-21"),
        week("2020-12-09", "2020-12-15"),
        week("2020-10-14", "2020-10-20"),
    ];
    for ((who, id), input) in cities.iter().zip(&weeks) {
        let saved = save(who, edition.into(), *id, 0, input).await;
        assert_eq!(saved.opening.window, WindowState::Pending);
        assert!(saved.outside.is_empty());
    }
    assert_eq!(states(&api).await[0].0, "吉林省教育厅");
    assert_eq!(
        states(&api).await[4].1,
        WindowState::Unset,
        "辽源 gave none"
    );

    // Late on the 14th in UTC is the 15th in Shanghai: the window is 10-15 to 12-15.
    let mut input = OpeningInput {
        at: at("2020-11-14T18:00:00Z"),
        place: "长春广播电视大学".into(),
        ..Default::default()
    };
    let saved = save(&province, edition.into(), top, 1, &input).await;
    assert_eq!(saved.outside.len(), 1);
    assert_eq!(saved.outside[0].name, "四平市教育局");
    let found: Vec<WindowState> = states(&api).await[1..4].iter().map(|s| s.1).collect();
    use WindowState::{Inside, Outside, Pending};
    assert_eq!(found, [Inside, Inside, Outside]);
    let openings: Openings = api
        .nobody()
        .get(&format!("{PATH}/{edition}/openings"))
        .await
        .expect(200)
        .as_();
    assert_eq!(
        (openings.first_day, openings.last_day),
        (Some(day("2020-10-15")), Some(day("2020-12-15")))
    );
    assert!(told(&cities[0].0).await[0].contains("在规定时间"));
    assert!(told(&cities[2].0).await[0].contains("超出规定时间（2020年10月15日至2020年12月15日）"));
    assert!(told(&province).await[0].contains("四平市教育局"));

    // Only the place: nothing to check, nobody to tell.
    input.place = "省图书馆".into();
    let saved = save(&province, edition.into(), top, 2, &input).await;
    assert_eq!(saved.outside.len(), 1);
    assert_eq!(told(&cities[2].0).await.len(), 1);

    // Moved by a day, both ends move: the first is outside now, the others as before or better.
    input.at = at("2020-11-14T06:00:00Z");
    let saved = save(&province, edition.into(), top, 3, &input).await;
    let outside: Vec<&str> = saved.outside.iter().map(|o| &*o.name).collect();
    assert_eq!(outside, ["吉林市教育局"]);
    let found: Vec<WindowState> = states(&api).await[1..4].iter().map(|s| s.1).collect();
    assert_eq!(found, [Inside, Outside, Inside]);
    assert_eq!(told(&cities[0].0).await.len(), 1, "nothing new for 长春");

    // A month's end is clamped: from 2021-03-31 back to 02-28.
    input.at = at("2021-03-31T02:00:00Z");
    save(&province, edition.into(), top, 4, &input).await;
    let (changchun, id) = &cities[0];
    let saved = save(
        changchun,
        edition.into(),
        *id,
        1,
        &week("2021-02-28", "2021-04-30"),
    )
    .await;
    assert_eq!(saved.opening.window, Inside);
    let saved = save(
        changchun,
        edition.into(),
        *id,
        2,
        &week("2021-02-27", "2021-03-05"),
    )
    .await;
    assert_eq!(saved.opening.window, Outside, "saved, with a warning");
    assert_eq!(saved.outside[0].id, (*id).into());
    assert!(told(changchun).await[0].contains("您单位填报的活动周"));
    assert!(told(&province).await[0].starts_with("“长春市教育局”"));

    input.at = None;
    let saved = save(&province, edition.into(), top, 5, &input).await;
    assert!(saved.outside.is_empty());
    let found: Vec<WindowState> = states(&api).await[1..4].iter().map(|s| s.1).collect();
    assert_eq!(found, [Pending, Pending, Pending]);
    assert!(told(changchun).await[0].contains("待定"));
}

#[actix_web::test]
async fn a_new_rule_checks_again() {
    let api = Api::start().await;
    let edition = current(&api).await;
    let province = api.person("province", &[Role::ProvinceEditor]).await;
    let top = api.organization("province").await;
    let baishan = api.organization("baishan").await;
    save(
        &province,
        edition.id.into(),
        baishan,
        0,
        &week("2020-11-20", "2020-11-26"),
    )
    .await;
    let jlu = api.organization("jlu").await;
    save(
        &province,
        edition.id.into(),
        jlu,
        0,
        &week("2020-11-15", "2020-11-21"),
    )
    .await;
    let input = OpeningInput {
        at: at("2020-11-15T01:00:00Z"),
        ..Default::default()
    };
    assert!(
        save(&province, edition.id.into(), top, 1, &input)
            .await
            .outside
            .is_empty()
    );
    let university = api.person("jlu", &[Role::InstitutionEditor]).await;
    let mut content = edition.content.clone();
    content.window_rule = WindowRule::SameWeek;
    let path = format!("{PATH}/{}", edition.id);
    province.put(&path, 1, &content).await.expect(200);
    let outside: Vec<String> = states(&api)
        .await
        .into_iter()
        .filter(|(_, state)| *state == WindowState::Outside)
        .map(|(name, _)| name)
        .collect();
    assert_eq!(outside, ["白山市教育局"]);
    assert!(told(&university).await.is_empty());
    assert_eq!(states(&api).await.last().map(|s| &*s.0), Some("吉林大学"));
    content.window_rule = WindowRule::Free;
    province.put(&path, 2, &content).await.expect(200);
    assert!(
        states(&api)
            .await
            .iter()
            .all(|(_, s)| *s != WindowState::Outside)
    );

    content.status = EditionStatus::Archived;
    province.put(&path, 3, &content).await.expect(200);
    let of = format!("{path}/openings/{top}");
    province.put(&of, 2, &input).await.expect(409);
}

#[actix_web::test]
async fn who_may_save_which_opening() {
    let api = Api::start().await;
    let edition = current(&api).await.id;
    let city = api.person("jilin", &[Role::CityEditor]).await;
    let (jilin, siping) = (
        api.organization("jilin").await,
        api.organization("siping").await,
    );
    let path = |id: Uuid| format!("{PATH}/{edition}/openings/{id}");
    let input = week("2020-11-01", "2020-11-07");
    city.put(&path(siping), 0, &input).await.expect(404);
    city.put(&path(jilin), 3, &input).await.expect(412);
    let body = serde_json::to_vec(&input).expect("JSON");
    let head = [("content-type", "application/json")];
    city.send("PUT", &path(jilin), &head, Some(body))
        .await
        .expect(428);
    let saved = city.put(&path(jilin), 0, &input).await.expect(200);
    assert_eq!(saved.header("etag"), "\"1\"");
    let twice = city
        .put(&path(jilin), 0, &week("2020-11-02", "2020-11-07"))
        .await;
    assert_eq!(
        twice.expect(412).json()["changed"],
        serde_json::json!(["first_day"])
    );
    for (input, fault) in [
        (week("2020-11-07", "2020-11-01"), "last_day before_start"),
        (
            OpeningInput {
                at: at("+262000-01-01T00:00:00Z"),
                ..Default::default()
            },
            "at out_of_range",
        ),
    ] {
        let answer = city.put(&path(jilin), 1, &input).await.expect(422);
        assert_eq!(answer.faults(), [fault]);
    }
    let province = api.person("province", &[Role::ProvinceEditor]).await;
    let school = api.institution("jilin", "某校").await;
    let none = province.put(&path(school), 0, &input).await.expect(422);
    assert_eq!(none.faults(), ["organization_id not_a_reporter"]);
    let reviewer = api.person("jilin", &[Role::CityReviewer]).await;
    reviewer.put(&path(jilin), 1, &input).await.expect(404);
}

#[actix_web::test]
async fn of_two_who_save_at_once_one_must_look_again() {
    let api = Api::start().await;
    let edition = current(&api).await.id;
    let path = format!(
        "{PATH}/{edition}/openings/{}",
        api.organization("jilin").await
    );
    let one = api.person("jilin", &[Role::CityEditor]).await;
    let other = api.person("province", &[Role::ProvinceEditor]).await;
    let (here, there) = (
        week("2020-11-01", "2020-11-07"),
        week("2020-11-02", "2020-11-08"),
    );
    let (a, b) = futures_util::join!(one.put(&path, 0, &here), other.put(&path, 0, &there));
    let mut statuses = [a.status, b.status];
    statuses.sort_unstable();
    assert_eq!(statuses, [200, 412]);
}

#[actix_web::test]
async fn committees_keep_what_was_before() {
    let api = Api::start().await;
    let edition = current(&api).await.id;
    let city = api.person("yanbian", &[Role::CityEditor]).await;
    let yanbian = api.organization("yanbian").await;
    let path = |id: Uuid| format!("{PATH}/{edition}/committees/{id}");
    let json = |input: &CommitteeInput| serde_json::to_vec(input).expect("JSON");
    let head = [("content-type", "application/json")];
    let mut input = CommitteeInput {
        office: "延边州教育局".into(),
        members: vec![CommitteeMember {
            duty: "组长".into(),
            name: "金某".into(),
            unit: "延边州教育局".into(),
            post: "局长".into(),
        }],
    };
    for _ in 0..2 {
        city.send("PUT", &path(yanbian), &head, Some(json(&input)))
            .await
            .expect(200);
    }
    input.members[0].name = "李某".into();
    city.send("PUT", &path(yanbian), &head, Some(json(&input)))
        .await
        .expect(200);
    let list = api
        .nobody()
        .get(&format!("{PATH}/current/committees"))
        .await;
    let list: Vec<Committee> = list.expect(200).as_();
    assert_eq!(list[0].organization.name, "吉林省教育厅");
    assert_eq!((list.len(), &list[1].content), (2, &input));
    let kept: i64 = committee::table
        .filter(committee::organization_id.eq(yanbian))
        .count()
        .get_result(&mut *api.conn().await)
        .await
        .expect("a count");
    assert_eq!(kept, 2, "the same again is not a new one");
    let jilin = api.organization("jilin").await;
    city.send("PUT", &path(jilin), &head, Some(json(&input)))
        .await
        .expect(404);
    input.members[0].unit = String::new();
    let bad = city
        .send("PUT", &path(yanbian), &head, Some(json(&input)))
        .await;
    assert_eq!(bad.expect(422).faults(), ["members.0.unit required"]);
}
