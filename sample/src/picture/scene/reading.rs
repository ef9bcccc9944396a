//! Books, lamps, leaves.

use std::f32::consts::{PI, TAU};

use crate::picture::canvas::{Canvas, Color, Point, arc, around};
use crate::picture::ground::*;

/// An open book; `x`, `y` is the lower end of its spine.
fn book(c: &mut Canvas, x: f32, y: f32, half: f32, cover: Color) {
    let page = |side: f32, lift: f32| -> Vec<Point> {
        let mut points: Vec<Point> = (0..=20)
            .map(|i| {
                let t = i as f32 / 20.0;
                (
                    x + side * half * t,
                    y - 170.0 - lift - (t * PI).sin() * 46.0 + t * 18.0,
                )
            })
            .collect();
        points.extend((0..=20).rev().map(|i| {
            let t = i as f32 / 20.0;
            (
                x + side * half * t,
                y - lift - (t * PI).sin() * 46.0 + t * 18.0,
            )
        }));
        points
    };
    for side in [-1.0, 1.0] {
        let mut under = page(side, -16.0);
        for p in &mut under {
            p.0 = x + (p.0 - x) * 1.04;
        }
        c.poly(&under, cover);
        c.poly(&page(side, -6.0), SAND);
        c.poly(&page(side, 4.0), WHITE);
    }
    c.depth = 0.0;
    for side in [-1.0, 1.0] {
        for i in 0..4 {
            let top = y - 140.0 + i as f32 * 34.0;
            let stroke: Vec<Point> = (2..=16)
                .map(|k| {
                    let t = k as f32 / 20.0;
                    (x + side * half * t, top - (t * PI).sin() * 46.0 + t * 18.0)
                })
                .collect();
            for pair in stroke.windows(2) {
                c.line(pair[0], pair[1], 6.0, SAND.mix(INK, 0.18));
            }
        }
    }
    c.depth = 7.0;
}

pub fn book_hills() -> Canvas {
    let mut c = Canvas::new(CREAM, SAND);
    c.glow(600.0, 290.0, 120.0, GOLD);
    c.disc(600.0, 290.0, 118.0, CLAY);
    cloud(&mut c, 230.0, 190.0, 0.9);
    cloud(&mut c, 990.0, 150.0, 0.8);
    for (x, w, h, color) in [
        (330.0, 300.0, 240.0, OLIVE.mix(CREAM, 0.3)),
        (860.0, 330.0, 270.0, TEAL.mix(CREAM, 0.25)),
        (600.0, 360.0, 200.0, PINE),
    ] {
        let points: Vec<Point> = (0..=40)
            .map(|i| {
                let t = i as f32 / 40.0;
                (
                    x - w + 2.0 * w * t,
                    580.0 - h * (t * PI).sin().max(0.0).powf(1.6),
                )
            })
            .collect();
        c.poly(&points, color);
    }
    c.hill(572.0, 8.0, 900.0, 0.0, OLIVE.mix(SAND, 0.4));
    book(&mut c, 600.0, 720.0, 440.0, RED);
    c
}

pub fn boat() -> Canvas {
    let mut c = dusk();
    for (y, color) in [(610.0, TEAL.mix(CREAM, 0.2)), (680.0, TEAL), (745.0, PINE)] {
        c.hill(y, 12.0, 240.0, y, color);
        if y == 680.0 {
            c.poly(&[(600.0, 300.0), (430.0, 560.0), (600.0, 590.0)], WHITE);
            c.poly(&[(606.0, 260.0), (606.0, 590.0), (800.0, 556.0)], CREAM);
            c.poly(
                &[
                    (360.0, 600.0),
                    (600.0, 640.0),
                    (850.0, 596.0),
                    (760.0, 716.0),
                    (450.0, 716.0),
                ],
                RED,
            );
            c.depth = 0.0;
            for i in 0..5 {
                let y = 400.0 + i as f32 * 32.0;
                c.line(
                    (630.0, y),
                    (650.0 + i as f32 * 22.0, y - 4.0),
                    7.0,
                    SAND.mix(INK, 0.2),
                );
            }
            c.depth = 7.0;
        }
    }
    c
}

pub fn moon() -> Canvas {
    let mut c = night();
    c.glow(600.0, 290.0, 170.0, CREAM);
    c.disc(600.0, 290.0, 170.0, GOLD.mix(WHITE, 0.45));
    c.depth = 0.0;
    for (x, y, r) in [
        (540.0, 240.0, 30.0),
        (660.0, 330.0, 42.0),
        (610.0, 210.0, 16.0),
    ] {
        c.disc(x, y, r, GOLD.mix(WHITE, 0.25));
    }
    c.depth = 7.0;
    book(&mut c, 600.0, 710.0, 330.0, CLAY);
    c
}

pub fn lamp() -> Canvas {
    let mut c = hall(NIGHT, PINE, WINE);
    c.depth = 0.0;
    c.veil(
        &[
            (430.0, 330.0),
            (590.0, 330.0),
            (860.0, 650.0),
            (160.0, 650.0),
        ],
        GOLD,
        0.35,
    );
    c.glow(510.0, 350.0, 90.0, GOLD);
    c.depth = 7.0;
    c.rect(496.0, 330.0, 28.0, 300.0, 10.0, OCHRE);
    c.oval(510.0, 640.0, 110.0, 22.0, OCHRE);
    c.poly(
        &[
            (440.0, 190.0),
            (580.0, 190.0),
            (660.0, 350.0),
            (360.0, 350.0),
        ],
        CLAY,
    );
    for (i, (w, color)) in [(300.0, RED), (270.0, TEAL), (290.0, CREAM)]
        .into_iter()
        .enumerate()
    {
        let y = 600.0 - i as f32 * 46.0;
        c.rect(700.0 + i as f32 * 8.0, y, w, 42.0, 6.0, color);
    }
    c.rect(930.0 + 110.0, 560.0, 96.0, 84.0, 16.0, WHITE);
    c.ring(1140.0, 598.0, 30.0, 11.0, WHITE);
    c.depth = 0.0;
    c.disc(180.0, 190.0, 62.0, CREAM);
    c.disc(206.0, 172.0, 56.0, NIGHT.mix(PINE, 0.22));
    c
}

pub fn shelf() -> Canvas {
    let mut c = Canvas::new(SAND, BLUSH);
    let colors = [
        RED, TEAL, OCHRE, CREAM, PINE, CLAY, OLIVE, WINE, GOLD, NIGHT,
    ];
    c.rect(110.0, 70.0, 980.0, 670.0, 10.0, WINE.mix(INK, 0.3));
    for row in 0..3_u32 {
        let floor = 270.0 + row as f32 * 215.0;
        c.depth = 0.0;
        c.rect(135.0, floor - 175.0, 930.0, 178.0, 4.0, INK);
        c.depth = 5.0;
        let mut x = 150.0;
        let mut i = row * 7;
        while x < 1010.0 {
            let w = 30.0 + (i * 37 % 30) as f32;
            let h = 108.0 + (i * 53 % 48) as f32;
            let color = colors[(i * 3 + row) as usize % colors.len()];
            if i % 9 == 6 {
                c.poly(
                    &[
                        (x, floor),
                        (x + 40.0, floor - 130.0),
                        (x + 78.0, floor - 118.0),
                        (x + 40.0, floor),
                    ],
                    color,
                );
                x += 84.0;
            } else {
                c.rect(x, floor - h, w, h, 4.0, color);
                c.depth = 0.0;
                c.rect(
                    x + 6.0,
                    floor - h + 18.0,
                    w - 12.0,
                    8.0,
                    3.0,
                    CREAM.mix(color, 0.3),
                );
                c.depth = 5.0;
                x += w + 4.0;
            }
            i += 1;
        }
        c.rect(110.0, floor, 980.0, 20.0, 4.0, OCHRE.mix(WINE, 0.4));
    }
    c
}

fn leaf(c: &mut Canvas, x: f32, y: f32, size: f32, turn: f32, color: Color) {
    let reach = |t: f32| {
        let t = (t - turn + TAU).rem_euclid(TAU);
        let lobes = (t * 2.5).cos().abs().powf(0.7);
        size * (0.38 + 0.62 * lobes)
            * (1.0 - 0.32 * (t - PI).abs().cos().powi(9).max(0.0))
            * (1.0 + 0.06 * (t * 22.0).sin())
    };
    let stem = (x - size * 1.25 * turn.cos(), y - size * 1.25 * turn.sin());
    c.line((x, y), stem, size * 0.07, color.mix(INK, 0.35));
    c.poly(&around(x, y, reach), color);
    c.depth = 0.0;
    for i in [-2.0_f32, -1.0, 0.0, 1.0, 2.0] {
        let t = turn + i * TAU / 5.0;
        c.line(
            (x, y),
            (x + size * 0.72 * t.cos(), y + size * 0.72 * t.sin()),
            size * 0.03,
            color.mix(INK, 0.25),
        );
    }
    c.depth = 7.0;
}

pub fn maple() -> Canvas {
    let mut c = dawn();
    for (x, y, size, turn, color) in [
        (430.0, 330.0, 190.0, -1.2, RED),
        (760.0, 470.0, 140.0, -2.1, CLAY),
        (230.0, 590.0, 96.0, -0.5, OCHRE),
        (980.0, 610.0, 104.0, -1.7, GOLD.mix(CLAY, 0.4)),
        (640.0, 150.0, 70.0, -0.9, OCHRE),
    ] {
        leaf(&mut c, x, y, size, turn, color);
    }
    c.depth = 0.0;
    let ground = arc(600.0, 860.0, 760.0, 120.0, PI, TAU);
    c.veil(&ground, WINE, 0.5);
    c
}
