//! Pathways: the reference cases, and laws.

mod target;

use crossfoot::quantity::Exact;
use crossfoot::target::path::{
    Path, PathError, Sector, ShareCap, absolute_change, adjusted_to_base, bent, catch_up_from, compound,
    compound_rate_path, convergence, cumulative, interpolated, late_step, linear, overshoot, points, stepped, yearly,
};
use proptest::prelude::*;
use target::{Row, exact, holds, near, of, rows, year};

#[test]
fn linear_and_compound_paths_are_those_of_the_reference() {
    for row in rows("trajectory_linear_geometric.csv").unwrap_or_default() {
        let (base, from, to) = (of(&row, "base_emissions_t"), year(&row, "base_year"), year(&row, "target_year"));
        let cut = &of(&row, "reduction_pct") * &exact("0.01");
        let at = year(&row, "year");
        holds(&row["case"], linear(&base, from, to, &cut).unwrap().at(at).unwrap(), &row["linear_t"]);
        holds(&row["case"], compound(&base, from, to, &cut).unwrap().at(at).unwrap(), &row["geometric_t"]);
    }
}

fn shape(row: &Row) -> Path {
    let (base, from, to) = (of(row, "base_emissions_t"), year(row, "base_year"), year(row, "target_year"));
    let cut = of(row, "reduction");
    match row["shape"].as_str() {
        "linear" => linear(&base, from, to, &cut),
        "geometric" => compound(&base, from, to, &cut),
        "late_step" => late_step(&base, from, to, &cut),
        "front_step" => stepped(&base, from, to, &[(from + 1, &base * &(&Exact::ONE - &cut))]),
        "hockey" => bent(&base, from, to, &cut, &exact("0.5")),
        other => panic!("{other}"),
    }
    .unwrap()
}

#[test]
fn cumulative_emissions_agree_in_three_conventions() {
    for row in rows("cumulative_budget.csv").unwrap_or_default() {
        let path = shape(&row);
        let sums = cumulative(&path).unwrap();
        let name = &row["case"];
        holds(name, &sums.after_base, &row["sum_after_base_t"]);
        holds(name, &sums.inclusive, &row["sum_inclusive_t"]);
        holds(name, &sums.trapezoid, &row["trapezoid_t"]);
        let straight = linear(&path.values[0], path.base_year, path.target_year(), &of(&row, "reduction")).unwrap();
        holds(name, &overshoot(&path, &straight).unwrap(), &row["overshoot_vs_linear_sum_after_base"]);
    }
}

#[test]
fn catching_up_takes_the_steps_of_the_reference() {
    for row in rows("catch_up.csv").unwrap_or_default() {
        let base = of(&row, "base_emissions_t");
        let path = linear(&base, year(&row, "base_year"), year(&row, "target_year"), &of(&row, "reduction")).unwrap();
        let found = catch_up_from(&path, year(&row, "status_year"), &of(&row, "status_emissions_t")).unwrap();
        let name = &row["case"];
        holds(name, &found.planned, &row["planned_budget_t"]);
        holds(name, &found.used, &row["used_t"]);
        holds(name, &found.remaining, &row["remaining_budget_t"]);
        holds(name, &found.step_to_end_point, &row["step_to_hit_endpoint_t_per_year"]);
        holds(name, &found.step_to_budget, &row["step_to_hit_budget_t_per_year"]);
        holds(name, &found.at_target_if_budget_kept, &row["emissions_at_target_year_if_budget_kept_t"]);
    }
}

fn sector(pathways: &[Row], row: &Row) -> Sector {
    let of_it: Vec<&Row> =
        pathways.iter().filter(|p| p["sector"] == row["sector"] && p["region"] == row["region"]).collect();
    let mut activity = Vec::new();
    let mut index = Exact::ONE;
    for (at, p) in of_it.iter().enumerate() {
        // The fictitious pathways have no activity; the cases grow it by 2 % a year.
        let growth = if p["activity_growth"].is_empty() { exact("0.02") } else { of(p, "activity_growth") };
        if at > 0 {
            index *= &(&Exact::ONE + &growth);
        }
        activity.push(index.clone());
    }
    let intensity = of_it.iter().map(|p| of(p, "intensity")).collect();
    Sector { base_year: year(of_it[0], "year"), intensity, activity }
}

#[test]
fn convergence_targets_are_those_of_the_reference() {
    let (Some(expected), Some(pathways)) = (rows("sda_expected.csv"), rows("sda_pathways.csv")) else { return };
    for row in &expected {
        let sector = sector(&pathways, row);
        let (from, to) = (year(row, "base_year"), year(row, "target_year"));
        let first = (from - sector.base_year) as usize;
        let activity: Vec<Exact> = match row["company_growth"].as_str() {
            "sector" => sector.activity[first..].to_vec(),
            growth => {
                let growth = &Exact::ONE + &exact(growth);
                std::iter::successors(Some(Exact::ONE), |a| Some(a * &growth)).take((to - from) as usize + 1).collect()
            }
        };
        let company = of(row, "company_base_intensity");
        let name = format!("{} {}", row["case"], row["year"]);
        let at = |cap: ShareCap| {
            let found = convergence(&company, &activity, &sector, from, to, cap).unwrap();
            let of_year = found.years[(year(row, "year") - from) as usize].clone();
            (found.d, of_year)
        };
        let (d, capped) = at(ShareCap::AtOne);
        // The company's intensity is printed to twelve digits, of which the distance keeps fewer.
        near(&name, d.to_f64(), row["d"].parse().unwrap(), 1e-9);
        holds(&name, &capped.p, &row["p"]);
        holds(&name, &capped.share, &row["m_uncapped"]);
        holds(&name, &capped.intensity, &row["target_intensity"]);
        holds(&name, &capped.no_backsliding, &row["target_intensity_no_backsliding"]);
        holds(&name, &capped.activity, &row["company_activity_index"]);
        holds(&name, &capped.absolute, &row["target_absolute_index"]);
        let m = if capped.share > Exact::ONE { Exact::ONE } else { capped.share };
        holds(&name, &m, &row["m"]);
        holds(&name, &at(ShareCap::Uncapped).1.intensity, &row["target_intensity_m_uncapped"]);
        holds(&name, &at(ShareCap::One).1.intensity, &row["target_intensity_m_equal_1"]);
    }
}

#[test]
fn pacta_s_own_test_is_met_to_its_two_decimals() {
    let Some(all) = rows("sda_pacta_known_values.csv") else { return };
    let given: Vec<(i32, Exact)> = all
        .iter()
        .filter(|r| !r["scenario_intensity_given"].is_empty())
        .map(|r| (year(r, "year"), of(r, "scenario_intensity_given")))
        .collect();
    let scenario = points(&given).unwrap();
    let market = of(&all[0], "market_intensity_base_year");
    let intensity = adjusted_to_base(&scenario.values, &market).unwrap();
    let flat = vec![Exact::ONE; intensity.len()];
    let sector = Sector { base_year: scenario.base_year, intensity, activity: flat.clone() };
    let company = of(&all[0], "company_intensity_base_year");
    let (from, to) = (scenario.base_year, scenario.target_year());
    let found = convergence(&company, &flat, &sector, from, to, ShareCap::One).unwrap();
    for (row, (found, adjusted)) in all.iter().zip(found.years.iter().zip(&sector.intensity)) {
        let half = exact("0.005");
        assert!((&found.intensity - &of(row, "target")).abs() <= half, "{row:?}");
        assert!((adjusted - &of(row, "adjusted_scenario")).abs() <= half, "{row:?}");
    }
}

#[test]
fn intensities_and_absolute_figures_agree_under_growth() {
    for row in rows("intensity_contraction.csv").unwrap_or_default() {
        let (from, to) = (year(&row, "base_year"), year(&row, "target_year"));
        let floor = compound_rate_path(&Exact::ONE, from.min(2020), to, &exact("0.07")).unwrap();
        let cut = &Exact::ONE - floor.values.last().unwrap();
        let name = &row["case"];
        holds(name, &cut, &row["required_intensity_reduction"]);
        let found = yearly(&cut, from, to, &of(&row, "activity_growth_per_year")).unwrap();
        holds(name, &found.compound_rate, &row["equivalent_annual_compound_rate"]);
        holds(name, &found.absolute_change, &row["absolute_change_at_target"]);
        holds(name, &found.break_even_growth.unwrap(), &row["breakeven_growth_per_year"]);
    }
}

#[test]
fn paths_between_target_points_are_those_of_itr() {
    for row in rows("itr_target_interpolation.csv").unwrap_or_default() {
        let path = interpolated(
            year(&row, "first_year"),
            &of(&row, "first_value"),
            year(&row, "last_year"),
            &of(&row, "last_value"),
        );
        // ITR's values are printed to ten digits.
        near(&row["case"], path.unwrap().at(year(&row, "year")).unwrap().to_f64(), row["value"].parse().unwrap(), 2e-9);
    }
}

#[test]
fn a_cut_of_nearly_everything_bends_to_its_end() {
    // ITR: the rate of 1/11.11 with the rest taken off linearly.
    let path = interpolated(2020, &exact("100"), 2050, &Exact::ZERO).unwrap();
    assert!(path.values.last().unwrap().abs() < exact("0.000000001"));
    near("2021", path.values[1].to_f64(), 100.0 * (1.0_f64 / 11.11).powf(1.0 / 30.0) - 100.0 / 11.11 / 30.0, 1e-12);
}

#[test]
fn what_has_no_path_is_refused() {
    let one = Exact::ONE;
    assert_eq!(linear(&one, 2030, 2023, &one), Err(PathError::Years { base: 2030, target: 2023 }));
    assert_eq!(linear(&one, i32::MIN, i32::MAX, &one), Err(PathError::Years { base: i32::MIN, target: i32::MAX }));
    assert_eq!(compound(&one, 2023, 2030, &exact("1.42")), Err(PathError::MoreThanAll));
    assert_eq!(points(&[(2030, one.clone()), (2023, one.clone())]), Err(PathError::Points));
    assert_eq!(points(&[]), Err(PathError::Points));
    assert_eq!(stepped(&one, 2023, 2030, &[(2023, one.clone())]), Err(PathError::Points));
    assert_eq!(bent(&one, 2023, 2030, &one, &one), Err(PathError::Points));
    let nothing = linear(&one, 2023, 2024, &one).unwrap();
    assert_eq!(overshoot(&nothing, &nothing), Err(PathError::Zero));
    assert!(catch_up_from(&nothing, 2024, &one).is_err());
    assert!(interpolated(2020, &exact("-1"), 2030, &one).is_err());
    let still = Sector { base_year: 2020, intensity: vec![one.clone(); 3], activity: vec![one.clone(); 3] };
    assert_eq!(convergence(&one, &still.activity, &still, 2020, 2022, ShareCap::AtOne), Err(PathError::Zero));
    assert!(absolute_change(&one, &one, u32::MAX).is_err());
}

proptest! {
    #[test]
    fn paths_are_monotone_and_meet_their_ends(cut in 0_i128..=100, years in 1_i32..40, base in 1_i64..1_000_000) {
        let (base, cut) = (Exact::from(base), Exact::ratio(cut, 100).unwrap());
        let end = &base * &(&Exact::ONE - &cut);
        let paths = [
            linear(&base, 2020, 2020 + years, &cut),
            compound(&base, 2020, 2020 + years, &cut),
            late_step(&base, 2020, 2020 + years, &cut),
            bent(&base, 2020, 2020 + years, &cut, &exact("0.3")),
        ];
        for path in paths {
            let path = path.unwrap();
            prop_assert_eq!(&path.values[0], &base);
            prop_assert_eq!(path.values.last().unwrap(), &end);
            prop_assert!(path.values.windows(2).all(|pair| pair[0] >= pair[1]));
        }
    }

    #[test]
    fn yearly_promises_compound_to_the_whole(rate in 0_i128..100, years in 1_i32..20) {
        let rate = Exact::ratio(rate, 100).unwrap();
        let path = compound_rate_path(&Exact::ONE, 2024, 2024 + years, &rate).unwrap();
        let whole = (&Exact::ONE - &rate).powi(years).unwrap();
        prop_assert_eq!(path.values.last(), Some(&whole));
        prop_assert!(path.values.windows(2).all(|pair| pair[1] == &pair[0] * &(&Exact::ONE - &rate)));
    }
}
