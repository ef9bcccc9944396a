//! What walks the workflow: the same calls at each noun's address.

use contract::entry::Entry;
use contract::operation::Operation;
use contract::page::Page;
use serde::Serialize;

use super::client::{Answer, Call, saves_finished, track_save};

fn address<E: Entry>(id: E::Id) -> String {
    format!("/{}/{id}", E::NOUN.path())
}

pub async fn list<E: Entry>(filter: E::Filter) -> Answer<Page<E::Row>> {
    saves_finished().await;
    let call = Call::get(format!("/{}", E::NOUN.path()));
    call.query(&filter).json().await
}

/// What waits for the caller's office, the oldest first.
pub async fn list_waiting<E: Entry>(path: &str, filter: E::Filter) -> Answer<Page<E::Row>> {
    Call::get(path).query(&filter).json().await
}

pub async fn get<E: Entry>(id: E::Id) -> Answer<E> {
    saves_finished().await;
    Call::get(address::<E>(id)).json().await
}

/// The newest first.
pub async fn revisions<E: Entry>(id: E::Id) -> Answer<Vec<E::Revision>> {
    let call = Call::get(address::<E>(id) + "/revisions");
    call.json().await
}

pub async fn create<E: Entry>(input: &impl Serialize) -> Answer<E> {
    let call = Call::post(format!("/{}", E::NOUN.path()));
    call.body(input).once().json().await
}

pub async fn update<E: Entry>(id: E::Id, version: i32, content: &E::Content) -> Answer<E> {
    let call = Call::put(address::<E>(id)).body(content);
    track_save(call.if_match(version).json()).await
}

pub async fn delete<E: Entry>(id: E::Id) -> Answer<()> {
    Call::delete(address::<E>(id)).no_content().await
}

/// `submit_activity` is `POST /activities/{id}/submit`, and so are all operations on one entry.
pub fn step<E: Entry>(operation: Operation, id: E::Id, version: i32) -> Call {
    let verb = operation.code().strip_suffix(E::NOUN.code());
    let verb = verb.unwrap_or_default().trim_end_matches('_');
    Call::post(format!("{}/{verb}", address::<E>(id))).if_match(version)
}
