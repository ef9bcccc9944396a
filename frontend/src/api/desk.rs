//! What waits for the caller.

use contract::desk::Desk;

use super::client::{Answer, Call};

pub async fn get_desk() -> Answer<Desk> {
    Call::get("/desk").json().await
}
