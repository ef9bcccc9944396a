//! Time: instants are UTC, a day is a day in Shanghai (UTC+8, no summer time since 1991).

use chrono::{DateTime, FixedOffset, NaiveDate, NaiveDateTime, NaiveTime, TimeZone, Utc};

/// China standard time.
pub fn zone() -> FixedOffset {
    FixedOffset::east_opt(8 * 3600).expect("eight hours is a valid offset")
}

/// The Shanghai wall clock of an instant.
pub fn local(at: DateTime<Utc>) -> NaiveDateTime {
    at.with_timezone(&zone()).naive_local()
}

/// The Shanghai day of an instant.
pub fn day(at: DateTime<Utc>) -> NaiveDate {
    local(at).date()
}

/// The instant of a Shanghai wall clock.
pub fn instant(wall: NaiveDateTime) -> DateTime<Utc> {
    zone()
        .from_local_datetime(&wall)
        .single()
        .expect("a fixed offset has exactly one instant per wall clock")
        .with_timezone(&Utc)
}

/// The first instant of a Shanghai day.
pub fn start_of(day: NaiveDate) -> DateTime<Utc> {
    instant(day.and_time(NaiveTime::MIN))
}

/// `2020年11月15日（星期日）`.
pub fn say_day(day: NaiveDate) -> String {
    use chrono::Datelike;
    format!(
        "{}年{}月{}日（星期{}）",
        day.year(),
        day.month(),
        day.day(),
        weekday(day)
    )
}

/// `11月15日 14:00`.
pub fn say_instant(at: DateTime<Utc>) -> String {
    use chrono::{Datelike, Timelike};
    let wall = local(at);
    format!(
        "{}月{}日 {:02}:{:02}",
        wall.month(),
        wall.day(),
        wall.hour(),
        wall.minute()
    )
}

/// `2020年11月15日 14:00`.
pub fn say_full(at: DateTime<Utc>) -> String {
    use chrono::Datelike;
    format!("{}年{}", local(at).year(), say_instant(at))
}

/// `一` … `日`.
pub fn weekday(day: NaiveDate) -> char {
    use chrono::Datelike;
    ['一', '二', '三', '四', '五', '六', '日'][day.weekday().num_days_from_monday() as usize]
}

/// Start and end as one phrase; the end's day is said only where it differs.
/// An end at exactly 00:00 belongs to the day before (docs/DOMAIN.md, Days).
pub fn say_range(start: DateTime<Utc>, end: DateTime<Utc>) -> String {
    use chrono::{Datelike, Timelike};
    let (from, to) = (local(start), local(end));
    let head = format!(
        "{}月{}日（周{}）{:02}:{:02}",
        from.month(),
        from.day(),
        weekday(from.date()),
        from.hour(),
        from.minute()
    );
    if to.date() == from.date() {
        return format!("{head}–{:02}:{:02}", to.hour(), to.minute());
    }
    if to.time() == NaiveTime::MIN && to.date() == from.date().succ_opt().unwrap_or(from.date()) {
        return format!("{head}–24:00");
    }
    format!(
        "{head}–{}月{}日 {:02}:{:02}",
        to.month(),
        to.day(),
        to.hour(),
        to.minute()
    )
}
