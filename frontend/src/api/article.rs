//! Articles: filing, reviewing, publishing, and what everyone reads of them.

use contract::article::{
    Article, ArticleContent, ArticleCreate, ArticleFilter, ArticleRow, PublicArticle,
    PublicArticleFilter, PublicArticleRow, PublicOrganization,
};
use contract::entry::Revision;
use contract::page::Page;
use contract::workflow::Reason;
use uuid::Uuid;

use super::client::{Answer, Call, saves_finished, track_save};

pub async fn list_public_articles(filter: PublicArticleFilter) -> Answer<Page<PublicArticleRow>> {
    Call::get("/public/articles")
        .query(&filter)
        .public()
        .json()
        .await
}

pub async fn get_public_article(id: Uuid) -> Answer<PublicArticle> {
    Call::get(format!("/public/articles/{id}"))
        .public()
        .json()
        .await
}

pub async fn get_public_organization(id: Uuid) -> Answer<PublicOrganization> {
    Call::get(format!("/public/organizations/{id}"))
        .public()
        .json()
        .await
}

pub async fn list_articles(filter: ArticleFilter) -> Answer<Page<ArticleRow>> {
    saves_finished().await;
    Call::get("/articles").query(&filter).json().await
}

/// What waits for the caller's office, the oldest first.
pub async fn list_article_reviews(filter: ArticleFilter) -> Answer<Page<ArticleRow>> {
    Call::get("/article-reviews").query(&filter).json().await
}

pub async fn get_article(id: Uuid) -> Answer<Article> {
    saves_finished().await;
    Call::get(format!("/articles/{id}")).json().await
}

/// The newest first.
pub async fn list_article_revisions(id: Uuid) -> Answer<Vec<Revision<ArticleContent>>> {
    Call::get(format!("/articles/{id}/revisions")).json().await
}

pub async fn create_article(input: &ArticleCreate) -> Answer<Article> {
    Call::post("/articles").body(input).once().json().await
}

pub async fn update_article(id: Uuid, version: i32, input: &ArticleContent) -> Answer<Article> {
    let call = Call::put(format!("/articles/{id}"))
        .body(input)
        .if_match(version);
    track_save(call.json()).await
}

pub async fn delete_article(id: Uuid) -> Answer<()> {
    Call::delete(format!("/articles/{id}")).no_content().await
}

fn step(id: Uuid, verb: &str, version: i32) -> Call {
    Call::post(format!("/articles/{id}/{verb}")).if_match(version)
}

pub async fn submit_article(id: Uuid, version: i32) -> Answer<Article> {
    step(id, "submit", version).json().await
}

pub async fn withdraw_article(id: Uuid, version: i32) -> Answer<Article> {
    step(id, "withdraw", version).json().await
}

pub async fn approve_article(id: Uuid, version: i32) -> Answer<Article> {
    step(id, "approve", version).json().await
}

pub async fn publish_article(id: Uuid, version: i32) -> Answer<Article> {
    step(id, "publish", version).json().await
}

pub async fn revise_article(id: Uuid, version: i32) -> Answer<Article> {
    step(id, "revise", version).json().await
}

pub async fn feature_article(id: Uuid, version: i32) -> Answer<Article> {
    step(id, "feature", version).json().await
}

pub async fn unfeature_article(id: Uuid, version: i32) -> Answer<Article> {
    step(id, "unfeature", version).json().await
}

pub async fn return_article(id: Uuid, version: i32, reason: &Reason) -> Answer<Article> {
    step(id, "return", version).body(reason).json().await
}

pub async fn decline_article(id: Uuid, version: i32, reason: &Reason) -> Answer<Article> {
    step(id, "decline", version).body(reason).json().await
}

pub async fn retract_article(id: Uuid, version: i32, reason: &Reason) -> Answer<Article> {
    step(id, "retract", version).body(reason).json().await
}
