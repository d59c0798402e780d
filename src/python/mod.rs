//! The extension module `dateline._core`: the only folder that knows Python.
//!
//! What people call is typed Python in `python/dateline/`; here are the few classes it stands on.

mod gate;
mod records;
mod table;

use pyo3::prelude::*;

use crate::error::Error;
use crate::tables::{SCHEMAS, Type};

pyo3::create_exception!(
    _core,
    DatelineError,
    pyo3::exceptions::PyRuntimeError,
    "Something is wrong inside dateline: its data are damaged, or a thread could not be started."
);

fn python_error(error: Error) -> PyErr {
    if error.is_argument() {
        pyo3::exceptions::PyValueError::new_err(error.to_string())
    } else {
        DatelineError::new_err(error.to_string())
    }
}

/// Name, type, whether it may be missing, what it holds, values of a dictionary.
type ColumnTuple = (&'static str, &'static str, bool, &'static str, Option<Vec<&'static str>>);

/// Name, what a row is, columns of every table.
#[pyfunction]
fn schemas() -> Vec<(&'static str, &'static str, Vec<ColumnTuple>)> {
    let columns = |fields: &'static [crate::tables::Field]| {
        fields
            .iter()
            .map(|f| {
                let values = match f.kind {
                    Type::Dictionary(dictionary) => Some(dictionary.values().to_vec()),
                    _ => None,
                };
                (f.name, f.kind.name(), f.nullable, f.doc, values)
            })
            .collect()
    };
    SCHEMAS.iter().map(|schema| (schema.name, schema.doc, columns(schema.fields))).collect()
}

/// Seconds from 1970-01-01 of a date or date and time in ISO 8601.
#[pyfunction]
fn parse_published(text: &str) -> PyResult<i64> {
    gate::parse_published(text).map_err(python_error)
}

/// The extension module.
#[pymodule(gil_used = false)]
fn _core(module: &Bound<'_, PyModule>) -> PyResult<()> {
    module.add("__version__", env!("CARGO_PKG_VERSION"))?;
    module.add("optimised", !cfg!(debug_assertions))?;
    module.add("DatelineError", module.py().get_type::<DatelineError>())?;
    module.add_class::<gate::Pipeline>()?;
    module.add_class::<records::Records>()?;
    module.add_class::<table::Table>()?;
    module.add_function(wrap_pyfunction!(schemas, module)?)?;
    module.add_function(wrap_pyfunction!(parse_published, module)?)
}
