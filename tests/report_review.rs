//! Reports as their readers meet them: small ones kept whole, books of odd shapes, and outputs that must be refused.
//!
//! The kept reports were read by a person; `UPDATE_GOLDEN=1` rewrites them.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).to_owned()
}

/// An empty folder of a test's own.
fn folder(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("review-{name}-{}", std::process::id()));
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).expect("a folder");
    folder
}

fn report(at: &Path, arguments: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_crossfoot"));
    command.current_dir(at).env("SOURCE_DATE_EPOCH", "1795219200").args(["report", "-q"]).args(arguments);
    command.output().expect("the program runs")
}

fn said(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}

/// The Markdown of a book of these lines.
fn markdown(folder: &Path, book: &str, more: &[&str]) -> String {
    fs::write(folder.join("book.toml"), book).expect("the book");
    let output = report(folder, &[&["book.toml", "-o", "out.md", "--lang", "en"], more].concat());
    assert!(matches!(output.status.code(), Some(0 | 1)), "{}", said(&output));
    fs::read_to_string(folder.join("out.md")).expect("Markdown")
}

/// The line of a table that begins with a cell.
fn row<'t>(text: &'t str, cell: &str) -> &'t str {
    let start = format!("| {cell} |");
    text.lines().find(|line| line.starts_with(&start)).unwrap_or_else(|| panic!("no row {cell}"))
}

const TWO: &str = "[organization]\nname = \"Two years\"\n\n\
    [[period]]\nid = \"2023\"\nfrom = 2023-01-01\nto = 2023-12-31\n\n[[period]]\nid = \"2024\"\nfrom = 2024-01-01\nto = 2024-12-31\n";

fn line(id: &str, period: &str, category: &str, emissions: &str, more: &str) -> String {
    format!(
        "\n[[activity]]\nid = \"{id}\"\nperiod = \"{period}\"\ncategory = \"{category}\"\nemissions = \"{emissions} tCO2e\"\n{more}\n"
    )
}

#[test]
fn small_reports_are_kept_whole() {
    let folder = folder("kept");
    let books = [("scenarios/ksm-qinhuangdao-2023", "ksm-qinhuangdao-2023"), ("tests/books/meters", "meters")];
    for ((book, name), lang) in books.into_iter().flat_map(|of| [(of, "en"), (of, "zh")]) {
        let out = folder.join("out.md");
        let output = report(&root(), &[book, "--lang", lang, "-o", &out.to_string_lossy()]);
        assert!(matches!(output.status.code(), Some(0 | 1)), "{}", said(&output));
        let made = fs::read_to_string(&out).expect("Markdown");
        let kept = root().join(format!("tests/reports/{name}.{lang}.md"));
        if std::env::var_os("UPDATE_GOLDEN").is_some() {
            fs::write(&kept, &made).expect("the report is written");
        }
        let stored = fs::read_to_string(&kept).unwrap_or_default();
        assert!(made == stored, "{}: UPDATE_GOLDEN=1 rewrites it; read the difference first", kept.display());
    }
}

#[test]
fn a_report_never_takes_the_place_of_its_book() {
    let folder = folder("onto");
    let book = format!("{TWO}{}", line("a", "2023", "1", "1.0", ""));
    fs::write(folder.join("book.md"), &book).expect("a book");
    fs::create_dir(folder.join("sub")).expect("a folder");
    let mut names = vec!["book.md", "./book.md", "sub/../book.md"];
    #[cfg(unix)]
    {
        std::os::unix::fs::symlink("book.md", folder.join("link.md")).expect("a link");
        names.push("link.md");
    }
    for name in names {
        let output = report(&folder, &["book.md", "-o", "fine.html", name, "--lang", "en"]);
        assert_eq!(output.status.code(), Some(2), "{name}");
        assert!(said(&output).contains("part of the book"), "{name}: {}", said(&output));
        assert_eq!(fs::read_to_string(folder.join("book.md")).expect("the book"), book, "{name}");
        assert!(!folder.join("fine.html").exists(), "nothing is written where one output is refused");
    }
}

#[test]
fn outputs_that_clash_are_refused_before_any_is_written() {
    let folder = folder("clash");
    fs::write(folder.join("book.toml"), format!("{TWO}{}", line("a", "2023", "1", "1.0", ""))).expect("a book");
    fs::create_dir(folder.join("d.html")).expect("a folder");
    fs::write(folder.join("x.html"), "old").expect("an old report");
    for (outputs, why) in [
        (["x.html", "x.html"], "written twice"),
        (["x.html", "./x.html"], "written twice"),
        (["x.html", "d.html"], "is a folder"),
    ] {
        let output = report(&folder, &["book.toml", "--lang", "en", "-o", outputs[0], outputs[1]]);
        assert_eq!(output.status.code(), Some(2), "{outputs:?}");
        assert!(said(&output).contains(why), "{outputs:?}: {}", said(&output));
        assert_eq!(fs::read_to_string(folder.join("x.html")).expect("the old report"), "old", "{outputs:?}");
    }
    // Upper case is the same kind.
    assert_eq!(report(&folder, &["book.toml", "-o", "x.HTML"]).status.code(), Some(0));
}

#[test]
fn two_periods_say_what_changed_and_what_is_only_stated_once() {
    let folder = folder("two");
    let book = format!(
        "{TWO}{}{}{}",
        line("a", "2023", "1.1", "10.00", ""),
        line("b", "2024", "1.1", "8.00", "uncertainty = \"±5 % (95 %, normal)\"\ndata = \"measured\""),
        line("c", "2024", "2", "12.345", "")
    );
    let text = markdown(&folder, &book, &[]);
    let over = text.split("### Over the years").nth(1).expect("the years");
    assert!(row(over, "1  Direct emissions").ends_with("| 10.00 | 8.00 | −2.00 | −20.00 % |"), "{over}");
    assert!(row(over, "2  Indirect: imported energy").ends_with("| not stated | 12.34 |  |  |"), "{over}");
    assert!(over.contains("by being stated, not by what was emitted"));
    // What a line says of its data is there, in words.
    assert!(text.contains("| b | 1.1 | measured | ±5 % (95 %, normal) |"), "{text}");
    // Ranges hold what is printed: 12.345 is 12.3445 to 12.3455.
    assert!(text.contains("| 2  Indirect: imported energy | 12.34 | 12.34 | 12.35 | 1 | 0 |"), "{text}");
    // Tiles say once that they are partial, and cards stand below their heading.
    assert!(text.contains("**20.34 tCO2e** · partial") && !text.contains("(partial)** ·"), "{text}");
    // Another period alone is the only one that is said to be covered.
    let alone = markdown(&folder, &book, &["--period", "2024"]);
    assert!(row(&alone, "c").contains("2024: 2024-01-01") && !row(&alone, "c").contains("2023"), "{alone}");
}

#[test]
fn a_table_that_has_no_room_for_all_periods_says_so() {
    let years = 2013..2024;
    let mut book = String::new();
    for year in years.clone() {
        book.push_str(&format!("[[period]]\nid = \"{year}\"\nfrom = {year}-01-01\nto = {year}-12-31\n\n"));
    }
    for year in years {
        book.push_str(&line(&format!("a{year}"), &year.to_string(), "1", "1.0", ""));
    }
    let text = markdown(&folder("years"), &book, &[]);
    assert!(text.contains("the latest 8 of 11 periods"), "{text}");
}

#[test]
fn many_lines_that_say_the_same_of_their_data_share_a_row() {
    let mut book = TWO.to_owned();
    for at in 0..600 {
        let data = if at % 2 == 0 { "data = \"measured\"" } else { "data = \"invoiced\"" };
        book.push_str(&line(&format!("a{at}"), "2024", "1", "1.0", data));
    }
    let text = markdown(&folder("many"), &book, &["--period", "2024"]);
    assert!(text.contains("| a0 … +299 | 1 | measured |") && text.contains("| a1 … +299 | 1 | invoiced |"), "{text}");
    assert!(text.contains("| measured | 300 | 300.00 |"));
}

#[test]
fn sections_lead_only_to_sections_that_are_there() {
    let folder = folder("sections");
    let book = format!("{TWO}{}", line("a", "2023", "1", "1.0", ""));
    let alone = markdown(&folder, &book, &["--sections", "index,boundary"]);
    assert!(row(&alone, "b").ends_with("| Organization and boundary |"), "{}", row(&alone, "b"));
    assert!(row(&alone, "f").ends_with("|  |"), "{}", row(&alone, "f"));
    assert!(row(&alone, "k").contains("the book states none"), "a key that there is not is not asked for");
    let text = markdown(&folder, &book, &[]);
    let empty = text.lines().filter(|line| line.starts_with("- ") && line.ends_with(": "));
    assert_eq!(empty.collect::<Vec<_>>(), Vec::<&str>::new(), "no label stands without what it is for");
}

#[test]
fn boundary_gases_and_potentials_of_the_foundry() {
    let folder = folder("foundry");
    let out = folder.join("out.md");
    let output = report(&root(), &["scenarios/example-plant", "--lang", "en", "-o", &out.to_string_lossy()]);
    assert!(output.status.success(), "{}", said(&output));
    let text = fs::read_to_string(&out).expect("Markdown");
    assert!(text.contains("- Responsible: energy department, Chen Wei"));
    assert!(row(&text, "`machining`").contains("| CN-AH | 60 % |"), "{}", row(&text, "`machining`"));
    assert!(row(&text, "CH4").starts_with("| CH4 | ") && row(&text, "HFC-32").contains(" 9.64 |"));
    let potentials = text.split("Global warming potentials used").nth(1).expect("the potentials");
    assert!(row(potentials, "`ipcc/gwp100/ar6/N2O@2021`").contains("| 273 tCO2e/tN2O |"));
    assert!(text.contains("**Significance of indirect emissions**") && text.contains("**Emissions by kind of data**"));
    // One gap of many lines is one row.
    let gaps = text.matches("`energy/2024/gap/electricity/equivalent`").count();
    assert_eq!(gaps, 1);
    // A factor that no line was computed with has no emissions to compare.
    assert!(!text.contains("its activities come to 0.00"));
}

#[test]
fn a_book_without_facilities_and_one_of_gaps() {
    let folder = folder("odd");
    let none = markdown(&folder, &format!("{TWO}{}", line("a", "2024", "1", "1.0", "")), &["--digits", "0"]);
    assert!(row(&none, "d").contains("missing"), "{}", row(&none, "d"));
    let gaps = "[[period]]\nid = \"2024\"\nfrom = 2024-01-01\nto = 2024-12-31\n\n\
        [[gap]]\ncategory = \"1\"\nkey = \"NE\"\nreason = \"no meter\"\n";
    fs::write(folder.join("gaps.toml"), gaps).expect("the book");
    let output = report(&folder, &["gaps.toml", "-o", "gaps.html", "gaps.md", "--lang", "en"]);
    assert_eq!(output.status.code(), Some(2), "{}", said(&output));
    assert!(said(&output).contains("nothing to report"), "{}", said(&output));
}
