//! The factor files as content, and what a library refuses.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use crossfoot::calc::reading::exact;
use crossfoot::calc::{Graph, Known, Origin, OriginKind, View};
use crossfoot::factor::{
    Basis, Edition, Factor, FactorId, FactorKind, Fuel, Grade, GwpSet, Library, LibraryError, Lookup, MethaneOrigin,
    Regions, Resolved, SeriesId, Standing, apply, co2_equivalent,
};
use crossfoot::finding::Sources;
use crossfoot::quantity::{Base, Exact, Gas, Literal, Quantity, Unit};

fn library() -> Library {
    Library::bundled(&mut Sources::default())
}

fn id(text: &str) -> FactorId {
    FactorId::parse(text).expect(text)
}

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// Every TOML file under a folder, by its path from the root of the repository.
fn toml_files(folder: &str) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    let mut open = vec![PathBuf::from(folder)];
    while let Some(folder) = open.pop() {
        for entry in fs::read_dir(root().join(&folder)).expect("the folder is there") {
            let path = folder.join(entry.expect("an entry").file_name());
            if root().join(&path).is_dir() {
                open.push(path);
            } else if path.extension().is_some_and(|extension| extension == "toml") {
                found.insert(path.to_str().expect("a plain name").to_owned());
            }
        }
    }
    found
}

#[test]
fn every_file_of_the_folder_is_part_of_the_program() {
    let mut sources = Sources::default();
    let library = Library::bundled(&mut sources);
    let used: BTreeSet<String> = library.entries().map(|e| sources.name(e.place().file).to_owned()).collect();
    let mut found = toml_files("emission_factors");
    assert!(found.remove("emission_factors/cn/regions.toml"), "read by Regions::bundled");
    assert_eq!(used, found);
}

/// The table that was packed when the program was built is what its files say, and every row of it can be read.
#[test]
fn the_packed_rows_are_those_of_the_files() {
    let names = toml_files("emission_factors");
    let names = names.iter().filter(|name| *name != "emission_factors/cn/regions.toml");
    let texts: Vec<(String, String)> =
        names.map(|name| (name.clone(), fs::read_to_string(root().join(name)).expect("readable"))).collect();
    let files: Vec<(&str, &str)> = texts.iter().map(|(name, text)| (name.as_str(), text.as_str())).collect();
    let mut sources = (Sources::default(), Sources::default());
    let loaded = Library::load(&files, &mut sources.0).expect("the files are sound");
    let bundled = Library::bundled(&mut sources.1);
    assert!(bundled.factors().count() > 1_300);
    assert!(loaded.entries().map(|e| format!("{e:?}")).eq(bundled.entries().map(|e| format!("{e:?}"))));
    assert!(loaded.sources().eq(bundled.sources()));
    for factor in bundled.factors() {
        let written = sources.1.excerpt(factor.place);
        assert_eq!(written.trim_matches('"'), factor.quantity.to_string(), "{}", factor.id);
        assert!(matches!(bundled.look_up(&factor.id), Lookup::Found(found) if *found.id() == factor.id));
    }
}

#[test]
fn the_rows_of_a_dimension_are_all_of_them() {
    let library = library();
    let mut seen = BTreeMap::new();
    for factor in library.factors() {
        seen.entry(format!("{:?}", factor.unit().dimension())).or_insert(factor.unit().dimension());
    }
    assert!(seen.len() > 20);
    for dimension in seen.into_values() {
        let found: Vec<usize> = library.measuring(dimension).into_iter().map(|(at, _)| at).collect();
        let all = library.factors().enumerate().filter(|(_, factor)| factor.unit().dimension() == dimension);
        assert_eq!(found, all.map(|(at, _)| at).collect::<Vec<_>>(), "{dimension:?}");
    }
}

#[test]
fn sources_are_complete() {
    let library = library();
    for source in library.sources() {
        let word = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
        assert!(source.id.chars().all(word), "{}", source.id);
        assert!(!source.title.is_empty() && !source.publisher.is_empty() && !source.licence.is_empty());
        if let Some(published) = &source.published {
            let year: u16 = published[..4].parse().expect("a year first");
            assert!((1990..=2026).contains(&year), "{}", source.id);
            assert!(matches!(published.len(), 4 | 7 | 10), "{}: {published}", source.id);
            assert!(published.len() != 10 || published.parse::<jiff::civil::Date>().is_ok(), "{published}");
        }
    }
    for factor in library.factors() {
        let complete = !factor.locator.is_empty() && !factor.name.zh.is_empty() && !factor.name.en.is_empty();
        assert!(complete, "{}", factor.id);
    }
}

/// How a row may lie: its kinds, its units, and the bounds within which a value can be right at all.
///
/// Grids: nothing burns more than lignite at 25 % efficiency, 1.6 kgCO2/kWh. Calorific values: gangue to hydrogen-rich oil,
/// and blast-furnace gas to acetylene. Carbon content: hydrogen to blast-furnace gas (GB/T 32151.34, 70.8 kg/GJ). Densities:
/// petrol to heavy fuel oil. GWP: the strongest gas known is SF6 with feedback, 26087. Enthalpy: liquid water at 20 °C to
/// steam at 600 °C. Materials: primary aluminium on coal power and rolled from it, 28.5 t/t (GB/T 51366). Compressors:
/// isothermal work to 0.7 MPa is 3.5 kW/(m3/min).
const BOUNDS: &[(FactorKind, &str, &str, &str)] = &[
    (FactorKind::Average, "kgCO2/kWh", "0", "1.6"),
    (FactorKind::Ets, "kgCO2/kWh", "0", "1.6"),
    (FactorKind::Residual, "kgCO2/kWh", "0", "1.6"),
    (FactorKind::FossilOnly, "kgCO2/kWh", "0.3", "1.6"),
    (FactorKind::Academic, "kgCO2/kWh", "0", "1.6"),
    (FactorKind::OperatingMargin, "kgCO2/kWh", "0", "1.6"),
    (FactorKind::BuildMargin, "kgCO2/kWh", "0", "1.6"),
    (FactorKind::MarginWeight, "", "0", "1"),
    (FactorKind::LifeCycle, "kgCO2e/kWh", "0", "1.8"),
    (FactorKind::Heat, "tCO2/GJ", "0", "0.2"),
    (FactorKind::NetCalorificValue, "GJ/t", "2", "50.5"),
    (FactorKind::NetCalorificValue, "GJ/t", "50.5", "52"),
    (FactorKind::NetCalorificValue, "MJ/Nm3", "2", "60"),
    (FactorKind::CarbonContent, "kgC/GJ", "0", "75"),
    (FactorKind::OxidationRate, "%", "80", "100"),
    (FactorKind::Density, "kg/L", "0.6", "1.1"),
    (FactorKind::Combustion, "kgCO2/TJ", "40000", "120000"),
    (FactorKind::Combustion, "kgCH4/TJ", "0", "400"),
    (FactorKind::Combustion, "kgN2O/TJ", "0", "50"),
    (FactorKind::Gwp, "", "0", "30000"),
    (FactorKind::Conversion, "kgce/kg", "0", "2"),
    (FactorKind::Conversion, "kgce/m3", "0", "2"),
    (FactorKind::Conversion, "kgce/kWh", "0.1228", "0.1230"),
    (FactorKind::PrimaryEquivalent, "gce/kWh", "250", "420"),
    (FactorKind::Target, "gce/kWh", "200", "420"),
    (FactorKind::Definition, "kJ/kgce", "29307", "29308"),
    (FactorKind::StandardCoalEmission, "tCO2/tce", "1.4", "3"),
    (FactorKind::Enthalpy, "kJ/kg", "83", "3700"),
    (FactorKind::LeakRate, "%/a", "0", "100"),
    (FactorKind::MassBalance, "", "1", "1"),
    (FactorKind::MethaneCapacity, "kgCH4/kgBOD", "0", "0.6"),
    (FactorKind::MethaneCapacity, "kgCH4/kgCOD", "0", "0.25"),
    (FactorKind::MethaneCorrection, "", "0", "1"),
    (FactorKind::WasteWater, "kgCH4/kgBOD", "0", "0.6"),
    (FactorKind::WasteWater, "kgCH4/kgCOD", "0", "0.25"),
    (FactorKind::WasteWater, "kgN2O-N/kgN", "0", "0.2"),
    (FactorKind::Process, "tCO2/t", "0", "0.6"),
    (FactorKind::Material, "tCO2e/t", "0", "30"),
    (FactorKind::Material, "kgCO2e/m3", "100", "600"),
    (FactorKind::Transport, "kgCO2e/(t·km)", "0", "2"),
    (FactorKind::Transport, "kgCO2e/vkm", "0", "1"),
    (FactorKind::EquipmentGrade, "kW/(m3/min)", "3.5", "12"),
];

/// The value in a unit of its dimension. A potential is taken as a plain number: its unit names its gas.
fn value_in(factor: &Factor, unit: &Unit) -> Option<Exact> {
    let value = factor.literal()?.exact();
    if factor.kind == FactorKind::Gwp {
        let per = Unit::parse("tCO2e").ok()?.div(&factor.unit().denominator())?;
        return Some(&value * &factor.unit().convertible(&per)?);
    }
    Some(&value * &factor.unit().convertible(unit)?)
}

fn exact_of(text: &str) -> Exact {
    Literal::parse(text).expect(text).exact()
}

#[test]
fn a_kind_has_its_dimension_and_lies_within_physical_bounds() {
    for factor in library().factors() {
        if factor.kind == FactorKind::Gwp {
            let terms = factor.unit().dimension();
            assert!(terms.terms().contains(&(Base::CarbonDioxideEquivalent, 1)), "{}", factor.id);
        }
        let within = BOUNDS.iter().any(|(kind, unit, low, high)| {
            let unit = if unit.is_empty() { Unit::none() } else { Unit::parse(unit).expect("a unit") };
            *kind == factor.kind
                && value_in(factor, &unit).is_some_and(|value| exact_of(low) <= value && value <= exact_of(high))
        });
        assert!(within, "{} = {} ({:?})", factor.id, factor.quantity, factor.kind);
    }
}

#[test]
fn a_published_range_holds_the_value() {
    for factor in library().factors().filter(|factor| factor.range.is_some()) {
        let range = factor.range.as_ref().expect("filtered");
        let scale = range.unit().convertible(factor.unit()).unwrap_or_else(|| panic!("{}: {range}", factor.id));
        let value = factor.literal().expect("one value").exact();
        assert!(range.interval().scale(&scale).contains(&value), "{} outside {range}", factor.id);
    }
}

#[test]
fn the_kind_agrees_with_the_family_and_energy_names_its_basis() {
    let grids = [
        ("average", FactorKind::Average),
        ("residual", FactorKind::Residual),
        ("fossil", FactorKind::FossilOnly),
        ("ets", FactorKind::Ets),
        ("operating-margin", FactorKind::OperatingMargin),
        ("build-margin", FactorKind::BuildMargin),
        ("margin-weight", FactorKind::MarginWeight),
        ("academic", FactorKind::Academic),
        ("life-cycle", FactorKind::LifeCycle),
    ];
    let library = library();
    for factor in library.factors() {
        let parts: Vec<&str> = factor.id.family.split('/').collect();
        if let ["cn", "grid", kind, ..] = parts[..] {
            let expected = grids.iter().find(|(name, _)| *name == kind).map(|(_, kind)| *kind);
            assert_eq!(expected, Some(factor.kind), "{}", factor.id);
        }
        let energy = [FactorKind::NetCalorificValue, FactorKind::CarbonContent, FactorKind::Combustion];
        if energy.contains(&factor.kind) {
            assert_eq!(factor.basis, Some(Basis::Net), "{}", factor.id);
            assert!(factor.substance.is_some(), "{}", factor.id);
        }
        let last = parts[parts.len() - 1];
        if factor.biogenic {
            assert_eq!(last, "CO2", "{}", factor.id);
        }
    }
}

#[test]
fn a_row_of_a_place_is_in_the_table_of_regions() {
    let regions = Regions::bundled();
    let library = library();
    assert_eq!(regions.province.len(), 31);
    for factor in library.factors().filter(|factor| factor.id.family.starts_with("cn/grid/")) {
        let Some(code) = factor.region.as_deref() else {
            assert_eq!(factor.kind, FactorKind::MarginWeight, "{}", factor.id);
            continue;
        };
        let last = factor.id.family.rsplit('/').next().expect("a segment");
        let province = regions.province(code).map(|province| province.id.as_str());
        let grid = regions.region.iter().find(|grid| grid.code == code).map(|grid| grid.id.as_str());
        let national = (code == "CN").then_some("national");
        assert_eq!(province.or(grid).or(national), Some(last), "{}", factor.id);
    }
    for province in &regions.province {
        for region in province.six.iter().chain(&province.seven) {
            assert!(regions.region.iter().any(|grid| grid.id == *region), "{}", province.id);
        }
    }
    let grid = |code, series| regions.grid_of(code, series).map(|grid| grid.code.as_str());
    assert_eq!(grid("CN-SC", SeriesId::Six), Some("CN-grid-central"));
    assert_eq!(grid("CN-SC", SeriesId::Seven), Some("CN-grid-southwest"));
    assert_eq!(grid("CN-NM", SeriesId::Seven), None);
    assert_eq!(regions.series_of(2012).map(|series| series.id), Some(SeriesId::Six));
    assert!(regions.series_of(2015).is_none());
    assert_eq!(regions.series_of(2023).map(|series| series.id), Some(SeriesId::Seven));
}

/// 30 provinces, 7 regions and the nation, each year of the series.
#[test]
fn the_averages_of_2021_to_2023_are_whole() {
    let library = library();
    for year in [2021, 2022, 2023] {
        let rows = library.factors().filter(|f| f.kind == FactorKind::Average && f.data_year() == year);
        assert_eq!(rows.count(), 38, "{year}");
    }
}

#[test]
fn editions_of_a_family_do_not_overlap_in_validity() {
    let library = library();
    let mut families: BTreeMap<&str, Vec<&Factor>> = BTreeMap::new();
    for factor in library.factors().filter(|factor| !factor.draft) {
        assert!(factor.valid_to.is_none() || factor.valid_from <= factor.valid_to, "{}", factor.id);
        families.entry(&factor.id.family).or_default().push(factor);
    }
    for rows in families.values() {
        for (at, first) in rows.iter().enumerate() {
            for second in &rows[at + 1..] {
                let spans = (first.valid_from.zip(first.valid_to), second.valid_from.zip(second.valid_to));
                if let (Some((from, to)), Some((other_from, other_to))) = spans {
                    assert!(to < other_from || other_to < from, "{} and {}", first.id, second.id);
                }
            }
        }
    }
}

#[test]
fn editions_of_a_family_are_of_one_kind_and_one_dimension() {
    let library = library();
    let mut families: BTreeMap<&str, &Factor> = BTreeMap::new();
    for factor in library.factors() {
        let first = families.entry(&factor.id.family).or_insert(factor);
        assert_eq!(first.kind, factor.kind, "{}", factor.id);
        assert_eq!(first.unit().dimension(), factor.unit().dimension(), "{}", factor.id);
    }
}

fn leaf(graph: &mut Graph, text: &str) -> crossfoot::calc::NodeId {
    let quantity = Quantity::parse(text).expect(text);
    let origin =
        Origin { address: format!("test/{text}"), kind: OriginKind::Input, place: None, cited: None, note: None };
    graph.leaf(quantity.amount().one().expect("one number"), quantity.unit(), None, origin)
}

/// Tonnes of each gas that an amount gives, in the order of the recipe.
fn masses(library: &Library, entry: Resolved<'_>, amount: &str) -> Vec<(Option<Gas>, Exact)> {
    let mut graph = Graph::default();
    let amount = leaf(&mut graph, amount);
    let gases =
        apply(&mut graph, library, entry, amount, None).unwrap_or_else(|error| panic!("{}: {error:?}", entry.id()));
    gases
        .iter()
        .map(|mass| {
            let wanted = mass.gas.map_or("tCO2e".to_owned(), |gas| format!("t{}", gas.symbol()));
            let node = graph.convert(mass.node, &Unit::parse(&wanted).expect("a unit")).expect("a mass of gas");
            let view = View::plain(&graph);
            match exact::value(view, node) {
                Known::Full(value) => (mass.gas, value),
                other => panic!("{}: {other:?}", entry.id()),
            }
        })
        .collect()
}

/// What one unit of the fuel is counted in, as the calorific value says.
fn counted_in(library: &Library, fuel: &Fuel) -> &'static str {
    let calorific = library.factor(&fuel.net_calorific_value).expect("the part is there");
    match calorific.unit().dimension() == Unit::parse("GJ/t").expect("a unit").dimension() {
        true => "1 t",
        false => "1 万Nm3",
    }
}

#[test]
fn every_recipe_gives_tonnes_of_gas() {
    let library = library();
    assert!(library.fuels().count() > 80);
    for fuel in library.fuels() {
        let gases = masses(&library, Resolved::Fuel(fuel), counted_in(&library, fuel));
        assert_eq!(gases[0].0, Some(Gas::CO2), "{}", fuel.id);
        // From gangue and blast-furnace gas to acetylene-like gases.
        let (low, high) = if counted_in(&library, fuel) == "1 t" { ("0.5", "4") } else { ("2", "40") };
        assert!(exact_of(low) < gases[0].1 && gases[0].1 < exact_of(high), "{}: {:?}", fuel.id, gases[0].1);
        let year = |id: &FactorId| id.edition.clone();
        let parts = [&fuel.net_calorific_value, &fuel.carbon_content, &fuel.oxidation_rate];
        assert!(parts.iter().all(|part| year(part) == fuel.id.edition), "{}: one table", fuel.id);
    }
}

/// The CO2 per unit that is printed beside the tables: 42.652 × 0.0202 × 0.98 × 44/12 and so on.
#[test]
fn recipes_give_the_co2_that_is_published_for_them() {
    let library = library();
    for (recipe, amount, tonnes) in [
        ("cn/fuel/diesel/stationary@2024", "1 t", "3.0959"),
        ("cn/fuel/diesel/road@2024", "1 t", "3.0959"),
        ("cn/fuel/diesel/stationary@2011", "1 t", "3.0959"),
        ("cn/fuel/diesel/stationary@2024:mee-guide", "1 t", "3.0959"),
        ("cn/fuel/gasoline/stationary@2024", "1 t", "2.9251"),
        ("cn/fuel/gasoline/road@2011", "1 t", "2.9251"),
        ("cn/fuel/natural-gas/stationary@2024", "1 万Nm3", "21.622"),
        ("cn/fuel/natural-gas/stationary@2015", "1 万Nm3", "21.622"),
        ("cn/fuel/natural-gas/stationary@2011", "1 万Nm3", "21.650"),
        ("cn/fuel/natural-gas/stationary@2024:mee-guide", "1 万Nm3", "21.650"),
    ] {
        let Lookup::Found(entry) = library.look_up(&id(recipe)) else { panic!("{recipe}") };
        let co2 = masses(&library, entry, amount)[0].1.clone();
        let printed = Literal::parse(tonnes).expect("a number");
        assert!(printed.interval().contains(&co2), "{recipe}: {co2:?}");
    }
}

#[test]
fn a_blend_is_split_into_all_of_its_mass() {
    let library = library();
    assert!(library.blends().count() > 100);
    for blend in library.blends() {
        let gases = masses(&library, Resolved::Blend(blend), "1 t");
        let sum = gases.iter().fold(Exact::ZERO, |sum, (_, mass)| &sum + mass);
        assert_eq!(sum, Exact::ONE, "{}", blend.id);
    }
    let Lookup::Found(blend) = library.look_up(&id("ashrae/blend/r-410a")) else { panic!("R-410A") };
    let half = exact_of("0.5");
    for amount in ["1 t", "1000 kg R-410A"] {
        let gases = masses(&library, blend, amount);
        assert_eq!(gases, [(Gas::named("HFC-32"), half.clone()), (Gas::named("HFC-125"), half.clone())]);
    }
}

#[test]
fn a_gas_finds_its_potential_in_every_set() {
    let library = library();
    for set in GwpSet::ALL {
        for gas in [Gas::CO2, Gas::CH4, Gas::N2O, Gas::SF6].into_iter().chain(Gas::named("HFC-134a")) {
            let mut graph = Graph::default();
            let node = leaf(&mut graph, &format!("1 t{}", gas.symbol()));
            let mass = crossfoot::factor::GasMass { gas: Some(gas), origin: MethaneOrigin::Fossil, node };
            let node = co2_equivalent(&mut graph, &library, mass, set).unwrap_or_else(|e| panic!("{set:?}: {e:?}"));
            let value = exact::value(View::plain(&graph), node);
            assert!(matches!(value, Known::Full(value) if value >= Exact::ONE), "{set:?} {}", gas.symbol());
        }
    }
    // The table as corrected, not as first printed.
    let sulphur = library.current("ipcc/gwp100/ar6/SF6").expect("one is current");
    assert_eq!(sulphur.quantity.to_string(), "24300 tCO2e/tSF6");
}

#[test]
fn a_draft_is_never_current_and_comes_last() {
    let library = library();
    let drafts: Vec<&Factor> = library.factors().filter(|factor| factor.draft).collect();
    assert_eq!(drafts.len(), 1);
    assert_eq!(drafts[0].quantity.to_string(), "0.5839 tCO2/MWh");
    assert!(library.factors().all(|factor| factor.draft || factor.rank() < drafts[0].rank()));
    assert!(
        FactorKind::Average.rank() < FactorKind::Ets.rank() && FactorKind::Ets.rank() < FactorKind::Academic.rank()
    );
}

/// The contradictions of docs/factor-traps.md: every value is there, beside the others, under its own document.
#[test]
fn contradictions_stand_side_by_side() {
    let library = library();
    let traps = include_str!("../docs/factor-traps.md");
    for (row, value) in [
        ("cn/grid/average/east@2012", "0.7035 kgCO2/kWh"),
        ("cn/grid/average/east@2021", "0.5992 kgCO2/kWh"),
        ("cn/grid/average/east@2022", "0.5617 kgCO2/kWh"),
        ("cn/grid/average/national@2021", "0.5568 kgCO2/kWh"),
        ("cn/grid/average/national@2022", "0.5366 kgCO2/kWh"),
        ("cn/grid/average/national@2023", "0.5306 kgCO2/kWh"),
        ("cn/grid/average/central@2012", "0.5257 kgCO2/kWh"),
        ("cn/grid/average/central@2021", "0.5354 kgCO2/kWh"),
        ("cn/grid/residual/national@2021", "0.5942 kgCO2/kWh"),
        ("cn/grid/residual/national@2023", "0.6096 kgCO2/kWh"),
        ("cn/grid/ets/national@2015", "0.6101 tCO2/MWh"),
        ("cn/grid/ets/national@2020:draft-2021", "0.5839 tCO2/MWh"),
        ("cn/grid/ets/national@2021", "0.5810 tCO2/MWh"),
        ("cn/grid/ets/national@2022", "0.5703 tCO2/MWh"),
        ("cn/grid/operating-margin/east@2019", "0.7921 tCO2/MWh"),
        ("cn/grid/build-margin/east@2019", "0.3870 tCO2/MWh"),
        ("cn/grid/academic/hebei@2019", "1.0429 kgCO2/kWh"),
        ("cn/fuel/anthracite/net-calorific-value@2024", "26.7 GJ/t"),
        ("cn/fuel/anthracite/net-calorific-value@2015:ndrc-other-industry", "24.515 GJ/t"),
        ("cn/fuel/anthracite/net-calorific-value@2024:mee-guide", "22.867 GJ/t"),
        ("cn/fuel/bituminous/net-calorific-value@2024", "19.57 GJ/t"),
        ("cn/fuel/bituminous/net-calorific-value@2015:ndrc-other-industry", "23.204 GJ/t"),
        ("cn/fuel/bituminous/net-calorific-value@2024:mee-guide", "23.076 GJ/t"),
        ("cn/fuel/gasoline/net-calorific-value@2024", "43.07 GJ/t"),
        ("cn/fuel/gasoline/net-calorific-value@2015:ndrc-other-industry", "44.8 GJ/t"),
        ("cn/fuel/diesel/net-calorific-value@2024", "42.652 GJ/t"),
        ("cn/fuel/diesel/net-calorific-value@2015:ndrc-other-industry", "43.33 GJ/t"),
        ("cn/fuel/lng/carbon-content@2024:mee-guide", "0.0172 tC/GJ"),
        ("cn/fuel/lng/carbon-content@2024", "0.0153 tC/GJ"),
        ("cn/fuel/lng/net-calorific-value@2015:ndrc-other-industry", "41.868 GJ/t"),
        ("cn/fuel/lng/net-calorific-value@2024", "51.498 GJ/t"),
        ("cn/fuel/coke-oven-gas/net-calorific-value@2024:mee-guide", "173.854 GJ/万Nm3"),
        ("cn/fuel/coke-oven-gas/net-calorific-value@2024", "179.81 GJ/万Nm3"),
        ("cn/fuel/coke-oven-gas/carbon-content@2024:mee-guide", "0.0121 tC/GJ"),
        ("cn/fuel/coke-oven-gas/carbon-content@2015:ndrc-other-industry", "0.0136 tC/GJ"),
        ("cn/fuel/coke-oven-gas/carbon-content@2024", "0.01358 tC/GJ"),
        ("cn/fuel/bf-gas/carbon-content@2024", "0.0708 tC/GJ"),
        ("cn/fuel/diesel/density@2016", "0.845 kg/L"),
        ("cn/fuel/gasoline/density@2016", "0.775 kg/L"),
        ("cn/fuel/gasoline/density@undated", "0.72 kg/L"),
        ("ipcc/stationary/manufacturing/diesel/CO2@2006", "74100 kgCO2/TJ"),
        ("cn/standard-coal/natural-gas@2020:gbt-2589-lower", "1.1 kgce/m3"),
        ("cn/standard-coal/natural-gas@2020:gbt-2589-upper", "1.33 kgce/m3"),
        ("cn/standard-coal/natural-gas@2008", "1.2143 kgce/m3"),
        ("cn/standard-coal/natural-gas@2020:energy-balance", "1.215 kgce/m3"),
        ("cn/standard-coal/natural-gas@2026", "1.29971 kgce/m3"),
        ("cn/standard-coal/fresh-water@2008", "0.0857 kgce/t"),
        ("cn/standard-coal/fresh-water@2020", "0.2571 kgce/t"),
        ("cn/standard-coal/electricity@2020", "0.1229 kgce/kWh"),
        ("cn/standard-coal/nitrogen-main-product@2020", "0.6714 kgce/m3"),
        ("cn/standard-coal/co2-per-tce@undated", "2.66 tCO2/tce"),
        ("cn/material/primary-aluminium/mixed-electricity@2016", "9.48 kgCO2e/kg"),
        ("cn/material/primary-aluminium/coal-electricity@2016", "15.8 kgCO2e/kg"),
        ("cn/material/primary-aluminium/average-grid@2019", "20300 kgCO2e/t"),
        ("cn/material/crude-steel/short-route@2019", "1.55 tCO2e/t"),
        ("cn/material/carbon-steel/eaf@2019", "3030 kgCO2e/t"),
        ("cn/fugitive/septic-tank/methane-correction@2024", "0.3"),
        ("ipcc/waste-water/septic-tank/methane-correction@2006", "0.5"),
        ("cn/equipment/compressor/oil-injected-fixed-speed/132kw-0.7mpa-air/level-1@2019", "5.7 kW/(m3/min)"),
        ("ipcc/gwp100/ar6/SF6@2021:first-print", "25200 tCO2e/tSF6"),
        ("ipcc/gwp100/ar6/SF6@2021:corrected", "24300 tCO2e/tSF6"),
        ("ipcc/gwp100/ar6/CH4@2021", "27.9 tCO2e/tCH4"),
        ("ipcc/gwp100/ar6/CH4-fossil@2021", "29.8 tCO2e/tCH4"),
        ("ipcc/gwp100/ar6/CH4-nonfossil@2021", "27.0 tCO2e/tCH4"),
        ("ipcc/gwp100/ar5/CH4@2013", "28 tCO2e/tCH4"),
        ("ipcc/gwp100/ar5/CH4-fossil@2013", "30 tCO2e/tCH4"),
        ("ipcc/gwp100/ar5-feedback/CH4@2013", "34 tCO2e/tCH4"),
    ] {
        let factor = library.factor(&id(row)).unwrap_or_else(|| panic!("{row}"));
        assert_eq!(factor.quantity.to_string(), value, "{row}");
        assert!(traps.contains(&factor.id.family), "docs/factor-traps.md names {}", factor.id.family);
    }
}

#[test]
fn a_family_without_its_edition_is_asked_for_when_there_are_several() {
    let library = library();
    let look = |text: &str| library.look_up(&id(text));
    assert!(matches!(look("cn/grid/average/east"), Lookup::SeveralEditions(editions) if editions.len() == 4));
    assert!(matches!(look("cn/grid/fossil/national"), Lookup::Found(Resolved::Factor(_))));
    assert!(matches!(look("cn/grid/average/east@2013"), Lookup::NoSuchEdition(_)));
    assert!(matches!(look("cn/grid/average/eest"), Lookup::Unknown(Some(_))));
    assert!(matches!(look("cn/grid/average/eest@2012"), Lookup::Unknown(Some(_))));
    assert!(matches!(look("zz/yy"), Lookup::Unknown(None)));
}

#[test]
fn a_year_alone_finds_the_edition_of_that_year() {
    let library = library();
    let found = |text: &str| match library.look_up(&id(text)) {
        Lookup::Found(entry) => entry.id().to_string(),
        other => format!("{other:?}"),
    };
    // The edition of exactly this name, beside another of the year.
    assert_eq!(found("cn/fuel/diesel/stationary@2024"), "cn/fuel/diesel/stationary@2024");
    assert_eq!(found("cn/fuel/diesel/stationary@2024:mee-guide"), "cn/fuel/diesel/stationary@2024:mee-guide");
    // The only one of the year, whatever its publication.
    assert_eq!(found("cn/fuel/diesel/stationary@2015"), "cn/fuel/diesel/stationary@2015:ndrc-other-industry");
    let two = library.look_up(&id("ipcc/gwp100/ar6/SF6@2021"));
    assert!(matches!(two, Lookup::SeveralEditions(editions) if editions.len() == 2));
    assert!(matches!(library.look_up(&id("cn/fuel/diesel/stationary@2024:other")), Lookup::NoSuchEdition(_)));
    let undated = id("cn/standard-coal/co2-per-tce@undated");
    assert_eq!(library.factor(&undated).map(Factor::data_year), Some(Edition::UNDATED));
}

#[test]
fn the_value_keeps_its_trailing_zeros() {
    let library = library();
    let factor = library.factor(&id("cn/grid/ets/national@2021")).expect("there");
    assert_eq!(factor.quantity.to_string(), "0.5810 tCO2/MWh");
    assert_eq!(factor.literal().map(|literal| literal.last_place()), Some(-4));
}

#[test]
fn practice_stands_apart_from_documents() {
    let library = library();
    let practice = |factor: &Factor| library.source(factor.source).map(|source| source.standing);
    let density = library.factor(&id("cn/fuel/diesel/density@undated:practice-084")).expect("there");
    assert_eq!(practice(density), Some(Standing::Practice));
    let average = library.factor(&id("cn/grid/average/east@2021")).expect("there");
    assert_eq!(practice(average), Some(Standing::Official));
    let paper = library.factor(&id("cn/grid/academic/jiangsu@2019")).expect("there");
    assert_eq!(practice(paper), Some(Standing::Estimate));
}

/// Records of a CSV table, by the names of its columns; quoted fields may hold commas, quotes and line ends.
fn records(text: &str) -> Vec<BTreeMap<String, String>> {
    let mut rows: Vec<Vec<String>> = vec![vec![String::new()]];
    let (mut quoted, mut chars) = (false, text.trim_start_matches('\u{feff}').chars().peekable());
    while let Some(c) = chars.next() {
        let row = rows.last_mut().expect("one row");
        match c {
            '"' if quoted && chars.peek() == Some(&'"') => {
                row.last_mut().expect("one field").push(chars.next().unwrap_or(c))
            }
            '"' => quoted = !quoted,
            ',' if !quoted => row.push(String::new()),
            '\n' if !quoted => rows.push(vec![String::new()]),
            '\r' if !quoted => {}
            _ => row.last_mut().expect("one field").push(c),
        }
    }
    let header = rows.remove(0);
    let full = rows.into_iter().filter(|row| row.len() == header.len());
    full.map(|row| header.iter().cloned().zip(row).collect()).collect()
}

/// The tables that the files were made from, where they lie beside the repository.
fn tables(name: &str) -> Option<Vec<BTreeMap<String, String>>> {
    let beside = root().parent()?.join("shared/reference").join(name);
    let text = std::env::var_os("CROSSFOOT_REFERENCE").map_or(beside, |folder| PathBuf::from(folder).join(name));
    match fs::read_to_string(&text) {
        Ok(text) => Some(records(&text)),
        Err(_) => {
            eprintln!("skipped: no {}", text.display());
            None
        }
    }
}

const CHINA: [&str; 7] =
    ["electricity", "fuels", "heat", "standard_coal", "fugitive", "materials_transport", "equipment"];

/// The number at the head of a value, and how often each stands in the files made from the Chinese tables.
fn numbers(library: &Library) -> BTreeMap<String, usize> {
    let mut numbers = BTreeMap::new();
    for factor in library.factors().filter(|f| !f.id.family.starts_with("ipcc/gwp")) {
        *numbers.entry(number(&factor.quantity.to_string())).or_default() += 1;
    }
    numbers
}

fn number(value: &str) -> String {
    value.split(' ').next().unwrap_or_default().to_owned()
}

/// Every row of the tables with a grade that may enter stands in the library with exactly its text.
#[test]
fn values_are_typed_as_in_the_tables() {
    let library = library();
    let have = numbers(&library);
    let mut want: BTreeMap<String, usize> = BTreeMap::new();
    for name in CHINA {
        let Some(rows) = tables(&format!("china/{name}.csv")) else { return };
        for row in rows.iter().filter(|row| row["confidence"] != "C" && row["kind"] != "derived") {
            // The IPCC rows of the fuel table are taken from the table of the IPCC itself.
            if !(name == "fuels" && row["id"].starts_with("ipcc-")) {
                *want.entry(row["value"].clone()).or_default() += 1;
            }
        }
    }
    for (value, count) in want {
        assert!(have.get(&value).is_some_and(|have| *have >= count), "{value}: {count} wanted");
    }
}

/// Row by row where the id of the table tells the family.
#[test]
fn the_tables_agree_with_the_library_row_by_row() {
    let library = library();
    let value = |text: String| library.factor(&id(&text)).map(|f| number(&f.quantity.to_string()));
    if let Some(rows) = tables("china/electricity.csv") {
        let mut checked = 0;
        for row in rows.iter().filter(|row| row["confidence"] != "C") {
            let last = row["id"].rsplit('-').next().expect("a word").to_owned();
            let family = match row["kind"].as_str() {
                _ if row["id"].contains("academic") || row["id"].contains("iea") || row["id"].contains("draft") => {
                    continue;
                }
                "average" if row["region"] == "CN" => "average/national".to_owned(),
                "average" if row["region"] == "CN-Inner-Mongolia" => "average/inner-mongolia".to_owned(),
                "average" => format!("average/{last}"),
                "OM" if row["id"].contains("annual") => format!("operating-margin/single-year/{last}"),
                "OM" => format!("operating-margin/{last}"),
                "BM" => format!("build-margin/{last}"),
                "ets" => "ets/national".to_owned(),
                _ => continue,
            };
            checked += 1;
            assert_eq!(value(format!("cn/grid/{family}@{}", row["year"])), Some(row["value"].clone()), "{}", row["id"]);
        }
        assert!(checked > 150, "{checked}");
    }
    if let Some(rows) = tables("china/fuels.csv") {
        let editions = [
            ("gbt32151-34", "2024"),
            ("mee-guide", "2024:mee-guide"),
            ("ndrc-other-industry", "2015"),
            ("prov-guide", "2011"),
        ];
        let parts = [
            ("ncv", "net-calorific-value"),
            ("carbon-content", "carbon-content"),
            ("oxidation-rate", "oxidation-rate"),
        ];
        let mut checked = 0;
        for row in rows.iter().filter(|row| row["confidence"] != "C") {
            for (table, edition) in editions {
                for (short, part) in parts {
                    let fuel =
                        row["id"].strip_prefix("cn-fuel-").and_then(|id| id.strip_suffix(&format!("-{short}-{table}")));
                    if let Some(fuel) = fuel {
                        checked += 1;
                        let found = value(format!("cn/fuel/{fuel}/{part}@{edition}"));
                        assert_eq!(found, Some(row["value"].clone()), "{}", row["id"]);
                    }
                }
            }
        }
        assert!(checked > 250, "{checked}");
    }
    if let Some(rows) = tables("international/gwp.csv") {
        let mut checked = 0;
        for row in rows.iter().filter(|row| row["confidence"] != "C" && row["gas"] != "SF6") {
            let set = row["assessment_report"].to_ascii_lowercase().replace("ccf", "-feedback");
            let name = row["gas"].replace("(E)", "-E").replace("(Z)", "-Z");
            let gas = Gas::named(&name).map_or(name.clone(), |gas| gas.symbol().to_owned());
            let text = format!("ipcc/gwp{}/{set}/{gas}", row["horizon_years"]);
            let Some(family) = FactorId::parse(&text) else { continue };
            checked += 1;
            // The table of the IPCC prints 27.0; the transcription has 27.
            let expected = if name == "CH4-nonfossil" { "27.0".to_owned() } else { row["value"].clone() };
            assert_eq!(library.factor(&family).map(|f| number(&f.quantity.to_string())), Some(expected), "{text}");
        }
        assert!(checked > 530, "{checked}");
    }
}

/// Values from memory stay out: no row of grade C has its place, or its name with its number, in the library.
#[test]
fn no_value_from_memory_is_present() {
    let library = library();
    let wanted = include_str!("../docs/factors-wanted.md");
    let mut checked = 0;
    for name in CHINA {
        let Some(rows) = tables(&format!("china/{name}.csv")) else { return };
        for row in rows.iter().filter(|row| row["confidence"] == "C") {
            let same = |f: &&Factor| f.name.zh == row["name_zh"] && number(&f.quantity.to_string()) == row["value"];
            let found = library.factors().find(same).map(|factor| factor.id.to_string());
            assert_eq!(found, None, "{}", row["id"]);
            checked += 1;
            let last = row["id"].rsplit('-').next().expect("a word");
            let (kind, word) = match row["kind"].as_str() {
                "average" => ("average", last),
                "OM" => ("operating-margin", last),
                "BM" => ("build-margin", last),
                "fossil" => ("fossil", "national"),
                "residual" => ("residual", "national"),
                _ => continue,
            };
            let family = match row["id"].contains("inner-mongolia") {
                true => format!("cn/grid/{kind}/inner-mongolia"),
                false => format!("cn/grid/{kind}/{word}"),
            };
            let place = id(&format!("{family}@{}", row["year"]));
            assert!(matches!(library.look_up(&place), Lookup::NoSuchEdition(_)), "{place}");
            assert!(wanted.contains(&format!("cn/grid/{kind}/")) && wanted.contains(word), "{place} is wanted");
        }
    }
    assert!(checked > 200, "{checked}");
    assert!(library.factors().all(|factor| matches!(factor.grade, Grade::A | Grade::B)));
}

const SOURCE: &str = "[source]\nid = \"s\"\ntitle = \"t\"\npublisher = \"p\"\npublished = \"2020\"\nlicence = \"l\"\n";

fn row(family: &str, edition: &str, value: &str) -> String {
    format!(
        "[[factor]]\nfamily = \"{family}\"\nedition = \"{edition}\"\nname = {{ zh = \"z\", en = \"e\" }}\n\
         value = \"{value}\"\nkind = \"average\"\nlocator = \"1\"\ngrade = \"A\"\n"
    )
}

fn load(text: &str) -> Result<Library, Vec<LibraryError>> {
    Library::load(&[("test.toml", text)], &mut Sources::default())
}

#[test]
fn a_wrong_library_is_refused_whole_with_every_error() {
    let good = row("a/b", "2020", "1 kgCO2/kWh");
    assert_eq!(load(&format!("{SOURCE}{good}")).expect("sound").factors().count(), 1);
    let errors = |text: String| load(&text).expect_err("refused");
    let several = errors(format!(
        "{SOURCE}{}{}{}",
        row("a/b", "20", "1 kgCO2/kWh"),
        row("A b", "2020", "1 kgCO2/kWh"),
        row("a/c", "2020", "1 kgCO2/kWhh")
    ));
    assert_eq!(several.len(), 3);
    let twice = errors(format!("{SOURCE}{good}{good}"));
    assert!(matches!(twice[..], [LibraryError::Duplicate { .. }]));
    assert!(matches!(errors(good.clone())[..], [LibraryError::Format { .. }]));
    assert!(matches!(errors(format!("{SOURCE}{good}valu = 1\n"))[..], [LibraryError::Format { .. }]));
    for line in ["gwp = \"AR9\"", "data-year = \"2014-2012\"", "valid-from = \"2021-02-30\"", "replaces = \"a\""] {
        assert!(matches!(errors(format!("{SOURCE}{good}{line}\n"))[..], [LibraryError::BadText(_)]), "{line}");
    }
    let replacing = errors(format!("{SOURCE}{good}replaces = \"a/b@2019\"\n"));
    assert!(matches!(replacing[..], [LibraryError::Dangling(..)]));
    let blend = "[[blend]]\nfamily = \"a/r\"\nedition = \"2020\"\nname = { zh = \"z\", en = \"e\" }\n\
                 substance = \"R-1\"\nlocator = \"1\"\ngrade = \"A\"\n\
                 components = [{ gas = \"no such gas\", share = \"50 %\" }, { gas = \"CO2\", share = \"x\" }]\n";
    let of_blend = errors(format!("{SOURCE}{blend}"));
    assert!(matches!(of_blend[..], [LibraryError::BadText(_), LibraryError::BadQuantity(..)]));
    let files = [("one.toml", SOURCE), ("two.toml", SOURCE)];
    let same = Library::load(&files, &mut Sources::default()).expect_err("refused");
    assert!(matches!(&same[..], [LibraryError::DuplicateSource { id, .. }] if id == "s"));
    let fuel = "[[fuel]]\nfamily = \"a/f\"\nedition = \"2020\"\nname = { zh = \"z\", en = \"e\" }\nsubstance = \"s\"\n\
                net-calorific-value = \"a/n@2020\"\ncarbon-content = \"a/c@2020\"\noxidation-rate = \"a/o@2020\"\n";
    let dangling = errors(format!("{SOURCE}{good}{fuel}"));
    assert_eq!(dangling.iter().filter(|error| matches!(error, LibraryError::Dangling(..))).count(), 3);
}
