//! Days, weeks and intervals of the proleptic Gregorian calendar, and dates as they are printed.
//!
//! Plain integer arithmetic: a day is an `i32`, counted from 1970-01-01. The tests compare it with `jiff`.

mod date;
mod holiday;
mod interval;
mod printed;

pub use date::{Date, Weekday, days_in_month};
pub use holiday::Holiday;
pub use interval::{Instant, Interval};
pub use printed::{PrintedDate, find_printed, month_by_name, printed_at, weekday_by_name};
