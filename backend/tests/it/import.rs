use calamine::Reader;
use contract::import::{ImportKind, ImportReport};
use contract::organization::OrganizationKind;
use contract::role::Role;
use diesel::prelude::*;
use diesel_async::RunQueryDsl;
use learning_week::store::schema::{activity, audit, organization, revision};
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
    use learning_week::store::schema::edition;
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
        .map(|pair| pair.split_once('=').expect("a pair"))
        .map(|(name, value)| {
            let value: String = value.bytes().map(|b| format!("%{b:02X}")).collect();
            format!("&{name}={value}")
        })
        .collect();
    let path = format!("/api/v1/{}/import?commit=false{query}", kind.code());
    person.upload(&path, name, XLSX, content).await
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
    let look: ImportReport = send(&person, kind, false, &save(book))
        .await
        .expect(200)
        .as_();
    assert_eq!(faults(&look), Vec::<String>::new());
    assert_eq!(
        look.rows.iter().map(|r| r.row).collect::<Vec<_>>(),
        [2, 5, 8]
    );
    assert_eq!(look.rows[0].cells[7], "2020-11-15 14:00");
    assert_eq!(look.rows[0].cells[15], "13944000000");
    assert_eq!(look.rows[2].cells[0], "公式活动");
}

#[actix_web::test]
async fn what_is_no_list_is_refused_with_a_sentence() {
    let api = Api::start().await;
    let kind = ImportKind::People;
    let person = api.person("province", &[Role::ProvinceAdmin]).await;
    let empty = book(kind, &[]);
    let many = book(
        kind,
        &vec![strings(["王芳", "吉林大学", "单位编辑"]); 10_001],
    );
    let mut cut = book(kind, &[strings(["王芳", "吉林大学", "单位编辑"])]);
    cut.truncate(cut.len() / 2);
    let bytes = |text: &str| text.as_bytes().to_vec();
    let cases: Vec<(&str, Vec<u8>, &str)> = vec![
        ("empty", empty, "第2行"),
        ("many", many, "10000行"),
        ("cut", cut, "损坏"),
        ("a page", bytes("<html><table></table></html>"), "网页"),
        (
            "a picture",
            b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR".to_vec(),
            "只能导入",
        ),
        (
            "PDF",
            b"%PDF-1.4\n%\xe2\xe3\xcf\xd3\n\0\0\x01".to_vec(),
            "只能导入",
        ),
        (
            "xls cut",
            vec![0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1],
            "无法读取",
        ),
        ("locked", compound("EncryptedPackage", b"secret"), "密码"),
        (
            "a letter",
            compound("WordDocument", b"letter"),
            "不是 Excel",
        ),
        (
            "locked xls",
            compound("Workbook", &[0x2f, 0, 2, 0, 1, 0]),
            "密码",
        ),
        (
            "xls of one huge rectangle",
            compound("Workbook", &HUGE),
            "范围过大",
        ),
        ("bomb", bomb(false), "过大"),
        ("bomb that denies it", bomb(true), "损坏"),
        (
            "other archive",
            zipped(&[("a.txt", b"hello".to_vec())]),
            "不是 Excel",
        ),
    ];
    for (case, content, said) in cases {
        let answer = send(&person, kind, false, &content).await;
        assert_eq!(
            (answer.status, answer.code().as_str()),
            (422, "bad_workbook"),
            "{case}: {}",
            answer.text()
        );
        assert!(answer.text().contains(said), "{case}: {}", answer.text());
    }
    let huge = vec![0u8; contract::limit::WORKBOOK + 1];
    send(&person, kind, false, &huge).await.expect(413);
    let one = book(kind, &[strings(["王芳", "吉林大学", "单位编辑"])]);
    for (query, field) in [
        ("sheet=别的", "sheet"),
        ("header=21", "header"),
        ("columns=name:7", "columns"),
        ("columns=nonsense:A", "columns"),
        ("defaults=name:王芳", "defaults"),
        ("defaults=roles:nonsense", "defaults"),
    ] {
        let refused = ask(&person, kind, query, "表.xlsx", &one).await.expect(422);
        assert_eq!(
            refused.faults(),
            [format!("{field} {}", code(&refused))],
            "{query}"
        );
    }
}

/// NUMBER in the first and the last cell that a sheet can have.
const HUGE: [u8; 36] = {
    let mut all = [0; 36];
    let (mut at, mut high) = (0, 0);
    while at < 36 {
        (all[at], all[at + 1], all[at + 2]) = (0x03, 0x02, 14);
        (all[at + 4], all[at + 5], all[at + 6]) = (high, high, high);
        at += 18;
        high = 0xff;
    }
    all
};

/// The code of the only fault.
fn code(refused: &Answer) -> String {
    refused.json()["errors"][0]["code"]
        .as_str()
        .unwrap_or_default()
        .to_owned()
}

/// A file of before 2007 with one stream.
fn compound(name: &str, content: &[u8]) -> Vec<u8> {
    use std::io::Write;
    let mut file = cfb::CompoundFile::create(std::io::Cursor::new(Vec::new())).expect("a file");
    file.create_stream(format!("/{name}"))
        .and_then(|mut stream| stream.write_all(content))
        .expect("a stream");
    file.into_inner().into_inner()
}

fn zipped(parts: &[(&str, Vec<u8>)]) -> Vec<u8> {
    use std::io::Write;
    let mut zip = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    for (name, content) in parts {
        zip.start_file(*name, zip::write::SimpleFileOptions::default())
            .expect("an entry");
        zip.write_all(content).expect("its content");
    }
    zip.finish().expect("an archive").into_inner()
}

/// Small to send, large to unpack; may say in its directory that it is small.
fn bomb(lies: bool) -> Vec<u8> {
    let size = 40 * 1024 * 1024;
    let mut bytes = zipped(&[
        ("xl/workbook.xml", b"<workbook/>".to_vec()),
        ("xl/sharedStrings.xml", vec![b' '; size]),
    ]);
    let (honest, lie) = ((size as u32).to_le_bytes(), 1000u32.to_le_bytes());
    for at in 0..bytes.len() - 4 {
        if lies && bytes[at..at + 4] == honest {
            bytes[at..at + 4].copy_from_slice(&lie);
        }
    }
    assert!(bytes.len() < 200_000);
    bytes
}

#[actix_web::test]
async fn organizations_may_stand_below_each_other() {
    let api = Api::start().await;
    let kind = ImportKind::Organizations;
    let person = api.person("changchun", &[Role::CityEditor]).await;
    let rows = [
        strings([
            "南湖分校",
            "",
            "机构",
            "长春市朝阳区",
            "朝阳社区学院",
            "",
            "",
        ]),
        strings([
            "朝阳社区学院",
            "朝阳学院",
            "机构",
            "220104",
            "",
            "前进大街1号",
            "https://a.example",
        ]),
    ];
    let content = book(kind, &rows);
    let look: ImportReport = send(&person, kind, false, &content).await.expect(200).as_();
    assert_eq!(faults(&look), Vec::<String>::new());
    send(&person, kind, true, &content).await.expect(200);
    let found: Vec<(uuid::Uuid, String, Option<uuid::Uuid>, Option<String>)> = organization::table
        .filter(organization::name.eq_any(["南湖分校", "朝阳社区学院"]))
        .order(organization::name)
        .select((
            organization::id,
            organization::name,
            organization::reports_to,
            organization::region_code,
        ))
        .load(&mut api.conn().await)
        .await
        .expect("organizations");
    let college = found
        .iter()
        .find(|o| o.1 == "朝阳社区学院")
        .expect("the parent");
    let branch = found.iter().find(|o| o.1 == "南湖分校").expect("the child");
    assert_eq!(college.2, Some(api.organization("changchun").await));
    assert_eq!(
        (branch.2, branch.3.as_deref()),
        (Some(college.0), Some("220104"))
    );
    person
        .get(&format!("/api/v1/organizations/{}", branch.0))
        .await
        .expect(200);

    let bad = [
        strings(["朝阳社区学院", "", "机构", "", "", "", ""]),
        strings(["某大学", "", "高等院校", "", "", "", ""]),
        strings(["甲", "", "机构", "", "乙", "", ""]),
        strings(["乙", "", "机构", "", "甲", "", ""]),
        strings(["丙", "", "机构", "", "四平市教育局", "", "x.example"]),
        strings(["", "", "魔法", "", "", "", ""]),
    ];
    let refused = send(&person, kind, true, &book(kind, &bad))
        .await
        .expect(422);
    let mut found = refused.faults();
    found.sort();
    assert_eq!(
        found,
        [
            "A2 already_exists",
            "A7 required",
            "C3 not_allowed_here",
            "C7 unknown",
            "E4 circle",
            "E5 circle",
            "E6 unknown",
            "G6 not_a_url"
        ]
    );
    assert_eq!(OrganizationKind::University.label(), "高等院校");
}

#[actix_web::test]
async fn people_become_invitations_with_links_given_once() {
    let api = Api::start().await;
    let kind = ImportKind::People;
    let admin = api.person("province", &[Role::ProvinceAdmin]).await;
    let rows = [
        strings(["王芳", "吉林大学", "单位编辑、单位报送"]),
        strings(["李娜", "吉林大学", "institution_editor"]),
    ];
    let content = book(kind, &rows);
    let look: ImportReport = send(&admin, kind, false, &content).await.expect(200).as_();
    assert_eq!(faults(&look), Vec::<String>::new());
    assert!(look.links.is_empty());
    let done: ImportReport = send(&admin, kind, true, &content).await.expect(200).as_();
    assert_eq!(done.links.len(), 2);
    assert_eq!(
        (
            done.links[0].name.as_str(),
            done.links[0].organization.as_str()
        ),
        ("王芳", "吉林大学")
    );
    assert_ne!(done.links[0].link, done.links[1].link);
    let (_, token) = done.links[0]
        .link
        .rsplit_once('#')
        .expect("a token behind the hash");
    let offer = api
        .nobody()
        .post(
            "/api/v1/invitation/offer",
            &serde_json::json!({ "token": token }),
        )
        .await
        .expect(200)
        .json();
    assert_eq!(
        (
            offer["name"].as_str(),
            offer["roles"].as_array().map(Vec::len)
        ),
        (Some("王芳"), Some(2))
    );
    let again = send(&admin, kind, true, &content).await.expect(422);
    assert_eq!(again.faults(), ["A2 already_exists", "A3 already_exists"]);

    let bad = [
        strings(["赵敏", "吉林大学", "省级发布"]),
        strings(["赵敏", "没有的大学", "单位编辑"]),
        strings(["", "吉林大学", ""]),
    ];
    let look: ImportReport = send(&admin, kind, false, &book(kind, &bad))
        .await
        .expect(200)
        .as_();
    let mut found = faults(&look);
    found.sort();
    assert_eq!(
        found,
        ["A4 required", "B3 unknown", "C2 unknown", "C4 required"]
    );
    // A city's editor invites below the city only.
    let city = api.person("changchun", &[Role::CityEditor]).await;
    let look: ImportReport = send(&city, kind, false, &content).await.expect(200).as_();
    assert_eq!(faults(&look), ["B2 unknown", "B3 unknown"]);
    let editor = api.person("jlu", &[Role::InstitutionEditor]).await;
    send(&editor, kind, false, &content).await.expect(404);
}

#[actix_web::test]
async fn ten_thousand_rows_are_saved_whole_or_not_at_all() {
    let api = Api::start().await;
    let kind = ImportKind::Activities;
    let person = api.person("jlu", &[Role::InstitutionEditor]).await;
    let one = row(&api, &[]).await;
    let mut rows: Vec<Vec<String>> = (0..10_000)
        .map(|i| {
            let mut row = one.clone();
            row[0] = format!("第{i}场");
            row
        })
        .collect();
    let id = "0190163d-8694-7397-8a1c-3c5a5a5a5a5a";
    let path = format!("/api/v1/progress/{id}");
    let before = person.get(&path).await.expect(200).json();
    assert_eq!(before["phase"], "waiting");

    rows[9_999][7] = "11月中旬".into();
    let bad = book(kind, &rows);
    let look: ImportReport = send(&person, kind, false, &bad).await.expect(200).as_();
    assert_eq!(
        (look.total, look.sound, look.rows.len()),
        (10_000, 9_999, 201),
        "the first rows, and the faulty one"
    );
    assert_eq!(faults(&look), ["H10001 not_a_time"]);
    let refused = send(&person, kind, true, &bad).await.expect(422);
    assert_eq!(refused.faults(), ["H10001 not_a_time"]);
    assert!(drafts(&api).await.is_empty());

    rows[9_999][7] = one[7].clone();
    let good = book(kind, &rows);
    let begun = std::time::Instant::now();
    let path_in = format!("/api/v1/{}/import?commit=true&progress={id}", kind.code());
    let done = person
        .upload(&path_in, "表.xlsx", XLSX, &good)
        .await
        .expect(200);
    eprintln!("10,000 rows: {:?}", begun.elapsed());
    assert!(done.body.len() < 500_000, "{} bytes", done.body.len());
    let done: ImportReport = done.as_();
    assert_eq!(
        (done.total, done.sound, done.committed),
        (10_000, 10_000, true)
    );
    assert!(begun.elapsed().as_secs() < 60, "{:?}", begun.elapsed());
    assert_eq!(drafts(&api).await.len(), 10_000);

    let after = person.get(&path).await.expect(200).json();
    assert_eq!(
        (
            after["phase"].as_str(),
            after["done"].as_u64(),
            after["total"].as_u64()
        ),
        (Some("done"), Some(10_000), Some(10_000))
    );
    let other = api.person("jlu", &[Role::InstitutionEditor]).await;
    assert_eq!(
        other.get(&path).await.expect(200).json(),
        before,
        "one's own only"
    );
}

#[actix_web::test]
async fn templates_come_back_as_they_went_out() {
    let api = Api::start().await;
    for kind in [
        ImportKind::Activities,
        ImportKind::Organizations,
        ImportKind::People,
    ] {
        let answer = api
            .nobody()
            .get(&format!("/api/v1/templates/{}", kind.code()))
            .await
            .expect(200);
        assert_eq!(answer.header("content-type"), XLSX);
        assert!(
            answer
                .header("content-disposition")
                .contains("filename*=UTF-8''")
        );
        let again = api
            .nobody()
            .send(
                "GET",
                &format!("/api/v1/templates/{}", kind.code()),
                &[("if-none-match", answer.header("etag"))],
                None,
            )
            .await;
        assert_eq!(again.status, 304, "the same bytes again");
        // Unfilled, it has the right head and nothing below.
        let person = api.person("changchun", &[Role::CityEditor]).await;
        let refused = send(&person, kind, false, &answer.body).await.expect(422);
        assert!(refused.text().contains("第2行"), "{}", refused.text());
        let mut whole = calamine::Xlsx::new(std::io::Cursor::new(answer.body)).expect("a workbook");
        let names = calamine::Reader::sheet_names(&whole);
        assert_eq!(names, [kind.label(), "填写说明", "选项"]);
        let options = calamine::Reader::worksheet_range(&mut whole, "选项").expect("options");
        let text = format!("{options:?}");
        let word = match kind {
            ImportKind::Activities => strand(&api).await,
            ImportKind::Organizations => "高等院校".into(),
            ImportKind::People => "单位编辑".into(),
        };
        assert!(text.contains(&word), "{text}");
    }
    api.nobody()
        .get("/api/v1/templates/nonsense")
        .await
        .expect(404);
}

/// What a city keeps: a title, who reports, headings of its own, remarks at the end.
const HEADINGS: [&str; 12] = [
    "序号",
    "项目名称",
    "所属内容",
    "主办单位",
    "形式",
    "起止时间",
    "地点/网址",
    "参加人群",
    "预计人次",
    "负责人",
    "联系方式",
    "活动内容",
];

fn own_list(strand: &str) -> Vec<Vec<String>> {
    let row = |number: &str, title: &str, time: &str, place: &str, phone: &str| {
        [
            number,
            title,
            strand,
            "",
            "线下",
            time,
            place,
            "老年人、居民",
            "50",
            "王芳",
            phone,
            "讲座与咨询。",
        ]
        .map(str::to_owned)
        .to_vec()
    };
    vec![
        strings(["长春市2020年全民终身学习活动周活动汇总表"]),
        strings(["填报单位（盖章）：长春市教育局", "", "", "填报人：李娜"]),
        Vec::new(),
        strings(HEADINGS),
        row(
            "1",
            "读书会",
            "11月15日 9:00-11:00",
            "市图书馆",
            "0431-88900000",
        ),
        row(
            "2",
            "书画展",
            "11.15-11.17",
            "https://www.example.com/zb",
            "１３９４４４０００００",
        ),
        row(
            "3",
            "健康讲座",
            "2020年11月15日上午",
            "社区中心",
            "13944400000",
        ),
        strings(HEADINGS),
        strings(["4"]),
        strings(["注：时间以通知为准。"]),
    ]
}

/// Everything as texts, from the first row on.
fn plain(rows: &[Vec<String>]) -> Vec<u8> {
    let mut book = Workbook::new();
    let cover = book.add_worksheet();
    cover.set_name("封面").expect("a name");
    cover.write(0, 0, "活动周材料").expect("a cell");
    let sheet = book.add_worksheet();
    sheet.set_name("活动汇总").expect("a name");
    for (r, row) in rows.iter().enumerate() {
        for (c, text) in row.iter().enumerate().filter(|(_, t)| !t.is_empty()) {
            sheet
                .write_string(r as u32, c as u16, text)
                .expect("a cell");
        }
    }
    sheet
        .merge_range(0, 0, 0, 11, &rows[0][0], &Format::new())
        .expect("a title");
    save(book)
}

fn csv(rows: &[Vec<String>]) -> String {
    let line = |row: &Vec<String>| {
        let cells: Vec<String> = row.iter().map(|c| format!("\"{c}\"")).collect();
        cells.join(",")
    };
    rows.iter().map(|r| line(r) + "\r\n").collect()
}

fn column<'a>(report: &'a ImportReport, code: &str) -> Option<&'a str> {
    let column = report.columns.iter().find(|c| c.code == code);
    column.expect("a column").column.as_deref()
}

#[actix_web::test]
async fn a_citys_own_list_is_matched_by_its_headings() {
    let api = Api::start().await;
    let kind = ImportKind::Activities;
    let person = api.person("changchun", &[Role::CityEditor]).await;
    let rows = own_list(&strand(&api).await);
    let content = plain(&rows);
    let look: ImportReport = send(&person, kind, false, &content).await.expect(200).as_();
    assert_eq!(look.sheets, ["封面", "活动汇总"]);
    assert_eq!((look.sheet.as_str(), look.header), ("活动汇总", 4));
    for (code, letter) in [
        ("title", Some("B")),
        ("strand", Some("C")),
        ("organization", Some("D")),
        ("form", None),
        ("mode", Some("E")),
        ("period", Some("F")),
        ("venue_name", Some("G")),
        ("audiences", Some("H")),
        ("contact_name", Some("J")),
        ("contact_phone", Some("K")),
        ("summary", Some("L")),
        ("starts_at", None),
    ] {
        assert_eq!(column(&look, code), letter, "{code}");
    }
    let unused: Vec<&str> = look
        .sources
        .iter()
        .filter(|s| !s.used)
        .map(|s| s.heading.as_str())
        .collect();
    assert_eq!(unused, ["序号", "预计人次"]);
    assert_eq!(look.sources[8].samples, ["50", "50", "50"]);
    // The form lacks: said once, not of every row.
    assert_eq!(look.errors.len(), 1);
    assert_eq!(
        (look.errors[0].field.as_str(), look.errors[0].code.as_str()),
        ("form", "unmatched")
    );
    assert_eq!((look.total, look.sound, look.skipped), (3, 3, 1));
    send(&person, kind, true, &content).await.expect(422);
    assert!(drafts(&api).await.is_empty());

    // One form for all rows.
    let path = format!(
        "/api/v1/{}/import?commit=true&defaults=form:lecture",
        kind.code()
    );
    let done: ImportReport = person
        .upload(&path, "表.xlsx", XLSX, &content)
        .await
        .expect(200)
        .as_();
    assert!(done.committed);
    assert_eq!(
        done.rows.iter().map(|r| r.notes.len()).collect::<Vec<_>>(),
        [0, 1, 1],
        "what is taken to be meant is said"
    );
    assert_eq!(done.rows[1].notes[0].field, "F6");
    let saved = drafts(&api).await;
    let times = |i: usize| {
        let slot = &saved[i].3["schedule"]["slots"][0];
        format!(
            "{} {}",
            slot["starts_at"].as_str().unwrap_or("-"),
            slot["ends_at"].as_str().unwrap_or("-")
        )
    };
    assert_eq!(times(0), "2020-11-15T01:00:00Z 2020-11-15T03:00:00Z");
    assert_eq!(times(1), "2020-11-14T16:00:00Z 2020-11-17T16:00:00Z");
    assert_eq!(times(2), "2020-11-15T00:00:00Z 2020-11-15T04:00:00Z");
    let (first, second) = (&saved[0].3, &saved[1].3);
    assert_eq!(
        (first["form"].as_str(), first["mode"].as_str()),
        (Some("lecture"), Some("onsite"))
    );
    assert_eq!(
        first["audiences"],
        serde_json::json!(["elderly", "residents"])
    );
    assert_eq!(
        (first["venue_name"].as_str(), first["online_url"].as_str()),
        (Some("市图书馆"), Some(""))
    );
    assert_eq!(
        (second["venue_name"].as_str(), second["online_url"].as_str()),
        (Some(""), Some("https://www.example.com/zb"))
    );
    assert_eq!(second["contact_phone"], "13944400000");
}

#[actix_web::test]
async fn the_same_list_in_other_formats_and_matched_by_hand() {
    let api = Api::start().await;
    let kind = ImportKind::Activities;
    let person = api.person("changchun", &[Role::CityEditor]).await;
    let rows = own_list(&strand(&api).await);
    let text = csv(&rows);
    let (gbk, _, _) = encoding_rs::GBK.encode(&text);
    let (marked, tabs) = (format!("\u{feff}{text}"), text.replace("\",\"", "\"\t\""));
    for (name, content) in [
        ("UTF-8", text.as_bytes()),
        ("BOM", marked.as_bytes()),
        ("GBK", &gbk),
        ("tabs", tabs.as_bytes()),
    ] {
        let query = "defaults=form:lecture,audiences:elderly";
        let look: ImportReport = ask(&person, kind, query, "表.csv", content)
            .await
            .expect(200)
            .as_();
        assert_eq!(
            (look.total, look.sound, look.header),
            (3, 3, 4),
            "{name}: {:?}",
            look.errors
        );
        assert_eq!(look.rows[0].cells[0], "读书会", "{name}");
        assert_eq!(
            look.rows.iter().map(|r| r.row).collect::<Vec<_>>(),
            [5, 6, 7],
            "{name}"
        );
    }
    // By hand: what is not named is not read.
    let query = "columns=title:B,period:F,contact_name:J&defaults=strand:nothing";
    ask(&person, kind, query, "表.csv", text.as_bytes())
        .await
        .expect(422);
    let query = "columns=title:B,period:F,summary:J&defaults=form:lecture,audiences:elderly、youth,mode:online";
    let look: ImportReport = ask(&person, kind, query, "表.csv", text.as_bytes())
        .await
        .expect(200)
        .as_();
    assert_eq!(
        look.errors
            .iter()
            .map(|e| e.field.as_str())
            .collect::<Vec<_>>(),
        ["strand"]
    );
    assert_eq!(
        (column(&look, "summary"), column(&look, "contact_name")),
        (Some("J"), None)
    );
    assert_eq!(look.rows[0].cells[6], "王芳");
    assert_eq!(look.rows[0].cells[4], "老年人群、青少年");
    assert!(
        look.sources
            .iter()
            .any(|s| s.heading == "活动内容" && !s.used)
    );
}

#[actix_web::test]
async fn times_that_are_none_and_cut_numbers_are_faults_of_their_cells() {
    let api = Api::start().await;
    let kind = ImportKind::Activities;
    let person = api.person("changchun", &[Role::CityEditor]).await;
    let mut rows = own_list(&strand(&api).await);
    rows[4][5] = "11月中旬".into();
    rows[5][5] = String::new();
    rows[6][10] = "1.3944E+10".into();
    let look: ImportReport = ask(
        &person,
        kind,
        "defaults=form:lecture",
        "表.csv",
        csv(&rows).as_bytes(),
    )
    .await
    .expect(200)
    .as_();
    assert_eq!(
        faults(&look),
        ["F5 not_a_time", "F6 required", "K7 scientific"]
    );
    assert!(
        look.rows[0].errors[0]
            .message
            .contains("“11月中旬”不是确定的日期")
    );
}

#[actix_web::test]
async fn merged_cells_examples_and_old_workbooks_are_read() {
    let api = Api::start().await;
    let kind = ImportKind::People;
    let person = api.person("province", &[Role::ProvinceAdmin]).await;
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    let none = Format::new();
    // Headings of two rows, one unit merged over its people, an example left in.
    sheet
        .merge_range(0, 0, 1, 0, "姓名", &none)
        .expect("merged");
    sheet
        .merge_range(0, 1, 0, 2, "单位信息", &none)
        .expect("merged");
    sheet.write(1, 1, "工作单位").expect("a cell");
    sheet.write(1, 2, "角色").expect("a cell");
    sheet.write(2, 0, "示例：张三").expect("a cell");
    sheet.write(2, 1, "某单位").expect("a cell");
    sheet
        .merge_range(3, 1, 4, 1, "吉林大学", &none)
        .expect("merged");
    for (row, name) in [(3, "王芳"), (4, "李娜")] {
        sheet.write(row, 0, name).expect("a cell");
        sheet.write(row, 2, "单位编辑").expect("a cell");
    }
    let look: ImportReport = send(&person, kind, false, &save(book))
        .await
        .expect(200)
        .as_();
    assert_eq!(faults(&look), Vec::<String>::new());
    assert_eq!((look.total, look.sound, look.skipped), (2, 2, 1));
    assert_eq!(look.rows[1].cells, ["李娜", "吉林大学", "单位编辑"]);

    let old = include_bytes!("fixture/people.xls");
    let look: ImportReport = ask(
        &person,
        kind,
        "defaults=roles:institution_editor",
        "表.xls",
        old,
    )
    .await
    .expect(200)
    .as_();
    assert_eq!(faults(&look), Vec::<String>::new());
    assert_eq!((look.total, look.header), (2, 2));
    assert_eq!(look.rows[0].cells, ["王芳", "吉林大学", "单位编辑"]);
}
