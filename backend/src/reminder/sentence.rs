//! What a reminder says.

use chrono::{DateTime, Utc};
use contract::time;

/// A material and its closing instant for the reader.
pub type Line<'a> = (&'a str, Option<DateTime<Utc>>);

/// One sentence per closing instant, the earliest first, those without one last.
pub fn say(lines: &[Line<'_>], now: DateTime<Utc>) -> String {
    let mut sorted = lines.to_vec();
    sorted.sort_by_key(|(_, due)| (due.is_none(), *due));
    sorted
        .chunk_by(|a, b| a.1 == b.1)
        .map(|group| {
            let labels: Vec<&str> = group.iter().map(|(label, _)| *label).collect();
            let what = labels.join("、");
            match group[0].1 {
                Some(due) if due < now => {
                    let due = time::say_instant(due);
                    format!("已过截止时间（{due}），请尽快报送：{what}。")
                }
                Some(due) => format!("请于{} 前报送：{what}。", time::say_instant(due)),
                None => format!("请报送：{what}。"),
            }
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_instant_has_its_sentence() {
        let at = |text: &str| text.parse::<DateTime<Utc>>().ok();
        let (early, late) = (at("2020-10-20T15:59:59Z"), at("2020-11-30T15:59:59Z"));
        let lines = [
            ("总结", None),
            ("工作方案", early),
            ("照片", late),
            ("展板素材", early),
        ];
        let said = |now: &str| say(&lines, at(now).expect("a time"));
        assert_eq!(
            said("2020-10-01T00:00:00Z"),
            "请于10月20日 23:59 前报送：工作方案、展板素材。请于11月30日 23:59 前报送：照片。请报送：总结。"
        );
        assert!(said("2020-10-21T00:00:00Z").starts_with(
            "已过截止时间（10月20日 23:59），请尽快报送：工作方案、展板素材。请于11月30日"
        ));
    }
}
