//! Imports from workbooks: preview first, all or nothing after (requirements R21, R27).

use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use crate::problem::FieldError;

/// Which template.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum ImportKind {
    Activities,
    Organizations,
    People,
}

impl ImportKind {
    pub fn code(self) -> &'static str {
        match self {
            Self::Activities => "activities",
            Self::Organizations => "organizations",
            Self::People => "people",
        }
    }

    pub fn label(self) -> &'static str {
        match self {
            Self::Activities => "活动",
            Self::Organizations => "单位",
            Self::People => "人员",
        }
    }

    /// Headings of the template in order; a `*` marks what must be filled in.
    pub fn headings(self) -> &'static [&'static str] {
        match self {
            Self::Activities => &[
                "活动名称*",
                "活动板块*",
                "活动形式*",
                "主题",
                "面向人群*",
                "举办方式*",
                "活动简介*",
                "开始时间*",
                "结束时间*",
                "活动地点",
                "详细地址",
                "所在地区",
                "线上网址",
                "承办、协办单位",
                "联系人*",
                "联系电话*",
                "举办单位",
            ],
            Self::Organizations => &[
                "单位名称*",
                "单位简称",
                "单位类别*",
                "所在地区",
                "上级单位",
                "详细地址",
                "网址",
            ],
            Self::People => &["姓名*", "单位名称*", "角色*"],
        }
    }
}

/// `commit=false` only looks; `commit=true` saves when no row has a fault.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct ImportQuery {
    #[serde(default)]
    pub commit: bool,
}

/// One row as it was read.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct ImportRow {
    /// The row's number in the sheet, as the program that made it shows it.
    pub row: u32,
    /// Cells as text, in the order of the headings.
    pub cells: Vec<String>,
    /// `field` is the cell's address, e.g. `C7`.
    pub errors: Vec<FieldError>,
}

/// A person to whom a link must be given.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct ImportLink {
    pub name: String,
    pub organization: String,
    pub link: String,
}

/// What a workbook holds and what became of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct ImportReport {
    pub headings: Vec<String>,
    pub rows: Vec<ImportRow>,
    /// Rows without a fault.
    pub sound: u32,
    /// Everything was saved; false for a preview, or where a row has a fault.
    pub committed: bool,
    /// One-time links of invited people, shown once.
    pub links: Vec<ImportLink>,
}
