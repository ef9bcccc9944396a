//! Tests of file names.

use super::*;

#[test]
fn what_file_systems_refuse_is_replaced() {
    for (raw, expected) in [
        ("开幕式：领导讲话", "开幕式：领导讲话.jpg"),
        ("11/15 开幕*?\"<>|\\:", "11／15 开幕＊？＂＜＞｜＼：.jpg"),
        ("../../etc/passwd", "／..／etc／passwd.jpg"),
        ("con", "_con.jpg"),
        ("Lpt1.2020", "_Lpt1.2020.jpg"),
        ("COM10", "COM10.jpg"),
        ("结尾. . .", "结尾.jpg"),
        ("a\0\r\nb\u{202e}c", "a  bc.jpg"),
        ("", "照片.jpg"),
        (" . ", "照片.jpg"),
        ("㛃瑀𠮷", "㛃瑀𠮷.jpg"),
    ] {
        assert_eq!(file(raw, "照片", "jpg"), expected, "{raw:?}");
    }
}

#[test]
fn names_end_within_two_hundred_bytes() {
    let long = file(&"字".repeat(90), "照片", "jpeg");
    assert!(long.len() <= MOST_BYTES && long.len() > MOST_BYTES - 3);
    assert!(long.ends_with("字.jpeg"));
    let mut names = Names::new();
    let first = names.give(&[], &"𠮷".repeat(90), "照片", "jpg");
    let second = names.give(&[], &"𠮷".repeat(90), "照片", "jpg");
    assert!(second.ends_with("（2）.jpg") && second.len() <= MOST_BYTES);
    assert_ne!(first, second);
}

#[test]
fn no_two_names_are_the_same() {
    let mut names = Names::new();
    assert_eq!(names.give(&[], "开幕", "照片", "jpg"), "开幕.jpg");
    assert_eq!(names.give(&[], "开幕", "照片", "jpg"), "开幕（2）.jpg");
    assert_eq!(
        names.give(&[], "开幕（2）", "照片", "jpg"),
        "开幕（2）（2）.jpg"
    );
    assert_eq!(names.give(&[], "A", "照片", "jpg"), "A.jpg");
    assert_eq!(names.give(&[], "a", "照片", "jpg"), "a（2）.jpg");
    assert_eq!(
        names.give(&["长春/市", ".."], "开幕", "照片", "jpg"),
        "长春／市/其他/开幕.jpg"
    );
}

#[test]
fn gbk_says_what_it_lacks() {
    assert_eq!(to_gbk("照片.jpg"), b"\xd5\xd5\xc6\xac.jpg");
    assert_eq!(to_gbk("𠮷"), b"\xa1\xfe");
}

#[test]
fn names_of_entries_are_read_whoever_wrote_them() {
    let gbk = to_gbk("照片.jpg");
    assert_eq!(decode("照片.jpg".as_bytes(), true, &[]), "照片.jpg");
    assert_eq!(decode("照片.jpg".as_bytes(), false, &[]), "照片.jpg");
    assert_eq!(decode(&gbk, false, &[]), "照片.jpg");
    let mut extra = vec![0x01, 0x00, 2, 0, 9, 9, 0x75, 0x70, 11, 0, 1];
    extra.extend_from_slice(&crc32fast::hash(&gbk).to_le_bytes());
    extra.extend_from_slice("㛃瑀".as_bytes());
    assert_eq!(decode(&gbk, false, &extra), "㛃瑀");
    // One that belongs to another name, and ones cut short.
    assert_eq!(decode(b"other.jpg", false, &extra), "other.jpg");
    for end in 0..extra.len() {
        decode(&gbk, false, &extra[..end]);
    }
    assert!(decode(&[0xff, 0xff], true, &[]).contains('\u{fffd}'));
}

/// 学校, 校园, 小学 are sound UTF-8 in GBK; nothing tells but that they are Chinese then, or what stands beside them.
#[test]
fn an_archive_decides_how_its_names_are_written() {
    let gbk = |text: &str| encoding_rs::GBK.encode(text).0.into_owned();
    let utf8 = |text: &str| text.as_bytes().to_vec();
    let short = ["学校.jpg", "校园.jpg", "小学.jpg"];
    let read = |names: &[(Vec<u8>, bool)]| -> Vec<String> {
        let spelling = Spelling::of(names.iter().map(|(raw, flag)| (raw.as_slice(), *flag)));
        let read = names.iter().map(|(raw, flag)| spelling.read(raw, *flag));
        read.collect()
    };
    for name in short {
        assert!(
            String::from_utf8(gbk(name)).is_ok(),
            "{name}: a case at all"
        );
    }
    let beside = [
        "活动照片/开幕式.jpg",
        "学校.jpg",
        "IMG_1.jpg",
        "校园/小学.jpg",
    ];
    for names in [
        &short[..],
        &beside,
        &["学校.jpg"],
        &["开幕式.jpg", "徕卡.jpg"],
    ] {
        for flag in [false, true] {
            // A flag that lies is seen where a name cannot be UTF-8.
            let lies =
                flag && !names.contains(&"开幕式.jpg") && !names.contains(&"活动照片/开幕式.jpg");
            let old: Vec<_> = names.iter().map(|name| (gbk(name), flag)).collect();
            assert!(lies || read(&old) == names, "{flag} {:?}", read(&old));
            let new: Vec<_> = names.iter().map(|name| (utf8(name), flag)).collect();
            assert_eq!(read(&new), names, "{flag}");
        }
    }
    // Added to by another program, and names of other people.
    let mixed = [
        (gbk("开幕式.jpg"), false),
        (utf8("闭幕式.jpg"), false),
        (gbk("学校.jpg"), false),
        (gbk("颁奖.jpg"), false),
    ];
    assert_eq!(
        read(&mixed),
        ["开幕式.jpg", "闭幕式.jpg", "学校.jpg", "颁奖.jpg"]
    );
    let flagged = [(gbk("开幕式.jpg"), false), (utf8("ѧУ.jpg"), true)];
    assert_eq!(read(&flagged), ["开幕式.jpg", "ѧУ.jpg"]);
    let accents = [(utf8("Café.jpg"), false), (utf8("学校.jpg"), false)];
    assert_eq!(read(&accents), ["Café.jpg", "学校.jpg"]);
    assert_eq!(read(&[(utf8("Café.jpg"), false)]), ["Café.jpg"]);
}
