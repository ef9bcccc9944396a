//! What the public sees of articles.

use contract::article::ArticleContent;
use uuid::Uuid;

use crate::article::store::listing::{self, Listing};
use crate::platform::failure::Failure;
use crate::platform::store::Conn;
use crate::portal::search::index_terms;

/// Makes the public row of an article anew from its published revision, or takes it away where it has
/// none. Call it in the transaction that changed the revision's state, the mark or the organization.
pub async fn sync(conn: &mut Conn, id: Uuid) -> Result<(), Failure> {
    let Some(found) = listing::published(conn, id).await? else {
        listing::remove(conn, id).await?;
        return Ok(());
    };
    let content: ArticleContent =
        serde_json::from_value(found.content).map_err(Failure::internal)?;
    let content = content.public();
    let row = Listing {
        article_id: id,
        edition_id: found.edition_id,
        organization_id: found.organization_id,
        region_code: found.region_code,
        category: content.category.map(|c| c.code().to_owned()),
        title: content.title.clone(),
        summary: content.summary.clone(),
        grams: terms(&content, &found.organization_name),
        search: index_terms::VERSION,
        content: serde_json::to_value(&content).map_err(Failure::internal)?,
        kind: found.kind,
        sample: found.sample,
        featured_at: found.featured_at,
        published_at: found.published_at,
    };
    listing::replace(conn, &row).await?;
    Ok(())
}

/// What an article is found by: by name and by sound what it is called and whose it is, and by its summary.
pub fn terms(content: &ArticleContent, organization: &str) -> Vec<String> {
    let names = [
        &*content.title,
        &*content.author,
        &*content.book_title,
        &*content.medium,
        organization,
    ];
    index_terms::terms(names, [&*content.summary])
}
