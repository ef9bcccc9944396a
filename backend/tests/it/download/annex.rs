//! Annexes 5 and 6 and the plain tables of other materials: what the documents and workbooks say.

use calamine::{Data, Reader, Xlsx};
use contract::activity::{ActivityContent, Mode};
use contract::material::{Figure, FigureKind, MaterialInput, Part};
use contract::role::Role;
use contract::submission::{
    Exemplar, FigureValue, Statement, StatementKind, SubmissionContent, SubmissionState as State,
};
use serde_json::{Value, json};

use super::fixture::{filed, filed_by, material, plan};
use super::{fetched, text, unzipped};
use crate::support::{Answer, Api, public};

fn cells(bytes: &[u8]) -> Vec<Vec<Data>> {
    let mut book: Xlsx<_> = Xlsx::new(std::io::Cursor::new(bytes.to_vec())).expect("XLSX");
    let range = book.worksheet_range_at(0).expect("a sheet").expect("cells");
    assert!(
        book.worksheet_formula(&book.sheet_names()[0].clone())
            .is_ok_and(|f| f.is_empty()),
        "no formula anywhere"
    );
    range.rows().map(<[Data]>::to_vec).collect()
}

/// The first sheet as text.
pub fn rows(bytes: &[u8]) -> Vec<Vec<String>> {
    let rows = cells(bytes).into_iter();
    rows.map(|row| row.iter().map(ToString::to_string).collect())
        .collect()
}

fn annex(material: uuid::Uuid, format: &str) -> Value {
    json!({ "kind": "annex", "material_id": material, "format": format })
}

/// 附件5
fn exemplars() -> MaterialInput {
    MaterialInput {
        code: "exemplars".into(),
        label: "示范活动汇总表".into(),
        annex: "附件5".into(),
        parts: vec![Part::Exemplars],
        ..plan()
    }
}

fn activity(title: &str) -> ActivityContent {
    ActivityContent {
        mode: Mode::Hybrid,
        online_url: "https://live.example.cn/1".into(),
        co_organizers: vec!["市图书馆".into(), "市总工会".into()],
        summary: "讲".repeat(120),
        ..public::content(title)
    }
}

#[actix_web::test]
async fn annex_5_comes_out_of_the_activities() {
    let api = Api::start().await;
    let annex_5 = material(&api, &exemplars()).await;
    let below = api.institution("changchun", "朝阳区社区学院").await;
    let own = api.published("changchun", &activity("市民读书节")).await;
    let theirs = api
        .published_by(below, &activity("=cmd|' /C calc'!A0"))
        .await;
    let foreign = api.published("siping", &activity("四平的活动")).await;
    let jilin = api.published("jilin", &activity("雾凇讲堂")).await;
    api.held(jilin, "cancelled", "因天气取消").await;
    let nominated = |ids: &[uuid::Uuid]| SubmissionContent {
        exemplars: ids
            .iter()
            .map(|id| Exemplar {
                activity_id: (*id).into(),
                expected: Some(1200),
                note: "+86 重点".into(),
            })
            .collect(),
        ..Default::default()
    };
    filed(
        &api,
        annex_5,
        "jilin",
        State::Submitted,
        &nominated(&[jilin]),
    )
    .await;
    let ids = [theirs, own, foreign];
    filed(
        &api,
        annex_5,
        "changchun",
        State::Accepted,
        &nominated(&ids),
    )
    .await;
    let stated = SubmissionContent {
        statement: Some(Statement {
            kind: StatementKind::Nothing,
            reason: String::new(),
        }),
        ..Default::default()
    };
    filed(&api, annex_5, "siping", State::Accepted, &stated).await;

    let province = api.person("province", &[Role::ProvincePublisher]).await;
    let answer = fetched(&api, &province, &annex(annex_5, "xlsx")).await;
    let table = cells(&answer.body);
    let title = "2020年吉林省全民终身学习活动周示范活动汇总表";
    assert_eq!(table[0][0].to_string(), title);
    let heads: Vec<String> = table[2].iter().map(ToString::to_string).collect();
    assert_eq!(
        heads.join(" "),
        "序号 活动名称 所属内容 主办单位 承办/协办单位 形式 开始时间 结束时间 地点/网址 面向人群 预计人次 负责人 联系电话 简介 备注"
    );
    let titles: Vec<String> = table[3..6].iter().map(|r| r[1].to_string()).collect();
    assert_eq!(
        titles,
        ["'=cmd|' /C calc'!A0", "市民读书节", "雾凇讲堂"],
        "reporters in order, then as each nominated; what others hold is left out"
    );
    let row = &table[4];
    assert_eq!(row[0], Data::Float(2.0));
    for (column, expected) in [
        (2, "全民阅读"),
        (3, "长春市教育局"),
        (4, "市图书馆、市总工会"),
        (5, "线上线下结合"),
        (8, "市图书馆 人民大街1号 https://live.example.cn/1"),
        (9, "老年人群"),
        (11, "张三"),
        (12, "0431-88888888"),
        (14, "'+86 重点"),
    ] {
        assert_eq!(row[column].to_string(), expected, "column {column}");
    }
    let Data::DateTime(starts) = &row[6] else {
        panic!("{:?} is no date", row[6])
    };
    let starts = starts.as_datetime().expect("a date").to_string();
    assert_eq!(starts, "2020-11-15 14:00:00");
    assert_eq!(row[10], Data::Float(1200.0));
    assert_eq!(row[13].to_string().chars().count(), 100);
    assert!(table[5][14].to_string().contains("已取消"));
    let foot: Vec<String> = table[6..].iter().map(|r| r[0].to_string()).collect();
    assert_eq!(foot[0], "零上报：四平市教育局。");
    assert!(
        foot[1].contains("内容摘要 ") && foot[1].contains("数据截至"),
        "{foot:?}"
    );

    let docx = fetched(&api, &province, &annex(annex_5, "docx")).await;
    let said = text(&docx.body);
    for part in [
        "附件5",
        "示范活动汇总表",
        "吉林省教育厅",
        "=cmd|",
        "2020-11-15 14:00",
        "零上报：四平市教育局。",
    ] {
        assert!(said.contains(part), "{part} is missing in {said}");
    }
    let again = fetched(&api, &province, &annex(annex_5, "docx")).await;
    assert_eq!(docx.body, again.body, "the same data gives the same bytes");

    let city = api.person("siping", &[Role::CityEditor]).await;
    let said = text(&fetched(&api, &city, &annex(annex_5, "docx")).await.body);
    assert!(
        said.contains("无") && !said.contains("市民读书节"),
        "{said}"
    );
}

/// 附件6
fn figures(many: usize) -> MaterialInput {
    let number = |code: &str, label: &str, unit: &str, summed| Figure {
        code: code.into(),
        label: label.into(),
        unit: unit.into(),
        group: "参与情况".into(),
        kind: FigureKind::Integer,
        summed,
        ..Default::default()
    };
    let mut figures = vec![
        number("visits", "线下参与", "人次", true),
        number("persons", "线下参与", "人", true),
        number("views", "线上观看", "人次", true),
        number("schools", "开放学校数", "所", false),
        Figure {
            kind: FigureKind::Decimal,
            ..number("money", "经费投入", "万元", true)
        },
        Figure {
            kind: FigureKind::Day,
            ..number("as_of", "数据截至日期", "", false)
        },
        Figure {
            kind: FigureKind::Text,
            ..number("trait", "特色亮点", "", false)
        },
    ];
    while figures.len() < many {
        let n = figures.len();
        figures.push(number(&format!("f{n}"), &format!("其他{n}"), "项", false));
    }
    MaterialInput {
        code: "summary".into(),
        label: "举办单位总结表".into(),
        annex: "附件6".into(),
        parts: vec![Part::Figures],
        figures,
        ..plan()
    }
}

fn values(values: &[(&str, &str)]) -> SubmissionContent {
    SubmissionContent {
        figures: values
            .iter()
            .map(|(code, value)| FigureValue {
                code: (*code).into(),
                value: (*value).into(),
                reason: String::new(),
            })
            .collect(),
        ..Default::default()
    }
}

async fn annex_6(api: &Api, many: usize, format: &str) -> Answer {
    let annex_6 = material(api, &figures(many)).await;
    let below = api.institution("changchun", "朝阳区社区学院").await;
    let changchun = values(&[
        ("visits", "12，345"),
        ("persons", "1000"),
        ("views", "9999999"),
        ("schools", "3"),
        ("money", "10.10"),
        ("as_of", "2020-11-30"),
        ("trait", "=SUM(A1:A9)"),
    ]);
    filed(api, annex_6, "changchun", State::Submitted, &changchun).await;
    let jlu = values(&[("visits", "55"), ("money", "0.2"), ("schools", "4")]);
    filed(api, annex_6, "jlu", State::Accepted, &jlu).await;
    let part = values(&[("visits", "300"), ("money", "5")]);
    filed_by(api, annex_6, below, State::Endorsed, &part).await;
    let province = api.person("province", &[Role::ProvinceEditor]).await;
    fetched(api, &province, &annex(annex_6, format)).await
}

#[actix_web::test]
async fn annex_6_adds_up_each_figure_for_itself() {
    let api = Api::start().await;
    let answer = annex_6(&api, 7, "xlsx").await;
    let table = rows(&answer.body);
    assert_eq!(
        table[2].join(" "),
        "序号 单位 级别 参与情况：线下参与（人次） 参与情况：线下参与（人） 线上观看（人次） 开放学校数（所） 经费投入（万元） 数据截至日期 特色亮点"
    );
    assert_eq!(
        table[3].join(" "),
        "1 长春市教育局 市（州）级 12345 1000 9999999 3 10.1 2020-11-30 '=SUM(A1:A9)"
            .replace("2020-11-30", &table[3][8])
    );
    let Data::DateTime(day) = &cells(&answer.body)[3][8] else {
        panic!("no date")
    };
    assert_eq!(
        day.as_datetime().expect("a date").date().to_string(),
        "2020-11-30"
    );
    assert_eq!(table[4][1], "朝阳区社区学院");
    assert_eq!(table[5][1], "吉林大学");
    assert_eq!(table[6][1], "合计");
    assert_eq!(table[6][2], "市（州）级1，高等院校1，机构1");
    assert_eq!(
        table[6][3..].join(" "),
        "12400 1000 9999999  10.3  ",
        "what lies below a row is counted in it; what is not to be summed is not"
    );
    assert!(table[7][0].contains("不重复计算"));
}

#[actix_web::test]
async fn annex_6_with_many_figures_is_a_form_for_each_unit() {
    let api = Api::start().await;
    let said = text(&annex_6(&api, 7, "docx").await.body);
    assert_eq!(said.matches("附件6").count(), 1, "one table");
    assert!(said.contains("合计") && said.contains("线上观看（人次）"));

    let api = Api::start().await;
    let answer = annex_6(&api, 15, "docx").await;
    let said = text(&answer.body);
    assert_eq!(said.matches("附件6").count(), 4, "three units and the sums");
    for part in [
        "12345人次",
        "2020年11月30日",
        "=SUM(A1:A9)",
        "合计（市（州）级1，高等院校1，机构1）",
        "10.3万元",
    ] {
        assert!(said.contains(part), "{part} is missing in {said}");
    }
    let parts = unzipped(&answer.body);
    let (_, styles) = parts
        .iter()
        .find(|(n, _)| n == "word/document.xml")
        .expect("a document");
    assert!(!String::from_utf8_lossy(styles).contains("landscape"));
}

#[actix_web::test]
async fn other_materials_have_a_plain_table() {
    let api = Api::start().await;
    let plan = material(&api, &plan()).await;
    let content = SubmissionContent {
        title: "-2+3+cmd".into(),
        body: "全民终身学习 Hello world".into(),
        ..Default::default()
    };
    filed(&api, plan, "changchun", State::Submitted, &content).await;
    let city = api.person("changchun", &[Role::CityEditor]).await;
    let download = super::asked(&city, &annex(plan, "xlsx")).await;
    assert_eq!(download.name, "工作方案汇总表（长春市教育局）.xlsx");
    let table = rows(&fetched(&api, &city, &annex(plan, "xlsx")).await.body);
    assert_eq!(table[0][0], "2020年吉林省全民终身学习活动周工作方案汇总表");
    assert_eq!(
        table[1][0],
        "填报单位（盖章）：长春市教育局　　填报人：王五　　填报日期：2020年10月19日"
    );
    assert_eq!(
        table[2].join(" "),
        "序号 单位 标题 字数 图片数 状态 提交时间"
    );
    assert_eq!(
        table[3][..6].join(" "),
        "1 长春市教育局 '-2+3+cmd 8 0 待审核"
    );
}
