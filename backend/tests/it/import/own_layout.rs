//! Lists that cities keep in their own way: other heads, dates as text, old formats.

use super::*;

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

    let old = include_bytes!("../fixture/people.xls");
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
