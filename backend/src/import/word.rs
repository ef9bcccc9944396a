//! Words of the pages and the codes they stand for.

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

/// The code of a place: `220104`, `朝阳区`, `长春市朝阳区`, `吉林省长春市朝阳区`.
pub fn region(regions: &[Region], written: &str) -> Result<String, &'static str> {
    const UNKNOWN: &str = "没有这个地区，请填写地区名称，如“长春市朝阳区”。";
    let asked = text::searchable(written);
    let mut found = regions.iter().filter(|region| {
        if region.code == asked {
            return true;
        }
        let mut name = String::new();
        let mut at = Some(*region);
        while let Some(part) = at {
            name.insert_str(0, &text::searchable(&part.name));
            if name == asked {
                return true;
            }
            at = part
                .parent_code
                .as_deref()
                .and_then(|code| regions.iter().find(|r| r.code == code));
        }
        false
    });
    let first = found.next().ok_or(UNKNOWN)?;
    if found.next().is_some() {
        return Err("有多个同名地区，请写上所在的市（州），如“长春市朝阳区”。");
    }
    Ok(first.code.clone())
}
