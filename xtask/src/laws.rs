//! The laws of docs/ARCHITECTURE.md about who may import whom, held against the `use` lines and paths of the sources.

mod graph;
mod imports;

use crate::{Outcome, files};
use graph::{circles, folder};
use imports::{Crate, Import};
use std::collections::BTreeSet;

/// Crates whose files are looked at.
const CRATES: [&str; 4] = ["backend/src", "frontend/src", "openapi/src", "xtask/src"];

/// A circle of files may not be larger.
const LARGEST_CIRCLE: usize = 10;

/// Beginnings of modules that may name a library, besides those files whose module says it: a law and its exceptions.
struct Library {
    name: &'static str,
    /// A module with this word in its path.
    word: &'static str,
    also: &'static [&'static str],
}

const LIBRARIES: [Library; 2] = [
    Library {
        name: "actix_web",
        word: "endpoint",
        also: &[
            "platform::http",
            "access::guard",
            "access::client_info",
            "app",
            "command::serve",
        ],
    },
    Library {
        name: "diesel",
        word: "store",
        also: &["access::reach", "command::seed"],
    },
];

/// What any service may name of diesel: the kinds of failure, not the query language.
const HARMLESS: [&str; 2] = ["diesel::result", "diesel::QueryResult"];

pub fn check() -> Outcome<()> {
    let mut broken = Vec::new();
    for path in CRATES {
        let sources = Crate::read(&files::root().join(path))?;
        broken.extend(circles_of(path, &sources));
        if path == "backend/src" {
            broken.extend(sources.imports.iter().filter_map(floor_broken));
            broken.extend(sources.imports.iter().filter_map(store_broken));
            broken.extend(libraries_broken(&sources));
        }
        let unopened = sources.unopened.iter().map(|file| file.display());
        broken.extend(
            unopened.map(|file| format!("{path}/{file}: begin with //! and what it is for")),
        );
    }
    if broken.is_empty() {
        return Ok(());
    }
    Err(format!(
        "{} laws of docs/ARCHITECTURE.md are broken:\n  {}",
        broken.len(),
        broken.join("\n  ")
    ))
}

fn circles_of(path: &str, sources: &Crate) -> Vec<String> {
    let arrows = || sources.imports.iter();
    let folders = arrows()
        .map(|i| (folder(&i.from), folder(&i.to)))
        .filter(|(from, to)| from != to && !from.is_empty() && !to.is_empty());
    circles(arrows().map(|i| (i.from.clone(), i.to.clone())))
        .into_iter()
        .filter(|circle| circle.len() > LARGEST_CIRCLE)
        .chain(circles(folders))
        .map(|c| {
            format!(
                "{path}: these import each other in a circle: {}",
                c.join(", ")
            )
        })
        .collect()
}

/// Floors of the server from the ground up; the nouns stand between access and program.
fn height(module: &str) -> usize {
    match folder(module).as_str() {
        "platform" => 0,
        "access" => 1,
        "app" | "command" | "" => 3,
        _ => 2,
    }
}

/// Arrows go down only.
fn floor_broken(import: &Import) -> Option<String> {
    (height(&import.from) < height(&import.to) && !import.to.is_empty()).then(|| {
        format!(
            "{} must not import {}: it stands on a higher floor",
            import.from, import.to
        )
    })
}

/// A noun calls another noun's service, never its store; the program may.
fn store_broken(import: &Import) -> Option<String> {
    let foreign = folder(&import.from) != folder(&import.to);
    let store = import.to.split("::").any(|part| part == "store");
    (foreign && store && height(&import.to) == 2 && height(&import.from) == 2).then(|| {
        format!(
            "{} must not import {}: call the noun's service",
            import.from, import.to
        )
    })
}

/// actix is named by endpoints, diesel's query language by stores.
fn libraries_broken(sources: &Crate) -> Vec<String> {
    let mut broken = BTreeSet::new();
    for (module, path) in &sources.foreign {
        for library in &LIBRARIES {
            let names = path == library.name || path.starts_with(&format!("{}::", library.name));
            let harmless = HARMLESS.iter().any(|beginning| path.starts_with(beginning));
            let right = module.split("::").any(|part| part.contains(library.word))
                || library
                    .also
                    .iter()
                    .any(|a| module == a || module.starts_with(&format!("{a}::")))
                || module.is_empty();
            if names && !harmless && !right {
                broken.insert(format!(
                    "{module} must not name {}: only {}s do",
                    library.name, library.word
                ));
            }
        }
    }
    broken.into_iter().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn import(from: &str, to: &str) -> Import {
        Import {
            from: from.into(),
            to: to.into(),
        }
    }

    #[test]
    fn arrows_go_down_only() {
        assert!(floor_broken(&import("platform::store", "activity::service")).is_some());
        assert!(floor_broken(&import("access::guard", "app")).is_some());
        assert!(floor_broken(&import("activity::service", "command::seed")).is_some());
        assert!(floor_broken(&import("command::seed", "activity::service")).is_none());
        assert!(floor_broken(&import("activity::service", "platform::store")).is_none());
    }

    #[test]
    fn a_store_is_its_nouns_own() {
        assert!(store_broken(&import("hall::service", "portal::store::read")).is_some());
        assert!(store_broken(&import("hall::service", "hall::store")).is_none());
        assert!(store_broken(&import("hall::service", "platform::store::page")).is_none());
    }

    #[test]
    fn libraries_have_their_places() {
        let sources = Crate {
            foreign: vec![
                ("hall::service".into(), "actix_web::HttpRequest".into()),
                ("hall::endpoint".into(), "actix_web::HttpRequest".into()),
                ("hall::service".into(), "diesel::prelude".into()),
                ("hall::service".into(), "diesel::result::Error".into()),
            ],
            ..Crate::default()
        };
        assert_eq!(libraries_broken(&sources).len(), 2);
    }
}
