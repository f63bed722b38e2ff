//! Views, formats and impact as a stranger sees them, at 80 and 140 columns and in both languages.
//!
//! Outputs are kept in `tests/views/` and were read by a person; `UPDATE_GOLDEN=1` rewrites them.

use std::path::Path;
use std::process::{Command, Output, Stdio};

const BOOK: &str = "tests/views";

fn crossfoot(arguments: &[&str], columns: u16) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_crossfoot"));
    command.args(arguments).current_dir(env!("CARGO_MANIFEST_DIR")).stdin(Stdio::null());
    for name in ["LC_ALL", "LC_MESSAGES", "LANG", "NO_COLOR", "CLICOLOR_FORCE"] {
        command.env_remove(name);
    }
    command.env("SOURCE_DATE_EPOCH", "1795219200");
    command.env("COLUMNS", columns.to_string()).output().expect("the program runs")
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).expect("output is UTF-8")
}

fn transcript(name: &str, arguments: &[&str], columns: u16) -> String {
    let output = crossfoot(arguments, columns);
    let shown = format!(
        "$ COLUMNS={columns} crossfoot {}\n{}--- standard error\n{}--- exit code {}\n",
        arguments.join(" "),
        text(&output.stdout),
        text(&output.stderr),
        output.status.code().expect("no signal"),
    );
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/views").join(format!("{name}.txt"));
    if std::env::var_os("UPDATE_GOLDEN").is_some() {
        std::fs::write(&path, &shown).expect("the transcript is written");
    }
    let stored = std::fs::read_to_string(&path).unwrap_or_default();
    assert_eq!(shown, stored, "{name}: UPDATE_GOLDEN=1 rewrites it; read the difference first");
    text(&output.stdout)
}

#[test]
fn every_view_in_both_languages_and_widths() {
    for lang in ["en", "zh"] {
        for columns in [80, 140] {
            for view in ["iso", "ghgp", "gbt2589"] {
                let arguments = ["inventory", BOOK, "--view", view, "--period", "2023", "--lang", lang];
                transcript(&format!("{view}.{columns}.{lang}"), &arguments, columns);
            }
            let arguments = ["impact", BOOK, "power", "--lang", lang, "-q"];
            transcript(&format!("impact.{columns}.{lang}"), &arguments, columns);
        }
        for view in ["iso", "ghgp", "gbt2589"] {
            let arguments = ["inventory", BOOK, "--view", view, "--format", "markdown", "--lang", lang, "-q"];
            transcript(&format!("{view}.md.{lang}"), &arguments, 80);
        }
        let arguments = ["impact", BOOK, "cn/grid", "--lang", lang, "-q", "--format", "markdown"];
        transcript(&format!("impact-grid.md.{lang}"), &arguments, 80);
        transcript(&format!("impact-unknown.{lang}"), &["impact", BOOK, "deisel", "--lang", lang, "-q"], 80);
        let arguments = ["explain", BOOK, "view/ghgp/2023/scope/3/3", "--lang", lang, "-q"];
        transcript(&format!("explain-scope.{lang}"), &arguments, 100);
        let arguments = ["explain", BOOK, "energy/2023/carrier/diesel/calorific", "--lang", lang, "-q"];
        transcript(&format!("explain-energy.{lang}"), &arguments, 100);
        transcript(&format!("check.{lang}"), &["check", BOOK, "--lang", lang], 100);
        transcript(&format!("csv-not-here.{lang}"), &["check", BOOK, "--format", "csv", "--lang", lang], 100);
        transcript(&format!("help-inventory.{lang}"), &["inventory", "--help", "--lang", lang], 100);
        transcript(&format!("help-impact.{lang}"), &["impact", "--help", "--lang", lang], 100);
    }
}

#[test]
fn a_published_report_in_the_views() {
    for lang in ["en", "zh"] {
        for (view, scenario) in
            [("ghgp", "ksm-qinhuangdao-2023"), ("ghgp", "lianmei-2019"), ("gbt2589", "lianmei-2019")]
        {
            let book = format!("scenarios/{scenario}");
            let arguments = ["inventory", &book, "--view", view, "--lang", lang];
            transcript(&format!("{view}-{scenario}.{lang}"), &arguments, 100);
        }
    }
}

#[test]
fn programs_get_exact_figures() {
    for view in ["iso", "ghgp", "gbt2589"] {
        let shown = transcript(
            &format!("{view}.csv"),
            &["inventory", BOOK, "--view", view, "--format", "csv", "--lang", "en", "-q"],
            80,
        );
        let lines: Vec<&str> = shown.split_terminator("\r\n").collect();
        assert_eq!(lines.first(), Some(&"period,address,name,value,unit,state,exact"));
        assert!(lines.iter().all(|line| !line.contains('\n')));
        transcript(&format!("{view}.json"), &["inventory", BOOK, "--view", view, "--format", "json"], 80);
    }
    transcript("impact.csv", &["impact", BOOK, "power", "--format", "csv", "-q"], 80);
    transcript("impact.json", &["impact", BOOK, "activity/diesel/density", "--format", "json"], 80);
    let as_text = crossfoot(&["inventory", BOOK, "--format", "text", "--lang", "en"], 80);
    assert_eq!(as_text.stdout, crossfoot(&["inventory", BOOK, "--format", "table", "--lang", "en"], 80).stdout);
}

#[test]
fn a_failing_assertion_is_an_error_of_every_command_and_hides_no_figure() {
    for command in ["check", "inventory", "verify"] {
        let output = crossfoot(&[command, BOOK, "--lang", "en"], 100);
        assert_eq!(output.status.code(), Some(1), "{command}");
        let all = text(&output.stdout) + &text(&output.stderr);
        assert!(all.contains("error[assertion-fails]"), "{command}\n{all}");
    }
    let output = crossfoot(&["explain", BOOK, "inventory/2023/category/4", "--lang", "en"], 100);
    assert!(text(&output.stdout).contains("9500.333") || text(&output.stdout).contains("9 500.333"));
}

#[test]
fn every_format_follows_the_split_and_says_what_stands_beside() {
    let book = "tests/books/boundary.toml";
    for by in ["category", "facility", "gas", "activity"] {
        let shown = transcript(
            &format!("by-{by}.csv"),
            &["inventory", book, "--by", by, "--format", "csv", "--lang", "en", "-q"],
            80,
        );
        assert!(shown.contains("inventory/2023/total"), "{shown}");
    }
    transcript(
        "by-facility.md.zh",
        &["inventory", book, "--by", "facility", "--format", "markdown", "--lang", "zh", "-q"],
        80,
    );
    let whole = transcript("beside.csv", &["inventory", book, "--format", "csv", "--lang", "en", "-q"], 80);
    let page = transcript("beside.md.en", &["inventory", book, "--format", "markdown", "--lang", "en", "-q"], 80);
    for kind in ["exclusion/", "removal/", "credit/", "avoided/"] {
        assert!(whole.contains(kind) && page.contains(kind), "{kind}");
    }
    // A view that has no split is not shown as if it had been split.
    for lang in ["en", "zh"] {
        let refused = crossfoot(&["inventory", book, "--by", "gas", "--view", "ghgp", "--lang", lang], 80);
        assert_eq!((refused.status.code(), refused.stdout.is_empty()), (Some(2), true));
    }
}
