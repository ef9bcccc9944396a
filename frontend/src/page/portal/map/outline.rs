//! The outlines of places, drawn beforehand: `assets/map`, see docs/DATA.md.

use serde::Deserialize;

/// A province by its cities or a city by its counties.
#[derive(Deserialize)]
pub struct Outline {
    pub width: i32,
    pub height: i32,
    pub places: Vec<Shape>,
}

#[derive(Deserialize)]
pub struct Shape {
    pub code: String,
    /// Where its name stands: the middle of the largest circle inside …
    pub x: i32,
    pub y: i32,
    /// … and that circle's radius.
    pub room: i32,
    /// An SVG path.
    pub d: String,
}
