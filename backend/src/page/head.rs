//! What search engines and shared links read: title, description, canonical address, Open Graph and
//! schema.org data.

use std::fmt::Write as _;

use contract::article::{ArticleKind, PublicArticle, PublicOrganization, Shelf};
use contract::hall::{PanelPhoto, PublicPanel};
use contract::portal::{Home, PublicActivity};
use contract::render::{Answers, Language, PageAddress, PageRenderer, RenderedPage};
use html_escape::encode_double_quoted_attribute as escaped;
use serde_json::{Value, json};

use super::schema;
use crate::feed;
use crate::platform::config::Config;
use crate::platform::http::document::harmless;

/// Parameters of an address that make another page of it; all others only narrow a list.
const OWN: [&str; 6] = ["edition_id", "month", "view", "date", "shelf", "kind"];

/// The elements between index.html's head marks.
pub fn head(
    config: &Config,
    renderer: &dyn PageRenderer,
    address: &PageAddress,
    shown: &RenderedPage,
    answers: &Answers,
    found: bool,
) -> String {
    let mut out = String::new();
    let (name, about_it) = renderer.site(address.language);
    let title = shown.title.as_deref().unwrap_or(name);
    let description = shown.description.as_deref().unwrap_or(about_it);
    let _ = write!(
        out,
        "<title>{}</title>\n<meta name=\"description\" content=\"{}\">\n",
        html_escape::encode_text(title),
        escaped(description)
    );
    if !found {
        out += "<meta name=\"robots\" content=\"noindex\">\n";
        return out;
    }
    let canonical = canonical(config, address, address.language);
    let _ = writeln!(
        out,
        "<link rel=\"canonical\" href=\"{}\">",
        escaped(&canonical)
    );
    for language in Language::ALL {
        let _ = writeln!(
            out,
            "<link rel=\"alternate\" hreflang=\"{}\" href=\"{}\">",
            language.tag(),
            escaped(&self::canonical(config, address, language))
        );
    }
    let _ = writeln!(
        out,
        "<link rel=\"alternate\" type=\"application/atom+xml\" href=\"{}\">",
        escaped(&config.url(&feed_of(address)))
    );
    let about = about(config, answers);
    let image = about
        .image
        .map(|path| config.url(path.trim_start_matches('/')));
    for (property, content) in [
        ("og:type", Some(about.kind)),
        ("og:site_name", Some(name)),
        ("og:locale", Some(locale(address.language))),
        ("og:title", Some(title)),
        ("og:description", Some(description)),
        ("og:url", Some(canonical.as_str())),
        ("og:image", image.as_deref()),
    ] {
        let Some(content) = content else { continue };
        let _ = writeln!(
            out,
            "<meta property=\"{property}\" content=\"{}\">",
            escaped(content)
        );
    }
    if let Some(data) = about.data {
        let _ = writeln!(
            out,
            "<script type=\"application/ld+json\">{}</script>",
            harmless(&data.to_string())
        );
    }
    out
}

/// The feed that brings what this page shows: of a shelf or a kind its own.
fn feed_of(address: &PageAddress) -> String {
    if !address.path.starts_with("/articles") {
        return "feeds/activities.atom".to_owned();
    }
    let known = |name: &str, fits: fn(&str) -> bool| {
        let pairs = address.query.split('&');
        let mut values = pairs.filter_map(|pair| pair.split_once('='));
        let found = values.find(|(key, _)| *key == name)?;
        fits(found.1).then(|| format!("?{name}={}", found.1))
    };
    let kind = known("kind", |k| ArticleKind::parse(k).is_some());
    let narrowed = kind.or_else(|| known("shelf", |s| Shelf::parse(s).is_some()));
    format!("feeds/articles.atom{}", narrowed.unwrap_or_default())
}

/// The page's one address in a language; the first language's is the bare one.
fn canonical(config: &Config, address: &PageAddress, language: Language) -> String {
    let lang = format!("lang={}", language.tag());
    let own: Vec<&str> = address
        .query
        .split('&')
        .filter(|pair| OWN.contains(&pair.split('=').next().unwrap_or_default()))
        .chain((language != Language::default()).then_some(lang.as_str()))
        .collect();
    let mut url = config.url(address.path.trim_start_matches('/'));
    if !own.is_empty() {
        url.push('?');
        url += &own.join("&");
    }
    url
}

/// As Open Graph writes it.
fn locale(language: Language) -> &'static str {
    match language {
        Language::Chinese => "zh_CN",
        Language::English => "en_GB",
    }
}

struct About {
    kind: &'static str,
    /// Its path below the base path.
    image: Option<String>,
    data: Option<Value>,
}

/// From the answers that the page was made of.
fn about(config: &Config, answers: &Answers) -> About {
    let of = |begins: &str| {
        answers
            .iter()
            .find(|(path, _)| {
                let rest = path.strip_prefix(begins);
                rest.is_some_and(|rest| !rest.contains('/'))
            })
            .and_then(|(_, answer)| answer.as_ref().ok())
    };
    if let Some(activity) = of("/public/activities/")
        && let Ok(activity) = serde_json::from_str::<PublicActivity>(activity)
    {
        return About {
            kind: "article",
            data: Some(feed::schema::event(config, &activity)),
            image: activity.row.picture.map(|file| file.url),
        };
    }
    if let Some(panel) = of("/public/panels/")
        && let Ok(panel) = serde_json::from_str::<PublicPanel>(panel)
    {
        return About {
            kind: "article",
            data: Some(board(config, &panel)),
            image: panel.row.photo.map(|photo| photo.url),
        };
    }
    // Before articles: an organization's own page is one of them.
    if let Some(found) = of("/public/organizations/")
        && let Ok(found) = serde_json::from_str::<PublicOrganization>(found)
    {
        return About {
            kind: "profile",
            data: Some(schema::organization(config, &found)),
            image: found
                .page
                .and_then(|page| page.row.picture)
                .map(|file| file.url),
        };
    }
    if let Some(article) = of("/public/articles/")
        && let Ok(article) = serde_json::from_str::<PublicArticle>(article)
    {
        return About {
            kind: "article",
            data: Some(schema::article(config, &article)),
            image: article.row.picture.map(|file| file.url),
        };
    }
    let home = of("/public/home").and_then(|home| serde_json::from_str::<Home>(home).ok());
    About {
        kind: "website",
        image: None,
        data: home.map(|home| {
            json!({
                "@context": "https://schema.org",
                "@type": "EventSeries",
                "name": home.edition.content.name,
                "description": home.edition.content.theme,
                "url": config.url(""),
                "inLanguage": "zh-CN",
            })
        }),
    }
}

fn board(config: &Config, panel: &PublicPanel) -> Value {
    let image = |photo: &PanelPhoto| {
        json!({
            "@type": "ImageObject",
            "contentUrl": config.url(&photo.url),
            "caption": photo.caption,
            "width": photo.width,
            "height": photo.height,
        })
    };
    json!({
        "@context": "https://schema.org",
        "@type": "Poster",
        "name": panel.row.title,
        "text": panel.body,
        "url": config.url(&format!("hall/{}", panel.row.id)),
        "inLanguage": "zh-CN",
        "position": panel.number,
        "creator": { "@type": "Organization", "name": panel.row.organization.name },
        "image": panel.photos.iter().map(image).collect::<Vec<_>>(),
    })
}
