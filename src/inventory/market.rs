//! Market-based figures of imported electricity, beside the location-based ones (ISO 14064-1:2018, 9.3.3 and Annex E; the two
//! methods are those of the GHG Protocol Scope 2 Guidance, 2015).
//!
//! Of each facility and period: electricity covered by instruments at their factors, the rest at the declared fallback. Only
//! nodes are added; the location-based figures do not rest on any of them.

use std::collections::BTreeMap;

use jiff::civil::Date;

use super::boundary::Share;
use super::build::{ActivityFigure, cite};
use super::criteria;
use super::energy::EnergyAccounts;
use super::formula::shown;
use super::model::{Accounts, Activity, ActivityData};
use super::period::PeriodInventory;
use crate::account::Citation;
use crate::account::{Account, Address};
use crate::calc::reading::exact;
use crate::calc::{NodeId, Origin, OriginKind, View};
use crate::factor::{self, Chooser, FactorId, Resolved, apply_failure, clash_finding, unresolved_finding};
use crate::finding::{AboutEnergy, Code, Finding, Findings, Located, Place, Step};
use crate::quantity::{Exact, Manner, Quantity, Unit};

/// What electricity that no instrument covers is counted at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fallback {
    /// The average without what is traded by contracts (剩余混合).
    Residual,
    /// The location-based factor of the activity.
    Location,
}

/// A contractual instrument for electricity: a certificate, a contract, a supplier's product.
#[derive(Debug, Clone)]
pub struct Instrument {
    /// Identifier; addresses are `instrument/ID/…`.
    pub id: String,
    /// Index into the book's periods.
    pub period: usize,
    /// Index into the book's facilities.
    pub facility: Option<usize>,
    /// `gec` (绿色电力证书), `i-rec`, `ppa`, `supplier`, or another word.
    pub kind: String,
    /// Electricity, as bought.
    pub amount: Located<Quantity>,
    /// Emissions by energy.
    pub factor: InstrumentFactor,
    /// The generator it comes from.
    pub generator: Option<String>,
    /// Where it is tracked.
    pub registry: Option<String>,
    /// The day it was cancelled (注销).
    pub cancelled: Option<Date>,
    /// First day of generation.
    pub vintage_from: Option<Date>,
    /// Last day of generation.
    pub vintage_to: Option<Date>,
    /// ISO 3166 code of where it was generated.
    pub region: Option<String>,
    /// Whether nobody else claims the same energy.
    pub exclusive: bool,
    /// Where the figures come from.
    pub source: Option<Citation>,
    /// Remark.
    pub note: Option<String>,
    /// Where the book says so.
    pub place: Place,
}

/// The factor of an instrument.
#[derive(Debug, Clone)]
pub enum InstrumentFactor {
    /// As the book states it: `0 kgCO2/kWh`.
    Stated(Located<Quantity>),
    /// Of the library.
    Named(Located<FactorId>),
}

/// The market-based figures of one period.
#[derive(Debug, Clone)]
pub struct MarketFigure {
    /// Index into the accounts' periods.
    pub period: usize,
    /// Category 2, in t CO2e.
    pub category: NodeId,
    /// The total, in t CO2e.
    pub total: NodeId,
    /// What is not covered is counted at this.
    pub fallback: Fallback,
    /// Instruments of the period, in the order of the book.
    pub instruments: Vec<InstrumentFigure>,
}

/// One instrument in the graph.
#[derive(Debug, Clone)]
pub struct InstrumentFigure {
    /// Index into the instruments.
    pub instrument: usize,
    /// Electricity bought, in the unit of the book.
    pub amount: NodeId,
    /// Electricity it covers, in the same unit; `None` where it fails a criterion.
    pub used: Option<NodeId>,
    /// Emissions of what it covers, in t CO2e.
    pub emissions: Option<NodeId>,
}

/// Imported electricity of one facility.
#[derive(Default)]
struct Group {
    /// Amount and emissions of each activity, whatever is counted of them.
    activities: Vec<(NodeId, NodeId)>,
    /// The share of the facility that the period counts, where that is neither all nor nothing.
    share: Option<NodeId>,
    instruments: Vec<usize>,
}

type Failure = Box<Finding>;

/// The market-based figures of a period; `None` where the book asks for none.
pub(super) fn describe(
    accounts: &Accounts,
    period: &PeriodInventory,
    (figures, shares): (&[ActivityFigure], &[Vec<Share>]),
    factors: &Chooser<'_>,
    account: &mut Account,
    findings: &mut Findings,
) -> Result<Option<MarketFigure>, Failure> {
    let energy = &accounts.energy;
    let at = period.period;
    let of_period = energy.instruments.iter().enumerate().filter(|(_, instrument)| instrument.period == at);
    let of_period: Vec<usize> = of_period.map(|(index, _)| index).collect();
    if of_period.is_empty() && energy.fallback.is_none() {
        return Ok(None);
    }
    let fallback = energy.fallback.unwrap_or(Fallback::Location);
    let mut groups: BTreeMap<Option<usize>, Group> = BTreeMap::new();
    // With one facility everything is at that one, named or not; where only a share of it counts, what names none is not of it.
    let whole = |facility: usize| shares.get(at).and_then(|shares| shares.get(facility)) == Some(&Share::Whole);
    let only = (accounts.facilities.len() == 1 && whole(0)).then_some(0);
    let kwh = kilowatt_hours();
    let inside =
        accounts.activities.iter().zip(figures).filter(|(activity, figure)| activity.period == at && figure.is_inside);
    for (activity, figure) in inside {
        let amount = Address::parse(&format!("activity/{}/amount", activity.id)).ok();
        let amount = amount.and_then(|address| account.find(&address)).filter(|_| is_electricity(activity, factors));
        let amount = amount.filter(|node| account.graph.unit(*node).dimension() == kwh.dimension());
        if let Some(amount) = amount {
            let group = groups.entry(activity.facility.or(only)).or_default();
            group.activities.push((amount, figure.whole));
            let share = activity.facility.and_then(|facility| shares.get(at)?.get(facility));
            if let Some(Share::Part(share)) = share {
                group.share = Some(*share);
            }
        }
    }
    let mut instruments = Vec::new();
    for index in of_period {
        let instrument = &energy.instruments[index];
        let amount = leaf(accounts, instrument, &instrument.amount, "amount", account);
        let failed = criteria::failed(accounts, instrument, instrument.facility.or(only));
        if failed.is_empty() {
            groups.entry(instrument.facility.or(only)).or_default().instruments.push(instruments.len());
        } else {
            let message = AboutEnergy::NotCounted { id: instrument.id.clone() };
            let finding = Finding::new(Code::InstrumentNotCounted, message).at(instrument.place);
            findings.push(failed.into_iter().fold(finding, Finding::fact).help(AboutEnergy::MeetCriteria));
        }
        instruments.push(InstrumentFigure { instrument: index, amount, used: None, emissions: None });
    }
    let failure = |clash| Box::new(clash_finding(&clash, accounts.periods[at].place, None));
    let tonnes = factor::tonnes_co2e();
    let mut parts = Vec::new();
    for (facility, group) in &groups {
        let setting = Setting { accounts, period: at, facility: *facility, fallback, factors };
        let mut own = Vec::new();
        cover(&setting, group, &mut instruments, account, findings, &mut own)?;
        for part in own {
            parts.push(match group.share {
                None => part,
                Some(share) => {
                    let product = account.graph.product(&[share, part]).map_err(failure)?;
                    account.graph.set_step(product, Step::TimesShare);
                    account.graph.convert(product, &tonnes).map_err(failure)?
                }
            });
        }
    }
    let mut categories: Vec<NodeId> = Vec::new();
    let mut second = None;
    for figure in &period.categories {
        if figure.category.number == 2 {
            let nodes: Vec<NodeId> = [figure.node].into_iter().chain(parts.iter().copied()).collect();
            let node = account.graph.sum(&nodes, &tonnes).map_err(failure)?;
            account.graph.set_step(node, Step::MarketBased);
            second = Some(node);
            categories.push(node);
        } else {
            categories.push(figure.node);
        }
    }
    let total = account.graph.sum(&categories, &tonnes).map_err(failure)?;
    account.graph.set_step(total, Step::SumOfCategories);
    let Some(category) = second else { return Ok(None) };
    let id = &accounts.periods[at].id;
    account.register(&format!("inventory/{id}/category/2/market-based"), category);
    account.register(&format!("inventory/{id}/total/market-based"), total);
    Ok(Some(MarketFigure { period: at, category, total, fallback, instruments }))
}

struct Setting<'a, 'l> {
    accounts: &'a Accounts,
    period: usize,
    facility: Option<usize>,
    fallback: Fallback,
    factors: &'a Chooser<'l>,
}

/// Covers the electricity of a facility; `parts` are what is taken from the location-based figure and what replaces it.
fn cover(
    setting: &Setting<'_, '_>,
    group: &Group,
    instruments: &mut [InstrumentFigure],
    account: &mut Account,
    findings: &mut Findings,
    parts: &mut Vec<NodeId>,
) -> Result<(), Failure> {
    let accounts = setting.accounts;
    if group.instruments.is_empty() && setting.fallback == Fallback::Location {
        return Ok(());
    }
    let place = accounts.periods[setting.period].place;
    let failure = |clash| Box::new(clash_finding(&clash, place, None));
    let kwh = kilowatt_hours();
    let amounts: Vec<NodeId> = group.activities.iter().map(|(amount, _)| *amount).collect();
    let consumed = account.graph.sum(&amounts, &kwh).map_err(failure)?;
    let value = |node: NodeId, account: &Account| {
        exact::value(View::plain(&account.graph), node).value().cloned().unwrap_or_default()
    };
    let total = value(consumed, account);
    let mut rest = vec![consumed];
    let mut cancelled = Exact::ZERO;
    for slot in &group.instruments {
        let figure = &mut instruments[*slot];
        let instrument = &accounts.energy.instruments[figure.instrument];
        let amount = account.graph.convert(figure.amount, &kwh).map_err(failure)?;
        cancelled += &value(amount, account);
        let left = account.graph.sum(&rest, &kwh).map_err(failure)?;
        account.graph.set_step(left, Step::UncoveredEnergy);
        let used = account.graph.min(&[amount, left]).map_err(failure)?;
        account.graph.set_step(used, Step::CoveredEnergy);
        // It is shown in the unit in which it was bought.
        let unit = account.graph.unit(figure.amount).clone();
        let shown = account.graph.convert(used, &unit).map_err(failure)?;
        account.register(&format!("instrument/{}/used", instrument.id), shown);
        figure.used = Some(shown);
        rest.push(account.graph.negative(used));
        let factor = instrument_factor(setting, instrument, account)?;
        let node = emissions(accounts, used, factor, setting.factors, instrument.place, account)?;
        account.register(&format!("instrument/{}/emissions", instrument.id), node);
        instruments[*slot].emissions = Some(node);
        super::sign::refuse(&[(format!("instrument/{}", instrument.id), instrument.place, node)], account, findings);
        parts.push(node);
    }
    if cancelled > total {
        let first = group.instruments.first().map(|slot| &accounts.energy.instruments[instruments[*slot].instrument]);
        let message = AboutEnergy::Surplus {
            cancelled: shown(&cancelled, &kwh),
            consumed: shown(&total, &kwh),
            facility: setting.facility.map(|at| accounts.facilities[at].id.clone()),
            period: accounts.periods[setting.period].id.clone(),
        };
        let finding = Finding::new(Code::InstrumentSurplus, message).at(first.map_or(place, |first| first.place));
        findings.push(finding.help(AboutEnergy::NameFacility));
    }
    if !total.is_positive() {
        // Nothing was bought, so nothing is replaced.
        return Ok(());
    }
    let rest = account.graph.sum(&rest, &kwh).map_err(failure)?;
    account.graph.set_step(rest, Step::UncoveredEnergy);
    let tonnes = factor::tonnes_co2e();
    let located: Vec<NodeId> = group.activities.iter().map(|(_, node)| *node).collect();
    let located = account.graph.sum(&located, &tonnes).map_err(failure)?;
    account.graph.set_step(located, Step::SumOfActivities);
    parts.push(match setting.fallback {
        Fallback::Location => {
            let share = account.graph.quotient(rest, consumed).map_err(failure)?;
            let node = account.graph.product(&[located, share]).map_err(failure)?;
            account.graph.set_step(node, Step::UncoveredShare);
            account.graph.convert(node, &tonnes).map_err(failure)?
        }
        Fallback::Residual => {
            let family = setting.factors.pack().market.residual.clone();
            let id = FactorId { family, edition: None };
            let region = setting.facility.and_then(|at| accounts.facilities[at].region.as_deref());
            let found = setting.factors.resolve(&id, region, accounts.periods[setting.period].year());
            let (entry, _) = found.map_err(|unresolved| Box::new(unresolved_finding(&unresolved, &id, place)))?;
            let masses = factor::apply(&mut account.graph, setting.factors.library(), entry, rest, None);
            let masses = masses.map_err(|error| apply_failure(&error, place))?;
            sum_of(accounts, &masses, setting.factors, place, account)?
        }
    });
    parts.push(account.graph.negative(located));
    Ok(())
}

/// The factor of an instrument as a node.
fn instrument_factor(
    setting: &Setting<'_, '_>,
    instrument: &Instrument,
    account: &mut Account,
) -> Result<NodeId, Failure> {
    match &instrument.factor {
        InstrumentFactor::Stated(quantity) => Ok(leaf(setting.accounts, instrument, quantity, "factor", account)),
        InstrumentFactor::Named(id) => {
            let facility = setting.facility.and_then(|at| setting.accounts.facilities[at].region.as_deref());
            let region = instrument.region.as_deref().or(facility);
            let year = setting.accounts.periods[setting.period].year();
            match setting.factors.resolve(&id.value, region, year) {
                Ok((Resolved::Factor(factor), _)) => {
                    Ok(factor::leaf(&mut account.graph, setting.factors.library(), factor))
                }
                Ok((entry, _)) => {
                    let message = crate::finding::Message::NotASingleValue { id: entry.id().to_string() };
                    Err(Box::new(Finding::new(Code::BadExpression, message).at(id.place)))
                }
                Err(unresolved) => Err(Box::new(unresolved_finding(&unresolved, &id.value, id.place))),
            }
        }
    }
}

/// Energy × factor, as t CO2e.
fn emissions(
    accounts: &Accounts,
    used: NodeId,
    factor: NodeId,
    factors: &Chooser<'_>,
    place: Place,
    account: &mut Account,
) -> Result<NodeId, Failure> {
    let failure = |clash| Box::new(clash_finding(&clash, place, None));
    let per = account.graph.unit(factor).clone();
    let energy = account.graph.convert(used, &per.denominator()).map_err(failure)?;
    let mass = account.graph.product(&[energy, factor]).map_err(failure)?;
    account.graph.set_step(mass, Step::AmountTimesFactor);
    let gas = super::amount::gas_of(account.graph.unit(mass), place)?;
    let mass = factor::GasMass { gas, origin: factor::MethaneOrigin::Unknown, node: mass };
    sum_of(accounts, &[mass], factors, place, account)
}

fn sum_of(
    accounts: &Accounts,
    masses: &[factor::GasMass],
    factors: &Chooser<'_>,
    place: Place,
    account: &mut Account,
) -> Result<NodeId, Failure> {
    let mut nodes = Vec::new();
    for mass in masses {
        let node = factors.co2_equivalent(&mut account.graph, *mass, accounts.gwp);
        nodes.push(node.map_err(|error| apply_failure(&error, place))?);
    }
    let sum = account.graph.sum(&nodes, &factor::tonnes_co2e());
    sum.map_err(|clash| Box::new(clash_finding(&clash, place, None)))
}

fn leaf(
    accounts: &Accounts,
    instrument: &Instrument,
    quantity: &Located<Quantity>,
    part: &str,
    account: &mut Account,
) -> NodeId {
    let address = format!("instrument/{}/{part}", instrument.id);
    let origin = Origin {
        address: address.clone(),
        kind: OriginKind::Input,
        place: Some(quantity.place),
        cited: instrument.source.as_ref().map(|source| cite(accounts, source)),
        note: instrument.note.as_deref().map(Into::into),
    };
    let node = match quantity.value.amount().one().filter(|literal| part == "factor" && literal.exact().is_zero()) {
        // Zero is what the certificate says, and no number rounded in print: the rest of a range would be below zero.
        Some(zero) => account.graph.shared_leaf(zero.with_manner(Manner::Exact), quantity.value.unit(), None, origin),
        None => account.graph.quantity(&quantity.value, None, origin),
    };
    account.register(&address, node);
    node
}

/// Imported electricity: category 2.1, or category 2 at the average of a grid.
fn is_electricity(activity: &Activity, factors: &Chooser<'_>) -> bool {
    let category = activity.category.value;
    let family = match &activity.data {
        ActivityData::Amount { factor, .. } => Some(&factor.value.family),
        ActivityData::Computed { factor, .. } => factor.as_ref().map(|factor| &factor.value.family),
        ActivityData::Emissions(_) => None,
    };
    let of_grid = || {
        let family = family.filter(|_| category.sub == 0);
        family.is_some_and(|family| factors.pack().placed().any(|name| family.starts_with(name)))
    };
    category.number == 2 && (category.sub == 1 || of_grid())
}

/// That the book has instruments and does not say what the rest is counted at.
pub(super) fn undeclared(energy: &EnergyAccounts, findings: &mut Findings) {
    if let (Some(first), None) = (energy.instruments.first(), energy.fallback) {
        let finding = Finding::new(Code::MarketFallbackAssumed, AboutEnergy::FallbackAssumed).at(first.place);
        findings.push(finding.help(AboutEnergy::DeclareFallback));
    }
}

/// kWh, in which instruments are counted.
fn kilowatt_hours() -> Unit {
    // The unit table has it; a test holds that this never falls back.
    Unit::parse("kWh").unwrap_or_else(|_| Unit::none())
}
