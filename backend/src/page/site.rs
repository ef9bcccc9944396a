//! The site as a whole: its name, and what crawlers read first.

use std::fmt::Write as _;

use chrono::{DateTime, SecondsFormat, Utc};

use crate::platform::config::Config;

/// Pages that are always there.
const PAGES: [&str; 12] = [
    "",
    "activities",
    "calendar",
    "map",
    "hall",
    "about",
    "articles",
    "articles?shelf=showcase",
    "articles?shelf=resources",
    "articles?shelf=announcements",
    "articles?shelf=coverage",
    "articles?shelf=columns",
];

/// Entries of one sitemap, which takes 50,000 addresses.
pub const MOST: usize = 49_900;

/// Everything public may be read; the desk and the interface are nobody's search result.
pub fn robots(config: &Config) -> String {
    let base = &config.base_path;
    let sitemap = config.url("sitemap.xml");
    format!(
        "User-agent: *\nAllow: {base}\nDisallow: {base}api/\nDisallow: {base}desk\nDisallow: {base}sign-in\n\nSitemap: {sitemap}\n"
    )
}

/// sitemaps.org 0.9; `entries`: path below the base path and last change, [`MOST`] of them.
pub fn sitemap(config: &Config, entries: &[(String, DateTime<Utc>)]) -> String {
    let mut out = String::from(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n",
    );
    for page in PAGES {
        let _ = writeln!(out, "<url><loc>{}</loc></url>", config.url(page));
    }
    for (path, at) in entries {
        let _ = writeln!(
            out,
            "<url><loc>{}</loc><lastmod>{}</lastmod></url>",
            config.url(path),
            at.to_rfc3339_opts(SecondsFormat::Secs, true)
        );
    }
    out += "</urlset>\n";
    out
}
