//! Hours as people say them: 中午11点半, 晚上12点, 下午2:00-4:00. What is not certain says so.

use super::token::{Clock, Half};

/// Since midnight; 24:00 and later are the next day's.
pub type Minutes = u32;

const NOON: Minutes = 12 * 60;
const DAY: Minutes = 24 * 60;
/// Who ends after midnight ends by then; later hours are mistakes.
const MORNING: Minutes = 6 * 60;

/// One reading of a clock.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Span {
    Hour(Minutes),
    /// A part of the day without an hour.
    Part(Minutes, Minutes),
}

/// The reading, and whether it may have been meant otherwise.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Reading<T> {
    pub of: T,
    pub unsure: bool,
}

fn sure<T>(of: T) -> Reading<T> {
    Reading { of, unsure: false }
}

fn unsure<T>(of: T) -> Reading<T> {
    Reading { of, unsure: true }
}

/// A beginning, or whatever stands alone. Nothing for what is no time.
pub fn begins(clock: &Clock) -> Option<Reading<Span>> {
    let Some((hour, minute)) = clock.hour else {
        let (from, to) = match clock.half? {
            Half::Dawn => (0, 6 * 60),
            Half::Morning => (8 * 60, NOON),
            Half::Noon => (11 * 60, 13 * 60),
            Half::Afternoon => (NOON, 18 * 60),
            Half::Dusk => (17 * 60, 19 * 60),
            Half::Evening => (18 * 60, 21 * 60),
            Half::Midnight => return None,
            Half::Whole => return Some(sure(Span::Part(0, DAY))),
        };
        return Some(unsure(Span::Part(from, to)));
    };
    let read = hour_of(clock.half, hour, minute)?;
    // Who opens at two means the afternoon more often than the night; and a day's midnight is its end or its beginning.
    let doubted = clock.half.is_none() && (60..MORNING).contains(&read.of)
        || clock.half.is_some() && read.of >= DAY;
    Some(Reading {
        of: Span::Hour(read.of),
        unsure: read.unsure || doubted,
    })
}

/// An end on the day of its beginning, which says what it leaves unsaid: 下午2:00-4:00, 上午10:00-2:00.
pub fn ends(start: Minutes, said: Option<Half>, clock: &Clock) -> Option<Reading<Minutes>> {
    let Some((hour, minute)) = clock.hour else {
        return match begins(clock)?.of {
            Span::Part(_, to) => Some(unsure(to)),
            Span::Hour(_) => None,
        };
    };
    if clock.half.is_some() {
        let read = hour_of(clock.half, hour, minute)?;
        // 晚上8点至凌晨1点
        return Some(match read.of < start {
            true if read.of <= MORNING => unsure(read.of + DAY),
            _ => read,
        });
    }
    let bare = hour_of(None, hour, minute)?.of;
    let same = hour_of(said, hour, minute).filter(|read| read.of >= start);
    if let Some(read) = same.filter(|read| !read.unsure) {
        return Some(read);
    }
    if bare >= start {
        return Some(sure(bare));
    }
    Some(match same {
        Some(read) => read,
        // Over noon, or over midnight.
        None if bare < NOON && bare + NOON >= start => unsure(bare + NOON),
        None if bare <= MORNING => unsure(bare + DAY),
        None => sure(bare),
    })
}

fn hour_of(half: Option<Half>, hour: u32, minute: u32) -> Option<Reading<Minutes>> {
    if minute > 59 || hour > 24 || (hour == 24 && minute > 0) {
        return None;
    }
    let (hour, certain) = match (half, hour) {
        (None | Some(Half::Whole), hour) => (hour, true),
        (Some(Half::Dawn), 12) => (0, false),
        (Some(Half::Dawn), hour) => (hour, hour <= 6),
        (Some(Half::Morning), hour) => (hour, (1..=12).contains(&hour)),
        (Some(Half::Noon), 1 | 2) => (hour + 12, true),
        (Some(Half::Noon), 0) => (12, false),
        (Some(Half::Noon), 10..=14) => (hour, hour > 10),
        (Some(Half::Noon), _) => return None,
        (Some(Half::Afternoon), 0) => (12, false),
        (Some(Half::Afternoon), 1..=11) => (hour + 12, hour < 7),
        (Some(Half::Afternoon), hour) => (hour, hour < 19),
        (Some(Half::Dusk), 4..=8) => (hour + 12, true),
        (Some(Half::Dusk), 16..=20) => (hour, true),
        (Some(Half::Dusk), _) => return None,
        (Some(Half::Evening | Half::Midnight), 12) => (24, true),
        (Some(Half::Evening | Half::Midnight), 0..=4) => (hour + 24, false),
        (Some(Half::Evening | Half::Midnight), 5..=11) => (hour + 12, true),
        (Some(Half::Evening | Half::Midnight), hour) => (hour, hour >= 17),
    };
    Some(Reading {
        of: hour * 60 + minute,
        unsure: !certain,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn clock(half: Option<Half>, hour: u32, minute: u32) -> Clock {
        Clock {
            half,
            hour: Some((hour, minute)),
        }
    }

    #[test]
    fn every_hour_of_every_part_of_the_day_is_its_own_or_doubted() {
        use Half::{Afternoon, Dawn, Dusk, Evening, Midnight, Morning, Noon};
        // From when to when people mean it.
        for (half, from, to) in [
            (Dawn, 0, 6),
            (Morning, 1, 12),
            (Noon, 11, 14),
            (Afternoon, 12, 18),
            (Dusk, 16, 20),
            (Evening, 17, 24),
            (Midnight, 17, 24),
        ] {
            for hour in 0..=24 {
                let Some(read) = hour_of(Some(half), hour, 0) else {
                    continue;
                };
                let within = (from * 60..=to * 60).contains(&read.of);
                assert!(within || read.unsure, "{half:?} {hour}: {read:?}");
            }
        }
    }

    #[test]
    fn an_end_stands_behind_its_beginning() {
        use Half::{Afternoon, Dawn, Evening, Morning, Noon};
        for (start, said, half, hour, meant, doubted) in [
            (9, Some(Morning), Some(Noon), 11, 11, false),
            (14, Some(Afternoon), None, 4, 16, false),
            (10, Some(Morning), None, 2, 14, true),
            (9, Some(Morning), None, 12, 12, false),
            (9, Some(Morning), None, 14, 14, false),
            (22, Some(Evening), Some(Evening), 12, 24, false),
            (22, Some(Evening), None, 12, 24, false),
            (20, Some(Evening), Some(Dawn), 1, 25, true),
            (22, None, None, 1, 25, true),
            (12, Some(Noon), None, 2, 14, false),
            (14, Some(Afternoon), None, 10, 22, true),
            (14, None, None, 13, 13, false),
        ] {
            let read = ends(start * 60, said, &clock(half, hour, 0)).expect("a time");
            assert_eq!(
                (read.of, read.unsure),
                (meant * 60, doubted),
                "{start} {said:?} {half:?} {hour}"
            );
        }
    }
}
