//! People, as their office sees them.

use contract::id::PersonId;
use contract::page::Page;
use contract::person::{Person, PersonFilter, PersonInput};

use super::client::{Answer, Call};

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
