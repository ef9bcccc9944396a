//! The workbooks to fill in. All texts are written as strings: none is ever read as a formula.

use contract::activity::Mode;
use contract::edition::EditionInput;
use contract::import::ImportKind;
use contract::organization::OrganizationKind;
use contract::region::Region;
use contract::role::Role;
use rust_xlsxwriter::{
    DataValidation, DataValidationErrorStyle, DocProperties, ExcelDateTime, Format, FormatAlign,
    FormatBorder, Formula, Workbook, Worksheet, XlsxError,
};

use super::cell::Cell;
use super::word;

const OPTIONS: &str = "选项";
/// The last row that lists and formats reach: more cannot be imported.
const LAST: u32 = contract::limit::WORKBOOK_ROWS as u32;

/// What is said of one column.
struct Column {
    explanation: &'static str,
    example: &'static str,
    width: f64,
    /// Number format of the cells below the heading.
    format: &'static str,
    /// What can be chosen.
    options: Vec<String>,
    /// One of them, from a drop-down list; otherwise several may be typed.
    one: bool,
}

fn column(explanation: &'static str, example: &'static str, width: f64) -> Column {
    Column {
        explanation,
        example,
        width,
        format: "@",
        options: Vec::new(),
        one: false,
    }
}

impl Column {
    fn time(mut self) -> Self {
        self.format = "yyyy-mm-dd hh:mm";
        self
    }
    fn one_of(self, words: &[(&str, &str)]) -> Self {
        let mut some = self.some_of(words);
        some.one = true;
        some
    }
    fn some_of(mut self, words: &[(&str, &str)]) -> Self {
        self.options = words.iter().map(|(_, label)| (*label).to_owned()).collect();
        self
    }
}

fn columns(kind: ImportKind, edition: Option<&EditionInput>, regions: &[Region]) -> Vec<Column> {
    let places: Vec<(&str, &str)> = regions
        .iter()
        .filter(|r| r.level > 1)
        .map(|r| (r.code.as_str(), r.name.as_str()))
        .collect();
    match kind {
        ImportKind::Activities => {
            let empty = EditionInput::default();
            let edition = edition.unwrap_or(&empty);
            let modes = Mode::ALL.map(|m| (m.code(), m.label()));
            vec![
                column("不超过60个字。", "社区智能手机公益课堂", 32.0),
                column("从下拉列表中选择一项。", "", 24.0).one_of(&word::offered(&edition.strands)),
                column("从下拉列表中选择一项。", "", 14.0).one_of(&word::offered(&edition.forms)),
                column("可填多项，用顿号隔开；各项见“选项”页。", "", 24.0)
                    .some_of(&word::offered(&edition.topics)),
                column("可填多项，用顿号隔开；各项见“选项”页。", "", 24.0)
                    .some_of(&word::offered(&edition.audiences)),
                column("从下拉列表中选择一项。", "现场", 14.0).one_of(&modes),
                column(
                    "一两句话，不超过200个字。",
                    "面向社区老年居民，手把手教用智能手机挂号、缴费、出行。",
                    40.0,
                ),
                column("年、月、日和时、分。", "2020-11-15 14:00", 18.0).time(),
                column(
                    "年、月、日和时、分；与开始同一天时可只写时、分。",
                    "2020-11-15 16:00",
                    18.0,
                )
                .time(),
                column(
                    "现场举办的，提交审核前须填写。",
                    "南湖街道社区学习中心",
                    24.0,
                ),
                column(
                    "现场举办的，提交审核前须填写。",
                    "长春市朝阳区南湖大路1号二楼",
                    32.0,
                ),
                column(
                    "地区名称，如有同名请写上所在的市（州）。",
                    "长春市朝阳区",
                    18.0,
                )
                .some_of(&places),
                column(
                    "以 http:// 或 https:// 开头；线上举办的，提交审核前须填写。",
                    "https://www.example.com/live",
                    28.0,
                ),
                column(
                    "可填多个，用顿号隔开。",
                    "南湖街道办事处、朝阳区图书馆",
                    28.0,
                ),
                column("一位联系人的姓名。", "王芳", 12.0),
                column(
                    "手机号码或带区号的固定电话，多个用逗号隔开。",
                    "0431-88900000",
                    18.0,
                ),
                column("系统中的单位全称；不填即本单位。", "", 28.0),
            ]
        }
        ImportKind::Organizations => {
            let kinds: Vec<(&str, &str)> = OrganizationKind::ALL
                .iter()
                .filter(|k| **k != OrganizationKind::ProvinceOffice)
                .map(|k| (k.code(), k.label()))
                .collect();
            vec![
                column("单位全称，不超过80个字。", "长春市朝阳区社区学院", 36.0),
                column("不超过20个字；不填即用全称。", "朝阳社区学院", 20.0),
                column("从下拉列表中选择一项。", "机构", 16.0).one_of(&kinds),
                column(
                    "地区名称，如有同名请写上所在的市（州）。",
                    "长春市朝阳区",
                    20.0,
                )
                .some_of(&places),
                column("系统中或本表中的单位全称；不填即本单位。", "", 32.0),
                column("不超过200个字。", "长春市朝阳区前进大街1号", 36.0),
                column(
                    "以 http:// 或 https:// 开头。",
                    "https://www.example.com",
                    28.0,
                ),
            ]
        }
        ImportKind::People => {
            let roles: Vec<(&str, &str)> = Role::ALL
                .iter()
                .filter(|r| **r != Role::Client)
                .map(|r| (r.code(), r.label()))
                .collect();
            vec![
                column("真实姓名，不超过50个字。", "王芳", 16.0),
                column("系统中的单位全称。", "吉林大学", 36.0),
                column(
                    "可填多项，用顿号隔开；须适用于该单位，各项见“选项”页。",
                    "单位编辑、单位报送",
                    28.0,
                )
                .some_of(&roles),
            ]
        }
    }
}

/// Whether a row is the example that the template gives.
pub fn is_example(kind: ImportKind, cells: &[Cell]) -> bool {
    let mut same = 0;
    for (column, cell) in columns(kind, None, &[]).iter().zip(cells) {
        if column.example.is_empty() || cell.is_empty() {
            continue;
        }
        if cell.text != column.example {
            return false;
        }
        same += 1;
    }
    same > 3
}

/// A workbook whose first sheet has nothing but headings, with explanations and options behind.
pub fn make(
    kind: ImportKind,
    edition: Option<&EditionInput>,
    regions: &[Region],
) -> Result<Vec<u8>, XlsxError> {
    let mut columns = columns(kind, edition, regions);
    // What is only in the data has its example from there.
    let examples: Vec<String> = columns
        .iter_mut()
        .map(|c| match (c.example, c.options.first()) {
            ("", Some(first)) => first.clone(),
            (example, _) => example.to_owned(),
        })
        .collect();
    let mut book = Workbook::new();
    // The same content gives the same bytes.
    let made = ExcelDateTime::from_ymd(2020, 10, 1)?;
    book.set_properties(&DocProperties::new().set_creation_datetime(&made));
    let head = Format::new()
        .set_bold()
        .set_background_color(0xDCE9E4)
        .set_border(FormatBorder::Thin)
        .set_align(FormatAlign::VerticalCenter);
    fill(
        book.add_worksheet().set_name(kind.label())?,
        kind,
        &columns,
        &head,
    )?;
    explain(
        book.add_worksheet().set_name("填写说明")?,
        kind,
        &columns,
        &examples,
        &head,
    )?;
    options(
        book.add_worksheet().set_name(OPTIONS)?,
        kind,
        &columns,
        &head,
    )?;
    book.save_to_buffer()
}

fn fill(
    sheet: &mut Worksheet,
    kind: ImportKind,
    columns: &[Column],
    head: &Format,
) -> Result<(), XlsxError> {
    sheet.set_freeze_panes(1, 0)?;
    sheet.set_row_height(0, 24)?;
    let mut listed = 0;
    for (i, (heading, column)) in kind.headings().iter().zip(columns).enumerate() {
        let i = i as u16;
        sheet.write_string_with_format(0, i, *heading, head)?;
        sheet.set_column_width(i, column.width)?;
        sheet.set_column_format(i, &Format::new().set_num_format(column.format))?;
        if column.options.is_empty() {
            continue;
        }
        if column.one {
            let letter = super::line::letters(listed);
            let last = column.options.len() + 1;
            let from = Formula::new(format!("='{OPTIONS}'!${letter}$2:${letter}${last}"));
            let list = DataValidation::new()
                .allow_list_formula(from)
                .set_error_style(DataValidationErrorStyle::Stop)
                .set_error_title("请从列表中选择")?
                .set_error_message("请从下拉列表中选择一项。")?;
            sheet.add_data_validation(1, i, LAST, i, &list)?;
        }
        listed += 1;
    }
    Ok(())
}

fn explain(
    sheet: &mut Worksheet,
    kind: ImportKind,
    columns: &[Column],
    examples: &[String],
    head: &Format,
) -> Result<(), XlsxError> {
    let wrap = Format::new().set_text_wrap().set_align(FormatAlign::Top);
    for (i, (title, width)) in [
        ("栏目", 18.0),
        ("必填", 8.0),
        ("说明", 56.0),
        ("示例", 48.0),
    ]
    .into_iter()
    .enumerate()
    {
        sheet.write_string_with_format(0, i as u16, title, head)?;
        sheet.set_column_width(i as u16, width)?;
    }
    let mut row = 1;
    for ((heading, column), example) in kind.headings().iter().zip(columns).zip(examples) {
        let must = if heading.ends_with('*') { "是" } else { "" };
        sheet.write_string_with_format(row, 0, heading.trim_end_matches('*'), &wrap)?;
        sheet.write_string_with_format(row, 1, must, &wrap)?;
        sheet.write_string_with_format(row, 2, column.explanation, &wrap)?;
        sheet.write_string_with_format(row, 3, example, &wrap)?;
        row += 1;
    }
    let notes = [
        "请在第一页从第2行开始填写，一行一条，一次最多10000行。已有名单的也可直接导入，由系统对应各栏。"
            .to_owned(),
        "导入时先预览，系统指出每一处问题；全部正确后才能保存，有一处错误则都不保存。".to_owned(),
    ];
    for note in notes {
        row += 1;
        sheet.write_string(row, 0, note)?;
    }
    Ok(())
}

/// One column per list.
fn options(
    sheet: &mut Worksheet,
    kind: ImportKind,
    columns: &[Column],
    head: &Format,
) -> Result<(), XlsxError> {
    let headings = kind.headings();
    let listed = headings
        .iter()
        .zip(columns)
        .filter(|(_, c)| !c.options.is_empty());
    for (i, (heading, column)) in listed.enumerate() {
        let i = i as u16;
        sheet.write_string_with_format(0, i, heading.trim_end_matches('*'), head)?;
        sheet.set_column_width(i, 28)?;
        for (row, label) in column.options.iter().enumerate() {
            sheet.write_string(row as u32 + 1, i, label)?;
        }
    }
    Ok(())
}
