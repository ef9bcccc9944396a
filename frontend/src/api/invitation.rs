//! Invitations, from both sides.

use contract::id::InvitationId;
use contract::invitation::{
    Invitation, InvitationAccept, InvitationCreated, InvitationInput, InvitationOffer,
    InvitationToken,
};
use contract::page::{Page, Paging};
use contract::session::SignedIn;

use super::client::{Answer, Call};
use super::token;

pub async fn get_invitation(token: InvitationToken) -> Answer<InvitationOffer> {
    Call::post("/invitation/offer")
        .body(&token)
        .public()
        .json()
        .await
}

pub async fn accept_invitation(input: &InvitationAccept) -> Answer<SignedIn> {
    let signed = Call::post("/invitation/accept")
        .body(input)
        .public()
        .json()
        .await?;
    token::set(&signed);
    Ok(signed)
}

pub async fn list_invitations(paging: Paging) -> Answer<Page<Invitation>> {
    Call::get("/invitations").query(&paging).json().await
}

pub async fn create_invitation(input: &InvitationInput) -> Answer<InvitationCreated> {
    Call::post("/invitations").body(input).once().json().await
}

pub async fn revoke_invitation(id: InvitationId) -> Answer<()> {
    Call::delete(format!("/invitations/{id}"))
        .no_content()
        .await
}
