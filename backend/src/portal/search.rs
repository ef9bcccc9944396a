//! How words are found: what is kept of a text, what a query asks for, and where the two met.
//!
//! A listing keeps single Chinese characters, pairs and Latin words (`contract::text::grams`) of its texts as
//! [`crate::platform::alike`] folds them, and of its names also how they sound. What a word is says jieba's dictionary; it takes some 33 MB and is
//! loaded when it is first needed.

pub mod index_terms;
pub mod marks;
mod pinyin;
pub mod query;

use std::sync::LazyLock;

use jieba_rs::Jieba;

static JIEBA: LazyLock<Jieba> = LazyLock::new(Jieba::new);

/// The words of a text, in order.
fn words(text: &str) -> Vec<&str> {
    let tokens = JIEBA.cut(text, false);
    tokens.iter().map(|token| token.word).collect()
}

/// Whether a word may begin at each character: 老年大学 has four, one of them is 大学.
fn starts(text: &str) -> Vec<bool> {
    let mut starts = vec![false; text.chars().count()];
    for token in JIEBA.cut_for_search(text, false) {
        if let Some(start) = starts.get_mut(token.start) {
            *start = true;
        }
    }
    starts
}
