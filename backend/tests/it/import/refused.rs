//! Files that are refused: what is no list, or means harm.

use super::*;

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
