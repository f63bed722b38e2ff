//! Where a calculation begins: inputs, factors, assumptions and gaps, each with its source.

use rust_xlsxwriter::{Worksheet, XlsxError};

use super::number;
use super::plan::{Kept, Plan};
use super::sheet::{Entry, Head, Sheet};
use super::style::{DEEP, Role, SERIES};
use crate::calc::{Cited, GapCause, LeafView, NodeId, OriginKind};
use crate::factor::FactorId;
use crate::finding::{Place, ReportWord, WorkbookWord, one_line};
use crate::report::dossier::gap_effect;
use crate::report::figure::{cited_text, gap_words, origin_heading};

/// Significant digits of a range.
const DIGITS: u32 = 9;
/// Users of a factor that are named.
const USERS: usize = 6;
/// The column of values, from 0.
const VALUE: u16 = 2;

/// The sheets that are not empty.
pub(super) fn sheets(plan: &Plan<'_, '_>) -> Result<Vec<Worksheet>, XlsxError> {
    let made = [(Kept::Inputs, inputs(plan)?), (Kept::Factors, factors(plan)?)];
    let more = [(Kept::Assumptions, assumptions(plan)?), (Kept::Gaps, gaps(plan)?)];
    let made = made.into_iter().chain(more);
    Ok(made.filter(|(kept, _)| !plan.kept(*kept).is_empty()).map(|(_, sheet)| sheet).collect())
}

fn begin(plan: &Plan<'_, '_>, kept: Kept, lead: WorkbookWord, heads: &[Head<'_>]) -> Result<Sheet, XlsxError> {
    let name = plan.word(kept.word());
    let columns = u16::try_from(heads.len()).unwrap_or(1);
    let mut sheet = Sheet::new(name, name, &[plan.word(lead)], columns)?;
    sheet.heads(heads)?;
    Ok(sheet)
}

fn finish(plan: &Plan<'_, '_>, mut sheet: Sheet, columns: usize, tab: u32) -> Result<Worksheet, XlsxError> {
    sheet.freeze(3, u16::try_from(columns).unwrap_or(1))?;
    sheet.at_least(usize::from(VALUE), 16);
    sheet.finish(&plan.dossier.title, tab)
}

fn place(plan: &Plan<'_, '_>, place: Option<Place>) -> String {
    let Some(place) = place else { return String::new() };
    let sources = plan.contents.subject.sources;
    format!("{}:{}", sources.name(place.file), sources.line_column(place).line)
}

fn document(plan: &Plan<'_, '_>, cited: Option<&Cited>) -> String {
    cited.map(|cited| cited_text(cited, plan.lang)).unwrap_or_default()
}

/// The number with the decimals of its print.
fn value(leaf: &LeafView<'_>, role: Role) -> Entry {
    let decimals = u32::try_from(-i32::from(leaf.leaf.literal.last_place())).unwrap_or(0);
    let text = leaf.leaf.literal.value().to_string();
    match text.parse() {
        Ok(number) => Entry::Number(role, number, number::format(decimals.min(15))),
        Err(_) => Entry::Text(role, text),
    }
}

fn range(leaf: &LeafView<'_>) -> String {
    let range = leaf.range();
    if range.is_point().is_some() { String::new() } else { crate::report::number::range(&range, DIGITS) }
}

fn note_of(leaf: &LeafView<'_>) -> String {
    leaf.origin.note.as_deref().map(one_line).unwrap_or_default()
}

fn kind(plan: &Plan<'_, '_>, kind: OriginKind) -> Entry {
    Entry::Text(Role::Quiet, origin_heading(kind).text(plan.lang).to_owned())
}

fn unit(plan: &Plan<'_, '_>, node: NodeId) -> Entry {
    Entry::text(plan.view().unit(node).text())
}

fn inputs(plan: &Plan<'_, '_>) -> Result<Worksheet, XlsxError> {
    let word = |word: WorkbookWord| plan.word(word);
    let heads = [
        (word(WorkbookWord::Address), false),
        (word(WorkbookWord::What), false),
        (ReportWord::Value.text(plan.lang), true),
        (word(WorkbookWord::Unit), false),
        (word(WorkbookWord::AsPrinted), false),
        (word(WorkbookWord::Document), false),
        (word(WorkbookWord::FileLine), false),
        (word(WorkbookWord::Note), false),
    ];
    let mut sheet = begin(plan, Kept::Inputs, WorkbookWord::InputsLead, &heads)?;
    for node in plan.kept(Kept::Inputs) {
        let Some(leaf) = plan.view().leaf_at(*node) else { continue };
        let document = document(plan, leaf.origin.cited.as_deref());
        let (place, note) = (place(plan, leaf.origin.place), note_of(&leaf));
        sheet.note(VALUE, &[document.clone(), place.clone(), note.clone()])?;
        let printed = crate::report::number::printed(&leaf.leaf.literal);
        sheet.push(&[
            Entry::code(&leaf.origin.address),
            kind(plan, leaf.origin.kind),
            value(&leaf, Role::Input),
            unit(plan, *node),
            Entry::Text(Role::Quiet, printed),
            Entry::text(document),
            Entry::code(place),
            Entry::text(note),
        ])?;
    }
    finish(plan, sheet, heads.len(), SERIES[1])
}

fn factors(plan: &Plan<'_, '_>) -> Result<Worksheet, XlsxError> {
    let word = |word: WorkbookWord| plan.word(word);
    let heads = [
        (ReportWord::Factor.text(plan.lang), false),
        (word(WorkbookWord::What), false),
        (ReportWord::Value.text(plan.lang), true),
        (word(WorkbookWord::Unit), false),
        (word(WorkbookWord::Document), false),
        (word(WorkbookWord::Region), false),
        (ReportWord::Uses.text(plan.lang), true),
        (word(WorkbookWord::UsedBy), false),
    ];
    let users = plan.users();
    let mut sheet = begin(plan, Kept::Factors, WorkbookWord::FactorsLead, &heads)?;
    for node in plan.kept(Kept::Factors) {
        let Some(leaf) = plan.view().leaf_at(*node) else { continue };
        let id = leaf.origin.address.strip_prefix("factor/").unwrap_or(&leaf.origin.address);
        let known = FactorId::parse(id).and_then(|id| plan.contents.subject.library.factor(&id));
        let region = known.and_then(|factor| factor.region.clone()).unwrap_or_default();
        let document = document(plan, leaf.origin.cited.as_deref());
        let used = users.get(node);
        let count = used.map_or(0, |used| used.len());
        let mut named: Vec<&str> = used.into_iter().flatten().copied().take(USERS).collect();
        if count > USERS {
            named.push("…");
        }
        sheet.note(VALUE, &[document.clone(), place(plan, leaf.origin.place), note_of(&leaf)])?;
        sheet.push(&[
            Entry::code(id),
            kind(plan, leaf.origin.kind),
            value(&leaf, Role::Input),
            unit(plan, *node),
            Entry::text(document),
            Entry::text(region),
            Entry::Number(Role::Plain, u32::try_from(count).map_or(0.0, f64::from), number::format(0)),
            Entry::code(named.join(", ")),
        ])?;
    }
    finish(plan, sheet, heads.len(), SERIES[1])
}

fn assumptions(plan: &Plan<'_, '_>) -> Result<Worksheet, XlsxError> {
    let word = |word: WorkbookWord| plan.word(word);
    let heads = [
        (word(WorkbookWord::Address), false),
        (word(WorkbookWord::What), false),
        (ReportWord::Value.text(plan.lang), true),
        (word(WorkbookWord::Unit), false),
        (ReportWord::Range.text(plan.lang), false),
        (ReportWord::Reason.text(plan.lang), false),
        (word(WorkbookWord::Document), false),
        (word(WorkbookWord::FileLine), false),
    ];
    let mut sheet = begin(plan, Kept::Assumptions, WorkbookWord::AssumptionsLead, &heads)?;
    for node in plan.kept(Kept::Assumptions) {
        let Some(leaf) = plan.view().leaf_at(*node) else { continue };
        let document = document(plan, leaf.origin.cited.as_deref());
        let (place, note) = (place(plan, leaf.origin.place), note_of(&leaf));
        sheet.note(VALUE, &[document.clone(), place.clone(), note.clone()])?;
        sheet.push(&[
            Entry::code(&leaf.origin.address),
            kind(plan, leaf.origin.kind),
            value(&leaf, Role::Input),
            unit(plan, *node),
            Entry::text(range(&leaf)),
            Entry::text(note),
            Entry::text(document),
            Entry::code(place),
        ])?;
    }
    finish(plan, sheet, heads.len(), SERIES[1])
}

fn gaps(plan: &Plan<'_, '_>) -> Result<Worksheet, XlsxError> {
    let word = |word: WorkbookWord| plan.word(word);
    let heads = [
        (word(WorkbookWord::Address), false),
        (ReportWord::Why.text(plan.lang), false),
        (ReportWord::Value.text(plan.lang), true),
        (word(WorkbookWord::Unit), false),
        (ReportWord::Effect.text(plan.lang), false),
        (ReportWord::Reason.text(plan.lang), false),
        (word(WorkbookWord::Document), false),
        (word(WorkbookWord::FileLine), false),
    ];
    let mut sheet = begin(plan, Kept::Gaps, WorkbookWord::GapsLead, &heads)?;
    for node in plan.kept(Kept::Gaps) {
        let Some(gap) = plan.view().gap_at(*node) else { continue };
        let effect = match gap.cause {
            GapCause::Unknown => String::new(),
            GapCause::Key(_) => gap_effect(gap).text(plan.lang).to_owned(),
        };
        sheet.push(&[
            Entry::code(&gap.address),
            Entry::text(gap_words(gap, plan.lang)),
            Entry::Blank(Role::Open),
            unit(plan, *node),
            Entry::text(effect),
            Entry::text(gap.reason.as_deref().map(one_line).unwrap_or_default()),
            Entry::text(document(plan, gap.cited.as_deref())),
            Entry::code(place(plan, gap.place)),
        ])?;
    }
    finish(plan, sheet, heads.len(), DEEP)
}
