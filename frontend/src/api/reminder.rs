//! Reminders of what is owed.

use contract::board::{Reminded, Reminder, ReminderFilter, ReminderInput};
use contract::page::Page;

use super::client::{Answer, Call};

pub async fn send_reminders(input: &ReminderInput) -> Answer<Reminded> {
    Call::post("/reminders").body(input).once().json().await
}

/// The newest first.
pub async fn list_reminders(filter: ReminderFilter) -> Answer<Page<Reminder>> {
    Call::get("/reminders").query(&filter).json().await
}
