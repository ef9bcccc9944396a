//! Uploads that survive a dropped line (tus); what the tests of archives, originals and parts share.

mod archive;
mod original;
mod part;

use std::io::{Cursor, Write};

use contract::role::Role;
use image::{ExtendedColorType, ImageEncoder, Rgb, RgbImage};

use crate::support::{Answer, Api, Client};

const UPLOADS: &str = "/api/v1/uploads";

async fn editor(api: &Api) -> Client<'_> {
    api.person("jlu", &[Role::InstitutionEditor]).await
}

/// Noise, so that it has some bytes.
fn jpeg(width: u32, height: u32) -> Vec<u8> {
    let mut seed = 1u32;
    let image = RgbImage::from_fn(width, height, |_, _| {
        seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        Rgb([(seed >> 24) as u8, (seed >> 16) as u8, (seed >> 8) as u8])
    });
    let mut out = Vec::new();
    image::codecs::jpeg::JpegEncoder::new(&mut out)
        .write_image(image.as_raw(), width, height, ExtendedColorType::Rgb8)
        .expect("a picture");
    out
}

fn zipped(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in parts {
        zip.start_file(*name, zip::write::SimpleFileOptions::default())
            .expect("an entry");
        zip.write_all(content).expect("its content");
    }
    zip.finish().expect("an archive").into_inner()
}

/// Begins an upload; its address.
async fn begin(person: &Client<'_>, length: usize, metadata: &str) -> String {
    let length = length.to_string();
    let headers = [
        ("tus-resumable", "1.0.0"),
        ("upload-length", length.as_str()),
        ("upload-metadata", metadata),
    ];
    let answer = person
        .send("POST", UPLOADS, &headers, None)
        .await
        .expect(201);
    answer.header("location").to_owned()
}

async fn patch(person: &Client<'_>, at: usize, path: &str, bytes: &[u8]) -> Answer {
    let at = at.to_string();
    let headers = [
        ("tus-resumable", "1.0.0"),
        ("upload-offset", at.as_str()),
        ("content-type", "application/offset+octet-stream"),
    ];
    person
        .send("PATCH", path, &headers, Some(bytes.to_vec()))
        .await
}

/// What `HEAD` says.
async fn offset(person: &Client<'_>, path: &str) -> usize {
    let answer = person.send("HEAD", path, &[], None).await.expect(200);
    assert_eq!(answer.header("cache-control"), "no-store");
    answer.header("upload-offset").parse().expect("an offset")
}
