//! The page's bundle from a folder: hashed names cached for ever, compressed copies, and index.html
//! for every path the page knows itself.

use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use actix_web::http::header::{self, ContentEncoding};
use actix_web::{HttpRequest, HttpResponse};
use bytes::Bytes;
use contract::render::PageRenderer;

use crate::platform::failure::Failure;
use crate::platform::http::document::Document;

/// The bundle, read once: it is small, and a server that runs must not see half of a new one.
#[derive(Clone)]
pub struct Spa {
    files: Arc<HashMap<String, Bytes>>,
    document: Arc<Document>,
    renderer: Arc<dyn PageRenderer>,
}

impl Spa {
    /// Reads all files below the folder and writes the base path into index.html.
    pub fn open(
        folder: &Path,
        base_path: &str,
        renderer: Arc<dyn PageRenderer>,
    ) -> Result<Self, String> {
        let mut files = HashMap::new();
        for path in below(folder)? {
            let name = path
                .strip_prefix(folder)
                .map_err(|e| e.to_string())?
                .to_string_lossy()
                .replace('\\', "/");
            let content =
                std::fs::read(&path).map_err(|e| format!("cannot read {}: {e}", path.display()))?;
            files.insert(name, Bytes::from(content));
        }
        let index = files.get("index.html").ok_or_else(|| {
            format!(
                "SPA_DIR {} has no index.html: build the page first",
                folder.display()
            )
        })?;
        let page = String::from_utf8(index.to_vec()).map_err(|_| "index.html is not UTF-8")?;
        let page = page.replace("<base href=\"/\">", &format!("<base href=\"{base_path}\">"));
        let document =
            Document::open(&page).ok_or("index.html lacks the marks of its head and body")?;
        files.insert("index.html".into(), Bytes::from(page));
        // These were made of the file as it was before.
        files.remove("index.html.br");
        files.remove("index.html.gz");
        Ok(Self {
            files: Arc::new(files),
            document: Arc::new(document),
            renderer,
        })
    }

    /// What pages are put into.
    pub fn document(&self) -> &Document {
        &self.document
    }

    /// What makes the public pages.
    pub fn renderer(&self) -> &Arc<dyn PageRenderer> {
        &self.renderer
    }

    pub fn has(&self, path: &str) -> bool {
        self.files.contains_key(path)
    }

    /// `path`: below the base path, without the first slash.
    pub fn answer(&self, req: &HttpRequest, path: &str) -> HttpResponse {
        if !path.is_empty() && self.files.contains_key(path) && path != "index.html" {
            return self.file(req, path);
        }
        // A missing asset is missing; any other path is the page's own.
        let asset = path
            .rsplit('/')
            .next()
            .is_some_and(|last| last.contains('.'));
        match self.files.get("index.html") {
            Some(index) if !asset => HttpResponse::Ok()
                .content_type("text/html; charset=utf-8")
                .insert_header((header::CACHE_CONTROL, "no-cache"))
                .body(index.clone()),
            _ => Failure::not_found().answer(None),
        }
    }

    fn file(&self, req: &HttpRequest, path: &str) -> HttpResponse {
        let accepted = req
            .headers()
            .get(header::ACCEPT_ENCODING)
            .and_then(|v| v.to_str().ok())
            .unwrap_or_default();
        let copy = [
            ("br", ".br", ContentEncoding::Brotli),
            ("gzip", ".gz", ContentEncoding::Gzip),
        ]
        .into_iter()
        .filter(|(word, _, _)| {
            accepted
                .split(',')
                .any(|a| a.trim().split(';').next() == Some(word))
        })
        .find_map(|(_, ending, encoding)| {
            Some((self.files.get(&format!("{path}{ending}"))?, encoding))
        });
        let kind = mime_guess::from_path(path).first_or_octet_stream();
        let kind = if kind.type_() == "text" {
            format!("{kind}; charset=utf-8")
        } else {
            kind.to_string()
        };
        let hashed = path.starts_with("app-") || path.starts_with("snippets/");
        let cache = if hashed {
            "public, max-age=31536000, immutable"
        } else {
            "public, max-age=3600"
        };
        let mut answer = HttpResponse::Ok();
        answer
            .content_type(kind)
            .insert_header((header::CACHE_CONTROL, cache))
            .insert_header((header::VARY, "Accept-Encoding"));
        match copy {
            Some((content, encoding)) => answer.insert_header(encoding).body(content.clone()),
            None => answer.body(self.files[path].clone()),
        }
    }
}

fn below(folder: &Path) -> Result<Vec<PathBuf>, String> {
    let entries =
        std::fs::read_dir(folder).map_err(|e| format!("cannot list {}: {e}", folder.display()))?;
    let mut found = Vec::new();
    for entry in entries {
        let path = entry.map_err(|e| e.to_string())?.path();
        if path.is_dir() {
            found.extend(below(&path)?);
        } else {
            found.push(path);
        }
    }
    Ok(found)
}
