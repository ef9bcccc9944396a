//! Materials and submissions, put straight into the database.

use chrono::{DateTime, Duration, Utc};
use contract::material::{MaterialInput, Part};
use contract::organization::OrganizationKind;
use diesel::prelude::*;
use diesel_async::RunQueryDsl;
use learning_week::platform::store::schema::{edition, extension, material, submission};
use uuid::Uuid;

use super::Api;

/// An app whose edition asks for nothing yet.
pub async fn start() -> Api {
    let api = Api::start().await;
    empty(&api).await;
    api
}

pub async fn empty(api: &Api) {
    diesel::delete(material::table)
        .execute(&mut *api.conn().await)
        .await
        .expect("no materials");
}

/// Days from now; negative for the past.
pub fn days(n: i64) -> Option<DateTime<Utc>> {
    Some(Utc::now() + Duration::days(n))
}

pub const OFFICES: &[OrganizationKind] = &[OrganizationKind::CityOffice];
pub const REPORTERS: &[OrganizationKind] =
    &[OrganizationKind::CityOffice, OrganizationKind::University];
pub const INSTITUTIONS: &[OrganizationKind] = &[OrganizationKind::Institution];

pub fn input(
    label: &str,
    owed_by: &[OrganizationKind],
    deadline: Option<DateTime<Utc>>,
) -> MaterialInput {
    MaterialInput {
        code: format!("m{}", Uuid::now_v7().simple()),
        label: label.into(),
        batch: 1,
        parts: vec![Part::Body],
        owed_by: owed_by.to_vec(),
        deadline,
        ..MaterialInput::default()
    }
}

/// The next material of the current edition.
pub async fn material(api: &Api, content: &MaterialInput) -> Uuid {
    let (id, mut conn) = (Uuid::now_v7(), api.conn().await);
    let current: Uuid = edition::table
        .filter(edition::current.eq(true))
        .select(edition::id)
        .first(&mut *conn)
        .await
        .expect("an edition");
    let count: i64 = material::table
        .count()
        .get_result(&mut *conn)
        .await
        .expect("a count");
    diesel::insert_into(material::table)
        .values((
            material::id.eq(id),
            material::edition_id.eq(current),
            material::position.eq(i32::try_from(count).expect("few")),
            material::content.eq(serde_json::to_value(content).expect("JSON")),
            material::deadline.eq(content.deadline),
        ))
        .execute(&mut *conn)
        .await
        .expect("a material");
    id
}

/// What became of it, in the words of the state.
pub async fn submission(api: &Api, material_id: Uuid, organization: Uuid, state: &str) -> Uuid {
    let (id, mut conn) = (Uuid::now_v7(), api.conn().await);
    let edition_id: Uuid = material::table
        .find(material_id)
        .select(material::edition_id)
        .first(&mut *conn)
        .await
        .expect("a material");
    let office = api.organization("province").await;
    let waiting = matches!(state, "submitted" | "endorsed");
    let handed_in = (state != "draft").then(Utc::now);
    diesel::insert_into(submission::table)
        .values((
            submission::id.eq(id),
            submission::edition_id.eq(edition_id),
            submission::material_id.eq(material_id),
            submission::organization_id.eq(organization),
            submission::part.eq(false),
            submission::state.eq(state),
            submission::office_id.eq(waiting.then_some(office)),
            submission::first_submitted_at.eq(handed_in),
            submission::submitted_at.eq(handed_in),
            submission::accepted_at.eq(handed_in.filter(|_| state == "accepted")),
        ))
        .execute(&mut *conn)
        .await
        .expect("a submission");
    id
}

pub async fn extend(api: &Api, material_id: Uuid, organization: Uuid, until: DateTime<Utc>) {
    diesel::insert_into(extension::table)
        .values((
            extension::id.eq(Uuid::now_v7()),
            extension::material_id.eq(material_id),
            extension::organization_id.eq(organization),
            extension::until.eq(until),
            extension::reason.eq("停电"),
            extension::granted_by.eq("李四"),
        ))
        .execute(&mut *api.conn().await)
        .await
        .expect("an extension");
}
