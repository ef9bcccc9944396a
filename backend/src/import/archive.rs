//! A workbook is a ZIP archive: what it unpacks to is measured before anything parses it.

use std::io::{Cursor, Read};

use bytes::Bytes;
use contract::problem::Code;
use zip::ZipArchive;

use crate::platform::failure::Failure;
use crate::platform::office::directory;

const MB: u64 = 1024 * 1024;
/// Sheets may be long where a program wrote a million empty rows.
const SHEET: u64 = 200 * MB;
const STRINGS: u64 = 32 * MB;
const PART: u64 = 8 * MB;
const WHOLE: u64 = 256 * MB;
const ENTRIES: usize = 2_000;

/// Refuses what is no XLSX, what has macros, and what unpacks to more than a workbook needs. The sizes
/// that the archive's directory states are not believed: everything is unpacked into nothing and counted.
pub fn check(bytes: &Bytes) -> Result<(), Failure> {
    let broken = || bad("表格文件不完整或已损坏，请用 Excel 或 WPS 打开后重新保存再导入。");
    let listed = directory::entries(&mut &bytes[..], ENTRIES).map_err(|_| broken())?;
    if listed > ENTRIES {
        return Err(too_much());
    }
    let mut archive = ZipArchive::new(Cursor::new(bytes.clone())).map_err(|_| broken())?;
    if archive.index_for_name("xl/workbook.xml").is_none() {
        return Err(bad(
            "这不是 Excel 表格（.xlsx），请用 Excel 或 WPS 打开后另存为 .xlsx 再导入。",
        ));
    }
    let mut whole = 0;
    for index in 0..archive.len() {
        let mut entry = archive.by_index(index).map_err(|_| broken())?;
        let name = entry.name().map_err(|_| broken())?.to_ascii_lowercase();
        if name.ends_with("vbaproject.bin") {
            return Err(bad("不能导入带宏的表格，请另存为不含宏的 .xlsx 再导入。"));
        }
        let most = if name.starts_with("xl/worksheets/") {
            SHEET
        } else if name.ends_with("sharedstrings.xml") {
            STRINGS
        } else {
            PART
        };
        if entry.size() > most {
            return Err(too_much());
        }
        let size = std::io::copy(&mut entry.by_ref().take(most + 1), &mut std::io::sink())
            .map_err(|_| broken())?;
        whole += size;
        if size > most || whole > WHOLE {
            return Err(too_much());
        }
    }
    Ok(())
}

pub fn bad(sentence: impl Into<String>) -> Failure {
    Failure::code(Code::BadWorkbook).detail(sentence)
}

fn too_much() -> Failure {
    bad("表格解压后过大，请把数据复制到新的表格中再导入。")
}
