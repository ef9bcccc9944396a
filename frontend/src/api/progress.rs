//! How far a piece of work is.

use contract::id::ProgressId;
use contract::progress::Progress;

use super::client::{Answer, Call};

pub async fn get_progress(id: ProgressId) -> Answer<Progress> {
    Call::get(format!("/progress/{id}")).json().await
}
