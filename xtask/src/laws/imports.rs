//! Which file of a crate imports which, read from `use` lines and paths as text.

use crate::{Outcome, files};
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

/// Modules are written as `a::b`; the crate's own top is empty.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Import {
    pub from: String,
    pub to: String,
}

#[derive(Debug, Default)]
pub struct Crate {
    pub imports: Vec<Import>,
    /// Module, and a path into another crate that it names.
    pub foreign: Vec<(String, String)>,
    /// Files whose first line says nothing.
    pub unopened: Vec<PathBuf>,
}

impl Crate {
    /// All Rust files below a crate's `src`.
    pub fn read(src: &Path) -> Outcome<Self> {
        let mut all = Vec::new();
        for file in files::below(src)? {
            if file.extension().is_some_and(|ending| ending == "rs") {
                let inner = file.strip_prefix(src).unwrap_or(&file).to_path_buf();
                all.push((module(&inner), inner, files::read_text(&file)?));
            }
        }
        let modules: BTreeSet<&str> = all.iter().map(|(module, ..)| module.as_str()).collect();
        let mut found = Self::default();
        for (module, file, text) in &all {
            if !text.starts_with("//!") {
                found.unopened.push(file.clone());
            }
            for path in paths(text) {
                match absolute(module, &path) {
                    Some(path) => {
                        if let Some(to) = nearest(&path, &modules).filter(|to| to != module) {
                            found.imports.push(Import {
                                from: module.clone(),
                                to,
                            });
                        }
                    }
                    None => found.foreign.push((module.clone(), path)),
                }
            }
        }
        found.imports.sort();
        found.imports.dedup();
        Ok(found)
    }
}

fn module(file: &Path) -> String {
    let name = file.with_extension("").to_string_lossy().replace('/', "::");
    if matches!(name.as_str(), "lib" | "main") {
        String::new()
    } else {
        name
    }
}

/// Below the crate's top; `None` where it begins with another crate's name.
fn absolute(module: &str, path: &str) -> Option<String> {
    let mut here: Vec<&str> = module.split("::").filter(|part| !part.is_empty()).collect();
    let mut parts = path.split("::").peekable();
    match parts.next()? {
        "crate" => here.clear(),
        "self" => {}
        "super" => {
            here.pop();
            while parts.next_if_eq(&"super").is_some() {
                here.pop();
            }
        }
        _ => return None,
    }
    here.extend(parts);
    Some(here.join("::"))
}

/// The file that holds what the path names.
fn nearest(path: &str, modules: &BTreeSet<&str>) -> Option<String> {
    let mut path = path;
    loop {
        if modules.contains(path) {
            return Some(path.to_owned());
        }
        path = path.rsplit_once("::")?.0;
    }
}

/// Every path that the text names with at least one `::`, each leaf of a `use` tree by itself. Comments and the
/// module of tests are left out.
fn paths(text: &str) -> Vec<String> {
    let code: String = text
        .split("\n#[cfg(test)]\nmod tests {")
        .next()
        .unwrap_or_default()
        .lines()
        .map(|line| line.split("//").next().unwrap_or_default().to_owned() + "\n")
        .collect();
    let mut found = Vec::new();
    let mut rest = code.as_str();
    while let Some(start) = rest.find("use ") {
        let word = rest[..start]
            .chars()
            .next_back()
            .is_none_or(|c| c.is_whitespace());
        let Some(end) = rest[start..].find(';').filter(|_| word) else {
            plain(&rest[..start + 4], &mut found);
            rest = &rest[start + 4..];
            continue;
        };
        plain(&rest[..start], &mut found);
        leaves("", rest[start + 4..start + end].trim(), &mut found);
        rest = &rest[start + end..];
    }
    plain(rest, &mut found);
    found
}

/// Paths in code: words joined by `::`.
fn plain(code: &str, found: &mut Vec<String>) {
    let pieces = code.split(|c: char| !(c.is_alphanumeric() || c == '_' || c == ':'));
    found.extend(
        pieces
            .map(|p| p.trim_matches(':'))
            .filter(|p| p.contains("::"))
            .map(str::to_owned),
    );
}

fn leaves(before: &str, tree: &str, found: &mut Vec<String>) {
    let tree = tree.trim();
    let Some((head, rest)) = tree.split_once('{') else {
        let name = tree.split_whitespace().next().unwrap_or_default();
        let path = format!("{before}{name}");
        found.push(path.strip_suffix("::self").unwrap_or(&path).to_owned());
        return;
    };
    let before = format!("{before}{}", head.trim());
    let inner = rest.rsplit_once('}').map_or(rest, |(inner, _)| inner);
    let (mut depth, mut start) = (0, 0);
    for (at, c) in inner.char_indices() {
        match c {
            '{' => depth += 1,
            '}' => depth -= 1,
            ',' if depth == 0 => {
                leaves(&before, &inner[start..at], found);
                start = at + 1;
            }
            _ => {}
        }
    }
    if !inner[start..].trim().is_empty() {
        leaves(&before, &inner[start..], found);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn trees_and_paths_are_read() {
        let text = "//! x\nuse crate::a::{self, b::{C, D as E}};\n// use crate::no;\nfn f() { super::g::h(); }\n";
        assert_eq!(
            paths(text),
            [
                "crate::a",
                "crate::a::b::C",
                "crate::a::b::D",
                "super::g::h"
            ]
        );
    }

    #[test]
    fn paths_lead_to_files() {
        assert_eq!(absolute("a::b", "super::c::D"), Some("a::c::D".into()));
        assert_eq!(absolute("a::b", "self::c"), Some("a::b::c".into()));
        assert_eq!(absolute("a::b", "diesel::prelude"), None);
        let modules = BTreeSet::from(["a", "a::c"]);
        assert_eq!(nearest("a::c::D", &modules), Some("a::c".into()));
    }
}
