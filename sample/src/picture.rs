//! Pictures drawn by the program: nobody's rights, a few kilobytes of code.

mod canvas;
mod ground;
mod scene;
mod sheet;
mod tint;

use image::ImageResult;
use image::codecs::jpeg::JpegEncoder;

use scene::{SCENES, Scene};
use tint::Tint;

/// A scene in certain papers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Print {
    /// Its place in [`SCENES`].
    scene: usize,
    tint: Tint,
}

impl Print {
    /// None where there is no such scene.
    pub fn new(scene: &str, tint: u8) -> Option<Self> {
        let scene = SCENES.iter().position(|s| s.code == scene)?;
        let tint = Tint::new(tint);
        Some(Self { scene, tint })
    }

    /// Each scene in its own papers.
    pub fn all() -> impl Iterator<Item = Self> {
        let tint = Tint::default();
        (0..SCENES.len()).map(move |scene| Self { scene, tint })
    }

    fn scene(self) -> &'static Scene {
        &SCENES[self.scene]
    }

    /// Of the scene.
    pub fn code(self) -> &'static str {
        self.scene().code
    }

    /// What it shows.
    pub fn alt(self) -> &'static str {
        self.scene().alt
    }

    /// Of its file.
    pub fn name(self) -> String {
        match self.tint.0 {
            0 => format!("{}.jpg", self.code()),
            n => format!("{}-{n}.jpg", self.code()),
        }
    }

    /// Draws it, `width` pixels wide.
    pub fn jpeg(self, width: usize) -> ImageResult<Vec<u8>> {
        let image = sheet::print(&(self.scene().draw)(), width, self.tint);
        let mut bytes = Vec::new();
        JpegEncoder::new_with_quality(&mut bytes, 88).encode_image(&image)?;
        Ok(bytes)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn scenes_differ_and_are_described() {
        let mut seen = std::collections::HashSet::new();
        for scene in 0..3 {
            for tint in 0..2 {
                let tint = Tint(tint);
                let print = Print { scene, tint };
                let bytes = print.jpeg(300);
                let bytes = bytes.unwrap_or_else(|e| panic!("{}: {e}", print.name()));
                assert!(seen.insert(bytes), "{}", print.name());
            }
        }
        for scene in SCENES {
            assert!(scene.alt.starts_with("剪纸风格插画"), "{}", scene.code);
        }
    }
}
