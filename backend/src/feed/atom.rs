//! Atom (RFC 4287), the same items as the JSON feed.

use atom_syndication::extension::Extension;
use atom_syndication::{
    Category, Content, Entry, Feed, FixedDateTime, Generator, Link, Person, Text,
};
use chrono::{DateTime, Utc};
use contract::feed::JsonFeedItem;
use contract::time;

use super::item;

pub struct FeedHead {
    pub id: String,
    pub itself: String,
    pub next: Option<String>,
    pub home: String,
    pub title: String,
    pub subtitle: String,
    pub updated: DateTime<Utc>,
}

/// What was public and is no more (RFC 6721).
pub struct Tombstone {
    pub id: String,
    pub at: DateTime<Utc>,
}

const TOMBSTONES: &str = "http://purl.org/atompub/tombstones/1.0";

pub fn document(head: FeedHead, entries: Vec<Entry>, gone: &[Tombstone]) -> String {
    let mut links = vec![
        link("self", &head.itself, "application/atom+xml"),
        link("alternate", &head.home, "text/html"),
    ];
    if let Some(next) = &head.next {
        links.push(link("next", next, "application/atom+xml"));
    }
    let feed = Feed {
        title: text(&head.title),
        subtitle: Some(text(&head.subtitle)),
        id: head.id,
        updated: local(head.updated),
        links,
        lang: Some("zh-CN".into()),
        generator: Some(Generator {
            value: "learning-week".into(),
            ..Default::default()
        }),
        entries,
        ..Default::default()
    };
    tombs(feed, gone).to_string()
}

fn tombs(mut feed: Feed, gone: &[Tombstone]) -> Feed {
    if gone.is_empty() {
        return feed;
    }
    let tomb = |one: &Tombstone| Extension {
        name: "at:deleted-entry".into(),
        attrs: [
            ("ref".into(), one.id.clone()),
            ("when".into(), local(one.at).to_rfc3339()),
        ]
        .into(),
        ..Extension::default()
    };
    let all = gone.iter().map(tomb).collect();
    feed.namespaces.insert("at".into(), TOMBSTONES.into());
    feed.extensions
        .insert("at".into(), [("deleted-entry".into(), all)].into());
    feed
}

/// An activity.
pub fn activity(item: JsonFeedItem) -> Entry {
    let mark = item::mark(item.event.status, item.event.sample);
    Entry {
        title: text(&format!("{mark}{}", item.title)),
        links: vec![link("alternate", &item.url, "text/html")],
        id: item.id,
        published: Some(local(item.date_published)),
        updated: local(item.date_modified),
        authors: item
            .authors
            .into_iter()
            .map(|author| Person {
                name: xml_text(&author.name),
                ..Default::default()
            })
            .collect(),
        categories: item
            .tags
            .into_iter()
            .map(|tag| Category {
                term: xml_text(&tag),
                ..Default::default()
            })
            .collect(),
        summary: Some(text(&item.summary)),
        content: Some(Content {
            value: Some(xml_text(&item.content_text)),
            content_type: Some("text".into()),
            ..Default::default()
        }),
        ..Default::default()
    }
}

pub fn link(rel: &str, href: &str, media_type: &str) -> Link {
    Link {
        href: href.to_owned(),
        rel: rel.to_owned(),
        mime_type: Some(media_type.to_owned()),
        ..Default::default()
    }
}

pub fn text(value: &str) -> Text {
    Text::plain(xml_text(value))
}

/// Without the two characters that are text elsewhere but not in XML.
pub fn xml_text(value: &str) -> String {
    value.replace(['\u{fffe}', '\u{ffff}'], "")
}

pub fn local(at: DateTime<Utc>) -> FixedDateTime {
    at.with_timezone(&time::zone())
}
