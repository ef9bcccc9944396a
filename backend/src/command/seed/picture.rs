//! The sample's pictures, drawn by the program: nobody's rights, a few kilobytes of code.

mod canvas;
mod ground;
mod scene;

use std::collections::HashMap;

use bytes::Bytes;
use image::codecs::jpeg::JpegEncoder;
use tokio::task::JoinSet;
use uuid::Uuid;

use crate::blob::Blobs;
use crate::file::{self, Owner};
use crate::http::failure::Failure;
use crate::store::Conn;
use scene::{SCENES, Scene};

/// A kept picture and what it shows.
#[derive(Clone, Copy)]
pub struct Picture {
    pub id: Uuid,
    pub alt: &'static str,
}

/// Draws all scenes and keeps them for an organization; by code.
pub async fn keep_all(
    blobs: &Blobs,
    conn: &mut Conn,
    organization: Uuid,
) -> Result<HashMap<&'static str, Picture>, Failure> {
    let mut drawing = JoinSet::new();
    for scene in SCENES {
        drawing.spawn_blocking(move || (scene, draw(scene)));
    }
    let mut kept = HashMap::new();
    while let Some(drawn) = drawing.join_next().await {
        let (scene, bytes) = drawn.map_err(Failure::internal)?;
        let owner = Owner {
            organization,
            created_by: super::sample::MAKER,
            sample: true,
        };
        let name = format!("{}.jpg", scene.code);
        let file = file::keep_picture(blobs, conn, owner, &name, bytes?).await?;
        kept.insert(
            scene.code,
            Picture {
                id: file.id,
                alt: scene.alt,
            },
        );
    }
    Ok(kept)
}

fn draw(scene: &Scene) -> Result<Bytes, Failure> {
    let image = (scene.draw)()
        .finish()
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
        for scene in &SCENES[..4] {
            let bytes = draw(scene).unwrap_or_else(|e| panic!("{}: {e}", scene.code));
            assert!(seen.insert(Blobs::digest(&bytes)), "{}", scene.code);
        }
        for scene in SCENES {
            assert!(scene.alt.starts_with("剪纸风格插画"), "{}", scene.code);
        }
    }
}
