//! A material's rules: each at its bounds, as an error and as a warning.

use super::*;
use crate::material::Part;
use crate::material::Rule;
use crate::submission::Photo;
use crate::submission::{Case, Explanation, FigureValue, Statement, StatementKind};

fn rule(check: RuleCheck, severity: Severity, least: Option<u32>, most: Option<u32>) -> Rule {
    Rule {
        check,
        severity,
        least,
        most,
    }
}

/// The panel of 2020: title at most 20, about 500 characters, exactly 8 captioned photos.
fn panel() -> MaterialInput {
    use RuleCheck::*;
    use Severity::{Error, Warning};
    MaterialInput {
        parts: vec![Part::Title, Part::Body, Part::Photos],
        rules: vec![
            rule(TitleLength, Error, None, Some(20)),
            rule(BodyLength, Warning, Some(400), Some(600)),
            rule(PhotoCount, Error, Some(8), Some(8)),
            rule(CaptionLength, Error, Some(1), Some(40)),
            rule(CaptionsDistinct, Error, None, None),
            rule(CaptionMeaningful, Warning, None, None),
            rule(PhotoPixels, Warning, Some(1600), None),
            rule(PhotosDistinct, Error, None, None),
            rule(PhotosUnused, Warning, None, None),
        ],
        ..MaterialInput::default()
    }
}

fn sound(photos: usize) -> (SubmissionContent, Facts) {
    let mut facts = Facts::default();
    let mut content = SubmissionContent {
        title: "全民智学，助力“双战双赢”".into(),
        body: "学".repeat(500),
        ..SubmissionContent::default()
    };
    for i in 0..photos {
        let file = uuid::Uuid::from_u128(i as u128 + 1).into();
        let fact = PhotoFact {
            digest: format!("d{i}"),
            longer: 3000,
        };
        facts.photos.insert(file, fact);
        content.photos.push(Photo {
            file,
            caption: format!("社区课堂第{}讲现场", i + 1),
        });
    }
    (content, facts)
}

fn checks(content: &SubmissionContent, facts: &Facts) -> Vec<(Option<RuleCheck>, String)> {
    let found = findings(content, &panel(), facts);
    found.into_iter().map(|f| (f.check, f.field)).collect()
}

#[test]
fn a_sound_panel_has_no_findings() {
    let (content, facts) = sound(8);
    assert_eq!(checks(&content, &facts), []);
}

#[test]
fn exactly_eight_photos() {
    for n in [7, 9] {
        let (content, facts) = sound(n);
        assert_eq!(
            checks(&content, &facts),
            [(Some(RuleCheck::PhotoCount), "photos".into())]
        );
    }
}

#[test]
fn a_part_brings_what_it_has() {
    let asked = panel().of_part();
    let said = |content: &SubmissionContent, facts: &Facts| {
        let facts = Facts {
            part: true,
            ..facts.clone()
        };
        let found = findings(content, &asked, &facts);
        found.into_iter().map(|f| f.field).collect::<Vec<_>>()
    };
    let (mut content, facts) = sound(2);
    content.title.clear();
    content.body = "两张图片。".into();
    assert!(said(&content, &facts).is_empty());
    content.body.clear();
    assert!(said(&content, &facts).is_empty());
    // Each piece is held to what holds for pieces, and no part is more than the whole.
    content.photos[1].caption.clear();
    assert_eq!(said(&content, &facts), ["photos.1.caption"]);
    let (content, facts) = sound(9);
    assert_eq!(said(&content, &facts), ["photos"]);
    assert_eq!(said(&SubmissionContent::default(), &facts), ["title"]);
}

#[test]
fn the_titles_of_the_research_are_judged() {
    for (title, good) in [
        ("互联网+社区教育：百姓身边的终身学习课堂", true),
        ("“互联网+”继续教育资源共建共享的长春实践", false),
        ("AI赋能 智慧助老——长春市社区教育新探索", true),
    ] {
        let (mut content, facts) = sound(8);
        content.title = title.into();
        assert_eq!(checks(&content, &facts).is_empty(), good, "{title}");
    }
}

#[test]
fn photos_are_looked_at_one_by_one() {
    let (mut content, mut facts) = sound(8);
    content.photos[1].caption = "IMG_0001".into();
    content.photos[2].caption = String::new();
    content.photos[3].caption = content.photos[0].caption.clone();
    facts.photos.insert(
        content.photos[4].file,
        PhotoFact {
            digest: "d0".into(),
            longer: 1080,
        },
    );
    facts.used.insert("d5".into(), "活动照片".into());
    let expected = [
        (RuleCheck::CaptionMeaningful, "photos.1.caption"),
        (RuleCheck::CaptionLength, "photos.2.caption"),
        (RuleCheck::PhotoPixels, "photos.4"),
        (RuleCheck::PhotosUnused, "photos.5"),
        (RuleCheck::CaptionsDistinct, "photos.3.caption"),
        (RuleCheck::PhotosDistinct, "photos.4"),
    ];
    let expected: Vec<_> = expected
        .into_iter()
        .map(|(c, f)| (Some(c), f.to_owned()))
        .collect();
    assert_eq!(checks(&content, &facts), expected);
}

#[test]
fn warnings_pass_with_a_reason() {
    let (mut content, facts) = sound(8);
    content.body = "学".repeat(300);
    let found = findings(&content, &panel(), &facts);
    assert_eq!(unexplained(&found, &content).len(), 1);
    content.explanations.push(Explanation {
        check: RuleCheck::BodyLength,
        reason: " ".into(),
    });
    assert_eq!(unexplained(&found, &content).len(), 1);
    content.explanations[0].reason = "以图片为主".into();
    assert!(unexplained(&found, &content).is_empty());
    content.title = "题".repeat(21);
    content.explanations.push(Explanation {
        check: RuleCheck::TitleLength,
        reason: "想长些".into(),
    });
    let found = findings(&content, &panel(), &facts);
    assert_eq!(
        unexplained(&found, &content).len(),
        1,
        "an error takes no excuse"
    );
}

#[test]
fn statements_only_where_allowed() {
    let mut material = panel();
    let content = SubmissionContent {
        statement: Some(Statement {
            kind: StatementKind::NotHolding,
            reason: "疫情".into(),
        }),
        ..SubmissionContent::default()
    };
    assert_eq!(
        findings(&content, &material, &Facts::default())[0].field,
        "statement"
    );
    material.allow_not_holding = true;
    assert_eq!(findings(&content, &material, &Facts::default()), []);
    let silent = SubmissionContent {
        statement: Some(Statement {
            kind: StatementKind::NotHolding,
            reason: " ".into(),
        }),
        ..SubmissionContent::default()
    };
    assert_eq!(
        findings(&silent, &material, &Facts::default())[0].field,
        "statement.reason"
    );
}

#[test]
fn figures_that_differ_need_a_reason() {
    use crate::material::{Figure, FigureKind};
    let material = MaterialInput {
        parts: vec![Part::Figures],
        rules: vec![rule(
            RuleCheck::FiguresAsRecorded,
            Severity::Error,
            None,
            None,
        )],
        figures: vec![Figure {
            code: "visits".into(),
            label: "线下参与人次".into(),
            kind: FigureKind::Integer,
            required: true,
            ..Figure::default()
        }],
        ..MaterialInput::default()
    };
    let facts = Facts {
        prefill: [("visits".into(), "1200".into())].into(),
        ..Facts::default()
    };
    let of = |value: &str, reason: &str| {
        let figures = vec![FigureValue {
            code: "visits".into(),
            value: value.into(),
            reason: reason.into(),
        }];
        let content = SubmissionContent {
            figures,
            ..SubmissionContent::default()
        };
        findings(&content, &material, &facts).len()
    };
    assert_eq!(
        (
            of("1200", ""),
            of("1,200", ""),
            of("1300", ""),
            of("1300", "补报两场"),
            of("", ""),
            of("约1200", "")
        ),
        (0, 0, 1, 0, 1, 1)
    );
}

#[test]
fn persons_are_no_more_than_visits() {
    use crate::material::{Figure, FigureSource};
    let figure = |code: &str, source| Figure {
        code: code.into(),
        label: code.into(),
        source: Some(source),
        ..Figure::default()
    };
    let material = MaterialInput {
        parts: vec![Part::Figures],
        // Whatever an edition calls them.
        figures: vec![
            figure("heads", FigureSource::Persons),
            figure("times", FigureSource::Visits),
        ],
        ..MaterialInput::default()
    };
    let of = |persons: &str, visits: &str| {
        let value = |code: &str, value: &str| FigureValue {
            code: code.into(),
            value: value.into(),
            reason: String::new(),
        };
        let content = SubmissionContent {
            figures: vec![value("heads", persons), value("times", visits)],
            ..SubmissionContent::default()
        };
        let found = findings(&content, &material, &Facts::default());
        found.into_iter().map(|f| f.field).collect::<Vec<_>>()
    };
    assert_eq!(of("600", "500"), ["figures.heads"]);
    assert_eq!(of("１，２００", "1199"), ["figures.heads"]);
    assert!(of("500", "500").is_empty());
    assert!(of("600", "").is_empty(), "not counted");
}

#[test]
fn long_reports_and_cases() {
    let material = MaterialInput {
        parts: vec![Part::Body, Part::Cases],
        rules: vec![
            rule(RuleCheck::BodyLength, Severity::Error, Some(2000), None),
            rule(RuleCheck::CaseCount, Severity::Error, Some(2), Some(2)),
        ],
        ..MaterialInput::default()
    };
    let case = Case {
        title: "案例".into(),
        body: "经过".into(),
        photos: Vec::new(),
    };
    let of = |n: usize, cases: usize| {
        let content = SubmissionContent {
            body: "字".repeat(n),
            cases: vec![case.clone(); cases],
            ..SubmissionContent::default()
        };
        findings(&content, &material, &Facts::default()).len()
    };
    assert_eq!(
        (of(1999, 2), of(2000, 2), of(2000, 1), of(2000, 3)),
        (1, 0, 1, 1)
    );
}

#[test]
fn names_of_cameras_and_chats() {
    for bad in [
        "IMG_0001",
        "微信图片_20201015",
        "DSC01234",
        "mmexport1603",
        "图片1",
        "20201020",
        "ＩＭＧ_1",
    ] {
        assert!(meaningless(bad), "{bad}");
    }
    for good in ["社区书画班", "图书馆讲座", "2020年开幕式", "IMG大讲堂"] {
        assert!(!meaningless(good), "{good}");
    }
}
