//! `crossfoot serve`: the report of a book in a browser on this machine, live as the book's files change.
//!
//! ```text
//! book     the book: read, made into a page      watched   its files: have they changed?
//! page     the report or what is wrong           server    the listener and its connections
//! request  what is asked, and by whom            answer    what is told, and to whom
//! ```
//! The main thread watches the files and the signals; one thread listens, and one serves each connection. Nothing is written.

mod answer;
mod book;
mod page;
mod request;
mod server;
mod watched;

use std::io::ErrorKind;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;
use std::time::Duration;

use serde_json::json;
use signal_hook::consts::{SIGINT, SIGTERM};
use signal_hook::flag;

use super::arguments::ServeTask;
use super::run::Session;
use super::{Exit, output};
use crate::finding::{AboutServe, Message, ServeWord, Sources};
use book::Followed;
use server::Server;

/// How often the signals are looked for.
const BEAT: Duration = Duration::from_millis(100);
/// After so many beats the files are looked at.
const BEATS: u32 = 5;

impl Session {
    pub(super) fn serve(&self, task: &ServeTask) -> Exit {
        let ends = match signals() {
            Ok(ends) => ends,
            Err(error) => return self.fail(&cannot(task.port, &error)),
        };
        let mut book = Followed::new(self, &task.book);
        if !book.is_there() {
            // A page for a mistyped name helps nobody.
            let mut sources = Sources::default();
            return match self.open(&task.book, &mut sources) {
                Ok((_, findings)) => self.refuse("serve", &task.book, &findings, &sources),
                Err(exit) => exit,
            };
        }
        let server = match Server::bind(task.port, book.read()) {
            Ok(server) => server,
            Err(error) if error.kind() == ErrorKind::AddrInUse => {
                return self.fail(&AboutServe::PortTaken { port: task.port }.into());
            }
            Err(error) => return self.fail(&cannot(task.port, &error)),
        };
        let told = self.tell(&task.book, &server.url());
        if told == Exit::Failed {
            return told;
        }
        let aside = |word: ServeWord| {
            if !self.request.quiet {
                output::aside(&format!("{}\n", word.text(self.lang)));
            }
        };
        aside(ServeWord::HowToEnd);
        let listens = thread::scope(|scope| {
            let listener = thread::Builder::new().spawn_scoped(scope, || server.listen(scope));
            if let Err(error) = listener {
                return Err(Box::new(cannot(task.port, &error)));
            }
            let mut beat = 0;
            while !ends.load(Ordering::SeqCst) {
                thread::sleep(BEAT);
                beat = (beat + 1) % BEATS;
                if beat == 0 && book.has_changed() {
                    server.show(book.read());
                }
            }
            server.close();
            Ok(())
        });
        match listens {
            Ok(()) => {
                aside(ServeWord::Closed);
                Exit::Done
            }
            Err(message) => self.fail(&message),
        }
    }

    /// Says where the page is.
    fn tell(&self, book: &str, url: &str) -> Exit {
        if self.request.json {
            let mut document = self.document("serve", book);
            document.insert("url".to_owned(), json!(url));
            return self.write_json(document);
        }
        let message = AboutServe::At { book: book.to_owned(), url: url.to_owned() };
        output::result(&format!("{}\n", message.text(self.lang)), self.lang)
    }
}

fn cannot(port: u16, error: &std::io::Error) -> Message {
    AboutServe::CannotListen { port, reason: error.to_string() }.into()
}

/// A flag that Ctrl-C or a request to terminate raises. The second one ends the program at once.
fn signals() -> std::io::Result<Arc<AtomicBool>> {
    let ends = Arc::new(AtomicBool::new(false));
    for signal in [SIGINT, SIGTERM] {
        // In this order: the first signal finds the flag down, and raises it.
        flag::register_conditional_shutdown(signal, 128 + signal, Arc::clone(&ends))?;
        flag::register(signal, Arc::clone(&ends))?;
    }
    Ok(ends)
}
