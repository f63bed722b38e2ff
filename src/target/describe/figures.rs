//! Base, goal and actual figures as nodes.

use std::collections::HashMap;

use super::super::judge::Scope2Method;
use super::super::model::{StatedPromise, YearFigure};
use super::{Describer, TargetFigure};
use crate::account::Address;
use crate::calc::{NodeId, Origin, OriginKind, UnitClash};
use crate::expression::{self, Scope};
use crate::factor::{clash_finding, tonnes_co2e};
use crate::finding::{AboutTarget, Code, Finding, Located, Step};
use crate::inventory::cite;
use crate::quantity::{Exact, Manner, Quantity, Unit};
use crate::saving::{count, growth};

impl Describer<'_> {
    /// The base, and whether it is an index of 100 % because no figure is stated.
    pub(super) fn base(&mut self) -> Result<(Option<NodeId>, bool), Vec<Finding>> {
        let Some(base) = &self.target.base else { return Ok((None, false)) };
        if let Some(node) = self.figure(base, "base")? {
            return Ok((Some(node), false));
        }
        // With no figure the base year is 100 %: changes and paths are as good as with one.
        let one = count(&mut self.account.graph, 1, &Unit::none());
        let failed = |clash: UnitClash| vec![clash_finding(&clash, base.place, None)];
        let node = match Unit::parse("%") {
            Ok(percent) => self.account.graph.convert(one, &percent).map_err(failed)?,
            Err(_) => one,
        };
        self.account.graph.set_step(node, Step::IndexOfBase);
        Ok((Some(node), true))
    }

    /// A figure of a year: as stated, or found by the scopes of the target in a period of the book.
    pub(super) fn figure(&mut self, of: &YearFigure, name: &str) -> Result<Option<NodeId>, Vec<Finding>> {
        let address = format!("target/{}/{name}", self.target.id);
        if let Some(expression) = &of.value {
            let names = HashMap::new();
            let scope = Scope {
                names: &names,
                factors: self.factors,
                region: None,
                year: u16::try_from(of.year).unwrap_or(0),
                address: &address,
                place: expression.place,
                cited: of.source.as_ref().or(self.target.source.as_ref()).map(|source| cite(self.accounts, source)),
                wanted: None,
            };
            let built = expression::build(&expression.value, &scope, self.account).map_err(|errors| {
                let say = |error| expression::build_finding(error, expression, None, &scope, self.account);
                errors.iter().map(say).collect::<Vec<_>>()
            })?;
            // An expression may be nothing but a figure of the book; it is a node of its own all the same.
            let own = self.account.graph.unit(built.node).clone();
            let node = self.account.graph.sum(&[built.node], &own);
            return node.map(Some).map_err(|clash| vec![clash_finding(&clash, expression.place, None)]);
        }
        let Some(period) = of.period.filter(|_| !self.target.boundary.scopes.is_empty()) else { return Ok(None) };
        let parts = self.of_inventory(period);
        if parts.is_empty() {
            let message = AboutTarget::NoFigure { target: self.target.id.clone(), year: of.year };
            self.findings.push(Finding::new(Code::TargetIncomplete, message).at(of.place));
            return Ok(None);
        }
        let node = self.account.graph.sum(&parts, &tonnes_co2e());
        let node = node.map_err(|clash| vec![clash_finding(&clash, of.place, None)])?;
        self.account.graph.set_step(node, Step::SumOfScopes);
        Ok(Some(node))
    }

    /// The figures of the inventory of a period that the boundary asks for.
    pub(super) fn of_inventory(&self, period: usize) -> Vec<NodeId> {
        let Some(period) = self.accounts.periods.get(period) else { return Vec::new() };
        let boundary = &self.target.boundary;
        let find = |address: String| Address::parse(&address).ok().and_then(|address| self.account.find(&address));
        let mut parts = Vec::new();
        for scope in &boundary.scopes {
            let whole = || find(format!("view/ghgp/{}/scope/{scope}", period.id));
            if *scope == 2 && boundary.scope2 == Some(Scope2Method::Market) {
                let market = find(format!("inventory/{}/category/2/market-based", period.id));
                parts.extend(market.or_else(whole));
            } else if *scope == 3 && !boundary.categories.is_empty() {
                let of = |category: &u8| find(format!("view/ghgp/{}/scope/3/{category}", period.id));
                parts.extend(boundary.categories.iter().filter_map(of));
            } else {
                parts.extend(whole());
            }
        }
        parts
    }

    /// Figures after the base year: those stated, and later periods of the book.
    pub(super) fn actuals(&mut self, unit: Option<&Unit>) -> Result<Vec<(i32, NodeId)>, Vec<Finding>> {
        let mut stated: Vec<YearFigure> = self.target.actuals.clone();
        let base = self.base_year();
        let is_found = self.target.base.as_ref().is_some_and(|base| base.value.is_none() && base.period.is_some());
        for (at, period) in self.accounts.periods.iter().enumerate().filter(|_| is_found) {
            let year = i32::from(period.year());
            if base.is_some_and(|base| year > base) && stated.iter().all(|figure| figure.year != year) {
                let place = period.place;
                stated.push(YearFigure {
                    year,
                    period: Some(at),
                    value: None,
                    is_recalculated: false,
                    source: None,
                    place,
                });
            }
        }
        stated.sort_by_key(|figure| figure.year);
        let mut actuals = Vec::new();
        for figure in &stated {
            let Some(node) = self.figure(figure, &format!("actual/{}", figure.year))? else { continue };
            let node = match unit {
                Some(unit) => {
                    let place = figure.value.as_ref().map_or(figure.place, |value| value.place);
                    let base = self.target.base.as_ref().map(|base| base.place);
                    let made = self.account.graph.convert(node, unit);
                    made.map_err(|clash| vec![clash_finding(&clash, place, base)])?
                }
                None => node,
            };
            actuals.push((figure.year, node));
        }
        Ok(actuals)
    }

    /// A quantity of the target as a leaf.
    pub(super) fn stated(&mut self, of: &Located<Quantity>, name: &str) -> NodeId {
        let origin = Origin {
            address: format!("target/{}/{name}", self.target.id),
            kind: OriginKind::Input,
            place: Some(of.place),
            cited: self.target.source.as_ref().map(|source| cite(self.accounts, source)),
            note: None,
        };
        // A promise is what it says, not a rounded reading.
        match of.value.amount().one() {
            Some(literal) if literal.manner() == Manner::Ordinary => {
                self.account.graph.leaf(literal.with_manner(Manner::Exact), of.value.unit(), None, origin)
            }
            _ => self.account.graph.quantity(&of.value, None, origin),
        }
    }

    /// A share as a pure number.
    pub(super) fn share(&mut self, of: &Located<Quantity>, name: &str) -> Result<NodeId, UnitClash> {
        let leaf = self.stated(of, name);
        self.account.graph.convert(leaf, &Unit::none())
    }

    /// The value of the target year; that of the convergence where nothing else is promised. A promise without a base value is its level alone; a change of nothing is the change.
    pub(super) fn goal(&mut self, base: Option<NodeId>, converged: Option<NodeId>) -> Result<NodeId, UnitClash> {
        let promise = self.target.goal.promise.clone();
        let node = match (&promise, base) {
            (StatedPromise::Change(change), Some(base)) => {
                let change = self.share(change, "stated-change")?;
                let left = growth(&mut self.account.graph, change)?;
                self.account.graph.set_step(left, Step::OnePlusChange);
                self.account.graph.product(&[base, left])?
            }
            (StatedPromise::Yearly(change), Some(base)) => {
                let change = self.share(change, "stated-yearly")?;
                let left = growth(&mut self.account.graph, change)?;
                self.account.graph.set_step(left, Step::OnePlusChange);
                let years = i64::from(self.year()) - i64::from(self.base_year().unwrap_or(self.year()));
                let years = i16::try_from(years).unwrap_or(0);
                let left = crate::saving::power(&mut self.account.graph, left, years)?;
                self.account.graph.product(&[base, left])?
            }
            (StatedPromise::Converge(_), Some(base)) => {
                let unit = self.account.graph.unit(base).clone();
                let node = self.account.graph.sum(&[converged.unwrap_or(base)], &unit)?;
                self.account.graph.set_step(node, Step::TargetValue);
                return Ok(node);
            }
            (StatedPromise::Reach(level) | StatedPromise::Keep(level), Some(base)) => {
                let leaf = self.stated(level, "stated-level");
                let unit = self.account.graph.unit(base).clone();
                let aligned = self.account.graph.convert(leaf, &unit)?;
                return self.account.graph.sum(&[aligned], &unit);
            }
            (promise, None) => {
                let leaf = self.stated(promise.quantity(), "stated-level");
                let unit = self.account.graph.unit(leaf).clone();
                return self.account.graph.sum(&[leaf], &unit);
            }
        };
        let node = match base {
            Some(base) => {
                let unit = self.account.graph.unit(base).clone();
                self.account.graph.convert(node, &unit)?
            }
            None => node,
        };
        self.account.graph.set_step(node, Step::TargetValue);
        Ok(node)
    }

    /// The whole change, a linear step and the compound rate, in per cent.
    pub(super) fn changes(&mut self, figure: &mut TargetFigure) -> Result<(), UnitClash> {
        let (Some(base), Some(goal), Some(base_year)) = (figure.base, figure.goal, self.base_year()) else {
            return Ok(());
        };
        if self.value(base).is_none_or(|base| base.is_zero()) {
            return Ok(());
        }
        let Ok(percent) = Unit::parse("%") else { return Ok(()) };
        let graph = &mut self.account.graph;
        let unit = graph.unit(base).clone();
        let minus = graph.negative(base);
        let difference = graph.sum(&[goal, minus], &unit)?;
        let change = graph.quotient(difference, base)?;
        let change = graph.convert(change, &percent)?;
        figure.change = Some(change);
        let years = i64::from(self.target.goal.year.value) - i64::from(base_year);
        let n = count(graph, years, &Unit::none());
        figure.linear_step = Some(graph.quotient(change, n)?);
        let ratio = self.account.graph.quotient(goal, base)?;
        let ratio = self.account.graph.convert(ratio, &Unit::none())?;
        // Below nothing no yearly rate leads.
        if self.value(ratio).is_some_and(|ratio| !ratio.is_negative()) {
            let root = self.root(ratio, 1)?;
            let graph = &mut self.account.graph;
            let one = count(graph, 1, &Unit::none());
            let less = graph.negative(one);
            let rate = graph.sum(&[root, less], &Unit::none())?;
            figure.compound_rate = Some(graph.convert(rate, &percent)?);
        }
        Ok(())
    }

    /// Intensity and absolute figure under the growth of the activity.
    pub(super) fn intensity(&mut self, figure: &mut TargetFigure) -> Result<(), UnitClash> {
        let (Some(base), Some(goal), Some(base_year)) = (figure.base, figure.goal, self.base_year()) else {
            return Ok(());
        };
        if !self.target.measured.is_intensity() || self.value(base).is_none_or(|base| base.is_zero()) {
            return Ok(());
        }
        let Ok(percent) = Unit::parse("%") else { return Ok(()) };
        let ratio = self.account.graph.quotient(goal, base)?;
        let ratio = self.account.graph.convert(ratio, &Unit::none())?;
        let one = count(&mut self.account.graph, 1, &Unit::none());
        let less = self.account.graph.negative(one);
        if self.value(ratio).is_some_and(|ratio| ratio > Exact::ZERO) {
            let root = self.root(ratio, 1)?;
            let graph = &mut self.account.graph;
            let even = graph.quotient(one, root)?;
            let even = graph.sum(&[even, less], &Unit::none())?;
            let even = graph.convert(even, &percent)?;
            graph.set_step(even, Step::BreakEvenGrowth);
            figure.break_even_growth = Some(even);
        }
        if let Some(rate) = self.target.growth.clone() {
            let rate = self.share(&rate, "growth")?;
            let graph = &mut self.account.graph;
            let grown = growth(graph, rate)?;
            graph.set_step(grown, Step::OnePlusChange);
            let years = i64::from(self.target.goal.year.value) - i64::from(base_year);
            let grown = crate::saving::power(graph, grown, i16::try_from(years).unwrap_or(0))?;
            let whole = graph.product(&[ratio, grown])?;
            let whole = graph.convert(whole, &Unit::none())?;
            let change = graph.sum(&[whole, less], &Unit::none())?;
            let change = graph.convert(change, &percent)?;
            graph.set_step(change, Step::AbsoluteChange);
            figure.absolute_change = Some(change);
        }
        Ok(())
    }
}
