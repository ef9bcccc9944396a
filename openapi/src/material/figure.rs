//! A field of a material's form of numbers and short answers (docs/DOMAIN.md, Annex 6).

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::coded::coded_enum;
use crate::limit;
use crate::text;
use crate::validate::{Check, Validate};

coded_enum! {
    /// What a field takes.
    #[derive(Default)]
    pub enum FigureKind {
        /// A whole number, not negative.
        #[default]
        Integer = "integer" "整数",
        /// Not negative, at most two digits behind the point.
        Decimal = "decimal" "小数",
        Text = "text" "文字",
        Day = "day" "日期",
        /// `是` or `否`.
        YesNo = "yes_no" "是或否",
    }
}

impl FigureKind {
    pub fn numeric(self) -> bool {
        matches!(self, Self::Integer | Self::Decimal)
    }
}

coded_enum! {
    /// Where a field's first value comes from; counted over the organization and all below it.
    pub enum FigureSource {
        OrganizationName = "organization_name" "单位全称",
        /// Published, not cancelled.
        Activities = "activities" "已发布活动项数",
        /// Dated instances of those.
        Occurrences = "occurrences" "已发布活动场次",
        /// Occurrences of the form `lecture`.
        Lectures = "lectures" "讲座场次",
        /// Occurrences of the form `training`.
        Trainings = "trainings" "培训场次",
        /// 人次 on site, from participation reports.
        Visits = "visits" "现场参与人次",
        /// 人数 on site, from participation reports; never added to 人次.
        Persons = "persons" "现场参与人数",
        /// 线上观看, from participation reports; never added to either.
        OnlineViews = "online_views" "线上观看人次",
        /// First day of the local week.
        WeekFirstDay = "week_first_day" "活动周开始日期",
        WeekLastDay = "week_last_day" "活动周结束日期",
        OpeningDay = "opening_day" "启动仪式日期",
        OpeningPlace = "opening_place" "启动仪式地点",
        /// 是 where a committee is recorded.
        HasCommittee = "has_committee" "已成立领导小组",
        /// Institutions below that held an activity.
        Institutions = "institutions" "举办活动的机构数",
    }
}

/// One field.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Figure {
    #[schema(max_length = 40, example = "visits")]
    pub code: String,
    #[schema(min_length = 1, max_length = 80, example = "线下参与人次")]
    pub label: String,
    /// Heads the fields that stand together.
    #[serde(default)]
    #[schema(max_length = 80)]
    pub group: String,
    pub kind: FigureKind,
    #[serde(default)]
    #[schema(max_length = 20, example = "人次")]
    pub unit: String,
    #[serde(default)]
    pub required: bool,
    #[serde(default)]
    pub source: Option<FigureSource>,
    /// Numbers of several organizations may be added up in this field.
    #[serde(default)]
    pub summed: bool,
}

impl Figure {
    /// The value in normal form, or a Chinese sentence that says what is wrong. Full-width digits and
    /// thousands separators are fine; estimates (约3000, 3千余, 1.2万) are not.
    pub fn normal(&self, raw: &str) -> Result<String, String> {
        let raw = text::clean(raw);
        if raw.is_empty() {
            return Ok(raw);
        }
        match self.kind {
            FigureKind::Integer => integer(&raw).map(|n| n.to_string()),
            FigureKind::Decimal => decimal(&raw),
            FigureKind::Text => match text::excess(&raw, limit::NOTE) {
                Some(n) => Err(format!("不能超过{}个字，现有{n}个字。", limit::NOTE)),
                None => Ok(raw),
            },
            FigureKind::Day => raw
                .parse::<NaiveDate>()
                .map(|d| d.to_string())
                .map_err(|_| "请填写日期，如 2020-11-15。".to_owned()),
            FigureKind::YesNo => match raw.as_str() {
                "是" | "否" => Ok(raw),
                _ => Err("请选择“是”或“否”。".to_owned()),
            },
        }
    }
}

/// The largest whole number that a field takes.
pub const LARGEST: i64 = 10_000_000_000;

/// Digits without separators; full-width ones and Chinese commas are read too.
fn plain(raw: &str) -> String {
    text::half_width(raw)
        .chars()
        .filter(|c| !matches!(c, ',' | '，' | ' ' | '\''))
        .collect()
}

fn integer(raw: &str) -> Result<i64, String> {
    let plain = plain(raw);
    if let Some(thousands) = plain.strip_suffix('万').and_then(|n| n.parse::<f64>().ok()) {
        let meant = (thousands * 10_000.0).round();
        if meant.is_finite() && (0.0..=LARGEST as f64).contains(&meant) {
            return Err(format!("请填写具体数字，不要用“万”，如 {meant:.0}。"));
        }
    }
    let digits = !plain.is_empty() && plain.bytes().all(|b| b.is_ascii_digit());
    match plain.parse::<i64>() {
        Ok(n) if digits && n <= LARGEST => Ok(n),
        _ if plain.starts_with('-') => Err("不能是负数。".to_owned()),
        _ if plain.contains('.') && plain.parse::<f64>().is_ok() => {
            Err("请填写整数，不带小数。".to_owned())
        }
        _ if digits => Err("数字过大，请核对。".to_owned()),
        _ => Err("请填写具体的整数，不要写“约”“余”等字样。".to_owned()),
    }
}

fn decimal(raw: &str) -> Result<String, String> {
    let plain = plain(raw);
    let (whole, part) = plain.split_once('.').unwrap_or((&plain, ""));
    let digits = |s: &str| s.bytes().all(|b| b.is_ascii_digit());
    if whole.is_empty()
        || whole.len() > 11
        || !digits(whole)
        || !digits(part)
        || plain.ends_with('.')
    {
        return Err("请填写具体的数字，不要写“约”“余”等字样。".to_owned());
    }
    if part.len() > 2 {
        return Err("最多保留两位小数。".to_owned());
    }
    let whole = whole.trim_start_matches('0');
    let whole = if whole.is_empty() { "0" } else { whole };
    let part = part.trim_end_matches('0');
    Ok(if part.is_empty() {
        whole.to_owned()
    } else {
        format!("{whole}.{part}")
    })
}

/// A number in normal form in hundredths, so that sums are exact; `None` where it is no number.
pub fn hundredths(normal: &str) -> Option<i128> {
    let (whole, part) = normal.split_once('.').unwrap_or((normal, ""));
    let digits = |s: &str| s.bytes().all(|b| b.is_ascii_digit());
    if whole.is_empty() || whole.len() > 15 || part.len() > 2 || !digits(whole) || !digits(part) {
        return None;
    }
    format!("{whole}{part:0<2}").parse().ok()
}

/// Hundredths in normal form.
pub fn from_hundredths(sum: i128) -> String {
    let text = format!("{}.{:02}", sum / 100, sum % 100);
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}

impl Validate for Figure {
    fn validate(&self, check: &mut Check) {
        check.code("code", &self.code);
        check.required("label", &self.label, limit::NAME);
        check.text("group", &self.group, limit::NAME);
        check.text("unit", &self.unit, 20);
        check.that(
            !self.summed || self.kind.numeric(),
            "summed",
            "not_wanted",
            "只有数字可以合计。",
        );
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hundredths_and_back() {
        for normal in ["0", "7", "120", "1000", "0.3", "0.05", "12.34", "3.9"] {
            assert_eq!(
                hundredths(normal).map(from_hundredths).as_deref(),
                Some(normal)
            );
        }
        for raw in ["", "约3", "1.234", ".5", "-1", "1e3", "1234567890123456"] {
            assert_eq!(hundredths(raw), None, "{raw}");
        }
    }

    #[test]
    fn numbers_as_people_write_them() {
        let integer = Figure {
            kind: FigureKind::Integer,
            ..Figure::default()
        };
        for (raw, normal) in [
            ("3000", "3000"),
            ("３０００", "3000"),
            ("3,000", "3000"),
            ("12，345", "12345"),
            ("0", "0"),
            ("007", "7"),
            ("", ""),
            ("9999999", "9999999"),
        ] {
            assert_eq!(integer.normal(raw).as_deref(), Ok(normal), "{raw}");
        }
        for raw in [
            "约3000",
            "3千余",
            "1.2万",
            "12.5",
            "-3",
            "3e5",
            "三千",
            "99999999999999999999",
        ] {
            assert!(integer.normal(raw).is_err(), "{raw}");
        }
        assert!(integer.normal("1.2万").is_err_and(|e| e.contains("12000")));
        let decimal = Figure {
            kind: FigureKind::Decimal,
            ..Figure::default()
        };
        for (raw, normal) in [
            ("12.50", "12.5"),
            ("0.00", "0"),
            ("1,200.05", "1200.05"),
            ("５．５", "5.5"),
        ] {
            assert_eq!(decimal.normal(raw).as_deref(), Ok(normal), "{raw}");
        }
        for raw in ["1.234", ".5", "5.", "1.2万", "-1"] {
            assert!(decimal.normal(raw).is_err(), "{raw}");
        }
    }
}
