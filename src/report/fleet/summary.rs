//! All meters of a fleet in a few tables.

use std::collections::BTreeMap;

use serde_json::{Value, json};

use super::super::Look;
use super::super::number::{self, machine};
use super::super::page::{Block, Page, Rows, Sheet};
use super::super::table::Align;
use super::double;
use crate::book::{FleetRow, FleetTable};
use crate::finding::{AboutMeter, Code, FleetWord as Word, Lang, one_line};
use crate::quantity::Exact;
use crate::saving::proof::Meter;
use crate::statistics::quantile::quantiles;

/// Reasons that are listed; what is beyond them is counted together.
const REASONS: usize = 20;
/// Shares of the meters at which the distribution is shown.
const SHARES: [f64; 7] = [0.0, 0.1, 0.25, 0.5, 0.75, 0.9, 1.0];
/// Significant digits for people.
const DIGITS: u32 = 6;

/// What is kept of a fleet: counts, sums and a fraction for each meter.
#[derive(Debug, Clone, Default)]
pub struct FleetSummary {
    models: Vec<OfModel>,
}

#[derive(Debug, Clone, Default)]
struct OfModel {
    fitted: u64,
    refused: u64,
    proved: u64,
    warned: u64,
    actual: f64,
    expected: f64,
    saving: f64,
    fractions: Vec<f64>,
    /// Reasons by code and text.
    reasons: BTreeMap<(&'static str, String), Because>,
}

/// Meters without a result for one reason.
#[derive(Debug, Clone)]
struct Because {
    count: u64,
    first: String,
    /// None for the reasons beyond those that are listed.
    code: Option<Code>,
    reason: Option<AboutMeter>,
}

impl FleetSummary {
    /// Takes a row in the order of the file.
    pub fn take(&mut self, row: &FleetRow) {
        if self.models.len() <= row.model {
            self.models.resize_with(row.model + 1, OfModel::default);
        }
        let of = &mut self.models[row.model];
        of.warned += u64::from(row.warnings > 0);
        match &row.outcome {
            Ok(saving) => {
                of.fitted += 1;
                of.proved += u64::from(saving.is_proved == Some(true));
                of.actual += saving.actual;
                of.expected += saving.expected;
                of.saving += saving.saving;
                of.fractions.extend(saving.fraction.filter(|fraction| fraction.is_finite()));
            }
            Err(refusal) => {
                of.refused += 1;
                let text = refusal.reason.as_ref().map(|reason| reason.text(Lang::En)).unwrap_or_default();
                let mut key = (refusal.code.word(), text);
                let (code, reason) = (Some(refusal.code), refusal.reason.clone());
                let mut because = Because { count: 0, first: row.id.clone(), code, reason };
                if of.reasons.len() >= REASONS && !of.reasons.contains_key(&key) {
                    key = ("", String::new());
                    because = Because { code: None, reason: None, ..because };
                }
                of.reasons.entry(key).or_insert(because).count += 1;
            }
        }
    }

    /// The summary for people.
    pub fn page(&self, meter: &Meter, table: &FleetTable, look: Look) -> Page {
        let word = |word: Word| word.text(look.lang).to_owned();
        let title = format!("{} · {}", word(Word::Title), one_line(meter.name.as_deref().unwrap_or(&meter.id)));
        let counts =
            format!("{} {} · {} {}", count(table.meters), word(Word::Meters), count(table.rows), word(Word::Rows));
        let mut blocks = vec![Block::Title(title), Block::Line(counts), Block::Rows(self.counts(meter, look))];
        blocks.push(Block::Heading(word(Word::Distribution)));
        blocks.push(Block::Rows(self.distribution(meter, look)));
        if self.models.iter().any(|of| of.refused > 0) {
            blocks.push(Block::Heading(word(Word::Reasons)));
            blocks.push(Block::Rows(self.reasons(meter, look)));
        }
        if meter.is_made_up {
            blocks.push(Block::Line(AboutMeter::ReadingsMadeUp.text(look.lang)));
        }
        if !table.together {
            blocks.push(Block::Line(word(Word::Scattered)));
        }
        blocks.push(Block::Line(word(Word::RowsElsewhere)));
        Page { blocks, sheet: Sheet::default() }
    }

    fn models<'a>(&'a self, meter: &'a Meter) -> impl Iterator<Item = (&'a str, &'a OfModel)> {
        meter.models.iter().map(|model| model.id.as_str()).zip(&self.models)
    }

    fn counts(&self, meter: &Meter, look: Look) -> Rows {
        let header = [
            Word::Model,
            Word::Fitted,
            Word::Refused,
            Word::Proved,
            Word::Warned,
            Word::Actual,
            Word::Expected,
            Word::Saving,
        ];
        let amount = |value: f64| number::with_unit(plain(value), &meter.unit);
        let row = |(id, of): (&str, &OfModel)| {
            let mut row = vec![one_line(id)];
            row.extend([of.fitted, of.refused, of.proved, of.warned].map(count));
            row.extend([of.actual, of.expected, of.saving].map(amount));
            row
        };
        rows(&header.map(|word| word.text(look.lang)), self.models(meter).map(row).collect())
    }

    fn distribution(&self, meter: &Meter, look: Look) -> Rows {
        let ends = [Word::Model, Word::Lowest, Word::Median, Word::Highest].map(|word| word.text(look.lang));
        let header = [ends[0], ends[1], "10 %", "25 %", ends[2], "75 %", "90 %", ends[3]];
        let row = |(id, of): (&str, &OfModel)| {
            let mut row = vec![one_line(id)];
            match quantiles(&of.fractions, &SHARES) {
                Ok(values) => {
                    row.extend(values.iter().map(|value| format!("{} %", plain((value * 1e6).round() / 1e4))))
                }
                Err(_) => row.extend(vec!["—".to_owned(); SHARES.len()]),
            }
            row
        };
        rows(&header, self.models(meter).map(row).collect())
    }

    fn reasons(&self, meter: &Meter, look: Look) -> Rows {
        let word = |word: Word| word.text(look.lang);
        let mut shown = Vec::new();
        for (id, of) in self.models(meter) {
            for Because { count, first, reason, code } in of.reasons.values() {
                let code = code.map_or(word(Word::Others), Code::word);
                let reason = reason.as_ref().map(|reason| reason.text(look.lang));
                let reason = reason.map_or(code.to_owned(), |reason| format!("{code}: {reason}"));
                shown.push((*count, vec![one_line(id), reason, self::count(*count), one_line(first)]));
            }
        }
        shown.sort_by_key(|(count, _)| std::cmp::Reverse(*count));
        Rows {
            header: [Word::Model, Word::Reason, Word::Count, Word::First].map(|of| word(of).to_owned()).into(),
            columns: vec![Align::Left, Align::Left, Align::Right, Align::Left],
            rows: shown.into_iter().map(|(_, row)| row).collect(),
            total: false,
        }
    }

    /// The summary for programs.
    pub fn json(&self, meter: &Meter, table: &FleetTable) -> Value {
        let number = |value: f64| double(value).map(|value| machine(&value));
        let models = self.models(meter).map(|(id, of)| {
            let shares = quantiles(&of.fractions, &SHARES).unwrap_or_default();
            let shares = SHARES.iter().zip(shares).map(|(share, value)| json!([number(*share), number(value)]));
            let reasons = of.reasons.iter().map(|((code, reason), Because { count, first, .. })| {
                json!({ "code": code, "reason": reason, "meters": count, "first": first })
            });
            json!({
                "model": id,
                "fitted": of.fitted,
                "refused": of.refused,
                "proved": of.proved,
                "with_warnings": of.warned,
                "actual": number(of.actual),
                "expected": number(of.expected),
                "saving": number(of.saving),
                "fractions": shares.collect::<Vec<_>>(),
                "reasons": reasons.collect::<Vec<_>>(),
            })
        });
        json!({
            "meters": table.meters,
            "rows": table.rows,
            "rows_together": table.together,
            "unit": meter.unit.text(),
            "made_up": meter.is_made_up,
            "models": models.collect::<Vec<_>>(),
        })
    }
}

/// A table whose first column is text and whose others are numbers.
fn rows(header: &[&str], rows: Vec<Vec<String>>) -> Rows {
    let align = |at: usize| if at == 0 { Align::Left } else { Align::Right };
    Rows {
        header: header.iter().map(|name| (*name).to_owned()).collect(),
        columns: (0..header.len()).map(align).collect(),
        rows,
        total: false,
    }
}

fn count(count: u64) -> String {
    i64::try_from(count).map_or_else(|_| count.to_string(), |count| number::significant(&Exact::from(count), 20))
}

fn plain(value: f64) -> String {
    double(value).map_or_else(|| "—".to_owned(), |value| number::significant(&value, DIGITS))
}
