//! The workbook as a file: what stands on its sheets, and what a hostile book cannot do to it.
#![cfg(all(feature = "cli", feature = "xlsx"))]

mod office_files;

use calamine::{Data, Reader};
use office_files::{SCENARIOS, changed, made, opened, parts, scenario};

#[test]
fn every_scenario_agrees_with_crossfoot_in_both_languages() {
    for name in SCENARIOS {
        for (lang, check, ok) in [("en", "Check", "OK"), ("zh", "勾稽", "一致")] {
            let mut book = opened(&made(&scenario(name), lang, "agrees"));
            let range = book.worksheet_range(check).unwrap();
            assert_eq!(range.get_value((3, 1)), Some(&Data::String(ok.to_owned())), "{name} {lang}");
            assert!(range.height() > 6, "{name}: something is compared");
        }
    }
}

#[test]
fn figures_are_formulas_down_to_the_inputs() {
    let path = made(&scenario("example-plant"), "en", "formulas");
    let mut book = opened(&path);
    let formulas = book.worksheet_formula("Calculation").unwrap();
    let cells = formulas.used_cells().filter(|(_, _, formula)| !formula.is_empty()).count();
    assert!(cells > 400, "{cells} formulas");
    let all: String = formulas.used_cells().map(|(_, _, formula)| format!("{formula}\n")).collect();
    for sheet in ["Inputs!C", "Factors!C", "Assumptions!C"] {
        assert!(all.contains(sheet), "{sheet}");
    }
    // Inputs themselves are numbers.
    assert_eq!(book.worksheet_formula("Inputs").unwrap().used_cells().filter(|(_, _, f)| !f.is_empty()).count(), 0);
    let inputs = book.worksheet_range("Inputs").unwrap();
    let row = inputs.rows().find(|row| row[0] == Data::String("activity/electricity-foundry-01/amount".to_owned()));
    let row = row.expect("the input has a row");
    assert_eq!(row[2], Data::Float(2924.21));
    assert_eq!(row[3], Data::String("MWh".to_owned()));
    assert!(row[6].to_string().ends_with("electricity.toml:9"), "{}", row[6]);
}

#[test]
fn what_is_longer_than_the_widest_column_has_a_row_of_several_lines() {
    let path = made(&scenario("example-plant"), "en", "wraps");
    let mut book = opened(&path);
    let names = book.sheet_names();
    let parts = parts(&std::fs::read(&path).unwrap());
    let mut long = 0;
    for (at, name) in names.iter().enumerate() {
        let range = book.worksheet_range(name).unwrap();
        let xml = &parts.iter().find(|(part, _)| *part == format!("xl/worksheets/sheet{}.xml", at + 1)).unwrap().1;
        let first = range.start().map_or(0, |(row, _)| row);
        // The band of a sheet runs over all of its columns.
        for (row, cells) in (first + 1..).zip(range.rows()).filter(|(row, _)| *row > 4) {
            if cells.iter().all(|cell| cell.to_string().chars().count() < 66) {
                continue;
            }
            let tag = xml.split(&format!("<row r=\"{row}\"")).nth(1).and_then(|rest| rest.split('>').next()).unwrap();
            let height = tag.split(" ht=\"").nth(1).and_then(|rest| rest.split('"').next()?.parse::<f64>().ok());
            assert!(height.is_some_and(|height| height > 16.0), "{name}, row {row}: {tag}");
            long += usize::from(height > Some(30.0));
        }
    }
    assert!(long > 20, "{long} rows of several lines");
}

#[test]
fn boundary_and_methods_have_sheets_with_live_totals() {
    let mut book = opened(&made(&scenario("example-plant"), "en", "sections"));
    let boundary = book.worksheet_range("Boundary").unwrap();
    assert!(boundary.rows().any(|row| row[1] == Data::String("Wuhu machining, a joint venture".to_owned())));
    let methods = book.worksheet_formula("Methods").unwrap();
    let live = methods.used_cells().filter(|(_, _, formula)| formula.contains("Calculation!")).count();
    assert!(live >= 8, "{live} live figures");
    let methods = book.worksheet_range("Methods").unwrap();
    let measured = methods.rows().find(|row| row[0] == Data::String("measured".to_owned())).expect("a kind of data");
    assert_eq!(measured[1..4], [Data::Float(25.0), Data::Float(13728.07), Data::Float(0.094)]);
}

#[test]
fn projects_meters_and_findings_have_sheets() {
    let path = made(&std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/books/meters"), "en", "savings");
    let mut book = opened(&path);
    let text = |text: &str| Data::String(text.to_owned());
    let projects = book.worksheet_range("Projects").unwrap();
    let saving = projects.rows().find(|row| row[9] == text("project/lining/saving")).expect("a project");
    assert_eq!((&saving[2], &saving[3]), (&Data::Float(110.0), &text("MWh")));
    let formulas = book.worksheet_formula("Projects").unwrap();
    let live = formulas.used_cells().filter(|(_, _, formula)| formula.contains("Calculation!")).count();
    assert!(live > 40, "{live} live figures");
    let meters = book.worksheet_range("Meters").unwrap();
    let of = |name: &str| meters.rows().position(|row| row[0] == text(name)).expect(name);
    let (march, sum) = (of("2024-03"), of("Sum"));
    let number =
        |row: usize, column: usize| meters.rows().nth(row).and_then(|row| row[column].to_string().parse::<f64>().ok());
    let (observed, expected, saved) = (number(march, 1).unwrap(), number(march, 2).unwrap(), number(march, 3).unwrap());
    assert!((expected - observed - saved).abs() < 1e-6, "{expected} − {observed} is {saved}");
    // The adjustment of 16 MWh is in the saving, and in no month.
    let saving = meters.rows().find(|row| row[3] == text("meter/melt/year/saving")).expect("the saving");
    let saving = saving[1].to_string().parse::<f64>().unwrap();
    assert!((saving - number(sum, 3).unwrap() - 16_000.0).abs() < 1e-6, "{saving}");
    let formulas = book.worksheet_formula("Meters").unwrap();
    let all: String = formulas.used_cells().map(|(_, _, formula)| format!("{formula}\n")).collect();
    assert!(all.contains("SUM(D") && all.contains("Calculation!C"), "{all}");
    // A month is the sum of its readings, which somebody made up and which stand as assumptions.
    let steps = book.worksheet_formula("Calculation").unwrap();
    assert!(steps.used_cells().any(|(_, _, formula)| formula.contains("Assumptions!C")));
    let findings = book.worksheet_range("Findings").unwrap();
    assert!(findings.rows().any(|row| row[1] == text("model-not-fitted")));
    let check = book.worksheet_range("Check").unwrap();
    assert!(check.rows().any(|row| row[0] == text("meter/melt/year/saving")));
}

#[test]
fn what_stands_beside_the_total_has_a_sheet() {
    let mut book = opened(&made(&scenario("example-plant"), "en", "beside"));
    let beside = book.worksheet_range("Beside the total").unwrap();
    assert!(beside.height() > 6, "{} rows", beside.height());
}

#[test]
fn plants_have_a_sheet_with_live_yields() {
    let mut book = opened(&made(&scenario("example-plant"), "en", "plants"));
    let formulas = book.worksheet_formula("Plants").unwrap();
    let live = |start: &str| formulas.used_cells().filter(|(_, _, formula)| formula.contains(start)).count();
    assert!(live("Calculation!") >= 60 && live("Inputs!") + live("Assumptions!") >= 20, "yields, flows and months");
    let steps = book.worksheet_formula("Calculation").unwrap();
    let names = book.worksheet_range("Calculation").unwrap();
    // Carbon and life are exact down to the model, and so are live: a year is a formula over the year before.
    for address in ["2024/avoided/1", "2024/baseline", "2024/market", "lifetime/npv", "lifetime/cumulative/7"] {
        let address = Data::String(format!("pv/foundry-roof/{address}"));
        let row = names.rows().position(|row| row.contains(&address)).expect("a step of carbon or life");
        let row = row + names.start().map_or(0, |start| start.0 as usize);
        let first = steps.start().map_or(0, |start| start.0 as usize);
        let is_live = |(at, _, formula): (usize, usize, &String)| at + first == row && formula.contains('C');
        assert!(steps.used_cells().any(is_live), "{address:?}");
    }
    let yields = names.rows().position(|row| row.contains(&Data::String("pv/foundry-roof/2024/yield".to_owned())));
    let row = yields.expect("the yield of the year");
    let start = names.start().map_or(0, |start| start.0 as usize);
    let formula =
        steps.used_cells().find(|(at, _, _)| at + steps.start().map_or(0, |start| start.0 as usize) == row + start);
    assert!(formula.is_some_and(|(_, _, formula)| formula.contains('/') || formula.contains('*')), "{formula:?}");
    let plants = book.worksheet_range("Plants").unwrap();
    assert!(plants.rows().any(|row| row.contains(&Data::Float(972.32))), "1215.40 MWh over 1250 kW");
}

#[test]
fn the_same_book_gives_the_same_bytes() {
    let first = std::fs::read(made(&scenario("lianmei-2019"), "zh", "bytes-1")).unwrap();
    let second = std::fs::read(made(&scenario("lianmei-2019"), "zh", "bytes-2")).unwrap();
    assert!(first == second);
    let core = parts(&first).into_iter().find(|(name, _)| name == "docProps/core.xml").unwrap().1;
    assert!(core.contains("2020-08-31T00:00:00Z"), "the day is that of the factors: {core}");
}

/// Names that are formulas, markup, marks of direction, controls, cells, and very long.
fn hostile() -> String {
    let long = "长".repeat(10_000);
    let names = [
        "=HYPERLINK(\\\"http://x\\\",\\\"y\\\")",
        "+1+cmd|'/c calc'!A1",
        "-2+3",
        "@SUM(A1:A9)",
        "＝1+1",
        "＋1",
        "＠x",
        "<script>alert(1)</script>",
        "\\\"quoted\\\" & 'more' ]]>",
        "\\u202Eright to left\\u202C",
        "a\\u0007b\\u001Bc\\uFFFE",
        "\\t=1+1",
        "_x0041_",
        long.as_str(),
    ];
    let mut text = "[organization]\nname = \"=1+1 <b>&\\\"\\u202E\"\n[[period]]\nid = \"2024\"\nfrom = 2024-01-01\nto = 2024-12-31\n".to_owned();
    for (at, name) in names.iter().enumerate() {
        text.push_str(&format!("[[facility]]\nid = \"f{at}\"\nname = \"{name}\"\n"));
        let id = ["CH4", "SF6", "R1C1", "A1", "TRUE", "XFD1048576"]
            .get(at)
            .map_or_else(|| format!("a{at}"), |id| (*id).to_owned());
        text.push_str(&format!(
            "[[activity]]\nid = \"{id}\"\nfacility = \"f{at}\"\ncategory = \"1\"\nemissions = \"{at}.5 tCO2e\"\nsource = \"{name}\"\nnote = \"{name}\"\n"
        ));
    }
    text
}

#[test]
fn hostile_names_stay_texts() {
    let book = changed("hostile", &[("book.toml", hostile())]);
    let path = made(&book, "en", "hostile");
    let bytes = std::fs::read(&path).unwrap();
    for (name, text) in parts(&bytes) {
        let forbidden = |c: char| (c < ' ' && !matches!(c, '\t' | '\n' | '\r')) || matches!(c, '\u{FFFE}' | '\u{FFFF}');
        assert!(!text.contains(forbidden), "{name} holds what XML forbids");
        assert!(!text.contains("<script"), "{name}");
        for formula in text.split("<f>").skip(1).filter_map(|rest| rest.split("</f>").next()) {
            for bad in ["HYPERLINK", "cmd", "http", "＝", "script"] {
                assert!(!formula.contains(bad), "{name}: {formula}");
            }
        }
    }
    let workbook = parts(&bytes).into_iter().find(|(name, _)| name == "xl/workbook.xml").unwrap().1;
    for name in workbook.split("<definedName name=\"").skip(1) {
        assert!(name.starts_with("_xlnm."), "no name is defined: {name}");
    }
    let mut opened = opened(&path);
    let lines = opened.worksheet_range("Lines").unwrap();
    let facilities: Vec<String> = lines.rows().skip(4).map(|row| row[3].to_string()).collect();
    assert_eq!(facilities[0], "=HYPERLINK(\"http://x\",\"y\")");
    assert_eq!(facilities[3], "@SUM(A1:A9)");
    assert!(facilities[13].chars().count() > 9_000);
    assert_eq!(lines.rows().nth(4).unwrap()[0], Data::String("CH4".to_owned()));
}
