//! Judging targets: the reference cases.

mod target;

use std::collections::BTreeMap;

use crossfoot::quantity::{Exact, Literal};
use crossfoot::target::judge::{
    Aligned, CannotTell, Holding, Method, NearTermPack, Outcome, Rate, RevisionPack, RiseConstants, Scope2Method,
    Scopes, ScoredTarget, Shares, Stated, TargetKind, TemperaturePack, TestKind, company_score, forward_looking,
    implied_rise, judge, portfolio_score,
};
use crossfoot::target::path::{break_even_growth, compound_rate};
use crossfoot::target::progress::{Promise, project, status};
use crossfoot::target::recalculation::{Cumulation, Event, EventKind, recalculate};
use target::{Row, exact, holds, near, of, rows, year};

fn near_term() -> NearTermPack {
    NearTermPack::read(include_str!("../rules/target/sbti-near-term-v5.toml")).unwrap()
}

fn percent(fraction: &Exact) -> Exact {
    fraction * &Exact::from(100)
}

#[test]
fn packs_of_the_program_can_be_read() {
    assert!(NearTermPack::bundled().is_some() && RevisionPack::bundled().is_some());
    assert!(TemperaturePack::bundled().is_some());
    assert!(NearTermPack::read("[pack]\nid = 3").is_err());
}

#[test]
fn anchored_minimum_cuts_and_both_usual_mistakes() {
    let pack = near_term();
    for row in rows("aca_required_2020_anchor.csv").unwrap_or_default() {
        let (from, to) = (year(&row, "base_year"), year(&row, "target_year"));
        let found = pack.absolute(&row["ambition"], from, to).unwrap().unwrap();
        let name = &row["case"];
        holds(name, &percent(&found.minimum), &row["required_reduction_pct"]);
        holds(name, &percent(&found.a_year_from_base), &row["implied_rate_pp_per_year_from_base"]);
        holds(name, &percent(&found.without_anchor), &row["wrong_if_base_year_not_floored_pct"]);
        holds(name, &percent(&found.compounded), &row["wrong_if_compounded_pct"]);
    }
}

#[test]
fn anchored_intensity_cuts() {
    let pack = near_term();
    for row in rows("intensity_contraction.csv").unwrap_or_default() {
        let (from, to) = (year(&row, "base_year"), year(&row, "target_year"));
        let found = pack.intensity("contraction", from, to).unwrap().unwrap();
        holds(&row["case"], &found.minimum, &row["required_intensity_reduction"]);
        holds(&row["case"], &found.without_anchor, &row["required_if_not_anchored"]);
    }
}

#[test]
fn cuts_of_the_revision_of_2026() {
    let pack = RevisionPack::read(include_str!("../rules/target/sbti-near-term-2026.toml")).unwrap();
    for row in rows("aca_required_2026_revision.csv").unwrap_or_default() {
        let (from, to) = (year(&row, "base_year"), year(&row, "target_year"));
        let shares = Shares { scope1: of(&row, "mry_scope1_share"), scope2: of(&row, "mry_scope2_share") };
        let found = pack.required(from, to, Some(year(&row, "net_zero_year")), &shares).unwrap();
        let name = &row["case"];
        holds(name, &percent(&found.scope1_rate), &row["scope1_rate_pp"]);
        holds(name, &percent(&found.scope2_rate), &row["scope2_rate_pp"]);
        holds(name, &percent(&found.scope1), &row["scope1_required_pct"]);
        holds(name, &percent(&found.scope2), &row["scope2_required_pct"]);
        holds(name, &percent(&found.combined), &row["combined_required_pct"]);
        holds(name, &percent(&found.scope3), &row["scope3_floor_required_pct"]);
        assert_eq!(found.depends_on_end_point, row["numerator_matters"] == "1", "{name}");
        let old = near_term().absolute("1.5C", from, to).unwrap().unwrap();
        holds(name, &percent(&old.minimum), &row["old_rule_combined_pct"]);
    }
}

#[test]
fn forward_looking_ambition_asks_what_is_left() {
    for row in rows("forward_looking_ambition.csv").unwrap_or_default() {
        let (recent, to) = (year(&row, "most_recent_year"), year(&row, "target_year"));
        let unadjusted = near_term().absolute("1.5C", year(&row, "base_year"), to).unwrap().unwrap().minimum;
        let name = &row["case"];
        holds(name, &unadjusted, &row["unadjusted_minimum"]);
        let net_zero = (year(&row, "net_zero_year"), &of(&row, "net_zero_reduction"));
        let found = forward_looking(&of(&row, "progress_to_date"), recent, to, net_zero, &unadjusted).unwrap();
        holds(name, &found.minimum, &row["forward_looking_minimum"]);
        holds(name, &found.required, &row["required_reduction"]);
        assert_eq!(found.binds, row["fla_binds"] == "1", "{name}");
        assert_eq!(found.maintain_only, row["maintain_only"] == "1", "{name}");
    }
}

fn formula(class: &str, from: i32, to: i32) -> Exact {
    let pack = near_term();
    let found = match class {
        "S1+2 absolute" => pack.absolute("1.5C", from, to),
        "S3 absolute" => pack.absolute("WB2C", from, to),
        "S3 intensity" => pack.intensity("contraction", from, to),
        other => panic!("{other}"),
    };
    percent(&found.unwrap().unwrap().minimum)
}

#[test]
fn the_register_s_formula_columns_are_met() {
    for row in rows("register_modal_targets.csv").unwrap_or_default() {
        let (from, to) = (year(&row, "base_year"), year(&row, "target_year"));
        let found = formula(&row["scope_class"], from, to);
        holds(&row["scope_class"], &found, &row["formula_pct"]);
        // Printed differences carry the rounding of binary numbers.
        let off = (&of(&row, "modal_reduction_pct") - &found).to_f64();
        assert!((off - row["modal_minus_formula"].parse::<f64>().unwrap()).abs() < 1e-9);
    }
    for row in rows("register_pv_peers.csv").unwrap_or_default() {
        let (from, to) = (year(&row, "base_year"), year(&row, "target_year"));
        holds(&row["company"], &formula("S1+2 absolute", from, to), &row["formula_scope12_pct"]);
        holds(&row["company"], &formula("S3 intensity", from, to), &row["formula_scope3_pct"]);
    }
}

fn target_of(row: &Row) -> ScoredTarget {
    let kind = match row["target_type"].to_lowercase().as_str() {
        "absolute" => TargetKind::Absolute { isic: row["isic"].clone() },
        _ => TargetKind::Intensity { metric: row["intensity_metric"].clone() },
    };
    ScoredTarget {
        kind,
        scopes: if row["scope"] == "S3" { Scopes::Scope3 } else { Scopes::Scope12 },
        coverage: row.get("coverage").map_or(Exact::ONE, |text| exact(text)),
        reduction: of(row, "reduction_ambition"),
        base_year: year(row, "base_year"),
        target_year: year(row, "end_year"),
        reporting_year: row.get("reporting_year").map_or(2025, |text| text.parse().unwrap()),
    }
}

#[test]
fn temperature_scores_are_those_of_the_tool() {
    let pack = TemperaturePack::bundled().unwrap();
    for row in rows("temperature_score_regression_model4.csv").unwrap_or_default() {
        let (param, intercept) = pack.regression(&row["variable"], &row["slope"]).unwrap();
        assert_eq!((param, intercept), (&of(&row, "param"), &of(&row, "intercept")));
    }
    for row in rows("temperature_score_tool_cases.csv").unwrap_or_default() {
        let found = pack.score(&target_of(&row));
        let name = &row["case"];
        holds(name, &found.ambition, &row["ambition_after_coverage"]);
        assert_eq!(format!("{:?}", found.time_frame.unwrap()).to_uppercase(), row["time_frame"], "{name}");
        if row["defaulted"] == "1" {
            assert_eq!(found.defaulted, Exact::ONE, "{name}");
            near(name, found.exact.to_f64(), row["temperature_score"].parse().unwrap(), 1e-9);
            continue;
        }
        near(name, found.annual.unwrap().to_f64(), row["annual_reduction_rate"].parse().unwrap(), 2e-9);
        assert_eq!(found.variable.as_deref(), Some(row["sr15_variable"].as_str()), "{name}");
        let (param, intercept) = found.regression.unwrap();
        assert_eq!((param, intercept), (of(&row, "param"), of(&row, "intercept")), "{name}");
        near(name, found.exact.to_f64(), row["formula_score_unrounded"].parse().unwrap(), 2e-9);
        assert!((&found.exact - &of(&row, "temperature_score")).abs() <= exact("0.005"), "{name}");
    }
}

/// The tool's example by company, time frame and scope.
fn example() -> Option<BTreeMap<(String, String, String), Row>> {
    let key = |row: &Row| (row["company_id"].clone(), row["time_frame"].clone(), row["scope"].clone());
    Some(rows("temperature_score_tool_example.csv")?.into_iter().map(|row| (key(&row), row)).collect())
}

#[test]
fn companies_of_the_tool_s_example_have_its_scores() {
    let (Some(example), pack) = (example(), TemperaturePack::bundled().unwrap()) else { return };
    // A company whose score was made of parts that are not among the rows here cannot be recomputed.
    let single = |row: &Row| match row["reduction_ambition"].is_empty() {
        true => (pack.default_score().clone(), Exact::ONE),
        false => {
            let found = pack.score(&target_of(row));
            (found.exact, found.defaulted)
        }
    };
    let mut combined = 0;
    for ((company, frame, scope), row) in &example {
        let (score, defaulted) = match scope.as_str() {
            "S1S2S3" => {
                let part = |scope: &str| example.get(&(company.clone(), frame.clone(), scope.to_owned()));
                let (Some(one), Some(three)) = (part("S1S2"), part("S3")) else { continue };
                combined += 1;
                let (one, three) = (single(one), single(three));
                let emissions = (&of(row, "ghg_s1s2"), &of(row, "ghg_s3"));
                company_score(&pack, (&one.0, &one.1), (&three.0, &three.1), emissions).unwrap()
            }
            _ => single(row),
        };
        let name = format!("{company} {frame} {scope}");
        assert!((&score - &of(row, "temperature_score")).abs() <= exact("0.005"), "{name}: {score}");
        near(&name, defaulted.to_f64(), row["temperature_results"].parse().unwrap(), 1e-9);
    }
    assert!(combined > 20, "{combined}");
}

#[test]
fn portfolios_add_up_in_seven_ways() {
    let (Some(example), Some(companies), Some(expected)) =
        (example(), rows("temperature_score_tool_example_companies.csv"), rows("temperature_score_tool_portfolio.csv"))
    else {
        return;
    };
    let mut held = 0;
    for row in &expected {
        let (frame, scope) = (&row["time_frame"], &row["scope"]);
        let of_company = |company: &Row| {
            let scored = example.get(&(company["company_id"].clone(), frame.clone(), scope.clone()))?;
            let amount = |column: &str| Some(&company[column]).filter(|t| !t.is_empty()).map(|t| exact(t));
            let (one, three) = (of(scored, "ghg_s1s2"), of(scored, "ghg_s3"));
            Some(Holding {
                score: of(scored, "temperature_score"),
                emissions: Some(match scope.as_str() {
                    "S1S2" => one,
                    "S3" => three,
                    _ => &one + &three,
                }),
                investment: of(company, "investment_value"),
                market: amount("company_market_cap"),
                enterprise: amount("company_enterprise_value"),
                cash: amount("company_cash_equivalents"),
                assets: amount("company_total_assets"),
                revenue: amount("company_revenue"),
            })
        };
        let holdings: Vec<Holding> = companies.iter().filter_map(of_company).collect();
        if holdings.len() < companies.len() {
            // The scores of the others are kept back.
            continue;
        }
        held += 1;
        let method = Method::ALL.iter().find(|(word, _)| *word == row["method"]).unwrap().1;
        let found = portfolio_score(&holdings, method).unwrap();
        near(&row["case"], found.to_f64(), row["portfolio_score"].parse().unwrap(), 1e-6);
    }
    eprintln!("{held} of {} portfolio scores have all their companies", expected.len());
}

#[test]
fn overshoot_becomes_degrees() {
    for row in rows("itr_temperature_formula.csv").unwrap_or_default() {
        let constants = RiseConstants {
            benchmark: of(&row, "benchmark_temperature"),
            budget: of(&row, "global_budget_gt"),
            response: of(&row, "tcre_degC"),
            conversion: of(&row, "carbon_conversion_gtco2"),
            target_probability: of(&row, "target_probability"),
            most_overshoot: Exact::from(10),
        };
        let (trajectory, target) = (of(&row, "trajectory_overshoot_ratio"), of(&row, "target_overshoot_ratio"));
        let found = implied_rise(&trajectory, &target, &constants).unwrap();
        holds(&row["case"], &found.trajectory, &row["trajectory_score"]);
        holds(&row["case"], &found.target, &row["target_score"]);
        holds(&row["case"], &found.score, &row["score"]);
    }
}

#[test]
fn base_years_are_recalculated_from_the_threshold_on() {
    for row in rows("base_year_recalculation.csv").unwrap_or_default() {
        let is_growth = row["event"].starts_with("organic growth");
        let kind = if is_growth { EventKind::OrganicGrowth } else { EventKind::Acquisition };
        let event = Event { name: row["event"].clone(), kind, effect: of(&row, "base_year_effect_t") };
        let threshold = &of(&row, "threshold_pct") * &exact("0.01");
        let found = recalculate(&of(&row, "base_year_t"), &[event], &threshold, Cumulation::Net);
        assert_eq!(found.triggers, row["triggers"] == "1", "{row:?}");
        holds(&row["case"], &found.after, &row["recalculated_base_year_t"]);
    }
    let event = |effect: i64, kind| Event { name: String::new(), kind, effect: Exact::from(effect) };
    let events = [
        event(400, EventKind::Acquisition),
        event(-400, EventKind::Divestment),
        event(5000, EventKind::OrganicGrowth),
        event(150, EventKind::Factor),
    ];
    let (base, threshold) = (Exact::from(10_000), exact("0.05"));
    assert!(!recalculate(&base, &events, &threshold, Cumulation::Net).triggers);
    let gross = recalculate(&base, &events, &threshold, Cumulation::Gross);
    assert!(gross.triggers);
    assert_eq!(gross.after, Exact::from(10_150));
    assert_eq!(gross.bridge.iter().map(|(at, _)| *at).collect::<Vec<_>>(), [0, 1, 3]);
}

fn promise(row: &Row) -> Promise {
    let value = of(row, "value");
    match row["kind"].as_str() {
        "end_point_reduction" => Promise::EndPoint(value),
        "end_point_increase" => Promise::EndPoint(-value),
        "every_year_reduction" => Promise::EveryYear(value),
        "reach_level" => Promise::Reach(value),
        "maintain_level" => Promise::Keep(value),
        other => panic!("{other}"),
    }
}

fn series(text: &str) -> Vec<(i32, Exact)> {
    let pair = |text: &str| text.split_once(':').map(|(y, v)| (y.parse().unwrap(), exact(v))).unwrap();
    text.split(' ').map(pair).collect()
}

#[test]
fn targets_of_any_indicator_are_projected() {
    for row in rows("kpi_targets.csv").unwrap_or_default() {
        let (from, to) = (year(&row, "base_year"), year(&row, "target_year"));
        let found = project(&promise(&row), &of(&row, "base_value"), from, to).unwrap();
        let name = &row["case"];
        holds(name, &found.target, &row["target_value"]);
        holds(name, &percent(&found.change.unwrap()), &row["total_change_pct"]);
        holds(name, &found.linear_step.unwrap(), &row["linear_step_per_year_share_of_base"]);
        holds(name, &found.compound_rate.unwrap(), &row["compound_rate_per_year"]);
        // Paths are printed to nine digits.
        for (path, column) in [(found.linear, "path_linear"), (found.compound.unwrap(), "path_geometric")] {
            let printed = series(&row[column]);
            assert_eq!(printed.len(), path.values.len());
            for (at, value) in printed {
                near(name, path.at(at).unwrap().to_f64(), value.to_f64(), 1e-8);
            }
        }
    }
}

#[test]
fn status_words_are_those_of_the_reference() {
    for row in rows("kpi_status.csv").unwrap_or_default() {
        let (from, to) = (year(&row, "base_year"), year(&row, "target_year"));
        let found = status(&promise(&row), &series(&row["observations"]), from, to).unwrap();
        assert_eq!(found.word(), row["expected_status"], "{}", row["case"]);
    }
}

/// GCL's target of scope 1 and 2, as its policy states it.
fn gcl() -> Stated {
    Stated {
        rate: Rate::Absolute,
        ambition: "1.5C".to_owned(),
        scopes: Scopes::Scope12,
        reduction: Literal::parse("42").unwrap(),
        base_year: 2023,
        target_year: 2030,
        submitted: None,
        coverage: None,
        scope2: None,
    }
}

#[test]
fn a_target_that_does_not_say_enough_cannot_be_called_aligned() {
    let verdict = judge(&gcl(), &near_term()).unwrap();
    assert_eq!(verdict.margin, Some(Exact::ZERO));
    assert_eq!(percent(&verdict.required.as_ref().unwrap().without_anchor), exact("29.4"));
    assert!(!verdict.wrong_test_differs);
    assert_eq!(verdict.aligned, Aligned::CannotTell);
    let outcome = |kind| verdict.tests.iter().find(|test| test.kind == kind).unwrap().outcome.clone();
    assert_eq!(outcome(TestKind::Rate), Outcome::Met);
    for kind in [TestKind::Submission, TestKind::Coverage, TestKind::TimeFrame, TestKind::Scope2] {
        assert_eq!(outcome(kind), Outcome::CannotTell(CannotTell::NotStated), "{kind:?}");
    }
    let whole = Stated {
        submitted: Some("2024-11-22".to_owned()),
        coverage: Some(exact("98")),
        scope2: Some(Scope2Method::Market),
        ..gcl()
    };
    assert_eq!(judge(&whole, &near_term()).unwrap().aligned, Aligned::Yes);
    let thin = Stated { coverage: Some(exact("94.9")), ..whole.clone() };
    assert_eq!(judge(&thin, &near_term()).unwrap().aligned, Aligned::No);
    // Since the revision this pack says nothing of a submission.
    let late = Stated { submitted: Some("2026-05-01".to_owned()), ..whole.clone() };
    assert_eq!(judge(&late, &near_term()).unwrap().aligned, Aligned::CannotTell);
    let weak = Stated { reduction: Literal::parse("30").unwrap(), ..whole };
    let verdict = judge(&weak, &near_term()).unwrap();
    assert!(verdict.wrong_test_differs);
    assert_eq!((verdict.margin, verdict.aligned), (Some(exact("-12")), Aligned::No));
    assert!(judge(&Stated { target_year: 2020, ..weak }, &near_term()).is_err());
}

#[test]
fn a_printed_cut_is_met_by_rounding() {
    let stated = Stated {
        rate: Rate::Intensity,
        ambition: "contraction".to_owned(),
        scopes: Scopes::Scope3,
        reduction: Literal::parse("51.6").unwrap(),
        ..gcl()
    };
    let verdict = judge(&stated, &near_term()).unwrap();
    assert_eq!(verdict.tests[0].outcome, Outcome::MetByRounding);
    near("margin", verdict.margin.unwrap().to_f64(), -0.001_769_282_070_65, 1e-9);
    let finer = Stated { reduction: Literal::parse("51.60").unwrap(), ..stated };
    assert_eq!(judge(&finer, &near_term()).unwrap().tests[0].outcome, Outcome::MetByRounding);
    let finest = Stated { reduction: Literal::parse("51.600").unwrap(), ..finer };
    assert_eq!(judge(&finest, &near_term()).unwrap().tests[0].outcome, Outcome::NotMet);
    let cut = exact("0.516");
    near("growth", break_even_growth(&cut, 7).unwrap().unwrap().to_f64(), 0.109_231_236_93, 1e-9);
    near("rate", compound_rate(&cut, 7).unwrap().to_f64(), 0.098_474_721_314_4, 1e-9);
}

#[test]
fn two_holdings_weigh_as_each_method_says() {
    let some = |n: i64| Some(Exact::from(n));
    let holding = |score: i64, scale: i64| Holding {
        score: Exact::from(score),
        emissions: some(100 * scale),
        investment: Exact::from(10),
        market: some(50),
        enterprise: some(20 * scale),
        cash: some(20),
        assets: some(25 * scale),
        revenue: some(100),
    };
    let mut holdings = vec![holding(2, 1), holding(4, 3)];
    // Weights 1:1, 1:3, 1:3, 1:1, 100/40 : 300/80, 1:1, 1:3.
    let expected = ["3", "3.5", "3.5", "3", "3.2", "3", "3.5"];
    for ((word, method), expected) in Method::ALL.into_iter().zip(expected) {
        assert_eq!(portfolio_score(&holdings, method), Ok(exact(expected)), "{word}");
    }
    holdings[1].market = some(0);
    assert!(portfolio_score(&holdings, Method::MarketOwned).is_err());
    holdings[1].emissions = None;
    assert!(portfolio_score(&holdings, Method::Emissions).is_err());
    assert!(portfolio_score(&[], Method::Investment).is_err());
}
