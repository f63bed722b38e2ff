//! Tables of the PV reference numbers, `../shared/reference/pv`, beside the repository; where they are not there, tests say
//! that they skip.
#![allow(dead_code)] // each test file uses its part

use std::collections::HashMap;
use std::path::Path;

/// Rows of a table by column name, as text.
pub struct Table {
    pub rows: Vec<HashMap<String, String>>,
}

impl Table {
    /// A table, or a message that it is not there.
    pub fn read(name: &str) -> Option<Self> {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/reference/pv").join(name);
        let Ok(mut reader) = csv::Reader::from_path(&path) else {
            eprintln!("skipped: {} is not there", path.display());
            return None;
        };
        let rows = reader.deserialize().collect::<Result<Vec<HashMap<String, String>>, _>>().expect(name);
        assert!(!rows.is_empty(), "{name} is empty");
        Some(Self { rows })
    }
}

/// A number of a row; NaN where the cell is empty.
pub fn number(row: &HashMap<String, String>, column: &str) -> f64 {
    let text = row.get(column).unwrap_or_else(|| panic!("no column {column}"));
    if text.is_empty() { f64::NAN } else { text.parse().unwrap_or_else(|_| panic!("{column}: {text}")) }
}

/// The widest gaps of a comparison, by what was compared.
#[derive(Default)]
pub struct Gaps(Vec<(String, f64, usize)>);

impl Gaps {
    /// Notes a value beside the one expected, as |difference| over `scale`.
    pub fn note(&mut self, what: &str, found: f64, expected: f64, scale: f64) {
        let gap = if expected.is_nan() && found.is_nan() { 0.0 } else { (found - expected).abs() / scale };
        let gap = if gap.is_nan() { f64::INFINITY } else { gap };
        match self.0.iter_mut().find(|(name, _, _)| name == what) {
            Some((_, widest, count)) => {
                *widest = widest.max(gap);
                *count += 1;
            }
            None => self.0.push((what.to_owned(), gap, 1)),
        }
    }

    /// Prints the widest gaps (`--nocapture`) and fails where one is wider than allowed.
    pub fn hold(&self, allowed: impl Fn(&str) -> f64) {
        let mut wide = Vec::new();
        for (what, gap, count) in &self.0 {
            let most = allowed(what);
            println!("{what}: {gap:.2e} of {count}, allowed {most:.0e}");
            if *gap > most {
                wide.push(format!("{what}: {gap:.3e} > {most:.0e}"));
            }
        }
        assert!(wide.is_empty(), "{}", wide.join("\n"));
    }
}
