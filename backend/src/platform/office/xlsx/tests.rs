//! Tests of the XLSX writer.

use std::io::Cursor;

use calamine::{Data, Reader, Xlsx};

use super::*;

fn book() -> Book {
    let day = NaiveDate::from_ymd_opt(2020, 3, 5).unwrap();
    let sheet = Sheet::new("汇总表[1]:*?/\\很长很长很长很长很长很长很长很长很长很长很长")
        .title("汇总表")
        .column("文本", 20.0)
        .column("数", 8.0)
        .column("日期", 12.0)
        .column("时间", 18.0)
        .row([
            Cell::text("=1+1"),
            Cell::Integer(12_345),
            Cell::Day(day),
            Cell::Instant("2020-03-05T16:30:00Z".parse().unwrap()),
        ])
        .row([
            Cell::text("04318890"),
            Cell::Decimal(f64::NAN),
            Cell::Blank,
            Cell::text("-"),
        ]);
    Book::new("汇总表", "吉林省教育厅")
        .sheet(sheet.clone())
        .sheet(sheet)
}

#[test]
fn numbers_are_numbers_and_dates_are_dates() {
    let bytes = book().bytes().unwrap();
    let mut read = Xlsx::new(Cursor::new(bytes)).unwrap();
    let names = read.sheet_names();
    assert_eq!(names.len(), 2);
    assert!(names.iter().all(|name| name.chars().count() <= 31) && names[0] != names[1]);
    let range = read.worksheet_range(&names[0]).unwrap();
    let at = |row, column| range.get_value((row, column)).cloned().unwrap_or_default();
    assert_eq!(at(0, 0), Data::String("汇总表".into()));
    assert_eq!(at(2, 0), Data::String("'=1+1".into()));
    assert_eq!(at(2, 1), Data::Float(12_345.0));
    let Data::DateTime(day) = at(2, 2) else {
        panic!("no date: {:?}", at(2, 2))
    };
    assert_eq!(
        day.as_datetime().unwrap().to_string(),
        "2020-03-05 00:00:00"
    );
    let Data::DateTime(instant) = at(2, 3) else {
        panic!("no time")
    };
    assert_eq!(
        instant.as_datetime().unwrap().to_string(),
        "2020-03-06 00:30:00"
    );
    assert_eq!(at(3, 0), Data::String("04318890".into()));
    assert_eq!(at(3, 3), Data::String("-".into()));
    assert!(read.worksheet_formula(&names[0]).unwrap().is_empty());
}

#[test]
fn texts_that_would_act_in_a_csv_do_not() {
    for acting in [
        "=1+1",
        "=cmd|' /C calc'!A0",
        "+SUM(1)",
        "-A1",
        "@SUM(1)",
        "\t=1+1",
        "\r=1+1",
        "＝1+1",
        " =1+1",
    ] {
        assert!(cell::harmless(acting).starts_with('\''), "{acting:?}");
    }
    for quiet in [
        "-",
        "+86 431-88901234",
        "-3.5",
        "－",
        "1=1",
        "",
        "a@b.cn",
        "'引号",
    ] {
        assert_eq!(cell::harmless(quiet), quiet);
    }
}

#[test]
fn the_same_book_gives_the_same_bytes() {
    let first = book().bytes().unwrap();
    // Longer than the two seconds that a ZIP can tell apart.
    std::thread::sleep(std::time::Duration::from_millis(2_100));
    assert_eq!(first, book().bytes().unwrap());
}

#[test]
fn odd_sheets_are_written_too() {
    Book::new("", "").bytes().unwrap();
    let one = Sheet::new("").title("=A1").column("只有一列", 10.0);
    let long = Sheet::new("'History'").row([Cell::text("字".repeat(40_000))]);
    Book::new("x", "y").sheet(one).sheet(long).bytes().unwrap();
}
