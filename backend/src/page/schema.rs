//! Articles and organizations in the words of schema.org. Never how to reach a person.

use contract::article::isbn;
use contract::article::{
    ArticleKind, CaptionedPicture, Lecture, PublicArticle, PublicOrganization, VenueKind,
};
use serde_json::{Map, Value, json};

use crate::feed::item::local;
use crate::platform::config::Config;

/// What a kind is to a search engine.
fn type_of(article: &PublicArticle) -> &'static str {
    use ArticleKind as K;
    match article.row.kind {
        K::EpidemicStory
        | K::WorkCase
        | K::Star
        | K::Brand
        | K::QualityResource
        | K::LectureHall
        | K::Practice
        | K::Story => "Article",
        K::Course => "Course",
        K::OpenSchool => "EducationalOrganization",
        K::Venue => match article.content.venue_kind {
            Some(VenueKind::Library) => "Library",
            Some(VenueKind::Science | VenueKind::Museum) => "Museum",
            _ => "CivicStructure",
        },
        K::LectureSeries => "EventSeries",
        K::Book => "Book",
        K::Recitation => "CreativeWork",
        K::BookClub | K::OrganizationPage => "Organization",
        K::Platform => "WebSite",
        K::Announcement | K::Coverage => "NewsArticle",
        K::Column => "CollectionPage",
    }
}

pub fn article(config: &Config, article: &PublicArticle) -> Value {
    let (row, content) = (&article.row, &article.content);
    let kind = type_of(article);
    let page = config.url(&format!("articles/{}", row.id));
    let unit = json!({ "@type": "Organization", "name": row.organization.name,
        "url": config.url(&format!("o/{}", row.organization.id)) });
    let mut out = Map::new();
    let mut put = |name: &str, value: Value| {
        let there = match &value {
            Value::Null => false,
            Value::String(text) => !text.is_empty(),
            Value::Array(all) => !all.is_empty(),
            _ => true,
        };
        if there {
            out.insert(name.to_owned(), value);
        }
    };
    put("@context", json!("https://schema.org"));
    put("@type", json!(kind));
    put("name", json!(row.title));
    put("description", json!(row.summary));
    put("url", json!(page));
    put("image", json!(images(config, article)));
    match kind {
        "Article" | "NewsArticle" => {
            put("headline", json!(row.title));
            put("datePublished", json!(local(row.published_at)));
            put("dateModified", json!(local(article.updated_at)));
            put("articleBody", json!(content.body));
            put("inLanguage", json!("zh-CN"));
            put("mainEntityOfPage", json!(page));
        }
        "Course" | "WebSite" | "CollectionPage" | "Book" | "CreativeWork" => {
            put("inLanguage", json!("zh-CN"))
        }
        _ => {}
    }
    match row.kind {
        // The medium reported; the unit only points to it.
        ArticleKind::Coverage => {
            put(
                "publisher",
                json!({ "@type": "Organization", "name": row.medium }),
            );
            put("isBasedOn", json!(content.url));
            put("datePublished", json!(row.published_on));
        }
        ArticleKind::Course => {
            put("provider", unit);
            put("sameAs", json!(content.url));
            put("teaches", json!(content.category.map(|c| c.label())));
        }
        ArticleKind::Book => {
            put("isbn", json!(isbn::normal(&content.isbn)));
            put("author", person(&content.author));
            put(
                "publisher",
                json!({ "@type": "Organization", "name": content.publisher }),
            );
            let review = json!({ "@type": "Review", "reviewBody": content.body,
                "author": { "@type": "Organization", "name": content.recommender } });
            put("review", review);
        }
        ArticleKind::Recitation => {
            put(
                "isBasedOn",
                json!({ "@type": "CreativeWork", "name": content.book_title, "author": person(&content.author) }),
            );
            put("sameAs", json!(content.url));
            put("publisher", unit);
        }
        ArticleKind::LectureSeries => {
            put("organizer", unit);
            put(
                "subEvent",
                json!(
                    content
                        .lectures
                        .iter()
                        .map(|one| lecture(one, &page))
                        .collect::<Vec<_>>()
                ),
            );
        }
        ArticleKind::OpenSchool
        | ArticleKind::Venue
        | ArticleKind::BookClub
        | ArticleKind::OrganizationPage => {
            if !content.address.is_empty() {
                put("address", address(&content.address));
            }
            // In words: the table has no hours to reckon with.
            put("sameAs", json!(content.url));
        }
        ArticleKind::Platform | ArticleKind::Column => {
            put("sameAs", json!(content.url));
            put("publisher", unit);
        }
        _ => {
            put("author", unit.clone());
            put("publisher", unit);
        }
    }
    Value::Object(out)
}

pub fn organization(config: &Config, found: &PublicOrganization) -> Value {
    let page = found.page.as_ref();
    let written = page.map_or("", |p| p.content.address.as_str());
    let place = if written.is_empty() {
        &found.address
    } else {
        written
    };
    let mut out = json!({
        "@context": "https://schema.org",
        "@type": "Organization",
        "name": found.organization.name,
        "url": config.url(&format!("o/{}", found.organization.id)),
    });
    if let Some(object) = out.as_object_mut() {
        if let Some(page) = page {
            object.insert("description".into(), json!(page.row.summary));
            object.insert("image".into(), json!(images(config, page)));
        }
        if !place.is_empty() {
            object.insert("address".into(), address(place));
        }
        if !found.website.is_empty() {
            object.insert("sameAs".into(), json!(found.website));
        }
    }
    out
}

fn images(config: &Config, article: &PublicArticle) -> Vec<Value> {
    let one = |url: &str| config.url(url.trim_start_matches('/'));
    let first = article
        .row
        .picture
        .iter()
        .map(|picture| json!(one(&picture.url)));
    let more = article.gallery.iter().map(|CaptionedPicture { picture, caption }| {
        json!({ "@type": "ImageObject", "contentUrl": one(&picture.url), "caption": caption })
    });
    first.chain(more).collect()
}

fn person(name: &str) -> Value {
    match name {
        "" => Value::Null,
        name => json!({ "@type": "Person", "name": name }),
    }
}

fn address(street: &str) -> Value {
    json!({ "@type": "PostalAddress", "streetAddress": street, "addressRegion": "吉林省", "addressCountry": "CN" })
}

fn lecture(one: &Lecture, page: &str) -> Value {
    let url = if one.url.is_empty() { page } else { &one.url };
    let mut out = json!({
        "@type": "EducationEvent",
        "name": one.title,
        "eventAttendanceMode": "https://schema.org/OnlineEventAttendanceMode",
        "location": { "@type": "VirtualLocation", "url": url },
    });
    if let Some(object) = out.as_object_mut() {
        if let Some(at) = one.starts_at {
            object.insert("startDate".into(), json!(local(at)));
        }
        if !one.lecturer.is_empty() {
            object.insert("performer".into(), person(&one.lecturer));
        }
    }
    out
}
