//! Loads, factors, effects and costs as nodes.

use std::collections::HashMap;

use super::model::{EndUse, MeasureEntry, StatedEffect, YearValue};
use crate::account::{Account, Citation};
use crate::calc::reading::exact;
use crate::calc::{NodeId, OpaqueRun, Origin, OriginKind, UnitClash, View};
use crate::expression::{self, Expression, Scope};
use crate::factor::{Chooser, clash_finding, tonnes_co2e};
use crate::finding::{AboutPlan, Code, Finding, Located, Place};
use crate::inventory::{Accounts, cite};
use crate::quantity::{Exact, Manner, Quantity, Rounding, Unit};
use crate::saving::count;

/// What plans are described with.
pub(super) struct Ground<'a> {
    pub accounts: &'a Accounts,
    pub factors: &'a Chooser<'a>,
    pub account: &'a mut Account,
}

/// The inputs of an end use.
#[derive(Debug, Clone)]
pub(super) struct UseNodes {
    /// Load of the base year.
    pub load: NodeId,
    /// The unit of the load.
    pub unit: Unit,
    /// t CO2e for a unit of load in the base year.
    pub factor: NodeId,
    pub growth: Option<NodeId>,
    pub loads: Vec<(i32, NodeId)>,
    pub decline: Option<NodeId>,
    pub factors: Vec<(i32, NodeId)>,
}

/// What a measure does, as nodes.
#[derive(Debug, Clone)]
pub(super) enum EffectNodes {
    Fraction(NodeId),
    /// In the unit of the load.
    Amount(NodeId),
    Switch {
        fraction: NodeId,
        ratio: NodeId,
    },
    Share(NodeId),
    /// In the unit of the load.
    Covered(NodeId),
}

/// The inputs of a measure.
#[derive(Debug, Clone)]
pub(super) struct MeasureNodes {
    pub effect: EffectNodes,
    pub capex: Option<NodeId>,
    pub opex: Option<NodeId>,
}

type Faults = Vec<Finding>;

impl Ground<'_> {
    /// The value of a figure.
    pub(super) fn value(&self, node: NodeId) -> Option<Exact> {
        exact::value(View::plain(&self.account.graph), node).value().cloned()
    }

    /// A quantity of the book as a leaf: what it says, not a rounded reading.
    pub(super) fn leaf(&mut self, of: &Located<Quantity>, address: &str, source: Option<&Citation>) -> NodeId {
        let origin = Origin {
            address: address.to_owned(),
            kind: OriginKind::Input,
            place: Some(of.place),
            cited: source.map(|source| cite(self.accounts, source)),
            note: None,
        };
        match of.value.amount().one() {
            Some(literal) if literal.manner() == Manner::Ordinary => {
                self.account.graph.leaf(literal.with_manner(Manner::Exact), of.value.unit(), None, origin)
            }
            _ => self.account.graph.quantity(&of.value, None, origin),
        }
    }

    /// A quantity in a unit.
    pub(super) fn leaf_in(
        &mut self,
        of: &Located<Quantity>,
        address: &str,
        source: Option<&Citation>,
        unit: &Unit,
    ) -> Result<NodeId, Faults> {
        let leaf = self.leaf(of, address, source);
        self.account.graph.convert(leaf, unit).map_err(|clash| vec![clash_finding(&clash, of.place, None)])
    }

    /// A number of the calculation.
    pub(super) fn number(&mut self, number: i64) -> NodeId {
        count(&mut self.account.graph, number, &Unit::none())
    }

    /// `over / under` as a pure number.
    pub(super) fn ratio(&mut self, over: i64, under: i64) -> Result<NodeId, UnitClash> {
        if under == 1 || over == under {
            return Ok(self.number(if over == under { 1 } else { over }));
        }
        let (over, under) = (self.number(over), self.number(under));
        self.account.graph.quotient(over, under)
    }

    /// One less a pure number.
    pub(super) fn rest(&mut self, of: NodeId) -> Result<NodeId, UnitClash> {
        let one = self.number(1);
        let less = self.account.graph.negative(of);
        self.account.graph.sum(&[one, less], &Unit::none())
    }

    /// An expression of the book as a figure under `address`.
    fn expression(
        &mut self,
        of: &Located<Expression>,
        address: &str,
        (facility, year): (Option<usize>, i32),
        source: Option<&Citation>,
    ) -> Result<NodeId, Faults> {
        let accounts = self.accounts;
        let only = (accounts.facilities.len() == 1).then_some(0);
        let facility = facility.or(only).and_then(|at| accounts.facilities.get(at));
        let names = HashMap::new();
        let scope = Scope {
            names: &names,
            factors: self.factors,
            region: facility.and_then(|facility| facility.region.as_deref()),
            year: u16::try_from(year).unwrap_or(0),
            address,
            place: of.place,
            cited: source.map(|source| cite(accounts, source)),
            wanted: None,
        };
        let built = expression::build(&of.value, &scope, self.account).map_err(|errors| {
            let say = |error| expression::build_finding(error, of, None, &scope, self.account);
            errors.iter().map(say).collect::<Vec<_>>()
        })?;
        // An expression may be nothing but a figure of the book; it is a node of its own all the same.
        let own = self.account.graph.unit(built.node).clone();
        let node = self.account.graph.sum(&[built.node], &own);
        let node = node.map_err(|clash| vec![clash_finding(&clash, of.place, None)])?;
        self.account.register(address, node);
        Ok(node)
    }

    /// A value that is there and not below zero, or a finding about it.
    pub(super) fn known(&self, node: NodeId, what: &str, place: Place) -> Result<Exact, Faults> {
        let what = || what.to_owned();
        match self.value(node) {
            None => Err(vec![Finding::new(Code::PlanUnclear, AboutPlan::NoValue { what: what() }).at(place)]),
            Some(value) if value.is_negative() => {
                Err(vec![Finding::new(Code::PlanUnclear, AboutPlan::Negative { what: what() }).at(place)])
            }
            Some(value) => Ok(value),
        }
    }

    /// The inputs of an end use; `year` is the year that factors are chosen for.
    pub(super) fn end_use(&mut self, of: &EndUse, year: i32) -> Result<UseNodes, Faults> {
        let at = |name: &str| format!("end-use/{}/{name}", of.id);
        let source = of.source.as_ref();
        let load = self.expression(&of.load, &at("load"), (of.facility, year), source)?;
        // A load below zero hides nothing of what is wrong with the factor.
        let mut faults = self.known(load, &at("load"), of.load.place).err().unwrap_or_default();
        let unit = self.account.graph.unit(load).clone();
        let failed = |place: Place| move |clash: UnitClash| vec![clash_finding(&clash, place, Some(of.load.place))];
        let per = tonnes_co2e().div(&unit).unwrap_or_else(tonnes_co2e);
        let factor = match &of.factor {
            Some(factor) => self
                .expression(factor, &at("factor"), (of.facility, year), source)
                .and_then(|node| self.account.graph.convert(node, &per).map_err(failed(factor.place))),
            None => {
                let one = self.number(1);
                self.account.graph.convert(one, &per).map_err(|_| {
                    let message = AboutPlan::NeedsFactor { end_use: of.id.clone(), unit: unit.text().to_owned() };
                    let finding = Finding::new(Code::PlanUnclear, message).at(of.load.place);
                    vec![finding.help(AboutPlan::NeedsFactorHelp)]
                })
            }
        };
        let factor = match factor {
            Ok(factor) if faults.is_empty() => factor,
            Ok(_) => return Err(faults),
            Err(found) => {
                faults.extend(found);
                return Err(faults);
            }
        };
        self.known(factor, &at("factor"), of.factor.as_ref().map_or(of.load.place, |factor| factor.place))?;
        let points = |ground: &mut Self, points: &[YearValue], name: &str, unit: &Unit| {
            let point = |point: &YearValue| {
                let address = at(&format!("{name}/{}", point.year));
                Ok((point.year, ground.leaf_in(&point.value, &address, source, unit)?))
            };
            points.iter().map(point).collect::<Result<Vec<_>, Faults>>()
        };
        let loads = points(self, &of.growth.points, "load", &unit)?;
        let factors = points(self, &of.decline.points, "factor", &per)?;
        let growth = match &of.growth.rate {
            Some(rate) => Some(self.leaf_in(rate, &at("growth"), source, &Unit::none())?),
            None => self.mean_growth(of)?,
        };
        let decline = match &of.decline.rate {
            Some(rate) => Some(self.leaf_in(rate, &at("decline"), source, &Unit::none())?),
            None => None,
        };
        Ok(UseNodes { load, unit, factor, growth, loads, decline, factors })
    }

    /// Growth at the mean of its logarithm, `exp(mean) − 1` to twelve decimals.
    fn mean_growth(&mut self, of: &EndUse) -> Result<Option<NodeId>, Faults> {
        let Some(mean) = of.log_growth.as_ref().and_then(|growth| growth.mean.as_ref()) else { return Ok(None) };
        let address = format!("end-use/{}/log-growth", of.id);
        let leaf = self.leaf_in(mean, &address, of.source.as_ref(), &Unit::none())?;
        let of_leaf = self.value(leaf).unwrap_or_default();
        if of_leaf.is_zero() {
            return Ok(None);
        }
        let factor = libm::exp(of_leaf.to_f64());
        let too_large = || {
            let finding = Finding::new(Code::PlanUnclear, AboutPlan::NoValue { what: address.clone() });
            vec![finding.at(mean.place)]
        };
        let value = Exact::from_f64(factor - 1.0).ok_or_else(too_large)?.round(-12, Rounding::HalfEven);
        let slope = Exact::from_f64(factor).ok_or_else(too_large)?.round(-12, Rounding::HalfEven);
        let run = OpaqueRun {
            value,
            model: "exp(mean of the logarithm) - 1, to 12 decimals".to_owned(),
            sensitivities: vec![(of_leaf, slope)],
        };
        Ok(Some(self.account.graph.opaque(run, &[leaf], &Unit::none())))
    }

    /// The inputs of a measure.
    pub(super) fn measure(
        &mut self,
        of: &MeasureEntry,
        uses: &[Option<UseNodes>],
        end_uses: &[EndUse],
        year: i32,
    ) -> Result<Option<MeasureNodes>, Faults> {
        let at = |name: &str| format!("measure/{}/{name}", of.id);
        let source = of.source.as_ref();
        let Some(Some(on)) = uses.get(of.end_use) else { return Ok(None) };
        let facility = end_uses.get(of.end_use).and_then(|end_use| end_use.facility);
        let amount = |ground: &mut Self, of: &Located<Expression>, name: &str| {
            let node = ground.expression(of, &at(name), (facility, year), source)?;
            let node = ground.account.graph.convert(node, &on.unit);
            let node = node.map_err(|clash| vec![clash_finding(&clash, of.place, None)])?;
            ground.known(node, &at(name), of.place)?;
            Ok::<_, Faults>(node)
        };
        let effect = match &of.effect {
            StatedEffect::Fraction(fraction) => {
                EffectNodes::Fraction(self.leaf_in(fraction, &at("fraction"), source, &Unit::none())?)
            }
            StatedEffect::Amount(stated) => EffectNodes::Amount(amount(self, stated, "amount")?),
            StatedEffect::Switch { to, fraction, ratio } => {
                let Some(Some(to)) = uses.get(*to) else { return Ok(None) };
                let unit = to.unit.div(&on.unit).unwrap_or_else(Unit::none);
                EffectNodes::Switch {
                    fraction: self.leaf_in(fraction, &at("fraction"), source, &Unit::none())?,
                    ratio: self.leaf_in(ratio, &at("ratio"), source, &unit)?,
                }
            }
            StatedEffect::ContractShare(share) => {
                EffectNodes::Share(self.leaf_in(share, &at("share"), source, &Unit::none())?)
            }
            StatedEffect::ContractAmount(stated) => EffectNodes::Covered(amount(self, stated, "amount")?),
        };
        let capex = of.capex.as_ref().map(|capex| self.leaf(capex, &at("capex"), source));
        let opex = of.opex.as_ref().map(|opex| self.leaf(opex, &at("opex"), source));
        Ok(Some(MeasureNodes { effect, capex, opex }))
    }
}
