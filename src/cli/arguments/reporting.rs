//! What `crossfoot report` takes.

use clap::{Arg, ArgAction, ArgMatches, Command, value_parser};

use super::Refusal;
use crate::finding::{Lang, Message, ReportUsage};
use crate::report::SectionKind;

/// A report to be handed on.
#[derive(Debug, Clone)]
pub(in crate::cli) struct ReportTask {
    /// The book.
    pub book: String,
    /// Files to be written, each with its kind.
    pub outputs: Vec<(String, Kind)>,
    /// Sections that are wanted; all where none is named.
    pub sections: Vec<SectionKind>,
    /// The only period.
    pub period: Option<String>,
    /// Decimals of emissions.
    pub digits: u32,
}

/// The kind of a file, from its extension.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::cli) enum Kind {
    /// A page for browsers.
    Html,
    /// A workbook with live formulas.
    Xlsx,
    /// For repositories.
    Markdown,
    /// For programs.
    Json,
    /// One file a table.
    Csv,
}

impl Kind {
    fn of(path: &str) -> Option<Kind> {
        let (_, extension) = path.rsplit_once('.')?;
        match extension.to_ascii_lowercase().as_str() {
            "html" | "htm" => Some(Kind::Html),
            "xlsx" => Some(Kind::Xlsx),
            "md" | "markdown" => Some(Kind::Markdown),
            "json" => Some(Kind::Json),
            "csv" => Some(Kind::Csv),
            _ => None,
        }
    }
}

/// Decimals at most.
const MOST_DIGITS: i64 = 20;

/// Adds the command. `command`, `option` and `positional` make it in the way of all others.
pub(super) fn define(
    root: Command,
    lang: Lang,
    command: impl Fn(&'static str, &'static str) -> Command,
    option: impl Fn(&'static str, &'static str) -> Arg,
    positional: impl Fn(Arg) -> Arg,
    shared: [Arg; 2],
) -> Command {
    let text = |usage: ReportUsage| usage.text(lang);
    let book = Arg::new("book").value_name("BOOK").required(true).help(text(ReportUsage::Book));
    let output = option("output", text(ReportUsage::Output)).short('o').value_name("FILE").required(true);
    let digits = option("digits", text(ReportUsage::Digits)).value_name("N");
    let digits = digits.value_parser(value_parser!(u32).range(0..=MOST_DIGITS)).allow_negative_numbers(true);
    let definition = command("report", text(ReportUsage::Report))
        .arg(positional(book))
        .arg(output.action(ArgAction::Append).num_args(1..))
        .arg(option("sections", text(ReportUsage::Sections)).value_name("LIST").value_delimiter(','))
        .arg(option("period", text(ReportUsage::Period)).value_name("ID"))
        .arg(digits)
        .after_help(text(ReportUsage::Examples));
    root.subcommand(definition.args(shared))
}

/// Reads what was asked.
pub(super) fn read(name: &str, matches: &ArgMatches, lang: Lang) -> Option<Result<ReportTask, Refusal>> {
    (name == "report").then(|| task(matches).map_err(|message| Refusal::Wrong(message.text(lang))))
}

fn task(matches: &ArgMatches) -> Result<ReportTask, Box<Message>> {
    let words = |name: &str| matches.get_many::<String>(name).into_iter().flatten().cloned();
    let refused = |argument: &str, value: &str, allowed: String| {
        Box::new(Message::BadArgumentValue { argument: argument.to_owned(), value: value.to_owned(), allowed })
    };
    let mut outputs = Vec::new();
    for path in words("output") {
        match Kind::of(&path) {
            Some(kind) => outputs.push((path, kind)),
            None => return Err(refused("-o", &path, "FILE.html, FILE.xlsx, FILE.md, FILE.json, FILE.csv".to_owned())),
        }
    }
    let mut sections = Vec::new();
    for word in words("sections").filter(|word| !word.trim().is_empty()) {
        match SectionKind::from_word(word.trim()) {
            Some(kind) => sections.push(kind),
            None => {
                let known: Vec<&str> = SectionKind::ALL.iter().map(|kind| kind.word()).collect();
                return Err(refused("--sections", &word, known.join(", ")));
            }
        }
    }
    let word = |name: &str| matches.get_one::<String>(name).cloned();
    let digits = matches.get_one::<u32>("digits").copied().unwrap_or(2);
    Ok(ReportTask { book: word("book").unwrap_or_default(), outputs, sections, period: word("period"), digits })
}
