//! Imports from lists: preview first, all or nothing after (docs/DOMAIN.md R21, R27).

mod columns;

use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use crate::coded::coded_enum;
use crate::id::ProgressId;
use crate::problem::FieldError;

pub use columns::{Column, MODE_WORDS, Need};

coded_enum! {
    /// Which template.
    pub enum ImportKind {
        Activities = "activities" "活动",
        Organizations = "organizations" "单位",
        People = "people" "人员",
    }
}

impl ImportKind {
    /// All that can be taken from a list: the template's columns in order, then those of other lists.
    pub fn columns(self) -> &'static [Column] {
        columns::of(self)
    }

    /// Headings of the template in order; a `*` marks what must be filled in.
    pub fn headings(self) -> Vec<&'static str> {
        let own = self.columns().iter().filter(|c| c.need != Need::Instead);
        own.map(|c| c.heading).collect()
    }
}

/// `commit=false` only looks; `commit=true` saves when no row has a fault.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct ImportQuery {
    #[serde(default)]
    pub commit: bool,
    /// The sheet's name; the one whose headings match best where absent.
    #[serde(default)]
    #[param(max_length = 100)]
    pub sheet: Option<String>,
    /// The row of the headings, 1 to 20; found where absent.
    #[serde(default)]
    #[param(minimum = 1, maximum = 20)]
    pub header: Option<u32>,
    /// Which of the list's columns holds what: `title:B,venue:F`. Found by the headings where absent;
    /// where given it is the whole matching, and what it does not name is not read.
    #[serde(default)]
    #[param(max_length = 500)]
    pub columns: Option<String>,
    /// What stands in every row where the list has no such column or the cell is empty:
    /// `strand:reading,mode:onsite`, several values of one column with `、`.
    #[serde(default)]
    #[param(max_length = 500)]
    pub defaults: Option<String>,
    /// Rows and columns that the list hides or filters out are read, too.
    #[serde(default)]
    pub hidden: bool,
    /// An id of the caller's making, under which `get_progress` tells how far the work is.
    #[serde(default)]
    pub progress: Option<ProgressId>,
}

/// One row as it was read.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct ImportRow {
    /// The row's number in the sheet, as the program that made it shows it.
    pub row: u32,
    /// Cells as text, in the order of the report's `columns`; default values where they were taken.
    pub cells: Vec<String>,
    /// `field` is the cell's address, e.g. `C7`; the row's number alone where the list has no such column.
    pub errors: Vec<FieldError>,
    /// What was taken to be meant and should be looked at: no fault. `field` as in `errors`.
    pub notes: Vec<FieldError>,
}

/// A person to whom a link must be given.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct ImportLink {
    pub name: String,
    pub organization: String,
    pub link: String,
}

/// One of our columns and where it comes from.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct ImportColumn {
    pub code: String,
    pub heading: String,
    pub need: Need,
    /// The letter of the list's column.
    pub column: Option<String>,
    /// What stands in rows without a value.
    pub default: Option<String>,
    /// What a default can be chosen from; empty where there can be none.
    pub choices: Vec<ImportChoice>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct ImportChoice {
    pub code: String,
    pub label: String,
}

/// One of the list's columns.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct ImportSource {
    /// Its letter.
    pub column: String,
    pub heading: String,
    /// The first values below the heading.
    pub samples: Vec<String>,
    /// Whether one of our columns comes from it.
    pub used: bool,
}

/// What a list holds and what became of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct ImportReport {
    pub sheets: Vec<String>,
    /// The sheet that was read.
    pub sheet: String,
    /// The row of the headings.
    pub header: u32,
    pub columns: Vec<ImportColumn>,
    /// The list's own columns.
    pub sources: Vec<ImportSource>,
    /// Faults of the whole list, such as a column that must be there; `field` is our column's code.
    pub errors: Vec<FieldError>,
    /// The first rows and all that have a fault, as far as the limits go.
    pub rows: Vec<ImportRow>,
    pub total: u32,
    /// Rows without a fault.
    pub sound: u32,
    /// Rows that were passed over: examples, how to fill in the columns, headings once more, remarks at the end.
    pub skipped: u32,
    /// Rows and columns that hold something and were left out, since whoever opens the list doesn't see them.
    pub hidden: u32,
    /// What of the list was not read, or read otherwise than it may be meant: sentences.
    pub notes: Vec<String>,
    /// Everything was saved; false for a preview, or where a row has a fault.
    pub committed: bool,
    /// One-time links of invited people, shown once.
    pub links: Vec<ImportLink>,
}
