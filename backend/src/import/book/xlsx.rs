//! Reads XLSX workbooks, by the package's relationships.

mod hidden;

use std::io::{Cursor, Write};

use bytes::Bytes;
use calamine::{Reader as _, Xlsx, XlsxError};
use quick_xml::escape::escape;
use quick_xml::events::{BytesStart, Event};
use quick_xml::{Reader, XmlVersion};
use zip::ZipWriter;
use zip::result::ZipResult;
use zip::write::SimpleFileOptions;

use super::{Grid, Sheet, unreadable};
use crate::import::archive::{Package, bad, broken};
use crate::import::cell::Cell;
use crate::platform::failure::Failure;

pub struct Book {
    cells: Xlsx<Cursor<Bytes>>,
    /// The same parts under the names that the parser looks for.
    package: Bytes,
    sheets: Vec<Sheet>,
}

/// A workbook's parts, as places in the archive.
struct Parts {
    sheets: Vec<(Sheet, usize)>,
    strings: Option<usize>,
    styles: Option<usize>,
    /// Days are counted from 1904.
    late: bool,
}

pub fn open(bytes: &Bytes) -> Result<Book, Failure> {
    let mut package = Package::open(bytes)?;
    let parts = parts(&mut package)?;
    let (sheets, strings) = match &parts {
        Some(parts) => (parts.sheets.iter().map(|s| s.1).collect(), parts.strings),
        None => (Vec::new(), None),
    };
    package.measure(&sheets, strings)?;
    let parts = parts.ok_or_else(|| {
        bad("这不是 Excel 表格（.xlsx），请用 Excel 或 WPS 打开后另存为 .xlsx 再导入。")
    })?;
    let package = Bytes::from(renamed(&mut package, &parts)?);
    Ok(Book {
        cells: Xlsx::new(Cursor::new(package.clone())).map_err(refused)?,
        package,
        sheets: parts.sheets.into_iter().map(|(sheet, _)| sheet).collect(),
    })
}

pub fn sheets(book: &Book) -> Vec<Sheet> {
    book.sheets.clone()
}

/// Cell by cell: a sheet that says it has a million columns takes no more than what it holds.
pub fn grid(book: &mut Book, sheet: &str, most: u32) -> Result<Grid, Failure> {
    let mut grid = Grid::default();
    let place = book.sheets.iter().position(|s| s.name == sheet);
    let seen = hidden::look(&book.package, &sheet_name(place.unwrap_or_default()), most)?;
    grid.hidden = seen.hidden;
    let cells = &mut book.cells;
    grid.merge(cells.merge_cells_by_sheet_name(sheet).map_err(refused)?);
    let mut cells = cells.worksheet_cells_reader(sheet).map_err(refused)?;
    while let Some(found) = cells.next_cell().map_err(refused)? {
        let (row, column) = found.get_position();
        if row >= most {
            break;
        }
        let cell = match seen.unknown.contains(&(row, column)) {
            true => Cell::uncomputed(),
            false => Cell::of(found.get_value()),
        };
        grid.put(row, column, cell)?;
    }
    Ok(grid)
}

/// Nothing where no part is a workbook.
fn parts(package: &mut Package) -> Result<Option<Parts>, Failure> {
    let main = package.relationships("")?.into_iter();
    let main = main
        .filter(|r| r.kind == "officedocument" && !r.external)
        .find(|r| package.index(&r.target).is_some());
    let main = main.map_or("xl/workbook.xml".to_owned(), |r| r.target);
    let Some(text) = package.text(&main)? else {
        return Ok(None);
    };
    let related = package.relationships(&main)?;
    let part = |package: &Package, kind: &str| {
        let one = related.iter().find(|r| r.kind == kind && !r.external)?;
        package.index(&one.target)
    };
    let mut parts = Parts {
        sheets: Vec::new(),
        strings: part(package, "sharedstrings"),
        styles: part(package, "styles"),
        late: false,
    };
    let mut reader = Reader::from_str(text.trim_start_matches('\u{feff}'));
    let mut is_workbook = false;
    loop {
        let element = match reader.read_event().map_err(|_| broken())? {
            Event::Start(element) | Event::Empty(element) => element,
            Event::Eof => break,
            _ => continue,
        };
        match element.local_name().as_ref() {
            "workbook" => is_workbook = true,
            "workbookPr" => {
                if let Some(said) = attribute(&element, "date1904")? {
                    parts.late = matches!(said.as_str(), "1" | "true" | "on");
                }
            }
            "sheet" => {
                let id = attribute(&element, "id")?.unwrap_or_default();
                // Charts, dialogs and macro sheets hold no list.
                let sheet = related.iter().find(|r| r.id == id && r.kind == "worksheet");
                let Some(sheet) = sheet else { continue };
                let index = package.index(&sheet.target).ok_or_else(broken)?;
                let state = attribute(&element, "state")?.unwrap_or_default();
                let named = Sheet {
                    name: attribute(&element, "name")?.unwrap_or_default(),
                    hidden: matches!(state.as_str(), "hidden" | "veryHidden"),
                };
                parts.sheets.push((named, index));
            }
            _ => {}
        }
    }
    Ok(is_workbook.then_some(parts))
}

fn attribute(element: &BytesStart<'_>, name: &str) -> Result<Option<String>, Failure> {
    for attribute in element.attributes() {
        let attribute = attribute.map_err(|_| broken())?;
        if attribute.key.local_name().as_ref() == name {
            let value = attribute.normalized_value(XmlVersion::Implicit1_0);
            return Ok(Some(value.map_err(|_| broken())?.into_owned()));
        }
    }
    Ok(None)
}

fn sheet_name(place: usize) -> String {
    format!("xl/worksheets/sheet{}.xml", place + 1)
}

/// The parts that matter under the names that the parser looks for; packed as they are.
fn renamed(package: &mut Package, parts: &Parts) -> Result<Vec<u8>, Failure> {
    let strings = match parts.strings {
        Some(index) => Some(package.text_at(index)?),
        None => None,
    };
    write(package, parts, strings).map_err(|_| broken())
}

const OFFICE: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

fn write(package: &mut Package, parts: &Parts, strings: Option<String>) -> ZipResult<Vec<u8>> {
    let mut made = ZipWriter::new(Cursor::new(Vec::new()));
    let mut texts = Vec::new();
    let mut sheets = String::new();
    let mut related = Vec::new();
    for (place, (sheet, index)) in parts.sheets.iter().enumerate() {
        let (id, name) = (place + 1, sheet_name(place));
        let shown = escape(&sheet.name);
        sheets += &format!(r#"<sheet name="{shown}" sheetId="{id}" r:id="r{id}"/>"#);
        related.push((id, "worksheet", format!("/{name}")));
        made.raw_copy_file_rename(package.archive.by_index_raw(*index)?, name)?;
    }
    if let Some(index) = parts.styles {
        let styles = package.archive.by_index_raw(index)?;
        made.raw_copy_file_rename(styles, "xl/styles.xml")?;
    }
    let late = u8::from(parts.late);
    let main = format!(
        r#"<workbook xmlns:r="{OFFICE}"><workbookPr date1904="{late}"/><sheets>{sheets}</sheets></workbook>"#
    );
    texts.push(("xl/workbook.xml", main));
    texts.push(("xl/_rels/workbook.xml.rels", list(&related)));
    let book = (1, "officeDocument", "xl/workbook.xml".to_owned());
    texts.push(("_rels/.rels", list(&[book])));
    texts.extend(strings.map(|strings| ("xl/sharedStrings.xml", counted(&strings))));
    for (name, text) in texts {
        made.start_file(name, SimpleFileOptions::default())?;
        made.write_all(text.as_bytes())?;
    }
    Ok(made.finish()?.into_inner())
}

/// The parser passes over a string that has no text, and takes the next one for it.
fn counted(strings: &str) -> String {
    let mut made = strings.to_owned();
    for space in ["", "x:"] {
        let whole = format!("<{space}si><{space}t></{space}t></{space}si>");
        for empty in [
            format!("<{space}si/>"),
            format!("<{space}si />"),
            format!("<{space}si></{space}si>"),
        ] {
            if made.contains(&empty) {
                made = made.replace(&empty, &whole);
            }
        }
    }
    made
}

fn list(related: &[(usize, &str, String)]) -> String {
    let mut made = String::from("<Relationships>");
    for (id, kind, target) in related {
        made += &format!(r#"<Relationship Id="r{id}" Type="{OFFICE}/{kind}" Target="{target}"/>"#);
    }
    made + "</Relationships>"
}

fn refused(error: XlsxError) -> Failure {
    tracing::debug!(%error, "a workbook cannot be read");
    unreadable()
}
