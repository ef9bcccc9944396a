//! 目录: what lies in a package.

use super::summary::Line;
use super::{Grid, Head};
use crate::platform::office::docx::Align::{Centre, Left, Right};
use crate::platform::office::xlsx::{Book, Cell};

pub fn book(head: Head, lines: &[Line]) -> Book {
    let mut grid = Grid::new(head, "目录")
        .column("序号", 4.0, Centre)
        .column("单位", 18.0, Left)
        .column("标题", 24.0, Left)
        .column("状态", 12.0, Centre)
        .column("提交时间", 11.0, Centre)
        .column("图片数", 6.0, Right);
    for line in lines {
        grid.push([
            Cell::text(&line.unit),
            Cell::text(&line.title),
            Cell::text(&line.state),
            line.submitted_at.into(),
            line.photos.into(),
        ]);
    }
    grid.book()
}
