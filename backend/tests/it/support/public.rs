//! Activities put before the public without walking through the workflow.

use contract::activity::ActivityContent;
use contract::schedule::{Schedule, Slot};
use contract::time;
use diesel::prelude::*;
use diesel_async::RunQueryDsl;
use learning_week::platform::store::Conn;
use learning_week::platform::store::schema::{activity, edition, revision};
use learning_week::portal;
use uuid::Uuid;

use super::Api;

/// A Shanghai wall clock of 2020: `at(11, 15, 14, 0)`.
pub fn at(month: u32, day: u32, hour: u32, minute: u32) -> chrono::DateTime<chrono::Utc> {
    let day = chrono::NaiveDate::from_ymd_opt(2020, month, day).expect("a day");
    time::instant(day.and_hms_opt(hour, minute, 0).expect("a time"))
}

/// Dated slots.
pub fn dates(slots: &[(chrono::DateTime<chrono::Utc>, chrono::DateTime<chrono::Utc>)]) -> Schedule {
    Schedule::Dates {
        slots: slots
            .iter()
            .map(|(from, to)| Slot {
                starts_at: Some(*from),
                ends_at: Some(*to),
            })
            .collect(),
    }
}

/// A whole activity, on 15 November 2020 from 14:00 to 16:00 in 长春 朝阳区.
pub fn content(title: &str) -> ActivityContent {
    ActivityContent {
        title: title.to_owned(),
        strand: Some("reading".into()),
        form: Some("lecture".into()),
        audiences: vec!["elderly".into()],
        summary: "欢迎市民参加。".into(),
        schedule: dates(&[(at(11, 15, 14, 0), at(11, 15, 16, 0))]),
        venue_name: "市图书馆".into(),
        venue_address: "人民大街1号".into(),
        region_code: Some("220104".into()),
        contact_name: "张三".into(),
        contact_phone: "0431-88888888".into(),
        ..Default::default()
    }
}

impl Api {
    /// The id of the current edition.
    pub async fn edition(&self) -> Uuid {
        edition::table
            .filter(edition::current.eq(true))
            .select(edition::id)
            .first(&mut self.conn().await)
            .await
            .expect("an edition")
    }

    /// A published activity of the organization of this seed key.
    pub async fn published(&self, key: &str, content: &ActivityContent) -> Uuid {
        let organization_id = self.organization(key).await;
        self.published_by(organization_id, content).await
    }

    pub async fn published_by(&self, organization_id: Uuid, content: &ActivityContent) -> Uuid {
        let (id, edition_id) = (Uuid::now_v7(), self.edition().await);
        let mut conn = self.conn().await;
        diesel::insert_into(activity::table)
            .values((
                activity::id.eq(id),
                activity::edition_id.eq(edition_id),
                activity::organization_id.eq(organization_id),
            ))
            .execute(&mut conn)
            .await
            .expect("an activity");
        publish(&mut conn, id, 1, content).await;
        id
    }

    /// Publishes a further revision.
    pub async fn republished(&self, id: Uuid, number: i32, content: &ActivityContent) {
        publish(&mut *self.conn().await, id, number, content).await;
    }

    /// Takes it down.
    pub async fn retracted(&self, id: Uuid) {
        let mut conn = self.conn().await;
        supersede(&mut conn, id, "retracted").await;
        portal::service::refresh(&mut conn, id)
            .await
            .expect("synced");
    }

    /// Cancels or postpones.
    pub async fn held(&self, id: Uuid, holding: &str, notice: &str) {
        let mut conn = self.conn().await;
        diesel::update(activity::table.find(id))
            .set((activity::holding.eq(holding), activity::notice.eq(notice)))
            .execute(&mut conn)
            .await
            .expect("an update");
        portal::service::refresh(&mut conn, id)
            .await
            .expect("synced");
    }

    /// Makes it 示范活动, or takes that away.
    pub async fn exemplary(&self, id: Uuid, yes: bool) {
        let mut conn = self.conn().await;
        diesel::update(activity::table.find(id))
            .set(activity::exemplar.eq(yes))
            .execute(&mut conn)
            .await
            .expect("an update");
        portal::service::refresh(&mut conn, id)
            .await
            .expect("synced");
    }
}

async fn supersede(conn: &mut Conn, id: Uuid, state: &str) {
    diesel::update(
        revision::table
            .filter(revision::entry_id.eq(id))
            .filter(revision::state.eq("published")),
    )
    .set(revision::state.eq(state))
    .execute(conn)
    .await
    .expect("an update");
}

/// The next public revision, and its public rows. To be called in a transaction or without.
pub async fn publish(conn: &mut Conn, id: Uuid, number: i32, content: &ActivityContent) {
    supersede(conn, id, "superseded").await;
    diesel::insert_into(revision::table)
        .values((
            revision::id.eq(Uuid::now_v7()),
            revision::entry_id.eq(id),
            revision::number.eq(number),
            revision::state.eq("published"),
            revision::content.eq(serde_json::to_value(content).expect("JSON")),
            revision::author_id.eq(Uuid::nil()),
            revision::author_name.eq("测试人员"),
            revision::published_at.eq(chrono::Utc::now()),
        ))
        .execute(conn)
        .await
        .expect("a revision");
    portal::service::refresh(conn, id).await.expect("synced");
}
