//! Imports from workbooks: preview, faults row by row, all or nothing.

mod as_seen;
mod office;
mod own_layout;
mod refused;
mod ten_thousand;

use calamine::Reader;
use contract::import::{ImportKind, ImportReport};
use contract::organization::OrganizationKind;
use contract::role::Role;
use diesel::prelude::*;
use diesel_async::RunQueryDsl;
use learning_week::platform::store::schema::{activity, audit, organization, revision};
use rust_xlsxwriter::{ExcelDateTime, Format, Formula, Workbook, Worksheet};

use crate::support::{Answer, Api, Client};

const XLSX: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
const ROW: [&str; 17] = [
    "智能手机课堂",
    "",
    "讲座",
    "互联网+老年教育、全民健康",
    "老年人群，社区居民",
    "现场",
    "手把手教老年人用智能手机。",
    "2020-11-15 14:00",
    "16:00",
    "社区学习中心",
    "南湖大路1号",
    "长春市朝阳区",
    "",
    "南湖街道办事处;朝阳区图书馆",
    "王芳",
    "１３９４４４０００００",
    "",
];

fn save(mut book: Workbook) -> Vec<u8> {
    book.save_to_buffer().expect("a workbook")
}

fn head(sheet: &mut Worksheet, kind: ImportKind) {
    for (i, heading) in kind.headings().iter().enumerate() {
        sheet.write(0, i as u16, *heading).expect("a heading");
    }
}

/// A workbook with these rows below the headings.
fn book(kind: ImportKind, rows: &[Vec<String>]) -> Vec<u8> {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    head(sheet, kind);
    for (r, row) in rows.iter().enumerate() {
        for (c, text) in row.iter().enumerate() {
            sheet
                .write_string(r as u32 + 1, c as u16, text)
                .expect("a cell");
        }
    }
    save(book)
}

fn strings<const N: usize>(row: [&str; N]) -> Vec<String> {
    row.map(str::to_owned).to_vec()
}

/// The sample row with some cells replaced; its strand is one of the seeded edition.
async fn row(api: &Api, changes: &[(usize, &str)]) -> Vec<String> {
    let mut row = strings(ROW);
    row[1] = strand(api).await;
    for (column, text) in changes {
        row[*column] = (*text).to_owned();
    }
    row
}

/// The label of the first strand.
async fn strand(api: &Api) -> String {
    use learning_week::platform::store::schema::edition;
    let content: serde_json::Value = edition::table
        .select(edition::content)
        .filter(edition::current.eq(true))
        .first(&mut api.conn().await)
        .await
        .expect("the current edition");
    content["strands"][0]["label"]
        .as_str()
        .expect("a label")
        .to_owned()
}

async fn send(person: &Client<'_>, kind: ImportKind, commit: bool, book: &[u8]) -> Answer {
    let path = format!("/api/v1/{}/import?commit={commit}", kind.code());
    person.upload(&path, "表.xlsx", XLSX, book).await
}

async fn ask(
    person: &Client<'_>,
    kind: ImportKind,
    query: &str,
    name: &str,
    content: &[u8],
) -> Answer {
    let query: String = query
        .split('&')
        .filter(|pair| !pair.is_empty())
        .map(|pair| pair.split_once('=').expect("a pair"))
        .map(|(name, value)| format!("&{name}={}", percent(value)))
        .collect();
    let path = format!("/api/v1/{}/import?commit=false{query}", kind.code());
    person.upload(&path, name, XLSX, content).await
}

fn percent(text: &str) -> String {
    text.bytes().map(|b| format!("%{b:02X}")).collect()
}

fn faults(report: &ImportReport) -> Vec<String> {
    report
        .rows
        .iter()
        .flat_map(|r| &r.errors)
        .map(|e| format!("{} {}", e.field, e.code))
        .collect()
}

async fn drafts(api: &Api) -> Vec<(uuid::Uuid, String, String, serde_json::Value)> {
    revision::table
        .inner_join(activity::table)
        .order(revision::id)
        .select((
            activity::organization_id,
            revision::title,
            revision::state,
            revision::content,
        ))
        .load(&mut api.conn().await)
        .await
        .expect("drafts")
}

#[actix_web::test]
async fn a_preview_saves_nothing_and_a_commit_saves_drafts() {
    let api = Api::start().await;
    let kind = ImportKind::Activities;
    let person = api.person("changchun", &[Role::CityEditor]).await;
    let unit = api.institution("changchun", "南湖社区学校").await;
    let rows = [
        row(&api, &[]).await,
        row(&api, &[(0, "第二场"), (16, "南湖社区学校")]).await,
    ];
    let content = book(kind, &rows);
    let look: ImportReport = send(&person, kind, false, &content).await.expect(200).as_();
    assert_eq!(faults(&look), Vec::<String>::new());
    assert_eq!(
        (look.sound, look.committed, look.rows[0].row),
        (2, false, 2)
    );
    assert!(drafts(&api).await.is_empty());

    let done: ImportReport = send(&person, kind, true, &content).await.expect(200).as_();
    assert!(done.committed);
    let saved = drafts(&api).await;
    assert_eq!(saved.len(), 2);
    let (own, title, state, text) = &saved[0];
    assert_eq!(*own, api.organization("changchun").await);
    assert_eq!((title.as_str(), state.as_str()), ("智能手机课堂", "draft"));
    assert_eq!(text["form"], "lecture");
    assert_eq!(
        text["topics"],
        serde_json::json!(["internet_elderly", "public_health"])
    );
    assert_eq!(
        text["audiences"],
        serde_json::json!(["elderly", "residents"])
    );
    assert_eq!(
        text["schedule"]["slots"][0]["starts_at"],
        "2020-11-15T06:00:00Z"
    );
    assert_eq!(
        text["schedule"]["slots"][0]["ends_at"],
        "2020-11-15T08:00:00Z"
    );
    assert_eq!(text["region_code"], "220104");
    assert_eq!(text["contact_phone"], "13944400000");
    assert_eq!(
        text["co_organizers"],
        serde_json::json!(["南湖街道办事处", "朝阳区图书馆"])
    );
    assert_eq!(saved[1].0, unit);
    let noted: i64 = audit::table
        .filter(audit::operation.eq("import_activities"))
        .filter(audit::refused.eq(false))
        .count()
        .get_result(&mut api.conn().await)
        .await
        .expect("the audit");
    assert_eq!(noted, 1, "the preview leaves no row");

    // A title that looks like one that is there, and telephones as phones and old systems give them.
    let alike = row(
        &api,
        &[
            (0, "智能手机\u{a0}课堂"),
            (15, "\u{202d}139\u{2011}4440 0000\u{202c}"),
        ],
    )
    .await;
    let pasted = row(
        &api,
        &[(0, "通讯录"), (15, "（0431）8890 0000、+86 13944400000")],
    )
    .await;
    let wrong = row(&api, &[(0, "错号"), (15, "13944400000，8890")]).await;
    let found = send(&person, kind, false, &book(kind, &[alike, pasted, wrong])).await;
    let look: ImportReport = found.expect(200).as_();
    assert_eq!(faults(&look), ["A2 already_exists", "P4 not_a_phone"]);
    assert!(
        look.rows[2].errors[0]
            .message
            .starts_with("“8890”不是电话号码")
    );

    // The same once more is there already.
    let again = send(&person, kind, true, &content).await.expect(422);
    assert_eq!(again.faults(), ["A2 already_exists", "A3 already_exists"]);
    assert_eq!(drafts(&api).await.len(), 2);
}

#[actix_web::test]
async fn one_faulty_row_saves_none_and_each_fault_names_its_cell() {
    let api = Api::start().await;
    let kind = ImportKind::Activities;
    let person = api.person("changchun", &[Role::CityEditor]).await;
    api.institution("siping", "四平某校").await;
    let long = "长".repeat(61);
    let rows = [
        row(&api, &[]).await,
        row(&api, &[(0, ""), (1, "没有的板块"), (5, "随便")]).await,
        row(&api, &[(0, &long), (4, "火星人"), (7, "下周三"), (8, "")]).await,
        row(
            &api,
            &[
                (0, "早退"),
                (8, "13:00"),
                (11, "火星"),
                (12, "ftp://x"),
                (15, "12345"),
            ],
        )
        .await,
        row(&api, &[(0, "越界"), (16, "四平某校")]).await,
        row(&api, &[]).await,
        row(&api, &[(0, "=1+1"), (6, "含\u{1}控制")]).await,
    ];
    let content = book(kind, &rows);
    let look: ImportReport = send(&person, kind, false, &content).await.expect(200).as_();
    assert_eq!(look.sound, 1);
    let mut found = faults(&look);
    found.sort();
    assert_eq!(
        found,
        [
            "A3 required",
            "A4 too_long",
            "A7 duplicate",
            "B3 unknown",
            "E4 unknown",
            "F3 unknown",
            "G8 control_character",
            "H4 not_a_time",
            "I4 required",
            "I5 before_start",
            "L5 unknown",
            "M5 not_a_url",
            "P5 not_a_phone",
            "Q6 unknown",
        ]
    );
    let refused = send(&person, kind, true, &content).await.expect(422);
    assert_eq!(
        (refused.code().as_str(), refused.faults().len()),
        ("invalid", 14)
    );
    assert!(drafts(&api).await.is_empty());
    // Not this office's unit: the same as one that doesn't exist.
    let province = api.person("province", &[Role::ProvinceEditor]).await;
    let one = book(kind, &[row(&api, &[(16, "四平某校")]).await]);
    let look: ImportReport = send(&province, kind, false, &one).await.expect(200).as_();
    assert_eq!(
        faults(&look),
        ["Q2 unknown"],
        "a province editor files for the province only"
    );
}

#[actix_web::test]
async fn cells_are_understood_as_programs_store_them() {
    let api = Api::start().await;
    let kind = ImportKind::Activities;
    let person = api.person("jlu", &[Role::InstitutionEditor]).await;
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    head(sheet, kind);
    let date = Format::new().set_num_format("yyyy-mm-dd hh:mm");
    for (r, row) in [
        row(&api, &[]).await,
        row(&api, &[]).await,
        row(&api, &[]).await,
    ]
    .iter()
    .enumerate()
    {
        let r = (r as u32) * 3 + 1;
        for (c, text) in row.iter().enumerate() {
            sheet.write_string(r, c as u16, text).expect("a cell");
        }
        sheet.write_number(r, 15, 1.3944e10).expect("a phone");
    }
    let at = ExcelDateTime::parse_from_str("2020-11-15 14:00").expect("a time");
    sheet
        .write_datetime_with_format(1, 7, &at, &date)
        .expect("a date");
    sheet
        .write_number(4, 7, 44151.583333333336)
        .expect("a serial");
    sheet
        .write_string(4, 8, "2020年11月16日 16:00")
        .expect("a time");
    sheet
        .write_formula(
            7,
            0,
            Formula::new("=\"公式\"&\"活动\"").set_result("公式活动"),
        )
        .expect("a formula");
    sheet.set_row_hidden(7).expect("hidden");
    // A million rows that hold nothing but a format.
    sheet.set_row_format(1_048_575, &date).expect("a format");
    sheet
        .write_blank(1_000_000, 3, &date)
        .expect("an empty cell");
    let book = save(book);
    let seen: ImportReport = send(&person, kind, false, &book).await.expect(200).as_();
    assert_eq!((seen.total, seen.hidden), (2, 1), "a hidden row is told");
    let look = ask(&person, kind, "hidden=true", "表.xlsx", &book).await;
    let look: ImportReport = look.expect(200).as_();
    assert_eq!(faults(&look), Vec::<String>::new());
    assert_eq!(
        look.rows.iter().map(|r| r.row).collect::<Vec<_>>(),
        [2, 5, 8]
    );
    assert_eq!(look.rows[0].cells[7], "2020-11-15 14:00");
    assert_eq!(look.rows[0].cells[15], "13944000000");
    assert_eq!(look.rows[2].cells[0], "公式活动");
}
