//! Writes samples of all that the office kit makes, for `e2e/office.sh` and for whoever wants to look.

use std::error::Error;
use std::path::{Path, PathBuf};

use bytes::Bytes;
use chrono::NaiveDate;
use futures_util::{TryStreamExt, stream};
use learning_week::platform::office::archive::{self, Entry, Naming};
use learning_week::platform::office::docx::{Align, Form, FormCell, Letter, Table};
use learning_week::platform::office::name::Names;
use learning_week::platform::office::xlsx::{Book, Cell, Sheet};

type Result<T> = std::result::Result<T, Box<dyn Error>>;

#[tokio::main]
async fn main() -> Result<()> {
    let folder = PathBuf::from(std::env::args().nth(1).ok_or("usage: office FOLDER")?);
    std::fs::create_dir_all(&folder)?;
    std::fs::write(folder.join("notice.docx"), notice().bytes()?)?;
    std::fs::write(folder.join("running.docx"), running().bytes()?)?;
    std::fs::write(folder.join("summary.docx"), summary(60).bytes()?)?;
    std::fs::write(folder.join("empty.docx"), summary(0).bytes()?)?;
    std::fs::write(folder.join("application.docx"), application().bytes()?)?;
    std::fs::write(folder.join("panel.docx"), panel()?.bytes()?)?;
    std::fs::write(folder.join("book.xlsx"), book(120).bytes()?)?;
    archived(&folder, "utf8.zip", Naming::Utf8).await?;
    archived(&folder, "gbk.zip", Naming::Gbk).await
}

fn day() -> NaiveDate {
    NaiveDate::from_ymd_opt(2020, 3, 5).unwrap_or_default()
}

/// Body text over several pages.
fn notice() -> Letter {
    let text = "各市（州）教育局，长白山管委会教育科技局，梅河口市教育局，各高等学校：为深入贯彻落实党的教育方针，\
        弘扬终身学习理念，推进全民终身学习，经研究，决定举办全民终身学习活动周，现将有关事项通知如下。";
    let mut letter = Letter::new("吉林省教育厅关于举办2020年全民终身学习活动周的通知")
        .author("吉林省教育厅")
        .title_as("吉林省教育厅关于举办\n2020年全民终身学习活动周的通知")
        .subtitle("（吉教职成〔2020〕12号）");
    for heading in ["一、活动主题", "二、活动内容", "三、工作要求"] {
        letter = letter.heading1(heading).paragraph(text);
        for heading in [
            "（一）开展线上线下相结合的学习活动",
            "（二）讲好百姓学习之星的故事",
        ] {
            letter = letter
                .heading2(heading)
                .paragraph(text)
                .paragraph("1. 参与人次达到12345人，覆盖率为98.6%；\n2. 各单位须于2020年10月20日前报送Word与Excel材料。");
        }
    }
    letter
        .signature("吉林省教育厅", Some(day()))
        .footer_note("内容摘要 3f9a1c02　第2版")
}

/// Nothing but text, of every kind of letters: a page of it is full whatever the fonts. In `notice` a heading
/// that would stand last on a page moves to the next one.
fn running() -> Letter {
    let text = "2020年10月20日前，各单位须报送Word与Excel材料——参与人次达到12345人，覆盖率为98.6%（“双战双赢”）。";
    (0..6)
        .fold(Letter::new("正文"), |letter, _| {
            letter.paragraph(&text.repeat(8))
        })
        .footer_note("内容摘要 3f9a1c02　第2版")
}

fn summary(rows: usize) -> Letter {
    let mut table = Table::new()
        .column("序号", 5.0, Align::Centre)
        .column("活动名称", 18.0, Align::Left)
        .column("所属内容", 10.0, Align::Centre)
        .column("主办单位", 14.0, Align::Left)
        .column("承办/协办单位", 14.0, Align::Left)
        .column("形式", 8.0, Align::Centre)
        .column("开始时间", 10.0, Align::Centre)
        .column("结束时间", 10.0, Align::Centre)
        .column("地点/网址", 14.0, Align::Left)
        .column("面向人群", 9.0, Align::Centre)
        .column("预计人次", 8.0, Align::Right)
        .column("负责人", 8.0, Align::Centre)
        .column("联系电话", 12.0, Align::Centre)
        .column("简介", 18.0, Align::Left)
        .column("备注", 6.0, Align::Centre);
    for n in 1..=rows {
        table.push([
            n.to_string(),
            format!("社区智能手机公益课堂（第{n}期）"),
            "智慧助老".into(),
            "长春市朝阳区社区教育学院".into(),
            "永昌街道社区学习中心、㛃瑀𠮷书屋".into(),
            "线上线下".into(),
            "2020-11-15".into(),
            "2020-11-21".into(),
            "https://www.example.com/activity/1489389".into(),
            "老年人".into(),
            "1200".into(),
            "欧阳娜".into(),
            "0431-88905678".into(),
            "面向社区老年人讲授智能手机的使用方法。\n共八讲。".into(),
            String::new(),
        ]);
    }
    Letter::new("2020年吉林省全民终身学习活动周示范活动汇总表")
        .landscape()
        .annex_label("附件5")
        .title()
        .lines([
            ("填报单位（盖章）", "长春市教育局"),
            ("填报人", "张三"),
            ("联系电话", "0431-88901234"),
            ("填报日期", "2020年10月20日"),
        ])
        .table(table)
        .footer_note("内容摘要 3f9a1c02　第2版　以系统记录为准")
}

fn application() -> Letter {
    let story = "该单位始终坚持以人民为中心的发展思想，把社区教育作为服务百姓终身学习的重要抓手。"
        .repeat(24);
    let sign = "（盖章）\n年　　月　　日";
    let form = Form::new([3.0, 4.0, 3.0, 4.0])
        .row([
            FormCell::label("单位名称"),
            FormCell::value("长春市朝阳区社区教育学院"),
        ])
        .row([
            FormCell::label("单位性质"),
            FormCell::value("事业单位"),
            FormCell::label("统一社会\n信用代码"),
            FormCell::value("12220104MB0X12345Y"),
        ])
        .row([
            FormCell::label("联系人"),
            FormCell::value("欧阳娜"),
            FormCell::label("联系电话"),
            FormCell::value("0431-88901234"),
        ])
        .tall_row(
            60.0,
            [
                FormCell::label("主\n要\n事\n迹"),
                FormCell::essay(story).span(3),
            ],
        )
        .tall_row(
            45.0,
            [
                FormCell::label("申报单位\n意　　见"),
                FormCell::opinion("同意申报。", sign),
            ],
        )
        .tall_row(
            45.0,
            [
                FormCell::label("市（州）\n推荐意见"),
                FormCell::opinion("", sign),
            ],
        );
    Letter::new("2020年吉林省全民终身学习活动周先进单位申报表")
        .annex_label("附件1")
        .title()
        .lines([
            ("填报单位（盖章）", "长春市朝阳区教育局"),
            ("填报日期", "2020年10月20日"),
        ])
        .form(form)
}

fn panel() -> Result<Letter> {
    let mut letter = Letter::new("全民智学，助力“双战双赢”").title();
    letter = letter.paragraph("甲\0乙\u{1b}丙 <script>&amp;</script>\r\n第二段");
    for (n, (wide, high)) in [(800, 600), (300, 900)].into_iter().enumerate() {
        letter = letter.picture(
            picture(wide, high)?,
            120.0,
            &format!("图{}　开幕式现场", n + 1),
        );
    }
    Ok(letter)
}

fn picture(wide: u32, high: u32) -> Result<Vec<u8>> {
    let mut bytes = std::io::Cursor::new(Vec::new());
    let colour = |x, y| image::Rgb([(x * 255 / wide) as u8, (y * 255 / high) as u8, 128]);
    image::RgbImage::from_fn(wide, high, colour).write_to(&mut bytes, image::ImageFormat::Jpeg)?;
    Ok(bytes.into_inner())
}

fn book(rows: i64) -> Book {
    let at = contract::time::start_of(day());
    let mut sheet = Sheet::new("示范活动汇总表")
        .title("2020年吉林省全民终身学习活动周示范活动汇总表")
        .note("填报单位（盖章）：长春市教育局　　填报人：张三　　填报日期：2020年10月20日")
        .column("序号", 6.0)
        .column("活动名称", 34.0)
        .column("开始时间", 18.0)
        .column("填报日期", 13.0)
        .column("人次", 10.0)
        .column("占比", 10.0)
        .column("联系电话", 16.0)
        .column("简介", 44.0)
        .remark("内容摘要 3f9a1c02　第2版");
    for n in 1..=rows {
        sheet.push([
            Cell::Integer(n),
            Cell::text(if n == 1 {
                "=1+1".to_owned()
            } else {
                format!("社区公益课堂（第{n}期）")
            }),
            Cell::Instant(at + chrono::Duration::hours(9)),
            Cell::Day(day()),
            Cell::Integer(1200 + n),
            Cell::Decimal(98.6),
            Cell::text("04318890123"),
            if n % 2 == 0 {
                Cell::Blank
            } else {
                Cell::text("面向社区老年人讲授智能手机的使用方法，共八讲，线上线下同步开展。")
            },
        ]);
    }
    Book::new("示范活动汇总表", "吉林省教育厅").sheet(sheet)
}

async fn archived(folder: &Path, file: &str, naming: Naming) -> Result<()> {
    let mut names = Names::new();
    let mut entries = Vec::new();
    for (caption, text) in [
        ("开幕式：领导致辞", "甲"),
        ("开幕式：领导致辞", "乙"),
        ("㛃瑀𠮷社区", "丙"),
    ] {
        let name = names.give(&["长春市"], caption, "照片", "txt");
        let at = contract::time::start_of(day());
        entries.push(Ok::<_, std::io::Error>(
            Entry::new(name, text.repeat(1000)).changed(at),
        ));
    }
    let pieces: Vec<Bytes> = archive::stream(stream::iter(entries), naming)
        .try_collect()
        .await?;
    std::fs::write(folder.join(file), pieces.concat())?;
    Ok(())
}
