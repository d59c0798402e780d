//! One table, for readers with and without Arrow.

use pyo3::prelude::*;
use pyo3::types::{PyBytes, PyCapsule, PyList};

use crate::tables::{Cells, Frame};

use super::python_error;

/// One table.
#[pyclass(frozen, module = "dateline._core")]
pub(super) struct Table {
    inner: Frame,
}

impl Table {
    pub(super) fn new(inner: Frame) -> Self {
        Self { inner }
    }
}

/// A column as Python can take it without Arrow.
#[derive(IntoPyObject)]
enum Column<'py> {
    /// Numbers in the byte order of the machine, and one byte for each that says whether it is there (empty: all).
    Fixed((Bound<'py, PyBytes>, Bound<'py, PyBytes>)),
    Text(Bound<'py, PyList>),
}

#[pymethods]
impl Table {
    /// Name of the table.
    #[getter]
    fn name(&self) -> &'static str {
        self.inner.table().name()
    }

    fn __len__(&self) -> usize {
        self.inner.len()
    }

    /// Rows `start..start + length`, without a copy.
    fn slice(&self, start: usize, length: usize) -> Self {
        Self { inner: self.inner.slice(start, length) }
    }

    /// The column at `place`: texts as a list, others as bytes of the values and of their presence.
    fn column<'py>(&self, py: Python<'py>, place: usize) -> PyResult<Column<'py>> {
        match self.inner.cells(place) {
            Some(Cells::Fixed { bytes, valid }) => {
                Ok(Column::Fixed((PyBytes::new(py, &bytes), PyBytes::new(py, &valid))))
            }
            Some(Cells::Text(texts)) => Ok(Column::Text(PyList::new(py, texts)?)),
            None => {
                Err(pyo3::exceptions::PyIndexError::new_err(format!("table {} has no column {place}", self.name())))
            }
        }
    }

    /// The Arrow C stream of the table.
    #[pyo3(signature = (requested_schema = None))]
    fn __arrow_c_stream__<'py>(
        &self,
        py: Python<'py>,
        requested_schema: Option<Bound<'py, PyAny>>,
    ) -> PyResult<Bound<'py, PyCapsule>> {
        // The interface lets a producer give its own schema; consumers cast.
        let _ = requested_schema;
        PyCapsule::new_with_value(py, self.inner.stream(), c"arrow_array_stream")
    }

    /// The Arrow C schema of the table.
    fn __arrow_c_schema__<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyCapsule>> {
        PyCapsule::new_with_value(py, self.inner.c_schema().map_err(python_error)?, c"arrow_schema")
    }
}
