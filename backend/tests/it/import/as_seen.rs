//! Lists are read as the programs show them in which people keep them, or what differs is told.

use std::io::{Cursor, Read, Write};

use rust_xlsxwriter::Chart;
use zip::write::SimpleFileOptions;
use zip::{ZipArchive, ZipWriter};

use super::*;

/// Rows on one sheet, after its headings.
fn fill(sheet: &mut Worksheet, first: u32, rows: &[Vec<String>]) {
    for (c, heading) in ImportKind::Activities.headings().iter().enumerate() {
        sheet.write(first, c as u16, *heading).expect("a heading");
    }
    for (r, row) in rows.iter().enumerate() {
        for (c, text) in row.iter().enumerate().filter(|(_, t)| !t.is_empty()) {
            sheet
                .write_string(first + 1 + r as u32, c as u16, text)
                .expect("a cell");
        }
    }
}

/// The same package with its parts under other names.
fn renamed(
    book: &[u8],
    name: impl Fn(&str) -> String,
    text: impl Fn(&str, String) -> String,
) -> Vec<u8> {
    let mut archive = ZipArchive::new(Cursor::new(book)).expect("a package");
    let mut made = ZipWriter::new(Cursor::new(Vec::new()));
    for index in 0..archive.len() {
        let mut entry = archive.by_index(index).expect("a part");
        let old = entry.name().expect("a name").into_owned();
        let mut content = String::new();
        entry.read_to_string(&mut content).expect("a text");
        made.start_file(name(&old), SimpleFileOptions::default())
            .expect("a part");
        made.write_all(text(&old, content).as_bytes())
            .expect("its content");
    }
    made.finish().expect("a package").into_inner()
}

async fn look(api: &Api, query: &str, book: &[u8]) -> ImportReport {
    let person = api.person("changchun", &[Role::CityEditor]).await;
    let kind = ImportKind::Activities;
    ask(&person, kind, query, "表.xlsx", book)
        .await
        .expect(200)
        .as_()
}

fn titles(report: &ImportReport) -> Vec<&str> {
    report.rows.iter().map(|r| r.cells[0].as_str()).collect()
}

#[actix_web::test]
async fn what_is_hidden_is_left_out_and_told() {
    let api = Api::start().await;
    let of = async |title: &str| row(&api, &[(0, title)]).await;
    let mut book = Workbook::new();
    let chart = book.add_chartsheet();
    chart.set_name("图表").expect("a name");
    let mut line = Chart::new_line();
    line.add_series().set_values("活动!$A$1:$A$3");
    chart.insert_chart(0, 0, &line).expect("a chart");
    let old = book.add_worksheet();
    old.set_name("去年").expect("a name").set_hidden(true);
    fill(old, 0, &[of("旧活动").await]);
    let sheet = book.add_worksheet();
    sheet.set_name("活动").expect("a name");
    fill(
        sheet,
        0,
        &[of("看得见").await, of("被筛掉").await, of("也看得见").await],
    );
    sheet.set_row_hidden(2).expect("a row");
    sheet.set_column_hidden(9).expect("a column");
    let other = book.add_worksheet();
    other.set_name("外县").expect("a name");
    fill(other, 0, &[of("另一张").await]);
    sheet_of(&mut book, "活动").set_active(true);
    let book = save(book);

    let seen = look(&api, "", &book).await;
    assert_eq!(
        (seen.sheet.as_str(), titles(&seen)),
        ("活动", vec!["看得见", "也看得见"])
    );
    assert_eq!(seen.sheets, ["活动", "外县", "去年"]);
    let told = seen.notes.join("");
    for said in [
        "“去年”已隐藏",
        "“外县”中也有",
        "有1行被隐藏或筛选掉，没有读取：第3行",
        "J列“活动地点”被隐藏",
    ] {
        assert!(told.contains(said), "{said}: {told}");
    }
    assert_eq!(seen.hidden, 2);
    assert_eq!(seen.rows[0].cells[9], "");
    let all = look(&api, "hidden=true", &book).await;
    assert_eq!((titles(&all).len(), all.hidden), (3, 0));
    assert_eq!(all.rows[0].cells[9], "社区学习中心");
    let old = look(&api, "sheet=去年", &book).await;
    assert_eq!(titles(&old), ["旧活动"]);
}

fn sheet_of<'a>(book: &'a mut Workbook, name: &str) -> &'a mut Worksheet {
    book.worksheet_from_name(name).expect("a sheet")
}

#[actix_web::test]
async fn parts_are_found_by_relationships() {
    let api = Api::start().await;
    let book = book(
        ImportKind::Activities,
        &[row(&api, &[(0, "按关系找")]).await],
    );
    let backslashes = renamed(&book, |name| name.replace('/', "\\"), |_, text| text);
    let list = |name: &str| name == "_rels/.rels" || name == "xl/_rels/workbook.xml.rels";
    let elsewhere = renamed(
        &book,
        |name| match name {
            "xl/workbook.xml" => "Data/Book2.xml".into(),
            "xl/_rels/workbook.xml.rels" => "Data/_rels/Book2.xml.rels".into(),
            "xl/sharedStrings.xml" => "Data/strings.xml".into(),
            "xl/styles.xml" => "styles9.xml".into(),
            "xl/worksheets/sheet1.xml" => "Data/tables/first.xml".into(),
            name => name.into(),
        },
        |name, text| match list(name) {
            false => text,
            true => text
                .replace("xl/workbook.xml", "/data/book2.xml")
                .replace("sharedStrings.xml", "strings.xml")
                .replace("styles.xml", "../styles9.xml")
                .replace("worksheets/sheet1.xml", "tables\\first.xml"),
        },
    );
    // A string that has no text keeps its place among the others.
    let gap = renamed(&book, str::to_owned, |name, text| match name {
        "xl/sharedStrings.xml" => text.replacen("<si><t>", "<si/><si><t>", 1),
        "xl/worksheets/sheet1.xml" => {
            let mut parts = text.split("t=\"s\"><v>");
            let mut made = parts.next().unwrap_or_default().to_owned();
            for part in parts {
                let (number, rest) = part.split_once('<').expect("a number");
                let number: usize = number.parse().expect("a number");
                made += &format!("t=\"s\"><v>{}<{rest}", number + 1);
            }
            made
        }
        _ => text,
    });
    for (case, book) in [
        ("backslashes", backslashes),
        ("elsewhere", elsewhere),
        ("a gap", gap),
    ] {
        let seen = look(&api, "", &book).await;
        assert_eq!(
            (titles(&seen), faults(&seen)),
            (vec!["按关系找"], vec![]),
            "{case}"
        );
    }
}

#[actix_web::test]
async fn cells_that_cannot_be_known_are_told_one_by_one() {
    let api = Api::start().await;
    let kind = ImportKind::Activities;
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    sheet
        .write_string(0, 0, "2020年活动汇总表")
        .expect("a title");
    let guide = [
        "不超过60字",
        "从下拉列表选",
        "从下拉列表选",
        "可多选",
        "可多选",
        "线下/线上",
        "200字以内",
        "格式：2020-11-15 14:00",
        "同左",
        "线下必填",
        "线下必填",
        "县区",
        "线上必填",
        "用顿号隔开",
        "姓名",
        "手机或座机",
        "系统中全称",
    ];
    let dates = row(&api, &[(0, "由程序写的日期")]).await;
    let formula = row(&api, &[(0, "公式")]).await;
    fill(sheet, 2, &[strings(guide), dates, formula]);
    sheet
        .write_formula(5, 6, Formula::new("A1").set_result("0"))
        .expect("a formula");
    let book = renamed(&save(book), str::to_owned, |name, text| match name {
        "xl/worksheets/sheet1.xml" => {
            let iso = |text: &str, cell: &str, value: &str| {
                let at = text.find(&format!("<c r=\"{cell}\"")).expect("a cell");
                let end = at + text[at..].find("</c>").expect("its end");
                let made = format!("<c r=\"{cell}\" t=\"d\"><v>{value}</v>");
                [&text[..at], &made, &text[end..]].concat()
            };
            let text = iso(&text, "H5", "2020-11-15T14:00:00.000Z");
            let text = iso(&text, "I5", "2020-11-15T16:00:00.000Z");
            let at = text.find("<f>A1</f>").expect("the formula");
            let end = at + text[at..].find("</c>").expect("its end");
            [&text[..at], "<f>A1</f>", &text[end..]].concat()
        }
        _ => text,
    });
    let seen = look(&api, "", &book).await;
    assert_eq!(faults(&seen), ["G6 formula"], "no empty cell");
    assert!(
        seen.notes.contains(&"第4行是填写说明，已略过。".to_owned()),
        "{:?}",
        seen.notes
    );
    let first = &seen.rows[0];
    assert_eq!(
        (first.row, &*first.cells[7], &*first.cells[8]),
        (5, "2020-11-15 14:00", "2020-11-15 16:00")
    );
    let noted: Vec<&str> = first.notes.iter().map(|n| n.field.as_str()).collect();
    assert_eq!(noted, ["H5", "I5"], "a zone is no certain hour");

    // CSV as other systems write it.
    let mut cells = row(
        &api,
        &[
            (0, "=\"\"社区\"\"\"\"合唱\"\"\"\"\"\""),
            (15, "'13944400000"),
        ],
    )
    .await;
    cells[15] = "'13944400000".into();
    let line = |cells: &[String]| {
        let quoted: Vec<String> = cells.iter().map(|c| format!("\"{c}\"")).collect();
        quoted.join(";")
    };
    let heads: Vec<String> = kind.headings().iter().map(|h| (*h).to_owned()).collect();
    let other = row(&api, &[(0, "=A1&A2"), (15, "\t0431-88900000")]).await;
    let csv = ["sep=;", &line(&heads), &line(&cells), &line(&other)].join("\r\n");
    let seen = look(&api, "", csv.as_bytes()).await;
    assert_eq!((titles(&seen)[0], seen.header), ("社区\"合唱\"", 1));
    assert_eq!(
        (seen.rows[0].row, &*seen.rows[0].cells[15]),
        (2, "13944400000")
    );
    assert_eq!(seen.rows[1].cells[15], "0431-88900000");
    assert_eq!(faults(&seen), ["A3 formula"]);
}
