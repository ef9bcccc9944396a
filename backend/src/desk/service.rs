use contract::operation::Operation;
use contract::policy;
use contract::role::Role;
use uuid::Uuid;

use super::notification::store;
pub use super::notification::store::Message;
use crate::http::failure::Failure;
use crate::store::Conn;

/// Tells everyone in the organization who may do `operation`. `link`: a path in the page, without base
/// path. Runs inside the caller's transaction: what is undone is not told.
pub async fn notify_organization(
    conn: &mut Conn,
    organization: Uuid,
    operation: Operation,
    kind: &str,
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
    let roles: Vec<&str> = Role::ALL
        .iter()
        .filter(|role| policy::rule(operation, &[**role]).permits_anything())
        .map(|role| role.code())
        .collect();
    if !organizations.is_empty() {
        store::tell_organizations(conn, organizations, &roles, message).await?;
    }
    Ok(())
}

/// Tells these people themselves, e.g. an author.
pub async fn notify_people(
    conn: &mut Conn,
    people: &[Uuid],
    kind: &str,
    text: &str,
    link: &str,
) -> Result<(), Failure> {
    if !people.is_empty() {
        store::tell_people(conn, people, Message { kind, text, link }).await?;
    }
    Ok(())
}
