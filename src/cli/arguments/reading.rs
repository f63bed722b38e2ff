//! What `crossfoot read` takes.

use clap::{Arg, ArgMatches, Command};

use crate::finding::{Lang, ReadUsage};

/// A report to be read.
#[derive(Debug, Clone)]
pub(in crate::cli) struct ReadTask {
    /// Its path; `-` is standard input.
    pub report: String,
    /// Where the draft goes; to standard output without.
    pub output: Option<String>,
}

/// Adds the command. `command`, `option` and `positional` make it in the way of all others.
pub(super) fn define(
    root: Command,
    lang: Lang,
    command: impl Fn(&'static str, &'static str) -> Command,
    option: impl Fn(&'static str, &'static str) -> Arg,
    positional: impl Fn(Arg) -> Arg,
) -> Command {
    let text = |usage: ReadUsage| usage.text(lang);
    let report = Arg::new("report").value_name("REPORT").required(true).help(text(ReadUsage::Report));
    root.subcommand(
        command("read", text(ReadUsage::Read))
            .arg(positional(report))
            .arg(option("output", text(ReadUsage::Output)).short('o').value_name("FILE"))
            .after_help(text(ReadUsage::Examples)),
    )
}

/// Reads what was asked.
pub(super) fn read(name: &str, matches: &ArgMatches) -> Option<ReadTask> {
    let word = |name: &str| matches.get_one::<String>(name).cloned();
    (name == "read").then(|| ReadTask { report: word("report").unwrap_or_default(), output: word("output") })
}
