//! The gate between the interpreter and the pipeline: takes the inputs, lets go of the interpreter, looks for Ctrl-C.

use pyo3::exceptions::PyTypeError;
use pyo3::prelude::*;
use pyo3::pybacked::{PyBackedBytes, PyBackedStr};
use pyo3::types::{PyBytes, PyList, PyString};

use crate::calendar::{Date, Instant};
use crate::dates::DateOptions;
use crate::document::{Document, Source};
use crate::entities::OwnNames;
use crate::error::Error;
use crate::parallel::{self, Input};
use crate::tables::TableSet;
use crate::text::replace_surrogates;

use super::python_error;
use super::records::Records;

/// A text as it comes from Python; strings and bytes are not copied.
enum Text {
    Str(PyBackedStr),
    Bytes(PyBackedBytes),
    /// A string with lone surrogates, which no UTF-8 can hold.
    Mended(String),
    Missing(String),
}

struct PythonInput {
    text: Text,
    id: Option<PyBackedStr>,
    title: Option<PyBackedStr>,
    published: Option<Instant>,
    note: Option<String>,
}

impl Input for PythonInput {
    fn document(&self) -> Document<'_> {
        let source = match &self.text {
            Text::Str(text) => Source::Text(text),
            Text::Bytes(bytes) => Source::Bytes(bytes),
            Text::Mended(text) => Source::Text(text),
            Text::Missing(reason) => Source::Missing(reason),
        };
        Document {
            source,
            id: self.id.as_deref(),
            published: self.published,
            title: self.title.as_deref(),
            note: self.note.as_deref(),
        }
    }
}

/// A text, and what is wrong with it.
fn text(item: &Bound<'_, PyAny>) -> PyResult<(Text, Option<String>)> {
    if let Ok(string) = item.cast::<PyString>() {
        return match PyBackedStr::try_from(string.clone()) {
            Ok(text) => Ok((Text::Str(text), None)),
            Err(_) => {
                let bytes: Vec<u8> = string.call_method1("encode", ("utf-8", "surrogatepass"))?.extract()?;
                let (text, replaced) = replace_surrogates(bytes);
                let note = format!(
                    "{replaced} lone {} replaced by U+FFFD",
                    if replaced == 1 { "surrogate" } else { "surrogates" }
                );
                Ok((Text::Mended(text), Some(note)))
            }
        };
    }
    if let Ok(bytes) = item.cast::<PyBytes>() {
        return Ok((Text::Bytes(PyBackedBytes::from(bytes.clone())), None));
    }
    if item.is_none() {
        return Ok((Text::Missing("missing text".to_owned()), None));
    }
    Err(PyTypeError::new_err(format!("a text must be str, bytes or None, got {}", item.get_type().name()?)))
}

/// Reads documents: immutable, may be used by several threads at once.
#[pyclass(frozen, module = "dateline._core")]
pub(super) struct Pipeline {
    inner: crate::Pipeline,
}

#[pymethods]
impl Pipeline {
    #[new]
    #[pyo3(signature = (tables = None, *, narrative = None, day_first = None, names = Vec::new(), ban = Vec::new()))]
    fn new(
        tables: Option<Vec<String>>,
        narrative: Option<bool>,
        day_first: Option<bool>,
        names: Vec<(PyBackedStr, PyBackedStr, Option<String>)>,
        ban: Vec<PyBackedStr>,
    ) -> PyResult<Self> {
        let set = match &tables {
            Some(names) => TableSet::named(names.iter().map(String::as_str)).map_err(python_error)?,
            None => TableSet::all(),
        };
        let pipeline = crate::Pipeline::with_tables(set).map_err(python_error)?;
        let mut own = OwnNames::default();
        for (phrase, label, name) in names {
            own.add(&phrase, label.parse().map_err(python_error)?, name).map_err(python_error)?;
        }
        ban.iter().for_each(|name| own.ban(name));
        Ok(Self { inner: pipeline.with_dates(DateOptions { narrative, day_first }).with_names(own) })
    }

    #[allow(clippy::too_many_arguments, reason = "keyword-only in Python")]
    /// Reads `texts` (str, bytes or None); `ids`, `published` (seconds from 1970), `titles` and `errors` (what is wrong
    /// with a text) are as long as `texts`. The first document has number `first`.
    #[pyo3(signature = (texts, *, ids = None, published = None, titles = None, errors = None, first = 0, threads = 0))]
    fn read(
        &self,
        py: Python<'_>,
        texts: &Bound<'_, PyList>,
        ids: Option<Vec<Option<PyBackedStr>>>,
        published: Option<Vec<Option<i64>>>,
        titles: Option<Vec<Option<PyBackedStr>>>,
        errors: Option<Vec<Option<String>>>,
        first: i64,
        threads: usize,
    ) -> PyResult<Records> {
        let mut ids = ids.unwrap_or_default().into_iter();
        let mut published = published.unwrap_or_default().into_iter();
        let mut titles = titles.unwrap_or_default().into_iter();
        let mut errors = errors.unwrap_or_default().into_iter();
        let mut inputs = Vec::with_capacity(texts.len());
        for item in texts {
            let (text, mended) = match (text(&item)?, errors.next().flatten()) {
                ((Text::Missing(_), _), Some(reason)) => (Text::Missing(reason), None),
                ((text, mended), reason) => (text, reason.or(mended)),
            };
            inputs.push(PythonInput {
                text,
                id: ids.next().flatten(),
                title: titles.next().flatten(),
                published: published.next().flatten().map(Instant),
                note: mended,
            });
        }
        let mut raised = None;
        let result = py.detach(|| {
            parallel::read_all(&self.inner, inputs, first, threads, || {
                Python::attach(|py| py.check_signals()).is_err_and(|error| {
                    raised = Some(error);
                    true
                })
            })
        });
        match (raised, result) {
            // KeyboardInterrupt, or what the caller's own signal handler has raised.
            (Some(error), _) => Err(error),
            (None, Ok(records)) => Ok(Records::new(records)),
            (None, Err(error)) => Err(python_error(error)),
        }
    }
}

/// `YYYY-MM-DD`, or with `THH:MM` or `THH:MM:SS` after it; a zone and parts of a second are read over.
pub(super) fn parse_published(text: &str) -> Result<i64, Error> {
    let midnight = Instant::midnight(Date::parse_iso(text)?).0;
    let clock = text.trim().get(11..).unwrap_or_default();
    let digits = |range: std::ops::Range<usize>| clock.get(range).and_then(|d| d.parse::<i64>().ok());
    let colon = |at: usize| clock.get(at..=at) == Some(":");
    let seconds = match (digits(0..2), digits(3..5), digits(6..8)) {
        (Some(h @ 0..=23), Some(m @ 0..=59), Some(s @ 0..=59)) if colon(2) && colon(5) => h * 3600 + m * 60 + s,
        (Some(h @ 0..=23), Some(m @ 0..=59), _) if colon(2) => h * 3600 + m * 60,
        _ if clock.is_empty() => 0,
        _ => {
            return Err(Error::argument(format!("published must be YYYY-MM-DD or YYYY-MM-DDTHH:MM:SS, got {text:?}")));
        }
    };
    Ok(midnight + seconds)
}
