//! Query strings.

use std::future::{Ready, ready};

use actix_web::dev::Payload;
use actix_web::{FromRequest, HttpRequest, web};
use contract::problem::{Code, Problem};
use contract::{limit, text};
use serde::de::DeserializeOwned;

use crate::platform::failure::Failure;

/// The query string as a filter of the contract.
pub struct ValidatedQuery<T>(pub T);

impl<T: DeserializeOwned> FromRequest for ValidatedQuery<T> {
    type Error = Failure;
    type Future = Ready<Result<Self, Failure>>;

    fn from_request(req: &HttpRequest, _: &mut Payload) -> Self::Future {
        ready(parse(req.query_string()).map(Self))
    }
}

pub fn parse<T: DeserializeOwned>(query: &str) -> Result<T, Failure> {
    let malformed = || Failure::code(Code::MalformedRequest);
    let pairs: Vec<(String, String)> = web::Query::<Vec<(String, String)>>::from_query(query)
        .map_err(|_| malformed())?
        .into_inner();
    let mut kept: Vec<(String, String)> = Vec::with_capacity(pairs.len());
    for (name, value) in pairs {
        let value = text::clean(&value);
        if value.is_empty() {
            continue;
        }
        if text::forbidden(&value).is_some() {
            return Err(Problem::new(Code::Invalid)
                .field(
                    name,
                    "control_character",
                    "含有无法显示的控制字符，请删除后重新输入。",
                )
                .into());
        }
        let most = if name == "q" { limit::QUERY } else { 500 };
        if text::excess(&value, most).is_some() || text::piled(&value) {
            return Err(Problem::new(Code::Invalid)
                .field(name, "too_long", format!("不能超过{most}个字。"))
                .into());
        }
        if kept.iter().any(|(other, _)| *other == name) {
            return Err(Problem::new(Code::Invalid)
                .field(name, "duplicate", "同一条件只能出现一次。")
                .into());
        }
        kept.push((name, value));
    }
    let again = serde_urlencoded::to_string(&kept).map_err(|_| malformed())?;
    web::Query::<T>::from_query(&again)
        .map(web::Query::into_inner)
        .map_err(|error| malformed().detail(format!("查询条件不正确，请检查后重试（{error}）。")))
}

#[cfg(test)]
mod tests {
    use super::parse;
    use contract::activity::ActivityFilter;

    #[test]
    fn empty_values_are_no_conditions() {
        let filter: ActivityFilter = parse("q=&strand=reading&limit=5").unwrap_or_default();
        assert_eq!(
            (filter.q, filter.strand.as_deref(), filter.limit),
            (None, Some("reading"), Some(5))
        );
    }

    #[test]
    fn bad_queries_are_the_callers_fault() {
        for (query, status) in [
            ("q=%00", 422),
            ("limit=x", 400),
            ("state=nonsense", 400),
            ("q=a&q=b", 422),
            (&*format!("q={}", "x".repeat(61)), 422),
        ] {
            match parse::<ActivityFilter>(query) {
                Ok(_) => panic!("accepted: {query}"),
                Err(failure) => assert_eq!(failure.problem.status, status, "{query}"),
            }
        }
    }
}
