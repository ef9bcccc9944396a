//! Which published activities: the conditions that lists, calendar and feeds share, checked.

use chrono::{DateTime, Datelike, DurationRound, NaiveDate, TimeDelta, Utc};
use contract::feed::FeedFilter;
use contract::id::{EditionId, OrganizationId};
use contract::portal::{CalendarFilter, PublicFilter};
use contract::{region, time};

use super::search::query::{Words, words_of};
use crate::platform::clock;
use crate::platform::failure::Failure;

/// All hold together; what is absent is no condition.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct PublicActivityFilter {
    /// The current edition where absent.
    pub edition_id: Option<EditionId>,
    /// A whole code, or the digits that all places in one share.
    pub region: Option<String>,
    pub organization_id: Option<OrganizationId>,
    pub strand: Option<String>,
    pub form: Option<String>,
    pub audience: Option<String>,
    pub topic: Option<String>,
    pub mode: Option<&'static str>,
    pub exemplar: Option<bool>,
    /// Over at this moment, or not yet.
    pub over: Option<(bool, DateTime<Utc>)>,
    /// Some occurrence ends after this …
    pub after: Option<DateTime<Utc>>,
    /// … and starts before this.
    pub before: Option<DateTime<Utc>>,
    /// All of them occur. Empty: the reader asked for a text in which nothing can be searched.
    pub words: Option<Words>,
}

impl PublicActivityFilter {
    pub fn list(filter: &PublicFilter) -> Result<Self, Failure> {
        let backwards = matches!((filter.from, filter.until), (Some(a), Some(b)) if b < a);
        if backwards {
            return Err(Failure::field(
                "until",
                "before_start",
                "结束日期不能早于开始日期。",
            ));
        }
        Ok(Self {
            edition_id: filter.edition_id,
            region: filter.region.as_deref().map(place).transpose()?,
            organization_id: filter.organization_id,
            strand: filter.strand.clone(),
            form: filter.form.clone(),
            audience: filter.audience.clone(),
            topic: filter.topic.clone(),
            mode: filter.mode.map(contract::activity::Mode::code),
            exemplar: filter.exemplar,
            over: filter.over.map(|over| (over, minute())),
            after: day("from", filter.from)?.map(time::start_of),
            before: day("until", filter.until)?.map(|d| time::start_of(d + chrono::Days::new(1))),
            words: filter.q.as_deref().map(words_of),
        })
    }

    pub fn calendar(filter: &CalendarFilter) -> Result<Self, Failure> {
        Self::list(&PublicFilter {
            edition_id: filter.edition_id,
            region: filter.region.clone(),
            strand: filter.strand.clone(),
            form: filter.form.clone(),
            audience: filter.audience.clone(),
            mode: filter.mode,
            exemplar: filter.exemplar,
            q: filter.q.clone(),
            ..Default::default()
        })
    }

    pub fn feed(filter: &FeedFilter) -> Result<Self, Failure> {
        Self::list(&PublicFilter {
            region: filter.region.clone(),
            organization_id: filter.organizer,
            strand: filter.strand.clone(),
            exemplar: filter.exemplar,
            ..Default::default()
        })
    }
}

/// The minute that goes on: what is counted as over changes with it, not with each request.
pub fn minute() -> DateTime<Utc> {
    clock::now()
        .duration_trunc(TimeDelta::minutes(1))
        .unwrap_or_else(|_| clock::now())
}

/// A whole code, or the digits that all places in it share; 422 where it is none.
pub fn place(code: &str) -> Result<String, Failure> {
    if !region::is_code(code) {
        return Err(Failure::field(
            "region",
            "not_a_region",
            "行政区划代码应为6位数字，请从列表中选择。",
        ));
    }
    let prefix = region::prefix(code);
    Ok(if prefix.is_empty() { code } else { prefix }.to_owned())
}

fn day(field: &str, day: Option<NaiveDate>) -> Result<Option<NaiveDate>, Failure> {
    match day {
        Some(day) if !(1900..=2200).contains(&day.year()) => Err(Failure::field(
            field,
            "out_of_range",
            "日期应在1900年至2200年之间。",
        )),
        day => Ok(day),
    }
}
