//! Counts published activities by each value of a filter.

use std::collections::BTreeMap;

use contract::portal::{FacetCount, Facets, PublicFilter};

use super::store::{self, ALL, AUDIENCE, FORM, FacetRow, MODE, OVER, REGION, STRAND};
use crate::platform::failure::Failure;
use crate::platform::state::AppState;
use crate::platform::store::Permit;
use crate::portal::cache::PublicCache;
use crate::portal::filter::{PublicActivityFilter, minute};
use crate::reference::edition::version;

pub async fn get_facets(
    state: &AppState,
    permit: &impl Permit,
    filter: &PublicFilter,
) -> Result<Facets, Failure> {
    let conditions = PublicActivityFilter::list(filter)?;
    let mut conn = state.store.read(permit).await?;
    let Some(moment) = version(&mut conn, conditions.edition_id).await? else {
        return Ok(Facets::default());
    };
    let conditions = PublicActivityFilter {
        edition_id: Some(moment.0.into()),
        ..conditions
    };
    let now = minute();
    let make = async { Ok(facets(store::counted(&mut conn, &conditions, now).await?)) };
    let facets = state
        .shared
        .get::<PublicCache>()
        .facets
        .get((moment, conditions.clone(), now), make)
        .await?;
    Ok((*facets).clone())
}

fn facets(rows: Vec<FacetRow>) -> Facets {
    let mut out = Facets::default();
    let mut places = BTreeMap::new();
    for row in rows.into_iter().filter(|row| row.activities > 0) {
        let activities = row.activities;
        let list = match (row.facet, &row.code) {
            (ALL, _) => {
                out.total = activities;
                continue;
            }
            (OVER, _) => {
                out.over = activities;
                continue;
            }
            (REGION, None) => {
                out.placeless = activities;
                continue;
            }
            (REGION, Some(code)) => {
                for place in around(code) {
                    *places.entry(place).or_default() += activities;
                }
                continue;
            }
            (STRAND, _) => &mut out.strands,
            (FORM, _) => &mut out.forms,
            (MODE, _) => &mut out.modes,
            (AUDIENCE, _) => &mut out.audiences,
            _ => continue,
        };
        list.extend(row.code.map(|code| FacetCount { code, activities }));
    }
    let place = |(code, activities)| FacetCount { code, activities };
    out.regions = places.into_iter().map(place).collect();
    for list in [
        &mut out.strands,
        &mut out.forms,
        &mut out.modes,
        &mut out.audiences,
    ] {
        list.sort_by(|a, b| a.code.cmp(&b.code));
    }
    out
}

/// A place and those it lies in.
fn around(code: &str) -> Vec<String> {
    let mut out = vec![code.to_owned()];
    for digits in [4, 2] {
        let around = format!("{:0<6}", code.get(..digits).unwrap_or(code));
        if !out.contains(&around) {
            out.push(around);
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::around;

    #[test]
    fn places_lie_in_one_another() {
        assert_eq!(around("220104"), ["220104", "220100", "220000"]);
        assert_eq!(around("220200"), ["220200", "220000"]);
        assert_eq!(around("220000"), ["220000"]);
    }
}
