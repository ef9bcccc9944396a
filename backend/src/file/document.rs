//! Documents: PDF, DOCX and XLSX, told by their bytes, without anything that acts.

mod package;
mod pdf;

use bytes::Bytes;
use contract::file::DocumentKind;
use contract::problem::Code;

use crate::platform::failure::Failure;

/// What the bytes are; 415 where it is no document that we take or has parts that we do not, 422 where it is
/// broken.
pub fn recognize(bytes: &Bytes) -> Result<DocumentKind, Failure> {
    if bytes.starts_with(b"%PDF-") {
        let tail = &bytes[bytes.len().saturating_sub(2048)..];
        if !tail.windows(5).any(|w| w == b"%%EOF") {
            return Err(Failure::code(Code::BadFile).detail("PDF 文件不完整，请重新导出后上传。"));
        }
        pdf::check(bytes)?;
        return Ok(DocumentKind::Pdf);
    }
    if bytes.starts_with(b"PK\x03\x04") {
        return package::check(bytes);
    }
    // The compound files of old: .doc, .xls, .wps, .et, and new ones under a password.
    if bytes.starts_with(&[0xd0, 0xcf, 0x11, 0xe0]) {
        return Err(Failure::code(Code::UnsupportedMedia).detail(
            "不支持旧版 .doc、.xls、.wps、.et 或加密的文件，请另存为不加密的 .docx、.xlsx 或 PDF 后上传。",
        ));
    }
    Err(unsupported())
}

fn unsupported() -> Failure {
    Failure::code(Code::UnsupportedMedia)
        .detail("只能上传 PDF、DOCX 或 XLSX 格式的文件，请转换格式后重新上传。")
}
