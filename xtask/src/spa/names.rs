//! Short names for what a program and its script call in each other: they carry a digest each, which no
//! compression makes small.

use crate::Outcome;
use serde::Deserialize;
use std::collections::HashMap;

/// What wasm-opt prints: how it named what.
#[derive(Deserialize)]
struct Renamed {
    /// Module, name, new name.
    imports: Vec<(String, String, String)>,
    /// Name, new name.
    exports: Vec<(String, String)>,
}

/// wasm-bindgen's module.
const MODULE: &str = "\"./app_bg.js\"";

/// The script of a program whose imports and exports wasm-opt `renamed`; all its modules are then `a`.
pub fn shortened(script: &str, renamed: &str) -> Outcome<String> {
    let Renamed { imports, exports } = serde_json::from_str(renamed)
        .map_err(|e| format!("wasm-opt does not say how it named what: {e}"))?;
    if script.matches(MODULE).count() != 1 {
        return Err(
            "wasm-bindgen's script does not name its module once: did its version change?".into(),
        );
    }
    let imports = imports.iter().map(|(_, name, new)| (&**name, &**new));
    let exports = exports.iter().map(|(name, new)| (&**name, &**new));
    let new: HashMap<&str, &str> = imports.chain(exports).collect();
    let mut short = String::with_capacity(script.len());
    let mut rest = script;
    while let Some(from) = rest.find(is_name) {
        let word = rest[from..]
            .find(|c| !is_name(c))
            .map_or(&rest[from..], |len| &rest[from..][..len]);
        short += &rest[..from];
        // A word without underscores may be anybody's, unless it is asked of the program.
        let theirs = word.contains("__") || short.ends_with("wasm.");
        short += new.get(word).filter(|_| theirs).unwrap_or(&word);
        rest = &rest[from + word.len()..];
    }
    short += rest;
    Ok(short.replace(MODULE, "\"a\""))
}

fn is_name(c: char) -> bool {
    c.is_ascii_alphanumeric() || matches!(c, '_' | '$')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_called_is_called_by_its_new_name() {
        let renamed = r#"{ "imports": [["./app_bg.js", "__wbg_set_2793", "b"]], "exports": [["memory", "c"], ["__wbindgen_malloc", "d"]] }"#;
        let script = r#"{"./app_bg.js": {__wbg_set_2793: () => wasm.memory.x(performance.memory, wasm.__wbindgen_malloc, __wbg_init, $b)}}"#;
        let short = r#"{"a": {b: () => wasm.c.x(performance.memory, wasm.d, __wbg_init, $b)}}"#;
        assert_eq!(shortened(script, renamed).unwrap(), short);
        assert!(shortened("", renamed).is_err());
        assert!(shortened(script, "").is_err());
    }
}
