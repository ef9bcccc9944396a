//! What differs between two texts: by sentences first, then by characters and words within those
//! that changed, so that a long description costs little.

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Change {
    Same,
    Gone,
    New,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DiffPart {
    pub kind: Change,
    pub text: String,
}

/// Above this many comparisons a changed passage is shown as a whole.
const MOST: usize = 400_000;

pub fn diff(old: &str, new: &str) -> Vec<DiffPart> {
    let mut out = Vec::new();
    let (a, b) = (sentences(old), sentences(new));
    let (mut gone, mut fresh) = (String::new(), String::new());
    for (kind, text) in steps(&a, &b) {
        match kind {
            Change::Gone => gone += text,
            Change::New => fresh += text,
            Change::Same => {
                passage(&gone, &fresh, &mut out);
                gone.clear();
                fresh.clear();
                add(&mut out, Change::Same, text);
            }
        }
    }
    passage(&gone, &fresh, &mut out);
    out
}

/// A changed passage, by words.
fn passage(gone: &str, fresh: &str, out: &mut Vec<DiffPart>) {
    let mut pieces = Vec::new();
    for (kind, text) in steps(&words(gone), &words(fresh)) {
        add(&mut pieces, kind, text);
    }
    for piece in merge_short_runs(pieces) {
        add(out, piece.kind, &piece.text);
    }
}

/// A single character that stayed between two changes says nothing: it counts as changed too.
fn merge_short_runs(pieces: Vec<DiffPart>) -> Vec<DiffPart> {
    let (mut gone, mut fresh) = (String::new(), String::new());
    let mut out = Vec::new();
    let count = pieces.len();
    for (i, piece) in pieces.into_iter().enumerate() {
        let island = i > 0 && i + 1 < count && piece.text.chars().nth(1).is_none();
        match piece.kind {
            Change::Gone => gone += &piece.text,
            Change::New => fresh += &piece.text,
            Change::Same if island => {
                gone += &piece.text;
                fresh += &piece.text;
            }
            Change::Same => {
                add(&mut out, Change::Gone, &std::mem::take(&mut gone));
                add(&mut out, Change::New, &std::mem::take(&mut fresh));
                add(&mut out, Change::Same, &piece.text);
            }
        }
    }
    add(&mut out, Change::Gone, &gone);
    add(&mut out, Change::New, &fresh);
    out
}

fn add(out: &mut Vec<DiffPart>, kind: Change, text: &str) {
    match out.last_mut() {
        _ if text.is_empty() => {}
        Some(last) if last.kind == kind => last.text += text,
        _ => out.push(DiffPart {
            kind,
            text: text.to_owned(),
        }),
    }
}

/// The shortest way from `a` to `b` by the longest common subsequence.
fn steps<'t>(a: &[&'t str], b: &[&'t str]) -> Vec<(Change, &'t str)> {
    let head = a.iter().zip(b).take_while(|(x, y)| x == y).count();
    let (a, b, begin) = (&a[head..], &b[head..], &a[..head]);
    let tail = a.iter().rev().zip(b.iter().rev());
    let tail = tail.take_while(|(x, y)| x == y).count();
    let end = &a[a.len() - tail..];
    let (a, b) = (&a[..a.len() - tail], &b[..b.len() - tail]);
    let mut out: Vec<(Change, &str)> = begin.iter().map(|t| (Change::Same, *t)).collect();
    let (mut i, mut j) = (0, 0);
    if a.len() * b.len() <= MOST {
        // lengths[i][j]: how much the rests from i and from j have in common.
        let width = b.len() + 1;
        let mut lengths = vec![0_u16; (a.len() + 1) * width];
        for x in (0..a.len()).rev() {
            for y in (0..b.len()).rev() {
                lengths[x * width + y] = if a[x] == b[y] {
                    lengths[(x + 1) * width + y + 1] + 1
                } else {
                    lengths[(x + 1) * width + y].max(lengths[x * width + y + 1])
                };
            }
        }
        while i < a.len() && j < b.len() {
            if a[i] == b[j] {
                out.push((Change::Same, a[i]));
                i += 1;
                j += 1;
            } else if lengths[(i + 1) * width + j] >= lengths[i * width + j + 1] {
                out.push((Change::Gone, a[i]));
                i += 1;
            } else {
                out.push((Change::New, b[j]));
                j += 1;
            }
        }
    }
    out.extend(a[i..].iter().map(|t| (Change::Gone, *t)));
    out.extend(b[j..].iter().map(|t| (Change::New, *t)));
    out.extend(end.iter().map(|t| (Change::Same, *t)));
    out
}

fn sentences(text: &str) -> Vec<&str> {
    text.split_inclusive(['。', '！', '？', '；', '\n'])
        .collect()
}

/// Latin words and numbers whole, everything else character by character.
fn words(text: &str) -> Vec<&str> {
    let mut out = Vec::new();
    let mut begin = None;
    for (at, c) in text.char_indices() {
        if c.is_ascii_alphanumeric() {
            begin.get_or_insert(at);
            continue;
        }
        if let Some(from) = begin.take() {
            out.push(&text[from..at]);
        }
        out.push(&text[at..at + c.len_utf8()]);
    }
    if let Some(from) = begin {
        out.push(&text[from..]);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use wasm_bindgen_test::wasm_bindgen_test;

    fn said(old: &str, new: &str) -> String {
        diff(old, new)
            .iter()
            .map(|p| match p.kind {
                Change::Same => p.text.clone(),
                Change::Gone => format!("[-{}]", p.text),
                Change::New => format!("[+{}]", p.text),
            })
            .collect()
    }

    #[wasm_bindgen_test]
    fn what_changed_stands_out() {
        assert_eq!(said("一样", "一样"), "一样");
        assert_eq!(said("", "新的"), "[+新的]");
        assert_eq!(
            said("社区读书会。欢迎参加。", "社区读书会。欢迎老年朋友参加。"),
            "社区读书会。欢迎[+老年朋友]参加。"
        );
        assert_eq!(
            said("11月15日在长春举行", "11月18日在长春举行"),
            "11月[-15][+18]日在长春举行",
            "numbers stay whole"
        );
    }

    #[wasm_bindgen_test]
    fn both_texts_can_be_read_from_it() {
        let (old, new) = (
            "甲乙丙，丁戊。己庚！\n辛",
            "甲丙，丁x戊。新句。己庚？\n辛壬",
        );
        let pieces = diff(old, new);
        let side = |other| {
            let kept = pieces.iter().filter(|p| p.kind != other);
            kept.map(|p| p.text.as_str()).collect::<String>()
        };
        assert_eq!(side(Change::New), old);
        assert_eq!(side(Change::Gone), new);
    }

    #[wasm_bindgen_test]
    fn long_texts_without_anything_in_common_are_replaced_whole() {
        let (old, new) = ("甲".repeat(3000), "乙".repeat(3000));
        assert_eq!(diff(&old, &new).len(), 2);
    }
}
