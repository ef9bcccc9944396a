//! A person's desk: what waits for them and what they did last.

use contract::activity::{Activity, ActivityRow};
use contract::article::Article;
use contract::desk::{Desk, DeskArticles};
use contract::entry::Entry;
use contract::operation::Operation;
use contract::operation::permission::GetDesk;
use contract::organization::OrganizationKind;
use contract::window::WindowState;
use contract::workflow::{RevisionState, Verb};
use uuid::Uuid;

use super::store;
use crate::access::caller::Caller;
use crate::access::guard::Granted;
use crate::board;
use crate::edition::opening;
use crate::notification;
use crate::platform::failure::Failure;
use crate::platform::state::AppState;
use crate::platform::store::Conn;
use crate::reference::edition::{self, Settings};

/// A fixed number of statements, however much there is.
pub async fn get_desk(state: &AppState, granted: &Granted<GetDesk>) -> Result<Desk, Failure> {
    let caller = &granted.caller;
    let mut conn = state.store.read(granted).await?;
    let settings = edition::settings(&mut conn, None).await?;
    let own = Own::of::<Activity>(&mut conn, &settings, caller).await?;
    let articles = Own::of::<Article>(&mut conn, &settings, caller).await?;
    let mut queue = Vec::new();
    for (verb, state) in QUEUES {
        if let Some(reach) = caller.reach(Activity::operation(verb)) {
            queue.extend(store::longest(&mut conn, settings.id, reach, state).await?);
        }
    }
    let newest = store::recent(&mut conn, settings.id, caller.organization).await?;
    let mut waiting = rows(&mut conn, &queue).await?;
    waiting.sort_by_key(|row| row.submitted_at.unwrap_or(row.updated_at));
    waiting.truncate(10);
    let openings = opening::service::openings(&mut conn, &settings).await?;
    let (own_opening, others): (Vec<_>, Vec<_>) = openings
        .items
        .into_iter()
        .partition(|o| o.organization.id == caller.organization.into());
    let oversees = caller.organization_kind == OrganizationKind::ProvinceOffice
        && caller.may(Operation::SaveOpening);
    let outside = others
        .into_iter()
        .filter(|o| oversees && o.window == WindowState::Outside)
        .map(|o| o.organization)
        .collect();
    Ok(Desk {
        edition: settings.summary(),
        drafts: own.count(RevisionState::Draft),
        returned: own.count(RevisionState::Returned),
        submitted: own.count(RevisionState::Submitted),
        published: own.count(RevisionState::Published),
        to_review: own.waiting[0],
        to_publish: own.waiting[1],
        articles: DeskArticles {
            drafts: articles.count(RevisionState::Draft),
            returned: articles.count(RevisionState::Returned),
            submitted: articles.count(RevisionState::Submitted),
            published: articles.count(RevisionState::Published),
            to_review: articles.waiting[0],
            to_publish: articles.waiting[1],
        },
        waiting,
        recent: rows(&mut conn, &newest).await?,
        due: board::service::due(&mut conn, settings.id, caller.organization).await?,
        submissions_to_review: match caller.reach(Operation::AcceptSubmission) {
            Some(reach) => store::submissions(&mut conn, settings.id, reach).await?,
            None => 0,
        },
        opening: own_opening.into_iter().next(),
        outside,
        unread: notification::service::unread(&mut conn, caller.id).await?,
    })
}

/// Who works on which queue.
const QUEUES: [(Verb, RevisionState); 2] = [
    (Verb::Approve, RevisionState::Submitted),
    (Verb::Publish, RevisionState::Approved),
];

/// How much there is of one noun.
struct Own {
    states: Vec<(String, i64)>,
    /// Of each queue; 0 without the power.
    waiting: [i64; 2],
}

impl Own {
    async fn of<E: Entry>(
        conn: &mut Conn,
        settings: &Settings,
        caller: &Caller,
    ) -> Result<Self, Failure> {
        let mut waiting = [0, 0];
        for (length, (verb, state)) in waiting.iter_mut().zip(QUEUES) {
            if let Some(reach) = caller.reach(E::operation(verb)) {
                *length = store::waiting(conn, E::NOUN, settings.id, reach, state).await?;
            }
        }
        let states = store::states(conn, E::NOUN, settings.id, caller.organization).await?;
        Ok(Self { states, waiting })
    }

    fn count(&self, state: RevisionState) -> i64 {
        let found = self.states.iter().find(|(code, _)| code == state.code());
        found.map_or(0, |(_, n)| *n)
    }
}

/// In the order of the ids.
async fn rows(conn: &mut Conn, ids: &[Uuid]) -> Result<Vec<ActivityRow>, Failure> {
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    let mut rows = store::rows(conn, ids).await?;
    rows.sort_by_key(|row| ids.iter().position(|id| *id == Uuid::from(row.id)));
    Ok(rows)
}
