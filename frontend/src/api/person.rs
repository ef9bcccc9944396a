//! People, as their office sees them.

use contract::id::PersonId;
use contract::invitation::InvitationToken;
use contract::page::Page;
use contract::password_reset::{PasswordResetAccept, PasswordResetCreated, PasswordResetOffer};
use contract::person::{Person, PersonFilter, PersonInput};
use contract::session::SignedIn;

use super::client::{Answer, Call};
use super::token;

pub async fn list_people(filter: PersonFilter) -> Answer<Page<Person>> {
    Call::get("/people").query(&filter).json().await
}

pub async fn get_person(id: PersonId) -> Answer<Person> {
    Call::get(format!("/people/{id}")).json().await
}

pub async fn update_person(id: PersonId, version: i32, input: &PersonInput) -> Answer<Person> {
    Call::put(format!("/people/{id}"))
        .body(input)
        .if_match(version)
        .json()
        .await
}

pub async fn deactivate_person(id: PersonId) -> Answer<Person> {
    Call::post(format!("/people/{id}/deactivate")).json().await
}

pub async fn activate_person(id: PersonId) -> Answer<Person> {
    Call::post(format!("/people/{id}/activate")).json().await
}

pub async fn unlock_person(id: PersonId) -> Answer<Person> {
    Call::post(format!("/people/{id}/unlock")).json().await
}

pub async fn create_password_reset(id: PersonId) -> Answer<PasswordResetCreated> {
    Call::post(format!("/people/{id}/password-reset"))
        .json()
        .await
}

pub async fn get_password_reset(token: InvitationToken) -> Answer<PasswordResetOffer> {
    Call::post("/password-reset/offer")
        .body(&token)
        .public()
        .json()
        .await
}

pub async fn accept_password_reset(input: &PasswordResetAccept) -> Answer<SignedIn> {
    let signed = Call::post("/password-reset/accept")
        .body(input)
        .public()
        .json()
        .await?;
    token::set(&signed);
    Ok(signed)
}
