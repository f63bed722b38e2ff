//! End uses: what they use, how they go on.

use super::super::raw::{RawTable, RawText};
use super::Checker;
use super::value::owned;
use crate::finding::{AboutPlan, AboutTarget, Code, Finding, Located};
use crate::quantity::Quantity;
use crate::target::{EndUse, LogGrowth, YearPath, YearValue};

impl<'a> Checker<'a> {
    pub(super) fn end_use(&mut self, table: &'a RawTable) -> Option<EndUse> {
        let facility = self.optional(table, "facility", |c, text| c.reference(text, |c| &c.names.facilities));
        let scope = self.optional(table, "scope", Checker::scope_number);
        let load = self.plain(table, "load");
        let factor = if table.has("factor") { self.plain(table, "factor").map(Some) } else { Some(None) };
        let growth = self.optional(table, "growth", |c, text| c.rate(text, "growth"));
        let decline = self.optional(table, "decline", |c, text| c.share_between(text, "decline", (Some(-1), Some(1))));
        let (loads, factors) = (self.year_values(table, "loads"), self.year_values(table, "factors"));
        let spread = self.optional(table, "spread", |c, text| c.not_negative(text, "spread"));
        let log_growth = match table.table("log-growth") {
            Some(inner) => self.log_growth(inner).map(Some),
            None => (!table.has("log-growth")).then_some(None),
        };
        Some(EndUse {
            id: table.text("id")?.text.clone(),
            name: owned(table.text("name")),
            facility: facility?,
            carrier: owned(table.text("carrier")),
            scope: scope?,
            load: load?,
            factor: factor?,
            growth: YearPath { rate: growth?, points: loads? },
            decline: YearPath { rate: decline?, points: factors? },
            spread: spread?,
            log_growth: log_growth?,
            is_made_up: table.flag("made-up"),
            source: self.citation(table.text("source")),
            place: table.place,
        })
    }

    fn scope_number(&mut self, text: &RawText) -> Option<u8> {
        let scope = text.text.trim().parse::<u8>().ok().filter(|scope| (1..=3).contains(scope));
        if scope.is_none() {
            let message = AboutTarget::NumberUpTo { key: "scope", text: text.text.clone(), most: 3 };
            self.report(Finding::new(Code::TargetOutOfBounds, message).at(text.place));
        }
        scope
    }

    fn log_growth(&mut self, table: &RawTable) -> Option<LogGrowth> {
        let mean = self.optional(table, "mean", |c, text| c.share_between(text, "mean", (None, None)));
        let deviation = table.text("deviation");
        let deviation = deviation.and_then(|text| self.share_between(text, "deviation", (Some(0), None)));
        Some(LogGrowth { mean: mean?, deviation: deviation? })
    }

    /// One value that is not below zero.
    pub(super) fn not_negative(&mut self, text: &RawText, key: &'static str) -> Option<Located<Quantity>> {
        let quantity = self.quantity(text)?;
        let is_below = quantity.value.amount().one().is_none_or(|literal| literal.exact().is_negative());
        if is_below {
            let message =
                AboutTarget::OutOfBounds { key, text: text.text.clone(), least: Some("0".to_owned()), most: None };
            self.report(Finding::new(Code::TargetOutOfBounds, message).at(text.place));
            return None;
        }
        Some(quantity)
    }

    /// Years with values, in order of years, each once.
    pub(super) fn year_values(&mut self, table: &RawTable, key: &'static str) -> Option<Vec<YearValue>> {
        let read = |inner: &RawTable| {
            let year = inner.text("year").and_then(|text| self.year(text, "year"));
            let value = inner.text("value").and_then(|text| self.not_negative(text, "value"));
            Some((inner.place, YearValue { year: year?.value, value: value? }))
        };
        let read: Vec<_> = table.tables(key).iter().map(read).collect();
        let mut points: Vec<_> = read.into_iter().collect::<Option<_>>()?;
        points.sort_by_key(|(_, point)| point.year);
        for pair in points.windows(2).filter(|pair| pair[0].1.year == pair[1].1.year) {
            let message = AboutPlan::PointsInOrder { year: pair[1].1.year };
            self.report(Finding::new(Code::PlanYears, message).at(pair[1].0).at(pair[0].0));
        }
        Some(points.into_iter().map(|(_, point)| point).collect())
    }
}
