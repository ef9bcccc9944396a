//! Puts the bundle's files together and writes their names into index.html.

use super::programs::Program;
use super::style;
use crate::tools::Optimizer;
use crate::{Outcome, files};
use std::path::{Path, PathBuf};

use std::fmt::Write as _;

const HEAD: &str = "<!-- xtask:head -->";
/// Runs before anything is painted.
const EARLY: &str = "<!-- xtask:early -->";
const SCRIPT: &str = "<!-- xtask:script -->";
const SHELL: &str = "/* xtask:shell */";
const VERSION: &str = "/* xtask:version */";
const PROGRAMS: &str = "/* xtask:programs */";
const BEGINNINGS: &str = "/* xtask:beginnings */";

/// Makes the bundle in `out` from the page's sources and wasm-bindgen's output, a folder per program
/// below `work`. With an optimizer its scripts are made smaller, too.
///
/// Every URL in index.html is relative to its `<base href>`, so the same bundle works at
/// the root, under a path, and on another origin than the API.
pub fn assemble(
    sources: &Path,
    work: &Path,
    programs: &[Program],
    optimizer: Option<&Optimizer>,
    out: &Path,
) -> Outcome<()> {
    let smaller = |name: &str, script: &str| {
        let file = work.join(name);
        files::write(&file, script.as_bytes())?;
        optimizer.map_or(Ok(()), |o| o.shrink_script(&file, &["--mangle"]))?;
        files::read(&file)
    };
    let mut table = String::new();
    for Program { name, .. } in programs {
        let folder = work.join(name);
        let wasm = files::read(&folder.join("app_bg.wasm"))?;
        let wasm_name = format!("app-{name}-{}.wasm", files::short_hash(&wasm));
        files::write(&out.join(&wasm_name), &wasm)?;
        let script = starting(&files::read_text(&folder.join("app.js"))?, &wasm_name)?;
        let script_name = format!("app-{name}-{}.js", files::short_hash(script.as_bytes()));
        files::write(&out.join(&script_name), script.as_bytes())?;
        copy(&folder.join("snippets"), &out.join("snippets"))?;
        let _ = write!(
            table,
            "{name}: {{ script: '{script_name}', wasm: '{wasm_name}' }}, "
        );
    }

    let start = files::read_text(&sources.join("start.js"))?;
    let start = filled(&start, &table, &beginnings(programs))?;
    let start = smaller("start.js", &start)?;
    let start_name = format!("app-{}.js", files::short_hash(&start));
    files::write(&out.join(&start_name), &start)?;

    let early = smaller("early.js", &files::read_text(&sources.join("early.js"))?)?;
    let early_name = format!("app-{}.js", files::short_hash(&early));
    files::write(&out.join(&early_name), &early)?;

    let mut sheet = String::new();
    for file in files::below(&sources.join("style"))? {
        if file.extension().is_some_and(|ending| ending == "css") {
            sheet += &style::smaller(&files::read_text(&file)?);
        }
    }
    // The one sheet lies at the top of the bundle, its parts lie in `style/`.
    let sheet = sheet.replace("../assets/", "assets/");
    let sheet_name = format!("app-{}.css", files::short_hash(sheet.as_bytes()));
    files::write(&out.join(&sheet_name), sheet.as_bytes())?;

    copy(&sources.join("assets"), &out.join("assets"))?;
    let page = files::read_text(&sources.join("index.html"))?;
    files::write(
        &out.join("index.html"),
        rewritten(&page, &early_name, &start_name, &sheet_name)?.as_bytes(),
    )?;
    offline(sources, out, &early_name, &sheet_name)
}

/// The page for when there is no network, and the worker that keeps it.
fn offline(sources: &Path, out: &Path, early: &str, sheet: &str) -> Outcome<()> {
    let script = files::read(&sources.join("offline.js"))?;
    let script_name = format!("app-offline-{}.js", files::short_hash(&script));
    files::write(&out.join(&script_name), &script)?;
    let page = files::read_text(&sources.join("offline.html"))?;
    let page = rewritten(&page, early, &script_name, sheet)?;
    files::write(&out.join("offline.html"), page.as_bytes())?;

    let worker = files::read_text(&sources.join("worker.js"))?;
    once(&worker, "frontend/worker.js", &[SHELL, VERSION])?;
    let shell = format!("'offline.html', '{early}', '{script_name}', '{sheet}'");
    let version = files::short_hash(format!("{page}{worker}").as_bytes());
    let worker = worker.replace(SHELL, &shell).replace(VERSION, &version);
    files::write(&out.join("worker.js"), worker.as_bytes())
}

/// What a browser fetches before it shows anything of this program.
pub fn first_load(out: &Path, program: &str, programs: &[Program]) -> Outcome<Vec<PathBuf>> {
    let counts = |file: &PathBuf| {
        let name = file
            .file_name()
            .and_then(|name| name.to_str())
            .unwrap_or_default();
        let ending = file
            .extension()
            .and_then(|ending| ending.to_str())
            .unwrap_or_default();
        let inner = file
            .strip_prefix(out)
            .is_ok_and(|path| path.starts_with("assets"));
        // Fetched when the page has long been there.
        let later =
            matches!(name, "offline.html" | "worker.js") || name.starts_with("app-offline-");
        let other = programs
            .iter()
            .any(|one| one.name != program && name.starts_with(&format!("app-{}-", one.name)));
        !inner && !other && !later && matches!(ending, "html" | "js" | "wasm" | "css")
    };
    Ok(files::below(out)?.into_iter().filter(counts).collect())
}

/// The module starts itself, so index.html needs no inline script and a strict
/// Content-Security-Policy holds.
fn starting(module: &str, wasm: &str) -> Outcome<String> {
    if !module.contains("function __wbg_init(") {
        return Err("wasm-bindgen's module has no __wbg_init: did its version change?".into());
    }
    Ok(format!(
        "{module}\n__wbg_init({{ module_or_path: new URL('{wasm}', import.meta.url) }});\n"
    ))
}

/// `['desk/people', 'office'], …`; all else is the first program's.
fn beginnings(programs: &[Program]) -> String {
    let mut out = String::new();
    for Program {
        name, addresses, ..
    } in programs
    {
        for beginning in addresses {
            let _ = write!(out, "['{beginning}', '{name}'], ");
        }
    }
    out
}

/// The start script with its two tables.
fn filled(script: &str, programs: &str, beginnings: &str) -> Outcome<String> {
    once(script, "frontend/start.js", &[PROGRAMS, BEGINNINGS])?;
    Ok(script
        .replace(PROGRAMS, programs)
        .replace(BEGINNINGS, beginnings))
}

fn rewritten(page: &str, early: &str, start: &str, sheet: &str) -> Outcome<String> {
    once(
        page,
        "frontend/index.html",
        &[EARLY, HEAD, SCRIPT, "<base href="],
    )?;
    let head = format!(
        "<link rel=\"modulepreload\" href=\"{start}\">\n<link rel=\"stylesheet\" href=\"{sheet}\">"
    );
    let script = format!("<script type=\"module\" src=\"{start}\"></script>");
    let early = format!("<script src=\"{early}\"></script>");
    Ok(page
        .replace(EARLY, &early)
        .replace(HEAD, &head)
        .replace(SCRIPT, &script))
}

fn once(text: &str, name: &str, marks: &[&str]) -> Outcome<()> {
    for mark in marks {
        let count = text.matches(mark).count();
        if count != 1 {
            return Err(format!(
                "{name} must have {mark} exactly once, it has it {count} times"
            ));
        }
    }
    Ok(())
}

/// Copies a folder; one that is not there is empty.
fn copy(from: &Path, to: &Path) -> Outcome<()> {
    for file in files::below(from)? {
        let name = file.strip_prefix(from).expect("a file below its folder");
        files::write(&to.join(name), &files::read(&file)?)?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_page_gets_relative_names() {
        let page = rewritten(
            "<base href=\"/\"><!-- xtask:early --><!-- xtask:head --><body><!-- xtask:script -->",
            "early.js",
            "a.js",
            "a.css",
        )
        .unwrap();
        assert!(
            page.contains("<base href=\"/\"><script src=\"early.js\"></script><link"),
            "{page}"
        );
        assert!(
            page.contains("<link rel=\"stylesheet\" href=\"a.css\">"),
            "{page}"
        );
        assert!(
            page.ends_with("<script type=\"module\" src=\"a.js\"></script>"),
            "{page}"
        );
        assert!(!page.contains("xtask:"), "{page}");
    }

    #[test]
    fn a_missing_mark_is_named() {
        let page = "<base href=\"/\"><!-- xtask:early --><!-- xtask:head -->";
        let error = rewritten(page, "early.js", "a.js", "a.css").unwrap_err();
        assert!(error.contains(SCRIPT), "{error}");
    }

    #[test]
    fn addresses_name_known_programs() {
        let all = super::super::programs::parse("portal readers\ndesk work sign-in\n").unwrap();
        assert_eq!(beginnings(&all), "['sign-in', 'desk'], ");
    }

    #[test]
    fn an_unknown_module_is_refused() {
        assert!(starting("export default 1", "a.wasm").is_err());
    }
}
