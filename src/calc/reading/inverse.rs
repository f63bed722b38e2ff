//! The inverse reading: for every node, the range in which a printed result would hold.
//!
//! One backward sweep: what is required of a figure is handed down to its children, each time undoing the operation
//! with the other children where they stand. They stand either as printed ([`Others::AsPrinted`]: what must this one
//! input be?) or anywhere in their ranges ([`Others::WithinRanges`]: what could it be?).
//!
//! A node that the figure reaches along several paths cannot be undone along one of them. There the figure is solved
//! as a function of that node: sums, products, shares and changes are linear-fractional in any one input,
//! (p + q·x) / (r + s·x), which three exact evaluations determine and two more confirm.

use super::exact::{self, ExactAlgebra};
use super::interval::IntervalAlgebra;
use crate::calc::{Absent, Algebra, Cone, Exponent, Kind, Known, NodeId, Values, View, forward, forward_holding};
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
            Required::Range(range) | Required::RangeAsPrinted(range) => Some(range),
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
    for node in cone.order().rev() {
        let Some(slot) = cone.slot(node) else { continue };
        if parents[slot] > 1 {
            required[slot] = solve(view, node, target, wanted, others);
        }
        let here = required[slot].clone();
        let as_printed = matches!(here, Required::RangeAsPrinted(_));
        let kids = view.children(node);
        for (at, kid) in kids.iter().enumerate() {
            let Some(kid_slot) = cone.slot(*kid) else { continue };
            if matches!(here, Required::Unreached) || passed_over(view.kind(node), at) {
                continue;
            }
            parents[kid_slot] += 1;
            required[kid_slot] = match &here {
                Required::Range(range) | Required::RangeAsPrinted(range) => {
                    match undo(view, node, at, range, &values) {
                        Undone::Range(range) if as_printed => Required::RangeAsPrinted(range),
                        Undone::Range(range) => Required::Range(range),
                        Undone::Impossible => Required::Impossible,
                        Undone::Unknown => Required::Unreached,
                    }
                }
                other => other.clone(),
            };
        }
    }
    Inverse { cone, required }
}

fn passed_over(kind: Kind, at: usize) -> bool {
    matches!(kind, Kind::Choose(_, chosen) if chosen as usize != at)
}

enum Undone {
    Range(Interval),
    Impossible,
    Unknown,
}

impl From<Option<Interval>> for Undone {
    fn from(range: Option<Interval>) -> Undone {
        range.map_or(Undone::Impossible, Undone::Range)
    }
}

/// What a node's range asks of its child number `at`, the other children standing where they stand.
fn undo(view: View<'_>, node: NodeId, at: usize, range: &Interval, values: &Values<'_, Interval>) -> Undone {
    let others = |kids: &[NodeId]| -> Option<Vec<Interval>> {
        let rest = kids.iter().enumerate().filter(|(i, _)| *i != at);
        // What does not occur takes no part; what is missing leaves the question open.
        let rest = rest.filter(|(_, kid)| !matches!(values.get(**kid), Known::Gap(Absent::Nothing)));
        rest.map(|(_, kid)| values.value(*kid).cloned()).collect()
    };
    match view.kind(node) {
        Kind::Leaf(_) | Kind::Gap(_) => Undone::Unknown,
        Kind::Sum(kids) => match others(view.list(kids)) {
            Some(others) => {
                let rest = others.iter().fold(Interval::point(Exact::ZERO), |sum, other| sum.add(other));
                Undone::Range(range.sub(&rest))
            }
            None => Undone::Unknown,
        },
        Kind::Product(kids) => match others(view.list(kids)) {
            Some(others) => {
                let rest = others.iter().fold(Interval::point(Exact::ONE), |product, other| product.mul(other));
                divided(range, &rest).into()
            }
            None => Undone::Unknown,
        },
        Kind::Neg(_) => Undone::Range(range.neg()),
        Kind::Convert(_, ratio) => match view.ratio(ratio).recip() {
            Some(back) => Undone::Range(range.scale(&back)),
            None => Undone::Unknown,
        },
        Kind::Quotient(over, under) if at == 0 => match (values.get(over), values.value(under)) {
            (_, Some(divisor)) => Undone::Range(range.mul(divisor)),
            _ => Undone::Unknown,
        },
        Kind::Quotient(over, _) => match values.value(over) {
            Some(dividend) => divided(dividend, range).into(),
            None => Undone::Unknown,
        },
        Kind::Power(_, exponent) => undo_power(range, exponent),
        Kind::Round(_, place, rule) => unround(range, place, rule).into(),
        Kind::Min(kids) | Kind::Max(kids) => match others(view.list(kids)) {
            Some(others) if others.is_empty() => Undone::Range(range.clone()),
            Some(others) => {
                let min = matches!(view.kind(node), Kind::Min(_));
                undo_extreme(range, &others, min).into()
            }
            None => Undone::Unknown,
        },
        Kind::Abs(_) => {
            let from_zero = Interval::new(Bound::Closed(Exact::ZERO), Bound::Unbounded);
            let part = from_zero.and_then(|all| range.intersect(&all));
            part.map(|part| part.neg().hull(&part)).into()
        }
        Kind::Choose(..) => Undone::Range(range.clone()),
        Kind::Opaque(run, kids) => {
            let run = view.run(run);
            let Some((nominal, own)) = run.sensitivities.get(at) else { return Undone::Unknown };
            let mut rest = Interval::point(run.value.clone());
            for (other, (kid, (nominal, slope))) in view.list(kids).iter().zip(&run.sensitivities).enumerate() {
                if other != at {
                    let Some(value) = values.value(*kid) else { return Undone::Unknown };
                    rest = rest.add(&value.sub(&Interval::point(nominal.clone())).scale(slope));
                }
            }
            match own.recip() {
                Some(back) => Undone::Range(range.sub(&rest).scale(&back).add(&Interval::point(nominal.clone()))),
                None => Undone::Unknown,
            }
        }
    }
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
    if power % 2 == 0 {
        // x and −x have the same even power.
        return positive.map(|part| part.neg().hull(&part)).into();
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

/// {x : min(x, others) ∈ range for some choice of the others}, and likewise for the maximum.
fn undo_extreme(range: &Interval, others: &[Interval], min: bool) -> Option<Interval> {
    // max(x, o) = −min(−x, −o): only the minimum is worked out.
    if !min {
        let others: Vec<Interval> = others.iter().map(Interval::neg).collect();
        return undo_extreme(&range.neg(), &others, true).map(|x| x.neg());
    }
    let (first, rest) = others.split_first()?;
    let smallest = rest.iter().fold(first.clone(), |smallest, other| smallest.min(other));
    // Either x is the minimum: x ∈ range and some choice of the others is not below it …
    let not_above_others = Interval::new(Bound::Unbounded, smallest.upper.clone());
    let as_minimum = not_above_others.and_then(|low| range.intersect(&low));
    // … or another is, and x is anything not below it.
    let other_wins = smallest.intersect(range).and_then(|met| Interval::new(met.lower, Bound::Unbounded));
    match (as_minimum, other_wins) {
        (Some(a), Some(b)) => Some(a.hull(&b)),
        (a, b) => a.or(b),
    }
}

/// (p + q·x) / (r + s·x), up to a common factor.
struct LinearFractional {
    p: Exact,
    q: Exact,
    r: Exact,
    s: Exact,
}

/// Solves for a node that the target reaches along several paths, the others as printed.
fn solve(view: View<'_>, node: NodeId, target: NodeId, wanted: &Interval, others: Others) -> Required {
    let cone = Cone::of(view, &[target]);
    let between = Between { view, cone: &cone, printed: exact::read(view, &cone), node, target };
    let Some(function) = between.fit() else { return Required::Unsolved };
    match function.preimage(wanted) {
        Ok(Some(range)) if others == Others::AsPrinted => Required::Range(range),
        Ok(Some(range)) => Required::RangeAsPrinted(range),
        Ok(None) => Required::Impossible,
        Err(Unordered) => Required::Unsolved,
    }
}

/// The target as a function of one node.
struct Between<'a, 'c> {
    view: View<'a>,
    cone: &'c Cone,
    printed: Values<'c, Exact>,
    node: NodeId,
    target: NodeId,
}

impl Between<'_, '_> {
    /// The target with the node at `x`, everything the node does not touch as printed.
    fn at(&self, x: &Exact) -> Option<Exact> {
        let held = (self.node, Known::Full(x.clone()));
        forward_holding(self.view, self.cone, &ExactAlgebra, Some(held)).value(self.target).cloned()
    }

    /// Three evaluations determine a linear-fractional function, two more confirm it.
    fn fit(&self) -> Option<LinearFractional> {
        let start = self.printed.value(self.node).cloned().unwrap_or(Exact::ONE);
        let step = if start.is_zero() { Exact::ONE } else { start.clone() };
        // Around the printed value, at places where no simple function of the accounts happens to vanish.
        let offset = |num: i128, den: i128| Some(&start + &(&step * &Exact::ratio(num, den)?));
        let points = [offset(0, 1)?, offset(1, 7)?, offset(-2, 11)?, offset(3, 5)?, offset(17, 13)?];
        let mut seen = Vec::new();
        for x in points {
            let y = self.at(&x)?;
            seen.push((x, y));
        }
        let function = LinearFractional::through(&seen[..3])?;
        let confirmed = seen[3..].iter().all(|(x, y)| function.value(x).as_ref() == Some(y));
        confirmed.then_some(function)
    }
}

/// The solutions lie on both sides of a pole.
struct Unordered;

impl LinearFractional {
    /// Through three points with different x: y·(r + s·x) = p + q·x, solved in differences from the first point.
    fn through(points: &[(Exact, Exact)]) -> Option<LinearFractional> {
        let [(x0, y0), (x1, y1), (x2, y2)] = points else { return None };
        let (dx1, dx2) = (x1 - x0, x2 - x0);
        let (dy1, dy2) = (y1 - y0, y2 - y0);
        if dy1.is_zero() && dy2.is_zero() {
            return Some(LinearFractional { p: y0.clone(), q: Exact::ZERO, r: Exact::ONE, s: Exact::ZERO });
        }
        // With u = x − x0: y − y0 = b·u / (1 + s·u); two equations in b and s.
        // b·u1 − dy1·u1·s = dy1 and b·u2 − dy2·u2·s = dy2.
        let slope1 = dy1.checked_div(&dx1)?;
        let slope2 = dy2.checked_div(&dx2)?;
        // slope_i = b − dy_i·s, so s = (slope1 − slope2) / (dy2 − dy1).
        let s = if slope1 == slope2 { Exact::ZERO } else { (&slope1 - &slope2).checked_div(&(&dy2 - &dy1))? };
        let b = &slope1 + &(&dy1 * &s);
        // y = (y0 + (y0·s + b)·u) / (1 + s·u), with u = x − x0.
        let lead = &(y0 * &s) + &b;
        Some(LinearFractional { p: y0 - &(&lead * x0), q: lead, r: &Exact::ONE - &(&s * x0), s })
    }

    fn value(&self, x: &Exact) -> Option<Exact> {
        (&self.p + &(&self.q * x)).checked_div(&(&self.r + &(&self.s * x)))
    }

    /// {x : f(x) ∈ wanted}; `None` when empty.
    fn preimage(&self, wanted: &Interval) -> Result<Option<Interval>, Unordered> {
        let determinant = &(&self.q * &self.r) - &(&self.p * &self.s);
        if determinant.is_zero() {
            // Constant: every x or none.
            let constant = self.value(&Exact::ZERO).or_else(|| self.value(&Exact::ONE));
            return Ok(constant.filter(|c| wanted.contains(c)).map(|_| Interval::whole()));
        }
        // x = (r·y − p) / (q − s·y), which has its pole at y = q/s.
        if let Some(pole) = self.q.checked_div(&self.s)
            && (wanted.contains(&pole) || unbounded(wanted))
        {
            return Err(Unordered);
        }
        let back = |y: &Exact| (&(&self.r * y) - &self.p).checked_div(&(&self.q - &(&self.s * y)));
        let end = |bound: &Bound| match bound {
            Bound::Closed(y) => back(y).map(Bound::Closed),
            Bound::Open(y) => back(y).map(Bound::Open),
            Bound::Unbounded => Some(Bound::Unbounded),
        };
        let (Some(a), Some(b)) = (end(&wanted.lower), end(&wanted.upper)) else { return Err(Unordered) };
        let range = if determinant.is_positive() { Interval::new(a, b) } else { Interval::new(b, a) };
        Ok(range)
    }
}

fn unbounded(range: &Interval) -> bool {
    matches!(range.lower, Bound::Unbounded) || matches!(range.upper, Bound::Unbounded)
}
