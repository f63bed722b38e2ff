//! By what a report was made, so that it can be made again and told from another.

use sha2::{Digest, Sha256};

use super::{Block, Cell, Contents, Fact, Making};
use crate::finding::ReportWord;

/// The entries, with keys that do not change with the language.
pub(super) fn entries(contents: &Contents<'_>) -> Vec<(&'static str, String)> {
    let subject = contents.subject;
    let mut entries = vec![
        ("program", format!("crossfoot {}", env!("CARGO_PKG_VERSION"))),
        ("library", contents.library_version.to_owned()),
        ("book", subject.book.to_owned()),
        ("book-sha256", book_hash(contents)),
        ("rules", subject.pack.to_owned()),
        ("gwp", subject.accounts.gwp.word().to_owned()),
        ("as-of", subject.as_of.to_string()),
    ];
    entries.extend(contents.lock.map(|lock| ("lock-sha256", lock.to_owned())));
    // A book that leaves no factor open is made by no rules.
    entries.retain(|(_, value)| !value.is_empty());
    let criteria = contents.verified.filter(|verified| !verified.claims.is_empty());
    entries.extend(criteria.map(|verified| ("criteria", verified.appraisal.pack.pack.id.clone())));
    entries
}

/// The SHA-256 of a text, in hexadecimal digits.
pub fn text_hash(text: &str) -> String {
    hex(Sha256::digest(text.as_bytes()).as_slice())
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// The hash of what the book consists of: every file that was read for it, by name and content, in the order of reading.
fn book_hash(contents: &Contents<'_>) -> String {
    let mut hash = Sha256::new();
    for (name, text) in contents.subject.sources.of_the_book() {
        hash.update(name.as_bytes());
        hash.update([0]);
        hash.update(text.as_bytes());
        hash.update([0]);
    }
    hex(hash.finalize().as_slice())
}

/// The label of an entry.
pub(in crate::report) fn label(key: &str) -> ReportWord {
    match key {
        "program" => ReportWord::Program,
        "library" => ReportWord::LibraryVersion,
        "book" => ReportWord::BookPath,
        "book-sha256" => ReportWord::BookHash,
        "rules" => ReportWord::RulesPack,
        "gwp" => ReportWord::GwpSet,
        "as-of" => ReportWord::AsOf,
        "lock-sha256" => ReportWord::LockHash,
        _ => ReportWord::CriteriaPack,
    }
}

pub(super) fn blocks(making: &Making<'_, '_>) -> Vec<Block> {
    let fact =
        |(key, value): (&'static str, String)| Fact { label: making.word(label(key)), parts: vec![Cell::Code(value)] };
    let facts = entries(making.contents).into_iter().map(fact).collect();
    vec![Block::Text(making.word(ReportWord::RecordLead)), Block::Facts(facts)]
}
