//! Targets held against rules through a book: every reference case of judgement, and what a book without the data is told.

mod target;

use std::fmt::Write as _;

use crossfoot::account::Address;
use crossfoot::book::{Book, Described, MemoryFiles, describe, load};
use crossfoot::calc::View;
use crossfoot::calc::reading::exact as value_of;
use crossfoot::finding::{Code, Findings, JudgementWord, Lang, Sources};
use crossfoot::quantity::{Exact, Rounding};
use crossfoot::report::{Aimed, Format, Look, Subject, targets_page};
use crossfoot::target::judge::{Aligned, CannotTell, Holding, Method, Outcome, TestKind, portfolio_score};
use crossfoot::target::{Judgement, Stand};
use proptest::prelude::*;
use target::{Row, exact, holds, near, of, rows, year};

fn read(text: &str) -> (Option<(Book, Described)>, Findings) {
    let memory = MemoryFiles::new().with("book.toml", text.to_owned().into_bytes());
    let mut sources = Sources::default();
    let (book, mut findings) = load(&memory, "book.toml", &mut sources);
    let Some(book) = book else { return (None, findings) };
    let library = book.library(&mut sources);
    let (described, about) = describe(&book, &library, jiff::civil::date(2026, 11, 21));
    findings.extend(about.iter().cloned());
    (Some((book, described)), findings)
}

fn described(text: &str) -> Described {
    let (read, findings) = read(text);
    read.unwrap_or_else(|| panic!("{}\n{text}", told(&findings))).1
}

fn told(findings: &Findings) -> String {
    let each = findings.iter().map(|f| format!("{}: {}", f.code.word(), f.message.text(Lang::En)));
    each.collect::<Vec<_>>().join("\n")
}

fn value(described: &Described, address: &str) -> Exact {
    let node = described.account.find(&Address::parse(address).unwrap()).unwrap_or_else(|| panic!("{address}"));
    value_of::value(View::plain(&described.account.graph), node).value().cloned().unwrap()
}

fn judgement(described: &Described, at: usize) -> &Judgement {
    described.targets.targets[at].judged.judgement.as_ref().unwrap()
}

/// A target of a book.
fn target_of(id: &str, base: i32, goal: i32, change: &str, more: &str) -> String {
    format!(
        "[[target]]\nid = \"{id}\"\nbase = {{ year = {base} }}\ngoal = {{ year = {goal}, change = \"{change}\" }}\n{more}\n"
    )
}

/// The negative of a printed number.
fn negative(text: &str) -> String {
    text.strip_prefix('-').map_or_else(|| format!("-{text}"), str::to_owned)
}

/// A printed number without an exponent.
fn plain(text: &str) -> String {
    exact(text).to_decimal_string(9, Rounding::HalfEven)
}

const V5: &str = "required/sbti-near-term-v5";

#[test]
fn anchored_minima() {
    let Some(cases) = rows("aca_required_2020_anchor.csv") else { return };
    let mut book = String::new();
    for row in &cases {
        let more = format!("scopes = [\"1\", \"2\"]\nambition = \"{}\"", row["ambition"]);
        book += &target_of(&row["case"], year(row, "base_year"), year(row, "target_year"), "-40 %", &more);
    }
    let described = described(&book);
    for row in &cases {
        let at = |name: &str| value(&described, &format!("target/{}/{V5}/{}/{name}", row["case"], row["ambition"]));
        holds(&row["case"], &at("minimum"), &row["required_reduction_pct"]);
        holds(&row["case"], &at("a-year"), &row["implied_rate_pp_per_year_from_base"]);
        holds(&row["case"], &at("without-anchor"), &row["wrong_if_base_year_not_floored_pct"]);
        holds(&row["case"], &at("compounded"), &row["wrong_if_compounded_pct"]);
        assert_eq!(at("margin"), &exact("40") - &at("minimum"));
    }
}

#[test]
fn minima_of_the_revision() {
    let Some(cases) = rows("aca_required_2026_revision.csv") else { return };
    let mut book = String::new();
    for row in &cases {
        let (from, to) = (year(row, "base_year"), year(row, "target_year"));
        let more = format!(
            "scopes = [\"1\", \"2\"]\nnet-zero-year = {}\nrecent = {{ year = {}, scope-1 = \"{} tCO2e\", scope-2 = \"{} tCO2e\" }}",
            row["net_zero_year"], from, row["mry_scope1_share"], row["mry_scope2_share"]
        );
        book += &target_of(&row["case"], from, to, "-40 %", &more);
        book += &target_of(&format!("{}-3", row["case"]), from, to, "-40 %", "scopes = [\"3\"]");
    }
    let described = described(&book);
    for (place, row) in cases.iter().enumerate() {
        let case = &row["case"];
        let at =
            |name: &str| value(&described, &format!("target/{case}/required/sbti-near-term-2026/scope-1-2/{name}"));
        holds(case, &at("scope-1-rate"), &row["scope1_rate_pp"]);
        holds(case, &at("scope-2-rate"), &row["scope2_rate_pp"]);
        holds(case, &at("scope-1-minimum"), &row["scope1_required_pct"]);
        holds(case, &at("scope-2-minimum"), &row["scope2_required_pct"]);
        holds(case, &at("minimum"), &row["combined_required_pct"]);
        let three = value(&described, &format!("target/{case}-3/required/sbti-near-term-2026/scope-3/minimum"));
        holds(case, &three, &row["scope3_floor_required_pct"]);
        holds(case, &value(&described, &format!("target/{case}/{V5}/1.5C/minimum")), &row["old_rule_combined_pct"]);
        let held = judgement(&described, 2 * place).held.iter().find(|held| held.ambition == "scope-1-2").unwrap();
        assert_eq!(held.standing == Stand::Unconfirmed, row["numerator_matters"] == "1", "{case}");
    }
}

#[test]
fn forward_looking_minima() {
    let Some(cases) = rows("forward_looking_ambition.csv") else { return };
    let mut book = String::new();
    for row in &cases {
        assert_eq!(of(row, "net_zero_reduction"), exact("0.9"));
        let more = format!(
            "scopes = [\"1\", \"2\"]\nnet-zero-year = {}\nrecent = {{ year = {}, progress = \"{}\" }}",
            row["net_zero_year"], row["most_recent_year"], row["progress_to_date"]
        );
        book += &target_of(&row["case"], year(row, "base_year"), year(row, "target_year"), "-40 %", &more);
    }
    let described = described(&book);
    for (place, row) in cases.iter().enumerate() {
        let case = &row["case"];
        let share = |name: &str| &value(&described, &format!("target/{case}/{name}")) * &exact("0.01");
        holds(case, &share(&format!("{V5}/1.5C/rule")), &row["unadjusted_minimum"]);
        holds(case, &share("forward-looking"), &row["forward_looking_minimum"]);
        holds(case, &share(&format!("{V5}/1.5C/minimum")), &row["required_reduction"]);
        let judged = judgement(&described, place);
        assert_eq!(judged.forward.as_ref().unwrap().maintain_only, row["maintain_only"] == "1", "{case}");
        let binds = judged.held[0].asks_most == JudgementWord::AsksForward;
        assert_eq!(binds, row["fla_binds"] == "1", "{case}");
    }
}

#[test]
fn intensities_and_absolute_figures() {
    let Some(cases) = rows("intensity_contraction.csv") else { return };
    let mut book = String::new();
    for row in &cases {
        let change = negative(&row["required_intensity_reduction"]);
        let growth = &row["activity_growth_per_year"];
        let more = format!("measured = \"intensity\"\nper = \"t\"\nscopes = [\"3\"]\ngrowth = \"{growth}\"");
        book += &target_of(&row["case"], year(row, "base_year"), year(row, "target_year"), &change, &more);
    }
    let described = described(&book);
    for row in &cases {
        let case = &row["case"];
        let share = |name: &str| &value(&described, &format!("target/{case}/{name}")) * &exact("0.01");
        let at = format!("{V5}/contraction");
        holds(case, &share(&format!("{at}/minimum")), &row["required_intensity_reduction"]);
        holds(case, &share(&format!("{at}/without-anchor")), &row["required_if_not_anchored"]);
        holds(case, &-&share("compound-rate"), &row["equivalent_annual_compound_rate"]);
        holds(case, &share("absolute-change"), &row["absolute_change_at_target"]);
        holds(case, &share("break-even-growth"), &row["breakeven_growth_per_year"]);
    }
}

/// A row of the temperature tool as a target.
fn scored(id: &str, row: &Row) -> String {
    let number = |column: &str| row[column].trim_end_matches(".0").parse::<i32>().unwrap();
    let (kind, what) = match row["target_type"].to_lowercase().as_str() {
        // No code counts as any other than those with a regression of their own.
        "absolute" if row["isic"].is_empty() => ("absolute", "isic = \"other\"".to_owned()),
        "absolute" => ("absolute", format!("isic = \"{}\"", row["isic"])),
        _ => ("intensity", format!("metric = \"{}\"", row["intensity_metric"])),
    };
    let scopes = if row["scope"] == "S3" { "\"3\"" } else { "\"1\", \"2\"" };
    let more = format!(
        "measured = \"{kind}\"\nper = \"unit\"\nscopes = [{scopes}]\ncoverage = \"{}\"\ntemperature = {{ {what}, reporting-year = {} }}",
        row.get("coverage").map_or("1", String::as_str),
        row.get("reporting_year").map_or("2025", String::as_str),
    );
    target_of(id, number("base_year"), number("end_year"), &negative(&row["reduction_ambition"]), &more)
}

#[test]
fn temperature_scores() {
    let Some(cases) = rows("temperature_score_tool_cases.csv") else { return };
    let book: String = cases.iter().map(|row| scored(&row["case"], row)).collect();
    let described = described(&book);
    for (place, row) in cases.iter().enumerate() {
        let case = &row["case"];
        let figure = described.targets.targets[place].judged.temperature.as_ref().unwrap_or_else(|| panic!("{case}"));
        let at = |name: &str| value(&described, &format!("target/{case}/temperature/{name}"));
        holds(case, &(&at("ambition") * &exact("0.01")), &row["ambition_after_coverage"]);
        assert_eq!(figure.is_default, row["defaulted"] == "1", "{case}");
        assert!((&at("rounded") - &of(row, "temperature_score")).abs() <= exact("0.005"), "{case}");
        if row["defaulted"] == "1" {
            continue;
        }
        near(case, at("annual").to_f64() / 100.0, row["annual_reduction_rate"].parse().unwrap(), 2e-9);
        near(case, at("score").to_f64(), row["formula_score_unrounded"].parse().unwrap(), 2e-9);
        assert_eq!((at("slope"), at("intercept")), (of(row, "param"), of(row, "intercept")), "{case}");
        assert_eq!(figure.variable.as_deref(), Some(row["sr15_variable"].as_str()), "{case}");
    }
}

#[test]
fn companies_and_portfolios() {
    let (Some(example), Some(companies), Some(expected)) = (
        rows("temperature_score_tool_example.csv"),
        rows("temperature_score_tool_example_companies.csv"),
        rows("temperature_score_tool_portfolio.csv"),
    ) else {
        return;
    };
    let row_of = |company: &str, frame: &str, scope: &str| {
        example.iter().find(|row| row["company_id"] == company && row["time_frame"] == frame && row["scope"] == scope)
    };
    let mut book = String::new();
    let mut held: Vec<(&str, &str, Holding)> = Vec::new();
    for frame in ["SHORT", "MID", "LONG"] {
        for company in &companies {
            let name = company["company_id"].as_str();
            let part = |scope: &str| row_of(name, frame, scope);
            let (Some(one), Some(three)) = (part("S1S2"), part("S3")) else { continue };
            let mut scores = String::new();
            for (row, ending) in [(one, "1-2"), (three, "3")] {
                if row["reduction_ambition"].is_empty() {
                    writeln!(scores, "score-{ending} = \"{}\"", row["temperature_score"]).unwrap();
                } else {
                    let id = format!("{name}-{frame}-{ending}");
                    book += &scored(&id, row);
                    writeln!(scores, "target-{ending} = \"{id}\"").unwrap();
                }
            }
            let of_company = |key: &str, column: &str| match company[column].as_str() {
                "" => String::new(),
                text => format!("{key} = \"{} USD\"\n", plain(text)),
            };
            write!(
                book,
                "[[holding]]\nid = \"{name}-{frame}\"\ntime-frame = \"{}\"\n{scores}emissions-1-2 = \"{} tCO2e\"\nemissions-3 = \"{} tCO2e\"\n{}{}{}{}{}{}",
                frame.to_lowercase(),
                plain(&one["ghg_s1s2"]),
                plain(&one["ghg_s3"]),
                of_company("investment", "investment_value"),
                of_company("market", "company_market_cap"),
                of_company("enterprise", "company_enterprise_value"),
                of_company("cash", "company_cash_equivalents"),
                of_company("assets", "company_total_assets"),
                of_company("revenue", "company_revenue"),
            )
            .unwrap();
            let amount = |column: &str| Some(of(company, column));
            held.push((
                frame,
                name,
                Holding {
                    score: Exact::ZERO,
                    emissions: Some(of(one, "ghg_s1s2")),
                    investment: of(company, "investment_value"),
                    market: amount("company_market_cap"),
                    enterprise: amount("company_enterprise_value"),
                    cash: amount("company_cash_equivalents"),
                    assets: amount("company_total_assets"),
                    revenue: amount("company_revenue"),
                },
            ));
        }
    }
    let described = described(&book);
    let names = [("S1S2", "score-1-2"), ("S3", "score-3"), ("S1S2S3", "score")];
    for (frame, company, _) in &held {
        for (scope, name) in names {
            let Some(row) = row_of(company, frame, scope) else { continue };
            let found = value(&described, &format!("holding/{company}-{frame}/{name}"));
            let apart = (&found - &of(row, "temperature_score")).abs();
            assert!(apart <= exact("0.005"), "{company} {frame} {scope}: {found}");
        }
    }
    // Where the book has all companies, the tool's portfolio; else the library's own sum over those that it has.
    for (frame, row) in ["SHORT", "MID", "LONG"].iter().flat_map(|frame| expected.iter().map(move |row| (frame, row))) {
        if row["time_frame"] != **frame {
            continue;
        }
        let name = names.iter().find(|(scope, _)| *scope == row["scope"]).unwrap().1;
        let method = Method::ALL.iter().find(|(word, _)| *word == row["method"]).unwrap();
        let found = value(&described, &format!("portfolio/{}/{}/{}", frame.to_lowercase(), row["scope"], method.0));
        let of_frame: Vec<Holding> = held
            .iter()
            .filter(|(of, ..)| of == frame)
            .map(|(_, company, holding)| {
                let row = row_of(company, frame, "S1S2").unwrap();
                let (one, three) = (of(row, "ghg_s1s2"), of(row, "ghg_s3"));
                let emissions = match name {
                    "score-1-2" => one,
                    "score-3" => three,
                    _ => &one + &three,
                };
                let score = value(&described, &format!("holding/{company}-{frame}/{name}"));
                Holding { score, emissions: Some(emissions), ..holding.clone() }
            })
            .collect();
        let own = portfolio_score(&of_frame, method.1).unwrap();
        near(&row["case"], found.to_f64(), own.to_f64(), 1e-12);
        if of_frame.len() == companies.len() {
            near(&row["case"], found.to_f64(), row["portfolio_score"].parse().unwrap(), 1e-6);
        }
    }
}

#[test]
fn implied_rises() {
    let Some(cases) = rows("itr_temperature_formula.csv") else { return };
    let mut book = String::new();
    for row in &cases {
        let more = format!(
            "scopes = [\"1\"]\nimplied-rise = {{ trajectory-ratio = \"{}\", target-ratio = \"{}\", target-probability = \"{}\", benchmark = \"{}\", budget = \"{}\", response = \"{}\", conversion = \"{}\" }}",
            row["trajectory_overshoot_ratio"],
            row["target_overshoot_ratio"],
            row["target_probability"],
            row["benchmark_temperature"],
            row["global_budget_gt"],
            row["tcre_degC"],
            row["carbon_conversion_gtco2"],
        );
        book += &target_of(&row["case"], 2020, 2030, "-40 %", &more);
    }
    book += &target_of(
        "useless",
        2020,
        2030,
        "-40 %",
        "implied-rise = { trajectory-ratio = \"11\", target-ratio = \"2\" }",
    );
    let described = described(&book);
    for row in &cases {
        let at = |name: &str| value(&described, &format!("target/{}/implied-rise/{name}", row["case"]));
        holds(&row["case"], &at("trajectory"), &row["trajectory_score"]);
        holds(&row["case"], &at("target"), &row["target_score"]);
        holds(&row["case"], &at("score"), &row["score"]);
    }
    let at = |name: &str| value(&described, &format!("target/useless/implied-rise/{name}"));
    assert_eq!(at("score"), at("target"));
}

#[test]
fn the_register_s_targets() {
    let (Some(modal), Some(peers)) = (rows("register_modal_targets.csv"), rows("register_pv_peers.csv")) else {
        return;
    };
    let (absolute, intensity) = ("scopes = [\"1\", \"2\"]", "scopes = [\"3\"]\nmeasured = \"intensity\"\nper = \"MW\"");
    let mut book = String::new();
    for (at, row) in modal.iter().enumerate() {
        let more = match row["scope_class"].as_str() {
            "S1+2 absolute" => absolute,
            "S3 absolute" => "scopes = [\"3\"]",
            _ => intensity,
        };
        let change = negative(&format!("{} %", row["modal_reduction_pct"]));
        book += &target_of(&format!("modal-{at}"), year(row, "base_year"), year(row, "target_year"), &change, more);
    }
    for (at, row) in peers.iter().enumerate() {
        let (from, to) = (year(row, "base_year"), year(row, "target_year"));
        let more = |more: &str| format!("{more}\nsubmitted = {}", row["validated"]);
        let change = |column: &str| negative(&format!("{} %", row[column]));
        book += &target_of(&format!("peer-{at}-12"), from, to, &change("scope12_reduction_pct"), &more(absolute));
        book +=
            &target_of(&format!("peer-{at}-3"), from, to, &change("scope3_intensity_reduction_pct"), &more(intensity));
    }
    let described = described(&book);
    for (at, row) in modal.iter().enumerate() {
        let ambition = match row["scope_class"].as_str() {
            "S1+2 absolute" => "1.5C",
            "S3 absolute" => "WB2C",
            _ => "contraction",
        };
        let of = |name: &str| value(&described, &format!("target/modal-{at}/{V5}/{ambition}/{name}"));
        holds(ambition, &of("minimum"), &row["formula_pct"]);
        let apart = of("margin").to_f64() - row["modal_minus_formula"].parse::<f64>().unwrap();
        assert!(apart.abs() < 1e-9, "{row:?}");
    }
    for (at, row) in peers.iter().enumerate() {
        let of =
            |end: &str, ambition: &str| value(&described, &format!("target/peer-{at}-{end}/{V5}/{ambition}/minimum"));
        holds(&row["company"], &of("12", "1.5C"), &row["formula_scope12_pct"]);
        holds(&row["company"], &of("3", "contraction"), &row["formula_scope3_pct"]);
        // All of them were validated: no rate may fail.
        for place in [modal.len() + 2 * at, modal.len() + 2 * at + 1] {
            for held in judgement(&described, place).held.iter().filter(|held| held.standing == Stand::Decides) {
                assert_ne!(held.tests[0].outcome, Outcome::NotMet, "{row:?}");
            }
        }
    }
}

fn gcl() -> String {
    let yearly = "[[target]]\nid = \"footprint\"\nmeasured = \"intensity\"\nper = \"product\"\nscopes = [\"3\"]\nbase = { year = 2024 }\ngoal = { year = 2030, yearly = \"-10 %\" }\n";
    let share = "[[target]]\nid = \"recyclable\"\nindicator = \"material\"\nmeasured = \"share\"\ngoal = { year = 2030, reach = \"85 %\" }\n";
    [
        &target_of("scope-1-2", 2023, 2030, "-42 %", "scopes = [\"1\", \"2\"]"),
        &target_of("raw", 2023, 2030, "-51.6 %", "scopes = [\"3\"]\nmeasured = \"intensity\"\nper = \"capacity\""),
        yearly,
        share,
    ]
    .map(|text: &str| text)
    .concat()
}

#[test]
fn the_seed_s_targets() {
    let book = gcl();
    let described = described(&book);
    let at = |address: &str| value(&described, &format!("target/{address}"));
    assert_eq!(at(&format!("scope-1-2/{V5}/1.5C/minimum")), exact("42"));
    assert_eq!(at(&format!("scope-1-2/{V5}/1.5C/margin")), Exact::ZERO);
    assert_eq!(at(&format!("scope-1-2/{V5}/1.5C/without-anchor")), exact("29.4"));
    let revised = "scope-1-2/required/sbti-near-term-2026/scope-1-2";
    assert_eq!(at(&format!("{revised}/scope-1-minimum")), exact("29.4"));
    holds("any mix", &at(&format!("{revised}/minimum")), "41.1764705882");
    holds("margin", &at(&format!("{revised}/margin")), "0.823529411765");
    let judged = judgement(&described, 0);
    assert_eq!(judged.aligned, Aligned::CannotTell);
    let open = judged.open_tests();
    for kind in [TestKind::Coverage, TestKind::Submission, TestKind::Scope2] {
        assert!(open.contains(&kind), "{kind:?}");
    }
    assert_eq!(judged.held[0].tests[0].outcome, Outcome::Met);
    assert_eq!(judged.binding, Some(0));
    // −51.6 %.
    holds("raw", &at(&format!("raw/{V5}/contraction/minimum")), "51.6017692821");
    near("raw margin", at(&format!("raw/{V5}/contraction/margin")).to_f64(), -0.001_769_282_070_65, 1e-9);
    holds("raw", &at(&format!("raw/{V5}/contraction/without-anchor")), "39.8299129392");
    holds("raw", &at("raw/break-even-growth"), "10.923123693");
    assert_eq!(judgement(&described, 1).held[0].tests[0].outcome, Outcome::MetByRounding);
    // −10 % a year.
    assert_eq!(at("footprint/cut"), exact("46.8559"));
    holds("footprint", &-&at(&format!("footprint/{V5}/contraction/margin")), "4.74586928207");
    holds("footprint", &at(&format!("footprint/{V5}/contraction/a-year-compound")), "11.3922760777");
    // 85 % has no base.
    assert!(described.targets.targets[3].judged.judgement.is_none() && described.targets.targets[3].base.is_none());
    // Progress above which forward-looking ambition binds.
    for (recent, binds) in [(2024, "27.6"), (2025, "30")] {
        let more = format!("scopes = [\"1\", \"2\"]\nrecent = {{ year = {recent} }}");
        let described = crate::described(&target_of("t", 2023, 2030, "-42 %", &more));
        assert_eq!(value(&described, "target/t/forward-looking-binds-above"), exact(binds));
        let rate = &judgement(&described, 0).held[0].tests[0].outcome;
        assert_eq!(*rate, Outcome::CannotTell(CannotTell::NotStated));
    }
}

#[test]
fn aligned_only_when_everything_is_known() {
    let whole = "scopes = [\"1\", \"2\"]\nscope-2 = \"market\"\ncoverage = \"95 %\"\nsubmitted = 2024-11-22";
    let aligned = |change: &str, more: &str| {
        let described = described(&target_of("t", 2023, 2030, change, more));
        judgement(&described, 0).aligned
    };
    assert_eq!(aligned("-42 %", whole), Aligned::Yes);
    assert_eq!(aligned("-41.9 %", whole), Aligned::No);
    assert_eq!(aligned("-41.97 %", whole), Aligned::No);
    // To the digits it is printed with, unless the book wants none of it.
    let anchored =
        target_of("t", 2023, 2030, "-51.6 %", &whole.replace("[\"1\", \"2\"]", "[\"3\"]\nmeasured = \"intensity\""));
    assert_eq!(judgement(&described(&anchored), 0).aligned, Aligned::Yes);
    assert_eq!(judgement(&described(&format!("{anchored}rounding = \"none\"\n")), 0).aligned, Aligned::No);
    for (stated, changed) in [
        ("coverage = \"95 %\"", ""),
        ("scope-2 = \"market\"", ""),
        ("submitted = 2024-11-22", ""),
        ("2024-11-22", "2019-01-01"),
    ] {
        assert_eq!(aligned("-42 %", &whole.replace(stated, changed)), Aligned::CannotTell, "{stated}");
    }
    assert_eq!(aligned("-42 %", &whole.replace("95 %", "94.9 %")), Aligned::No);
    // The revision has no confirmed limits beside its rate.
    assert_eq!(aligned("-42 %", &whole.replace("2024-11-22", "2026-05-01")), Aligned::CannotTell);
    // A fiscal year named after the year it ends in counts as the year before where most of its months lie there.
    let fiscal = format!("{whole}\nfiscal-year = {{ ends-in = 3 }}");
    let book = described(&target_of("t", 2024, 2034, "-54.6 %", &fiscal));
    assert_eq!(judgement(&book, 0).counted, (2023, 2033));
    assert_eq!(value(&book, &format!("target/t/{V5}/1.5C/minimum")), exact("54.6"));
    let named = described(&target_of("t", 2024, 2034, "-54.6 %", whole));
    assert!(judgement(&named, 0).held[0].met_a_year_before);
}

#[test]
fn what_is_missing_or_wrong_is_said() {
    let (_, findings) =
        read(&target_of("t", 2020, 2030, "-42 %", "scopes = [\"1\"]\ntemperature = { }\nambition = \"2C\""));
    let told = told(&findings);
    assert!(told.contains("no temperature score") && told.contains("ISIC"), "{told}");
    assert!(told.contains("no minimum of ambition"), "{told}");
    let (read_one, findings) = read("[[holding]]\nid = \"a\"\ntarget-3 = \"nowhere\"\ninvestment = \"1 USD\"\n");
    assert!(read_one.is_none() && findings.iter().any(|finding| finding.code == Code::UnknownId));
    let clash = "[[holding]]\nid = \"a\"\nscore = \"2\"\nemissions-1-2 = \"1 t\"\nemissions-3 = \"1 tCO2e\"\ninvestment = \"1 USD\"\nmarket = \"2 kg\"\n";
    assert!(!read(clash).1.is_empty());
    let rise = "implied-rise = { trajectory-ratio = \"-1\", target-ratio = \"1\" }";
    assert!(read(&target_of("t", 2020, 2030, "-42 %", rise)).0.is_none());
    let zero = "implied-rise = { trajectory-ratio = \"1\", target-ratio = \"1\", conversion = \"0\" }";
    let described = described(&target_of("t", 2020, 2030, "-42 %", zero));
    assert!(described.targets.targets[0].judged.rise.is_none());
    // A later target that lets figures rise again.
    let scopes = "scopes = [\"1\", \"2\"]";
    let book = [target_of("near", 2020, 2030, "-42 %", scopes), target_of("far", 2020, 2035, "-30 %", scopes)].concat();
    assert!(read(&book).1.iter().any(|finding| finding.code == Code::TargetConflict));
}

/// `UPDATE_GOLDEN=1 cargo test --test target_judged_book` writes the pages anew; read them by eye before you keep them.
#[test]
fn pages_of_judged_targets() {
    let text = include_str!("target/judged.toml");
    let memory = MemoryFiles::new().with("book.toml", text.as_bytes().to_vec());
    let mut sources = Sources::default();
    let (book, findings) = load(&memory, "book.toml", &mut sources);
    let book = book.unwrap_or_else(|| panic!("{}", told(&findings)));
    let library = book.library(&mut sources);
    let (described, _) = describe(&book, &library, jiff::civil::date(2026, 11, 21));
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
    let at = |id: &str| book.targets.iter().position(|target| target.id == id);
    for lang in [Lang::En, Lang::Zh] {
        let mut text = String::new();
        for only in [None, at("scope-1-2"), at("output-value"), at("validated")] {
            let (targets, holdings) = (&book.targets, &book.holdings);
            let events = &book.base_events;
            let aimed = Aimed { subject: &subject, targets, holdings, events, figures: &described.targets, only };
            text += &targets_page(&aimed, Look { lang, width: 140, digits: 2 }).render(Format::Table, 140);
            text.push('\n');
        }
        let name = if lang == Lang::Zh { "zh" } else { "en" };
        let path = format!("{}/tests/target/judged.{name}.txt", env!("CARGO_MANIFEST_DIR"));
        if std::env::var_os("UPDATE_GOLDEN").is_some() {
            std::fs::write(&path, &text).unwrap();
        }
        assert_eq!(text, std::fs::read_to_string(&path).unwrap_or_default(), "{path}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    /// A deeper cut is never judged worse, and a later target year never asks for less.
    #[test]
    fn deeper_cuts_and_later_years(base in 2010..2028i32, years in 2..20i32, cut in 0..950i32, more in 0..50i32) {
        let change = |tenths: i32| format!("-{}.{} %", tenths / 10, tenths % 10);
        let scopes = "scopes = [\"1\", \"2\"]";
        let book = [
            target_of("a", base, base + years, &change(cut), scopes),
            target_of("b", base, base + years, &change(cut + more), scopes),
            target_of("c", base, base + years + 1, &change(cut), scopes),
        ];
        let described = described(&book.concat());
        let rank = |outcome: &Outcome| match outcome {
            Outcome::NotMet => 0,
            Outcome::CannotTell(_) => 1,
            Outcome::MetByRounding => 2,
            Outcome::Met => 3,
        };
        for (a, b) in judgement(&described, 0).held.iter().zip(&judgement(&described, 1).held) {
            prop_assert!(rank(&b.tests[0].outcome) >= rank(&a.tests[0].outcome));
            prop_assert_eq!(&a.ambition, &b.ambition);
        }
        let minimum = |id: &str| value(&described, &format!("target/{id}/{V5}/1.5C/minimum"));
        prop_assert!(minimum("c") >= minimum("a"));
        // Anchored at 2020, no base year makes the minimum smaller.
        let without_anchor = value(&described, &format!("target/a/{V5}/1.5C/without-anchor"));
        prop_assert!(minimum("a") >= without_anchor);
    }
}

#[test]
fn a_print_in_whole_per_cent_does_not_decide_by_rounding() {
    let scopes = "scopes = [\"1\", \"2\"]";
    // −50 % against 50.4 %, as a change and as a level: alike.
    let book = |goal: &str, more: &str| {
        format!(
            "[[target]]\nid = \"t\"\nbase = {{ year = 2022, value = \"1000 tCO2e\" }}\ngoal = {{ year = 2032, {goal} }}\n{scopes}\n{more}\n"
        )
    };
    let rate = |goal: &str, more: &str| {
        let described = described(&book(goal, more));
        let held = &judgement(&described, 0).held[0];
        (held.tests[0].outcome.clone(), held.could_round)
    };
    for goal in ["change = \"-50 %\"", "reach = \"500 tCO2e\""] {
        assert_eq!(rate(goal, ""), (Outcome::NotMet, true), "{goal}");
        assert_eq!(rate(goal, "rounding = \"half-unit\""), (Outcome::MetByRounding, false), "{goal}");
        assert_eq!(rate(goal, "rounding = \"none\""), (Outcome::NotMet, true), "{goal}");
    }
}
