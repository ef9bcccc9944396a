//! Writes samples of all exported papers, made of plain data, for `e2e/office.sh` and for whoever wants
//! to look.

use std::error::Error;
use std::path::PathBuf;

use chrono::{DateTime, Duration, NaiveDate, Utc};
use contract::edition::{CommitteeInput, CommitteeMember};
use contract::material::{Figure, FigureKind};
use contract::organization::OrganizationKind;
use contract::submission::StatementKind;
use contract::time;
use learning_week::download::paper::exemplars::{self, Exemplar};
use learning_week::download::paper::figures::{Annex, Unit};
use learning_week::download::paper::letter::{Case, Paper, Photo};
use learning_week::download::paper::summary::{self, Line};
use learning_week::download::paper::{Grid, Head, Stated, contents};

fn main() -> Result<(), Box<dyn Error>> {
    let folder = PathBuf::from(std::env::args().nth(1).ok_or("usage: export FOLDER")?);
    std::fs::create_dir_all(&folder)?;
    let write = |name: &str, bytes: Vec<u8>| std::fs::write(folder.join(name), bytes);
    write("annex5.docx", annex_5(40).letter().bytes()?)?;
    write("annex5-book.xlsx", annex_5(40).book().bytes()?)?;
    write("annex5-empty.docx", annex_5(0).letter().bytes()?)?;
    write("annex6-table.docx", annex_6(8).letter().bytes()?)?;
    write("annex6-forms.docx", annex_6(26).letter().bytes()?)?;
    write("annex6-book.xlsx", annex_6(26).book().bytes()?)?;
    write("panel-text.docx", panel().letter().bytes()?)?;
    write("cases.docx", cases().letter().bytes()?)?;
    write(
        "plans.docx",
        summary::table(head("工作方案", ""), &lines(), &[])
            .letter()
            .bytes()?,
    )?;
    write(
        "contents.xlsx",
        contents::book(head("展板素材", ""), &lines()).bytes()?,
    )?;
    Ok(())
}

fn at(day: u32, hour: i64) -> DateTime<Utc> {
    let day = NaiveDate::from_ymd_opt(2020, 11, day).unwrap_or_default();
    time::start_of(day) + Duration::hours(hour)
}

fn head(label: &str, annex: &str) -> Head {
    Head {
        edition: "2020年吉林省全民终身学习活动周".into(),
        label: label.into(),
        annex: annex.into(),
        unit: "吉林省教育厅".into(),
        by: String::new(),
        day: None,
        as_of: Some(at(3, 14)),
    }
}

fn activity(n: u32) -> Exemplar {
    Exemplar {
        title: format!("社区智能手机公益课堂（第{n}期）"),
        strand: "社区教育老年教育资源共享".into(),
        host: "长春市朝阳区社区教育学院".into(),
        partners: vec!["永昌街道社区学习中心".into(), "㛃瑀𠮷书屋".into()],
        mode: "线上线下结合".into(),
        starts_at: Some(at(1 + n % 20, 9)),
        ends_at: Some(at(2 + n % 20, 24)),
        place: "朝阳区文化馆 开运街1号 https://www.example.com/activity/1489389".into(),
        audiences: vec!["社区居民".into(), "老年人群".into()],
        expected: Some(1200),
        contact: "欧阳娜".into(),
        phone: "0431-88905678".into(),
        summary:
            "面向社区老年人讲授智能手机的使用方法，从扫码、挂号到视频通话，共八讲，线上同步直播。"
                .repeat(n as usize % 3 + 1),
        note: if n == 3 {
            "已延期".into()
        } else {
            String::new()
        },
    }
}

fn stated() -> Vec<Stated> {
    vec![
        Stated {
            unit: "白城市教育局".into(),
            kind: StatementKind::Nothing,
            reason: String::new(),
        },
        Stated {
            unit: "吉林体育学院".into(),
            kind: StatementKind::NotHolding,
            reason: "疫情防控需要，校园封闭管理".into(),
        },
    ]
}

fn annex_5(activities: u32) -> Grid {
    let activities: Vec<Exemplar> = (1..=activities).map(activity).collect();
    let without = if activities.is_empty() {
        Vec::new()
    } else {
        stated()
    };
    exemplars::table(head("示范活动汇总表", "附件5"), &activities, &without)
}

fn figure(code: &str, label: &str, group: &str, unit: &str, kind: FigureKind) -> Figure {
    Figure {
        code: code.into(),
        label: label.into(),
        group: group.into(),
        unit: unit.into(),
        kind,
        summed: kind.numeric(),
        ..Figure::default()
    }
}

fn annex_6(number: usize) -> Annex {
    use FigureKind::{Day, Decimal, Integer, Text, YesNo};
    let mut figures = vec![
        figure("visits", "线下参与人次", "参与情况", "人次", Integer),
        figure("persons", "线下参与人数", "参与情况", "人", Integer),
        figure("views", "线上观看", "参与情况", "人次", Integer),
        figure("count", "活动项目数", "活动情况", "项", Integer),
        figure("money", "经费投入", "活动情况", "万元", Decimal),
        figure("led", "是否成立领导小组", "组织情况", "", YesNo),
        figure("first", "活动周开始日期", "组织情况", "", Day),
        figure("trait", "特色亮点", "组织情况", "", Text),
    ];
    while figures.len() < number {
        let n = figures.len();
        figures.push(figure(
            &format!("f{n}"),
            &format!("培训场次{n}"),
            "其他数据",
            "场",
            Integer,
        ));
    }
    let value = |figure: &Figure, n: usize| {
        match figure.code.as_str() {
        "money" => format!("{n}.5"),
        "led" => "是".into(),
        "first" => "2020-11-09".into(),
        "trait" => "建立市、县、乡、村四级社区教育网络，把课堂办到楼道里、田埂上、车间旁，线上线下同步开展。".repeat(2),
        _ => (n * 1234).to_string(),
    }
    };
    let unit = |(n, name): (usize, &str)| Unit {
        name: name.into(),
        kind: if name.ends_with("大学") {
            OrganizationKind::University
        } else {
            OrganizationKind::CityOffice
        },
        counted_above: false,
        values: figures.iter().map(|f| value(f, n + 1)).collect(),
        by: "欧阳娜".into(),
        day: NaiveDate::from_ymd_opt(2020, 11, 28),
    };
    let names = [
        "长春市教育局",
        "延边朝鲜族自治州教育局",
        "长白山管委会教育科技局",
        "吉林大学",
    ];
    Annex {
        head: head("举办单位总结表", "附件6"),
        units: names.into_iter().enumerate().map(unit).collect(),
        without: stated(),
        figures,
    }
}

fn panel() -> Paper {
    let text = "长春市坚持把社区教育作为服务百姓终身学习的重要抓手，依托四级社区教育网络，线上线下相结合开展活动，\
        参与人次达到12345人，覆盖率为98.6%，让学习成为一种生活方式。".repeat(2);
    Paper {
        head: Head {
            unit: "长春市教育局".into(),
            day: NaiveDate::from_ymd_opt(2020, 10, 9),
            ..head("展板素材", "")
        },
        title: "全民智学，助力“双战双赢”".into(),
        body: format!(
            "一、线上线下齐发力\n{text}\n（一）课程共享\n{text}\n（二）场馆开放\n{text}\n二、百姓身边的课堂\n{text}"
        ),
        photos: [
            "社区课堂现场",
            "开幕式：领导致辞/合影？",
            "老年大学书画展",
            "农民田间学校",
        ]
        .into_iter()
        .map(|caption| Photo {
            caption: caption.into(),
            file: format!("照片/{}.jpg", caption.replace('/', "／")),
        })
        .collect(),
        documents: vec!["新闻报道.pdf".into(), "活动安排.xlsx".into()],
        digest: "3f9a1c02ab34".into(),
        ..Paper::default()
    }
}

fn cases() -> Paper {
    let member = |duty: &str, name: &str, post: &str| CommitteeMember {
        duty: duty.into(),
        name: name.into(),
        unit: "长春市教育局".into(),
        post: post.into(),
    };
    Paper {
        title: String::new(),
        body: "现将2020年全民终身学习活动周有关材料报上，请审阅。".into(),
        cases: ["楼道里的课堂", "云上老年大学"]
            .into_iter()
            .map(|title| Case {
                title: title.into(),
                body: "把课堂搬进楼道，居民出门就能学。社区志愿者轮流任教，一年开课一百二十场。"
                    .repeat(4),
            })
            .collect(),
        exemplars: (1..4).map(activity).collect(),
        committee: Some(CommitteeInput {
            members: vec![
                member("组长", "欧阳娜", "局长"),
                member("成员", "张三", "职成处处长"),
            ],
            office: "长春市教育局职成处".into(),
        }),
        head: Head {
            label: "典型案例".into(),
            ..panel().head
        },
        ..panel()
    }
}

fn lines() -> Vec<Line> {
    ["长春市教育局", "吉林市教育局", "吉林大学"]
        .into_iter()
        .map(|unit| Line {
            unit: unit.into(),
            title: "2020年全民终身学习活动周工作方案".into(),
            words: 2345,
            photos: 8,
            state: "市级已审，待省级审核".into(),
            submitted_at: Some(at(2, 16)),
        })
        .collect()
}
