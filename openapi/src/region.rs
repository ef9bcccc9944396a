//! GB/T 2260 places of the province.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// A place. `level`: 1 province, 2 prefecture, 3 county.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Region {
    #[schema(example = "220100")]
    pub code: String,
    pub name: String,
    pub parent_code: Option<String>,
    pub level: i16,
}

/// Six digits (GB/T 2260).
pub fn is_code(code: &str) -> bool {
    code.len() == 6 && code.bytes().all(|b| b.is_ascii_digit())
}

/// The digits that a place and everything in it share: `22`, `2201`, `220102`.
pub fn prefix(code: &str) -> &str {
    let trimmed = code.trim_end_matches("00");
    if trimmed.len() % 2 == 1 {
        &code[..trimmed.len() + 1]
    } else {
        trimmed
    }
}

#[cfg(test)]
mod tests {
    #[test]
    fn prefixes() {
        for (code, prefix) in [
            ("220000", "22"),
            ("220100", "2201"),
            ("222400", "2224"),
            ("220581", "220581"),
            ("220200", "2202"),
        ] {
            assert_eq!(super::prefix(code), prefix);
        }
    }
}
