//! The table of the page's programs, `frontend/programs.txt`.

use crate::Outcome;

pub struct Program {
    pub name: String,
    /// What the first visit may cost over the wire: page, scripts, program and style, brotli.
    pub budget: usize,
    /// Beginnings of the addresses that it shows.
    pub addresses: Vec<String>,
}

/// All programs; the first shows what no other does.
pub fn parse(table: &str) -> Outcome<Vec<Program>> {
    let lines = table.lines().filter(|line| !line.starts_with('#'));
    lines.map(program).collect()
}

fn program(line: &str) -> Outcome<Program> {
    let mut words = line.split_whitespace().map(str::to_owned);
    let (name, audience) = (words.next(), words.next());
    let budget = match audience.as_deref() {
        // On phones, too.
        Some("readers") => 250_000,
        Some("work") => 400_000,
        _ => return Err(format!("frontend/programs.txt: for whom is this? {line}")),
    };
    Ok(Program {
        name: name.unwrap_or_default(),
        budget,
        addresses: words.collect(),
    })
}

#[cfg(test)]
mod tests {
    use super::parse;

    #[test]
    fn a_line_is_a_program() {
        let all = parse("# why\nportal readers\ndesk work sign-in desk/people\n").unwrap();
        assert_eq!(all[0].name, "portal");
        assert_eq!(all[1].addresses, ["sign-in", "desk/people"]);
        assert!(all[0].budget < all[1].budget);
        assert!(parse("desk sign-in").is_err());
    }
}
