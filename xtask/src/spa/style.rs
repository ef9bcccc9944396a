//! Makes a stylesheet smaller without understanding it: comments go, runs of white space
//! become one, and none is left beside `{ } ; ,`. Strings stay as they are.

pub fn smaller(sheet: &str) -> String {
    let mut out = String::with_capacity(sheet.len());
    let mut rest = sheet.chars().peekable();
    let mut gap = false;
    while let Some(c) = rest.next() {
        match c {
            '/' if rest.peek() == Some(&'*') => {
                rest.next();
                skip_comment(&mut rest);
                gap = true;
            }
            c if c.is_ascii_whitespace() => gap = true,
            c => {
                let glued = matches!(c, '{' | '}' | ';' | ',')
                    || out.ends_with(['{', '}', ';', ','])
                    || out.is_empty();
                if gap && !glued {
                    out.push(' ');
                }
                gap = false;
                out.push(c);
                if matches!(c, '"' | '\'') {
                    copy_string(c, &mut rest, &mut out);
                }
            }
        }
    }
    out
}

fn skip_comment(rest: &mut impl Iterator<Item = char>) {
    let mut star = false;
    for c in rest {
        if star && c == '/' {
            return;
        }
        star = c == '*';
    }
}

fn copy_string(quote: char, rest: &mut impl Iterator<Item = char>, out: &mut String) {
    let mut escaped = false;
    for c in rest {
        out.push(c);
        if !escaped && c == quote {
            return;
        }
        escaped = !escaped && c == '\\';
    }
}

#[cfg(test)]
mod tests {
    use super::smaller;

    #[test]
    fn only_what_says_nothing_goes() {
        assert_eq!(
            smaller("a > b ,\n c  {\n  color: red ; /* why */\n}\n"),
            "a > b,c{color: red;}"
        );
        assert_eq!(
            smaller("p { width: calc(1px + 2px) }"),
            "p{width: calc(1px + 2px)}"
        );
        assert_eq!(smaller("a/**/b :hover{}"), "a b :hover{}");
    }

    #[test]
    fn strings_are_kept() {
        assert_eq!(
            smaller(r#"q::before { content: "a  ;  \" /* b" }"#),
            r#"q::before{content: "a  ;  \" /* b"}"#
        );
    }
}
