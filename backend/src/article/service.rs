//! What happens to articles.

mod feature;
mod kind;
mod list;
mod public;
mod sync;

pub use feature::{feature_article, unfeature_article};
pub use kind::Articles;
pub use list::{list_article_reviews, list_articles};
pub use public::{
    addresses, get_public_article, get_public_organization, list_public_articles, newest,
};
pub use sync::sync;
