//! What those who owe a material must hear of a change of it.

use chrono::{DateTime, Utc};
use contract::material::MaterialInput;
use contract::time::say_full;

/// Sentences for a notification; none where nothing changed that anybody has to act on.
pub fn change_notice(before: &MaterialInput, after: &MaterialInput) -> Option<String> {
    let label = &after.label;
    match (before.retired, after.retired) {
        (true, true) => return None,
        (false, true) => return Some(format!("“{label}”不再要求报送。")),
        (true, false) => return Some(format!("“{label}”恢复报送。{}", closing(after.deadline))),
        (false, false) => {}
    }
    let mut all = String::new();
    if before.deadline != after.deadline {
        all += &format!("“{label}”的报送时间有调整：{}", closing(after.deadline));
    }
    if asked(before) != asked(after) {
        all += &format!("“{label}”的填报要求有调整，请核对后再报送。");
    }
    (!all.is_empty()).then_some(all)
}

fn closing(deadline: Option<DateTime<Utc>>) -> String {
    deadline.map_or_else(
        || "截止时间另行通知。".to_owned(),
        |at| format!("请于{}前报送。", say_full(at)),
    )
}

/// All that a submission is held against, and who hands it in.
fn asked(material: &MaterialInput) -> MaterialInput {
    MaterialInput {
        code: String::new(),
        label: String::new(),
        batch: 0,
        guide: String::new(),
        annex: String::new(),
        deadline: None,
        retired: false,
        ..material.clone()
    }
}

#[cfg(test)]
mod tests {
    use contract::material::Part;

    use super::*;

    fn plan() -> MaterialInput {
        MaterialInput {
            label: "工作方案".into(),
            parts: vec![Part::Body],
            deadline: "2020-10-20T15:59:59Z".parse().ok(),
            ..MaterialInput::default()
        }
    }

    fn after(change: impl FnOnce(&mut MaterialInput)) -> Option<String> {
        let mut after = plan();
        change(&mut after);
        change_notice(&plan(), &after)
    }

    #[test]
    fn what_one_acts_on_is_told() {
        let later = "2020-10-25T10:00:00Z".parse().ok();
        let retired = MaterialInput {
            retired: true,
            ..plan()
        };
        let is = |told: Option<String>, text: &str| assert_eq!(told.as_deref(), Some(text));
        is(
            after(|m| m.deadline = later),
            "“工作方案”的报送时间有调整：请于2020年10月25日 18:00前报送。",
        );
        is(
            after(|m| m.deadline = None),
            "“工作方案”的报送时间有调整：截止时间另行通知。",
        );
        is(
            after(|m| {
                m.deadline = None;
                m.parts.push(Part::Photos);
            }),
            "“工作方案”的报送时间有调整：截止时间另行通知。“工作方案”的填报要求有调整，请核对后再报送。",
        );
        is(after(|m| m.retired = true), "“工作方案”不再要求报送。");
        is(
            change_notice(&retired, &plan()),
            "“工作方案”恢复报送。请于2020年10月20日 23:59前报送。",
        );
    }

    #[test]
    fn other_words_are_no_news() {
        assert_eq!(after(|m| m.guide = "请盖章。".into()), None);
        assert_eq!(after(|m| m.label = "方案".into()), None);
        let retired = MaterialInput {
            retired: true,
            ..plan()
        };
        let other = MaterialInput {
            deadline: None,
            ..retired.clone()
        };
        assert_eq!(change_notice(&retired, &other), None);
    }
}
