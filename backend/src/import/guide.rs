//! Rows between the headings and the list: how to fill in each column, or the columns' numbers.

use contract::import::ImportKind;
use contract::text;
use contract::validate::phones;

use super::cell::Cell;

/// What such cells say.
const SAID: &[&str] = &[
    "不超过",
    "字以内",
    "字以下",
    "字左右",
    "下拉",
    "可多选",
    "单选",
    "多选",
    "必填",
    "选填",
    "可不填",
    "可空",
    "格式",
    "同左",
    "同上",
    "同前",
    "例如",
    "如:",
    "示例",
    "请填",
    "请选",
    "填写",
    "选择",
    "隔开",
    "分隔",
    "全称",
    "手机或",
    "座机",
    "文本",
    "yyyy",
    "年/月/日",
    "年-月-日",
    "系统中",
    "没有则",
    "如有",
];

/// Any year: only whether a cell names a time is asked.
const YEAR: i32 = 2020;

/// Whether most of the cells tell how to fill them in and none that must be a time or a telephone is one.
pub fn is_one(kind: ImportKind, cells: &[Cell]) -> bool {
    let filled: Vec<(&str, &Cell)> = kind
        .columns()
        .iter()
        .map(|column| column.code)
        .zip(cells)
        .filter(|(_, cell)| !cell.is_empty())
        .collect();
    if filled.len() < 2 || filled.iter().any(|(_, cell)| cell.fault.is_some()) {
        return false;
    }
    if counted(&filled) {
        return true;
    }
    let meant = |code: &str, cell: &Cell| match code {
        "starts_at" | "ends_at" | "period" => cell.time().is_some() || cell.period(YEAR).is_some(),
        "contact_phone" => phones(&cell.text).is_ok(),
        _ => false,
    };
    if filled.iter().any(|(code, cell)| meant(code, cell)) {
        return false;
    }
    let says = |cell: &Cell| {
        let plain = text::half_width(&cell.text).to_ascii_lowercase();
        cell.text.chars().count() <= 60 && SAID.iter().any(|word| plain.contains(word))
    };
    let said = filled.iter().filter(|(_, cell)| says(cell)).count();
    said >= 2 && said * 2 >= filled.len()
}

/// 1, 2, 3 … or 甲, 乙, 1, 2 … below the headings of printed forms.
fn counted(filled: &[(&str, &Cell)]) -> bool {
    let mut texts: Vec<&str> = filled.iter().map(|(_, cell)| cell.text.as_str()).collect();
    texts.retain(|text| !"甲乙丙丁戊".contains(text));
    let mut numbers: Vec<u32> = texts.iter().filter_map(|text| text.parse().ok()).collect();
    let whole = numbers.len() == texts.len();
    numbers.sort_unstable();
    // Columns that are not ours have numbers, too.
    whole
        && filled.len() > 2
        && numbers.windows(2).all(|two| two[0] < two[1])
        && numbers.iter().all(|n| *n <= 100)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cells(texts: &[(&str, &str)]) -> Vec<Cell> {
        let columns = ImportKind::Activities.columns().iter();
        columns
            .map(|column| {
                let found = texts.iter().find(|(code, _)| *code == column.code);
                found
                    .map(|(_, text)| Cell::written(text))
                    .unwrap_or_default()
            })
            .collect()
    }

    #[test]
    fn how_to_fill_in_is_no_activity() {
        for row in [
            &[
                ("title", "不超过60字"),
                ("strand", "从下拉列表选"),
                ("starts_at", "格式：2020-11-15 14:00"),
            ][..],
            &[
                ("title", "（文本）"),
                ("strand", "必填"),
                ("form", "选填"),
                ("contact_phone", "手机或座机"),
            ],
            &[
                ("title", "1"),
                ("strand", "2"),
                ("form", "3"),
                ("period", "5"),
            ],
            &[("title", "甲"), ("strand", "乙"), ("form", "1")],
        ] {
            assert!(is_one(ImportKind::Activities, &cells(row)), "{row:?}");
        }
        for row in [
            &[
                ("title", "填写志愿书讲座"),
                ("summary", "教居民选择手机"),
                ("starts_at", "2020-11-15 14:00"),
            ][..],
            &[("title", "读书会"), ("strand", "阅读")],
            &[("title", "请填写姓名")],
            &[
                ("title", "合唱"),
                ("form", "讲座"),
                ("summary", "可多选"),
                ("contact_phone", "13944400000"),
            ],
        ] {
            assert!(!is_one(ImportKind::Activities, &cells(row)), "{row:?}");
        }
    }
}
