//! The sample's pictures, drawn by the program: nobody's rights, a few kilobytes of code.

mod canvas;
mod ground;
mod scene;

use std::collections::HashMap;

use bytes::Bytes;
use futures_util::{StreamExt, TryStreamExt, stream};
use image::codecs::jpeg::JpegEncoder;
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
    // A few at a time: each takes a core.
    let kept: Vec<(&Scene, file::store::Row)> =
        stream::iter(SCENES)
            .map(|scene| async move {
                Ok::<_, Failure>((scene, keep(blobs, organization, scene).await?))
            })
            .buffer_unordered(4)
            .try_collect()
            .await?;
    let mut pictures = HashMap::new();
    for (scene, row) in kept {
        file::insert(conn, &row).await?;
        let (id, alt) = (row.id, scene.alt);
        pictures.insert(scene.code, Picture { id, alt });
    }
    Ok(pictures)
}

async fn keep(
    blobs: &Blobs,
    organization: Uuid,
    scene: &'static Scene,
) -> Result<file::store::Row, Failure> {
    let drawing = tokio::task::spawn_blocking(move || draw(scene));
    let bytes = drawing.await.map_err(Failure::internal)??;
    let owner = Owner {
        organization,
        created_by: super::sample::MAKER,
        sample: true,
    };
    file::keep_picture(blobs, owner, &format!("{}.jpg", scene.code), bytes).await
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
