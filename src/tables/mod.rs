//! Rows for data frames: flat tables, joined by `doc`.
//!
//! `schema` is the one source of names and types; each table fills its rows in a file of its own; only `arrow`
//! knows Arrow.

mod arrow;
mod articles;
mod blocks;
mod column;
mod dates;
mod describe;
mod entities;
mod quotes;
mod schema;
mod sentences;

pub use arrow::{Cells, Frame, Records};
pub use describe::describe;
pub use schema::{Dictionary, Field, SCHEMAS, Table, TableSchema, Type};

use crate::document::{Annotations, Document};
use crate::error::Error;
use crate::span::{CodePoints, Span};

use column::{Column, Row};

/// A set of tables.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TableSet(u8);

impl TableSet {
    /// All tables.
    #[must_use]
    pub const fn all() -> Self {
        Self(0x7F)
    }

    /// The tables with these names.
    ///
    /// # Errors
    /// Where a name is none of the tables'.
    pub fn named<'a>(names: impl IntoIterator<Item = &'a str>) -> Result<Self, Error> {
        let mut set = Self(0);
        for name in names {
            set.0 |= 1 << name.parse::<Table>()? as u8;
        }
        Ok(set)
    }

    /// Whether the table is in the set.
    #[must_use]
    pub const fn has(self, table: Table) -> bool {
        self.0 & (1 << table as u8) != 0
    }

    /// The tables, in the order of [`SCHEMAS`].
    pub fn tables(self) -> impl Iterator<Item = Table> {
        Table::ALL.iter().copied().filter(move |t| self.has(*t))
    }

    pub(crate) const fn needs_quotes(self) -> bool {
        self.has(Table::Quotes)
    }

    pub(crate) const fn needs_entities(self) -> bool {
        self.has(Table::Entities) || self.needs_quotes() || self.has(Table::Quantities)
    }

    pub(crate) const fn needs_dates(self) -> bool {
        // Names are told from months and weekdays by the dates.
        self.has(Table::Dates) || self.needs_entities()
    }
}

/// Rows of several documents, one set of columns a table.
#[derive(Debug)]
pub struct Batch {
    tables: TableSet,
    columns: Vec<Vec<Column>>,
}

/// What the tables see of a document.
struct Context<'a> {
    doc: i64,
    document: &'a Document<'a>,
    text: &'a str,
    found: &'a Annotations,
    error: Option<&'a str>,
    map: CodePoints<'a>,
}

impl Context<'_> {
    fn offsets(&self, span: Span) -> (i32, i32) {
        let (start, end) = self.map.span(span);
        // A text has fewer than 2^30 bytes.
        (start as i32, end as i32)
    }
}

impl Batch {
    /// An empty batch of the given tables.
    #[must_use]
    pub fn new(tables: TableSet) -> Self {
        let columns = SCHEMAS.iter().map(|schema| schema.fields.iter().map(Column::new).collect()).collect();
        Self { tables, columns }
    }

    fn row(&mut self, table: Table) -> Row<'_> {
        Row::new(self.columns.get_mut(table as usize).map_or(&mut [], |c| c.as_mut_slice()))
    }

    /// Appends the rows of a document that was read; `error` says what a reader should know of it.
    pub(crate) fn push(
        &mut self,
        doc: i64,
        document: &Document<'_>,
        text: &str,
        found: &Annotations,
        error: Option<&str>,
    ) {
        let context = Context { doc, document, text, found, error, map: CodePoints::new(text) };
        for table in self.tables.tables() {
            match table {
                Table::Articles => articles::push(self, &context),
                Table::Blocks => blocks::push(self, &context),
                Table::Sentences => sentences::push(self, &context),
                Table::Entities => entities::push(self, &context),
                Table::Dates => dates::push(self, &context),
                Table::Quotes => quotes::push(self, &context),
                // The stage is to come; see `quantities`.
                Table::Quantities => {}
            }
        }
    }

    /// Appends the one row of a document that could not be read.
    pub(crate) fn push_error(&mut self, doc: i64, document: &Document<'_>, reason: &str) {
        if self.tables.has(Table::Articles) {
            articles::push_error(self, doc, document, reason);
        }
    }
}
