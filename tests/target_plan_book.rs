//! Plans through a book and the command line: the reference portfolios and probabilities, and laws of what a book adds.

mod target;

use std::path::PathBuf;
use std::process::Command;

use crossfoot::book::{Book, Described, MemoryFiles, describe, load};
use crossfoot::calc::View;
use crossfoot::calc::reading::exact as reading;
use crossfoot::finding::Sources;
use crossfoot::quantity::Exact;
use crossfoot::target::plan::Outcome;
use serde_json::Value;
use target::{Row, exact, of, rows};

/// A book of its own folder, so that tests at one time do not meet.
fn written(name: &str, text: &str) -> PathBuf {
    let folder = std::env::temp_dir().join(format!("crossfoot-plan-{}-{name}", std::process::id()));
    std::fs::create_dir_all(&folder).unwrap();
    let path = folder.join("book.toml");
    std::fs::write(&path, text).unwrap();
    path
}

/// The only plan of a book, by the command line.
fn planned(name: &str, text: &str, more: &[&str]) -> Value {
    let path = written(name, text);
    let output = Command::new(env!("CARGO_BIN_EXE_crossfoot"))
        .args(["targets", path.to_str().unwrap(), "--plan", "--format", "json"])
        .args(more)
        .env("SOURCE_DATE_EPOCH", "1795219200")
        .output()
        .unwrap();
    std::fs::remove_dir_all(path.parent().unwrap()).unwrap();
    let shown = String::from_utf8_lossy(&output.stdout).into_owned();
    let document: Value = serde_json::from_str(&shown).unwrap_or_else(|error| panic!("{error}: {shown}\n{text}"));
    document["plans"][0].clone()
}

fn text(value: &Value) -> &str {
    value.as_str().unwrap_or_else(|| panic!("no text: {value}"))
}

fn number(value: &Value) -> Exact {
    exact(text(value))
}

/// To a relative difference, or where a column is printed to some places to half a unit of the last.
fn near(found: &Exact, printed: &str, places: i32) -> bool {
    let wanted = exact(printed);
    let relative = &wanted.abs() * &Exact::power_of_ten(-9).unwrap();
    let absolute = &Exact::power_of_ten(-places).unwrap() * &Exact::ratio(6, 10).unwrap();
    (found - &wanted).abs() <= relative.max(absolute)
}

fn of_instance<'r>(rows: &'r [Row], row: &Row) -> impl Iterator<Item = &'r Row> {
    let instance = row["instance"].clone();
    rows.iter().filter(move |r| r["instance"] == instance)
}

fn dynamic_book(row: &Row, streams: &[Row], measures: &[Row]) -> String {
    let mut book = String::new();
    for s in of_instance(streams, row) {
        book += &format!(
            "[[end-use]]\nid = \"{}\"\nload = \"{} tCO2e\"\ngrowth = \"{}\"\ndecline = \"{}\"\n\n",
            s["stream"], s["base_emissions_t"], s["activity_growth"], s["factor_decline"]
        );
    }
    for m in of_instance(measures, row) {
        book += &format!(
            "[[measure]]\nid = \"{}\"\nend-use = \"{}\"\nfraction = \"{}\"\ncapex = \"{} 元\"\nopex = \"{} 元\"\nearliest = {}\nramp-years = {}\n\n",
            m["measure"],
            m["stream"],
            m["fraction"],
            m["capex"],
            m["opex_per_year"],
            m["earliest_start"],
            m["ramp_years"]
        );
    }
    let keeps = match row["constraint"].as_str() {
        "target_year_cap" => "target-year",
        "annual_linear_cap" => "every-year",
        _ => "budget",
    };
    book + &format!(
        "[[plan]]\nid = \"p\"\nreduction = \"{}\"\nkeeps = \"{keeps}\"\nbase-year = {}\nyear = {}\ndiscount-rate = \"{}\"\n",
        row["reduction"], row["base_year"], row["target_year"], row["discount_rate"]
    )
}

#[test]
fn every_dynamic_portfolio_is_solved_through_the_command_line() {
    let (Some(expected), Some(streams), Some(measures)) = (
        rows("portfolio_dynamic_expected.csv"),
        rows("portfolio_dynamic_streams.csv"),
        rows("portfolio_dynamic_measures.csv"),
    ) else {
        return;
    };
    for row in &expected {
        let name = &row["instance"];
        let plan = planned(name, &dynamic_book(row, &streams, &measures), &[]);
        let years = plan["years"].as_array().unwrap();
        assert!(
            near(&number(&years.last().unwrap()["without_measures"]["value"]), &row["bau_target_year_t"], 8),
            "{name}"
        );
        let word = text(&plan["outcome"]["word"]);
        if row["feasible"] == "0" {
            assert_eq!(word, "infeasible", "{name}");
            assert!(number(&plan["outcome"]["relaxation"]) > Exact::ZERO, "{name}");
            assert_eq!(plan["outcome"]["relaxation_is_least"], true, "{name}");
            continue;
        }
        assert_eq!(word, "optimal", "{name}");
        assert!(near(&number(&plan["cost"]["value"]), &row["optimal_npv_cost"], 7), "{name}");
        let start =
            |id: &str| plan["measures"].as_array().unwrap().iter().find(|m| m["id"] == id).unwrap()["start"].clone();
        for part in row["start_years"].split_whitespace() {
            let (id, year) = part.split_once(':').unwrap();
            let wanted = if year == "never" { Value::Null } else { Value::from(year.parse::<i64>().unwrap()) };
            assert_eq!(start(id), wanted, "{name} {id}");
        }
        for part in row["emissions_by_year"].split_whitespace() {
            let (year, emitted) = part.split_once(':').unwrap();
            let found = years.iter().find(|y| y["year"] == year.parse::<i64>().unwrap()).unwrap();
            assert!(near(&number(&found["plan"]["value"]), emitted, 6), "{name} {year}");
        }
        match row["constraint"].as_str() {
            "cumulative_budget" => assert!(near(&number(&plan["budget"]["value"]), &row["budget_t"], 6), "{name}"),
            _ => {
                let cap = &years.last().unwrap()["cap"]["value"];
                assert!(near(&number(cap), &row["cap_target_year_t"], 6), "{name}");
            }
        }
    }
}

fn static_book(row: &Row, streams: &[Row], measures: &[Row]) -> String {
    let mut book = String::new();
    for s in of_instance(streams, row) {
        book += &format!("[[end-use]]\nid = \"{}\"\nload = \"{} tCO2e\"\n\n", s["stream"], s["bau_emissions_t"]);
    }
    for m in of_instance(measures, row) {
        book += &format!(
            "[[measure]]\nid = \"{}\"\nend-use = \"{}\"\nfraction = \"{}\"\nopex = \"{} 元\"\n",
            m["measure"], m["stream"], m["fraction"], m["annual_cost"]
        );
        if !m["group"].is_empty() {
            book += &format!("group = \"{}\"\n", m["group"]);
        }
        let requires: Vec<String> = m["requires"].split_whitespace().map(|id| format!("\"{id}\"")).collect();
        if !requires.is_empty() {
            book += &format!("requires = [{}]\n", requires.join(", "));
        }
        book.push('\n');
    }
    book + &format!(
        "[[plan]]\nid = \"p\"\ncap = \"{} tCO2e\"\none-year = true\nbase-year = 2029\nyear = 2030\n",
        row["cap_t"]
    )
}

#[test]
fn every_static_portfolio_is_solved_through_the_command_line() {
    let (Some(expected), Some(streams), Some(measures)) = (
        rows("portfolio_static_expected.csv"),
        rows("portfolio_static_streams.csv"),
        rows("portfolio_static_measures.csv"),
    ) else {
        return;
    };
    for row in &expected {
        let name = &row["instance"];
        let plan = planned(name, &static_book(row, &streams, &measures), &[]);
        let year = &plan["years"].as_array().unwrap()[0];
        assert!(near(&number(&year["without_measures"]["value"]), &row["bau_total_t"], 6), "{name}");
        let curve = &plan["cost_curve"];
        let mut taken: Vec<&str> = curve["measures"].as_array().unwrap().iter().map(text).collect();
        taken.sort_unstable();
        assert_eq!(taken.join(" "), row["macc_reading_set"], "{name}");
        assert!(near(&number(&curve["cost"]), &row["macc_reading_cost"], 6), "{name}");
        assert!(near(&number(&curve["claimed_saving"]), &row["macc_reading_claimed_saving_t"], 6), "{name}");
        assert!(near(&number(&curve["emissions"][0]), &row["macc_reading_real_emissions_t"], 6), "{name}");
        assert_eq!(curve["keeps_cap"], row["macc_reading_meets_cap"] == "1", "{name}");
        if row["feasible"] == "0" {
            assert_eq!(text(&plan["outcome"]["word"]), "infeasible", "{name}");
            continue;
        }
        assert_eq!(text(&plan["outcome"]["word"]), "optimal", "{name}");
        assert!(near(&number(&plan["cost"]["value"]), &row["optimal_cost"], 6), "{name}");
        assert!(near(&number(&year["plan"]["value"]), &row["optimal_emissions_t"], 6), "{name}");
        let chosen = plan["measures"].as_array().unwrap().iter().filter(|m| !m["start"].is_null());
        let chosen: Vec<&str> = chosen.map(|m| text(&m["id"])).collect();
        if row["number_of_optima"] == "1" {
            assert_eq!(chosen.join(" "), row["optimal_set"], "{name}");
        }
    }
}

fn probability_book(row: &Row) -> String {
    let inputs = &row["inputs"];
    let named = |name: &str| {
        let of = |part: &str| part.split_once('=').filter(|(key, _)| *key == name).map(|(_, value)| value.to_owned());
        inputs.split_whitespace().find_map(of)
    };
    let one_year = |cap: &str| {
        format!("[[plan]]\nid = \"p\"\ncap = \"{cap} tCO2e\"\none-year = true\nbase-year = 2029\nyear = 2030\n")
    };
    let cap = named("cap").unwrap();
    if let (Some(mean), Some(sd)) = (named("mean"), named("sd")) {
        let end_use = format!("[[end-use]]\nid = \"all\"\nload = \"{mean} tCO2e\"\nspread = \"{sd} tCO2e\"\n\n");
        return end_use + &one_year(&cap);
    }
    if let Some(bau) = named("bau") {
        let mut book = format!("[[end-use]]\nid = \"all\"\nload = \"{bau} tCO2e\"\n\n");
        let measures = inputs.split_whitespace().map(|part| part.trim_start_matches("measures="));
        for (at, part) in measures.filter(|part| part.contains('@')).enumerate() {
            let (fraction, delivery) = part.split_once('@').unwrap();
            book += &format!(
                "[[measure]]\nid = \"m{at}\"\nend-use = \"all\"\nfraction = \"{}\"\ndelivery = \"{}\"\ncommitted = true\n\n",
                fraction.trim_start_matches('f'),
                delivery.trim_start_matches('p')
            );
        }
        return book + &one_year(&cap);
    }
    let part = |name: &str| named(name).unwrap();
    let years: i32 = part("years").parse().unwrap();
    format!(
        "[[end-use]]\nid = \"all\"\nload = \"{} tCO2e\"\nlog-growth = {{ mean = {}, deviation = {} }}\n\n\
         [[measure]]\nid = \"cut\"\nend-use = \"all\"\nfraction = \"{}\"\ncommitted = true\n\n\
         [[plan]]\nid = \"p\"\ncap = \"{cap} tCO2e\"\nbase-year = 2023\nyear = {}\n",
        part("e0"),
        part("log_growth_mean"),
        part("log_growth_sd"),
        part("cut"),
        2023 + years
    )
}

#[test]
fn probabilities_are_those_of_the_closed_forms_and_the_sample_lands_beside_them() {
    let Some(cases) = rows("probability_exact.csv") else { return };
    for row in &cases {
        let name = &row["case"];
        let plan = planned(name, &probability_book(row), &["--probability"]);
        let odds = &plan["probability"];
        let wanted = of(row, "probability").to_f64();
        let double = |value: &Value| text(value).parse::<f64>().unwrap();
        let closed = double(&odds["closed_form"]["probability"]);
        assert!((closed - wanted).abs() <= 1e-9 * wanted.max(1e-3), "{name}: {closed} {wanted}");
        let sampled = double(&odds["sampled"]["probability"]);
        let error = double(&odds["sampled"]["standard_error"]);
        assert!((sampled - wanted).abs() <= 4.0 * error, "{name}: {sampled} ± {error}, {wanted}");
    }
}

/// Everything that can act on an end use, at once.
const MIXED: &str = r#"
[[end-use]]
id = "gas"
scope = 1
load = "500 万m3"
factor = "21.6 tCO2e/万m3"
growth = "2 %"
spread = "4 %"

[[end-use]]
id = "power"
scope = 2
load = "20 GWh"
factor = "0.55 kgCO2e/kWh"
loads = [{ year = 2027, value = "22000 MWh" }]
growth = "1 %"
factors = [{ year = 2028, value = "500 tCO2e/GWh" }]
decline = "2 %"

[[measure]]
id = "burners"
end-use = "gas"
fraction = "15 %"
ramp-years = 2
capex = "300 万元"
opex = "-40 万元"
delivery = "80 %"

[[measure]]
id = "pumps"
end-use = "gas"
switch = { to = "power", fraction = "40 %", ratio = "30 MWh/万m3" }
earliest = 2026
capex = "900 万元"
life = 4
committed = true

[[measure]]
id = "boilers"
end-use = "gas"
switch = { to = "power", fraction = "20 %", ratio = "80 MWh/万m3" }
capex = "200 万元"
committed = true

[[measure]]
id = "roof"
end-use = "power"
amount = "2000 MWh"
capex = "8000000 元"
life = "3 年"
at-end = "ends"
committed = true

[[measure]]
id = "contract"
end-use = "power"
contract = { share = "50 %" }
opex = "30 万元"

[[measure]]
id = "certificates"
end-use = "power"
contract = { amount = "3 GWh" }
opex = "9 万元"
starts = ["2025", "2029"]

[[plan]]
id = "p"
reduction = "45 %"
base-year = 2024
year = 2030
discount-rate = "7 %"

[[plan]]
id = "location"
reduction = "5 %"
basis = "location"
keeps = "budget"
base-year = 2024
year = 2030

[[plan]]
id = "one-year"
reduction = "40 %"
base-year = 2024
year = 2030
one-year = true
discount-rate = "7 %"
"#;

fn described(text: &str) -> (Book, Described) {
    let files = MemoryFiles::new().with("book.toml", text);
    let mut sources = Sources::default();
    let (book, findings) = load(&files, "book.toml", &mut sources);
    let shown: Vec<String> = findings.iter().map(|f| format!("{:?}", f.message)).collect();
    let book = book.unwrap_or_else(|| panic!("{shown:?}"));
    let library = book.library(&mut sources);
    let (mut described, findings) = describe(&book, &library, jiff::civil::date(2026, 1, 1));
    assert!(!findings.has_errors(), "{:?}", findings.iter().map(|f| &f.message).collect::<Vec<_>>());
    described.solve_plans(&book, &|| 0.0);
    (book, described)
}

#[test]
fn nodes_say_what_the_search_says_and_the_parts_add_up() {
    let (_, described) = described(MIXED);
    let view = View::plain(&described.account.graph);
    let value = |node| reading::value(view, node).value().cloned().unwrap();
    assert_eq!(described.roadmaps.plans.len(), 3);
    for roadmap in &described.roadmaps.plans {
        let solution = roadmap.solution.as_ref().unwrap();
        assert!(matches!(solution.solved.outcome, Outcome::Optimal(_)), "{:?}", solution.solved.outcome);
        let plan = solution.solved.outcome.plan();
        assert_eq!(value(solution.cost.unwrap()), plan.cost);
        for (at, (year, node)) in solution.emissions.iter().enumerate() {
            assert_eq!(value(*node), plan.by_year[at], "{year}");
            let by_use = plan.by_stream(&roadmap.problem, at + 1).unwrap();
            for (nodes, wanted) in solution.by_use.iter().zip(&by_use) {
                assert_eq!(&value(nodes[at].1), wanted, "{year}");
            }
            // What measures lower adds up to the difference exactly.
            let bau = roadmap.bau.iter().find(|(of, _)| of == year).unwrap().1;
            let lowered: Exact = solution.chosen.iter().map(|chosen| &chosen.wedge[at].1).sum();
            assert_eq!(&value(bau) - &value(*node), lowered, "{year}");
        }
    }
}

#[test]
fn a_draw_without_spread_is_the_plan_itself() {
    let certain = MIXED.replace("spread = \"4 %\"\n", "").replace("delivery = \"80 %\"\n", "");
    let (book, described) = described(&certain);
    for roadmap in &described.roadmaps.plans {
        let entry = &book.plans[roadmap.plan];
        let odds = crossfoot::target::plan_odds(roadmap, entry, (&book.end_uses, &book.measures), 1).unwrap().unwrap();
        let plan = roadmap.solution.as_ref().unwrap().solved.outcome.plan();
        let wanted: Exact = match roadmap.budget {
            Some(_) => plan.by_year.iter().sum(),
            None => plan.by_year.last().unwrap().clone(),
        };
        assert!(odds.is_certain);
        assert!((odds.sampled.mean - wanted.to_f64()).abs() <= 1e-9 * wanted.to_f64(), "{}", odds.sampled.mean);
        assert_eq!(odds.sampled.kept, odds.sampled.draws);
    }
}

#[test]
fn the_same_seed_gives_the_same_draws_on_any_number_of_threads() {
    let (book, described) = described(MIXED);
    for roadmap in &described.roadmaps.plans {
        let entry = &book.plans[roadmap.plan];
        let odds = |threads| {
            crossfoot::target::plan_odds(roadmap, entry, (&book.end_uses, &book.measures), threads).unwrap().unwrap()
        };
        assert_eq!(odds(1), odds(3));
        assert!(!odds(1).is_certain);
    }
}

#[test]
fn a_plan_without_contracts_costs_no_less_and_an_override_counts() {
    let more = format!(
        "{MIXED}\n[[plan]]\nid = \"fewer\"\nreduction = \"30 %\"\nbase-year = 2024\nyear = 2030\nexclude = [\"contract\"]\n\n\
         [[plan]]\nid = \"all\"\nreduction = \"30 %\"\nbase-year = 2024\nyear = 2030\n\n\
         [[plan]]\nid = \"dearer\"\nreduction = \"30 %\"\nbase-year = 2024\nyear = 2030\ncapex = {{ roof = \"900 万元\" }}\ngrowth = {{ gas = \"0 %\" }}\n"
    );
    let (book, described) = described(&more);
    let of = |id: &str| {
        let at = book.plans.iter().position(|plan| plan.id == id).unwrap();
        described.roadmaps.plans.iter().find(|roadmap| roadmap.plan == at).unwrap()
    };
    let cost = |id: &str| of(id).solution.as_ref().unwrap().solved.outcome.plan().cost.clone();
    assert!(cost("fewer") >= cost("all"));
    let roof = |id: &str| of(id).problem.measures.iter().find(|measure| measure.id == "roof").unwrap().capex.clone();
    assert_eq!(&roof("dearer") - &roof("all"), Exact::from(100));
    let gas = &of("dearer").problem.streams[0];
    assert_eq!(gas.load.first(), gas.load.last());
}

/// What the command line says of the plans of a book, findings and all.
fn said(name: &str, text: &str) -> String {
    let path = written(name, text);
    let output = Command::new(env!("CARGO_BIN_EXE_crossfoot"))
        .args(["targets", path.to_str().unwrap(), "--plan"])
        .env("SOURCE_DATE_EPOCH", "1795219200")
        .output()
        .unwrap();
    std::fs::remove_dir_all(path.parent().unwrap()).unwrap();
    format!("{}{}", String::from_utf8_lossy(&output.stderr), String::from_utf8_lossy(&output.stdout))
}

const ONE_USE: &str = "[[end-use]]\nid=\"u\"\nscope=1\nload=\"1000 tCO2e\"\n";

/// A measure of a fifth of the end use, with more keys.
fn fifth(id: &str, more: &str) -> String {
    format!("[[measure]]\nid=\"{id}\"\nend-use=\"u\"\nfraction=\"20 %\"\nopex=\"1 元\"\n{more}\n")
}

fn plan_to(year: i32, cap: &str, more: &str) -> String {
    format!("[[plan]]\nid=\"p\"\ncap=\"{cap} tCO2e\"\nbase-year=2023\nyear={year}\n{more}\n")
}

#[test]
fn commitments_that_contradict_each_other_are_refused_where_they_stand() {
    let grouped = [fifth("a", "group=\"g\""), fifth("b", "group=\"g\""), fifth("c", "requires=[\"a\"]")].concat();
    let cases = [
        (&grouped, "commit=[\"c\",\"b\"]", "must both be chosen and exclude each other"),
        (&grouped, "commit=[\"c\"]\nexclude=[\"a\"]", "requires `a`, which the plan `p` excludes"),
        (&grouped, "commit=[\"c\"]\nexclude=[\"c\"]", "both commits and excludes `c`"),
        (
            &[fifth("e", "earliest=2026"), fifth("f", "latest=2024\nrequires=[\"e\"]")].concat(),
            "commit=[\"f\"]",
            "`f` is committed and cannot start",
        ),
    ];
    for (at, (measures, more, expected)) in cases.into_iter().enumerate() {
        let shown = said(&format!("commit{at}"), &format!("{ONE_USE}{measures}{}", plan_to(2028, "5000", more)));
        assert!(shown.contains(expected) && !shown.contains("No choice"), "{shown}");
    }
    // One commitment with its prerequisite is kept.
    let kept = planned("commit-kept", &format!("{ONE_USE}{grouped}{}", plan_to(2028, "5000", "commit=[\"c\"]")), &[]);
    let chosen = kept["measures"].as_array().unwrap().iter().filter(|of| !of["start"].is_null());
    assert_eq!(chosen.map(|of| text(&of["id"])).collect::<Vec<_>>(), ["a", "c"]);
}

#[test]
fn what_cannot_be_chosen_is_said_and_nothing_is_called_needless() {
    let late = said("late", &format!("{ONE_USE}{}{}", fifth("m", "earliest=2029"), plan_to(2026, "500", "")));
    assert!(late.contains("measure-not-possible") && late.contains("no measure can be chosen"), "{late}");
    assert!(!late.contains("no measure is needed"), "{late}");
    let own = [fifth("m", "group=\"g\"\nrequires=[\"n\"]"), fifth("n", "group=\"g\"")].concat();
    let own = said("own-group", &format!("{ONE_USE}{own}{}", plan_to(2026, "500", "")));
    assert!(own.contains("`m` can never be chosen: it requires `n` of its own group `g`"), "{own}");
}

#[test]
fn end_uses_that_do_not_cover_the_target_stand_beside_the_outcome() {
    let book = "[[target]]\nid=\"a\"\nscopes=[\"1\"]\nbase={year=2023,value=\"1000 tCO2e\"}\n\
        goal={year=2030,change=\"-42 %\"}\n[[end-use]]\nid=\"u\"\nscope=1\nload=\"300 tCO2e\"\n";
    let book = format!("{book}{}[[plan]]\nid=\"p\"\ntarget=\"a\"\n", fifth("m", ""));
    let shown = said("slack", &book);
    assert!(shown.contains("warning[plan-base-differs]"), "{shown}");
    assert!(shown.contains("holds for these end uses alone"));
    let json = planned("slack-json", &book, &[]);
    assert_eq!(number(&json["covers"]["target_base"]), exact("1000"));
}

#[test]
fn a_growth_of_a_plan_counts_from_the_last_stated_load() {
    let book = "[[end-use]]\nid=\"u\"\nscope=1\nload=\"1000 tCO2e\"\ngrowth=\"3 %\"\n\
        loads=[{year=2027,value=\"900 tCO2e\"},{year=2029,value=\"1200 tCO2e\"}]\n";
    let book = format!("{book}{}{}", fifth("m", ""), plan_to(2030, "5000", "growth={u=\"10 %\"}"));
    let json = planned("growth", &book, &[]);
    let bau = |at: usize| number(&json["years"][at]["without_measures"]["value"]);
    assert_eq!((bau(4), bau(6), bau(7)), (exact("900"), exact("1200"), exact("1320")));
}
