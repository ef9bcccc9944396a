//! Which of a list's columns holds what, by its headings.

use std::collections::{BTreeMap, BTreeSet};

use contract::activity::Mode;
use contract::import::{Column, ImportKind, ImportSource, MODE_WORDS, Need};
use contract::text;

use super::book::Grid;
use super::line::letters;

/// Headings stand in one of the first rows.
pub const HEAD: u32 = 20;
/// Values shown of each of the list's columns.
const SAMPLES: usize = 3;

/// Where the headings are and what they mean.
pub struct Layout {
    /// Counted from 0; of several rows of headings the first.
    pub header: u32,
    /// The row after them.
    pub first: u32,
    pub headings: BTreeMap<u32, String>,
    /// The list's column of each of ours.
    pub columns: Vec<Option<u32>>,
    /// How well they match; more is better.
    pub score: u32,
}

/// The row whose headings match best; where none does, the one with most cells.
pub fn find(kind: ImportKind, grid: &Grid, header: Option<u32>) -> Option<Layout> {
    if let Some(row) = header {
        return Some(layout(kind, grid, row));
    }
    let all: Vec<Layout> = grid
        .rows
        .range(..HEAD)
        .filter(|(row, _)| !grid.hidden.rows.contains(row))
        .map(|(row, _)| layout(kind, grid, *row))
        .collect();
    let best = all.iter().map(|l| l.score).max().unwrap_or_default();
    if best > 0 {
        // Headings once more further below, as on printed pages, are no better than the first ones.
        return all.into_iter().find(|l| l.score * 5 >= best * 4);
    }
    // `max_by_key` takes the last of equals.
    all.into_iter().rev().max_by_key(|l| l.headings.len())
}

fn layout(kind: ImportKind, grid: &Grid, row: u32) -> Layout {
    let (headings, last) = headings(grid, row);
    let first = last + 1;
    let mut pairs = Vec::new();
    let shown = |theirs: &u32| !grid.hidden.columns.contains(theirs);
    for (theirs, heading) in headings.iter().filter(|(theirs, _)| shown(theirs)) {
        let samples = samples(grid, first, *theirs);
        for (ours, column) in kind.columns().iter().enumerate() {
            let score = likeness(column, heading, &samples);
            if score > 0 {
                pairs.push((score, ours, *theirs));
            }
        }
    }
    // The most alike first; of equals in our order and theirs.
    pairs.sort_by_key(|(score, ours, theirs)| (std::cmp::Reverse(*score), *ours, *theirs));
    let mut columns = vec![None; kind.columns().len()];
    let mut used = BTreeSet::new();
    let mut whole = 0;
    for (score, ours, theirs) in pairs {
        if columns[ours].is_none() && used.insert(theirs) {
            columns[ours] = Some(theirs);
            whole += 10 + score;
        }
    }
    // A single likeness is a chance.
    let score = if used.len() > 1 { whole } else { 0 };
    Layout {
        header: row,
        first,
        headings,
        columns,
        score,
    }
}

/// A row's headings, with what stands in cells merged across it, and the last row that they take.
fn headings(grid: &Grid, row: u32) -> (BTreeMap<u32, String>, u32) {
    let mut found: BTreeMap<u32, String> = BTreeMap::new();
    let mut put = |row: u32, column: u32, under: u32| {
        if let Some(cell) = grid.cell(row, under).filter(|c| !c.text.is_empty()) {
            found.insert(column, cell.text.replace('\n', ""));
        }
    };
    let mut last = row;
    for merged in &grid.merged {
        if merged.top < row && row <= merged.bottom {
            put(merged.top, merged.left, merged.left);
        }
        // Two or three rows of headings, some of them merged.
        if merged.top == row && merged.bottom > row && merged.bottom <= row + 2 {
            last = last.max(merged.bottom);
        }
    }
    for at in row..=last {
        for column in grid.rows.get(&at).into_iter().flat_map(BTreeMap::keys) {
            put(at, *column, *column);
        }
    }
    (found, last)
}

/// 0 is not at all.
fn likeness(column: &Column, heading: &str, samples: &[String]) -> u32 {
    let whole = text::searchable(heading);
    let bare = text::searchable(&without_brackets(heading));
    if bare.is_empty() && whole.is_empty() {
        return 0;
    }
    let name = text::searchable(column.name());
    let same = |asked: &str| column.synonyms.iter().any(|s| text::searchable(s) == asked);
    let within = |word: &str| {
        let word = text::searchable(word);
        word.chars().count() >= 3 && bare.contains(&word)
    };
    let score = if whole == name {
        5
    } else if same(&whole) || bare == name {
        4
    } else if same(&bare) {
        3
    } else if within(column.name()) || column.synonyms.iter().any(|s| within(s)) {
        1
    } else {
        0
    };
    // 形式 and 方式 are said of both: what stands below them tells.
    let manner = bare.contains("形式") || bare.contains("方式");
    match (column.code, samples.first()) {
        ("form", Some(first)) if manner && is_mode(first) => 0,
        ("mode", Some(first)) if manner && is_mode(first) => score.max(3),
        ("mode", Some(_)) if score < 5 && bare.contains("形式") => 0,
        _ => score,
    }
}

fn is_mode(written: &str) -> bool {
    let asked = text::searchable(written);
    Mode::ALL
        .iter()
        .map(|m| m.label())
        .chain(MODE_WORDS.iter().map(|(_, word)| *word))
        .any(|word| text::searchable(word) == asked)
}

fn without_brackets(heading: &str) -> String {
    let mut deep = 0_u32;
    heading
        .chars()
        .filter(|c| {
            match c {
                '(' | '（' | '[' | '【' => deep += 1,
                ')' | '）' | ']' | '】' => {
                    deep = deep.saturating_sub(1);
                    return false;
                }
                _ => {}
            }
            deep == 0
        })
        .collect()
}

fn samples(grid: &Grid, first: u32, column: u32) -> Vec<String> {
    grid.rows
        .range(first..)
        .take(50)
        .filter_map(|(_, row)| row.get(&column))
        .map(|cell| text::beginning(&cell.text.replace('\n', " "), 30))
        .filter(|text| !text.is_empty())
        .take(SAMPLES)
        .collect()
}

/// The list's own columns, for whoever matches by hand.
pub fn sources(grid: &Grid, layout: &Layout) -> Vec<ImportSource> {
    let mut columns: BTreeSet<u32> = layout.headings.keys().copied().collect();
    for (_, row) in grid.rows.range(layout.first..).take(50) {
        columns.extend(row.keys());
    }
    columns
        .into_iter()
        .filter(|column| !grid.hidden.columns.contains(column))
        .map(|column| ImportSource {
            column: letters(column as usize),
            heading: layout
                .headings
                .get(&column)
                .map(|h| text::beginning(h, 40))
                .unwrap_or_default(),
            samples: samples(grid, layout.first, column),
            used: layout.columns.contains(&Some(column)),
        })
        .collect()
}

/// Hidden columns that hold something, by letter and heading.
pub fn hidden(grid: &Grid, layout: &Layout) -> Vec<String> {
    let columns = grid.hidden.columns.iter();
    let filled = columns.filter(|column| !samples(grid, layout.first, **column).is_empty());
    filled
        .map(|column| {
            let heading = layout.headings.get(column).map(|h| text::beginning(h, 20));
            let heading = heading.map(|h| format!("“{h}”")).unwrap_or_default();
            format!("{}列{heading}", letters(*column as usize))
        })
        .collect()
}

/// Columns that must be there and are not; `defaulted` have a value for all rows.
pub fn missing(
    kind: ImportKind,
    columns: &[Option<u32>],
    defaulted: impl Fn(usize) -> bool,
) -> Vec<&'static Column> {
    let instead = kind
        .columns()
        .iter()
        .zip(columns)
        .any(|(c, at)| c.need == Need::Instead && at.is_some());
    kind.columns()
        .iter()
        .enumerate()
        .filter(|(i, c)| {
            c.need == Need::Always
                && columns[*i].is_none()
                && !defaulted(*i)
                && !(instead && c.code == "starts_at")
        })
        .map(|(_, c)| c)
        .collect()
}
