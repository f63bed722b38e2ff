//! Columns of a table: what their cells say, and what is wrong with them.

use crate::finding::{AboutMeter, Code, Finding, Findings, Located, Message};
use crate::saving::proof::Only;
use crate::series::{Row, Stamp, Table, has_decimal_comma, is_ambiguous, number};
use crate::spelling;

/// Cells of one column that are named one by one.
const SHOWN: usize = 5;

/// The cells of a table, with what is wrong with them.
pub(in crate::book) struct Cells<'a> {
    pub table: &'a Table,
    /// What the book calls it.
    pub path: &'a str,
    pub absent: &'a [String],
    pub findings: &'a mut Findings,
}

impl Cells<'_> {
    /// A column by its name.
    pub(in crate::book) fn column(&mut self, name: &Located<String>) -> Option<usize> {
        let at = self.table.column(&name.value);
        if at.is_none() {
            let message = AboutMeter::NoColumn { column: name.value.clone(), path: self.path.to_owned() };
            let names: Vec<String> = self.table.header.iter().filter(|name| !name.is_empty()).cloned().collect();
            let near = spelling::nearest(&name.value, names.iter().take(spelling::MOST_KNOWN).map(String::as_str));
            let near = near.map(|near| Message::DidYouMean { name: near.to_owned() });
            let finding = Finding::new(Code::MeterUnreadable, message).at(name.place).at(self.table.header_place);
            self.findings.push(finding.helps(near).help(AboutMeter::ColumnsAre { names }));
        }
        at
    }

    /// The rows that are read.
    pub(in crate::book) fn rows(&mut self, only: &[Only]) -> Option<Vec<usize>> {
        let columns: Vec<Option<(usize, &str)>> =
            only.iter().map(|only| Some((self.column(&only.column)?, only.is.trim()))).collect();
        let columns: Vec<(usize, &str)> = columns.into_iter().collect::<Option<_>>()?;
        let holds = |row: &Row| columns.iter().all(|(column, is)| row.cell(*column) == *is);
        Some((0..self.table.rows.len()).filter(|at| holds(&self.table.rows[*at])).collect())
    }

    /// A column of numbers, a value for each of `rows`; absent ones are `None`.
    pub(in crate::book) fn numbers(&mut self, rows: &[usize], column: usize) -> Option<Vec<Option<f64>>> {
        let mut values = Vec::with_capacity(rows.len());
        let (mut bad, mut two_ways) = (Vec::new(), Vec::new());
        // What stands for no value, also where it is written with other decimals.
        let absent: Vec<f64> = self.absent.iter().filter_map(|text| number(text).ok().flatten()).collect();
        for at in rows {
            let cell = self.table.rows[*at].cell(column);
            if self.absent.iter().any(|absent| absent == cell) {
                values.push(None);
                continue;
            }
            match number(cell) {
                Ok(_) if self.table.separator != b',' && is_ambiguous(cell) => two_ways.push(*at),
                Ok(value) => values.push(value.filter(|value| !absent.contains(value))),
                Err(_) => bad.push(*at),
            }
        }
        let comma = bad.iter().any(|at| has_decimal_comma(self.table.rows[*at].cell(column)));
        let help = if comma { AboutMeter::DecimalPoint } else { AboutMeter::AbsentHelp };
        self.refuse(&bad, column, |text, column| AboutMeter::CellNotNumber { text, column }, &help);
        if bad.is_empty() {
            let says = |text, column| AboutMeter::TwoWays { text, column };
            self.refuse(&two_ways, column, says, &AboutMeter::DecimalPoint);
        }
        (bad.is_empty() && two_ways.is_empty()).then_some(values)
    }

    /// A column of times; with `blank`, cells without one are `None`.
    pub(in crate::book) fn stamps(&mut self, rows: &[usize], column: usize, blank: bool) -> Option<Vec<Option<Stamp>>> {
        let mut stamps = Vec::with_capacity(rows.len());
        let mut bad = Vec::new();
        for at in rows {
            let cell = self.table.rows[*at].cell(column);
            match Stamp::parse(cell) {
                None if blank && cell.is_empty() => stamps.push(None),
                None => bad.push(*at),
                stamp => stamps.push(stamp),
            }
        }
        self.refuse(&bad, column, |text, _| AboutMeter::BadMoment { text }, &AboutMeter::MomentGrammar);
        bad.is_empty().then_some(stamps)
    }

    pub(in crate::book) fn refuse<H: Into<Message> + Clone>(
        &mut self,
        bad: &[usize],
        column: usize,
        says: fn(String, String) -> AboutMeter,
        help: &H,
    ) {
        let name = self.table.header.get(column).cloned().unwrap_or_default();
        for (shown, at) in bad.iter().take(SHOWN).enumerate() {
            let row = &self.table.rows[*at];
            let message = says(row.cell(column).to_owned(), name.clone());
            let mut finding = Finding::new(Code::MeterUnreadable, message).at(row.cell_place(column));
            if shown == SHOWN - 1 && bad.len() > SHOWN {
                finding = finding.fact(AboutMeter::MoreLike { count: bad.len() - SHOWN });
            }
            self.findings.push(finding.help(help.clone()));
        }
    }
}
