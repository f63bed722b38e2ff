//! The register of findings: written once, then only appended to.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

fn crossfoot(arguments: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_crossfoot"));
    command.args(arguments).args(["--lang", "en"]).current_dir(env!("CARGO_MANIFEST_DIR")).stdin(Stdio::null());
    command.env("SOURCE_DATE_EPOCH", "1795219200").output().expect("the program runs")
}

fn aside(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}

/// A folder of its own with a copy of the scenario.
fn folder(name: &str) -> (PathBuf, String, String) {
    let folder = std::env::temp_dir().join(format!("crossfoot-register-{name}-{}", std::process::id()));
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).expect("a folder");
    let book = Path::new(env!("CARGO_MANIFEST_DIR")).join("scenarios/ksm-qinhuangdao-2023/book.toml");
    fs::copy(book, folder.join("book.toml")).expect("the book is copied");
    let text = |name: &str| folder.join(name).to_string_lossy().into_owned();
    let (book, register) = (text("book.toml"), text("findings.toml"));
    (folder, book, register)
}

#[test]
fn a_second_run_changes_nothing_that_is_there() {
    let (folder, book, register) = folder("second");
    assert!(
        aside(&crossfoot(&["verify", &book, "--register", &register])).contains("5 findings added, 0 already there")
    );
    let first = fs::read_to_string(&register).expect("a register");
    assert!(first.contains("id         = \"claim/statement-total:claim-does-not-hold\""), "{first}");
    assert!(first.contains("difference = \"-8 tCO2e\""), "{first}");
    for id in ["emissions/total/across:relation-does-not-hold", "emissions/category-2/same:figures-disagree"] {
        assert!(first.contains(&format!("id         = \"table/statement/{id}\"")), "{first}");
    }
    // Somebody answers, in a style of their own.
    let answered = first.replacen("status     = \"open\"", "status='closed'   # asked on 3 May", 1);
    fs::write(&register, &answered).expect("written");
    assert!(
        aside(&crossfoot(&["verify", &book, "--register", &register])).contains("0 findings added, 5 already there")
    );
    assert_eq!(fs::read_to_string(&register).expect("a register"), answered);
    // The amount changes, a finding goes, a finding comes.
    let text = fs::read_to_string(&book).expect("the book");
    let text =
        text.replace("c2 = \"18938.70 tCO2e\"", "c2 = \"18939.70 tCO2e\"").replace("\"headings\"", "\"columns\"");
    fs::write(&book, text).expect("written");
    let said = aside(&crossfoot(&["verify", &book, "--register", &register]));
    assert!(said.contains("1 finding added, 4 already there"), "{said}");
    assert!(said.contains("no longer found (left as they are): `finding/headings:misstatement`"), "{said}");
    assert!(said.contains("the difference in the register is -8 tCO2e, and -9 tCO2e by now"), "{said}");
    let longer = fs::read_to_string(&register).expect("a register");
    assert!(longer.starts_with(&answered) && longer.contains("finding/columns:misstatement"));
    // With one claim only, the others are not said to be gone.
    let said = aside(&crossfoot(&["verify", &book, "--claim", "esg-total", "--register", &register]));
    assert!(!said.contains("no longer found (left as they are): `claim"), "{said}");
    fs::remove_dir_all(folder).expect("removed");
}

#[test]
fn nothing_is_appended_to_what_is_no_register() {
    let (folder, book, register) = folder("other");
    let before = fs::read_to_string(&book).expect("the book");
    let output = crossfoot(&["verify", &book, "--register", &book]);
    assert_eq!(output.status.code(), Some(2));
    assert!(aside(&output).contains("it does not say `register = 1`"), "{}", aside(&output));
    assert_eq!(fs::read_to_string(&book).expect("the book"), before);
    fs::write(&register, "register = ").expect("written");
    assert_eq!(crossfoot(&["verify", &book, "--register", &register]).status.code(), Some(2));
    assert_eq!(fs::read_to_string(&register).expect("as it was"), "register = ");
    #[cfg(unix)]
    {
        let link = folder.join("link.toml");
        std::os::unix::fs::symlink(folder.join("nowhere.toml"), &link).expect("a link");
        let output = crossfoot(&["verify", &book, "--register", &link.to_string_lossy()]);
        assert_eq!(output.status.code(), Some(2));
        assert!(!folder.join("nowhere.toml").exists());
    }
    let names = fs::read_dir(&folder).expect("the folder").count();
    assert_eq!(names, if cfg!(unix) { 3 } else { 2 }, "nothing is left behind");
    fs::remove_dir_all(folder).expect("removed");
}
