//! 示范活动汇总表 (annex 5; docs/DOMAIN.md R21).

use chrono::{DateTime, Duration, Timelike, Utc};
use contract::text;
use contract::time;

use super::{Grid, Head, Stated, stated};
use crate::platform::office::docx::Align::{Centre, Left, Right};
use crate::platform::office::xlsx::Cell;

/// One nominated activity.
#[derive(Clone, Debug, Default)]
pub struct Exemplar {
    pub title: String,
    pub strand: String,
    /// 主办单位
    pub host: String,
    /// 承办、协办单位
    pub partners: Vec<String>,
    pub mode: String,
    pub starts_at: Option<DateTime<Utc>>,
    /// Exclusive.
    pub ends_at: Option<DateTime<Utc>>,
    /// Where, and the address on the net.
    pub place: String,
    pub audiences: Vec<String>,
    /// 预计人次
    pub expected: Option<i32>,
    pub contact: String,
    pub phone: String,
    pub summary: String,
    pub note: String,
}

/// Most characters of 简介.
const SUMMARY: usize = 100;

pub fn table(head: Head, exemplars: &[Exemplar], without: &[Stated]) -> Grid {
    let mut grid = Grid::new(head, "汇总表")
        .column("序号", 6.5, Centre)
        .column("活动名称", 16.0, Left)
        .column("所属内容", 9.0, Centre)
        .column("主办单位", 12.0, Left)
        .column("承办/协办单位", 11.0, Left)
        .column("形式", 7.5, Centre)
        .column("开始时间", 15.0, Centre)
        .column("结束时间", 15.0, Centre)
        .column("地点/网址", 16.0, Left)
        .column("面向人群", 9.0, Centre)
        .column("预计人次", 10.0, Right)
        .column("负责人", 8.0, Centre)
        .column("联系电话", 15.5, Centre)
        .column("简介", 26.0, Left)
        .column("备注", 7.5, Left);
    for exemplar in exemplars {
        grid.push([
            Cell::text(&exemplar.title),
            Cell::text(&exemplar.strand),
            Cell::text(&exemplar.host),
            Cell::text(exemplar.partners.join("、")),
            Cell::text(&exemplar.mode),
            exemplar.starts_at.into(),
            exemplar.ends_at.map(last_minute).into(),
            Cell::text(&exemplar.place),
            Cell::text(exemplar.audiences.join("、")),
            exemplar.expected.into(),
            Cell::text(&exemplar.contact),
            Cell::text(&exemplar.phone),
            Cell::text(shortened(&exemplar.summary)),
            Cell::text(&exemplar.note),
        ]);
    }
    grid.remarks(stated(without))
}

/// An end at midnight does not occupy the next day.
pub(super) fn last_minute(end: DateTime<Utc>) -> DateTime<Utc> {
    let wall = time::local(end);
    if wall.hour() == 0 && wall.minute() == 0 {
        end - Duration::minutes(1)
    } else {
        end
    }
}

fn shortened(summary: &str) -> String {
    if text::length(summary) <= SUMMARY {
        return summary.to_owned();
    }
    format!("{}…", text::beginning(summary, SUMMARY - 1))
}
