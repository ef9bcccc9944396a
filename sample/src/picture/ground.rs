//! What scenes stand before: colors, skies, rooms.

use super::canvas::{Canvas, Color, HEIGHT, WIDTH, arc, star};

pub const CREAM: Color = Color(0xf8ecd8);
pub const SAND: Color = Color(0xefd9b4);
pub const BLUSH: Color = Color(0xecbd9f);
pub const CLAY: Color = Color(0xcb5f43);
pub const RED: Color = Color(0xb5382f);
pub const WINE: Color = Color(0x74303a);
pub const OCHRE: Color = Color(0xdf9d3c);
pub const GOLD: Color = Color(0xf5c75c);
pub const OLIVE: Color = Color(0x8d9b5c);
pub const TEAL: Color = Color(0x47837d);
pub const PINE: Color = Color(0x285a5c);
pub const NIGHT: Color = Color(0x22344f);
pub const INK: Color = Color(0x43302c);
pub const WHITE: Color = Color(0xfffaf0);

pub fn dawn() -> Canvas {
    let mut c = Canvas::new(CREAM, BLUSH);
    c.glow(860.0, 270.0, 120.0, GOLD);
    c.disc(860.0, 270.0, 110.0, GOLD);
    cloud(&mut c, 250.0, 170.0, 1.0);
    cloud(&mut c, 1040.0, 120.0, 0.7);
    c.hill(520.0, 60.0, 900.0, 0.4, OLIVE.mix(CREAM, 0.45));
    c.hill(600.0, 50.0, 760.0, 2.4, TEAL.mix(CREAM, 0.25));
    c.hill(690.0, 34.0, 980.0, 4.1, PINE);
    c
}

pub fn dusk() -> Canvas {
    let mut c = Canvas::new(BLUSH, GOLD);
    c.glow(340.0, 300.0, 140.0, CREAM);
    c.disc(340.0, 300.0, 130.0, CLAY);
    c.hill(500.0, 70.0, 840.0, 1.0, CLAY.mix(SAND, 0.45));
    c.hill(600.0, 52.0, 1100.0, 3.0, WINE.mix(CLAY, 0.35));
    c.hill(700.0, 30.0, 700.0, 5.0, WINE);
    c
}

pub fn night() -> Canvas {
    let mut c = Canvas::new(NIGHT, TEAL);
    c.depth = 0.0;
    for i in 0..46_u32 {
        let (x, y) = ((i * 277 % 1200) as f32, (i * 151 % 430) as f32);
        let r = if i % 7 == 0 { 7.0 } else { 3.5 };
        c.poly(&star(x, y, r, 4, 0.35), CREAM);
    }
    c.depth = 7.0;
    c.hill(620.0, 56.0, 900.0, 2.0, PINE.mix(NIGHT, 0.3));
    c.hill(700.0, 34.0, 800.0, 0.3, NIGHT.mix(INK, 0.35));
    c
}

/// A wall with a round window onto hills, and a floor.
pub fn room(wall: Color, floor: Color) -> Canvas {
    let mut c = Canvas::new(wall.mix(WHITE, 0.15), wall);
    c.disc(880.0, 300.0, 228.0, wall.mix(INK, 0.35));
    c.depth = 0.0;
    c.disc(880.0, 300.0, 208.0, CREAM);
    c.disc(940.0, 230.0, 52.0, GOLD);
    let (x, y, r) = (880.0, 300.0, 208.0);
    c.poly(
        &arc(x, y, r, r, 0.35, std::f32::consts::PI - 0.1),
        OLIVE.mix(CREAM, 0.3),
    );
    c.poly(&arc(x, y, r, r, 0.62, std::f32::consts::PI - 0.75), TEAL);
    c.depth = 7.0;
    c.rect(-20.0, 640.0, WIDTH as f32 + 40.0, HEIGHT as f32, 0.0, floor);
    c
}

/// A bare wall and a floor.
pub fn hall(top: Color, wall: Color, floor: Color) -> Canvas {
    let mut c = Canvas::new(top, wall);
    c.rect(-20.0, 650.0, WIDTH as f32 + 40.0, HEIGHT as f32, 0.0, floor);
    c
}

pub fn cloud(c: &mut Canvas, x: f32, y: f32, size: f32) {
    let depth = std::mem::replace(&mut c.depth, 0.0);
    for (dx, dy, r) in [
        (-70.0, 12.0, 42.0),
        (-20.0, -14.0, 58.0),
        (46.0, 2.0, 50.0),
        (96.0, 20.0, 32.0),
    ] {
        c.disc(x + dx * size, y + dy * size, r * size, WHITE);
    }
    c.rect(
        x - 70.0 * size,
        y + 10.0 * size,
        166.0 * size,
        43.0 * size,
        0.0,
        WHITE,
    );
    c.depth = depth;
}
