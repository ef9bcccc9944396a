//! Public lists, calendar, home and facets follow what is published.

mod over;

use diesel::prelude::*;
use diesel_async::RunQueryDsl;
use learning_week::platform::store::schema::{change, listing, occurrence};

use contract::activity::Mode;
use contract::page::Page;
use contract::portal::{Calendar, Home, PublicActivity, PublicRow};

use crate::support::Api;
use crate::support::public::{at, content, dates};

const LIST: &str = "/api/v1/public/activities";

/// As a browser writes it into an address.
fn encoded(query: &str) -> String {
    query
        .bytes()
        .map(|b| {
            if b.is_ascii_graphic() {
                char::from(b).to_string()
            } else {
                format!("%{b:02X}")
            }
        })
        .collect()
}

/// Titles that a query finds, in order.
async fn found(api: &Api, query: &str) -> Vec<String> {
    let answer = api
        .nobody()
        .get(&format!("{LIST}?{}", encoded(query)))
        .await
        .expect(200);
    let page: Page<PublicRow> = answer.as_();
    page.items.into_iter().map(|row| row.title).collect()
}

async fn month(api: &Api, query: &str) -> Calendar {
    api.nobody()
        .get(&format!("/api/v1/public/calendar?{}", encoded(query)))
        .await
        .expect(200)
        .as_()
}

#[actix_web::test]
async fn public_rows_follow_the_published_revision() {
    let api = Api::start().await;
    let id = api.published("jlu", &content("社区智能手机班")).await;
    let mut conn = api.conn().await;
    let rows = |id| {
        listing::table
            .find(id)
            .select((listing::title, listing::sequence, listing::content))
    };
    let (title, first, public): (String, i32, serde_json::Value) =
        rows(id).first(&mut conn).await.expect("a listing");
    assert_eq!(title, "社区智能手机班");
    assert_eq!(
        (&public["contact_name"], &public["contact_phone"]),
        (&"".into(), &"".into())
    );

    let mut changed = content("社区智能手机提高班");
    changed.contact_public = true;
    changed.region_code = Some("220203".into());
    api.republished(id, 2, &changed).await;
    let (title, second, public): (String, i32, serde_json::Value) =
        rows(id).first(&mut conn).await.expect("a listing");
    assert_eq!(
        (title.as_str(), &public["contact_name"]),
        ("社区智能手机提高班", &"张三".into())
    );
    assert!(second > first);

    api.retracted(id).await;
    let left: i64 = occurrence::table
        .count()
        .get_result(&mut conn)
        .await
        .expect("a count");
    assert_eq!(left, 0);
    let ever: Vec<String> = change::table
        .find(id)
        .select(change::ever)
        .first(&mut conn)
        .await
        .expect("a change");
    let province = format!("organization:{}", api.organization("province").await);
    for value in [
        "region:220104",
        "region:220100",
        "region:220200",
        "region:220000",
        "strand:reading",
        &province,
    ] {
        assert!(
            ever.iter().any(|v| v == value),
            "{value} is not in {ever:?}"
        );
    }

    api.republished(id, 3, &changed).await;
    let (_, third, _): (String, i32, serde_json::Value) =
        rows(id).first(&mut conn).await.expect("a listing");
    assert!(third > second, "never goes down, also after it was away");
}

#[actix_web::test]
async fn filters_hold_together() {
    let api = Api::start().await;
    let below = api.institution("changchun", "南关区社区学院").await;
    let mut phone = content("老年人智能手机使用培训班");
    phone.venue_name = "曙光社区".into();
    api.published_by(below, &phone).await;
    let mut opera = content("京剧名段欣赏 Opera");
    (opera.strand, opera.form) = (Some("exhibition".into()), Some("exhibition".into()));
    opera.region_code = Some("220203".into());
    opera.schedule = dates(&[
        (at(11, 10, 22, 0), at(11, 11, 0, 0)),
        (at(11, 20, 9, 0), at(11, 20, 10, 0)),
    ]);
    opera.topics = vec!["law".into()];
    opera.audiences = vec!["women".into()];
    (opera.mode, opera.online_url) = (Mode::Online, "https://live.example.org".into());
    api.published("jilin", &opera).await;
    let mut plum = content("梅河口读书会");
    plum.region_code = Some("220581".into());
    let id = api.published("meihekou", &plum).await;
    api.exemplary(id, true).await;

    assert_eq!(
        found(&api, "").await,
        [
            "京剧名段欣赏 Opera",
            "老年人智能手机使用培训班",
            "梅河口读书会"
        ]
    );
    let (changchun, province) = (
        api.organization("changchun").await,
        api.organization("province").await,
    );
    for (query, count) in [
        ("region=220000".to_owned(), 3),
        ("region=220100".into(), 1),
        ("region=220104".into(), 1),
        ("region=220200".into(), 1),
        ("region=220581".into(), 1),
        ("region=220500".into(), 1),
        ("region=220102".into(), 0),
        (format!("organization_id={changchun}"), 1),
        (format!("organization_id={province}"), 3),
        (format!("organization_id={below}"), 1),
        ("strand=exhibition".into(), 1),
        ("form=lecture".into(), 2),
        ("audience=women".into(), 1),
        ("topic=law".into(), 1),
        ("mode=online".into(), 1),
        ("mode=online&strand=reading".into(), 0),
        ("exemplar=true".into(), 1),
        ("exemplar=false".into(), 2),
        ("exemplar=true&region=220100".into(), 0),
        ("q=手机".into(), 1),
        ("q=智能手机".into(), 1),
        ("q=机".into(), 1),
        ("q=机手".into(), 0),
        ("q=opera".into(), 1),
        ("q=OPERA 京剧".into(), 1),
        ("q=曙光".into(), 1),
        ("q=南关区".into(), 1),
        ("q=梅河口市教育局".into(), 1),
        ("q=！。".into(), 0),
        // Ends at midnight: the next day has nothing of it.
        ("from=2020-11-10&until=2020-11-10".into(), 1),
        ("from=2020-11-11&until=2020-11-11".into(), 0),
        ("from=2020-11-12&until=2020-11-14".into(), 0),
        ("from=2020-11-20".into(), 1),
        ("until=2020-11-14".into(), 1),
    ] {
        assert_eq!(found(&api, &query).await.len(), count, "{query}");
    }
    let none = uuid::Uuid::now_v7();
    assert!(found(&api, &format!("edition_id={none}")).await.is_empty());
}

#[actix_web::test]
async fn bad_filters_are_refused_by_name() {
    let api = Api::start().await;
    for (query, fault) in [
        ("region=22", "region not_a_region"),
        ("from=2020-11-02&until=2020-11-01", "until before_start"),
        ("from=9999-01-01", "from out_of_range"),
        ("limit=101", "limit out_of_range"),
    ] {
        let answer = api
            .nobody()
            .get(&format!("{LIST}?{query}"))
            .await
            .expect(422);
        assert_eq!(answer.faults(), [fault], "{query}");
    }
    for query in [
        "cursor=x",
        "cursor=WzEsMl0",
        "from=yesterday",
        "mode=nonsense",
        "exemplar=perhaps",
        "organization_id=1",
    ] {
        api.nobody()
            .get(&format!("{LIST}?{query}"))
            .await
            .expect(400);
    }
    // A time far outside of what the database knows.
    let far = learning_week::platform::store::page::encode(&(i64::MAX, uuid::Uuid::nil()));
    let answer = api
        .nobody()
        .get(&format!("{LIST}?cursor={far}"))
        .await
        .expect(400);
    assert_eq!(answer.code(), "invalid_cursor");
    for month in ["2020-13", "2020", "0001-01", "2020-1-"] {
        api.nobody()
            .get(&format!("/api/v1/public/calendar?month={month}"))
            .await
            .expect(422);
    }
}

#[actix_web::test]
async fn pages_follow_one_another_without_gap_or_repetition() {
    let api = Api::start().await;
    for n in 0..7 {
        // Same start: the id decides.
        api.published("jlu", &content(&format!("第{n}场"))).await;
    }
    let (mut seen, mut cursor) = (Vec::new(), String::new());
    loop {
        let answer = api
            .nobody()
            .get(&format!("{LIST}?limit=3&cursor={cursor}"))
            .await
            .expect(200);
        let page: Page<PublicRow> = answer.as_();
        seen.extend(page.items.into_iter().map(|row| row.title));
        match page.next {
            Some(next) => cursor = next,
            None => break,
        }
    }
    let all: Vec<String> = (0..7).map(|n| format!("第{n}场")).collect();
    assert_eq!(seen, all);
}

#[actix_web::test]
async fn an_activity_shows_its_contact_only_where_it_may() {
    let api = Api::start().await;
    let closed = api.published("jlu", &content("不公开")).await;
    let mut open = content("公开");
    open.contact_public = true;
    let open = api.published("jlu", &open).await;
    let read = async |id| -> PublicActivity {
        api.nobody()
            .get(&format!("{LIST}/{id}"))
            .await
            .expect(200)
            .as_()
    };
    let (closed, open) = (read(closed).await, read(open).await);
    assert_eq!((closed.contact_name, closed.contact_phone), (None, None));
    assert_eq!(open.contact_phone.as_deref(), Some("0431-88888888"));
    assert_eq!(open.url, format!("http://week.test/a/{}", open.row.id));
    assert_eq!(
        (
            open.row.region_name.as_deref(),
            open.row.organization.name.as_str()
        ),
        (Some("朝阳区"), "吉林大学")
    );
    assert_eq!(open.occurrences_all.len(), 1);

    let path = format!("{LIST}/{}", open.row.id);
    let first = api.nobody().get(&path).await.expect(200);
    let again = api
        .nobody()
        .send(
            "GET",
            &path,
            &[("if-none-match", first.header("etag"))],
            None,
        )
        .await;
    assert_eq!((again.status, again.body.len()), (304, 0));
    api.retracted(open.row.id.into()).await;
    api.nobody().get(&path).await.expect(404);
    api.nobody()
        .get(&format!("{LIST}/nonsense"))
        .await
        .expect(404);
}

#[actix_web::test]
async fn the_calendar_keeps_its_days() {
    let api = Api::start().await;
    let mut night = content("夜读");
    night.schedule = dates(&[(at(11, 14, 22, 0), at(11, 15, 1, 0))]);
    api.published("jlu", &night).await;
    let mut late = content("晚场");
    late.schedule = dates(&[(at(11, 20, 20, 0), at(11, 21, 0, 0))]);
    api.published("jlu", &late).await;
    let mut show = content("巡展");
    show.schedule = dates(&[(at(10, 30, 9, 0), at(11, 3, 17, 0))]);
    api.published("jlu", &show).await;
    for n in 0..4 {
        api.published("jlu", &content(&format!("午后{n}"))).await;
    }

    let november = month(&api, "month=2020-11").await;
    let days: Vec<(u32, i64, Vec<&str>)> = november
        .days
        .iter()
        .map(|d| {
            (
                chrono::Datelike::day(&d.day),
                d.total,
                d.items.iter().map(|i| i.title.as_str()).collect(),
            )
        })
        .collect();
    assert_eq!(
        days,
        [
            (1, 0, vec!["巡展"]),
            (2, 0, vec!["巡展"]),
            (3, 0, vec!["巡展"]),
            (14, 1, vec!["夜读"]),
            (15, 4, vec!["午后0", "午后1", "午后2"]),
            (20, 1, vec!["晚场"]),
        ]
    );
    let october = month(&api, "month=2020-10").await;
    assert_eq!(
        october.days.iter().map(|d| d.total).collect::<Vec<_>>(),
        [1, 0]
    );
    assert!(month(&api, "month=2020-12").await.days.is_empty());
    assert!(month(&api, "month=2020-11&q=展览").await.days.is_empty());
    assert_eq!(month(&api, "month=2020-11&q=夜读").await.days.len(), 2);
    // Long past: the last month that has something.
    assert_eq!(month(&api, "").await.month, "2020-11");
}

#[actix_web::test]
async fn an_empty_calendar_is_of_this_month() {
    let api = Api::start().await;
    let today = contract::time::day(chrono::Utc::now());
    let calendar = month(&api, "").await;
    assert_eq!(
        (calendar.month, calendar.days.len()),
        (today.format("%Y-%m").to_string(), 0)
    );
}

#[actix_web::test]
async fn the_home_page_counts_and_shows_the_latest_of_a_past_edition() {
    let api = Api::start().await;
    let home = async || -> Home {
        api.nobody()
            .get("/api/v1/public/home")
            .await
            .expect(200)
            .as_()
    };
    let empty = home().await;
    assert_eq!(
        (empty.activities, empty.next.len(), empty.sample),
        (0, 0, false)
    );
    assert_eq!(empty.strands.len(), empty.edition.content.strands.len());
    assert!(empty.openings.items.len() > 1);

    for n in 0..7 {
        let mut text = content(&format!("第{n}场"));
        text.schedule = dates(&[
            (at(11, 1 + n, 9, 0), at(11, 1 + n, 10, 0)),
            (at(11, 20, 9, 0), at(11, 20, 10, 0)),
        ]);
        api.published("jlu", &text).await;
    }
    let cancelled = api.published("jilin", &content("取消了")).await;
    api.held(cancelled, "cancelled", "取消").await;
    let past = home().await;
    assert_eq!(
        (past.activities, past.occurrences, past.organizers),
        (8, 15, 2)
    );
    assert_eq!(
        past.next
            .iter()
            .map(|row| row.title.as_str())
            .collect::<Vec<_>>(),
        ["第6场", "第5场", "第4场", "第3场", "第2场", "第1场"]
    );
    let reading = past
        .strands
        .iter()
        .find(|s| s.code == "reading")
        .expect("a strand");
    assert_eq!(reading.activities, 8);

    // Something still to come: only that.
    let mut coming = content("将来");
    let tomorrow = chrono::Utc::now() + chrono::Duration::days(1);
    coming.schedule = dates(&[(tomorrow, tomorrow + chrono::Duration::hours(1))]);
    api.published("jlu", &coming).await;
    let next = home().await.next;
    assert_eq!(
        next.iter()
            .map(|row| row.title.as_str())
            .collect::<Vec<_>>(),
        ["将来"]
    );
}

#[actix_web::test]
async fn exemplars_are_told_from_the_others() {
    let api = Api::start().await;
    let id = api.published("jlu", &content("百姓学习大讲堂")).await;
    api.published("jilin", &content("读书会")).await;
    let shown = async || {
        let one = format!("{LIST}/{id}");
        let one: PublicActivity = api.nobody().get(&one).await.expect(200).as_();
        let home = api.nobody().get("/api/v1/public/home").await.expect(200);
        let home: Home = home.as_();
        let entries = month(&api, "month=2020-11&exemplar=true").await.days;
        let days: usize = entries.iter().map(|d| d.items.len()).sum();
        (one.row.exemplar, home.exemplars, days)
    };
    assert_eq!(shown().await, (false, 0, 0));
    api.exemplary(id, true).await;
    assert_eq!(shown().await, (true, 1, 1));
    let list: Page<PublicRow> = api.nobody().get(LIST).await.expect(200).as_();
    let marked: Vec<(&str, bool)> = list
        .items
        .iter()
        .map(|row| (row.title.as_str(), row.exemplar))
        .collect();
    assert_eq!(marked, [("百姓学习大讲堂", true), ("读书会", false)]);
    api.exemplary(id, false).await;
    assert_eq!(shown().await, (false, 0, 0));
}

#[actix_web::test]
async fn the_home_page_names_what_is_near() {
    let api = Api::start().await;
    let home = async |query: &str| -> Home {
        let path = format!("/api/v1/public/home{query}");
        api.nobody().get(&path).await.expect(200).as_()
    };
    let titles =
        |rows: &[PublicRow]| -> Vec<String> { rows.iter().map(|row| row.title.clone()).collect() };
    let now = chrono::Utc::now();
    let hours = |n: i64| now + chrono::Duration::hours(n);
    let days = |n: i64| hours(24 * n);
    // Whatever the hour is, one goes on since yesterday until tomorrow.
    let mut on = content("展览");
    on.schedule = dates(&[(days(-9), days(-8)), (days(-1), days(1))]);
    on.region_code = Some("220204".into());
    api.published("jilin", &on).await;
    let mut next = content("讲座");
    next.schedule = dates(&[(days(2), hours(50)), (days(3), hours(74))]);
    let next_id = api.published("changchun", &next).await;
    let mut over = content("已经结束");
    over.schedule = dates(&[(days(-3), days(-2))]);
    let over_id = api.published("changchun", &over).await;

    let all = home("").await;
    assert_eq!(titles(&all.next), ["展览", "讲座"]);
    let named = |row: &PublicRow| row.next.as_ref().map(|o| o.starts_at.timestamp());
    assert_eq!(named(&all.next[0]), Some(days(-1).timestamp()));
    assert_eq!(named(&all.next[1]), Some(days(2).timestamp()));
    assert_eq!(titles(&home("?region=220200").await.next), ["展览"]);
    assert_eq!(titles(&home("?region=220104").await.next), ["讲座"]);
    // Nothing comes there: what was.
    assert!(home("?region=220300").await.next.is_empty());
    api.held(next_id, "postponed", "改期").await;
    let past = home("?region=220100").await.next;
    assert_eq!(titles(&past), ["已经结束"]);
    assert_eq!(named(&past[0]), None);
    api.nobody()
        .get("/api/v1/public/home?region=22")
        .await
        .expect(422);

    // 示范活动 stand apart, and never twice.
    for id in [next_id, over_id] {
        api.exemplary(id, true).await;
    }
    assert_eq!(
        titles(&home("").await.featured),
        ["已经结束"],
        "a postponed one is none to feature"
    );
    api.held(next_id, "scheduled", "").await;
    let all = home("").await;
    assert_eq!(titles(&all.next), ["展览", "讲座"]);
    assert_eq!(titles(&all.featured), ["已经结束"]);
}

#[actix_web::test]
async fn similar_ones_are_near_in_kind_place_and_time() {
    let api = Api::start().await;
    let put = async |title: &str, strand: &str, region: &str, day: u32| {
        let mut text = content(title);
        text.strand = Some(strand.into());
        text.region_code = Some(region.into());
        text.schedule = dates(&[(at(11, day, 9, 0), at(11, day, 10, 0))]);
        api.published("jlu", &text).await
    };
    let similar = async |id| -> Vec<String> {
        let path = format!("{LIST}/{id}/similar");
        let rows: Vec<PublicRow> = api.nobody().get(&path).await.expect(200).as_();
        rows.into_iter().map(|row| row.title).collect()
    };
    let one = put("这一场", "reading", "220104", 15).await;
    assert!(similar(one).await.is_empty());
    put("同类", "reading", "220204", 15).await;
    put("都不同", "culture", "220204", 15).await;
    assert_eq!(similar(one).await, ["同类"]);
    put("同城", "culture", "220104", 15).await;
    put("同城同类更近", "reading", "220102", 14).await;
    assert_eq!(similar(one).await, ["同城同类更近", "同城", "同类"]);
    put("同城同类", "reading", "220102", 25).await;
    let gone = put("取消了", "reading", "220104", 15).await;
    api.held(gone, "cancelled", "取消").await;
    assert_eq!(similar(one).await, ["同城同类更近", "同城同类", "同城"]);
    // Many of them: three all the same, the nearest.
    for day in 1..=9 {
        put(&format!("{day}日"), "reading", "220104", day).await;
    }
    assert_eq!(similar(one).await, ["同城同类更近", "9日", "8日"]);
    api.retracted(one).await;
    let path = format!("{LIST}/{one}/similar");
    api.nobody().get(&path).await.expect(404);
}
