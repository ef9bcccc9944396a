//! Makes a function of every text in `locale/`: see the crate `wording`.

use std::path::Path;
use std::{env, fs};

fn main() {
    println!("cargo::rerun-if-changed=locale");
    let out = env::var_os("OUT_DIR").expect("cargo names a folder for what is made");
    match wording::compile(Path::new("locale")) {
        Ok(code) => {
            fs::write(Path::new(&out).join("text.rs"), code).expect("the folder can be written")
        }
        Err(faults) => {
            for fault in faults.lines() {
                println!("cargo::error={fault}");
            }
        }
    }
}
