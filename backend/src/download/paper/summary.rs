//! 汇总表 of a material that has no table of its own: who handed in what.

use chrono::{DateTime, Utc};

use super::{Grid, Head, Stated, stated};
use crate::platform::office::docx::Align::{Centre, Left, Right};
use crate::platform::office::xlsx::Cell;

/// What one organization handed in.
#[derive(Clone, Debug, Default)]
pub struct Line {
    pub unit: String,
    pub title: String,
    /// Word's 字数 of all texts.
    pub words: i64,
    pub photos: i32,
    pub state: String,
    pub submitted_at: Option<DateTime<Utc>>,
}

pub fn table(head: Head, lines: &[Line], without: &[Stated]) -> Grid {
    let mut grid = Grid::new(head, "汇总表")
        .column("序号", 4.0, Centre)
        .column("单位", 16.0, Left)
        .column("标题", 22.0, Left)
        .column("字数", 6.0, Right)
        .column("图片数", 6.0, Right)
        .column("状态", 12.0, Centre)
        .column("提交时间", 11.0, Centre);
    for line in lines {
        grid.push([
            Cell::text(&line.unit),
            Cell::text(&line.title),
            Cell::Integer(line.words),
            line.photos.into(),
            Cell::text(&line.state),
            line.submitted_at.into(),
        ]);
    }
    grid.remarks(stated(without))
}
