//! A column while it is being filled.

use crate::calendar::Instant;

use super::schema::{Field, Type};

/// Values of one column.
#[derive(Debug)]
pub(super) enum Values {
    I32(Vec<i32>),
    I64(Vec<i64>),
    F32(Vec<f32>),
    F64(Vec<f64>),
    Bool(Vec<bool>),
    /// Seconds since 1970-01-01.
    Timestamp(Vec<i64>),
    Utf8 {
        ends: Vec<i32>,
        bytes: String,
    },
    LargeUtf8 {
        ends: Vec<i64>,
        bytes: String,
    },
    /// Places in the dictionary of the field.
    Dictionary(Vec<i16>),
}

/// A column: values, and which of them are there.
#[derive(Debug)]
pub(super) struct Column {
    pub(super) values: Values,
    /// Empty while no value is missing; then one entry a value.
    pub(super) valid: Vec<bool>,
    len: usize,
}

impl Column {
    pub(super) fn new(field: &Field) -> Self {
        let values = match field.kind {
            Type::Int32 => Values::I32(Vec::new()),
            Type::Int64 => Values::I64(Vec::new()),
            Type::Float32 => Values::F32(Vec::new()),
            Type::Float64 => Values::F64(Vec::new()),
            Type::Bool => Values::Bool(Vec::new()),
            Type::Timestamp => Values::Timestamp(Vec::new()),
            Type::Utf8 => Values::Utf8 { ends: vec![0], bytes: String::new() },
            Type::LargeUtf8 => Values::LargeUtf8 { ends: vec![0], bytes: String::new() },
            Type::Dictionary(_) => Values::Dictionary(Vec::new()),
        };
        Self { values, valid: Vec::new(), len: 0 }
    }

    fn set_valid(&mut self, valid: bool) {
        if !valid && self.valid.is_empty() {
            self.valid.resize(self.len, true);
        }
        self.len += 1;
        if !self.valid.is_empty() || !valid {
            self.valid.push(valid);
        }
    }

    fn push_null(&mut self) {
        match &mut self.values {
            Values::I32(v) => v.push(0),
            Values::I64(v) | Values::Timestamp(v) => v.push(0),
            Values::F32(v) => v.push(0.0),
            Values::F64(v) => v.push(0.0),
            Values::Bool(v) => v.push(false),
            Values::Utf8 { ends, bytes } => ends.push(bytes.len() as i32),
            Values::LargeUtf8 { ends, bytes } => ends.push(bytes.len() as i64),
            Values::Dictionary(v) => v.push(0),
        }
        self.set_valid(false);
    }
}

/// Pushes to a column of one variant; whether the column is of that variant.
macro_rules! push_to {
    ($values:expr, $variant:path, $value:expr) => {
        if let $variant(list) = $values {
            list.push($value);
            true
        } else {
            false
        }
    };
}

/// Writes one row, column by column in the order of the schema.
pub(super) struct Row<'a> {
    columns: std::slice::IterMut<'a, Column>,
}

impl<'a> Row<'a> {
    pub(super) fn new(columns: &'a mut [Column]) -> Self {
        Self { columns: columns.iter_mut() }
    }

    /// Gives the next column to `push`; a missing value, and one of another type than the column's, is null.
    fn next<T>(mut self, value: Option<T>, push: impl FnOnce(&mut Values, T) -> bool) -> Self {
        if let Some(column) = self.columns.next() {
            match value {
                Some(value) => {
                    let fits = push(&mut column.values, value);
                    debug_assert!(fits, "a value of another type than the schema says");
                    column.set_valid(true);
                }
                None => column.push_null(),
            }
        } else {
            debug_assert!(false, "more values than the schema has columns");
        }
        self
    }

    pub(super) fn i32(self, value: impl Into<Option<i32>>) -> Self {
        self.next(value.into(), |values, value| push_to!(values, Values::I32, value))
    }

    pub(super) fn i64(self, value: impl Into<Option<i64>>) -> Self {
        self.next(value.into(), |values, value| push_to!(values, Values::I64, value))
    }

    pub(super) fn f32(self, value: impl Into<Option<f32>>) -> Self {
        self.next(value.into(), |values, value| push_to!(values, Values::F32, value))
    }

    pub(super) fn f64(self, value: impl Into<Option<f64>>) -> Self {
        self.next(value.into(), |values, value| push_to!(values, Values::F64, value))
    }

    pub(super) fn bool(self, value: impl Into<Option<bool>>) -> Self {
        self.next(value.into(), |values, value| push_to!(values, Values::Bool, value))
    }

    pub(super) fn time(self, value: Option<Instant>) -> Self {
        self.next(value, |values, value| push_to!(values, Values::Timestamp, value.0))
    }

    pub(super) fn text<'t>(self, value: impl Into<Option<&'t str>>) -> Self {
        self.next(value.into(), |values, value: &str| match values {
            Values::Utf8 { ends, bytes } => {
                bytes.push_str(value);
                ends.push(bytes.len() as i32);
                true
            }
            Values::LargeUtf8 { ends, bytes } => {
                bytes.push_str(value);
                ends.push(bytes.len() as i64);
                true
            }
            _ => false,
        })
    }

    /// A value of a dictionary, by its place there.
    pub(super) fn code(self, place: impl Into<Option<usize>>) -> Self {
        self.next(place.into(), |values, place| push_to!(values, Values::Dictionary, place as i16))
    }

    /// A value of a dictionary, by its text.
    pub(super) fn word(self, dictionary: super::Dictionary, value: impl Into<Option<&'static str>>) -> Self {
        let place = value.into().and_then(|value| dictionary.place(value));
        self.code(place)
    }

    /// Columns whose stage is to come.
    pub(super) fn nulls(mut self, count: usize) -> Self {
        for _ in 0..count {
            self = self.next(None::<()>, |_, ()| false);
        }
        self
    }

    /// Ends the row.
    pub(super) fn end(mut self) {
        debug_assert!(self.columns.next().is_none(), "fewer values than the schema has columns");
    }
}
