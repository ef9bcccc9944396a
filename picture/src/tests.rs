//! Pictures of unusual shape and colour.

use image::Rgb;

use super::*;

/// Stripes, so that something can be seen of it.
fn drawn(width: u32, height: u32) -> RgbImage {
    RgbImage::from_fn(width, height, |x, y| match (x / 20 + y / 20) % 2 {
        0 => Rgb([200, 40, 60]),
        _ => Rgb([250, 250, 250]),
    })
}

fn sent(image: &RgbImage, profile: Option<Vec<u8>>) -> Vec<u8> {
    let mut out = Vec::new();
    let mut encoder = JpegEncoder::new_with_quality(&mut out, 95);
    if let Some(profile) = profile {
        encoder.set_icc_profile(profile).expect("a profile");
    }
    encoder.encode_image(image).expect("a picture");
    out
}

fn size_of(bytes: &[u8]) -> (u32, u32) {
    let image = image::load_from_memory(bytes).expect("a picture");
    (image.width(), image.height())
}

#[test]
fn long_and_wide_pictures_have_every_variant_or_are_refused() {
    for (width, height, large) in [
        (2400, 280, (1600, 187)),
        (1080, 12_000, (720, 8000)),
        (800, 2000, (640, 1600)),
        (300, 4000, (300, 4000)),
    ] {
        let bytes = sent(&drawn(width, height), None);
        let made = make(&bytes, ImageFormat::Jpeg).expect("taken");
        assert_eq!((made.width, made.height), large, "{width}×{height}");
        assert_eq!(size_of(&made.large), large);
        assert!(size_of(&made.small).0 <= SMALL);
        for most in [LARGE, MEDIUM, SMALL] {
            let (wide, high) = size_of(&web(&made.large, most).expect("WebP"));
            assert!(
                wide <= most && high <= LONG && wide >= large.0.min(most),
                "{wide}×{high}"
            );
        }
        assert_eq!(
            size_of(&full(&bytes, ImageFormat::Jpeg).expect("whole")),
            (width, height)
        );
    }
    for (width, height, said) in [
        (6000, 210, "狭长"),
        (200, 20_000, "狭长"),
        (1000, 199, "太小"),
    ] {
        let refused = make(&sent(&drawn(width, height), None), ImageFormat::Jpeg);
        match refused {
            Err(PictureError::Rejected(Code::BadFile, sentence)) => {
                assert!(sentence.contains(said), "{sentence}");
            }
            _ => panic!("{width}×{height} is taken"),
        }
    }
}

/// The mean of the middle, where no edge is.
fn colour(bytes: &[u8]) -> [u8; 3] {
    let image = image::load_from_memory(bytes)
        .expect("a picture")
        .into_rgb8();
    image.get_pixel(image.width() / 2, image.height() / 2).0
}

#[test]
fn every_variant_has_the_colours_that_were_seen() {
    let red = RgbImage::from_pixel(640, 480, Rgb([200, 40, 60]));
    let near = |a: [u8; 3], b: [u8; 3]| a.iter().zip(b).all(|(a, b)| a.abs_diff(b) <= 6);
    // What these numbers mean in each space, in sRGB.
    let wide = ColorProfile::new_display_p3().encode().expect("a profile");
    let adobe = ColorProfile::new_adobe_rgb().encode().expect("a profile");
    let plain = ColorProfile::new_srgb().encode().expect("a profile");
    for (profile, seen) in [
        (Some(wide), [219, 0, 54]),
        (Some(adobe), [233, 36, 59]),
        (Some(plain), [200, 40, 60]),
        (Some(b"no profile".to_vec()), [200, 40, 60]),
        (None, [200, 40, 60]),
    ] {
        let bytes = sent(&red, profile);
        let made = make(&bytes, ImageFormat::Jpeg).expect("taken");
        let web = web(&made.large, SMALL).expect("WebP");
        let whole = full(&bytes, ImageFormat::Jpeg).expect("whole");
        for variant in [&made.large, &made.small, &web, &whole] {
            let shown = colour(variant);
            assert!(near(shown, seen), "{shown:?} for {seen:?}");
            assert!(!variant.windows(11).any(|w| w == b"ICC_PROFILE"));
        }
    }
}
