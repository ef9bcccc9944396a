//! Messages of both languages as Rust.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use crate::LANGUAGES;
use crate::piece::{Given, Key, Piece, asks, han, plain, shown};
use crate::read::{Catalogue, Faults};

/// Names that Rust keeps for itself and that a variable may well have.
const KEPT: [&str; 9] = [
    "as", "for", "in", "mod", "move", "ref", "type", "use", "where",
];

/// A function for every message.
pub fn functions(first: &Catalogue, second: &Catalogue) -> Result<String, Faults> {
    let mut faults = Faults::new();
    let mut out = String::new();
    let names: BTreeSet<&String> = first.0.keys().chain(second.0.keys()).collect();
    for name in names {
        match (first.0.get(name), second.0.get(name)) {
            (Some(first), Some(second)) => match function(name, first, second) {
                Ok(function) => out += &function,
                Err(fault) => faults.push(format!("{name}: {fault}")),
            },
            (Some(_), None) => faults.push(format!("{name}: missing in {}", LANGUAGES[1])),
            _ => faults.push(format!("{name}: missing in {}", LANGUAGES[0])),
        }
    }
    if faults.is_empty() {
        Ok(out)
    } else {
        Err(faults)
    }
}

fn function(name: &str, first: &[Piece], second: &[Piece]) -> Result<String, String> {
    if han(second) {
        return Err(format!("{} is not translated", LANGUAGES[1]));
    }
    let mut asked = Vec::new();
    asks(first, &mut asked);
    let mut also = Vec::new();
    asks(second, &mut also);
    for given in also {
        let Some(known) = asked.iter_mut().find(|g| g.name == given.name) else {
            let [a, b] = LANGUAGES;
            return Err(format!("{b} names ${}, {a} does not", given.name));
        };
        known.counted |= given.counted;
    }
    let plain = plain(first) && plain(second);
    let mut out = String::new();
    for (language, pieces) in LANGUAGES.iter().zip([first, second]) {
        let _ = writeln!(out, "/// {language}: {}", shown(pieces));
    }
    let takes: Vec<String> = asked
        .iter()
        .map(|g| {
            format!(
                "{}: {}",
                ident(&g.name),
                if g.counted { "impl Number" } else { "&str" }
            )
        })
        .collect();
    let gives = if plain { "&'static str" } else { "String" };
    let _ = writeln!(
        out,
        "pub fn {}({}) -> {gives} {{",
        ident(name),
        takes.join(", ")
    );
    for given in asked.iter().filter(|g| g.counted) {
        let name = ident(&given.name);
        let _ = writeln!(out, "    let {name} = {name}.number();");
    }
    match (first, second) {
        ([Piece::Text(first)], [Piece::Text(second)]) => {
            let _ = writeln!(out, "    pick({first:?}, {second:?})");
        }
        _ => {
            let body = |pieces| {
                if plain {
                    choice(pieces)
                } else {
                    format!(
                        "{{ let mut out = String::new();{} out }}",
                        pushed(pieces, &asked)
                    )
                }
            };
            // Not every language names all that it is given.
            let names: Vec<String> = asked.iter().map(|g| ident(&g.name)).collect();
            let _ = writeln!(
                out,
                "    let _ = ({});",
                names.iter().map(|n| format!("&{n},")).collect::<String>()
            );
            let _ = writeln!(
                out,
                "    if second() {} else {}",
                braced(&body(second)),
                braced(&body(first))
            );
        }
    }
    out += "}\n\n";
    Ok(out)
}

fn braced(code: &str) -> String {
    if code.starts_with('{') {
        code.to_owned()
    } else {
        format!("{{ {code} }}")
    }
}

/// The expression of a plain message.
fn choice(pieces: &[Piece]) -> String {
    match pieces {
        [
            Piece::Choice {
                name,
                cases,
                otherwise,
            },
        ] => {
            let mut out = format!("match {} {{", ident(name));
            for (key, said) in cases {
                let _ = write!(out, " {} => {{ {} }}", pattern(key), choice(said));
            }
            let _ = write!(out, " _ => {{ {} }} }}", choice(otherwise));
            out
        }
        [Piece::Text(text)] => format!("{text:?}"),
        _ => String::new(),
    }
}

/// Statements that add the message to `out`.
fn pushed(pieces: &[Piece], asked: &[Given]) -> String {
    let mut out = String::new();
    for piece in pieces {
        match piece {
            Piece::Text(text) => {
                let _ = write!(out, " out.push_str({text:?});");
            }
            Piece::Given { name, .. } => {
                let counted = asked.iter().any(|g| g.name == *name && g.counted);
                let name = ident(name);
                let _ = match counted {
                    true => write!(out, " push_number(&mut out, {name});"),
                    false => write!(out, " out.push_str({name});"),
                };
            }
            Piece::Choice {
                name,
                cases,
                otherwise,
            } => {
                let _ = write!(out, " match {} {{", ident(name));
                for (key, said) in cases {
                    let _ = write!(out, " {} => {{{} }}", pattern(key), pushed(said, asked));
                }
                let _ = write!(out, " _ => {{{} }} }}", pushed(otherwise, asked));
            }
        }
    }
    out
}

fn pattern(key: &Key) -> String {
    match key {
        Key::Number(number) => number.to_string(),
        Key::One => "1".into(),
        Key::Word(word) => format!("{word:?}"),
    }
}

fn ident(name: &str) -> String {
    let name = name.replace('-', "_");
    if KEPT.contains(&name.as_str()) {
        format!("r#{name}")
    } else {
        name
    }
}
