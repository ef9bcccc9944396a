//! How far a piece of work is.

use contract::progress::Progress;
use uuid::Uuid;

use super::client::{Answer, Call};

pub async fn get_progress(id: Uuid) -> Answer<Progress> {
    Call::get(format!("/progress/{id}")).json().await
}
