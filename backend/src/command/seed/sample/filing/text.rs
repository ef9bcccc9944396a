//! What is written in a submission, put together from the sample's files and what the system knows.

use contract::submission::{
    Case, Exemplar, FigureValue, Photo, Prefill, Statement, SubmissionContent,
};
use sample::picture::Print;
use uuid::Uuid;

use super::file::{CaptionedScene, Filing};
use crate::command::seed::sample::file::offices;
use crate::platform::failure::Failure;

/// What a filing names, as it stands in the database.
#[derive(Default)]
pub struct References {
    /// A file for each of [`prints`], in its order.
    pub photos: Vec<Uuid>,
    pub exemplars: Vec<Exemplar>,
    pub prefill: Vec<Prefill>,
}

/// The pictures that it shows, those of cases behind the others.
pub fn prints(filing: &Filing) -> Result<Vec<Print>, Failure> {
    let cases = filing.cases.iter().flat_map(|c| &c.photos);
    let all = filing.photos.iter().chain(cases);
    all.map(|CaptionedScene(scene, _)| {
        Print::new(scene, filing.tint)
            .ok_or_else(|| Failure::internal(format!("sample/data: no scene {scene}")))
    })
    .collect()
}

pub fn content(filing: &Filing, named: References) -> Result<SubmissionContent, Failure> {
    if let Some(kind) = filing.statement {
        let reason = filing.because.clone();
        return Ok(SubmissionContent {
            statement: Some(Statement { kind, reason }),
            ..SubmissionContent::default()
        });
    }
    let mut files = named.photos.into_iter();
    let mut photos = |shots: &[CaptionedScene]| -> Vec<Photo> {
        let named = shots.iter().zip(&mut files);
        named
            .map(|(CaptionedScene(_, caption), file)| Photo {
                file: file.into(),
                caption: caption.clone(),
            })
            .collect()
    };
    let shown = photos(&filing.photos);
    let cases = filing.cases.iter().map(|case| Case {
        title: case.title.clone(),
        body: case.body.trim().to_owned(),
        photos: photos(&case.photos),
    });
    Ok(SubmissionContent {
        title: filing.title.clone(),
        body: filing.body.clone(),
        cases: cases.collect(),
        photos: shown,
        exemplars: named.exemplars,
        figures: figures(filing, named.prefill),
        committee: match &filing.committee {
            None if filing.material == "committee" => offices()?
                .into_iter()
                .find(|o| o.key == filing.organization)
                .and_then(|o| o.committee),
            own => own.clone(),
        },
        ..SubmissionContent::default()
    })
}

/// What was counted, then what only the unit knows.
fn figures(filing: &Filing, prefill: Vec<Prefill>) -> Vec<FigureValue> {
    let value = |code: String, value: String| FigureValue {
        code,
        value,
        reason: String::new(),
    };
    if filing.figures.is_empty() {
        return Vec::new();
    }
    let counted = prefill
        .into_iter()
        .filter(|p| !filing.figures.contains_key(&p.code))
        .map(|p| value(p.code, p.value));
    let own = filing.figures.iter();
    counted
        .chain(own.map(|(code, written)| value(code.clone(), written.clone())))
        .collect()
}
