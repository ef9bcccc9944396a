//! Book numbers (GB/T 5795, ISO 2108).

use crate::text;

/// The thirteen digits of a number given in ten or thirteen; `None` where its check digit is wrong.
pub fn normal(value: &str) -> Option<String> {
    let plain: String = text::half_width(value)
        .to_uppercase()
        .trim_start_matches("ISBN")
        .chars()
        .filter(|c| !matches!(c, '-' | ' ' | ':'))
        .collect();
    let body = plain.get(..plain.len().checked_sub(1)?)?;
    let digits: Vec<u32> = body
        .chars()
        .map(|c| c.to_digit(10))
        .collect::<Option<_>>()?;
    let last = plain.chars().last()?;
    match digits.len() {
        9 => {
            let sum: u32 = digits.iter().zip((2..=10).rev()).map(|(d, w)| d * w).sum();
            let check = match last {
                'X' => 10,
                c => c.to_digit(10)?,
            };
            ((sum + check).is_multiple_of(11)).then(|| {
                let long = format!("978{body}");
                let sum = weighed(long.chars().filter_map(|c| c.to_digit(10)));
                format!("{long}{}", (10 - sum % 10) % 10)
            })
        }
        12 => {
            let prefix = plain.starts_with("978") || plain.starts_with("979");
            let sum = weighed(digits.into_iter()) + last.to_digit(10)?;
            (prefix && sum.is_multiple_of(10)).then_some(plain)
        }
        _ => None,
    }
}

pub fn sound(value: &str) -> bool {
    normal(value).is_some()
}

/// Odd places once, even ones three times.
fn weighed(digits: impl Iterator<Item = u32>) -> u32 {
    digits
        .zip([1, 3].into_iter().cycle())
        .map(|(digit, weight)| digit * weight)
        .sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_of_books() {
        let long = Some("9787020002207".to_owned());
        for good in [
            "978-7-02-000220-7",
            "7-02-000220-X",
            "ISBN 9787020002207",
            "９７８７０２０００２２０７",
        ] {
            assert_eq!(normal(good), long, "{good}");
        }
        for bad in [
            "",
            "X",
            "978-7-02-000220-8",
            "7-02-000220-1",
            "1234567890123",
            "97870200022",
            "书",
        ] {
            assert_eq!(normal(bad), None, "{bad}");
        }
    }
}
