//! House-keeping commands, run as `cargo xtask <command>`.

mod files;
mod laws;
mod spa;
mod spec;
mod tools;

use std::process::ExitCode;

/// Every failure here is a sentence for the person at the terminal.
pub type Outcome<T> = Result<T, String>;

const HELP: &str = "\
cargo xtask <command>

  spa [--out DIR] [--report-only] [--quick]
                                    Build the page's bundle into DIR (default: dist).
                                    Fails when the first load is above its budget;
                                    --report-only prints the sizes and does not fail;
                                    --quick builds a larger page in less time.
  spec [--check]                    Write openapi/openapi.json from the code;
                                    --check only compares and fails on a difference.
  laws                              Hold the sources against the laws of imports.
";

fn main() -> ExitCode {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    match run(&words) {
        Ok(()) => ExitCode::SUCCESS,
        Err(sentence) => {
            eprintln!("xtask: {sentence}");
            ExitCode::FAILURE
        }
    }
}

fn run(words: &[&str]) -> Outcome<()> {
    match words {
        ["spa", rest @ ..] => spa::run(&spa::Options::parse(rest)?),
        ["spec"] => spec::write(),
        ["spec", "--check"] => spec::check(),
        ["laws"] => laws::check(),
        [] | ["help" | "--help" | "-h"] => {
            print!("{HELP}");
            Ok(())
        }
        other => Err(format!("no such command: {}\n\n{HELP}", other.join(" "))),
    }
}
