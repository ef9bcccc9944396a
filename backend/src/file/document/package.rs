//! DOCX and XLSX: packages of parts (ECMA-376-2). Only parts that text, tables, pictures and charts need are
//! taken, and nothing that is fetched from elsewhere.

use std::collections::HashSet;
use std::io::{BufReader, Cursor, Read};

use bytes::Bytes;
use contract::file::DocumentKind;
use contract::problem::Code;
use quick_xml::events::Event;
use quick_xml::{Reader, XmlVersion};
use zip::ZipArchive;

use crate::platform::failure::Failure;
use crate::platform::office::{directory, opc};

/// Entries of an archive.
const ENTRIES: usize = 5_000;
/// Bytes of the list of content types, and of one list of relationships.
const LIST: u64 = 1024 * 1024;
/// Bytes of one part of text, and of all that is unpacked.
const PART: u64 = 64 * 1024 * 1024;
const WHOLE: u64 = 256 * 1024 * 1024;
/// A chart has its numbers in a workbook, which has none.
const DEPTH: u32 = 1;

type Archive = ZipArchive<Cursor<Bytes>>;

/// What it is; 415 with the part that we do not take, 422 where it is broken.
pub fn check(bytes: &Bytes) -> Result<DocumentKind, Failure> {
    at_depth(bytes, DEPTH)
}

fn at_depth(bytes: &Bytes, depth: u32) -> Result<DocumentKind, Failure> {
    // A directory can be a bomb: it is counted before it is read.
    let listed = directory::entries(&mut &bytes[..], ENTRIES).map_err(|_| broken())?;
    if listed > ENTRIES {
        return Err(broken());
    }
    let mut archive = ZipArchive::new(Cursor::new(bytes.clone())).map_err(|_| broken())?;
    if directory::stated(bytes).is_some_and(|stated| stated != archive.len()) {
        return Err(broken());
    }
    let types = match archive.by_name("[Content_Types].xml") {
        Ok(entry) => text(entry, LIST)?.to_ascii_lowercase(),
        Err(_) => return Err(super::unsupported()),
    };
    let names = names(&mut archive)?;
    let main = main(&mut archive, &names)?;
    let is = |usual: &str, kind: &str| match &main {
        Some(main) => names.contains(main) && types.contains(kind),
        None => names.contains(&usual.to_owned()) && types.contains(kind),
    };
    let kind = if is("word/document.xml", "wordprocessingml.document.main+xml") {
        DocumentKind::Docx
    } else if is("xl/workbook.xml", "spreadsheetml.sheet.main+xml") {
        DocumentKind::Xlsx
    } else if types.contains("macroenabled") {
        return Err(macros());
    } else {
        return Err(super::unsupported());
    };
    if types.contains("macroenabled") || types.contains("vbaproject") {
        return Err(macros());
    }
    // Parts may stand in another folder than programs usually take.
    let home = main.unwrap_or_default();
    let home = home.split_once('/').map_or("", |(folder, _)| folder);
    let usual = match kind {
        DocumentKind::Docx => "word",
        _ => "xl",
    };
    let mut left = WHOLE;
    for index in 0..archive.len() {
        part(&mut archive, index, depth, (home, usual), &mut left)?;
    }
    Ok(kind)
}

/// All parts in lower case. Two of one name: we would look at the one, and others open the other.
fn names(archive: &mut Archive) -> Result<Vec<String>, Failure> {
    let mut names = Vec::with_capacity(archive.len());
    for index in 0..archive.len() {
        let entry = archive.by_index_raw(index).map_err(|_| broken())?;
        names.push(opc::name(&entry.name().map_err(|_| broken())?).to_ascii_lowercase());
    }
    let different: HashSet<&String> = names.iter().collect();
    if different.len() < names.len() {
        return Err(broken());
    }
    Ok(names)
}

/// The part by which a reader begins, as the package says, in lower case; nothing where it doesn't.
fn main(archive: &mut Archive, names: &[String]) -> Result<Option<String>, Failure> {
    let Some(index) = names.iter().position(|name| name == opc::PACKAGE) else {
        return Ok(None);
    };
    let entry = archive.by_index(index).map_err(|_| broken())?;
    let related = opc::relationships(&text(entry, LIST)?, "").ok_or_else(broken)?;
    let main = related.into_iter().find(|r| r.kind == "officedocument");
    Ok(main.map(|r| r.target.to_ascii_lowercase()))
}

/// `home` is the folder of the main part, and the usual one for it.
fn part(
    archive: &mut Archive,
    index: usize,
    depth: u32,
    (home, usual): (&str, &str),
    left: &mut u64,
) -> Result<(), Failure> {
    let entry = archive.by_index(index).map_err(|_| broken())?;
    let name = opc::name(&entry.name().map_err(|_| broken())?);
    let mut lower = name.to_ascii_lowercase();
    if !home.is_empty()
        && let Some(rest) = lower.strip_prefix(home)
        && rest.starts_with('/')
    {
        lower = [usual, rest].concat();
    }
    let kept = Kept::of(&lower).ok_or_else(|| {
        if lower.ends_with("vbaproject.bin") {
            macros()
        } else {
            refused(&name, what(&lower))
        }
    })?;
    let most = match kept {
        Kept::Folder | Kept::Opaque => return Ok(()),
        Kept::Relationships => LIST,
        Kept::Text | Kept::Workbook => PART.min(*left),
    };
    *left = left.saturating_sub(entry.size().min(most));
    match kept {
        Kept::Relationships => relationships(&name, &text(entry, most)?),
        Kept::Workbook if depth > 0 => {
            let mut inner = Vec::new();
            entry
                .take(most)
                .read_to_end(&mut inner)
                .map_err(|_| broken())?;
            match at_depth(&inner.into(), depth - 1) {
                Ok(DocumentKind::Xlsx) => Ok(()),
                _ => Err(refused(&name, "嵌入的文件")),
            }
        }
        Kept::Workbook => Err(refused(&name, "嵌入的文件")),
        // Fields stand in the parts of Word alone.
        _ if lower.starts_with("word/") => fields(&name, entry.take(most)),
        _ => Ok(()),
    }
}

/// What a part is looked at for.
#[derive(Clone, Copy)]
enum Kept {
    Folder,
    /// Pictures and fonts.
    Opaque,
    Text,
    Relationships,
    /// The numbers of a chart.
    Workbook,
}

impl Kept {
    /// By its name in lower case; nothing for what we do not take.
    fn of(name: &str) -> Option<Self> {
        if name.ends_with('/') {
            return Some(Self::Folder);
        }
        let (folders, file) = name.rsplit_once('/').unwrap_or(("", name));
        let ending = file.rsplit_once('.').map_or("", |(_, ending)| ending);
        let root = folders.split('/').next().unwrap_or_default();
        let active = [
            "activex",
            "webextensions",
            "externallinks",
            "macrosheets",
            "dialogsheets",
        ];
        let apart = ["connections.xml", "vbadata.xml", "attachedtoolbars.bin"];
        if folders.split('/').any(|folder| active.contains(&folder)) || apart.contains(&file) {
            return None;
        }
        match (root, ending) {
            ("", "xml") if file == "[content_types].xml" => Some(Self::Text),
            ("_rels" | "word" | "xl" | "docprops" | "docmetadata" | "customxml", "rels") => {
                folders.ends_with("_rels").then_some(Self::Relationships)
            }
            ("word" | "xl", "xlsx") if folders.ends_with("/embeddings") => Some(Self::Workbook),
            ("word" | "xl" | "docprops" | "docmetadata" | "customxml", "xml" | "vml") => {
                Some(Self::Text)
            }
            (
                "word" | "xl" | "docprops",
                "png" | "jpg" | "jpeg" | "jpe" | "gif" | "bmp" | "dib" | "tif" | "tiff" | "emf"
                | "wmf" | "emz" | "wmz" | "wdp" | "svg" | "webp",
            ) => Some(Self::Opaque),
            ("word", "odttf" | "fntdata") => Some(Self::Opaque),
            ("xl", "bin") if folders == "xl/printersettings" => Some(Self::Opaque),
            ("word", "bin") if folders == "word/printersettings" => Some(Self::Opaque),
            _ => None,
        }
    }
}

/// What people call a part that we do not take.
fn what(name: &str) -> &'static str {
    let called = [
        ("/embeddings/", "嵌入的文件或程序"),
        ("activex", "控件"),
        ("webextensions", "加载项"),
        ("externallinks", "到其他表格的链接"),
        ("macrosheets", "宏表"),
        ("dialogsheets", "宏表"),
        ("connections.xml", "外部数据连接"),
    ];
    let found = called.iter().find(|(part, _)| name.contains(part));
    found.map_or("不能识别的内容", |(_, called)| called)
}

/// Nothing is fetched from elsewhere but what a reader clicks on, and nothing that runs belongs to it.
fn relationships(part: &str, list: &str) -> Result<(), Failure> {
    let mut reader = Reader::from_str(list);
    loop {
        let element = match reader.read_event().map_err(|_| broken())? {
            Event::Start(element) | Event::Empty(element) => element,
            Event::DocType(_) => return Err(broken()),
            Event::Eof => return Ok(()),
            _ => continue,
        };
        let (mut kind, mut target, mut external) = (String::new(), String::new(), false);
        for attribute in element.attributes() {
            let attribute = attribute.map_err(|_| broken())?;
            let value = attribute
                .normalized_value(XmlVersion::Implicit1_0)
                .map_err(|_| broken())?;
            match attribute.key.local_name().as_ref() {
                "Type" => kind = value.to_ascii_lowercase(),
                "Target" => target = value.trim().to_ascii_lowercase(),
                "TargetMode" => external = !value.trim().eq_ignore_ascii_case("internal"),
                _ => {}
            }
        }
        let kind = kind.rsplit('/').next().unwrap_or_default();
        let runs = [
            "vbaproject",
            "control",
            "activexcontrolbinary",
            "oleobject",
            "afchunk",
        ];
        if runs.contains(&kind) {
            return Err(refused(part, "控件、嵌入的程序或文件"));
        }
        if external && kind != "hyperlink" {
            let what = match kind {
                "attachedtemplate" => "外部模板",
                "image" => "外部图片",
                _ => "引用的外部内容",
            };
            return Err(refused(part, what));
        }
        if external && !is_address(&target) {
            return Err(refused(part, "不能识别的链接"));
        }
    }
}

/// Of the web, of mail, of a telephone, or a file beside: programs are not started by a click.
fn is_address(target: &str) -> bool {
    let scheme = target.split_once(':').map(|(scheme, _)| scheme);
    let known = ["http", "https", "mailto", "tel", "ftp", "file"];
    match scheme {
        // A drive's letter, or a colon in a path.
        Some(scheme) => {
            known.contains(&scheme) || scheme.len() == 1 || scheme.contains(['/', '#', '?'])
        }
        None => true,
    }
}

/// Fields that start programs or fetch something when the document is opened. Their words may be in pieces.
fn fields(part: &str, entry: impl Read) -> Result<(), Failure> {
    let mut reader = Reader::from_reader(BufReader::new(entry));
    let (mut buffer, mut code, mut inside) = (Vec::new(), String::new(), false);
    loop {
        buffer.clear();
        match reader.read_event_into(&mut buffer).map_err(|_| broken())? {
            Event::DocType(_) => return Err(broken()),
            Event::Start(element) | Event::Empty(element)
                if element.local_name().as_ref() == "fldSimple" =>
            {
                for attribute in element.attributes() {
                    let attribute = attribute.map_err(|_| broken())?;
                    let value = attribute.normalized_value(XmlVersion::Implicit1_0);
                    if attribute.key.local_name().as_ref() == "instr" {
                        let value = value.map_err(|_| broken())?;
                        code += &value;
                        code.push('\n');
                    }
                }
            }
            Event::Start(element) if element.local_name().as_ref() == "instrText" => inside = true,
            Event::End(element) if element.local_name().as_ref() == "instrText" => inside = false,
            // One field's code ends with its separator or its end.
            Event::Start(element) | Event::Empty(element)
                if element.local_name().as_ref() == "fldChar" =>
            {
                code.push('\n');
            }
            Event::Text(text) if inside => code += &text,
            Event::GeneralRef(one) if inside => {
                code.extend(one.resolve_char_ref().ok().flatten());
            }
            Event::Eof => break,
            _ => {}
        }
        // A book has some thousands of fields.
        if code.len() > 8 * 1024 * 1024 {
            return Err(broken());
        }
    }
    for line in code.lines() {
        let word = line.split_whitespace().next().unwrap_or_default();
        let word = word.to_ascii_uppercase();
        if [
            "DDE",
            "DDEAUTO",
            "INCLUDETEXT",
            "INCLUDE",
            "INCLUDEPICTURE",
            "IMPORT",
            "LINK",
            "DATABASE",
            "MACROBUTTON",
        ]
        .contains(&word.as_str())
        {
            return Err(refused(part, "自动取用外部内容或启动程序的域"));
        }
    }
    Ok(())
}

fn text(entry: impl Read, most: u64) -> Result<String, Failure> {
    let mut bytes = Vec::new();
    entry
        .take(most + 1)
        .read_to_end(&mut bytes)
        .map_err(|_| broken())?;
    if bytes.len() as u64 > most {
        return Err(broken());
    }
    // Lists are UTF-8; in another encoding we would look past what others see.
    String::from_utf8(bytes).map_err(|_| broken())
}

fn refused(part: &str, what: &str) -> Failure {
    Failure::code(Code::UnsupportedMedia).detail(format!(
        "文件中含有{what}（{part}），不能上传，请删去后重新保存，或导出为 PDF 后上传。"
    ))
}

fn macros() -> Failure {
    Failure::code(Code::UnsupportedMedia)
        .detail("不能上传带宏的文件，请另存为不含宏的 .docx 或 .xlsx 后上传。")
}

fn broken() -> Failure {
    Failure::code(Code::BadFile).detail("文件不完整或已损坏，请重新保存后上传。")
}

#[cfg(test)]
mod tests {
    use std::io::Write;

    use zip::ZipWriter;
    use zip::write::SimpleFileOptions;

    use super::*;

    const WORD: &str = "<Types><Override PartName=\"/word/document.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml\"/></Types>";
    const SHEET: &str = "<Types><Override PartName=\"/xl/workbook.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml\"/></Types>";

    fn zipped(parts: &[(&str, &[u8])]) -> Bytes {
        let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
        for (name, content) in parts {
            zip.start_file(*name, SimpleFileOptions::default())
                .expect("an entry");
            zip.write_all(content).expect("its content");
        }
        zip.finish().expect("an archive").into_inner().into()
    }

    fn docx(more: &[(&str, &[u8])]) -> Bytes {
        let mut parts: Vec<(&str, &[u8])> = vec![
            ("[Content_Types].xml", WORD.as_bytes()),
            ("word/document.xml", b"<w/>"),
        ];
        parts.retain(|(name, _)| !more.iter().any(|(other, _)| other == name));
        parts.extend(more);
        zipped(&parts)
    }

    fn xlsx(more: &[(&str, &[u8])]) -> Bytes {
        let own: [(&str, &[u8]); 2] = [
            ("[Content_Types].xml", SHEET.as_bytes()),
            ("xl/workbook.xml", b"<x/>"),
        ];
        zipped(&[&own[..], more].concat())
    }

    fn relationship(kind: &str, target: &str, mode: &str) -> Vec<u8> {
        format!("<r:Relationships xmlns:r=\"x\"><r:Relationship Id=\"a\" Type=\"http://schemas/{kind}\" Target=\"{target}\" {mode}/></r:Relationships>").into_bytes()
    }

    const OUTSIDE: &str = "TargetMode=\"External\"";

    #[test]
    fn what_text_and_tables_need_is_taken() {
        let links = relationship("hyperlink", "https://www.jl.gov.cn/a?b=c:d", OUTSIDE);
        let inside = relationship("image", "media/a.png", "");
        let chart = xlsx(&[("xl/worksheets/sheet1.xml", b"<s/>")]);
        let field = b"<w xmlns:w=\"w\"><w:instrText> HYPERLINK \"https://a\" </w:instrText><w:instrText> PAGE </w:instrText><w:t>DDEAUTO</w:t></w>";
        let sound = docx(&[
            ("word/document.xml", field),
            ("_rels/.rels", &inside),
            ("word/_rels/document.xml.rels", &links),
            ("word/media/a.PNG", b"x"),
            ("word/fonts/font1.odttf", b"x"),
            ("word/embeddings/Microsoft_Excel_Sheet1.xlsx", &chart),
            ("customXml/_rels/item1.xml.rels", &inside),
            ("docProps/app.xml", b"<a/>"),
        ]);
        assert_eq!(
            check(&sound).map_err(|f| f.to_string()),
            Ok(DocumentKind::Docx)
        );
        let sound = xlsx(&[
            ("xl/printerSettings/printerSettings1.bin", b"x"),
            ("xl/cellimages.xml", b"<a/>"),
        ]);
        assert_eq!(
            check(&sound).map_err(|f| f.to_string()),
            Ok(DocumentKind::Xlsx)
        );
    }

    #[test]
    fn parts_are_found_by_relationships() {
        let field: &[u8] = b"<w xmlns:w=\"w\"><w:instrText>DDEAUTO cmd</w:instrText></w>";
        let named = |target: &str, part: &str, content: &[u8]| {
            zipped(&[
                ("[Content_Types].xml", WORD.as_bytes()),
                ("_rels/.rels", &relationship("officeDocument", target, "")),
                (part, content),
            ])
        };
        for (target, part) in [
            ("word/document2.xml", "word/document2.xml"),
            ("/Text/Main.xml", "text/main.xml"),
            ("word\\document.xml", "word\\document.xml"),
        ] {
            let kind = check(&named(target, part, b"<w/>")).map_err(|f| f.to_string());
            assert_eq!(kind, Ok(DocumentKind::Docx), "{part}");
            says(&named(target, part, field), 415, "域");
        }
        says(
            &named("word/document.xml", "other/document.xml", b"<w/>"),
            415,
            "只能",
        );
        let twice = docx(&[("word\\document.xml", field)]);
        says(&twice, 422, "损坏");
    }

    #[track_caller]
    fn says(bytes: &Bytes, status: u16, word: &str) {
        let problem = check(bytes).expect_err(word).problem;
        assert_eq!(problem.status, status, "{problem}");
        assert!(
            problem.say().contains(word) && problem.say().ends_with('。'),
            "{problem}"
        );
    }

    #[test]
    fn what_runs_or_is_fetched_is_refused_by_name() {
        for (name, word) in [
            (
                "word/embeddings/oleObject1.bin",
                "word/embeddings/oleObject1.bin",
            ),
            ("word/embeddings/a.exe", "嵌入的文件或程序"),
            ("word/activeX/activeX1.xml", "控件"),
            ("word/vbaProject.bin", "宏"),
            ("word/webextensions/webextension1.xml", "加载项"),
            ("customUI/customUI.xml", "不能识别"),
            ("word/afchunk.mht", "不能识别"),
            ("evil.dll", "evil.dll"),
        ] {
            says(&docx(&[(name, b"x")]), 415, word);
        }
        for (name, word) in [
            ("xl/externalLinks/externalLink1.xml", "到其他表格的链接"),
            ("xl/macrosheets/sheet1.xml", "宏表"),
            ("xl/connections.xml", "外部数据连接"),
        ] {
            says(&xlsx(&[(name, b"<x/>")]), 415, word);
        }
        for (list, word) in [
            (
                relationship("attachedTemplate", "http://evil/a.dotm", OUTSIDE),
                "外部模板",
            ),
            (
                relationship(
                    "attachedTemplate",
                    "http://evil/a",
                    "TargetMode=\"&#69;xternal\"",
                ),
                "外部模板",
            ),
            (
                relationship("image", "\\\\evil\\a.png", OUTSIDE),
                "外部图片",
            ),
            (
                relationship("frame", "http://evil", OUTSIDE),
                "引用的外部内容",
            ),
            (
                relationship("oleObject", "embeddings/a.bin", ""),
                "嵌入的程序",
            ),
            (relationship("aFChunk", "a.xml", ""), "嵌入的程序"),
            (relationship("hyperlink", "ms-msdt:/id", OUTSIDE), "链接"),
            (
                relationship("hyperlink", "JavaScript:alert(1)", OUTSIDE),
                "链接",
            ),
        ] {
            says(&docx(&[("word/_rels/settings.xml.rels", &list)]), 415, word);
        }
        let hidden = "<a/>"
            .encode_utf16()
            .flat_map(u16::to_le_bytes)
            .collect::<Vec<u8>>();
        let hidden = [&b"\xff\xfe"[..], &hidden].concat();
        says(
            &docx(&[("word/_rels/settings.xml.rels", &hidden)]),
            422,
            "损坏",
        );
        let pieces = b"<w xmlns:w=\"w\"><w:instrText> DD</w:instrText><w:instrText>E&#65;UTO cmd</w:instrText></w>";
        says(&docx(&[("word/document.xml", pieces)]), 415, "域");
        let simple = b"<w xmlns:w=\"w\"><w:fldSimple w:instr=\" includetext http://evil \"/></w>";
        says(&docx(&[("word/header1.xml", simple)]), 415, "域");
        // A workbook in a workbook's workbook, or none at all.
        let inner = xlsx(&[("xl/embeddings/a.xlsx", &xlsx(&[]))]);
        says(
            &docx(&[("word/embeddings/a.xlsx", &inner)]),
            415,
            "嵌入的文件",
        );
        says(
            &docx(&[("word/embeddings/a.xlsx", b"MZ")]),
            415,
            "嵌入的文件",
        );
    }

    /// Readers differ in which of two entries of one name they take.
    #[test]
    fn an_entry_that_is_there_twice_is_refused() {
        let outside = relationship("attachedTemplate", "http://evil/a.dotm", OUTSIDE);
        let two = docx(&[
            ("word/_rels/settings.xml.relt", &outside),
            ("word/_rels/settings.xml.rels", b"<a/>"),
        ]);
        let mut twice = two.to_vec();
        for at in 0..twice.len() - 4 {
            if &twice[at..at + 4] == b"relt" {
                twice[at + 3] = b's';
            }
        }
        says(&twice.into(), 422, "损坏");
    }
}
