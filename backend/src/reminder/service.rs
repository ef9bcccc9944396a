//! Reminds organizations of what they owe, and tells of deadlines that are near.

use std::collections::{BTreeMap, HashMap, HashSet};

use chrono::{DateTime, Utc};
use contract::board::{Reminded, Reminder, ReminderFilter, ReminderInput};
use contract::notification::NotificationKind;
use contract::operation::Operation;
use contract::operation::permission::{ListReminders, SendReminders};
use contract::page::Page;
use contract::problem::Code;
use uuid::Uuid;

use super::sentence;
use super::store::{self, OwedMaterial, SentReminder};
use crate::access::guard::Granted;
use crate::notification::service::{
    Message, Notified, notify_each, notify_organizations, roles_that_may,
};
use crate::platform::clock;
use crate::platform::failure::Failure;
use crate::platform::state::AppState;
use crate::platform::store::{AuditEvent, Conn, Store, SystemPermit, Tx, page, uuids};
use crate::reference::edition;

const LINK: &str = "/desk/submissions";
const DUE_NOTICES: SystemPermit = SystemPermit("send_due_notices");
/// Whom it concerns: everybody who may write what is owed.
const WHOM: Operation = Operation::CreateSubmission;

pub async fn list_reminders(
    state: &AppState,
    granted: &Granted<ListReminders>,
    filter: ReminderFilter,
) -> Result<Page<Reminder>, Failure> {
    let take = page::take(filter.limit)?;
    let after = page::decode(filter.cursor.as_deref())?;
    let mut conn = state.store.read(granted).await?;
    let rows = store::list(&mut conn, granted.reach(), &filter, after, take).await?;
    Ok(page::cut(rows, take, |(row, ..)| (row.at, row.id)).map(store::shown))
}

/// One notification per person about all that their organization owes of it.
pub async fn send_reminders(
    state: &AppState,
    granted: &Granted<SendReminders>,
    input: ReminderInput,
) -> Result<Reminded, Failure> {
    let mut tx = Tx::begin(&state.store, granted).await?;
    let editions = store::editions(&mut tx, &uuids(&input.material_ids)).await?;
    if editions.len() > 1 {
        return Err(Failure::field(
            "material_ids",
            "mixed",
            "请一次只选择同一年度活动周的材料。",
        ));
    }
    let Some(edition) = editions.first().copied() else {
        tx.rollback().await?;
        return Ok(Reminded::default());
    };
    // A double click must not tell twice: the second waits, and then finds what the first did.
    store::lock(&mut tx).await?;
    let now = clock::now();
    let (organizations, materials) = (uuids(&input.organization_ids), uuids(&input.material_ids));
    let reach = granted.reach();
    let open = store::open(&mut tx, (edition, now), reach, &organizations, &materials).await?;
    let notified =
        notify_owing(&mut tx, NotificationKind::Reminder, &open, now, &input.note).await?;
    if notified.is_empty() {
        tx.rollback().await?;
    } else {
        let (sent, by) = (sent(&open, &notified), &granted.caller.name);
        store::record(&mut tx, &sent, now, by, &input.note).await?;
        tx.commit(AuditEvent::new(granted, "reminder", None))
            .await?;
    }
    let asked: HashSet<Uuid> = open.iter().map(|o| o.organization_id).collect();
    Ok(Reminded {
        organizations: notified.len() as i64,
        people: notified.values().map(|t| t.people).sum(),
        mails: notified.values().map(|t| t.mails).sum(),
        nobody: (asked.len() - notified.len()) as i64,
    })
}

/// Those who were told, by organization.
async fn notify_owing(
    conn: &mut Conn,
    kind: NotificationKind,
    open: &[OwedMaterial],
    now: DateTime<Utc>,
    note: &str,
) -> Result<HashMap<Uuid, Notified>, Failure> {
    let mut lines: BTreeMap<Uuid, Vec<sentence::Line<'_>>> = BTreeMap::new();
    for one in open {
        let of = lines.entry(one.organization_id).or_default();
        of.push((&one.label, one.due));
    }
    let words: Vec<(Uuid, String)> = lines
        .into_iter()
        .map(|(organization, lines)| (organization, sentence::say(&lines, now) + note))
        .collect();
    let notified = notify_each(conn, &words, WHOM, kind, LINK).await?;
    Ok(notified
        .into_iter()
        .map(|t| (t.organization_id, t))
        .collect())
}

/// As it is recorded; what nobody was told is not.
fn sent(open: &[OwedMaterial], notified: &HashMap<Uuid, Notified>) -> Vec<SentReminder> {
    let number = |n: i64| i32::try_from(n).unwrap_or(i32::MAX);
    open.iter()
        .filter_map(|one| {
            let notified = notified.get(&one.organization_id)?;
            let (people, mails) = (number(notified.people), number(notified.mails));
            Some((one.organization_id, one.material_id, people, mails))
        })
        .collect()
}

/// Tells of deadlines of the current edition that are near; gives how many organizations were told.
/// Harmless to run at any time and by several servers.
pub async fn send_due_notices(store: &Store, now: DateTime<Utc>) -> Result<usize, Failure> {
    let mut tx = Tx::begin(store, &DUE_NOTICES).await?;
    let edition = match edition::settings(&mut tx, None).await {
        Err(failure) if failure.problem.code != Code::NotFound => return Err(failure),
        found => found.ok(),
    };
    let Some(edition) = edition.filter(|e| !e.archived()) else {
        tx.rollback().await?;
        return Ok(0);
    };
    let roles = roles_that_may(WHOM);
    let open = store::take_due(&mut tx, edition.id, now, &roles).await?;
    if open.is_empty() {
        tx.rollback().await?;
        return Ok(0);
    }
    let notified = notify_owing(&mut tx, NotificationKind::Due, &open, now, "").await?;
    store::set_recipients(&mut tx, &sent(&open, &notified), now).await?;
    tx.commit(AuditEvent::new(&DUE_NOTICES, "reminder", None))
        .await?;
    Ok(notified.len())
}

/// Tells those who owe this material and have not handed it in that it has changed. `sentence` says what.
pub async fn notify_changed(
    conn: &mut Conn,
    material: Uuid,
    sentence: &str,
) -> Result<(), Failure> {
    let editions = store::editions(conn, &[material]).await?;
    let Some(edition) = editions.first().copied() else {
        return Ok(());
    };
    let owing = store::owing(conn, edition, clock::now(), material).await?;
    let message = Message {
        kind: NotificationKind::Changed,
        text: sentence,
        link: LINK,
    };
    notify_organizations(conn, &owing, WHOM, message).await
}
