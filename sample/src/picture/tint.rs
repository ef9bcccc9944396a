//! The same scene in other papers.

use super::canvas::Color;

/// Which papers; 0 are the scene's own.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Tint(pub u8);

/// How far colors are turned round the wheel, in degrees.
const TURNS: [f32; 4] = [0.0, 42.0, -38.0, 170.0];

impl Tint {
    /// One that there is.
    pub fn new(number: u8) -> Self {
        Self(number % TURNS.len() as u8)
    }

    /// The paper that takes the place of this one; it stays as light as it was.
    pub fn of(self, color: Color) -> Color {
        let turn = TURNS[usize::from(self.0) % TURNS.len()];
        if turn == 0.0 {
            return color;
        }
        let (sin, cos) = turn.to_radians().sin_cos();
        let [r, g, b] = color.bytes().map(f32::from);
        // Rotation about the axis of greys, weighted by how bright red, green and blue look.
        let row = |base: [f32; 3], c: [f32; 3], s: [f32; 3]| {
            let part = |i: usize| base[i] + cos * c[i] + sin * s[i];
            (r * part(0) + g * part(1) + b * part(2)).clamp(0.0, 255.0) as u8
        };
        let grey = [0.213, 0.715, 0.072];
        Color::of([
            row(grey, [0.787, -0.715, -0.072], [-0.213, -0.715, 0.928]),
            row(grey, [-0.213, 0.285, -0.072], [0.143, 0.140, -0.283]),
            row(grey, [-0.213, -0.715, 0.928], [-0.787, 0.715, 0.072]),
        ])
    }
}
