//! Reference numbers of the metered baselines, read where they are.
#![allow(dead_code)]

use std::collections::BTreeMap;
use std::path::PathBuf;

/// A row by column name.
pub type Row = BTreeMap<String, String>;

/// Rows of a file of the reference; None, saying so, where it is absent.
pub fn rows(file: &str) -> Option<Vec<Row>> {
    let root = std::env::var_os("MV_REFERENCE")
        .map_or_else(|| PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../shared/reference/mv"), PathBuf::from);
    let path = root.join(file);
    if !path.exists() {
        eprintln!("skipped: no {}", path.display());
        return None;
    }
    let mut reader = csv::Reader::from_path(path).unwrap();
    let headers = reader.headers().unwrap().clone();
    let row = |r: csv::StringRecord| headers.iter().zip(&r).map(|(h, v)| (h.to_owned(), v.to_owned())).collect();
    Some(reader.records().map(|r| row(r.unwrap())).collect())
}

/// A number of a row; None where the cell is empty.
pub fn number(row: &Row, column: &str) -> Option<f64> {
    let text = row.get(column).unwrap_or_else(|| panic!("no column {column}"));
    if text.is_empty() { None } else { Some(text.parse().unwrap_or_else(|_| panic!("{column}: {text}"))) }
}

/// Collects differences, so that one run shows them all.
#[derive(Default)]
pub struct Check {
    failures: Vec<String>,
    pub compared: usize,
}

impl Check {
    /// Relative difference, or absolute below `floor`.
    pub fn near(&mut self, what: &str, found: Option<f64>, expected: Option<f64>, tolerance: f64, floor: f64) {
        self.compared += 1;
        match (found, expected) {
            (None, None) => {}
            (Some(f), Some(e)) if (f - e).abs() <= tolerance * e.abs() + floor => {}
            _ => self.failures.push(format!("{what}: found {found:?}, expected {expected:?}")),
        }
    }

    pub fn same<T: PartialEq + std::fmt::Debug>(&mut self, what: &str, found: T, expected: T) {
        self.compared += 1;
        if found != expected {
            self.failures.push(format!("{what}: found {found:?}, expected {expected:?}"));
        }
    }

    pub fn done(self) {
        println!("{} numbers compared", self.compared);
        assert!(self.failures.is_empty(), "{} differ:\n{}", self.failures.len(), self.failures.join("\n"));
    }
}

/// A phase of a daily meter: temperatures and use.
pub fn daily(meter: &str, phase: &str) -> Option<(Vec<f64>, Vec<f64>, Vec<Row>)> {
    let rows: Vec<Row> =
        rows(&format!("caltrack/{meter}_daily_periods.csv"))?.into_iter().filter(|r| r["phase"] == phase).collect();
    let rows: Vec<Row> =
        rows.into_iter().filter(|r| !r["observed"].is_empty() && !r["temp_mean_F"].is_empty()).collect();
    let column = |c: &str| rows.iter().map(|r| number(r, c).unwrap()).collect();
    Some((column("temp_mean_F"), column("observed"), rows))
}
