//! Reference numbers of photovoltaic plants, read from `../shared/reference/pv` beside the crate; tests say so and do nothing
//! where they are absent.
#![allow(dead_code)]

use std::collections::BTreeMap;
use std::path::PathBuf;

/// A row of a CSV file: name → text.
pub type Row = BTreeMap<String, String>;

/// The text of a file, or `None` where the reference numbers are absent.
pub fn text(name: &str) -> Option<String> {
    let file = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../shared/reference/pv").join(name);
    match std::fs::read_to_string(&file) {
        Ok(text) => Some(text),
        Err(_) => {
            eprintln!("skipped: {} is absent", file.display());
            None
        }
    }
}

/// The rows of a file, or `None` where the reference numbers are absent.
pub fn rows(name: &str) -> Option<Vec<Row>> {
    let text = text(name)?;
    Some(csv::Reader::from_reader(text.as_bytes()).deserialize().map(|row| row.unwrap()).collect())
}

/// A number of a row; `None` where the cell is empty.
pub fn number(row: &Row, column: &str) -> Option<f64> {
    let text = row.get(column).unwrap_or_else(|| panic!("no column {column}"));
    (!text.is_empty()).then(|| text.parse().unwrap())
}

/// The largest deviation seen in each column.
#[derive(Default)]
pub struct Deviations(BTreeMap<String, (usize, f64)>);

impl Deviations {
    /// Holds a found value against the reference; relative, and absolute below `floor`.
    pub fn hold(&mut self, column: &str, found: f64, expected: f64, tolerance: f64, floor: f64) {
        let deviation = (found - expected).abs() / expected.abs().max(floor);
        assert!(deviation <= tolerance, "{column}: {found} where {expected} is expected ({deviation:e})");
        let entry = self.0.entry(column.to_owned()).or_default();
        *entry = (entry.0 + 1, entry.1.max(deviation));
    }

    /// Prints what was seen.
    pub fn tell(&self, title: &str) {
        for (column, (count, largest)) in &self.0 {
            eprintln!("{title} {column}: {count} values, largest deviation {largest:.1e}");
        }
    }
}
