//! Places.

use contract::region::Region;

use super::client::{Answer, Call};

pub async fn list_regions() -> Answer<Vec<Region>> {
    Call::get("/regions").public().json().await
}
