//! Pictures and documents that are uploaded in one piece: sniffed, shrunk, stripped, served.

mod withheld;

use std::io::{Cursor, Write};

use contract::file::FileRef;
use contract::role::Role;
use image::{
    DynamicImage, ExtendedColorType, ImageEncoder, ImageFormat, Rgb, RgbImage, Rgba, RgbaImage,
};

use crate::support::{Answer, Api, Client};

const PICTURE: &str = "/api/v1/files?kind=picture";
const DOCUMENT: &str = "/api/v1/files?kind=document";

/// The left half red, the right half blue.
fn halves(width: u32, height: u32) -> RgbImage {
    RgbImage::from_fn(width, height, |x, _| {
        if x < width / 2 {
            Rgb([230, 20, 20])
        } else {
            Rgb([20, 20, 230])
        }
    })
}

fn encoded(image: impl Into<DynamicImage>, format: ImageFormat) -> Vec<u8> {
    let mut out = Cursor::new(Vec::new());
    image.into().write_to(&mut out, format).expect("a picture");
    out.into_inner()
}

fn jpeg(width: u32, height: u32) -> Vec<u8> {
    encoded(halves(width, height), ImageFormat::Jpeg)
}

/// A JPEG whose EXIF says "turn right by 90 degrees" and carries a word and a GPS tag.
fn turned() -> Vec<u8> {
    let mut tiff = b"II*\0\x08\0\0\0\x03\0".to_vec();
    // Orientation 6, ImageDescription, GPS directory.
    tiff.extend_from_slice(&[0x12, 0x01, 3, 0, 1, 0, 0, 0, 6, 0, 0, 0]);
    tiff.extend_from_slice(&[0x0e, 0x01, 2, 0, 16, 0, 0, 0, 50, 0, 0, 0]);
    tiff.extend_from_slice(&[0x25, 0x88, 4, 0, 1, 0, 0, 0, 50, 0, 0, 0]);
    tiff.extend_from_slice(&[0, 0, 0, 0]);
    tiff.extend_from_slice(b"SECRET-LOCATION\0");
    let mut exif = b"Exif\0\0".to_vec();
    exif.extend_from_slice(&tiff);
    let mut out = Vec::new();
    let mut encoder = image::codecs::jpeg::JpegEncoder::new(&mut out);
    encoder.set_exif_metadata(tiff).expect("EXIF");
    encoder
        .write_image(halves(800, 400).as_raw(), 800, 400, ExtendedColorType::Rgb8)
        .expect("a picture");
    assert!(out.windows(6).any(|w| w == b"SECRET"), "the EXIF is there");
    out
}

fn zipped(parts: &[(&str, &str)]) -> Vec<u8> {
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in parts {
        zip.start_file(*name, zip::write::SimpleFileOptions::default())
            .expect("an entry");
        zip.write_all(text.as_bytes()).expect("its content");
    }
    zip.finish().expect("an archive").into_inner()
}

/// The address of another variant, with the same ticket.
fn variant_of(file: &FileRef, variant: &str) -> String {
    let ticket = file.url.split_once('?').expect("a ticket").1;
    format!("/files/{}/{variant}?{ticket}", file.id)
}

async fn editor(api: &Api) -> Client<'_> {
    api.person("jlu", &[Role::InstitutionEditor]).await
}

#[track_caller]
fn decoded(answer: &Answer) -> RgbImage {
    image::load_from_memory_with_format(&answer.body, ImageFormat::Jpeg)
        .expect("a JPEG")
        .into_rgb8()
}

#[actix_web::test]
async fn a_picture_is_turned_upright_shrunk_and_stripped() {
    let api = Api::start().await;
    let answer = editor(&api)
        .await
        .upload(PICTURE, "../fakepath/开幕式.JPEG", "image/jpeg", &turned())
        .await;
    let file: FileRef = answer.expect(201).as_();
    assert_eq!(
        (file.name.as_str(), file.media_type.as_str()),
        ("开幕式.jpg", "image/jpeg")
    );
    assert_eq!((file.width, file.height), (Some(400), Some(800)));
    let version = uuid::Uuid::from(file.id).get_version_num();
    assert_eq!(version, 4, "ids cannot be guessed");

    let large = api
        .nobody()
        .get(&format!("/{}", file.url))
        .await
        .expect(200);
    assert_eq!(large.header("content-type"), "image/jpeg");
    assert_eq!(large.header("x-content-type-options"), "nosniff");
    assert!(large.header("content-security-policy").contains("sandbox"));
    assert!(!large.body.windows(4).any(|w| w == b"Exif"), "EXIF is gone");
    assert!(!large.body.windows(6).any(|w| w == b"SECRET"));
    let upright = decoded(&large);
    assert_eq!(upright.dimensions(), (400, 800));
    // Turned clockwise, the left half is on top.
    assert!(upright.get_pixel(200, 100)[0] > 150 && upright.get_pixel(200, 700)[2] > 150);

    let small = api
        .nobody()
        .get(&format!("/{}", file.thumbnail))
        .await
        .expect(200);
    assert_eq!(decoded(&small).dimensions(), (400, 800), "never enlarged");
    let tag = large.header("etag").to_owned();
    let path = format!("/{}", file.url);
    let again = api
        .nobody()
        .send("GET", &path, &[("if-none-match", &tag)], None)
        .await;
    assert_eq!((again.status, again.body.len()), (304, 0));
    assert_ne!(tag, small.header("etag"));
}

#[actix_web::test]
async fn large_pictures_become_small_and_transparent_ones_white() {
    let api = Api::start().await;
    let person = editor(&api).await;
    let file: FileRef = person
        .upload(PICTURE, "a.jpg", "image/jpeg", &jpeg(4000, 3000))
        .await
        .expect(201)
        .as_();
    assert_eq!((file.width, file.height), (Some(1600), Some(1200)));
    let small = api
        .nobody()
        .get(&format!("/{}", file.thumbnail))
        .await
        .expect(200);
    assert_eq!(decoded(&small).dimensions(), (480, 360));
    assert!(small.body.len() < 50_000);

    let clear = RgbaImage::from_pixel(300, 300, Rgba([0, 0, 0, 0]));
    for format in [ImageFormat::Png, ImageFormat::WebP] {
        let answer = person
            .upload(
                PICTURE,
                "b",
                "application/octet-stream",
                &encoded(clear.clone(), format),
            )
            .await;
        let file: FileRef = answer.expect(201).as_();
        let large = api
            .nobody()
            .get(&format!("/{}", file.url))
            .await
            .expect(200);
        assert!(decoded(&large).get_pixel(150, 150)[0] > 250, "{format:?}");
    }
    // Ink for print, and pictures that move.
    let cmyk = include_bytes!("fixture/cmyk.jpg");
    let file: FileRef = person
        .upload(PICTURE, "c.jpg", "image/jpeg", cmyk)
        .await
        .expect(201)
        .as_();
    let large = decoded(
        &api.nobody()
            .get(&format!("/{}", file.url))
            .await
            .expect(200),
    );
    let top = large.get_pixel(160, 5);
    assert!(
        top[0] > 180 && top[1] < 90 && top[2] < 90,
        "red stays red: {top:?}"
    );
    let moving = include_bytes!("fixture/animated.webp");
    person
        .upload(PICTURE, "d.webp", "image/webp", moving)
        .await
        .expect(201);
}

#[actix_web::test]
async fn what_is_no_sound_picture_is_refused_with_a_sentence() {
    let api = Api::start().await;
    let person = editor(&api).await;
    let whole = jpeg(800, 600);
    let heic = b"\0\0\0\x18ftypheic\0\0\0\0mif1heic".to_vec();
    let mut bomb = encoded(RgbImage::new(300, 300), ImageFormat::Png);
    // The header alone says 20000 × 10000.
    bomb[16..20].copy_from_slice(&20_000u32.to_be_bytes());
    bomb[20..24].copy_from_slice(&10_000u32.to_be_bytes());
    let sum = crc(&bomb[12..29]);
    bomb[29..33].copy_from_slice(&sum.to_be_bytes());
    let png = encoded(halves(500, 500), ImageFormat::Png);
    let cases: Vec<(&str, Vec<u8>, u16, &str, &str)> = vec![
        (
            "page",
            b"<html><script>alert(1)</script></html>".to_vec(),
            415,
            "unsupported_media",
            "JPEG",
        ),
        (
            "svg",
            b"<svg xmlns='http://www.w3.org/2000/svg'/>".to_vec(),
            415,
            "unsupported_media",
            "JPEG",
        ),
        (
            "pdf",
            b"%PDF-1.4\n%%EOF".to_vec(),
            415,
            "unsupported_media",
            "JPEG",
        ),
        ("heic", heic, 415, "unsupported_media", "HEIC"),
        ("200 megapixels", bomb, 422, "bad_file", "万像素"),
        (
            "cut in half",
            whole[..whole.len() / 2].to_vec(),
            422,
            "bad_file",
            "不完整",
        ),
        (
            "without its end",
            whole[..whole.len() - 2].to_vec(),
            422,
            "bad_file",
            "不完整",
        ),
        ("header only", whole[..20].to_vec(), 422, "bad_file", "损坏"),
        (
            "cut PNG",
            png[..png.len() / 2].to_vec(),
            422,
            "bad_file",
            "损坏",
        ),
        ("tiny", jpeg(199, 800), 422, "bad_file", "200"),
    ];
    for (case, bytes, status, code, word) in cases {
        let answer = person.upload(PICTURE, "x.jpg", "image/jpeg", &bytes).await;
        assert_eq!(
            (answer.status, answer.code().as_str()),
            (status, code),
            "{case}: {}",
            answer.text()
        );
        let said = answer.json()["detail"]
            .as_str()
            .unwrap_or_default()
            .to_owned();
        assert!(
            said.contains(word) && said.ends_with('。'),
            "{case}: {said}"
        );
    }
    let empty = person
        .upload(PICTURE, "x.jpg", "image/jpeg", b"")
        .await
        .expect(422);
    assert_eq!(empty.faults(), ["file empty"]);
}

/// PNG's checksum.
fn crc(bytes: &[u8]) -> u32 {
    !bytes.iter().fold(u32::MAX, |mut sum, byte| {
        sum ^= u32::from(*byte);
        for _ in 0..8 {
            sum = if sum & 1 == 1 {
                (sum >> 1) ^ 0xedb8_8320
            } else {
                sum >> 1
            };
        }
        sum
    })
}

#[actix_web::test]
async fn uploads_are_read_under_a_limit_and_in_their_form() {
    let api = Api::start().await;
    let person = editor(&api).await;
    let huge = vec![0u8; contract::limit::UPLOAD + 1];
    let answer = person
        .upload(PICTURE, "x.jpg", "image/jpeg", &huge)
        .await
        .expect(413);
    assert_eq!(answer.code(), "too_large");
    assert!(answer.text().contains("20MB"));
    let multipart = [("content-type", "multipart/form-data; boundary=x")];
    let body =
        b"--x\r\nContent-Disposition: form-data; name=\"other\"\r\n\r\n1\r\n--x--\r\n".to_vec();
    let missing = person
        .send("POST", PICTURE, &multipart, Some(body))
        .await
        .expect(422);
    assert_eq!(missing.faults(), ["file required"]);
    person
        .send("POST", PICTURE, &multipart, Some(b"garbage".to_vec()))
        .await
        .expect(400);
    person
        .post(PICTURE, &serde_json::json!({}))
        .await
        .expect(415);
    person
        .upload(
            "/api/v1/files?kind=film",
            "x",
            "image/jpeg",
            &jpeg(300, 300),
        )
        .await
        .expect(400);
    api.nobody()
        .upload(PICTURE, "x.jpg", "image/jpeg", &jpeg(300, 300))
        .await
        .expect(401);
    let reviewer = api.person("changchun", &[Role::CityReviewer]).await;
    reviewer
        .upload(PICTURE, "x.jpg", "image/jpeg", &jpeg(300, 300))
        .await
        .expect(404);
}

#[actix_web::test]
async fn the_same_key_gives_the_same_file() {
    let api = Api::start().await;
    let person = editor(&api).await;
    let body = |name: &str, content: &[u8]| {
        let mut out = format!(
            "--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"{name}\"\r\n\r\n"
        )
        .into_bytes();
        out.extend_from_slice(content);
        out.extend_from_slice(b"\r\n--x--\r\n");
        out
    };
    let headers = [
        ("content-type", "multipart/form-data; boundary=x"),
        ("idempotency-key", "k1"),
    ];
    let picture = jpeg(300, 300);
    let first: FileRef = person
        .send("POST", PICTURE, &headers, Some(body("a.jpg", &picture)))
        .await
        .expect(201)
        .as_();
    let again: FileRef = person
        .send("POST", PICTURE, &headers, Some(body("a.jpg", &picture)))
        .await
        .expect(201)
        .as_();
    assert_eq!(first, again);
    person
        .send(
            "POST",
            PICTURE,
            &headers,
            Some(body("b.jpg", &jpeg(301, 300))),
        )
        .await
        .expect(409);
    // Without a key there are two files with one content.
    let other: FileRef = person
        .upload(PICTURE, "a.jpg", "image/jpeg", &picture)
        .await
        .expect(201)
        .as_();
    assert_ne!(first.id, other.id);
    api.nobody()
        .get(&format!("/{}", other.url))
        .await
        .expect(200);
}

#[actix_web::test]
async fn documents_are_told_by_their_content() {
    let api = Api::start().await;
    let person = editor(&api).await;
    let word = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml";
    let types = format!(
        "<Types><Override PartName=\"/word/document.xml\" ContentType=\"{word}\"/></Types>"
    );
    let docx = zipped(&[
        ("[Content_Types].xml", &types),
        ("word/document.xml", "<w/>"),
    ]);
    let file: FileRef = person
        .upload(DOCUMENT, "方案 “终稿”.docx", "text/html", &docx)
        .await
        .expect(201)
        .as_();
    let address = format!("files/{}/document.docx?ticket=", file.id);
    assert!(file.url.starts_with(&address), "{}", file.url);
    let answer = api
        .nobody()
        .get(&format!("/{}", file.url))
        .await
        .expect(200);
    assert_eq!(answer.body, docx);
    let disposition = answer.header("content-disposition");
    assert!(
        disposition.starts_with("attachment")
            && disposition.contains("filename*=UTF-8''%E6%96%B9%E6%A1%88"),
        "{disposition}"
    );
    api.nobody()
        .get(&variant_of(&file, "document.pdf"))
        .await
        .expect(404);

    let mut book = rust_xlsxwriter::Workbook::new();
    book.add_worksheet().write(0, 0, "x").expect("a cell");
    let xlsx = book.save_to_buffer().expect("a workbook");
    person
        .upload(DOCUMENT, "a.docx", "x/y", &xlsx)
        .await
        .expect(201);
    person
        .upload(
            DOCUMENT,
            "a.pdf",
            "application/pdf",
            b"%PDF-1.7\n1 0 obj\n%%EOF\n",
        )
        .await
        .expect(201);

    let vba = types.replace("document.main+xml", "document.macroEnabled.main+xml");
    let macros = zipped(&[
        ("[Content_Types].xml", &vba),
        ("word/document.xml", "<w/>"),
        ("word/vbaProject.bin", "x"),
    ]);
    for (case, bytes, status, word) in [
        ("macros", macros, 415, "宏"),
        ("any archive", zipped(&[("a.txt", "hello")]), 415, "PDF"),
        ("page", b"<html></html>".to_vec(), 415, "PDF"),
        (
            "old",
            vec![0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1],
            415,
            "另存为",
        ),
        ("cut archive", docx[..docx.len() - 30].to_vec(), 422, "损坏"),
        ("cut PDF", b"%PDF-1.7\n1 0 obj".to_vec(), 422, "不完整"),
        ("picture", jpeg(300, 300), 415, "PDF"),
    ] {
        let answer = person.upload(DOCUMENT, "x.docx", "x/y", &bytes).await;
        assert_eq!(answer.status, status, "{case}: {}", answer.text());
        assert!(answer.text().contains(word), "{case}: {}", answer.text());
    }
}

#[actix_web::test]
async fn only_variants_are_served() {
    let api = Api::start().await;
    let file: FileRef = editor(&api)
        .await
        .upload(PICTURE, "a.jpg", "image/jpeg", &jpeg(300, 300))
        .await
        .expect(201)
        .as_();
    let nobody = api.nobody();
    for variant in ["original", "large.png", "..%2Foriginal", "document.pdf"] {
        nobody.get(&variant_of(&file, variant)).await.expect(404);
    }
    nobody
        .get(&format!("/files/{}/large.jpg", uuid::Uuid::new_v4()))
        .await
        .expect(404);
    nobody.get("/files/nonsense/large.jpg").await.expect(404);
}

#[actix_web::test]
async fn the_web_gets_webp_in_three_widths() {
    let api = Api::start().await;
    let photo = jpeg(1400, 700);
    let file: FileRef = editor(&api)
        .await
        .upload(PICTURE, "a.jpg", "image/jpeg", &photo)
        .await
        .expect(201)
        .as_();
    let nobody = api.nobody();
    let large = nobody
        .get(&variant_of(&file, "large.jpg"))
        .await
        .expect(200);
    for (variant, width) in [("small", 480), ("medium", 960), ("large", 1400)] {
        // Made by the first, found by the second.
        for _ in 0..2 {
            let answer = nobody
                .get(&variant_of(&file, &format!("{variant}.webp")))
                .await
                .expect(200);
            assert_eq!(
                image::guess_format(&answer.body).ok(),
                Some(image::ImageFormat::WebP)
            );
            let seen = image::load_from_memory(&answer.body).expect("a picture");
            assert_eq!((seen.width(), seen.height()), (width, width / 2));
            assert!(answer.body.len() < large.body.len(), "{variant}");
        }
    }
    let document = editor(&api)
        .await
        .upload(
            DOCUMENT,
            "a.pdf",
            "application/pdf",
            b"%PDF-1.7\n1 0 obj\n%%EOF\n",
        )
        .await
        .expect(201)
        .as_::<FileRef>();
    nobody
        .get(&variant_of(&document, "small.webp"))
        .await
        .expect(404);
}
