//! PDF: what runs, opens or carries something else is found wherever it lies, also in packed object streams.
//!
//! Names are looked for in all bytes, whatever the file's structure says: readers mend broken files each in
//! their own way, and what one skips another runs. The names are too long to stand anywhere by chance.

use std::collections::BTreeMap;
use std::io::Read;

use contract::problem::Code;
use flate2::read::ZlibDecoder;

use crate::platform::failure::Failure;

/// All streams unpacked, bytes; page contents and tables of a long book take a tenth.
const UNPACKED: u64 = 256 * 1024 * 1024;
/// One of them.
const STREAM: u64 = 64 * 1024 * 1024;
/// How many.
const STREAMS: usize = 100_000;
/// The longest name that the standard allows.
const NAME: usize = 127;
/// How far before a stream its dictionary begins, bytes.
const DICTIONARY: usize = 4 * 1024;

/// Names of what no document for readers needs, and what people call it.
const ACTIVE: [(&[u8], &str); 11] = [
    (b"JavaScript", "脚本（JavaScript）"),
    (b"Launch", "启动其他程序的动作"),
    (b"EmbeddedFile", "附带的文件"),
    (b"EmbeddedFiles", "附带的文件"),
    (b"RichMedia", "嵌入的多媒体"),
    (b"Rendition", "嵌入的多媒体"),
    (b"SubmitForm", "提交表单的动作"),
    (b"ImportData", "导入数据的动作"),
    (b"GoToE", "打开附带文件的动作"),
    (b"GoToR", "打开其他文件的动作"),
    (b"XFA", "动态表单（XFA）"),
];

/// 415 with what is active in it.
pub fn check(bytes: &[u8]) -> Result<(), Failure> {
    let mut names = Names::default();
    names.read(bytes)?;
    let mut objects = BTreeMap::new();
    let mut unpacked = 0;
    for (count, (at, dictionary)) in streams(bytes).enumerate() {
        if count == STREAMS {
            return Err(unreadable());
        }
        let dictionary = Dictionary::of(dictionary);
        if dictionary.is_of_objects() {
            if names.encrypted {
                return Err(refused("加密的内容"));
            }
            if dictionary.is_packed_otherwise() {
                return Err(unreadable());
            }
        }
        if !is_zlib(&bytes[at..]) {
            continue;
        }
        let mut content = Vec::new();
        let most = STREAM.min(UNPACKED - unpacked);
        // What is broken gives what it gives.
        let _ = ZlibDecoder::new(&bytes[at..])
            .take(most)
            .read_to_end(&mut content);
        unpacked += content.len() as u64;
        if content.len() as u64 == most {
            return Err(unreadable());
        }
        names.read(&content)?;
        if dictionary.is_of_objects() {
            index(&content, &mut objects);
        }
    }
    opening(bytes, &objects)
}

fn refused(what: &str) -> Failure {
    Failure::code(Code::UnsupportedMedia).detail(format!(
        "PDF 中含有{what}，不能上传，请去掉后重新导出，或打印为 PDF 后上传。"
    ))
}

fn unreadable() -> Failure {
    Failure::code(Code::BadFile).detail("PDF 的内容无法检查，请重新导出，或打印为 PDF 后上传。")
}

#[derive(Default)]
struct Names {
    encrypted: bool,
}

impl Names {
    fn read(&mut self, bytes: &[u8]) -> Result<(), Failure> {
        let mut rest = bytes;
        while let Some(at) = rest.iter().position(|b| *b == b'/') {
            rest = &rest[at + 1..];
            let name = name(rest);
            self.encrypted |= name == b"Encrypt";
            if let Some((_, what)) = ACTIVE.iter().find(|(active, _)| *active == name) {
                return Err(refused(what));
            }
        }
        Ok(())
    }
}

/// A name after its slash, with `#4a` for `J`.
fn name(bytes: &[u8]) -> Vec<u8> {
    let end = |b: &u8| !(b'!'..=b'~').contains(b) || b"/()<>[]{}%".contains(b);
    let raw = &bytes[..bytes.len().min(NAME * 3)];
    let raw = &raw[..raw.iter().position(end).unwrap_or(raw.len())];
    if !raw.contains(&b'#') {
        return raw.to_vec();
    }
    let mut out = Vec::with_capacity(raw.len());
    let mut rest = raw;
    while let [first, tail @ ..] = rest {
        let digit = |i: usize| (tail.get(i).copied().unwrap_or_default() as char).to_digit(16);
        match (*first, digit(0), digit(1)) {
            (b'#', Some(high), Some(low)) => {
                out.push((high * 16 + low) as u8);
                rest = &tail[2..];
            }
            _ => {
                out.push(*first);
                rest = tail;
            }
        }
    }
    out
}

/// Where streams begin, and what stands before them.
fn streams(bytes: &[u8]) -> impl Iterator<Item = (usize, &[u8])> {
    const WORD: &[u8] = b"stream";
    let mut from = 0;
    std::iter::from_fn(move || {
        loop {
            let at = from + find(&bytes[from..], WORD)?;
            from = at + WORD.len();
            let begins = match &bytes[from..] {
                [b'\r', b'\n', ..] => from + 2,
                [b'\n' | b'\r', ..] => from + 1,
                _ => continue,
            };
            if !bytes[..at].ends_with(b"end") {
                return Some((begins, &bytes[at.saturating_sub(DICTIONARY)..at]));
            }
        }
    })
}

/// The two bytes that packed content begins with (RFC 1950).
fn is_zlib(bytes: &[u8]) -> bool {
    match bytes {
        [a, b, ..] => a & 0x0f == 8 && (u16::from(*a) * 256 + u16::from(*b)) % 31 == 0,
        _ => false,
    }
}

fn find(bytes: &[u8], word: &[u8]) -> Option<usize> {
    bytes.windows(word.len()).position(|w| w == word)
}

/// The names in a stream's dictionary.
struct Dictionary(Vec<Vec<u8>>);

impl Dictionary {
    fn of(before: &[u8]) -> Self {
        let object = before.windows(4).rposition(|w| w == b" obj");
        let own = &before[object.unwrap_or(0)..];
        let slashes = own.iter().enumerate().filter(|(_, b)| **b == b'/');
        Self(slashes.map(|(at, _)| name(&own[at + 1..])).collect())
    }
    fn has(&self, wanted: &[u8]) -> bool {
        self.0.iter().any(|name| name == wanted)
    }
    fn is_of_objects(&self) -> bool {
        self.has(b"ObjStm")
    }
    fn is_packed_otherwise(&self) -> bool {
        let others: [&[u8]; 6] = [
            b"LZWDecode",
            b"ASCII85Decode",
            b"ASCIIHexDecode",
            b"RunLengthDecode",
            b"Crypt",
            b"Predictor",
        ];
        others.iter().any(|other| self.has(other))
    }
}

/// The objects of a stream of such, by number: pairs of number and place, then the objects.
fn index(content: &[u8], objects: &mut BTreeMap<u64, Vec<u8>>) {
    let text = |word: &[u8]| std::str::from_utf8(word).ok()?.parse::<u64>().ok();
    let head: Vec<u64> = content
        .split(u8::is_ascii_whitespace)
        .filter(|word| !word.is_empty())
        .map_while(text)
        .collect();
    let first = content
        .iter()
        .position(|b| !(b.is_ascii_digit() || b.is_ascii_whitespace()))
        .unwrap_or(content.len());
    // Where the first object is a number itself, the head seems longer than it is: places past the end are none.
    for pair in head.chunks_exact(2) {
        let Some(at) = usize::try_from(pair[1])
            .ok()
            .and_then(|at| first.checked_add(at))
        else {
            continue;
        };
        if let Some(object) = content.get(at..content.len().min(at + DICTIONARY)) {
            objects.entry(pair[0]).or_insert_with(|| object.to_vec());
        }
    }
}

/// On opening a document may only show one of its own places.
fn opening(bytes: &[u8], objects: &BTreeMap<u64, Vec<u8>>) -> Result<(), Failure> {
    let packed = objects.values().map(Vec::as_slice);
    for part in std::iter::once(bytes).chain(packed) {
        let mut rest = part;
        while let Some(at) = rest.iter().position(|b| *b == b'/') {
            rest = &rest[at + 1..];
            if name(rest) != b"OpenAction" {
                continue;
            }
            let end = rest.iter().position(|b| b" \t\r\n[<(/".contains(b));
            let value = rest[end.unwrap_or(rest.len())..].trim_ascii_start();
            let shown = match reference(value) {
                Some(number) => target(bytes, objects, number),
                None => Some(value),
            };
            if !shown.is_some_and(is_place) {
                return Err(refused("打开文件时自动执行的动作"));
            }
        }
    }
    Ok(())
}

/// `12 0 R`
fn reference(value: &[u8]) -> Option<u64> {
    let text = std::str::from_utf8(value.get(..value.len().min(24))?).ok();
    let text = text.or_else(|| std::str::from_utf8(value.get(..8)?).ok())?;
    let mut words = text.split_ascii_whitespace();
    let number = words.next()?.parse().ok()?;
    words.next()?.parse::<u64>().ok()?;
    words.next()?.starts_with('R').then_some(number)
}

fn target<'a>(
    bytes: &'a [u8],
    objects: &'a BTreeMap<u64, Vec<u8>>,
    number: u64,
) -> Option<&'a [u8]> {
    let head = format!("{number} 0 obj");
    // The last one counts: a file may have been written on.
    let at = bytes
        .windows(head.len())
        .enumerate()
        .rev()
        .filter(|(_, w)| *w == head.as_bytes())
        .map(|(at, _)| at)
        .find(|at| *at == 0 || !bytes[at - 1].is_ascii_digit());
    match at {
        Some(at) => Some(bytes[at + head.len()..].trim_ascii_start()),
        None => objects.get(&number).map(Vec::as_slice),
    }
}

/// `[3 0 R /Fit]`, or an action that goes to one.
fn is_place(value: &[u8]) -> bool {
    if value.starts_with(b"[") || value.starts_with(b"null") {
        return true;
    }
    if !value.starts_with(b"<<") {
        return false;
    }
    let end = find(value, b">>").unwrap_or(value.len());
    let names = value[..end].iter().enumerate().filter(|(_, b)| **b == b'/');
    let names: Vec<Vec<u8>> = names.map(|(at, _)| name(&value[at + 1..])).collect();
    names.iter().any(|n| n == b"GoTo") && !names.iter().any(|n| n == b"Next")
}

#[cfg(test)]
mod tests {
    use std::io::Write;

    use super::*;

    fn pdf(objects: &str) -> Vec<u8> {
        format!("%PDF-1.7\n{objects}\n%%EOF\n").into_bytes()
    }

    fn packed(dictionary: &str, content: &str) -> Vec<u8> {
        let mut zip = flate2::write::ZlibEncoder::new(Vec::new(), flate2::Compression::default());
        zip.write_all(content.as_bytes()).expect("packed");
        let body = zip.finish().expect("packed");
        let mut out = format!("%PDF-1.7\n9 0 obj <<{dictionary}>> stream\n").into_bytes();
        out.extend_from_slice(&body);
        out.extend_from_slice(b"\nendstream endobj\n%%EOF\n");
        out
    }

    const OBJECTS: &str = "/Type /ObjStm /N 1 /First 4 /Filter /FlateDecode";

    #[track_caller]
    fn says(bytes: &[u8], word: &str) {
        let failure = check(bytes).expect_err(word);
        let said = failure.problem.say().to_owned();
        assert!(said.contains(word) && said.ends_with('。'), "{said}");
    }

    #[test]
    fn what_acts_is_found_wherever_it_hides() {
        says(
            &pdf("1 0 obj <</S /JavaScript /JS (app.alert(1))>> endobj"),
            "脚本",
        );
        says(&pdf("1 0 obj <</S/#4aavaScript/JS 5 0 R>> endobj"), "脚本");
        says(
            &pdf("1 0 obj <</S /L#61unch /F (cmd.exe)>> endobj"),
            "启动其他程序",
        );
        says(&pdf("<</Names <</EmbeddedFiles 3 0 R>>>>"), "附带的文件");
        says(&packed(OBJECTS, "1 0 <</S /JavaScript /JS (x)>>"), "脚本");
        // Whatever its dictionary says it is.
        says(
            &packed("/Length 40 /Filter /Fl#61teDecode", "1 0 <</S /Launch>>"),
            "启动",
        );
        // In a stream that seems to be text, after an unbalanced bracket.
        says(
            &pdf("( stream\n << /S /SubmitForm /F (http://a) >>"),
            "提交表单",
        );
        for (dictionary, word) in [
            (
                "/Type /ObjStm /Filter [/ASCIIHexDecode /FlateDecode]",
                "无法检查",
            ),
            ("/Type /ObjStm /Filter /LZWDecode", "无法检查"),
        ] {
            says(&packed(dictionary, "x"), word);
        }
        let mut locked = packed(OBJECTS, "1 0 <<>>");
        locked.extend_from_slice(b"trailer <</Encrypt 4 0 R>>");
        says(&locked, "加密");
    }

    #[test]
    fn opening_shows_a_place_and_does_nothing_else() {
        for sound in [
            "<</OpenAction[1 0 R /XYZ null null 0]>>",
            "<</OpenAction <</S /GoTo /D [1 0 R /Fit]>>>>",
            "5 0 obj <</S/GoTo/D[1 0 R/Fit]>> endobj <</OpenAction 5 0 R>>",
            "15 0 obj <</S /URI>> endobj 5 0 obj [1 0 R /Fit] endobj <</OpenAction 5 0 R>>",
            "<</S /URI /URI (https://www.jl.gov.cn)>>",
        ] {
            assert!(check(&pdf(sound)).is_ok(), "{sound}");
        }
        let place = packed(OBJECTS, "5 0 <</S /GoTo /D [1 0 R /Fit]>>");
        let opens = [&place[..], b"<</OpenAction 5 0 R>>"].concat();
        assert!(check(&opens).is_ok());
        for active in [
            "<</OpenAction <</S /URI /URI (http://a)>>>>",
            "<</Open#41ction <</S /Named /N /Print>>>>",
            "5 0 obj <</S /URI>> endobj <</OpenAction 5 0 R>>",
            "<</OpenAction 77 0 R>>",
        ] {
            says(&pdf(active), "自动执行");
        }
    }

    #[test]
    fn what_swells_is_given_up() {
        let bomb = "\0".repeat(STREAM as usize + 1);
        says(&packed("/Filter /FlateDecode", &bomb), "无法检查");
    }
}
