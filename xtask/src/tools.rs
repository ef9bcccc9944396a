//! The programs a bundle needs: cargo, wasm-opt and terser (make the page smaller; the page works without).

use crate::{Outcome, files};
use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// A program that was found and tried.
pub struct Tool(PathBuf);

impl Tool {
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

/// Runs a command and gives what it prints; its failure becomes a sentence.
pub fn told(command: &mut Command) -> Outcome<String> {
    let name = command.get_program().to_string_lossy().into_owned();
    let output = command
        .stderr(Stdio::inherit())
        .output()
        .map_err(|e| format!("cannot start {name}: {e}"))?;
    if output.status.success() {
        Ok(String::from_utf8_lossy(&output.stdout).into_owned())
    } else {
        Err(format!("{name} failed ({})", output.status))
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

/// What makes programs and their scripts smaller.
pub struct Optimizer {
    pub wasm_opt: Tool,
    terser: Tool,
}

impl Optimizer {
    /// Makes a script smaller where it lies. `how`: further words for terser.
    pub fn shrink_script(&self, script: &Path, how: &[&str]) -> Outcome<()> {
        let mut terser = self.terser.command();
        terser.arg(script).arg("--compress").args(how);
        succeed(terser.arg("--output").arg(script))
    }
}

/// From the small npm package beside this crate, installed on first use; none without node.
pub fn optimizer() -> Option<Optimizer> {
    let package = files::root().join("xtask/npm");
    let tool = |name: &str| {
        let tool = Tool(package.join("node_modules/.bin").join(name));
        version_of(&tool).is_some().then_some(tool)
    };
    let both = || {
        Some(Optimizer {
            wasm_opt: tool("wasm-opt")?,
            terser: tool("terser")?,
        })
    };
    if let Some(optimizer) = both() {
        return Some(optimizer);
    }
    on_path("npm")?;
    eprintln!("xtask: installing wasm-opt (npm package binaryen) and terser into xtask/npm, once");
    let installed = Command::new("npm")
        .args(["ci", "--no-fund", "--no-audit", "--loglevel=error"])
        .current_dir(&package)
        .status();
    both().filter(|_| installed.is_ok_and(|status| status.success()))
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
