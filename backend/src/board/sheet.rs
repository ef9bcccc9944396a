//! The board as a workbook.

use contract::board::{BoardFilter, BoardMaterial, BoardRow};
use contract::time;

use super::service::read;
use super::store::BoardQuery;
use crate::access::reach::Reach;
use crate::platform::clock;
use crate::platform::failure::Failure;
use crate::platform::office::MAKING;
use crate::platform::office::name;
use crate::platform::office::xlsx::{Book, Cell, Sheet};
use crate::platform::store::Conn;
use crate::reference::edition;

/// Most rows; more would be no help to anybody who prints them.
const MOST: i64 = 5_000;

/// What the workbook says.
pub struct BoardSheet {
    /// The file's.
    pub name: String,
    title: String,
    note: String,
    materials: Vec<BoardMaterial>,
    rows: Vec<BoardRow>,
}

/// Everything within reach and filter, whatever its cursor and limit.
pub async fn sheet(
    conn: &mut Conn,
    reach: Reach,
    filter: &BoardFilter,
) -> Result<BoardSheet, Failure> {
    let edition = edition::settings(conn, filter.edition_id).await?;
    let board = BoardQuery {
        edition: edition.id,
        reach,
        filter,
        now: clock::now(),
    };
    let part = read(conn, &board, None, MOST + 1).await?;
    if part.rows.len() as i64 > MOST {
        return Err(Failure::field(
            "organization_id",
            "too_many",
            "超过5000个单位，请选择上级单位或单位类别后再导出。",
        ));
    }
    let title = format!("{}材料报送进度表", edition.content.name);
    Ok(BoardSheet {
        name: name::file(&title, "材料报送进度表", "xlsx"),
        title,
        note: format!("数据截至：{}", time::say_full(board.now)),
        materials: part.materials,
        rows: part.rows.into_iter().map(BoardRow::from).collect(),
    })
}

impl BoardSheet {
    /// The workbook. Thousands of rows take a while: other requests need not wait for them.
    pub async fn bytes(self) -> Result<Vec<u8>, Failure> {
        MAKING
            .run(move || {
                let sheet = fill(&self.title, &self.note, &self.materials, &self.rows);
                Book::new(&self.title, "全民终身学习活动周")
                    .sheet(sheet)
                    .bytes()
            })
            .await
    }
}

fn fill(title: &str, note: &str, materials: &[BoardMaterial], rows: &[BoardRow]) -> Sheet {
    let mut sheet = Sheet::new("报送进度")
        .title(title)
        .note(note)
        .column("序号", 6.0)
        .column("单位", 30.0)
        .column("上级单位", 24.0)
        .column("单位类别", 12.0);
    for material in materials {
        sheet = sheet
            .column(&material.label, 14.0)
            .column(&format!("{}（报送日期）", material.label), 14.0);
    }
    sheet = sheet.column("已完成", 8.0).column("应报", 8.0);
    for (number, row) in (1_i64..).zip(rows) {
        let above = row.reports_to.as_ref().map(|o| o.name.clone());
        let mut cells = vec![
            Cell::from(number),
            Cell::text(&row.organization.name),
            Cell::from(above),
            Cell::text(row.organization.kind.label()),
        ];
        for material in materials {
            let cell = row.cells.iter().find(|c| c.material_id == material.id);
            let day = cell.and_then(|c| c.submitted_at).map(time::day);
            cells.push(Cell::from(cell.map(|c| c.state.label())));
            cells.push(Cell::from(day));
        }
        let count = |complete: bool| {
            let owed = row.cells.iter().filter(|c| c.owed);
            let n = owed.filter(|c| !complete || c.state.complete()).count();
            Cell::Integer(n as i64)
        };
        cells.extend([count(true), count(false)]);
        sheet.push(cells);
    }
    sheet
}

#[cfg(test)]
mod tests {
    use calamine::{Data, Reader, Xlsx};
    use contract::board::{BoardCell, BoardState};
    use contract::organization::{OrganizationKind, OrganizationRef};
    use uuid::Uuid;

    use super::*;

    #[test]
    fn a_row_says_its_states_and_counts_them() {
        let material = |id: u128, label: &str| BoardMaterial {
            id: Uuid::from_u128(id).into(),
            code: label.into(),
            label: label.into(),
            batch: 1,
            deadline: None,
            totals: Vec::new(),
        };
        let cell = |id: u128, owed: bool, state: BoardState| BoardCell {
            material_id: Uuid::from_u128(id).into(),
            owed,
            state,
            submission_id: None,
            submission_state: None,
            statement: None,
            submitted_at: (state == BoardState::Accepted)
                .then(|| "2020-10-20T20:00:00Z".parse().expect("a time")),
            timing: None,
            due: None,
            extended: false,
            reminded_at: None,
        };
        let named = |name: &str, kind| OrganizationRef {
            id: Uuid::nil().into(),
            name: name.into(),
            kind,
        };
        let row = BoardRow {
            organization: named("长春市教育局", OrganizationKind::CityOffice),
            reports_to: Some(named("吉林省教育厅", OrganizationKind::ProvinceOffice)),
            cells: vec![
                cell(1, true, BoardState::Accepted),
                cell(2, true, BoardState::Overdue),
                cell(3, false, BoardState::Accepted),
            ],
        };
        let materials = [
            material(1, "方案"),
            material(2, "总结"),
            material(3, "素材"),
        ];
        let sheet = fill("进度表", "数据截至", &materials, &[row]);
        let bytes = Book::new("进度表", "")
            .sheet(sheet)
            .bytes()
            .expect("a file");
        let mut book: Xlsx<_> = Xlsx::new(std::io::Cursor::new(bytes)).expect("a workbook");
        let range = book.worksheet_range("报送进度").expect("a sheet");
        let text = |column: u32| {
            let cell = range.get_value((3, column));
            cell.map(ToString::to_string).unwrap_or_default()
        };
        assert_eq!(
            (text(0), text(1), text(3)),
            ("1".into(), "长春市教育局".into(), "市（州）级".into())
        );
        assert_eq!(
            (text(4), text(6), text(7)),
            ("已接收".into(), "逾期未报".into(), String::new())
        );
        // A day of Shanghai, as a date.
        let Some(Data::DateTime(day)) = range.get_value((3, 5)) else {
            panic!("no date");
        };
        assert_eq!(day.to_ymd_hms_milli().2, 21);
        assert_eq!((text(10), text(11)), ("1".into(), "2".into()));
    }
}
