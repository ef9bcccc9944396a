//! Pictures between paragraphs.

use std::io::Cursor;

use docx_rs::{Paragraph, Pic, Run};
use image::ImageReader;

use super::Error;
use super::dress::{Page, Style};

const EMU_PER_MM: f64 = 36_000.0;
/// Kept free below a picture, for its caption.
const CAPTION_MM: f64 = 20.0;

pub(super) struct Picture {
    pub bytes: Vec<u8>,
    pub width_mm: f64,
    pub caption: String,
}

impl std::fmt::Debug for Picture {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Picture({}, {} bytes)", self.caption, self.bytes.len())
    }
}

impl Picture {
    pub fn paragraphs(&self, page: Page, number: usize) -> Result<Vec<Paragraph>, Error> {
        let (wide, high) = ImageReader::new(Cursor::new(&self.bytes))
            .with_guessed_format()
            .map_err(|error| Error::new("picture", error))?
            .into_dimensions()
            .map_err(|error| Error::new("picture", error))?;
        let ratio = f64::from(high.max(1)) / f64::from(wide.max(1));
        let widest = page
            .text_width()
            .min((page.text_height() - CAPTION_MM) / ratio);
        let width = self.width_mm.clamp(5.0, widest.max(5.0));
        let emu = |mm: f64| (mm * EMU_PER_MM).round() as u32;
        let pic = Pic::new_with_dimensions(self.bytes.clone(), wide, high)
            .id(format!("rIdImage{number}"))
            .size(emu(width), emu(width * ratio));
        let mut picture = Style::Picture
            .paragraph()
            .add_run(Run::new().add_image(pic));
        if self.caption.is_empty() {
            picture = picture.keep_next(false);
            return Ok(vec![picture]);
        }
        let caption = Style::Caption
            .paragraph()
            .add_run(Run::new().add_text(&self.caption));
        Ok(vec![picture, caption])
    }
}
