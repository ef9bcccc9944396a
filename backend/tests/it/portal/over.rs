//! What is over is told from what is on or to come.

use contract::page::Page;
use contract::portal::{Facets, PublicRow};

use super::{LIST, found};
use crate::support::Api;
use crate::support::public::{content, dates};

#[actix_web::test]
async fn what_is_over_has_a_list_of_its_own_and_is_counted() {
    let api = Api::start().await;
    let now = chrono::Utc::now();
    let days = |n: i64| now + chrono::Duration::days(n);
    for (title, spans) in [
        ("最早的讲座", &[(-9, -8)][..]),
        ("昨天的讲座", &[(-2, -1)]),
        ("前几天的展览", &[(-7, -6), (-4, -3)]),
        // Between two of its dates.
        ("读书班", &[(-5, -4), (3, 4)]),
        ("明天的讲座", &[(1, 2)]),
    ] {
        let mut one = content(title);
        let spans: Vec<_> = spans.iter().map(|(a, b)| (days(*a), days(*b))).collect();
        one.schedule = dates(&spans);
        api.published("jlu", &one).await;
    }
    assert_eq!(found(&api, "over=false").await, ["读书班", "明天的讲座"]);
    let over = ["昨天的讲座", "前几天的展览", "最早的讲座"];
    assert_eq!(found(&api, "over=true").await, over);
    assert_eq!(
        found(&api, "over=true&q=讲座").await,
        ["昨天的讲座", "最早的讲座"]
    );
    assert_eq!(found(&api, "").await.len(), 5);

    // Page by page, the last begun first.
    let (mut seen, mut cursor) = (Vec::new(), String::new());
    loop {
        let path = format!("{LIST}?over=true&limit=1&cursor={cursor}");
        let page: Page<PublicRow> = api.nobody().get(&path).await.expect(200).as_();
        seen.extend(page.items.into_iter().map(|row| row.title));
        match page.next {
            Some(next) => cursor = next,
            None => break,
        }
    }
    assert_eq!(seen, over);

    let counted = async |query: &str| -> (i64, i64) {
        let path = format!("{LIST}/facets?{query}");
        let facets: Facets = api.nobody().get(&path).await.expect(200).as_();
        (facets.total, facets.over)
    };
    assert_eq!(counted("").await, (5, 3));
    assert_eq!(counted("over=false").await, (2, 0));
    assert_eq!(counted("strand=nonsense").await, (0, 0));
}
