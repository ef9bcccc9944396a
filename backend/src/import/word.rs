//! Words of the pages and the codes they stand for.

use std::collections::HashMap;

use contract::edition::Term;
use contract::region::Region;
use contract::text;

/// The code of a label; codes themselves are taken too. Width, spaces and signs don't matter.
pub fn code<'a>(words: &[(&'a str, &'a str)], written: &str) -> Option<&'a str> {
    let asked = text::searchable(written);
    words
        .iter()
        .find(|(code, label)| *code == written || text::searchable(label) == asked)
        .map(|(code, _)| *code)
}

/// As [`code`], or the only one whose label holds what is written or is held by it: 老年人 for 老年人群.
pub fn near<'a>(words: &[(&'a str, &'a str)], written: &str) -> Option<&'a str> {
    if let Some(code) = code(words, written) {
        return Some(code);
    }
    let asked = text::searchable(written);
    if asked.chars().count() < 2 {
        return None;
    }
    let mut found = words.iter().filter(|(_, label)| {
        let label = text::searchable(label);
        label.contains(&asked) || label.chars().count() > 1 && asked.contains(&label)
    });
    match (found.next(), found.next()) {
        (Some((code, _)), None) => Some(code),
        _ => None,
    }
}

/// What an edition offers, as pairs of code and label.
pub fn offered(terms: &[Term]) -> Vec<(&str, &str)> {
    terms
        .iter()
        .filter(|t| !t.retired)
        .map(|t| (t.code.as_str(), t.label.as_str()))
        .collect()
}

/// Several in one cell.
pub fn list(written: &str) -> Vec<&str> {
    written
        .split(['、', '，', ',', ';', '；', '\n'])
        .map(str::trim)
        .filter(|part| !part.is_empty())
        .collect()
}

/// A sentence that says what could stand here.
pub fn unknown(written: &str, words: &[(&str, &str)]) -> String {
    let shown: Vec<&str> = words.iter().take(20).map(|(_, label)| *label).collect();
    let short = text::searchable(written)
        .chars()
        .take(20)
        .collect::<String>();
    format!("没有“{short}”这一选项，可填：{}。", shown.join("、"))
}

/// Places by all their names: `220104`, `朝阳区`, `长春市朝阳区`, `吉林省长春市朝阳区`.
pub struct RegionNames(HashMap<String, Vec<String>>);

impl RegionNames {
    pub fn new(regions: &[Region]) -> Self {
        let mut names: HashMap<String, Vec<String>> = HashMap::new();
        for region in regions {
            let mut put = |name: String| {
                let codes = names.entry(name).or_default();
                if !codes.contains(&region.code) {
                    codes.push(region.code.clone());
                }
            };
            put(region.code.clone());
            let mut name = String::new();
            for part in above(regions, region) {
                name.insert_str(0, &text::searchable(&part.name));
                put(name.clone());
            }
        }
        Self(names)
    }

    pub fn code(&self, written: &str) -> Result<String, &'static str> {
        match self.0.get(&text::searchable(written)).map(Vec::as_slice) {
            Some([code]) => Ok(code.clone()),
            Some(_) => Err("有多个同名地区，请写上所在的市（州），如“长春市朝阳区”。"),
            None => Err("没有这个地区，请填写地区名称，如“长春市朝阳区”。"),
        }
    }
}

/// The place and those it lies in.
fn above<'a>(regions: &'a [Region], region: &'a Region) -> impl Iterator<Item = &'a Region> {
    std::iter::successors(Some(region), |at| {
        let code = at.parent_code.as_deref()?;
        regions.iter().find(|r| r.code == code)
    })
    .take(6)
}

/// Codes and names with what they lie in, below the province: `长春市朝阳区`.
pub fn places(regions: &[Region]) -> Vec<(String, String)> {
    let named = |region: &Region| {
        let mut name = String::new();
        for part in above(regions, region).filter(|r| r.level > 1) {
            name.insert_str(0, &part.name);
        }
        (region.code.clone(), name)
    };
    regions.iter().filter(|r| r.level > 1).map(named).collect()
}
