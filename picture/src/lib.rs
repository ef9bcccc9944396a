//! Pictures: recognized by their bytes, decoded under limits, turned upright and written anew, so that
//! nothing of the original's metadata (EXIF, GPS) goes out. All of this blocks its thread.
//!
//! A crate of its own: codecs are generic, so that they are compiled here, and this is optimized in every build.

#[cfg(test)]
mod tests;

use std::io::Cursor;

use contract::limit;
use contract::problem::Code;
use image::codecs::jpeg::JpegEncoder;
use image::metadata::Orientation;
use image::{
    DynamicImage, ImageDecoder, ImageEncoder, ImageFormat, ImageReader, Limits, RgbImage, imageops,
};
use moxcms::{ColorProfile, Layout, TransformOptions};

/// The longer side of the usual large variant and the width of the small one, pixels.
pub const LARGE: u32 = 1600;
pub const SMALL: u32 = 480;
/// The longer side of the large variant of what is more than three times as high as wide: WebP takes twice that.
pub const LONG: u32 = 8000;
/// Where the shorter side of the large variant would be less, nothing can be seen of it.
const SEEN: u32 = 100;
/// The width of the WebP in between.
pub const MEDIUM: u32 = 960;
/// Of WebP, which keeps as much as JPEG does at 85.
const WEB_QUALITY: f32 = 78.0;
const QUALITY: u8 = 85;
/// Of what goes to print.
const FINE: u8 = 92;
/// A decoder may take so much: the largest picture with 8 bits of red, green, blue and alpha.
const MEMORY: u64 = limit::PIXELS * 4 + 32 * 1024 * 1024;
/// Above this, one picture is made at a time.
pub const HEAVY: u64 = 12_000_000;

/// Why a picture was not made.
#[derive(Debug)]
pub enum PictureError {
    /// It is none that we take; the sentence is for who uploaded it.
    Rejected(Code, String),
    /// Ours.
    Encoding(String),
}

/// What became of a picture.
pub struct PictureVariants {
    pub large: Vec<u8>,
    pub small: Vec<u8>,
    /// Of `large`.
    pub width: u32,
    pub height: u32,
    /// Width and height of the whole picture, upright.
    pub original: (u32, u32),
}

/// What the bytes are; 415 where it is no picture that we take.
pub fn format(bytes: &[u8]) -> Result<ImageFormat, PictureError> {
    let heif = bytes.get(4..8) == Some(b"ftyp")
        && bytes.get(8..12).is_some_and(|brand| {
            matches!(
                brand,
                b"heic"
                    | b"heix"
                    | b"heim"
                    | b"heis"
                    | b"hevc"
                    | b"hevx"
                    | b"mif1"
                    | b"msf1"
                    | b"avif"
            )
        });
    if heif {
        return Err(unsupported(
            "不支持 HEIC 格式的照片。苹果手机：在“设置－相机－格式”中选“兼容性最佳”后拍摄；\
             已拍好的照片，在“照片”中拷贝，再到“文件”中粘贴，即成 JPEG，选它上传。其他手机请导出为 JPEG 后上传。",
        ));
    }
    match image::guess_format(bytes) {
        Ok(format @ (ImageFormat::Jpeg | ImageFormat::Png | ImageFormat::WebP)) => Ok(format),
        _ => Err(unsupported(
            "只能上传 JPEG、PNG 或 WebP 格式的图片，请转换格式后重新上传。",
        )),
    }
}

pub fn media_type(format: ImageFormat) -> &'static str {
    format.to_mime_type()
}

/// Width times height by the header alone.
pub fn area(bytes: &[u8], format: ImageFormat) -> Result<u64, PictureError> {
    let (width, height) = ImageReader::with_format(Cursor::new(bytes), format)
        .into_dimensions()
        .map_err(unreadable)?;
    let area = u64::from(width) * u64::from(height);
    if area > limit::PIXELS {
        return Err(bad(format!(
            "图片有{}万像素，不能超过{}万像素，请缩小后重新上传。",
            area / 10_000,
            limit::PIXELS / 10_000
        )));
    }
    Ok(area)
}

/// Both variants, upright, in the colours of sRGB, without metadata. What is too small, or so narrow that nothing
/// could be seen of it, is refused here and nowhere later.
pub fn make(bytes: &[u8], format: ImageFormat) -> Result<PictureVariants, PictureError> {
    let decoded = decode(bytes, format)?;
    let orientation = decoded.orientation;
    let original = upright(decoded.whole.dimensions(), orientation);
    let (width, height) = original;
    if width.min(height) < limit::PIXELS_SIDE_MIN {
        return Err(bad(format!(
            "图片太小（{width}×{height}像素），短边至少{}像素，请换一张更清晰的图片。",
            limit::PIXELS_SIDE_MIN
        )));
    }
    let size = large_size(width, height);
    if size.0.min(size.1) < SEEN {
        return Err(bad(format!(
            "图片过于狭长（{width}×{height}像素），缩小后看不清，请裁剪或分成几张后上传。"
        )));
    }
    let (width, height) = upright(size, orientation);
    let mut large = DynamicImage::ImageRgb8(shrink(decoded.whole, width, height));
    large.apply_orientation(orientation);
    let large = in_srgb(large.into_rgb8(), decoded.profile.as_deref());
    let (width, height) = bounded(large.width(), large.height(), SMALL, LONG);
    let large = DynamicImage::ImageRgb8(large);
    let small = filtered(&large, width, height);
    let large = large.into_rgb8();
    Ok(PictureVariants {
        width: large.width(),
        height: large.height(),
        original,
        small: jpeg(&small, QUALITY)?,
        large: jpeg(&large, QUALITY)?,
    })
}

/// All pixels, upright, in the colours of sRGB, without metadata.
pub fn full(bytes: &[u8], format: ImageFormat) -> Result<Vec<u8>, PictureError> {
    let decoded = decode(bytes, format)?;
    let mut whole = DynamicImage::ImageRgb8(decoded.whole);
    whole.apply_orientation(decoded.orientation);
    let whole = in_srgb(whole.into_rgb8(), decoded.profile.as_deref());
    jpeg(&whole, FINE)
}

/// The large variant as WebP, no wider than `width` pixels. Those kept before had their colours in a profile.
pub fn web(large: &[u8], width: u32) -> Result<Vec<u8>, PictureError> {
    let decoded = decode(large, ImageFormat::Jpeg)?;
    let whole = decoded.whole;
    let (width, height) = bounded(whole.width(), whole.height(), width, LONG);
    let small = if width == whole.width() {
        whole
    } else {
        filtered(&DynamicImage::ImageRgb8(whole), width, height)
    };
    let small = in_srgb(small, decoded.profile.as_deref());
    let encoder = webp::Encoder::from_rgb(small.as_raw(), small.width(), small.height());
    let made = encoder
        .encode_simple(false, WEB_QUALITY)
        .map_err(|e| PictureError::Encoding(format!("WebP: {e:?}")))?;
    Ok(made.to_vec())
}

struct Decoded {
    /// As it lies in the file.
    whole: RgbImage,
    orientation: Orientation,
    profile: Option<Vec<u8>>,
}

fn decode(bytes: &[u8], format: ImageFormat) -> Result<Decoded, PictureError> {
    area(bytes, format)?;
    if format == ImageFormat::Jpeg && !is_whole(bytes) {
        return Err(bad("图片不完整，可能没有传完或已损坏，请重新导出后上传。"));
    }
    let mut reader = ImageReader::with_format(Cursor::new(bytes), format);
    let mut limits = Limits::default();
    limits.max_alloc = Some(MEMORY);
    reader.limits(limits);
    let mut decoder = reader.into_decoder().map_err(unreadable)?;
    let orientation = decoder.orientation().unwrap_or(Orientation::NoTransforms);
    let profile = decoder.icc_profile().ok().flatten().filter(|p| is_rgb(p));
    Ok(Decoded {
        whole: opaque(DynamicImage::from_decoder(decoder).map_err(unreadable)?),
        orientation,
        profile,
    })
}

/// The large variant's size. A long picture, as telephones make of a whole page, is to be read, too: it keeps its
/// width for longer.
fn large_size(width: u32, height: u32) -> (u32, u32) {
    let high = if height > width.saturating_mul(3) {
        LONG
    } else {
        LARGE
    };
    bounded(width, height, LARGE, high)
}

/// Colours as they look on a screen that knows no profiles. A profile that cannot be read is none.
fn in_srgb(image: RgbImage, profile: Option<&[u8]>) -> RgbImage {
    let Some(profile) = profile.and_then(|p| ColorProfile::new_from_slice(p).ok()) else {
        return image;
    };
    let options = TransformOptions::default();
    let target = ColorProfile::new_srgb();
    let made = profile.create_transform_8bit(Layout::Rgb, &target, Layout::Rgb, options);
    let mut converted = vec![0; image.as_raw().len()];
    match made.and_then(|made| made.transform(image.as_raw(), &mut converted)) {
        Ok(()) => {
            let (width, height) = image.dimensions();
            RgbImage::from_raw(width, height, converted).expect("as many bytes as before")
        }
        Err(error) => {
            tracing::debug!(%error, "a colour profile cannot be used");
            image
        }
    }
}

fn upright((width, height): (u32, u32), orientation: Orientation) -> (u32, u32) {
    match orientation {
        Orientation::Rotate90
        | Orientation::Rotate270
        | Orientation::Rotate90FlipH
        | Orientation::Rotate270FlipH => (height, width),
        _ => (width, height),
    }
}

/// Large steps by averages, in place of a filter that would need a copy in floating point.
fn shrink(whole: RgbImage, width: u32, height: u32) -> RgbImage {
    if (whole.width(), whole.height()) == (width, height) {
        return whole;
    }
    let near = if whole.width() > width * 4 {
        let near = imageops::thumbnail(&whole, width * 2, height * 2);
        drop(whole);
        near
    } else {
        whole
    };
    filtered(&DynamicImage::ImageRgb8(near), width, height)
}

fn filtered(image: &DynamicImage, width: u32, height: u32) -> RgbImage {
    image
        .resize_exact(width, height, imageops::FilterType::Lanczos3)
        .into_rgb8()
}

/// The size within both bounds, in the same proportions; never larger than it was.
fn bounded(width: u32, height: u32, most_wide: u32, most_high: u32) -> (u32, u32) {
    let by = (f64::from(most_wide) / f64::from(width))
        .min(f64::from(most_high) / f64::from(height))
        .min(1.0);
    let part = |n: u32| ((f64::from(n) * by).round() as u32).max(1);
    (part(width), part(height))
}

/// Three channels of eight bits; what shines through stands on white.
fn opaque(image: DynamicImage) -> RgbImage {
    if !image.color().has_alpha() {
        return image.into_rgb8();
    }
    let rgba = image.into_rgba8();
    let (width, height) = rgba.dimensions();
    let mut bytes = rgba.into_raw();
    let pixels = bytes.len() / 4;
    for i in 0..pixels {
        let alpha = u32::from(bytes[i * 4 + 3]);
        for channel in 0..3 {
            let value = u32::from(bytes[i * 4 + channel]);
            // Writes never overtake reads: 3i ≤ 4i.
            bytes[i * 3 + channel] = ((value * alpha + 255 * (255 - alpha) + 127) / 255) as u8;
        }
    }
    bytes.truncate(pixels * 3);
    RgbImage::from_raw(width, height, bytes).expect("three bytes for each pixel")
}

fn jpeg(image: &RgbImage, quality: u8) -> Result<Vec<u8>, PictureError> {
    let mut out = Vec::new();
    let encoder = JpegEncoder::new_with_quality(&mut out, quality);
    encoder
        .write_image(
            image.as_raw(),
            image.width(),
            image.height(),
            image::ExtendedColorType::Rgb8,
        )
        .map_err(encoding)?;
    Ok(out)
}

/// A colour profile for red, green and blue, no larger than those of printers.
fn is_rgb(profile: &[u8]) -> bool {
    profile.len() <= 4 * 1024 * 1024 && profile.get(16..20) == Some(b"RGB ")
}

/// Whether a JPEG goes on to its end mark; the decoder itself fills what is missing with grey.
fn is_whole(bytes: &[u8]) -> bool {
    let mut at = 2;
    let mut in_scan = false;
    while let Some(found) = bytes
        .get(at..)
        .and_then(|rest| rest.iter().position(|b| *b == 0xff))
    {
        if found > 0 && !in_scan {
            return false;
        }
        at += found + 1;
        match bytes.get(at).copied() {
            Some(0xd9) => return true,
            // Fill bytes.
            Some(0xff) => {}
            // Stuffing and restart marks within the scan.
            Some(0x00 | 0x01 | 0xd0..=0xd8) => at += 1,
            // A segment with a length: skipped, for it may hold a preview with marks of its own.
            Some(mark) => {
                let (Some(high), Some(low)) = (bytes.get(at + 1), bytes.get(at + 2)) else {
                    return false;
                };
                at += 1 + usize::from(u16::from_be_bytes([*high, *low])).max(2);
                in_scan = mark == 0xda;
            }
            None => return false,
        }
    }
    false
}

fn unsupported(sentence: &str) -> PictureError {
    PictureError::Rejected(Code::UnsupportedMedia, sentence.to_owned())
}

fn bad(sentence: impl Into<String>) -> PictureError {
    PictureError::Rejected(Code::BadFile, sentence.into())
}

fn encoding(error: impl ToString) -> PictureError {
    PictureError::Encoding(error.to_string())
}

fn unreadable(error: image::ImageError) -> PictureError {
    tracing::debug!(%error, "a picture cannot be read");
    match error {
        image::ImageError::Limits(_) => {
            bad("图片过大，无法处理，请缩小尺寸或另存为 JPEG 后重新上传。")
        }
        image::ImageError::Unsupported(_) => {
            bad("不支持这种图片的编码方式，请另存为普通 JPEG 后重新上传。")
        }
        _ => bad("图片不完整或已损坏，请重新导出后上传。"),
    }
}
