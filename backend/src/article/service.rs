//! What happens to articles.

mod draft;
mod feature;
mod list;
mod piece;
mod public;
mod sync;

pub use draft::create_article;
pub use feature::{feature_article, unfeature_article};
pub use list::{list_article_reviews, list_articles};
pub use piece::Articles;
pub use public::{
    addresses, get_public_article, get_public_organization, list_public_articles, newest,
};
pub use sync::{sync, sync_organizations};
