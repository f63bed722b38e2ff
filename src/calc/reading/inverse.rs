//! The inverse reading: for every node, the range in which a printed result would hold.
//!
//! One backward sweep: what is required of a figure is handed down to its children, each time undoing the operation
//! with the other children where they stand. They stand either as printed ([`Others::AsPrinted`]: what must this one
//! input be?) or anywhere in their ranges ([`Others::WithinRanges`]: what could it be?).
//!
//! A node that the figure reaches along several paths cannot be undone along one of them. There the figure is solved
//! as a function of that node, see `solve`. Where the siblings on the way share leaves with each other, the range under
//! [`Others::WithinRanges`] is an outer one: each stands as if it moved alone.

mod solve;

use self::solve::{Solved, Solver};
use super::interval::IntervalAlgebra;
use crate::calc::{Absent, Algebra, Cone, Exponent, Kind, Known, NodeId, Values, View, forward};
use crate::quantity::{Bound, Exact, Interval, Rounding};

/// Where the other inputs stand while one is asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Others {
    /// At their printed values.
    AsPrinted,
    /// Anywhere in their ranges: a value counts if some choice of the others makes the result hold.
    WithinRanges,
}

/// What is required of one node.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Required {
    /// It must lie in this range, in the unit of the node.
    Range(Interval),
    /// Several paths lead to it; it must lie in this range with the others as printed.
    RangeAsPrinted(Interval),
    /// It must lie in one of several ranges (a number and its negative have the same square); all of them are in this
    /// one, and not everything in it makes the result hold.
    Hull(Interval),
    /// No value of this node makes the result hold.
    Impossible,
    /// Several paths lead to it, in a form this reading does not solve.
    Unsolved,
    /// The figure does not depend on it, or something else on the way has no value.
    Unreached,
}

impl Required {
    /// The range, if there is one.
    pub fn range(&self) -> Option<&Interval> {
        match self {
            Required::Range(range) | Required::RangeAsPrinted(range) | Required::Hull(range) => Some(range),
            Required::Impossible | Required::Unsolved | Required::Unreached => None,
        }
    }
}

/// What is required of each node of a cone.
#[derive(Debug, Clone)]
pub struct Inverse<'c> {
    cone: &'c Cone,
    required: Vec<Required>,
}

impl Inverse<'_> {
    /// What is required of a node.
    pub fn of(&self, node: NodeId) -> &Required {
        self.cone.slot(node).map_or(&Required::Unreached, |slot| &self.required[slot])
    }
}

/// Hands `wanted`, the range of `target`, down to every node of `cone` in one sweep.
pub fn read<'c>(view: View<'_>, cone: &'c Cone, target: NodeId, wanted: &Interval, others: Others) -> Inverse<'c> {
    let values = match others {
        Others::AsPrinted => forward(view, cone, &IntervalAlgebra::as_printed()),
        Others::WithinRanges => forward(view, cone, &IntervalAlgebra::default()),
    };
    let mut required: Vec<Required> = vec![Required::Unreached; cone.len()];
    let mut parents: Vec<u32> = vec![0; cone.len()];
    if let Some(slot) = cone.slot(target) {
        required[slot] = Required::Range(wanted.clone());
        parents[slot] = 1;
    }
    let own = Cone::of(view, &[target]);
    let mut solver = None;
    for node in cone.order().rev() {
        let Some(slot) = cone.slot(node).filter(|slot| parents[*slot] > 0) else { continue };
        if parents[slot] > 1 {
            let solver = solver.get_or_insert_with(|| Solver::new(view, &own, target));
            required[slot] = match solver.solve(node, wanted) {
                Solved::Range(range) if others == Others::AsPrinted => Required::Range(range),
                Solved::Range(range) => Required::RangeAsPrinted(range),
                Solved::Impossible => Required::Impossible,
                Solved::Unsolved => Required::Unsolved,
                Solved::Open => Required::Unreached,
            };
        }
        let here = required[slot].clone();
        let asked: Vec<Required> = match &here {
            Required::Range(range) => undo(view, node, range, &values).map(Undone::plain).collect(),
            Required::RangeAsPrinted(range) => {
                undo(view, node, range, &values).map(Undone::with_others_printed).collect()
            }
            Required::Hull(range) => undo(view, node, range, &values).map(Undone::within_hull).collect(),
            other => vec![other.clone(); view.children(node).as_slice().len()],
        };
        for (at, (kid, asked)) in view.children(node).iter().zip(asked).enumerate() {
            if let Some(kid_slot) = cone.slot(*kid).filter(|_| !passed_over(view.kind(node), at)) {
                parents[kid_slot] += 1;
                required[kid_slot] = asked;
            }
        }
    }
    Inverse { cone, required }
}

fn passed_over(kind: Kind, at: usize) -> bool {
    matches!(kind, Kind::Choose(_, chosen) if chosen as usize != at)
}

/// What one step of the sweep asks of a child.
enum Undone {
    Range(Interval),
    Hull(Interval),
    Impossible,
    Unknown,
}

impl Undone {
    fn plain(self) -> Required {
        match self {
            Undone::Range(range) => Required::Range(range),
            Undone::Hull(range) => Required::Hull(range),
            Undone::Impossible => Required::Impossible,
            Undone::Unknown => Required::Unreached,
        }
    }

    fn within_hull(self) -> Required {
        match self {
            Undone::Range(range) => Required::Hull(range),
            other => other.plain(),
        }
    }

    fn with_others_printed(self) -> Required {
        match self {
            Undone::Range(range) => Required::RangeAsPrinted(range),
            other => other.plain(),
        }
    }
}

impl From<Option<Interval>> for Undone {
    fn from(range: Option<Interval>) -> Undone {
        range.map_or(Undone::Impossible, Undone::Range)
    }
}

/// What takes part in a sum or product beside a child.
#[derive(Clone)]
enum Part {
    /// Nothing, or only what does not occur.
    None,
    Range(Interval),
    /// Something without a value, or of which a part is missing: the question stays open.
    Missing,
}

impl Part {
    fn of(known: &Known<Interval>) -> Part {
        match known {
            Known::Full(value) => Part::Range(value.clone()),
            _ => Part::Missing,
        }
    }

    fn join(&self, other: &Part, join: impl Fn(&Interval, &Interval) -> Interval) -> Part {
        match (self, other) {
            (Part::Missing, _) | (_, Part::Missing) => Part::Missing,
            (Part::None, part) | (part, Part::None) => part.clone(),
            (Part::Range(a), Part::Range(b)) => Part::Range(join(a, b)),
        }
    }

    /// The child's range, from what the others come to; `alone` where there are no others.
    fn ask(self, alone: Interval, undo: impl FnOnce(Interval) -> Undone) -> Undone {
        match self {
            Part::Missing => Undone::Unknown,
            Part::None => undo(alone),
            Part::Range(rest) => undo(rest),
        }
    }
}

/// For each part what the others come to: from the left and from the right, so that a long list costs its length.
fn beside_each(parts: &[Part], join: impl Fn(&Interval, &Interval) -> Interval) -> Vec<Part> {
    let mut beside = Vec::with_capacity(parts.len());
    let mut left = Part::None;
    for part in parts {
        beside.push(left.clone());
        left = left.join(part, &join);
    }
    let mut right = Part::None;
    for (beside, part) in beside.iter_mut().zip(parts).rev() {
        *beside = beside.join(&right, &join);
        right = right.join(part, &join);
    }
    beside
}

/// What a node's range asks of each of its children, the other children standing where they stand.
fn undo(view: View<'_>, node: NodeId, range: &Interval, values: &Values<'_, Interval>) -> std::vec::IntoIter<Undone> {
    let part = |kid: &NodeId| Part::of(values.get(*kid));
    let zero = || Interval::point(Exact::ZERO);
    let asked: Vec<Undone> = match view.kind(node) {
        Kind::Leaf(_) | Kind::Gap(_) => Vec::new(),
        Kind::Sum(kids) => {
            let addend = |kid: &NodeId| match values.get(*kid) {
                Known::Gap(Absent::Nothing) => Part::None,
                known => Part::of(known),
            };
            let parts: Vec<Part> = view.list(kids).iter().map(addend).collect();
            let beside = beside_each(&parts, Interval::add).into_iter();
            beside.map(|rest| rest.ask(zero(), |rest| Undone::Range(range.sub(&rest)))).collect()
        }
        Kind::Product(kids) => {
            let parts: Vec<Part> = view.list(kids).iter().map(part).collect();
            let beside = beside_each(&parts, Interval::mul).into_iter();
            beside.map(|rest| rest.ask(Interval::point(Exact::ONE), |rest| divided(range, &rest).into())).collect()
        }
        Kind::Neg(_) => vec![Undone::Range(range.neg())],
        Kind::Convert(_, ratio) => match view.ratio(ratio).recip() {
            Some(back) => vec![Undone::Range(range.scale(&back))],
            None => vec![Undone::Unknown],
        },
        Kind::Quotient(over, under) => vec![
            part(&under).ask(zero(), |divisor| Undone::Range(range.mul(&divisor))),
            // Zero divides nothing, though 0 · anything would be the dividend 0.
            part(&over).ask(zero(), |dividend| {
                divided(&dividend, range).filter(|x| x.is_point().is_none_or(|x| !x.is_zero())).into()
            }),
        ],
        Kind::Power(_, exponent) => vec![undo_power(range, exponent)],
        Kind::Round(_, place, rule) => vec![unround(range, place, rule).into()],
        Kind::Min(kids) | Kind::Max(kids) => {
            let min = matches!(view.kind(node), Kind::Min(_));
            let parts: Vec<Part> = view.list(kids).iter().map(part).collect();
            let beside = beside_each(&parts, if min { Interval::min } else { Interval::max }).into_iter();
            let undone = |rest| match rest {
                Part::Missing => Undone::Unknown,
                Part::None => Undone::Range(range.clone()),
                Part::Range(rest) => undo_extreme(range, &rest, min).into(),
            };
            beside.map(undone).collect()
        }
        Kind::Abs(_) => {
            let from_zero = Interval::new(Bound::Closed(Exact::ZERO), Bound::Unbounded);
            let part = from_zero.and_then(|all| range.intersect(&all));
            vec![mirrored(part)]
        }
        Kind::Choose(kids, _) => view.list(kids).iter().map(|_| Undone::Range(range.clone())).collect(),
        Kind::Opaque(run, kids) => {
            let run = view.run(run);
            let inputs = || view.list(kids).iter().zip(&run.sensitivities);
            let step = |(kid, (nominal, slope)): (&NodeId, &(Exact, Exact))| match part(kid) {
                Part::Range(value) => Part::Range(value.sub(&Interval::point(nominal.clone())).scale(slope)),
                other => other,
            };
            let beside = beside_each(&inputs().map(step).collect::<Vec<_>>(), Interval::add).into_iter();
            let undone = |(rest, (_, (nominal, slope))): (Part, (&NodeId, &(Exact, Exact)))| match slope.recip() {
                Some(back) => rest.ask(zero(), |rest| {
                    let moved = range.sub(&rest.add(&Interval::point(run.value.clone())));
                    Undone::Range(moved.scale(&back).add(&Interval::point(nominal.clone())))
                }),
                None => Undone::Unknown,
            };
            beside.zip(inputs()).map(undone).collect()
        }
    };
    asked.into_iter()
}

/// {x : x·d ∈ range for some d in the divisor}, as one interval; `None` when it is empty.
fn divided(range: &Interval, divisor: &Interval) -> Option<Interval> {
    match range.div(divisor) {
        Some(quotient) if divisor.contains(&Exact::ZERO) && range.contains(&Exact::ZERO) => {
            Some(quotient.hull(&Interval::whole()))
        }
        Some(quotient) => Some(quotient),
        // The divisor is zero and nothing else: any x will do if zero is wanted, none otherwise.
        None => range.contains(&Exact::ZERO).then(Interval::whole),
    }
}

/// A range and its mirror image: where they do not meet, two answers that only a hull holds.
fn mirrored(part: Option<Interval>) -> Undone {
    match part {
        None => Undone::Impossible,
        Some(part) if part.contains(&Exact::ZERO) => Undone::Range(part.neg().hull(&part)),
        Some(part) => Undone::Hull(part.neg().hull(&part)),
    }
}

fn undo_power(range: &Interval, exponent: Exponent) -> Undone {
    if exponent.power == 0 {
        return if range.contains(&Exact::ONE) { Undone::Range(Interval::whole()) } else { Undone::Impossible };
    }
    let raised = match i32::from(exponent.root) {
        1 => range.clone(),
        root => {
            let from_zero = Interval::new(Bound::Closed(Exact::ZERO), Bound::Unbounded);
            match from_zero.and_then(|all| range.intersect(&all)).and_then(|part| part.powi(root)) {
                Some(raised) => raised,
                None => return Undone::Impossible,
            }
        }
    };
    let upright = match exponent.power {
        p if p < 0 => match raised.recip() {
            Some(upright) => upright,
            None => return Undone::Impossible,
        },
        _ => raised,
    };
    let power = exponent.power.unsigned_abs();
    if power == 1 {
        return Undone::Range(upright);
    }
    let root = |range: &Interval| IntervalAlgebra::default().power(range, Exponent { power: 1, root: power }).ok();
    let positive = root(&upright);
    if power.is_multiple_of(2) {
        // x and −x have the same even power.
        return mirrored(positive);
    }
    let negative = root(&upright.neg()).map(|part| part.neg());
    match (positive, negative) {
        (Some(a), Some(b)) => Undone::Range(a.hull(&b)),
        (Some(only), None) | (None, Some(only)) => Undone::Range(only),
        (None, None) => Undone::Impossible,
    }
}

/// {x : round(x) ∈ range}: from the lowest multiple of 10^place in the range to the highest.
pub(crate) fn unround(range: &Interval, place: i8, rule: Rounding) -> Option<Interval> {
    let unit = Exact::power_of_ten(i32::from(place))?;
    let step = |from: &Exact, up: bool| if up { from + &unit } else { from - &unit };
    let at_place = |value: &Exact, rule| value.round(i32::from(place), rule);
    let towards = |value: &Exact, up: bool| {
        // Truncation and "up" go by magnitude, so the direction on the number line depends on the sign.
        at_place(value, if value.is_negative() == up { Rounding::Truncate } else { Rounding::Up })
    };
    let end = |bound: &Bound, up: bool| match bound {
        Bound::Unbounded => None,
        Bound::Closed(value) => Some(towards(value, up)),
        Bound::Open(value) => {
            let multiple = towards(value, up);
            Some(if multiple == *value { step(&multiple, up) } else { multiple })
        }
    };
    let (lowest, highest) = (end(&range.lower, true), end(&range.upper, false));
    if let (Some(low), Some(high)) = (&lowest, &highest)
        && low > high
    {
        return None;
    }
    let lower = lowest.map_or(Bound::Unbounded, |multiple| preimage(&multiple, &unit, place, rule).lower);
    let upper = highest.map_or(Bound::Unbounded, |multiple| preimage(&multiple, &unit, place, rule).upper);
    Interval::new(lower, upper)
}

/// All values that round to `multiple`.
fn preimage(multiple: &Exact, unit: &Exact, place: i8, rule: Rounding) -> Interval {
    let half = unit * &Exact::ratio(1, 2).unwrap_or(Exact::ZERO);
    let whole = unit.clone();
    let (below, above) = match (rule, multiple.signum()) {
        (Rounding::HalfUp | Rounding::HalfEven, _) => (half.clone(), half),
        (Rounding::Truncate, 0) => (whole.clone(), whole),
        (Rounding::Up, 0) => (Exact::ZERO, Exact::ZERO),
        (Rounding::Truncate, 1..) | (Rounding::Up, ..=-1) => (Exact::ZERO, whole),
        (Rounding::Truncate, ..=-1) | (Rounding::Up, 1..) => (whole, Exact::ZERO),
    };
    // An end belongs to the preimage exactly if it rounds to the multiple: ask the rounding itself.
    let bound = |value: Exact| {
        if value.round(i32::from(place), rule) == *multiple { Bound::Closed(value) } else { Bound::Open(value) }
    };
    Interval::new(bound(multiple - &below), bound(multiple + &above))
        .unwrap_or_else(|| Interval::point(multiple.clone()))
}

/// {x : min(x, others) ∈ range for some choice of the others}, and likewise for the maximum; `others` is the range of
/// their own minimum.
fn undo_extreme(range: &Interval, others: &Interval, min: bool) -> Option<Interval> {
    // max(x, o) = −min(−x, −o): only the minimum is worked out.
    if !min {
        return undo_extreme(&range.neg(), &others.neg(), true).map(|x| x.neg());
    }
    // Either x is the minimum: x ∈ range and some choice of the others is not below it …
    let not_above_others = Interval::new(Bound::Unbounded, others.upper.clone());
    let as_minimum = not_above_others.and_then(|low| range.intersect(&low));
    // … or another is, and x is anything not below it.
    let other_wins = others.intersect(range).and_then(|met| Interval::new(met.lower, Bound::Unbounded));
    match (as_minimum, other_wins) {
        (Some(a), Some(b)) => Some(a.hull(&b)),
        (a, b) => a.or(b),
    }
}
