//! Organizations by name: one query for all rows.

use std::collections::HashMap;

use contract::organization::OrganizationRef;
use contract::text;
use uuid::Uuid;

use super::line::Line;
use crate::access::reach::Reach;
use crate::platform::failure::Failure;
use crate::platform::store::Conn;
use crate::reference::organization;

pub struct Organizations(HashMap<String, Vec<OrganizationRef>>);

impl Organizations {
    /// Those named in the column, within reach; `besides` too where a row names it.
    pub async fn load(
        conn: &mut Conn,
        reach: Reach,
        besides: Option<Uuid>,
        lines: &[Line],
        column: usize,
    ) -> Result<Self, Failure> {
        let names = texts(lines, column);
        let mut by_name: HashMap<String, Vec<OrganizationRef>> = HashMap::new();
        for found in organization::active_by_name(conn, reach, besides, &names).await? {
            let found = found.reference();
            let key = text::alike(&found.name);
            by_name.entry(key).or_default().push(found);
        }
        Ok(Self(by_name))
    }

    /// The one of that name, or a fault of the cell. An empty cell names none.
    pub fn find(&self, line: &mut Line, column: usize) -> Option<OrganizationRef> {
        let name = line.text(column).to_owned();
        if name.is_empty() {
            return None;
        }
        let found = self.0.get(&text::alike(&name)).map(Vec::as_slice);
        // Of several that look alike the one that is written so.
        let mut exact = found.unwrap_or_default().iter().filter(|o| o.name == name);
        match (found, exact.next(), exact.next()) {
            (Some([one]), _, _) | (_, Some(one), None) => Some(one.clone()),
            (Some(_), _, _) => {
                line.fault(column, "ambiguous", "有多个同名单位，请在页面上逐个填报。");
                None
            }
            (None, _, _) => {
                line.fault(
                    column,
                    "unknown",
                    "没有找到这个单位，请填写系统中的单位全称，且须在您的管理范围内。",
                );
                None
            }
        }
    }

    pub fn knows(&self, name: &str) -> bool {
        self.0.contains_key(&text::alike(name))
    }
}

/// The different texts of a column.
pub fn texts(lines: &[Line], column: usize) -> Vec<String> {
    let mut all: Vec<String> = lines
        .iter()
        .map(|l| l.text(column).to_owned())
        .filter(|t| !t.is_empty())
        .collect();
    all.sort();
    all.dedup();
    all
}
