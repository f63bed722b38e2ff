//! `crossfoot init`, `schema`, `template`, `completions`, `man`: what the program writes for its users.

use std::path::Path;

use clap_complete::Shell;
use clap_mangen::Man;
use serde_json::json;

use super::arguments::{MakingTask, definition};
use super::run::{Session, today};
use super::{Exit, disk, output};
use crate::book::product::{SCHEMA_FILE, schema, starter, template};
use crate::finding::{AboutFiles, Lang, MakingUsage, Message};
use crate::report::REPORT_SCHEMA;

/// The name under which the program is called.
const PROGRAM: &str = "crossfoot";

impl Session {
    pub(super) fn make(&self, task: &MakingTask) -> Exit {
        match task {
            MakingTask::Init { folder } => self.init(folder),
            MakingTask::Schema { of_report: false } => output::result(&schema_text(self.lang), self.lang),
            MakingTask::Schema { of_report: true } => output::result(REPORT_SCHEMA, self.lang),
            MakingTask::Template => output::result(&template(self.lang), self.lang),
            MakingTask::Completions { shell } => self.completions(shell),
            MakingTask::Man { command } => self.man(command),
        }
    }

    /// Writes a first book and its schema; all or nothing, and never over a file that is there.
    fn init(&self, folder: &str) -> Exit {
        let inside = |name: &str| Path::new(folder).join(name).to_string_lossy().into_owned();
        // The last whole year is the one that accounts are made of.
        let year = today().year().saturating_sub(1).clamp(1, 9999);
        let files = [(inside("book.toml"), starter(self.lang, year)), (inside(SCHEMA_FILE), schema_text(self.lang))];
        match disk::write_new(folder, &files) {
            Ok(()) => {}
            Err(disk::WriteError::Exists(path)) => return self.fail(&AboutFiles::ExistsAlready { path }.into()),
            Err(disk::WriteError::Refused(reason)) => return self.fail(&Message::CannotWrite { reason }),
        }
        let book = if folder.is_empty() { "." } else { folder };
        let next = ["check", "inventory"].map(|command| format!("{PROGRAM} {command} {}", quoted(book)));
        if self.request.json {
            let mut document = self.document("init", book);
            document.insert("written".to_owned(), files.iter().map(|(path, _)| json!(path)).collect());
            document.insert("next".to_owned(), json!(next));
            return self.write_json(document);
        }
        let mut text = String::new();
        for (path, _) in files {
            text.push_str(&format!("{}\n", AboutFiles::Written { path }.text(self.lang)));
        }
        text.push_str(&format!("\n{}\n", MakingUsage::Next.text(self.lang)));
        for command in next {
            text.push_str(&format!("  {command}\n"));
        }
        output::result(&text, self.lang)
    }

    fn completions(&self, shell: &str) -> Exit {
        let shell = match shell {
            "bash" => Shell::Bash,
            "zsh" => Shell::Zsh,
            "fish" => Shell::Fish,
            _ => Shell::PowerShell,
        };
        let mut bytes = Vec::new();
        clap_complete::generate(shell, &mut definition(self.lang), PROGRAM, &mut bytes);
        output::result(&String::from_utf8_lossy(&bytes), self.lang)
    }

    fn man(&self, names: &[String]) -> Exit {
        let mut command = definition(self.lang);
        // So that a page shows how its command is called in full.
        command.build();
        for name in names {
            let Some(inner) = command.find_subcommand(name) else {
                let known = command.get_subcommands().map(|c| c.get_name().to_owned()).collect();
                return self.fail(&AboutFiles::NoSuchCommand { name: name.clone(), known }.into());
            };
            command = inner.clone();
        }
        let title = [&[PROGRAM.to_owned()], names].concat().join("-");
        let mut bytes = Vec::new();
        let source = format!("{PROGRAM} {}", env!("CARGO_PKG_VERSION"));
        let man = Man::new(command).title(title).source(source).manual("Crossfoot").section("1");
        if let Err(error) = man.render(&mut bytes) {
            return self.fail(&Message::CannotWrite { reason: error.to_string() });
        }
        output::result(&headings(&String::from_utf8_lossy(&bytes), self.lang), self.lang)
    }
}

fn schema_text(lang: Lang) -> String {
    format!("{:#}\n", schema(lang))
}

/// A manual page with its section headings in `lang`; those of clap stand in the table.
fn headings(page: &str, lang: Lang) -> String {
    use MakingUsage as M;
    const HEADINGS: [(&str, MakingUsage); 7] = [
        ("NAME", M::ManName),
        ("SYNOPSIS", M::ManSynopsis),
        ("DESCRIPTION", M::ManDescription),
        ("OPTIONS", M::ManOptions),
        ("Commands", M::ManCommands),
        ("EXTRA", M::ManExtra),
        ("VERSION", M::ManVersion),
    ];
    let mut text = String::new();
    for line in page.lines() {
        let heading = line.strip_prefix(".SH ").map(|heading| heading.trim_matches('"'));
        match HEADINGS.into_iter().find(|(clap, _)| heading == Some(clap)) {
            Some((_, known)) => text.push_str(&format!(".SH {}\n", known.text(lang))),
            None => text.push_str(&format!("{line}\n")),
        }
    }
    text
}

/// A path as a shell takes it.
fn quoted(path: &str) -> String {
    let plain = |c: char| c.is_alphanumeric() || matches!(c, '/' | '\\' | ':' | '.' | '-' | '_' | '~');
    if path.chars().all(plain) { path.to_owned() } else { format!("'{}'", path.replace('\'', "'\\''")) }
}
