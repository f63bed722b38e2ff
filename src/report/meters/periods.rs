//! The periods of a saving: bills and months one by one, days and hours by the month.

use super::super::Look;
use super::super::page::{Block, Rows};
use super::super::table::Align;
use super::plain;
use crate::finding::MeterWord as Word;
use crate::saving::proof::{Every, Meter, ProofFigure, ProofRow};

/// A line of the table.
struct Line {
    name: String,
    observed: f64,
    expected: f64,
    cumulative: Option<f64>,
}

pub(super) fn blocks(meter: &Meter, figure: &ProofFigure, look: Look) -> Vec<Block> {
    let word = |word: Word| word.text(look.lang).to_owned();
    let lines = lines(meter, &figure.proof.rows);
    if lines.is_empty() {
        return Vec::new();
    }
    let rows = lines.iter().map(|line| {
        vec![
            line.name.clone(),
            plain(line.observed),
            plain(line.expected),
            plain(line.expected - line.observed),
            line.cumulative.map(plain).unwrap_or_default(),
        ]
    });
    let right = Align::Right;
    vec![
        Block::Heading(format!("{} ({})", word(Word::Periods), meter.unit.text())),
        Block::Rows(Rows {
            header: [Word::Period, Word::Observed, Word::Expected, Word::Saving, Word::Cumulative].map(word).into(),
            columns: vec![Align::Left, right, right, right, right],
            rows: rows.collect(),
            total: false,
        }),
    ]
}

fn lines(meter: &Meter, rows: &[ProofRow]) -> Vec<Line> {
    let every = meter.readings.as_ref().map(|readings| readings.every);
    let month = |row: &ProofRow| (row.start.year(), row.start.month());
    let by_month = matches!(every, Some(Every::Day | Every::Hour));
    let groups: Vec<&[ProofRow]> = match by_month {
        true => rows.chunk_by(|a, b| month(a) == month(b)).collect(),
        false => rows.chunks(1).collect(),
    };
    let line = |group: &[ProofRow]| {
        let (first, last) = (group.first()?, group.last()?);
        let name = match every {
            Some(Every::Bill) => format!("{} – {}", first.start.date(), last.end.date().yesterday().ok()?),
            _ => format!("{:04}-{:02}", first.start.year(), first.start.month()),
        };
        Some(Line {
            name,
            observed: group.iter().map(|row| row.observed).sum(),
            expected: group.iter().map(|row| row.expected).sum(),
            cumulative: last.cumulative.map(|(sum, _)| sum),
        })
    };
    groups.into_iter().filter_map(line).collect()
}
