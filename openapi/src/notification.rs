//! Notifications inside the dashboard: what happened that concerns me. What one must act on comes by
//! e-mail too, where the service sends any.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::coded::coded_enum;
use crate::id::NotificationId;

coded_enum! {
    /// What it is about.
    pub enum NotificationKind {
        /// Waits for review.
        Submitted = "submitted",
        /// Came back and must be corrected, or was taken down.
        Returned = "returned",
        /// Waits for publication.
        Approved = "approved",
        Published = "published",
        /// Cancelled, postponed, held after all.
        Holding = "holding",
        /// An office's week against the province's opening.
        Window = "window",
        /// What was handed in is accepted.
        Accepted = "accepted",
        /// Somebody urges.
        Reminder = "reminder",
        /// A deadline is near.
        Due = "due",
        /// A deadline was moved.
        Extension = "extension",
        /// What must be handed in has changed.
        Changed = "changed",
        /// One's own account.
        Account = "account",
    }
}

impl NotificationKind {
    /// Whether it is e-mailed too: what one must act on. What concerns one's account has letters of its own.
    pub fn mailed(self) -> bool {
        use NotificationKind as K;
        !matches!(
            self,
            K::Submitted | K::Approved | K::Published | K::Accepted | K::Account
        )
    }
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
pub struct Notification {
    pub id: NotificationId,
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
    pub ids: Vec<NotificationId>,
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
        for (at, kind) in NotificationKind::ALL.into_iter().enumerate() {
            let code = kind.code();
            assert_eq!(kind as usize, at);
            assert_eq!(NotificationKind::parse(code), Some(kind));
            assert_eq!(serde_json::to_value(kind).ok(), Some(code.into()));
        }
        assert_eq!(NotificationKind::parse("other"), None);
    }
}
