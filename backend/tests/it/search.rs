//! Searching by words and by sound, and how many each choice of a filter would show.

use std::collections::BTreeMap;

use diesel::prelude::*;
use diesel_async::RunQueryDsl;
use learning_week::platform::store::alike::alike;
use learning_week::platform::store::schema::listing;
use learning_week::portal::sync::reindex;

use contract::activity::Mode;
use contract::page::Page;
use contract::portal::{Calendar, FacetCount, Facets, PublicRow};

use crate::support::Api;
use crate::support::public::{at, content, dates};

const LIST: &str = "/api/v1/public/activities";

/// As a browser writes it into an address.
fn encoded(query: &str) -> String {
    let letter = |b: u8| match b.is_ascii_graphic() {
        true => char::from(b).to_string(),
        false => format!("%{b:02X}"),
    };
    query.bytes().map(letter).collect()
}

async fn list(api: &Api, query: &str) -> Vec<PublicRow> {
    let answer = api
        .nobody()
        .get(&format!("{LIST}?{}", encoded(query)))
        .await
        .expect(200);
    let page: Page<PublicRow> = answer.as_();
    page.items
}

async fn facets(api: &Api, query: &str) -> Facets {
    api.nobody()
        .get(&format!("{LIST}/facets?{}", encoded(query)))
        .await
        .expect(200)
        .as_()
}

/// Four activities that differ in what can be searched for.
async fn four(api: &Api) {
    api.published("jlu", &content("长春社区教育成果展")).await;
    let mut phone = content("老年人智能手机 Excel 培训班");
    phone.venue_name = "曙光社区".into();
    api.published("changchun", &phone).await;
    let mut music = content("音乐与京剧欣赏");
    music.summary = "学习长春的戏曲。".into();
    api.published("jilin", &music).await;
    let mut trip = content("旅游英语ＫＴＶ");
    trip.region_code = Some("220581".into());
    api.published("meihekou", &trip).await;
}

#[actix_web::test]
async fn words_are_found_by_their_characters_and_by_their_sound() {
    let api = Api::start().await;
    four(&api).await;
    for (query, titles) in [
        // One character, two, a word, words apart, in any order.
        ("展", vec!["长春社区教育成果展"]),
        ("京剧", vec!["音乐与京剧欣赏"]),
        ("智能手机", vec!["老年人智能手机 Excel 培训班"]),
        ("长春教育成果", vec!["长春社区教育成果展"]),
        ("欣赏音乐", vec!["音乐与京剧欣赏"]),
        ("音乐的欣赏", vec!["音乐与京剧欣赏"]),
        ("乐音", vec![]),
        // Whole syllables, first letters, one of two readings, ü as v; a word that is being typed.
        ("shequjiaoyu", vec!["长春社区教育成果展"]),
        ("ccsqjy", vec!["长春社区教育成果展"]),
        ("CCSQJY", vec!["长春社区教育成果展"]),
        ("sqjycg", vec!["长春社区教育成果展"]),
        // Letters of one name do not join those of another: 长春市 …, 曙光社区.
        ("ccssq", vec![]),
        ("yinyue", vec!["音乐与京剧欣赏"]),
        ("lvyou", vec!["旅游英语ＫＴＶ"]),
        ("lüyou", vec!["旅游英语ＫＴＶ"]),
        ("lǚyóu", vec!["旅游英语ＫＴＶ"]),
        ("lyuyou", vec!["旅游英语ＫＴＶ"]),
        // Traditional characters, also of another hand and as a PDF gives them.
        ("長春社區教育成果", vec!["长春社区教育成果展"]),
        ("音樂與京劇", vec!["音乐与京剧欣赏"]),
        ("\u{2ed3}春社区成果", vec!["长春社区教育成果展"]),
        ("jingj", vec!["音乐与京剧欣赏"]),
        ("znsj", vec!["老年人智能手机 Excel 培训班"]),
        // A summary is not found by its sound, a word's middle begins nothing.
        ("xiqu", vec![]),
        ("csqj", vec![]),
        // Latin words, whatever their width and case, also beside Chinese.
        ("excel", vec!["老年人智能手机 Excel 培训班"]),
        ("ktv", vec!["旅游英语ＫＴＶ"]),
        ("ＥＸＣＥＬ手机", vec!["老年人智能手机 Excel 培训班"]),
        ("社区 pxb", vec!["老年人智能手机 Excel 培训班"]),
        ("exc", vec![]),
        ("%", vec![]),
    ] {
        let found = list(&api, &format!("q={query}")).await;
        let found: Vec<&str> = found.iter().map(|row| row.title.as_str()).collect();
        assert_eq!(found, titles, "{query}");
    }
    let city = list(&api, "q=changchun").await;
    assert_eq!(city.len(), 2, "a title and an organizer");
    // Decomposed letters are one.
    assert_eq!(list(&api, "q=e\u{301}").await.len(), 0);
}

#[actix_web::test]
async fn what_was_found_is_named_as_it_is_written() {
    let api = Api::start().await;
    four(&api).await;
    for (query, marks) in [
        ("社区教育", vec!["社区教育"]),
        ("ccsqjy", vec!["长春社区教育"]),
        ("ktv lvyou", vec!["旅游", "ＫＴＶ"]),
        ("社區教育", vec!["社区教育"]),
        ("sgsq", vec!["曙光社区"]),
    ] {
        let found = list(&api, &format!("q={query}")).await;
        assert_eq!(found[0].marks, marks, "{query}");
    }
    assert!(list(&api, "").await.iter().all(|row| row.marks.is_empty()));
}

#[actix_web::test]
async fn terms_of_an_older_way_are_made_anew() {
    let api = Api::start().await;
    four(&api).await;
    let mut conn = api.conn().await;
    let before: Vec<i32> = sequences(&mut conn).await;
    diesel::update(listing::table)
        .set((
            listing::grams.eq(Vec::<String>::new()),
            listing::search.eq(0_i16),
        ))
        .execute(&mut conn)
        .await
        .expect("an update");
    assert!(list(&api, "q=ccsqjy").await.is_empty());
    assert_eq!(reindex::batch(&api.state.store).await.expect("made"), 4);
    assert_eq!(reindex::batch(&api.state.store).await.expect("made"), 0);
    assert_eq!(list(&api, "q=ccsqjy").await.len(), 1);
    assert_eq!(sequences(&mut conn).await, before, "no change for feeds");
    // What the database compares names by is what the server does.
    for text in [
        "长春大学（继续教育学院）",
        "ＡＢＣ—１　㎡ Ⅳ\u{2011}é\n\tＥ",
        "阿依努尔•艾合买提‧・･",
        "\u{2002}一\u{a0}二\u{3000}三",
        "𠮷👨‍👩‍👧①½",
    ] {
        let twin: String = diesel::select(alike(text))
            .get_result(&mut conn)
            .await
            .expect("a text");
        assert_eq!(twin, contract::text::alike(text), "{text}");
    }
}

async fn sequences(conn: &mut learning_week::platform::store::Conn) -> Vec<i32> {
    listing::table
        .order(listing::activity_id)
        .select(listing::sequence)
        .load(conn)
        .await
        .expect("sequences")
}

/// What a list of all rows says: code and how many.
fn brute(codes: impl Iterator<Item = String>) -> Vec<FacetCount> {
    let mut counts = BTreeMap::<String, i64>::new();
    for code in codes {
        *counts.entry(code).or_default() += 1;
    }
    let count = |(code, activities)| FacetCount { code, activities };
    counts.into_iter().map(count).collect()
}

#[actix_web::test]
async fn facets_are_what_the_lists_count() {
    let api = Api::start().await;
    let regions = ["220104", "220184", "220581", "220203", "220100"];
    for n in 0..24 {
        let mut one = content(&format!(
            "第{n}场{}",
            if n % 3 == 0 { "书法" } else { "合唱" }
        ));
        one.strand = Some(["reading", "exhibition"][n % 2].into());
        one.form = Some(["lecture", "exhibition", "contest"][n % 3].into());
        one.audiences = [vec!["elderly"], vec!["women", "elderly"], vec![]][n % 3]
            .iter()
            .map(|a| (*a).to_owned())
            .collect();
        one.mode = Mode::ALL[n % Mode::ALL.len()];
        one.region_code = Some(regions[n % regions.len()].into());
        one.schedule = dates(&[(at(11, 1 + n as u32, 9, 0), at(11, 1 + n as u32, 10, 0))]);
        api.published("jlu", &one).await;
    }
    for query in [
        "",
        "strand=reading",
        "form=lecture&audience=elderly",
        "region=220100",
        "region=220500&mode=onsite",
        "q=书法&strand=exhibition",
        "from=2020-11-03&until=2020-11-12&audience=women",
        "strand=nonsense",
    ] {
        let found = facets(&api, query).await;
        let without = |name: &str| {
            let kept = query.split('&').filter(|p| !p.starts_with(name));
            kept.chain(["limit=100"]).collect::<Vec<_>>().join("&")
        };
        let rows = list(&api, &without("none")).await;
        assert_eq!(found.total, rows.len() as i64, "{query}");
        let rows = list(&api, &without("strand")).await;
        let strands = brute(rows.into_iter().map(|r| r.strand));
        assert_eq!(found.strands, strands, "strands of {query}");
        let rows = list(&api, &without("form")).await;
        let forms = brute(rows.into_iter().map(|r| r.form));
        assert_eq!(found.forms, forms, "forms of {query}");
        let rows = list(&api, &without("mode")).await;
        let modes = brute(rows.into_iter().map(|r| r.mode.code().to_owned()));
        assert_eq!(found.modes, modes, "modes of {query}");
        let rows = list(&api, &without("region")).await;
        let places = rows
            .into_iter()
            .filter_map(|r| r.region_code)
            .flat_map(|code| {
                let mut all = vec![code.clone(), format!("{}00", &code[..4]), "220000".into()];
                all.dedup();
                all
            });
        assert_eq!(found.regions, brute(places), "regions of {query}");
        // Each count is what the list shows once the choice is made.
        for audience in ["elderly", "women"] {
            let rows = list(
                &api,
                &format!("{}&audience={audience}", without("audience")),
            )
            .await;
            let said = found.audiences.iter().find(|c| c.code == audience);
            let said = said.map_or(0, |c| c.activities);
            assert_eq!(said, rows.len() as i64, "{audience} of {query}");
        }
    }
}

#[actix_web::test]
async fn facets_follow_what_is_published_and_refuse_what_lists_refuse() {
    let api = Api::start().await;
    assert_eq!(facets(&api, "").await, Facets::default());
    let id = api.published("jlu", &content("读书会")).await;
    assert_eq!(facets(&api, "").await.total, 1);
    let mut nowhere = content("没有行政区划的地方");
    nowhere.region_code = None;
    api.published("changbaishan", &nowhere).await;
    let found = facets(&api, "").await;
    assert_eq!((found.total, found.placeless), (2, 1));
    assert_eq!(facets(&api, "region=220000").await.total, 1);
    api.retracted(id).await;
    assert_eq!(facets(&api, "").await.total, 1);
    api.nobody()
        .get(&format!("{LIST}/facets?region=22"))
        .await
        .expect(422);
}

#[actix_web::test]
async fn the_calendar_gives_days_and_as_much_of_them_as_is_wanted() {
    let api = Api::start().await;
    let mut night = content("夜读");
    night.schedule = dates(&[(at(11, 14, 22, 0), at(11, 15, 1, 0))]);
    api.published("jlu", &night).await;
    let mut late = content("晚场");
    late.schedule = dates(&[(at(11, 15, 20, 0), at(11, 16, 0, 0))]);
    api.published("jlu", &late).await;
    for n in 0..4 {
        api.published("jlu", &content(&format!("午后{n}"))).await;
    }
    let days = async |query: &str| -> Vec<(String, i64, usize)> {
        let path = format!("/api/v1/public/calendar?{}", encoded(query));
        let calendar: Calendar = api.nobody().get(&path).await.expect(200).as_();
        let day = |d: contract::portal::CalendarDay| (d.day.to_string(), d.total, d.items.len());
        calendar.days.into_iter().map(day).collect()
    };
    let both = [("2020-11-14".into(), 1, 1), ("2020-11-15".into(), 5, 6)];
    assert_eq!(
        days("from=2020-11-09&until=2020-11-16&items=100").await,
        both
    );
    assert_eq!(
        days("from=2020-11-15&items=2").await,
        [("2020-11-15".into(), 5, 2)]
    );
    assert_eq!(
        days("from=2020-11-15&q=yedu").await,
        [("2020-11-15".into(), 0, 1)]
    );
    assert_eq!(days("from=2020-11-16").await, []);
    for (query, fault) in [
        ("from=2020-11-15&until=2020-11-14", "until before_start"),
        ("from=2020-11-01&until=2020-12-13", "until out_of_range"),
        ("from=0001-01-01", "from out_of_range"),
        ("from=2020-11-15&items=101", "items out_of_range"),
    ] {
        let path = format!("/api/v1/public/calendar?{query}");
        let answer = api.nobody().get(&path).await.expect(422);
        assert_eq!(answer.faults(), [fault], "{query}");
    }
}
