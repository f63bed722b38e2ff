//! Targets through a book: the reference cases by their addresses, laws, and what a level without a base can tell.

mod target;

use crossfoot::account::Address;
use crossfoot::book::{Book, Described, MemoryFiles, describe, load};
use crossfoot::calc::View;
use crossfoot::calc::reading::exact as exactly;
use crossfoot::finding::{Code, Findings, Lang, Sources};
use crossfoot::quantity::Exact;
use crossfoot::target::YearWord;
use crossfoot::target::progress::Standing;
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

/// A book with nothing worse than notes.
fn sound(text: &str) -> Described {
    let (read, findings) = read(text);
    let told = || {
        let each = findings.iter().map(|f| format!("{}: {}", f.code.word(), f.message.text(Lang::En)));
        each.collect::<Vec<_>>().join("\n")
    };
    assert!(!findings.has_errors(), "{}\n{text}", told());
    read.unwrap_or_else(|| panic!("{}\n{text}", told())).1
}

fn find(described: &Described, address: &str) -> Option<Exact> {
    let node = described.account.find(&Address::parse(address).unwrap())?;
    exactly::value(View::plain(&described.account.graph), node).value().cloned()
}

fn value(described: &Described, address: &str) -> Exact {
    find(described, address).unwrap_or_else(|| panic!("nothing at {address}"))
}

/// `[[target]]` of one figure, its base and goal, and further lines.
fn target(base: &str, goal: &str, more: &str) -> String {
    format!("[[target]]\nid = \"t\"\nindicator = \"other\"\nbase = {base}\ngoal = {goal}\n{more}\n")
}

fn percent(node: &Exact) -> Exact {
    node * &exact("0.01")
}

#[test]
fn linear_and_compound_paths() {
    for row in rows("trajectory_linear_geometric.csv").unwrap_or_default() {
        let base = format!("{{ year = {}, value = \"{} tCO2e\" }}", row["base_year"], row["base_emissions_t"]);
        let goal = format!("{{ year = {}, change = \"-{} %\" }}", row["target_year"], row["reduction_pct"]);
        let found = sound(&target(&base, &goal, ""));
        holds(&row["case"], &value(&found, &format!("target/t/path/{}", row["year"])), &row["linear_t"]);
        holds(&row["case"], &value(&found, &format!("target/t/compound/{}", row["year"])), &row["geometric_t"]);
        let found = sound(&target(&base, &goal, "path = \"compound\""));
        holds(&row["case"], &value(&found, &format!("target/t/path/{}", row["year"])), &row["geometric_t"]);
    }
}

#[test]
fn budgets_of_every_shape() {
    for row in rows("cumulative_budget.csv").unwrap_or_default() {
        let (from, to) = (year(&row, "base_year"), year(&row, "target_year"));
        let base = of(&row, "base_emissions_t");
        let after = &base * &(&Exact::ONE - &of(&row, "reduction"));
        let after = after.to_decimal_string(9, crossfoot::quantity::Rounding::HalfEven);
        let more = match row["shape"].as_str() {
            "linear" => String::new(),
            "geometric" => "path = \"compound\"".to_owned(),
            "late_step" => "path = \"late-step\"".to_owned(),
            "front_step" => {
                format!("path = \"stepped\"\npoints = [{{ year = {}, value = \"{after} tCO2e\" }}]", from + 1)
            }
            "hockey" => "path = \"bent\"\nheld = \"50 %\"".to_owned(),
            other => panic!("{other}"),
        };
        let stated = format!("{{ year = {from}, value = \"{} tCO2e\" }}", row["base_emissions_t"]);
        let found = sound(&target(&stated, &format!("{{ year = {to}, change = -{} }}", row["reduction"]), &more));
        let name = &row["case"];
        holds(name, &value(&found, "target/t/budget"), &row["sum_after_base_t"]);
        holds(name, &value(&found, "target/t/budget-inclusive"), &row["sum_inclusive_t"]);
        holds(name, &value(&found, "target/t/budget-trapezoid"), &row["trapezoid_t"]);
        let over = find(&found, "target/t/budget-overshoot").unwrap_or_default();
        holds(name, &percent(&over), &row["overshoot_vs_linear_sum_after_base"]);
    }
}

#[test]
fn what_is_left_to_do() {
    for row in rows("catch_up.csv").unwrap_or_default() {
        let base = format!("{{ year = {}, value = \"{} tCO2e\" }}", row["base_year"], row["base_emissions_t"]);
        let goal = format!("{{ year = {}, change = -{} }}", row["target_year"], row["reduction"]);
        let (at, status) = (&row["status_year"], &row["status_emissions_t"]);
        let actual = format!("actual = [{{ year = {at}, value = \"{status} tCO2e\" }}]");
        let found = sound(&target(&base, &goal, &actual));
        let columns = [
            ("budget", "planned_budget_t"),
            ("used", "used_t"),
            ("remaining", "remaining_budget_t"),
            ("step-to-end-point", "step_to_hit_endpoint_t_per_year"),
            ("step-to-budget", "step_to_hit_budget_t_per_year"),
            ("at-target-if-budget-kept", "emissions_at_target_year_if_budget_kept_t"),
        ];
        for (name, column) in columns {
            holds(&row["case"], &value(&found, &format!("target/t/{name}")), &row[column]);
        }
        // The equal rates lead where the equal steps do.
        let left = year(&row, "target_year") - year(&row, "status_year");
        let kept = |name: &str| 1.0 - percent(&value(&found, &format!("target/t/{name}"))).to_f64();
        let last = of(&row, "status_emissions_t").to_f64();
        near("end", last * kept("rate-to-end-point").powi(left), value(&found, "target/t/goal").to_f64(), 1e-9);
        let spent: f64 = (1..=left).map(|k| last * kept("rate-to-budget").powi(k)).sum();
        near("budget", spent, value(&found, "target/t/remaining").to_f64(), 1e-6);
    }
}

fn kpi_goal(kind: &str, row: &Row) -> String {
    let (to, of) = (&row["target_year"], &row["value"]);
    match kind {
        "end_point_reduction" => format!("{{ year = {to}, change = -{of} }}"),
        "end_point_increase" => format!("{{ year = {to}, change = {of} }}"),
        "every_year_reduction" => format!("{{ year = {to}, yearly = -{of} }}"),
        "every_year_increase" => format!("{{ year = {to}, yearly = {of} }}"),
        "maintain_level" => format!("{{ year = {to}, keep = {of} }}"),
        "reach_level" => format!("{{ year = {to}, reach = {of} }}"),
        other => panic!("{other}"),
    }
}

#[test]
fn targets_of_any_indicator() {
    for row in rows("kpi_targets.csv").unwrap_or_default() {
        let base = format!("{{ year = {}, value = \"{}\" }}", row["base_year"], row["base_value"]);
        let found = sound(&target(&base, &kpi_goal(&row["kind"], &row), ""));
        let name = &row["case"];
        let at = |of: &str| value(&found, &format!("target/t/{of}"));
        holds(name, &at("goal"), &row["target_value"]);
        holds(name, &at("change"), &row["total_change_pct"]);
        // The reference gives sizes; the sign here is that of the change.
        holds(name, &percent(&at("linear-step")).abs(), &row["linear_step_per_year_share_of_base"]);
        holds(name, &percent(&at("compound-rate")).abs(), &row["compound_rate_per_year"]);
        for (column, path) in [("path_linear", "linear"), ("path_geometric", "compound")] {
            for (at, expected) in row[column].split(' ').filter_map(|pair| pair.split_once(':')) {
                // The path that is stated stands under its own name.
                let found = find(&found, &format!("target/t/{path}/{at}"));
                let found = found.unwrap_or_else(|| {
                    self::value(
                        &sound(&target(&base, &kpi_goal(&row["kind"], &row), "")),
                        &format!("target/t/path/{at}"),
                    )
                });
                // Paths are printed to nine digits.
                near(name, found.to_f64(), expected.parse().unwrap(), 1e-8);
            }
        }
    }
}

#[test]
fn status_words() {
    for row in rows("kpi_status.csv").unwrap_or_default() {
        let mut figures = row["observations"].split(' ').filter_map(|pair| pair.split_once(':'));
        let (first, base) = figures.next().unwrap();
        assert_eq!(first, row["base_year"]);
        let actual: Vec<String> = figures.map(|(at, of)| format!("{{ year = {at}, value = \"{of}\" }}")).collect();
        let base = format!("{{ year = {first}, value = \"{base}\" }}");
        let more = format!("actual = [{}]", actual.join(", "));
        let found = sound(&target(&base, &kpi_goal(&row["kind"], &row), &more));
        let status = found.targets.targets[0].status.as_ref().unwrap();
        assert_eq!(status.word(), row["expected_status"], "{}", row["case"]);
    }
}

fn sector(pathways: &[Row], row: &Row) -> String {
    let mut years = Vec::new();
    let mut index = Exact::ONE;
    let of_it = pathways.iter().filter(|p| p["sector"] == row["sector"] && p["region"] == row["region"]);
    for (at, p) in of_it.enumerate() {
        // The fictitious pathways have no activity; the cases grow it by 2 % a year.
        let growth = if p["activity_growth"].is_empty() { exact("0.02") } else { of(p, "activity_growth") };
        if at > 0 {
            index *= &(&Exact::ONE + &growth);
        }
        let printed = index.to_decimal_string(15, crossfoot::quantity::Rounding::HalfEven);
        let (at, intensity) = (&p["year"], &p["intensity"]);
        years.push(format!("{{ year = {at}, intensity = \"{intensity} tCO2/t\", activity = \"{printed}\" }}"));
    }
    years.join(", ")
}

#[test]
fn convergence_on_a_sector() {
    let (Some(expected), Some(pathways)) = (rows("sda_expected.csv"), rows("sda_pathways.csv")) else { return };
    let mut cases: Vec<&Row> = expected.iter().collect();
    cases.dedup_by_key(|row| &row["case"]);
    for case in cases {
        let growth = match case["company_growth"].as_str() {
            "sector" => String::new(),
            growth => format!("growth = {growth}"),
        };
        let base = format!("{{ year = {}, value = \"{} tCO2/t\" }}", case["base_year"], case["company_base_intensity"]);
        let more = format!("path = \"convergence\"\n{growth}\nsector = {{ years = [{}] }}", sector(&pathways, case));
        let found = sound(&target(&base, &format!("{{ year = {} }}", case["target_year"]), &more));
        for row in expected.iter().filter(|row| row["case"] == case["case"]) {
            let name = format!("{} {}", row["case"], row["year"]);
            let at = |of: &str| value(&found, &format!("target/t/sda/{}/{of}", row["year"]));
            near(&name, value(&found, "target/t/sda/d").to_f64(), row["d"].parse().unwrap(), 1e-9);
            let columns = [
                ("p", "p"),
                ("share", "m_uncapped"),
                ("m", "m"),
                ("intensity", "target_intensity"),
                ("uncapped", "target_intensity_m_uncapped"),
                ("one", "target_intensity_m_equal_1"),
                ("no-backsliding", "target_intensity_no_backsliding"),
                ("activity", "company_activity_index"),
                ("absolute", "target_absolute_index"),
            ];
            for (of, column) in columns {
                holds(&format!("{name} {of}"), &at(of), &row[column]);
            }
            let path = value(&found, &format!("target/t/path/{}", row["year"]));
            holds(&name, &path, &row["target_intensity_no_backsliding"]);
        }
    }
}

#[test]
fn a_scenario_scaled_to_its_market() {
    let Some(all) = rows("sda_pacta_known_values.csv") else { return };
    let given = all.iter().filter(|row| !row["scenario_intensity_given"].is_empty());
    let years: Vec<String> = given
        .map(|row| format!("{{ year = {}, intensity = \"{} t/t\" }}", row["year"], row["scenario_intensity_given"]))
        .collect();
    let (first, last) = (&all[0], &all[all.len() - 1]);
    let base = format!("{{ year = {}, value = \"{} t/t\" }}", first["year"], first["company_intensity_base_year"]);
    let more = format!(
        "path = \"convergence\"\nsector = {{ market = \"{} t/t\", may-rise = true, years = [{}] }}",
        first["market_intensity_base_year"],
        years.join(", ")
    );
    let found = sound(&target(&base, &format!("{{ year = {} }}", last["year"]), &more));
    let half = exact("0.005");
    for row in &all {
        let at = |of: &str| value(&found, &format!("target/t/{of}"));
        let adjusted = at(&format!("sda/{}/sector", row["year"]));
        assert!((&adjusted - &of(row, "adjusted_scenario")).abs() <= half, "{row:?}");
        assert!((&at(&format!("path/{}", row["year"])) - &of(row, "target")).abs() <= half, "{row:?}");
    }
}

#[test]
fn paths_between_points_as_itr_has_them() {
    for row in rows("itr_target_interpolation.csv").unwrap_or_default() {
        let base = format!("{{ year = {}, value = \"{} tCO2e\" }}", row["first_year"], row["first_value"]);
        let goal = format!("{{ year = {}, reach = \"{} tCO2e\" }}", row["last_year"], row["last_value"]);
        let found = sound(&target(&base, &goal, "path = \"interpolated\""));
        let found = value(&found, &format!("target/t/path/{}", row["year"]));
        // ITR's values are printed to ten digits.
        near(&row["case"], found.to_f64(), row["value"].parse().unwrap(), 2e-9);
    }
    // Beyond the limit of the method, and above the base value.
    let base = "{ year = 2020, value = \"100 tCO2e\" }";
    let found = sound(&target(base, "{ year = 2050, reach = \"0 tCO2e\" }", "path = \"interpolated\""));
    near(
        "2021",
        value(&found, "target/t/path/2021").to_f64(),
        100.0 * (1.0_f64 / 11.11).powf(1.0 / 30.0) - 100.0 / 11.11 / 30.0,
        1e-12,
    );
    assert!(value(&found, "target/t/path/2050").abs() < exact("0.000000001"));
    let found = sound(&target(base, "{ year = 2030, change = \"+5 %\" }", "path = \"interpolated\""));
    assert_eq!(value(&found, "target/t/path/2030"), exact("100"));
}

/// The events of the reference are sentences; their effects are given as one sum.
fn kind(event: &str) -> &'static str {
    let words = ["organic", "acquisition", "divest", "outsourc", "insourc", "GWP", "factor", "error"];
    let kinds =
        ["organic-growth", "acquisition", "divestment", "outsourcing", "insourcing", "method", "factor", "error"];
    let found = words.iter().position(|word| event.contains(word));
    kinds[found.unwrap_or_else(|| panic!("{event}"))]
}

#[test]
fn base_years_are_recalculated() {
    for row in rows("base_year_recalculation.csv").unwrap_or_default() {
        let base = format!("{{ year = 2020, value = \"{} tCO2e\" }}", row["base_year_t"]);
        let goal = "{ year = 2030, change = \"-42 %\" }";
        let effects: Vec<String> = match row["case"].as_str() {
            // The two changes of the sentence, and the move between scopes that are both inside.
            "BYR07" => vec!["effect = \"300 tCO2e\"".into(), "effect = \"250 tCO2e\"".into()],
            "BYR09" => {
                let moved = "{ scope = \"1\", value = \"-700 tCO2e\" }, { scope = \"3\", value = \"700 tCO2e\" }";
                vec![format!("by-scope = [{moved}]")]
            }
            _ => vec![format!("effect = \"{} tCO2e\"", row["base_year_effect_t"])],
        };
        let kind = kind(&row["event"]);
        let mut text = target(&base, goal, "scopes = [\"1\", \"2\", \"3\"]");
        for (at, effect) in effects.iter().enumerate() {
            text += &format!("[[base-event]]\nid = \"e{at}\"\nkind = \"{kind}\"\n{effect}\n");
        }
        text += &format!("[recalculation]\nthreshold = \"{} %\"\n", row["threshold_pct"]);
        let found = sound(&text);
        let name = &row["case"];
        let of_it = found.targets.targets[0].recalculation.as_ref().unwrap();
        assert_eq!(of_it.triggers, row["triggers"] == "1", "{name}");
        holds(name, &value(&found, "target/t/base-before"), &row["base_year_t"]);
        holds(name, &value(&found, "target/t/base"), &row["recalculated_base_year_t"]);
        // Goal and path rest on the base after.
        let after = of(&row, "recalculated_base_year_t");
        assert_eq!(value(&found, "target/t/goal"), &after * &exact("0.58"), "{name}");
        assert_eq!(value(&found, "target/t/path/2025"), &after * &exact("0.79"), "{name}");
    }
}

#[test]
fn effects_add_up_net_or_by_their_sizes() {
    let events = "[[base-event]]\nid = \"a\"\nkind = \"acquisition\"\neffect = \"400 tCO2e\"\n[[base-event]]\nid = \"b\"\nkind = \"divestment\"\neffect = \"-300 tCO2e\"\n[[base-event]]\nid = \"c\"\nkind = \"organic-growth\"\neffect = \"5000 tCO2e\"\n";
    let base = "{ year = 2020, value = \"10000 tCO2e\" }";
    let text = |rule: &str| {
        format!("{}{events}[recalculation]\n{rule}\n", target(base, "{ year = 2030, change = \"-42 %\" }", ""))
    };
    let net = sound(&text("cumulation = \"net\""));
    assert_eq!(value(&net, "target/t/base"), exact("10000"));
    assert_eq!(value(&net, "target/t/recalculation-tested"), exact("1"));
    let gross = sound(&text("cumulation = \"gross\""));
    assert_eq!(value(&gross, "target/t/base"), exact("10100"));
    assert_eq!(value(&gross, "target/t/recalculation-tested"), exact("7"));
    assert_eq!(value(&gross, "target/t/event/c"), exact("5000"));
    // A share of the base value, and a target of another base year that is left alone.
    let share = "[[base-event]]\nid = \"a\"\nkind = \"error\"\neffect = \"-6 %\"\ntargets = [\"t\"]\n";
    let found = sound(&format!("{}{share}", target(base, "{ year = 2030, change = \"-42 %\" }", "")));
    assert_eq!(value(&found, "target/t/base"), exact("9400"));
    let other = events.replace("kind", "base-year = 2021\nkind");
    let (_, findings) = read(&format!("{}{other}", target(base, "{ year = 2030, change = \"-42 %\" }", "")));
    assert_eq!(findings.iter().filter(|finding| finding.code == Code::TargetIncomplete).count(), 3);
}

#[test]
fn a_promise_per_year_is_judged_per_year() {
    let base = "{ year = 2024, value = \"400\" }";
    let actual = "actual = [{ year = 2025, value = \"350\" }, { year = 2026, value = \"340\" }, { year = 2028, value = \"200\" }]";
    let found = sound(&target(base, "{ year = 2030, yearly = \"-10 %\" }", actual));
    let words: Vec<YearWord> = found.targets.targets[0].progress.years.iter().map(|of| of.word).collect();
    // 350 is 12.5 % less, 340 only 2.9 % less though still below the path; 2028 has no year before.
    assert_eq!(words, [YearWord::Kept, YearWord::Broken, YearWord::CannotTell]);
    assert_eq!(found.targets.targets[0].status.as_ref().unwrap().word(), "missed_a_year_with_gap");
    assert_eq!(value(&found, "target/t/year-change/2025"), exact("-12.5"));
    assert_eq!(value(&found, "target/t/gap/2026"), &exact("340") - &exact("324"));
}

#[test]
fn levels_need_no_base_to_be_kept() {
    let text = |goal: &str, figures: &str| {
        format!("[[target]]\nid = \"t\"\nindicator = \"people\"\ngoal = {goal}\nactual = [{figures}]\n")
    };
    let word = |goal: &str, figures: &str| {
        let found = sound(&text(goal, figures));
        found.targets.targets[0].status.as_ref().unwrap().word()
    };
    let two = "{ year = 2025, value = \"100 %\" }, { year = 2026, value = \"98 %\" }";
    assert_eq!(word("{ year = 2030, keep = \"100 %\" }", two), "missed_a_year");
    assert_eq!(word("{ year = 2030, keep = \"97 %\" }", two), "met_every_year_so_far");
    // Zero accidents are a ceiling without being told so.
    let none = "{ year = 2025, value = \"0\" }, { year = 2027, value = \"1\" }";
    assert_eq!(word("{ year = 2030, keep = \"0\" }", none), "missed_a_year_with_gap");
    assert_eq!(
        word("{ year = 2030, keep = \"0\", better = \"lower\" }", "{ year = 2025, value = \"0\" }"),
        "met_every_year_so_far"
    );
    assert_eq!(word("{ year = 2026, reach = \"99 %\" }", two), "missed");
    assert_eq!(word("{ year = 2030, reach = \"99 %\" }", two), "cannot_tell");
    assert_eq!(word("{ year = 2030, reach = \"98 %\" }", two), "already_achieved");
}

#[test]
fn figures_are_carried_on_with_their_uncertainty() {
    let base = "{ year = 2020, value = \"1000 tCO2e\" }";
    let goal = "{ year = 2030, change = \"-42 %\" }";
    let figures = [(2021, 960), (2022, 930), (2023, 860), (2024, 845)];
    let actual: Vec<String> =
        figures.iter().map(|(year, value)| format!("{{ year = {year}, value = \"{value} tCO2e\" }}")).collect();
    let found = sound(&target(base, goal, &format!("actual = [{}]", actual.join(", "))));
    // By hand: mean 919 in 2022, slope −410/10 = −41 a year, so 919 − 41 × 8 in 2030.
    assert_eq!(value(&found, "target/t/trend"), exact("591"));
    let (low, high) = (value(&found, "target/t/trend-low"), value(&found, "target/t/trend-high"));
    assert!(low < exact("591") && high > exact("591"));
    let chance = value(&found, "target/t/trend-chance");
    assert!(chance > Exact::ZERO && chance < exact("50"), "580 lies below the line");
    let two = sound(&target(base, goal, &format!("actual = [{}]", actual[0])));
    assert!(find(&two, "target/t/trend").is_none());
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn paths_are_monotone_and_meet_their_ends(base in 1_u32..100_000, cut in 1_u32..100, from in 2000_i32..2030, years in 1_i32..20) {
        let stated = format!("{{ year = {from}, value = \"{base} tCO2e\" }}");
        let goal = format!("{{ year = {}, change = \"-{cut} %\" }}", from + years);
        let end = &Exact::from(i64::from(base)) * &Exact::ratio(i128::from(100 - cut), 100).unwrap();
        for more in ["", "path = \"compound\"", "path = \"late-step\"", "path = \"bent\"\nheld = \"30 %\""] {
            let found = sound(&target(&stated, &goal, more));
            let at = |year: i32| value(&found, &format!("target/t/path/{year}"));
            prop_assert_eq!(at(from), Exact::from(i64::from(base)));
            prop_assert_eq!(at(from + years), end.clone());
            for year in from..from + years {
                prop_assert!(at(year + 1) <= at(year), "{more} {year}");
            }
        }
    }

    #[test]
    fn yearly_promises_compound_to_the_whole(rate in -50_i64..100, years in 1_i32..15) {
        let base = "{ year = 2020, value = \"100 tCO2e\" }";
        let found = sound(&target(base, &format!("{{ year = {}, yearly = \"{} %\" }}", 2020 + years, -rate), ""));
        let keep = Exact::ratio(i128::from(100 - rate), 100).unwrap();
        let mut expected = exact("100");
        for _ in 0..years {
            expected *= &keep;
        }
        prop_assert_eq!(value(&found, "target/t/goal"), expected);
    }
}

/// The standing of the target at a place.
fn standing_of(found: &Described, at: usize) -> &Standing {
    &found.targets.targets[at].status.as_ref().unwrap().standing
}

#[test]
fn figures_of_before_an_acquisition_are_not_held_against_the_new_base() {
    let book = |figure: &str, event: &str| {
        let base = "{ year = 2023, value = \"1000 t\" }";
        let more = format!("actual = [{{ year = 2025, value = \"900 t\"{figure} }}]");
        let event = format!(
            "[[base-event]]\nid = \"b\"\nkind = \"acquisition\"\neffect = \"600 t\"\nwhen = 2026-07-01\n{event}\n"
        );
        target(base, "{ year = 2030, change = \"-42 %\" }", &more) + &event
    };
    let (found, findings) = read(&book("", ""));
    let found = found.unwrap().1;
    assert_eq!(*standing_of(&found, 0), Standing::UnlikeFigures);
    assert_eq!(found.targets.targets[0].progress.on_path, None);
    assert!(found.targets.targets[0].catch_up.is_none());
    let told = findings.iter().find(|one| one.code.word() == "target-unlike-figures").unwrap();
    assert_eq!(told.labels.len(), 2);
    for sound_book in [book(", recalculated = true", ""), book("", "actuals-recalculated = true")] {
        assert_eq!(*standing_of(&sound(&sound_book), 0), Standing::AlreadyAchieved);
    }
}

#[test]
fn a_target_year_that_is_over_asks_for_its_figure() {
    let base = "{ year = 2023, value = \"100 t\" }";
    let stands = |actual: &str| {
        let found = sound(&target(base, "{ year = 2025, change = \"-42 %\" }", &format!("actual = [{actual}]")));
        assert_eq!(found.targets.targets[0].progress.on_path, None);
        standing_of(&found, 0).clone()
    };
    let early = "{ year = 2024, value = \"90 t\" }";
    assert_eq!(stands(&format!("{early}, {{ year = 2026, value = \"50 t\" }}")), Standing::ReachedBy(2026));
    assert_eq!(stands(&format!("{early}, {{ year = 2026, value = \"70 t\" }}")), Standing::NoFigureOfTargetYear);
    // Another target's figure says that the year is over.
    let goal = "{ year = 2024, change = \"-20 %\" }";
    let one = target("{ year = 2020, value = \"100 t\" }", goal, "actual = [{ year = 2022, value = \"85 t\" }]");
    let other = target("{ year = 2020, value = \"100 t\" }", goal, "actual = [{ year = 2025, value = \"70 t\" }]");
    let found = sound(&(one + &other.replace("\"t\"", "\"u\"")));
    assert_eq!(*standing_of(&found, 0), Standing::NoFigureOfTargetYear);
}

#[test]
fn bases_of_zero_and_below() {
    let goal = "{ year = 2030, change = \"-42 %\" }";
    let of = |base: &str, actual: &str| {
        let base = format!("{{ year = 2023, value = \"{base}\" }}");
        target(&base, goal, &format!("actual = [{{ year = 2024, value = \"{actual}\" }}]"))
    };
    assert_eq!(*standing_of(&sound(&of("0 t", "5 t")), 0), Standing::Behind);
    assert_eq!(*standing_of(&sound(&of("0 t", "0 t")), 0), Standing::AlreadyAchieved);
    let (_, findings) = read(&of("-10 t", "5 t"));
    assert!(findings.iter().any(|one| one.code.word() == "target-out-of-bounds"));
}

#[test]
fn a_level_that_is_kept_is_its_own_path() {
    let base = "{ year = 2023, value = \"50 %\" }";
    let more = "measured = \"share\"\nactual = [{ year = 2024, value = \"60 %\" }]";
    let found = sound(&target(base, "{ year = 2030, keep = \"100 %\" }", more));
    for year in 2024..=2030 {
        assert_eq!(value(&found, &format!("target/t/path/{year}")), exact("100"));
    }
    assert_eq!(value(&found, "target/t/gap/2024"), exact("-40"));
    assert_eq!(found.targets.targets[0].progress.on_path, Some(false));
}
