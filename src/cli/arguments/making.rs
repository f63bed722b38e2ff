//! What the commands take that write something for the user.

use clap::builder::PossibleValuesParser;
use clap::{Arg, ArgMatches, Command};

use crate::finding::{Lang, MakingUsage};

/// Something to be written.
#[derive(Debug, Clone)]
pub(in crate::cli) enum MakingTask {
    /// A first book in a folder.
    Init { folder: String },
    /// The JSON Schema of a book, or of a report.
    Schema { of_report: bool },
    /// A book in which every key is a comment.
    Template,
    /// Completions for a shell.
    Completions { shell: String },
    /// A manual page.
    Man { command: Vec<String> },
}

/// What there are schemas of, the one that is meant without a word first.
const SCHEMAS: [&str; 2] = ["book", "report"];

/// Shells that completions are made for.
const SHELLS: [&str; 4] = ["bash", "zsh", "fish", "powershell"];

/// Adds the commands. `command` and `positional` make them in the way of all others.
pub(super) fn define(
    root: Command,
    lang: Lang,
    command: impl Fn(&'static str, &'static str) -> Command,
    positional: impl Fn(Arg) -> Arg,
) -> Command {
    let text = |usage: MakingUsage| usage.text(lang);
    let folder = Arg::new("folder").value_name("FOLDER").help(text(MakingUsage::Folder));
    let shell = Arg::new("shell").value_name("SHELL").required(true).help(text(MakingUsage::Shell));
    let shell = shell.value_parser(PossibleValuesParser::new(SHELLS)).hide_possible_values(true);
    let of = Arg::new("of").value_name("OF").help(text(MakingUsage::SchemaOf)).default_value(SCHEMAS[0]);
    let of = of.hide_default_value(true).value_parser(PossibleValuesParser::new(SCHEMAS)).hide_possible_values(true);
    let named = Arg::new("command").value_name("COMMAND").num_args(0..).help(text(MakingUsage::ManCommand));
    root.subcommand(
        command("init", text(MakingUsage::Init)).arg(positional(folder)).after_help(text(MakingUsage::InitExamples)),
    )
    .subcommand(command("schema", text(MakingUsage::Schema)).arg(positional(of)))
    .subcommand(command("template", text(MakingUsage::Template)))
    .subcommand(
        command("completions", text(MakingUsage::Completions))
            .arg(positional(shell))
            .after_help(text(MakingUsage::CompletionsExamples)),
    )
    .subcommand(
        command("man", text(MakingUsage::Man)).arg(positional(named)).after_help(text(MakingUsage::ManExamples)),
    )
}

/// Reads what is to be written; nothing for a command that is none of these.
pub(super) fn read(name: &str, matches: &ArgMatches) -> Option<MakingTask> {
    let word = |name: &str| matches.get_one::<String>(name).cloned();
    Some(match name {
        "init" => MakingTask::Init { folder: word("folder").unwrap_or_default() },
        "schema" => MakingTask::Schema { of_report: word("of").as_deref() == Some(SCHEMAS[1]) },
        "template" => MakingTask::Template,
        "completions" => MakingTask::Completions { shell: word("shell").unwrap_or_default() },
        "man" => {
            MakingTask::Man { command: matches.get_many::<String>("command").into_iter().flatten().cloned().collect() }
        }
        _ => return None,
    })
}
