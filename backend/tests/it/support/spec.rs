//! Holds every answer of every test against the description of the API.

use std::cell::RefCell;
use std::collections::HashMap;

use jsonschema::Validator;
use serde_json::{Map, Value, json};

pub struct Spec {
    document: Value,
    validators: RefCell<HashMap<String, Validator>>,
}

impl Spec {
    pub fn new(document: Value) -> Self {
        Self {
            document,
            validators: RefCell::default(),
        }
    }

    /// Panics where the description doesn't know the operation, the status, the media type or the shape.
    pub fn check(&self, method: &str, path: &str, status: u16, media_type: &str, body: &[u8]) {
        let bare = path.split('?').next().unwrap_or_default();
        // Pages are for readers and crawlers; the interface is what programs call.
        let crawlers = bare.ends_with("/robots.txt") || bare.ends_with("/sitemap.xml");
        if crawlers || media_type.starts_with("text/html") {
            return;
        }
        let Some((template, item)) = self.find(bare) else {
            assert_eq!(status, 404, "no path in the description fits {bare}");
            return;
        };
        // The same without its body.
        let method = if method == "HEAD" { "GET" } else { method };
        let Some(operation) = item.get(method.to_lowercase()) else {
            assert_eq!(status, 405, "{method} {template} is not described");
            return;
        };
        let Some(response) = operation["responses"].get(status.to_string()) else {
            panic!(
                "{method} {template}: {status} is not described: {}",
                String::from_utf8_lossy(body)
            )
        };
        if status == 204 || status == 304 {
            return;
        }
        let bare_type = media_type.split(';').next().unwrap_or_default().trim();
        let Some(content) = response["content"].get(bare_type) else {
            panic!("{method} {template} {status}: {bare_type} is not described")
        };
        if !bare_type.ends_with("json") {
            return;
        }
        let value: Value = serde_json::from_slice(body)
            .unwrap_or_else(|e| panic!("{method} {template} {status}: not JSON: {e}"));
        let key = format!("{method} {template} {status}");
        let mut validators = self.validators.borrow_mut();
        let validator = validators.entry(key.clone()).or_insert_with(|| {
            let mut schemas = Map::new();
            self.collect(&content["schema"], &mut schemas);
            let schema =
                json!({ "allOf": [content["schema"]], "components": { "schemas": schemas } });
            jsonschema::validator_for(&schema)
                .unwrap_or_else(|e| panic!("{key}: the schema cannot be used: {e}"))
        });
        let faults: Vec<String> = validator
            .iter_errors(&value)
            .map(|e| format!("{}: {e}", e.instance_path()))
            .collect();
        assert!(
            faults.is_empty(),
            "{key} is not as described:\n{}\n{value:#}",
            faults.join("\n")
        );
    }

    /// The schemas that one names, directly or through others: to compile all there are takes long.
    fn collect(&self, schema: &Value, named: &mut Map<String, Value>) {
        match schema {
            Value::String(text) => {
                if let Some(name) = text.strip_prefix("#/components/schemas/")
                    && !named.contains_key(name)
                {
                    let schema = &self.document["components"]["schemas"][name];
                    named.insert(name.to_owned(), schema.clone());
                    self.collect(schema, named);
                }
            }
            Value::Array(all) => all.iter().for_each(|one| self.collect(one, named)),
            Value::Object(all) => all.values().for_each(|one| self.collect(one, named)),
            _ => {}
        }
    }

    /// The path template that fits, those without parameters first.
    fn find(&self, path: &str) -> Option<(&str, &Value)> {
        let fits = |template: &str| {
            let (a, b): (Vec<&str>, Vec<&str>) =
                (template.split('/').collect(), path.split('/').collect());
            a.len() == b.len() && a.iter().zip(&b).all(|(t, p)| part_fits(t, p))
        };
        let mut found: Vec<_> = self.document["paths"]
            .as_object()?
            .iter()
            .filter(|(t, _)| fits(t))
            .collect();
        found.sort_by_key(|(t, _)| t.matches('{').count());
        found.first().map(|(t, item)| (t.as_str(), *item))
    }
}

/// `{id}.ics` fits `….ics`.
fn part_fits(template: &str, part: &str) -> bool {
    match (template.find('{'), template.find('}')) {
        (Some(from), Some(to)) => {
            part.len() > from
                && part.starts_with(&template[..from])
                && part.ends_with(&template[to + 1..])
        }
        _ => template == part,
    }
}
