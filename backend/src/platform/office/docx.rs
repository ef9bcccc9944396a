//! Letters and annexes as DOCX in the dress of GB/T 9704-2012: A4, 22 lines of 28 characters, titles in
//! small-title Song, level one in Hei, level two in Kai, body in Fangsong. Fonts are named, never
//! embedded: most are licensed, and each office has its own.

mod dress;
mod form;
mod lines;
mod pack;
mod picture;
mod table;

use chrono::NaiveDate;
use docx_rs::{AlignmentType, Docx, Paragraph, Run};

use super::{Error, text};
use dress::{Page, Style};
use picture::Picture;

pub use form::{Form, FormCell};
pub use table::{Align, Table};

/// A document that is written from top to bottom.
#[derive(Debug)]
pub struct Letter {
    title: String,
    author: String,
    page: Page,
    note: String,
    parts: Vec<Part>,
}

#[derive(Debug)]
enum Part {
    Blank,
    Paragraph(Box<Paragraph>),
    Lines(Vec<(String, String)>),
    Table(Table),
    Form(Form),
    Picture(Picture),
}

impl Letter {
    /// An upright page. The title becomes a property of the document; `title` prints it.
    pub fn new(title: &str) -> Self {
        Self {
            title: text::one_line(title),
            author: String::new(),
            page: Page::UPRIGHT,
            note: String::new(),
            parts: Vec::new(),
        }
    }

    /// Turned, for wide tables.
    pub fn landscape(mut self) -> Self {
        self.page = Page::TURNED;
        self
    }

    /// Who issued it: a property of the document.
    pub fn author(mut self, author: &str) -> Self {
        self.author = text::one_line(author);
        self
    }

    /// 附件5, at the top left of an annex, and the empty line after it.
    pub fn annex_label(self, label: &str) -> Self {
        self.each_line(label, Style::Label).blank()
    }

    /// Prints the title, centred, with an empty line below it; line ends in it are kept.
    pub fn title(self) -> Self {
        let title = self.title.clone();
        self.title_as(&title)
    }

    /// The same with another text: the property has no line ends, what is printed may.
    pub fn title_as(self, title: &str) -> Self {
        self.each_line(title, Style::Title).blank()
    }

    /// A centred line under the title. Write it after `title`: it takes the place of the empty line.
    pub fn subtitle(mut self, subtitle: &str) -> Self {
        if matches!(self.parts.last(), Some(Part::Blank)) {
            self.parts.pop();
        }
        self.each_line(subtitle, Style::Subtitle).blank()
    }

    /// What annexes have above their table: 填报单位（盖章）、填报人、联系电话、填报日期.
    pub fn lines<L: AsRef<str>, V: AsRef<str>>(
        mut self,
        lines: impl IntoIterator<Item = (L, V)>,
    ) -> Self {
        let lines = lines
            .into_iter()
            .map(|(label, value)| {
                (
                    text::one_line(label.as_ref()),
                    text::one_line(value.as_ref()),
                )
            })
            .collect();
        self.parts.push(Part::Lines(lines));
        self
    }

    /// 一、…
    pub fn heading1(self, heading: &str) -> Self {
        self.each_line(heading, Style::Heading1)
    }

    /// （一）…
    pub fn heading2(self, heading: &str) -> Self {
        self.each_line(heading, Style::Heading2)
    }

    /// Body text, its first line indented by two characters; each line of it is a paragraph.
    pub fn paragraph(self, body: &str) -> Self {
        self.each_line(body, Style::Body)
    }

    /// An empty line.
    pub fn blank(mut self) -> Self {
        self.parts.push(Part::Blank);
        self
    }

    /// What follows begins a new page.
    pub fn new_page(mut self) -> Self {
        let paragraph = Style::Hair.paragraph().page_break_before(true);
        self.parts.push(Part::Paragraph(Box::new(paragraph)));
        self
    }

    pub fn table(mut self, table: Table) -> Self {
        self.parts.push(Part::Table(table));
        self
    }

    pub fn form(mut self, form: Form) -> Self {
        self.parts.push(Part::Form(form));
        self
    }

    /// A JPEG or PNG, centred, with its caption below. It never gets larger than the page.
    pub fn picture(mut self, bytes: Vec<u8>, width_mm: f64, caption: &str) -> Self {
        self.parts.push(Part::Picture(Picture {
            bytes,
            width_mm,
            caption: text::one_line(caption),
        }));
        self
    }

    /// Unit and day at the end, right, four characters from the edge.
    pub fn signature(mut self, unit: &str, day: Option<NaiveDate>) -> Self {
        self = self.blank().blank();
        let unit = text::one_line(unit);
        let day = day.map_or_else(|| "　　年　月　日".to_owned(), text::day);
        // The shorter of the two stands in the middle of the longer.
        let (wide, narrow) = (text::columns(&unit), text::columns(&day));
        for (line, shift) in [
            (unit, narrow.saturating_sub(wide)),
            (day, wide.saturating_sub(narrow)),
        ] {
            let from_edge = 4 * 320 + i32::try_from(shift * 160 / 2).unwrap_or(0);
            let paragraph = Style::Plain
                .paragraph()
                .align(AlignmentType::Right)
                .indent(None, None, Some(from_edge), None)
                .keep_next(true)
                .add_run(Run::new().add_text(line));
            self.parts.push(Part::Paragraph(Box::new(paragraph)));
        }
        self
    }

    /// A small line at the foot of every page: digest and version of what was printed, by which a
    /// stamped paper copy is matched with its record.
    pub fn footer_note(mut self, note: &str) -> Self {
        self.note = text::one_line(note);
        self
    }

    fn each_line(mut self, raw: &str, style: Style) -> Self {
        for line in text::lines(raw) {
            let line = line.trim();
            if !line.is_empty() {
                let paragraph = style.paragraph().add_run(dress::run(line));
                self.parts.push(Part::Paragraph(Box::new(paragraph)));
            }
        }
        self
    }

    /// The file: the same letter always gives the same bytes.
    pub fn bytes(self) -> Result<Vec<u8>, Error> {
        let page = self.page;
        let mut pictures = Vec::new();
        let mut docx = page.dress(Docx::new(), &self.note);
        let mut after_grid = false;
        for part in self.parts {
            let grid = match part {
                Part::Blank => {
                    docx = docx.add_paragraph(Style::Plain.paragraph());
                    after_grid = false;
                    continue;
                }
                Part::Paragraph(paragraph) => {
                    docx = docx.add_paragraph(*paragraph);
                    after_grid = false;
                    continue;
                }
                Part::Picture(picture) => {
                    for paragraph in picture.paragraphs(page, pictures.len() + 1)? {
                        docx = docx.add_paragraph(paragraph);
                    }
                    pictures.push(picture.caption);
                    after_grid = false;
                    continue;
                }
                Part::Lines(lines) => lines::grid(&lines, page),
                Part::Table(table) => table.grid(page),
                Part::Form(form) => form.grid(page),
            };
            // Two tables without a paragraph between them would become one.
            if after_grid {
                docx = docx.add_paragraph(Style::Hair.paragraph());
            }
            docx = docx.add_table(grid);
            after_grid = true;
        }
        // Word wants a paragraph after the last table.
        if after_grid {
            docx = docx.add_paragraph(Style::Hair.paragraph());
        }
        pack::pack(docx.build(), &self.title, &self.author, &pictures)
            .map_err(|error| Error::new("docx", error))
    }
}

#[cfg(test)]
mod tests;
