//! Whether a submission came in time (docs/DOMAIN.md R19).

use chrono::{DateTime, Duration, Utc};

use crate::workflow::Timing;

/// How long after its upload has ended a file still carries a submission over the deadline.
pub const GRACE: Duration = Duration::hours(1);

/// How a version that arrives `now` comes in, or `None` where it is too late. Deadlines are included.
/// `uploads`: when each file of the content began and ended to come in.
pub fn timing(
    deadline: Option<DateTime<Utc>>,
    extended_until: Option<DateTime<Utc>>,
    now: DateTime<Utc>,
    came_before: bool,
    accepted_before: bool,
    uploads: &[(DateTime<Utc>, DateTime<Utc>)],
) -> Option<Timing> {
    let Some(deadline) = deadline.filter(|at| now > *at) else {
        return Some(Timing::OnTime);
    };
    if extended_until.is_some_and(|until| now <= until) {
        return Some(Timing::Extended);
    }
    if accepted_before {
        return Some(Timing::Supplement);
    }
    if came_before {
        return Some(Timing::Correction);
    }
    let last = extended_until.map_or(deadline, |until| until.max(deadline));
    let carried = uploads
        .iter()
        .any(|(began, ended)| *began <= last && *ended > last && now <= *ended + GRACE);
    carried.then_some(Timing::UploadInTime)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str) -> DateTime<Utc> {
        text.parse().unwrap_or_else(|_| panic!("{text}"))
    }

    #[test]
    fn the_last_instant_counts() {
        let deadline = Some(at("2020-10-20T23:59:59.999+08:00"));
        let plain = |now: &str| timing(deadline, None, at(now), false, false, &[]);
        assert_eq!(plain("2020-10-20T23:59:59.999+08:00"), Some(Timing::OnTime));
        assert_eq!(plain("2020-10-20T15:59:59.999Z"), Some(Timing::OnTime));
        assert_eq!(plain("2020-10-21T00:00:00+08:00"), None);
        assert_eq!(
            timing(None, None, at("2030-01-01T00:00:00Z"), false, false, &[]),
            Some(Timing::OnTime)
        );
    }

    #[test]
    fn an_extension_counts_until_it_ends() {
        let (deadline, until) = (at("2020-10-20T15:59:59Z"), at("2020-10-25T10:00:00Z"));
        let with = |now: &str| timing(Some(deadline), Some(until), at(now), false, false, &[]);
        assert_eq!(with("2020-10-25T10:00:00Z"), Some(Timing::Extended));
        assert_eq!(with("2020-10-25T10:00:01Z"), None);
        // Shorter than the deadline: the deadline holds.
        let short = Some(at("2020-10-19T00:00:00Z"));
        assert_eq!(
            timing(
                Some(deadline),
                short,
                at("2020-10-20T10:00:00Z"),
                false,
                false,
                &[]
            ),
            Some(Timing::OnTime)
        );
    }

    #[test]
    fn an_upload_begun_in_time_carries() {
        let deadline = Some(at("2020-10-20T15:59:59Z"));
        let upload = |began: &str, ended: &str, now: &str| {
            timing(
                deadline,
                None,
                at(now),
                false,
                false,
                &[(at(began), at(ended))],
            )
        };
        let (before, after) = ("2020-10-20T15:50:00Z", "2020-10-20T16:20:00Z");
        assert_eq!(
            upload(before, after, "2020-10-20T17:20:00Z"),
            Some(Timing::UploadInTime)
        );
        assert_eq!(upload(before, after, "2020-10-20T17:20:01Z"), None);
        // Ended before the deadline: nothing hindered the submission.
        assert_eq!(
            upload("2020-10-20T15:40:00Z", before, "2020-10-20T16:10:00Z"),
            None
        );
        assert_eq!(
            upload("2020-10-20T16:00:00Z", after, "2020-10-20T16:21:00Z"),
            None
        );
    }

    #[test]
    fn corrections_and_supplements_are_told_apart() {
        let (deadline, late) = (Some(at("2020-10-20T15:59:59Z")), at("2020-10-28T00:00:00Z"));
        assert_eq!(
            timing(deadline, None, late, true, false, &[]),
            Some(Timing::Correction)
        );
        assert_eq!(
            timing(deadline, None, late, true, true, &[]),
            Some(Timing::Supplement)
        );
    }
}
