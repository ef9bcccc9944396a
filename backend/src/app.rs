//! The service put together: middleware, routes, and the description made from them.

pub mod description;
mod health;
pub mod routes;

use std::sync::Arc;

use actix_cors::Cors;
use actix_web::body::MessageBody;
use actix_web::dev::{ServiceFactory, ServiceRequest, ServiceResponse};
use actix_web::middleware::{Compress, from_fn};
use actix_web::{App, HttpRequest, HttpResponse, web};
use tracing_actix_web::TracingLogger;
use utoipa::openapi::OpenApi;
use utoipa_actix_web::{AppExt, scope};

use crate::platform::config::Config;
use crate::platform::failure::Failure;
use crate::platform::http::{metrics, rate_limiter, security_headers, trace, tus};
use crate::platform::state::AppState;

/// The whole app. Its description is the second part.
pub fn build(
    state: web::Data<AppState>,
    description: Arc<OpenApi>,
) -> (
    App<
        impl ServiceFactory<
            ServiceRequest,
            Config = (),
            Response = ServiceResponse<impl MessageBody>,
            Error = actix_web::Error,
            InitError = (),
        >,
    >,
    OpenApi,
) {
    let base = state.config.base_path.trim_end_matches('/').to_owned();
    let paths = web::PathConfig::default().error_handler(|_, _| Failure::not_found().into());
    let (app, made) = App::new()
        .wrap(Compress::default())
        .wrap(from_fn(rate_limiter::apply))
        .wrap(from_fn(trace::identify))
        .wrap(from_fn(tus::speak))
        .wrap(from_fn(security_headers::apply))
        .wrap(from_fn(metrics::count))
        .wrap(cors(&state.config))
        .wrap(TracingLogger::<trace::Line>::new())
        .app_data(state)
        .app_data(web::Data::from(description))
        .app_data(paths)
        .into_utoipa_app()
        // Balancers know nothing of base paths.
        .configure(health::mount)
        .service(
            scope::scope(base.as_str())
                .configure(routes::mount_all)
                .default_service(web::to(page)),
        )
        .default_service(web::to(missing))
        .split_for_parts();
    (app, description::finish(made, &base))
}

/// Browsers on other origins: those of the allow-list; feeds and public reading for anybody.
fn cors(config: &Config) -> Cors {
    let allowed = config.cors_origins.0.clone();
    let base = config.base_path.clone();
    Cors::default()
        .allowed_origin_fn(move |origin, head| {
            let path = head.uri.path().strip_prefix(&*base).unwrap_or_default();
            let public = [
                "feeds/",
                "files/",
                "api/v1/public/",
                "api/v1/regions",
                "api/v1/editions",
                "openapi.json",
            ];
            let reads = head.method == actix_web::http::Method::GET
                && public.iter().any(|p| path.starts_with(p));
            reads
                || origin
                    .to_str()
                    .is_ok_and(|o| allowed.iter().any(|a| a == o))
        })
        .allowed_methods(["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE"])
        .allowed_headers([
            "authorization",
            "content-type",
            "if-match",
            "if-none-match",
            "idempotency-key",
            "tus-resumable",
            "upload-length",
            "upload-metadata",
            "upload-offset",
            "x-http-method-override",
        ])
        .expose_headers([
            "etag",
            "x-request-id",
            "retry-after",
            "ratelimit",
            "ratelimit-policy",
            "content-disposition",
            "location",
            "tus-resumable",
            "tus-version",
            "tus-extension",
            "tus-max-size",
            "upload-offset",
            "upload-length",
            "upload-metadata",
            "upload-expires",
        ])
        .supports_credentials()
        .max_age(3600)
}

/// Everything else below the base path is the page's.
async fn page(req: HttpRequest, state: web::Data<AppState>) -> HttpResponse {
    let path = req
        .path()
        .strip_prefix(&*state.config.base_path)
        .unwrap_or_default();
    let foreign = ["api/", "feeds/", "files/", "downloads/"]
        .iter()
        .any(|p| path.starts_with(p));
    match &state.spa {
        Some(spa) if !foreign && (req.method() == "GET" || req.method() == "HEAD") => {
            match crate::page::endpoint::answer(&req, &state, spa, path).await {
                Some(page) => page,
                None => spa.answer(&req, path),
            }
        }
        _ => Failure::not_found().answer(Some(crate::platform::http::trace::request_id(&req))),
    }
}

async fn missing(req: HttpRequest) -> HttpResponse {
    Failure::not_found().answer(Some(crate::platform::http::trace::request_id(&req)))
}
