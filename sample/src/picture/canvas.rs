//! Flat shapes on paper: polygons and a soft shadow, as if cut out and laid down.

use std::f32::consts::TAU;

/// In points of a scene; how many pixels a point gets is the print's choice.
pub const WIDTH: usize = 1200;
pub const HEIGHT: usize = 800;

pub type Point = (f32, f32);

/// `0xRRGGBB`
#[derive(Clone, Copy)]
pub struct Color(pub u32);

impl Color {
    pub fn bytes(self) -> [u8; 3] {
        [(self.0 >> 16) as u8, (self.0 >> 8) as u8, self.0 as u8]
    }

    pub fn of([r, g, b]: [u8; 3]) -> Self {
        Self(u32::from(r) << 16 | u32::from(g) << 8 | u32::from(b))
    }

    /// A color between this and another; 0 is this.
    pub fn mix(self, other: Self, share: f32) -> Self {
        let (a, b) = (self.bytes(), other.bytes());
        Self::of([0, 1, 2].map(|i| blend(a[i], b[i], share)))
    }
}

fn blend(a: u8, b: u8, share: f32) -> u8 {
    (f32::from(a) + (f32::from(b) - f32::from(a)) * share) as u8
}

/// Outlines cut out of one sheet of paper; `share` 1 lets nothing through.
pub struct Piece {
    pub outlines: Vec<Vec<Point>>,
    pub color: Color,
    pub share: f32,
}

/// A scene as it is laid down, piece upon piece.
pub struct Canvas {
    pub top: Color,
    pub bottom: Color,
    pub pieces: Vec<Piece>,
    /// How far the shadow of what is laid down next falls; 0 for none.
    pub depth: f32,
}

impl Canvas {
    /// A sheet that changes from one color at the top to another at the bottom.
    pub fn new(top: Color, bottom: Color) -> Self {
        Self {
            top,
            bottom,
            pieces: Vec::new(),
            depth: 7.0,
        }
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
                self.lay(below, Color(0x2a1a18), share);
            }
        }
        self.lay(outlines.to_vec(), color, 1.0);
    }

    /// Without shadow, letting through what lies below.
    pub fn veil(&mut self, points: &[Point], color: Color, share: f32) {
        self.lay(vec![points.to_vec()], color, share);
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
            self.lay(vec![oval(x, y, ring, ring)], color, 0.13);
        }
    }

    fn lay(&mut self, outlines: Vec<Vec<Point>>, color: Color, share: f32) {
        self.pieces.push(Piece {
            outlines,
            color,
            share,
        });
    }
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
