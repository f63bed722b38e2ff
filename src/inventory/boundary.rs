//! The organizational boundary (ISO 14064-1:2018, 5.1): what share of a facility's emissions a period counts.
//!
//! ```text
//! facility/F/share/P = Σ (days of an interval × what is counted in it) ÷ days of the period
//! ```
//! Control counts all or nothing, equity counts the share. With one ownership throughout the period the share is that
//! leaf alone, and what is counted whole needs no share at all.

use std::collections::BTreeSet;

use jiff::Unit as Span;
use jiff::civil::Date;
use rust_decimal::Decimal;

use super::model::{Accounts, Consolidation, Facility, Period};
use crate::account::Account;
use crate::calc::{NodeId, Origin, OriginKind, UnitClash};
use crate::finding::{AboutInventory, Code, Finding, Findings, Located, Place, Step};
use crate::quantity::{Exact, Literal, Manner, Quantity, Unit};

/// What an organization controls of a facility (ISO 14064-1:2018, 5.1).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Control {
    /// It runs the facility, and does not control it financially.
    Operational,
    /// It controls the facility financially, and does not run it.
    Financial,
    /// Both.
    #[default]
    Both,
    /// Neither.
    None,
}

impl Control {
    /// Reads the word of a book.
    pub fn from_word(word: &str) -> Option<Control> {
        Some(match word {
            "operational" => Control::Operational,
            "financial" => Control::Financial,
            "both" => Control::Both,
            "none" => Control::None,
            _ => return None,
        })
    }
}

/// Ownership of a facility over some days.
#[derive(Debug, Clone)]
pub struct Ownership {
    /// First day; from the beginning where it is not stated.
    pub from: Option<Date>,
    /// Last day, included; without end where it is not stated.
    pub to: Option<Date>,
    /// Share of the equity, 0 to 100 %.
    pub equity: Option<Located<Quantity>>,
    /// Control.
    pub control: Control,
    /// Where the book says so.
    pub place: Place,
}

/// Ownership of a facility, as a book states it.
#[derive(Debug, Clone, Default)]
pub struct Holding {
    /// What holds on days that no dated ownership covers; `None` where only dated ones are stated, which then say all.
    pub undated: Option<Ownership>,
    /// Dated, in the order of time, without overlaps.
    pub dated: Vec<Ownership>,
}

impl Holding {
    /// Whether the book says anything about it.
    pub fn is_stated(&self) -> bool {
        self.undated.is_some() || !self.dated.is_empty()
    }
}

/// What a period counts of a facility.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Share {
    /// All of it.
    Whole,
    /// Nothing: the facility is outside the boundary.
    Outside,
    /// A share, as a pure number.
    Part(NodeId),
}

/// Some days of a period with one ownership.
#[derive(Clone, Copy)]
struct Stretch<'a> {
    from: Date,
    to: Date,
    days: i64,
    /// `None`: not owned.
    ownership: Option<&'a Ownership>,
}

/// The shares of every facility in every period: `[period][facility]`.
pub(super) fn shares(
    accounts: &Accounts,
    account: &mut Account,
    findings: &mut Findings,
) -> Result<Vec<Vec<Share>>, UnitClash> {
    let approach = accounts.organization.as_ref().and_then(|organization| organization.consolidation);
    missing_approach(accounts, approach, findings);
    let used: BTreeSet<(usize, usize)> =
        accounts.activities.iter().filter_map(|activity| Some((activity.period, activity.facility?))).collect();
    let mut shares = Vec::new();
    for (at, period) in accounts.periods.iter().enumerate() {
        let mut of_period = Vec::new();
        for (index, facility) in accounts.facilities.iter().enumerate() {
            let share = match approach {
                Some(approach) => share(approach, facility, period, account, findings)?,
                None => Share::Whole,
            };
            // A site that is gone and has no activity any more leaves nothing out.
            if let (Some(approach), Share::Outside, true) = (approach, share, used.contains(&(at, index))) {
                findings.push(outside(approach, facility, period));
            }
            of_period.push(share);
        }
        shares.push(of_period);
    }
    if approach == Some(Consolidation::EquityShare) {
        for facility in &accounts.facilities {
            let holding = &facility.holding;
            let silent = holding.dated.iter().chain(&holding.undated).find(|ownership| ownership.equity.is_none());
            if !holding.is_stated() || silent.is_some() {
                let message = AboutInventory::EquityNotStated { facility: facility.id.clone() };
                let place = silent.map_or(facility.place, |ownership| ownership.place);
                findings.push(Finding::new(Code::EquityNotStated, message).at(place).help(AboutInventory::StateEquity));
            }
        }
    }
    Ok(shares)
}

/// Without an approach nothing can be left out or weighted, so every facility is counted whole, and that is said.
fn missing_approach(accounts: &Accounts, approach: Option<Consolidation>, findings: &mut Findings) {
    let stated = accounts.facilities.iter().find(|facility| facility.holding.is_stated());
    let Some(first) = stated.or_else(|| accounts.facilities.get(1)) else { return };
    if approach.is_none() {
        let message = AboutInventory::ConsolidationMissing { facilities: accounts.facilities.len() };
        let finding = Finding::new(Code::ConsolidationMissing, message).at(first.place);
        findings.push(finding.help(AboutInventory::StateConsolidation));
    }
}

fn share(
    approach: Consolidation,
    facility: &Facility,
    period: &Period,
    account: &mut Account,
    findings: &mut Findings,
) -> Result<Share, UnitClash> {
    if !facility.holding.is_stated() {
        return Ok(Share::Whole);
    }
    let stretches = stretches(&facility.holding, period);
    let address = format!("facility/{}/share/{}", facility.id, period.id);
    let mut counted: Vec<(&Stretch<'_>, Option<NodeId>)> = Vec::new();
    for stretch in &stretches {
        match part(approach, stretch.ownership) {
            Part::Whole => counted.push((stretch, None)),
            Part::Nothing => {}
            Part::Equity(since, equity) => {
                // A holding is what the register says: exact, not rounded in print.
                let origin = Origin {
                    address: match since {
                        Some(since) => format!("facility/{}/equity/{since}", facility.id),
                        None => format!("facility/{}/equity", facility.id),
                    },
                    kind: OriginKind::Input,
                    place: Some(equity.place),
                    cited: None,
                    note: None,
                };
                let literal = equity.value.amount().one().unwrap_or_else(|| Literal::count(100));
                let literal = literal.with_manner(Manner::Exact);
                let leaf = account.graph.shared_leaf(literal, equity.value.unit(), None, origin);
                counted.push((stretch, Some(leaf)));
            }
        }
    }
    let days: i64 = stretches.iter().map(|stretch| stretch.days).sum();
    let counted_days: i64 = counted.iter().map(|(stretch, _)| stretch.days).sum();
    match counted.as_slice() {
        [] => Ok(Share::Outside),
        several if counted_days == days && several.iter().all(|(_, leaf)| leaf.is_none()) => Ok(Share::Whole),
        [(_, Some(only))] if counted_days == days => {
            let share = account.graph.convert(*only, &Unit::none())?;
            account.graph.set_step(share, Step::ShareOfFacility);
            account.register(&address, share);
            Ok(Share::Part(share))
        }
        several => {
            let share = weighted(facility, period, days, several, account)?;
            account.register(&address, share);
            let message =
                AboutInventory::OwnershipWeighted { facility: facility.id.clone(), period: period.id.clone() };
            let place = several.first().and_then(|(stretch, _)| stretch.ownership).map(|ownership| ownership.place);
            let finding = Finding::new(Code::OwnershipWeighted, message).at(place.unwrap_or(facility.place));
            findings.push(finding.help(AboutInventory::SplitActivities));
            Ok(Share::Part(share))
        }
    }
}

fn outside(approach: Consolidation, facility: &Facility, period: &Period) -> Finding {
    let message = AboutInventory::OutsideBoundary {
        facility: facility.id.clone(),
        period: period.id.clone(),
        approach: approach.heading(),
    };
    let finding = Finding::new(Code::FacilityOutsideBoundary, message).at(facility.place);
    finding.help(AboutInventory::MayBeIndirect)
}

/// Σ days × share ÷ days of the period.
fn weighted(
    facility: &Facility,
    period: &Period,
    days: i64,
    counted: &[(&Stretch<'_>, Option<NodeId>)],
    account: &mut Account,
) -> Result<NodeId, UnitClash> {
    let day = Unit::parse("d").unwrap_or_else(|_| Unit::none());
    let mut parts = Vec::new();
    for (stretch, equity) in counted {
        let address = format!("facility/{}/days/{}", facility.id, stretch.from);
        let place = stretch.ownership.map(|ownership| ownership.place);
        // That emissions are spread evenly over the days of a period is an assumption.
        let note = format!("{} – {}", stretch.from, stretch.to);
        let kind = OriginKind::Assumption;
        let origin = Origin { address, kind, place, cited: None, note: Some(note.into()) };
        let leaf = whole_days(stretch.days, &day, origin, account);
        let part = match equity {
            None => leaf,
            Some(equity) => {
                let share = account.graph.convert(*equity, &Unit::none())?;
                let part = account.graph.product(&[leaf, share])?;
                account.graph.set_step(part, Step::DaysTimesShare);
                part
            }
        };
        parts.push(part);
    }
    let sum = account.graph.sum(&parts, &day)?;
    let address = format!("period/{}/days", period.id);
    let origin = Origin { address, kind: OriginKind::Constant, place: Some(period.place), cited: None, note: None };
    let all = whole_days(days, &day, origin, account);
    let share = account.graph.quotient(sum, all)?;
    account.graph.set_step(share, Step::ShareByDays);
    Ok(share)
}

fn whole_days(days: i64, day: &Unit, origin: Origin, account: &mut Account) -> NodeId {
    let literal = Literal::from_decimal(Decimal::from(days)).unwrap_or_else(|| Literal::count(days));
    account.graph.shared_leaf(literal.with_manner(Manner::Exact), day, None, origin)
}

/// What an ownership counts.
enum Part<'a> {
    Whole,
    Nothing,
    /// Since when, and how much.
    Equity(Option<Date>, &'a Located<Quantity>),
}

fn part(approach: Consolidation, ownership: Option<&Ownership>) -> Part<'_> {
    let Some(ownership) = ownership else { return Part::Nothing };
    let controls = |one: Control| ownership.control == one || ownership.control == Control::Both;
    let whole = match approach {
        Consolidation::OperationalControl => controls(Control::Operational),
        Consolidation::FinancialControl => controls(Control::Financial),
        Consolidation::EquityShare => match &ownership.equity {
            None => true,
            Some(equity) => match share_of_one(&equity.value) {
                Some(share) if share.is_zero() => return Part::Nothing,
                Some(share) if share == Exact::ONE => true,
                _ => return Part::Equity(ownership.from, equity),
            },
        },
    };
    if whole { Part::Whole } else { Part::Nothing }
}

/// A share as a pure number: 60 % is 0.6. `None` for what is no share.
pub fn share_of_one(quantity: &Quantity) -> Option<Exact> {
    let ratio = quantity.unit().convertible(&Unit::none())?;
    Some(&quantity.amount().one()?.exact() * &ratio)
}

/// The days of a period by ownership, in the order of time. Dated ownership does not overlap; that is checked.
fn stretches<'a>(holding: &'a Holding, period: &Period) -> Vec<Stretch<'a>> {
    let mut stretches = Vec::new();
    let mut push = |from: Date, to: Date, ownership: Option<&'a Ownership>| {
        if from <= to {
            stretches.push(Stretch { from, to, days: days(from, to), ownership });
        }
    };
    let mut at = Some(period.from);
    for ownership in &holding.dated {
        let from = ownership.from.unwrap_or(period.from).max(period.from);
        let to = ownership.to.unwrap_or(period.to).min(period.to);
        let Some(begin) = at.filter(|_| from <= to) else { continue };
        if let Ok(before) = from.yesterday() {
            push(begin, before, holding.undated.as_ref());
        }
        push(from, to, Some(ownership));
        at = to.tomorrow().ok();
    }
    if let Some(begin) = at {
        push(begin, period.to, holding.undated.as_ref());
    }
    stretches
}

/// Days from the first to the last, both included.
fn days(from: Date, to: Date) -> i64 {
    from.until((Span::Day, to)).map_or(0, |span| i64::from(span.get_days())).saturating_add(1)
}
