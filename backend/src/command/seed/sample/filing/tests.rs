//! The sample keeps the rules that the pages and the API hold everybody to.

use std::collections::{HashMap, HashSet};

use contract::material::{FigureKind, MaterialInput, Part};
use contract::submission::{
    Exemplar, ExemplarFact, Facts, PhotoFact, Prefill, SubmissionContent, findings, unexplained,
};
use contract::validate::Validate;
use contract::workflow::Holding;
use sample::picture::Print;
use uuid::Uuid;

use super::file::{Filing, Outcome, filings};
use super::text::{References, content, prints};
use crate::command::seed::base;
use crate::command::seed::sample::file::hosts;

fn materials() -> Vec<MaterialInput> {
    base::material_inputs().expect("the materials of 2020")
}

/// The facts as they will be: pictures by what they show, a count for every figure that has a source.
fn written(filing: &Filing, material: &MaterialInput) -> (SubmissionContent, Facts) {
    let prints = prints(filing).expect("known scenes");
    let photos: Vec<Uuid> = prints.iter().map(|_| Uuid::new_v4()).collect();
    let mut facts = Facts::default();
    for (id, print) in photos.iter().zip(&prints) {
        let (digest, longer) = (format!("{print:?}"), 1600);
        facts
            .photos
            .insert((*id).into(), PhotoFact { digest, longer });
    }
    let exemplars: Vec<Exemplar> = (0..filing.exemplars)
        .map(|_| Exemplar {
            activity_id: Uuid::new_v4().into(),
            ..Exemplar::default()
        })
        .collect();
    for exemplar in &exemplars {
        let fact = ExemplarFact {
            activity_id: exemplar.activity_id,
            title: "活动".into(),
            organization: "单位".into(),
            published: true,
            holding: Holding::Scheduled,
            first_start: None,
            last_end: None,
        };
        facts.exemplars.insert(exemplar.activity_id, fact);
    }
    let counted = material.figures.iter().filter(|f| f.source.is_some());
    let prefill = counted.map(|f| Prefill {
        code: f.code.clone(),
        value: match f.kind {
            FigureKind::Integer | FigureKind::Decimal => "12",
            FigureKind::Text => "单位",
            FigureKind::Day => "2020-11-12",
            FigureKind::YesNo => "是",
        }
        .into(),
        explanation: String::new(),
    });
    let named = References {
        photos,
        exemplars,
        prefill: prefill.collect(),
    };
    (content(filing, named).expect("a content"), facts)
}

#[test]
fn what_is_handed_in_could_be() {
    let materials = materials();
    let mut used: HashMap<(String, Print), String> = HashMap::new();
    for filing in filings().expect("filings") {
        let what = format!("{} {}", filing.organization, filing.material);
        let material = materials.iter().find(|m| m.code == filing.material);
        let material = material.unwrap_or_else(|| panic!("{what}: no such material"));
        let (content, facts) = written(&filing, material);
        assert!(
            content.faults().is_empty(),
            "{what}: {:?}",
            content.faults()
        );
        for print in prints(&filing).expect("known scenes") {
            let other = used.insert(
                (filing.organization.clone(), print),
                filing.material.clone(),
            );
            let twice = other.is_some_and(|o| o != filing.material);
            assert!(!twice, "{what}: {print:?} stands in another material");
        }
        if filing.outcome != Outcome::Draft {
            let found = findings(&content, material, &facts);
            let wrong = unexplained(&found, &content);
            assert!(wrong.is_empty(), "{what}: {wrong:#?}");
        }
        let said = !filing.note.is_empty() || !filing.remarks.is_empty();
        let returned = matches!(filing.outcome, Outcome::Returned | Outcome::Corrected);
        assert_eq!(said, returned, "{what}: reasons of a return");
        for remark in &filing.remarks {
            let first = remark.field.split('.').next().unwrap_or_default();
            let known = Part::ALL.iter().any(|p| p.code() == first);
            assert!(known && !remark.reason.is_empty(), "{what}: {remark:?}");
        }
        assert!(!content.body.contains(['{', '}']), "{what}: a gap");
    }
}

#[test]
fn everyone_who_reports_first_has_a_panel_of_its_own() {
    let (mut units, mut titles, mut captions) = (HashSet::new(), HashSet::new(), HashSet::new());
    let offices = hosts()
        .expect("hosts")
        .into_iter()
        .filter(|h| h.does == "office");
    for filing in filings().expect("filings") {
        let accepted = matches!(filing.outcome, Outcome::Accepted | Outcome::Corrected);
        if filing.material != "panel" || !accepted {
            continue;
        }
        assert!(titles.insert(filing.title.clone()), "{}", filing.title);
        for shot in &filing.photos {
            assert!(captions.insert(shot.1.clone()), "{}", shot.1);
        }
        units.insert(filing.organization);
    }
    for office in offices {
        let key = office.key.unwrap_or_default();
        assert!(units.contains(&key), "{key}");
    }
    assert!(units.len() >= 14, "{units:?}");
}

#[test]
fn each_unit_and_material_once_and_every_outcome() {
    let (mut once, mut outcomes) = (HashSet::new(), HashSet::new());
    let known: HashSet<String> = base::keys()
        .expect("organizations")
        .into_iter()
        .chain(hosts().expect("hosts").into_iter().map(|h| h.name))
        .collect();
    for filing in filings().expect("filings") {
        assert!(
            known.contains(&filing.organization),
            "{}",
            filing.organization
        );
        outcomes.insert(format!("{:?}{:?}", filing.outcome, filing.statement));
        let place = (filing.organization, filing.material);
        assert!(once.insert(place.clone()), "{place:?} twice");
    }
    for outcome in [
        "DraftNone",
        "SubmittedNone",
        "EndorsedNone",
        "ReturnedNone",
        "CorrectedNone",
        "AcceptedNone",
        "AcceptedSome(Nothing)",
        "AcceptedSome(NotHolding)",
    ] {
        assert!(outcomes.contains(outcome), "{outcome} of {outcomes:?}");
    }
}
