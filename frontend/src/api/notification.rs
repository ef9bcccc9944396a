//! Notifications of the signed-in person.

use contract::notification::{Notification, NotificationsRead, Unread};
use contract::page::{Page, Paging};

use super::client::{Answer, Call};

pub async fn list_notifications(paging: Paging) -> Answer<Page<Notification>> {
    Call::get("/notifications").query(&paging).json().await
}

pub async fn read_notifications(input: &NotificationsRead) -> Answer<Unread> {
    Call::post("/notifications/read").body(input).json().await
}
