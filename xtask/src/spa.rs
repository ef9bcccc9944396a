//! The page's bundle: wasm, its JavaScript, one stylesheet, index.html and assets, with
//! content-hashed names and compressed copies, ready for any web server.
//!
//! This is done here and not by trunk: building trunk takes longer than building the
//! page, and all that is left to do after wasm-bindgen fits in this folder.

mod bundle;
mod compress;
mod names;
mod programs;
mod style;

use crate::{Outcome, files, tools};
use rayon::prelude::*;
use std::path::{Path, PathBuf};
use std::time::Instant;

use programs::Program;

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

const TARGET: &str = "wasm32-unknown-unknown";

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

/// How much work a bundle is worth.
#[derive(Clone, Copy, PartialEq)]
enum Effort {
    /// As small as can be, and held against the budget.
    Small,
    /// Soon there, three times as large.
    Quick,
}

impl Effort {
    /// Of cargo: see `Cargo.toml`.
    fn profile(self) -> &'static str {
        match self {
            Self::Small => "spa",
            Self::Quick => "spa-quick",
        }
    }
}

pub struct Options {
    out: PathBuf,
    report_only: bool,
    effort: Effort,
}

impl Options {
    pub fn parse(words: &[&str]) -> Outcome<Options> {
        let mut options = Options {
            out: files::root().join("dist"),
            report_only: false,
            effort: Effort::Small,
        };
        let mut words = words.iter();
        while let Some(word) = words.next() {
            match *word {
                "--out" => options.out = words.next().ok_or("--out needs a folder")?.into(),
                "--report-only" => options.report_only = true,
                "--quick" => options.effort = Effort::Quick,
                other => return Err(format!("spa does not know {other}")),
            }
        }
        Ok(options)
    }
}

pub fn run(options: &Options) -> Outcome<()> {
    let started = Instant::now();
    let root = files::root();
    let inputs = files::fingerprint(&INPUTS.map(|path| root.join(path)), "")?;
    let there = std::fs::read_to_string(options.out.join(STAMP)).unwrap_or_default();
    let optimizer = match options.effort {
        Effort::Small => tools::optimizer(),
        Effort::Quick => None,
    };
    let stamp = |effort: Effort| {
        let optimized = optimizer.is_some();
        format!("{inputs} {} {optimized}", effort.profile())
    };
    // A small bundle will do where a quick one is asked for.
    let quick = options.effort == Effort::Quick;
    if there == stamp(options.effort) || quick && there.starts_with(&format!("{inputs} spa ")) {
        println!("The page in {} is up to date.", options.out.display());
    } else {
        let programs = programs()?;
        build(
            options,
            &programs,
            optimizer.as_ref(),
            &stamp(options.effort),
        )?;
        println!(
            "The page was built in {:.0} s.",
            started.elapsed().as_secs_f32()
        );
    }
    if quick {
        Ok(())
    } else {
        weigh(options, &programs()?)
    }
}

fn programs() -> Outcome<Vec<Program>> {
    let table = files::root().join("frontend/programs.txt");
    programs::parse(&files::read_text(&table)?)
}

fn build(
    options: &Options,
    programs: &[Program],
    optimizer: Option<&tools::Optimizer>,
    stamp: &str,
) -> Outcome<()> {
    let (out, profile) = (&options.out, options.effort.profile());
    let mut cargo = tools::cargo();
    cargo
        .args(["build", "--package", "frontend", "--target", TARGET])
        .args(["--profile", profile]);
    for program in programs {
        cargo.args(["--bin", &program.name]);
    }
    tools::succeed(&mut cargo)?;
    if options.effort == Effort::Small && optimizer.is_none() {
        eprintln!(
            "xtask: node is missing, so wasm-opt and terser are left out: the page works, but is about half as large again."
        );
    }
    let root = files::root();
    let shapers =
        ["Cargo.lock", "xtask/src", "xtask/npm/package-lock.json"].map(|path| root.join(path));
    let note = format!("{profile} {}", optimizer.is_some());
    let shapers = files::fingerprint(&shapers, &note)?;
    let built = tools::target_dir().join(TARGET).join(profile);
    let work = tools::target_dir().join("spa-bundle").join(profile);
    programs.par_iter().try_for_each(|Program { name, .. }| {
        let program = built.join(name).with_extension("wasm");
        shape(&program, &work.join(name), optimizer, &shapers)
    })?;

    // Built beside the old bundle and swapped in, so that a running server never shows half of one.
    let fresh = out.with_extension("new");
    let old = out.with_extension("old");
    files::clear(&fresh)?;
    files::clear(&old)?;
    bundle::assemble(&root.join("frontend"), &work, programs, optimizer, &fresh)?;
    compress::beside(&fresh, options.effort == Effort::Quick)?;
    files::write(&fresh.join(STAMP), stamp.as_bytes())?;
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

/// wasm-bindgen's, wasm-opt's and terser's work on one program. Left out where the same `shapers`, a fingerprint, did it
/// before on the same.
fn shape(
    program: &Path,
    work: &Path,
    optimizer: Option<&tools::Optimizer>,
    shapers: &str,
) -> Outcome<()> {
    let made_of = files::fingerprint(&[program.to_owned()], shapers)?;
    let stamp = work.join(STAMP);
    if std::fs::read_to_string(&stamp).is_ok_and(|text| text == made_of) {
        return Ok(());
    }
    files::clear(work)?;
    bind(program, work).map_err(|e| format!("wasm-bindgen on {}: {e:#}", program.display()))?;
    if let Some(optimizer) = optimizer {
        let (wasm, script) = (work.join("app_bg.wasm"), work.join("app.js"));
        let renamed = tools::told(
            optimizer
                .wasm_opt
                .command()
                .arg("--minify-imports-and-exports-and-modules")
                // Flat code first: one part in a hundred smaller than -Oz alone.
                .args(["--flatten", "--rereloop", "-Oz"])
                .args(WASM_FEATURES)
                .arg(&wasm)
                .arg("-o")
                .arg(&wasm),
        )?;
        let short = names::shortened(&files::read_text(&script)?, &renamed)?;
        files::write(&script, short.as_bytes())?;
        // The bundle calls it by this name.
        let mangle = ["--module", "--mangle", "reserved=[__wbg_init]"];
        optimizer.shrink_script(&script, &mangle)?;
    }
    files::write(&stamp, made_of.as_bytes())
}

/// What wasm-bindgen makes of a program: `app.js` and `app_bg.wasm`.
fn bind(program: &Path, out: &Path) -> Result<(), anyhow::Error> {
    wasm_bindgen_cli_support::Bindgen::new()
        .input_path(program)
        .out_name("app")
        .web(true)?
        .typescript(false)
        .omit_default_module_path(true)
        .remove_producers_section(true)
        .generate(out)
}

/// Prints what the first visit of each program costs and holds it against the budget.
fn weigh(options: &Options, programs: &[Program]) -> Outcome<()> {
    let mut over = Vec::new();
    for program in programs {
        let Program { name, budget, .. } = program;
        let mut total = 0;
        println!(
            "{:<36} {:>10} {:>10}",
            format!("first load of {name}"),
            "bytes",
            "brotli"
        );
        for file in bundle::first_load(&options.out, name, programs)? {
            let (raw, small) = (files::read(&file)?.len(), compress::brotli_size(&file)?);
            total += small;
            println!(
                "{:<36} {raw:>10} {small:>10}",
                file.strip_prefix(&options.out).unwrap_or(&file).display()
            );
        }
        println!("{:<36} {:>10} {total:>10} of {budget}", "together", "");
        if total > *budget {
            over.push(format!(
                "the first load of {name} is {total} bytes, its budget is {budget}"
            ));
        }
    }
    if over.is_empty() || options.report_only {
        Ok(())
    } else {
        Err(over.join("; "))
    }
}
