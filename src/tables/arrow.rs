//! Columns as Arrow arrays, and the stream through which other libraries take them: the only file that knows Arrow.

use std::collections::HashMap;
use std::sync::{Arc, LazyLock};

use arrow_array::ffi::FFI_ArrowSchema;
use arrow_array::ffi_stream::FFI_ArrowArrayStream;
use arrow_array::types::{Float32Type, Float64Type, Int16Type, Int32Type, Int64Type, TimestampSecondType};
use arrow_array::{
    Array, ArrayRef, ArrowPrimitiveType, BooleanArray, DictionaryArray, LargeStringArray, PrimitiveArray, RecordBatch,
    RecordBatchIterator, StringArray,
};
use arrow_buffer::{BooleanBuffer, Buffer, NullBuffer, OffsetBuffer, ScalarBuffer, ToByteSlice};
use arrow_schema::{ArrowError, DataType, Field as ArrowField, Schema, SchemaRef, TimeUnit};

use crate::error::Error;

use super::column::{Column, Values};
use super::schema::{Dictionary, Field, Table, Type};
use super::{Batch, TableSet};

/// Values of the dictionaries, shared by all batches.
static DICTIONARIES: LazyLock<HashMap<Dictionary, ArrayRef>> = LazyLock::new(|| {
    Dictionary::ALL.iter().map(|d| (*d, Arc::new(StringArray::from(d.values().to_vec())) as ArrayRef)).collect()
});

static ARROW_SCHEMAS: LazyLock<Vec<SchemaRef>> = LazyLock::new(|| {
    Table::ALL
        .iter()
        .map(|t| Arc::new(Schema::new(t.schema().fields.iter().map(arrow_field).collect::<Vec<_>>())))
        .collect()
});

fn arrow_field(field: &Field) -> ArrowField {
    let kind = match field.kind {
        Type::Int32 => DataType::Int32,
        Type::Int64 => DataType::Int64,
        Type::Float32 => DataType::Float32,
        Type::Float64 => DataType::Float64,
        Type::Bool => DataType::Boolean,
        Type::Timestamp => DataType::Timestamp(TimeUnit::Second, None),
        Type::Utf8 => DataType::Utf8,
        Type::LargeUtf8 => DataType::LargeUtf8,
        Type::Dictionary(_) => DataType::Dictionary(Box::new(DataType::Int16), Box::new(DataType::Utf8)),
    };
    ArrowField::new(field.name, kind, field.nullable)
}

fn arrow_schema(table: Table) -> SchemaRef {
    ARROW_SCHEMAS.get(table as usize).cloned().unwrap_or_else(|| Arc::new(Schema::empty()))
}

fn array(column: Column, field: &Field) -> Result<ArrayRef, ArrowError> {
    let nulls = (!column.valid.is_empty()).then(|| NullBuffer::from(column.valid));
    fn primitive<T: ArrowPrimitiveType>(
        values: Vec<T::Native>,
        nulls: Option<NullBuffer>,
    ) -> Result<ArrayRef, ArrowError> {
        Ok(Arc::new(PrimitiveArray::<T>::try_new(ScalarBuffer::from(values), nulls)?))
    }
    match column.values {
        Values::I32(values) => primitive::<Int32Type>(values, nulls),
        Values::I64(values) => primitive::<Int64Type>(values, nulls),
        Values::F32(values) => primitive::<Float32Type>(values, nulls),
        Values::F64(values) => primitive::<Float64Type>(values, nulls),
        Values::Timestamp(values) => primitive::<TimestampSecondType>(values, nulls),
        Values::Bool(values) => Ok(Arc::new(BooleanArray::new(BooleanBuffer::from(values), nulls))),
        Values::Utf8 { ends, bytes } => {
            Ok(Arc::new(StringArray::try_new(OffsetBuffer::new(ends.into()), Buffer::from(bytes.into_bytes()), nulls)?))
        }
        Values::LargeUtf8 { ends, bytes } => Ok(Arc::new(LargeStringArray::try_new(
            OffsetBuffer::new(ends.into()),
            Buffer::from(bytes.into_bytes()),
            nulls,
        )?)),
        Values::Dictionary(codes) => {
            let values = match field.kind {
                Type::Dictionary(dictionary) => DICTIONARIES.get(&dictionary).cloned(),
                _ => None,
            };
            let values =
                values.ok_or_else(|| ArrowError::SchemaError(format!("column {} has no dictionary", field.name)))?;
            Ok(Arc::new(DictionaryArray::<Int16Type>::try_new(PrimitiveArray::try_new(codes.into(), nulls)?, values)?))
        }
    }
}

/// The tables of many documents, in the order of the documents.
#[derive(Clone, Debug)]
pub struct Records {
    tables: TableSet,
    n_documents: usize,
    /// For every table its batches.
    batches: Vec<Vec<RecordBatch>>,
}

impl Records {
    /// No documents.
    #[must_use]
    pub fn empty(tables: TableSet) -> Self {
        Self { tables, n_documents: 0, batches: vec![Vec::new(); Table::ALL.len()] }
    }

    /// Number of documents.
    #[must_use]
    pub const fn n_documents(&self) -> usize {
        self.n_documents
    }

    /// The tables that were asked for.
    #[must_use]
    pub const fn tables(&self) -> TableSet {
        self.tables
    }

    /// Appends the rows of a batch of `documents` documents.
    ///
    /// # Errors
    /// Where a table outgrows its types: more than 2 GiB of text in one batch of a `utf8` column.
    pub fn append(&mut self, batch: Batch, documents: usize) -> Result<(), Error> {
        for (table, columns) in Table::ALL.iter().zip(batch.columns) {
            if !self.tables.has(*table) {
                continue;
            }
            let fields = table.schema().fields;
            let arrays = columns
                .into_iter()
                .zip(fields)
                .map(|(column, field)| array(column, field))
                .collect::<Result<Vec<_>, _>>();
            let rows = arrays
                .and_then(|arrays| RecordBatch::try_new(arrow_schema(*table), arrays))
                .map_err(|e| Error::data(format!("table {table}: {e}")))?;
            if rows.num_rows() > 0
                && let Some(batches) = self.batches.get_mut(*table as usize)
            {
                batches.push(rows);
            }
        }
        self.n_documents += documents;
        Ok(())
    }

    /// Appends the rows of other documents.
    pub fn extend(&mut self, other: Self) {
        self.n_documents += other.n_documents;
        for (mine, more) in self.batches.iter_mut().zip(other.batches) {
            mine.extend(more);
        }
    }

    /// One table; without rows if it was not asked for.
    #[must_use]
    pub fn frame(&self, table: Table) -> Frame {
        Frame { table, batches: self.batches.get(table as usize).cloned().unwrap_or_default() }
    }
}

/// One table.
#[derive(Clone, Debug)]
pub struct Frame {
    table: Table,
    batches: Vec<RecordBatch>,
}

/// The values of a column, for a reader that does not know Arrow.
#[derive(Debug)]
pub enum Cells<'f> {
    /// Numbers in the byte order of the machine; a byte for every value says whether it is there (empty: all are).
    Fixed {
        /// Values, one after the other.
        bytes: Vec<u8>,
        /// One byte a value, or none.
        valid: Vec<u8>,
    },
    /// Texts.
    Text(Vec<Option<&'f str>>),
}

impl Frame {
    /// Which table.
    #[must_use]
    pub const fn table(&self) -> Table {
        self.table
    }

    /// Number of rows.
    #[must_use]
    pub fn len(&self) -> usize {
        self.batches.iter().map(RecordBatch::num_rows).sum()
    }

    /// Whether there are no rows.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Rows `start..start + len`, without a copy.
    #[must_use]
    pub fn slice(&self, start: usize, len: usize) -> Self {
        let (mut skip, mut left) = (start, len);
        let mut batches = Vec::new();
        for batch in &self.batches {
            let rows = batch.num_rows();
            if skip >= rows {
                skip -= rows;
                continue;
            }
            let take = left.min(rows - skip);
            if take > 0 {
                batches.push(batch.slice(skip, take));
            }
            left -= take;
            skip = 0;
        }
        Self { table: self.table, batches }
    }

    /// The table as a stream of the Arrow C interface.
    #[must_use]
    pub fn stream(&self) -> FFI_ArrowArrayStream {
        let batches: Vec<_> = self.batches.iter().cloned().map(Ok).collect();
        FFI_ArrowArrayStream::new(Box::new(RecordBatchIterator::new(batches, arrow_schema(self.table))))
    }

    /// The schema of the Arrow C interface.
    ///
    /// # Errors
    /// Never for the schemas of this crate; the interface allows for names that hold NUL.
    pub fn c_schema(&self) -> Result<FFI_ArrowSchema, Error> {
        FFI_ArrowSchema::try_from(arrow_schema(self.table).as_ref()).map_err(|e| Error::data(e.to_string()))
    }

    /// The values of the column at `place`; codes of a dictionary as 16-bit numbers. `None` if there is no such column.
    #[must_use]
    pub fn cells(&self, place: usize) -> Option<Cells<'_>> {
        let field = self.table.schema().fields.get(place)?;
        let arrays = || self.batches.iter().map(move |b| b.column(place).as_ref());
        Some(match field.kind {
            Type::Int32 => fixed::<Int32Type>(arrays()),
            Type::Int64 => fixed::<Int64Type>(arrays()),
            Type::Float32 => fixed::<Float32Type>(arrays()),
            Type::Float64 => fixed::<Float64Type>(arrays()),
            Type::Timestamp => fixed::<TimestampSecondType>(arrays()),
            Type::Dictionary(_) => {
                let dictionaries = arrays().filter_map(|a| a.as_any().downcast_ref::<DictionaryArray<Int16Type>>());
                fixed::<Int16Type>(dictionaries.map(|d| d.keys() as &dyn Array))
            }
            Type::Bool => {
                let bools = arrays().filter_map(|a| a.as_any().downcast_ref::<BooleanArray>());
                let values: Vec<Option<bool>> = bools.flatten().collect();
                let missing = values.iter().any(Option::is_none);
                let valid = if missing { values.iter().map(|v| u8::from(v.is_some())).collect() } else { Vec::new() };
                Cells::Fixed { bytes: values.iter().map(|v| u8::from(v.unwrap_or(false))).collect(), valid }
            }
            Type::Utf8 => {
                Cells::Text(arrays().filter_map(|a| a.as_any().downcast_ref::<StringArray>()).flatten().collect())
            }
            Type::LargeUtf8 => {
                Cells::Text(arrays().filter_map(|a| a.as_any().downcast_ref::<LargeStringArray>()).flatten().collect())
            }
        })
    }
}

fn fixed<'a, T: ArrowPrimitiveType>(arrays: impl Iterator<Item = &'a dyn Array> + Clone) -> Cells<'static> {
    let arrays = arrays.filter_map(|a| a.as_any().downcast_ref::<PrimitiveArray<T>>());
    let missing = arrays.clone().any(|a| a.null_count() > 0);
    let (mut bytes, mut valid) = (Vec::new(), Vec::new());
    for array in arrays {
        bytes.extend_from_slice(array.values().to_byte_slice());
        if missing {
            valid.extend((0..array.len()).map(|i| u8::from(array.is_valid(i))));
        }
    }
    Cells::Fixed { bytes, valid }
}
