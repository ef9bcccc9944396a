//! The committed API description equals what the code says.

use crate::{Outcome, files, tools};
use std::path::PathBuf;
use std::process::{Command, Stdio};

fn committed() -> PathBuf {
    files::root().join("openapi/openapi.json")
}

/// Asks the server's binary to describe itself.
fn described() -> Outcome<String> {
    // Without --package, as all else is built.
    tools::succeed(tools::cargo().args(["build", "--quiet"]))?;
    let server = tools::target_dir().join("debug/learning-week");
    let output = Command::new(&server)
        .arg("openapi")
        .stderr(Stdio::inherit())
        .output()
        .map_err(|e| format!("cannot start {}: {e}", server.display()))?;
    if !output.status.success() {
        return Err("`learning-week openapi` failed".into());
    }
    let text = String::from_utf8(output.stdout).map_err(|_| "the description is not UTF-8")?;
    if !text.trim_start().starts_with('{') {
        return Err("`learning-week openapi` did not print a JSON object".into());
    }
    Ok(text.trim_end().to_owned() + "\n")
}

pub fn write() -> Outcome<()> {
    files::write(&committed(), described()?.as_bytes())
}

pub fn check() -> Outcome<()> {
    let now = described()?;
    let then = files::read_text(&committed())?;
    match first_difference(&then, &now) {
        None => Ok(()),
        Some((line, old, new)) => Err(format!(
            "openapi/openapi.json differs from the code, first at line {line}:\n  committed: {old}\n  code:      {new}\n\
             Run `cargo xtask spec`, read the difference and commit it."
        )),
    }
}

/// The first line (from 1) where two texts differ, with both sides.
fn first_difference<'a>(old: &'a str, new: &'a str) -> Option<(usize, &'a str, &'a str)> {
    let (mut left, mut right) = (old.lines(), new.lines());
    for number in 1.. {
        match (left.next(), right.next()) {
            (None, None) => return None,
            (one, other) if one == other => {}
            (one, other) => {
                return Some((
                    number,
                    one.unwrap_or("(end of file)"),
                    other.unwrap_or("(end of file)"),
                ));
            }
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::first_difference;

    #[test]
    fn differences_are_named_by_line() {
        assert_eq!(first_difference("a\nb\n", "a\nb\n"), None);
        assert_eq!(first_difference("a\nb\n", "a\nc\n"), Some((2, "b", "c")));
        assert_eq!(
            first_difference("a\n", "a\nb\n"),
            Some((2, "(end of file)", "b"))
        );
    }
}
