use contract::article::{Article, ArticleCreate};
use contract::operation::permission::CreateArticle;

use super::Articles;
use crate::app::State;
use crate::entry::service::{self as entry, Begun};
use crate::http::failure::Failure;
use crate::http::guard::Granted;
use crate::store::Once;

pub async fn create_article(
    state: &State,
    granted: &Granted<CreateArticle>,
    input: ArticleCreate,
    once: &Once,
) -> Result<Article, Failure> {
    let begun = Begun {
        owner: input.organization_id,
        kind: Some(input.kind.code()),
        content: input.content,
    };
    entry::create::<Articles, _>(state, granted, begun, once).await
}
