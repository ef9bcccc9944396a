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
