//! 举办单位总结表 and other forms of numbers (annex 6; docs/DOMAIN.md R17): a row for each organization, or
//! a sheet for each where the columns would not fit on paper.

use contract::material::{Figure, FigureKind, from_hundredths, hundredths};
use contract::organization::OrganizationKind;

use super::form;
use super::{Grid, Head, Stated, digest, stated};
use crate::platform::office::docx::Align::{Centre, Left, Right};
use crate::platform::office::docx::Letter;
use crate::platform::office::xlsx::{Book, Cell};

/// Most columns of figures that a table on paper has.
const MOST: usize = 12;

/// What one organization filled in.
#[derive(Clone, Debug)]
pub struct Unit {
    pub name: String,
    pub kind: OrganizationKind,
    /// Counted by an organization above it in the same table: not added up once more.
    pub counted_above: bool,
    /// Normal forms, in the order of the figures; empty where nothing was filled in.
    pub values: Vec<String>,
    pub by: String,
    pub day: Option<chrono::NaiveDate>,
}

/// Everything in annex 6.
#[derive(Clone, Debug)]
pub struct Annex {
    pub head: Head,
    pub figures: Vec<Figure>,
    pub units: Vec<Unit>,
    pub without: Vec<Stated>,
}

impl Annex {
    pub fn book(&self) -> Book {
        self.grid().book()
    }

    pub fn letter(&self) -> Letter {
        if self.figures.len() > MOST && !self.units.is_empty() {
            self.forms()
        } else {
            self.grid().letter()
        }
    }

    fn grid(&self) -> Grid {
        let mut grid = Grid::new(self.head.clone(), "表")
            .column("序号", 5.0, Centre)
            .column("单位", 18.0, Left)
            .column("级别", 9.0, Centre);
        for figure in &self.figures {
            let (width, align) = match figure.kind {
                FigureKind::Integer | FigureKind::Decimal => (9.0, Right),
                FigureKind::Day => (11.0, Centre),
                FigureKind::YesNo => (7.0, Centre),
                FigureKind::Text => (18.0, Left),
            };
            grid = grid.column(self.column(figure), width, align);
        }
        for unit in &self.units {
            let values = self.figures.iter().zip(&unit.values);
            let cells = values.map(|(figure, value)| cell(figure, value));
            let head = [Cell::text(&unit.name), Cell::text(unit.kind.label())];
            grid.push(head.into_iter().chain(cells));
        }
        if self.units.len() > 1 {
            let sums = self
                .sums()
                .into_iter()
                .map(|sum| sum.map_or(Cell::Blank, |s| number(&s)));
            let head = [Cell::text("合计"), Cell::text(self.levels())];
            grid.total(head.into_iter().chain(sums));
        }
        grid.remarks(self.remarks())
    }

    /// A sheet for each organization, and one of the sums.
    fn forms(&self) -> Letter {
        let mut letter = Letter::new(&self.head.title("表")).author(&self.head.unit);
        for (n, unit) in self.units.iter().enumerate() {
            if n > 0 {
                letter = letter.new_page();
            }
            let head = Head {
                unit: unit.name.clone(),
                by: unit.by.clone(),
                day: unit.day,
                ..self.head.clone()
            };
            let values = self
                .figures
                .iter()
                .zip(unit.values.iter().map(String::as_str));
            letter = self.sheet(letter, &head).form(form::of(values));
        }
        if self.units.len() > 1 {
            let sums = self.sums();
            let values = self.figures.iter().zip(&sums);
            let values = values.filter_map(|(f, sum)| sum.as_deref().map(|sum| (f, sum)));
            letter = letter.new_page();
            letter = self
                .sheet(letter, &self.head)
                .heading1(&format!("合计（{}）", self.levels()))
                .form(form::of(values));
        }
        for remark in self.remarks() {
            letter = letter.paragraph(&remark);
        }
        let values = self
            .units
            .iter()
            .flat_map(|u| u.values.iter().map(String::as_str));
        let names = self.units.iter().map(|u| u.name.as_str());
        letter.footer_note(&self.head.note(&digest(names.chain(values))))
    }

    fn sheet(&self, letter: Letter, head: &Head) -> Letter {
        let letter = if head.annex.is_empty() {
            letter
        } else {
            letter.annex_label(&head.annex)
        };
        letter.title_as(&head.printed("表")).lines(head.lines())
    }

    /// `线下参与人次（人次）`; with its group where two have one label.
    fn column(&self, figure: &Figure) -> String {
        let twice = self
            .figures
            .iter()
            .filter(|f| f.label == figure.label)
            .count()
            > 1;
        let group = if twice && !figure.group.is_empty() {
            format!("{}：", figure.group)
        } else {
            String::new()
        };
        let unit = if figure.unit.is_empty() || figure.label.ends_with(&figure.unit) {
            String::new()
        } else {
            format!("（{}）", figure.unit)
        };
        format!("{group}{}{unit}", figure.label)
    }

    /// Each figure for itself: 人次, 人数 and 线上观看 are never added to each other.
    fn sums(&self) -> Vec<Option<String>> {
        let counted: Vec<&Unit> = self.units.iter().filter(|u| !u.counted_above).collect();
        let sum = |n: usize| {
            let values = counted.iter().filter_map(|u| u.values.get(n));
            from_hundredths(values.filter_map(|v| hundredths(v)).sum())
        };
        self.figures
            .iter()
            .enumerate()
            .map(|(n, figure)| (figure.summed && figure.kind.numeric()).then(|| sum(n)))
            .collect()
    }

    /// `市（州）级9，高等院校3`
    fn levels(&self) -> String {
        OrganizationKind::ALL
            .into_iter()
            .filter_map(|kind| {
                let n = self.units.iter().filter(|u| u.kind == kind).count();
                (n > 0).then(|| format!("{}{n}", kind.label()))
            })
            .collect::<Vec<_>>()
            .join("，")
    }

    fn remarks(&self) -> Vec<String> {
        let mut remarks = stated(&self.without);
        if self.units.len() > 1 && self.units.iter().any(|u| u.counted_above) {
            remarks.push("下级单位的数字已包含在其上级单位中，合计时不重复计算。".to_owned());
        }
        remarks
    }
}

fn cell(figure: &Figure, value: &str) -> Cell {
    match figure.kind {
        _ if value.is_empty() => Cell::Blank,
        FigureKind::Integer | FigureKind::Decimal => number(value),
        FigureKind::Day => value.parse().map_or_else(|_| Cell::text(value), Cell::Day),
        FigureKind::Text | FigureKind::YesNo => Cell::text(value),
    }
}

/// A number in its cell; what is none, as it was written.
fn number(value: &str) -> Cell {
    if let Ok(n) = value.parse() {
        return Cell::Integer(n);
    }
    match value.parse() {
        Ok(n) if hundredths(value).is_some() => Cell::Decimal(n),
        _ => Cell::text(value),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn unit(name: &str, counted_above: bool, values: [&str; 3]) -> Unit {
        Unit {
            name: name.into(),
            kind: OrganizationKind::CityOffice,
            counted_above,
            values: values.map(str::to_owned).into(),
            by: String::new(),
            day: None,
        }
    }

    #[test]
    fn sums_are_exact_and_count_nothing_twice() {
        let figure = |kind, summed| Figure {
            kind,
            summed,
            ..Figure::default()
        };
        let annex = Annex {
            head: Head::default(),
            figures: vec![
                figure(FigureKind::Integer, true),
                figure(FigureKind::Decimal, true),
                figure(FigureKind::Integer, false),
            ],
            units: vec![
                unit("甲", false, ["100", "0.1", "7"]),
                unit("乙", false, ["20", "0.2", "8"]),
                unit("甲下", true, ["50", "9.99", "9"]),
                unit("丙", false, ["", "约3", ""]),
            ],
            without: Vec::new(),
        };
        assert_eq!(annex.sums(), [Some("120".into()), Some("0.3".into()), None]);
        assert_eq!(annex.levels(), "市（州）级4");
    }
}
