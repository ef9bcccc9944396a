//! Circles in a graph: groups of nodes each of which reaches all others.

use std::collections::{BTreeMap, BTreeSet};

/// The first part of a module's path: its folder at the top of the crate.
pub fn folder(module: &str) -> String {
    module.split("::").next().unwrap_or_default().to_owned()
}

/// Groups of two and more, each sorted by name.
pub fn circles(arrows: impl Iterator<Item = (String, String)>) -> Vec<Vec<String>> {
    let mut next: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for (from, to) in arrows {
        next.entry(to.clone()).or_default();
        next.entry(from).or_default().insert(to);
    }
    let reached: BTreeMap<&String, BTreeSet<&String>> =
        next.keys().map(|node| (node, reach(node, &next))).collect();
    let mut groups: BTreeSet<Vec<String>> = BTreeSet::new();
    for (node, all) in &reached {
        let group: Vec<String> = all
            .iter()
            .filter(|other| reached[**other].contains(node))
            .map(|o| (**o).clone())
            .collect();
        if group.len() > 1 {
            groups.insert(group);
        }
    }
    groups.into_iter().collect()
}

fn reach<'a>(
    node: &'a String,
    next: &'a BTreeMap<String, BTreeSet<String>>,
) -> BTreeSet<&'a String> {
    let mut seen = BTreeSet::new();
    let mut left: Vec<&String> = next[node].iter().collect();
    while let Some(one) = left.pop() {
        if seen.insert(one) {
            left.extend(&next[one]);
        }
    }
    seen
}

#[cfg(test)]
mod tests {
    use super::circles;

    #[test]
    fn only_circles_are_found() {
        let arrows = [("a", "b"), ("b", "c"), ("c", "a"), ("c", "d")];
        let arrows = arrows.map(|(from, to)| (from.to_owned(), to.to_owned()));
        assert_eq!(circles(arrows.into_iter()), [["a", "b", "c"]]);
    }
}
