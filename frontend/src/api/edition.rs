//! Editions, openings and committees.

use contract::edition::{
    Committee, CommitteeInput, Edition, EditionCreate, EditionInput, EditionSummary,
};
use contract::id::{EditionId, OrganizationId};
use contract::opening::{OpeningInput, OpeningSaved, Openings};

use super::client::{Answer, Call};

pub async fn list_editions() -> Answer<Vec<EditionSummary>> {
    Call::get("/editions").public().json().await
}

/// The current one where `id` is absent.
pub async fn get_edition(id: Option<EditionId>) -> Answer<Edition> {
    Call::get(format!("/editions/{}", word(id)))
        .public()
        .json()
        .await
}

/// [`list_editions`] as those see it who are signed in: with those in preparation.
pub async fn list_editions_inside() -> Answer<Vec<EditionSummary>> {
    Call::get("/editions").json().await
}

/// [`get_edition`] as those see it who are signed in.
pub async fn get_edition_inside(id: Option<EditionId>) -> Answer<Edition> {
    Call::get(format!("/editions/{}", word(id))).json().await
}

pub async fn list_openings(edition: Option<EditionId>) -> Answer<Openings> {
    let path = format!("/editions/{}/openings", word(edition));
    Call::get(path).public().json().await
}

pub async fn list_committees(edition: Option<EditionId>) -> Answer<Vec<Committee>> {
    let path = format!("/editions/{}/committees", word(edition));
    Call::get(path).public().json().await
}

pub async fn create_edition(input: &EditionCreate) -> Answer<Edition> {
    Call::post("/editions").body(input).once().json().await
}

pub async fn update_edition(id: EditionId, version: i32, input: &EditionInput) -> Answer<Edition> {
    Call::put(format!("/editions/{id}"))
        .body(input)
        .if_match(version)
        .json()
        .await
}

pub async fn activate_edition(id: EditionId) -> Answer<Edition> {
    Call::post(format!("/editions/{id}/activate")).json().await
}

/// `version` is 0 for an office's first.
pub async fn save_opening(
    edition: EditionId,
    organization: OrganizationId,
    version: i32,
    input: &OpeningInput,
) -> Answer<OpeningSaved> {
    Call::put(format!("/editions/{edition}/openings/{organization}"))
        .body(input)
        .if_match(version)
        .json()
        .await
}

pub async fn save_committee(
    edition: EditionId,
    organization: OrganizationId,
    input: &CommitteeInput,
) -> Answer<Committee> {
    Call::put(format!("/editions/{edition}/committees/{organization}"))
        .body(input)
        .json()
        .await
}

fn word(id: Option<EditionId>) -> String {
    id.map_or_else(|| "current".into(), |id| id.to_string())
}
