//! HTTP endpoints of published articles.

use actix_web::{HttpRequest, HttpResponse, get, web};
use contract::article::{PublicArticle, PublicArticleFilter, PublicArticleRow, PublicOrganization};
use contract::id::{ArticleId, OrganizationId};
use contract::page::Page;
use utoipa_actix_web::service_config::ServiceConfig;

use crate::access::guard;
use crate::article::service;
use crate::platform::failure::Failure;
use crate::platform::http::validated_query::ValidatedQuery;
use crate::platform::http::{cache, problems};
use crate::platform::state::AppState;

/// How long any cache may keep a public answer unasked, seconds.
const KEPT: u32 = 0;

pub fn mount(config: &mut ServiceConfig) {
    config
        .service(list_public_articles)
        .service(get_public_article)
        .service(get_public_organization);
}

/// Published articles, featured ones first, then the newest.
#[utoipa::path(tag = "portal", params(PublicArticleFilter),
    responses((status = 200, body = Page<PublicArticleRow>), problems::Public))]
#[get("/public/articles")]
async fn list_public_articles(
    req: HttpRequest,
    state: web::Data<AppState>,
    filter: ValidatedQuery<PublicArticleFilter>,
) -> Result<HttpResponse, Failure> {
    let permit = guard::public_permit(&req, "list_public_articles");
    let page = service::list_public_articles(&state, &permit, &filter.0).await?;
    Ok(cache::json(&req, &page, KEPT))
}

/// A published article with all its public facts.
#[utoipa::path(tag = "portal", params(("id" = Uuid, Path)),
    responses((status = 200, body = PublicArticle), problems::Public))]
#[get("/public/articles/{id}")]
async fn get_public_article(
    req: HttpRequest,
    state: web::Data<AppState>,
    id: web::Path<ArticleId>,
) -> Result<HttpResponse, Failure> {
    let permit = guard::public_permit(&req, "get_public_article");
    let article = service::get_public_article(&state, &permit, *id).await?;
    Ok(cache::json(&req, &article, KEPT))
}

/// An organization that has published something, with its own page where it has one.
#[utoipa::path(tag = "portal", params(("id" = Uuid, Path)),
    responses((status = 200, body = PublicOrganization), problems::Public))]
#[get("/public/organizations/{id}")]
async fn get_public_organization(
    req: HttpRequest,
    state: web::Data<AppState>,
    id: web::Path<OrganizationId>,
) -> Result<HttpResponse, Failure> {
    let permit = guard::public_permit(&req, "get_public_organization");
    let organization = service::get_public_organization(&state, &permit, *id).await?;
    Ok(cache::json(&req, &organization, KEPT))
}
