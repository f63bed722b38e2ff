//! Feasibility against what it must not get wrong: tables printed from true values, an elimination written to no rule
//! of ours (Fourier and Motzkin), and every certificate multiplied out.

use crossfoot::calc::feasibility::{Conflict, Feasibility, Possible, Steps, System, Var};
use crossfoot::quantity::{Bound, Exact, Interval};
use num_bigint::BigInt;
use num_rational::BigRational;
use num_traits::{One, Signed, Zero};
use proptest::prelude::*;

// --------------------------------------------------------------------------------------------------------- by hand

fn number(text: &str) -> Exact {
    match text.split_once('/') {
        Some((num, den)) => number(num).checked_div(&number(den)).unwrap(),
        None => Exact::parse_decimal(text).unwrap(),
    }
}

/// An interval as `Display` prints it: `[1, 2.5)`, `(-inf, 3]`.
fn range(text: &str) -> Interval {
    let (lower, upper) = text[1..text.len() - 1].split_once(',').unwrap();
    let bound = |text: &str, closed: bool| match (text.trim(), closed) {
        ("-inf" | "inf", _) => Bound::Unbounded,
        (value, true) => Bound::Closed(number(value)),
        (value, false) => Bound::Open(number(value)),
    };
    Interval::new(bound(lower, text.starts_with('[')), bound(upper, text.ends_with(']'))).unwrap()
}

/// Unknowns by their intervals; rows by coefficients and interval.
#[derive(Debug, Clone)]
struct Sketch {
    variables: Vec<Interval>,
    rows: Vec<(Vec<i64>, Interval)>,
}

impl Sketch {
    fn new(variables: &[&str], rows: &[(&[i64], &str)]) -> Sketch {
        Sketch {
            variables: variables.iter().map(|text| range(text)).collect(),
            rows: rows.iter().map(|(terms, text)| (terms.to_vec(), range(text))).collect(),
        }
    }

    fn system(&self) -> (System, Vec<Var>) {
        let mut system = System::new();
        let vars: Vec<Var> = self.variables.iter().map(|range| system.variable(range.clone())).collect();
        for (coefficients, range) in &self.rows {
            let terms: Vec<_> = vars.iter().copied().zip(coefficients.iter().map(|k| Exact::from(*k))).collect();
            system.require(&terms, range.clone());
        }
        (system, vars)
    }

    fn solve(&self) -> Feasibility {
        self.system().0.solve(Steps::default())
    }

    fn range_of(&self, at: usize) -> Possible {
        let (system, vars) = self.system();
        system.range_of(vars[at], Steps::default())
    }

    /// Whether these values meet everything, worked out here.
    fn is_met_by(&self, values: &[Exact]) -> bool {
        let sum = |row: &[i64]| row.iter().zip(values).fold(Exact::ZERO, |sum, (k, x)| sum + x * Exact::from(*k));
        values.len() == self.variables.len()
            && self.variables.iter().zip(values).all(|(range, value)| range.contains(value))
            && self.rows.iter().all(|(row, range)| range.contains(&sum(row)))
    }

    /// Whether the conflict multiplies out to a contradiction: the sum of everything cancels, and by the ends it is
    /// above zero.
    fn is_refuted_by(&self, conflict: &Conflict) -> bool {
        let mut left = vec![Exact::ZERO; self.variables.len()];
        let mut ends = Vec::new();
        for (row, multiplier) in &conflict.rows {
            let (coefficients, range) = &self.rows[row.index()];
            for (sum, k) in left.iter_mut().zip(coefficients) {
                *sum += &(multiplier * Exact::from(*k));
            }
            ends.push((range, multiplier));
        }
        for (var, multiplier) in &conflict.variables {
            left[var.index()] += multiplier;
            ends.push((&self.variables[var.index()], multiplier));
        }
        let (mut sum, mut open) = (Exact::ZERO, false);
        for (range, multiplier) in ends {
            let end = if multiplier.is_positive() { &range.lower } else { &range.upper };
            let Some(value) = end.value().filter(|_| !multiplier.is_zero()) else { return false };
            sum += &(value * multiplier);
            open |= !end.is_closed();
        }
        left.iter().all(Exact::is_zero)
            && sum == conflict.gap
            && (sum.is_positive() || (sum.is_zero() && open))
            && conflict.rows.first().is_some_and(|(_, multiplier)| multiplier.abs() == Exact::ONE)
    }

    /// The system without one of the ends that a conflict names.
    fn without(&self, conflict: &Conflict, nth: usize) -> Sketch {
        let mut rest = self.clone();
        let open_up = |range: &mut Interval, multiplier: &Exact| {
            if multiplier.is_positive() { range.lower = Bound::Unbounded } else { range.upper = Bound::Unbounded }
        };
        match conflict.rows.get(nth) {
            Some((row, multiplier)) => open_up(&mut rest.rows[row.index()].1, multiplier),
            None => {
                let (var, multiplier) = &conflict.variables[nth - conflict.rows.len()];
                open_up(&mut rest.variables[var.index()], multiplier);
            }
        }
        rest
    }

    /// Only the ends that a conflict names.
    fn only(&self, conflict: &Conflict) -> Sketch {
        let mut only = self.clone();
        let keep = |range: &mut Interval, multiplier: Option<&Exact>| match multiplier {
            None => *range = Interval::whole(),
            Some(m) if m.is_positive() => range.upper = Bound::Unbounded,
            Some(_) => range.lower = Bound::Unbounded,
        };
        for (at, (_, range)) in only.rows.iter_mut().enumerate() {
            keep(range, conflict.rows.iter().find(|(row, _)| row.index() == at).map(|(_, m)| m));
        }
        for (at, range) in only.variables.iter_mut().enumerate() {
            keep(range, conflict.variables.iter().find(|(var, _)| var.index() == at).map(|(_, m)| m));
        }
        only
    }
}

#[test]
fn open_ends_that_touch() {
    let sum = |wanted: &str| Sketch::new(&["(0, 1)", "(0, 1)"], &[(&[1, 1], wanted)]);
    for wanted in ["[2, 2]", "[0, 0]", "[2, inf)", "(-inf, 0]", "(2, 3)"] {
        let sketch = sum(wanted);
        let Feasibility::Infeasible(conflict) = sketch.solve() else { panic!("{wanted}") };
        assert!(sketch.is_refuted_by(&conflict), "{wanted}: {conflict:?}");
        assert!(conflict.gap.is_zero() && conflict.least_miss().is_zero());
    }
    for wanted in ["(-inf, 2]", "[0, inf)", "(1.999, 2]", "[0, 0.001]", "(0, 2)"] {
        let sketch = sum(wanted);
        let Feasibility::Feasible(values) = sketch.solve() else { panic!("{wanted}") };
        assert!(sketch.is_met_by(&values), "{wanted}: {values:?}");
    }
}

#[test]
fn a_start_that_meets_everything_is_the_answer() {
    let sketch = Sketch::new(&["[0.5, 1.5)", "[1.5, 2.5)", "[2.5, 3.5)"], &[(&[1, 1, -1], "[0, 0]")]);
    let start = [number("1.25"), number("1.5"), number("2.75")];
    assert_eq!(sketch.system().0.solve_from(&start, Steps(0)), Feasibility::Feasible(start.to_vec()));
}

#[test]
fn a_conflict_says_by_how_much() {
    // 10 + 20 = 35, each to the nearest unit: the parts reach 31, the total begins at 34.5.
    let sketch = Sketch::new(&["[9.5, 10.5)", "[19.5, 20.5)", "[34.5, 35.5)"], &[(&[1, 1, -1], "[0, 0]")]);
    let Feasibility::Infeasible(conflict) = sketch.solve() else { panic!() };
    assert!(sketch.is_refuted_by(&conflict));
    assert_eq!((conflict.rows.len(), conflict.variables.len()), (1, 3));
    assert_eq!((conflict.gap.clone(), conflict.least_miss()), (number("3.5"), number("3.5")));
    // What would each have to read?
    let wanted = ["(14, 16)", "(24, 26)", "[29, 31)"];
    for (at, wanted) in wanted.into_iter().enumerate() {
        assert_eq!(sketch.range_of(at), Possible::Range(range(wanted)));
    }
}

#[test]
fn rows_that_hold_alone_and_not_together() {
    // Two lines that need more than their columns have.
    let cells = ["[0.5, 1.5)"; 4];
    let rows: [(&[i64], &str); 4] = [
        (&[1, 1, 0, 0], "[2.6, 3)"),
        (&[0, 0, 1, 1], "[2.6, 3)"),
        (&[1, 0, 1, 0], "[2, 2.5]"),
        (&[0, 1, 0, 1], "[2, 2.5]"),
    ];
    let sketch = Sketch::new(&cells, &rows);
    assert_eq!(sketch.system().0.conflicts_within_rows().count(), 0);
    let Feasibility::Infeasible(conflict) = sketch.solve() else { panic!() };
    assert!(sketch.is_refuted_by(&conflict));
    assert_eq!((conflict.rows.len(), conflict.variables.len()), (4, 0));
    assert_eq!(conflict.gap, number("0.2"));
    assert_eq!(sketch.range_of(0), Possible::Nothing);
}

#[test]
fn unknowns_that_nothing_bounds() {
    let free = Sketch::new(&["[1, 2]", "(-inf, inf)"], &[(&[1, 0], "[0, 3]")]);
    assert_eq!(free.range_of(1), Possible::Range(Interval::whole()));
    assert_eq!(free.range_of(0), Possible::Range(range("[0, 3]")));
    let half = Sketch::new(&["(1, 2]", "[0, 1]"], &[(&[1, -1], "(-inf, 0]")]);
    assert_eq!(half.range_of(1), Possible::Range(range("(1, inf)")));
    assert_eq!(half.range_of(0), Possible::Range(range("(-inf, 1]")));
}

#[test]
fn rows_without_terms_and_systems_without_rows() {
    assert_eq!(Sketch::new(&[], &[]).solve(), Feasibility::Feasible(vec![]));
    assert!(matches!(Sketch::new(&["(0, inf)"], &[]).solve(), Feasibility::Feasible(_)));
    assert!(matches!(Sketch::new(&[], &[(&[], "[0, 1]")]).solve(), Feasibility::Feasible(_)));
    let Feasibility::Infeasible(conflict) = Sketch::new(&["[0, 1]"], &[(&[0], "(0, 1]")]).solve() else { panic!() };
    assert_eq!((conflict.rows.len(), conflict.variables.len()), (1, 0));
}

#[test]
fn terms_of_one_unknown_add_up() {
    let mut system = System::new();
    let x = system.variable(range("[0, 1]"));
    system.require(&[(x, Exact::from(2)), (x, Exact::from(-1)), (x, Exact::ONE)], range("[1.5, 1.5]"));
    assert_eq!(system.solve(Steps::default()), Feasibility::Feasible(vec![number("0.75")]));
}

#[test]
fn a_limit_makes_it_silent_and_not_wrong() {
    let sketch = Sketch::new(&["[0, 1]", "[0, 1]"], &[(&[1, 2], "[2, 2]"), (&[2, 1], "[2, 2]")]);
    let (system, vars) = sketch.system();
    assert_eq!(system.solve(Steps(0)), Feasibility::Undecided);
    assert_eq!(system.range_of(vars[0], Steps(0)), Possible::Undecided);
    assert_eq!(system.solve(Steps(1000)), Feasibility::Feasible(vec![number("2/3"), number("2/3")]));
}

// ----------------------------------------------------------------------------------------------------- elimination

/// `Σ coefficient · x + constant >= 0`, or `> 0`.
#[derive(Debug, Clone, PartialEq)]
struct Inequality {
    terms: Vec<BigRational>,
    constant: BigRational,
    strict: bool,
}

fn rational(value: &Exact) -> BigRational {
    let (num, den) = value.numerator_denominator();
    let big = |text: String| -> BigInt { text.parse().unwrap() };
    BigRational::new(big(num), big(den))
}

fn whole(value: i64) -> BigRational {
    BigRational::from(BigInt::from(value))
}

/// The conditions of a sketch, with the interval of one unknown left out.
fn inequalities(sketch: &Sketch, free: Option<usize>) -> Vec<Inequality> {
    let count = sketch.variables.len();
    let units = (0..count).map(|at| (0..count).map(|k| i64::from(k == at)).collect::<Vec<_>>());
    let own = units.zip(&sketch.variables).enumerate().filter(|(at, _)| Some(*at) != free).map(|(_, own)| own);
    let rows = sketch.rows.iter().map(|(row, range)| (row.clone(), range));
    let mut all = Vec::new();
    for (row, range) in own.chain(rows) {
        let terms: Vec<BigRational> = row.into_iter().map(whole).collect();
        if let Some(low) = range.lower.value() {
            all.push(Inequality { terms: terms.clone(), constant: -rational(low), strict: !range.lower.is_closed() });
        }
        if let Some(high) = range.upper.value() {
            let terms = terms.into_iter().map(|k| -k).collect();
            all.push(Inequality { terms, constant: rational(high), strict: !range.upper.is_closed() });
        }
    }
    all
}

/// The conditions on the others under which some value of one unknown meets all.
fn eliminated(all: Vec<Inequality>, at: usize) -> Vec<Inequality> {
    let (with, mut rest): (Vec<_>, Vec<_>) = all.into_iter().partition(|one| !one.terms[at].is_zero());
    let (below, above): (Vec<_>, Vec<_>) = with.into_iter().partition(|one| one.terms[at].is_positive());
    for low in &below {
        for high in &above {
            let (a, b) = (low.terms[at].clone(), -high.terms[at].clone());
            let add = |x: &BigRational, y: &BigRational| x * &b + y * &a;
            let mut sum = Inequality {
                terms: low.terms.iter().zip(&high.terms).map(|(x, y)| add(x, y)).collect(),
                constant: add(&low.constant, &high.constant),
                strict: low.strict || high.strict,
            };
            let size = sum.terms.iter().map(Signed::abs).max().filter(|size| !size.is_zero());
            let size = size.unwrap_or_else(BigRational::one);
            sum.terms.iter_mut().for_each(|k| *k /= &size);
            sum.constant /= size;
            // Of conditions on the same sum only the sharpest counts.
            match rest.iter_mut().find(|other| other.terms == sum.terms) {
                None => rest.push(sum),
                Some(other) => {
                    if (&sum.constant, !sum.strict) < (&other.constant, !other.strict) {
                        *other = sum;
                    }
                }
            }
        }
    }
    rest
}

fn holds_of_nothing(all: &[Inequality]) -> bool {
    all.iter().all(|one| if one.strict { one.constant.is_positive() } else { !one.constant.is_negative() })
}

fn is_feasible(sketch: &Sketch) -> bool {
    holds_of_nothing(&(0..sketch.variables.len()).fold(inequalities(sketch, None), eliminated))
}

/// The ends of what one unknown could be: value and whether it is attained.
type End = Option<(BigRational, bool)>;

fn possible(sketch: &Sketch, free: usize) -> Option<(End, End)> {
    let others = (0..sketch.variables.len()).filter(|at| *at != free);
    let left = others.fold(inequalities(sketch, Some(free)), eliminated);
    if !holds_of_nothing(&eliminated(left.clone(), free)) {
        return None;
    }
    let (mut lower, mut upper): (End, End) = (None, None);
    for one in left {
        let k = &one.terms[free];
        let end = || (-&one.constant / k, !one.strict);
        if k.is_positive() {
            let end = end();
            let later = lower.as_ref().is_none_or(|old| (&end.0, !end.1) > (&old.0, !old.1));
            lower = if later { Some(end) } else { lower };
        } else if k.is_negative() {
            let end = end();
            let earlier = upper.as_ref().is_none_or(|old| (&end.0, end.1) < (&old.0, old.1));
            upper = if earlier { Some(end) } else { upper };
        }
    }
    Some((lower, upper))
}

fn end(bound: &Bound) -> End {
    bound.value().map(|value| (rational(value), bound.is_closed()))
}

// -------------------------------------------------------------------------------------------------------- laws

fn intervals() -> impl Strategy<Value = Interval> {
    let end = |value: i64, kind: u8| match kind {
        0 => Bound::Unbounded,
        1..=3 => Bound::Open(Exact::ratio(i128::from(value), 2).unwrap()),
        _ => Bound::Closed(Exact::ratio(i128::from(value), 2).unwrap()),
    };
    (-6..=6_i64, 0..=4_i64, 0..=6_u8, 0..=6_u8).prop_filter_map("empty", move |(low, width, below, above)| {
        Interval::new(end(low, below), end(low + width, above))
    })
}

fn sketches() -> impl Strategy<Value = Sketch> {
    (1..=4_usize, 0..=5_usize).prop_flat_map(|(variables, rows)| {
        let row = (proptest::collection::vec(-3..=3_i64, variables), intervals());
        (proptest::collection::vec(intervals(), variables), proptest::collection::vec(row, rows))
            .prop_map(|(variables, rows)| Sketch { variables, rows })
    })
}

/// A true value in thousandths and how it is printed.
fn prints() -> impl Strategy<Value = (i64, u8, u32)> {
    (-20_000..20_000_i64, 0..3_u8, 0..3_u32)
}

/// The interval of a print: half up, truncated (down), or rounded by whoever knows how, to 10^-places.
fn printed(thousandths: i64, rounding: u8, places: u32) -> Interval {
    let step = 10_i64.pow(3 - places);
    let value = |numerator: i64| Exact::ratio(i128::from(numerator), 2000).unwrap();
    let nearest = (2 * thousandths + step).div_euclid(2 * step) * 2 * step;
    match rounding {
        0 => Interval::new(Bound::Closed(value(nearest - step)), Bound::Open(value(nearest + step))),
        1 => Interval::new(Bound::Closed(value(nearest - step)), Bound::Closed(value(nearest + step))),
        _ => {
            let below = thousandths.div_euclid(step) * 2 * step;
            Interval::new(Bound::Closed(value(below)), Bound::Open(value(below + 2 * step)))
        }
    }
    .unwrap()
}

/// A table with totals of rows and columns and of all, printed from true values; its unknowns row by row.
fn table(cells: &[Vec<(i64, u8, u32)>], totals: &[(u8, u32)]) -> Sketch {
    let (height, width) = (cells.len(), cells[0].len());
    let mut truth: Vec<Vec<i64>> = cells.iter().map(|row| row.iter().map(|cell| cell.0).collect()).collect();
    truth.iter_mut().for_each(|row| row.push(row.iter().sum()));
    truth.push((0..=width).map(|column| truth.iter().map(|row| row[column]).sum()).collect());
    let mut kinds = totals.iter().copied().cycle();
    let mut variables = Vec::new();
    for (i, row) in truth.iter().enumerate() {
        for (j, value) in row.iter().enumerate() {
            let (rounding, places) = match cells.get(i).and_then(|row| row.get(j)) {
                Some((_, rounding, places)) => (*rounding, *places),
                None => kinds.next().unwrap(),
            };
            variables.push(printed(*value, rounding, places));
        }
    }
    let zero = Interval::point(Exact::ZERO);
    let sign = |here: bool, last: bool| i64::from(here) * if last { -1 } else { 1 };
    let all = || (0..=height).flat_map(|i| (0..=width).map(move |j| (i, j)));
    let lines = (0..=height).map(|line| all().map(|(i, j)| sign(i == line, j == width)).collect());
    let columns = (0..=width).map(|column| all().map(|(i, j)| sign(j == column, i == height)).collect());
    Sketch { variables, rows: lines.chain(columns).map(|row| (row, zero.clone())).collect() }
}

fn tables() -> impl Strategy<Value = (Sketch, usize)> {
    let cells = (1..=7_usize, 1..=5_usize)
        .prop_flat_map(|(height, width)| proptest::collection::vec(proptest::collection::vec(prints(), width), height));
    (cells, proptest::collection::vec((0..3_u8, 0..3_u32), 1..=4), any::<proptest::sample::Index>()).prop_map(
        |(cells, totals, at)| {
            let sketch = table(&cells, &totals);
            let at = at.index(sketch.variables.len());
            (sketch, at)
        },
    )
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(600))]

    #[test]
    fn verdicts_are_those_of_elimination(sketch in sketches()) {
        match sketch.solve() {
            Feasibility::Feasible(values) => prop_assert!(sketch.is_met_by(&values), "{values:?}"),
            Feasibility::Infeasible(conflict) => {
                prop_assert!(!is_feasible(&sketch));
                prop_assert!(sketch.is_refuted_by(&conflict), "{conflict:?}");
                let named = sketch.only(&conflict);
                for nth in 0..conflict.rows.len() + conflict.variables.len() {
                    prop_assert!(is_feasible(&named.without(&conflict, nth)), "{nth} is not needed: {conflict:?}");
                }
            }
            Feasibility::Undecided => prop_assert!(false, "undecided"),
        }
    }

    #[test]
    fn an_answer_does_not_depend_on_the_start(
        sketch in sketches(),
        start in proptest::collection::vec(-9..=9_i64, 0..=5),
    ) {
        let start: Vec<Exact> = start.into_iter().map(Exact::from).collect();
        let (system, vars) = sketch.system();
        let other = system.solve_from(&start, Steps::default());
        match (sketch.solve(), &other) {
            (Feasibility::Feasible(_), Feasibility::Feasible(values)) => {
                prop_assert!(sketch.is_met_by(values) && system.is_met_by(values));
            }
            (Feasibility::Infeasible(_), Feasibility::Infeasible(conflict)) => {
                prop_assert!(sketch.is_refuted_by(conflict));
            }
            (one, other) => prop_assert!(false, "{one:?} and {other:?}"),
        }
        for var in vars {
            prop_assert_eq!(system.range_of(var, Steps::default()), system.range_from(&start, var, Steps::default()));
        }
    }

    #[test]
    fn ranges_are_those_of_elimination(sketch in sketches()) {
        for at in 0..sketch.variables.len() {
            match (sketch.range_of(at), possible(&sketch, at)) {
                (Possible::Range(found), Some((lower, upper))) => {
                    prop_assert_eq!((end(&found.lower), end(&found.upper)), (lower, upper), "unknown {}", at);
                }
                (Possible::Nothing, None) => {}
                (found, wanted) => prop_assert!(false, "unknown {at}: {found:?}, and by elimination {wanted:?}"),
            }
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(60))]

    #[test]
    fn a_table_printed_from_true_values_is_feasible((sketch, _) in tables()) {
        let Feasibility::Feasible(values) = sketch.solve() else { return Err(TestCaseError::fail("not feasible")) };
        prop_assert!(sketch.is_met_by(&values), "{values:?}");
    }

    #[test]
    fn a_cell_that_does_not_fit_is_named_and_its_range_is_what_fits(
        (mut sketch, at) in tables(),
        by in 1..=12_i64,
    ) {
        let (was, moved) = (sketch.variables[at].clone(), Interval::point(Exact::from(by)));
        sketch.variables[at] = was.add(&moved);
        let Possible::Range(fits) = sketch.range_of(at) else { return Err(TestCaseError::fail("no range")) };
        prop_assert!(fits.intersect(&was).is_some(), "the true value fits");
        match sketch.solve() {
            Feasibility::Feasible(values) => {
                prop_assert!(sketch.is_met_by(&values));
                prop_assert!(fits.intersect(&sketch.variables[at]).is_some());
            }
            Feasibility::Infeasible(conflict) => {
                prop_assert!(sketch.is_refuted_by(&conflict), "{conflict:?}");
                prop_assert!(fits.intersect(&sketch.variables[at]).is_none());
                // Everything else is true, so no contradiction does without this cell.
                prop_assert!(conflict.variables.iter().any(|(var, _)| var.index() == at));
            }
            Feasibility::Undecided => prop_assert!(false, "undecided"),
        }
    }
}
