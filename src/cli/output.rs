//! Standard output for results, standard error for everything else.

use std::fmt;
use std::io::{self, BufWriter, ErrorKind, IsTerminal, Write};

use serde::Serialize;

use super::arguments::Color;
use super::exit::Exit;
use crate::finding::{Lang, Message, Word};

/// Columns where the output is no terminal.
const WIDTH: u16 = 120;

/// Writes a result whole. A reader that went away (`| head`) is no error.
pub(super) fn result(text: &str, lang: Lang) -> Exit {
    let mut out = io::stdout().lock();
    written(out.write_all(text.as_bytes()).and_then(|()| out.flush()), lang)
}

/// Writes a text to standard output while it is made.
pub(super) fn text(text: &impl fmt::Display, lang: Lang) -> Exit {
    let mut out = BufWriter::with_capacity(1 << 16, io::stdout().lock());
    written(write!(out, "{text}").and_then(|()| out.flush()), lang)
}

/// Writes a document to standard output while it is made.
pub(super) fn json(document: &impl Serialize, lang: Lang) -> Exit {
    let mut out = BufWriter::with_capacity(1 << 16, io::stdout().lock());
    let result = serde_json::to_writer_pretty(&mut out, document).map_err(io::Error::from);
    written(result.and_then(|()| out.write_all(b"\n")).and_then(|()| out.flush()), lang)
}

fn written(result: io::Result<()>, lang: Lang) -> Exit {
    match result {
        Ok(()) => Exit::Done,
        Err(error) if error.kind() == ErrorKind::BrokenPipe => Exit::Done,
        Err(error) => {
            failure(&Message::CannotWrite { reason: error.to_string() }, lang);
            Exit::Failed
        }
    }
}

/// Writes to standard error. There is nowhere left to say that this failed.
pub(super) fn aside(text: &str) {
    let _ = io::stderr().lock().write_all(text.as_bytes());
}

/// Says why something could not be done.
pub(super) fn failure(message: &Message, lang: Lang) {
    aside(&format!("{}: {}\n", Word::Error.text(lang), message.text(lang)));
}

/// Columns of the terminal, within reason.
pub(super) fn width() -> u16 {
    let columns = terminal_size::terminal_size().map(|(width, _)| width.0);
    columns.or_else(|| std::env::var("COLUMNS").ok()?.parse().ok()).unwrap_or(WIDTH).clamp(40, 400)
}

/// Whether standard error takes colours (<https://no-color.org>, CLICOLOR_FORCE).
pub(super) fn coloured_asides(color: Color) -> bool {
    coloured(color, io::stderr().is_terminal())
}

/// Whether standard output takes colours.
pub(super) fn coloured_results(color: Color) -> bool {
    coloured(color, io::stdout().is_terminal())
}

fn coloured(color: Color, terminal: bool) -> bool {
    let set = |name: &str| std::env::var_os(name).is_some_and(|value| !value.is_empty());
    match color {
        Color::Always => true,
        Color::Never => false,
        Color::Auto if set("NO_COLOR") => false,
        Color::Auto => terminal || set("CLICOLOR_FORCE"),
    }
}
