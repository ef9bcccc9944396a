//! HTTP endpoints of materials.

use actix_web::{delete, get, post, put, web};
use contract::id::{EditionId, MaterialId};
use contract::material::{Material, MaterialInput, MaterialOrder};
use contract::operation::permission::{
    CreateMaterial, DeleteMaterial, ListMaterials, OrderMaterials, UpdateMaterial,
};
use utoipa_actix_web::service_config::ServiceConfig;

use super::service;
use crate::access::guard::Granted;
use crate::platform::failure::Failure;
use crate::platform::http::problems;
use crate::platform::http::reply::{NoContent, Reply};
use crate::platform::http::validated_json::ValidatedJson;
use crate::platform::http::version::Version;
use crate::platform::state::AppState;
use crate::reference::edition::id_in_path;

pub fn mount(config: &mut ServiceConfig) {
    config
        .service(list_materials)
        .service(order_materials)
        .service(create_material)
        .service(update_material)
        .service(delete_material);
}

/// What an edition requires, in its order.
#[utoipa::path(tag = "material", params(("id" = String, Path, description = "`current` or an id")),
    security(("bearer" = [])), responses((status = 200, body = Vec<Material>), problems::Read))]
#[get("/editions/{id}/materials")]
async fn list_materials(
    state: web::Data<AppState>,
    granted: Granted<ListMaterials>,
    id: web::Path<String>,
) -> Result<Reply<Vec<Material>>, Failure> {
    Ok(Reply::ok(
        service::list_materials(&state, &granted, id_in_path(&id)?).await?,
    ))
}

/// Adds a material at the end of the list.
#[utoipa::path(tag = "material", params(("id" = Uuid, Path), ("Idempotency-Key" = Option<String>, Header)),
    security(("bearer" = [])), request_body = MaterialInput,
    responses((status = 201, body = Material), problems::Write))]
#[post("/editions/{id}/materials")]
async fn create_material(
    state: web::Data<AppState>,
    granted: Granted<CreateMaterial>,
    id: web::Path<EditionId>,
    body: ValidatedJson<MaterialInput>,
) -> Result<Reply<Material>, Failure> {
    let made = service::create_material(&state, &granted, *id, body.value, &body.once).await?;
    let version = made.version;
    Ok(Reply::created(made).version(version))
}

/// Changes what is asked for. Those who owe it are told of another deadline or other rules.
#[utoipa::path(tag = "material", params(("id" = Uuid, Path), ("If-Match" = String, Header)),
    security(("bearer" = [])), request_body = MaterialInput,
    responses((status = 200, body = Material), problems::Write))]
#[put("/materials/{id}")]
async fn update_material(
    state: web::Data<AppState>,
    granted: Granted<UpdateMaterial>,
    id: web::Path<MaterialId>,
    version: Version,
    body: ValidatedJson<MaterialInput>,
) -> Result<Reply<Material>, Failure> {
    let saved = service::update_material(&state, &granted, *id, version, body.value).await?;
    let version = saved.version;
    Ok(Reply::ok(saved).version(version))
}

/// Deletes a material that nobody has begun; another can be retired.
#[utoipa::path(tag = "material", params(("id" = Uuid, Path), ("If-Match" = Option<String>, Header)),
    security(("bearer" = [])), responses((status = 204), problems::Write))]
#[delete("/materials/{id}")]
async fn delete_material(
    state: web::Data<AppState>,
    granted: Granted<DeleteMaterial>,
    id: web::Path<MaterialId>,
    version: Version,
) -> Result<NoContent, Failure> {
    service::delete_material(&state, &granted, *id, version).await?;
    Ok(NoContent)
}

/// Puts the materials into another order.
#[utoipa::path(tag = "material", params(("id" = Uuid, Path)), security(("bearer" = [])),
    request_body = MaterialOrder, responses((status = 200, body = Vec<Material>), problems::Write))]
#[put("/editions/{id}/materials/order")]
async fn order_materials(
    state: web::Data<AppState>,
    granted: Granted<OrderMaterials>,
    id: web::Path<EditionId>,
    body: ValidatedJson<MaterialOrder>,
) -> Result<Reply<Vec<Material>>, Failure> {
    Ok(Reply::ok(
        service::order_materials(&state, &granted, *id, body.value).await?,
    ))
}
