//! News text to records: articles, sentences, names with their countries, dates on the calendar, quotations with
//! their speakers.
//!
//! One way leads through: [`text`] decodes, [`article`] finds title, dateline and publication date, [`segment`] makes
//! tokens and sentences, [`dates`], [`entities`] and [`quotes`] find what the tables hold, [`tables`] makes columns.
//!
//! ```
//! use dateline::{Date, Document, Pipeline};
//!
//! let pipeline = Pipeline::new()?;
//! let story = "LIMA, May 14 -- The strike that began last Monday ended on Thursday.";
//! let document = Document::new(story).published(Date::new(2021, 5, 14).unwrap());
//! for timex in &pipeline.annotate(story, document).dates {
//!     println!("{:12} {}", timex.span.of(story), timex.value);
//! }
//! # Ok::<(), dateline::Error>(())
//! ```
//!
//! Offsets are bytes inside the crate; [`CodePoints`] changes them where they leave it.

#![deny(missing_docs)]

pub mod article;
pub mod calendar;
pub mod dates;
mod document;
pub mod entities;
mod error;
pub mod gazetteer;
mod lexicon;
pub mod parallel;
mod pipeline;
#[cfg(feature = "python")]
mod python;
pub mod quantities;
pub mod quotes;
pub mod segment;
mod span;
pub mod tables;
pub mod text;
pub mod tokens;

pub use calendar::{Date, Instant, Interval, Weekday};
pub use document::{Annotations, Document, Source};
pub use error::Error;
pub use pipeline::{LONGEST_TEXT, Pipeline};
pub use span::{CodePoints, Span};
