//! Comprehensive energy consumption (综合能耗) by GB/T 2589: each carrier × the standard's own coefficient, in t of standard coal.
//!
//! ```text
//! activity ─ amount ×  coefficient by calorific value (当量值) ─▶ carrier ─▶ total
//!                   └  equivalent value of the year   (等价值) ─▶ carrier ─▶ total
//! ```
//! What has no coefficient is a gap of the total, which is then partial; nothing is guessed.

mod coefficient;

use std::collections::{BTreeMap, HashMap};

use super::model::{EnergyInput, ViewInputs};
use super::pack::{GbtPack, lies_in};
use crate::account::Account;
use crate::calc::{Gap, GapCause, NodeId, NotationKey, UnitClash};
use crate::factor::{Chooser, clash_finding};
use crate::finding::{AboutView, Code, Finding, Findings, Located, Message, Place, Step};
use crate::inventory::{Accounts, Activity, ActivityData, Inventory, Share};
use crate::quantity::Unit;
use crate::spelling::nearest;

/// The energy of one period.
#[derive(Debug, Clone)]
pub struct EnergyView {
    /// Index into the accounts' periods.
    pub period: usize,
    /// By calorific value, in tce.
    pub calorific: NodeId,
    /// By equivalent value, in tce.
    pub equivalent: NodeId,
    /// Carriers, in the order of the pack.
    pub carriers: Vec<CarrierFigure>,
    /// Lines that may hold energy and are not counted.
    pub left_out: Vec<LeftOut>,
    /// The pack that was followed, by name.
    pub pack: String,
}

/// A carrier of energy in a period.
#[derive(Debug, Clone)]
pub struct CarrierFigure {
    /// Index into the pack's carriers.
    pub carrier: usize,
    /// Amount, where all lines measure alike.
    pub amount: Option<NodeId>,
    /// By calorific value, in tce.
    pub calorific: NodeId,
    /// By equivalent value, in tce.
    pub equivalent: NodeId,
    /// Where the equivalent value comes from.
    pub by: Equivalent,
}

/// Where an equivalent value comes from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Equivalent {
    /// It is the calorific value.
    Calorific,
    /// From the book.
    Book,
    /// From the library.
    Library(String),
    /// There is none for the year.
    None,
}

/// A line that may hold energy and is not counted.
#[derive(Debug, Clone)]
pub struct LeftOut {
    /// Index into the accounts' activities, or absences.
    pub name: String,
    /// Why.
    pub why: WhyLeftOut,
}

/// Why a line is not counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum WhyLeftOut {
    /// The coefficient is not settled.
    Coefficient,
    /// The book states emissions and no amount.
    EmissionsAlone,
    /// No carrier takes its factor.
    Carrier,
    /// Amount and coefficient do not measure alike.
    Units,
    /// The book says that something is missing.
    Absent,
    /// Its facility is outside the organizational boundary.
    Outside,
}

struct Builder<'a, 'l> {
    accounts: &'a Accounts,
    shares: &'a [Vec<Share>],
    inputs: &'a ViewInputs,
    pack: &'a GbtPack,
    factors: &'a Chooser<'l>,
    account: &'a mut Account,
    findings: &'a mut Findings,
    densities: Option<HashMap<String, NodeId>>,
    tce: Unit,
}

/// The amount of a line, stated or computed, as far as the period counts it.
struct Measured {
    node: NodeId,
    place: Place,
}

/// Lines of a carrier: amount, and the two values.
#[derive(Default)]
struct Lines {
    amounts: Vec<NodeId>,
    calorific: Vec<NodeId>,
    equivalent: Vec<NodeId>,
    by: Option<Equivalent>,
}

/// Describes the energy of every period.
///
/// # Errors
/// Never by construction: every addend is in tce. If that ever fails it is said, not hidden.
pub fn build(
    accounts: &Accounts,
    inventory: &Inventory,
    inputs: &ViewInputs,
    pack: &GbtPack,
    factors: &Chooser<'_>,
    account: &mut Account,
    findings: &mut Findings,
) -> Result<Vec<EnergyView>, UnitClash> {
    let tce = Unit::parse("tce").unwrap_or_else(|_| Unit::none());
    let shares = inventory.shares.as_slice();
    let mut builder = Builder { accounts, shares, inputs, pack, factors, account, findings, densities: None, tce };
    builder.rates_are_known();
    (0..accounts.periods.len()).map(|period| builder.period(period)).collect()
}

impl<'l> Builder<'_, 'l> {
    /// Carriers that the book names and the pack does not have.
    fn rates_are_known(&mut self) {
        for rate in &self.inputs.coal_rates {
            if self.pack.carrier(&rate.carrier.value).is_none() {
                let finding = self.unknown_carrier(&rate.carrier);
                self.findings.push(finding);
            }
        }
    }

    fn unknown_carrier(&self, word: &Located<String>) -> Finding {
        let known = || self.pack.carrier.iter().map(|carrier| carrier.id.as_str()).chain(["none"]);
        let help = match nearest(&word.value, known()) {
            Some(near) => Message::DidYouMean { name: near.to_owned() },
            None => Message::KnownWords { words: known().map(str::to_owned).collect() },
        };
        let message = Message::UnknownWord { key: "energy-carrier".to_owned(), word: word.value.clone() };
        Finding::new(Code::UnknownWord, message).at(word.place).help(help)
    }

    fn period(&mut self, period: usize) -> Result<EnergyView, UnitClash> {
        let id = self.accounts.periods[period].id.clone();
        let mut carriers: BTreeMap<usize, Lines> = BTreeMap::new();
        let mut left_out = Vec::new();
        let mut gaps = Vec::new();
        let none = EnergyInput::default();
        for (at, activity) in self.accounts.activities.iter().enumerate() {
            let whole = activity.category.value.whole().to_string();
            if activity.period != period || !self.pack.boundary.categories.contains(&whole) {
                continue;
            }
            if self.share(activity) == Some(Share::Outside) {
                // It is no part of the whole, so that nothing is missing.
                left_out.push(LeftOut { name: format!("activity/{}", activity.id), why: WhyLeftOut::Outside });
                continue;
            }
            let said = self.inputs.energy.get(at).unwrap_or(&none);
            let why = match self.line(&id, activity, said, &mut carriers) {
                Ok(()) => continue,
                Err(None) => continue,
                Err(Some(why)) => why,
            };
            gaps.push(self.gap(&format!("energy/{id}/gap/{}", activity.id), activity.place, NotationKey::NotEstimated));
            left_out.push(LeftOut { name: format!("activity/{}", activity.id), why });
        }
        for absence in self.accounts.absences.iter().filter(|absence| absence.period == period) {
            let code = absence.category.value.to_string();
            if self.pack.boundary.energy.contains(&code) {
                gaps.push(self.gap(&format!("energy/{id}/gap/{code}"), absence.place, absence.key));
                if !absence.key.completes() {
                    left_out.push(LeftOut { name: code, why: WhyLeftOut::Absent });
                }
            }
        }
        // A category that the book is silent about may hold energy: a total without it is not a whole one.
        for code in &self.pack.boundary.categories {
            let in_it = |number: u8| number.to_string() == *code;
            let told = self.accounts.activities.iter().any(|a| a.period == period && in_it(a.category.value.number))
                || self.accounts.absences.iter().any(|a| a.period == period && in_it(a.category.value.number));
            if !told {
                let place = self.accounts.periods[period].place;
                gaps.push(self.gap(&format!("energy/{id}/gap/{code}"), place, NotationKey::NotStated));
                left_out.push(LeftOut { name: code.clone(), why: WhyLeftOut::Absent });
            }
        }
        let mut figures = Vec::new();
        for (carrier, lines) in carriers {
            figures.push(self.carrier(&id, carrier, lines)?);
        }
        let mut total = |address: &str, of: fn(&CarrierFigure) -> NodeId| -> Result<NodeId, UnitClash> {
            let nodes: Vec<NodeId> = figures.iter().map(of).chain(gaps.iter().copied()).collect();
            let node = self.account.graph.sum(&nodes, &self.tce)?;
            self.account.graph.set_step(node, Step::SumOfCarriers);
            self.account.register(&format!("energy/{id}/total/{address}"), node);
            Ok(node)
        };
        let calorific = total("calorific", |figure| figure.calorific)?;
        let equivalent = total("equivalent", |figure| figure.equivalent)?;
        let pack = format!("{}@{}", self.pack.pack.id, self.pack.pack.edition);
        Ok(EnergyView { period, calorific, equivalent, carriers: figures, left_out, pack })
    }

    fn carrier(&mut self, id: &str, carrier: usize, lines: Lines) -> Result<CarrierFigure, UnitClash> {
        let stem = format!("energy/{id}/carrier/{}", self.pack.carrier[carrier].id);
        let mut sum = |nodes: &[NodeId], unit: &Unit, address: &str| {
            let node = self.account.graph.sum(nodes, unit)?;
            self.account.graph.set_step(node, Step::SumOfCarrier);
            self.account.register(&format!("{stem}/{address}"), node);
            Ok(node)
        };
        let calorific = sum(&lines.calorific, &self.tce, "calorific")?;
        let equivalent = sum(&lines.equivalent, &self.tce, "equivalent")?;
        let unit = lines.amounts.first().map(|first| self.account.graph.unit(*first).clone());
        // Litres and tonnes of one carrier have no sum.
        let alike = unit.filter(|unit| {
            lines.amounts.iter().all(|amount| self.account.graph.unit(*amount).dimension() == unit.dimension())
        });
        let amount = match alike {
            None => None,
            Some(unit) => {
                let node = self.account.graph.sum(&lines.amounts, &unit)?;
                self.account.graph.set_step(node, Step::SumOfCarrier);
                self.account.register(&format!("{stem}/amount"), node);
                Some(node)
            }
        };
        let by = lines.by.unwrap_or(Equivalent::Calorific);
        Ok(CarrierFigure { carrier, amount, calorific, equivalent, by })
    }

    /// One line; `Err(None)` where it is no energy.
    fn line(
        &mut self,
        period: &str,
        activity: &Activity,
        said: &EnergyInput,
        carriers: &mut BTreeMap<usize, Lines>,
    ) -> Result<(), Option<WhyLeftOut>> {
        let named = match &said.carrier {
            Some(word) if word.value == "none" => return Err(None),
            Some(word) => match self.pack.carrier(&word.value) {
                Some(carrier) => Some(carrier),
                None => {
                    let finding = self.unknown_carrier(word);
                    self.findings.push(finding);
                    return Err(Some(WhyLeftOut::Carrier));
                }
            },
            None => None,
        };
        let counted = match &activity.data {
            ActivityData::Amount { amount, factor, .. } => Some((amount.place, factor)),
            ActivityData::Computed { formula, factor: Some(factor), .. } => Some((formula.expression.place, factor)),
            ActivityData::Computed { factor: None, .. } | ActivityData::Emissions(_) => None,
        };
        let Some((place, factor)) = counted else {
            let code = activity.category.value.to_string();
            if named.is_none() && !self.pack.boundary.energy.contains(&code) {
                return Err(None);
            }
            return Err(Some(WhyLeftOut::EmissionsAlone));
        };
        let Some(node) = self.amount(activity) else { return Err(None) };
        let Some(carrier) = named.or_else(|| self.pack.carrier_of(&factor.value.family)) else {
            let by_factor = self.pack.boundary.factors.iter().any(|name| lies_in(&factor.value.family, name));
            let by_unit =
                Unit::parse("kWh").is_ok_and(|kwh| kwh.dimension() == self.account.graph.unit(node).dimension());
            if !by_factor && !by_unit {
                return Err(None);
            }
            let message = AboutView::NoCarrier { activity: activity.id.clone(), factor: factor.value.to_string() };
            let finding = Finding::new(Code::EnergyNotCovered, message).at(activity.place).at(factor.place);
            let carriers = self.pack.carrier.iter().map(|carrier| carrier.id.clone()).collect();
            self.findings.push(finding.help(AboutView::NameCarrier { carriers }));
            return Err(Some(WhyLeftOut::Carrier));
        };
        let measured = Measured { node: self.counted(activity, node, place)?, place };
        let (coefficient, place) =
            self.coefficient(activity, &measured, carrier, said).ok_or(WhyLeftOut::Coefficient)?;
        let calorific = self.times(activity, &measured, coefficient, place).ok_or(WhyLeftOut::Units)?;
        self.account.register(&format!("energy/{period}/activity/{}/calorific", activity.id), calorific);
        let (equivalent, by) = self.equivalent(activity, &measured, carrier, calorific)?;
        let lines = carriers.entry(carrier).or_default();
        lines.amounts.push(measured.node);
        lines.calorific.push(calorific);
        lines.equivalent.push(equivalent);
        if lines.by.as_ref().is_none_or(|known| *known == Equivalent::Calorific) {
            lines.by = Some(by);
        }
        Ok(())
    }

    /// What the period counts of an amount: the share of its facility, as of its emissions.
    fn counted(&mut self, activity: &Activity, amount: NodeId, place: Place) -> Result<NodeId, WhyLeftOut> {
        let Some(Share::Part(share)) = self.share(activity) else { return Ok(amount) };
        let graph = &mut self.account.graph;
        let unit = graph.unit(amount).clone();
        let part = graph.product(&[share, amount]).and_then(|product| {
            graph.set_step(product, Step::AmountTimesShare);
            graph.convert(product, &unit)
        });
        part.map_err(|clash| {
            self.findings.push(clash_finding(&clash, place, None));
            WhyLeftOut::Units
        })
    }

    fn share(&self, activity: &Activity) -> Option<Share> {
        self.shares.get(activity.period)?.get(activity.facility?).copied()
    }

    fn amount(&self, activity: &Activity) -> Option<NodeId> {
        let address = crate::account::Address::parse(&format!("activity/{}/amount", activity.id)).ok()?;
        self.account.find(&address)
    }

    fn gap(&mut self, address: &str, place: Place, key: NotationKey) -> NodeId {
        let gap = Gap {
            cause: GapCause::Key(key),
            address: address.to_owned(),
            reason: None,
            place: Some(place),
            cited: None,
        };
        self.account.graph.gap(gap, &self.tce)
    }
}
