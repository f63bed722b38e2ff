//! What is conserved: what came in is what went out. One equation, for electricity and for certificates.

use crate::account::Account;
use crate::calc::reading::{exact, interval};
use crate::calc::{NodeId, UnitClash, View};
use crate::finding::Step;
use crate::quantity::{Exact, Unit};

/// A term of an equation.
#[derive(Debug, Clone, Copy)]
pub(super) struct Entry {
    /// Its key and the end of its address.
    pub word: &'static str,
    /// Whether it stands on the side of what comes in.
    pub enters: bool,
    /// Its value, where one is stated.
    pub node: Option<NodeId>,
    /// Whether the book says that it does not occur.
    pub is_absent: bool,
}

/// Whether an equation holds.
#[derive(Debug, Clone, PartialEq)]
pub enum Footing {
    /// A term was missing and is computed.
    Computed(&'static str, NodeId),
    /// The figures as printed foot.
    Exact,
    /// Some figures that print as these do foot.
    WithinRounding,
    /// In less out.
    DoesNotFoot(NodeId),
    /// So many terms are missing that nothing can be told.
    Open(Vec<&'static str>),
}

/// Closes an equation under `address`: computes the one missing term, or compares both sides.
pub(super) fn close(
    entries: &[Entry],
    unit: &Unit,
    address: &str,
    account: &mut Account,
) -> Result<Footing, UnitClash> {
    let missing: Vec<&Entry> = entries.iter().filter(|entry| entry.node.is_none() && !entry.is_absent).collect();
    let signed = |towards: bool, account: &mut Account| -> Vec<NodeId> {
        let known = entries.iter().filter_map(|entry| Some((entry, entry.node?)));
        known.map(|(entry, node)| if entry.enters == towards { account.graph.negative(node) } else { node }).collect()
    };
    match missing.as_slice() {
        [] => {
            // In less out.
            let terms = signed(false, account);
            let difference = account.graph.sum(&terms, unit)?;
            account.graph.set_step(difference, Step::BalanceDifference);
            account.register(&format!("{address}/difference"), difference);
            Ok(judged(account, difference))
        }
        [only] => {
            let terms = signed(only.enters, account);
            let node = account.graph.sum(&terms, unit)?;
            account.graph.set_step(node, Step::BalanceTerm);
            account.register(&format!("{address}/{}", only.word), node);
            Ok(Footing::Computed(only.word, node))
        }
        _ => Ok(Footing::Open(missing.iter().map(|entry| entry.word).collect())),
    }
}

/// The point first, then what the printed figures allow.
pub(super) fn judged(account: &Account, difference: NodeId) -> Footing {
    let view = View::plain(&account.graph);
    let point = exact::value(view, difference).value().cloned().unwrap_or_default();
    if point.is_zero() {
        return Footing::Exact;
    }
    let range = interval::range(view, difference).value().map(|range| range.interval.clone());
    match range.is_some_and(|range| range.contains(&Exact::ZERO)) {
        true => Footing::WithinRounding,
        false => Footing::DoesNotFoot(difference),
    }
}
