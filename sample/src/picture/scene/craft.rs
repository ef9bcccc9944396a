//! Lanterns, paper, music, stage.

use std::f32::consts::{PI, TAU};

use crate::picture::canvas::{Canvas, Color, Point, arc, around, oval, star};
use crate::picture::ground::*;

fn hang(c: &mut Canvas, x: f32, y: f32, size: f32) {
    c.line((x, 120.0), (x, y - size), 6.0, INK);
    c.rect(
        x - size * 0.36,
        y - size * 0.98,
        size * 0.72,
        size * 0.2,
        6.0,
        GOLD,
    );
    c.oval(x, y, size * 1.12, size * 0.86, RED);
    c.depth = 0.0;
    for share in [0.74, 0.36] {
        c.shape(
            &[
                oval(x, y, size * 1.12 * share, size * 0.86),
                oval(x, y, size * 1.12 * share - 7.0, size * 0.86 - 3.0),
            ],
            OCHRE,
        );
    }
    c.depth = 7.0;
    c.rect(
        x - size * 0.36,
        y + size * 0.78,
        size * 0.72,
        size * 0.2,
        6.0,
        GOLD,
    );
    for i in -2..=2 {
        let x = x + i as f32 * size * 0.13;
        c.line((x, y + size * 0.96), (x, y + size * 1.62), 7.0, OCHRE);
    }
}

pub fn lantern() -> Canvas {
    let mut c = night();
    c.glow(600.0, 380.0, 200.0, GOLD);
    c.poly(
        &[
            (-20.0, 60.0),
            (1220.0, 60.0),
            (1220.0, 108.0),
            (1120.0, 128.0),
            (80.0, 128.0),
            (-20.0, 108.0),
        ],
        WINE,
    );
    c.rect(-20.0, -20.0, 1240.0, 92.0, 0.0, INK.mix(WINE, 0.4));
    for i in 0..25 {
        c.disc(i as f32 * 50.0, 74.0, 20.0, WINE.mix(CLAY, 0.4));
    }
    hang(&mut c, 270.0, 330.0, 118.0);
    hang(&mut c, 600.0, 390.0, 156.0);
    hang(&mut c, 930.0, 330.0, 118.0);
    c
}

pub fn papercut() -> Canvas {
    let mut c = Canvas::new(CREAM, SAND);
    let (x, y) = (600.0, 400.0);
    let wave = |r: f32, deep: f32, n: f32| move |t: f32| r + deep * (t * n).cos();
    c.poly(&around(x, y, wave(338.0, 20.0, 24.0)), RED);
    c.depth = 0.0;
    for i in 0..12 {
        let t = i as f32 / 12.0 * TAU;
        let at = |r: f32, t: f32| (x + r * t.cos(), y + r * t.sin());
        let (px, py) = at(268.0, t);
        c.disc(px, py, 34.0, CREAM);
        c.poly(&star(px, py, 26.0, 5, 0.5), RED);
        let (px, py) = at(306.0, t + TAU / 24.0);
        c.disc(px, py, 13.0, CREAM);
        let (a, b) = (t + 0.10, t + TAU / 12.0 - 0.10);
        let mid = (a + b) / 2.0;
        c.poly(
            &[at(150.0, mid), at(196.0, a), at(236.0, mid), at(196.0, b)],
            CREAM,
        );
        c.poly(
            &[
                at(172.0, mid),
                at(196.0, a + 0.07),
                at(220.0, mid),
                at(196.0, b - 0.07),
            ],
            RED,
        );
    }
    c.poly(&around(x, y, wave(132.0, 12.0, 12.0)), CREAM);
    c.poly(
        &around(x, y, |t| 46.0 + 68.0 * (t * 3.0).cos().abs().powf(0.8)),
        RED,
    );
    c.poly(
        &around(x, y, |t| 18.0 + 38.0 * (t * 3.0).cos().abs()),
        CREAM,
    );
    c.disc(x, y, 17.0, RED);
    c
}

pub fn brush() -> Canvas {
    let mut c = hall(CREAM, SAND, WINE.mix(CLAY, 0.5));
    c.rect(170.0, 110.0, 620.0, 560.0, 4.0, WHITE);
    c.depth = 0.0;
    c.disc(640.0, 220.0, 50.0, CLAY);
    for (y, rise, color) in [
        (430.0, 110.0, Color(0xb9bcae)),
        (500.0, 80.0, Color(0x8d948c)),
        (575.0, 46.0, Color(0x565d5b)),
    ] {
        let mut points: Vec<Point> = (0..=40)
            .map(|i| {
                let t = i as f32 / 40.0;
                (
                    190.0 + 580.0 * t,
                    y - rise * ((t * 7.0 + y).sin().abs() + 0.3 * (t * 17.0).sin()),
                )
            })
            .collect();
        points.extend([(770.0, 600.0), (190.0, 600.0)]);
        c.poly(&points, color);
    }
    c.rect(700.0, 600.0, 44.0, 44.0, 4.0, RED);
    c.depth = 9.0;
    c.line((1080.0, 120.0), (860.0, 520.0), 30.0, OCHRE.mix(INK, 0.25));
    c.poly(
        &[
            (846.0, 500.0),
            (886.0, 522.0),
            (872.0, 586.0),
            (824.0, 650.0),
            (832.0, 570.0),
        ],
        INK,
    );
    c.rect(890.0, 640.0, 240.0, 90.0, 24.0, INK.mix(NIGHT, 0.5));
    c.depth = 0.0;
    c.oval(1010.0, 668.0, 88.0, 20.0, NIGHT.mix(INK, 0.7));
    c
}

pub fn teapot() -> Canvas {
    let mut c = room(BLUSH, WINE.mix(CLAY, 0.4));
    c.shape(
        &[
            oval(640.0, 520.0, 84.0, 84.0),
            oval(640.0, 520.0, 56.0, 56.0),
        ],
        PINE,
    );
    c.poly(
        &[
            (300.0, 540.0),
            (190.0, 440.0),
            (226.0, 412.0),
            (370.0, 480.0),
            (380.0, 580.0),
        ],
        PINE,
    );
    c.oval(470.0, 540.0, 190.0, 128.0, PINE);
    c.rect(380.0, 652.0, 180.0, 22.0, 10.0, PINE.mix(INK, 0.3));
    c.poly(&arc(470.0, 426.0, 104.0, 46.0, PI, TAU), TEAL);
    c.disc(470.0, 372.0, 22.0, GOLD);
    c.depth = 0.0;
    c.poly(
        &around(470.0, 545.0, |t| 30.0 + 34.0 * (t * 2.5).cos().abs()),
        GOLD,
    );
    c.disc(470.0, 545.0, 15.0, PINE);
    c.depth = 7.0;
    for x in [790.0, 970.0] {
        c.poly(&arc(x, 590.0, 72.0, 92.0, 0.0, PI), WHITE);
        c.depth = 0.0;
        c.oval(x, 590.0, 72.0, 15.0, OCHRE);
        for dx in [-22.0_f32, 14.0] {
            let steam: Vec<Point> = (0..20)
                .map(|i| {
                    (
                        x + dx + 10.0 * (i as f32 * 0.55).sin(),
                        560.0 - i as f32 * 6.0,
                    )
                })
                .collect();
            for pair in steam.windows(2) {
                c.line(pair[0], pair[1], 7.0, WHITE);
            }
        }
        c.depth = 7.0;
    }
    c
}

fn note(c: &mut Canvas, x: f32, y: f32, size: f32, color: Color) {
    c.rect(
        x + size * 0.36,
        y - size * 2.1,
        size * 0.2,
        size * 2.1,
        4.0,
        color,
    );
    c.rect(
        x + size * 1.76,
        y - size * 2.3,
        size * 0.2,
        size * 2.1,
        4.0,
        color,
    );
    c.poly(
        &[
            (x + size * 0.36, y - size * 2.2),
            (x + size * 1.96, y - size * 2.4),
            (x + size * 1.96, y - size * 1.9),
            (x + size * 0.36, y - size * 1.7),
        ],
        color,
    );
    c.oval(x, y, size * 0.58, size * 0.42, color);
    c.oval(
        x + size * 1.4,
        y - size * 0.2,
        size * 0.58,
        size * 0.42,
        color,
    );
}

pub fn music() -> Canvas {
    let mut c = dusk();
    c.poly(&[(470.0, 740.0), (510.0, 590.0), (550.0, 740.0)], INK);
    c.poly(&[(830.0, 740.0), (790.0, 590.0), (750.0, 740.0)], INK);
    c.poly(
        &[
            (390.0, 380.0),
            (910.0, 380.0),
            (940.0, 510.0),
            (890.0, 640.0),
            (410.0, 640.0),
            (360.0, 510.0),
        ],
        RED,
    );
    c.oval(650.0, 640.0, 240.0, 48.0, WINE);
    c.oval(650.0, 380.0, 262.0, 72.0, GOLD);
    c.oval(650.0, 376.0, 236.0, 58.0, CREAM);
    c.depth = 0.0;
    for i in 0..11 {
        let t = i as f32 / 10.0;
        c.disc(384.0 + 532.0 * t, 436.0 + 60.0 * (t * PI).sin(), 10.0, GOLD);
        c.disc(410.0 + 480.0 * t, 604.0 + 54.0 * (t * PI).sin(), 10.0, GOLD);
    }
    c.poly(
        &around(650.0, 376.0, |t| 20.0 + 16.0 * (t * 4.0).cos()),
        RED,
    );
    c.depth = 7.0;
    c.line((420.0, 140.0), (590.0, 352.0), 20.0, OCHRE);
    c.disc(590.0, 352.0, 26.0, CLAY);
    c.line((930.0, 150.0), (740.0, 340.0), 20.0, OCHRE);
    c.disc(740.0, 340.0, 26.0, CLAY);
    note(&mut c, 160.0, 520.0, 44.0, CREAM);
    note(&mut c, 1010.0, 300.0, 52.0, WINE);
    note(&mut c, 640.0, 180.0, 34.0, PINE);
    c
}

pub fn stage() -> Canvas {
    let mut c = hall(WINE, NIGHT, OCHRE.mix(WINE, 0.25));
    c.depth = 0.0;
    for (x, to) in [(420.0, 500.0), (780.0, 700.0)] {
        c.veil(
            &[
                (x - 20.0, 60.0),
                (x + 20.0, 60.0),
                (to + 190.0, 660.0),
                (to - 190.0, 660.0),
            ],
            GOLD,
            0.28,
        );
    }
    c.veil(&oval(600.0, 676.0, 300.0, 44.0), CREAM, 0.6);
    c.depth = 7.0;
    for (x, h, color) in [
        (470.0, 170.0, TEAL),
        (600.0, 210.0, CLAY),
        (730.0, 180.0, CREAM),
    ] {
        let y = 670.0;
        c.poly(
            &[
                (x - 62.0, y),
                (x - 26.0, y - h),
                (x + 26.0, y - h),
                (x + 62.0, y),
            ],
            color,
        );
        c.poly(
            &[
                (x - 26.0, y - h + 30.0),
                (x - 92.0, y - h - 26.0),
                (x - 78.0, y - h - 44.0),
                (x, y - h),
            ],
            color,
        );
        c.poly(
            &[
                (x + 26.0, y - h + 30.0),
                (x + 92.0, y - h - 26.0),
                (x + 78.0, y - h - 44.0),
                (x, y - h),
            ],
            color,
        );
        c.disc(x, y - h - 34.0, 34.0, BLUSH);
        c.depth = 0.0;
        c.poly(&arc(x, y - h - 38.0, 36.0, 34.0, PI, TAU), INK);
        c.depth = 7.0;
    }
    for side in [0.0_f32, 1.0] {
        for i in 0..5 {
            let edge = i as f32 * 58.0;
            let color = if i % 2 == 0 { RED } else { RED.mix(WINE, 0.45) };
            let at = |v: f32| if side > 0.0 { 1200.0 - v } else { v };
            let low = 820.0;
            c.poly(
                &[
                    (at(edge - 20.0), 0.0),
                    (at(edge + 76.0), 0.0),
                    (at(edge * 0.72 + 58.0), 420.0),
                    (at(edge * 0.8 + 62.0), low),
                    (at(-30.0), low),
                ],
                color,
            );
        }
    }
    for i in (0..9).rev() {
        c.poly(
            &arc(i as f32 * 150.0, 40.0, 88.0, 84.0, 0.0, PI),
            if i % 2 == 0 { RED } else { CLAY },
        );
    }
    c.rect(-20.0, -30.0, 1240.0, 84.0, 0.0, GOLD.mix(OCHRE, 0.5));
    c
}

pub fn star_medal() -> Canvas {
    let mut c = dawn();
    c.glow(600.0, 360.0, 200.0, GOLD);
    c.poly(
        &[
            (480.0, 480.0),
            (570.0, 520.0),
            (500.0, 742.0),
            (450.0, 680.0),
            (380.0, 700.0),
        ],
        RED,
    );
    c.poly(
        &[
            (720.0, 480.0),
            (630.0, 520.0),
            (700.0, 742.0),
            (750.0, 680.0),
            (820.0, 700.0),
        ],
        RED,
    );
    c.poly(
        &around(600.0, 360.0, |t| 206.0 + 12.0 * (t * 18.0).cos()),
        CLAY,
    );
    c.disc(600.0, 360.0, 178.0, GOLD);
    c.depth = 0.0;
    c.ring(600.0, 360.0, 162.0, 7.0, OCHRE);
    c.depth = 7.0;
    c.poly(&star(600.0, 366.0, 124.0, 5, 0.46), WHITE);
    for (x, y, r) in [
        (250.0, 240.0, 34.0),
        (960.0, 460.0, 30.0),
        (330.0, 470.0, 22.0),
        (900.0, 140.0, 24.0),
    ] {
        c.poly(&star(x, y, r, 5, 0.46), OCHRE);
    }
    c
}
