//! What `crossfoot factors` takes.

use clap::{Arg, ArgAction, ArgMatches, Command, value_parser};

use crate::finding::{FactorUsage, Lang};

/// A question to the factor library.
#[derive(Debug, Clone)]
pub(in crate::cli) enum FactorTask {
    List { prefix: String, all: bool },
    Search { asked: Asked, limit: usize },
    Show { id: String },
    Compare { ids: Vec<String> },
    Audit { year: Option<u16>, limit: usize },
}

/// A search as it was typed.
#[derive(Debug, Clone, Default)]
pub(in crate::cli) struct Asked {
    pub words: Vec<String>,
    pub between: Vec<String>,
    pub region: Option<String>,
    pub year: Option<u16>,
    pub kind: Option<String>,
    pub unit: Option<String>,
}

/// Hits that are shown unless asked otherwise.
const HITS: usize = 25;
/// Lines of a list of an audit that are shown unless asked otherwise.
const LINES: usize = 10;

/// Adds the subcommands. `command`, `option` and `positional` make them in the way of all others.
pub(super) fn define(
    lang: Lang,
    command: impl Fn(&'static str, &'static str) -> Command,
    option: impl Fn(&'static str, &'static str) -> Arg,
    positional: impl Fn(Arg) -> Arg,
) -> Command {
    let text = |usage: FactorUsage| usage.text(lang);
    let year = |usage: FactorUsage| option("year", text(usage)).value_name("YEAR").value_parser(value_parser!(u16));
    let limit = |usage: FactorUsage| option("limit", text(usage)).value_name("N").value_parser(value_parser!(usize));
    let word = |name: &'static str, usage: FactorUsage| positional(Arg::new(name).help(text(usage)));
    command("factors", text(FactorUsage::About))
        .subcommand_required(true)
        .disable_help_subcommand(true)
        .after_help(text(FactorUsage::Examples))
        .subcommand(
            command("list", text(FactorUsage::List))
                .arg(word("prefix", FactorUsage::Prefix).value_name("PREFIX"))
                .arg(option("all", text(FactorUsage::All)).action(ArgAction::SetTrue))
                .after_help(text(FactorUsage::ListExamples)),
        )
        .subcommand(
            command("search", text(FactorUsage::Search))
                .arg(word("words", FactorUsage::Words).value_name("WORDS").num_args(0..).required(false))
                .arg(option("region", text(FactorUsage::Region)).value_name("REGION"))
                .arg(year(FactorUsage::DataYear))
                .arg(option("kind", text(FactorUsage::Kind)).value_name("KIND"))
                .arg(option("unit", text(FactorUsage::Unit)).value_name("UNIT"))
                .arg(option("between", text(FactorUsage::Between)).value_name("RANGE").action(ArgAction::Append))
                .arg(limit(FactorUsage::Hits))
                .after_help(text(FactorUsage::SearchExamples)),
        )
        .subcommand(
            command("show", text(FactorUsage::Show))
                .arg(word("id", FactorUsage::Id).value_name("ID").required(true))
                .after_help(text(FactorUsage::ShowExamples)),
        )
        .subcommand(
            command("compare", text(FactorUsage::Compare))
                .arg(word("ids", FactorUsage::Ids).value_name("ID").num_args(1..).required(true))
                .after_help(text(FactorUsage::CompareExamples)),
        )
        .subcommand(
            command("audit", text(FactorUsage::Audit))
                .arg(year(FactorUsage::AgainstYear))
                .arg(limit(FactorUsage::Lines))
                .after_help(text(FactorUsage::AuditExamples)),
        )
}

/// Reads what was asked.
pub(super) fn read(name: &str, matches: &ArgMatches) -> FactorTask {
    let word = |name: &str| matches.get_one::<String>(name).cloned();
    let words = |name: &str| matches.get_many::<String>(name).into_iter().flatten().cloned().collect::<Vec<_>>();
    let limit = |usual: usize| matches.get_one::<usize>("limit").copied().unwrap_or(usual);
    let year = || matches.get_one::<u16>("year").copied();
    match name {
        "list" => FactorTask::List { prefix: word("prefix").unwrap_or_default(), all: matches.get_flag("all") },
        "search" => {
            let asked = Asked {
                words: words("words"),
                between: words("between"),
                region: word("region"),
                year: year(),
                kind: word("kind"),
                unit: word("unit"),
            };
            FactorTask::Search { asked, limit: limit(HITS) }
        }
        "show" => FactorTask::Show { id: word("id").unwrap_or_default() },
        "compare" => FactorTask::Compare { ids: words("ids") },
        _ => FactorTask::Audit { year: year(), limit: limit(LINES) },
    }
}
