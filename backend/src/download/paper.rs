//! The exported papers, made of plain data: the same data always gives the same bytes. Making them
//! blocks the thread.

pub mod contents;
pub mod exemplars;
pub mod figures;
mod form;
mod grid;
pub mod letter;
pub mod summary;

use chrono::{DateTime, NaiveDate, Utc};
use contract::submission::StatementKind;
use contract::time;
use sha2::{Digest, Sha256};

pub use grid::Grid;

use crate::platform::secret;

/// What stands above and below every paper.
#[derive(Clone, Debug, Default)]
pub struct Head {
    /// `2020年吉林省全民终身学习活动周`
    pub edition: String,
    /// The material's label.
    pub label: String,
    /// `附件5`; may be empty.
    pub annex: String,
    /// 填报单位
    pub unit: String,
    /// 填报人
    pub by: String,
    pub day: Option<NaiveDate>,
    /// The newest change of what is exported.
    pub as_of: Option<DateTime<Utc>>,
}

impl Head {
    /// `2020年吉林省全民终身学习活动周示范活动汇总表`
    pub fn title(&self, ending: &str) -> String {
        let ending = if self.label.ends_with(ending) {
            ""
        } else {
            ending
        };
        if self.label.starts_with(&self.edition) {
            format!("{}{ending}", self.label)
        } else {
            format!("{}{}{ending}", self.edition, self.label)
        }
    }

    /// The title as it is printed: the edition's name has a line of its own.
    fn printed(&self, ending: &str) -> String {
        let title = self.title(ending);
        match title.strip_prefix(&self.edition) {
            Some(rest) if !rest.is_empty() && !self.edition.is_empty() => {
                format!("{}\n{rest}", self.edition)
            }
            _ => title,
        }
    }

    /// Unit, who filled it in, when: what is not known is left to the pen.
    fn lines(&self) -> Vec<(&'static str, String)> {
        let day = self.day.map(crate::platform::office::text::day);
        vec![
            ("填报单位（盖章）", self.unit.clone()),
            ("填报人", self.by.clone()),
            ("填报日期", day.unwrap_or_default()),
        ]
    }

    /// By what a stamped paper copy is matched with the record.
    fn note(&self, digest: &str) -> String {
        let as_of = self.as_of.map(time::say_full).unwrap_or_default();
        let until = if as_of.is_empty() {
            String::new()
        } else {
            format!("　数据截至{as_of}")
        };
        format!("内容摘要 {digest}{until}")
    }
}

/// Who stated 零上报 or 不举办.
#[derive(Clone, Debug)]
pub struct Stated {
    pub unit: String,
    pub kind: StatementKind,
    pub reason: String,
}

/// `零上报：甲、乙。`, one line for each kind.
fn stated(all: &[Stated]) -> Vec<String> {
    StatementKind::ALL
        .into_iter()
        .filter_map(|kind| {
            let of_kind = all.iter().filter(|s| s.kind == kind);
            let units: Vec<String> = of_kind
                .map(|s| match s.reason.trim() {
                    "" => s.unit.clone(),
                    reason => format!("{}（{}）", s.unit, reason.trim_end_matches('。')),
                })
                .collect();
            (!units.is_empty()).then(|| format!("{}：{}。", kind.label(), units.join("、")))
        })
        .collect()
}

/// The first 12 hexadecimal digits of a digest over all texts.
pub fn digest<'a>(texts: impl IntoIterator<Item = &'a str>) -> String {
    let mut hash = Sha256::new();
    for text in texts {
        hash.update(text);
        hash.update([0]);
    }
    secret::hex(&hash.finalize()[..6])
}
