//! Organizations × materials as SQL, for all that asks in sets: the board, reminders, due notices, the
//! desk. The words agree with `MaterialInput::owes` and `BoardState` of the contract.
//!
//! ```text
//! reporter   the edition's reporters with their place in the notice
//! chosen m   its materials in force
//! unit u     active organizations; `reporter`, and `place` to sort by
//! s, e, g, d.due, c.state the submission, the valid extension, that of whoever gathers a part, the closing
//!                         instant, the cell's word
//! ```

use chrono::{DateTime, Utc};
use uuid::Uuid;

use crate::platform::store::query::{Query, Value};

/// The unit owes the material.
pub const OWES: &str = "(u.kind = any(m.owed_by) and (u.reporter or u.kind = 'institution'))";
/// The unit may hand in a part, which a reporter gathers.
const PART: &str = "(m.gathers and u.kind = 'institution' and not u.reporter)";
/// Something is still to be done by the organization.
pub const OPEN: &str = "c.state in ('missing', 'overdue', 'draft', 'returned')";

/// Begins with the edition's materials; conditions on `material m` may follow, then [`units`].
pub fn materials(edition: Uuid, now: DateTime<Utc>) -> Query {
    let mut query = Query::new(
        "with reporter as (\
           select r.id::uuid as id, r.place from edition e, \
           jsonb_array_elements_text(e.content -> 'reporters') with ordinality as r (id, place) where e.id = ",
    );
    query
        .bind(Value::Id(edition))
        .push(
            "), chosen as materialized (\
               select m.id, m.code, m.label, m.batch, m.position, m.deadline, \
               coalesce((m.content ->> 'gathers')::boolean, false) as gathers, \
               array(select jsonb_array_elements_text(m.content -> 'owed_by')) as owed_by, ",
        )
        .bind(Value::At(now))
        .push(" as now from material m where not m.retired and m.edition_id = ")
        .bind(Value::Id(edition));
    query
}

/// Ends the materials and begins the units; conditions on `organization o` may follow, and must be closed.
pub fn units(query: &mut Query) {
    query.push(
        "), unit as (\
           select o.id, o.name, o.kind, o.reports_to, o.position, r.id is not null as reporter, \
           coalesce(r.place, 1000000) as place \
           from organization o left join reporter r on r.id = o.id \
           where o.status = 'active' and o.kind <> 'province_office'",
    );
}

/// Whether the material concerns the unit.
pub fn concerns(parts: bool) -> String {
    if parts {
        format!("({OWES} or {PART})")
    } else {
        OWES.to_owned()
    }
}

/// Follows `unit u`: one row per cell. An accepted version counts until a newer one is on a desk.
pub fn cells(parts: bool) -> String {
    format!(
        " join chosen m on {} \
         left join submission s on s.material_id = m.id and s.organization_id = u.id \
         left join extension e on e.material_id = m.id and e.organization_id = u.id and e.revoked_at is null \
         left join extension g on {PART} and g.material_id = m.id and g.organization_id = u.reports_to and g.revoked_at is null \
         cross join lateral (select case when m.deadline is not null \
           then greatest(m.deadline, e.until, g.until) end as due) d \
         cross join lateral (select case \
           when s.state in ('submitted', 'endorsed') then 'waiting' \
           when s.accepted_at is not null or s.state in ('accepted', 'superseded') then \
             case when s.statement is null then 'accepted' else 'exempt' end \
           when s.state = 'returned' then 'returned' \
           when s.first_submitted_at is null and d.due < m.now then 'overdue' \
           when s.id is null then 'missing' else 'draft' end as state) c ",
        concerns(parts)
    )
}
