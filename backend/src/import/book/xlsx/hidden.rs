//! What a sheet does not show: rows and columns that are hidden or filtered out, and formulas that nobody has computed.

use std::collections::HashSet;
use std::io::{BufReader, Cursor};

use bytes::Bytes;
use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};
use zip::ZipArchive;

use crate::import::archive::broken;
use crate::import::book::{Hidden, WIDTH};
use crate::platform::failure::Failure;

#[derive(Default)]
pub struct Seen {
    pub hidden: Hidden,
    /// Formulas without a value: rows and columns counted from 0.
    pub unknown: HashSet<(u32, u32)>,
}

/// The cell that is being read.
#[derive(Default)]
struct At {
    place: (u32, u32),
    formula: bool,
    value: bool,
    /// A formula's text may be empty.
    text: bool,
}

/// The first `most` rows of a sheet's part.
pub fn look(package: &Bytes, part: &str, most: u32) -> Result<Seen, Failure> {
    let mut archive = ZipArchive::new(Cursor::new(package.clone())).map_err(|_| broken())?;
    let entry = archive.by_name(part).map_err(|_| broken())?;
    let mut reader = Reader::from_reader(BufReader::new(entry));
    let config = reader.config_mut();
    config.expand_empty_elements = true;
    config.check_end_names = false;
    let mut seen = Seen::default();
    let mut buffer = Vec::new();
    let (mut row, mut column, mut inside) = (0_u32, 0_u32, false);
    let mut at = At::default();
    loop {
        buffer.clear();
        match reader.read_event_into(&mut buffer).map_err(|_| broken())? {
            Event::Start(element) => match element.local_name().as_ref() {
                "col" => hidden_columns(&element, &mut seen.hidden),
                "row" => {
                    if let Some(number) = number(&element, "r") {
                        row = number.saturating_sub(1);
                    }
                    column = 0;
                    if row >= most {
                        return Ok(seen);
                    }
                    if is(&element, "hidden") || flat(&element) {
                        seen.hidden.rows.insert(row);
                    }
                }
                "c" => {
                    if let Some(named) = attribute(&element, "r").as_deref().and_then(column_of) {
                        column = named;
                    }
                    at = At {
                        place: (row, column),
                        text: attribute(&element, "t").as_deref() == Some("str"),
                        ..At::default()
                    };
                }
                "f" => at.formula = true,
                "v" => inside = true,
                _ => {}
            },
            Event::Text(text) if inside => at.value |= !text.is_empty(),
            Event::GeneralRef(_) if inside => at.value = true,
            Event::End(element) => match element.local_name().as_ref() {
                "v" => {
                    inside = false;
                    at.value |= at.text;
                }
                "c" => {
                    if at.formula && !at.value {
                        seen.unknown.insert(at.place);
                    }
                    at = At::default();
                    column += 1;
                }
                "row" => row += 1,
                "sheetData" => return Ok(seen),
                _ => {}
            },
            Event::Eof => return Ok(seen),
            _ => {}
        }
    }
}

fn hidden_columns(element: &BytesStart<'_>, hidden: &mut Hidden) {
    let narrow = attribute(element, "width").is_some_and(|w| w.parse::<f64>() == Ok(0.0));
    let (Some(from), Some(to)) = (number(element, "min"), number(element, "max")) else {
        return;
    };
    if is(element, "hidden") || narrow {
        let all = from.saturating_sub(1)..to.min(WIDTH);
        hidden.columns.extend(all);
    }
}

/// A row of no height.
fn flat(element: &BytesStart<'_>) -> bool {
    is(element, "customHeight")
        && attribute(element, "ht").is_some_and(|h| h.parse::<f64>() == Ok(0.0))
}

fn is(element: &BytesStart<'_>, name: &str) -> bool {
    attribute(element, name).is_some_and(|said| said == "1" || said == "true")
}

fn number(element: &BytesStart<'_>, name: &str) -> Option<u32> {
    attribute(element, name)?.trim().parse().ok()
}

fn attribute(element: &BytesStart<'_>, name: &str) -> Option<String> {
    let found = element.try_get_attribute(name).ok()??;
    Some(found.value.into_owned())
}

/// `C7` stands in column 2, counted from 0.
fn column_of(address: &str) -> Option<u32> {
    let letters = address.bytes().take_while(u8::is_ascii_alphabetic);
    let sum = letters.fold(0_u32, |sum, letter| {
        let place = u32::from(letter.to_ascii_uppercase() - b'A') + 1;
        sum.saturating_mul(26).saturating_add(place)
    });
    sum.checked_sub(1)
}
