//! Feeds for partner sites (docs/DOMAIN.md R30): JSON Feed 1.1 with `_event`, and the change feed.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use crate::activity::Mode;
use crate::article::{ArticleKind, Shelf};
use crate::id::OrganizationId;
use crate::workflow::Holding;

/// Narrows every feed alike.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct FeedFilter {
    /// GB/T 2260; a prefecture or province takes all places in it.
    #[param(pattern = "^[0-9]{6}$")]
    pub region: Option<String>,
    #[param(max_length = 40)]
    pub strand: Option<String>,
    /// The organizer or an office above it.
    pub organizer: Option<OrganizationId>,
    /// `true`: only 示范活动; `false`: all others.
    pub exemplar: Option<bool>,
    #[param(max_length = 500)]
    pub cursor: Option<String>,
    /// Items, 1 to 100; 50 unless said.
    #[param(minimum = 1, maximum = 100)]
    pub limit: Option<u32>,
}

/// What of an activity goes into a calendar.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct IcsFilter {
    /// One occurrence by its place in the order of time, from 1; all of them where absent.
    #[param(minimum = 1)]
    pub occurrence: Option<u32>,
}

/// Narrows the feed of articles.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct ArticleFeedFilter {
    pub shelf: Option<Shelf>,
    pub kind: Option<ArticleKind>,
    /// GB/T 2260; a prefecture or province takes all places in it.
    #[param(pattern = "^[0-9]{6}$")]
    pub region: Option<String>,
    /// The filing organization or an office above it.
    pub organizer: Option<OrganizationId>,
    #[param(max_length = 500)]
    pub cursor: Option<String>,
    /// Entries, 1 to 100; 50 unless said.
    #[param(minimum = 1, maximum = 100)]
    pub limit: Option<u32>,
}

/// A JSON Feed 1.1 document.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
pub struct JsonFeed {
    pub version: String,
    pub title: String,
    pub home_page_url: String,
    pub feed_url: String,
    pub language: String,
    pub description: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub next_url: Option<String>,
    pub items: Vec<JsonFeedItem>,
}

/// One activity.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
pub struct JsonFeedItem {
    /// `urn:uuid:…`, the same for ever.
    pub id: String,
    pub url: String,
    pub title: String,
    pub summary: String,
    pub content_text: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub image: Option<String>,
    pub date_published: DateTime<Utc>,
    pub date_modified: DateTime<Utc>,
    pub tags: Vec<String>,
    pub authors: Vec<FeedAuthor>,
    #[serde(rename = "_event")]
    pub event: FeedEvent,
}

/// The organizer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct FeedAuthor {
    pub name: String,
}

/// The extension `_event`: words of schema.org, instants of ISO 8601 with offset.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
pub struct FeedEvent {
    pub status: Holding,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub notice: Option<String>,
    pub attendance_mode: Mode,
    pub strand: String,
    pub strand_label: String,
    pub form: String,
    pub audiences: Vec<String>,
    /// Every occurrence, in order.
    pub occurrences: Vec<FeedOccurrence>,
    pub organizer: FeedOrganizer,
    pub co_organizers: Vec<String>,
    pub place: FeedPlace,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub online_url: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub registration_url: Option<String>,
    pub free: bool,
    /// 示范活动 of the province.
    pub exemplar: bool,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub capacity: Option<i32>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub source: Option<String>,
    /// Loaded as sample data: do not republish.
    pub sample: bool,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct FeedOccurrence {
    /// `2020-11-15T14:00:00+08:00`
    pub start: String,
    pub end: String,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct FeedOrganizer {
    pub id: OrganizationId,
    pub name: String,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct FeedPlace {
    pub name: String,
    pub address: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub region_code: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub region_name: Option<String>,
}

/// One change: the activity as it is now, or a tombstone.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
pub struct Change {
    /// `urn:uuid:…`, as in the JSON feed.
    pub id: String,
    /// True: no longer public, or no longer within the filter. `item` is absent then.
    pub deleted: bool,
    pub changed_at: DateTime<Utc>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub item: Option<JsonFeedItem>,
}

/// Changes after a cursor, oldest first. An activity that changed several times stands here once.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
pub struct Changes {
    pub items: Vec<Change>,
    /// Ask with this next time; it stays good while the edition lasts.
    pub cursor: String,
    /// There is more right now.
    pub more: bool,
}
