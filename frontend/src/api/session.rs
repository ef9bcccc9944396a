//! Signing in and one's own person.

use contract::id::SessionId;
use contract::password::PasswordChange;
use contract::session::{EmailConfirmation, Profile, ProfileInput, SessionRow, SignIn, SignedIn};

use super::client::{Answer, Call};
use super::token;

pub async fn sign_in(input: &SignIn) -> Answer<SignedIn> {
    let signed = Call::post("/session").body(input).public().json().await?;
    token::set(&signed);
    Ok(signed)
}

/// Forgets the token whatever the server says.
pub async fn sign_out() -> Answer<()> {
    let answer = Call::delete("/session").public().no_content().await;
    token::forget();
    answer
}

pub async fn get_profile() -> Answer<Profile> {
    Call::get("/profile").json().await
}

pub async fn update_profile(version: i32, input: &ProfileInput) -> Answer<Profile> {
    Call::put("/profile")
        .body(input)
        .if_match(version)
        .json()
        .await
}

pub async fn confirm_email(input: &EmailConfirmation) -> Answer<()> {
    Call::post("/email/confirm")
        .body(input)
        .public()
        .no_content()
        .await
}

pub async fn change_password(input: &PasswordChange) -> Answer<SignedIn> {
    let signed = Call::put("/profile/password").body(input).json().await?;
    token::set(&signed);
    Ok(signed)
}

pub async fn list_sessions() -> Answer<Vec<SessionRow>> {
    Call::get("/sessions").json().await
}

pub async fn end_session(id: SessionId) -> Answer<()> {
    Call::delete(format!("/sessions/{id}")).no_content().await
}

/// All of one's own, this one too.
pub async fn end_sessions() -> Answer<()> {
    Call::delete("/sessions").no_content().await
}
