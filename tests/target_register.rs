//! The seed document's targets from its reference file, and the register's counts as far as they can be told.

mod target;

use crossfoot::quantity::{Exact, Literal};
use crossfoot::target::judge::{
    AgainstFormula, NearTermPack, Rate, RevisionPack, Scope2Method, Scopes, Shares, Stated, against_formula,
    forward_looking, judge, register_tolerance,
};
use crossfoot::target::path::{absolute_change, break_even_growth, compound, compound_rate};
use crossfoot::target::progress::{Promise, project};
use target::{exact, holds, of, rows, year};

fn percent(fraction: &Exact) -> Exact {
    fraction * &Exact::from(100)
}

fn near_term() -> NearTermPack {
    NearTermPack::bundled().unwrap()
}

/// The cut, base year and target year of the seed document's targets, and whether it is one for every year.
fn seed(target: &str) -> (Exact, i32, i32, bool) {
    let (cut, from, to, every) = match target {
        "S1+2 absolute -42% by 2030 vs 2023" => ("0.42", 2023, 2030, false),
        "S3 raw material per unit capacity -51.6% by 2030 vs 2023" => ("0.516", 2023, 2030, false),
        "Mean product carbon footprint -10% every year 2024-2030" => ("0.1", 2024, 2030, true),
        "Waste per unit output -30% by 2030 vs 2023" => ("0.3", 2023, 2030, false),
        "Water per unit output -8% by 2030 vs 2024" => ("0.08", 2024, 2030, false),
        "Training time +20% 2024-2030" => ("-0.2", 2024, 2030, false),
        "Emissions per output value -2% year on year (other report)" => ("0.02", 2024, 2030, true),
        other => panic!("{other}"),
    };
    (exact(cut), from, to, every)
}

fn stated(target: &str, printed: &str, rate: Rate) -> Stated {
    let (_, base_year, target_year, _) = seed(target);
    let ambition = if rate == Rate::Absolute { "1.5C" } else { "contraction" };
    Stated {
        rate,
        ambition: ambition.to_owned(),
        scopes: if rate == Rate::Absolute { Scopes::Scope12 } else { Scopes::Scope3 },
        reduction: Literal::parse(printed).unwrap(),
        base_year,
        target_year,
        submitted: None,
        coverage: None,
        scope2: Some(Scope2Method::Market),
    }
}

/// What a row of the file asks for, in its unit.
fn answer(target: &str, quantity: &str) -> Exact {
    let (cut, from, to, every) = seed(target);
    let years = (to - from) as u32;
    let promise = if every { Promise::EveryYear(cut.clone()) } else { Promise::EndPoint(cut.clone()) };
    let projected = project(&promise, &Exact::ONE, from, to).unwrap();
    let whole = -projected.change.clone().unwrap();
    let absolute = target.starts_with("S1+2");
    let verdict = match absolute {
        true => judge(&stated(target, "42", Rate::Absolute), &near_term()),
        false => judge(&stated(target, "51.6", Rate::Intensity), &near_term()),
    };
    let verdict = verdict.unwrap();
    let required = verdict.required.clone().unwrap();
    let share = |scope1: i64| {
        let shares = Shares { scope1: Exact::from(scope1), scope2: Exact::from(1 - scope1) };
        RevisionPack::bundled().unwrap().required(from, to, None, &shares).unwrap()
    };
    let growth = |text: &str| absolute_change(&cut, &exact(text), years).unwrap();
    let contraction = |from: i32, to: i32, rate: &str| {
        let made = project(&Promise::EveryYear(exact(rate)), &Exact::ONE, from, to).unwrap();
        -made.change.unwrap()
    };
    let anchored = || near_term().intensity("contraction", 2024, 2030).unwrap().unwrap().minimum;
    match quantity {
        "minimum under the 2020-anchored rule (criteria V5.0-V5.3)" | "minimum under the 2020-anchored rule" => {
            percent(&required.minimum)
        }
        "margin" => verdict.margin.unwrap(),
        "minimum if the anchor is ignored (wrong test)" => percent(&required.without_anchor),
        "linear step actually promised" | "linear step" => percent(&projected.linear_step.unwrap()),
        "compound rate" | "compound rate promised" => percent(&projected.compound_rate.unwrap()),
        "minimum for scope 1 under the April-2026 rule" => percent(&share(1).scope1),
        "minimum for scope 2 under the April-2026 rule" => percent(&share(1).scope2),
        "largest combined minimum over every scope mix (April-2026)" => {
            percent(&share(0).combined.max(share(1).combined))
        }
        "margin against the largest combined minimum" => percent(&(&cut - &share(0).combined.max(share(1).combined))),
        "capacity growth at which absolute emissions stay flat"
        | "output growth at which absolute waste stays flat"
        | "output growth at which absolute water stays flat" => {
            percent(&break_even_growth(&cut, years).unwrap().unwrap())
        }
        "output-value growth at which absolute emissions stay flat" => {
            percent(&break_even_growth(&whole, years).unwrap().unwrap())
        }
        "absolute change 2023-2030 with capacity growth 5%/yr" => percent(&growth("0.05")),
        "absolute change 2023-2030 with capacity growth 10%/yr" => percent(&growth("0.1")),
        "absolute change 2023-2030 with capacity growth 20%/yr" => percent(&growth("0.2")),
        "absolute change 2023-2030 with capacity growth 30%/yr" => percent(&growth("0.3")),
        "cumulative reduction" | "cumulative 2024-2030" => percent(&whole),
        "remaining share in 2030" => percent(&projected.target),
        "7%/yr over the same six years" | "GEVA over the same six years" => percent(&contraction(2024, 2030, "0.07")),
        "minimum under the 2020-anchored intensity rule" => percent(&anchored()),
        "shortfall against the anchored rule" => percent(&(&anchored() - &whole)),
        "yearly rate from 2024 that would reach the anchored minimum" => {
            percent(&compound_rate(&anchored(), years).unwrap())
        }
        "reduction 2024-2030 implied by a geometric path of the -51.6% target" => {
            let path = compound(&Exact::ONE, 2023, 2030, &exact("0.516")).unwrap();
            percent(&(&Exact::ONE - &path.at(2030).unwrap().checked_div(path.at(2024).unwrap()).unwrap()))
        }
        "China 15th five-year plan carbon-intensity cut as a yearly rate" => {
            percent(&compound_rate(&exact("0.17"), 5).unwrap())
        }
        "cumulative over five years against the national 17%" => percent(&contraction(2025, 2030, "0.02")),
        recent if recent.starts_with("progress to date above which forward-looking ambition binds") => {
            percent(&binds_above(recent[recent.len() - 4..].parse().unwrap(), to, &required.minimum))
        }
        other => panic!("{target}: {other}"),
    }
}

/// The progress at which the forward-looking minimum is the unadjusted one, which is below and above it a little away.
fn binds_above(recent: i32, to: i32, minimum: &Exact) -> Exact {
    let nine_tenths = exact("0.9");
    let left = Exact::ratio(i128::from(to - recent), i128::from(2050 - recent)).unwrap();
    let over = minimum - &(&nine_tenths * &left);
    let at = over.checked_div(&(&Exact::ONE - &left)).unwrap();
    for (off, binds) in [("-0.0001", false), ("0.0001", true)] {
        let found = forward_looking(&(&at + &exact(off)), recent, to, (2050, &nine_tenths), minimum).unwrap();
        assert_eq!(found.binds, binds, "{recent}");
    }
    at
}

#[test]
fn the_seed_document_s_targets_have_the_figures_of_the_reference() {
    let mut held = 0;
    for row in rows("seed_targets_evaluation.csv").unwrap_or_default() {
        match row["quantity"].as_str() {
            // 85 % has no base: a sentence, no number.
            "minimum yearly step from share s in year y" => continue,
            "floor in every year" => assert_eq!(of(&row, "value"), Exact::from(100)),
            quantity if quantity == "margin" && row["target"].starts_with("S3") => {
                // Printed to fourteen places of a small difference.
                let off = &answer(&row["target"], quantity) - &of(&row, "value");
                assert!(off.abs() < exact("0.00000000001"), "{off}");
            }
            quantity => holds(&row["target"], &answer(&row["target"], quantity), &row["value"]),
        }
        held += 1;
    }
    assert!(held == 0 || held >= 40, "{held}");
}

fn minimum(class: &str, from: i32, to: i32) -> Exact {
    let pack = near_term();
    let found = match class {
        "S1+2 absolute" => pack.absolute("1.5C", from, to),
        "S3 absolute" => pack.absolute("WB2C", from, to),
        "S3 intensity" => pack.intensity("contraction", from, to),
        other => panic!("{other}"),
    };
    percent(&found.unwrap().unwrap().minimum)
}

/// The single statements behind the counts are not among the reference files, so that the counts cannot be made again: what is
/// held here is that no statement is counted twice, and that the class of the most frequent cut has at least as many
/// statements as that cut.
#[test]
fn the_register_s_counts_are_those_of_the_classes() {
    for row in rows("register_modal_targets.csv").unwrap_or_default() {
        let count = |column: &str| -> u32 { row[column].parse().unwrap() };
        let (at, above, below) = (count("at_formula_within_0_1"), count("above_formula"), count("below_formula"));
        // A few statements are in no class of the file: those between two of its borders.
        assert!(at + above + below <= count("statements"), "{row:?}");
        let (from, to) = (year(&row, "base_year"), year(&row, "target_year"));
        let class = &row["scope_class"];
        let (now, before) = (minimum(class, from, to), minimum(class, from, to - 1));
        let of_mode = match against_formula(&of(&row, "modal_reduction_pct"), &now, &before, &register_tolerance()) {
            AgainstFormula::At => at,
            AgainstFormula::Above => above,
            AgainstFormula::Below => below,
            AgainstFormula::BelowAtYearBefore => count("below_but_at_formula_of_previous_year_fiscal"),
        };
        assert!(of_mode >= count("at_mode"), "{row:?}");
        assert!(count("below_but_at_formula_of_previous_year_fiscal") <= below, "{row:?}");
    }
    for row in rows("register_pv_peers.csv").unwrap_or_default() {
        let class = |class: &str, column: &str| {
            let (from, to) = (year(&row, "base_year"), year(&row, "target_year"));
            let cut = of(&row, column);
            against_formula(&cut, &minimum(class, from, to), &minimum(class, from, to - 1), &register_tolerance())
        };
        // Validated targets: none is below.
        for (name, column) in
            [("S1+2 absolute", "scope12_reduction_pct"), ("S3 intensity", "scope3_intensity_reduction_pct")]
        {
            let lies = class(name, column);
            assert!(matches!(lies, AgainstFormula::At | AgainstFormula::Above), "{lies:?} {row:?}");
        }
    }
    let at = |cut: &str| against_formula(&exact(cut), &exact("42"), &exact("37.8"), &register_tolerance());
    assert_eq!([at("41.9"), at("42.2")], [AgainstFormula::At, AgainstFormula::Above]);
    assert_eq!([at("37.8"), at("40")], [AgainstFormula::BelowAtYearBefore, AgainstFormula::Below]);
}
