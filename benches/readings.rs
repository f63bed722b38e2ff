//! Every reading of a made-up inventory of a million nodes, beside the same inventory as plain loops.
//!
//! `cargo bench --bench readings` prints medians; under `cargo test` a small book is read
//! once, to see that everything runs.

use std::hint::black_box;
use std::time::{Duration, Instant};

use crossfoot::calc::reading::interval::IntervalAlgebra;
use crossfoot::calc::reading::{exact, explanation, formula, gradient, interval, inverse, sample};
use crossfoot::calc::{Cone, Graph, Known, NodeId, Origin, OriginKind, View};
use crossfoot::quantity::{Exact, Literal, Unit};
use rust_decimal::Decimal;

const CATEGORIES: usize = 6;
const FACTORS: usize = 500;

/// One line of the book: an amount in kWh, with the numbers of its factor and its facility.
struct Line {
    amount: Decimal,
    factor: usize,
    facility: usize,
}

/// The same book for every reader.
struct Book {
    lines: Vec<Line>,
    factors: Vec<Decimal>,
    facilities: usize,
}

impl Book {
    fn of(lines: usize) -> Book {
        let mut state = 1_u64;
        let mut next = |below: u64| {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            (state >> 33) % below
        };
        let facilities = (lines / 300).max(1);
        let factors = (0..FACTORS.min(lines)).map(|_| Decimal::new(1_000 + next(9_000) as i64, 4)).collect::<Vec<_>>();
        let count = factors.len() as u64;
        let line = |_| Line {
            amount: Decimal::new(1 + next(100_000_000) as i64, 2),
            factor: next(count) as usize,
            facility: next(facilities as u64) as usize,
        };
        let lines = (0..lines).map(line).collect();
        Book { lines, factors, facilities }
    }

    fn category(&self, line: &Line) -> usize {
        line.factor % CATEGORIES
    }

    /// amount × factor, in t; summed by facility and category, then to the total.
    fn graph(&self) -> (Graph, NodeId) {
        let mut graph = Graph::new();
        let unit = |text: &str| Unit::parse(text).expect("a unit of the table");
        let (energy, intensity, tonnes) = (unit("kWh"), unit("kg/kWh"), unit("t"));
        let origin = |address: String, kind| Origin { address, kind, place: None, cited: None, note: None };
        let literal = |value| Literal::from_decimal(value).expect("few decimals");
        let mut cells: Vec<Vec<NodeId>> = vec![Vec::new(); self.facilities * CATEGORIES];
        for (at, line) in self.lines.iter().enumerate() {
            let source = origin(format!("activity/{at}"), OriginKind::Input);
            let amount = graph.leaf(literal(line.amount), &energy, None, source);
            let source = origin(format!("factor/{}", line.factor), OriginKind::Factor);
            let factor = graph.shared_leaf(literal(self.factors[line.factor]), &intensity, None, source);
            let emitted = graph.product(&[amount, factor]).expect("a short unit");
            let emitted = graph.convert(emitted, &tonnes).expect("a mass");
            cells[line.facility * CATEGORIES + self.category(line)].push(emitted);
        }
        let mut sum = |kids: &[NodeId]| graph.sum(kids, &tonnes).expect("masses");
        let facilities: Vec<Vec<NodeId>> =
            cells.chunks(CATEGORIES).map(|cells| cells.iter().map(|lines| sum(lines)).collect()).collect();
        let category = |at: usize| facilities.iter().map(|sums| sums[at]).collect::<Vec<_>>();
        let categories: Vec<NodeId> = (0..CATEGORIES).map(|at| sum(&category(at))).collect();
        let total = sum(&categories);
        (graph, total)
    }

    fn as_f64(&self) -> f64 {
        let amounts = self.lines.iter().map(|line| line.amount.mantissa() as f64 / 100.0);
        let mut cells = vec![0.0; self.facilities * CATEGORIES];
        for (line, amount) in self.lines.iter().zip(amounts) {
            let factor = self.factors[line.factor].mantissa() as f64 / 10_000.0;
            cells[line.facility * CATEGORIES + self.category(line)] += amount * factor / 1_000.0;
        }
        cells.iter().sum()
    }

    fn as_decimal(&self) -> Decimal {
        let thousand = Decimal::from(1_000);
        let mut cells = vec![Decimal::ZERO; self.facilities * CATEGORIES];
        for line in &self.lines {
            let emitted = line.amount * self.factors[line.factor] / thousand;
            cells[line.facility * CATEGORIES + self.category(line)] += emitted;
        }
        cells.iter().sum()
    }
}

/// The median time of some runs, and the last result.
fn median<T>(runs: usize, mut run: impl FnMut() -> T) -> (Duration, T) {
    let mut times = Vec::with_capacity(runs);
    loop {
        let start = Instant::now();
        let result = black_box(run());
        times.push(start.elapsed());
        if times.len() >= runs {
            times.sort_unstable();
            return (times[times.len() / 2], result);
        }
    }
}

/// Resident memory of this process, where the system tells it.
fn resident_bytes() -> Option<usize> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:"))?;
    line.trim().strip_suffix(" kB")?.trim().parse::<usize>().ok().map(|kb| kb * 1024)
}

fn main() {
    // `cargo bench` says `--bench`; `cargo test` says nothing.
    let said = |word: &str| std::env::args().any(|argument| argument == word);
    let small = said("--test") || !said("--bench");
    let (lines, runs, draws) = if small { (50, 1, 8) } else { (332_000, 5, 64) };
    let book = Book::of(lines);
    let before = resident_bytes();
    let (built, (graph, total)) = median(1, || book.graph());
    let after = resident_bytes();
    let nodes = graph.len();
    let view = View::plain(&graph);
    let cone = Cone::of(view, &[total]);

    println!("{nodes} nodes, {} lines, {} shared factors, medians of {runs}", book.lines.len(), book.factors.len());
    println!("tables   {:>7.1} bytes a node", graph.table_bytes() as f64 / nodes as f64);
    if let (Some(before), Some(after)) = (before, after) {
        println!("resident {:>7.1} bytes a node", after.saturating_sub(before) as f64 / nodes as f64);
    }

    let (plain, as_f64) = median(runs, || book.as_f64());
    let (decimal, as_decimal) = median(runs, || book.as_decimal());
    let (read, values) = median(runs, || exact::read(view, &cone));
    let Known::Full(value) = values.get(total) else { panic!("a whole total") };
    assert!((value.to_f64() / as_f64 - 1.0).abs() < 1e-9, "the readers agree");
    assert_eq!(*value, Exact::from(as_decimal), "few enough digits for a decimal");

    let row = |what: &str, time: Duration, per: usize| {
        let nanoseconds = time.as_nanos() as f64;
        let per_node = nanoseconds / (nodes * per) as f64;
        let times = |other: Duration| nanoseconds / per as f64 / other.as_nanos().max(1) as f64;
        let milliseconds = nanoseconds / 1e6 / per as f64;
        println!(
            "{what:<24} {milliseconds:>10.2} ms {per_node:>9.1} ns {:>9.1}× {:>9.1}×",
            times(plain),
            times(decimal)
        );
    };
    println!("{:<24} {:>13} {:>12} {:>10} {:>10}", "", "time", "a node", "f64 loop", "decimal");
    row("f64 loop", plain, 1);
    row("rust_decimal loop", decimal, 1);
    row("build", built, 1);
    row("cone", median(runs, || Cone::of(view, &[total])).0, 1);
    row("exact", read, 1);
    row("gradient", median(runs, || gradient::read(view, &values, total)).0, 1);
    let (time, ranges) = median(runs, || interval::read(view, &cone));
    row("interval, natural", time, 1);
    let algebra = IntervalAlgebra::default();
    row("gradient over ranges", median(runs, || gradient::over_ranges(view, &ranges, &algebra, total)).0, 1);
    drop(ranges);
    row("interval, sharp", median(runs.min(3), || interval::range(view, total)).0, 1);
    let wanted = Literal::from_decimal(as_decimal.round()).expect("a number").interval();
    for (what, others) in
        [("inverse, as printed", inverse::Others::AsPrinted), ("inverse, within ranges", inverse::Others::WithinRanges)]
    {
        row(what, median(runs.min(3), || inverse::read(view, &cone, total, &wanted, others)).0, 1);
    }
    let plan = sample::Plan { seed: 1, draws };
    row("sample, a draw", median(runs.min(3), || sample::read(view, &[total], plan)).0, draws);
    row("explanation, depth 3", median(runs.min(3), || explanation::read(view, total, 3)).0, 1);
    row("formula sheet", median(runs.min(3), || formula::sheet(view, total, "B")).0, 1);
    row("formula inline", median(runs.min(3), || formula::inline(view, total)).0, 1);
}
