//! What a table says of its lines: totals, shares, the same figure elsewhere.

use std::collections::HashSet;

use super::super::raw::{RawTable, RawText};
use super::Checker;
use crate::account::Address;
use crate::claim::{Elsewhere, Line, Printed, PrintedTable, Same, Share, Side, Term, Total, segment};
use crate::expression;
use crate::finding::{AboutTable, Code, Finding, Located, Measure, Message, Place};
use crate::quantity::Unit;
use crate::spelling::{MOST_KNOWN, nearest};

/// The rules of a table before its cells are known.
pub(super) struct Rules {
    pub totals: Vec<Total>,
    pub shares: Vec<Share>,
}

/// A total before its parts are settled.
struct Draft {
    side: Side,
    line: usize,
    of: Option<Vec<Term>>,
    within: Option<Vec<usize>>,
    place: Place,
}

impl Rules {
    pub(super) fn is_share_row(&self, row: usize) -> bool {
        self.shares.iter().any(|share| share.side == Side::Row && share.line == row)
    }

    pub(super) fn is_share_column(&self, column: usize) -> bool {
        self.shares.iter().any(|share| share.side == Side::Column && share.line == column)
    }

    /// Reads totals and shares. What cannot be read is a finding and left out.
    pub(super) fn of(checker: &mut Checker<'_>, table: &RawTable, rows: &[Line], columns: &[Line]) -> Rules {
        let lines = Lines { rows, columns };
        let percent: Vec<(Side, usize)> = table
            .tables("shares")
            .iter()
            .filter_map(|share| {
                let (side, text) = side_of(share)?;
                Some((side, find(lines.of(side), &text.text)?))
            })
            .collect();
        let drafts: Vec<Draft> =
            table.tables("totals").iter().filter_map(|total| checker.total_rule(total, &lines)).collect();
        checker.one_total_of_the_rest(&drafts, &lines);
        let totals = checker.totals(drafts, &lines, &percent);
        let shares: Vec<Share> = table
            .tables("shares")
            .iter()
            .filter_map(|share| checker.share_rule(share, &lines, &totals, &percent))
            .collect();
        Rules { totals, shares }
    }
}

struct Lines<'a> {
    rows: &'a [Line],
    columns: &'a [Line],
}

impl<'a> Lines<'a> {
    fn of(&self, side: Side) -> &'a [Line] {
        match side {
            Side::Row => self.rows,
            Side::Column => self.columns,
        }
    }

    fn name(&self, side: Side, line: usize) -> String {
        self.of(side).get(line).map(|line| line.name.clone()).unwrap_or_default()
    }
}

/// A line by its name as printed, or as it stands in an address.
fn find(lines: &[Line], text: &str) -> Option<usize> {
    let text = text.trim();
    lines.iter().position(|line| line.name == text).or_else(|| {
        let segment = segment(text);
        lines.iter().position(|line| line.segment == segment && !segment.is_empty())
    })
}

/// The side that a rule is about, and the name of its line.
fn side_of(table: &RawTable) -> Option<(Side, &RawText)> {
    match (table.text("row"), table.text("column")) {
        (Some(row), None) => Some((Side::Row, row)),
        (None, Some(column)) => Some((Side::Column, column)),
        _ => None,
    }
}

impl<'a> Checker<'a> {
    /// The line that a rule is about.
    fn subject(&mut self, table: &RawTable, lines: &Lines<'_>) -> Option<(Side, usize)> {
        if let (Some(row), Some(column)) = (table.entry("row"), table.entry("column")) {
            let (first, second) = ("row".to_owned(), "column".to_owned());
            let message = Message::ConflictingKeys { first: first.clone(), second: second.clone() };
            let finding = Finding::new(Code::ConflictingKeys, message).at(column.key_place);
            let finding = finding.at_with(row.key_place, Message::AlsoGiven { key: first.clone() });
            self.report(finding.help(Message::RemoveOneOf { first, second }));
            return None;
        }
        if !table.has("row") && !table.has("column") {
            let message = AboutTable::NeitherSide { key: table.name.to_owned() };
            self.lacks(Finding::new(Code::MissingKey, message).help(AboutTable::SayRowOrColumn), table.place);
            return None;
        }
        let (side, text) = side_of(table)?;
        Some((side, self.line(text, side, lines)?))
    }

    fn line(&mut self, text: &RawText, side: Side, lines: &Lines<'_>) -> Option<usize> {
        let found = find(lines.of(side), &text.text);
        if found.is_none() && !self.raw.broken {
            let row = side == Side::Row;
            let known = || lines.of(side).iter().map(|line| line.name.as_str()).take(MOST_KNOWN);
            let help: Message = match nearest(&text.text, known()) {
                Some(near) => Message::DidYouMean { name: near.to_owned() },
                None => AboutTable::KnownLines { names: known().take(20).map(str::to_owned).collect(), row }.into(),
            };
            let message = AboutTable::UnknownLine { name: text.text.clone(), row };
            self.report(Finding::new(Code::UnknownName, message).at(text.place).help(help));
        }
        found
    }

    /// A line with a sign; a name that itself begins with a minus sign is meant as a name.
    fn term(&mut self, text: &RawText, side: Side, lines: &Lines<'_>) -> Option<Term> {
        if lines.of(side).iter().any(|line| line.name == text.text.trim()) {
            return Some(Term { line: self.line(text, side, lines)?, minus: false });
        }
        match text.text.trim().strip_prefix(['-', '−', '－']) {
            Some(rest) => {
                let at = text.text.len() - rest.len();
                let inner = text.inner(at..text.text.len());
                Some(Term { line: self.line(&inner, side, lines)?, minus: true })
            }
            None => Some(Term { line: self.line(text, side, lines)?, minus: false }),
        }
    }

    /// Lines with signs, each once.
    fn terms(&mut self, texts: &[RawText], side: Side, lines: &Lines<'_>) -> Option<Vec<Term>> {
        let mut seen = HashSet::new();
        let mut sound = true;
        let mut terms = Vec::new();
        for text in texts {
            match self.term(text, side, lines) {
                Some(term) if seen.insert(term.line) => terms.push(term),
                Some(_) => {
                    sound = false;
                    let message = AboutTable::CountedTwice { name: text.text.clone() };
                    self.report(Finding::new(Code::DuplicateId, message).at(text.place));
                }
                None => sound = false,
            }
        }
        sound.then_some(terms)
    }

    fn total_rule(&mut self, table: &RawTable, lines: &Lines<'_>) -> Option<Draft> {
        let subject = self.subject(table, lines);
        let side = subject.map(|(side, _)| side).or_else(|| side_of(table).map(|(side, _)| side))?;
        let of = table.has("of").then(|| self.terms(table.texts("of"), side, lines));
        let within = table.has("in").then(|| self.terms(table.texts("in"), side.other(), lines));
        let (side, line) = subject?;
        let of = match of {
            Some(of) => Some(of?),
            None => None,
        };
        let within = match within {
            Some(within) => Some(within?.iter().map(|term| term.line).collect()),
            None => None,
        };
        Some(Draft { side, line, of, within, place: table.place })
    }

    /// On each side one total at most may be that of all the rest.
    fn one_total_of_the_rest(&mut self, drafts: &[Draft], lines: &Lines<'_>) {
        for side in [Side::Row, Side::Column] {
            let mut rest = drafts.iter().filter(|draft| draft.side == side && draft.of.is_none());
            let Some(first) = rest.next() else { continue };
            for draft in rest {
                let name = lines.name(side, draft.line);
                let other = lines.name(side, first.line);
                let finding = Finding::new(Code::TotalUnclear, AboutTable::TotalUnclear { name: name.clone(), other });
                let finding = finding.at(draft.place).at_with(first.place, Message::FirstHere);
                self.report(finding.help(AboutTable::NameParts { example: example(side, &name) }));
            }
        }
    }

    /// Totals with their parts: stated, or all the rest.
    fn totals(&mut self, drafts: Vec<Draft>, lines: &Lines<'_>, percent: &[(Side, usize)]) -> Vec<Total> {
        let mut totals = Vec::new();
        for draft in &drafts {
            let of = draft.of.clone().unwrap_or_else(|| {
                let others = || drafts.iter().filter(|other| other.side == draft.side && other.line != draft.line);
                let under: HashSet<usize> =
                    others().flat_map(|other| other.of.iter().flatten()).map(|term| term.line).collect();
                let above: HashSet<usize> = others()
                    .filter(|other| other.of.iter().flatten().any(|term| term.line == draft.line))
                    .map(|other| other.line)
                    .collect();
                let rest = (0..lines.of(draft.side).len()).filter(|line| {
                    *line != draft.line
                        && !under.contains(line)
                        && !above.contains(line)
                        && !percent.contains(&(draft.side, *line))
                });
                rest.map(|line| Term { line, minus: false }).collect()
            });
            if of.is_empty() {
                let name = lines.name(draft.side, draft.line);
                let finding = Finding::new(Code::TotalUnclear, AboutTable::TotalOfNothing { name: name.clone() });
                self.report(
                    finding.at(draft.place).help(AboutTable::NameParts { example: example(draft.side, &name) }),
                );
                continue;
            }
            let all = || (0..lines.of(draft.side.other()).len()).collect();
            let within = draft.within.clone().unwrap_or_else(all);
            totals.push(Total { side: draft.side, line: draft.line, of, within, place: draft.place });
        }
        self.totals_are_no_circle(&totals, lines);
        totals
    }

    /// A total that contains itself, directly or through others.
    fn totals_are_no_circle(&mut self, totals: &[Total], lines: &Lines<'_>) {
        for side in [Side::Row, Side::Column] {
            let mut needs: Vec<Vec<usize>> = vec![Vec::new(); lines.of(side).len()];
            for total in totals.iter().filter(|total| total.side == side) {
                needs[total.line].extend(total.of.iter().map(|term| term.line));
            }
            for cycle in expression::order(&needs).1 {
                let path = cycle.iter().map(|line| lines.name(side, *line)).collect();
                let finding = Finding::new(Code::CircularReference, Message::CircularReference { path });
                let places = totals.iter().filter(|total| total.side == side && cycle.contains(&total.line));
                self.report(places.fold(finding, |finding, total| finding.at(total.place)));
            }
        }
    }

    fn share_rule(
        &mut self,
        table: &RawTable,
        lines: &Lines<'_>,
        totals: &[Total],
        percent: &[(Side, usize)],
    ) -> Option<Share> {
        let subject = self.subject(table, lines);
        let side = subject.map(|(side, _)| side).or_else(|| side_of(table).map(|(side, _)| side))?;
        let of = table.text("of").map(|text| self.line(text, side, lines));
        let total = table.text("total").map(|text| self.line(text, side.other(), lines));
        let parts = table.has("parts").then(|| self.terms(table.texts("parts"), side.other(), lines));
        if let (Some(entry), false) = (table.entry("total"), table.has("of")) {
            self.report(Finding::new(Code::MissingKey, AboutTable::ShareTotalWithoutOf).at(entry.key_place));
        }
        let (side, line) = subject?;
        let (of, total) = (all_or_none(of)?, all_or_none(total)?);
        if of == Some(line) {
            let name = lines.name(side, line);
            let path = vec![name];
            self.report(Finding::new(Code::CircularReference, Message::CircularReference { path }).at(table.place));
            return None;
        }
        let across = || totals.iter().filter(|total| total.side == side.other());
        // The total of all the rest is the one that nothing else contains.
        let top = || across().find(|one| !across().any(|other| other.of.iter().any(|term| term.line == one.line)));
        let total = total.or_else(|| of.and_then(|_| top().map(|total| total.line)));
        let whole = total.and_then(|line| across().find(|total| total.line == line)).or_else(top);
        let parts = match parts {
            Some(parts) => parts?,
            None => match whole {
                Some(whole) => whole.of.clone(),
                None => (0..lines.of(side.other()).len())
                    .filter(|line| Some(*line) != total && !percent.contains(&(side.other(), *line)))
                    .map(|line| Term { line, minus: false })
                    .collect(),
            },
        };
        if parts.is_empty() {
            let name = lines.name(side, line);
            let finding = Finding::new(Code::TotalUnclear, AboutTable::TotalOfNothing { name: name.clone() });
            self.report(finding.at(table.place));
            return None;
        }
        Some(Share { side, line, of, total, parts, place: table.place })
    }

    /// Cells whose figure is printed elsewhere as well.
    pub(super) fn same(&mut self, table: &RawTable, shape: &PrintedTable) -> Vec<Same> {
        let lines = Lines { rows: &shape.rows, columns: &shape.columns };
        let mut all = Vec::new();
        for same in table.tables("same") {
            let row = same.text("row").map(|text| self.line(text, Side::Row, &lines));
            let column = same.text("column").map(|text| self.line(text, Side::Column, &lines));
            if let (Some(first), Some(second)) = (same.entry("published"), same.entry("figure")) {
                let names = ("published".to_owned(), "figure".to_owned());
                let message = Message::ConflictingKeys { first: names.0.clone(), second: names.1.clone() };
                let finding = Finding::new(Code::ConflictingKeys, message).at(second.key_place);
                let finding = finding.at_with(first.key_place, Message::AlsoGiven { key: names.0.clone() });
                self.report(finding.help(Message::RemoveOneOf { first: names.0, second: names.1 }));
                continue;
            }
            let other = match (same.text("published"), same.text("figure")) {
                (Some(text), _) => self.quantity(text).map(Elsewhere::Printed),
                (None, Some(text)) => match Address::parse(&text.text) {
                    Ok(address) => Some(Elsewhere::Figure(Located::new(address, text.place))),
                    Err(error) => {
                        let message = Message::UnknownFigure { address: text.text.clone() };
                        self.report(Finding::new(Code::UnknownName, message).at(text.part(error.span)));
                        None
                    }
                },
                (None, None) => {
                    if !same.has("published") && !same.has("figure") {
                        let finding = Finding::new(Code::MissingKey, AboutTable::NoOther);
                        self.lacks(finding.help(AboutTable::GiveOther), same.place);
                    }
                    None
                }
            };
            let (Some(Some(row)), Some(Some(column)), Some(other)) = (row, column, other) else { continue };
            let cell = shape.crossing(Side::Row, row, column);
            let Some(printed) = shape.cells.get(cell) else { continue };
            if matches!(printed.printed, Printed::None(..)) {
                let finding = Finding::new(Code::MissingKey, AboutTable::SameOfNothing).at(same.place);
                self.report(finding.at_with(printed.place, AboutTable::CellHere));
                continue;
            }
            if let Elsewhere::Printed(quantity) = &other
                && quantity.value.unit().convertible(printed.unit()).is_none()
            {
                self.apart(quantity.value.unit(), printed.unit(), quantity.place, printed.place);
                continue;
            }
            let source = self.citation(same.text("source"));
            all.push(Same { cell, other, source, place: same.place });
        }
        all
    }

    /// Whether what is added, and what is divided, measures alike; of each rule the first that does not.
    pub(super) fn units_of_table(&mut self, table: &PrintedTable) {
        for total in &table.totals {
            let clash = total.within.iter().find_map(|cross| {
                let whole = table.cells.get(table.crossing(total.side, total.line, *cross))?;
                let parts = total.of.iter().filter_map(|t| table.cells.get(table.crossing(total.side, t.line, *cross)));
                parts.into_iter().find(|part| part.unit().convertible(whole.unit()).is_none()).map(|part| (part, whole))
            });
            if let Some((part, whole)) = clash {
                self.apart_in(part.unit(), whole.unit(), [part.place, whole.place], total.place);
            }
        }
        let Ok(percent) = Unit::parse("%") else { return };
        for share in &table.shares {
            let crosses = 0..table.lines(share.side.other()).len();
            let cell = |line: usize, cross: usize| table.cells.get(table.crossing(share.side, line, cross));
            let no_share = crosses
                .clone()
                .find_map(|cross| cell(share.line, cross).filter(|c| c.unit().convertible(&percent).is_none()));
            if let Some(wrong) = no_share {
                self.apart_in(wrong.unit(), &percent, [wrong.place, share.place], share.place);
            }
            let Some(of) = share.of else { continue };
            let whole = share.total.or_else(|| share.parts.first().map(|term| term.line));
            let Some(whole) = whole.and_then(|total| cell(of, total)) else { continue };
            let clash = crosses
                .filter_map(|cross| cell(of, cross).filter(|_| !share_of_row(table, share, cross)))
                .find(|part| part.unit().convertible(whole.unit()).is_none());
            if let Some(part) = clash {
                self.apart_in(part.unit(), whole.unit(), [part.place, whole.place], share.place);
            }
        }
    }

    /// Figures that are said to be the same and do not measure alike.
    fn apart(&mut self, found: &Unit, needed: &Unit, at: Place, cell: Place) {
        let finding = units_apart(found, needed).at(at).at_with(cell, AboutTable::CellHere);
        self.report(finding);
    }

    /// Cells that are added or divided and do not measure alike.
    fn apart_in(&mut self, found: &Unit, needed: &Unit, cells: [Place; 2], rule: Place) {
        let finding = units_apart(found, needed).at(cells[0]);
        let finding = if cells[1] == rule { finding } else { finding.at(cells[1]) };
        self.report(finding.at_with(rule, AboutTable::RuleHere));
    }
}

fn units_apart(found: &Unit, needed: &Unit) -> Finding {
    let message = Message::UnitMismatch {
        found: found.text().to_owned(),
        measures: Measure::of(found),
        needed: needed.text().to_owned(),
        needs: Measure::of(needed),
    };
    Finding::new(Code::UnitMismatch, message)
}

/// Whether a line of the other side is one of percentages itself, so that nothing on it is a share of this one.
fn share_of_row(table: &PrintedTable, share: &Share, cross: usize) -> bool {
    table.shares.iter().any(|other| other.side == share.side.other() && other.line == cross)
}

/// Nothing where nothing is given; nothing at all where what is given cannot be found.
#[expect(clippy::option_option, reason = "the outer one says whether what is given was found")]
fn all_or_none(given: Option<Option<usize>>) -> Option<Option<usize>> {
    match given {
        None => Some(None),
        Some(found) => found.map(Some),
    }
}

fn example(side: Side, name: &str) -> String {
    let key = if side == Side::Row { "row" } else { "column" };
    format!("{{ {key} = \"{name}\", of = [\"…\", \"…\"] }}")
}
