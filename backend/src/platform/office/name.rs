//! File names: made of captions and titles, and read from archives.

use std::collections::HashSet;

use encoding_rs::GBK;

/// Most bytes of one name, ending included: every file system takes them, and a folder still fits
/// before it within the 260 characters of old Windows.
pub const MOST_BYTES: usize = 200;

/// A text as one part of a path. Signs that file systems refuse become their full-width twins, which
/// look the same; control and invisible characters go, and so do dots and spaces at both ends.
pub fn plain(raw: &str) -> String {
    let kept: String = raw
        .chars()
        .map(|c| if c.is_whitespace() { ' ' } else { c })
        .filter(|c| !c.is_control() && !is_invisible(*c))
        .map(|c| match c {
            '/' | '\\' | ':' | '*' | '?' | '"' | '<' | '>' | '|' => full_width(c),
            c => c,
        })
        .collect();
    let kept = kept.trim_matches(|c: char| c == '.' || c.is_whitespace());
    if is_reserved(kept) {
        format!("_{kept}")
    } else {
        kept.to_owned()
    }
}

/// `stem.ending` within `MOST_BYTES`; `fallback` where nothing is left of the stem.
pub fn file(stem: &str, fallback: &str, ending: &str) -> String {
    marked(stem, fallback, "", ending)
}

fn marked(stem: &str, fallback: &str, mark: &str, ending: &str) -> String {
    let mut stem = plain(stem);
    if stem.is_empty() {
        stem = plain(fallback);
    }
    let dot = if ending.is_empty() { "" } else { "." };
    let room = MOST_BYTES.saturating_sub(mark.len() + dot.len() + ending.len());
    let stem = beginning(&stem, room);
    format!("{stem}{mark}{dot}{ending}")
}

fn beginning(text: &str, bytes: usize) -> &str {
    let cut = &text[..text.floor_char_boundary(bytes)];
    if cut.len() == text.len() {
        text
    } else {
        cut.trim_end_matches(|c: char| c == '.' || c.is_whitespace())
    }
}

/// Names of one archive, no two the same: also not where capitals do not count.
#[derive(Debug, Default)]
pub struct Names {
    taken: HashSet<String>,
}

impl Names {
    pub fn new() -> Self {
        Self::default()
    }

    /// The path of the next file: `folder` may be empty or have several parts. What is taken already
    /// gets （2）, （3）….
    pub fn give(&mut self, folder: &[&str], stem: &str, fallback: &str, ending: &str) -> String {
        let mut before = String::new();
        for part in folder {
            before += &file(part, "其他", "");
            before.push('/');
        }
        let mut path = before.clone() + &file(stem, fallback, ending);
        let mut number = 2;
        while !self.taken.insert(path.to_lowercase()) {
            path = before.clone() + &marked(stem, fallback, &format!("（{number}）"), ending);
            number += 1;
        }
        path
    }
}

/// A name's bytes for old Windows. What GBK lacks becomes 〓, the printer's sign for a missing type.
pub fn to_gbk(name: &str) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(name.len());
    for c in name.chars() {
        let mut one = [0; 4];
        let (encoded, _, lacking) = GBK.encode(c.encode_utf8(&mut one));
        if lacking {
            bytes.extend_from_slice(&GBK.encode("〓").0);
        } else {
            bytes.extend_from_slice(&encoded);
        }
    }
    bytes
}

/// How the names of one archive are written. A short name in GBK can be sound UTF-8, too (学校 is ѧУ then): what all
/// names say together decides.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Spelling {
    gbk: bool,
    /// A flag that says UTF-8 (bit 11) stands at what is none: none counts.
    flags_lie: bool,
}

impl Spelling {
    /// The bytes of each name, and whether its flag says UTF-8.
    pub fn of<'a>(names: impl Iterator<Item = (&'a [u8], bool)> + Clone) -> Self {
        let other = names.filter(|(raw, _)| !raw.is_ascii());
        let flags_lie = other
            .clone()
            .any(|(raw, flag)| flag && std::str::from_utf8(raw).is_err());
        let unsaid = other.filter(|(_, flag)| !flag || flags_lie);
        let (mut broken, mut weak, mut strong) = (0, 0, 0);
        for (raw, _) in unsaid {
            match std::str::from_utf8(raw) {
                Err(_) => broken += 1,
                Ok(text) if is_chinese(text) => strong += 1,
                Ok(text) if is_gbk(raw) && !is_latin(text) => weak += 1,
                Ok(_) => {}
            }
        }
        Self {
            gbk: broken > strong || strong == 0 && weak > 0,
            flags_lie,
        }
    }

    /// A name of this archive. Never fails: what cannot be read becomes �.
    pub fn read(self, raw: &[u8], flag: bool) -> String {
        let is_utf8 = flag && !self.flags_lie;
        let certain = std::str::from_utf8(raw).is_ok_and(is_chinese) && !is_gbk(raw);
        if self.gbk && !is_utf8 && !certain {
            return GBK.decode_without_bom_handling(raw).0.into_owned();
        }
        decode(raw, is_utf8, &[])
    }
}

/// Whether it has characters that UTF-8 writes in three bytes, as Chinese ones are.
fn is_chinese(text: &str) -> bool {
    text.chars()
        .any(|c| matches!(c, '\u{3000}'..='\u{9fff}' | '\u{ff00}'..='\u{ffef}'))
}

/// Whether what is not ASCII are single letters with marks within words: Café.
fn is_latin(text: &str) -> bool {
    let all: Vec<char> = text.chars().collect();
    let plain = |at: Option<usize>| at.and_then(|at| all.get(at)).is_some_and(char::is_ascii);
    let letter = |at: Option<usize>| {
        at.and_then(|at| all.get(at))
            .is_some_and(char::is_ascii_alphabetic)
    };
    (0..all.len()).filter(|at| !all[*at].is_ascii()).all(|at| {
        let (before, after) = (at.checked_sub(1), Some(at + 1));
        matches!(all[at], '\u{c0}'..='\u{24f}')
            && (letter(before) && (after == Some(all.len()) || plain(after))
                || letter(after) && (before.is_none() || plain(before)))
    })
}

/// Whether all that is not ASCII are signs and characters of GB 2312, where common ones stand.
fn is_gbk(raw: &[u8]) -> bool {
    let mut rest = raw;
    loop {
        rest = match rest {
            [] => return true,
            [0..=0x7f, rest @ ..] | [0xa1..=0xa9 | 0xb0..=0xd7, 0xa1..=0xfe, rest @ ..] => rest,
            _ => return false,
        }
    }
}

/// The name of an archive's entry: UTF-8 where the flag (bit 11) says so, else the Info-ZIP Unicode
/// path of its extra field (while it belongs to these bytes), else UTF-8 where it happens to be valid,
/// else GBK, as Windows in Chinese writes it. Never fails: what cannot be read becomes �.
pub fn decode(raw: &[u8], is_utf8: bool, extra: &[u8]) -> String {
    if is_utf8 {
        return String::from_utf8_lossy(raw).into_owned();
    }
    if let Some(name) = unicode_path(raw, extra) {
        return name;
    }
    match std::str::from_utf8(raw) {
        Ok(name) => name.to_owned(),
        Err(_) => GBK.decode_without_bom_handling(raw).0.into_owned(),
    }
}

/// Extra field 0x7075: version 1, the CRC-32 of the plain name, the name in UTF-8.
fn unicode_path(raw: &[u8], mut extra: &[u8]) -> Option<String> {
    while let [a, b, c, d, rest @ ..] = extra {
        let length = usize::from(u16::from_le_bytes([*c, *d]));
        let field = rest.get(..length)?;
        if u16::from_le_bytes([*a, *b]) == 0x7075
            && let [1, crc @ ..] = field
            && let Some((crc, name)) = crc.split_first_chunk::<4>()
            && u32::from_le_bytes(*crc) == crc32fast::hash(raw)
        {
            return String::from_utf8(name.to_vec()).ok();
        }
        extra = &rest[length..];
    }
    None
}

fn full_width(c: char) -> char {
    char::from_u32(u32::from(c) + 0xfee0).unwrap_or('_')
}

/// Marks that turn the direction of text or show nothing: they make one ending look like another.
fn is_invisible(c: char) -> bool {
    matches!(c, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}'
        | '\u{feff}' | '\u{fffe}' | '\u{ffff}')
}

/// Devices of Windows, with whatever ending.
fn is_reserved(name: &str) -> bool {
    let stem = name.split('.').next().unwrap_or_default().trim_end();
    let stem = stem.to_ascii_uppercase();
    if matches!(stem.as_str(), "CON" | "PRN" | "AUX" | "NUL") {
        return true;
    }
    let digit = stem.strip_prefix("COM").or(stem.strip_prefix("LPT"));
    digit.is_some_and(|d| {
        matches!(
            d,
            "1" | "2" | "3" | "4" | "5" | "6" | "7" | "8" | "9" | "¹" | "²" | "³"
        )
    })
}

#[cfg(test)]
mod tests;
