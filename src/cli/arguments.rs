//! What the command line takes, from one definition in two languages.

mod factors;
mod making;
mod reading;
mod reporting;
#[cfg(feature = "serve")]
mod serving;

use clap::builder::PossibleValuesParser;
use clap::error::{ContextKind, ContextValue, ErrorKind};
use clap::{Arg, ArgAction, ArgMatches, Command, value_parser};
use jiff::civil::Date;

use crate::factor::{FactorId, GwpSet};
use crate::finding::{
    AboutView, ImpliedWord, Lang, Level, Message, MeterWord, PlanWord, PlantWord, PvWord, SavingWord, SizeUsage,
    TargetWord, Usage, ViewUsage,
};
use crate::inventory::share_of_one;
use crate::quantity::{Exact, Quantity};
use crate::report::PvBeside;
use crate::report::{By, Format, SavingSign, ViewKind};

use super::assess::Assess;
pub(super) use factors::{Asked, FactorTask};
pub(super) use making::MakingTask;
pub(super) use reading::ReadTask;
pub(super) use reporting::{Kind, ReportTask};
#[cfg(feature = "serve")]
pub(super) use serving::ServeTask;

/// What is asked for.
#[derive(Debug, Clone)]
pub(super) struct Request {
    pub command: Task,
    /// The day as of which factors are chosen.
    pub as_of: Option<Date>,
    /// Potentials in the place of those of the book.
    pub gwp: Option<GwpSet>,
    pub json: bool,
    /// The form of a result that is not JSON.
    pub format: Format,
    pub fail_on: Option<Level>,
    pub color: Color,
    pub quiet: bool,
}

/// A command with its own arguments.
#[derive(Debug, Clone)]
pub(super) enum Task {
    Check {
        book: String,
    },
    Lock {
        book: String,
    },
    Update {
        book: String,
        accept: bool,
    },
    Inventory {
        book: String,
        period: Option<String>,
        by: Option<By>,
        digits: u32,
        view: ViewKind,
    },
    Impact {
        book: String,
        lever: String,
        digits: u32,
    },
    Verify {
        book: String,
        claims: Vec<String>,
        with: Option<FactorId>,
        implied: bool,
        assess: Assess,
    },
    Pv {
        book: String,
        plant: Option<String>,
        beside: PvBeside,
        digits: u32,
    },
    Targets {
        book: String,
        target: Option<String>,
        plan: bool,
        probability: bool,
        digits: u32,
    },
    Savings {
        book: String,
        project: Option<String>,
        meter: Option<String>,
        sign: SavingSign,
        digits: u32,
    },
    Explain {
        book: String,
        address: Option<String>,
        depth: usize,
    },
    Factors(FactorTask),
    Making(MakingTask),
    Read(ReadTask),
    Report(ReportTask),
    #[cfg(feature = "serve")]
    Serve(ServeTask),
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Color {
    Auto,
    Always,
    Never,
}

/// Why there is no request.
#[derive(Debug)]
pub(super) enum Refusal {
    /// Help or version was asked for: this goes to standard output.
    Shown(String),
    /// The command line is wrong.
    Wrong(String),
}

/// Options of every command stand after a command's own.
const OF_ALL: usize = 100;

/// Levels of a derivation that are shown unless asked otherwise.
const DEPTH: usize = 40;

/// Most decimals that are shown.
const MOST_DIGITS: i64 = 20;

/// The definition, with its help in `lang`.
pub(super) fn definition(lang: Lang) -> Command {
    let text = |usage: Usage| usage.text(lang);
    let book = || Arg::new("book").value_name("BOOK").required(true).help(text(Usage::Book));
    let template =
        format!("{{about-with-newline}}\n{} {{usage}}\n\n{{all-args}}{{after-help}}", text(Usage::UsageHeading));
    let about_of = |name: &'static str, about: &'static str| {
        let help = Arg::new("help").short('h').long("help").action(ArgAction::Help).help(text(Usage::Help));
        Command::new(name)
            .about(about)
            .help_template(template.clone())
            .disable_help_flag(true)
            .arg(help.help_heading(text(Usage::Options)).display_order(OF_ALL))
    };
    let command = |name: &'static str, about: Usage| about_of(name, text(about));
    let option_of = |name: &'static str, help: &'static str| {
        Arg::new(name).long(name).help(help).help_heading(text(Usage::Options))
    };
    let option = |name: &'static str, usage: Usage| option_of(name, text(usage));
    let one_of = |name: &'static str, words: &[&'static str], usage: Usage| {
        let words: Vec<&'static str> = words.to_vec();
        option(name, usage)
            .value_parser(PossibleValuesParser::new(words))
            .hide_possible_values(true)
            .global(true)
            .display_order(OF_ALL)
    };
    let as_of = || option("as-of", Usage::AsOf).value_name("DATE");
    let sets: Vec<&'static str> = GwpSet::ALL.iter().map(|set| set.word()).collect();
    let gwp = || {
        let sets = PossibleValuesParser::new(sets.clone());
        option("gwp", Usage::Gwp).value_name("SET").value_parser(sets).hide_possible_values(true)
    };
    let digits =
        || option("digits", Usage::Digits).value_name("N").value_parser(value_parser!(u32).range(0..=MOST_DIGITS));
    let positional = |arg: Arg| arg.help_heading(text(Usage::Arguments));
    let definition = command("crossfoot", Usage::About)
        .version(env!("CARGO_PKG_VERSION"))
        .disable_version_flag(true)
        .disable_help_subcommand(true)
        .subcommand_required(true)
        .subcommand_value_name("COMMAND")
        .subcommand_help_heading(text(Usage::Commands).trim_end_matches([':', '：']))
        .after_help(text(Usage::Examples))
        .arg(option("version", Usage::Version).short('V').action(ArgAction::Version).display_order(OF_ALL))
        .arg(one_of("format", &["table", "json", "csv", "markdown", "text"], Usage::Format).value_name("FORMAT"))
        .arg(one_of("lang", &["zh", "en", "zh-CN"], Usage::Lang).value_name("LANG"))
        .arg(one_of("fail-on", &["error", "warning", "note", "never"], Usage::FailOn).value_name("LEVEL"))
        .arg(one_of("color", &["auto", "always", "never"], Usage::Color).value_name("WHEN"))
        .arg(option("quiet", Usage::Quiet).short('q').action(ArgAction::SetTrue).global(true).display_order(OF_ALL))
        .subcommand(command("check", Usage::Check).arg(positional(book())).arg(as_of()))
        .subcommand(
            command("inventory", Usage::Inventory)
                .arg(positional(book()))
                .arg(option("period", Usage::Period).value_name("ID"))
                .arg(
                    option("by", Usage::By)
                        .value_name("WHAT")
                        .value_parser(PossibleValuesParser::new(["category", "facility", "gas", "scope", "activity"]))
                        .hide_possible_values(true),
                )
                .arg(
                    option_of("view", ViewUsage::View.text(lang))
                        .value_name("VIEW")
                        .value_parser(PossibleValuesParser::new(["iso", "ghgp", "gbt2589"]))
                        .hide_possible_values(true),
                )
                .arg(as_of())
                .arg(gwp())
                .arg(digits()),
        )
        .subcommand(
            about_of("impact", ViewUsage::Impact.text(lang))
                .arg(positional(book().display_order(1)))
                .arg(positional(
                    Arg::new("lever")
                        .value_name("ID")
                        .required(true)
                        .help(ViewUsage::Lever.text(lang))
                        .display_order(2),
                ))
                .arg(as_of())
                .arg(digits()),
        )
        .subcommand(
            about_of("savings", SavingWord::Usage.text(lang))
                .arg(positional(book()))
                .arg(option_of("project", SavingWord::UsageProject.text(lang)).value_name("ID"))
                .arg(option_of("meter", MeterWord::UsageMeter.text(lang)).value_name("ID").conflicts_with("project"))
                .arg(
                    option_of("sign", SavingWord::UsageSign.text(lang))
                        .value_name("SIGN")
                        .value_parser(PossibleValuesParser::new(["positive", "gbt28750"]))
                        .hide_possible_values(true),
                )
                .arg(as_of())
                .arg(digits()),
        )
        .subcommand(
            about_of("pv", PvWord::Usage.text(lang))
                .arg(positional(book()))
                .arg(option_of("plant", PvWord::UsagePlant.text(lang)).value_name("ID"))
                .arg(option_of("model", PvWord::UsageModel.text(lang)).action(ArgAction::SetTrue))
                .arg(option_of("hours", PvWord::UsageHours.text(lang)).action(ArgAction::SetTrue))
                .arg(option_of("lifetime", PlantWord::UsageLifetime.text(lang)).action(ArgAction::SetTrue))
                .arg(as_of())
                .arg(digits()),
        )
        .subcommand(
            about_of("targets", TargetWord::Usage.text(lang))
                .arg(positional(book()))
                .arg(option_of("target", TargetWord::UsageTarget.text(lang)).value_name("ID"))
                .arg(option_of("plan", PlanWord::UsagePlan.text(lang)).action(ArgAction::SetTrue))
                .arg(
                    option_of("probability", PlanWord::UsageProbability.text(lang))
                        .action(ArgAction::SetTrue)
                        .requires("plan"),
                )
                .arg(as_of())
                .arg(gwp())
                .arg(digits()),
        )
        .subcommand(
            command("verify", Usage::Verify)
                .arg(positional(book()))
                .arg(option("claim", Usage::Claim).value_name("ID").action(ArgAction::Append))
                .arg(option("with", Usage::With).value_name("FACTOR"))
                .arg(option_of("implied", ImpliedWord::OnlyImplied.text(lang)).action(ArgAction::SetTrue))
                .arg(option_of("materiality", SizeUsage::Materiality.text(lang)).value_name("SHARE"))
                .arg(option_of("register", SizeUsage::Register.text(lang)).value_name("FILE"))
                .arg(as_of()),
        )
        .subcommand(command("lock", Usage::Lock).arg(positional(book())))
        .subcommand(
            command("update", Usage::Update)
                .arg(positional(book()))
                .arg(option("accept", Usage::Accept).action(ArgAction::SetTrue))
                .arg(as_of()),
        )
        .subcommand(
            command("explain", Usage::Explain)
                .arg(positional(book().help(text(Usage::BookOrCode)).display_order(1)))
                .arg(positional(Arg::new("address").value_name("ADDRESS").help(text(Usage::Address)).display_order(2)))
                .arg(option("depth", Usage::Depth).value_name("N").value_parser(value_parser!(usize)))
                .arg(as_of())
                .arg(gwp()),
        )
        .subcommand(
            factors::define(lang, about_of, option_of, positional)
                .subcommand_value_name("COMMAND")
                .subcommand_help_heading(text(Usage::Commands).trim_end_matches([':', '：'])),
        );
    let definition = reading::define(definition, lang, about_of, option_of, positional);
    let definition = reporting::define(definition, lang, about_of, option_of, positional, [as_of(), gwp()]);
    #[cfg(feature = "serve")]
    let definition = serving::define(definition, lang, about_of, option_of, positional, [as_of(), gwp()]);
    making::define(definition, lang, about_of, positional)
}

/// Reads a command line.
pub(super) fn read(arguments: &[String], lang: Lang) -> Result<Request, Refusal> {
    let matches = definition(lang).try_get_matches_from(arguments).map_err(|error| refusal(&error, lang))?;
    let word = |matches: &ArgMatches, name: &str| matches.get_one::<String>(name).cloned();
    let Some((name, inner)) = matches.subcommand() else {
        return Err(Refusal::Wrong(Usage::TryHelp.text(lang).to_owned()));
    };
    // `factors` has commands of its own, which take the options of all.
    let (inner, factors) = match inner.subcommand() {
        Some((name, deeper)) => (deeper, Some(factors::read(name, deeper))),
        None => (inner, None),
    };
    let book = inner.try_get_one::<String>("book").ok().flatten().cloned().unwrap_or_default();
    let task = factors.map(Task::Factors).or_else(|| making::read(name, inner).map(Task::Making));
    let task = task.or_else(|| reading::read(name, inner).map(Task::Read));
    #[cfg(feature = "serve")]
    let task = task.or_else(|| serving::read(name, inner).map(Task::Serve));
    let reported = reporting::read(name, inner, lang).transpose()?.map(Task::Report);
    let command = match (name, task.or(reported)) {
        (_, Some(task)) => task,
        ("check", _) => Task::Check { book },
        ("lock", _) => Task::Lock { book },
        ("update", _) => Task::Update { book, accept: inner.get_flag("accept") },
        ("inventory", _) => Task::Inventory {
            book,
            period: word(inner, "period"),
            by: word(inner, "by").and_then(|by| match by.as_str() {
                "category" => Some(By::Category),
                "facility" => Some(By::Facility),
                "gas" => Some(By::Gas),
                "activity" => Some(By::Activity),
                _ => None,
            }),
            digits: inner.get_one::<u32>("digits").copied().unwrap_or(2),
            view: match word(inner, "view").as_deref() {
                // Scopes are the split of the GHG Protocol.
                None if word(inner, "by").as_deref() == Some("scope") => ViewKind::Ghgp,
                Some("ghgp") => ViewKind::Ghgp,
                Some("gbt2589") => ViewKind::Energy,
                _ => ViewKind::Iso,
            },
        },
        ("impact", _) => Task::Impact {
            book,
            lever: word(inner, "lever").unwrap_or_default(),
            digits: inner.get_one::<u32>("digits").copied().unwrap_or(2),
        },
        ("pv", _) => Task::Pv {
            book,
            plant: word(inner, "plant"),
            beside: PvBeside {
                model: inner.get_flag("model"),
                hours: inner.get_flag("hours"),
                years: inner.get_flag("lifetime"),
            },
            digits: inner.get_one::<u32>("digits").copied().unwrap_or(2),
        },
        ("targets", _) => Task::Targets {
            book,
            target: word(inner, "target"),
            plan: inner.get_flag("plan"),
            probability: inner.get_flag("probability"),
            digits: inner.get_one::<u32>("digits").copied().unwrap_or(2),
        },
        ("savings", _) => Task::Savings {
            book,
            project: word(inner, "project"),
            meter: word(inner, "meter"),
            sign: match word(inner, "sign").as_deref() {
                Some("gbt28750") => SavingSign::Gbt28750,
                _ => SavingSign::Positive,
            },
            digits: inner.get_one::<u32>("digits").copied().unwrap_or(2),
        },
        ("verify", _) => {
            let with = match word(inner, "with") {
                None => None,
                Some(text) => match FactorId::parse(&text) {
                    Some(id) => Some(id),
                    None => return Err(Refusal::Wrong(Message::BadFactorId { text }.text(lang))),
                },
            };
            let claims = inner.get_many::<String>("claim").into_iter().flatten().cloned().collect();
            let materiality = materiality(word(inner, "materiality"), lang)?;
            let assess = Assess { materiality, register: word(inner, "register") };
            Task::Verify { book, claims, with, implied: inner.get_flag("implied"), assess }
        }
        _ => Task::Explain {
            book,
            address: word(inner, "address"),
            depth: inner.get_one::<usize>("depth").copied().unwrap_or(DEPTH),
        },
    };
    let as_of = match inner.try_get_one::<String>("as-of").ok().flatten() {
        None => None,
        Some(text) => match text.parse::<Date>() {
            Ok(date) => Some(date),
            Err(_) => {
                let (argument, allowed) = ("--as-of".to_owned(), "2024-04-30".to_owned());
                let message = Message::BadArgumentValue { argument, value: text.clone(), allowed };
                return Err(Refusal::Wrong(message.text(lang)));
            }
        },
    };
    let color = match word(inner, "color").as_deref() {
        Some("always") => Color::Always,
        Some("never") => Color::Never,
        _ => Color::Auto,
    };
    let fail_on = match word(inner, "fail-on").as_deref() {
        Some("never") => None,
        Some(level) => Level::from_word(level),
        None => Some(Level::Error),
    };
    let format = match word(inner, "format").as_deref() {
        Some("csv") => Format::Csv,
        Some("markdown") => Format::Markdown,
        _ => Format::Table,
    };
    let has_formats = matches!(
        command,
        Task::Inventory { .. }
            | Task::Impact { .. }
            | Task::Verify { .. }
            | Task::Savings { .. }
            | Task::Pv { .. }
            | Task::Targets { .. }
    );
    if format != Format::Table && !has_formats {
        let format = if format == Format::Csv { "csv" } else { "markdown" }.to_owned();
        return Err(Refusal::Wrong(AboutView::FormatNotHere { format }.text(lang)));
    }
    Ok(Request {
        command,
        as_of,
        gwp: inner.try_get_one::<String>("gwp").ok().flatten().cloned().as_deref().and_then(GwpSet::parse),
        format,
        json: word(inner, "format").as_deref() == Some("json"),
        fail_on,
        color,
        quiet: inner.get_flag("quiet"),
    })
}

/// A threshold as a share: `5%`, `5 %`.
fn materiality(text: Option<String>, lang: Lang) -> Result<Option<Exact>, Refusal> {
    let Some(text) = text else { return Ok(None) };
    let quantity = Quantity::parse(&text).ok().filter(|quantity| !quantity.unit().is_none());
    let share = quantity.as_ref().and_then(share_of_one);
    match share.filter(|share| share.is_positive() && *share <= Exact::ONE) {
        Some(share) => Ok(Some(share)),
        None => {
            let argument = "--materiality".to_owned();
            let message = Message::BadArgumentValue { argument, value: text, allowed: "5%".to_owned() };
            Err(Refusal::Wrong(message.text(lang)))
        }
    }
}

/// What clap found wrong, in our words.
fn refusal(error: &clap::Error, lang: Lang) -> Refusal {
    let context = |kind: ContextKind| match error.get(kind) {
        Some(ContextValue::String(text)) => text.clone(),
        Some(ContextValue::Strings(texts)) => texts.join(", "),
        _ => String::new(),
    };
    let suggested = |kind: ContextKind| Some(context(kind)).filter(|text| !text.is_empty());
    let message = match error.kind() {
        ErrorKind::DisplayHelp | ErrorKind::DisplayVersion => return Refusal::Shown(error.to_string()),
        ErrorKind::UnknownArgument => Message::UnknownArgument {
            argument: context(ContextKind::InvalidArg),
            nearest: suggested(ContextKind::SuggestedArg),
        },
        ErrorKind::InvalidSubcommand => Message::UnknownCommand {
            command: context(ContextKind::InvalidSubcommand),
            nearest: suggested(ContextKind::SuggestedSubcommand),
        },
        ErrorKind::MissingRequiredArgument => Message::MissingArguments { arguments: context(ContextKind::InvalidArg) },
        ErrorKind::MissingSubcommand => Message::MissingCommand,
        ErrorKind::InvalidValue | ErrorKind::ValueValidation if !context(ContextKind::InvalidValue).is_empty() => {
            Message::BadArgumentValue {
                argument: context(ContextKind::InvalidArg),
                value: context(ContextKind::InvalidValue),
                allowed: context(ContextKind::ValidValue),
            }
        }
        ErrorKind::InvalidValue => Message::MissingArgumentValue { argument: context(ContextKind::InvalidArg) },
        ErrorKind::ArgumentConflict => Message::RepeatedArgument { argument: context(ContextKind::InvalidArg) },
        _ => return Refusal::Wrong(error.to_string()),
    };
    Refusal::Wrong(format!("{}\n{}", message.text(lang), Usage::TryHelp.text(lang)))
}
