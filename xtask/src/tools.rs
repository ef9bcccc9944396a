//! The programs a bundle needs beside cargo: wasm-bindgen (must match the library's
//! version exactly) and wasm-opt (makes the page smaller; the page works without).

use crate::{Outcome, files};
use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// A program that was found and tried.
pub struct Tool(PathBuf);

impl Tool {
    pub fn folder(&self) -> &Path {
        self.0.parent().expect("a program lies in a folder")
    }

    pub fn command(&self) -> Command {
        Command::new(&self.0)
    }
}

/// Runs a command with its output shown; its failure becomes a sentence.
pub fn succeed(command: &mut Command) -> Outcome<()> {
    let name = command.get_program().to_string_lossy().into_owned();
    let status = command
        .status()
        .map_err(|e| format!("cannot start {name}: {e}"))?;
    if status.success() {
        Ok(())
    } else {
        Err(format!("{name} failed ({status})"))
    }
}

/// Cargo itself: the one that runs us.
pub fn cargo() -> Command {
    let mut command = Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    command.current_dir(files::root());
    command
}

pub fn target_dir() -> PathBuf {
    let root = files::root();
    std::env::var_os("CARGO_TARGET_DIR")
        .map_or_else(|| root.join("target"), |folder| root.join(folder))
}

/// wasm-bindgen in the version of Cargo.lock: from PATH, from `.data/tools`, or built into it.
pub fn wasm_bindgen() -> Outcome<Tool> {
    let root = files::root();
    let wanted = locked_version(&files::read_text(&root.join("Cargo.lock"))?, "wasm-bindgen")
        .ok_or("Cargo.lock does not name wasm-bindgen")?;
    let own = root.join(".data/tools");
    let fits = |tool: &Tool| {
        version_of(tool).is_some_and(|text| text.split_whitespace().nth(1) == Some(&wanted))
    };

    let on_path = on_path("wasm-bindgen");
    if let Some(tool) = on_path
        .into_iter()
        .chain([Tool(own.join("bin/wasm-bindgen"))])
        .find(fits)
    {
        return Ok(tool);
    }
    eprintln!("xtask: installing wasm-bindgen {wanted} into .data/tools (about two minutes, once)");
    succeed(
        cargo()
            .args([
                "install",
                "--quiet",
                "wasm-bindgen-cli",
                "--version",
                &wanted,
                "--force",
                "--root",
            ])
            .arg(&own),
    )?;
    Some(Tool(own.join("bin/wasm-bindgen")))
        .filter(fits)
        .ok_or_else(|| format!("the installed wasm-bindgen is not {wanted}"))
}

/// wasm-opt from the small npm package beside this crate, installed on first use; none without node.
pub fn wasm_opt() -> Option<Tool> {
    let package = files::root().join("xtask/npm");
    let tool = Tool(package.join("node_modules/.bin/wasm-opt"));
    if version_of(&tool).is_some() {
        return Some(tool);
    }
    on_path("npm")?;
    eprintln!("xtask: installing wasm-opt (npm package binaryen) into xtask/npm, once");
    let installed = Command::new("npm")
        .args(["ci", "--no-fund", "--no-audit", "--loglevel=error"])
        .current_dir(&package)
        .status();
    (installed.is_ok_and(|status| status.success()) && version_of(&tool).is_some()).then_some(tool)
}

fn on_path(name: impl AsRef<OsStr>) -> Option<Tool> {
    let folders = std::env::var_os("PATH")?;
    let name = Path::new(name.as_ref());
    std::env::split_paths(&folders)
        .map(|folder| folder.join(name))
        .find(|file| file.is_file())
        .map(Tool)
}

fn version_of(tool: &Tool) -> Option<String> {
    let output = tool
        .command()
        .arg("--version")
        .stderr(Stdio::null())
        .output()
        .ok()?;
    output
        .status
        .success()
        .then(|| String::from_utf8_lossy(&output.stdout).into_owned())
}

fn locked_version(lock: &str, package: &str) -> Option<String> {
    let name = format!("name = \"{package}\"");
    let mut lines = lock.lines().skip_while(|line| *line != name).skip(1);
    Some(
        lines
            .next()?
            .strip_prefix("version = \"")?
            .strip_suffix('"')?
            .to_owned(),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_locked_version_is_of_the_package_itself() {
        let lock = "[[package]]\nname = \"wasm-bindgen-macro\"\nversion = \"9.9.9\"\n\n\
                    [[package]]\nname = \"wasm-bindgen\"\nversion = \"0.2.130\"\n";
        assert_eq!(
            locked_version(lock, "wasm-bindgen").as_deref(),
            Some("0.2.130")
        );
        assert_eq!(locked_version(lock, "wasm"), None);
    }
}
