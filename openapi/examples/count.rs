//! Counts texts as stored: reads a JSON list of them from standard input and prints
//! `[{"text", "words"}]`, the text as it is kept.

use contract::text;

fn main() -> Result<(), serde_json::Error> {
    let texts: Vec<String> = serde_json::from_reader(std::io::stdin())?;
    let counted = |raw: &String| {
        let kept = text::clean(raw);
        serde_json::json!({ "words": text::words(&kept), "text": kept })
    };
    let all: Vec<_> = texts.iter().map(counted).collect();
    serde_json::to_writer(std::io::stdout(), &all)
}
