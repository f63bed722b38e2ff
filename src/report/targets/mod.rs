//! Targets: a table of all, or one with its years, its budget and what is left to do.

mod agreement;
mod detail;
mod json;
mod judgement;
mod judgement_json;
mod portfolio;
mod scores;
mod sheet;

use super::figure::absent_words;
use super::page::{Block, Page, Rows};
use super::table::Align;
use super::{Look, Subject, number};
use crate::calc::reading::exact;
use crate::calc::{NodeId, View};
use crate::finding::{Lang, TargetWord as Word, one_line};
use crate::quantity::Unit;
use crate::target::progress::{Standing, Status};
use crate::target::{HoldingPlan, StatedPromise, Target, TargetFigure, Targets};
pub use json::targets_json;

/// What the report is of.
#[derive(Clone, Copy)]
pub struct Aimed<'a> {
    /// The figures of the book.
    pub subject: &'a Subject<'a>,
    /// The targets as the book states them.
    pub targets: &'a [Target],
    /// The companies of its portfolio.
    pub holdings: &'a [HoldingPlan],
    /// Their figures.
    pub figures: &'a Targets,
    /// The index of the only target that is shown; all where there is none.
    pub only: Option<usize>,
}

/// Significant digits of values.
const DIGITS: u32 = 7;

impl<'a> Aimed<'a> {
    fn view(&self) -> View<'a> {
        View::plain(&self.subject.account.graph)
    }

    fn shown(&self) -> impl Iterator<Item = (&'a Target, &'a TargetFigure)> + use<'a> {
        let (only, targets) = (self.only, self.targets);
        let figures = self.figures.targets.iter().filter(move |figure| only.is_none_or(|only| figure.target == only));
        figures.map(move |figure| (&targets[figure.target], figure))
    }

    /// The value of a figure with its unit; what stands for it where it has none.
    fn text(&self, node: Option<NodeId>, lang: Lang) -> String {
        let Some(node) = node else { return String::new() };
        let known = exact::value(self.view(), node);
        match known.value() {
            Some(value) => number::with_unit(number::significant(value, DIGITS), self.view().unit(node)),
            None => absent_words(self.view(), node, &known, lang).to_owned(),
        }
    }

    /// The same without the unit.
    fn bare(&self, node: Option<NodeId>, lang: Lang) -> String {
        let Some(node) = node else { return String::new() };
        let known = exact::value(self.view(), node);
        match known.value() {
            Some(value) => number::significant(value, DIGITS),
            None => absent_words(self.view(), node, &known, lang).to_owned(),
        }
    }

    /// A change in per cent, with its sign.
    fn percent(&self, node: Option<NodeId>) -> String {
        let value = node.and_then(|node| exact::value(self.view(), node).value().cloned());
        value.map(|value| format!("{} %", number::signed(&value, 1, 2))).unwrap_or_default()
    }

    fn unit(&self, node: NodeId) -> &'a Unit {
        self.view().unit(node)
    }
}

/// The targets for people, and as a sheet.
pub fn targets_page(aimed: &Aimed<'_>, look: Look) -> Page {
    let word = |word: Word| word.text(look.lang).to_owned();
    let organization = aimed.subject.accounts.organization.as_ref();
    let organization = organization.map(|organization| format!("{}\n", one_line(&organization.name)));
    let title = format!("{}{}", organization.unwrap_or_default(), word(Word::Title));
    let mut blocks = vec![Block::Title(title), Block::Rows(table(aimed, look))];
    if aimed.shown().any(|(target, _)| target.is_made_up) {
        blocks.push(Block::Line(word(Word::MadeUp)));
    }
    for (target, figure) in aimed.shown() {
        if aimed.only.is_some() {
            blocks.extend(detail::blocks(aimed, target, figure, look));
        }
    }
    blocks.extend(judgement::blocks(aimed, look));
    blocks.extend(agreement::blocks(aimed, look));
    blocks.extend(portfolio::blocks(aimed, look));
    for (_, figure) in aimed.shown().filter(|_| aimed.only.is_some()) {
        blocks.extend(judgement::detail(aimed, figure, look));
    }
    Page { blocks, sheet: sheet::sheet(aimed) }
}

/// What a promise says, in short.
fn promise(target: &Target, lang: Lang) -> String {
    let text = one_line(target.goal.promise.quantity().value.text());
    match target.goal.promise {
        StatedPromise::Change(_) => text,
        StatedPromise::Yearly(_) => format!("{text} {}", Word::EveryYear.text(lang)),
        StatedPromise::Reach(_) => format!("{} {text}", Word::Reach.text(lang)),
        StatedPromise::Keep(_) => format!("{} {text}", Word::Keep.text(lang)),
    }
}

/// Where a target stands, in words.
fn standing(status: Option<&Status>, lang: Lang) -> String {
    let word = |word: Word| word.text(lang).to_owned();
    let Some(status) = status else { return word(Word::CannotTell) };
    let text = match &status.standing {
        Standing::MetEveryYear => word(Word::MetEveryYear),
        Standing::Broken(years) => {
            let years: Vec<String> = years.iter().map(i32::to_string).collect();
            format!("{}: {}", word(Word::Broken), years.join(", "))
        }
        Standing::OnTrack => word(Word::OnTrack),
        Standing::Behind => word(Word::Behind),
        Standing::AlreadyAchieved => word(Word::AlreadyAchieved),
        Standing::Achieved => word(Word::Achieved),
        Standing::Missed => word(Word::Missed),
        Standing::CannotTell => word(Word::CannotTell),
    };
    if status.gaps.is_empty() { text } else { format!("{text}, {}", word(Word::WithGap)) }
}

fn table(aimed: &Aimed<'_>, look: Look) -> Rows {
    let lang = look.lang;
    let rows = aimed.shown().map(|(target, figure)| {
        let mark = if target.is_made_up { " *" } else { "" };
        let base = target.base.as_ref().map(|base| format!("{} → ", base.year)).unwrap_or_default();
        let index = || Word::Index.text(lang).to_owned();
        vec![
            format!("{}{mark}", one_line(&target.id)),
            format!("{base}{}", target.goal.year.value),
            promise(target, lang),
            if figure.is_index { index() } else { aimed.text(figure.base, lang) },
            aimed.text(figure.goal, lang),
            aimed.percent(figure.change),
            aimed.percent(figure.linear_step),
            aimed.percent(figure.compound_rate),
            standing(figure.status.as_ref(), lang),
        ]
    });
    let header = [
        Word::Target,
        Word::Years,
        Word::Promise,
        Word::BaseValue,
        Word::GoalValue,
        Word::Change,
        Word::AYear,
        Word::AYearCompound,
        Word::Standing,
    ];
    let (left, right) = (Align::Left, Align::Right);
    Rows {
        header: header.map(|word| word.text(lang).to_owned()).into(),
        columns: vec![left, left, left, right, right, right, right, right, left],
        rows: rows.collect(),
        total: false,
    }
}
