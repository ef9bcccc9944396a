use actix_web::{get, web};
use contract::article::{Article, ArticleContent, ArticleFilter, ArticleRow};
use contract::entry::Revision;
use contract::operation::permission::{
    GetArticle, ListArticleReviews, ListArticleRevisions, ListArticles,
};
use contract::page::Page;
use utoipa_actix_web::service_config::ServiceConfig;
use uuid::Uuid;

use crate::access::guard::Granted;
use crate::article::service::{self, Articles};
use crate::platform::failure::Failure;
use crate::platform::http::problems;
use crate::platform::http::reply::Reply;
use crate::platform::http::validated_query::ValidatedQuery;
use crate::platform::state::AppState;
use crate::workflow;
use crate::workflow::endpoint::{draft, versioned};

pub fn mount(config: &mut ServiceConfig) {
    config
        .service(list_articles)
        .service(list_article_reviews)
        .service(get_article)
        .service(list_article_revisions);
}

/// Articles of the caller's organization and those below, the last changed first.
#[utoipa::path(tag = "article", params(ArticleFilter), security(("bearer" = [])),
    responses((status = 200, body = Page<ArticleRow>), problems::Read))]
#[get("/articles")]
async fn list_articles(
    state: web::Data<AppState>,
    granted: Granted<ListArticles>,
    filter: ValidatedQuery<ArticleFilter>,
) -> Result<Reply<Page<ArticleRow>>, Failure> {
    Ok(Reply::ok(
        service::list_articles(&state, &granted, &filter.0).await?,
    ))
}

/// What waits for the caller: submitted to those who review, approved to those who publish; oldest first.
#[utoipa::path(tag = "article", params(ArticleFilter), security(("bearer" = [])),
    responses((status = 200, body = Page<ArticleRow>), problems::Read))]
#[get("/article-reviews")]
async fn list_article_reviews(
    state: web::Data<AppState>,
    granted: Granted<ListArticleReviews>,
    filter: ValidatedQuery<ArticleFilter>,
) -> Result<Reply<Page<ArticleRow>>, Failure> {
    Ok(Reply::ok(
        service::list_article_reviews(&state, &granted, &filter.0).await?,
    ))
}

draft! {
    /// One article with the revision in work, the public one, and what the caller may do now.
    get get_article(GetArticle) "/articles/{id}" for Articles: Article, "article"
}

draft! {
    /// All texts the article had, newest first, at most 100.
    revisions list_article_revisions(ListArticleRevisions) "/articles/{id}/revisions"
        for Articles: ArticleContent, "article"
}
