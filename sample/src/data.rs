//! The files in `data/`, as text: name without ending, and content.

macro_rules! files {
    ($folder:literal: $($name:literal),+ $(,)?) => {
        &[$(($name, include_str!(concat!("../data/", $folder, $name, ".toml")))),+]
    };
}

type Files = &'static [(&'static str, &'static str)];

/// Patterns of activities, by the kind of host that they fit.
pub const PATTERNS: Files = files!["":
    "office", "university", "open", "senior", "library", "community",
    "vocational", "culture", "science", "museum", "company", "farm",
];

pub const ARTICLES: Files = files!["": "article-showcase", "article-resources", "article-news"];

pub const SUBMISSIONS: Files = files!["filing/":
    "panel-centre", "panel-west", "panel-east", "panel-university",
    "plan", "first", "second", "whole",
];

/// Who holds activities.
pub const HOSTS: &str = include_str!("../data/hosts.toml");

/// Openings, local weeks and committees of cities.
pub const OPENINGS: &str = include_str!("../data/openings.toml");
