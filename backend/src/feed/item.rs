//! An activity as an item of the JSON feed.

use std::collections::HashMap;

use chrono::{DateTime, SecondsFormat, Utc};
use contract::activity::ActivityContent;
use contract::edition::{EditionInput, Term};
use contract::feed::{
    FeedAuthor, FeedEvent, FeedOccurrence, FeedOrganizer, FeedPlace, JsonFeedItem,
};
use contract::file::FileRef;
use contract::id::FileId;
use contract::time;
use contract::workflow::Holding;
use uuid::Uuid;

use super::store::FeedRow;
use crate::platform::config::Config;
use crate::platform::failure::Failure;

/// What a reader sees before the title of what doesn't take place as planned, or is only a sample.
pub fn mark(holding: Holding, sample: bool) -> &'static str {
    match (holding, sample) {
        (Holding::Cancelled, _) => "【已取消】",
        (Holding::Postponed, _) => "【已延期】",
        (Holding::Scheduled, true) => "【示例】",
        (Holding::Scheduled, false) => "",
    }
}

pub fn id(activity_id: Uuid) -> String {
    format!("urn:uuid:{activity_id}")
}

pub fn url(config: &Config, activity_id: Uuid) -> String {
    config.url(&format!("a/{activity_id}"))
}

/// Pictures that the rows need.
pub fn pictures<'a>(rows: impl Iterator<Item = &'a FeedRow>) -> Vec<FileId> {
    rows.filter_map(|row| row.content["picture"].as_str()?.parse().ok())
        .collect()
}

/// The item. A contact is never part of it.
pub fn item(
    config: &Config,
    edition: &EditionInput,
    files: &HashMap<FileId, FileRef>,
    row: FeedRow,
) -> Result<JsonFeedItem, Failure> {
    let content: ActivityContent =
        serde_json::from_value(row.content).map_err(Failure::internal)?;
    let image = content.picture.and_then(|id| files.get(&id));
    let strand = content.strand.clone().unwrap_or_default();
    let strand_label = EditionInput::label(&edition.strands, &strand).to_owned();
    let form = content.form.clone().unwrap_or_default();
    let labels = |terms: &[Term], codes: &[String]| -> Vec<String> {
        codes
            .iter()
            .map(|code| EditionInput::label(terms, code).to_owned())
            .collect()
    };
    let mut tags = vec![
        strand_label.clone(),
        EditionInput::label(&edition.forms, &form).to_owned(),
    ];
    tags.extend(labels(&edition.topics, &content.topics));
    tags.extend(labels(&edition.audiences, &content.audiences));
    if row.exemplar {
        tags.push("示范活动".to_owned());
    }
    tags.retain(|tag| !tag.is_empty());
    let text = if content.description.is_empty() {
        content.summary.clone()
    } else {
        content.description
    };
    let some = |text: String| (!text.is_empty()).then_some(text);
    Ok(JsonFeedItem {
        id: id(row.activity_id),
        url: url(config, row.activity_id),
        title: content.title,
        summary: content.summary,
        content_text: text,
        image: image.map(|file| config.url(&file.url)),
        date_published: row.published_at,
        date_modified: row.updated_at,
        tags,
        authors: vec![FeedAuthor {
            name: row.organization_name.clone(),
        }],
        event: FeedEvent {
            status: Holding::parse(&row.holding).unwrap_or_default(),
            notice: row.notice,
            attendance_mode: content.mode,
            strand,
            strand_label,
            form,
            audiences: content.audiences,
            occurrences: content
                .schedule
                .expand()
                .iter()
                .map(|o| FeedOccurrence {
                    start: local(o.starts_at),
                    end: local(o.ends_at),
                })
                .collect(),
            organizer: FeedOrganizer {
                id: row.organization_id.into(),
                name: row.organization_name,
            },
            co_organizers: content.co_organizers,
            place: FeedPlace {
                name: content.venue_name,
                address: content.venue_address,
                region_code: row.region_code,
                region_name: row.region_name,
            },
            online_url: some(content.online_url),
            registration_url: some(content.registration_url),
            free: content.free,
            exemplar: row.exemplar,
            capacity: content.capacity,
            source: some(content.source),
            sample: row.sample,
        },
    })
}

/// `2020-11-15T14:00:00+08:00`
pub fn local(at: DateTime<Utc>) -> String {
    at.with_timezone(&time::zone())
        .to_rfc3339_opts(SecondsFormat::Secs, false)
}
