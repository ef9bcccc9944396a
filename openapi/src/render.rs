//! The public pages, rendered by the server: what it asks of the page and what it gets back. So neither
//! of them has to know the other; the program joins them.

use std::collections::HashMap;

use crate::problem::Problem;

/// The language of a page. Offices work in Chinese; what everyone reads is there in English, too.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Language {
    #[default]
    Chinese,
    English,
}

impl Language {
    pub const ALL: [Self; 2] = [Self::Chinese, Self::English];

    /// BCP 47.
    pub fn tag(self) -> &'static str {
        match self {
            Self::Chinese => "zh-CN",
            Self::English => "en",
        }
    }

    pub fn parse(tag: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|language| language.tag() == tag)
    }

    /// What it calls itself.
    pub fn name(self) -> &'static str {
        match self {
            Self::Chinese => "中文",
            Self::English => "English",
        }
    }

    /// The one that the reader may change to.
    pub fn other(self) -> Self {
        match self {
            Self::Chinese => Self::English,
            Self::English => Self::Chinese,
        }
    }
}

/// Answers of the API by path below `api/v1`, with its query.
pub type Answers = HashMap<String, Result<String, Problem>>;

#[derive(Clone, Debug)]
pub struct PageAddress {
    /// `https://host`
    pub origin: String,
    /// `/` or `/path/`.
    pub base: String,
    /// Below the base path, with a slash before it: `/activities`.
    pub path: String,
    /// Without `?`.
    pub query: String,
    pub language: Language,
    /// The code of the city that the reader chose last.
    pub city: Option<String>,
}

#[derive(Debug, Default)]
pub struct RenderedPage {
    pub html: String,
    pub title: Option<String>,
    pub description: Option<String>,
    /// What it was rendered with.
    pub answers: Answers,
    /// Paths below `api/v1` that the page asked for and that were not among the answers.
    pub missed: Vec<String>,
}

pub trait PageRenderer: Send + Sync {
    /// Whether the address is one of the public pages; `None`: there is no such page.
    fn is_public(&self, path: &str) -> Option<bool>;

    /// What the site is called and what it is, where a page says nothing of itself.
    fn site(&self, language: Language) -> (&'static str, &'static str);

    /// The JSON with the outlines of a region's map, by its code.
    fn outline(&self, code: &str) -> Option<&'static str>;

    /// Renders with these answers. Blocks, a few milliseconds: not for an async thread.
    fn render(&self, address: &PageAddress, answers: Answers) -> RenderedPage;
}
