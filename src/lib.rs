//! Carbon and energy accounts that foot.
//!
//! A company's accounts are a *book*: TOML files under version control. From a book Crossfoot describes one graph of
//! quantities and reads it in several ways: exactly, as ranges, backwards, as samples, as a derivation, as spreadsheet
//! formulas. No figure is a bare number.
//!
//! ```text
//! 6  cli                       arguments, exit codes, the disk
//! 5  report · book             how results look · what a book says
//! 4  inventory · claim · view  the domain
//! 4  saving · pv               energy-saving projects · photovoltaic plants
//! 4  target                    reduction targets: choosing measures, pathways, judgement
//! 4  expression · account      the language of claims · address of a figure → node
//! 3  series                    tables of readings: meters, weather, generation
//! 2  factor                    published values with their sources
//! 1  calc                      the graph and its readings
//! 1  statistics                least squares, distributions, intervals, resampling
//! 0  quantity · finding        exact numbers and units · what there is to say, in zh and en · spelling: the nearest word
//! ```
//! A folder imports only from the floors below it; `docs/architecture.md` tells the whole story.
#![warn(missing_docs)]

pub mod account;
pub mod book;
pub mod calc;
pub mod claim;
#[cfg(feature = "cli")]
pub mod cli;
pub mod expression;
pub mod factor;
pub mod finding;
pub mod inventory;
pub mod pv;
pub mod quantity;
pub mod read;
pub mod report;
pub mod saving;
pub mod series;
mod spelling;
pub mod statistics;
pub mod target;
pub mod view;
