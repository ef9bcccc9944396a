//! SQL put together from conditions, where a reader chooses which; every value is bound.

use chrono::{DateTime, Utc};
use diesel::pg::Pg;
use diesel::query_builder::{BoxedSqlQuery, SqlQuery};
use diesel::sql_types::{Array, BigInt, Bool, Text, Timestamptz, Uuid as SqlUuid};
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
    Flag(bool),
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

    /// Adds that a column of terms has all those of one way of each word; no words are nowhere. What has but one
    /// way is one condition.
    pub fn and_terms(&mut self, column: &str, words: &[&[Vec<String>]]) -> &mut Self {
        if words.is_empty() {
            return self.push(" and false");
        }
        let (plain, other): (Vec<&[Vec<String>]>, Vec<_>) =
            words.iter().partition(|ways| ways.len() == 1);
        let terms: Vec<String> = plain.into_iter().flatten().flatten().cloned().collect();
        let holds = format!("{column} @>");
        self.and(
            &holds,
            Some(terms).filter(|t| !t.is_empty()).map(Value::Texts),
        );
        for ways in other {
            let mut before = " and (";
            for way in ways.iter() {
                self.push(before)
                    .push(&holds)
                    .push(" ")
                    .bind(Value::Texts(way.clone()));
                before = " or ";
            }
            self.push(")");
        }
        self
    }

    /// Adds `and (columns) > (…)`: the rows behind a key, where there is one. `sign` is `<` where the
    /// list descends.
    pub fn and_behind<const N: usize>(
        &mut self,
        columns: &str,
        sign: &str,
        key: Option<[Value; N]>,
    ) -> &mut Self {
        let Some(key) = key else {
            return self;
        };
        self.push(&format!(" and ({columns}) {sign}"));
        for (at, value) in key.into_iter().enumerate() {
            self.push(if at == 0 { " (" } else { ", " }).bind(value);
        }
        self.push(")")
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
                Value::Flag(v) => query.bind::<Bool, _>(v),
            })
    }
}

/// A page of a table `l`: which rows it has is decided before anything is joined to them.
pub struct Page<'a> {
    /// What is selected of `l` and of what is joined.
    pub columns: &'a str,
    pub table: &'a str,
    /// Conditions of `l`'s columns with what is joined.
    pub joins: &'a str,
    /// The sort key: columns of `l` that all ascend, or all descend.
    pub order: &'a [&'a str],
    pub descending: bool,
}

impl Page<'_> {
    pub fn query<const N: usize>(
        &self,
        conditions: impl FnOnce(&mut Query),
        start: Option<[Value; N]>,
        take: i64,
    ) -> Query {
        let (sign, direction) = if self.descending {
            ("<", " desc")
        } else {
            (">", "")
        };
        let order: Vec<String> = self
            .order
            .iter()
            .map(|c| format!("{c}{direction}"))
            .collect();
        let order = order.join(", ");
        let mut query = Query::new(&format!(
            "select {} from (select * from {} l where ",
            self.columns, self.table
        ));
        conditions(&mut query);
        query
            .and_behind(&self.order.join(", "), sign, start)
            .push(&format!(" order by {order} limit "))
            .bind(Value::Number(take))
            .push(&format!(") l {} order by {order}", self.joins));
        query
    }
}
