//! Comprehensive energy consumption (综合能耗) by GB/T 2589: each carrier × the standard's own coefficient, in t of standard coal.
//!
//! ```text
//! activity ─ amount ×  coefficient by calorific value (当量值) ─▶ carrier ─▶ total
//!                   └  equivalent value of the year   (等价值) ─▶ carrier ─▶ total
//! ```
//! What has no coefficient is a gap of the total, which is then partial; nothing is guessed.

use std::collections::{BTreeMap, HashMap};

use super::model::{CoalRate, Coefficient, EnergyInput, ViewInputs};
use super::pack::{GbtPack, lies_in};
use crate::account::Account;
use crate::calc::{Gap, GapCause, Kind, NodeId, NotationKey, Origin, OriginKind, UnitClash, View};
use crate::factor::{
    Chooser, Factor, FactorId, FactorKind, Resolved, Standing, clash_finding, leaf, unresolved_finding,
};
use crate::finding::{AboutView, Code, Finding, Findings, Located, Message, Place, Step};
use crate::inventory::{Accounts, Activity, ActivityData, cite};
use crate::quantity::{Base, Quantity, Unit};
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
}

struct Builder<'a, 'l> {
    accounts: &'a Accounts,
    inputs: &'a ViewInputs,
    pack: &'a GbtPack,
    factors: &'a Chooser<'l>,
    account: &'a mut Account,
    findings: &'a mut Findings,
    densities: Option<HashMap<String, NodeId>>,
    tce: Unit,
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
    inputs: &ViewInputs,
    pack: &GbtPack,
    factors: &Chooser<'_>,
    account: &mut Account,
    findings: &mut Findings,
) -> Result<Vec<EnergyView>, UnitClash> {
    let tce = Unit::parse("tce").unwrap_or_else(|_| Unit::none());
    let mut builder = Builder { accounts, inputs, pack, factors, account, findings, densities: None, tce };
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
        let ActivityData::Amount { amount, factor, .. } = &activity.data else {
            let code = activity.category.value.to_string();
            if named.is_none() && !self.pack.boundary.energy.contains(&code) {
                return Err(None);
            }
            return Err(Some(WhyLeftOut::EmissionsAlone));
        };
        let Some(carrier) = named.or_else(|| self.pack.carrier_of(&factor.value.family)) else {
            let by_factor = self.pack.boundary.factors.iter().any(|name| lies_in(&factor.value.family, name));
            let by_unit = Unit::parse("kWh").is_ok_and(|kwh| kwh.dimension() == amount.value.unit().dimension());
            if !by_factor && !by_unit {
                return Err(None);
            }
            let message = AboutView::NoCarrier { activity: activity.id.clone(), factor: factor.value.to_string() };
            let finding = Finding::new(Code::EnergyNotCovered, message).at(activity.place).at(factor.place);
            let carriers = self.pack.carrier.iter().map(|carrier| carrier.id.clone()).collect();
            self.findings.push(finding.help(AboutView::NameCarrier { carriers }));
            return Err(Some(WhyLeftOut::Carrier));
        };
        let Some(amount_node) = self.amount(activity) else { return Err(None) };
        let (coefficient, place) = self.coefficient(activity, amount, carrier, said).ok_or(WhyLeftOut::Coefficient)?;
        let calorific = self.times(activity, amount, amount_node, coefficient, place).ok_or(WhyLeftOut::Units)?;
        self.account.register(&format!("energy/{period}/activity/{}/calorific", activity.id), calorific);
        let (equivalent, by) = self.equivalent(activity, amount, amount_node, carrier, calorific)?;
        let lines = carriers.entry(carrier).or_default();
        lines.amounts.push(amount_node);
        lines.calorific.push(calorific);
        lines.equivalent.push(equivalent);
        if lines.by.as_ref().is_none_or(|known| *known == Equivalent::Calorific) {
            lines.by = Some(by);
        }
        Ok(())
    }

    fn amount(&self, activity: &Activity) -> Option<NodeId> {
        let address = crate::account::Address::parse(&format!("activity/{}/amount", activity.id)).ok()?;
        self.account.find(&address)
    }

    /// The coefficient by calorific value, as the book has it or as the standard prints it.
    fn coefficient(
        &mut self,
        activity: &Activity,
        amount: &Located<Quantity>,
        carrier: usize,
        said: &EnergyInput,
    ) -> Option<(NodeId, Place)> {
        match &said.coefficient {
            Some(Coefficient::Value(value)) => {
                let address = format!("activity/{}/coal-coefficient", activity.id);
                let cited = activity.source.as_ref().map(|source| cite(self.accounts, source));
                let origin = Origin { address, kind: OriginKind::Input, place: Some(value.place), cited, note: None };
                return Some((self.account.graph.quantity(&value.value, None, origin), value.place));
            }
            Some(Coefficient::Factor(id)) => {
                let year = self.accounts.periods[activity.period].year();
                return match self.factors.resolve(&id.value, None, year) {
                    Ok((Resolved::Factor(factor), _)) => {
                        Some((leaf(&mut self.account.graph, self.factors.library(), factor), id.place))
                    }
                    Ok(_) => {
                        let message = Message::NotASingleValue { id: id.value.to_string() };
                        self.findings.push(Finding::new(Code::UnknownFactor, message).at(id.place));
                        None
                    }
                    Err(unresolved) => {
                        self.findings.push(unresolved_finding(&unresolved, &id.value, id.place));
                        None
                    }
                };
            }
            None => {}
        }
        let family = self.pack.carrier[carrier].coefficient.clone();
        let mut candidates: Vec<&'l Factor> = self.values(&family).collect();
        // Those of the standard first: one of them is the example.
        candidates.sort_by_key(|factor| !self.is_of_standard(factor));
        let of_standard: Vec<&Factor> =
            candidates.iter().copied().filter(|factor| self.is_of_standard(factor)).collect();
        match of_standard.as_slice() {
            [only] if only.range.is_none() => {
                let id = only.id.clone();
                self.take(&id, activity).map(|node| (node, amount.place))
            }
            _ => {
                let carrier = &self.pack.carrier[carrier];
                let message = AboutView::CoefficientUnclear {
                    activity: activity.id.clone(),
                    en: carrier.name.en.clone(),
                    zh: carrier.name.zh.clone(),
                };
                let mut finding = Finding::new(Code::CoalCoefficientUnclear, message).at(activity.place);
                for candidate in &candidates {
                    let of_standard = self.is_of_standard(candidate);
                    let (id, value) = (candidate.id.to_string(), candidate.quantity.text().to_owned());
                    finding = finding.fact(AboutView::Candidate { id, value, of_standard });
                }
                let example = candidates.first().map(|c| c.id.to_string()).unwrap_or_default();
                let value = candidates.first().map(|c| c.quantity.text().to_owned()).unwrap_or_default();
                self.findings.push(finding.help(AboutView::GiveCoefficient { example, value }));
                None
            }
        }
    }

    fn values(&self, family: &str) -> impl Iterator<Item = &'l Factor> + use<'l> {
        let library = self.factors.library();
        let mut found: Vec<&'l Factor> = Vec::new();
        for entry in library.family(family) {
            if let Resolved::Factor(factor) = entry
                && !factor.draft
                && !found.iter().any(|known| known.id == factor.id)
            {
                found.push(factor);
            }
        }
        found.into_iter()
    }

    fn is_of_standard(&self, factor: &Factor) -> bool {
        let source = self.factors.library().source(factor.source);
        source.is_some_and(|source| self.pack.boundary.documents.contains(&source.id))
    }

    /// The leaf of a row; it is asked for by its edition, so that a lock keeps it.
    fn take(&mut self, id: &FactorId, activity: &Activity) -> Option<NodeId> {
        let year = self.accounts.periods[activity.period].year();
        match self.factors.resolve(id, None, year) {
            Ok((Resolved::Factor(factor), _)) => Some(leaf(&mut self.account.graph, self.factors.library(), factor)),
            _ => None,
        }
    }

    /// The equivalent value of a line.
    fn equivalent(
        &mut self,
        activity: &Activity,
        amount: &Located<Quantity>,
        amount_node: NodeId,
        carrier: usize,
        calorific: NodeId,
    ) -> Result<(NodeId, Equivalent), Option<WhyLeftOut>> {
        let (pack, inputs) = (self.pack, self.inputs);
        let entry = &pack.carrier[carrier];
        let period = &self.accounts.periods[activity.period];
        let given = |rate: &&CoalRate| rate.period == activity.period && rate.carrier.value == entry.id;
        let (node, place, by) = if let Some(rate) = inputs.coal_rates.iter().find(given) {
            let origin = Origin {
                address: format!("energy/{}/rate/{}", period.id, entry.id),
                kind: OriginKind::Input,
                place: Some(rate.value.place),
                cited: rate.source.as_ref().map(|source| cite(self.accounts, source)),
                note: rate.note.as_deref().map(Into::into),
            };
            let node = match rate.value.value.amount().one() {
                Some(literal) => self.account.graph.shared_leaf(literal, rate.value.value.unit(), None, origin),
                None => return Err(Some(WhyLeftOut::Coefficient)),
            };
            (node, rate.value.place, Equivalent::Book)
        } else if entry.primary {
            return Ok((calorific, Equivalent::Calorific));
        } else if let Some(id) = self.official_rate(&entry.rates, activity) {
            let node = self.take(&id, activity).ok_or(WhyLeftOut::Coefficient)?;
            (node, amount.place, Equivalent::Library(id.to_string()))
        } else {
            let message =
                AboutView::NoRate { en: entry.name.en.clone(), zh: entry.name.zh.clone(), year: period.year() };
            let help = AboutView::GiveRate { period: period.id.clone(), carrier: entry.id.clone() };
            self.findings.push(Finding::new(Code::CoalRateMissing, message).at(period.place).help(help));
            let address = format!("energy/{}/gap/{}/equivalent", period.id, entry.id);
            return Ok((self.gap(&address, activity.place, NotationKey::NotEstimated), Equivalent::None));
        };
        let equivalent = self.times(activity, amount, amount_node, node, place).ok_or(WhyLeftOut::Units)?;
        self.account.register(&format!("energy/{}/activity/{}/equivalent", period.id, activity.id), equivalent);
        Ok((equivalent, by))
    }

    /// An official value of exactly the year, national or of the facility's place.
    fn official_rate(&self, families: &[String], activity: &Activity) -> Option<FactorId> {
        let year = self.accounts.periods[activity.period].year();
        let place = activity.facility.and_then(|at| self.accounts.facilities[at].region.as_deref());
        let fits = |factor: &&Factor| {
            let official = self.factors.library().source(factor.source).map(|source| source.standing);
            factor.data_year() == year
                && factor.kind == FactorKind::PrimaryEquivalent
                && official == Some(Standing::Official)
                && factor.region.as_deref().is_none_or(|region| region == "CN" || Some(region) == place)
        };
        let mut found: Vec<&Factor> = families.iter().flat_map(|family| self.values(family)).filter(fits).collect();
        // The place's own before the nation's.
        found.sort_by_key(|factor| factor.region.as_deref() == Some("CN"));
        found.first().map(|factor| factor.id.clone())
    }

    /// Amount × coefficient in tce; through the density where the amount is a volume and the coefficient counts mass.
    fn times(
        &mut self,
        activity: &Activity,
        amount: &Located<Quantity>,
        amount_node: NodeId,
        coefficient: NodeId,
        place: Place,
    ) -> Option<NodeId> {
        let counts = self.account.graph.unit(coefficient).denominator();
        let volume = self.account.graph.unit(amount_node).dimension().terms() == [(Base::Length, 3)];
        let mass = counts.dimension().terms() == [(Base::Mass, 1)];
        let density = if volume && mass { self.density(&activity.id) } else { None };
        let made = (|| {
            let graph = &mut self.account.graph;
            let measured = match density {
                Some(density) => {
                    let aligned = graph.convert(amount_node, &graph.unit(density).denominator())?;
                    let product = graph.product(&[aligned, density])?;
                    graph.set_step(product, Step::MassFromVolume);
                    graph.convert(product, &counts)?
                }
                None => graph.convert(amount_node, &counts)?,
            };
            let product = graph.product(&[measured, coefficient])?;
            graph.set_step(product, Step::AmountTimesCoalCoefficient);
            graph.convert(product, &self.tce)
        })();
        match made {
            Ok(node) => Some(node),
            Err(clash) => {
                let finding = clash_finding(&clash, amount.place, Some(place).filter(|place| *place != amount.place));
                let unit = amount.value.unit().text().to_owned();
                self.findings.push(finding.help(AboutView::CoefficientPerUnit { unit }));
                None
            }
        }
    }

    /// The density of an activity; the graph is looked through once.
    fn density(&mut self, activity: &str) -> Option<NodeId> {
        let graph = &self.account.graph;
        let all = self.densities.get_or_insert_with(|| {
            let view = View::plain(graph);
            let leaves = crate::calc::Cone::all(view);
            let densities =
                leaves.order().filter(|node| matches!(view.kind(*node), Kind::Leaf(_))).filter_map(|node| {
                    let address = &view.leaf_at(node)?.origin.address;
                    let id = address.strip_prefix("activity/")?.strip_suffix("/density")?;
                    Some((id.to_owned(), node))
                });
            densities.collect()
        });
        all.get(activity).copied()
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
