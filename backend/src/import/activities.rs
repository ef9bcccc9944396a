//! Rows that become drafts of activities.

use std::collections::HashSet;

use chrono::{DateTime, NaiveDateTime, Utc};
use contract::activity::{ActivityContent, Mode};
use contract::edition::EditionInput;
use contract::region::Region;
use contract::schedule::{Schedule, Slot};
use contract::validate::Validate;
use contract::{text, time};
use uuid::Uuid;

use super::line::{Line, check_twice};
use super::named::{Organizations, texts};
use super::store::{self, Named};
use super::word;
use crate::http::failure::Failure;
use crate::store::Conn;

// Columns in the order of the headings.
const TITLE: usize = 0;
const STRAND: usize = 1;
const FORM: usize = 2;
const TOPICS: usize = 3;
const AUDIENCES: usize = 4;
const MODE: usize = 5;
const SUMMARY: usize = 6;
const STARTS: usize = 7;
const ENDS: usize = 8;
const VENUE: usize = 9;
const ADDRESS: usize = 10;
const REGION: usize = 11;
const ONLINE: usize = 12;
const CO_ORGANIZERS: usize = 13;
const CONTACT: usize = 14;
const PHONE: usize = 15;
pub const ORGANIZATION: usize = 16;

/// A draft as a row gives it.
pub struct Draft {
    pub organization: Uuid,
    pub content: ActivityContent,
}

/// Where the words of the rows are looked up.
pub struct Words<'a> {
    pub edition: &'a EditionInput,
    pub regions: &'a [Region],
    pub organizations: &'a Organizations,
    /// For rows that name no organization: the caller's own, where it lies in reach.
    pub own: Option<&'a Named>,
}

/// One draft per row, in their order; those of faulty rows are not to be saved.
pub async fn check(
    conn: &mut Conn,
    edition_id: Uuid,
    words: &Words<'_>,
    lines: &mut [Line],
) -> Result<Vec<Draft>, Failure> {
    let drafts: Vec<Draft> = lines.iter_mut().map(|line| draft(words, line)).collect();
    let key = |draft: &Draft| {
        let start = start(&draft.content)?;
        let title = draft.content.title.clone();
        (!title.is_empty()).then_some((draft.organization, title, start))
    };
    check_twice(lines, TITLE, |i, _| key(&drafts[i]));
    let organizations: HashSet<Uuid> = drafts.iter().map(|d| d.organization).collect();
    let organizations: Vec<Uuid> = organizations.into_iter().collect();
    let stored: HashSet<(Uuid, String, DateTime<Utc>)> =
        store::activities(conn, edition_id, &organizations, &texts(lines, TITLE))
            .await?
            .into_iter()
            .filter_map(|(organization, title, start)| Some((organization, title, start?)))
            .collect();
    for (line, draft) in lines.iter_mut().zip(&drafts) {
        if key(draft).is_some_and(|key| stored.contains(&key)) {
            line.fault(
                TITLE,
                "already_exists",
                "系统中已有同一单位、同一时间的同名活动，请删除此行。",
            );
        }
    }
    Ok(drafts)
}

fn start(content: &ActivityContent) -> Option<DateTime<Utc>> {
    content.schedule.expand().first().map(|o| o.starts_at)
}

fn draft(words: &Words<'_>, line: &mut Line) -> Draft {
    let edition = words.edition;
    let organization = match (words.organizations.find(line, ORGANIZATION), words.own) {
        (Some(named), _) => named.id,
        (None, Some(own)) => own.id,
        (None, None) => {
            line.fault(ORGANIZATION, "required", "请填写举办单位。");
            Uuid::nil()
        }
    };
    let modes = Mode::ALL.map(|m| (m.code(), m.label()));
    let starts = moment(line, STARTS, None);
    let ends = moment(line, ENDS, starts);
    let region_code = match line.text(REGION) {
        "" => None,
        written => match word::region(words.regions, written) {
            Ok(code) => Some(code),
            Err(sentence) => {
                line.fault(REGION, "unknown", sentence);
                None
            }
        },
    };
    let content = ActivityContent {
        title: line.text(TITLE).to_owned(),
        strand: one(line, STRAND, &word::offered(&edition.strands)),
        form: one(line, FORM, &word::offered(&edition.forms)),
        topics: several(line, TOPICS, &word::offered(&edition.topics)),
        audiences: several(line, AUDIENCES, &word::offered(&edition.audiences)),
        mode: one(line, MODE, &modes)
            .and_then(|code| Mode::parse(&code))
            .unwrap_or_default(),
        summary: line.text(SUMMARY).to_owned(),
        schedule: Schedule::Dates {
            slots: vec![Slot {
                starts_at: starts.map(time::instant),
                ends_at: ends.map(time::instant),
            }],
        },
        venue_name: line.text(VENUE).to_owned(),
        venue_address: line.text(ADDRESS).to_owned(),
        region_code,
        online_url: line.text(ONLINE).to_owned(),
        co_organizers: word::list(line.text(CO_ORGANIZERS))
            .into_iter()
            .map(str::to_owned)
            .collect(),
        contact_name: line.text(CONTACT).to_owned(),
        contact_phone: text::half_width(line.text(PHONE)),
        ..ActivityContent::default()
    };
    line.faults(content.faults(), column);
    Draft {
        organization,
        content,
    }
}

/// The column from which a field comes.
fn column(field: &str) -> usize {
    let head = field.split('.').next().unwrap_or_default();
    match head {
        "title" => TITLE,
        "strand" => STRAND,
        "form" => FORM,
        "topics" => TOPICS,
        "audiences" => AUDIENCES,
        "mode" => MODE,
        "summary" => SUMMARY,
        "schedule" if field.ends_with("ends_at") => ENDS,
        "schedule" => STARTS,
        "venue_name" => VENUE,
        "venue_address" => ADDRESS,
        "region_code" => REGION,
        "online_url" => ONLINE,
        "co_organizers" => CO_ORGANIZERS,
        "contact_name" => CONTACT,
        "contact_phone" => PHONE,
        _ => TITLE,
    }
}

/// Day and time; an end may be a time of the same day.
fn moment(line: &mut Line, column: usize, day_of: Option<NaiveDateTime>) -> Option<NaiveDateTime> {
    let cell = line.cell(column);
    if cell.is_empty() || cell.fault.is_some() {
        return None;
    }
    let same_day = || Some(day_of?.date().and_time(cell.time()?));
    let found = cell.moment().or_else(same_day);
    if found.is_none() {
        line.fault(
            column,
            "not_a_time",
            "请填写日期和时间，如 2020-11-15 14:00。",
        );
    }
    found
}

fn one(line: &mut Line, column: usize, words: &[(&str, &str)]) -> Option<String> {
    let written = line.text(column);
    if written.is_empty() {
        return None;
    }
    let found = word::code(words, written).map(str::to_owned);
    if found.is_none() {
        let message = word::unknown(written, words);
        line.fault(column, "unknown", message);
    }
    found
}

fn several(line: &mut Line, column: usize, words: &[(&str, &str)]) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    let mut fault = None;
    for part in word::list(line.text(column)) {
        match word::code(words, part) {
            Some(code) if found.iter().any(|c| c == code) => {}
            Some(code) => found.push(code.to_owned()),
            None => fault = fault.or_else(|| Some(word::unknown(part, words))),
        }
    }
    if let Some(message) = fault {
        line.fault(column, "unknown", message);
    }
    found
}
