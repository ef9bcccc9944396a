//! The page's bundle: wasm, its JavaScript, one stylesheet, index.html and assets, with
//! content-hashed names and compressed copies, ready for any web server.
//!
//! This is done here and not by trunk: building trunk takes longer than building the
//! page, and all that is left to do after wasm-bindgen fits in this folder.

mod bundle;
mod compress;
mod style;

use crate::{Outcome, files, tools};
use rayon::prelude::*;
use std::path::{Path, PathBuf};
use std::time::Instant;

/// The page's programs, each for its own addresses: frontend/parts.txt.
const PROGRAMS: [&str; 12] = [
    "portal",
    "activity",
    "find",
    "hall",
    "articles",
    "organization",
    "account",
    "desk",
    "writing",
    "filing",
    "board",
    "office",
];

/// Those that everyone reads, on phones too.
const PUBLIC: [&str; 6] = [
    "portal",
    "activity",
    "find",
    "hall",
    "articles",
    "organization",
];

/// What the first visit may cost over the wire: page, scripts, program and style, brotli.
fn budget(program: &str) -> usize {
    if PUBLIC.contains(&program) {
        250_000
    } else {
        400_000
    }
}

/// What a bundle is made of. Anything else can change without a new bundle.
const INPUTS: [&str; 9] = [
    "Cargo.lock",
    "Cargo.toml",
    "rust-toolchain.toml",
    "frontend",
    "openapi/Cargo.toml",
    "openapi/src",
    "xtask/Cargo.toml",
    "xtask/npm/package-lock.json",
    "xtask/src",
];

/// WebAssembly features that rustc uses by default and every browser of the last years has.
const WASM_FEATURES: [&str; 6] = [
    "--enable-bulk-memory",
    "--enable-multivalue",
    "--enable-mutable-globals",
    "--enable-nontrapping-float-to-int",
    "--enable-reference-types",
    "--enable-sign-ext",
];

/// Holds the fingerprint of the inputs; lies in what was made of them, so that it goes when that goes.
const STAMP: &str = ".inputs";

pub struct Options {
    out: PathBuf,
    report_only: bool,
}

impl Options {
    pub fn parse(words: &[&str]) -> Outcome<Options> {
        let mut options = Options {
            out: files::root().join("dist"),
            report_only: false,
        };
        let mut words = words.iter();
        while let Some(word) = words.next() {
            match *word {
                "--out" => options.out = words.next().ok_or("--out needs a folder")?.into(),
                "--report-only" => options.report_only = true,
                other => return Err(format!("spa does not know {other}")),
            }
        }
        Ok(options)
    }
}

pub fn run(options: &Options) -> Outcome<()> {
    let started = Instant::now();
    let root = files::root();
    let optimizer = tools::wasm_opt();
    let inputs = INPUTS.map(|path| root.join(path));
    let fingerprint = files::fingerprint(&inputs, note(optimizer.as_ref()))?;
    let stamp = options.out.join(STAMP);
    if std::fs::read_to_string(&stamp).is_ok_and(|text| text == fingerprint) {
        println!("The page in {} is up to date.", options.out.display());
    } else {
        build(&options.out, optimizer.as_ref(), &fingerprint)?;
        println!(
            "The page was built in {:.0} s.",
            started.elapsed().as_secs_f32()
        );
    }
    weigh(options)
}

fn build(out: &Path, optimizer: Option<&tools::Tool>, fingerprint: &str) -> Outcome<()> {
    let work = tools::target_dir().join("spa-bundle");
    let bindgen = tools::wasm_bindgen()?;
    tools::succeed(tools::cargo().args([
        "build",
        "--package",
        "frontend",
        "--target",
        "wasm32-unknown-unknown",
        "--profile",
        "spa",
    ]))?;
    if optimizer.is_none() {
        eprintln!(
            "xtask: node is missing, so wasm-opt is left out: the page works, but is about half as large again."
        );
    }
    let root = files::root();
    let shapers =
        ["Cargo.lock", "xtask/src", "xtask/npm/package-lock.json"].map(|path| root.join(path));
    let shapers = files::fingerprint(&shapers, note(optimizer))?;
    PROGRAMS.par_iter().try_for_each(|program| {
        shape(program, &work.join(program), &bindgen, optimizer, &shapers)
    })?;

    // Built beside the old bundle and swapped in, so that a running server never shows half of one.
    let fresh = out.with_extension("new");
    let old = out.with_extension("old");
    files::clear(&fresh)?;
    files::clear(&old)?;
    bundle::assemble(&root.join("frontend"), &work, &PROGRAMS, &fresh)?;
    compress::beside(&fresh)?;
    files::write(&fresh.join(STAMP), fingerprint.as_bytes())?;
    let swap = |from: &Path, to: &Path| {
        std::fs::rename(from, to)
            .map_err(|e| format!("cannot move {} to {}: {e}", from.display(), to.display()))
    };
    if out.exists() {
        swap(out, &old)?;
    }
    swap(&fresh, out)?;
    files::clear(&old)
}

/// wasm-bindgen's and wasm-opt's work on one program. Left out where the same `shapers`, a fingerprint, did it
/// before on the same.
fn shape(
    name: &str,
    work: &Path,
    bindgen: &tools::Tool,
    optimizer: Option<&tools::Tool>,
    shapers: &str,
) -> Outcome<()> {
    let program = tools::target_dir().join(format!("wasm32-unknown-unknown/spa/{name}.wasm"));
    let made_of = files::fingerprint(std::slice::from_ref(&program), shapers)?;
    let stamp = work.join(STAMP);
    if std::fs::read_to_string(&stamp).is_ok_and(|text| text == made_of) {
        return Ok(());
    }
    files::clear(work)?;
    tools::succeed(
        bindgen
            .command()
            .args([
                "--target",
                "web",
                "--no-typescript",
                "--omit-default-module-path",
                "--remove-producers-section",
            ])
            .args(["--out-name", "app", "--out-dir"])
            .arg(work)
            .arg(&program),
    )?;
    if let Some(tool) = optimizer {
        let wasm = work.join("app_bg.wasm");
        tools::succeed(
            tool.command()
                // Flat code first: one part in a hundred smaller than -Oz alone.
                .args(["--flatten", "--rereloop", "-Oz", "-Oz"])
                .args(WASM_FEATURES)
                .arg(&wasm)
                .arg("-o")
                .arg(&wasm),
        )?;
    }
    files::write(&stamp, made_of.as_bytes())
}

fn note(optimizer: Option<&tools::Tool>) -> &'static str {
    match optimizer {
        Some(_) => "optimized",
        None => "plain",
    }
}

/// Prints what the first visit of each program costs and holds it against the budget.
fn weigh(options: &Options) -> Outcome<()> {
    let mut over = Vec::new();
    for program in PROGRAMS {
        let mut total = 0;
        println!(
            "{:<36} {:>10} {:>10}",
            format!("first load of {program}"),
            "bytes",
            "brotli"
        );
        for file in bundle::first_load(&options.out, program, &PROGRAMS)? {
            let (raw, small) = (files::read(&file)?.len(), compress::brotli_size(&file)?);
            total += small;
            println!(
                "{:<36} {raw:>10} {small:>10}",
                file.strip_prefix(&options.out).unwrap_or(&file).display()
            );
        }
        let budget = budget(program);
        println!("{:<36} {:>10} {total:>10} of {budget}", "together", "");
        if total > budget {
            over.push(format!(
                "the first load of {program} is {total} bytes, its budget is {budget}"
            ));
        }
    }
    if over.is_empty() || options.report_only {
        Ok(())
    } else {
        Err(over.join("; "))
    }
}
