//! The first of the four answers about a claim: does the arithmetic hold?
//!
//! First the inputs as printed, then as ranges; never a tolerance, never rounding twice. A range that meets the print
//! means: there are unrounded inputs that print as these do and give what was published.

use super::reading::{How, Reading};
use crate::calc::reading::{exact, interval};
use crate::calc::{Cone, Fault, Known, NodeId, OriginKind, View};
use crate::quantity::{Exact, Interval};

/// Whether a published figure follows from its inputs.
#[derive(Debug, Clone, PartialEq)]
pub enum Arithmetic {
    /// The inputs as printed give exactly the printed figure. Of a partial figure: what is stated does.
    Exact,
    /// The inputs as printed, or some inputs within their rounding, give a figure that prints as published.
    WithinRounding {
        /// The inputs as printed already do.
        as_printed: bool,
    },
    /// No inputs within their rounding give it.
    DoesNotHold(Difference),
    /// It cannot be recomputed.
    CannotTell(Missing),
}

/// By how much a figure does not hold, in its own unit.
#[derive(Debug, Clone, PartialEq)]
pub struct Difference {
    /// Printed figure less recomputed one, inputs as printed: positive where too much was published. Where an input was
    /// printed as a range, the least difference with its sign.
    pub at_point: Exact,
    /// The least difference that rounding leaves open.
    pub at_least: Exact,
}

/// Why a figure cannot be recomputed.
#[derive(Debug, Clone, PartialEq)]
pub enum Missing {
    /// These have no value; addresses.
    Gaps(Vec<String>),
    /// The calculation has no result.
    Fault(Fault),
    /// The value asked for by `?`; see the implied range.
    Unknown,
    /// It would hold, but only by values that were worked back from what is claimed; addresses.
    Inferred(Vec<String>),
    /// Within their ranges the inputs leave any value possible: a divisor may be zero.
    Boundless,
}

/// A published figure beside the recomputed one.
#[derive(Debug, Clone)]
pub struct Check {
    /// The figure as recomputed, inputs as printed, in the unit of the print.
    pub recomputed: Known<Exact>,
    /// The range that the printed inputs allow.
    pub range: Option<Interval>,
    /// Whether nothing narrower than that range is true.
    pub sharp: bool,
    /// What the print allows.
    pub printed: Interval,
    /// Does it hold?
    pub arithmetic: Arithmetic,
    /// An input was printed as a range: only the range of the recomputed figure means something.
    pub between: bool,
    /// Set where the figure holds only if zeros at the end of its whole number are not counted as printed digits.
    pub reading: Option<Reading>,
}

impl Check {
    /// Does it hold with every printed zero counted as a digit?
    pub fn at_last_place(&self) -> Arithmetic {
        match &self.reading {
            Some(reading) => Arithmetic::DoesNotHold(reading.strict.clone()),
            None => self.arithmetic.clone(),
        }
    }
}

/// Compares a recomputed figure with its print.
pub fn judge(view: View<'_>, recomputed: NodeId, published: NodeId, printed: &Interval) -> Check {
    let point = exact::value(view, recomputed);
    let range = interval::range(view, recomputed);
    let print = view.leaf_at(published).map(|leaf| leaf.point()).unwrap_or_default();
    let gaps = || {
        let gaps = view.gaps_under(recomputed);
        Arithmetic::CannotTell(Missing::Gaps(gaps.iter().map(|(_, gap)| gap.address.clone()).collect()))
    };
    let between = view.any_leaf_under(recomputed, |leaf| leaf.is_between());
    let against = |value: &Exact| {
        let range = range.value().map_or_else(|| Interval::point(value.clone()), |range| range.interval.clone());
        if between { compare_ranges(&range, printed) } else { compare(value, &range, &print, printed) }
    };
    let arithmetic = match &point {
        Known::Full(value) => against(value),
        // What is missing may be just the difference: only agreement says something, and says it of what is there.
        Known::Partial(value) => match against(value) {
            Arithmetic::DoesNotHold(_) => gaps(),
            agreement => agreement,
        },
        Known::Gap(_) => gaps(),
        Known::Poison(fault) => Arithmetic::CannotTell(Missing::Fault(*fault)),
    };
    let coarser = match &arithmetic {
        Arithmetic::DoesNotHold(strict) => {
            Reading::coarser(view, recomputed, published).find_map(|(place, printed)| {
                let range = range.value()?.interval.clone();
                let point = point.value().filter(|_| !between);
                let as_printed = point.is_some_and(|value| printed.contains(value));
                let holds = as_printed || printed.intersect(&range).is_some();
                holds.then(|| (Reading { how: How::Coarser, place, strict: strict.clone() }, as_printed))
            })
        }
        _ => None,
    };
    let (arithmetic, reading) = match coarser {
        Some((reading, as_printed)) => (Arithmetic::WithinRounding { as_printed }, Some(reading)),
        None => (arithmetic, None),
    };
    let arithmetic = unless_inferred(view, recomputed, arithmetic);
    Check {
        recomputed: point,
        sharp: range.value().is_some_and(|range| range.sharp),
        range: range.value().map(|range| range.interval.clone()),
        printed: printed.clone(),
        arithmetic,
        between,
        reading,
    }
}

/// The same, where agreement says something: a figure that agrees with what was worked back from it has not been confirmed.
pub(super) fn unless_inferred(view: View<'_>, recomputed: NodeId, found: Arithmetic) -> Arithmetic {
    if !matches!(found, Arithmetic::Exact | Arithmetic::WithinRounding { .. }) {
        return found;
    }
    let inferred = inferred_under(view, recomputed);
    if inferred.is_empty() { found } else { Arithmetic::CannotTell(Missing::Inferred(inferred)) }
}

/// Addresses of the values under a node that were worked back from a claim.
pub fn inferred_under(view: View<'_>, node: NodeId) -> Vec<String> {
    let cone = Cone::of(view, &[node]);
    let leaves = cone.order().filter_map(|node| view.leaf_at(node));
    leaves.filter(|leaf| leaf.origin.kind == OriginKind::Inferred).map(|leaf| leaf.origin.address.clone()).collect()
}

/// The comparison where an input was printed as a range: there is no point to compare.
fn compare_ranges(range: &Interval, printed: &Interval) -> Arithmetic {
    if is_boundless(range) {
        return Arithmetic::CannotTell(Missing::Boundless);
    }
    if printed.intersect(range).is_some() {
        return Arithmetic::WithinRounding { as_printed: false };
    }
    let least = apart(range, printed);
    let above = range.upper_value().zip(printed.lower_value()).is_some_and(|(range, print)| range <= print);
    let signed = if above { least.clone() } else { -&least };
    Arithmetic::DoesNotHold(Difference { at_point: signed, at_least: least })
}

/// Whether a range says nothing: every print lies in it.
fn is_boundless(range: &Interval) -> bool {
    range.lower_value().is_none() && range.upper_value().is_none()
}

fn compare(value: &Exact, range: &Interval, print: &Exact, printed: &Interval) -> Arithmetic {
    if value == print && printed.contains(value) {
        return Arithmetic::Exact;
    }
    if printed.contains(value) {
        return Arithmetic::WithinRounding { as_printed: true };
    }
    if is_boundless(range) {
        return Arithmetic::CannotTell(Missing::Boundless);
    }
    if printed.intersect(range).is_some() {
        return Arithmetic::WithinRounding { as_printed: false };
    }
    Arithmetic::DoesNotHold(Difference { at_point: print - value, at_least: apart(range, printed) })
}

/// The distance between two ranges that do not meet; zero where they touch at an open end.
fn apart(range: &Interval, printed: &Interval) -> Exact {
    let gap = |upper: Option<&Exact>, lower: Option<&Exact>| match (upper, lower) {
        (Some(upper), Some(lower)) if lower > upper => Some(lower - upper),
        _ => None,
    };
    gap(range.upper_value(), printed.lower_value())
        .or_else(|| gap(printed.upper_value(), range.lower_value()))
        .unwrap_or_default()
}
