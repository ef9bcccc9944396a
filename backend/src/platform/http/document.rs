//! index.html, taken apart once: what a page puts into it stands between marks.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use html_escape::encode_double_quoted_attribute as escaped;

/// A mark and its end in `frontend/index.html`.
const HEAD: (&str, &str) = ("<!-- head -->", "<!-- /head -->");
/// The language of the whole, which `index.html` has as its first.
const LANGUAGE: &str = "<html lang=\"zh-CN\">";
const BODY: (&str, &str) = ("<!-- body -->", "<!-- /body -->");

#[derive(Clone, Debug, Default)]
pub struct Document {
    before_language: String,
    before_head: String,
    before_body: String,
    after_body: String,
}

impl Document {
    /// `None` where a mark is missing.
    pub fn open(index: &str) -> Option<Self> {
        let (before_language, rest) = index.split_once(LANGUAGE)?;
        let (before_head, rest) = rest.split_once(HEAD.0)?;
        let (_, rest) = rest.split_once(HEAD.1)?;
        let (before_body, rest) = rest.split_once(BODY.0)?;
        let (_, after_body) = rest.split_once(BODY.1)?;
        Some(Self {
            before_language: before_language.to_owned(),
            before_head: before_head.to_owned(),
            before_body: before_body.to_owned(),
            after_body: after_body.to_owned(),
        })
    }

    /// `language`: BCP 47; `head`: whole elements; `body`: the page's own; `answers`: what it was made of, by path.
    pub fn fill(
        &self,
        language: &str,
        head: &str,
        body: &str,
        answers: &BTreeMap<String, Result<String, String>>,
    ) -> String {
        let mut out = String::with_capacity(
            self.before_head.len() + self.after_body.len() + body.len() * 2 + 4_096,
        );
        out += &self.before_language;
        let _ = write!(out, "<html lang=\"{language}\">");
        out += &self.before_head;
        out += head;
        out += &self.before_body;
        out += body;
        out += "</div>\n";
        for (path, answer) in answers {
            let (kind, json) = match answer {
                Ok(json) => ("", json),
                Err(problem) => (" data-problem", problem),
            };
            let path = escaped(path);
            let json = harmless(json);
            let _ = writeln!(
                out,
                "<script type=\"application/json\" data-path=\"{path}\"{kind}>{json}</script>"
            );
        }
        out += self
            .after_body
            .strip_prefix("</div>")
            .unwrap_or(&self.after_body);
        out
    }
}

/// JSON that cannot end the element it stands in.
pub fn harmless(json: &str) -> String {
    json.replace('<', "\\u003c")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_page_says_stays_between_its_marks() {
        let index = "<html lang=\"zh-CN\"><head><!-- head --><title>a</title><!-- /head --></head><div id=\"app\"><!-- body -->b<!-- /body --></div>end";
        let document = Document::open(index).expect("the marks are there");
        let answers = BTreeMap::from([(
            "/x?a=\"".to_owned(),
            Ok("{\"t\":\"</script><b>\"}".to_owned()),
        )]);
        let page = document.fill("en", "<title>c</title>", "<p>d</p>", &answers);
        assert_eq!(
            page,
            "<html lang=\"en\"><head><title>c</title></head><div id=\"app\"><p>d</p></div>\n\
             <script type=\"application/json\" data-path=\"/x?a=&quot;\">{\"t\":\"\\u003c/script>\\u003cb>\"}</script>\nend"
        );
        assert!(Document::open("<head></head>").is_none());
    }
}
