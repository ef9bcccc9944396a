//! Notifications inside the dashboard: what happened that concerns me. What one must act on comes by
//! e-mail too, where the service sends any.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;

/// What it is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum NotificationKind {
    /// Waits for review.
    Submitted,
    /// Came back and must be corrected, or was taken down.
    Returned,
    /// Waits for publication.
    Approved,
    Published,
    /// Cancelled, postponed, held after all.
    Holding,
    /// An office's week against the province's opening.
    Window,
    /// What was handed in is accepted.
    Accepted,
    /// Somebody urges.
    Reminder,
    /// A deadline is near.
    Due,
    /// A deadline was moved.
    Extension,
    /// What must be handed in has changed.
    Changed,
}

impl NotificationKind {
    /// Each with the word in JSON and SQL, and whether it is e-mailed: what one must act on.
    const TABLE: [(Self, &str, bool); 11] = [
        (Self::Submitted, "submitted", false),
        (Self::Returned, "returned", true),
        (Self::Approved, "approved", false),
        (Self::Published, "published", false),
        (Self::Holding, "holding", true),
        (Self::Window, "window", true),
        (Self::Accepted, "accepted", false),
        (Self::Reminder, "reminder", true),
        (Self::Due, "due", true),
        (Self::Extension, "extension", true),
        (Self::Changed, "changed", true),
    ];

    pub fn code(self) -> &'static str {
        Self::TABLE[self as usize].1
    }

    pub fn mailed(self) -> bool {
        Self::TABLE[self as usize].2
    }

    pub fn parse(code: &str) -> Option<Self> {
        Self::TABLE
            .iter()
            .find(|row| row.1 == code)
            .map(|row| row.0)
    }
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
pub struct Notification {
    pub id: Uuid,
    pub kind: NotificationKind,
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_stands_in_order() {
        for (at, (kind, code, _)) in NotificationKind::TABLE.into_iter().enumerate() {
            assert_eq!((kind as usize, kind.code()), (at, code));
            assert_eq!(NotificationKind::parse(code), Some(kind));
            assert_eq!(serde_json::to_value(kind).ok(), Some(code.into()));
        }
        assert_eq!(NotificationKind::parse("other"), None);
    }
}
