//! Adding up what forms say.

use contract::material::{Figure, MaterialInput, from_hundredths, hundredths};
use contract::submission::{FigureValue, SubmissionContent};

use crate::platform::failure::Failure;

/// Adds the numbers of `forms` to those of `own` where the figure says so. What is missing or no number
/// counts as 0; a figure that nobody filled in stays as it is.
pub fn add(
    own: &mut SubmissionContent,
    material: &MaterialInput,
    forms: &[&SubmissionContent],
) -> Result<(), Failure> {
    for figure in material.figures.iter().filter(|f| f.summed) {
        let said = forms.iter().filter_map(|form| {
            let value = &form.figure(&figure.code)?.value;
            number(figure, value).ok().flatten()
        });
        let said: Vec<i128> = said.collect();
        if said.is_empty() {
            continue;
        }
        let sum: i128 = said.iter().sum();
        let reason = format!("由{}个单位汇总", said.len());
        match own.figures.iter_mut().find(|f| f.code == figure.code) {
            Some(mine) => match number(figure, &mine.value) {
                Ok(Some(own)) => mine.value = from_hundredths(own + sum),
                Ok(None) => (mine.value, mine.reason) = (from_hundredths(sum), reason),
                Err(message) => {
                    let field = format!("figures.{}", figure.code);
                    return Err(Failure::field(&field, "wrong_type", message));
                }
            },
            None => own.figures.push(FigureValue {
                code: figure.code.clone(),
                value: from_hundredths(sum),
                reason,
            }),
        }
    }
    Ok(())
}

/// `None` where nothing is written.
fn number(figure: &Figure, raw: &str) -> Result<Option<i128>, String> {
    let normal = figure.normal(raw)?;
    if normal.is_empty() {
        return Ok(None);
    }
    let sound = || "请填写具体的数字。".to_owned();
    hundredths(&normal).map(Some).ok_or_else(sound)
}

#[cfg(test)]
mod tests {
    use contract::material::FigureKind;

    use super::*;

    fn form(code: &str, value: &str) -> SubmissionContent {
        SubmissionContent {
            figures: vec![FigureValue {
                code: code.to_owned(),
                value: value.to_owned(),
                ..FigureValue::default()
            }],
            ..SubmissionContent::default()
        }
    }

    fn material(kind: FigureKind) -> MaterialInput {
        MaterialInput {
            figures: vec![Figure {
                code: "n".to_owned(),
                kind,
                summed: true,
                ..Figure::default()
            }],
            ..MaterialInput::default()
        }
    }

    fn added(kind: FigureKind, own: &str, forms: &[&str]) -> (String, String) {
        let mut own = form("n", own);
        let forms: Vec<_> = forms.iter().map(|v| form("n", v)).collect();
        let forms: Vec<_> = forms.iter().collect();
        add(&mut own, &material(kind), &forms).expect("a sum");
        let FigureValue { value, reason, .. } = own.figures.remove(0);
        (value, reason)
    }

    #[test]
    fn numbers_add_up_exactly() {
        let (integer, decimal) = (FigureKind::Integer, FigureKind::Decimal);
        let by = |n: usize| format!("由{n}个单位汇总");
        assert_eq!(
            added(integer, "", &["1,200", "", "无", "30"]),
            ("1230".into(), by(2))
        );
        assert_eq!(added(integer, "5", &["30"]), ("35".into(), String::new()));
        assert_eq!(
            added(integer, "", &["", "约3000"]),
            (String::new(), String::new())
        );
        assert_eq!(added(decimal, "", &["0.1", "0.2"]), ("0.3".into(), by(2)));
        assert_eq!(
            added(decimal, "1.05", &["2", "0.9"]),
            ("3.95".into(), String::new())
        );
        assert_eq!(added(decimal, "0.5", &["0.5"]), ("1".into(), String::new()));
    }

    #[test]
    fn an_own_value_that_is_no_number_is_named() {
        let mut own = form("n", "约3000");
        let failure = add(&mut own, &material(FigureKind::Integer), &[&form("n", "1")]);
        let failure = failure.expect_err("no number");
        assert_eq!(failure.problem.errors[0].field, "figures.n");
    }
}
