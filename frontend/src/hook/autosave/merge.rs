//! Two people changed the same stored: what each of them changed, field by field.

use contract::entry::Content;
use serde::de::DeserializeOwned;
use serde_json::{Map, Value};

#[derive(Clone, Debug, PartialEq)]
pub struct Merged<C> {
    /// Theirs where only they changed a field, mine everywhere else.
    pub content: C,
    /// Changed by them alone.
    pub taken: Vec<&'static str>,
    /// Changed by both, differently.
    pub disputed: Vec<&'static str>,
}

/// `base` is what both began with.
pub fn merge<C: Content>(base: &C, mine: &C, theirs: &C) -> Merged<C> {
    let (base, mut merged, theirs) = (base.fields(), mine.fields(), theirs.fields());
    let (mut taken, mut disputed) = (Vec::new(), Vec::new());
    for (field, _) in C::FIELDS {
        let (was, here, there) = (base.get(*field), merged.get(*field), theirs.get(*field));
        if there == was || there == here {
            continue;
        }
        if here == was {
            taken.push(*field);
            if let Some(value) = there {
                merged.insert((*field).to_owned(), value.clone());
            }
        } else {
            disputed.push(*field);
        }
    }
    let content = from_fields(&merged).unwrap_or_else(|| mine.clone());
    Merged {
        content,
        taken,
        disputed,
    }
}

/// `mine` with these fields as they have them.
pub fn take_theirs<C: Content>(mine: &C, theirs: &C, names: &[&'static str]) -> C {
    let (mut all, there) = (mine.fields(), theirs.fields());
    for name in names {
        if let Some(value) = there.get(*name) {
            all.insert((*name).to_owned(), value.clone());
        }
    }
    from_fields(&all).unwrap_or_else(|| theirs.clone())
}

fn from_fields<C: DeserializeOwned>(fields: &Map<String, Value>) -> Option<C> {
    let text = serde_json::to_string(fields).ok()?;
    serde_json::from_str(&text).ok()
}

#[cfg(test)]
mod tests {
    use super::{merge, take_theirs};
    use contract::activity::ActivityContent;
    use wasm_bindgen_test::wasm_bindgen_test;

    #[wasm_bindgen_test]
    fn each_keeps_what_only_they_changed() {
        let base = ActivityContent {
            title: "读书会".into(),
            summary: "旧".into(),
            ..Default::default()
        };
        let mine = ActivityContent {
            title: "社区读书会".into(),
            summary: "我的".into(),
            ..base.clone()
        };
        let theirs = ActivityContent {
            venue_name: "图书馆".into(),
            summary: "他的".into(),
            ..base.clone()
        };
        let merged = merge(&base, &mine, &theirs);
        assert_eq!(merged.taken, ["venue_name"]);
        assert_eq!(merged.disputed, ["summary"]);
        assert_eq!(merged.content.title, "社区读书会");
        assert_eq!(merged.content.venue_name, "图书馆");
        assert_eq!(merged.content.summary, "我的");
        let latest = take_theirs(&merged.content, &theirs, &merged.disputed);
        assert_eq!(
            (latest.title.as_str(), latest.summary.as_str()),
            ("社区读书会", "他的")
        );
    }

    #[wasm_bindgen_test]
    fn the_same_change_is_no_dispute() {
        let base = ActivityContent::default();
        let both = ActivityContent {
            title: "讲座".into(),
            ..Default::default()
        };
        let merged = merge(&base, &both, &both);
        assert!(merged.taken.is_empty() && merged.disputed.is_empty());
        assert_eq!(merged.content, both);
    }
}
