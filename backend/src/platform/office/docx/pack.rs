//! The package: what docx-rs writes as XML, put together anew. docx-rs itself knows no repeating table
//! heads, takes every picture for a PNG without a description, and puts styles in an order of its own.

use std::io::{Cursor, Write};

use docx_rs::{HeightRule, TableRow, XMLDocx};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

use super::dress;

/// Marks a row as a head by a height that no other row has: `pack` puts the real mark in its place.
pub(super) fn repeating(row: TableRow) -> TableRow {
    row.row_height(1.0).height_rule(HeightRule::AtLeast)
}
const MARKED: &str = r#"<w:trHeight w:val="1" w:hRule="atLeast" />"#;
const REPEATING: &str = "<w:tblHeader />";

const XML: &str = r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>"#;
const WORD: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml";
const OFFICE: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE: &str = "http://schemas.openxmlformats.org/package/2006";
const MAIN: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

pub(super) fn pack(
    parts: XMLDocx,
    title: &str,
    author: &str,
    captions: &[String],
) -> Result<Vec<u8>, Box<dyn std::error::Error>> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let packed = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .last_modified_time(DateTime::default())
        .unix_permissions(0o644);
    let stored = packed.compression_method(CompressionMethod::Stored);
    let mut add = |name: &str, bytes: &[u8], options| {
        zip.start_file(name, options)?;
        zip.write_all(bytes)
    };
    let document = String::from_utf8(parts.document)?.replace(MARKED, REPEATING);
    // docx-rs puts empty run properties first, where the schema has them last.
    let document = described(&document.replace("<w:rPr />", ""), captions);
    add(
        "[Content_Types].xml",
        content_types(parts.footers.len()).as_bytes(),
        packed,
    )?;
    add("_rels/.rels", relations().as_bytes(), packed)?;
    add(
        "docProps/core.xml",
        properties(title, author).as_bytes(),
        packed,
    )?;
    add("word/document.xml", document.as_bytes(), packed)?;
    add("word/styles.xml", dress::styles().as_bytes(), packed)?;
    add("word/settings.xml", settings().as_bytes(), packed)?;
    for (n, footer) in (1..).zip(&parts.footers) {
        add(&format!("word/footer{n}.xml"), footer, packed)?;
    }
    let mut related = String::new();
    for (id, bytes) in &parts.media {
        let ending = if bytes.starts_with(b"\x89PNG") {
            "png"
        } else {
            "jpeg"
        };
        related += &relation(id, "image", &format!("media/{id}.{ending}"));
        add(&format!("word/media/{id}.{ending}"), bytes, stored)?;
    }
    let related = document_relations(parts.footers.len(), &related);
    add("word/_rels/document.xml.rels", related.as_bytes(), packed)?;
    Ok(zip.finish()?.into_inner())
}

/// Pictures get their captions as descriptions, for those who do not see them.
fn described(document: &str, captions: &[String]) -> String {
    const START: &str = "<wp:docPr ";
    let mut pieces = document.split(START);
    let mut all = pieces.next().unwrap_or_default().to_owned();
    for (n, piece) in pieces.enumerate() {
        let caption = captions.get(n).map(|c| escape(c)).unwrap_or_default();
        let rest = piece.split_once("/>").map_or("", |(_, rest)| rest);
        let number = n + 1;
        all += &format!(r#"{START}id="{number}" name="图片{number}" descr="{caption}" />{rest}"#);
    }
    all
}

fn escape(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
        .replace('"', "&quot;")
}

fn content_types(footers: usize) -> String {
    let mut parts = String::new();
    let mut part = |name: &str, kind: &str| {
        parts += &format!(r#"<Override PartName="/{name}" ContentType="{kind}"/>"#);
    };
    part("word/document.xml", &format!("{WORD}.document.main+xml"));
    part("word/styles.xml", &format!("{WORD}.styles+xml"));
    part("word/settings.xml", &format!("{WORD}.settings+xml"));
    for n in 1..=footers {
        part(
            &format!("word/footer{n}.xml"),
            &format!("{WORD}.footer+xml"),
        );
    }
    part(
        "docProps/core.xml",
        "application/vnd.openxmlformats-package.core-properties+xml",
    );
    format!(
        r#"{XML}<Types xmlns="{PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Default Extension="jpeg" ContentType="image/jpeg"/><Default Extension="png" ContentType="image/png"/>{parts}</Types>"#
    )
}

fn relation(id: &str, kind: &str, target: &str) -> String {
    format!(r#"<Relationship Id="{id}" Type="{OFFICE}/{kind}" Target="{target}"/>"#)
}

fn relations() -> String {
    let document = relation("rId1", "officeDocument", "word/document.xml");
    format!(
        r#"{XML}<Relationships xmlns="{PACKAGE}/relationships">{document}<Relationship Id="rId2" Type="{PACKAGE}/relationships/metadata/core-properties" Target="docProps/core.xml"/></Relationships>"#
    )
}

fn document_relations(footers: usize, more: &str) -> String {
    let mut all =
        relation("rId1", "styles", "styles.xml") + &relation("rId2", "settings", "settings.xml");
    for n in 1..=footers {
        all += &relation(
            &format!("rIdFooter{n}"),
            "footer",
            &format!("footer{n}.xml"),
        );
    }
    format!(r#"{XML}<Relationships xmlns="{PACKAGE}/relationships">{all}{more}</Relationships>"#)
}

/// Without dates: the same letter gives the same bytes.
fn properties(title: &str, author: &str) -> String {
    let (title, author) = (escape(title), escape(author));
    format!(
        r#"{XML}<cp:coreProperties xmlns:cp="{PACKAGE}/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>{title}</dc:title><dc:creator>{author}</dc:creator><dc:language>zh-CN</dc:language></cp:coreProperties>"#
    )
}

/// Two kinds of footers; Chinese punctuation at the ends of lines as Word does it.
fn settings() -> String {
    format!(
        r#"{XML}<w:settings xmlns:w="{MAIN}"><w:zoom w:percent="100"/><w:defaultTabStop w:val="420"/><w:evenAndOddHeaders/><w:drawingGridVerticalSpacing w:val="156"/><w:characterSpacingControl w:val="compressPunctuation"/><w:compat><w:balanceSingleByteDoubleByteWidth/><w:useFELayout/><w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat><w:themeFontLang w:val="en-US" w:eastAsia="zh-CN"/></w:settings>"#
    )
}
