//! Many invitations at once, for imports.

use contract::invitation::InvitationInput;

use super::service::link;
use super::store;
use crate::platform::config::Config;
use crate::platform::failure::Failure;
use crate::platform::secret;
use crate::platform::store::{Conn, Permit};

/// Writes them into the caller's transaction and gives their links, in the same order. The caller has found
/// and locked the organizations in reach and has checked the roles; it commits, with its own audit entry.
pub async fn invite_all(
    conn: &mut Conn,
    config: &Config,
    permit: &impl Permit,
    inputs: &[InvitationInput],
) -> Result<Vec<String>, Failure> {
    let tokens: Vec<String> = inputs.iter().map(|_| secret::token()).collect();
    let hashed = inputs
        .iter()
        .zip(tokens.iter().map(|token| secret::hash(token)));
    store::create_all(conn, hashed, &permit.actor()).await?;
    Ok(tokens.iter().map(|token| link(config, token)).collect())
}
