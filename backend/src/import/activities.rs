//! Rows that become drafts of activities.

use std::collections::HashSet;

use chrono::{DateTime, NaiveDateTime, Utc};
use contract::activity::{ActivityContent, Mode};
use contract::edition::EditionInput;
use contract::id::OrganizationId;
use contract::import::MODE_WORDS;
use contract::organization::OrganizationRef;
use contract::progress::Phase;
use contract::schedule::{Schedule, Slot};
use contract::validate::{Validate, phones};
use contract::{text, time};
use uuid::Uuid;

use super::line::{Line, STEP, check_twice};
use super::named::{Organizations, texts};
use super::period::{self, Period};
use super::store;
use super::word::{self, RegionNames};
use crate::platform::failure::Failure;
use crate::platform::store::{Conn, Permit};
use crate::progress::service::ProgressReporter;

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
const PERIOD: usize = 17;

/// A draft as a row gives it.
pub struct Draft {
    pub organization: Uuid,
    pub content: ActivityContent,
}

/// Where the words of the rows are looked up.
pub struct ActivityContext<'a> {
    pub edition: &'a EditionInput,
    pub regions_by_name: &'a RegionNames,
    pub organizations: &'a Organizations,
    /// For rows that name no organization: the caller's own, where it lies in reach.
    pub own: Option<&'a OrganizationRef>,
}

/// One draft per row, in their order; those of faulty rows are not to be saved.
pub async fn check(
    conn: &mut Conn,
    edition_id: Uuid,
    words: &ActivityContext<'_>,
    lines: &mut [Line],
    progress: &mut ProgressReporter<'_, impl Permit>,
) -> Result<Vec<Draft>, Failure> {
    let total = lines.len();
    let mut drafts: Vec<Draft> = Vec::with_capacity(total);
    for part in lines.chunks_mut(STEP) {
        drafts.extend(part.iter_mut().map(|line| draft(words, line)));
        progress.report(Phase::Checking, drafts.len(), total).await;
    }
    let key = |draft: &Draft| {
        let start = start(&draft.content)?;
        let title = text::alike(&draft.content.title);
        (!title.is_empty()).then_some((draft.organization, title, start))
    };
    check_twice(lines, TITLE, |i, _| key(&drafts[i]));
    let organizations: HashSet<Uuid> = drafts.iter().map(|d| d.organization).collect();
    let organizations: Vec<Uuid> = organizations.into_iter().collect();
    let stored: HashSet<(Uuid, String, DateTime<Utc>)> =
        store::activities(conn, edition_id, &organizations, &texts(lines, TITLE))
            .await?
            .into_iter()
            .filter_map(|(organization, title, start)| {
                Some((organization, text::alike(&title), start?))
            })
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

fn draft(words: &ActivityContext<'_>, line: &mut Line) -> Draft {
    let edition = words.edition;
    let organization = match (words.organizations.find(line, ORGANIZATION), words.own) {
        (Some(named), _) => named.id,
        (None, Some(own)) => own.id,
        (None, None) => {
            line.fault(ORGANIZATION, "required", "请填写举办单位。");
            OrganizationId::default()
        }
    };
    let schedule = schedule(line, edition.year);
    let region_code = match line.text(REGION) {
        "" => None,
        written => match words.regions_by_name.code(written) {
            Ok(code) => Some(code),
            Err(sentence) => {
                line.fault(REGION, "unknown", sentence);
                None
            }
        },
    };
    // 地点/网址 is one column in many lists.
    let venue = line.text(VENUE).to_owned();
    let link = venue.starts_with("http") && line.text(ONLINE).is_empty();
    let content = ActivityContent {
        title: line.text(TITLE).to_owned(),
        strand: one(line, STRAND, &word::offered(&edition.strands)),
        form: one(line, FORM, &word::offered(&edition.forms)),
        topics: several(line, TOPICS, &word::offered(&edition.topics)),
        audiences: several(line, AUDIENCES, &word::offered(&edition.audiences)),
        mode: mode(line),
        summary: line.text(SUMMARY).to_owned(),
        schedule,
        venue_name: if link { String::new() } else { venue.clone() },
        venue_address: line.text(ADDRESS).to_owned(),
        region_code,
        online_url: if link {
            venue
        } else {
            line.text(ONLINE).to_owned()
        },
        co_organizers: word::list(line.text(CO_ORGANIZERS))
            .into_iter()
            .map(str::to_owned)
            .collect(),
        contact_name: line.text(CONTACT).to_owned(),
        contact_phone: phone(line.text(PHONE)),
        ..ActivityContent::default()
    };
    line.faults(content.faults(), |field| match column(field) {
        ONLINE if link => VENUE,
        column => column,
    });
    Draft {
        organization: organization.into(),
        content,
    }
}

/// In normal form, or as it is written where it is none.
fn phone(written: &str) -> String {
    phones(written).map_or_else(|_| text::half_width(written), |all| all.join(","))
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

/// From the columns of start and end, or the one of both.
fn schedule(line: &mut Line, year: i32) -> Schedule {
    let starts = moment(line, STARTS, year);
    let slots = match starts {
        None if line.text(STARTS).is_empty() && !line.text(PERIOD).is_empty() => {
            match line.cell(PERIOD).period(year) {
                Some(period) => slots(line, PERIOD, period),
                None => {
                    let message = no_day(line.text(PERIOD));
                    line.fault(PERIOD, "not_a_time", message);
                    Vec::new()
                }
            }
        }
        _ => {
            let ends = end(line, starts.as_ref(), year);
            let mut slots = match starts {
                Some(period) if ends.is_none() && line.text(ENDS).is_empty() => {
                    slots(line, STARTS, period)
                }
                Some(period) => {
                    // A day alone begins with it: its end says so.
                    let whole = line.cell(STARTS).is_day() && !line.cell(ENDS).is_time();
                    for note in period.notes.iter().filter(|_| !whole) {
                        line.note(STARTS, note);
                    }
                    vec![(period.slots.first().map(|s| s.0), None)]
                }
                None => vec![(None, None)],
            };
            if let (Some(ends), Some(slot)) = (ends, slots.last_mut()) {
                slot.1 = Some(ends);
            }
            slots
        }
    };
    Schedule::Dates {
        slots: slots
            .into_iter()
            .map(|(starts, ends)| Slot {
                starts_at: starts.map(time::instant),
                ends_at: ends.map(time::instant),
            })
            .collect(),
    }
}

type Ends = (Option<NaiveDateTime>, Option<NaiveDateTime>);

fn slots(line: &mut Line, column: usize, period: Period) -> Vec<Ends> {
    let open = period.slots.iter().any(|(_, ends)| ends.is_none());
    for note in &period.notes {
        line.note(column, note);
    }
    if open {
        line.note(column, "没有写结束时间，请在草稿中补填。");
    }
    let slots = period.slots.into_iter();
    slots.map(|(starts, ends)| (Some(starts), ends)).collect()
}

/// Day and time, or whatever else a cell says for certain.
fn moment(line: &mut Line, column: usize, year: i32) -> Option<Period> {
    let cell = line.cell(column);
    if cell.is_empty() || cell.fault.is_some() {
        return None;
    }
    let found = cell.period(year);
    if found.is_none() {
        let message = no_day(&cell.text);
        line.fault(column, "not_a_time", message);
    }
    found
}

/// An end may be a time of the first day; one that is a day is the whole of it.
fn end(line: &mut Line, starts: Option<&Period>, year: i32) -> Option<NaiveDateTime> {
    let first = starts.and_then(|p| p.slots.first()).map(|s| s.0);
    if line.cell(ENDS).is_time() {
        let (ends, unsure) = line.cell(ENDS).end(first?)?;
        if unsure {
            let shown = period::shown(&(ends, None));
            line.note(
                ENDS,
                &format!("钟点不能确定，按{shown}结束计，请在草稿中核对。"),
            );
        }
        return Some(ends);
    }
    let period = moment(line, ENDS, year)?;
    let (starts, ends) = *period.slots.last()?;
    for note in &period.notes {
        line.note(ENDS, note);
    }
    Some(ends.unwrap_or(starts))
}

fn no_day(written: &str) -> String {
    let short = text::beginning(written, 20);
    format!("“{short}”不是确定的日期和时间，请填写如 2020-11-15 14:00 或 11月15日 9:00-11:00。")
}

fn mode(line: &mut Line) -> Mode {
    let written = line.text(MODE);
    if written.is_empty() {
        return Mode::default();
    }
    let own = Mode::ALL.map(|m| (m.code(), m.label()));
    let known = word::code(&own, written).or_else(|| word::code(MODE_WORDS, written));
    if let Some(mode) = known.and_then(Mode::parse) {
        return mode;
    }
    let message = word::unknown(written, &own);
    line.fault(MODE, "unknown", message);
    Mode::default()
}

fn one(line: &mut Line, column: usize, words: &[(&str, &str)]) -> Option<String> {
    let written = line.text(column);
    if written.is_empty() {
        return None;
    }
    let found = word::near(words, written).map(str::to_owned);
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
        match word::near(words, part) {
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
