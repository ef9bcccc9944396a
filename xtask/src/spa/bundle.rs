//! Puts the bundle's files together and writes their names into index.html.

use super::style;
use crate::{Outcome, files};
use std::path::{Path, PathBuf};

const HEAD: &str = "<!-- xtask:head -->";
const SCRIPT: &str = "<!-- xtask:script -->";

/// Makes the bundle in `out` from the page's sources and wasm-bindgen's output.
///
/// Every URL in index.html is relative to its `<base href>`, so the same bundle works at
/// the root, under a path, and on another origin than the API.
pub fn assemble(sources: &Path, work: &Path, out: &Path) -> Outcome<()> {
    let wasm = files::read(&work.join("app_bg.wasm"))?;
    let wasm_name = format!("app-{}.wasm", files::short_hash(&wasm));
    files::write(&out.join(&wasm_name), &wasm)?;

    let script = starting(&files::read_text(&work.join("app.js"))?, &wasm_name)?;
    let script_name = format!("app-{}.js", files::short_hash(script.as_bytes()));
    files::write(&out.join(&script_name), script.as_bytes())?;

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

    let snippets = copy(&work.join("snippets"), &out.join("snippets"))?;
    copy(&sources.join("assets"), &out.join("assets"))?;

    let names = Names {
        wasm: &wasm_name,
        script: &script_name,
        sheet: &sheet_name,
        snippets: &snippets,
    };
    let page = rewritten(&files::read_text(&sources.join("index.html"))?, &names)?;
    files::write(&out.join("index.html"), page.as_bytes())
}

/// What a browser fetches before it shows anything.
pub fn first_load(out: &Path) -> Outcome<Vec<PathBuf>> {
    let counts = |file: &PathBuf| {
        let ending = file
            .extension()
            .and_then(|ending| ending.to_str())
            .unwrap_or_default();
        let inner = file
            .strip_prefix(out)
            .is_ok_and(|path| path.starts_with("assets"));
        !inner && matches!(ending, "html" | "js" | "wasm" | "css")
    };
    Ok(files::below(out)?.into_iter().filter(counts).collect())
}

struct Names<'a> {
    wasm: &'a str,
    script: &'a str,
    sheet: &'a str,
    snippets: &'a [String],
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

fn rewritten(page: &str, names: &Names) -> Outcome<String> {
    for mark in [HEAD, SCRIPT, "<base href="] {
        let count = page.matches(mark).count();
        if count != 1 {
            return Err(format!(
                "frontend/index.html must have {mark} exactly once, it has it {count} times"
            ));
        }
    }
    let Names {
        wasm,
        script,
        sheet,
        snippets,
    } = names;
    let mut head = format!(
        "<link rel=\"preload\" href=\"{wasm}\" as=\"fetch\" type=\"application/wasm\" crossorigin>\n\
         <link rel=\"modulepreload\" href=\"{script}\">\n"
    );
    for snippet in *snippets {
        head += &format!("<link rel=\"modulepreload\" href=\"snippets/{snippet}\">\n");
    }
    head += &format!("<link rel=\"stylesheet\" href=\"{sheet}\">");
    Ok(page.replace(HEAD, &head).replace(
        SCRIPT,
        &format!("<script type=\"module\" src=\"{script}\"></script>"),
    ))
}

/// Copies a folder and says what was in it; a folder that is not there is empty.
fn copy(from: &Path, to: &Path) -> Outcome<Vec<String>> {
    let mut names = Vec::new();
    for file in files::below(from)? {
        let name = file.strip_prefix(from).expect("a file below its folder");
        files::write(&to.join(name), &files::read(&file)?)?;
        names.push(name.to_string_lossy().into_owned());
    }
    Ok(names)
}

#[cfg(test)]
mod tests {
    use super::*;

    const NAMES: Names = Names {
        wasm: "a.wasm",
        script: "a.js",
        sheet: "a.css",
        snippets: &[],
    };

    #[test]
    fn the_page_gets_relative_names() {
        let page = rewritten(
            "<base href=\"/\"><!-- xtask:head --><body><!-- xtask:script -->",
            &NAMES,
        )
        .unwrap();
        assert!(page.contains("href=\"a.wasm\" as=\"fetch\""), "{page}");
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
        let error = rewritten("<base href=\"/\"><!-- xtask:head -->", &NAMES).unwrap_err();
        assert!(error.contains(SCRIPT), "{error}");
    }

    #[test]
    fn an_unknown_module_is_refused() {
        assert!(starting("export default 1", "a.wasm").is_err());
    }
}
