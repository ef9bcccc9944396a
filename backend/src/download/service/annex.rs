//! A material's table, out of the records.

use std::collections::HashSet;

use contract::download::AnnexFormat;
use contract::material::Part;
use contract::submission::SubmissionContent;
use contract::{text, time};
use uuid::Uuid;

use super::read::{self, All};
use crate::download::paper::{Grid, exemplars, figures, summary};
use crate::download::store::{self, Version};
use crate::platform::failure::Failure;
use crate::platform::office::{Error, name};
use crate::platform::store::Conn;

/// Submissions whose texts are in memory at a time.
const PAGE: usize = 20;

/// `附件5示范活动汇总表（长春市教育局）.docx`
pub fn name(all: &All, format: AnnexFormat) -> String {
    let ending = match format {
        AnnexFormat::Docx => "docx",
        AnnexFormat::Xlsx => "xlsx",
    };
    let material = &all.subject.material;
    let own = material.has(Part::Exemplars) || material.has(Part::Figures);
    let table = if own || material.label.ends_with('表') {
        ""
    } else {
        "汇总表"
    };
    let stem = format!(
        "{}{}{table}（{}）",
        material.annex, material.label, all.unit
    );
    name::file(&stem, "汇总表", ending)
}

/// The table, of plain data.
pub enum Table {
    Grid(Grid),
    Figures(figures::Annex),
}

impl Table {
    pub fn bytes(&self, format: AnnexFormat) -> Result<Vec<u8>, Error> {
        match (self, format) {
            (Self::Grid(grid), AnnexFormat::Docx) => grid.letter().bytes(),
            (Self::Grid(grid), AnnexFormat::Xlsx) => grid.book().bytes(),
            (Self::Figures(annex), AnnexFormat::Docx) => annex.letter().bytes(),
            (Self::Figures(annex), AnnexFormat::Xlsx) => annex.book().bytes(),
        }
    }
}

pub async fn table(conn: &mut Conn, all: &All) -> Result<Table, Failure> {
    let material = &all.subject.material;
    let (is_exemplars, is_figures) = (material.has(Part::Exemplars), material.has(Part::Figures));
    let mut head = all.head();
    let (mut activities, mut units, mut lines) = (Vec::new(), Vec::new(), Vec::new());
    let mut without = Vec::new();
    for page in all.versions.chunks(PAGE) {
        let mut loaded = read::load(conn, page, false).await?;
        for version in page {
            let content = loaded.content(version);
            without.extend(read::stated(version, &content));
            if is_exemplars {
                let found = loaded.exemplars(&all.subject.edition, version, &content);
                activities.extend(found.0);
                head.as_of = head.as_of.max(found.1);
            } else if is_figures {
                if content.statement.is_none() {
                    units.push((version.organization_id, unit(all, version, &content)));
                }
            } else {
                lines.push(summary::Line {
                    words: words(&content),
                    ..read::line(version)
                });
            }
        }
    }
    Ok(if is_exemplars {
        Table::Grid(exemplars::table(head, &activities, &without))
    } else if is_figures {
        let ids: Vec<Uuid> = units.iter().map(|(id, _)| *id).collect();
        let pairs = store::inside(conn, &ids, &ids).await?.into_iter();
        let below: HashSet<Uuid> = pairs.filter(|(a, b)| a != b).map(|(_, b)| b).collect();
        let units = units.into_iter().map(|(id, unit)| figures::Unit {
            counted_above: below.contains(&id),
            ..unit
        });
        Table::Figures(figures::Annex {
            head,
            figures: material.figures.clone(),
            units: units.collect(),
            without,
        })
    } else {
        Table::Grid(summary::table(head, &lines, &without))
    })
}

fn unit(all: &All, version: &Version, content: &SubmissionContent) -> figures::Unit {
    let figures = all.subject.material.figures.iter();
    let values = figures.map(|figure| {
        let raw = content
            .figure(&figure.code)
            .map_or("", |f| f.value.as_str());
        figure.normal(raw).unwrap_or_else(|_| raw.to_owned())
    });
    figures::Unit {
        name: version.unit.clone(),
        kind: read::kind(version),
        counted_above: false,
        values: values.collect(),
        by: version.submitted_name.clone().unwrap_or_default(),
        day: version.submitted_at.map(time::day),
    }
}

fn words(content: &SubmissionContent) -> i64 {
    let cases = content.cases.iter().map(|c| text::words(&c.body));
    (text::words(&content.body) + cases.sum::<usize>()) as i64
}
