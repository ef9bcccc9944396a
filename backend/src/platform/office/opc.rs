//! Packages of parts (ECMA-376-2): what belongs to what, by the package's relationships, whatever parts are called.

use quick_xml::events::Event;
use quick_xml::{Reader, XmlVersion};

/// The list of the package's own relationships.
pub const PACKAGE: &str = "_rels/.rels";

/// What a part refers to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Relationship {
    pub id: String,
    /// The last word of its type in lower case, which both versions of the standard share: `worksheet`.
    pub kind: String,
    /// The part's name; an address where it is external.
    pub target: String,
    pub external: bool,
}

/// A part as others refer to it: old programs of Windows part folders by backslashes, some begin with a slash.
pub fn name(raw: &str) -> String {
    raw.replace('\\', "/").trim_start_matches('/').to_owned()
}

/// Where the relationships of a part stand.
pub fn list_of(part: &str) -> String {
    match part.rsplit_once('/') {
        Some((folder, file)) => format!("{folder}/_rels/{file}.rels"),
        None => format!("_rels/{part}.rels"),
    }
}

/// The relationships of a part, of the package for an empty name; nothing where the list is broken.
pub fn relationships(list: &str, part: &str) -> Option<Vec<Relationship>> {
    let mut reader = Reader::from_str(list.trim_start_matches('\u{feff}'));
    let mut found = Vec::new();
    loop {
        let element = match reader.read_event().ok()? {
            Event::Start(element) | Event::Empty(element) => element,
            Event::Eof => return Some(found),
            _ => continue,
        };
        if element.local_name().as_ref() != "Relationship" {
            continue;
        }
        let mut one = Relationship {
            id: String::new(),
            kind: String::new(),
            target: String::new(),
            external: false,
        };
        for attribute in element.attributes() {
            let attribute = attribute.ok()?;
            let value = attribute.normalized_value(XmlVersion::Implicit1_0).ok()?;
            match attribute.key.local_name().as_ref() {
                "Id" => one.id = value.into_owned(),
                "Type" => {
                    let kind = value.rsplit('/').next().unwrap_or_default();
                    one.kind = kind.to_ascii_lowercase();
                }
                "Target" => one.target = value.trim().to_owned(),
                "TargetMode" => one.external = value.trim().eq_ignore_ascii_case("external"),
                _ => {}
            }
        }
        if !one.external {
            one.target = resolved(part, &one.target);
        }
        found.push(one);
    }
}

/// What a part calls another one: `/xl/a.xml`, or `../b.xml` from where it stands.
fn resolved(part: &str, target: &str) -> String {
    let target = target.replace('\\', "/");
    let from = match target.starts_with('/') {
        true => "",
        false => part.rsplit_once('/').map_or("", |(folder, _)| folder),
    };
    let mut path: Vec<&str> = Vec::new();
    for step in from.split('/').chain(target.split('/')) {
        match step {
            "" | "." => {}
            ".." => {
                path.pop();
            }
            step => path.push(step),
        }
    }
    path.join("/")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_are_found_from_where_they_are_named() {
        for (part, target, found) in [
            (
                "xl/workbook.xml",
                "worksheets/sheet1.xml",
                "xl/worksheets/sheet1.xml",
            ),
            (
                "xl/workbook.xml",
                "/xl/worksheets/a.xml",
                "xl/worksheets/a.xml",
            ),
            ("xl/workbook.xml", "..\\data\\a.xml", "data/a.xml"),
            ("", "xl/workbook2.xml", "xl/workbook2.xml"),
            ("book.xml", "./a.xml", "a.xml"),
            ("", "../../a.xml", "a.xml"),
        ] {
            assert_eq!(resolved(part, target), found, "{part} {target}");
        }
        assert_eq!(list_of("xl/workbook.xml"), "xl/_rels/workbook.xml.rels");
        assert_eq!(list_of("book.xml"), "_rels/book.xml.rels");
        assert_eq!(name("\\xl\\workbook.xml"), "xl/workbook.xml");
    }

    #[test]
    fn lists_are_read_in_both_versions() {
        let list = "\u{feff}<?xml version=\"1.0\"?><r:Relationships xmlns:r=\"x\">\
            <r:Relationship Id=\"a\" Type=\"http://purl.oclc.org/ooxml/officeDocument/relationships/officeDocument\" Target=\"xl/a&amp;b.xml\"/>\
            <r:Relationship Id=\"b\" Type=\"http://x/hyperlink\" Target=\"https://example.cn\" TargetMode=\"External\"/>\
            </r:Relationships>";
        let found = relationships(list, "").expect("a list");
        assert_eq!(
            (found[0].kind.as_str(), found[0].target.as_str()),
            ("officedocument", "xl/a&b.xml")
        );
        assert!(found[1].external && found[1].target == "https://example.cn");
        assert_eq!(relationships("<a", ""), None);
    }
}
