//! Findings about the book, a row each.

use rust_xlsxwriter::{Worksheet, XlsxError};

use super::plan::Plan;
use super::sheet::{Entry, Head, Sheet};
use super::style::{DEEP, Role};
use crate::finding::{Finding, Message, Word, WorkbookWord};

/// Findings that are shown at most.
const MOST: usize = 2_000;

/// The sheet, where there are findings beside those about claims, which stand with the claims.
pub(super) fn sheet(plan: &Plan<'_, '_>) -> Result<Option<Worksheet>, XlsxError> {
    let findings = plan.contents.findings.iter().filter(|finding| !finding.code.is_verdict());
    let shown: Vec<&Finding> = findings.collect();
    if shown.is_empty() {
        return Ok(None);
    }
    let word = |word: WorkbookWord| plan.word(word);
    let heads: [Head<'_>; 5] = [
        (word(WorkbookWord::Level), false),
        (word(WorkbookWord::Code), false),
        (word(WorkbookWord::Finding), false),
        (word(WorkbookWord::FileLine), false),
        (word(WorkbookWord::Help), false),
    ];
    let columns = u16::try_from(heads.len()).unwrap_or(1);
    let name = word(WorkbookWord::Findings);
    let mut sheet = Sheet::new(name, name, &[word(WorkbookWord::FindingsLead)], columns)?;
    let head = sheet.row;
    sheet.heads(&heads)?;
    let sources = plan.contents.subject.sources;
    let said = |messages: &[Message]| {
        let texts: Vec<String> = messages.iter().map(|message| message.text(plan.lang)).collect();
        texts.join("; ")
    };
    for finding in shown.iter().take(MOST) {
        let place = finding.labels.first().map(|label| sources.locate(label.place)).unwrap_or_default();
        let facts = [finding.message.text(plan.lang), said(&finding.facts)];
        let facts: Vec<String> = facts.into_iter().filter(|text| !text.is_empty()).collect();
        sheet.push(&[
            Entry::Text(Role::Figure, Word::from(finding.level).text(plan.lang).to_owned()),
            Entry::code(finding.code.word()),
            Entry::text(facts.join("; ")),
            Entry::code(place),
            Entry::text(said(&finding.help)),
        ])?;
    }
    if let Some(left @ 1..) = shown.len().checked_sub(MOST) {
        sheet.across(&Message::MoreFindings { count: left }.text(plan.lang), columns)?;
    }
    sheet.freeze(head, columns)?;
    sheet.finish(&plan.dossier.title, DEEP).map(Some)
}
