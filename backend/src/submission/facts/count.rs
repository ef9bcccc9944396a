//! First values of a form's figures (docs/DOMAIN.md R17, R33): counted over an organization and all below
//! it, each activity once, at its organizer. 人次, 人数 and 线上观看 are three sums, never one.

use contract::material::{Figure, FigureSource};
use contract::submission::Prefill;
use uuid::Uuid;

use super::store;
use crate::platform::failure::Failure;
use crate::platform::store::Conn;

pub use store::Counts;

/// One statement.
pub async fn counts(conn: &mut Conn, edition: Uuid, organization: Uuid) -> Result<Counts, Failure> {
    Ok(store::counts(conn, edition, organization).await?)
}

/// What the counts say of the figures that have a source, in the figures' order.
pub fn prefill(figures: &[Figure], counts: &Counts) -> Vec<Prefill> {
    figures
        .iter()
        .filter_map(|figure| {
            let (value, explanation) = value(figure.source?, counts)?;
            Some(Prefill {
                code: figure.code.clone(),
                value,
                explanation,
            })
        })
        .collect()
}

fn value(source: FigureSource, c: &Counts) -> Option<(String, String)> {
    let reported = || {
        format!(
            "来自{}项活动的参与情况填报，另有{}项尚未填报",
            c.reported,
            c.activities - c.reported
        )
    };
    let number = |n: i64, explanation: String| Some((n.to_string(), explanation));
    let day = |d: Option<chrono::NaiveDate>, what: &str| Some((d?.to_string(), what.to_owned()));
    let week = "来自填报的地方活动周";
    match source {
        FigureSource::OrganizationName => Some((c.name.clone(), "来自单位信息".to_owned())),
        FigureSource::Activities => {
            number(c.activities, "已发布且未取消的活动，含下级单位".to_owned())
        }
        FigureSource::Occurrences => {
            number(c.occurrences, format!("{}项活动的全部场次", c.activities))
        }
        FigureSource::Lectures => number(c.lectures, "形式为讲座的活动场次".to_owned()),
        FigureSource::Trainings => number(c.trainings, "形式为培训的活动场次".to_owned()),
        FigureSource::Visits => number(c.visits?, reported()),
        FigureSource::Persons => number(c.persons?, reported()),
        FigureSource::OnlineViews => number(c.online_views?, reported()),
        FigureSource::WeekFirstDay => day(c.first_day, week),
        FigureSource::WeekLastDay => day(c.last_day, week),
        FigureSource::OpeningDay => {
            day(c.opening_at.map(contract::time::day), "来自填报的启动仪式")
        }
        FigureSource::OpeningPlace => {
            let known = c.opening_place.clone().filter(|p| !p.is_empty())?;
            Some((known, "来自填报的启动仪式".to_owned()))
        }
        FigureSource::HasCommittee => {
            let answer = if c.has_committee { "是" } else { "否" };
            Some((answer.to_owned(), "来自填报的领导小组".to_owned()))
        }
        FigureSource::Institutions => number(c.institutions, "已发布活动的机构数".to_owned()),
    }
}
