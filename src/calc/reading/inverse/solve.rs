//! A figure as a function of one node that it reaches along several paths.
//!
//! Sums, products, shares and changes are linear-fractional in any one input, (p + q·x) / (r + s·x), which three exact
//! evaluations determine and two more confirm. Only what stands between the node and the figure is read again, so that a
//! thousand shared factors cost the lines they stand in, and not a thousand times the graph.

use std::collections::HashSet;

use crate::calc::reading::exact::{self, ExactAlgebra};
use crate::calc::{Cone, Kind, Known, NodeId, Values, View};
use crate::quantity::{Bound, Exact, Interval};

/// What came of solving for a node.
pub(super) enum Solved {
    Range(Interval),
    Impossible,
    Unsolved,
    /// Something else is missing from the figure.
    Open,
}

/// Solves one figure for its nodes, one after the other, the others as printed.
pub(super) struct Solver<'v, 'c> {
    view: View<'v>,
    target: NodeId,
    printed: Values<'c, Exact>,
    /// The same, with the node under study moved and what rests on it read again.
    moved: Values<'c, Exact>,
    above: Above<'c>,
}

impl<'v, 'c> Solver<'v, 'c> {
    /// `cone` is what the figure rests on.
    pub(super) fn new(view: View<'v>, cone: &'c Cone, target: NodeId) -> Solver<'v, 'c> {
        let printed = exact::read(view, cone);
        Solver { view, target, moved: printed.clone(), printed, above: Above::of(view, cone) }
    }

    /// The values of a node for which the figure lies in `wanted`. Where they lie on both sides of a pole, those on the
    /// side of the printed value.
    pub(super) fn solve(&mut self, node: NodeId, wanted: &Interval) -> Solved {
        let steps = self.above.between(node);
        // A function with kinks or steps may look linear at five points and be none.
        let kinked = |kind| matches!(kind, Kind::Round(..) | Kind::Min(_) | Kind::Max(_) | Kind::Abs(_));
        if steps.iter().any(|step| kinked(self.view.kind(step.node))) {
            return Solved::Unsolved;
        }
        let start = self.printed.value(node).cloned().unwrap_or(Exact::ONE);
        if let Known::Partial(_) | Known::Gap(_) = self.at(node, &start, &steps) {
            return Solved::Open;
        }
        let Some(function) = self.fit(node, &start, &steps) else { return Solved::Unsolved };
        function.preimage(wanted, &start).map_or(Solved::Impossible, Solved::Range)
    }

    /// Three evaluations determine a linear-fractional function, two more confirm it.
    fn fit(&mut self, node: NodeId, start: &Exact, steps: &[Step]) -> Option<LinearFractional> {
        let stride = if start.is_zero() { &Exact::ONE } else { start };
        // Around the printed value, at places where no simple function of the accounts happens to vanish.
        let mut point = |num: i128, den: i128| {
            let x = start + &(stride * &Exact::ratio(num, den)?);
            match self.at(node, &x, steps) {
                Known::Full(y) => Some((x, y)),
                _ => None,
            }
        };
        let function = LinearFractional::through(&[point(0, 1)?, point(1, 7)?, point(-2, 11)?])?;
        let confirmed = [point(3, 5)?, point(17, 13)?].iter().all(|(x, y)| function.value(x).as_ref() == Some(y));
        confirmed.then_some(function)
    }

    /// The figure with the node at `x`.
    fn at(&mut self, node: NodeId, x: &Exact, steps: &[Step]) -> Known<Exact> {
        self.moved.put(node, Known::Full(x.clone()));
        for step in steps {
            match self.moved_sum(step) {
                Some(sum) => self.moved.put(step.node, Known::Full(sum)),
                None => self.moved.reread(self.view, step.node, &ExactAlgebra),
            }
        }
        let result = self.moved.get(self.target).clone();
        for moved in steps.iter().map(|step| step.node).chain([node]) {
            self.moved.put(moved, self.printed.get(moved).clone());
        }
        result
    }

    /// A sum is moved by what its children moved, not added up again; `None` for other kinds and where a child had no
    /// value.
    fn moved_sum(&self, step: &Step) -> Option<Exact> {
        let (Kind::Sum(_), Known::Full(before)) = (self.view.kind(step.node), self.printed.get(step.node)) else {
            return None;
        };
        let mut sum = before.clone();
        for kid in &step.kids {
            match (self.printed.get(*kid), self.moved.get(*kid)) {
                (Known::Full(from), Known::Full(to)) => sum += &(to - from),
                _ => return None,
            }
        }
        Some(sum)
    }
}

/// A node that moves, and its children that move, once for each time they are counted.
struct Step {
    node: NodeId,
    kids: Vec<NodeId>,
}

/// Who rests on whom. Positions count the nodes of a cone in evaluation order.
struct Above<'c> {
    cone: &'c Cone,
    nodes: Vec<NodeId>,
    /// Position by slot of the cone.
    positions: Vec<u32>,
    /// The parents of position p are `parents[starts[p]..starts[p + 1]]`, once for each time they count it.
    starts: Vec<usize>,
    parents: Vec<u32>,
}

impl<'c> Above<'c> {
    fn of(view: View<'_>, cone: &'c Cone) -> Above<'c> {
        let nodes: Vec<NodeId> = cone.order().collect();
        let mut positions = vec![0; cone.len()];
        for (position, node) in (0..).zip(&nodes) {
            if let Some(slot) = cone.slot(*node) {
                positions[slot] = position;
            }
        }
        let mut starts = vec![0; nodes.len() + 1];
        let position_of = |kid: &NodeId| cone.slot(*kid).map(|slot| positions[slot] as usize);
        for node in &nodes {
            for kid in view.children(*node).iter().filter_map(position_of) {
                starts[kid + 1] += 1;
            }
        }
        for at in 1..starts.len() {
            starts[at] += starts[at - 1];
        }
        let mut free = starts.clone();
        let mut parents = vec![0; starts.last().copied().unwrap_or(0)];
        for (position, node) in (0..).zip(&nodes) {
            for kid in view.children(*node).iter().filter_map(position_of) {
                parents[free[kid]] = position;
                free[kid] += 1;
            }
        }
        Above { cone, nodes, positions, starts, parents }
    }

    /// What rests on a node, children before parents.
    fn between(&self, node: NodeId) -> Vec<Step> {
        let Some(slot) = self.cone.slot(node) else { return Vec::new() };
        let mut open = vec![self.positions[slot]];
        let mut seen = HashSet::new();
        let mut edges: Vec<(u32, u32)> = Vec::new();
        while let Some(kid) = open.pop() {
            for parent in &self.parents[self.starts[kid as usize]..self.starts[kid as usize + 1]] {
                edges.push((*parent, kid));
                if seen.insert(*parent) {
                    open.push(*parent);
                }
            }
        }
        edges.sort_unstable();
        let node_at = |position: u32| self.nodes[position as usize];
        let steps = edges.chunk_by(|a, b| a.0 == b.0);
        steps
            .map(|edges| Step { node: node_at(edges[0].0), kids: edges.iter().map(|e| node_at(e.1)).collect() })
            .collect()
    }
}

/// (p + q·x) / (r + s·x), up to a common factor.
struct LinearFractional {
    p: Exact,
    q: Exact,
    r: Exact,
    s: Exact,
}

impl LinearFractional {
    /// Through three points with different x: y·(r + s·x) = p + q·x, solved in differences from the first point.
    fn through([(x0, y0), (x1, y1), (x2, y2)]: &[(Exact, Exact); 3]) -> Option<LinearFractional> {
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

    /// {x : f(x) ∈ wanted}; `None` when it is empty. A pole parts the line in two branches, on each of which the
    /// function is monotone; the one with `near` goes first.
    fn preimage(&self, wanted: &Interval, near: &Exact) -> Option<Interval> {
        let determinant = &(&self.q * &self.r) - &(&self.p * &self.s);
        if determinant.is_zero() {
            // Constant: every x or none.
            let constant = self.value(near)?;
            return wanted.contains(&constant).then(Interval::whole);
        }
        let rises = determinant.is_positive();
        let Some(pole) = Exact::checked_div(&-&self.r, &self.s) else {
            return self.on_branch(wanted, rises, &Bound::Unbounded);
        };
        let limit = Bound::Open(self.q.checked_div(&self.s)?);
        let pole_end = Bound::Open(pole.clone());
        let branch = |right: bool| {
            // To the right of the pole a rising function comes from below all numbers and stays under its limit.
            let image = match right == rises {
                true => Interval::new(Bound::Unbounded, limit.clone()),
                false => Interval::new(limit.clone(), Bound::Unbounded),
            };
            self.on_branch(&wanted.intersect(&image?)?, rises, &pole_end)
        };
        let right = *near > pole;
        branch(right).or_else(|| branch(!right))
    }

    /// The preimage within one branch. Beyond all numbers lies `pole_end`; the limit of the function lies at infinity.
    fn on_branch(&self, wanted: &Interval, rises: bool, pole_end: &Bound) -> Option<Interval> {
        // x = (r·y − p) / (q − s·y)
        let back = |y: &Exact| (&(&self.r * y) - &self.p).checked_div(&(&self.q - &(&self.s * y)));
        let end = |bound: &Bound| match bound {
            Bound::Closed(y) => back(y).map_or(Bound::Unbounded, Bound::Closed),
            Bound::Open(y) => back(y).map_or(Bound::Unbounded, Bound::Open),
            Bound::Unbounded => pole_end.clone(),
        };
        let (a, b) = (end(&wanted.lower), end(&wanted.upper));
        if rises { Interval::new(a, b) } else { Interval::new(b, a) }
    }
}
