//! Plants through a book: carbon, life, plausibility and series against the reference numbers, laws, what is claimed twice.

mod pv_reference;

use crossfoot::account::Address;
use crossfoot::book::{Book, Described, MemoryFiles, describe, load};
use crossfoot::calc::View;
use crossfoot::calc::reading::exact;
use crossfoot::finding::{Code, Findings, Lang, Sources};
use crossfoot::pv::performance::{StartDate, matched};
use crossfoot::pv::resource::ResourcePack;
use crossfoot::pv::{Elsewhere, ElsewhereKind, claimed_elsewhere};
use crossfoot::quantity::{Exact, Rounding};
use proptest::prelude::*;
use pv_reference::{Row, number, rows};

const HEAD: &str = "[[period]]\nid = \"2021\"\nfrom = 2021-01-01\nto = 2021-12-31\n\n";

fn read_with(text: &str, files: &[(&str, &str)]) -> (Option<(Book, Described)>, Findings) {
    let mut memory = MemoryFiles::new().with("book.toml", text.to_owned().into_bytes());
    for (name, text) in files {
        memory = memory.with(*name, (*text).to_owned().into_bytes());
    }
    let mut sources = Sources::default();
    let (book, mut findings) = load(&memory, "book.toml", &mut sources);
    let Some(book) = book else { return (None, findings) };
    let library = book.library(&mut sources);
    let (described, about) = describe(&book, &library, jiff::civil::date(2026, 11, 21));
    findings.extend(about.iter().cloned());
    (Some((book, described)), findings)
}

fn read(text: &str) -> (Described, Findings) {
    let (read, findings) = read_with(&format!("{HEAD}{text}"), &[]);
    (read.unwrap_or_else(|| panic!("{}\n{text}", told(&findings))).1, findings)
}

fn told(findings: &Findings) -> String {
    let each = findings.iter().map(|f| format!("{}: {}", f.code.word(), f.message.text(Lang::En)));
    each.collect::<Vec<_>>().join("\n")
}

fn has(findings: &Findings, code: Code) -> bool {
    findings.iter().any(|finding| finding.code == code)
}

fn find(described: &Described, address: &str) -> Option<Exact> {
    let node = described.account.find(&Address::parse(address).unwrap())?;
    exact::value(View::plain(&described.account.graph), node).value().cloned()
}

fn value(described: &Described, address: &str) -> Exact {
    find(described, address).unwrap_or_else(|| panic!("nothing at {address}"))
}

fn cell(row: &Row, column: &str) -> Exact {
    Exact::parse_decimal(&row[column]).unwrap_or_else(|| panic!("{column}"))
}

/// A printed value of six decimals.
fn prints(found: &Exact, row: &Row, column: &str) {
    let half = Exact::parse_decimal("0.0000005").unwrap();
    let apart = (found - cell(row, column)).abs();
    assert!(apart <= half, "{} {column}: {} where {}", row["case"], found.to_f64(), row[column]);
}

/// All of `carbon_cases.csv`, through `[[pv]] carbon` with factors of the book's own.
#[test]
fn carbon_cases() {
    let Some(cases) = rows("carbon_cases.csv") else { return };
    for case in cases {
        let of = |column: &str| case[column].as_str();
        let factor = |family: &str, kind: &str, value: &str| {
            format!(
                "[[factor]]\nfamily = \"own/{family}\"\nedition = \"2021\"\nname = {{ zh = \"测试\", en = \"test\" }}\nvalue = \"{value} tCO2/MWh\"\nkind = \"{kind}\"\nlocator = \"case\"\ngrade = \"B\"\n"
            )
        };
        let factors = format!(
            "[source]\nid = \"cases\"\ntitle = \"cases\"\npublisher = \"test\"\nlicence = \"test\"\n{}{}{}{}",
            factor("average", "average", of("ef_location_t_per_mwh")),
            factor("om", "operating-margin", of("ef_om")),
            factor("bm", "build-margin", of("ef_bm")),
            factor("residual", "residual", of("ef_residual_t_per_mwh")),
        );
        let standard = if of("standard").starts_with("VT0011") { "verra/vt0011" } else { "tool07" };
        let sold = match of("certificates") {
            "sold" => format!(
                "certificates = [{{ period = \"2021\", issued = \"{0} MWh\", sold = \"{0} MWh\", not-occurring = [\"opening\", \"bought\", \"cancelled\", \"expired\"] }}]\n",
                of("generation_mwh")
            ),
            _ => String::new(),
        };
        let text = format!(
            "[library]\nfiles = [\"own.toml\"]\n{HEAD}[[pv]]\nid = \"p\"\ncapacity = [{{ dc = \"5000 kW\" }}]\n{sold}output = [{{ period = \"2021\", generated = \"{} MWh\", own-use = \"{} MWh\", not-occurring = [\"losses\", \"stored-in\", \"stored-out\"] }}]\n[pv.carbon]\nfactors = [\"own/average@2021\"]\nresidual = \"own/residual@2021\"\nload = \"{} MWh\"\nlifecycle = \"{} gCO2e/kWh\"\nmargin = {{ operating = \"own/om@2021\", build = \"own/bm@2021\", weights = \"{standard}\", technology = \"{}\", crediting-period = {}, emissions = \"{} tCO2e\" }}\n",
            of("generation_mwh"),
            of("self_consumed_mwh"),
            of("load_mwh"),
            of("lca_g_per_kwh"),
            of("technology"),
            of("crediting_period"),
            of("project_emissions_t"),
        );
        let (read, findings) = read_with(&text, &[("own.toml", &factors)]);
        let (_, described) = read.unwrap_or_else(|| panic!("{}\n{text}", told(&findings)));
        let at = |name: &str| value(&described, &format!("pv/p/2021/{name}"));
        for (name, column) in [
            ("combined-margin", "ef_cm"),
            ("import", "import_mwh"),
            ("exported", "export_mwh"),
            ("avoided/1", "avoided_location_t"),
            ("baseline", "baseline_cm_t"),
            ("reduction", "emission_reduction_t"),
            ("location/1", "scope2_location_t"),
            ("location/1/without", "scope2_location_without_pv_t"),
            ("avoided/1/own-use", "scope2_location_saving_t"),
            ("avoided/1/export", "memo_export_avoided_location_t"),
            ("market", "scope2_market_t"),
            ("lifecycle", "lifecycle_t"),
        ] {
            prints(&at(name), &case, column);
        }
        let leakage = find(&described, "pv/p/2021/leakage").unwrap_or(Exact::ZERO);
        prints(&leakage, &case, "leakage_t");
        // The inventory knows nothing of it.
        assert!(described.inventory.is_none_or(|inventory| inventory.activities.is_empty()));
    }
}

/// Weights of the book's own stand in place of the standard's, and have to be the whole.
#[test]
fn weights_of_a_margin() {
    let of = |weights: &str| {
        format!(
            "{HEAD}[[pv]]\nid = \"p\"\ncapacity = [{{ dc = \"5000 kW\" }}]\noutput = [{{ period = \"2021\", generated = \"1000 MWh\" }}]\n[pv.carbon]\nmargin = {{ operating = \"cn/grid/operating-margin/east@2019\", build = \"cn/grid/build-margin/east@2019\"{weights} }}\n"
        )
    };
    let margin = |weights: &str| {
        let (read, findings) = read_with(&of(weights), &[]);
        let (_, described) = read.unwrap_or_else(|| panic!("{}", told(&findings)));
        value(&described, "pv/p/2021/combined-margin")
    };
    assert_eq!(margin(", operating-weight = \"75 %\", build-weight = 0.25"), margin(""));
    assert_ne!(margin(", operating-weight = \"50 %\", build-weight = \"50 %\""), margin(""));
    for bad in [", operating-weight = \"75 %\"", ", operating-weight = \"75 %\", build-weight = \"24 %\""] {
        let (read, findings) = read_with(&of(bad), &[]);
        assert!(read.is_none() && has(&findings, Code::PvOutOfBounds), "{}", told(&findings));
    }
}

/// A measure of a plan that names a plant is found by the same check as a project.
#[test]
fn a_measure_may_be_a_plant() {
    let text = format!("{HEAD}{}", plant("{ period = \"2021\", generated = \"1132457 kWh\" }", ""));
    let (read, _) = read_with(&text, &[]);
    let (book, described) = read.unwrap();
    let place = book.plants[0].place;
    let measure = |plant| Elsewhere {
        kind: ElsewhereKind::Measure,
        id: "sun-2030",
        plant,
        texts: [None, None],
        stated: None,
        place,
    };
    let twice = |plant| {
        let mut findings = Findings::new();
        claimed_elsewhere(&book.plants, &described.plants, &[measure(plant)], &described.account, &mut findings);
        findings
    };
    let found = twice(Some("roof"));
    assert!(
        has(&found, Code::ClaimedTwice) && found.iter().all(|finding| finding.labels.len() == 2),
        "{}",
        told(&found)
    );
    assert!(twice(Some("yard")).is_empty() && twice(None).is_empty());
}

/// All of `lifetime_cases.csv`, through `[[pv]] lifetime`.
#[test]
fn lifetime_cases() {
    let Some(cases) = rows("lifetime_cases.csv") else { return };
    for case in cases {
        let years: usize = case["years"].parse().unwrap();
        let text = format!(
            "[[pv]]\nid = \"p\"\ncapacity = [{{ dc = \"1000 kW\" }}]\n[pv.lifetime]\nyears = \"{years} 年\"\nfirst-year = \"{} MWh\"\nfirst-year-loss = {}\ndegradation = {}\ncompound = {}\n",
            case["year1_before_lid_mwh"],
            case["first_year_loss"],
            case["annual_degradation"],
            case["model"] == "compound",
        );
        let (described, _) = read(&text);
        let last = format!("energy/{years}");
        for (name, column) in [
            ("energy/1", "year1_mwh"),
            ("energy/10", "year10_mwh"),
            (last.as_str(), "last_year_mwh"),
            ("total", "total_mwh"),
            ("mean", "mean_mwh"),
        ] {
            prints(&value(&described, &format!("pv/p/lifetime/{name}")), &case, column);
        }
    }
}

/// All of `plausibility_cases.csv`: the place is found by its reference yield and its sky, the start is the commissioning.
#[test]
fn plausibility_cases() {
    let Some(cases) = rows("plausibility_cases.csv") else { return };
    let pack = ResourcePack::bundled().unwrap();
    for case in cases {
        let (reference, sky) = (cell(&case, "y_ref_kwh_per_kw"), cell(&case, "clear_sky_poa_kwh_m2"));
        let fits = |place: &&crossfoot::pv::resource::Place| {
            place.clear_sky.best_plane == sky && pack.reference(place) == Some(&reference)
        };
        let Some(place) = pack.place.iter().find(fits) else { panic!("no place for {}", case["case"]) };
        let start = number(&case, "start_month").map(|month| format!("commissioned = 2021-{month:02.0}-01\n"));
        let area = match case["area_m2"].as_str() {
            "" => String::new(),
            area => format!("area = \"{area} m2\"\n"),
        };
        let text = format!(
            "[[pv]]\nid = \"p\"\nregion = \"CN-SH\"\ncity = \"{}\"\n{}{area}capacity = [{{ dc = \"{} kW\" }}]\noutput = [{{ period = \"2021\", generated = \"{} kWh\" }}]\n",
            place.city.zh,
            start.unwrap_or_default(),
            case["capacity_kw"],
            case["generation_kwh"],
        );
        let (described, findings) = read(&text);
        let assessed = &described.plants.plants[0].outputs[0].plausible.as_ref().unwrap().assessed;
        assert_eq!(assessed.words(), case["expected_flags"], "{}\n{}", case["case"], told(&findings));
        let is_fine = case["expected_flags"] == "OK";
        assert_eq!(has(&findings, Code::PvQuestion), !is_fine, "{}", case["case"]);
        prints(assessed.specific_yield.as_ref().unwrap(), &case, "specific_yield");
        // The same without a place, by what the book states.
        let stated = format!(
            "yields = {{ reference = \"{} kWh/kW\", clear-sky = \"{} kWh/m2\" }}\n",
            case["y_ref_kwh_per_kw"], case["clear_sky_poa_kwh_m2"]
        );
        let city = format!("city = \"{}\"\n", place.city.zh);
        let (described, _) = read(&text.replace(&city, &stated));
        let assessed = &described.plants.plants[0].outputs[0].plausible.as_ref().unwrap().assessed;
        assert_eq!(assessed.words(), case["expected_flags"], "{} by the book", case["case"]);
    }
}

/// `seed_table_check.csv`: density, yield, capacity factor and generation by area of each row, and the starts that would explain it
/// by each of three yields of a whole year that the book states.
#[test]
fn seed_table() {
    let Some(cases) = rows("seed_table_check.csv") else { return };
    for case in cases {
        let text = format!(
            "[[pv]]\nid = \"p\"\nregion = \"CN-SH\"\ncity = \"Kunshan\"\narea = \"{} m2\"\nyields = {{ whole-years = [\"968 kWh/kW\", \"1066 kWh/kW\", \"1132 kWh/kW\"] }}\ncapacity = [{{ dc = \"{} kW\" }}]\noutput = [{{ period = \"2021\", generated = \"{} kWh\" }}]\n",
            case["area_m2"], case["capacity_kw"], case["generation_kwh"],
        );
        let (described, _) = read(&text);
        let hundred = Exact::from(100);
        for (name, column, scale) in [
            ("density", "density_kw_per_m2", Exact::ONE),
            ("2021/yield", "specific_yield_kwh_per_kw", Exact::ONE),
            ("2021/capacity-factor", "capacity_factor_pct", hundred),
            ("2021/per-area", "generation_per_m2", Exact::ONE),
        ] {
            let found = &value(&described, &format!("pv/p/{name}")) * &scale;
            assert_eq!(found.to_decimal_string(5, Rounding::HalfEven), case[column], "{} {column}", case["row"]);
        }
        let plausible = described.plants.plants[0].outputs[0].plausible.as_ref().unwrap();
        assert_eq!(plausible.starts.len(), 3, "{}", case["row"]);
        for of in &plausible.starts {
            let column =
                format!("implied_start_if_full_year_{}", of.full_year.to_decimal_string(0, Rounding::HalfEven));
            let start = match &of.start {
                StartDate::On { month, day } => format!("{month:02}-{day:02}"),
                StartDate::FullYear => "full year".to_owned(),
                StartDate::Never => "never".to_owned(),
            };
            assert_eq!(start, case[&column], "{} {column}", case["row"]);
        }
    }
}

/// Year on year through a book within 0.01 %/a of RdTools.
#[test]
fn degradation_of_a_long_series() {
    let (Some(expected), Some(days)) = (rows("degradation_rdtools.csv"), rows("degradation_series.csv")) else {
        return;
    };
    for case in expected {
        let mut table = String::from("day,energy\n");
        for day in days.iter().filter(|day| day["series"] == case["series"]) {
            table.push_str(&format!("{},{}\n", day["date"], day["normalized_energy"]));
        }
        let text = format!(
            "{HEAD}[[pv]]\nid = \"p\"\ncapacity = [{{ dc = \"1 kW\" }}]\nseries = {{ file = \"days.csv\", start = \"day\", generated = \"energy\", unit = \"1\" }}\n"
        );
        let (read, findings) = read_with(&text, &[("days.csv", &table)]);
        let (_, described) = read.unwrap_or_else(|| panic!("{}", told(&findings)));
        let found =
            described.plants.plants[0].series.as_ref().and_then(|series| series.degradation.as_ref()).unwrap().rate;
        let found = exact::value(View::plain(&described.account.graph), found).value().cloned().unwrap().to_f64();
        let wanted = number(&case, "rdtools_yoy_recentred_pct").unwrap();
        eprintln!("degradation {}: {found} against {wanted}", case["series"]);
        assert!((found - wanted).abs() < 0.01, "{}: {found} where {wanted} is expected", case["series"]);
    }
}

/// Own use by the hour is that of the numeric module, and coarser netting never gives less.
#[test]
fn own_use_hour_by_hour() {
    let mut table = String::from("time,kWh,load\n");
    let (mut generated, mut load) = (Vec::new(), Vec::new());
    for hour in 0..24 * 40 {
        let of_day = hour % 24;
        let sun = if (7..17).contains(&of_day) { 40 * (10 - (of_day as i64 - 12).abs() * 2) } else { 0 };
        let need = 90 + (hour as i64 * 37) % 210;
        let (day, month) = (hour / 24 % 31 + 1, hour / 24 / 31 + 1);
        table.push_str(&format!("2021-{month:02}-{day:02} {of_day:02}:00,{sun}.5,{need}.25\n"));
        generated.push(sun as f64 + 0.5);
        load.push(need as f64 + 0.25);
    }
    let text = format!(
        "{HEAD}[[pv]]\nid = \"p\"\ncapacity = [{{ dc = \"500 kW\" }}]\nseries = {{ file = \"hours.csv\", start = \"time\", generated = \"kWh\", load = \"load\" }}\n"
    );
    let (read, findings) = read_with(&text, &[("hours.csv", &table)]);
    let (_, described) = read.unwrap_or_else(|| panic!("{}", told(&findings)));
    let at = |name: &str| value(&described, &format!("pv/p/series/{name}"));
    let whole = matched(&generated, &load, 1.0).unwrap();
    for (name, wanted) in [
        ("generated", whole.generation),
        ("load", whole.load),
        ("own-use", whole.own_use),
        ("exported", whole.export),
        ("imported", whole.import),
    ] {
        assert!((at(name).to_f64() - wanted).abs() < 1e-6 * wanted.max(1.0), "{name}");
    }
    assert_eq!(&at("own-use") + &at("exported"), at("generated"));
    assert_eq!(&at("own-use") + &at("imported"), at("load"));
    let netted = ["own-use", "own-use/by-day", "own-use/by-month", "own-use/by-year"].map(at);
    assert!(netted.windows(2).all(|pair| pair[0] <= pair[1]));
    assert_eq!(&at("month/2021-01") + &at("month/2021-02"), at("generated"));
}

/// Money over a life: a constant year pays back evenly, the levelised cost at the levelised price gives no present value.
#[test]
fn money_of_a_life() {
    let text = |price: &str| {
        format!(
            "[[pv]]\nid = \"p\"\ncapacity = [{{ dc = \"1000 kW\" }}]\noutput = [{{ period = \"2021\", generated = \"1000 MWh\", own-use = \"800 MWh\", not-occurring = [\"losses\", \"stored-in\", \"stored-out\"] }}]\n[pv.carbon]\nfactors = [\"cn/grid/average/east@2021\"]\n[pv.lifetime]\nyears = \"20 年\"\nfirst-year = \"1000 MWh\"\nembodied = \"800 kgCO2e/kW\"\ncapex = \"400 万元\"\nopex = \"4 万元\"\ndiscount-rate = \"6 %\"\nown-use-share = \"100 %\"\nown-use-price = \"{price} 元/kWh\"\nfeed-in-price = \"0.4 元/kWh\"\n"
        )
    };
    let (described, findings) = read(&text("0.6"));
    let at = |name: &str| value(&described, &format!("pv/p/lifetime/{name}"));
    // 60 − 4 万元 a year: 400 / 56.
    assert_eq!(at("payback"), Exact::from(400).checked_div(&Exact::from(56)).unwrap());
    let annuity = (1..=20).map(|year| 1.06_f64.powi(-year)).sum::<f64>();
    let levelised = (400e4 + 4e4 * annuity) / (1e6 * annuity);
    assert!((at("lcoe").to_f64() - levelised).abs() < 1e-9, "{} {levelised}", at("lcoe").to_f64());
    assert!((at("npv").to_f64() - (-400.0 + 56.0 * annuity)).abs() < 1e-9);
    let rate = at("irr").to_f64();
    let left = -400.0 + (1..=20).map(|year| 56.0 * (1.0 + rate).powi(-year)).sum::<f64>();
    assert!(left.abs() < 1e-6, "{left}");
    // 800 t over 1000 MWh × 0.5992 kg/kWh or so.
    let avoided = value(&described, "pv/p/2021/avoided/1");
    assert_eq!(at("carbon-payback/1"), Exact::from(800).checked_div(&avoided).unwrap(), "{}", told(&findings));
    let (cheap, _) = read(&text(&format!("{levelised:.12}")));
    assert!(value(&cheap, "pv/p/lifetime/npv").to_f64().abs() < 1e-3);
}

fn plant(output: &str, rest: &str) -> String {
    format!(
        "[[pv]]\nid = \"roof\"\nname = \"一号屋顶\"\ncity = \"Kunshan\"\n{rest}capacity = [{{ dc = \"1000 kW\" }}]\noutput = [{output}]\n"
    )
}

#[test]
fn findings_name_their_places() {
    let full = "{ period = \"2021\", generated = \"1132000 kWh\"";
    let (_, findings) = read(&plant(&format!("{full}, own-use = \"1200000 kWh\" }}"), ""));
    assert!(has(&findings, Code::PvOutOfBounds), "{}", told(&findings));
    let (read_book, findings) =
        read_with(&format!("{HEAD}{}", plant(&format!("{full}, own-use = \"-5 kWh\" }}"), "")), &[]);
    assert!(read_book.is_none() && has(&findings, Code::NegativeNotAllowed), "{}", told(&findings));
    let sky = plant("{ period = \"2021\", generated = \"2400 MWh\" }", "");
    let (_, findings) = read(&sky);
    assert!(findings.iter().any(|f| f.message.text(Lang::En).contains("YIELD_IMPOSSIBLE")), "{}", told(&findings));
    let with = |to: &str| {
        let more = format!("{full} }}, {{ from = 2021-06-01, to = {to}, generated = \"110000 kWh\" }}");
        read(&plant(&more, "")).1
    };
    let findings = with("2022-01-31");
    assert!(has(&findings, Code::PvOverlap), "{}", told(&findings));
    assert!(!has(&with("2021-06-30"), Code::PvOverlap), "a month is a part of its year");
    assert!(findings.iter().all(|finding| finding.place().is_some()), "{}", told(&findings));
    for (bad, code) in [
        ("city = \"Atlantis\"\n", Code::UnknownWord),
        (
            "carbon = { margin = { operating = \"cn/a@1\", build = \"cn/b@1\", weights = \"tool99\" } }\n",
            Code::UnknownWord,
        ),
        (
            "carbon = { margin = { operating = \"cn/a@1\", build = \"cn/b@1\", crediting-period = 4 } }\n",
            Code::PvOutOfBounds,
        ),
        ("lifetime = { years = \"20 年\", replacements = [{ year = 21, cost = \"1 万元\" }] }\n", Code::PvOutOfBounds),
        ("series = { file = \"none.csv\", start = \"a\", generated = \"b\" }\n", Code::BookNotFound),
    ] {
        let text = format!("{HEAD}[[pv]]\nid = \"p\"\n{bad}capacity = [{{ dc = \"1 kW\" }}]\n");
        let (_, findings) = read_with(&text, &[]);
        assert!(has(&findings, code), "{bad}{}", told(&findings));
    }
}

/// What is not stated or not above zero is asked for, and no yield is made up.
#[test]
fn plants_without_figures() {
    for (plant, flag) in [
        (
            "capacity = [{ ac = \"100 kW\" }]\noutput = [{ period = \"2021\", generated = \"1 MWh\" }]\n",
            "MISSING_INPUT",
        ),
        (
            "capacity = [{ dc = \"100 kW\" }]\noutput = [{ period = \"2021\", curtailed = \"1 MWh\" }]\n",
            "MISSING_INPUT",
        ),
        (
            "capacity = [{ dc = \"0 kW\" }]\noutput = [{ period = \"2021\", generated = \"1 MWh\" }]\n",
            "ZERO_OR_NEGATIVE",
        ),
        (
            "capacity = [{ dc = \"100 kW\" }]\noutput = [{ period = \"2021\", generated = \"0 kWh\" }]\n",
            "ZERO_OR_NEGATIVE",
        ),
    ] {
        let (described, findings) = read(&format!("[[pv]]\nid = \"p\"\n{plant}"));
        let assessed = &described.plants.plants[0].outputs[0].plausible.as_ref().unwrap().assessed;
        assert_eq!(assessed.words(), flag, "{plant}{}", told(&findings));
        assert_eq!(assessed.specific_yield, None);
    }
}

/// A table of the load alone has a load; one with times that are missing or twice says so.
#[test]
fn tables_with_gaps() {
    let text = |columns: &str| {
        format!(
            "{HEAD}[[pv]]\nid = \"p\"\ncapacity = [{{ dc = \"1 kW\" }}]\nseries = {{ file = \"t.csv\", start = \"time\", {columns} }}\n"
        )
    };
    let table =
        "time,kWh,load\n2021-01-01 00:00,1,2\n2021-01-01 01:00,,2\n2021-01-01 03:00,3,2\n2021-01-01 04:00,-1,2\n";
    let (read, findings) = read_with(&text("load = \"load\""), &[("t.csv", table)]);
    let (_, described) = read.unwrap_or_else(|| panic!("{}", told(&findings)));
    assert_eq!(value(&described, "pv/p/series/load"), Exact::from(8));
    assert_eq!(find(&described, "pv/p/series/own-use"), None);
    let (read, findings) = read_with(&text("generated = \"kWh\", load = \"load\""), &[("t.csv", table)]);
    let (_, described) = read.unwrap_or_else(|| panic!("{}", told(&findings)));
    // Blank, below zero, and the hour of two o'clock.
    assert_eq!(findings.iter().filter(|f| f.code == Code::ReadingsLeftOut).count(), 3, "{}", told(&findings));
    assert_eq!(value(&described, "pv/p/series/own-use"), Exact::from(3));
    for bad in
        ["time,kWh\n2021-01-01 00:00,1\n2021-01-01 00:00,2\n", "time,kWh\n2021-01-01 00:00,x\n", "time,MWh\n", ""]
    {
        let (_, findings) = read_with(&text("generated = \"kWh\""), &[("t.csv", bad)]);
        assert!(has(&findings, Code::MeterUnreadable), "{bad}{}", told(&findings));
    }
    let (_, findings) = read_with(&text("generated = \"kWh\", unit = \"kW\""), &[("t.csv", "time,kWh\n2021-01,1\n")]);
    assert!(has(&findings, Code::UnitMismatch), "{}", told(&findings));
}

#[test]
fn a_residual_factor_is_for_the_market_alone() {
    let carbon = "carbon = { factors = [\"cn/grid/residual/national@2023\", \"cn/grid/average/east@2021\"] }\n";
    let (_, findings) = read(&plant("{ period = \"2021\", generated = \"1132 MWh\" }", carbon));
    let about: Vec<_> = findings.iter().filter(|f| f.code == Code::FactorNotForInventory).collect();
    assert_eq!(about.len(), 1, "{}", told(&findings));
    assert!(about[0].message.text(Lang::En).contains("cn/grid/residual/national@2023"));
}

#[test]
fn what_is_claimed_twice_names_both_places() {
    let output = "{ period = \"2021\", generated = \"1132457 kWh\" }";
    let carbon = "carbon = { factors = [\"cn/grid/average/east@2021\"] }\n";
    let (described, findings) = read(&plant(output, carbon));
    assert!(!has(&findings, Code::ClaimedTwice), "{}", told(&findings));
    let avoided = value(&described, "pv/roof/2021/avoided/1").to_decimal_string(2, Rounding::HalfEven);
    let others = [
        "[[project]]\nid = \"led\"\ncarrier = \"electricity\"\nsaving = \"1132457 kWh\"\n".to_owned(),
        "[[project]]\nid = \"sun\"\nname = \"一号屋顶\"\ncarrier = \"electricity\"\nsaving = \"5 MWh\"\n".to_owned(),
        format!("[[avoided]]\nid = \"green\"\nwhat = \"solar\"\nbasis = \"b\"\namount = \"{avoided} tCO2e\"\n"),
    ];
    for other in others {
        let (_, findings) = read(&format!("{}{other}", plant(output, carbon)));
        let about: Vec<_> = findings.iter().filter(|f| f.code == Code::ClaimedTwice).collect();
        assert_eq!(about.len(), 1, "{other}{}", told(&findings));
        assert_eq!(about[0].labels.len(), 2, "{other}");
    }
    let unlike = "[[project]]\nid = \"led\"\ncarrier = \"electricity\"\nsaving = \"50 万kWh\"\n";
    let (_, findings) = read(&format!("{}{unlike}", plant(output, carbon)));
    assert!(!has(&findings, Code::ClaimedTwice), "{}", told(&findings));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    /// What is generated goes somewhere, whatever is stated of it; avoided emissions of own use and export are those of all.
    #[test]
    fn balances_close(generated in 1_u32..2_000_000, share in 0_u32..=100) {
        let own = u64::from(generated) * u64::from(share) / 100;
        let text = plant(
            &format!("{{ period = \"2021\", generated = \"{generated} kWh\", own-use = \"{own} kWh\", not-occurring = [\"losses\", \"stored-in\", \"stored-out\"] }}"),
            "carbon = { factors = [\"cn/grid/average/east@2021\"] }\n",
        );
        let (described, _) = read(&text);
        let at = |name: &str| value(&described, &format!("pv/roof/2021/{name}"));
        prop_assert_eq!(&at("own-use") + &at("exported"), at("generated"));
        prop_assert_eq!(&at("avoided/1/own-use") + &at("avoided/1/export"), at("avoided/1"));
    }

    /// A plant that stands for a part of the year has its capacity weighted by the days: the yield of its days is the same.
    #[test]
    fn part_years_scale(month in 1_i8..=12, kw in 1_u32..100_000) {
        let start = jiff::civil::date(2021, month, 1);
        let days = (jiff::civil::date(2021, 12, 31) - start).get_days() + 1;
        let text = format!(
            "[[pv]]\nid = \"p\"\ncommissioned = {start}\ncapacity = [{{ dc = \"{kw} kW\" }}]\noutput = [{{ period = \"2021\", generated = \"{} kWh\" }}]\n",
            u64::from(kw) * days as u64,
        );
        let (described, _) = read(&text);
        // One kWh for each kW and day: 365 over the year, however short it stood.
        prop_assert_eq!(value(&described, "pv/p/2021/yield"), Exact::from(365));
    }

    /// More capacity never means less expected energy, and never a higher yield of the same energy.
    #[test]
    fn more_capacity(kw in 1_u32..50_000, more in 1_u32..50_000) {
        let of = |kw: u32| read(&format!(
            "[[pv]]\nid = \"p\"\ncity = \"Kunshan\"\ncapacity = [{{ dc = \"{kw} kW\" }}]\noutput = [{{ period = \"2021\", generated = \"900 MWh\" }}]\n"
        )).0;
        let (small, large) = (of(kw), of(kw + more));
        for name in ["low", "p90", "p50", "high"] {
            let at = |of: &Described| value(of, &format!("pv/p/expected/{name}"));
            prop_assert!(at(&small) < at(&large));
        }
        prop_assert!(value(&small, "pv/p/2021/yield") > value(&large, "pv/p/2021/yield"));
    }

    /// The order of plants, outputs and factors changes no figure.
    #[test]
    fn order_is_irrelevant(first in 1_u32..1_000_000, second in 1_u32..1_000_000) {
        let plant = |id: &str, kwh: u32, factors: [&str; 2]| format!(
            "[[pv]]\nid = \"{id}\"\ncapacity = [{{ dc = \"1000 kW\" }}]\noutput = [{{ period = \"2021\", generated = \"{kwh} kWh\" }}]\ncarbon = {{ factors = [\"{}\", \"{}\"] }}\n",
            factors[0], factors[1],
        );
        let factors = ["cn/grid/average/east@2012", "cn/grid/average/east@2021"];
        let back = [factors[1], factors[0]];
        let one = read(&format!("{}{}", plant("a", first, factors), plant("b", second, factors))).0;
        let other = read(&format!("{}{}", plant("b", second, back), plant("a", first, back))).0;
        for id in ["a", "b"] {
            let at = |of: &Described, name: &str| value(of, &format!("pv/{id}/2021/{name}"));
            prop_assert_eq!(at(&one, "yield"), at(&other, "yield"));
            prop_assert_eq!(at(&one, "avoided/1"), at(&other, "avoided/2"));
            prop_assert_eq!(at(&one, "avoided/2"), at(&other, "avoided/1"));
        }
    }
}
