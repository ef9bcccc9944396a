//! What public pages say stands in `locale/`, and nowhere in their code.

use std::path::{Path, PathBuf};

/// The code of public pages, below `frontend/src`.
const PUBLIC: [&str; 11] = [
    "page/portal",
    "page/portal.rs",
    "page/missing.rs",
    "page/panel.rs",
    "app/reader.rs",
    "layout/portal.rs",
    "layout/simple.rs",
    "layout/switches.rs",
    "ui/read_aloud.rs",
    "ui/status.rs",
    "ui/pager.rs",
];

/// What is cut from the names of regions on the map is no text.
const NAMES: &str = "[\"朝鲜族\", \"蒙古族\", \"满族\"]";

fn files(path: &Path, all: &mut Vec<PathBuf>) {
    if path.is_dir() {
        for entry in std::fs::read_dir(path).expect("a folder") {
            files(&entry.expect("an entry").path(), all);
        }
    } else {
        all.push(path.to_owned());
    }
}

/// Lines with a Chinese text: comments, tests and single characters (what a name ends with) are none.
fn said(source: &str) -> Vec<&str> {
    let code = source.split("#[cfg(test)]").next().unwrap_or_default();
    let han = |c: char| ('\u{3400}'..='\u{9fff}').contains(&c);
    let texts = |line: &str| {
        let code = line.split("//").next().unwrap_or_default();
        let inside = code.split('"').skip(1).step_by(2);
        inside.into_iter().any(|text| text.contains(han))
    };
    code.lines().filter(|line| texts(line)).collect()
}

#[test]
fn the_code_of_public_pages_has_no_text() {
    let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("../src");
    let mut all = Vec::new();
    for part in PUBLIC {
        files(&source.join(part), &mut all);
    }
    assert!(all.len() > 40, "the pages have moved: {}", all.len());
    let mut found = Vec::new();
    for file in all {
        let text = std::fs::read_to_string(&file).expect("a file");
        let lines = said(&text).into_iter();
        let lines = lines.filter(|line| !line.contains(NAMES));
        found.extend(lines.map(|line| format!("{}: {}", file.display(), line.trim())));
    }
    assert!(found.is_empty(), "{}", found.join("\n"));
}

#[test]
fn a_text_is_found_and_a_remark_is_not() {
    assert_eq!(
        said("// 注\nlet a = \"甲\"; // 乙\nlet b = '市'; \"x\""),
        ["let a = \"甲\"; // 乙"]
    );
    assert_eq!(said("#[cfg(test)]\nlet a = \"甲\";"), [] as [&str; 0]);
}
