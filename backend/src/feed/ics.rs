//! iCalendar (RFC 5545): one event per occurrence, instants in UTC, which every program reads alike.

use contract::edition::EditionInput;
use contract::workflow::Holding;
use icalendar::{Calendar, Component, Event, EventLike, EventStatus, Property};

use super::item;
use super::store::Occurrence;
use crate::platform::config::Config;

/// How often programs should come again.
const REFRESH: &str = "PT1H";

pub fn calendar(
    config: &Config,
    edition: &EditionInput,
    name: &str,
    occurrences: &[Occurrence],
) -> String {
    let mut calendar = Calendar::empty();
    for (key, value) in [
        ("VERSION", "2.0"),
        ("PRODID", "-//learning-week//feed//ZH"),
        ("CALSCALE", "GREGORIAN"),
        ("METHOD", "PUBLISH"),
        ("X-WR-CALNAME", name),
        ("X-WR-CALDESC", &edition.theme),
        ("X-WR-TIMEZONE", "Asia/Shanghai"),
        ("X-PUBLISHED-TTL", REFRESH),
    ] {
        calendar.append_property(Property::new(key, value));
    }
    calendar.append_property(
        Property::new("REFRESH-INTERVAL", REFRESH)
            .add_parameter("VALUE", "DURATION")
            .done(),
    );
    for occurrence in occurrences {
        calendar.push(event(config, edition, occurrence));
    }
    calendar.to_string()
}

fn event(config: &Config, edition: &EditionInput, o: &Occurrence) -> Event {
    let holding = Holding::parse(&o.holding).unwrap_or_default();
    let status = match holding {
        Holding::Scheduled => EventStatus::Confirmed,
        Holding::Postponed => EventStatus::Tentative,
        Holding::Cancelled => EventStatus::Cancelled,
    };
    let url = item::url(config, o.activity_id);
    let place = [&*o.venue_name, &*o.venue_address]
        .into_iter()
        .filter(|text| !text.is_empty())
        .collect::<Vec<_>>()
        .join("，");
    let mut event = Event::new();
    event
        .uid(&format!("{}-{}@learning-week", o.activity_id, o.number))
        // The moment of the last change, so that an unchanged calendar stays the same bytes.
        .timestamp(o.updated_at)
        .last_modified(o.updated_at)
        .sequence(o.sequence.unsigned_abs())
        .starts(o.starts_at)
        .ends(o.ends_at)
        .summary(&format!("{}{}", item::mark(holding, o.sample), o.title))
        .description(&description(o, &url))
        .location(if place.is_empty() {
            &o.online_url
        } else {
            &place
        })
        .url(&url)
        .categories([EditionInput::label(&edition.strands, &o.strand)])
        .status(status);
    if o.sample {
        event.add_property("X-LEARNING-WEEK-SAMPLE", "TRUE");
    }
    event.done()
}

fn description(o: &Occurrence, url: &str) -> String {
    let mut lines = Vec::new();
    if o.sample {
        lines.push("示例数据，请勿转载。".to_owned());
    }
    if let Some(notice) = &o.notice {
        lines.push(notice.clone());
    }
    lines.push(o.summary.clone());
    lines.push(format!("举办单位：{}", o.organization_name));
    if !o.online_url.is_empty() {
        lines.push(format!("线上参与：{}", o.online_url));
    }
    lines.push(format!("详情：{url}"));
    lines.join("\n")
}
