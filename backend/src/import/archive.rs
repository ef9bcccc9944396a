//! A workbook is a ZIP archive: what it unpacks to is measured before anything parses it.

use std::collections::HashMap;
use std::io::{Cursor, Read};

use bytes::Bytes;
use contract::problem::Code;
use zip::ZipArchive;

use crate::platform::failure::Failure;
use crate::platform::office::directory;
use crate::platform::office::opc::{self, Relationship};

const MB: u64 = 1024 * 1024;
/// Sheets may be long where a program wrote a million empty rows.
const SHEET: u64 = 200 * MB;
const STRINGS: u64 = 32 * MB;
const PART: u64 = 8 * MB;
const WHOLE: u64 = 256 * MB;
const ENTRIES: usize = 2_000;

pub type Archive = ZipArchive<Cursor<Bytes>>;

/// The parts of a workbook by their names in lower case.
pub struct Package {
    pub archive: Archive,
    parts: HashMap<String, usize>,
}

impl Package {
    /// Refuses what is no archive, and what has macros.
    pub fn open(bytes: &Bytes) -> Result<Self, Failure> {
        let listed = directory::entries(&mut &bytes[..], ENTRIES).map_err(|_| broken())?;
        if listed > ENTRIES {
            return Err(too_much());
        }
        let mut archive = ZipArchive::new(Cursor::new(bytes.clone())).map_err(|_| broken())?;
        let mut parts = HashMap::new();
        for index in 0..archive.len() {
            let entry = archive.by_index_raw(index).map_err(|_| broken())?;
            let name = opc::name(&entry.name().map_err(|_| broken())?).to_ascii_lowercase();
            if name.ends_with("vbaproject.bin") {
                return Err(bad("不能导入带宏的表格，请另存为不含宏的 .xlsx 再导入。"));
            }
            // Of two parts of one name others may read the other.
            if parts.insert(name, index).is_some() {
                return Err(broken());
            }
        }
        Ok(Self { archive, parts })
    }

    pub fn index(&self, part: &str) -> Option<usize> {
        self.parts.get(&part.to_ascii_lowercase()).copied()
    }

    /// A part's text; nothing where there is no such part.
    pub fn text(&mut self, part: &str) -> Result<Option<String>, Failure> {
        let index = self.index(part);
        index.map(|index| self.text_at(index)).transpose()
    }

    pub fn text_at(&mut self, index: usize) -> Result<String, Failure> {
        let entry = self.archive.by_index(index).map_err(|_| broken())?;
        let mut bytes = Vec::new();
        let read = entry.take(STRINGS + 1).read_to_end(&mut bytes);
        read.map_err(|_| broken())?;
        if bytes.len() as u64 > STRINGS {
            return Err(too_much());
        }
        String::from_utf8(bytes).map_err(|_| broken())
    }

    /// What a part refers to, the package for an empty name.
    pub fn relationships(&mut self, part: &str) -> Result<Vec<Relationship>, Failure> {
        let list = match part {
            "" => opc::PACKAGE.to_owned(),
            part => opc::list_of(part),
        };
        match self.text(&list)? {
            Some(text) => opc::relationships(&text, part).ok_or_else(broken),
            None => Ok(Vec::new()),
        }
    }

    /// Refuses what unpacks to more than a workbook needs. The sizes that the archive's directory states are not
    /// believed: everything is unpacked into nothing and counted.
    pub fn measure(&mut self, sheets: &[usize], strings: Option<usize>) -> Result<(), Failure> {
        let mut whole = 0;
        for index in 0..self.archive.len() {
            let mut entry = self.archive.by_index(index).map_err(|_| broken())?;
            let most = if sheets.contains(&index) {
                SHEET
            } else if strings == Some(index) {
                STRINGS
            } else {
                PART
            };
            if entry.size() > most {
                return Err(too_much());
            }
            let size = std::io::copy(&mut entry.by_ref().take(most + 1), &mut std::io::sink())
                .map_err(|_| broken())?;
            whole += size;
            if size > most || whole > WHOLE {
                return Err(too_much());
            }
        }
        Ok(())
    }
}

pub fn bad(sentence: impl Into<String>) -> Failure {
    Failure::code(Code::BadWorkbook).detail(sentence)
}

pub fn broken() -> Failure {
    bad("表格文件不完整或已损坏，请用 Excel 或 WPS 打开后重新保存再导入。")
}

fn too_much() -> Failure {
    bad("表格解压后过大，请把数据复制到新的表格中再导入。")
}
