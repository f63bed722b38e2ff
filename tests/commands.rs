//! The whole command: streams, exit codes, and the outputs of every scenario in both languages.
//!
//! Outputs are kept in `tests/commands/` and were read by a person; `UPDATE_GOLDEN=1` rewrites them.

use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

fn crossfoot(arguments: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_crossfoot"));
    command.args(arguments).current_dir(env!("CARGO_MANIFEST_DIR")).stdin(Stdio::null());
    for name in ["LC_ALL", "LC_MESSAGES", "LANG", "NO_COLOR", "CLICOLOR_FORCE"] {
        command.env_remove(name);
    }
    // The day on which factors are chosen where neither book nor command line says another: 2026-11-21.
    command.env("SOURCE_DATE_EPOCH", "1795219200");
    command.env("COLUMNS", "100").output().expect("the program runs")
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).expect("output is UTF-8")
}

/// Compares a run with its stored transcript: the exit code, standard output, standard error.
fn transcript(name: &str, arguments: &[&str]) {
    let output = crossfoot(arguments);
    let shown = format!(
        "$ crossfoot {}\n{}--- standard error\n{}--- exit code {}\n",
        arguments.join(" "),
        text(&output.stdout),
        text(&output.stderr),
        output.status.code().expect("no signal"),
    );
    let path: PathBuf = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/commands").join(format!("{name}.txt"));
    if std::env::var_os("UPDATE_GOLDEN").is_some() {
        std::fs::write(&path, &shown).expect("the transcript is written");
    }
    let stored = std::fs::read_to_string(&path).unwrap_or_default();
    assert_eq!(shown, stored, "{name}: UPDATE_GOLDEN=1 rewrites it; read the difference first");
}

const SCENARIOS: [&str; 6] =
    ["ksm-qinhuangdao-2023", "kersen-2021", "lianmei-2019", "gcl-2024", "juke-2023", "example-plant"];

#[test]
fn every_scenario_in_both_languages() {
    for scenario in SCENARIOS {
        let book = format!("scenarios/{scenario}");
        for lang in ["en", "zh"] {
            for command in ["check", "inventory", "verify"] {
                transcript(&format!("{command}-{scenario}.{lang}"), &[command, &book, "--lang", lang]);
            }
        }
        for command in ["check", "inventory", "verify"] {
            transcript(&format!("{command}-{scenario}.json"), &[command, &book, "--format", "json"]);
        }
    }
}

#[test]
fn energy_saving_projects_in_every_form() {
    let kersen = "scenarios/kersen-2021";
    for lang in ["en", "zh"] {
        for scenario in ["kersen-2021", "juke-2023", "ksm-qinhuangdao-2023"] {
            let book = format!("scenarios/{scenario}");
            transcript(&format!("savings-{scenario}.{lang}"), &["savings", &book, "--lang", lang]);
        }
        let run = |name: &str, arguments: &[&str]| {
            let all = [&["savings", kersen], arguments, &["--lang", lang, "--quiet"]].concat();
            transcript(&format!("savings-{name}.{lang}"), &all);
        };
        run("one", &["--project", "heat-recovery"]);
        run("sign", &["--sign", "gbt28750"]);
        run("markdown", &["--format", "markdown"]);
        run("unknown", &["--project", "lamps"]);
        let indicators = "tests/books/indicators.toml";
        transcript(&format!("savings-indicators.{lang}"), &["savings", indicators, "--lang", lang]);
        let explain = ["explain", indicators, "enpi/castings/improvement", "--lang", lang, "--quiet"];
        transcript(&format!("savings-indicators-explain.{lang}"), &explain);
        let one = ["savings", indicators, "--project", "transformer", "--lang", lang, "--quiet"];
        transcript(&format!("savings-plan.{lang}"), &one);
        let explain = ["explain", kersen, "project/led/emissions", "--lang", lang, "--quiet"];
        transcript(&format!("savings-explain.{lang}"), &explain);
        let plant = "scenarios/example-plant";
        let money = |name: &str, arguments: &[&str]| {
            let all = [arguments, &["--lang", lang, "--quiet"]].concat();
            transcript(&format!("savings-{name}.{lang}"), &all);
        };
        money("money", &["savings", plant]);
        money("money-one", &["savings", plant, "--project", "compressors"]);
        money("money-markdown", &["savings", plant, "--format", "markdown"]);
        money("money-npv", &["explain", plant, "project/compressors/npv"]);
        money("money-irr", &["explain", plant, "project/heat-recovery/irr"]);
        money("money-curve", &["explain", plant, "savings/cost-curve/4/cost"]);
        transcript(&format!("savings-none.{lang}"), &["savings", "scenarios/gcl-2024", "--lang", lang, "--quiet"]);
    }
    transcript("savings-money.csv", &["savings", "scenarios/example-plant", "--format", "csv", "--quiet"]);
    transcript("savings-indicators.csv", &["savings", "tests/books/indicators.toml", "--format", "csv", "--quiet"]);
    transcript("savings-indicators.json", &["savings", "tests/books/indicators.toml", "--format", "json", "--quiet"]);
    transcript("savings-kersen.csv", &["savings", kersen, "--format", "csv", "--quiet"]);
    transcript("savings-kersen.json", &["savings", kersen, "--format", "json", "--quiet"]);
}

#[test]
fn plans_in_every_form() {
    let plant = "scenarios/example-plant";
    for lang in ["en", "zh"] {
        let run = |name: &str, arguments: &[&str]| {
            let all = [arguments, &["--lang", lang, "--quiet"]].concat();
            transcript(&format!("plans-{name}.{lang}"), &all);
        };
        run("all", &["targets", plant, "--plan", "--target", "scope-1-2"]);
        run("markdown", &["targets", plant, "--plan", "--probability", "--format", "markdown"]);
        run("explain-cost", &["explain", plant, "plan/to-2030/cost/second-roof"]);
        run("explain-emissions", &["explain", plant, "plan/to-2030/emissions/2030/electric-furnaces", "--depth", "6"]);
        run("none", &["targets", "scenarios/gcl-2024", "--plan"]);
    }
    transcript("plans.csv", &["targets", plant, "--plan", "--format", "csv", "--quiet"]);
    transcript("plans.json", &["targets", plant, "--plan", "--probability", "--format", "json", "--quiet"]);
}

#[test]
fn photovoltaic_plants_in_every_form() {
    let plant = "scenarios/example-plant";
    for lang in ["en", "zh"] {
        let run = |name: &str, arguments: &[&str]| {
            let all = [arguments, &["--lang", lang, "--quiet"]].concat();
            transcript(&format!("pv-{name}.{lang}"), &all);
        };
        run("table", &["pv", plant]);
        run("model", &["pv", plant, "--model"]);
        run("unknown", &["pv", plant, "--plant", "canopy"]);
        run("model-explain", &["explain", plant, "pv/foundry-roof/model/yield"]);
    }
    transcript("pv-markdown", &["pv", plant, "--model", "--format", "markdown", "--lang", "en", "--quiet"]);
    transcript("pv.csv", &["pv", plant, "--format", "csv", "--quiet"]);
    transcript("pv.json", &["pv", plant, "--format", "json", "--quiet"]);
}

#[test]
fn every_row_of_a_model_is_there_and_adds_up() {
    let output = crossfoot(&["pv", "scenarios/example-plant", "--model", "--hours", "--format", "csv", "--quiet"]);
    let rows = text(&output.stdout);
    let mut lines = rows.lines();
    let header = "plant,time,poa_w_m2,poa_effective_w_m2,cell_temperature_c,dc_gross_kw,dc_kw,ac_kw";
    // The steps of each row stand behind what they lead to.
    assert!(lines.next().is_some_and(|line| line.starts_with(&format!("{header},zenith_deg,"))));
    let ac: Vec<f64> = lines.map(|line| line.split(',').nth(7).and_then(|ac| ac.parse().ok()).expect("AC")).collect();
    assert_eq!(ac.len(), 366 * 24);
    let json = crossfoot(&["pv", "scenarios/example-plant", "--format", "json", "--quiet"]);
    let json: serde_json::Value = serde_json::from_slice(&json.stdout).expect("JSON");
    let year: f64 = json["plants"][0]["model"]["sums"]["ac_kwh"].as_str().and_then(|ac| ac.parse().ok()).expect("AC");
    let sum: f64 = ac.iter().sum();
    assert!((sum / year - 1.0).abs() < 1e-9, "{sum} {year}");
}

#[test]
fn a_verification_as_rows_and_with_another_threshold() {
    let (ksm, kersen) = ("scenarios/ksm-qinhuangdao-2023", "scenarios/kersen-2021");
    for lang in ["en", "zh"] {
        let run = |name: &str, arguments: &[&str]| {
            transcript(
                &format!("verify-{name}.{lang}"),
                &[&["verify"], arguments, &["--lang", lang, "--quiet"]].concat(),
            );
        };
        run("ksm-markdown", &[ksm, "--format", "markdown"]);
        run("kersen-markdown", &[kersen, "--format", "markdown"]);
        // 0.003 % of the total are 6.59 t, less than the 8 t that the statement is apart.
        run("ksm-materiality", &[ksm, "--materiality", "0.003%"]);
        run("bad-materiality", &[ksm, "--materiality", "5"]);
        run("help", &["--help"]);
    }
    transcript("verify-ksm.csv", &["verify", ksm, "--format", "csv", "--quiet"]);
    transcript("verify-kersen.csv", &["verify", kersen, "--format", "csv", "--quiet"]);
}

#[test]
fn an_inventory_by_facility_gas_and_activity_with_what_stands_beside_it() {
    let book = "tests/books/boundary.toml";
    for lang in ["en", "zh"] {
        let run = |name: &str, arguments: &[&str]| {
            transcript(&format!("boundary-{name}.{lang}"), &[arguments, &["--lang", lang]].concat());
        };
        run("inventory", &["inventory", book]);
        for by in ["category", "facility", "gas", "activity"] {
            run(by, &["inventory", book, "--by", by, "--quiet", "--period", "2023"]);
        }
        run("explain", &["explain", book, "inventory/2023/facility/joint"]);
        run("help", &["inventory", "--help"]);
    }
    transcript("boundary-inventory.json", &["inventory", book, "--format", "json"]);
}

#[test]
fn photovoltaic_plants() {
    let (kersen, book) = ("scenarios/kersen-2021", "tests/books/pv.toml");
    for lang in ["en", "zh"] {
        transcript(&format!("pv-kersen.{lang}"), &["pv", kersen, "--lang", lang, "--quiet"]);
        transcript(&format!("pv-all.{lang}"), &["pv", book, "--lang", lang]);
        let life = ["pv", book, "--plant", "roof-a", "--lifetime", "--lang", lang, "--quiet"];
        transcript(&format!("pv-lifetime.{lang}"), &life);
        transcript(&format!("pv-markdown.{lang}"), &["pv", kersen, "--format", "markdown", "--lang", lang, "--quiet"]);
        transcript(
            &format!("pv-explain.{lang}"),
            &["explain", book, "pv/roof-a/2023/market", "--lang", lang, "--quiet"],
        );
        transcript(&format!("pv-none.{lang}"), &["pv", "scenarios/gcl-2024", "--lang", lang, "--quiet"]);
    }
    transcript("pv-all.csv", &["pv", book, "--format", "csv", "--quiet"]);
    transcript("pv-kersen.json", &["pv", kersen, "--format", "json", "--quiet"]);
}

#[test]
fn targets_with_their_paths_and_what_is_left_to_do() {
    let (gcl, book) = ("scenarios/gcl-2024", "tests/books/targets.toml");
    for lang in ["en", "zh"] {
        transcript(&format!("targets-gcl.{lang}"), &["targets", gcl, "--lang", lang, "--quiet"]);
        transcript(&format!("targets-all.{lang}"), &["targets", book, "--lang", lang]);
        for target in ["scope-1-2", "water", "steel", "injuries"] {
            let arguments = ["targets", book, "--target", target, "--lang", lang, "--quiet"];
            transcript(&format!("targets-{target}.{lang}"), &arguments);
        }
        let base = ["explain", book, "target/scope-1-2/base", "--lang", lang, "--quiet"];
        transcript(&format!("targets-explain-base.{lang}"), &base);
        let year = ["explain", book, "target/steel/sda/2023/intensity", "--lang", lang, "--quiet"];
        transcript(&format!("targets-explain-convergence.{lang}"), &year);
    }
    transcript("targets-all.csv", &["targets", book, "--format", "csv", "--quiet"]);
    transcript("targets-json", &["targets", book, "--target", "steel", "--format", "json", "--quiet"]);
    transcript("targets-markdown", &["targets", book, "--target", "water", "--format", "markdown", "--quiet"]);
    transcript("targets-unknown", &["targets", book, "--target", "water-2"]);
    transcript("targets-none", &["targets", "scenarios/juke-2023"]);
}

#[test]
fn tables_as_published() {
    let book = "tests/books/tables.toml";
    for lang in ["en", "zh"] {
        transcript(&format!("tables-verify.{lang}"), &["verify", book, "--lang", lang]);
        transcript(&format!("tables-one.{lang}"), &["verify", book, "--claim", "pv", "--lang", lang]);
        let address = "table/pv/合计/yield/down";
        transcript(&format!("tables-explain.{lang}"), &["explain", book, address, "--lang", lang]);
    }
    transcript("tables-verify.json", &["verify", book, "--format", "json"]);
}

#[test]
fn the_example_plant_in_every_view_and_split() {
    let book = "scenarios/example-plant";
    for lang in ["en", "zh"] {
        for by in ["category", "facility", "gas", "scope", "activity"] {
            transcript(&format!("plant-by-{by}.{lang}"), &["inventory", book, "--by", by, "--lang", lang, "--quiet"]);
        }
        let energy = ["inventory", book, "--view", "gbt2589", "--lang", lang, "--quiet"];
        transcript(&format!("plant-energy.{lang}"), &energy);
        let impact = ["impact", book, "factor/cn/grid/average/jiangsu@2023", "--lang", lang, "--quiet"];
        transcript(&format!("plant-impact.{lang}"), &impact);
        transcript(&format!("plant-explain.{lang}"), &["explain", book, "activity/steam", "--lang", lang]);
    }
    transcript("plant-csv", &["inventory", book, "--format", "csv", "--quiet"]);
    transcript("plant-markdown", &["inventory", book, "--format", "markdown", "--quiet"]);
}

#[test]
fn derivations_end_in_file_document_and_table() {
    for lang in ["en", "zh"] {
        let explain = |name: &str, book: &str, address: &str| {
            transcript(&format!("explain-{name}.{lang}"), &["explain", book, address, "--lang", lang]);
        };
        explain("diesel", "scenarios/lianmei-2019", "activity/diesel");
        explain("ksm-total", "scenarios/ksm-qinhuangdao-2023", "inventory/total");
        explain("led", "scenarios/kersen-2021", "claim/led");
        explain("statement", "scenarios/ksm-qinhuangdao-2023", "claim/statement-total");
        explain("relation", "scenarios/ksm-qinhuangdao-2023", "table/statement/emissions/total/across");
        explain("near", "scenarios/ksm-qinhuangdao-2023", "table/statement/emision/total");
        explain("like", "scenarios/ksm-qinhuangdao-2023", "claim/statement-total/hypothesis/9.9");
    }
    transcript(
        "explain-diesel-depth.en",
        &["explain", "scenarios/lianmei-2019", "activity/diesel/CO2", "--depth", "2"],
    );
    transcript(
        "explain-diesel.json",
        &["explain", "scenarios/lianmei-2019", "activity/diesel/CO2", "--format", "json"],
    );
}

#[test]
fn a_factor_put_in_the_place_of_the_unknown_holds_or_not() {
    let with = |name: &str, factor: &str| {
        for lang in ["en", "zh"] {
            let arguments = ["verify", "scenarios/kersen-2021", "--claim", "led", "--with", factor, "--lang", lang];
            transcript(&format!("verify-led-{name}.{lang}"), &arguments);
        }
    };
    with("east-2012", "cn/grid/average/east@2012");
    with("ets-2021", "cn/grid/ets/national@2021");
    let code = |factor: &str| {
        crossfoot(&["verify", "scenarios/kersen-2021", "--claim", "led", "--with", factor])
            .status
            .code()
            .expect("no signal")
    };
    for lang in ["en", "zh"] {
        transcript(
            &format!("verify-implied.{lang}"),
            &["verify", "scenarios/kersen-2021", "--implied", "--lang", lang],
        );
    }
    assert_eq!(code("cn/grid/average/east@2012"), 0);
    assert_eq!(code("cn/grid/ets/national@2021"), 1);
}

#[test]
fn a_report_read_into_a_draft() {
    for lang in ["en", "zh"] {
        transcript(&format!("read.{lang}"), &["read", "tests/books/report.txt", "--lang", lang]);
        transcript(&format!("help-read.{lang}"), &["read", "--help", "--lang", lang]);
    }
    transcript("read.json", &["read", "tests/books/report.txt", "--format", "json"]);
}

#[test]
fn help_and_misuse_in_both_languages() {
    for lang in ["en", "zh"] {
        let language = ["--lang", lang];
        let with = |arguments: &[&'static str]| [arguments, &language[..]].concat();
        transcript(&format!("help.{lang}"), &with(&["--help"]));
        transcript(&format!("help-verify.{lang}"), &with(&["verify", "--help"]));
        transcript(&format!("help-init.{lang}"), &with(&["init", "--help"]));
        transcript(&format!("help-serve.{lang}"), &with(&["serve", "--help"]));
        transcript(&format!("misuse-no-command.{lang}"), &with(&[]));
        transcript(&format!("misuse-command.{lang}"), &with(&["verfy", "x"]));
        transcript(&format!("misuse-option.{lang}"), &with(&["check", "x", "--formt", "json"]));
        transcript(&format!("misuse-value.{lang}"), &with(&["check", "x", "--format", "yaml"]));
        transcript(&format!("misuse-no-book.{lang}"), &with(&["check"]));
        transcript(&format!("no-book.{lang}"), &with(&["check", "scenarios/nowhere"]));
        transcript(&format!("no-figure.{lang}"), &with(&["explain", "scenarios/lianmei-2019", "activity/petrol"]));
        transcript(&format!("no-claim.{lang}"), &with(&["verify", "scenarios/kersen-2021", "--claim", "lamp"]));
        transcript(&format!("code.{lang}"), &with(&["explain", "ambiguous-unit"]));
        transcript(&format!("no-code.{lang}"), &with(&["explain", "no-such-code"]));
    }
}

#[test]
fn exit_codes_follow_the_level_asked_for() {
    let code = |arguments: &[&str]| crossfoot(arguments).status.code().expect("no signal");
    let book = "scenarios/lianmei-2019";
    assert_eq!(code(&["check", book]), 0, "not estimated is a note");
    assert_eq!(code(&["check", book, "--fail-on", "note"]), 1);
    assert_eq!(code(&["check", book, "--fail-on", "never"]), 0);
    let wrong = "tests/malformed/id-duplicate.toml";
    assert_eq!(code(&["check", wrong]), 1);
    assert_eq!(code(&["inventory", wrong]), 1);
    assert_eq!(code(&["check", wrong, "--fail-on", "never"]), 0);
    assert_eq!(code(&["check", "scenarios/nowhere"]), 2);
    assert_eq!(code(&["frobnicate"]), 2);
}

#[test]
fn results_go_to_standard_output_and_findings_beside_them() {
    let output = crossfoot(&["inventory", "scenarios/ksm-qinhuangdao-2023", "--quiet"]);
    assert!(output.stderr.is_empty());
    assert!(text(&output.stdout).contains("219 614.43"));
    let refused = crossfoot(&["inventory", "tests/malformed/id-duplicate.toml"]);
    assert!(refused.stdout.is_empty());
    assert!(!refused.stderr.is_empty());
}

#[test]
fn a_reader_that_goes_away_is_no_error() {
    let mut child = Command::new(env!("CARGO_BIN_EXE_crossfoot"))
        .args(["explain", "scenarios/lianmei-2019", "inventory/total", "--format", "json"])
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the program starts");
    drop(child.stdout.take());
    let output = child.wait_with_output().expect("it ends");
    assert_eq!(output.status.code(), Some(0), "{}", text(&output.stderr));
}

#[test]
fn the_same_book_gives_the_same_bytes() {
    for scenario in SCENARIOS {
        let book = format!("scenarios/{scenario}");
        let run = || crossfoot(&["verify", &book, "--format", "json"]).stdout;
        assert_eq!(run(), run());
    }
}

#[test]
fn json_is_never_localised() {
    let run = |lang: &str| {
        let output =
            crossfoot(&["explain", "scenarios/lianmei-2019", "activity/diesel", "--format", "json", "--lang", lang]);
        let mut value: serde_json::Value = serde_json::from_slice(&output.stdout).expect("it is JSON");
        // The words of findings are for people; their codes are not.
        value["findings"] = serde_json::Value::Null;
        value
    };
    assert_eq!(run("en"), run("zh"));
}

#[test]
fn what_a_user_wrote_cannot_pose_as_a_line_of_the_report() {
    let folder = std::env::temp_dir().join(format!("crossfoot-forged-{}", std::process::id()));
    std::fs::create_dir_all(&folder).expect("a folder");
    let book = folder.join("book.toml");
    let text = "[organization]\nname = \"X\\n Total  5\"\n[[period]]\nid = \"2023\"\nfrom = 2023-01-01\nto = 2023-12-31\n\
                [[claim]]\nid = \"c\"\nsays = \"1 t\\n  arithmetic      exact\\u2028  arithmetic exact\"\n\
                source = \"x\\n  arithmetic      exact\"\npublished = \"1 t CO2\"\nequals = \"999 t CO2\"\n";
    std::fs::write(&book, text).expect("the book is written");
    let path = book.to_str().expect("a plain path");
    let shown = text_of(&["verify", path]) + &text_of(&["inventory", path]) + &text_of(&["explain", path, "claim/c"]);
    assert!(!shown.lines().any(|line| line.trim_start().starts_with("arithmetic      exact")), "{shown}");
    assert!(!shown.lines().any(|line| line.trim_start().starts_with("Total  5")), "{shown}");
    assert!(!shown.contains('\u{2028}'));
    std::fs::remove_dir_all(&folder).expect("the folder goes");
}

fn text_of(arguments: &[&str]) -> String {
    text(&crossfoot(arguments).stdout)
}

#[test]
fn a_factor_that_fits_no_claim_is_said_to() {
    let output = crossfoot(&["verify", "scenarios/kersen-2021", "--with", "cn/fuel/diesel/carbon-content@2024"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(text(&output.stderr).contains("cn/fuel/diesel/carbon-content@2024"));
}

/// A pipe may never end; found when a book that was one kept the program waiting.
#[cfg(unix)]
#[test]
fn a_book_that_is_a_pipe_is_refused_and_not_waited_for() {
    let folder = std::env::temp_dir().join(format!("crossfoot-pipe-{}", std::process::id()));
    std::fs::create_dir_all(&folder).expect("a folder");
    let pipe = folder.join("book.toml");
    let made = Command::new("mkfifo").arg(&pipe).status().is_ok_and(|status| status.success());
    if made {
        for path in [&pipe, &folder] {
            let output = crossfoot(&["check", path.to_str().expect("a plain path")]);
            assert_eq!(output.status.code(), Some(2), "{}", text(&output.stdout));
            assert!(text(&output.stdout).contains("file-not-readable"));
        }
    }
    std::fs::remove_dir_all(&folder).expect("the folder goes");
}

#[test]
fn the_factor_library_answers_in_both_languages() {
    for lang in ["en", "zh"] {
        let ask = |name: &str, arguments: &[&str]| {
            let arguments = [&["factors"], arguments, &["--lang", lang]].concat();
            transcript(&format!("factors-{name}.{lang}"), &arguments);
        };
        ask("help", &["--help"]);
        ask("list", &["list"]);
        ask("list-grid", &["list", "cn/grid/average"]);
        ask("list-unknown", &["list", "cn/gird"]);
        ask("search-range", &["search", "0.70..0.71", "--unit", "kgCO2/kWh"]);
        ask("search-range-other-unit", &["search", "--between", "7.0..7.1 tCO2/万kWh", "--year", "2012"]);
        ask("search-words", &["search", "柴油", "net-calorific-value"]);
        ask("search-unit", &["search", "national", "--unit", "kgCO2/MWh", "--limit", "5"]);
        ask("search-region", &["search", "--region", "江苏省", "--kind", "average"]);
        ask("search-nothing", &["search", "dissel", "density"]);
        ask("search-no-unit", &["search", "0.70..0.71"]);
        ask("search-kind-unknown", &["search", "--kind", "avrage"]);
        ask("search-region-unknown", &["search", "--region", "Jiangsuu"]);
        ask("search-unit-unknown", &["search", "--unit", "kgCO2/kWhh"]);
        ask("search-help", &["search", "--help"]);
        ask("show-grid", &["show", "cn/grid/average/east@2021"]);
        ask("show-draft", &["show", "cn/grid/ets/national@2020:draft-2021"]);
        ask("show-family", &["show", "cn/fuel/diesel/density"]);
        ask("show-fuel", &["show", "cn/fuel/diesel/stationary@2024"]);
        ask("show-blend", &["show", "ashrae/blend/r-410a"]);
        ask("show-unknown", &["show", "cn/grid/averge/east"]);
        ask(
            "compare",
            &["compare", "cn/grid/average/east@2012", "cn/grid/average/east@2021", "cn/grid/ets/national@2021"],
        );
        ask("compare-fuels", &["compare", "cn/fuel/diesel/stationary@2024", "cn/fuel/diesel/stationary@2015"]);
        ask("compare-unlike", &["compare", "cn/grid/average/east@2012", "cn/fuel/diesel/density@2016"]);
        ask("compare-one", &["compare", "cn/grid/average/east@2012"]);
        ask("audit", &["audit", "--limit", "5"]);
    }
    let json = |name: &str, arguments: &[&str]| {
        transcript(&format!("factors-{name}.json"), &[&["factors"], arguments, &["--format", "json"]].concat());
    };
    json("list-ets", &["list", "cn/grid/ets"]);
    json("search", &["search", "7.035 tCO2/万kWh"]);
    json("show", &["show", "cn/grid/ets/national@2022"]);
    json("show-blend", &["show", "ashrae/blend/r-410a"]);
    json("compare", &["compare", "cn/grid/average/east@2012", "cn/grid/average/east@2021"]);
}

#[test]
fn questions_to_the_library_end_with_0_and_wrong_ones_with_2() {
    let code = |arguments: &[&str]| crossfoot(&[&["factors"], arguments].concat()).status.code().expect("no signal");
    assert_eq!(code(&["search", "no-such-word"]), 0, "that nothing fits is an answer");
    assert_eq!(code(&["audit", "--format", "json"]), 0);
    assert_eq!(code(&["show", "cn/grid/average/nowhere"]), 2);
    assert_eq!(code(&["show", "not an id"]), 2);
    assert_eq!(code(&["search", "1..0 kg"]), 2);
    assert_eq!(code(&[]), 2);
}
