//! Page, fonts and styles of GB/T 9704-2012.

use docx_rs::{
    AlignmentType, Docx, Footer, PageMargin, PageNum, PageOrientationType, Paragraph, Run,
};

/// Twentieths of a point.
pub(super) fn twips(mm: f64) -> i32 {
    (mm * 1440.0 / 25.4).round() as i32
}

/// 22 lines on 225 mm.
const PITCH: i32 = 579;
/// One character of the body.
const CHARACTER: i32 = 320;
/// 28 characters of 16 pt would take 158 mm; there are 156.
const TIGHTER: i32 = -5;

#[derive(Clone, Copy, Debug)]
pub(super) struct Page {
    width: f64,
    height: f64,
    top: f64,
    right: f64,
    bottom: f64,
    left: f64,
    turned: bool,
}

impl Page {
    pub const UPRIGHT: Self = Self {
        width: 210.0,
        height: 297.0,
        top: 37.0,
        right: 26.0,
        bottom: 35.0,
        left: 28.0,
        turned: false,
    };
    /// The same paper turned: the head lies at the binding.
    pub const TURNED: Self = Self {
        width: 297.0,
        height: 210.0,
        top: 28.0,
        right: 37.0,
        bottom: 26.0,
        left: 35.0,
        turned: true,
    };

    /// Millimetres that the text may take.
    pub fn text_width(self) -> f64 {
        self.width - self.left - self.right
    }
    pub fn text_height(self) -> f64 {
        self.height - self.top - self.bottom
    }
    pub fn is_turned(self) -> bool {
        self.turned
    }

    /// `weights` as widths that fill the line, in twips.
    pub fn widths(self, weights: &[f64]) -> Vec<usize> {
        let whole: f64 = weights.iter().map(|w| w.max(0.1)).sum();
        let line = f64::from(twips(self.text_width()));
        weights
            .iter()
            .map(|w| (w.max(0.1) / whole * line).round() as usize)
            .collect()
    }

    pub fn dress(self, docx: Docx, note: &str) -> Docx {
        let mut docx = docx
            .page_size(
                twips(self.width).unsigned_abs(),
                twips(self.height).unsigned_abs(),
            )
            .page_margin(
                PageMargin::new()
                    .top(twips(self.top))
                    .right(twips(self.right))
                    .bottom(twips(self.bottom))
                    .left(twips(self.left))
                    .header(twips(15.0))
                    .footer(twips(self.footer(note))),
            )
            .footer(footer(AlignmentType::Right, note))
            .even_footer(footer(AlignmentType::Left, note));
        if self.turned {
            docx = docx.page_orient(PageOrientationType::Landscape);
        }
        docx
    }

    /// From the lower edge of the paper: the dashes of the page number lie 7 mm below the text.
    fn footer(self, note: &str) -> f64 {
        let number = self.bottom - 7.0 - 2.5;
        if note.is_empty() {
            number
        } else {
            number - 4.5
        }
    }
}

pub(super) const BODY: &str = "仿宋_GB2312";
const TITLE: &str = "方正小标宋简体";
const HEI: &str = "黑体";
const KAI: &str = "楷体_GB2312";
const SONG: &str = "宋体";

const LATIN: &str = "Times New Roman";

fn fonts(latin: &str, chinese: &str) -> String {
    format!(
        r#"<w:rFonts w:ascii="{latin}" w:hAnsi="{latin}" w:eastAsia="{chinese}" w:cs="{LATIN}"/>"#
    )
}

/// `— 1 —`, right on odd pages and left on even ones, one character from the edge.
fn footer(side: AlignmentType, note: &str) -> Footer {
    let number = Style::Number.paragraph().align(side);
    let (start, end) = match side {
        AlignmentType::Left => (Some(280), None),
        _ => (None, Some(280)),
    };
    let number = number
        .indent(start, None, end, None)
        .add_run(Run::new().add_text("— "))
        .add_page_num(PageNum::new())
        .add_run(Run::new().add_text(" —"));
    let footer = Footer::new().add_paragraph(number);
    if note.is_empty() {
        return footer;
    }
    footer.add_paragraph(Style::Note.paragraph().add_run(Run::new().add_text(note)))
}

/// Named styles, so that whoever edits the document changes one and not every paragraph.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Style {
    /// The body without indent.
    Plain,
    Body,
    Label,
    Title,
    Subtitle,
    Heading1,
    Heading2,
    /// In tables and forms.
    Cell,
    Head,
    Picture,
    Caption,
    /// The page number.
    Number,
    Note,
    /// Takes next to no room.
    Hair,
}

/// Word's id and name of a style; font, half points, line pitch in twips (0: the font's own).
type Look = (&'static str, &'static str, &'static str, usize, i32);

impl Style {
    const ALL: [Self; 14] = [
        Self::Plain,
        Self::Body,
        Self::Label,
        Self::Title,
        Self::Subtitle,
        Self::Heading1,
        Self::Heading2,
        Self::Cell,
        Self::Head,
        Self::Picture,
        Self::Caption,
        Self::Number,
        Self::Note,
        Self::Hair,
    ];

    fn look(self) -> Look {
        match self {
            Self::Plain => ("Normal", "Normal", BODY, 32, PITCH),
            Self::Body => ("BodyText", "Body Text", BODY, 32, PITCH),
            Self::Label => ("AnnexLabel", "附件标识", HEI, 32, PITCH),
            Self::Title => ("Title", "Title", TITLE, 44, 680),
            Self::Subtitle => ("Subtitle", "Subtitle", KAI, 32, PITCH),
            Self::Heading1 => ("Heading1", "heading 1", HEI, 32, PITCH),
            Self::Heading2 => ("Heading2", "heading 2", KAI, 32, PITCH),
            Self::Cell => ("TableText", "表格正文", BODY, 24, 0),
            Self::Head => ("TableHead", "表格标题", HEI, 24, 0),
            Self::Picture => ("Picture", "图片", BODY, 28, 0),
            Self::Caption => ("Caption", "caption", BODY, 28, 480),
            Self::Number => ("Footer", "footer", SONG, 28, 280),
            Self::Note => ("FooterNote", "页脚附注", BODY, 16, 240),
            Self::Hair => ("Hair", "表后间隔", BODY, 2, 20),
        }
    }

    /// One entry of `styles.xml`, its parts in the order that the schema wants.
    fn definition(self) -> String {
        let (id, name, font, size, pitch) = self.look();
        let (mark, base) = if self == Self::Plain {
            (r#" w:default="1""#, "")
        } else {
            ("", r#"<w:basedOn w:val="Normal"/>"#)
        };
        let spacing = if pitch > 0 {
            format!(r#"<w:spacing w:before="0" w:after="0" w:line="{pitch}" w:lineRule="exact"/>"#)
        } else {
            let before = if self == Self::Picture { 120 } else { 0 };
            format!(
                r#"<w:spacing w:before="{before}" w:after="0" w:line="240" w:lineRule="auto"/>"#
            )
        };
        let indent = match self {
            Self::Body | Self::Heading1 | Self::Heading2 => {
                let two = 2 * CHARACTER;
                format!(r#"<w:ind w:firstLineChars="200" w:firstLine="{two}"/>"#)
            }
            _ => String::new(),
        };
        let side = match self {
            Self::Body => r#"<w:jc w:val="both"/>"#,
            Self::Title | Self::Subtitle | Self::Picture | Self::Caption | Self::Head => {
                r#"<w:jc w:val="center"/>"#
            }
            _ => "",
        };
        let level = match self {
            Self::Heading1 => r#"<w:outlineLvl w:val="0"/>"#,
            Self::Heading2 => r#"<w:outlineLvl w:val="1"/>"#,
            _ => "",
        };
        let tighter = if self == Self::Body {
            format!(r#"<w:spacing w:val="{TIGHTER}"/>"#)
        } else {
            String::new()
        };
        let latin = if font == SONG { SONG } else { LATIN };
        format!(
            r#"<w:style w:type="paragraph"{mark} w:styleId="{id}"><w:name w:val="{name}"/>{base}<w:qFormat/><w:pPr><w:widowControl w:val="0"/><w:snapToGrid w:val="0"/>{spacing}{indent}{side}{level}</w:pPr><w:rPr>{}{tighter}<w:sz w:val="{size}"/><w:szCs w:val="{size}"/></w:rPr></w:style>"#,
            fonts(latin, font)
        )
    }

    pub fn paragraph(self) -> Paragraph {
        let paragraph = Paragraph::new().style(self.look().0);
        match self {
            // A heading alone at the foot of a page, a picture without its caption: never.
            Self::Heading1 | Self::Heading2 | Self::Title | Self::Picture => {
                paragraph.keep_next(true)
            }
            _ => paragraph,
        }
    }
}

/// The whole `styles.xml`.
pub(super) fn styles() -> String {
    let defaults = fonts(LATIN, BODY);
    let styles: String = Style::ALL.iter().map(|style| style.definition()).collect();
    format!(
        r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:styles xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:docDefaults><w:rPrDefault><w:rPr>{defaults}<w:kern w:val="2"/><w:sz w:val="32"/><w:szCs w:val="32"/><w:lang w:val="en-US" w:eastAsia="zh-CN" w:bidi="ar-SA"/></w:rPr></w:rPrDefault><w:pPrDefault/></w:docDefaults>{styles}</w:styles>"#
    )
}

pub(super) fn run(text: &str) -> Run {
    Run::new().add_text(text)
}
