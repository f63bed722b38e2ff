//! Energy performance indicators.

use super::super::raw::RawTable;
use super::Checker;
use super::quantity::unit_finding;
use super::value::owned;
use crate::expression::Expression;
use crate::finding::{AboutEnpi, Code, Finding, Located};
use crate::quantity::Unit;
use crate::saving::enpi::{Benchmark, Better, Enpi, EnpiBaseline, Level, Normalisation};

impl<'a> Checker<'a> {
    pub(super) fn enpi(&mut self, table: &'a RawTable) -> Option<Enpi> {
        let facility = self.optional(table, "facility", |c, text| c.reference(text, |c| &c.names.facilities));
        let period = match (table.has("period"), self.names.periods.list.len()) {
            (false, 1) => Some(Some(0)),
            _ => self.optional(table, "period", |c, text| c.reference(text, |c| &c.names.periods)),
        };
        let (energy, variable) = (self.plain(table, "energy"), self.plain(table, "variable"));
        let unit = self.optional(table, "unit", |checker, text| match Unit::parse(&text.text) {
            Ok(unit) => Some(unit),
            Err(error) => {
                checker.report(unit_finding(&error, &text.text, text.place));
                None
            }
        });
        let better = self.word(table, "better", |word| match word {
            "lower" => Some(Better::Lower),
            "higher" => Some(Better::Higher),
            _ => None,
        });
        let baseline = match table.table("baseline") {
            Some(inner) => self.enpi_baseline(inner).map(Some),
            None => (!table.has("baseline")).then_some(None),
        };
        if let (Some(Some(at)), Some(Some(of))) =
            (period, baseline.as_ref().map(|of| of.as_ref().and_then(|b| b.period)))
        {
            self.is_before(table, of, at);
        }
        let benchmarks: Vec<_> = table.tables("benchmark").iter().map(|inner| self.benchmark(inner)).collect();
        Some(Enpi {
            id: table.text("id")?.text.clone(),
            name: owned(table.text("name")),
            facility: facility?,
            period: period?,
            energy: energy?,
            variable: variable?,
            unit: unit?,
            better: better?.unwrap_or_default(),
            baseline: baseline?,
            benchmarks: benchmarks.into_iter().collect::<Option<_>>()?,
            boundary: owned(table.text("boundary")),
            is_made_up: table.flag("made-up"),
            source: self.citation(table.text("source")),
            place: table.place,
        })
    }

    fn enpi_baseline(&mut self, table: &RawTable) -> Option<EnpiBaseline> {
        let period = self.optional(table, "period", |c, text| c.reference(text, |c| &c.names.periods));
        let (energy, variable) = (self.plain(table, "energy"), self.plain(table, "variable"));
        let normalisation = match table.table("normalisation") {
            Some(inner) => self.normalisation(inner).map(Some),
            None => (!table.has("normalisation")).then_some(None),
        };
        Some(EnpiBaseline {
            period: period?,
            energy: energy?,
            variable: variable?,
            normalisation: normalisation?,
            source: self.citation(table.text("source")),
            place: table.place,
        })
    }

    fn normalisation(&mut self, table: &RawTable) -> Option<Normalisation> {
        let text = table.text("ratio")?;
        let ratio = self.quantity(text)?;
        let is_positive = ratio.value.amount().one().is_some_and(|literal| literal.exact().is_positive());
        if !is_positive || !ratio.value.unit().dimension().is_none() {
            self.report(Finding::new(Code::BadShare, AboutEnpi::RatioNotPositive).at(text.place));
            return None;
        }
        let source = self.citation(table.text("source"));
        Some(Normalisation { ratio, says: owned(table.text("says"))?, source })
    }

    fn benchmark(&mut self, table: &RawTable) -> Option<Benchmark> {
        let level = self.word(table, "level", Level::from_word);
        let value = table.text("value").and_then(|text| self.counted(text, "value", "kWh/t"));
        Some(Benchmark {
            level: level??,
            name: owned(table.text("name")),
            value: value?,
            source: self.citation(table.text("source"))?,
            place: table.place,
        })
    }

    /// An expression without inputs of its own and without an unknown.
    pub(super) fn plain(&mut self, table: &RawTable, key: &'static str) -> Option<Located<Expression>> {
        let text = table.text(key)?;
        let expression = self.expression_of(text, &[])?;
        if expression.value.unknowns().next().is_some() {
            let finding = Finding::new(Code::BadExpression, AboutEnpi::NoUnknown { key }).at(text.place);
            self.report(finding.help(AboutEnpi::QuantityOrFigure));
            return None;
        }
        Some(expression)
    }

    /// A baseline is before its reporting period. Days that cannot be read have been reported.
    fn is_before(&mut self, table: &RawTable, baseline: usize, reporting: usize) {
        let raw = self.raw;
        let day = |at: usize, key: &'static str| raw.each("period").nth(at).and_then(|period| period.date(key));
        let (Some(last), Some(first)) = (day(baseline, "to"), day(reporting, "from")) else { return };
        if last.value < first.value {
            return;
        }
        let name = |at: usize| self.names.periods.list.get(at).copied().flatten().unwrap_or_default().to_owned();
        let message = AboutEnpi::BaselineNotBefore { baseline: name(baseline), reporting: name(reporting) };
        let place = table.entry("baseline").map_or(table.place, |entry| entry.key_place);
        self.report(Finding::new(Code::BaselineNotBefore, message).at(place).help(AboutEnpi::ChoosePeriods));
    }
}
