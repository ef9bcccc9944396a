//! Fluent files of one language, with terms and messages put in place of their names.

use std::collections::BTreeMap;
use std::path::Path;

use fluent_syntax::ast::{
    Entry, Expression, InlineExpression, Pattern, PatternElement, VariantKey,
};
use fluent_syntax::parser;

use crate::piece::{Key, Piece};

/// What is wrong, a line each.
pub type Faults = Vec<String>;

/// All messages of a language, by name.
#[derive(Debug, Default)]
pub struct Catalogue(pub BTreeMap<String, Vec<Piece>>);

type Patterns = BTreeMap<String, Pattern<String>>;

impl Catalogue {
    /// All `*.ftl` in a folder.
    pub fn open(folder: &Path) -> Result<Self, Faults> {
        let fault = |error| vec![format!("{}: {error}", folder.display())];
        let mut files = Vec::new();
        for entry in std::fs::read_dir(folder).map_err(fault)? {
            let path = entry.map_err(fault)?.path();
            if path.extension().is_some_and(|e| e == "ftl") {
                let text = std::fs::read_to_string(&path).map_err(fault)?;
                files.push((path.display().to_string(), text));
            }
        }
        files.sort();
        Self::read(&files)
    }

    /// Texts with the names of their files.
    pub fn read(files: &[(String, String)]) -> Result<Self, Faults> {
        let mut patterns = Patterns::new();
        let mut faults = Faults::new();
        for (file, text) in files {
            match parser::parse(text.clone()) {
                Ok(resource) => collect(resource.body, &mut patterns, &mut faults),
                Err((_, errors)) => {
                    faults.extend(errors.iter().map(|error| {
                        let line = 1 + text[..error.pos.start.min(text.len())]
                            .matches('\n')
                            .count();
                        format!("{file}:{line}: {error}")
                    }));
                }
            }
        }
        let mut all = BTreeMap::new();
        for name in patterns.keys().filter(|name| !name.starts_with('-')) {
            match resolved(&patterns, name, &[]) {
                Ok(pieces) => drop(all.insert(name.clone(), joined(pieces))),
                Err(fault) => faults.push(format!("{name}: {fault}")),
            }
        }
        if faults.is_empty() {
            Ok(Self(all))
        } else {
            Err(faults)
        }
    }
}

fn collect(body: Vec<Entry<String>>, patterns: &mut Patterns, faults: &mut Faults) {
    for entry in body {
        let (name, value, attributes) = match entry {
            Entry::Message(m) => (m.id.name, m.value, m.attributes),
            Entry::Term(t) => (format!("-{}", t.id.name), Some(t.value), t.attributes),
            _ => continue,
        };
        if !attributes.is_empty() {
            faults.push(format!("{name}: attributes are not understood"));
        }
        if let Some(value) = value
            && patterns.insert(name.clone(), value).is_some()
        {
            faults.push(format!("{name}: twice"));
        }
    }
}

/// `within`: the messages that are being put in place.
fn resolved(patterns: &Patterns, name: &str, within: &[&str]) -> Result<Vec<Piece>, String> {
    if within.contains(&name) {
        return Err("refers to itself".into());
    }
    let pattern = patterns
        .get(name)
        .ok_or_else(|| format!("there is no {name}"))?;
    let within: Vec<&str> = within.iter().copied().chain([name]).collect();
    pieces(patterns, pattern, &within)
}

fn pieces(
    patterns: &Patterns,
    pattern: &Pattern<String>,
    within: &[&str],
) -> Result<Vec<Piece>, String> {
    let mut all = Vec::new();
    for element in &pattern.elements {
        match element {
            PatternElement::TextElement { value } => all.push(Piece::Text(value.clone())),
            PatternElement::Placeable { expression } => {
                all.extend(placed(patterns, expression, within)?);
            }
        }
    }
    Ok(all)
}

fn placed(
    patterns: &Patterns,
    expression: &Expression<String>,
    within: &[&str],
) -> Result<Vec<Piece>, String> {
    match expression {
        Expression::Inline(inline) => inlined(patterns, inline, within),
        Expression::Select { selector, variants } => {
            let chosen = inlined(patterns, selector, within)?;
            let [Piece::Given { name, .. }] = chosen.as_slice() else {
                return Err("a choice needs a variable".into());
            };
            let (mut cases, mut otherwise) = (Vec::new(), Vec::new());
            for variant in variants {
                let said = pieces(patterns, &variant.value, within)?;
                if variant.default {
                    otherwise = said;
                } else {
                    cases.push((key(&variant.key)?, said));
                }
            }
            Ok(vec![Piece::Choice {
                name: name.clone(),
                cases,
                otherwise,
            }])
        }
    }
}

fn key(key: &VariantKey<String>) -> Result<Key, String> {
    match key {
        VariantKey::Identifier { name } if name == "one" => Ok(Key::One),
        VariantKey::Identifier { name } => Ok(Key::Word(name.clone())),
        VariantKey::NumberLiteral { value } => match value.parse() {
            Ok(number) => Ok(Key::Number(number)),
            Err(_) => Err(format!("{value} is not a whole number")),
        },
    }
}

fn inlined(
    patterns: &Patterns,
    inline: &InlineExpression<String>,
    within: &[&str],
) -> Result<Vec<Piece>, String> {
    let given = |name: &str, counted| {
        vec![Piece::Given {
            name: name.to_owned(),
            counted,
        }]
    };
    match inline {
        InlineExpression::StringLiteral { value } | InlineExpression::NumberLiteral { value } => {
            Ok(vec![Piece::Text(value.clone())])
        }
        InlineExpression::VariableReference { id } => Ok(given(&id.name, false)),
        InlineExpression::MessageReference {
            id,
            attribute: None,
        } => resolved(patterns, &id.name, within),
        InlineExpression::TermReference {
            id,
            attribute: None,
            arguments: None,
        } => resolved(patterns, &format!("-{}", id.name), within),
        InlineExpression::FunctionReference { id, arguments } if id.name == "NUMBER" => {
            match arguments.positional.as_slice() {
                [InlineExpression::VariableReference { id }] if arguments.named.is_empty() => {
                    Ok(given(&id.name, true))
                }
                _ => Err("NUMBER takes one variable".into()),
            }
        }
        InlineExpression::FunctionReference { id, .. } => {
            Err(format!("{} is not understood", id.name))
        }
        InlineExpression::Placeable { expression } => placed(patterns, expression, within),
        _ => Err("a term's arguments and attributes are not understood".into()),
    }
}

/// Neighbouring texts as one.
fn joined(pieces: Vec<Piece>) -> Vec<Piece> {
    let mut all: Vec<Piece> = Vec::new();
    for piece in pieces {
        match (all.last_mut(), piece) {
            (Some(Piece::Text(before)), Piece::Text(text)) => before.push_str(&text),
            (_, piece) => all.push(piece),
        }
    }
    all
}
