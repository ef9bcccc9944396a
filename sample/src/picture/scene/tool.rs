//! Screens, gears, flasks.

use std::f32::consts::{PI, TAU};

use crate::picture::canvas::{Canvas, Color, Point, around, oval};
use crate::picture::ground::*;

fn play(c: &mut Canvas, x: f32, y: f32, r: f32, color: Color) {
    c.disc(x, y, r, color);
    c.depth = 0.0;
    c.poly(
        &[
            (x - r * 0.3, y - r * 0.48),
            (x + r * 0.56, y),
            (x - r * 0.3, y + r * 0.48),
        ],
        WHITE,
    );
    c.depth = 7.0;
}

pub fn computer() -> Canvas {
    let mut c = room(SAND, WINE.mix(CLAY, 0.45));
    c.rect(400.0, 560.0, 60.0, 100.0, 0.0, INK);
    c.rect(320.0, 646.0, 220.0, 26.0, 10.0, INK);
    c.rect(150.0, 210.0, 560.0, 370.0, 22.0, INK);
    c.depth = 0.0;
    c.rect(174.0, 234.0, 512.0, 322.0, 8.0, TEAL.mix(WHITE, 0.65));
    c.disc(560.0, 320.0, 44.0, GOLD);
    let ground = |y: f32, rise: f32, phase: f32| -> Vec<Point> {
        let mut points: Vec<Point> = (0..=32)
            .map(|i| {
                (
                    174.0 + 16.0 * i as f32,
                    y - rise * (i as f32 * 0.22 + phase).sin(),
                )
            })
            .collect();
        points.extend([(686.0, 556.0), (174.0, 556.0)]);
        points
    };
    c.poly(&ground(470.0, 34.0, 0.0), OLIVE);
    c.poly(&ground(516.0, 22.0, 2.0), PINE);
    c.depth = 7.0;
    play(&mut c, 430.0, 400.0, 66.0, CLAY);
    c.rect(800.0, 560.0, 130.0, 110.0, 12.0, CLAY);
    c.poly(&[(865.0, 560.0), (830.0, 400.0), (880.0, 470.0)], OLIVE);
    c.poly(&[(865.0, 560.0), (930.0, 410.0), (884.0, 450.0)], PINE);
    c.poly(&[(865.0, 560.0), (800.0, 470.0), (850.0, 500.0)], TEAL);
    c
}

pub fn phone() -> Canvas {
    let mut c = dawn();
    c.rect(440.0, 90.0, 320.0, 620.0, 44.0, INK);
    c.depth = 0.0;
    c.rect(458.0, 130.0, 284.0, 530.0, 16.0, WHITE);
    c.disc(600.0, 684.0, 13.0, SAND);
    c.rect(560.0, 106.0, 80.0, 10.0, 5.0, SAND.mix(INK, 0.5));
    c.rect(480.0, 154.0, 240.0, 170.0, 12.0, TEAL);
    c.poly(&[(480.0, 324.0), (560.0, 220.0), (640.0, 324.0)], PINE);
    c.disc(680.0, 196.0, 22.0, GOLD);
    play(&mut c, 600.0, 246.0, 42.0, CLAY);
    c.depth = 0.0;
    for (i, w) in [200.0, 160.0, 220.0, 120.0].into_iter().enumerate() {
        c.rect(480.0, 356.0 + i as f32 * 40.0, w, 18.0, 9.0, SAND);
    }
    c.rect(480.0, 560.0, 240.0, 66.0, 33.0, RED);
    c.depth = 7.0;
    for (x, y, w, color, tail) in [
        (150.0, 220.0, 250.0, RED, 1.0_f32),
        (800.0, 380.0, 270.0, OCHRE, -1.0),
        (200.0, 440.0, 200.0, CREAM, 1.0),
    ] {
        let tip = if tail > 0.0 { x + w - 40.0 } else { x + 40.0 };
        c.poly(
            &[
                (tip - 22.0, y + 96.0),
                (tip + 22.0, y + 96.0),
                (tip + tail * 46.0, y + 146.0),
            ],
            color,
        );
        c.rect(x, y, w, 110.0, 40.0, color);
        c.depth = 0.0;
        for i in 0..3 {
            c.disc(
                x + w * 0.5 + (i as f32 - 1.0) * 46.0,
                y + 55.0,
                14.0,
                if i == 1 { GOLD } else { WINE.mix(CREAM, 0.2) },
            );
        }
        c.depth = 7.0;
    }
    c
}

pub fn cloud_school() -> Canvas {
    let mut c = Canvas::new(TEAL.mix(WHITE, 0.35), CREAM);
    c.glow(600.0, 240.0, 150.0, GOLD);
    let icons = [
        (330.0, 270.0, RED),
        (510.0, 190.0, OCHRE),
        (700.0, 190.0, PINE),
        (880.0, 270.0, CLAY),
    ];
    for (i, (x, y, color)) in icons.into_iter().enumerate() {
        c.depth = 0.0;
        c.line(
            (x, y + 70.0),
            (600.0 + (x - 600.0) * 0.55, 470.0),
            7.0,
            WHITE,
        );
        c.depth = 7.0;
        c.rect(x - 72.0, y - 72.0, 144.0, 144.0, 34.0, color);
        c.depth = 0.0;
        match i {
            0 => {
                c.poly(
                    &[
                        (x, y - 20.0),
                        (x - 46.0, y - 36.0),
                        (x - 46.0, y + 26.0),
                        (x, y + 42.0),
                    ],
                    WHITE,
                );
                c.poly(
                    &[
                        (x, y - 20.0),
                        (x + 46.0, y - 36.0),
                        (x + 46.0, y + 26.0),
                        (x, y + 42.0),
                    ],
                    SAND,
                );
            }
            1 => c.poly(
                &[(x - 24.0, y - 42.0), (x + 46.0, y), (x - 24.0, y + 42.0)],
                WHITE,
            ),
            2 => {
                c.ring(x, y - 6.0, 42.0, 13.0, WHITE);
                c.line((x + 24.0, y + 22.0), (x + 50.0, y + 48.0), 15.0, WHITE);
            }
            _ => {
                c.poly(
                    &[
                        (x, y - 44.0),
                        (x + 56.0, y - 16.0),
                        (x, y + 12.0),
                        (x - 56.0, y - 16.0),
                    ],
                    WHITE,
                );
                c.poly(
                    &[
                        (x - 30.0, y),
                        (x, y + 16.0),
                        (x + 30.0, y),
                        (x + 30.0, y + 30.0),
                        (x, y + 44.0),
                        (x - 30.0, y + 30.0),
                    ],
                    SAND,
                );
            }
        }
        c.depth = 7.0;
    }
    let puffs = [
        (300.0, 590.0, 110.0),
        (430.0, 510.0, 130.0),
        (620.0, 470.0, 160.0),
        (790.0, 530.0, 130.0),
        (920.0, 600.0, 100.0),
    ];
    for (x, y, r) in puffs {
        c.disc(x, y, r, WHITE);
    }
    c.depth = 0.0;
    for (x, y, r) in puffs {
        c.disc(x, y, r - 6.0, WHITE);
    }
    c.rect(230.0, 580.0, 760.0, 130.0, 65.0, WHITE);
    c.depth = 7.0;
    c.hill(750.0, 20.0, 900.0, 1.0, PINE);
    c
}

pub fn headphone() -> Canvas {
    let mut c = dusk();
    c.depth = 0.0;
    for i in 0..25 {
        let x = 120.0 + i as f32 * 40.0;
        let h = 40.0 + 150.0 * ((i as f32 * 0.8).sin() * (i as f32 * 0.31).cos()).abs();
        c.rect(
            x - 9.0,
            640.0 - h / 2.0,
            18.0,
            h,
            9.0,
            if i % 3 == 0 { GOLD } else { CREAM },
        );
    }
    c.depth = 9.0;
    let mut band = vec![(340.0, 470.0)];
    band.extend(crate::picture::canvas::arc(
        600.0, 400.0, 260.0, 270.0, PI, TAU,
    ));
    band.push((860.0, 470.0));
    band.push((816.0, 470.0));
    band.extend(crate::picture::canvas::arc(
        600.0, 400.0, 216.0, 222.0, TAU, PI,
    ));
    band.push((384.0, 470.0));
    c.poly(&band, INK);
    for x in [352.0, 848.0] {
        c.rect(x - 74.0, 390.0, 148.0, 220.0, 60.0, RED);
        c.rect(x - 40.0, 420.0, 80.0, 160.0, 38.0, CLAY);
    }
    c
}

fn wheel(c: &mut Canvas, x: f32, y: f32, r: f32, teeth: f32, turn: f32, color: Color) {
    let edge = around(x, y, |t| {
        let wave = ((t + turn) * teeth).sin();
        r + r * 0.11 * (wave * 3.2).clamp(-1.0, 1.0)
    });
    let mut outlines = vec![edge, oval(x, y, r * 0.24, r * 0.24)];
    for i in 0..6 {
        let t = i as f32 / 6.0 * TAU + turn;
        outlines.push(oval(
            x + r * 0.58 * t.cos(),
            y + r * 0.58 * t.sin(),
            r * 0.15,
            r * 0.15,
        ));
    }
    c.shape(&outlines, color);
}

pub fn gear() -> Canvas {
    let mut c = hall(CREAM, BLUSH, PINE);
    c.glow(560.0, 360.0, 200.0, GOLD);
    wheel(&mut c, 470.0, 370.0, 220.0, 14.0, 0.0, CLAY);
    wheel(&mut c, 806.0, 270.0, 134.0, 9.0, 0.2, OCHRE);
    wheel(&mut c, 770.0, 520.0, 110.0, 8.0, 0.5, TEAL);
    c.depth = 9.0;
    c.line((250.0, 700.0), (930.0, 700.0), 44.0, INK.mix(NIGHT, 0.5));
    c.shape(
        &[around(970.0, 700.0, |t| {
            if t.cos() > 0.72 { 26.0 } else { 76.0 }
        })],
        INK.mix(NIGHT, 0.5),
    );
    c.shape(
        &[
            oval(230.0, 700.0, 56.0, 56.0),
            oval(230.0, 700.0, 26.0, 26.0),
        ],
        INK.mix(NIGHT, 0.5),
    );
    c
}

pub fn atom() -> Canvas {
    let mut c = hall(NIGHT, TEAL, WINE);
    c.glow(730.0, 310.0, 130.0, GOLD);
    for i in 0..3 {
        let (sin, cos) = (i as f32 * PI / 3.0 + 0.3).sin_cos();
        let turn = |points: Vec<Point>| -> Vec<Point> {
            points
                .into_iter()
                .map(|(x, y)| (730.0 + x * cos - y * sin, 310.0 + x * sin + y * cos))
                .collect()
        };
        c.shape(
            &[
                turn(oval(0.0, 0.0, 260.0, 92.0)),
                turn(oval(0.0, 0.0, 246.0, 80.0)),
            ],
            CREAM,
        );
        let dot = turn(vec![(
            253.0 * (i as f32 + 0.6).cos(),
            86.0 * (i as f32 + 0.6).sin(),
        )])[0];
        c.disc(dot.0, dot.1, 22.0, OCHRE);
    }
    c.disc(730.0, 310.0, 46.0, CLAY);
    c.poly(
        &[
            (290.0, 260.0),
            (390.0, 260.0),
            (390.0, 420.0),
            (500.0, 650.0),
            (470.0, 690.0),
            (210.0, 690.0),
            (180.0, 650.0),
            (290.0, 420.0),
        ],
        WHITE,
    );
    c.rect(272.0, 240.0, 136.0, 34.0, 14.0, SAND);
    c.depth = 0.0;
    c.poly(
        &[
            (256.0, 540.0),
            (424.0, 540.0),
            (476.0, 650.0),
            (456.0, 672.0),
            (224.0, 672.0),
            (204.0, 650.0),
        ],
        CLAY,
    );
    for (x, y, r) in [
        (310.0, 610.0, 20.0),
        (380.0, 630.0, 13.0),
        (350.0, 500.0, 14.0),
        (326.0, 440.0, 9.0),
    ] {
        c.disc(x, y, r, GOLD);
    }
    c.depth = 7.0;
    for (i, color) in [RED, OCHRE, PINE].into_iter().enumerate() {
        c.rect(
            900.0,
            640.0 - i as f32 * 42.0,
            200.0 - i as f32 * 20.0,
            38.0,
            6.0,
            color,
        );
    }
    c
}

pub fn health() -> Canvas {
    let mut c = dawn();
    let leaf = |side: f32, turn: f32, long: f32| -> Vec<Point> {
        let (sin, cos) = (side * turn).sin_cos();
        (0..=60)
            .map(|i| {
                let t = i as f32 / 60.0 * TAU;
                let (x, y) = (
                    t.sin() * long * 0.24 * (t / 2.0).sin(),
                    -(1.0 - t.cos()) / 2.0 * long,
                );
                (600.0 + x * cos - y * sin, 700.0 + x * sin + y * cos)
            })
            .collect()
    };
    for (turn, long, color) in [
        (1.25, 420.0, OLIVE),
        (0.85, 470.0, TEAL),
        (0.45, 430.0, PINE),
    ] {
        c.poly(&leaf(1.0, turn, long), color);
        c.poly(&leaf(-1.0, turn, long), color);
    }
    let heart: Vec<Point> = (0..180)
        .map(|i| {
            let t = i as f32 / 180.0 * TAU;
            let x = 16.0 * t.sin().powi(3);
            let y =
                13.0 * t.cos() - 5.0 * (2.0 * t).cos() - 2.0 * (3.0 * t).cos() - (4.0 * t).cos();
            (600.0 + x * 13.5, 330.0 - y * 13.5)
        })
        .collect();
    c.poly(&heart, RED);
    c.depth = 0.0;
    let beat = [
        (430.0, 330.0),
        (520.0, 330.0),
        (556.0, 250.0),
        (612.0, 420.0),
        (656.0, 300.0),
        (680.0, 330.0),
        (770.0, 330.0),
    ];
    for pair in beat.windows(2) {
        c.line(pair[0], pair[1], 13.0, WHITE);
    }
    for p in &beat[1..6] {
        c.disc(p.0, p.1, 6.5, WHITE);
    }
    c
}

pub fn cap() -> Canvas {
    let mut c = room(TEAL.mix(CREAM, 0.45), PINE);
    for (i, (w, color)) in [(520.0, RED), (470.0, OCHRE), (500.0, CREAM), (440.0, CLAY)]
        .into_iter()
        .enumerate()
    {
        let y = 610.0 - i as f32 * 62.0;
        c.rect(480.0 - w / 2.0, y, w, 58.0, 10.0, color);
        c.depth = 0.0;
        c.rect(480.0 + w / 2.0 - 64.0, y + 10.0, 54.0, 38.0, 4.0, WHITE);
        c.depth = 7.0;
    }
    c.poly(
        &[
            (330.0, 330.0),
            (630.0, 330.0),
            (614.0, 424.0),
            (480.0, 440.0),
            (346.0, 424.0),
        ],
        NIGHT,
    );
    c.poly(
        &[
            (480.0, 190.0),
            (800.0, 300.0),
            (480.0, 400.0),
            (160.0, 300.0),
        ],
        NIGHT.mix(INK, 0.4),
    );
    c.depth = 0.0;
    c.line((480.0, 296.0), (704.0, 330.0), 8.0, GOLD);
    c.line((704.0, 330.0), (712.0, 440.0), 8.0, GOLD);
    c.poly(
        &[
            (700.0, 436.0),
            (724.0, 436.0),
            (740.0, 506.0),
            (688.0, 506.0),
        ],
        GOLD,
    );
    c.disc(480.0, 296.0, 15.0, GOLD);
    c
}
