use contract::article::{Article, ArticleCreate};
use contract::operation::permission::CreateArticle;

use super::Articles;
use crate::access::guard::Granted;
use crate::platform::failure::Failure;
use crate::platform::state::AppState;
use crate::platform::store::Idempotency;
use crate::workflow::service as entry;
use crate::workflow::service::Begun;

pub async fn create_article(
    state: &AppState,
    granted: &Granted<CreateArticle>,
    input: ArticleCreate,
    once: &Idempotency,
) -> Result<Article, Failure> {
    let begun = Begun {
        owner: input.organization_id,
        kind: Some(input.kind.code()),
        content: input.content,
    };
    entry::create::<Articles, _>(state, granted, begun, once).await
}
