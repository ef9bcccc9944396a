//! Public pages in the reader's language: the address says it, a cookie keeps it.

use super::{between, page, served};
use crate::support::public::content;

#[actix_web::test]
async fn a_page_in_english_says_so_and_is_remembered() {
    let api = served(&["--base-path", "/week/"]).await;
    let id = api.published("changchun", &content("智能手机课堂")).await;
    let path = format!("/week/a/{id}");

    let chinese = page(&api, &path, 200).await;
    assert!(chinese.contains("<html lang=\"zh-CN\">") && chinese.contains("时间和地点"));
    let own = format!("http://week.test{path}");
    for (tag, address) in [("zh-CN", own.clone()), ("en", format!("{own}?lang=en"))] {
        let link = format!("<link rel=\"alternate\" hreflang=\"{tag}\" href=\"{address}\">");
        assert!(chinese.contains(&link), "{link}");
    }

    let answer = api
        .nobody()
        .get(&format!("{path}?lang=en"))
        .await
        .expect(200);
    assert_eq!(answer.header("content-language"), "en");
    assert!(answer.header("vary").contains("Cookie"));
    let cookie = answer.header("set-cookie").to_owned();
    assert!(
        cookie.starts_with("lang=en; ") && cookie.contains("Path=/week/"),
        "{cookie}"
    );
    let english = answer.text();
    assert!(english.contains("<html lang=\"en\">") && english.contains("When and where"));
    assert!(english.contains("<h1 tabindex=\"-1\" lang=\"zh-CN\">智能手机课堂</h1>"));
    assert!(english.contains(&format!("rel=\"canonical\" href=\"{own}?lang=en\"")));
    assert_eq!(
        between(&english, "<title>", "</title>"),
        "智能手机课堂 - Jilin Lifelong Learning Week"
    );

    let sent = [("cookie", "lang=en")];
    let later = api
        .nobody()
        .send("GET", "/week/activities", &sent, None)
        .await;
    let later = later.expect(200).text();
    assert!(later.contains("<html lang=\"en\">"));
    // The address is stronger than what was kept.
    let back = api
        .nobody()
        .send("GET", "/week/?lang=zh-CN", &sent, None)
        .await;
    let back = back.expect(200);
    assert!(back.header("set-cookie").starts_with("lang=zh-CN; "));
    assert!(back.text().contains("怎样参加"));
}

#[actix_web::test]
async fn a_language_that_there_is_not_is_chinese() {
    let api = served(&[]).await;
    let sent = [("cookie", "lang=%E4%BD%A0")];
    for path in ["/?lang=fr", "/?lang=", "/?lang", "/?lang=%FF"] {
        let answer = api
            .nobody()
            .send("GET", path, &sent, None)
            .await
            .expect(200);
        assert_eq!(answer.header("set-cookie"), "", "{path}");
        assert!(answer.text().contains("<html lang=\"zh-CN\">"), "{path}");
    }
    let missing = "/a/00000000-0000-0000-0000-000000000000?lang=en";
    assert!(
        page(&api, missing, 404)
            .await
            .contains("This activity was not found")
    );
}
