//! Energy balances: what came in is what went out.
//!
//! Electricity, heat and steam: imported + generated + stored-out = consumed + exported + losses + stored-in; the plant's own
//! use (厂用电) is part of what is consumed. Fuels: opening + imported = consumed + exported + losses + closing.

use super::build::cite;
use super::formula::shown;
use super::model::Accounts;
use crate::account::Account;
use crate::account::Citation;
use crate::calc::reading::{exact, interval};
use crate::calc::{NodeId, Origin, OriginKind, UnitClash, View};
use crate::factor::clash_finding;
use crate::finding::{AboutEnergy, Code, Finding, Findings, Located, Place, Step};
use crate::quantity::{Exact, Quantity};

/// A term of a balance.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Term {
    /// In stock when the period began.
    Opening,
    /// Bought or otherwise brought in.
    Imported,
    /// Generated on the site.
    Generated,
    /// Taken out of storage.
    StoredOut,
    /// Used on the site, the plant's own use included.
    Consumed,
    /// Sold or otherwise handed on.
    Exported,
    /// Lost.
    Losses,
    /// Put into storage.
    StoredIn,
    /// In stock when the period ended.
    Closing,
}

impl Term {
    /// Terms of electricity, heat and steam.
    pub const OF_ENERGY: &'static [Term] = &[
        Term::Imported,
        Term::Generated,
        Term::StoredOut,
        Term::Consumed,
        Term::Exported,
        Term::Losses,
        Term::StoredIn,
    ];
    /// Terms of fuels.
    pub const OF_FUEL: &'static [Term] =
        &[Term::Opening, Term::Imported, Term::Consumed, Term::Exported, Term::Losses, Term::Closing];

    /// The key of the book and the end of the address: `stored-in`.
    pub const fn word(self) -> &'static str {
        match self {
            Term::Opening => "opening",
            Term::Imported => "imported",
            Term::Generated => "generated",
            Term::StoredOut => "stored-out",
            Term::Consumed => "consumed",
            Term::Exported => "exported",
            Term::Losses => "losses",
            Term::StoredIn => "stored-in",
            Term::Closing => "closing",
        }
    }

    /// Whether it stands on the side of what comes in.
    pub const fn enters(self) -> bool {
        matches!(self, Term::Opening | Term::Imported | Term::Generated | Term::StoredOut)
    }

    /// The terms that a carrier has; what is neither electricity nor heat nor steam is a fuel.
    pub fn of(carrier: &str) -> &'static [Term] {
        match carrier {
            "electricity" | "heat" | "steam" => Term::OF_ENERGY,
            _ => Term::OF_FUEL,
        }
    }
}

/// A balance of one carrier over one period.
#[derive(Debug, Clone)]
pub struct Balance {
    /// Identifier; addresses are `balance/ID/TERM`.
    pub id: String,
    /// Index into the book's periods.
    pub period: usize,
    /// Index into the book's facilities.
    pub facility: Option<usize>,
    /// `electricity`, `heat`, `steam`, or the name of a fuel.
    pub carrier: String,
    /// What is stated, all of one dimension.
    pub terms: Vec<(Term, Located<Quantity>)>,
    /// What does not occur.
    pub not_occurring: Vec<Term>,
    /// The plant's own use, part of what is consumed.
    pub station_service: Option<Located<Quantity>>,
    /// Where the figures come from.
    pub source: Option<Citation>,
    /// Remark.
    pub note: Option<String>,
    /// Where the book says so.
    pub place: Place,
}

impl Balance {
    /// Terms that are neither stated nor said not to occur.
    pub fn missing(&self) -> Vec<Term> {
        let stated = |term: &Term| self.terms.iter().any(|(known, _)| known == term);
        Term::of(&self.carrier)
            .iter()
            .copied()
            .filter(|term| !stated(term) && !self.not_occurring.contains(term))
            .collect()
    }
}

/// Whether a balance foots.
#[derive(Debug, Clone, PartialEq)]
pub enum Footing {
    /// A term was missing and is computed.
    Computed(Term),
    /// The figures as printed foot.
    Exact,
    /// Some figures that print as these do foot.
    WithinRounding,
    /// In less out, in the unit of the balance.
    DoesNotFoot(Exact),
    /// So many terms are missing.
    Open(Vec<Term>),
}

/// A balance in the graph.
#[derive(Debug, Clone)]
pub struct BalanceFigure {
    /// Index into the balances.
    pub balance: usize,
    /// Terms that have a value, stated or computed.
    pub terms: Vec<(Term, NodeId)>,
    /// What came in and what went out, where the balance is closed.
    pub sides: Option<(NodeId, NodeId)>,
    /// Whether it foots.
    pub footing: Footing,
}

/// Describes every balance.
pub fn describe(accounts: &Accounts, account: &mut Account, findings: &mut Findings) -> Vec<BalanceFigure> {
    let balances = accounts.energy.balances.iter().enumerate();
    let mut figures = Vec::new();
    for (at, balance) in balances {
        match one(accounts, at, balance, account, findings) {
            Ok(figure) => figures.push(figure),
            // The checker has compared the units; this is for other callers.
            Err(clash) => findings.push(clash_finding(&clash, balance.place, None)),
        }
    }
    figures
}

fn one(
    accounts: &Accounts,
    at: usize,
    balance: &Balance,
    account: &mut Account,
    findings: &mut Findings,
) -> Result<BalanceFigure, UnitClash> {
    let leaf = |name: &str, quantity: &Located<Quantity>, account: &mut Account| {
        let address = format!("balance/{}/{name}", balance.id);
        let origin = Origin {
            address: address.clone(),
            kind: OriginKind::Input,
            place: Some(quantity.place),
            cited: balance.source.as_ref().map(|source| cite(accounts, source)),
            note: balance.note.as_deref().map(Into::into),
        };
        let node = account.graph.quantity(&quantity.value, None, origin);
        account.register(&address, node);
        node
    };
    let mut terms: Vec<(Term, NodeId)> = Vec::new();
    for (term, quantity) in &balance.terms {
        terms.push((*term, leaf(term.word(), quantity, account)));
    }
    let own = balance.station_service.as_ref().map(|quantity| leaf("station-service", quantity, account));
    let missing = balance.missing();
    let unit = balance.terms.first().map(|(_, quantity)| quantity.value.unit().clone());
    let (Some(unit), true) = (unit, missing.len() <= 1) else {
        let words: Vec<String> = missing.iter().map(|term| term.word().to_owned()).collect();
        let quoted: Vec<String> = words.iter().skip(1).map(|word| format!("\"{word}\"")).collect();
        let message = AboutEnergy::BalanceOpen { balance: balance.id.clone(), missing: words };
        let help = AboutEnergy::CloseBalance { all_but_one: quoted.join(", ") };
        findings.push(Finding::new(Code::BalanceOpen, message).at(balance.place).help(help));
        return Ok(BalanceFigure { balance: at, terms, sides: None, footing: Footing::Open(missing) });
    };
    let mut footing = None;
    if let [term] = missing.as_slice() {
        // What the other side holds, less what is known of this one.
        let signed: Vec<NodeId> = terms
            .iter()
            .map(|(other, node)| if other.enters() == term.enters() { account.graph.negative(*node) } else { *node })
            .collect();
        let node = account.graph.sum(&signed, &unit)?;
        account.graph.set_step(node, Step::BalanceTerm);
        account.register(&format!("balance/{}/{}", balance.id, term.word()), node);
        if let Some(value) = exact::value(View::plain(&account.graph), node).value().filter(|v| v.is_negative()) {
            let value = shown(value, &unit);
            let message = AboutEnergy::NegativeTerm { balance: balance.id.clone(), term: term.word(), value };
            let finding = Finding::new(Code::NegativeResult, message).at(balance.place);
            findings.push(finding.help(AboutEnergy::CheckBalance));
        }
        terms.push((*term, node));
        footing = Some(Footing::Computed(*term));
    }
    let side = |enters: bool| -> Vec<NodeId> {
        terms.iter().filter(|(term, _)| term.enters() == enters).map(|(_, node)| *node).collect()
    };
    let into = account.graph.sum(&side(true), &unit)?;
    let out = account.graph.sum(&side(false), &unit)?;
    let footing = match footing {
        Some(footing) => footing,
        None => {
            let less = account.graph.negative(out);
            let difference = account.graph.sum(&[into, less], &unit)?;
            account.graph.set_step(difference, Step::BalanceDifference);
            account.register(&format!("balance/{}/difference", balance.id), difference);
            compare(balance, account, [into, out, difference], findings)
        }
    };
    own_use(balance, account, &terms, own, findings);
    Ok(BalanceFigure { balance: at, terms, sides: Some((into, out)), footing })
}

/// The point first, then what the printed figures allow.
fn compare(
    balance: &Balance,
    account: &Account,
    [into, out, difference]: [NodeId; 3],
    findings: &mut Findings,
) -> Footing {
    let view = View::plain(&account.graph);
    let point = exact::value(view, difference).value().cloned().unwrap_or_default();
    if point.is_zero() {
        return Footing::Exact;
    }
    let range = interval::range(view, difference).value().map(|range| range.interval.clone());
    if range.as_ref().is_some_and(|range| range.contains(&Exact::ZERO)) {
        return Footing::WithinRounding;
    }
    let text = |node: NodeId| {
        let value = exact::value(view, node).value().cloned().unwrap_or_default();
        shown(&value, view.unit(node))
    };
    let unit = view.unit(difference);
    let message = AboutEnergy::DoesNotFoot {
        balance: balance.id.clone(),
        into: text(into),
        out: text(out),
        difference: shown(&point, unit),
    };
    let nearest =
        range.as_ref().and_then(|range| if point.is_negative() { range.upper_value() } else { range.lower_value() });
    let finding = Finding::new(Code::BalanceDoesNotFoot, message).at(balance.place);
    let finding = match nearest {
        Some(least) => finding.fact(AboutEnergy::AtLeast { value: shown(&least.abs(), unit) }),
        None => finding,
    };
    findings.push(finding.help(AboutEnergy::FindTheDifference));
    Footing::DoesNotFoot(point)
}

/// The plant's own use cannot be more than what was consumed.
fn own_use(
    balance: &Balance,
    account: &Account,
    terms: &[(Term, NodeId)],
    own: Option<NodeId>,
    findings: &mut Findings,
) {
    let view = View::plain(&account.graph);
    let consumed = terms.iter().find(|(term, _)| *term == Term::Consumed).map(|(_, node)| *node);
    let (Some(own), Some(consumed)) = (own, consumed) else { return };
    let value =
        |node: NodeId| exact::value(view, node).value().map(|value| (value * view.unit(node).ratio(), value.clone()));
    let (Some((own_size, own_value)), Some((size, consumed_value))) = (value(own), value(consumed)) else { return };
    if own_size > size {
        let message = AboutEnergy::StationServiceTooLarge {
            balance: balance.id.clone(),
            own: shown(&own_value, view.unit(own)),
            consumed: shown(&consumed_value, view.unit(consumed)),
        };
        let finding = Finding::new(Code::BalanceDoesNotFoot, message).at(balance.place);
        findings.push(finding.help(AboutEnergy::IncludeStationService));
    }
}
