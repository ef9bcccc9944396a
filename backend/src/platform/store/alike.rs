//! Comparing names and titles by how they look.

use contract::text;
use diesel::sql_types::Text;

use crate::platform::alike::simplified;

diesel::define_sql_function! {
    /// What two texts that look alike have in common: the twin of `contract::text::alike`.
    fn alike(written: Text) -> Text;
}

/// Keys for `alike(column) = any(…)`.
pub fn keys(names: &[String]) -> Vec<String> {
    names.iter().map(|name| text::alike(name)).collect()
}

/// Patterns for `alike(column) ilike …` of what holds the part as it is written, or with simplified characters; its
/// own `%` and `_` mean themselves.
pub fn patterns(part: &str) -> [String; 2] {
    let part = text::alike(part);
    let pattern = |part: &str| {
        let mut out = String::from("%");
        for c in part.chars() {
            if matches!(c, '%' | '_' | '\\') {
                out.push('\\');
            }
            out.push(c);
        }
        out.push('%');
        out
    };
    [pattern(&part), pattern(&simplified(&part))]
}

#[cfg(test)]
mod tests {
    use super::patterns;

    #[test]
    fn wildcards_mean_themselves() {
        assert_eq!(patterns(r"5%_\")[0], r"%5\%\_\\%");
        assert_eq!(patterns("長春 Ａ")[1], "%长春a%");
    }
}
