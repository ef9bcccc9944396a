//! Materials: what an edition asks for.

use contract::id::{EditionId, MaterialId};
use contract::material::{Material, MaterialInput, MaterialOrder};

use super::client::{Answer, Call};

/// In order; of the current edition where `edition` is absent.
pub async fn list_materials(edition: Option<EditionId>) -> Answer<Vec<Material>> {
    let edition = edition.map_or_else(|| "current".to_owned(), |id| id.to_string());
    Call::get(format!("/editions/{edition}/materials"))
        .json()
        .await
}

pub async fn create_material(edition: EditionId, input: &MaterialInput) -> Answer<Material> {
    Call::post(format!("/editions/{edition}/materials"))
        .body(input)
        .once()
        .json()
        .await
}

pub async fn update_material(
    id: MaterialId,
    version: i32,
    input: &MaterialInput,
) -> Answer<Material> {
    Call::put(format!("/materials/{id}"))
        .body(input)
        .if_match(version)
        .json()
        .await
}

pub async fn delete_material(id: MaterialId) -> Answer<()> {
    Call::delete(format!("/materials/{id}")).no_content().await
}

pub async fn order_materials(edition: EditionId, order: &MaterialOrder) -> Answer<Vec<Material>> {
    Call::put(format!("/editions/{edition}/materials/order"))
        .body(order)
        .json()
        .await
}
