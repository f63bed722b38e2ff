//! Reference numbers of metered savings, read from `../shared/reference/mv` beside the crate; tests say so and do nothing where
//! they are absent.

use std::collections::BTreeMap;
use std::path::PathBuf;

/// A CSV file: rows as name → text.
pub type Rows = Vec<BTreeMap<String, String>>;

/// The rows of a file, or `None` where the reference numbers are absent.
pub fn rows(path: &str) -> Option<Rows> {
    let file = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../shared/reference/mv").join(path);
    if !file.exists() {
        eprintln!("skipped: {} is absent", file.display());
        return None;
    }
    let mut reader = csv::Reader::from_path(file).unwrap();
    Some(reader.deserialize().map(|row| row.unwrap()).collect())
}

/// A number of a row; `None` where the cell is empty.
#[allow(dead_code)]
pub fn number(row: &BTreeMap<String, String>, column: &str) -> Option<f64> {
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
