//! The tables of many documents.

use pyo3::prelude::*;

use crate::tables::Table as Which;

use super::python_error;
use super::table::Table;

/// The tables of many documents.
#[pyclass(frozen, module = "dateline._core")]
pub(super) struct Records {
    inner: crate::tables::Records,
}

impl Records {
    pub(super) fn new(inner: crate::tables::Records) -> Self {
        Self { inner }
    }
}

#[pymethods]
impl Records {
    /// Number of documents.
    #[getter]
    fn n_documents(&self) -> usize {
        self.inner.n_documents()
    }

    /// Names of the tables that were asked for.
    #[getter]
    fn tables(&self) -> Vec<&'static str> {
        self.inner.tables().tables().map(Which::name).collect()
    }

    /// One table; without rows if it was not asked for.
    fn table(&self, name: &str) -> PyResult<Table> {
        Ok(Table::new(self.inner.frame(name.parse().map_err(python_error)?)))
    }

    /// These records with those of `others` after them; nothing is copied.
    fn concat(&self, others: Vec<PyRef<'_, Records>>) -> Self {
        let mut inner = self.inner.clone();
        others.iter().for_each(|other| inner.extend(other.inner.clone()));
        Self { inner }
    }
}
