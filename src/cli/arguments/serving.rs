//! What `crossfoot serve` takes.

use clap::{Arg, ArgMatches, Command, value_parser};

use crate::finding::{Lang, ServeUsage};

/// A page that follows a book.
#[derive(Debug, Clone)]
pub(in crate::cli) struct ServeTask {
    /// The book.
    pub book: String,
    /// The port of the page; 0 is a free one.
    pub port: u16,
}

/// Adds the command. `command`, `option` and `positional` make it in the way of all others.
pub(super) fn define(
    root: Command,
    lang: Lang,
    command: impl Fn(&'static str, &'static str) -> Command,
    option: impl Fn(&'static str, &'static str) -> Arg,
    positional: impl Fn(Arg) -> Arg,
    shared: [Arg; 2],
) -> Command {
    let text = |usage: ServeUsage| usage.text(lang);
    let book = Arg::new("book").value_name("BOOK").required(true).help(text(ServeUsage::Book));
    let port = option("port", text(ServeUsage::Port)).value_name("N").value_parser(value_parser!(u16));
    let definition = command("serve", text(ServeUsage::Serve)).arg(positional(book)).arg(port);
    root.subcommand(definition.args(shared).after_help(text(ServeUsage::Examples)))
}

/// Reads what was asked.
pub(super) fn read(name: &str, matches: &ArgMatches) -> Option<ServeTask> {
    (name == "serve").then(|| ServeTask {
        book: matches.get_one::<String>("book").cloned().unwrap_or_default(),
        port: matches.get_one::<u16>("port").copied().unwrap_or(0),
    })
}
