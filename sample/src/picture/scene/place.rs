//! Halls, rivers, fields, the sky.

use std::f32::consts::{PI, TAU};

use crate::picture::canvas::{Canvas, Point, arc, oval};
use crate::picture::ground::*;

pub fn gallery() -> Canvas {
    let mut c = hall(WHITE, SAND, CLAY.mix(WINE, 0.4));
    for (i, x) in [120.0_f32, 460.0, 800.0].into_iter().enumerate() {
        let (w, h, y) = (
            280.0,
            if i == 1 { 380.0 } else { 320.0 },
            if i == 1 { 110.0 } else { 150.0 },
        );
        c.rect(x, y, w, h, 4.0, INK.mix(WINE, 0.5));
        c.depth = 0.0;
        c.rect(x + 18.0, y + 18.0, w - 36.0, h - 36.0, 0.0, CREAM);
        let (cx, low) = (x + w / 2.0, y + h - 34.0);
        match i {
            0 => {
                c.disc(cx + 50.0, y + 100.0, 36.0, CLAY);
                c.poly(
                    &[(x + 34.0, low), (x + 110.0, y + 140.0), (x + 190.0, low)],
                    TEAL,
                );
                c.poly(
                    &[(x + 110.0, low), (x + 190.0, y + 190.0), (x + 246.0, low)],
                    PINE,
                );
            }
            1 => {
                c.rect(cx - 7.0, y + 190.0, 14.0, 150.0, 4.0, PINE);
                for k in 0..8 {
                    let t = k as f32 / 8.0 * TAU;
                    c.disc(
                        cx + 58.0 * t.cos(),
                        y + 165.0 + 58.0 * t.sin(),
                        34.0,
                        if k % 2 == 0 { RED } else { CLAY },
                    );
                }
                c.disc(cx, y + 165.0, 36.0, GOLD);
                c.oval(cx - 46.0, y + 290.0, 46.0, 18.0, OLIVE);
                c.oval(cx + 46.0, y + 262.0, 46.0, 18.0, OLIVE);
            }
            _ => {
                for (k, color) in [OCHRE, CLAY, TEAL, NIGHT].into_iter().enumerate() {
                    let r = 112.0 - k as f32 * 28.0;
                    c.poly(&arc(cx, low - 30.0, r, r * 1.5, PI, TAU), color);
                }
            }
        }
        c.depth = 7.0;
    }
    c.rect(360.0, 640.0, 480.0, 34.0, 8.0, WINE);
    c.rect(400.0, 672.0, 26.0, 74.0, 4.0, INK);
    c.rect(774.0, 672.0, 26.0, 74.0, 4.0, INK);
    c
}

pub fn museum() -> Canvas {
    let mut c = dawn();
    c.rect(260.0, 350.0, 680.0, 320.0, 0.0, SAND);
    c.poly(&[(220.0, 350.0), (600.0, 170.0), (980.0, 350.0)], CLAY);
    c.depth = 0.0;
    c.poly(&[(330.0, 330.0), (600.0, 204.0), (870.0, 330.0)], BLUSH);
    c.disc(600.0, 284.0, 34.0, GOLD);
    c.depth = 7.0;
    c.rect(540.0, 450.0, 120.0, 220.0, 6.0, WINE);
    for i in 0..6 {
        let x = 290.0 + i as f32 * 113.0;
        if i == 2 || i == 3 {
            let x = if i == 2 { 480.0 } else { 680.0 };
            c.rect(x, 384.0, 44.0, 280.0, 6.0, WHITE);
        } else {
            c.rect(x, 384.0, 44.0, 280.0, 6.0, WHITE);
        }
    }
    c.rect(236.0, 344.0, 728.0, 40.0, 4.0, OCHRE);
    for i in 0..3 {
        let w = 760.0 + i as f32 * 70.0;
        c.rect(
            600.0 - w / 2.0,
            660.0 + i as f32 * 34.0,
            w,
            40.0,
            4.0,
            CREAM.mix(INK, 0.06 * i as f32),
        );
    }
    c
}

pub fn door() -> Canvas {
    let mut c = hall(TEAL, PINE, NIGHT);
    c.rect(390.0, 110.0, 420.0, 570.0, 12.0, OCHRE);
    c.depth = 0.0;
    c.rect(420.0, 140.0, 360.0, 540.0, 6.0, GOLD.mix(WHITE, 0.5));
    c.disc(600.0, 380.0, 92.0, GOLD);
    c.poly(&[(420.0, 560.0), (530.0, 450.0), (640.0, 560.0)], OLIVE);
    c.poly(&[(560.0, 560.0), (680.0, 420.0), (780.0, 560.0)], TEAL);
    c.rect(420.0, 556.0, 360.0, 124.0, 0.0, OLIVE.mix(GOLD, 0.5));
    c.poly(
        &[
            (570.0, 556.0),
            (630.0, 556.0),
            (720.0, 680.0),
            (480.0, 680.0),
        ],
        CREAM,
    );
    c.veil(
        &[
            (420.0, 680.0),
            (780.0, 680.0),
            (960.0, 800.0),
            (240.0, 800.0),
        ],
        GOLD,
        0.55,
    );
    c.depth = 9.0;
    c.poly(
        &[
            (420.0, 140.0),
            (290.0, 90.0),
            (290.0, 760.0),
            (420.0, 680.0),
        ],
        RED,
    );
    c.poly(
        &[
            (780.0, 140.0),
            (910.0, 90.0),
            (910.0, 760.0),
            (780.0, 680.0),
        ],
        RED,
    );
    c.depth = 0.0;
    for (x, side) in [(385.0, -1.0_f32), (815.0, 1.0)] {
        c.disc(x, 420.0, 13.0, GOLD);
        for y in [190.0, 500.0] {
            c.poly(
                &[
                    (x + side * 12.0, y + 16.0),
                    (x + side * 70.0, y),
                    (x + side * 70.0, y + 172.0),
                    (x + side * 12.0, y + 150.0),
                ],
                WINE,
            );
        }
    }
    c
}

pub fn river() -> Canvas {
    let mut c = Canvas::new(BLUSH, CREAM);
    c.glow(620.0, 250.0, 110.0, GOLD);
    c.disc(620.0, 250.0, 104.0, CLAY);
    c.hill(420.0, 70.0, 700.0, 0.2, TEAL.mix(CREAM, 0.5));
    c.hill(490.0, 56.0, 940.0, 2.2, OLIVE);
    c.hill(560.0, 30.0, 1200.0, 4.0, PINE);
    let mut bank: Vec<Point> = Vec::new();
    let middle = |t: f32| 620.0 + 150.0 * (t * 5.2).sin() * (0.3 + t) - 60.0 * t;
    let half = |t: f32| 16.0 + 330.0 * t * t;
    for i in 0..=40 {
        let t = i as f32 / 40.0;
        bank.push((middle(t) - half(t), 520.0 + 290.0 * t));
    }
    for i in (0..=40).rev() {
        let t = i as f32 / 40.0;
        bank.push((middle(t) + half(t), 520.0 + 290.0 * t));
    }
    c.poly(&bank, TEAL.mix(WHITE, 0.55));
    c.depth = 0.0;
    for i in 0..12_u32 {
        let t = 0.35 + i as f32 * 0.05;
        let x = middle(t) - half(t) * 0.7 + (i * 97 % 140) as f32 / 100.0 * half(t);
        c.rect(x, 520.0 + 290.0 * t, 60.0 + 50.0 * t, 6.0, 3.0, WHITE);
    }
    c.depth = 7.0;
    let mut deck = vec![arc(560.0, 700.0, 420.0, 150.0, PI, TAU)];
    for x in [330.0, 560.0, 790.0] {
        deck.push(arc(x, 706.0, 92.0, 84.0, PI, TAU));
    }
    c.shape(&deck, RED);
    c.depth = 0.0;
    for i in 0..13 {
        let t = PI + PI * (i as f32 + 1.0) / 14.0;
        let (x, y) = (560.0 + 420.0 * t.cos(), 700.0 + 150.0 * t.sin());
        c.line((x, y + 4.0), (x, y - 32.0), 8.0, WINE);
    }
    let rail: Vec<Point> = arc(560.0, 668.0, 420.0, 150.0, PI + 0.2, TAU - 0.2);
    for pair in rail.windows(2) {
        c.line(pair[0], pair[1], 8.0, WINE);
    }
    c
}

pub fn wheat() -> Canvas {
    let mut c = dusk();
    c.hill(640.0, 18.0, 900.0, 1.4, OCHRE);
    c.depth = 0.0;
    for i in 0..9 {
        let x = i as f32 * 150.0;
        c.veil(
            &[
                (600.0 + (x - 600.0) * 0.35, 640.0),
                (600.0 + (x - 600.0) * 0.38, 640.0),
                (x + 34.0, 800.0),
                (x - 34.0, 800.0),
            ],
            WINE,
            0.35,
        );
    }
    c.depth = 6.0;
    for (x, lean, top, size) in [
        (330.0, -70.0, 270.0, 1.0),
        (520.0, 10.0, 190.0, 1.2),
        (690.0, 60.0, 240.0, 1.1),
        (880.0, 120.0, 330.0, 0.95),
    ] {
        let at = |t: f32| (x + lean * t * t, 800.0 - (800.0 - top) * t);
        for i in 0..20 {
            let (a, b) = (at(i as f32 / 20.0), at((i + 1) as f32 / 20.0));
            c.line(a, b, 9.0, OLIVE);
        }
        let (lx, ly) = at(0.35);
        c.poly(
            &[
                (lx, ly),
                (lx + 80.0, ly - 130.0),
                (lx + 130.0, ly - 150.0),
                (lx + 60.0, ly - 30.0),
            ],
            OLIVE.mix(PINE, 0.3),
        );
        for i in 0..7 {
            let (gx, gy) = at(1.0 - i as f32 * 0.052);
            for side in [-1.0_f32, 1.0] {
                let turn = side * 0.55 + lean / 300.0;
                let (sx, sy) = (turn.sin(), -turn.cos());
                let (cx, cy) = (gx + side * 17.0 * size, gy);
                let points: Vec<Point> = oval(0.0, 0.0, 12.0 * size, 30.0 * size)
                    .into_iter()
                    .map(|(px, py)| (cx + px * -sy + py * -sx, cy + px * sx + py * -sy))
                    .collect();
                c.poly(&points, if i % 2 == 0 { GOLD } else { OCHRE });
            }
        }
        let (gx, gy) = at(1.03);
        c.oval(gx, gy, 11.0 * size, 28.0 * size, GOLD);
    }
    c
}

pub fn factory() -> Canvas {
    let mut c = dawn();
    for (x, h) in [(300.0, 400.0), (410.0, 340.0)] {
        c.poly(
            &[
                (x, 700.0),
                (x + 16.0, 700.0 - h),
                (x + 66.0, 700.0 - h),
                (x + 82.0, 700.0),
            ],
            CLAY,
        );
        c.depth = 0.0;
        c.rect(x + 12.0, 724.0 - h, 58.0, 26.0, 2.0, CREAM);
        for i in 0..3 {
            c.veil(
                &oval(
                    x + 60.0 + i as f32 * 56.0,
                    672.0 - h - i as f32 * 36.0,
                    40.0 + i as f32 * 14.0,
                    28.0 + i as f32 * 8.0,
                ),
                WHITE,
                0.75,
            );
        }
        c.depth = 7.0;
    }
    c.poly(
        &[
            (480.0, 700.0),
            (480.0, 470.0),
            (640.0, 380.0),
            (640.0, 470.0),
            (800.0, 380.0),
            (800.0, 470.0),
            (960.0, 380.0),
            (960.0, 470.0),
            (1080.0, 470.0),
            (1080.0, 700.0),
        ],
        RED,
    );
    c.rect(180.0, 560.0, 330.0, 150.0, 0.0, WINE);
    c.depth = 0.0;
    for i in 0..6 {
        c.rect(520.0 + i as f32 * 92.0, 530.0, 56.0, 62.0, 4.0, GOLD);
    }
    for i in 0..4 {
        c.rect(
            212.0 + i as f32 * 74.0,
            600.0,
            42.0,
            50.0,
            4.0,
            GOLD.mix(CLAY, 0.3),
        );
    }
    c.rect(730.0, 620.0, 100.0, 90.0, 4.0, INK);
    c.rect(-20.0, 696.0, 1240.0, 120.0, 0.0, PINE);
    c
}

pub fn planet() -> Canvas {
    let mut c = night();
    let ring = |front: bool| -> Vec<Point> {
        let (from, to) = if front { (0.0, PI) } else { (PI, TAU) };
        let mut points = arc(0.0, 0.0, 270.0, 64.0, from, to);
        points.extend(arc(0.0, 0.0, 210.0, 40.0, to, from));
        let (sin, cos) = (-0.32_f32).sin_cos();
        points
            .into_iter()
            .map(|(x, y)| (760.0 + x * cos - y * sin, 270.0 + x * sin + y * cos))
            .collect()
    };
    c.poly(&ring(false), OCHRE);
    c.disc(760.0, 270.0, 140.0, CLAY);
    c.depth = 0.0;
    c.veil(&oval(726.0, 236.0, 92.0, 84.0), BLUSH, 0.35);
    c.veil(&oval(800.0, 330.0, 70.0, 26.0), WINE, 0.3);
    c.depth = 7.0;
    c.poly(&ring(true), GOLD);
    c.disc(1050.0, 120.0, 34.0, TEAL.mix(CREAM, 0.4));
    for x in [250.0, 330.0, 410.0] {
        c.line(
            (330.0, 560.0),
            (x + (x - 330.0) * 0.6, 790.0),
            18.0,
            OCHRE.mix(INK, 0.3),
        );
    }
    c.poly(
        &[
            (190.0, 596.0),
            (160.0, 536.0),
            (470.0, 386.0),
            (506.0, 456.0),
        ],
        CREAM,
    );
    c.poly(
        &[
            (452.0, 374.0),
            (548.0, 330.0),
            (596.0, 424.0),
            (500.0, 470.0),
        ],
        RED,
    );
    c.poly(
        &[
            (176.0, 610.0),
            (146.0, 550.0),
            (120.0, 566.0),
            (146.0, 620.0),
        ],
        GOLD,
    );
    c.disc(330.0, 530.0, 30.0, GOLD);
    c
}
