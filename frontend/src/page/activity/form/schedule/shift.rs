//! What the schedule editor does with dates, apart from the page.

use chrono::{Datelike, Days, NaiveTime};
use contract::schedule::{Occurrence, Schedule, Slot, Weekly};
use contract::time;

/// With a copy of slot `i` a day later, right after it.
pub fn next_day(slots: &[Slot], i: usize) -> Vec<Slot> {
    let mut all = slots.to_vec();
    if let Some(slot) = slots.get(i) {
        let later = |at| at + Days::new(1);
        all.insert(
            i + 1,
            Slot {
                starts_at: slot.starts_at.map(later),
                ends_at: slot.ends_at.map(later),
            },
        );
    }
    all
}

/// With a new start: the end moves along, so that the length stays; a first start proposes two hours.
pub fn started(slot: Slot, starts_at: Option<chrono::DateTime<chrono::Utc>>) -> Slot {
    let ends_at = match (slot.starts_at, slot.ends_at, starts_at) {
        (Some(was), Some(end), Some(now)) => Some(end + (now - was)),
        (None, None, Some(now)) => Some(now + chrono::Duration::hours(2)),
        (_, end, _) => end,
    };
    Slot { starts_at, ends_at }
}

/// The other way to say it, as far as it can be said.
pub fn converted(schedule: &Schedule) -> Schedule {
    match schedule {
        Schedule::Weekly(_) => {
            let slots: Vec<Slot> = schedule
                .expand()
                .iter()
                .map(|o| Slot {
                    starts_at: Some(o.starts_at),
                    ends_at: Some(o.ends_at),
                })
                .collect();
            if slots.is_empty() {
                Schedule::default()
            } else {
                Schedule::Dates { slots }
            }
        }
        Schedule::Dates { .. } => {
            let whole = schedule.expand();
            let (Some(first), Some(last)) = (whole.first(), whole.last()) else {
                return Schedule::Weekly(Weekly::default());
            };
            let mut weekdays: Vec<u8> = whole
                .iter()
                .map(|o| time::day(o.starts_at).weekday().number_from_monday() as u8)
                .collect();
            weekdays.sort_unstable();
            weekdays.dedup();
            Schedule::Weekly(Weekly {
                weekdays,
                first_day: Some(time::day(first.starts_at)),
                last_day: Some(time::day(last.starts_at)),
                starts: Some(time::local(first.starts_at).time()),
                ends: Some(time::local(first.ends_at).time()),
                except: Vec::new(),
            })
        }
    }
}

/// Goes on after midnight. An end at exactly 24:00 does not.
pub fn overnight(occurrence: &Occurrence) -> bool {
    let (from, to) = (
        time::local(occurrence.starts_at),
        time::local(occurrence.ends_at),
    );
    let next = from.date() + Days::new(1);
    to.date() > next || (to.date() == next && to.time() > NaiveTime::MIN)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ui::date_field::instant_of;
    use wasm_bindgen_test::wasm_bindgen_test;

    fn slot(from: &str, to: &str) -> Slot {
        Slot {
            starts_at: instant_of(from),
            ends_at: instant_of(to),
        }
    }

    #[wasm_bindgen_test]
    fn the_next_day_has_the_same_hours() {
        let slots = [
            slot("2020-11-30T09:00", "2020-11-30T11:00"),
            Slot::default(),
        ];
        let all = next_day(&slots, 0);
        assert_eq!(all[1], slot("2020-12-01T09:00", "2020-12-01T11:00"));
        assert_eq!(all.len(), 3);
        assert_eq!(next_day(&slots, 1)[2], Slot::default(), "half a slot too");
        assert_eq!(next_day(&slots, 9), slots);
    }

    #[wasm_bindgen_test]
    fn the_end_moves_with_the_start() {
        let moved = started(
            slot("2020-11-30T09:00", "2020-11-30T11:30"),
            instant_of("2020-12-02T14:00"),
        );
        assert_eq!(moved, slot("2020-12-02T14:00", "2020-12-02T16:30"));
        let cleared = started(slot("2020-11-30T09:00", "2020-11-30T11:30"), None);
        assert_eq!(cleared.ends_at, instant_of("2020-11-30T11:30"));
        let first = started(Slot::default(), instant_of("2020-11-30T09:00"));
        assert_eq!(first.ends_at, instant_of("2020-11-30T11:00"));
    }

    #[wasm_bindgen_test]
    fn either_way_says_the_same_dates() {
        let dates = Schedule::Dates {
            slots: vec![
                slot("2020-11-02T22:00", "2020-11-03T01:00"),
                slot("2020-11-09T22:00", "2020-11-10T01:00"),
            ],
        };
        let weekly = converted(&dates);
        assert_eq!(weekly.expand(), dates.expand());
        assert_eq!(converted(&weekly), dates);
        assert_eq!(
            converted(&Schedule::Weekly(Weekly::default())),
            Schedule::default()
        );
    }

    #[wasm_bindgen_test]
    fn midnight_itself_is_still_the_evening() {
        let one = |from, to| Occurrence {
            starts_at: instant_of(from).expect("a moment"),
            ends_at: instant_of(to).expect("a moment"),
        };
        assert!(!overnight(&one("2020-11-02T20:00", "2020-11-03T00:00")));
        assert!(overnight(&one("2020-11-02T22:00", "2020-11-03T01:00")));
    }
}
