//! Carbon of plants, exactly as the reference numbers, and the yields of places.

mod pv_reference;

use crossfoot::pv::carbon::{
    CarbonError, CarbonPack, ProjectGeneration, SiteElectricity, Technology, category_two, combined_margin, lifecycle,
    project_reduction,
};
use crossfoot::pv::resource::{Found, Grade, ResourcePack};
use crossfoot::quantity::{Exact, Rounding};
use proptest::prelude::*;
use pv_reference::rows;

fn exact(text: &str) -> Exact {
    Exact::parse_decimal(text).unwrap_or_else(|| panic!("{text}"))
}

#[test]
fn every_column_of_the_cases_is_exact() {
    let Some(cases) = rows("carbon_cases.csv") else { return };
    let pack = CarbonPack::bundled().unwrap();
    for case in &cases {
        let read = |column: &str| exact(&case[column]);
        let standard = match case["standard"].as_str() {
            "CDM TOOL07" => "cdm/tool07",
            "VT0011/VMR0017" => "verra/vt0011",
            other => panic!("{other}"),
        };
        let project = ProjectGeneration {
            generation: read("generation_mwh"),
            operating: read("ef_om"),
            build: read("ef_bm"),
            emissions: read("project_emissions_t"),
        };
        let technology = Technology::of_word(&case["technology"]).unwrap();
        let period = case["crediting_period"].parse().unwrap();
        let project = project_reduction(pack.standard(standard).unwrap(), technology, period, &project, None).unwrap();
        let own_use = read("self_consumed_mwh");
        let site = category_two(&SiteElectricity {
            generation: read("generation_mwh"),
            load: read("load_mwh"),
            location_factor: read("ef_location_t_per_mwh"),
            residual_factor: Some(read("ef_residual_t_per_mwh")),
            sold: if case["certificates"] == "sold" { own_use.clone() } else { Exact::ZERO },
            own_use,
        })
        .unwrap();
        for (column, value) in [
            ("w_om", &project.weights[0]),
            ("w_bm", &project.weights[1]),
            ("ef_cm", &project.combined_margin),
            ("import_mwh", &site.import),
            ("export_mwh", &site.export),
            ("avoided_location_t", &site.avoided),
            ("baseline_cm_t", &project.baseline),
            ("leakage_t", project.leakage.as_ref().unwrap()),
            ("emission_reduction_t", &project.reduction),
            ("scope2_location_t", &site.location),
            ("scope2_market_t", site.market.as_ref().unwrap()),
            ("scope2_location_without_pv_t", &site.location_without),
            ("scope2_location_saving_t", &site.location_saving),
            ("memo_export_avoided_location_t", &site.export_memo),
            ("lifecycle_t", &lifecycle(&read("generation_mwh"), &read("lca_g_per_kwh"))),
        ] {
            assert_eq!(value.to_decimal_string(6, Rounding::HalfUp), case[column], "{} {column}", case["case"]);
        }
    }
    eprintln!("carbon_cases.csv: {} cases, 15 columns as printed", cases.len());
}

#[test]
fn what_is_not_confirmed_is_never_taken_by_rule() {
    let pack = CarbonPack::bundled().unwrap();
    let verra = pack.standard("verra/vt0011").unwrap();
    let [one, operating, build] = ["1", "0.8", "0.4"].map(exact);
    let project = ProjectGeneration { generation: one, operating, build, emissions: Exact::ZERO };
    let reduce = |technology, period, stated| project_reduction(verra, technology, period, &project, stated);
    assert!(verra.weights(Technology::Hydro, 1).is_some_and(|weights| !weights.confirmed));
    assert_eq!(reduce(Technology::Hydro, 1, None), Err(CarbonError::NoWeights));
    assert_eq!(reduce(Technology::Solar, 4, None), Err(CarbonError::Period(4)));
    let stated = reduce(Technology::Hydro, 1, Some([exact("0.4"), exact("0.6")])).unwrap();
    assert_eq!((stated.combined_margin, stated.leakage), (exact("0.56"), None));
    let wrong = Some([exact("0.4"), exact("0.5")]);
    assert_eq!(reduce(Technology::Solar, 1, wrong), Err(CarbonError::WeightsDoNotAdd));
    assert_eq!(reduce(Technology::Wind, 2, None).unwrap().leakage, None);
}

fn site(generation: &str, own_use: &str, load: &str, sold: &str) -> SiteElectricity {
    SiteElectricity {
        generation: exact(generation),
        own_use: exact(own_use),
        load: exact(load),
        location_factor: exact("0.6"),
        residual_factor: None,
        sold: exact(sold),
    }
}

#[test]
fn electricity_that_cannot_be_is_refused() {
    for (given, error) in [
        (site("10", "11", "20", "0"), CarbonError::OwnUseAboveGeneration),
        (site("10", "9", "8", "0"), CarbonError::OwnUseAboveLoad),
        (site("10", "5", "8", "6"), CarbonError::SoldAboveOwnUse),
        (site("10", "-1", "8", "0"), CarbonError::Negative("own use")),
    ] {
        assert_eq!(category_two(&given), Err(error));
    }
    assert_eq!(category_two(&site("10", "5", "8", "0")).unwrap().market, None);
}

#[test]
fn places_have_the_ranges_and_grades_of_the_reference() {
    let pack = ResourcePack::bundled().unwrap();
    assert!(pack.line.iter().all(|line| !line.confirmed && !line.source.zh.is_empty()));
    let Some(table) = rows("solar_resource_china.csv") else { return };
    for row in &table {
        let city = row["city"].split(" (").next().unwrap();
        let found = pack.look_up(city).unwrap_or_else(|| panic!("{city}"));
        let grade = match row["yield_conf"].as_str() {
            "A" => Grade::A,
            "B" => Grade::B,
            _ => Grade::C,
        };
        assert_eq!(found.grade, grade, "{city}");
        let place = found.places[0];
        if row["yield_low"].is_empty() {
            assert_eq!((found.found, place.region.as_str()), (Found::ProvinceOfCity, "CN-JS"));
            continue;
        }
        assert_eq!(
            (found.found, &found.low, &found.high),
            (Found::City, &exact(&row["yield_low"]), &exact(&row["yield_high"])),
            "{city}"
        );
        assert_eq!(place.clear_sky.best_plane, exact(&row["clear_sky_poa_opt_tilt_kwh_m2"]));
        assert_eq!(pack.reference(place), Some(&exact(&row["eflh_city_h"])));
        let (low, high) = found.band();
        assert!(low < high, "{city} is a point");
    }
    eprintln!("solar_resource_china.csv: {} places, yield_low, yield_high, yield_conf, eflh, clear sky", table.len());
}

#[test]
fn places_answer_to_many_names() {
    let pack = ResourcePack::bundled().unwrap();
    let look = |name: &str| pack.look_up(name).map(|found| (found.found, found.low, found.high, found.grade));
    assert_eq!(look("昆山"), look("Suzhou"));
    assert_eq!(look("江苏省"), look("CN-JS"));
    assert_eq!(look("jiangsu"), Some((Found::Province, exact("1132"), exact("1168"), Grade::B)));
    assert_eq!(look("新疆维吾尔自治区").unwrap().0, Found::Province);
    assert_eq!(look("Atlantis"), None);
    assert_eq!(look("上海市").unwrap().0, Found::City);
}

proptest! {
    #[test]
    fn a_kilowatt_hour_is_in_one_place(generation in 0_i64..10_000, own in 0_i64..10_000, more in 0_i64..10_000, sold in 0_i64..10_000) {
        let own = own.min(generation);
        let site = SiteElectricity {
            generation: Exact::from(generation),
            own_use: Exact::from(own),
            load: Exact::from(own + more),
            location_factor: exact("0.5568"),
            residual_factor: Some(exact("0.5942")),
            sold: Exact::from(sold.min(own)),
        };
        let two = category_two(&site).unwrap();
        prop_assert_eq!(&two.location + &two.location_saving, two.location_without.clone());
        prop_assert_eq!(&two.export + &site.own_use, site.generation.clone());
        prop_assert_eq!(&two.location_saving + &two.export_memo, two.avoided.clone());
        // With all certificates sold nothing is left of the plant in the market-based view.
        let gone = category_two(&SiteElectricity { sold: site.own_use.clone(), ..site.clone() }).unwrap();
        prop_assert_eq!(gone.market, Some(&site.load * exact("0.5942")));
        prop_assert!(!two.location.is_negative());
    }

    #[test]
    fn a_combined_margin_lies_between_its_margins(om in 0_i64..2000, bm in 0_i64..2000, weight in 0_i64..=100) {
        let hundred = Exact::from(100_i64);
        let share = |value: i64| Exact::from(value).checked_div(&hundred).unwrap();
        let (om, bm) = (Exact::from(om), Exact::from(bm));
        let margin = combined_margin(&om, &bm, [&share(weight), &share(100 - weight)]).unwrap();
        prop_assert!(margin >= om.clone().min(bm.clone()) && margin <= om.max(bm));
    }
}
