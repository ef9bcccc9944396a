//! The API's description: made from the code, served, and printed for the committed file.

use std::sync::Arc;

use actix_web::{HttpRequest, HttpResponse, get, web};
use contract::problem::Code;
use utoipa::openapi::schema::{ArrayItems, SchemaFormat, SchemaType};
use utoipa::openapi::security::{HttpAuthScheme, HttpBuilder, SecurityScheme};
use utoipa::openapi::{
    InfoBuilder, KnownFormat, ObjectBuilder, OpenApi, Ref, RefOr, Schema, Server, Type,
};
use utoipa_actix_web::AppExt;
use utoipa_actix_web::service_config::ServiceConfig;
use utoipa_swagger_ui::SwaggerUi;

use crate::platform::failure::Failure;
use crate::platform::http::cache;
use crate::platform::http::problems;
use crate::platform::state::AppState;

pub fn mount(config: &mut ServiceConfig) {
    config
        .service(get_description)
        .service(get_problem)
        .map(|config: &mut web::ServiceConfig| {
            config.service(web::redirect("/api/docs", "docs/"));
            config.service(
                SwaggerUi::new("/api/docs/{_:.*}")
                    .config(utoipa_swagger_ui::Config::new(["../../openapi.json"])),
            );
            config
        });
}

/// This description (OpenAPI 3.1).
#[utoipa::path(tag = "operation", responses((status = 200, description = "OpenAPI 3.1", body = serde_json::Value), problems::Public))]
#[get("/openapi.json")]
async fn get_description(req: HttpRequest, description: web::Data<OpenApi>) -> HttpResponse {
    cache::json(&req, &**description, 60)
}

/// What a problem code means and what to do about it.
#[utoipa::path(tag = "operation", params(("code" = String, Path, description = "A problem code")),
    responses((status = 200, description = "The code's sentence", body = String, content_type = "text/plain"), problems::Public))]
#[get("/api/problems/{code}")]
async fn get_problem(
    code: web::Path<String>,
    _state: web::Data<AppState>,
) -> Result<HttpResponse, Failure> {
    let known = Code::ALL
        .iter()
        .find(|c| c.code() == *code)
        .ok_or_else(Failure::not_found)?;
    let text = format!(
        "{}（{}）\n{}\n",
        known.code(),
        known.status(),
        known.title()
    );
    Ok(HttpResponse::Ok()
        .content_type("text/plain; charset=utf-8")
        .body(text))
}

/// What the routes don't say by themselves: title, server, how to sign in, the shape of problems.
/// Paths are given without the base path, which stands in `servers`.
pub fn finish(mut made: OpenApi, base: &str) -> OpenApi {
    made.info = InfoBuilder::new()
        .title("全民终身学习活动周 Learning Week")
        .version(env!("CARGO_PKG_VERSION"))
        .description(Some(include_str!("description.md")))
        .license(Some(
            utoipa::openapi::LicenseBuilder::new()
                .name("Apache-2.0")
                .identifier(Some("Apache-2.0"))
                .build(),
        ))
        .build();
    made.servers = Some(vec![Server::new(if base.is_empty() { "/" } else { base })]);
    if !base.is_empty() {
        let paths = std::mem::take(&mut made.paths.paths);
        made.paths.paths = paths
            .into_iter()
            .map(|(path, item)| {
                (
                    path.strip_prefix(base).map_or(path.clone(), str::to_owned),
                    item,
                )
            })
            .collect();
    }
    let components = made.components.get_or_insert_default();
    components.schemas.extend(problems::schemas());
    components.schemas.remove("Uuid");
    let bearer = SecurityScheme::Http(
        HttpBuilder::new()
            .scheme(HttpAuthScheme::Bearer)
            .description(Some("Access token, or an API key (`lwk_…`)"))
            .build(),
    );
    components
        .security_schemes
        .insert("bearer".into(), bearer.into());
    components.schemas.values_mut().for_each(inline_ids);
    for path in made.paths.paths.values_mut() {
        let all = [
            &mut path.get,
            &mut path.post,
            &mut path.put,
            &mut path.patch,
            &mut path.delete,
        ];
        let parameters = all
            .into_iter()
            .flatten()
            .filter_map(|of| of.parameters.as_mut());
        for parameter in parameters.flatten() {
            if let RefOr::T(parameter) = parameter {
                parameter.schema.iter_mut().for_each(inline_ids);
            }
        }
    }
    made
}

/// The code has a type for the ids of each kind of thing (`contract::id`); the description says in their
/// places that they are UUIDs.
fn inline_ids(schema: &mut RefOr<Schema>) {
    let id = |some: &RefOr<Schema>| match some {
        RefOr::Ref(to) if to.ref_location == "#/components/schemas/Uuid" => Some(to.clone()),
        _ => None,
    };
    let uuid = |kind: SchemaType, of: Ref, default| {
        let uuid = ObjectBuilder::new()
            .schema_type(kind)
            .format(Some(SchemaFormat::KnownFormat(KnownFormat::Uuid)));
        let description = Some(of.description).filter(|text| !text.is_empty());
        RefOr::from(uuid.description(description).default(default).build())
    };
    if let Some(to) = id(schema) {
        *schema = uuid(Type::String.into(), to, None);
        return;
    }
    match schema {
        RefOr::T(Schema::Array(array)) => {
            if let ArrayItems::RefOrSchema(items) = &mut array.items {
                inline_ids(items);
            }
        }
        RefOr::T(Schema::Object(object)) => object.properties.values_mut().for_each(inline_ids),
        RefOr::T(Schema::AllOf(all)) => all.items.iter_mut().for_each(inline_ids),
        RefOr::T(Schema::OneOf(one)) => match one.items.iter().find_map(id) {
            Some(to) => {
                *schema = uuid(
                    SchemaType::from_iter([Type::String, Type::Null]),
                    to,
                    one.default.take(),
                )
            }
            None => one.items.iter_mut().for_each(inline_ids),
        },
        _ => {}
    }
}

/// The description without a running service, for `learning-week openapi`.
pub fn offline() -> Arc<OpenApi> {
    let (_, made) = actix_web::App::new()
        .into_utoipa_app()
        .configure(crate::app::routes::mount_all)
        .split_for_parts();
    Arc::new(finish(made, ""))
}
