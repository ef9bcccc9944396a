//! Flat shapes on paper: polygons with smooth edges and a soft shadow, as if cut out and laid down.

use std::f32::consts::TAU;

use image::RgbImage;

pub const WIDTH: usize = 1200;
pub const HEIGHT: usize = 800;
/// Lines within a row of pixels at which an edge is looked up.
const SUB: usize = 4;

pub type Point = (f32, f32);

/// `0xRRGGBB`
#[derive(Clone, Copy)]
pub struct Color(pub u32);

impl Color {
    fn bytes(self) -> [u8; 3] {
        [(self.0 >> 16) as u8, (self.0 >> 8) as u8, self.0 as u8]
    }

    /// A color between this and another; 0 is this.
    pub fn mix(self, other: Self, share: f32) -> Self {
        let (a, b) = (self.bytes(), other.bytes());
        let at = |i: usize| u32::from(blend(a[i], b[i], share));
        Self(at(0) << 16 | at(1) << 8 | at(2))
    }
}

pub struct Canvas {
    pixels: Vec<u8>,
    /// How far the shadow of what is laid down next falls; 0 for none.
    pub depth: f32,
}

impl Canvas {
    /// A sheet that changes from one color at the top to another at the bottom.
    pub fn new(top: Color, bottom: Color) -> Self {
        let mut pixels = Vec::with_capacity(WIDTH * HEIGHT * 3);
        for y in 0..HEIGHT {
            let color = top.mix(bottom, y as f32 / HEIGHT as f32);
            pixels.extend(color.bytes().repeat(WIDTH));
        }
        Self { pixels, depth: 7.0 }
    }

    pub fn finish(self) -> Option<RgbImage> {
        RgbImage::from_raw(WIDTH as u32, HEIGHT as u32, self.pixels)
    }

    pub fn poly(&mut self, points: &[Point], color: Color) {
        self.shape(&[points.to_vec()], color);
    }

    /// Several outlines at once; where two overlap there is a hole.
    pub fn shape(&mut self, outlines: &[Vec<Point>], color: Color) {
        if self.depth > 0.0 {
            for (share, far) in [(0.06, 1.6), (0.10, 0.8)] {
                let below: Vec<Vec<Point>> = outlines
                    .iter()
                    .map(|o| {
                        o.iter()
                            .map(|p| (p.0 + self.depth * far * 0.3, p.1 + self.depth * far))
                            .collect()
                    })
                    .collect();
                self.fill(&below, Color(0x2a1a18), share);
            }
        }
        self.fill(outlines, color, 1.0);
    }

    /// Without shadow, letting through what lies below.
    pub fn veil(&mut self, points: &[Point], color: Color, share: f32) {
        self.fill(&[points.to_vec()], color, share);
    }

    pub fn disc(&mut self, x: f32, y: f32, r: f32, color: Color) {
        self.poly(&oval(x, y, r, r), color);
    }

    pub fn oval(&mut self, x: f32, y: f32, rx: f32, ry: f32, color: Color) {
        self.poly(&oval(x, y, rx, ry), color);
    }

    pub fn ring(&mut self, x: f32, y: f32, r: f32, thick: f32, color: Color) {
        self.shape(&[oval(x, y, r, r), oval(x, y, r - thick, r - thick)], color);
    }

    /// Rounded at the corners.
    pub fn rect(&mut self, x: f32, y: f32, w: f32, h: f32, r: f32, color: Color) {
        self.poly(&rect(x, y, w, h, r), color);
    }

    pub fn line(&mut self, a: Point, b: Point, thick: f32, color: Color) {
        let (dx, dy) = (b.0 - a.0, b.1 - a.1);
        let length = dx.hypot(dy).max(0.001);
        let (nx, ny) = (-dy / length * thick / 2.0, dx / length * thick / 2.0);
        self.poly(
            &[
                (a.0 + nx, a.1 + ny),
                (b.0 + nx, b.1 + ny),
                (b.0 - nx, b.1 - ny),
                (a.0 - nx, a.1 - ny),
            ],
            color,
        );
    }

    /// Rolling ground down to the lower edge.
    pub fn hill(&mut self, y: f32, rise: f32, length: f32, phase: f32, color: Color) {
        let mut points: Vec<Point> = (0..=60)
            .map(|i| {
                let x = i as f32 * 20.0;
                let t = x / length * TAU + phase;
                (x, y - rise * (t.sin() + 0.35 * (2.3 * t + 1.0).sin()))
            })
            .collect();
        points.extend([(WIDTH as f32, HEIGHT as f32), (0.0, HEIGHT as f32)]);
        self.poly(&points, color);
    }

    /// Light around a point.
    pub fn glow(&mut self, x: f32, y: f32, r: f32, color: Color) {
        for i in (1..=4).rev() {
            let ring = r * (1.0 + i as f32 * 0.45);
            self.fill(&[oval(x, y, ring, ring)], color, 0.13);
        }
    }

    fn fill(&mut self, outlines: &[Vec<Point>], color: Color, share: f32) {
        let ys = || outlines.iter().flatten().map(|p| p.1);
        let top = ys().fold(f32::MAX, f32::min).max(0.0).floor() as usize;
        let bottom = ys()
            .fold(f32::MIN, f32::max)
            .min(HEIGHT as f32)
            .ceil()
            .max(0.0) as usize;
        // Whole runs are copied: a loop over pixels would be slow in a build without optimization.
        let run = color.bytes().repeat(WIDTH);
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
        let edge = |v: f32| v.clamp(0.0, WIDTH as f32);
        let from = edge(spans.iter().map(|s| s.0).fold(f32::MAX, f32::min)).floor() as usize;
        let to = edge(spans.iter().map(|s| s.1).fold(f32::MIN, f32::max)).ceil() as usize;
        let row = &mut self.pixels[y * WIDTH * 3..(y + 1) * WIDTH * 3];
        for x in from..to {
            let covered = cover(spans, x) / SUB as f32;
            mix_run(&mut row[x * 3..x * 3 + 3], run, share * covered);
        }
    }

    /// One run of a row, its ends by how much of each pixel is covered.
    fn span(&mut self, y: usize, spans: &[(f32, f32)], run: &[u8], share: f32) {
        let edge = |v: f32| v.clamp(0.0, WIDTH as f32);
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
        let row = &mut self.pixels[y * WIDTH * 3..(y + 1) * WIDTH * 3];
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

fn blend(a: u8, b: u8, share: f32) -> u8 {
    (f32::from(a) + (f32::from(b) - f32::from(a)) * share) as u8
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

pub fn oval(x: f32, y: f32, rx: f32, ry: f32) -> Vec<Point> {
    arc(x, y, rx, ry, 0.0, TAU)
}

/// Part of an oval, from one angle to another; 0 points right, a quarter turn down.
pub fn arc(x: f32, y: f32, rx: f32, ry: f32, from: f32, to: f32) -> Vec<Point> {
    (0..=64)
        .map(|i| {
            let t = from + (to - from) * i as f32 / 64.0;
            (x + rx * t.cos(), y + ry * t.sin())
        })
        .collect()
}

pub fn rect(x: f32, y: f32, w: f32, h: f32, r: f32) -> Vec<Point> {
    let quarter = TAU / 4.0;
    [
        (x + w - r, y + h - r),
        (x + r, y + h - r),
        (x + r, y + r),
        (x + w - r, y + r),
    ]
    .into_iter()
    .enumerate()
    .flat_map(|(i, (cx, cy))| {
        (0..=8).map(move |k| {
            let t = quarter * (i as f32 + k as f32 / 8.0);
            (cx + r * t.cos(), cy + r * t.sin())
        })
    })
    .collect()
}

/// A closed line around a point, at the distance that `reach` gives for each angle.
pub fn around(x: f32, y: f32, reach: impl Fn(f32) -> f32) -> Vec<Point> {
    (0..360)
        .map(|i| {
            let t = i as f32 / 360.0 * TAU;
            (x + reach(t) * t.cos(), y + reach(t) * t.sin())
        })
        .collect()
}

/// A star with its first tip up.
pub fn star(x: f32, y: f32, r: f32, tips: usize, inner: f32) -> Vec<Point> {
    (0..tips * 2)
        .map(|i| {
            let t = i as f32 / (tips * 2) as f32 * TAU - TAU / 4.0;
            let r = if i % 2 == 0 { r } else { r * inner };
            (x + r * t.cos(), y + r * t.sin())
        })
        .collect()
}
