//! Feeds that partner sites pull: JSON Feed, changes, Atom, iCalendar.

use std::collections::HashMap;
use std::time::Duration;

use contract::feed::{Changes, JsonFeed};
use diesel::prelude::*;
use diesel_async::{AsyncConnection, AsyncPgConnection, RunQueryDsl, SimpleAsyncConnection};
use learning_week::platform::store::page;
use learning_week::platform::store::schema::{activity, change};
use uuid::Uuid;

use crate::article::{Cast, book, star};
use crate::support::Api;
use crate::support::public::{at, content, dates, publish};

async fn changes(api: &Api, query: &str) -> Changes {
    let answer = api
        .nobody()
        .get(&format!("/feeds/changes?{query}"))
        .await
        .expect(200);
    answer.as_()
}

/// Reads on until nothing is left; ids with whether they are gone.
async fn drain(api: &Api, filter: &str, cursor: &mut String) -> Vec<(String, bool)> {
    let mut all = Vec::new();
    loop {
        let got = changes(api, &format!("{filter}&limit=2&cursor={cursor}")).await;
        all.extend(got.items.into_iter().map(|c| (c.id, c.deleted)));
        *cursor = got.cursor;
        if !got.more {
            return all;
        }
    }
}

fn urn(id: Uuid) -> String {
    format!("urn:uuid:{id}")
}

#[actix_web::test]
async fn a_change_is_met_once_and_what_is_gone_is_said() {
    let api = Api::start().await;
    let mut cursor = String::new();
    assert_eq!(drain(&api, "", &mut cursor).await, []);
    let (a, b) = (
        api.published("jlu", &content("甲")).await,
        api.published("jilin", &content("乙")).await,
    );
    assert_eq!(
        drain(&api, "", &mut cursor).await,
        [(urn(a), false), (urn(b), false)]
    );
    assert_eq!(drain(&api, "", &mut cursor).await, []);

    api.held(a, "cancelled", "因天气原因取消。").await;
    let got = changes(&api, &format!("cursor={cursor}")).await;
    let item = got.items[0]
        .item
        .as_ref()
        .expect("a cancelled one stays visible");
    assert_eq!(
        (item.event.status.code(), item.event.notice.as_deref()),
        ("cancelled", Some("因天气原因取消。"))
    );

    api.retracted(a).await;
    assert_eq!(
        drain(&api, "", &mut cursor).await,
        [(urn(a), true)],
        "only its last state"
    );
    api.republished(a, 2, &content("甲（新）")).await;
    assert_eq!(drain(&api, "", &mut cursor).await, [(urn(a), false)]);
    let mut start = String::new();
    assert_eq!(
        drain(&api, "", &mut start).await,
        [(urn(b), false), (urn(a), false)]
    );
}

#[actix_web::test]
async fn what_leaves_a_filter_is_said_there() {
    let api = Api::start().await;
    let in_changchun = content("流动课堂");
    let id = api.published("jlu", &in_changchun).await;
    let (mut changchun, mut jilin, mut reading) = (String::new(), String::new(), String::new());
    assert_eq!(
        drain(&api, "region=220100", &mut changchun).await,
        [(urn(id), false)]
    );
    assert_eq!(drain(&api, "region=220200", &mut jilin).await, []);
    assert_eq!(
        drain(&api, "strand=reading", &mut reading).await,
        [(urn(id), false)]
    );

    let mut moved = in_changchun.clone();
    moved.region_code = Some("220203".into());
    api.republished(id, 2, &moved).await;
    assert_eq!(
        drain(&api, "region=220100", &mut changchun).await,
        [(urn(id), true)]
    );
    assert_eq!(
        drain(&api, "region=220200", &mut jilin).await,
        [(urn(id), false)]
    );
    assert_eq!(
        drain(&api, "region=220000&strand=reading", &mut reading).await,
        [(urn(id), false)]
    );

    // The province stands above the organizer, Jilin's office doesn't.
    let (province, office) = (
        api.organization("province").await,
        api.organization("jilin").await,
    );
    assert_eq!(
        drain(&api, &format!("organizer={province}"), &mut String::new()).await,
        [(urn(id), false)]
    );
    assert_eq!(
        drain(&api, &format!("organizer={office}"), &mut String::new()).await,
        []
    );
}

#[actix_web::test]
async fn exemplars_can_be_pulled_by_themselves() {
    let api = Api::start().await;
    let id = api.published("jlu", &content("百姓学习大讲堂")).await;
    let other = api.published("jilin", &content("读书会")).await;
    let (mut yes, mut no) = (String::new(), String::new());
    let pull = async |query: &str| -> JsonFeed {
        let path = format!("/feeds/activities.json?{query}");
        api.nobody().get(&path).await.expect(200).as_()
    };
    assert_eq!(drain(&api, "exemplar=true", &mut yes).await, []);
    assert_eq!(
        drain(&api, "exemplar=false", &mut no).await,
        [(urn(id), false), (urn(other), false)]
    );

    api.exemplary(id, true).await;
    assert_eq!(
        drain(&api, "exemplar=true", &mut yes).await,
        [(urn(id), false)]
    );
    assert_eq!(
        drain(&api, "exemplar=false", &mut no).await,
        [(urn(id), true)],
        "it has left the others"
    );
    let feed = pull("exemplar=true").await;
    assert_eq!(
        feed.feed_url,
        "http://week.test/feeds/activities.json?exemplar=true"
    );
    let item = &feed.items[0];
    assert!(feed.items.len() == 1 && item.id == urn(id) && item.event.exemplar);
    assert!(item.tags.iter().any(|tag| tag == "示范活动"));
    let rest = pull("exemplar=false").await.items;
    assert!(rest.len() == 1 && rest[0].id == urn(other) && !rest[0].event.exemplar);
    for (path, mark) in [("ics", "SUMMARY:"), ("atom", "<entry>")] {
        let path = format!("/feeds/activities.{path}?exemplar=true");
        let text = api.nobody().get(&path).await.expect(200).text();
        assert!(text.contains("百姓学习大讲堂") && !text.contains("读书会"));
        assert_eq!(text.matches(mark).count(), 1, "{text}");
    }

    // No longer one: gone from the filter, there all the same.
    api.exemplary(id, false).await;
    assert_eq!(
        drain(&api, "exemplar=true", &mut yes).await,
        [(urn(id), true)]
    );
    assert_eq!(pull("exemplar=true").await.items, []);
    assert_eq!(pull("").await.items.len(), 2);
}

#[actix_web::test]
async fn cursors_are_checked() {
    let api = Api::start().await;
    let edition = api.edition().await;
    for (cursor, status, code) in [
        ("garbage!".to_owned(), 400, "invalid_cursor"),
        (page::encode(&(edition, -1)), 400, "invalid_cursor"),
        (page::encode(&(edition, 1_000)), 410, "cursor_expired"),
        (page::encode(&(Uuid::now_v7(), 0)), 410, "cursor_expired"),
    ] {
        let answer = api
            .nobody()
            .get(&format!("/feeds/changes?cursor={cursor}"))
            .await
            .expect(status);
        assert_eq!(answer.code(), code);
    }
}

#[actix_web::test]
async fn an_activity_that_never_was_public_leaves_no_trace() {
    let api = Api::start().await;
    let id = Uuid::now_v7();
    let mut conn = api.conn().await;
    diesel::insert_into(activity::table)
        .values((
            activity::id.eq(id),
            activity::edition_id.eq(api.edition().await),
            activity::organization_id.eq(api.organization("jlu").await),
        ))
        .execute(&mut conn)
        .await
        .expect("an activity");
    learning_week::portal::service::refresh(&mut conn, id)
        .await
        .expect("nothing to do");
    let rows: i64 = change::table
        .count()
        .get_result(&mut conn)
        .await
        .expect("a count");
    assert_eq!(rows, 0);
}

/// Writers whose transactions stay open for random times after they took their number, and a reader
/// that polls all the while: in the end it knows the last state of every activity.
#[actix_web::test]
async fn a_late_commit_is_never_missed() {
    const WRITERS: u64 = 6;
    const ROUNDS: u64 = 12;
    let api = Api::start().await;
    let mut ids = Vec::new();
    for n in 0..WRITERS {
        ids.push(api.published("jlu", &content(&format!("{n}:0"))).await);
    }
    let mut writers = Vec::new();
    for w in 0..WRITERS {
        let (url, ids) = (api.database.url.clone(), ids.clone());
        writers.push(actix_web::rt::spawn(async move {
            let mut conn = AsyncPgConnection::establish(&url)
                .await
                .expect("a connection");
            for round in 1..=ROUNDS {
                // Mostly its own activity, at times its neighbour's.
                let n = (w + u64::from(round % 4 == 0)) % WRITERS;
                let wait = |k: u64| {
                    actix_web::rt::time::sleep(Duration::from_millis(
                        (w * 7 + round * 13 + k * 5) % 23,
                    ))
                };
                conn.batch_execute("begin").await.expect("begun");
                let id = ids[n as usize];
                let number: i64 = activity::table
                    .find(id)
                    .select(activity::version)
                    .for_update()
                    .first::<i32>(&mut conn)
                    .await
                    .expect("locked")
                    .into();
                diesel::update(activity::table.find(id))
                    .set(activity::version.eq(number as i32 + 1))
                    .execute(&mut conn)
                    .await
                    .expect("counted");
                publish(
                    &mut conn,
                    id,
                    number as i32 + 1,
                    &content(&format!("{w}:{round}")),
                )
                .await;
                wait(1).await;
                let end = if round % 5 == 0 { "rollback" } else { "commit" };
                conn.batch_execute(end).await.expect("ended");
                wait(2).await;
            }
        }));
    }
    let (mut cursor, mut known, mut last) = (String::new(), HashMap::new(), None);
    loop {
        let over = writers.iter().all(|w| w.is_finished());
        let got = changes(&api, &format!("limit=3&cursor={cursor}")).await;
        for change in &got.items {
            let item = change.item.as_ref().expect("all stay public");
            known.insert(change.id.clone(), item.title.clone());
            assert!(last <= Some(change.changed_at), "in order");
            last = Some(change.changed_at);
        }
        cursor = got.cursor;
        if over && !got.more {
            break;
        }
        actix_web::rt::time::sleep(Duration::from_millis(2)).await;
    }
    for writer in writers {
        writer.await.expect("no writer failed");
    }
    let now: JsonFeed = api
        .nobody()
        .get("/feeds/activities.json")
        .await
        .expect(200)
        .as_();
    assert_eq!(now.items.len(), WRITERS as usize);
    for item in now.items {
        assert_eq!(
            known.get(&item.id),
            Some(&item.title),
            "the reader missed a change"
        );
        assert!(!item.title.ends_with(":0"));
    }
}

#[actix_web::test]
async fn the_json_feed_pages_and_keeps_contacts_to_itself() {
    let api = Api::start().await;
    for n in 0..3 {
        let mut text = content(&format!("第{n}场"));
        text.contact_public = true;
        api.published("jlu", &text).await;
    }
    let answer = api
        .nobody()
        .get("/feeds/activities.json?limit=2")
        .await
        .expect(200);
    assert!(!answer.text().contains("88888888") && !answer.text().contains("张三"));
    assert!(!answer.header("last-modified").is_empty());
    let feed: JsonFeed = answer.as_();
    assert_eq!(feed.version, "https://jsonfeed.org/version/1.1");
    let item = &feed.items[0];
    assert_eq!(
        (item.title.as_str(), item.event.strand_label.as_str()),
        ("第2场", "全民阅读")
    );
    assert_eq!(item.event.occurrences[0].start, "2020-11-15T14:00:00+08:00");
    assert_eq!(
        item.url,
        format!(
            "http://week.test/a/{}",
            item.id.trim_start_matches("urn:uuid:")
        )
    );
    let next = feed.next_url.expect("another page");
    let path = next.strip_prefix("http://week.test").expect("our address");
    let rest: JsonFeed = api.nobody().get(path).await.expect(200).as_();
    assert_eq!(
        (
            rest.items.len(),
            rest.items[0].title.as_str(),
            rest.next_url
        ),
        (1, "第0场", None)
    );
    let same = api
        .nobody()
        .send("GET", path, &[("if-none-match", "*")], None)
        .await;
    assert_eq!(same.status, 304);
}

/// RFC 5545: lines end in CRLF, hold 75 octets at most and whole characters only.
fn unfold(text: &[u8]) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    let text = text.strip_suffix(b"\r\n").expect("ends with CRLF");
    let mut rest = text;
    loop {
        let end = rest.windows(2).position(|w| w == b"\r\n");
        let line = &rest[..end.unwrap_or(rest.len())];
        assert!(
            line.len() <= 75,
            "{} octets: {}",
            line.len(),
            String::from_utf8_lossy(line)
        );
        assert!(
            !line.contains(&b'\n') && !line.contains(&b'\r'),
            "a bare line end"
        );
        let line = std::str::from_utf8(line).expect("a character was split");
        match line.strip_prefix(' ') {
            Some(more) => lines.last_mut().expect("a line to go on").push_str(more),
            None => lines.push(line.to_owned()),
        }
        match end {
            Some(end) => rest = &rest[end + 2..],
            None => return lines,
        }
    }
}

#[actix_web::test]
async fn the_calendar_is_sound_icalendar() {
    let api = Api::start().await;
    let mut text =
        content("分号;逗号,反斜杠\\，一个很长很长的标题：𠮷祥如意社区学习中心读书会与展览");
    text.summary = "第一行很长 ".repeat(12).trim().to_owned() + "\n第二行；(a, b; c)";
    text.contact_public = true;
    text.schedule = dates(&[
        (at(11, 14, 22, 0), at(11, 15, 1, 0)),
        (at(11, 21, 22, 0), at(11, 22, 0, 0)),
    ]);
    let id = api.published("jlu", &text).await;
    let answer = api.nobody().get("/feeds/activities.ics").await.expect(200);
    assert_eq!(
        answer.header("content-type"),
        "text/calendar; charset=utf-8"
    );
    assert!(!answer.text().contains("88888888"));
    let lines = unfold(&answer.body);
    assert_eq!(
        (lines[0].as_str(), lines[lines.len() - 1].as_str()),
        ("BEGIN:VCALENDAR", "END:VCALENDAR")
    );
    let has = |lines: &[String], line: &str| {
        assert!(lines.iter().any(|l| l == line), "no {line} in {lines:#?}");
    };
    assert_eq!(lines.iter().filter(|l| *l == "BEGIN:VEVENT").count(), 2);
    has(&lines, &format!("UID:{id}-1@learning-week"));
    has(&lines, "DTSTART:20201114T140000Z");
    has(&lines, "DTEND:20201114T170000Z");
    has(&lines, "DTEND:20201121T160000Z");
    has(&lines, "STATUS:CONFIRMED");
    has(&lines, "SEQUENCE:1");
    has(&lines, "REFRESH-INTERVAL;VALUE=DURATION:PT1H");
    has(
        &lines,
        "SUMMARY:分号\\;逗号\\,反斜杠\\\\，一个很长很长的标题：𠮷祥如意社区学习中心读书会与展览",
    );
    has(&lines, "LOCATION:市图书馆，人民大街1号");
    has(&lines, &format!("URL:http://week.test/a/{id}"));
    // One occurrence alone; as it is in the whole, so that a program keeps it once.
    let one = format!("/feeds/activities/{id}.ics?occurrence=2");
    let alone = unfold(&api.nobody().get(&one).await.expect(200).body);
    has(&alone, &format!("UID:{id}-2@learning-week"));
    assert_eq!(alone.iter().filter(|l| l.starts_with("UID:")).count(), 1);
    for none in ["0", "99"] {
        let path = format!("/feeds/activities/{id}.ics?occurrence={none}");
        api.nobody().get(&path).await.expect(404);
    }
    assert!(
        lines
            .iter()
            .any(|l| l.starts_with("DESCRIPTION:") && l.contains("\\n第二行；(a\\, b\\; c)\\n"))
    );

    api.held(id, "cancelled", "取消").await;
    let lines = unfold(
        &api.nobody()
            .get(&format!("/feeds/activities/{id}.ics"))
            .await
            .expect(200)
            .body,
    );
    has(&lines, "STATUS:CANCELLED");
    has(&lines, "SEQUENCE:2");
    has(&lines, &format!("UID:{id}-2@learning-week"));
    assert!(lines.iter().any(|l| l.starts_with("SUMMARY:【已取消】")));

    api.retracted(id).await;
    for path in [
        format!("/feeds/activities/{id}.ics"),
        format!("/feeds/activities/{id}.svg"),
        "/feeds/activities/x.ics".into(),
    ] {
        api.nobody().get(&path).await.expect(404);
    }
}

#[actix_web::test]
async fn atom_and_the_code_to_scan() {
    let api = Api::start().await;
    let id = api.published("jlu", &content("读书 <b>&</b> 讲座")).await;
    let answer = api
        .nobody()
        .get("/feeds/activities.atom?strand=reading")
        .await
        .expect(200);
    let text = answer.text();
    assert!(text.contains(&format!("<id>urn:uuid:{id}</id>")), "{text}");
    assert!(
        text.contains("读书 &lt;b&gt;&amp;&lt;/b&gt; 讲座"),
        "{text}"
    );
    assert!(
        text.contains("rel=\"self\"") && text.contains("+08:00</updated>"),
        "{text}"
    );
    let none = api
        .nobody()
        .get("/feeds/activities.atom?strand=exhibition")
        .await
        .expect(200);
    assert!(!none.text().contains("<entry>"));
    let code = api
        .nobody()
        .get(&format!("/feeds/activities/{id}.svg"))
        .await
        .expect(200);
    assert!(code.text().contains("<svg"));
}

#[actix_web::test]
async fn articles_come_by_atom_and_those_taken_down_are_named() {
    let api = Api::start().await;
    let cast = Cast::of(&api).await;
    let mut ids = Vec::new();
    for title in ["甲 & <乙>", "丙", "丁"] {
        ids.push(cast.published("star", star(title)).await.id);
    }
    cast.published("book", book("红楼梦", "978-7-02-000220-7"))
        .await;
    let get = async |query: &str| {
        let answer = api
            .nobody()
            .get(&format!("/feeds/articles.atom{query}"))
            .await;
        let text = answer.expect(200).text();
        text.parse::<atom_syndication::Feed>().expect("Atom")
    };
    let all = get("").await;
    assert_eq!(all.entries.len(), 4);
    let first = get("?shelf=showcase&limit=2").await;
    let titles: Vec<&str> = first.entries.iter().map(|e| e.title.as_str()).collect();
    assert_eq!(titles, ["丁", "丙"]);
    let next = first.links.iter().find(|l| l.rel == "next").expect("more");
    let (_, query) = next.href.split_once('?').expect("a query");
    let rest = get(&format!("?{query}")).await;
    assert_eq!(rest.entries.len(), 1);
    assert_eq!(rest.entries[0].title.as_str(), "甲 & <乙>");
    assert_eq!(rest.entries[0].id, urn(ids[0].into()));
    assert!(rest.links.iter().all(|l| l.rel != "next"));

    let reason = serde_json::json!({ "reason": "内容有误，请核实。" });
    let path = format!("/api/v1/articles/{}/retract", ids[1]);
    cast.publisher.post(&path, &reason).await.expect(200);
    let text = api
        .nobody()
        .get("/feeds/articles.atom?kind=star")
        .await
        .expect(200)
        .text();
    assert!(
        text.contains("<at:deleted-entry ")
            && text.contains(&format!("ref=\"{}\"", urn(ids[1].into())))
    );
    assert!(text.contains("xmlns:at=\"http://purl.org/atompub/tombstones/1.0\""));
    assert!(!text.contains(">丙<"));
    let books = api.nobody().get("/feeds/articles.atom?kind=book").await;
    assert!(!books.text().contains("deleted-entry"), "of another kind");
    api.nobody()
        .get("/feeds/articles.atom?region=22")
        .await
        .expect(422);
}
