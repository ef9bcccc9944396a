//! What a value for all rows can be chosen from, and whether one that was chosen is among it.

use contract::activity::Mode;
use contract::edition::EditionInput;
use contract::import::{ImportChoice, ImportKind};
use contract::limit;
use contract::organization::OrganizationKind;
use contract::region::Region;
use contract::role::Role;

use super::line::Line;
use super::word;
use crate::platform::failure::Failure;

/// Per column of ours, in their order; empty where nothing can be chosen.
pub struct Choices(Vec<Vec<ImportChoice>>);

impl Choices {
    pub fn new(kind: ImportKind, edition: Option<&EditionInput>, regions: &[Region]) -> Self {
        let empty = EditionInput::default();
        let edition = edition.unwrap_or(&empty);
        let of = |code: &str| match code {
            "strand" => made(word::offered(&edition.strands)),
            "form" => made(word::offered(&edition.forms)),
            "audiences" => made(word::offered(&edition.audiences)),
            "mode" => made(Mode::ALL.map(|m| (m.code(), m.label()))),
            "region_code" => made(word::places(regions)),
            "kind" => made(
                OrganizationKind::ALL
                    .into_iter()
                    .filter(|k| *k != OrganizationKind::ProvinceOffice)
                    .map(|k| (k.code(), k.label())),
            ),
            "roles" => made(
                Role::ALL
                    .into_iter()
                    .filter(|r| *r != Role::Client)
                    .map(|r| (r.code(), r.label())),
            ),
            _ => Vec::new(),
        };
        let columns = kind.columns().iter();
        Self(
            columns
                .map(|c| if c.default { of(c.code) } else { Vec::new() })
                .collect(),
        )
    }

    pub fn of(&self, column: usize) -> &[ImportChoice] {
        &self.0[column]
    }

    /// Puts the defaults where the rows have nothing.
    pub fn apply(
        &self,
        kind: ImportKind,
        defaults: &[(usize, String)],
        lines: &mut [Line],
    ) -> Result<(), Failure> {
        for (column, value) in defaults {
            let known: Vec<(&str, &str)> = self.0[*column]
                .iter()
                .map(|c| (c.code.as_str(), c.label.as_str()))
                .collect();
            let parts = word::list(value);
            let mut labels = Vec::with_capacity(parts.len());
            for part in &parts {
                let name = kind.columns()[*column].name();
                let choice = word::code(&known, part)
                    .and_then(|code| self.0[*column].iter().find(|c| c.code == code));
                let Some(choice) = choice.filter(|_| parts.len() <= limit::CHOICES) else {
                    let message = format!("“{name}”没有“{part}”这一选项，请重新选择。");
                    return Err(Failure::field("defaults", "unknown", message));
                };
                labels.push(choice.label.as_str());
            }
            let value = labels.join("、");
            for line in lines.iter_mut() {
                line.default(*column, &value);
            }
        }
        Ok(())
    }
}

fn made<A: Into<String>, B: Into<String>>(
    pairs: impl IntoIterator<Item = (A, B)>,
) -> Vec<ImportChoice> {
    let choice = |(code, label): (A, B)| ImportChoice {
        code: code.into(),
        label: label.into(),
    };
    pairs.into_iter().map(choice).collect()
}
