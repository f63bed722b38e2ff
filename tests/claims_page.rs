//! The page about writing claims: its example gives what it shows.

use std::fs;
use std::process::{Command, Stdio};

const PAGE: &str = include_str!("../docs/claims.md");

fn block(label: &str) -> &'static str {
    let start = PAGE.find(&format!("```{label}\n")).expect("a block") + label.len() + 4;
    let end = PAGE[start..].find("```").expect("its end") + start;
    &PAGE[start..end]
}

#[test]
fn the_example_of_the_page_gives_what_the_page_shows() {
    let folder = std::env::temp_dir().join(format!("crossfoot-claims-page-{}", std::process::id()));
    fs::create_dir_all(&folder).expect("a folder");
    fs::write(folder.join("book.toml"), block("toml")).expect("the example is written");
    let mut command = Command::new(env!("CARGO_BIN_EXE_crossfoot"));
    command.args(["verify", "book.toml", "--lang", "en"]).current_dir(&folder).stdin(Stdio::null());
    let output = command.env("SOURCE_DATE_EPOCH", "1795219200").output().expect("the program runs");
    let shown = String::from_utf8_lossy(&output.stdout).into_owned();
    assert!(shown.contains(block("text")), "{shown}");
    fs::remove_dir_all(folder).expect("removed");
}
