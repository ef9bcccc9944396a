//! The sample's pictures, drawn by the program: nobody's rights, a few kilobytes of code.

mod canvas;
mod ground;
mod scene;
mod sheet;
mod tint;

use std::collections::{BTreeSet, HashMap};

use bytes::Bytes;
use diesel::prelude::*;
use diesel_async::RunQueryDsl;
use futures_util::{StreamExt, TryStreamExt, stream};
use image::codecs::jpeg::JpegEncoder;
use uuid::Uuid;

use crate::file::store::FileRow;
use crate::file::{self, Owner};
use crate::platform::blob::Blobs;
use crate::platform::blocking::blocking;
use crate::platform::failure::Failure;
use crate::platform::store::Conn;
use crate::platform::store::schema::file as files;
use scene::{SCENES, Scene};
use tint::Tint;

/// A kept picture and what it shows.
#[derive(Clone, Copy)]
pub struct Picture {
    pub id: Uuid,
    pub alt: &'static str,
}

/// As wide as photos of panels must be at least.
const WIDE: usize = 1600;

/// A scene in certain papers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Print {
    pub scene: &'static str,
    pub tint: Tint,
}

impl Print {
    /// None where there is no such scene.
    pub fn new(scene: &str, tint: u8) -> Option<Self> {
        let scene = SCENES.iter().find(|s| s.code == scene)?.code;
        let tint = Tint::new(tint);
        Some(Self { scene, tint })
    }

    /// Of its file.
    fn name(&self) -> String {
        match self.tint.0 {
            0 => format!("{}.jpg", self.scene),
            n => format!("{}-{n}.jpg", self.scene),
        }
    }
}

/// What a scene shows; empty where there is no such scene.
pub fn alt(scene: &str) -> &'static str {
    let found = SCENES.iter().find(|s| s.code == scene);
    found.map_or("", |s| s.alt)
}

/// Draws all scenes and keeps them for an organization; by code.
pub async fn keep_all(
    blobs: &Blobs,
    conn: &mut Conn,
    organization: Uuid,
) -> Result<HashMap<&'static str, Picture>, Failure> {
    let all = SCENES.iter().map(|s| (s, Tint::default()));
    let mut pictures = HashMap::new();
    for (scene, _, row) in keep_each(blobs, organization, all).await? {
        file::insert(conn, &row).await?;
        let (id, alt) = (row.id, scene.alt);
        pictures.insert(scene.code, Picture { id, alt });
    }
    Ok(pictures)
}

/// Draws each print once that isn't kept yet. The rows are for the caller to copy and insert: one for
/// each organization that shows it.
pub async fn keep_photos(
    blobs: &Blobs,
    conn: &mut Conn,
    prints: &BTreeSet<Print>,
) -> Result<HashMap<Print, FileRow>, Failure> {
    let there: Vec<FileRow> = files::table
        .filter(files::sample.eq(true))
        .filter(files::original_width.ge(WIDE as i32))
        .select(FileRow::as_select())
        .load(conn)
        .await?;
    let mut kept = HashMap::new();
    let mut wanted = Vec::new();
    for print in prints {
        let name = print.name();
        match there.iter().find(|row| row.name == name) {
            Some(row) => _ = kept.insert(*print, row.clone()),
            None => wanted.extend(
                SCENES
                    .iter()
                    .filter(|s| s.code == print.scene)
                    .map(|s| (s, print.tint)),
            ),
        }
    }
    let drawn = keep_each(blobs, Uuid::nil(), wanted.into_iter()).await?;
    kept.extend(drawn.into_iter().map(|(scene, tint, row)| {
        let scene = scene.code;
        (Print { scene, tint }, row)
    }));
    Ok(kept)
}

type Kept = (&'static Scene, Tint, FileRow);

/// A few at a time: each takes a core.
async fn keep_each(
    blobs: &Blobs,
    organization: Uuid,
    all: impl Iterator<Item = (&'static Scene, Tint)>,
) -> Result<Vec<Kept>, Failure> {
    stream::iter(all)
        .map(|(scene, tint)| async move {
            let row = keep(blobs, organization, scene, tint).await?;
            Ok((scene, tint, row))
        })
        .buffer_unordered(4)
        .try_collect()
        .await
}

async fn keep(
    blobs: &Blobs,
    organization: Uuid,
    scene: &'static Scene,
    tint: Tint,
) -> Result<FileRow, Failure> {
    let bytes = blocking(move || draw(scene, WIDE, tint)).await?;
    let code = scene.code;
    let print = Print { scene: code, tint };
    let owner = Owner {
        organization,
        created_by: super::sample::MAKER,
        sample: true,
    };
    file::keep_picture(blobs, owner, &print.name(), bytes).await
}

fn draw(scene: &Scene, width: usize, tint: Tint) -> Result<Bytes, Failure> {
    let image = sheet::print(&(scene.draw)(), width, tint)
        .ok_or_else(|| Failure::internal("a scene of the wrong size"))?;
    let mut bytes = Vec::new();
    JpegEncoder::new_with_quality(&mut bytes, 88)
        .encode_image(&image)
        .map_err(Failure::internal)?;
    Ok(bytes.into())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn scenes_differ_and_are_described() {
        let mut seen = std::collections::HashSet::new();
        for scene in &SCENES[..3] {
            for tint in 0..2 {
                let bytes = draw(scene, 300, Tint(tint));
                let bytes = bytes.unwrap_or_else(|e| panic!("{}: {e}", scene.code));
                assert!(seen.insert(Blobs::digest(&bytes)), "{} {tint}", scene.code);
            }
        }
        for scene in SCENES {
            assert!(scene.alt.starts_with("剪纸风格插画"), "{}", scene.code);
        }
    }
}
