//! What everyone reads of articles; what the desk does with them is in [`super::entry`].

use contract::article::{PublicArticle, PublicArticleFilter, PublicArticleRow, PublicOrganization};
use contract::id::{ArticleId, OrganizationId};
use contract::page::Page;

use super::client::{Answer, Call};

pub async fn list_public_articles(filter: PublicArticleFilter) -> Answer<Page<PublicArticleRow>> {
    Call::get("/public/articles")
        .query(&filter)
        .public()
        .json()
        .await
}

pub async fn get_public_article(id: ArticleId) -> Answer<PublicArticle> {
    Call::get(format!("/public/articles/{id}"))
        .public()
        .json()
        .await
}

pub async fn get_public_organization(id: OrganizationId) -> Answer<PublicOrganization> {
    Call::get(format!("/public/organizations/{id}"))
        .public()
        .json()
        .await
}
