//! When sample activities take place: October to December 2020, most of them around the week.

use chrono::{DateTime, Datelike, Days, Duration, NaiveDate, NaiveTime, Utc};
use contract::schedule::{Schedule, Slot, Weekly};
use contract::time;
use sample::random::SeededRandom;

use super::file::{Pattern, When};
use crate::platform::failure::Failure;

pub fn schedule(pattern: &Pattern, random: &mut SeededRandom) -> Result<Schedule, Failure> {
    let starts = NaiveTime::parse_from_str(&pattern.at, "%H:%M")
        .map_err(|e| Failure::internal(format!("{}: {e}", pattern.title)))?;
    let day = day(pattern.when, random);
    let long = Duration::minutes((pattern.hours * 12.0).round() as i64 * 5);
    let slot = |day: NaiveDate| {
        let from = time::instant(day.and_time(starts));
        Slot {
            starts_at: Some(from),
            ends_at: Some(from + long),
        }
    };
    let slots = |days: &[u64]| Schedule::Dates {
        slots: days.iter().map(|n| slot(day + Days::new(*n))).collect(),
    };
    Ok(match pattern.when {
        When::Once | When::Night => slots(&[0]),
        When::Twice => slots(&[0, 7]),
        When::Days => slots(if random.one_in(2) {
            &[0, 1, 2]
        } else {
            &[0, 1, 2, 3, 4]
        }),
        When::Span => {
            let last = (day + Days::new(13 + random.below(29))).min(end());
            Schedule::Dates {
                slots: vec![Slot {
                    starts_at: slot(day).starts_at,
                    ends_at: slot(last).ends_at,
                }],
            }
        }
        When::Weekly => {
            let first = day.weekday().number_from_monday() as u8;
            let weeks = 5 + random.below(4);
            let twice = random.one_in(4);
            let mut weekdays = vec![first];
            if twice {
                weekdays.push((first + 1) % 7 + 1);
                weekdays.sort_unstable();
            }
            let left_out = random.one_in(3).then(|| day + Days::new(14));
            Schedule::Weekly(Weekly {
                weekdays,
                first_day: Some(day),
                last_day: Some((day + Days::new(weeks * 7)).min(end())),
                starts: Some(starts),
                ends: Some(starts + long),
                except: left_out.into_iter().collect(),
            })
        }
    })
}

/// Nothing goes on into the next year.
fn end() -> NaiveDate {
    NaiveDate::from_ymd_opt(2020, 12, 20).unwrap_or_default()
}

fn day(when: When, random: &mut SeededRandom) -> NaiveDate {
    let around = NaiveDate::from_ymd_opt(2020, 11, 9).unwrap_or_default();
    let early = NaiveDate::from_ymd_opt(2020, 10, 12).unwrap_or_default();
    let (from, days) = match when {
        When::Weekly | When::Span => (early, 40),
        _ if random.below(5) < 3 => (around, 14),
        _ => (early, 68),
    };
    from + Days::new(random.below(days))
}

/// Office hours some days before or after an instant.
pub fn office(at: DateTime<Utc>, days: i64, random: &mut SeededRandom) -> DateTime<Utc> {
    let day = time::day(at) + Duration::days(days);
    time::start_of(day) + Duration::minutes(8 * 60 + 30 + random.below(510) as i64)
}
