//! An activity's fields in words.

use contract::activity::ActivityContent;
use contract::time;
use uuid::Uuid;

use crate::page::entry::words::Words;

pub fn strand(words: &Words, code: Option<&str>) -> String {
    code.map_or_else(String::new, |c| words.term(|e| &e.strands, c))
}

/// One field of a content as text; empty where it holds nothing.
pub fn say(words: &Words, field: &str, c: &ActivityContent) -> String {
    let number = |n: Option<f64>| n.map_or_else(String::new, |n| n.to_string());
    let file = |id: Option<Uuid>| id.map_or("", |_| "已上传").to_owned();
    let yes = |yes: bool| if yes { "是" } else { "否" }.to_owned();
    match field {
        "title" => c.title.clone(),
        "strand" => strand(words, c.strand.as_deref()),
        "form" => c
            .form
            .as_deref()
            .map_or_else(String::new, |f| words.term(|e| &e.forms, f)),
        "topics" => words.terms(|e| &e.topics, &c.topics),
        "audiences" => words.terms(|e| &e.audiences, &c.audiences),
        "summary" => c.summary.clone(),
        "description" => c.description.clone(),
        "mode" => c.mode.label().to_owned(),
        "schedule" => occurrences(c),
        "venue_name" => c.venue_name.clone(),
        "venue_address" => c.venue_address.clone(),
        "region_code" => c
            .region_code
            .as_deref()
            .map_or_else(String::new, |r| words.region(r)),
        "latitude" => number(c.latitude),
        "longitude" => number(c.longitude),
        "online_url" => c.online_url.clone(),
        "online_guide" => c.online_guide.clone(),
        "co_organizers" => c.co_organizers.join("、"),
        "contact_name" => c.contact_name.clone(),
        "contact_phone" => c.contact_phone.clone(),
        "contact_public" => yes(c.contact_public),
        "free" => yes(c.free),
        "fee" => c.fee.clone(),
        "capacity" => c
            .capacity
            .map_or_else(String::new, |n| n.to_string() + "人"),
        "registration_url" => c.registration_url.clone(),
        "accessibility" => c.accessibility.clone(),
        "picture" => file(c.picture),
        "picture_alt" => c.picture_alt.clone(),
        "attachment" => file(c.attachment),
        "source" => c.source.clone(),
        _ => String::new(),
    }
}

/// A line per occurrence.
fn occurrences(content: &ActivityContent) -> String {
    let lines: Vec<String> = content
        .schedule
        .expand()
        .iter()
        .map(|o| time::say_range(o.starts_at, o.ends_at))
        .collect();
    lines.join("\n")
}
