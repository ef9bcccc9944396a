//! Materials and what was handed in, put in place without walking through the page.

use contract::file::FileRef;
use contract::material::{MaterialInput, Part};
use contract::organization::OrganizationKind;
use contract::role::Role;
use contract::submission::{SubmissionContent, SubmissionState as State};
use diesel::prelude::*;
use diesel_async::RunQueryDsl;
use image::ImageEncoder;
use learning_week::platform::store::schema::{material, submission, submission_revision};
use uuid::Uuid;

use crate::support::{Api, public};

/// 工作方案: a text.
pub fn plan() -> MaterialInput {
    MaterialInput {
        code: "plan".into(),
        label: "工作方案".into(),
        batch: 1,
        parts: vec![Part::Title, Part::Body],
        owed_by: vec![OrganizationKind::CityOffice, OrganizationKind::University],
        ..Default::default()
    }
}

/// 展板素材: title, text, photos.
pub fn panel() -> MaterialInput {
    MaterialInput {
        code: "panel".into(),
        label: "展板素材".into(),
        parts: vec![
            Part::Title,
            Part::Body,
            Part::Photos,
            Part::Documents,
            Part::Cases,
        ],
        ..plan()
    }
}

pub async fn material(api: &Api, input: &MaterialInput) -> Uuid {
    let (id, edition_id) = (Uuid::now_v7(), api.edition().await);
    let content = MaterialInput {
        code: format!("{}_{}", input.code, id.simple()),
        ..input.clone()
    };
    diesel::insert_into(material::table)
        .values((
            material::id.eq(id),
            material::edition_id.eq(edition_id),
            material::position.eq(900),
            material::content.eq(serde_json::to_value(content).expect("JSON")),
        ))
        .execute(&mut *api.conn().await)
        .await
        .expect("a material");
    id
}

/// A submission of the organization of this seed key, with one version.
pub async fn filed(
    api: &Api,
    material: Uuid,
    key: &str,
    state: State,
    content: &SubmissionContent,
) -> Uuid {
    filed_by(api, material, api.organization(key).await, state, content).await
}

pub async fn filed_by(
    api: &Api,
    material: Uuid,
    organization: Uuid,
    state: State,
    content: &SubmissionContent,
) -> Uuid {
    let (id, edition_id) = (Uuid::now_v7(), api.edition().await);
    let submitted = (state != State::Draft).then(|| public::at(10, 19, 9, 30));
    diesel::insert_into(submission::table)
        .values((
            submission::id.eq(id),
            submission::edition_id.eq(edition_id),
            submission::material_id.eq(material),
            submission::organization_id.eq(organization),
            submission::part.eq(false),
            submission::state.eq(state.code()),
            submission::office_id.eq(state.waiting().then_some(organization)),
            submission::statement.eq(content.statement.as_ref().map(|s| s.kind.code())),
            submission::submitted_at.eq(submitted),
        ))
        .execute(&mut *api.conn().await)
        .await
        .expect("a submission");
    version(api, id, 1, state, content).await;
    id
}

/// A further version.
pub async fn version(
    api: &Api,
    submission: Uuid,
    number: i32,
    state: State,
    content: &SubmissionContent,
) {
    let submitted = (state != State::Draft).then(|| public::at(10, 19, 9, 30));
    diesel::insert_into(submission_revision::table)
        .values((
            submission_revision::id.eq(Uuid::now_v7()),
            submission_revision::submission_id.eq(submission),
            submission_revision::number.eq(number),
            submission_revision::state.eq(state.code()),
            submission_revision::content.eq(serde_json::to_value(content).expect("JSON")),
            submission_revision::heading.eq(content.heading()),
            submission_revision::photos.eq(content.all_photos().count() as i32),
            submission_revision::author_id.eq(Uuid::now_v7()),
            submission_revision::author_name.eq("李四"),
            submission_revision::submitted_name.eq(submitted.map(|_| "王五")),
            submission_revision::submitted_at.eq(submitted),
        ))
        .execute(&mut *api.conn().await)
        .await
        .expect("a version");
}

/// A photo of 2400 × 1800 pixels with metadata, sent as a person does; each number another one.
pub async fn photo(api: &Api, key: &str, number: u8) -> Uuid {
    let mut tiff = b"II*\0\x08\0\0\0\x01\0".to_vec();
    tiff.extend_from_slice(&[0x0e, 0x01, 2, 0, 16, 0, 0, 0, 26, 0, 0, 0]);
    tiff.extend_from_slice(&[0, 0, 0, 0]);
    tiff.extend_from_slice(b"SECRET-LOCATION\0");
    let picture = image::RgbImage::from_pixel(2400, 1800, image::Rgb([number * 20, 90, 160]));
    let mut bytes = Vec::new();
    let mut encoder = image::codecs::jpeg::JpegEncoder::new(&mut bytes);
    encoder.set_exif_metadata(tiff).expect("EXIF");
    encoder
        .write_image(picture.as_raw(), 2400, 1800, image::ExtendedColorType::Rgb8)
        .expect("a picture");
    assert!(bytes.windows(6).any(|w| w == b"SECRET"));
    sent(api, key, "picture", "IMG_0001.jpg", "image/jpeg", &bytes).await
}

pub async fn sent(
    api: &Api,
    key: &str,
    kind: &str,
    name: &str,
    media_type: &str,
    bytes: &[u8],
) -> Uuid {
    let role = match key {
        "jlu" => Role::InstitutionEditor,
        _ => Role::CityEditor,
    };
    let person = api.person(key, &[role]).await;
    let path = format!("/api/v1/files?kind={kind}");
    let file: FileRef = person
        .upload(&path, name, media_type, bytes)
        .await
        .expect(201)
        .as_();
    file.id.into()
}
