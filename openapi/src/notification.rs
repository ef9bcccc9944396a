//! Notifications inside the dashboard: what happened that concerns me.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
pub struct Notification {
    pub id: Uuid,
    /// submitted, returned, approved, published, holding, window
    pub kind: String,
    pub text: String,
    /// Path in the page, without base path: `/desk/activities/{id}`.
    pub link: String,
    pub at: DateTime<Utc>,
    pub read: bool,
}

/// Which to mark as read; all where empty.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NotificationsRead {
    #[serde(default)]
    #[schema(max_items = 100)]
    pub ids: Vec<Uuid>,
}

impl crate::validate::Validate for NotificationsRead {
    fn validate(&self, check: &mut crate::validate::Check) {
        check.that(
            self.ids.len() <= 100,
            "ids",
            "too_many",
            "一次最多标记100条。",
        );
    }
}

/// How many are unread now.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Unread {
    pub unread: i64,
}
