//! Compressed copies beside each file, so that a web server never compresses the same bytes twice.

use crate::{Outcome, files};
use brotli::enc::BrotliEncoderParams;
use brotli::enc::backward_references::BrotliEncoderMode;
use flate2::Compression;
use rayon::prelude::*;
use std::io::Write;
use std::path::{Path, PathBuf};

/// Formats that shrink; pictures and fonts already are small.
const SHRINKS: [&str; 10] = [
    "css",
    "html",
    "ico",
    "js",
    "json",
    "map",
    "svg",
    "txt",
    "wasm",
    "webmanifest",
];

/// Writes `file.br` and `file.gz` for every file that shrinks.
/// Hastily where time counts more than size.
pub fn beside(folder: &Path, quick: bool) -> Outcome<()> {
    let mut all = files::below(folder)?;
    all.retain(|file| {
        let ending = file.extension().and_then(|ending| ending.to_str());
        ending.is_some_and(|ending| SHRINKS.contains(&ending))
    });
    all.par_iter().try_for_each(|file| {
        let content = files::read(file)?;
        let said = |e: std::io::Error| e.to_string();
        files::write(
            &with(file, "br"),
            &brotli(file, &content, if quick { 3 } else { 11 }).map_err(said)?,
        )?;
        files::write(
            &with(file, "gz"),
            &gzip(&content, Compression::new(if quick { 1 } else { 9 })).map_err(said)?,
        )
    })
}

pub fn brotli_size(file: &Path) -> Outcome<usize> {
    Ok(files::read(&with(file, "br"))?.len())
}

fn with(file: &Path, ending: &str) -> PathBuf {
    let mut name = file.as_os_str().to_owned();
    name.push(".");
    name.push(ending);
    name.into()
}

fn brotli(file: &Path, content: &[u8], quality: i32) -> std::io::Result<Vec<u8>> {
    let program = file.extension().is_some_and(|ending| ending == "wasm");
    let params = BrotliEncoderParams {
        quality,
        lgwin: 24,
        size_hint: content.len(),
        // What was made for fonts fits programs best: half a part in a hundred less.
        mode: if program {
            BrotliEncoderMode::BROTLI_MODE_FONT
        } else {
            BrotliEncoderMode::BROTLI_MODE_GENERIC
        },
        ..BrotliEncoderParams::default()
    };
    let mut writer = brotli::CompressorWriter::with_params(Vec::new(), 1 << 16, &params);
    writer.write_all(content)?;
    Ok(writer.into_inner())
}

fn gzip(content: &[u8], level: Compression) -> std::io::Result<Vec<u8>> {
    // The header's time stays zero: the same content gives the same file.
    let mut writer = flate2::write::GzEncoder::new(Vec::new(), level);
    writer.write_all(content)?;
    writer.finish()
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Read;

    #[test]
    fn both_copies_unpack_to_the_original() {
        let text = "终身学习，活动周。".repeat(200);
        let (mut one, mut other) = (String::new(), String::new());
        brotli::Decompressor::new(
            &brotli(Path::new("a.wasm"), text.as_bytes(), 11).unwrap()[..],
            4096,
        )
        .read_to_string(&mut one)
        .unwrap();
        flate2::read::GzDecoder::new(&gzip(text.as_bytes(), Compression::best()).unwrap()[..])
            .read_to_string(&mut other)
            .unwrap();
        assert_eq!((one, other), (text.clone(), text));
    }
}
