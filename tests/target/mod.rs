//! Reference cases of targets, read from `../shared/reference/targets` beside the crate; tests say so and do nothing where they
//! are absent.
#![allow(dead_code)]

use std::collections::BTreeMap;
use std::path::PathBuf;

use crossfoot::quantity::Exact;

/// A row of a CSV file: name → text.
pub type Row = BTreeMap<String, String>;

/// The rows of a file, or `None` where the reference cases are absent.
pub fn rows(path: &str) -> Option<Vec<Row>> {
    let file = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../shared/reference/targets").join(path);
    if !file.exists() {
        eprintln!("skipped: {} is absent", file.display());
        return None;
    }
    let mut reader = csv::Reader::from_path(file).unwrap();
    Some(reader.deserialize().map(|row| row.unwrap()).collect())
}

/// A number as printed, with or without an exponent.
pub fn exact(text: &str) -> Exact {
    if let Some((digits, power)) = text.split_once('e') {
        let power: i32 = power.trim_start_matches('+').parse().unwrap();
        return &exact(digits) * &Exact::power_of_ten(power).unwrap();
    }
    Exact::parse_decimal(text).unwrap_or_else(|| panic!("`{text}` is no decimal"))
}

/// A number of a row as printed.
pub fn of(row: &Row, column: &str) -> Exact {
    exact(row.get(column).unwrap_or_else(|| panic!("no column {column}")))
}

/// A whole number of a row.
pub fn year(row: &Row, column: &str) -> i32 {
    row[column].parse().unwrap()
}

/// Holds a value to the tolerance of the README: 1e-9, relative.
pub fn holds(what: &str, found: &Exact, expected: &str) {
    near(what, found.to_f64(), expected.parse().unwrap(), 1e-9);
}

/// Holds a value relatively; absolutely where it is below one thousandth.
pub fn near(what: &str, found: f64, expected: f64, tolerance: f64) {
    let deviation = (found - expected).abs() / expected.abs().max(1e-3);
    assert!(deviation <= tolerance, "{what}: {found} where {expected} is expected ({deviation:e})");
}
