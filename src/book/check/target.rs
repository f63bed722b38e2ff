//! Targets: what is promised, for when, against what.

use super::super::raw::{RawTable, RawText};
use super::Checker;
use super::value::owned;
use crate::finding::{AboutTarget, Code, Finding, Located, Place};
use crate::inventory::share_of_one;
use crate::quantity::{Exact, Quantity};
use crate::target::judge::Scope2Method;
use crate::target::{
    Better, Boundary, Goal, Indicator, Measured, PathForm, PathPlan, StatedPromise, Target, TrendScale, YearFigure,
};

/// The years that a book may speak of.
const YEARS: std::ops::RangeInclusive<i32> = 1900..=2200;

impl<'a> Checker<'a> {
    pub(super) fn target(&mut self, table: &'a RawTable) -> Option<Target> {
        let indicator = self.word(table, "indicator", Indicator::from_word);
        let measured = self.word(table, "measured", Measured::from_word);
        let boundary = self.boundary_of_target(table);
        let base = match table.table("base") {
            Some(inner) => self.year_figure(inner).map(Some),
            None => (!table.has("base")).then_some(None),
        };
        let path = self.path_plan(table);
        let converges = path.as_ref().and_then(|(path, _)| path.converges_on());
        // What is wrong with the sector has been said; that there is no other promise follows.
        let follows = path.is_none() && table.text("path").is_some_and(|text| text.text == "convergence");
        let goal = table.table("goal").and_then(|inner| self.goal(inner, converges, follows));
        let growth = self.optional(table, "growth", |c, text| c.share_between(text, "growth", (Some(-1), None)));
        let actuals: Vec<_> = table.tables("actual").iter().map(|inner| self.year_figure(inner)).collect();
        let judged = self.judged_by(table);
        let trend = self.word(table, "trend", |word| match word {
            "linear" => Some(TrendScale::Linear),
            "compound" => Some(TrendScale::Compound),
            _ => None,
        });
        let mut actuals: Vec<YearFigure> = actuals.into_iter().collect::<Option<_>>()?;
        actuals.sort_by_key(|figure| figure.year);
        let (base, goal) = (base?, goal?);
        let sound = self.years_in_order(base.as_ref(), &goal, &actuals);
        let (path, default) = path?;
        let yearly = matches!(goal.promise, StatedPromise::Yearly(_));
        let form = if default && yearly { PathForm::Compound } else { path.form };
        sound.then_some(())?;
        Some(Target {
            id: table.text("id")?.text.clone(),
            name: owned(table.text("name")),
            says: owned(table.text("says")),
            indicator: indicator?.unwrap_or_default(),
            measured: measured?.unwrap_or_default(),
            per: owned(table.text("per")),
            price_basis: owned(table.text("price-basis")),
            boundary: boundary?,
            base,
            goal,
            path: PathPlan { form, ..path },
            growth: growth?,
            trend: trend?,
            actuals,
            judged: judged?,
            is_made_up: table.flag("made-up"),
            source: self.citation(table.text("source")),
            place: table.place,
        })
    }

    fn boundary_of_target(&mut self, table: &'a RawTable) -> Option<Boundary> {
        let numbers = |c: &mut Self, key: &'static str, most: u8| {
            let mut found = Vec::new();
            let mut sound = true;
            for text in table.texts(key) {
                match text.text.trim().parse::<u8>().ok().filter(|number| (1..=most).contains(number)) {
                    Some(number) if found.contains(&number) => {}
                    Some(number) => found.push(number),
                    None => {
                        let message = AboutTarget::NumberUpTo { key, text: text.text.clone(), most };
                        c.report(Finding::new(Code::TargetOutOfBounds, message).at(text.place));
                        sound = false;
                    }
                }
            }
            found.sort_unstable();
            sound.then_some(found)
        };
        let (scopes, categories) = (numbers(self, "scopes", 3), numbers(self, "categories", 15));
        let scope2 = self.word(table, "scope-2", |word| match word {
            "location" => Some(Scope2Method::Location),
            "market" => Some(Scope2Method::Market),
            _ => None,
        });
        let coverage =
            self.optional(table, "coverage", |c, text| c.share_between(text, "coverage", (Some(0), Some(1))));
        Some(Boundary { scopes: scopes?, scope2: scope2?, categories: categories?, coverage: coverage? })
    }

    /// A figure of a year, or of a period of the book.
    pub(super) fn year_figure(&mut self, table: &RawTable) -> Option<YearFigure> {
        let period = self.optional(table, "period", |c, text| c.reference(text, |c| &c.names.periods));
        let year = self.optional(table, "year", |c, text| c.year(text, "year").map(|year| year.value));
        let value = if table.has("value") { self.plain(table, "value").map(Some) } else { Some(None) };
        let (period, year) = (period?, year?);
        let of_period = period.and_then(|at| {
            let table = self.raw.each("period").nth(at)?;
            let (from, to) = (table.date("from")?.value, table.date("to")?.value);
            let middle = from.duration_until(to).checked_div(2).and_then(|half| from.checked_add(half).ok());
            Some(i32::from(middle.unwrap_or(from).year()))
        });
        let Some(year) = year.or(of_period) else {
            if period.is_none() {
                self.lacks(Finding::new(Code::MissingKey, AboutTarget::NoYear), table.place);
            }
            return None;
        };
        let source = self.citation(table.text("source"));
        let is_recalculated = table.flag("recalculated");
        Some(YearFigure { year, period, value: value?, is_recalculated, source, place: table.place })
    }

    /// The goal; `converges` is the intensity that a convergence leads to, which needs no other promise.
    fn goal(&mut self, table: &RawTable, converges: Option<&Located<Quantity>>, follows: bool) -> Option<Goal> {
        let year = table.text("year").and_then(|text| self.year(text, "goal.year"));
        let better = self.word(table, "better", |word| match word {
            "lower" => Some(Better::Lower),
            "higher" => Some(Better::Higher),
            _ => None,
        });
        let change = self.optional(table, "change", |c, text| c.share_between(text, "change", (Some(-1), None)));
        let yearly = self.optional(table, "yearly", |c, text| c.share_between(text, "yearly", (Some(-1), None)));
        let reach = self.optional(table, "reach", Checker::quantity);
        let keep = self.optional(table, "keep", Checker::quantity);
        let mut promises = Vec::new();
        promises.extend(change?.map(StatedPromise::Change));
        promises.extend(yearly?.map(StatedPromise::Yearly));
        promises.extend(reach?.map(StatedPromise::Reach));
        promises.extend(keep?.map(StatedPromise::Keep));
        if promises.is_empty() {
            promises.extend(converges.cloned().map(StatedPromise::Converge));
        }
        if promises.is_empty() && follows {
            return None;
        }
        let promise = promises.pop();
        if !promises.is_empty() || promise.is_none() {
            let message = AboutTarget::OnePromise { count: promises.len() + usize::from(promise.is_some()) };
            self.lacks(Finding::new(Code::TargetUnclear, message).help(AboutTarget::OnePromiseHelp), table.place);
            return None;
        }
        Some(Goal { year: year?, promise: promise?, better: better? })
    }

    /// A year of four digits.
    pub(super) fn year(&mut self, text: &RawText, key: &'static str) -> Option<Located<i32>> {
        let quantity = self.quantity(text)?;
        let literal = quantity.value.amount().one().filter(|_| quantity.value.unit().is_none());
        let year = literal.and_then(|literal| {
            literal.exact().to_decimal_string(0, crate::quantity::Rounding::HalfEven).parse::<i32>().ok()
        });
        let is_whole = |year: &i32| literal.is_some_and(|literal| literal.exact() == Exact::from(i64::from(*year)));
        match year.filter(|year| YEARS.contains(year) && is_whole(year)) {
            Some(year) => Some(Located::new(year, text.place)),
            None => {
                let message = AboutTarget::NotAYear { key, text: text.text.clone() };
                self.report(Finding::new(Code::TargetYears, message).at(text.place));
                None
            }
        }
    }

    /// A share of one between whole bounds, as a share or in per cent.
    pub(super) fn share_between(
        &mut self,
        text: &RawText,
        key: &'static str,
        (least, most): (Option<i64>, Option<i64>),
    ) -> Option<Located<Quantity>> {
        let quantity = self.quantity(text)?;
        let Some(share) = share_of_one(&quantity.value) else {
            let message = AboutTarget::NotAShare { key, text: text.text.clone() };
            self.report(Finding::new(Code::UnitMismatch, message).at(text.place));
            return None;
        };
        let below = least.is_some_and(|least| share < Exact::from(least));
        let above = most.is_some_and(|most| share > Exact::from(most));
        if below || above {
            let percent = |bound: i64| format!("{} %", bound * 100);
            let message = AboutTarget::OutOfBounds {
                key,
                text: text.text.clone(),
                least: least.map(percent),
                most: most.map(percent),
            };
            let finding = Finding::new(Code::TargetOutOfBounds, message).at(text.place);
            let is_cut = matches!(key, "change" | "yearly");
            self.report(if is_cut { finding.help(AboutTarget::MoreThanAll) } else { finding });
            return None;
        }
        Some(quantity)
    }

    /// The target year is after the base year, and actual figures are of years after it, each once.
    fn years_in_order(&mut self, base: Option<&YearFigure>, goal: &Goal, actuals: &[YearFigure]) -> bool {
        let mut sound = true;
        let mut wrong = |c: &mut Self, message: AboutTarget, places: [Option<Place>; 2]| {
            let mut finding = Finding::new(Code::TargetYears, message);
            for place in places.into_iter().flatten() {
                finding = finding.at(place);
            }
            c.report(finding);
            sound = false;
        };
        if let Some(base) = base.filter(|base| base.year >= goal.year.value) {
            let message = AboutTarget::TargetNotAfterBase { base: base.year, target: goal.year.value };
            wrong(self, message, [Some(goal.year.place), Some(base.place)]);
        }
        for figure in actuals.iter().filter(|figure| base.is_some_and(|base| figure.year <= base.year)) {
            let message = AboutTarget::ActualNotAfterBase { year: figure.year };
            wrong(self, message, [Some(figure.place), base.map(|base| base.place)]);
        }
        for pair in actuals.windows(2).filter(|pair| pair[0].year == pair[1].year) {
            wrong(self, AboutTarget::YearTwice { year: pair[1].year }, [Some(pair[1].place), Some(pair[0].place)]);
        }
        sound
    }
}
