//! SQL put together from conditions, where a reader chooses which; every value is bound.

use chrono::{DateTime, Utc};
use diesel::pg::Pg;
use diesel::query_builder::{BoxedSqlQuery, SqlQuery};
use diesel::sql_types::{Array, BigInt, Text, Timestamptz, Uuid as SqlUuid};
use uuid::Uuid;

/// A value to bind.
#[derive(Clone, Debug)]
pub enum Value {
    Id(Uuid),
    Ids(Vec<Uuid>),
    Text(String),
    Texts(Vec<String>),
    At(DateTime<Utc>),
    Number(i64),
}

/// Grows from left to right: `query.push("select … where a = ").bind(Value::Id(id))`.
#[derive(Clone, Debug, Default)]
pub struct Query {
    sql: String,
    values: Vec<Value>,
}

impl Query {
    pub fn new(sql: &str) -> Self {
        Self {
            sql: sql.to_owned(),
            values: Vec::new(),
        }
    }

    /// Adds SQL of ours.
    pub fn push(&mut self, sql: &str) -> &mut Self {
        self.sql.push_str(sql);
        self
    }

    /// Adds a value.
    pub fn bind(&mut self, value: Value) -> &mut Self {
        self.values.push(value);
        self.sql.push('$');
        self.sql.push_str(&self.values.len().to_string());
        self
    }

    /// Adds `and …` with a value at its end, where there is one.
    pub fn and(&mut self, sql: &str, value: Option<Value>) -> &mut Self {
        match value {
            Some(value) => self.push(" and ").push(sql).push(" ").bind(value),
            None => self,
        }
    }

    /// To be loaded by name.
    pub fn build(self) -> BoxedSqlQuery<'static, Pg, SqlQuery> {
        let query = diesel::sql_query(self.sql).into_boxed::<Pg>();
        self.values
            .into_iter()
            .fold(query, |query, value| match value {
                Value::Id(v) => query.bind::<SqlUuid, _>(v),
                Value::Ids(v) => query.bind::<Array<SqlUuid>, _>(v),
                Value::Text(v) => query.bind::<Text, _>(v),
                Value::Texts(v) => query.bind::<Array<Text>, _>(v),
                Value::At(v) => query.bind::<Timestamptz, _>(v),
                Value::Number(v) => query.bind::<BigInt, _>(v),
            })
    }
}
