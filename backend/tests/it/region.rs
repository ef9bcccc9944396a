//! The list of regions.

use contract::region::Region;

use crate::support::Api;

#[actix_web::test]
async fn everyone_reads_the_places_in_order() {
    let api = Api::start().await;
    let answer = api.nobody().get("/api/v1/regions").await.expect(200);
    let regions: Vec<Region> = answer.as_();
    assert_eq!(regions.len(), 1 + 9 + 60);
    assert_eq!(regions[1].name, "长春市");
    let again = api
        .nobody()
        .send(
            "GET",
            "/api/v1/regions",
            &[("if-none-match", answer.header("etag"))],
            None,
        )
        .await;
    assert_eq!((again.status, again.body.len()), (304, 0));
}
