//! What the program writes for its users, and a book of several files on disk.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

fn crossfoot(folder: &Path, arguments: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_crossfoot"));
    command.args(arguments).current_dir(folder).stdin(Stdio::null());
    for name in ["LC_ALL", "LC_MESSAGES", "LANG", "NO_COLOR", "CLICOLOR_FORCE"] {
        command.env_remove(name);
    }
    // 2026-11-21
    command.env("SOURCE_DATE_EPOCH", "1795219200").env("COLUMNS", "100").output().expect("the program runs")
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).expect("output is UTF-8")
}

fn code(output: &Output) -> i32 {
    output.status.code().expect("no signal")
}

/// A folder for one test, taken away at its end.
struct Scratch(PathBuf);

impl Scratch {
    fn new(name: &str) -> Scratch {
        let path = std::env::temp_dir().join(format!("crossfoot-{name}-{}", std::process::id()));
        let _ = fs::remove_dir_all(&path);
        fs::create_dir_all(&path).expect("a folder");
        Scratch(path)
    }

    fn write(&self, name: &str, text: &str) {
        let path = self.0.join(name);
        fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
        fs::write(path, text).expect("it is written");
    }
}

impl Drop for Scratch {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

#[test]
fn init_writes_a_book_that_computes_and_never_writes_over_anything() {
    for lang in ["en", "zh"] {
        let scratch = Scratch::new(&format!("init-{lang}"));
        let made = crossfoot(&scratch.0, &["init", "sites/my book", "--lang", lang]);
        assert_eq!(code(&made), 0, "{}", text(&made.stderr));
        let expected = match lang {
            "en" => {
                "wrote sites/my book/book.toml\nwrote sites/my book/crossfoot.schema.json\n\nNext:\n  \
                 crossfoot check 'sites/my book'\n  crossfoot inventory 'sites/my book'\n"
            }
            _ => {
                "已写入 sites/my book/book.toml\n已写入 sites/my book/crossfoot.schema.json\n\n下一步：\n  \
                 crossfoot check 'sites/my book'\n  crossfoot inventory 'sites/my book'\n"
            }
        };
        assert_eq!(text(&made.stdout), expected);
        let book = fs::read_to_string(scratch.0.join("sites/my book/book.toml")).expect("the book");
        assert!(book.contains("from = 2025-01-01"), "the last whole year");
        assert_eq!(code(&crossfoot(&scratch.0, &["check", "sites/my book"])), 0);
        let inventory = crossfoot(&scratch.0, &["inventory", "sites/my book", "--lang", lang]);
        assert_eq!(code(&inventory), 0);
        assert!(text(&inventory.stdout).contains("tCO2e"), "{}", text(&inventory.stdout));
        let again = crossfoot(&scratch.0, &["init", "sites/my book", "--lang", lang]);
        assert_eq!((code(&again), text(&again.stdout)), (2, String::new()));
        assert!(text(&again.stderr).contains("book.toml"));
        // One file of the two is enough to write nothing.
        fs::remove_file(scratch.0.join("sites/my book/book.toml")).expect("it goes");
        assert_eq!(code(&crossfoot(&scratch.0, &["init", "sites/my book"])), 2);
        assert!(!scratch.0.join("sites/my book/book.toml").exists());
    }
}

#[test]
fn init_without_a_folder_takes_the_current_one_and_tells_in_json() {
    let scratch = Scratch::new("init-here");
    let made = crossfoot(&scratch.0, &["init", "--format", "json"]);
    let json: serde_json::Value = serde_json::from_slice(&made.stdout).expect("it is JSON");
    assert_eq!(json["written"], serde_json::json!(["book.toml", "crossfoot.schema.json"]));
    assert_eq!(json["next"], serde_json::json!(["crossfoot check .", "crossfoot inventory ."]));
    assert_eq!(code(&crossfoot(&scratch.0, &["check", "."])), 0);
    // A file stands where a folder is needed.
    let refused = crossfoot(&scratch.0, &["init", "book.toml/x"]);
    assert_eq!(code(&refused), 2);
}

#[test]
fn schema_and_template_are_printed_in_the_language_asked_for() {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    let stored = fs::read_to_string(here.join("schema/crossfoot.schema.json")).expect("the schema");
    assert_eq!(text(&crossfoot(here, &["schema"]).stdout), stored);
    let chinese = text(&crossfoot(here, &["schema", "--lang", "zh"]).stdout);
    assert!(chinese.contains("Crossfoot 账簿") && chinese != stored);
    assert!(text(&crossfoot(here, &["template", "--lang", "zh"]).stdout).contains("\n#[[activity]]\n"));
}

#[test]
fn completions_and_manual_pages_are_made_for_every_shell_and_command() {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    for shell in ["bash", "zsh", "fish", "powershell"] {
        let output = crossfoot(here, &["completions", shell]);
        assert_eq!(code(&output), 0);
        assert!(text(&output.stdout).contains("inventory"), "{shell}");
    }
    assert_eq!(code(&crossfoot(here, &["completions", "nu"])), 2);
    let chinese = text(&crossfoot(here, &["man", "--lang", "zh"]).stdout);
    assert!(chinese.contains(".SH 用法\n") && chinese.contains(".SH 选项\n") && !chinese.contains(".SH OPTIONS"));
    let english = text(&crossfoot(here, &["man", "factors", "search"]).stdout);
    assert!(
        english.starts_with(".ie") && english.contains("crossfoot factors search") && english.contains(".SH OPTIONS")
    );
    let wrong = crossfoot(here, &["man", "serch"]);
    assert_eq!(code(&wrong), 2);
    assert!(text(&wrong.stderr).contains("inventory"));
}

/// A book of three files, with factors of its own named from a folder below.
fn group(scratch: &Scratch) {
    scratch.write(
        "book.toml",
        "include = [\"sites/north.toml\"]\n\n[[period]]\nid = \"2023\"\nfrom = 2023-01-01\nto = 2023-12-31\n\n\
         [[facility]]\nid = \"plant\"\nregion = \"CN-JS\"\n\n[[claim]]\nid = \"power\"\npublished = \"96 t CO2\"\n\
         given = { used = \"160 MWh\" }\nequals = 'used * factor(\"own/power@2023\")'\n",
    );
    scratch.write(
        "sites/north.toml",
        "include = [\"meters.toml\"]\n\n[library]\nfiles = [\"power.toml\"]\n\n[[gap]]\ncategory = \"3\"\nkey = \"NE\"\n",
    );
    scratch.write(
        "sites/meters.toml",
        "[[activity]]\nid = \"electricity\"\nfacility = \"plant\"\ncategory = \"2\"\namount = \"160 MWh\"\nfactor = \"cn/grid\"\n",
    );
    scratch.write(
        "sites/power.toml",
        "[source]\nid = \"contract\"\ntitle = \"Power contract\"\npublisher = \"Supplier\"\nlicence = \"own\"\n\n\
         [[factor]]\nfamily = \"own/power\"\nedition = \"2023\"\nname = { en = \"Power\", zh = \"电力\" }\n\
         value = \"0.6 tCO2/MWh\"\nkind = \"supplier\"\nregion = \"CN-JS\"\nlocator = \"p. 1\"\ngrade = \"B\"\n",
    );
}

#[test]
fn every_command_reads_a_book_of_several_files() {
    let scratch = Scratch::new("group");
    group(&scratch);
    let run = |arguments: &[&str]| crossfoot(&scratch.0, arguments);
    let check = run(&["check", "."]);
    assert_eq!(code(&check), 0, "{}", text(&check.stdout));
    assert!(text(&check.stdout).contains("sites/north.toml:6"), "{}", text(&check.stdout));
    assert!(text(&run(&["inventory", "book.toml"]).stdout).contains("sites/north.toml:6:1"));
    let verified = run(&["verify", "."]);
    assert_eq!(code(&verified), 0, "{}", text(&verified.stdout));
    let explained = text(&run(&["explain", ".", "activity/electricity"]).stdout);
    assert!(explained.contains("sites/meters.toml:5"), "{explained}");
    // The lock stands beside the book, whatever file names a factor.
    assert_eq!(code(&run(&["lock", "."])), 0);
    assert!(scratch.0.join("crossfoot.lock").exists() && !scratch.0.join("sites/crossfoot.lock").exists());
    assert_eq!(code(&run(&["inventory", "."])), 0);
    // Findings in an included file that cannot be read are about files: nothing could be done.
    scratch.write("sites/north.toml", "include = [\"nowhere.toml\"]\n");
    assert_eq!(code(&run(&["check", "."])), 2);
}

#[cfg(unix)]
#[test]
fn a_link_that_leads_out_is_not_included() {
    let scratch = Scratch::new("link");
    scratch.write("secret.toml", "[[gap]]\ncategory = \"3\"\nkey = \"NE\"\n");
    let period = "[[period]]\nid = \"2023\"\nfrom = 2023-01-01\nto = 2023-12-31\n";
    scratch.write("book/book.toml", &format!("include = [\"link.toml\"]\n{period}"));
    std::os::unix::fs::symlink(scratch.0.join("secret.toml"), scratch.0.join("book/link.toml")).expect("a link");
    let output = crossfoot(&scratch.0, &["check", "book"]);
    assert_eq!(code(&output), 2);
    assert!(text(&output.stdout).contains("path-leaves-folder"), "{}", text(&output.stdout));
}
