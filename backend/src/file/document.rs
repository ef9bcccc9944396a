//! Documents: PDF, DOCX and XLSX, told by their bytes.

use std::io::{Cursor, Read};

use bytes::Bytes;
use contract::file::DocumentKind;
use contract::problem::Code;
use zip::ZipArchive;

use crate::platform::failure::Failure;

/// Entries of an archive and bytes of its list of content types, at most.
const ENTRIES: usize = 5_000;
const TYPES: u64 = 1024 * 1024;

/// What the bytes are; 415 where it is no document that we take, 422 where it is broken.
pub fn recognize(bytes: &Bytes) -> Result<DocumentKind, Failure> {
    if bytes.starts_with(b"%PDF-") {
        let tail = &bytes[bytes.len().saturating_sub(2048)..];
        if !tail.windows(5).any(|w| w == b"%%EOF") {
            return Err(bad("PDF 文件不完整，请重新导出后上传。"));
        }
        return Ok(DocumentKind::Pdf);
    }
    if bytes.starts_with(b"PK\x03\x04") {
        return office(bytes);
    }
    // The compound files of old: .doc, .xls, .wps, .et, and new ones under a password.
    if bytes.starts_with(&[0xd0, 0xcf, 0x11, 0xe0]) {
        return Err(Failure::code(Code::UnsupportedMedia).detail(
            "不支持旧版 .doc、.xls、.wps、.et 或加密的文件，请另存为不加密的 .docx、.xlsx 或 PDF 后上传。",
        ));
    }
    Err(unsupported())
}

fn office(bytes: &Bytes) -> Result<DocumentKind, Failure> {
    let broken = || bad("文件不完整或已损坏，请重新保存后上传。");
    let mut archive = ZipArchive::new(Cursor::new(bytes.clone())).map_err(|_| broken())?;
    if archive.len() > ENTRIES {
        return Err(broken());
    }
    let macros = archive
        .file_names()
        .any(|n| n.is_ok_and(|n| n.to_ascii_lowercase().ends_with("vbaproject.bin")));
    let types = {
        let Ok(entry) = archive.by_name("[Content_Types].xml") else {
            return Err(unsupported());
        };
        let mut types = Vec::new();
        entry
            .take(TYPES + 1)
            .read_to_end(&mut types)
            .map_err(|_| broken())?;
        if types.len() as u64 > TYPES {
            return Err(broken());
        }
        String::from_utf8_lossy(&types).to_ascii_lowercase()
    };
    if macros || types.contains("macroenabled") || types.contains("vbaproject") {
        return Err(Failure::code(Code::UnsupportedMedia)
            .detail("不能上传带宏的文件，请另存为不含宏的 .docx 或 .xlsx 后上传。"));
    }
    let has = |part: &str| archive.index_for_name(part).is_some();
    if has("word/document.xml") && types.contains("wordprocessingml.document.main+xml") {
        Ok(DocumentKind::Docx)
    } else if has("xl/workbook.xml") && types.contains("spreadsheetml.sheet.main+xml") {
        Ok(DocumentKind::Xlsx)
    } else {
        Err(unsupported())
    }
}

fn unsupported() -> Failure {
    Failure::code(Code::UnsupportedMedia)
        .detail("只能上传 PDF、DOCX 或 XLSX 格式的文件，请转换格式后重新上传。")
}

fn bad(sentence: &str) -> Failure {
    Failure::code(Code::BadFile).detail(sentence)
}
