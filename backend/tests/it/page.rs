//! The public pages as plain HTML: what search engines and browsers without WebAssembly read.

mod language;

use std::path::Path;

use serde_json::Value;

use crate::article::{Cast, book, star};
use crate::support::public::content;
use crate::support::{Answer, Api};

/// A server with the page's own index.html, not yet bundled.
async fn served(flags: &[&str]) -> Api {
    let sources = Path::new(env!("CARGO_MANIFEST_DIR")).join("../frontend");
    let folder = tempfile::tempdir().expect("a folder");
    let to = folder.path().join("index.html");
    std::fs::copy(sources.join("index.html"), to).expect("index.html is copied");
    let dir = folder.path().to_string_lossy().into_owned();
    let mut all = vec!["--spa-dir", &dir];
    all.extend(flags);
    Api::start_with(&all).await
}

async fn page(api: &Api, path: &str, status: u16) -> String {
    let answer: Answer = api.nobody().get(path).await.expect(status);
    assert!(
        answer.header("content-type").starts_with("text/html"),
        "{path}"
    );
    answer.text()
}

fn between<'a>(text: &'a str, from: &str, to: &str) -> &'a str {
    let (_, rest) = text.split_once(from).unwrap_or_else(|| panic!("no {from}"));
    rest.split_once(to).unwrap_or_else(|| panic!("no {to}")).0
}

/// What cannot be made now is told as that, to readers, caches and crawlers.
#[actix_web::test]
async fn without_the_database_a_page_is_away_and_not_empty() {
    let api = served(&[]).await;
    page(&api, "/activities", 200).await;
    api.database.shut().await;
    for path in [
        "/",
        "/activities",
        "/hall",
        "/sitemap.xml",
        "/api/v1/public/activities",
        "/feeds/changes",
    ] {
        let away = api.nobody().get(path).await.expect(503);
        assert_eq!(away.header("cache-control"), "no-store", "{path}");
        assert!(!away.header("retry-after").is_empty(), "{path}");
    }
    // What needs no database is still there.
    page(&api, "/sign-in", 200).await;
    api.nobody().get("/robots.txt").await.expect(200);
}

#[actix_web::test]
async fn the_list_and_an_activity_are_read_without_script() {
    let api = served(&[]).await;
    let mut text = content("老年人智能手机课堂");
    text.summary = "教<b>老年人</b>扫码 & 付款。".into();
    let id = api.published("changchun", &text).await;

    let list = page(&api, "/activities", 200).await;
    assert!(list.contains("老年人智能手机课堂</"));
    assert!(list.contains(&format!("href=\"/a/{id}\"")));
    assert!(list.contains("<title>活动查询 - 吉林省全民终身学习活动周</title>"));
    assert!(
        page(&api, "/activities?q=%E8%AF%BE%E5%A0%82&limit=1", 200)
            .await
            .contains(&format!("href=\"/a/{id}\""))
    );
    assert!(
        !page(&api, "/activities?q=%E5%9B%B4%E6%A3%8B", 200)
            .await
            .contains("智能手机课堂</")
    );

    let one = page(&api, &format!("/a/{id}"), 200).await;
    assert!(one.contains("<h1") && one.contains("老年人智能手机课堂"));
    assert!(one.contains("教&lt;b&gt;老年人&lt;/b&gt;扫码 &amp; 付款。"));
    assert!(
        !one.contains("<b>老年人</b>"),
        "nothing typed becomes markup"
    );
    assert!(one.contains(&format!(
        "rel=\"canonical\" href=\"http://week.test/a/{id}\""
    )));
    assert!(one.contains("property=\"og:title\""));
    let data: Value = serde_json::from_str(between(
        &one,
        "<script type=\"application/ld+json\">",
        "</script>",
    ))
    .expect("JSON-LD");
    assert_eq!(data["@type"], "EducationEvent");
    assert_eq!(data["eventStatus"], "https://schema.org/EventScheduled");
    assert!(
        data["startDate"]
            .as_str()
            .is_some_and(|at| at.ends_with("+08:00"))
    );

    api.held(id, "cancelled", "因天气原因取消。").await;
    let one = page(&api, &format!("/a/{id}"), 200).await;
    assert!(one.contains("本活动已取消") && one.contains("因天气原因取消。"));
    assert!(one.contains("EventCancelled"));
}

#[actix_web::test]
async fn the_answers_a_page_was_made_of_lie_in_it() {
    let api = served(&[]).await;
    api.published("jlu", &content("甲")).await;
    let list = page(&api, "/activities", 200).await;
    let path = "data-path=\"/public/activities?limit=24&amp;over=true\">";
    let lying: Value = serde_json::from_str(between(&list, path, "</script>")).expect("JSON");
    let asked = api
        .nobody()
        .get("/api/v1/public/activities?over=true&limit=24")
        .await;
    assert_eq!(lying, asked.json());
    assert!(list.contains("data-path=\"/editions/current\""));
}

#[actix_web::test]
async fn every_public_address_answers_and_nothing_else_is_rendered() {
    let api = served(&[]).await;
    for (path, word) in [
        ("/", "怎样参加"),
        ("/activities", "活动查询"),
        ("/calendar", "活动日历"),
        ("/hall", "展板正在陆续报送"),
        ("/articles", "通知公告"),
        ("/articles?shelf=showcase", "百姓学习之星"),
        ("/about", "关于活动周"),
    ] {
        assert!(page(&api, path, 200).await.contains(word), "{path}");
    }
    for path in [
        "/nothing",
        "/a/00000000-0000-0000-0000-000000000000",
        "/a/x",
        "/hall/00000000-0000-0000-0000-000000000000",
        "/articles/00000000-0000-0000-0000-000000000000",
        "/articles/x",
        "/o/00000000-0000-0000-0000-000000000000",
    ] {
        let text = page(&api, path, 404).await;
        assert!(text.contains("noindex"), "{path}");
    }
    for path in ["/desk", "/sign-in", "/desk/people"] {
        assert!(page(&api, path, 200).await.contains("正在打开"), "{path}");
    }
    api.nobody().get("/assets/missing.css").await.expect(404);
    // What an address says wrongly it does not say.
    page(&api, "/activities?from=x&region=%E9%95%BF&page=%00", 200).await;
    page(&api, "/articles?shelf=attic&kind=x&region=1&q=%20", 200).await;
}

#[actix_web::test]
async fn crawlers_find_their_way_below_a_base_path() {
    let api = served(&["--base-path", "/week/"]).await;
    let id = api.published("changchun", &content("甲")).await;
    let robots = api
        .nobody()
        .get("/week/robots.txt")
        .await
        .expect(200)
        .text();
    assert!(robots.contains("Disallow: /week/desk"));
    assert!(robots.contains("Sitemap: http://week.test/week/sitemap.xml"));
    let map = api
        .nobody()
        .get("/week/sitemap.xml")
        .await
        .expect(200)
        .text();
    assert!(map.contains(&format!("<loc>http://week.test/week/a/{id}</loc>")));
    let list = page(&api, "/week/activities", 200).await;
    assert!(list.contains(&format!("href=\"/week/a/{id}\"")));
    assert!(list.contains("<base href=\"/week/\">"));
}

#[actix_web::test]
async fn the_map_and_the_calendar_are_lists_without_script() {
    let api = served(&[]).await;
    let id = api
        .published("changchun", &content("老年人智能手机课堂"))
        .await;
    let map = page(&api, "/map", 200).await;
    assert!(map.contains("<title>活动地图 - 吉林省全民终身学习活动周</title>"));
    assert!(map.contains("href=\"/map?region=220100\"") && map.contains("长春市"));
    let city = page(&api, "/map?region=220100", 200).await;
    assert!(city.contains("href=\"/activities?region=220104\""));
    for query in [
        "view=week&date=2020-11-09",
        "view=day&date=2020-11-15",
        "date=2020-11-01",
    ] {
        let calendar = page(&api, &format!("/calendar?{query}"), 200).await;
        assert!(calendar.contains(&format!("href=\"/a/{id}\"")), "{query}");
        let own = format!("rel=\"canonical\" href=\"http://week.test/calendar?{query}\"");
        assert!(calendar.contains(&own.replace('&', "&amp;")), "{query}");
    }
    // Without a day there is one that has something, in a second look.
    let week = page(&api, "/calendar?view=week", 200).await;
    assert!(week.contains(&format!("href=\"/a/{id}\"")));
}

#[actix_web::test]
async fn the_foot_says_whose_site_it_is() {
    let api = served(&[
        "--site-organizer=吉林省教育厅",
        "--site-icp=吉ICP备12345678号-1",
        "--site-police=吉公网安备 22010202000001号",
        "--site-code=2200000040",
    ])
    .await;
    let home = page(&api, "/", 200).await;
    for said in [
        "主办单位：吉林省教育厅",
        "网站标识码：2200000040",
        "href=\"https://beian.miit.gov.cn/\"",
        ">吉ICP备12345678号-1</a>",
        "webSearch?code=22010202000001\"",
    ] {
        assert!(home.contains(said), "{said}");
    }
    assert!(!home.contains("联系方式："));
}

#[actix_web::test]
async fn lists_are_filtered_and_turned_without_script() {
    let api = served(&[]).await;
    let mut ids = Vec::new();
    for number in 0..25 {
        let title = format!("课堂{number}");
        ids.push(api.published("changchun", &content(&title)).await);
    }
    let other = api.published("jlu", &content("讲座")).await;
    let shows = |html: &str| -> Vec<uuid::Uuid> {
        let all = ids.iter().chain([&other]).copied();
        all.filter(|id| html.contains(&format!("href=\"/a/{id}\"")))
            .collect()
    };

    // The form's own fields, as a browser sends them.
    let first = page(&api, "/activities", 200).await;
    let form = between(
        &first,
        "action=\"/activities\" class=\"finder\">",
        "</form>",
    );
    let mut query = String::new();
    for name in ["city", "county", "from", "until", "strand", "mode"] {
        assert!(form.contains(&format!("name=\"{name}\"")), "no {name}");
        query += &format!("&{name}=");
    }
    assert!(form.contains("<noscript><button type=\"submit\""));
    let query = query.replace("strand=", "strand=none");
    assert!(shows(&page(&api, &format!("/activities?q={query}"), 200).await).is_empty());
    let found = page(&api, "/activities?q=%E8%AE%B2%E5%BA%A7&city=&strand=", 200).await;
    assert_eq!(shows(&found), [other]);
    // A condition is taken away by a link.
    assert!(
        found.contains("href=\"/activities\" class=\"chip held\"><span class=\"unseen\">去掉条件")
    );

    // From page to page by links, each activity once.
    let mut seen = shows(&first);
    assert_eq!(seen.len(), 24);
    let more = "<a href=\"";
    let pager = between(&first, "<div class=\"pager\">", "</div>");
    let next = between(pager, more, "\"").replace("&amp;", "&");
    assert!(next.starts_with("/activities?cursor="), "{next}");
    let second = page(&api, &next, 200).await;
    assert!(second.contains("从头看起"));
    assert!(!between(&second, "<div class=\"pager\">", "</div>").contains(more));
    seen.extend(shows(&second));
    seen.sort_unstable();
    let mut all = ids.clone();
    all.push(other);
    all.sort_unstable();
    assert_eq!(seen, all);

    // What has no field of its own on a page stays with its form.
    let map = page(&api, "/map?topic=smart&region=220100", 200).await;
    assert!(map.contains("<input value=\"smart\" type=\"hidden\" name=\"topic\">"));
    // The outline comes with the page.
    assert!(map.contains("data-path=\"assets/map/220100.json\"") && map.contains("<path d=\"M"));
    let hall = page(&api, "/hall?region=220200", 200).await;
    assert!(hall.contains("href=\"/hall?region=220100\"") && hall.contains("还没有展出"));
}

#[actix_web::test]
async fn an_article_and_its_organization_are_read_without_script_until_it_is_taken_down() {
    let api = served(&[]).await;
    let cast = Cast::of(&api).await;
    let story = cast.published("star", star("巷子里的学习人")).await;
    let book = cast
        .published("book", book("红楼梦", "978-7-02-000220-7"))
        .await;

    let list = page(&api, "/articles?shelf=showcase", 200).await;
    assert!(list.contains(&format!("href=\"/articles/{}\"", story.id)));
    assert!(!list.contains("红楼梦</"), "another shelf");
    assert!(list.contains("<form") && list.contains("method=\"get\""));
    assert!(list.contains("rel=\"canonical\" href=\"http://week.test/articles?shelf=showcase\""));

    assert!(list.contains("href=\"http://week.test/feeds/articles.atom?shelf=showcase\""));

    // The home page shows stories, and no shelf that holds nothing.
    let home = page(&api, "/", 200).await;
    assert!(home.contains(&format!("href=\"/articles/{}\"", story.id)));
    assert!(!home.contains("全部通知公告"));

    let one = page(&api, &format!("/articles/{}", story.id), 200).await;
    assert!(one.contains("王老师退休后每天到社区学校学习。"));
    assert!(!one.contains("书面同意书存本单位"), "consent is nobody's");
    assert!(one.contains(&format!("href=\"/o/{}\"", cast.school)));
    let data = |text: &str| -> Value {
        let json = between(text, "<script type=\"application/ld+json\">", "</script>");
        serde_json::from_str(json).expect("JSON-LD")
    };
    assert_eq!(data(&one)["@type"], "Article");
    let read = page(&api, &format!("/articles/{}", book.id), 200).await;
    assert_eq!(data(&read)["@type"], "Book");
    assert_eq!(data(&read)["isbn"], "9787020002207");

    let unit = page(&api, &format!("/o/{}", cast.school), 200).await;
    assert!(unit.contains("南关区社区学校</h1>") && unit.contains("巷子里的学习人</"));
    assert_eq!(data(&unit)["@type"], "Organization");
    let map = api.nobody().get("/sitemap.xml").await.expect(200).text();
    for path in [
        format!("articles/{}", story.id),
        format!("o/{}", cast.school),
    ] {
        assert!(map.contains(&format!("<loc>http://week.test/{path}</loc>")));
    }

    for id in [story.id, book.id] {
        let body = serde_json::json!({ "reason": "内容有误，请核实。" });
        let path = format!("/api/v1/articles/{id}/retract");
        cast.publisher.post(&path, &body).await.expect(200);
        page(&api, &format!("/articles/{id}"), 404).await;
    }
    page(&api, &format!("/o/{}", cast.school), 404).await;
}
