//! The periods of a saving, month by month, each a figure that opens down to its days.

use super::super::{Block, Cell, Column, Row};
use super::cumulative::critical;
use super::meters::Of;
use crate::account::Address;
use crate::calc::NodeId;
use crate::finding::{MeterReportWord, MeterWord as Word};
use crate::saving::proof::ProofRow;

/// A month of a saving: its periods, and the figures that the accounts have of them.
pub(in crate::report) struct Month<'r> {
    /// `2024-03`, or the days of its only bill.
    pub name: String,
    /// Its periods.
    pub rows: &'r [ProofRow],
    /// What the meter read.
    pub actual: Option<NodeId>,
    /// What the model expects.
    pub expected: Option<NodeId>,
}

/// The months of the time that a saving is of, as the accounts have them.
pub(in crate::report) fn months<'r>(
    account: &crate::account::Account,
    (meter, model): (&str, &str),
    rows: &'r [ProofRow],
) -> Vec<Month<'r>> {
    let month = |row: &ProofRow| (row.start.year(), row.start.month());
    let find = |text: String| account.find(&Address::parse(&text).ok()?);
    let named = |rows: &'r [ProofRow]| {
        let (first, last) = (rows.first()?, rows.last()?);
        let of = format!("{:04}-{:02}", first.start.year(), first.start.month());
        let is_whole = first.start.date().day() == 1 && last.end.date().day() == 1;
        let name = match last.end.date().yesterday() {
            Ok(end) if rows.len() == 1 && !is_whole => format!("{} – {end}", first.start.date()),
            _ => of.clone(),
        };
        let (actual, expected) = ("actual", "expected");
        let node = |what: &str| find(format!("meter/{meter}/{model}/{what}/{of}"));
        Some(Month { name, rows, actual: node(actual), expected: node(expected) })
    };
    rows.chunk_by(|a, b| month(a) == month(b)).filter_map(named).collect()
}

pub(super) fn blocks(of: &Of<'_, '_, '_>) -> Vec<Block> {
    let account = of.making.contents.subject.account;
    let proof = &of.figure.proof;
    let months = months(account, (&of.meter.id, &of.model.id), &proof.rows);
    if months.is_empty() {
        return Vec::new();
    }
    let t = critical(proof);
    let rows = months.iter().map(|month| {
        let amount = |node: Option<NodeId>| node.map_or(Cell::Empty, |node| of.amount(node));
        let value = |node: Option<NodeId>| node.and_then(|node| of.making.figures.known(node).value());
        let saved = value(month.expected).zip(value(month.actual)).map(|(expected, actual)| expected - actual);
        let last = month.rows.last().and_then(|row| row.cumulative);
        let band = last.and_then(|(_, se)| se).zip(t).map(|(se, t)| se * t);
        Row::body(vec![
            Cell::Text(month.name.clone()),
            amount(month.actual),
            amount(month.expected),
            saved.map_or(Cell::Empty, |saved| of.exact(&saved)),
            last.map_or(Cell::Empty, |(sum, _)| of.energy(sum)),
            band.map_or(Cell::Empty, |half| of.energy(half)),
        ])
    });
    let columns = vec![
        Column::text("period", of.word(Word::Period)),
        Column::number("observed", of.word(Word::Observed)),
        Column::number("expected", of.word(Word::Expected)),
        Column::number("saving", of.word(Word::Saving)),
        Column::number("cumulative", of.word(Word::Cumulative)),
        Column::number("cumulative_band_90", of.said(MeterReportWord::CumulativeBand)),
    ];
    let caption = format!("{} ({})", of.word(Word::Periods), of.unit());
    vec![of.table("periods", &caption, columns, rows.collect())]
}
