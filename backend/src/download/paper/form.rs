//! Figures as a form: two in a line, long texts alone, groups under their heads.

use contract::material::{Figure, FigureKind};

use crate::platform::office::docx::{Form, FormCell};

/// Longer texts have a line of their own.
const LONG: usize = 14;

pub(super) fn of<'a>(values: impl IntoIterator<Item = (&'a Figure, &'a str)>) -> Form {
    let mut form = Form::new([3.4, 3.6, 3.4, 3.6]);
    let mut group = "";
    let mut half: Option<(&str, String)> = None;
    for (figure, value) in values {
        if figure.group != group {
            group = &figure.group;
            form = alone(form, half.take());
            if !group.is_empty() {
                form = form.row([FormCell::label(group).span(4)]);
            }
        }
        let value = shown(figure, value);
        let is_long = value.chars().count() > LONG;
        if is_long && figure.kind == FigureKind::Text {
            form = alone(form, half.take());
            form = form.row([
                FormCell::label(&figure.label),
                FormCell::essay(value).span(3),
            ]);
            continue;
        }
        match half.take() {
            None => half = Some((&figure.label, value)),
            Some((label, before)) => {
                form = form.row([
                    FormCell::label(label),
                    FormCell::value(before),
                    FormCell::label(&figure.label),
                    FormCell::value(value),
                ]);
            }
        }
    }
    alone(form, half)
}

/// The one that found no partner.
fn alone(form: Form, half: Option<(&str, String)>) -> Form {
    match half {
        None => form,
        Some((label, value)) => form.row([FormCell::label(label), FormCell::value(value).span(3)]),
    }
}

/// With its unit; a date as a letter has it.
fn shown(figure: &Figure, value: &str) -> String {
    if value.is_empty() {
        return String::new();
    }
    match figure.kind {
        FigureKind::Day => value
            .parse()
            .map_or_else(|_| value.to_owned(), crate::platform::office::text::day),
        FigureKind::Integer | FigureKind::Decimal => format!("{value}{}", figure.unit),
        FigureKind::Text | FigureKind::YesNo => value.to_owned(),
    }
}
