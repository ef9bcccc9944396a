//! HTTP endpoints that list and show articles.

use actix_web::get;
use contract::article::{Article, ArticleContent, ArticleFilter, ArticleRow};
use contract::entry::Revision;
use contract::operation::permission::{
    GetArticle, ListArticleReviews, ListArticleRevisions, ListArticles,
};
use contract::page::Page;
use utoipa_actix_web::service_config::ServiceConfig;

use crate::platform::http::problems;
use crate::platform::http::validated_query::ValidatedQuery;
use crate::workflow::endpoint::{EntryReply, EntryRequest, HistoryReply, ListReply, NounRequest};

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
    request: NounRequest<ListArticles>,
    filter: ValidatedQuery<ArticleFilter>,
) -> ListReply<ArticleRow> {
    request.list::<Article>(filter.0).await
}

/// What waits for the caller: submitted to those who review, approved to those who publish; oldest first.
#[utoipa::path(tag = "article", params(ArticleFilter), security(("bearer" = [])),
    responses((status = 200, body = Page<ArticleRow>), problems::Read))]
#[get("/article-reviews")]
async fn list_article_reviews(
    request: NounRequest<ListArticleReviews>,
    filter: ValidatedQuery<ArticleFilter>,
) -> ListReply<ArticleRow> {
    request.list_waiting::<Article>(filter.0).await
}

/// One article with the revision in work, the public one, and what the caller may do now.
#[utoipa::path(tag = "article", params(("id" = Uuid, Path)), security(("bearer" = [])),
    responses((status = 200, body = Article, headers(("ETag" = String))), problems::Read))]
#[get("/articles/{id}")]
async fn get_article(request: EntryRequest<GetArticle>) -> EntryReply<Article> {
    request.get().await
}

/// All texts the article had, newest first, at most 100.
#[utoipa::path(tag = "article", params(("id" = Uuid, Path)), security(("bearer" = [])),
    responses((status = 200, body = [Revision<ArticleContent>]), problems::Read))]
#[get("/articles/{id}/revisions")]
async fn list_article_revisions(
    request: EntryRequest<ListArticleRevisions>,
) -> HistoryReply<Article> {
    request.revisions::<Article>().await
}
