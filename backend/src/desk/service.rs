use contract::activity::ActivityRow;
use contract::desk::Desk;
use contract::operation::Operation;
use contract::operation::permission::GetDesk;
use contract::organization::OrganizationKind;
use contract::window::WindowState;
use contract::workflow::State;
use uuid::Uuid;

pub use super::notification::service::{
    Message, Told, notify_each, notify_organization, notify_organizations, notify_people,
    roles_that_may,
};
use super::notification::store as notifications;
use super::store;
use crate::app;
use crate::board;
use crate::edition;
use crate::http::failure::Failure;
use crate::http::guard::Granted;
use crate::store::Conn;

/// A fixed number of statements, however much there is.
pub async fn get_desk(state: &app::State, granted: &Granted<GetDesk>) -> Result<Desk, Failure> {
    let caller = &granted.caller;
    let mut conn = state.store.read(granted).await?;
    let settings = edition::service::settings(&mut conn, None).await?;
    let own = store::states(&mut conn, settings.id, caller.organization).await?;
    let count = |state: State| {
        own.iter()
            .find(|(code, _)| code == state.code())
            .map_or(0, |(_, n)| *n)
    };
    let mut queue = Vec::new();
    let mut lengths = [0, 0];
    let queues = [
        (Operation::ApproveActivity, State::Submitted),
        (Operation::PublishActivity, State::Approved),
    ];
    for (length, (operation, state)) in lengths.iter_mut().zip(queues) {
        if let Some(reach) = caller.reach(operation) {
            *length = store::waiting(&mut conn, settings.id, reach, state).await?;
            queue.extend(store::longest(&mut conn, settings.id, reach, state).await?);
        }
    }
    let newest = store::recent(&mut conn, settings.id, caller.organization).await?;
    let mut waiting = rows(&mut conn, &queue).await?;
    waiting.sort_by_key(|row| row.submitted_at.unwrap_or(row.updated_at));
    waiting.truncate(10);
    let openings = edition::opening::service::openings(&mut conn, &settings).await?;
    let (own_opening, others): (Vec<_>, Vec<_>) = openings
        .items
        .into_iter()
        .partition(|o| o.organization.id == caller.organization);
    let oversees = caller.organization_kind == OrganizationKind::ProvinceOffice
        && caller.may(Operation::SaveOpening);
    let outside = others
        .into_iter()
        .filter(|o| oversees && o.window == WindowState::Outside)
        .map(|o| o.organization)
        .collect();
    Ok(Desk {
        edition: settings.summary(),
        drafts: count(State::Draft),
        returned: count(State::Returned),
        submitted: count(State::Submitted),
        published: count(State::Published),
        to_review: lengths[0],
        to_publish: lengths[1],
        waiting,
        recent: rows(&mut conn, &newest).await?,
        due: board::service::due(&mut conn, settings.id, caller.organization).await?,
        submissions_to_review: match caller.reach(Operation::AcceptSubmission) {
            Some(reach) => store::submissions(&mut conn, settings.id, reach).await?,
            None => 0,
        },
        opening: own_opening.into_iter().next(),
        outside,
        unread: notifications::unread(&mut conn, caller.id).await?,
    })
}

/// In the order of the ids.
async fn rows(conn: &mut Conn, ids: &[Uuid]) -> Result<Vec<ActivityRow>, Failure> {
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    let mut rows = store::rows(conn, ids).await?;
    rows.sort_by_key(|row| ids.iter().position(|id| *id == row.id));
    Ok(rows)
}
