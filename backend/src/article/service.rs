//! What happens to articles.

mod feature;
mod kind;
mod public;
pub mod reindex;
mod sync;

pub use feature::{feature_article, unfeature_article};
pub use public::{
    addresses, get_public_article, get_public_organization, list_public_articles, newest,
};
pub use sync::sync;
