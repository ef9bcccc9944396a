//! Lists notifications, marks them read, and notifies people.

use chrono::{DateTime, Utc};
use contract::notification::{Notification, NotificationKind, NotificationsRead, Unread};
use contract::operation::Operation;
use contract::operation::permission::{ListNotifications, ReadNotifications};
use contract::page::{Page, Paging};
use contract::policy;
use contract::role::Role;
use uuid::Uuid;

use super::store;
pub use super::store::{Message, Notified, unread};
use crate::access::guard::Granted;
use crate::platform::failure::Failure;
use crate::platform::state::AppState;
use crate::platform::store::{AuditEvent, Conn, Tx, page, uuids};

/// The caller's own, newest first.
pub async fn list_notifications(
    state: &AppState,
    granted: &Granted<ListNotifications>,
    paging: Paging,
) -> Result<Page<Notification>, Failure> {
    let take = page::take(paging.limit)?;
    let after: Option<(DateTime<Utc>, Uuid)> = page::decode(paging.cursor.as_deref())?;
    let mut conn = state.store.read(granted).await?;
    let rows = store::page(&mut conn, granted.caller.id, after, take).await?;
    let shown: Option<Vec<Notification>> = rows
        .into_iter()
        .map(store::NotificationRow::shown)
        .collect();
    let shown = shown.ok_or_else(|| Failure::internal("a notification of unknown kind"))?;
    Ok(page::cut(shown, take, |n| (n.at, n.id)))
}

/// Marks these of the caller's own, all where none is named. Somebody else's stay as they are.
pub async fn read_notifications(
    state: &AppState,
    granted: &Granted<ReadNotifications>,
    which: NotificationsRead,
) -> Result<Unread, Failure> {
    let mut tx = Tx::begin(&state.store, granted).await?;
    store::read(&mut tx, granted.caller.id, &uuids(&which.ids)).await?;
    let unread = store::unread(&mut tx, granted.caller.id).await?;
    tx.commit(AuditEvent::new(granted, "notification", None))
        .await?;
    Ok(Unread { unread })
}

/// Tells everyone in the organization who may do `operation`. `link`: a path in the page, without base
/// path. Runs inside the caller's transaction: what is undone is not told. What is told is e-mailed too,
/// where [`NotificationKind::mailed`] says so and the person wants it.
pub async fn notify_organization(
    conn: &mut Conn,
    organization: Uuid,
    operation: Operation,
    kind: NotificationKind,
    text: &str,
    link: &str,
) -> Result<(), Failure> {
    notify_organizations(
        conn,
        &[organization],
        operation,
        Message { kind, text, link },
    )
    .await
}

/// As [`notify_organization`], several at once with the same words.
pub async fn notify_organizations(
    conn: &mut Conn,
    organizations: &[Uuid],
    operation: Operation,
    message: Message<'_>,
) -> Result<(), Failure> {
    if !organizations.is_empty() {
        let roles = roles_that_may(operation);
        store::notify_organizations(conn, organizations, &roles, message).await?;
    }
    Ok(())
}

/// As [`notify_organization`], each of several with words of its own; how many were told where. None
/// may stand there twice.
pub async fn notify_each(
    conn: &mut Conn,
    words: &[(Uuid, String)],
    operation: Operation,
    kind: NotificationKind,
    link: &str,
) -> Result<Vec<Notified>, Failure> {
    if words.is_empty() {
        return Ok(Vec::new());
    }
    let roles = roles_that_may(operation);
    Ok(store::notify_each(conn, words, &roles, kind, link).await?)
}

/// The roles that permit an operation, in the words of SQL.
pub fn roles_that_may(operation: Operation) -> Vec<&'static str> {
    Role::ALL
        .iter()
        .filter(|role| policy::rule(operation, &[**role]).permits_anything())
        .map(|role| role.code())
        .collect()
}

/// Tells these people themselves, e.g. an author.
pub async fn notify_people(
    conn: &mut Conn,
    people: &[Uuid],
    kind: NotificationKind,
    text: &str,
    link: &str,
) -> Result<(), Failure> {
    if !people.is_empty() {
        store::notify_people(conn, people, Message { kind, text, link }).await?;
    }
    Ok(())
}

/// Writes a letter of its own to this person, where the address is confirmed and wanted; whether it was written.
/// What stands behind the `#` of `link` is for the mailbox alone: it is not kept once the letter is settled.
pub async fn mail_person(
    conn: &mut Conn,
    person: Uuid,
    text: &str,
    link: &str,
) -> Result<bool, Failure> {
    Ok(store::mail_person(conn, person, text, link).await?)
}

/// Writes to an address of this person that is not confirmed, to ask for that; at most five times a day.
pub async fn mail_address(
    conn: &mut Conn,
    person: Uuid,
    text: &str,
    link: &str,
) -> Result<(), Failure> {
    Ok(store::mail_address(conn, person, text, link).await?)
}
