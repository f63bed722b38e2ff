//! Targets: every reference portfolio; 40 measures, 10 years, 8 end uses, the gap against time; a million draws; 1 000 targets.
//!
//! `cargo bench --bench targets`; `-- book` for the 1 000 targets through a book alone; `-- draws` for the draws alone (`draws_beside_numpy.py` uses it); `-- seconds 20` for a longer
//! search. Portfolios are read from `../shared/reference/targets` and left out where that is absent.

use std::hint::black_box;
use std::time::Instant;

use crossfoot::book::{MemoryFiles, describe, load};
use crossfoot::finding::Sources;
use crossfoot::quantity::{Exact, Literal};
use crossfoot::report::{Aimed, Subject, targets_json};
use crossfoot::target::judge::{NearTermPack, Rate, Scopes, Stated, judge};
use crossfoot::target::odds::{Delivery, Draws, Growth, Spread, Uncertain, UncertainStream, sample};
use crossfoot::target::path::{compound, linear};
use crossfoot::target::plan::{
    AtEnd, Basis, Constraint, Effect, Limit, Measure, Outcome, Problem, Stream, cost_curve, solve,
};

fn main() {
    let words: Vec<String> = std::env::args().skip(1).filter(|w| w != "--bench").collect();
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    match words.as_slice() {
        ["draws"] => draws(),
        ["book"] => book(),
        ["seconds", seconds] => large(seconds.parse().expect("a number of seconds")),
        _ => {
            portfolios();
            large(10.0);
            judged();
            book();
            draws();
        }
    }
}

fn median(what: &str, runs: usize, mut run: impl FnMut()) {
    run();
    let mut times: Vec<f64> = (0..runs)
        .map(|_| {
            let start = Instant::now();
            run();
            start.elapsed().as_secs_f64()
        })
        .collect();
    times.sort_by(f64::total_cmp);
    println!("{what}: median {:.3} ms, best {:.3} ms of {runs}", times[times.len() / 2] * 1e3, times[0] * 1e3);
}

type Row = std::collections::BTreeMap<String, String>;

fn rows(name: &str) -> Option<Vec<Row>> {
    let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/reference/targets").join(name);
    let mut reader = csv::Reader::from_path(path).ok()?;
    reader.deserialize().collect::<Result<Vec<Row>, _>>().ok()
}

fn number(row: &Row, column: &str) -> Exact {
    Exact::parse_decimal(&row[column]).expect("a decimal")
}

/// The reference portfolios, static and dynamic.
fn portfolios() {
    for kind in ["static", "dynamic"] {
        let file = |part: &str| rows(&format!("portfolio_{kind}_{part}.csv"));
        let (Some(expected), Some(streams), Some(measures)) = (file("expected"), file("streams"), file("measures"))
        else {
            println!("the reference portfolios are absent");
            return;
        };
        for row in &expected {
            let problem = portfolio(row, &streams, &measures);
            median(&format!("portfolio {}", row["instance"]), 11, || {
                black_box(solve(black_box(&problem), Limit::default(), &mut |_| true).is_ok());
            });
        }
    }
}

fn portfolio(row: &Row, streams: &[Row], measures: &[Row]) -> Problem {
    let is_static = row.contains_key("cap_t");
    let year = |row: &Row, column: &str| row[column].parse::<i32>().expect("a year");
    let (base_year, target_year) = if is_static { (0, 1) } else { (year(row, "base_year"), year(row, "target_year")) };
    let years = (target_year - base_year) as usize;
    let mine = |r: &&Row| r["instance"] == row["instance"];
    let stream = |r: &Row| match is_static {
        true => {
            let load = number(r, "bau_emissions_t");
            Stream::growing(&r["stream"], &load, &Exact::ZERO, &Exact::ONE, &Exact::ZERO, 1)
        }
        false => {
            let (growth, decline) = (number(r, "activity_growth"), number(r, "factor_decline"));
            Stream::growing(&r["stream"], &number(r, "base_emissions_t"), &growth, &Exact::ONE, &decline, years)
        }
    };
    let streams: Vec<Stream> = streams.iter().filter(mine).map(stream).collect();
    let place = |id: &str| streams.iter().position(|s| s.id == id).expect("an end use");
    let measure = |r: &Row| Measure {
        id: r["measure"].clone(),
        effect: Effect::Fraction { stream: place(&r["stream"]), fraction: number(r, "fraction") },
        starts: if is_static { vec![1] } else { (year(r, "earliest_start")..=target_year).collect() },
        committed: false,
        ramp_years: if is_static { 1 } else { year(r, "ramp_years") as u32 },
        life: None,
        at_end: AtEnd::Replaced,
        capex: if is_static { Exact::ZERO } else { number(r, "capex") },
        opex: number(r, if is_static { "annual_cost" } else { "opex_per_year" }),
        group: r.get("group").filter(|g| !g.is_empty()).cloned(),
        requires: r.get("requires").map_or(Vec::new(), |r| r.split_whitespace().map(str::to_owned).collect()),
    };
    let measures = measures.iter().filter(mine).map(measure).collect();
    let base: Exact = streams.iter().map(|s| &s.load[0]).sum();
    let constraint = match row.get("constraint").map(String::as_str) {
        None => Constraint::TargetYear(number(row, "cap_t")),
        Some("target_year_cap") => Constraint::target_year(&base, &number(row, "reduction")),
        Some("annual_linear_cap") => Constraint::linear(&base, &number(row, "reduction"), years),
        Some(_) => Constraint::budget_of_linear(&base, &number(row, "reduction"), years),
    };
    let rate = if is_static { Exact::ZERO } else { number(row, "discount_rate") };
    Problem { base_year, target_year, rate, basis: Basis::Market, streams, measures, constraint }
}

/// 40 measures, 10 years, 8 end uses: the gap against time.
fn large(seconds: f64) {
    for kind in ["target year", "every year", "budget"] {
        for seed in 1..=3 {
            let problem = made_up(seed, kind);
            let start = Instant::now();
            let mut next = 0.125;
            let mut gaps = String::new();
            let solved = solve(&problem, Limit { nodes: u64::MAX }, &mut |seen| {
                let now = start.elapsed().as_secs_f64();
                if now > next {
                    let gap = seen.cost.map_or(f64::NAN, |cost| (cost - seen.bound) / cost.abs());
                    gaps += &format!(" {:.2} % at {now:.1} s;", gap * 100.0);
                    next *= 2.0;
                }
                now < seconds
            })
            .expect("a problem");
            let word = match solved.outcome {
                Outcome::Optimal(_) => "proved",
                Outcome::BestFound { .. } => "stopped",
                _ => "no plan",
            };
            let cost = solved.outcome.plan().cost.to_f64();
            let gap = solved.outcome.gap().map_or(f64::NAN, |gap| gap.to_f64() / cost.abs() * 100.0);
            let naive = cost_curve(&problem).expect("a reading");
            println!(
                "40 × 10 × 8, {kind}, {seed}:{gaps} {word} after {:.2} s, {} nodes, gap {gap:.3} %, cost {cost:.0}; cost curve {:.0}{}",
                start.elapsed().as_secs_f64(),
                solved.nodes,
                naive.plan.cost.to_f64(),
                if naive.keeps { "" } else { ", which breaks the cap" },
            );
        }
    }
}

fn made_up(seed: u64, kind: &str) -> Problem {
    let mut state = seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1;
    let mut next = |below: u64| {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        ((state >> 11) % below) as i64
    };
    let hundredths = |n: i64| Exact::ratio(i128::from(n), 100).expect("a ratio");
    let years = 10;
    let mut streams = Vec::new();
    for at in 0..8 {
        let (load, growth, decline) = (Exact::from(500 + next(9500)), hundredths(next(7) - 2), hundredths(next(4)));
        streams.push(Stream::growing(&format!("s{at}"), &load, &growth, &Exact::ONE, &decline, years));
    }
    let mut measures = Vec::new();
    for at in 0..40 {
        let (stream, percent) = (at % 8, 5 + next(40));
        let saved = streams[stream].load[0].to_f64() * percent as f64 / 100.0;
        let capex = (saved * (20 + next(300)) as f64) as i64;
        measures.push(Measure {
            id: format!("m{at:02}"),
            effect: Effect::Fraction { stream, fraction: hundredths(percent) },
            starts: (2024..=2033).collect(),
            committed: false,
            ramp_years: 1 + next(3) as u32,
            life: None,
            at_end: AtEnd::Replaced,
            capex: Exact::from(capex),
            opex: Exact::from(capex * (3 - next(15)) / 100),
            group: (next(8) == 0).then(|| format!("g{}", next(3))),
            requires: Vec::new(),
        });
    }
    let base: Exact = streams.iter().map(|s| &s.load[0]).sum();
    let cut = hundredths(42);
    let constraint = match kind {
        "target year" => Constraint::target_year(&base, &cut),
        "every year" => Constraint::linear(&base, &cut, years),
        _ => Constraint::budget_of_linear(&base, &cut, years),
    };
    let rate = hundredths(6);
    Problem { base_year: 2023, target_year: 2033, rate, basis: Basis::Market, streams, measures, constraint }
}

/// 1 000 targets judged, and projected on both shapes.
fn judged() {
    let pack = NearTermPack::bundled().expect("the pack");
    let stated = |at: i32| Stated {
        rate: if at % 2 == 0 { Rate::Absolute } else { Rate::Intensity },
        ambition: if at % 2 == 0 { "1.5C" } else { "contraction" }.to_owned(),
        scopes: Scopes::Scope12,
        reduction: Literal::count(i64::from(30 + at % 40)),
        base_year: 2016 + at % 9,
        target_year: 2028 + at % 8,
        submitted: Some("2024-11-22".to_owned()),
        coverage: Some(Exact::from(96)),
        scope2: None,
    };
    let targets: Vec<Stated> = (0..1000).map(stated).collect();
    median("1 000 targets judged and projected", 11, || {
        for target in &targets {
            black_box(judge(target, &pack).is_ok());
            let cut = &target.reduction.exact() * &Exact::power_of_ten(-2).expect("a power");
            let base = Exact::from(52_314);
            black_box(linear(&base, target.base_year, target.target_year, &cut).is_ok());
            black_box(compound(&base, target.base_year, target.target_year, &cut).is_ok());
        }
    });
}

/// 1 000 targets of a book, absolute and intensity, with bases and actual figures: read, described, judged, compared with one
/// another, and written for programs.
fn book() {
    let target = |at: i32| {
        let (unit, kind) = match at % 2 {
            0 => ("tCO2e", ""),
            _ => ("tCO2e/t", "measured = \"intensity\"\nper = \"t of castings\"\n"),
        };
        let (base, value) = (2016 + at % 8, 50_000 + at);
        let actual = |after: i32| format!("{{ year = {}, value = \"{} {unit}\" }}", base + after, value - 500 * after);
        let actual: Vec<String> = (1..=4).map(actual).collect();
        format!(
            "[[target]]\nid = \"t{at}\"\nmade-up = true\n{kind}scopes = [\"1\", \"2\"]\nscope-2 = \"market\"\ncoverage = \"96 %\"\n\
             submitted = 2024-11-22\nbase = {{ year = {base}, value = \"{value} {unit}\" }}\n\
             goal = {{ year = {}, change = \"-{} %\" }}\nactual = [{}]\n\n",
            2028 + at % 10,
            30 + at % 40,
            actual.join(", ")
        )
    };
    let text: String = (0..1000).map(target).collect();
    let files = MemoryFiles::new().with("book.toml", text.into_bytes());
    let mut sources = Sources::default();
    let start = Instant::now();
    let (book, _) = load(&files, "book.toml", &mut sources);
    let book = book.expect("a sound book");
    let library = book.library(&mut sources);
    println!("a book of 1 000 targets: read in {:.3} s", start.elapsed().as_secs_f64());
    median("a book of 1 000 targets, described and judged", 5, || {
        black_box(describe(black_box(&book), &library, jiff::civil::date(2026, 11, 21)));
    });
    let (described, findings) = describe(&book, &library, jiff::civil::date(2026, 11, 21));
    let found = &described.targets.consistency;
    println!("  {} findings; {} pairs, {} conflicts", findings.iter().count(), found.pairs, found.conflicts().count());
    let subject = Subject {
        book: "book.toml",
        account: &described.account,
        accounts: &book.accounts,
        library: &library,
        sources: &sources,
        inventory: described.inventory.as_ref(),
        choices: &described.choices,
        pack: &described.pack,
        as_of: described.as_of,
    };
    let aimed = Aimed {
        subject: &subject,
        targets: &book.targets,
        events: &book.base_events,
        holdings: &book.holdings,
        figures: &described.targets,
        only: None,
    };
    median("a book of 1 000 targets, for programs", 3, || {
        black_box(targets_json(black_box(&aimed)));
    });
}

/// The model of `draws_beside_numpy.py`: base with an error, seven years of growth, four measures that may fail.
fn draws() {
    let delivery = |(at, (fraction, probability)): (usize, (f64, f64))| Delivery {
        address: format!("measure/{at}"),
        fraction,
        probability,
    };
    let measures = [(0.2, 0.9), (0.15, 0.8), (0.1, 0.95), (0.25, 0.6)];
    let stream = UncertainStream {
        address: "plant".to_owned(),
        emissions: Spread::Normal { mean: 1000.0, deviation: 25.0 },
        growth: Some(Growth { mean: 0.02, deviation: 0.03, years: 7 }),
        cut: 0.0,
        deliveries: measures.into_iter().enumerate().map(delivery).collect(),
    };
    let model = Uncertain { streams: vec![stream], cap: 580.0 };
    for threads in [1, 2] {
        let wanted = Draws { seed: 1, count: 1_000_000, threads };
        median(&format!("a million draws, {threads} threads"), 11, || {
            black_box(sample(black_box(&model), wanted).is_ok());
        });
        let found = sample(&model, wanted).expect("a probability");
        println!("  probability {:.6} ± {:.6}, mean {:.3}", found.probability, found.standard_error, found.mean);
    }
}
