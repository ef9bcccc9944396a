//! What a person sets for reading a list.

use std::collections::BTreeMap;

use contract::id::ProgressId;
use contract::import::{ImportQuery, ImportReport};

#[derive(Clone, Debug, Default, PartialEq)]
pub struct Setting {
    pub sheet: Option<String>,
    pub header: Option<u32>,
    /// Our column and the letter of the list's; absent: by the headings.
    pub columns: Option<BTreeMap<String, String>>,
    pub defaults: BTreeMap<String, String>,
    /// What the list hides is taken, too.
    pub hidden: bool,
}

impl Setting {
    /// What was read, and whether that was with what the list hides.
    pub fn of(report: &ImportReport, hidden: bool) -> Self {
        let columns = report.columns.iter();
        Self {
            sheet: Some(report.sheet.clone()),
            header: Some(report.header),
            columns: Some(
                columns
                    .clone()
                    .filter_map(|c| Some((c.code.clone(), c.column.clone()?)))
                    .collect(),
            ),
            defaults: columns
                .filter_map(|c| Some((c.code.clone(), c.default.clone()?)))
                .collect(),
            hidden,
        }
    }

    pub fn query(&self, commit: bool, progress: ProgressId) -> ImportQuery {
        let joined = |pairs: &BTreeMap<String, String>| {
            let pairs: Vec<String> = pairs
                .iter()
                .map(|(code, value)| [code, ":", value].concat())
                .collect();
            pairs.join(",")
        };
        ImportQuery {
            commit,
            sheet: self.sheet.clone(),
            header: self.header,
            columns: self.columns.as_ref().map(joined),
            defaults: Some(joined(&self.defaults)).filter(|d| !d.is_empty()),
            hidden: self.hidden,
            progress: Some(progress),
        }
    }

    pub fn column(&self, code: &str) -> &str {
        let found = self.columns.as_ref().and_then(|c| c.get(code));
        found.map_or("", String::as_str)
    }

    /// One of the list's columns holds one of ours.
    pub fn choose(&mut self, code: &str, letter: String) {
        let columns = self.columns.get_or_insert_default();
        columns.retain(|other, at| other != code && *at != letter);
        if !letter.is_empty() {
            columns.insert(code.to_owned(), letter);
        }
    }

    pub fn fill(&mut self, code: &str, value: String) {
        if value.is_empty() {
            self.defaults.remove(code);
        } else {
            self.defaults.insert(code.to_owned(), value);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Setting;
    use contract::id::ProgressId;
    use wasm_bindgen_test::wasm_bindgen_test;

    #[wasm_bindgen_test]
    fn a_column_of_the_list_is_taken_once() {
        let mut setting = Setting::default();
        setting.choose("title", "B".into());
        setting.choose("venue_name", "B".into());
        setting.fill("mode", "online".into());
        assert_eq!(
            (setting.column("title"), setting.column("venue_name")),
            ("", "B")
        );
        let query = setting.query(true, ProgressId::default());
        assert_eq!(query.columns.as_deref(), Some("venue_name:B"));
        assert_eq!(query.defaults.as_deref(), Some("mode:online"));
        setting.fill("mode", String::new());
        assert_eq!(setting.query(true, ProgressId::default()).defaults, None);
    }
}
