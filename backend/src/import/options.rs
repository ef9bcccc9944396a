//! What the request asks of a list: which sheet, which columns, which defaults.

use contract::import::{ImportKind, ImportQuery};

use super::book::WIDTH;
use super::matching::HEAD;
use crate::platform::failure::Failure;

#[derive(Clone, Debug, Default)]
pub struct ImportOptions {
    pub sheet: Option<String>,
    /// Counted from 0.
    pub header: Option<u32>,
    /// Ours and the list's, both counted from 0.
    pub columns: Option<Vec<(usize, u32)>>,
    pub defaults: Vec<(usize, String)>,
    /// What the list hides is taken, too.
    pub hidden: bool,
}

impl ImportOptions {
    pub fn new(kind: ImportKind, query: &ImportQuery) -> Result<Self, Failure> {
        let header = match query.header {
            Some(row) if !(1..=HEAD).contains(&row) => {
                return Err(Failure::field(
                    "header",
                    "out_of_range",
                    "表头应在第1行至第20行之间。",
                ));
            }
            row => row.map(|r| r - 1),
        };
        let columns = query
            .columns
            .as_deref()
            .map(|written| {
                pairs(kind, "columns", written)?
                    .into_iter()
                    .map(|(ours, letters)| {
                        let theirs = number(&letters).ok_or_else(|| {
                            Failure::field(
                                "columns",
                                "unknown",
                                format!("没有“{letters}”这一列，请填写列的字母，如 B。"),
                            )
                        })?;
                        Ok((ours, theirs))
                    })
                    .collect::<Result<Vec<_>, Failure>>()
            })
            .transpose()?;
        let defaults = match query.defaults.as_deref() {
            Some(written) => pairs(kind, "defaults", written)?,
            None => Vec::new(),
        };
        if let Some((ours, _)) = defaults.iter().find(|(i, _)| !kind.columns()[*i].default) {
            let name = kind.columns()[*ours].name();
            let message = format!("“{name}”不能为所有行选定同一个值。");
            return Err(Failure::field("defaults", "not_allowed_here", message));
        }
        Ok(Self {
            sheet: query.sheet.clone(),
            header,
            columns,
            defaults,
            hidden: query.hidden,
        })
    }
}

/// `title:B,venue_name:F`
fn pairs(kind: ImportKind, field: &str, written: &str) -> Result<Vec<(usize, String)>, Failure> {
    let mut found: Vec<(usize, String)> = Vec::new();
    for part in written.split(',').map(str::trim).filter(|p| !p.is_empty()) {
        let pair = part.split_once(':').and_then(|(code, value)| {
            let ours = kind.columns().iter().position(|c| c.code == code.trim())?;
            let value = value.trim();
            (!value.is_empty()).then(|| (ours, value.to_owned()))
        });
        match pair {
            Some((ours, _)) if found.iter().any(|(o, _)| *o == ours) => {
                return Err(Failure::field(field, "duplicate", "同一栏目只能出现一次。"));
            }
            Some(pair) => found.push(pair),
            None => {
                let message = format!("“{part}”不正确，应写作“栏目:值”，多项用逗号隔开。");
                return Err(Failure::field(field, "unknown", message));
            }
        }
    }
    Ok(found)
}

/// `B` is 1, counted from 0.
fn number(letters: &str) -> Option<u32> {
    if letters.is_empty() || letters.len() > 2 {
        return None;
    }
    let mut sum = 0;
    for letter in letters.bytes() {
        if !letter.is_ascii_alphabetic() {
            return None;
        }
        sum = sum * 26 + u32::from(letter.to_ascii_uppercase() - b'A') + 1;
    }
    Some(sum - 1).filter(|n| *n < WIDTH)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_are_columns() {
        assert_eq!(number("A"), Some(0));
        assert_eq!(number("aa"), Some(26));
        for none in ["", "ZZ", "1", "A1", "列"] {
            assert_eq!(number(none), None, "{none}");
        }
    }

    #[test]
    fn what_is_asked_is_checked() {
        let ask = |columns: &str, defaults: &str| {
            let query = ImportQuery {
                columns: Some(columns.into()),
                defaults: Some(defaults.into()),
                ..ImportQuery::default()
            };
            ImportOptions::new(ImportKind::Activities, &query)
        };
        assert!(ask("title:B,period:D", "mode:online").is_ok());
        for (columns, defaults) in [
            ("title", ""),
            ("nonsense:B", ""),
            ("title:B,title:C", ""),
            ("title:7", ""),
            ("", "title:x"),
        ] {
            assert!(ask(columns, defaults).is_err(), "{columns} {defaults}");
        }
    }
}
