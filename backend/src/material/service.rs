//! Lists and changes the materials of an edition.

use std::collections::HashMap;

use chrono::{DateTime, Utc};
use contract::id::{EditionId, MaterialId};
use contract::material::{Material, MaterialInput, MaterialOrder};
use contract::operation::permission::{
    CreateMaterial, DeleteMaterial, ListMaterials, OrderMaterials, UpdateMaterial,
};
use contract::problem::Code;
use diesel::result::{DatabaseErrorKind, Error};
use uuid::Uuid;

use super::change_notice::change_notice;
use super::store::{self, MaterialRow};
use crate::access::authorized::Authorized;
use crate::access::guard::Granted;
use crate::platform::clock;
use crate::platform::failure::Failure;
use crate::platform::http::version::{Version, differing_json};
use crate::platform::state::AppState;
use crate::platform::store::{AuditEvent, Claim, Conn, Idempotency, Tx, uuids};
use crate::reference::edition;
use crate::reminder;

/// A material and what it asks for, for other nouns.
#[derive(Clone, Debug)]
pub struct Definition {
    pub id: Uuid,
    pub edition_id: Uuid,
    pub position: i32,
    pub content: MaterialInput,
    pub deadline: Option<DateTime<Utc>>,
    pub version: i32,
    pub updated_at: DateTime<Utc>,
}

/// 404 where there is none.
pub async fn definition(conn: &mut Conn, id: Uuid) -> Result<Definition, Failure> {
    let row = store::find(conn, id)
        .await?
        .ok_or_else(Failure::not_found)?;
    read(row)
}

/// In the order of the edition.
pub async fn definitions(conn: &mut Conn, edition: Uuid) -> Result<Vec<Definition>, Failure> {
    let rows = store::of_edition(conn, edition).await?;
    rows.into_iter().map(read).collect()
}

/// As everyone sees it.
pub async fn shown(conn: &mut Conn, definition: Definition) -> Result<Material, Failure> {
    let mut all = all_shown(conn, vec![definition]).await?;
    all.pop()
        .ok_or_else(|| Failure::internal("a material is shown"))
}

async fn all_shown(conn: &mut Conn, all: Vec<Definition>) -> Result<Vec<Material>, Failure> {
    let ids: Vec<Uuid> = all.iter().map(|d| d.id).collect();
    let counts: HashMap<Uuid, i64> = store::submissions(conn, &ids).await?.into_iter().collect();
    let shown = |d: Definition| Material {
        submissions: counts.get(&d.id).copied().unwrap_or_default(),
        id: d.id.into(),
        edition_id: d.edition_id.into(),
        position: d.position,
        content: d.content,
        version: d.version,
        updated_at: d.updated_at,
    };
    Ok(all.into_iter().map(shown).collect())
}

fn read(row: MaterialRow) -> Result<Definition, Failure> {
    Ok(Definition {
        content: serde_json::from_value(row.content).map_err(Failure::internal)?,
        id: row.id,
        edition_id: row.edition_id,
        position: row.position,
        deadline: row.deadline,
        version: row.version,
        updated_at: row.updated_at,
    })
}

pub async fn list_materials(
    state: &AppState,
    granted: &Granted<ListMaterials>,
    edition: Option<EditionId>,
) -> Result<Vec<Material>, Failure> {
    let mut conn = state.store.read(granted).await?;
    let settings = edition::settings(&mut conn, edition).await?;
    let all = definitions(&mut conn, settings.id).await?;
    all_shown(&mut conn, all).await
}

pub async fn create_material(
    state: &AppState,
    granted: &Granted<CreateMaterial>,
    edition: EditionId,
    input: MaterialInput,
    once: &Idempotency,
) -> Result<Material, Failure> {
    let mut tx = Tx::begin(&state.store, granted).await?;
    let id = match once.claim(&mut tx, granted).await? {
        Claim::New(id) => id,
        Claim::Seen(id) => {
            let seen = definition(&mut tx, id).await?;
            let seen = shown(&mut tx, seen).await?;
            tx.rollback().await?;
            return Ok(seen);
        }
    };
    let settings = edition::lock(&mut tx, edition).await?;
    let all = store::of_edition(&mut tx, settings.id).await?;
    if all.len() >= 100 {
        return Err(Failure::field(
            "code",
            "too_many",
            "一个年度的材料不能超过100项。",
        ));
    }
    let position = all.last().map_or(0, |last| last.position.saturating_add(1));
    insert(&mut tx, settings.id, [(id, position, input)]).await?;
    let made = definition(&mut tx, id).await?;
    let made = shown(&mut tx, made).await?;
    tx.commit(AuditEvent::new(granted, "material", id)).await?;
    Ok(made)
}

/// Inserts materials into an edition, for seeds and the next year's copy too.
pub async fn insert(
    conn: &mut Conn,
    edition: Uuid,
    all: impl IntoIterator<Item = (Uuid, i32, MaterialInput)>,
) -> Result<(), Failure> {
    let row = |(id, position, content): (Uuid, i32, MaterialInput)| {
        Ok(MaterialRow {
            id,
            edition_id: edition,
            position,
            deadline: content.deadline,
            content: serde_json::to_value(&content).map_err(Failure::internal)?,
            version: 1,
            updated_at: clock::now(),
        })
    };
    let rows: Vec<MaterialRow> = all.into_iter().map(row).collect::<Result<_, Failure>>()?;
    store::insert(conn, &rows).await.map_err(same_code)
}

/// The next year's materials: all that is still asked for, deadlines open again (docs/DOMAIN.md R34).
pub async fn copy(conn: &mut Conn, from: Uuid, to: Uuid) -> Result<(), Failure> {
    let all = definitions(conn, from).await?;
    let kept = all.into_iter().filter(|d| !d.content.retired);
    let fresh = kept.map(|d| {
        let content = MaterialInput {
            deadline: None,
            ..d.content
        };
        (Uuid::now_v7(), d.position, content)
    });
    insert(conn, to, fresh.collect::<Vec<_>>()).await
}

pub async fn update_material(
    state: &AppState,
    granted: &Granted<UpdateMaterial>,
    id: MaterialId,
    version: Version,
    input: MaterialInput,
) -> Result<Material, Failure> {
    let mut tx = Tx::begin(&state.store, granted).await?;
    let row = Authorized::<MaterialRow>::lock(&mut tx, granted, id.into()).await?;
    let before = read((*row).clone())?;
    let changed = differing_json(&before.content, &input)?;
    version.must_be_or(row.version, || changed.clone())?;
    let edition = edition::lock(&mut tx, row.edition_id.into()).await?;
    if changed.is_empty() {
        let same = shown(&mut tx, before).await?;
        tx.rollback().await?;
        return Ok(same);
    }
    // Of a year that is still being prepared nobody hears.
    let notice = change_notice(&before.content, &input).filter(|_| edition.current);
    let content = serde_json::to_value(&input).map_err(Failure::internal)?;
    // What is retired nobody owes: they are told while they still do.
    if let (Some(notice), true) = (&notice, input.retired) {
        reminder::service::notify_changed(&mut tx, id.into(), notice).await?;
    }
    let after = store::update(&mut tx, &row, content, input.deadline)
        .await
        .map_err(same_code)?;
    if let (Some(notice), false) = (&notice, input.retired) {
        reminder::service::notify_changed(&mut tx, id.into(), notice).await?;
    }
    let after = shown(&mut tx, read(after)?).await?;
    tx.commit(AuditEvent::new(granted, "material", id).detail(changed))
        .await?;
    Ok(after)
}

pub async fn delete_material(
    state: &AppState,
    granted: &Granted<DeleteMaterial>,
    id: MaterialId,
    version: Version,
) -> Result<(), Failure> {
    let mut tx = Tx::begin(&state.store, granted).await?;
    let row = Authorized::<MaterialRow>::lock(&mut tx, granted, id.into()).await?;
    version.may_be(row.version)?;
    edition::lock(&mut tx, row.edition_id.into()).await?;
    store::delete(&mut tx, &row)
        .await
        .map_err(|error| match error {
            Error::DatabaseError(DatabaseErrorKind::ForeignKeyViolation, _) => {
                Failure::code(Code::InUse)
                    .detail("已有单位填报此项材料，不能删除；不再要求报送的，请改为“停用”。")
            }
            other => other.into(),
        })?;
    tx.commit(AuditEvent::new(granted, "material", id)).await
}

pub async fn order_materials(
    state: &AppState,
    granted: &Granted<OrderMaterials>,
    edition: EditionId,
    order: MaterialOrder,
) -> Result<Vec<Material>, Failure> {
    let mut tx = Tx::begin(&state.store, granted).await?;
    let settings = edition::lock(&mut tx, edition).await?;
    let all = definitions(&mut tx, settings.id).await?;
    let complete =
        order.ids.len() == all.len() && all.iter().all(|d| order.ids.contains(&d.id.into()));
    if !complete {
        return Err(Failure::field(
            "ids",
            "incomplete",
            "材料已有增减，请刷新后重新排序。",
        ));
    }
    store::place(&mut tx, settings.id, &uuids(&order.ids)).await?;
    let all = definitions(&mut tx, settings.id).await?;
    let all = all_shown(&mut tx, all).await?;
    tx.commit(AuditEvent::new(granted, "edition", settings.id).detail(["materials"]))
        .await?;
    Ok(all)
}

fn same_code(error: Error) -> Failure {
    Failure::already_exists("code", "已有同样代码的材料，请换一个代码。")(error)
}
