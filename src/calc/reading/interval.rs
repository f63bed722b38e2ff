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
    /// Whether nothing narrower is true: every leaf that occurs more than once is monotone, and no divisor may be zero.
    /// A root that does not come out even is narrow to its last digit.
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
    if cone.slot(target).is_some_and(|slot| rising(view, &natural)[slot]) {
        return natural.get(target).clone().map(|interval| Range { interval, sharp: true });
    }
    let repeated = repeated_leaves(view, &cone);
    // Past a divisor that may be zero a range has two branches, and the natural reading only knows their hull.
    let sharp = !cone.order().any(|node| may_divide_by_zero(view, node, &natural));
    natural.get(target).clone().map(|interval| match repeated.is_empty() {
        true => Range { interval, sharp },
        false => {
            let range = sharpen(view, &cone, &natural, target, interval, &repeated);
            Range { sharp: sharp && range.sharp, ..range }
        }
    })
}

/// Ranges of many figures: those whose natural reading is sharp come out of one reading of all.
#[derive(Debug)]
pub struct Ranges<'v> {
    view: View<'v>,
    known: HashMap<NodeId, Known<Range>>,
}

impl<'v> Ranges<'v> {
    /// Reads some figures together.
    pub fn of(view: View<'v>, targets: &[NodeId]) -> Ranges<'v> {
        let cone = Cone::of(view, targets);
        let natural = read(view, &cone);
        let rising = rising(view, &natural);
        let sharp = targets.iter().filter(|target| cone.slot(**target).is_some_and(|slot| rising[slot]));
        let known = sharp
            .map(|target| (*target, natural.get(*target).clone().map(|interval| Range { interval, sharp: true })))
            .collect();
        Ranges { view, known }
    }

    /// The range of any figure: as read together with others, or else now.
    pub fn get(&self, target: NodeId) -> Known<Range> {
        self.known.get(&target).cloned().unwrap_or_else(|| range(self.view, target))
    }
}

/// For each member, whether it strictly rises with everything that it rests on: sums and products of what is positive. Its
/// extremes are then those of its leaves, all at once, and the natural reading is sharp however often a leaf occurs.
fn rising(view: View<'_>, natural: &Values<'_, Interval>) -> Vec<bool> {
    let cone = natural.cone();
    let mut rising: Vec<bool> = vec![false; cone.len()];
    let is_positive = |node: NodeId| {
        let ends = natural.value(node).map(|range| (range.lower_value(), range.upper_value()));
        matches!(ends, Some((Some(lower), Some(_))) if lower.is_positive())
    };
    // Members come slot by slot in a graph as it is; in a patched one they do not.
    for node in cone.order() {
        let Some(slot) = cone.slot(node) else { continue };
        let rises = |kid: NodeId| cone.slot(kid).is_some_and(|slot| rising[slot]);
        rising[slot] = match view.kind(node) {
            Kind::Leaf(_) => is_positive(node),
            Kind::Gap(_) => true,
            Kind::Sum(kids) | Kind::Product(kids) | Kind::Choose(kids, _) => {
                view.list(kids).iter().all(|kid| rises(*kid))
            }
            Kind::Convert(kid, ratio) => rises(kid) && view.ratio(ratio).is_positive(),
            Kind::Power(kid, exponent) => rises(kid) && exponent.power >= 1 && exponent.root == 1,
            // A divisor that has a range falls where the rest rises.
            Kind::Quotient(over, under) => {
                let is_point = natural.value(under).is_some_and(|under| under.is_point().is_some());
                rises(over) && rises(under) && is_point
            }
            Kind::Neg(_) | Kind::Abs(_) | Kind::Round(..) | Kind::Min(_) | Kind::Max(_) | Kind::Opaque(..) => false,
        };
    }
    rising
}

/// A leaf that the figure reaches along more than one path, and the nodes where it stands.
struct Repeated {
    leaf: LeafId,
    nodes: Vec<NodeId>,
}

fn sharpen(
    view: View<'_>,
    cone: &Cone,
    natural: &Values<'_, Interval>,
    target: NodeId,
    interval: Interval,
    repeated: &[Repeated],
) -> Range {
    let slopes = gradient::over_ranges(view, natural, &IntervalAlgebra::default(), target);
    let zero = Interval::point(Exact::ZERO);
    let mut sharp = true;
    let (mut lowest, mut highest) = (Corner::default(), Corner::default());
    for Repeated { leaf, nodes } in repeated {
        let range = view.leaf(*leaf).range();
        let slope = nodes.iter().filter_map(|node| slopes.by(*node).cloned()).reduce(|sum, slope| sum.add(&slope));
        let Some(slope) = slope else { continue };
        let (low_end, high_end) = match (rises(&slope), falls(&slope)) {
            (true, _) => (&range.lower, &range.upper),
            (false, true) => (&range.upper, &range.lower),
            (false, false) => {
                sharp = false;
                continue;
            }
        };
        let strict = slope.intersect(&zero).is_none();
        sharp &= lowest.pin(*leaf, low_end, strict) && highest.pin(*leaf, high_end, strict);
    }
    let read_at = |corner: &Corner| {
        let algebra = IntervalAlgebra { pins: Some(&corner.pins), as_printed: false };
        forward(view, cone, &algebra).value(target).cloned()
    };
    let refined = match (read_at(&lowest), read_at(&highest)) {
        (Some(low), Some(high)) => Interval::new(lowest.end(low.lower), highest.end(high.upper)),
        // A corner at which the figure cannot be computed says nothing about the rest.
        _ => None,
    };
    match refined.and_then(|refined| refined.intersect(&interval)) {
        Some(narrower) => {
            let doubtful =
                (lowest.doubtful && narrower.lower.is_closed()) || (highest.doubtful && narrower.upper.is_closed());
            Range { interval: narrower, sharp: sharp && !doubtful }
        }
        None => Range { interval, sharp: false },
    }
}

/// The values of some leaves at which a monotone figure has one of its ends.
#[derive(Default)]
struct Corner {
    pins: HashMap<LeafId, Exact>,
    /// An open end is pinned on which the figure strictly depends: its end is approached and not reached.
    open: bool,
    /// An open end is pinned near which the figure may stand still: whether its end is reached cannot be told.
    doubtful: bool,
}

impl Corner {
    /// Pins a leaf to an end of its range; whether it has one there.
    fn pin(&mut self, leaf: LeafId, end: &Bound, strict: bool) -> bool {
        if let Bound::Open(_) = end {
            self.open |= strict;
            self.doubtful |= !strict;
        }
        match end.value() {
            Some(value) => self.pins.insert(leaf, value.clone()).is_none(),
            None => false,
        }
    }

    /// The end of the figure at this corner.
    fn end(&self, bound: Bound) -> Bound {
        match bound {
            Bound::Closed(value) if self.open => Bound::Open(value),
            other => other,
        }
    }
}

fn may_divide_by_zero(view: View<'_>, node: NodeId, natural: &Values<'_, Interval>) -> bool {
    let divisor = match view.kind(node) {
        Kind::Quotient(_, under) => under,
        Kind::Power(base, exponent) if exponent.power < 0 => base,
        _ => return false,
    };
    natural.value(divisor).is_some_and(|range| range.contains(&Exact::ZERO))
}

fn rises(slope: &Interval) -> bool {
    slope.lower_value().is_some_and(|lower| !lower.is_negative())
}

fn falls(slope: &Interval) -> bool {
    slope.upper_value().is_some_and(|upper| !upper.is_positive())
}

/// Leaves with a range of more than a point that the figure reaches along more than one path.
fn repeated_leaves(view: View<'_>, cone: &Cone) -> Vec<Repeated> {
    let mut paths: Vec<u8> = vec![0; cone.len()];
    let mut first = true;
    let mut leaves = Vec::new();
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
        if let Kind::Leaf(leaf) = view.kind(node) {
            leaves.push((leaf, node, here));
        }
    }
    // A patch may put one leaf in several places.
    leaves.sort_unstable();
    let same_leaf = leaves.chunk_by(|a, b| a.0 == b.0);
    let repeated = same_leaf.filter(|places| places.iter().map(|place| u32::from(place.2)).sum::<u32>() > 1);
    repeated
        .filter_map(|places| {
            let leaf = places.first()?.0;
            view.leaf(leaf).range().is_point().is_none().then_some(())?;
            Some(Repeated { leaf, nodes: places.iter().map(|place| place.1).collect() })
        })
        .collect()
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

    fn too_large(&self, value: &Interval) -> bool {
        let ends = [value.lower_value(), value.upper_value()];
        ends.into_iter().flatten().any(Exact::is_too_large)
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

    fn slope_of_round(&self) -> Interval {
        // Between two values a rounding may stand still or jump by a whole step.
        Interval { lower: Bound::Closed(Exact::ZERO), upper: Bound::Unbounded }
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
/// Ends that are no perfect powers are rounded outwards, and stay closed: the exact reading cuts its roots off, so it may
/// give the lower end itself.
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
