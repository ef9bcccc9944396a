//! Originals of photos carry what nobody else may see.

use contract::file::FileRef;
use contract::role::Role;
use image::{ExtendedColorType, GenericImageView, ImageEncoder, Rgb, RgbImage};
use learning_week::file::{service, store};

use super::editor;
use crate::support::Api;

/// A phone's photo: EXIF that says "turn right by 90 degrees", with a place in its GPS directory.
fn phone(width: u32, height: u32) -> Vec<u8> {
    let mut tiff = b"II*\0\x08\0\0\0\x02\0".to_vec();
    tiff.extend_from_slice(&[0x12, 0x01, 3, 0, 1, 0, 0, 0, 6, 0, 0, 0]);
    // The GPS directory stands at 38.
    tiff.extend_from_slice(&[0x25, 0x88, 4, 0, 1, 0, 0, 0, 38, 0, 0, 0]);
    tiff.extend_from_slice(&[0; 4]);
    // GPSLatitudeRef N, GPSLatitude at 68: 43° 53′ 0″.
    tiff.extend_from_slice(&[2, 0]);
    tiff.extend_from_slice(&[1, 0, 2, 0, 2, 0, 0, 0, b'N', 0, 0, 0]);
    tiff.extend_from_slice(&[2, 0, 5, 0, 3, 0, 0, 0, 68, 0, 0, 0]);
    tiff.extend_from_slice(&[0; 4]);
    for part in [43u32, 1, 53, 1, 0, 1] {
        tiff.extend_from_slice(&part.to_le_bytes());
    }
    let image = RgbImage::from_fn(width, height, |x, _| {
        if x < width / 2 {
            Rgb([230, 20, 20])
        } else {
            Rgb([20, 20, 230])
        }
    });
    let mut out = Vec::new();
    let mut encoder = image::codecs::jpeg::JpegEncoder::new_with_quality(&mut out, 95);
    encoder.set_exif_metadata(tiff).expect("EXIF");
    encoder
        .write_image(image.as_raw(), width, height, ExtendedColorType::Rgb8)
        .expect("a picture");
    out
}

/// The marks of a JPEG's segments up to its pixels.
fn marks(jpeg: &[u8]) -> Vec<u8> {
    assert_eq!(jpeg[..2], [0xff, 0xd8], "a JPEG");
    let (mut at, mut out) = (2, Vec::new());
    while jpeg[at] == 0xff && jpeg[at + 1] != 0xda {
        out.push(jpeg[at + 1]);
        at += 2 + usize::from(u16::from_be_bytes([jpeg[at + 2], jpeg[at + 3]]));
    }
    out
}

const APP1: u8 = 0xe1;

#[actix_web::test]
async fn only_offices_above_see_what_a_photo_tells_of_its_maker() {
    let api = Api::start().await;
    let school = api.institution("changchun", "一所学校").await;
    let person = api.person_in(school, &[Role::InstitutionEditor]).await;
    let photo = phone(2400, 1800);
    assert!(marks(&photo).contains(&APP1));
    let file: FileRef = person
        .upload("/api/v1/files", "照片.jpg", "image/jpeg", &photo)
        .await
        .expect(201)
        .as_();
    assert_eq!((file.width, file.height), (Some(1200), Some(1600)));
    assert_eq!(
        (file.original_width, file.original_height),
        (Some(1800), Some(2400))
    );

    let path = format!("/api/v1/files/{}/original", file.id);
    for reader in [
        person,
        api.person_in(school, &[Role::InstitutionSubmitter]).await,
        api.person("changchun", &[Role::CityReviewer]).await,
        api.person("province", &[Role::ProvincePublisher]).await,
    ] {
        let answer = reader.get(&path).await.expect(200);
        assert_eq!(answer.body, photo);
        assert_eq!(answer.header("cache-control"), "private, no-store");
        assert!(
            answer
                .header("content-disposition")
                .starts_with("attachment")
        );
    }
    for stranger in [
        api.person("jilin", &[Role::CityReviewer]).await,
        editor(&api).await,
        api.person("province", &[Role::ProvinceAdmin]).await,
        api.person("province", &[Role::ProvinceAuditor]).await,
    ] {
        stranger.get(&path).await.expect(404);
    }
    let nobody = api.nobody();
    nobody.get(&path).await.expect(401);
    for variant in ["original", "full.jpg"] {
        nobody
            .get(&format!("/{}", file.url.replace("large.jpg", variant)))
            .await
            .expect(404);
    }

    for url in [&file.url, &file.thumbnail] {
        let shown = nobody.get(&format!("/{url}")).await.expect(200);
        assert!(!marks(&shown.body).contains(&APP1), "{url}");
    }
    let row = store::find(&mut *api.conn().await, file.id.into())
        .await
        .expect("the database answers")
        .expect("the file");
    let full = service::full(&api.state.blobs, &row)
        .await
        .expect("a full picture");
    assert!(!marks(&full).contains(&APP1));
    let upright = image::load_from_memory(&full).expect("a picture");
    assert_eq!(upright.dimensions(), (1800, 2400));
    // Turned clockwise, the left half is on top.
    assert!(upright.get_pixel(900, 300)[0] > 150 && upright.get_pixel(900, 2100)[2] > 150);
    // The second time it is taken from the file store.
    api.state
        .blobs
        .put(&row.digest, "original", b"gone".to_vec())
        .await
        .expect("a content");
    assert!(
        service::full(&api.state.blobs, &row)
            .await
            .expect("the same")
            == full
    );
    nobody
        .get(&format!("/{}", file.url.replace("large.jpg", "full.jpg")))
        .await
        .expect(404);
}

#[actix_web::test]
async fn a_documents_original_is_the_document() {
    let api = Api::start().await;
    let person = editor(&api).await;
    let paper = b"%PDF-1.4\n1 0 obj\n%%EOF";
    let file: FileRef = person
        .upload(
            "/api/v1/files?kind=document",
            "a.pdf",
            "application/pdf",
            paper,
        )
        .await
        .expect(201)
        .as_();
    let path = format!("/api/v1/files/{}/original", file.id);
    assert_eq!(person.get(&path).await.expect(200).body, paper);
    let row = store::find(&mut *api.conn().await, file.id.into())
        .await
        .expect("an answer")
        .expect("the file");
    assert!(service::full(&api.state.blobs, &row).await.is_err());
}
