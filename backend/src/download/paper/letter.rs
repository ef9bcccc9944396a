//! One submission as a letter.

use contract::edition::CommitteeInput;
use contract::material::Figure;
use contract::submission::Statement;

use super::exemplars::{Exemplar, last_minute};
use super::{Head, form};
use crate::platform::office::docx::Align::{Centre, Left, Right};
use crate::platform::office::docx::{Letter, Table};

/// What was written, its files by the names that they get.
#[derive(Clone, Debug, Default)]
pub struct Paper {
    pub head: Head,
    pub statement: Option<Statement>,
    pub title: String,
    pub body: String,
    pub cases: Vec<Case>,
    pub exemplars: Vec<Exemplar>,
    /// Figure, value in normal form, and why it differs from the record.
    pub figures: Vec<(Figure, String, String)>,
    pub committee: Option<CommitteeInput>,
    pub photos: Vec<Photo>,
    pub documents: Vec<String>,
    /// Of the record, for the foot.
    pub digest: String,
}

#[derive(Clone, Debug, Default)]
pub struct Case {
    pub title: String,
    pub body: String,
}

#[derive(Clone, Debug, Default)]
pub struct Photo {
    pub caption: String,
    /// Path in the archive.
    pub file: String,
}

impl Paper {
    pub fn letter(&self) -> Letter {
        let title = match self.title.trim() {
            "" => format!("{}{}", self.head.unit, self.head.label),
            title => title.to_owned(),
        };
        let mut letter = Letter::new(&title).author(&self.head.unit);
        if !self.head.annex.is_empty() {
            letter = letter.annex_label(&self.head.annex);
        }
        letter = letter.title();
        if !self.title.trim().is_empty() {
            letter = letter.subtitle(&self.head.unit);
        }
        if let Some(statement) = &self.statement {
            let reason = match statement.reason.trim() {
                "" => String::new(),
                reason => format!("理由：{reason}"),
            };
            letter = letter
                .paragraph(&format!(
                    "我单位就“{}”作{}声明。",
                    self.head.label,
                    statement.kind.label()
                ))
                .paragraph(&reason);
            return self.ended(letter);
        }
        letter = body(letter, &self.body);
        for (n, case) in self.cases.iter().enumerate() {
            let head = match self.cases.len() {
                1 => case.title.clone(),
                _ => format!("案例{}　{}", n + 1, case.title),
            };
            letter = body(letter.heading1(&head), &case.body);
        }
        letter = self.tables(letter);
        self.ended(self.files(letter))
    }

    fn tables(&self, mut letter: Letter) -> Letter {
        if !self.figures.is_empty() {
            let values = self.figures.iter().map(|(f, value, _)| (f, value.as_str()));
            letter = letter.form(form::of(values));
            let reasons = self.figures.iter().filter(|(_, _, r)| !r.trim().is_empty());
            for (figure, _, reason) in reasons {
                letter = letter.paragraph(&format!("{}的说明：{reason}", figure.label));
            }
        }
        if let Some(committee) = &self.committee {
            letter = committee_of(letter, committee);
        }
        if !self.exemplars.is_empty() {
            letter = letter
                .heading1("示范活动")
                .table(exemplars(&self.exemplars));
        }
        letter
    }

    fn files(&self, mut letter: Letter) -> Letter {
        if !self.photos.is_empty() {
            let mut table = Table::new()
                .column("序号", 4.0, Centre)
                .column("图片说明", 18.0, Left)
                .column("文件名", 18.0, Left)
                .size(12.0);
            for (n, photo) in self.photos.iter().enumerate() {
                table.push([&(n + 1).to_string(), &photo.caption, &photo.file]);
            }
            letter = letter
                .heading1(&format!("图片（{}张）", self.photos.len()))
                .table(table);
        }
        for (n, document) in self.documents.iter().enumerate() {
            let label = match self.documents.len() {
                1 => "附件".to_owned(),
                _ => format!("附件{}", n + 1),
            };
            letter = letter.paragraph(&format!("{label}：{document}"));
        }
        letter
    }

    fn ended(&self, letter: Letter) -> Letter {
        letter
            .signature(&self.head.unit, self.head.day)
            .footer_note(&self.head.note(&self.digest))
    }
}

/// Text with headings where lines are numbered as official letters number them.
fn body(mut letter: Letter, text: &str) -> Letter {
    for line in text.lines().map(str::trim).filter(|l| !l.is_empty()) {
        letter = match level(line) {
            1 => letter.heading1(line),
            2 => letter.heading2(line),
            _ => letter.paragraph(line),
        };
    }
    letter
}

/// 1 for `一、…`, 2 for `（一）…`, as long as it is a heading and not a sentence.
fn level(line: &str) -> u8 {
    let is_number =
        |s: &str| !s.is_empty() && s.chars().all(|c| "一二三四五六七八九十".contains(c));
    let is_short = line.chars().count() <= 40 && !line.ends_with(['。', '；', '：', '，']);
    if !is_short {
        return 0;
    }
    let numbered = line.split_once('、').is_some_and(|(n, _)| is_number(n));
    let bracketed = line
        .strip_prefix('（')
        .and_then(|rest| rest.split_once('）'))
        .is_some_and(|(n, _)| is_number(n));
    match (numbered, bracketed) {
        (true, _) => 1,
        (_, true) => 2,
        _ => 0,
    }
}

fn committee_of(letter: Letter, committee: &CommitteeInput) -> Letter {
    let mut table = Table::new()
        .column("职责", 8.0, Centre)
        .column("姓名", 8.0, Centre)
        .column("单位", 18.0, Left)
        .column("职务", 14.0, Left);
    for member in &committee.members {
        table.push([&member.duty, &member.name, &member.unit, &member.post]);
    }
    let letter = letter.heading1("领导小组").table(table);
    match committee.office.trim() {
        "" => letter,
        office => letter.paragraph(&format!("领导小组办公室设在{office}。")),
    }
}

/// What fits on upright paper of annex 5.
fn exemplars(all: &[Exemplar]) -> Table {
    let mut table = Table::new()
        .column("序号", 4.0, Centre)
        .column("活动名称", 14.0, Left)
        .column("主办单位", 12.0, Left)
        .column("时间", 12.0, Centre)
        .column("地点/网址", 13.0, Left)
        .column("预计人次", 7.0, Right)
        .column("备注", 7.0, Left)
        .size(10.5);
    for (n, exemplar) in all.iter().enumerate() {
        let time = match (exemplar.starts_at, exemplar.ends_at.map(last_minute)) {
            (Some(start), Some(end)) => contract::time::say_range(start, end),
            _ => String::new(),
        };
        table.push([
            (n + 1).to_string(),
            exemplar.title.clone(),
            exemplar.host.clone(),
            time,
            exemplar.place.clone(),
            exemplar.expected.map(|n| n.to_string()).unwrap_or_default(),
            exemplar.note.clone(),
        ]);
    }
    table
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headings_are_told_from_sentences() {
        for (line, expected) in [
            ("一、活动开展情况", 1),
            ("十二、工作要求", 1),
            ("（三）讲好故事", 2),
            ("一、我市成立了领导小组。", 0),
            ("（一）开展以下活动：", 0),
            ("三心二意、一", 0),
            ("长春、吉林", 0),
            ("1. 参与人次", 0),
        ] {
            assert_eq!(level(line), expected, "{line}");
        }
    }
}
