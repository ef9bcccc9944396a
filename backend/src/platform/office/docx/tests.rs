//! Tests of the DOCX writer.

use std::io::{Cursor, Read};

use zip::ZipArchive;

use super::*;

fn part(bytes: &[u8], name: &str) -> String {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut text = String::new();
    archive
        .by_name(name)
        .unwrap()
        .read_to_string(&mut text)
        .unwrap();
    text
}

fn annex(rows: usize) -> Letter {
    let mut table =
        Table::new()
            .column("序号", 1.0, Align::Centre)
            .column("单位", 4.0, Align::Left);
    for n in 1..=rows {
        table.push([n.to_string(), "长春市教育局".to_owned()]);
    }
    Letter::new("汇总表")
        .annex_label("附件5")
        .title()
        .lines([("填报单位（盖章）", "长春市教育局")])
        .table(table)
        .footer_note("摘要 3f9a")
}

#[test]
fn the_same_letter_gives_the_same_bytes() {
    let first = annex(3).bytes().unwrap();
    // Other letters in between must not move any counter.
    annex(7).bytes().unwrap();
    assert_eq!(first, annex(3).bytes().unwrap());
    let other = std::thread::spawn(|| annex(3).bytes().unwrap());
    assert_eq!(first, other.join().unwrap());
    assert_ne!(first, annex(4).bytes().unwrap());
}

#[test]
fn table_heads_repeat_and_rows_stay_whole() {
    let document = part(&annex(3).bytes().unwrap(), "word/document.xml");
    assert_eq!(document.matches("<w:tblHeader />").count(), 1);
    assert!(!document.contains(r#"w:val="1" w:hRule="atLeast""#));
    // Head, three rows, and the one line above.
    assert_eq!(document.matches("<w:cantSplit />").count(), 5);
    let empty = part(&annex(0).bytes().unwrap(), "word/document.xml");
    assert!(empty.contains(">无<") && empty.contains(r#"<w:gridSpan w:val="2""#));
}

#[test]
fn the_page_is_the_standards() {
    let document = part(&annex(1).bytes().unwrap(), "word/document.xml");
    for wanted in [
        r#"w:w="11906""#,
        r#"w:h="16838""#,
        r#"w:top="2098""#,
        r#"w:left="1587""#,
        r#"w:bottom="1984""#,
        r#"w:right="1474""#,
    ] {
        assert!(document.contains(wanted), "{wanted} in {document}");
    }
    assert!(
        part(&annex(1).landscape().bytes().unwrap(), "word/document.xml")
            .contains(r#"w:orient="landscape""#)
    );
}

#[test]
fn no_text_breaks_the_document() {
    let bytes = Letter::new("甲<\0乙>&\"")
        .title()
        .paragraph("一\u{1}二\r\n\n三\u{ffff} <w:p/> ]]> &amp; 𠮷\u{85}四")
        .bytes()
        .unwrap();
    let document = part(&bytes, "word/document.xml");
    assert!(
        document.contains("一二<")
            && document.contains("三 &lt;w:p/&gt;")
            && document.contains("𠮷<")
    );
    assert!(
        part(&bytes, "docProps/core.xml").contains("<dc:title>甲&lt;乙&gt;&amp;&quot;</dc:title>")
    );
    docx_rs::read_docx(&bytes).unwrap();
}

#[test]
fn pictures_keep_their_kind_and_carry_their_captions() {
    let mut png = Cursor::new(Vec::new());
    let mut jpeg = Cursor::new(Vec::new());
    let plain = image::RgbImage::new(40, 30);
    plain.write_to(&mut png, image::ImageFormat::Png).unwrap();
    plain.write_to(&mut jpeg, image::ImageFormat::Jpeg).unwrap();
    let bytes = Letter::new("展板")
        .picture(jpeg.into_inner(), 100.0, "\"开幕\" & 致辞")
        .picture(png.into_inner(), 9000.0, "")
        .bytes()
        .unwrap();
    let relations = part(&bytes, "word/_rels/document.xml.rels");
    assert!(
        relations.contains("media/rIdImage1.jpeg") && relations.contains("media/rIdImage2.png")
    );
    let document = part(&bytes, "word/document.xml");
    assert!(
        document.contains(r#"descr="&quot;开幕&quot; &amp; 致辞""#),
        "{document}"
    );
    assert!(
        document.contains(r#"cx="3600000" cy="2700000""#)
            && document.contains(r#"cx="5616000" cy="4212000""#)
    );
    assert!(
        Letter::new("x")
            .picture(b"none".to_vec(), 10.0, "")
            .bytes()
            .is_err()
    );
}
