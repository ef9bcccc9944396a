//! A scene becomes pixels, with smooth edges.

use image::RgbImage;

use super::canvas::{Canvas, Color, HEIGHT, Point, WIDTH};
use super::tint::Tint;

/// Lines within a row of pixels at which an edge is looked up.
const SUB: usize = 4;

struct Sheet {
    width: usize,
    height: usize,
    pixels: Vec<u8>,
}

/// So many pixels wide, in these colors.
pub fn print(canvas: &Canvas, width: usize, tint: Tint) -> RgbImage {
    let height = width * HEIGHT / WIDTH;
    let mut sheet = Sheet {
        width,
        height,
        pixels: Vec::with_capacity(width * height * 3),
    };
    let (top, bottom) = (tint.of(canvas.top), tint.of(canvas.bottom));
    for y in 0..height {
        let color = top.mix(bottom, y as f32 / height as f32);
        sheet.pixels.extend(color.bytes().repeat(width));
    }
    let scale = width as f32 / WIDTH as f32;
    for piece in &canvas.pieces {
        let at = |p: &Point| (p.0 * scale, p.1 * scale);
        let scaled: Vec<Vec<Point>> = piece
            .outlines
            .iter()
            .map(|o| o.iter().map(at).collect())
            .collect();
        sheet.fill(&scaled, tint.of(piece.color), piece.share);
    }
    RgbImage::from_raw(width as u32, height as u32, sheet.pixels)
        .expect("three bytes for each pixel")
}

impl Sheet {
    fn fill(&mut self, outlines: &[Vec<Point>], color: Color, share: f32) {
        let ys = || outlines.iter().flatten().map(|p| p.1);
        let top = ys().fold(f32::MAX, f32::min).max(0.0).floor() as usize;
        let bottom = ys()
            .fold(f32::MIN, f32::max)
            .min(self.height as f32)
            .ceil()
            .max(0.0) as usize;
        let run = color.bytes().repeat(self.width);
        for y in top..bottom {
            let lines: Vec<Vec<(f32, f32)>> = (0..SUB)
                .map(|i| crossings(outlines, y as f32 + (i as f32 + 0.5) / SUB as f32))
                .collect();
            if lines.iter().all(|l| l.len() == lines[0].len()) {
                for i in 0..lines[0].len() {
                    let spans: Vec<(f32, f32)> = lines.iter().map(|l| l[i]).collect();
                    self.span(y, &spans, &run, share);
                }
            } else {
                self.pixels_of(y, &lines.concat(), &run, share);
            }
        }
    }

    /// A row in which a tip or a hollow begins: pixel by pixel.
    fn pixels_of(&mut self, y: usize, spans: &[(f32, f32)], run: &[u8], share: f32) {
        let wide = self.width as f32;
        let edge = |v: f32| v.clamp(0.0, wide);
        let from = edge(spans.iter().map(|s| s.0).fold(f32::MAX, f32::min)).floor() as usize;
        let to = edge(spans.iter().map(|s| s.1).fold(f32::MIN, f32::max)).ceil() as usize;
        let row = &mut self.pixels[y * self.width * 3..(y + 1) * self.width * 3];
        for x in from..to {
            let covered = cover(spans, x) / SUB as f32;
            mix_run(&mut row[x * 3..x * 3 + 3], run, share * covered);
        }
    }

    /// One run of a row, its ends by how much of each pixel is covered.
    fn span(&mut self, y: usize, spans: &[(f32, f32)], run: &[u8], share: f32) {
        let wide = self.width as f32;
        let edge = |v: f32| v.clamp(0.0, wide);
        let least = |f: fn(&(f32, f32)) -> f32| spans.iter().map(f).fold(f32::MAX, f32::min);
        let most = |f: fn(&(f32, f32)) -> f32| spans.iter().map(f).fold(f32::MIN, f32::max);
        let outer = (
            edge(least(|s| s.0)).floor() as usize,
            edge(most(|s| s.1)).ceil() as usize,
        );
        let inner = (
            edge(most(|s| s.0)).ceil() as usize,
            edge(least(|s| s.1)).floor() as usize,
        );
        let inner = if inner.0 < inner.1 {
            inner
        } else {
            (outer.1, outer.1)
        };
        let row = &mut self.pixels[y * self.width * 3..(y + 1) * self.width * 3];
        for x in (outer.0..inner.0).chain(inner.1..outer.1) {
            let covered = cover(spans, x);
            mix_run(
                &mut row[x * 3..x * 3 + 3],
                run,
                share * covered / spans.len() as f32,
            );
        }
        let whole = &mut row[inner.0 * 3..inner.1 * 3];
        if share >= 1.0 {
            whole.copy_from_slice(&run[..whole.len()]);
        } else {
            mix_run(whole, run, share);
        }
    }
}

/// How much of a pixel the spans cover, added up.
fn cover(spans: &[(f32, f32)], x: usize) -> f32 {
    let (from, to) = (x as f32, x as f32 + 1.0);
    spans
        .iter()
        .map(|s| (s.1.min(to) - s.0.max(from)).max(0.0))
        .sum()
}

/// Pieces of a row that are alike are mixed once and copied: paper is flat.
fn mix_run(row: &mut [u8], run: &[u8], share: f32) {
    const PIECE: usize = 16 * 3;
    let part = (share.clamp(0.0, 1.0) * 256.0) as u32;
    let (mut before, mut after) = ([0_u8; PIECE], [0_u8; PIECE]);
    let mut known = false;
    for piece in row.chunks_mut(PIECE) {
        if known && piece.len() == PIECE && *piece == before[..] {
            piece.copy_from_slice(&after);
            continue;
        }
        known = piece.len() == PIECE;
        before[..piece.len()].copy_from_slice(piece);
        for (a, b) in piece.iter_mut().zip(run) {
            *a = ((u32::from(*a) * (256 - part) + u32::from(*b) * part) >> 8) as u8;
        }
        after[..piece.len()].copy_from_slice(piece);
    }
}

/// Where a level line is inside the outlines.
fn crossings(outlines: &[Vec<Point>], y: f32) -> Vec<(f32, f32)> {
    let mut xs = Vec::new();
    for outline in outlines {
        for (i, a) in outline.iter().enumerate() {
            let b = outline[(i + 1) % outline.len()];
            if (a.1 <= y) != (b.1 <= y) {
                xs.push(a.0 + (y - a.1) / (b.1 - a.1) * (b.0 - a.0));
            }
        }
    }
    xs.sort_by(f32::total_cmp);
    xs.chunks_exact(2).map(|pair| (pair[0], pair[1])).collect()
}
