//! What a message is made of.

/// A part of a text.
#[derive(Clone, Debug, PartialEq)]
pub enum Piece {
    Text(String),
    /// What the caller gives; `counted`: wrapped in `NUMBER()`.
    Given {
        name: String,
        counted: bool,
    },
    /// One of several, by what the caller gives.
    Choice {
        name: String,
        cases: Vec<(Key, Vec<Piece>)>,
        otherwise: Vec<Piece>,
    },
}

#[derive(Clone, Debug, PartialEq)]
pub enum Key {
    /// This very number.
    Number(u64),
    /// The plural category `one`: 1 in English, nothing in Chinese (CLDR).
    One,
    /// This very word.
    Word(String),
}

/// Whether it is one text, or one choice between texts.
pub fn plain(pieces: &[Piece]) -> bool {
    match pieces {
        [Piece::Text(_)] => true,
        [
            Piece::Choice {
                cases, otherwise, ..
            },
        ] => cases.iter().all(|(_, said)| plain(said)) && plain(otherwise),
        _ => false,
    }
}

/// What a message asks of its caller.
#[derive(Clone, PartialEq)]
pub struct Given {
    pub name: String,
    pub counted: bool,
}

/// What the pieces ask for, in their order.
pub fn asks(pieces: &[Piece], all: &mut Vec<Given>) {
    let mut ask = |name: &str, counted: bool| match all.iter_mut().find(|g| g.name == name) {
        Some(known) => known.counted |= counted,
        None => all.push(Given {
            name: name.to_owned(),
            counted,
        }),
    };
    for piece in pieces {
        match piece {
            Piece::Text(_) => {}
            Piece::Given { name, counted } => ask(name, *counted),
            Piece::Choice {
                name,
                cases,
                otherwise,
            } => {
                let counted = cases.iter().any(|(key, _)| !matches!(key, Key::Word(_)));
                ask(name, counted);
                let mut inner = Vec::new();
                for (_, said) in cases {
                    asks(said, &mut inner);
                }
                asks(otherwise, &mut inner);
                inner.iter().for_each(|g| ask(&g.name, g.counted));
            }
        }
    }
}

/// A Chinese character where there should be none.
pub fn han(pieces: &[Piece]) -> bool {
    pieces.iter().any(|piece| match piece {
        Piece::Text(text) => text.chars().any(|c| ('\u{2e80}'..='\u{9fff}').contains(&c)),
        Piece::Given { .. } => false,
        Piece::Choice {
            cases, otherwise, ..
        } => cases.iter().any(|(_, said)| han(said)) || han(otherwise),
    })
}

/// As one line of a docstring.
pub fn shown(pieces: &[Piece]) -> String {
    pieces
        .iter()
        .map(|piece| match piece {
            Piece::Text(text) => text.replace('\n', " "),
            Piece::Given { name, .. } => format!("{{{name}}}"),
            Piece::Choice { otherwise, .. } => shown(otherwise),
        })
        .collect()
}
