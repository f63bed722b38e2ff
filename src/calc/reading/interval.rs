//! The interval reading: the range of a figure that the printed, rounded inputs allow.
//!
//! The natural reading puts ranges where numbers stood. It is sharp when every leaf occurs once; where a leaf occurs
//! twice it forgets that both are the same. There the gradient helps: if the figure only rises (or only falls) with
//! the leaf over the whole box, its extremes lie at the ends of the leaf's range, and each extreme is read with the
//! leaf pinned to that end (Moore, Kearfott, Cloud: Introduction to Interval Analysis, 2009, section 6.4).

use std::collections::HashMap;

use super::gradient;
use crate::calc::{
    Algebra, Choice, Cone, Exponent, FaultKind, Kind, Known, LeafId, LeafView, NodeId, Values, View, forward,
};
use crate::quantity::{Bound, Exact, Interval, Rounding};

/// Computes with ranges. Some leaves, or all, may stand at a point.
#[derive(Debug, Clone, Copy, Default)]
pub struct IntervalAlgebra<'a> {
    pins: Option<&'a HashMap<LeafId, Exact>>,
    as_printed: bool,
}

impl IntervalAlgebra<'_> {
    /// Every leaf at its printed value.
    pub fn as_printed() -> Self {
        IntervalAlgebra { pins: None, as_printed: true }
    }
}

/// The range of a figure.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Range {
    /// Every value the figure can take lies in it.
    pub interval: Interval,
    /// Whether nothing narrower is true: every leaf that occurs more than once is monotone.
    pub sharp: bool,
}

/// The natural reading of a whole cone.
pub fn read<'c>(view: View<'_>, cone: &'c Cone) -> Values<'c, Interval> {
    forward(view, cone, &IntervalAlgebra::default())
}

/// The range of one figure, as narrow as the gradient's signs allow.
pub fn range(view: View<'_>, target: NodeId) -> Known<Range> {
    let cone = Cone::of(view, &[target]);
    let natural = read(view, &cone);
    let repeated = repeated_leaves(view, &cone);
    let known = natural.get(target).clone();
    if repeated.is_empty() {
        return known.map(|interval| Range { interval, sharp: true });
    }
    known.map(|interval| sharpen(view, &cone, &natural, target, interval, &repeated))
}

fn sharpen(
    view: View<'_>,
    cone: &Cone,
    natural: &Values<'_, Interval>,
    target: NodeId,
    interval: Interval,
    repeated: &[(NodeId, LeafId)],
) -> Range {
    let slopes = gradient::over_ranges(view, natural, &IntervalAlgebra::default(), target);
    let zero = Interval::point(Exact::ZERO);
    let (mut at_lowest, mut at_highest) = (HashMap::new(), HashMap::new());
    let (mut lower_open, mut upper_open) = (false, false);
    let mut sharp = true;
    for (node, id) in repeated {
        let range = view.leaf(*id).range();
        let Some(slope) = slopes.by(*node) else { continue };
        let (low_end, high_end) = match (rises(slope), falls(slope)) {
            (true, _) => (&range.lower, &range.upper),
            (false, true) => (&range.upper, &range.lower),
            (false, false) => {
                sharp = false;
                continue;
            }
        };
        // An open end is approached and not reached, unless the figure may stand still there.
        let strict = slope.intersect(&zero).is_none();
        for (end, pins, open) in
            [(low_end, &mut at_lowest, &mut lower_open), (high_end, &mut at_highest, &mut upper_open)]
        {
            match end {
                Bound::Closed(value) => {
                    pins.insert(*id, value.clone());
                }
                Bound::Open(value) => {
                    pins.insert(*id, value.clone());
                    *open |= strict;
                }
                Bound::Unbounded => sharp = false,
            }
        }
    }
    let pinned = |pins: &HashMap<LeafId, Exact>| {
        forward(view, cone, &IntervalAlgebra { pins: Some(pins), as_printed: false }).value(target).cloned()
    };
    let opened = |bound: Bound, open: bool| match bound {
        Bound::Closed(value) if open => Bound::Open(value),
        other => other,
    };
    let refined = match (pinned(&at_lowest), pinned(&at_highest)) {
        (Some(low), Some(high)) => Interval::new(opened(low.lower, lower_open), opened(high.upper, upper_open)),
        // A corner at which the figure cannot be computed says nothing about the rest.
        _ => None,
    };
    match refined.and_then(|refined| refined.intersect(&interval)) {
        Some(narrower) => Range { interval: narrower, sharp },
        None => Range { interval, sharp: false },
    }
}

fn rises(slope: &Interval) -> bool {
    slope.lower_value().is_some_and(|lower| !lower.is_negative())
}

fn falls(slope: &Interval) -> bool {
    slope.upper_value().is_some_and(|upper| !upper.is_positive())
}

/// Leaves with a range of more than a point that the figure reaches along more than one path.
fn repeated_leaves(view: View<'_>, cone: &Cone) -> Vec<(NodeId, LeafId)> {
    let mut paths: Vec<u8> = vec![0; cone.len()];
    let mut first = true;
    let mut repeated = Vec::new();
    for node in cone.order().rev() {
        let Some(slot) = cone.slot(node) else { continue };
        // The last node in order is the target: nothing in its cone comes after it.
        if std::mem::take(&mut first) {
            paths[slot] = 1;
        }
        let here = paths[slot];
        for kid in view.children(node).iter() {
            if let Some(kid) = cone.slot(*kid) {
                paths[kid] = paths[kid].saturating_add(here).min(2);
            }
        }
        if let (2.., Kind::Leaf(id)) = (here, view.kind(node))
            && view.leaf(id).range().is_point().is_none()
        {
            repeated.push((node, id));
        }
    }
    repeated
}

impl Algebra for IntervalAlgebra<'_> {
    type Value = Interval;

    fn leaf(&self, leaf: LeafView<'_>) -> Interval {
        match self.pins.and_then(|pins| pins.get(&leaf.id)) {
            Some(pinned) => Interval::point(pinned.clone()),
            None if self.as_printed => Interval::point(leaf.point()),
            None => leaf.range(),
        }
    }

    fn exact(&self, number: &Exact) -> Interval {
        Interval::point(number.clone())
    }

    fn add(&self, sum: &mut Interval, term: &Interval) {
        *sum = sum.add(term);
    }

    fn multiply(&self, product: &mut Interval, factor: &Interval) {
        *product = product.mul(factor);
    }

    fn negate(&self, value: &Interval) -> Interval {
        value.neg()
    }

    fn divide(&self, over: &Interval, under: &Interval) -> Result<Interval, FaultKind> {
        over.div(under).ok_or(FaultKind::DivisionByZero)
    }

    fn power(&self, base: &Interval, exponent: Exponent) -> Result<Interval, FaultKind> {
        if base.is_point().is_some_and(Exact::is_zero) && exponent.power < 0 {
            return Err(FaultKind::DivisionByZero);
        }
        let raised = base.powi(i32::from(exponent.power)).ok_or(FaultKind::TooLarge)?;
        match exponent.root {
            1 => Ok(raised),
            root => rooted(&raised, u32::from(root)).ok_or(FaultKind::RootOfNegative),
        }
    }

    fn round(&self, value: &Interval, place: i8, rule: Rounding) -> Interval {
        value.round(i32::from(place), rule)
    }

    fn choose(&self, best: &mut Interval, other: &Interval, choice: Choice) {
        *best = match choice {
            Choice::Min => best.min(other),
            Choice::Max => best.max(other),
        };
    }

    fn absolute(&self, value: &Interval) -> Interval {
        value.abs()
    }

    fn sign(&self, value: &Interval) -> Interval {
        let (one, minus_one) = (Exact::ONE, -&Exact::ONE);
        match (rises(value), falls(value)) {
            (true, true) => Interval::point(Exact::ZERO),
            (true, false) => Interval::point(one),
            (false, true) => Interval::point(minus_one),
            (false, false) => Interval::point(minus_one).hull(&Interval::point(one)),
        }
    }

    fn taken(&self, kids: &[&Interval], choice: Choice) -> Vec<Interval> {
        // A child that can never win has no influence; one that always wins has all of it.
        let loses = |kid: &Interval, rival: &Interval| match choice {
            Choice::Max => below(kid, rival),
            Choice::Min => below(rival, kid),
        };
        let (zero, one) = (Interval::point(Exact::ZERO), Interval::point(Exact::ONE));
        let lost: Vec<bool> = kids.iter().map(|kid| kids.iter().any(|rival| loses(kid, rival))).collect();
        let standing = lost.iter().filter(|lost| !**lost).count();
        lost.into_iter()
            .map(|lost| match (lost, standing) {
                (true, _) => zero.clone(),
                (false, 1) => one.clone(),
                (false, _) => zero.hull(&one),
            })
            .collect()
    }
}

/// Whether all of `a` lies strictly below all of `b`.
fn below(a: &Interval, b: &Interval) -> bool {
    match (a.upper_value(), b.lower_value()) {
        (Some(upper), Some(lower)) => upper < lower,
        _ => false,
    }
}

/// The root of the non-negative part of a range; `None` when all of it is negative.
///
/// Ends that are no perfect powers are rounded outwards, and open: the true end lies strictly inside.
fn rooted(range: &Interval, root: u32) -> Option<Interval> {
    let from_zero = Interval::new(Bound::Closed(Exact::ZERO), Bound::Unbounded)?;
    let part = range.intersect(&from_zero)?;
    let end = |bound: Bound, up: bool| -> Option<Bound> {
        let rooted = |value: &Exact| value.root(root, super::ROOT_DIGITS, up);
        Some(match bound {
            Bound::Unbounded => Bound::Unbounded,
            Bound::Open(value) => Bound::Open(rooted(&value)?),
            Bound::Closed(value) => Bound::Closed(rooted(&value)?),
        })
    };
    Interval::new(end(part.lower, false)?, end(part.upper, true)?)
}
