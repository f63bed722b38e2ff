//! LibreOffice recalculates workbooks: as they are written, and after an input is changed.
//!
//! Without `soffice` on the path these tests say so and check nothing.
#![cfg(all(feature = "cli", feature = "xlsx"))]

mod office_files;

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use calamine::{Data, Reader};
use office_files::{SCENARIOS, changed, folder, made, opened, rewritten, row_of, scenario, within};

/// Recalculates workbooks by one process with a profile of its own; nothing where it is not installed.
fn recalculated(name: &str, paths: &[PathBuf]) -> Option<Vec<PathBuf>> {
    let there = Command::new("soffice").arg("--version").stdout(Stdio::null()).stderr(Stdio::null()).status();
    if !there.is_ok_and(|status| status.success()) {
        eprintln!("soffice is not installed: nothing was recalculated");
        return None;
    }
    let (profile, out) = (folder(name).join("profile"), folder(name).join("recalculated"));
    std::fs::create_dir_all(profile.join("user")).unwrap();
    // Every formula is computed when a file is opened.
    let always = r#"<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry"><item oor:path="/org.openoffice.Office.Calc/Formula/Load"><prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop></item></oor:items>"#;
    std::fs::write(profile.join("user/registrymodifications.xcu"), always).unwrap();
    let mut command = Command::new("soffice");
    command.arg(format!("-env:UserInstallation=file://{}", profile.display()));
    command.args(["--headless", "--convert-to", "xlsx:Calc MS Excel 2007 XML", "--outdir"]).arg(&out).args(paths);
    let output = command.output().expect("soffice runs");
    let results: Vec<PathBuf> = paths.iter().map(|path| out.join(path.file_name().unwrap())).collect();
    for path in &results {
        assert!(path.exists(), "{}: {}", path.display(), String::from_utf8_lossy(&output.stderr));
    }
    Some(results)
}

/// The rows of the check sheet: name, live value, Crossfoot's value.
fn checks(path: &Path) -> Vec<(String, Option<f64>, Option<f64>)> {
    let range = opened(path).worksheet_range("Check").unwrap();
    let number = |cell: &Data| match cell {
        Data::Float(number) => Some(*number),
        Data::Int(number) => Some(*number as f64),
        Data::Empty => None,
        Data::String(text) if text.is_empty() => None,
        other => panic!("{}: {other:?}", path.display()),
    };
    range.rows().skip(6).map(|row| (row[0].to_string(), number(&row[1]), number(&row[2]))).collect()
}

fn has_no_errors(path: &Path) {
    let mut book = opened(path);
    for name in book.sheet_names() {
        for (row, column, cell) in book.worksheet_range(&name).unwrap().used_cells() {
            let is_error = matches!(cell, Data::Error(_)) || cell.to_string().starts_with("Err:");
            assert!(!is_error, "{} {name} row {} column {}: {cell}", path.display(), row + 1, column + 1);
        }
    }
}

/// Fifteen digits in, some lost on the way.
fn near(a: f64, b: f64) -> bool {
    (a - b).abs() <= 1e-9 * b.abs().max(1.0)
}

/// Two figures, or no figure in either.
fn agree(live: Option<f64>, exact: Option<f64>) -> bool {
    match (live, exact) {
        (Some(live), Some(exact)) => near(live, exact),
        (live, exact) => live.is_none() && exact.is_none(),
    }
}

#[test]
fn every_scenario_comes_to_the_same_in_libreoffice() {
    let mut paths = Vec::new();
    for name in SCENARIOS {
        let from = made(&scenario(name), "en", "as-written");
        let to = folder("as-written").join(format!("{name}.stripped.xlsx"));
        rewritten(&from, &to, &[]);
        paths.push(to);
    }
    let from = made(&Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/books/meters"), "en", "as-written");
    let to = folder("as-written").join("meters.stripped.xlsx");
    rewritten(&from, &to, &[]);
    paths.push(to);
    let Some(results) = recalculated("as-written", &paths) else { return };
    for path in results {
        has_no_errors(&path);
        let rows = checks(&path);
        assert!(!rows.is_empty());
        for (name, live, exact) in rows {
            assert!(agree(live, exact), "{} {name}: {live:?}, {exact:?}", path.display());
        }
        let range = opened(&path).worksheet_range("Check").unwrap();
        assert_eq!(range.get_value((3, 1)), Some(&Data::String("OK".to_owned())), "{}", path.display());
    }
}

/// A change of a book: file, words and what takes their place; the input's address and its value in the workbook.
struct Change {
    scenario: &'static str,
    file: &'static str,
    words: (&'static str, &'static str),
    input: (&'static str, &'static str),
    /// Whether a figure rests on it that has a value.
    moves: bool,
}

const CHANGES: [Change; 7] = [
    Change {
        scenario: "ksm-qinhuangdao-2023",
        file: "book.toml",
        words: ("emissions = \"6639.56 tCO2e\"", "emissions = \"7001.13 tCO2e\""),
        input: ("activity/direct/stated", "7001.13"),
        moves: true,
    },
    Change {
        scenario: "kersen-2021",
        file: "book.toml",
        words: ("\"482922.1\"]", "\"482999.9\"]"),
        input: ("table/pv/元诚电子/generation", "482999.9"),
        moves: true,
    },
    Change {
        scenario: "lianmei-2019",
        file: "book.toml",
        words: ("amount    = \"124200 公升\"", "amount    = \"150333 公升\""),
        input: ("activity/diesel/amount", "150333"),
        moves: true,
    },
    Change {
        scenario: "gcl-2024",
        file: "book.toml",
        words: ("value = \"4.2 %\"", "value = \"5.1 %\""),
        input: ("claim/scope-1-2/given/rate", "5.1"),
        moves: true,
    },
    Change {
        scenario: "juke-2023",
        file: "book.toml",
        words: ("given     = { ratio = \"2.5\" }", "given     = { ratio = \"3.1\" }"),
        input: ("claim/advanced-level/given/ratio", "3.1"),
        // What rests on it is asked for: it stays empty.
        moves: false,
    },
    Change {
        scenario: "example-plant",
        file: "electricity.toml",
        words: ("amount   = \"2924.21 MWh\"", "amount   = \"3500.55 MWh\""),
        input: ("activity/electricity-foundry-01/amount", "3500.55"),
        moves: true,
    },
    Change {
        scenario: "example-plant",
        file: "fuels.toml",
        words: ("amount           = \"39.4233 万Nm3\"", "amount           = \"41.9 万Nm3\""),
        input: ("activity/gas-melting-01/amount", "41.9"),
        moves: true,
    },
];

#[test]
fn a_changed_input_comes_to_what_crossfoot_gives_for_the_changed_book() {
    let (mut paths, mut expected) = (Vec::new(), Vec::new());
    for (at, Change { scenario: name, file, words: (old, new), input: (address, value), .. }) in
        CHANGES.iter().enumerate()
    {
        let from = made(&scenario(name), "en", "changed");
        let cell = format!("C{}", row_of(&from, "Inputs", address));
        let to = folder("changed").join(format!("{at}-{name}.xlsx"));
        rewritten(&from, &to, &[("Inputs", cell, value)]);
        paths.push(to);
        let mut files = within(&scenario(name), "");
        let of = files.iter_mut().find(|(of, _)| of == file).expect("the file is there");
        assert_eq!(of.1.matches(old).count(), 1, "{name}: {old}");
        of.1 = of.1.replace(old, new);
        let files: Vec<(&str, String)> = files.iter().map(|(file, text)| (file.as_str(), text.clone())).collect();
        let label = format!("changed-{at}");
        expected.push(made(&changed(&label, &files), "en", &label));
    }
    let Some(results) = recalculated("changed", &paths) else { return };
    for ((path, expected), change) in results.iter().zip(expected).zip(&CHANGES) {
        has_no_errors(path);
        let (live, exact) = (checks(path), checks(&expected));
        assert_eq!(live.len(), exact.len());
        let mut moved = 0;
        for ((name, live, before), (also, _, exact)) in live.iter().zip(exact) {
            assert_eq!(*name, also);
            // Within half of the last digit shown there is far more room than this.
            assert!(agree(*live, exact), "{} {name}: {live:?}, {exact:?}", path.display());
            moved += usize::from(matches!((live, before), (Some(live), Some(before)) if !near(*live, *before)));
        }
        assert_eq!(moved > 0, change.moves, "{}: {moved} figures moved", path.display());
        let range = opened(path).worksheet_range("Check").unwrap();
        let said = if change.moves { "DIFFERENT" } else { "OK" };
        assert_eq!(range.get_value((3, 1)), Some(&Data::String(said.to_owned())), "{}", path.display());
    }
}

#[test]
fn a_gap_that_is_filled_in_enters_the_totals() {
    let from = made(&scenario("lianmei-2019"), "en", "filled");
    let cell = format!("C{}", row_of(&from, "Gaps", "inventory/2019/category/3/gap/3"));
    let to = folder("filled").join("filled.xlsx");
    rewritten(&from, &to, &[("Gaps", cell, "100.5")]);
    let Some(results) = recalculated("filled", &[to]) else { return };
    has_no_errors(&results[0]);
    let rows = checks(&results[0]);
    let row = |name: &str| rows.iter().find(|(of, ..)| of == name).unwrap().clone();
    let (_, live, exact) = row("inventory/2019/total");
    assert!(near(live.unwrap(), exact.unwrap() + 100.5));
    let (_, live, exact) = row("inventory/2019/category/3");
    assert_eq!((live, exact), (Some(100.5), None));
}

#[test]
fn a_hostile_book_does_no_harm_in_libreoffice() {
    let mut text =
        "[organization]\nname = \"=1+1\"\n[[period]]\nid = \"2024\"\nfrom = 2024-01-01\nto = 2024-12-31\n".to_owned();
    let long = "x".repeat(10_000);
    for (at, name) in
        ["=1/0", "+1/0", "-1", "@SUM(1)", "＝1/0", "<script>", "a\\u0007", long.as_str()].iter().enumerate()
    {
        text.push_str(&format!(
            "[[facility]]\nid = \"f{at}\"\nname = \"{name}\"\n[[activity]]\nid = \"CH{at}\"\nfacility = \"f{at}\"\ncategory = \"1\"\nemissions = \"1.5 tCO2e\"\nsource = \"{name}\"\n"
        ));
    }
    let from = made(&changed("hostile-office", &[("book.toml", text)]), "en", "hostile-office");
    let to = folder("hostile-office").join("stripped.xlsx");
    rewritten(&from, &to, &[]);
    let Some(results) = recalculated("hostile-office", &[to]) else { return };
    has_no_errors(&results[0]);
    let lines = opened(&results[0]).worksheet_range("Lines").unwrap();
    let facilities: Vec<String> = lines.rows().skip(4).map(|row| row[3].to_string()).collect();
    assert_eq!(&facilities[..5], ["=1/0", "+1/0", "-1", "@SUM(1)", "＝1/0"]);
    assert!(checks(&results[0]).iter().all(|(_, live, exact)| agree(*live, *exact)));
}

#[test]
fn rounding_to_even_is_that_of_the_exact_value() {
    let mut text = "[[document]]\nid = \"d\"\ntitle = \"Ties that binary floating point cannot hold\"\n".to_owned();
    let ties = ["1.005", "1.015", "2.675", "0.125", "0.375", "-1.005", "1.0050001", "1.0049999", "1234567.125", "0.5"];
    for (at, tie) in ties.iter().enumerate() {
        text.push_str(&format!(
            "[[claim]]\nid = \"c{at}\"\nsource = \"d:1\"\npublished = \"1.00 t\"\ngiven = {{ a = \"{tie} t\" }}\nequals = 'round(a, 2, \"half-even\")'\n"
        ));
    }
    let from = made(&changed("half-even", &[("book.toml", text)]), "en", "half-even");
    let to = folder("half-even").join("stripped.xlsx");
    rewritten(&from, &to, &[]);
    let Some(results) = recalculated("half-even", &[to]) else { return };
    let rows = checks(&results[0]);
    assert_eq!(rows.len(), ties.len());
    for ((name, live, exact), tie) in rows.iter().zip(ties) {
        assert!(exact.is_some() && agree(*live, *exact), "{name}, {tie}: {live:?}, {exact:?}");
    }
}
