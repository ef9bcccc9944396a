//! What the public sees follows what is published.

use diesel::prelude::*;
use diesel_async::RunQueryDsl;
use learning_week::store::schema::{change, listing, occurrence};

use crate::support::Api;
use crate::support::public::content;

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
        "strand:learning",
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
