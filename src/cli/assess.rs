//! What `crossfoot verify` does beside the claims: sizes, the register of findings.

use serde_json::{Value, json};

use super::run::{Opened, Session};
use super::{Disk, Exit, disk, output};
use crate::book::{FileError, Files};
use crate::claim::{
    self, Assessing, Assessment, ClaimFigure, Entry, Register, RegisterError, TableFigure, TableVerdict, Verdict,
};
use crate::finding::{AboutRegister, Message};
use crate::quantity::Exact;

/// Bytes of a register at most.
const LIMIT: u64 = 16 << 20;

/// Options of `verify` that concern sizes and registers.
#[derive(Debug, Clone, Default)]
pub(super) struct Assess {
    /// A threshold, as a share, in the place of those of the book.
    pub materiality: Option<Exact>,
    /// Where findings are recorded.
    pub register: Option<String>,
}

impl Opened {
    /// Gives verdicts about claims and tables their sizes and sums up.
    pub(super) fn assess(
        &self,
        (figures, verdicts): (&[ClaimFigure], &mut [Verdict]),
        (table_figures, tables): (&[TableFigure], &mut [TableVerdict]),
        materiality: Option<&Exact>,
    ) -> Assessment {
        let given = Assessing {
            claims: &self.book.claims,
            figures,
            tables: &self.book.tables,
            table_figures,
            inputs: &self.book.verification,
            accounts: &self.book.accounts,
            inventory: self.described.inventory.as_ref(),
            account: &self.described.account,
            materiality: materiality.cloned(),
        };
        claim::assess(&given, verdicts, tables)
    }
}

impl Session {
    /// Appends what is new to a register; `wanted` says which ids were looked for. What was done is said in words, and as JSON.
    pub(super) fn record(
        &self,
        path: &str,
        entries: &[Entry],
        wanted: impl Fn(&str) -> bool,
    ) -> Result<(Vec<Message>, Value), Exit> {
        let register = self.read_register(path)?;
        let compared = register.compare(entries, wanted);
        if !compared.new.is_empty() {
            let text = register.appended(&compared.new, &AboutRegister::Head.text(self.lang));
            disk::write_whole(path, &text).map_err(|reason| self.fail(&Message::CannotWrite { reason }))?;
        }
        let document = json!({
            "path": path,
            "new": compared.new.iter().map(|entry| &entry.id).collect::<Vec<_>>(),
            "known": compared.known,
            "gone": compared.gone,
            "changed": compared.changed.iter().map(|(id, then, now)| json!({ "id": id, "then": then, "now": now })).collect::<Vec<_>>(),
        });
        let (new, known) = (compared.new.len(), compared.known);
        let mut said: Vec<Message> = vec![AboutRegister::Written { path: path.to_owned(), new, known }.into()];
        if !compared.gone.is_empty() {
            said.push(AboutRegister::Gone { ids: compared.gone }.into());
        }
        let changed = compared.changed.into_iter();
        said.extend(changed.map(|(id, then, now)| AboutRegister::Changed { id, then, now }.into()));
        Ok((said, document))
    }

    fn read_register(&self, path: &str) -> Result<Register, Exit> {
        let unreadable =
            |reason: String| self.fail(&AboutRegister::CannotRead { path: path.to_owned(), reason }.into());
        // A link is not followed: what it leads to may be no register of this book, and writing would cut it.
        if std::fs::symlink_metadata(path).is_ok_and(|data| data.file_type().is_symlink()) {
            return Err(unreadable("a symbolic link".to_owned()));
        }
        let bytes = match Disk.read(path, LIMIT) {
            Ok(bytes) => bytes,
            Err(FileError::NotFound) => return Ok(Register::default()),
            Err(FileError::NotReadable(reason)) => return Err(unreadable(reason)),
            Err(FileError::TooLarge { bytes }) => return Err(unreadable(format!("{bytes} > {LIMIT} B"))),
            Err(error) => return Err(unreadable(format!("{error:?}"))),
        };
        let text = String::from_utf8(bytes).map_err(|error| unreadable(error.to_string()))?;
        Register::read(&text).map_err(|error| {
            let problem = match error {
                RegisterError::Syntax(problem) => problem,
                RegisterError::NoMark => AboutRegister::MarkMissing.text(self.lang),
            };
            self.fail(&AboutRegister::NotARegister { path: path.to_owned(), problem }.into())
        })
    }

    /// Says beside the result what became of the register.
    pub(super) fn say_recorded(&self, said: &[Message]) {
        if !self.request.quiet {
            said.iter().for_each(|message| output::aside(&format!("{}\n", message.text(self.lang))));
        }
    }
}
