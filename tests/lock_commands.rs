//! `crossfoot lock` and `crossfoot update` on the disk.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

const BOOK: &str = "[inventory]\nas-of = 2026-11-21\n[[period]]\nid = \"p\"\nfrom = 2022-01-01\nto = 2022-12-31\n\
    [[facility]]\nid = \"f\"\nregion = \"CN-JS\"\n\
    [[activity]]\nid = \"a\"\nfacility = \"f\"\ncategory = \"2\"\namount = \"1 MWh\"\nfactor = \"cn/grid\"\n";

/// A folder with a book in it, taken away at the end.
struct Mill(PathBuf);

impl Mill {
    fn new(name: &str) -> Mill {
        let folder = std::env::temp_dir().join(format!("crossfoot-lock-{name}-{}/my mill", std::process::id()));
        fs::create_dir_all(&folder).expect("a folder");
        let mill = Mill(folder);
        mill.write("book.toml", BOOK);
        mill
    }

    fn write(&self, file: &str, text: &str) {
        fs::write(self.0.join(file), text).expect("written");
    }

    /// Runs a command on the book: the exit code, and everything that is said.
    fn run(&self, command: &str, arguments: &[&str]) -> (i32, String) {
        let output = Command::new(env!("CARGO_BIN_EXE_crossfoot"))
            .args([command, &self.0.to_string_lossy(), "--lang", "en"])
            .args(arguments)
            .env("SOURCE_DATE_EPOCH", "1795219200")
            .output()
            .expect("the program runs");
        let said = [output.stdout, output.stderr].map(|bytes| String::from_utf8(bytes).expect("UTF-8")).concat();
        (output.status.code().expect("no signal"), said)
    }
}

impl Drop for Mill {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(self.0.parent().unwrap_or(Path::new("/nonexistent")));
    }
}

#[test]
fn another_day_of_the_book_can_be_taken_over_also_where_no_figure_changes() {
    let mill = Mill::new("day");
    assert_eq!(mill.run("lock", &[]).0, 0);
    mill.write("book.toml", &BOOK.replace("2026-11-21", "2026-11-20"));
    assert!(mill.run("check", &[]).1.contains("warning[not-locked]"));
    let (_, said) = mill.run("update", &[]);
    assert!(said.contains("no figure changes") && said.contains("my mill' --accept"), "{said}");
    assert!(mill.run("update", &["--accept"]).1.contains("0 of them new"));
    assert!(!mill.run("check", &[]).1.contains("not-locked"));
    assert!(!mill.run("update", &["--accept"]).1.contains("of them new"));
}

#[test]
fn a_day_on_the_command_line_says_that_it_puts_the_lock_aside() {
    let mill = Mill::new("aside");
    assert_eq!(mill.run("lock", &[]).0, 0);
    let (code, said) = mill.run("inventory", &["--as-of", "2024-06-01"]);
    assert!(code == 0 && said.contains("the lock of the book is put aside") && said.contains("jiangsu@2021"), "{said}");
    let (_, said) = mill.run("inventory", &[]);
    assert!(!said.contains("put aside") && said.contains("jiangsu@2022"), "{said}");
}

#[test]
fn a_factor_of_ones_own_that_was_edited_is_a_warning() {
    let mill = Mill::new("edited");
    let factors = "[source]\nid = \"own\"\ntitle = \"t\"\npublisher = \"p\"\npublished = \"2023\"\nlicence = \"l\"\n\
        [[factor]]\nfamily = \"own/power\"\nedition = \"2022\"\nname = { zh = \"a\", en = \"a\" }\n\
        value = \"0.35 kgCO2/kWh\"\nkind = \"supplier\"\nlocator = \"p. 1\"\ngrade = \"B\"\n";
    let book = format!("[library]\nfiles = [\"f.toml\"]\n{BOOK}").replace("cn/grid", "own/power@2022");
    mill.write("book.toml", &book);
    mill.write("f.toml", factors);
    assert_eq!(mill.run("lock", &[]).0, 0);
    mill.write("f.toml", &factors.replace("0.35", "0.45"));
    let (_, said) = mill.run("inventory", &[]);
    let locked = "is locked as 0.35 kgCO2/kWh, and the library has 0.45 kgCO2/kWh by now";
    assert!(said.contains("warning[lock-behind]") && said.contains(locked), "{said}");
    mill.write("f.toml", &factors.replace("p. 1", "p. 2"));
    let (_, said) = mill.run("check", &[]);
    assert!(said.contains("note[lock-behind]") && said.contains("other particulars"), "{said}");
}

#[test]
fn a_second_value_of_a_potential_is_said_and_no_other_potential_is_taken() {
    let mill = Mill::new("potential");
    let factors = "[source]\nid = \"own\"\ntitle = \"t\"\npublisher = \"p\"\npublished = \"2023\"\nlicence = \"l\"\n\
        [[factor]]\nfamily = \"ipcc/gwp100/ar6/CH4-fossil\"\nedition = \"2030\"\nname = { zh = \"a\", en = \"a\" }\n\
        value = \"31 tCO2e/tCH4\"\nkind = \"gwp\"\ngwp = \"AR6\"\nlocator = \"p. 1\"\ngrade = \"B\"\n";
    let book = format!("[library]\nfiles = [\"f.toml\"]\n{BOOK}");
    mill.write("book.toml", &book.replace("cn/grid", "cn/fuel/diesel/road").replace("MWh", "t"));
    mill.write("f.toml", factors);
    let (code, said) = mill.run("inventory", &[]);
    assert!(code == 1 && said.contains("CH4-fossil@2021") && said.contains("CH4-fossil@2030"), "{said}");
}

#[test]
fn a_failing_assertion_does_not_keep_factors_from_being_locked() {
    let mill = Mill::new("assert");
    let assertion = "[[assert]]\nid = \"t\"\nfigure = \"activity/a\"\nequals = \"100 tCO2e\"\n";
    mill.write("book.toml", &format!("{BOOK}{assertion}"));
    let (code, said) = mill.run("lock", &[]);
    assert!(code == 1 && said.contains("locked"), "{code} {said}");
    assert!(mill.run("update", &[]).1.contains("no figure changes"));
}
