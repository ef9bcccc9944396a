//! Rows that become organizations; one row may stand below another of the same workbook.

use std::collections::{HashMap, HashSet};

use contract::organization::{OrganizationInput, OrganizationKind, OrganizationRef};
use contract::progress::Phase;
use contract::text;
use contract::validate::Validate;
use uuid::Uuid;

use super::line::{Line, STEP, check_twice};
use super::named::{Organizations, texts};
use super::word::{self, RegionNames};
use crate::platform::failure::Failure;
use crate::platform::store::{Conn, Permit};
use crate::progress::service::ProgressReporter;
use crate::reference::organization;

// Columns in the order of the headings.
const NAME: usize = 0;
const SHORT_NAME: usize = 1;
const KIND: usize = 2;
const REGION: usize = 3;
pub const PARENT: usize = 4;
const ADDRESS: usize = 5;
const WEBSITE: usize = 6;

/// One organization per row, in their order, under an id of its own.
pub async fn check(
    conn: &mut Conn,
    regions_by_name: &RegionNames,
    organizations: &Organizations,
    own: &OrganizationRef,
    lines: &mut [Line],
    progress: &mut ProgressReporter<'_, impl Permit>,
) -> Result<Vec<(Uuid, OrganizationInput)>, Failure> {
    let total = lines.len();
    let mut made: Vec<(Uuid, OrganizationInput)> = Vec::with_capacity(total);
    for part in lines.chunks_mut(STEP) {
        let inputs = part.iter_mut().map(|line| input(regions_by_name, line));
        made.extend(inputs.map(|input| (Uuid::now_v7(), input)));
        progress.report(Phase::Checking, made.len(), total).await;
    }
    place(organizations, own, lines, &mut made);
    check_twice(lines, NAME, |i, _| {
        let input = &made[i].1;
        (!input.name.is_empty()).then(|| (input.reports_to, text::alike(&input.name)))
    });
    let parents = made.iter().filter_map(|(_, i)| i.reports_to);
    let parents: HashSet<Uuid> = parents.map(Uuid::from).collect();
    let parents: Vec<Uuid> = parents.into_iter().collect();
    let stored: HashSet<(Option<Uuid>, String)> =
        organization::active_children(conn, &parents, &texts(lines, NAME))
            .await?
            .into_iter()
            .map(|(parent, name)| (parent, text::alike(&name)))
            .collect();
    for (line, (_, input)) in lines.iter_mut().zip(&made) {
        if stored.contains(&(input.reports_to.map(Uuid::from), text::alike(&input.name))) {
            line.fault(
                NAME,
                "already_exists",
                "同一上级单位下已有同名单位，请删除此行，或换一个名称。",
            );
        }
    }
    Ok(made)
}

fn input(regions_by_name: &RegionNames, line: &mut Line) -> OrganizationInput {
    let kinds = OrganizationKind::ALL.map(|k| (k.code(), k.label()));
    let written = line.text(KIND).to_owned();
    let kind = word::code(&kinds, &written).and_then(OrganizationKind::parse);
    if kind.is_none() && !written.is_empty() {
        line.fault(KIND, "unknown", word::unknown(&written, &kinds));
    }
    let region_code = match line.text(REGION) {
        "" => None,
        written => match regions_by_name.code(written) {
            Ok(code) => Some(code),
            Err(sentence) => {
                line.fault(REGION, "unknown", sentence);
                None
            }
        },
    };
    let input = OrganizationInput {
        name: line.text(NAME).to_owned(),
        short_name: line.text(SHORT_NAME).to_owned(),
        kind: kind.unwrap_or_default(),
        region_code,
        reports_to: None,
        address: line.text(ADDRESS).to_owned(),
        website: line.text(WEBSITE).to_owned(),
    };
    line.faults(input.faults(), |field| match field {
        "short_name" => SHORT_NAME,
        "kind" => KIND,
        "region_code" => REGION,
        "reports_to" => PARENT,
        "address" => ADDRESS,
        "website" => WEBSITE,
        _ => NAME,
    });
    input
}

/// Finds what each row stands below: an organization in reach, another row, or else the caller's own.
fn place(
    organizations: &Organizations,
    own: &OrganizationRef,
    lines: &mut [Line],
    made: &mut [(Uuid, OrganizationInput)],
) {
    let mut rows: HashMap<String, Vec<usize>> = HashMap::new();
    for (i, (_, input)) in made.iter().enumerate() {
        rows.entry(text::alike(&input.name)).or_default().push(i);
    }
    // The row above each row, where it is one of the workbook.
    let mut above: Vec<Option<usize>> = vec![None; made.len()];
    for (i, line) in lines.iter_mut().enumerate() {
        let name = line.text(PARENT).to_owned();
        let of_row = rows
            .get(&text::alike(&name))
            .filter(|_| !name.is_empty() && !organizations.knows(&name));
        let (parent, kind) = match of_row.map(Vec::as_slice) {
            Some([row]) => {
                above[i] = Some(*row);
                (made[*row].0.into(), made[*row].1.kind)
            }
            Some(_) => {
                line.fault(
                    PARENT,
                    "ambiguous",
                    "表中有多个同名单位，请先导入上级单位，再导入下级单位。",
                );
                continue;
            }
            None => match organizations.find(line, PARENT) {
                Some(named) => (named.id, named.kind),
                None if name.is_empty() => (own.id, own.kind),
                None => continue,
            },
        };
        made[i].1.reports_to = Some(parent);
        if !kind.children().contains(&made[i].1.kind) {
            let allowed: Vec<&str> = kind.children().iter().map(|k| k.label()).collect();
            let message = format!("该上级单位下只能设立：{}。", allowed.join("、"));
            line.fault(KIND, "not_allowed_here", message);
        }
    }
    for (i, line) in lines.iter_mut().enumerate() {
        let (mut at, mut steps) = (i, 0);
        while let Some(next) = above[at] {
            at = next;
            steps += 1;
            if steps > above.len() {
                line.fault(PARENT, "circle", "上级单位互相指向，请检查后修改。");
                break;
            }
        }
    }
}
