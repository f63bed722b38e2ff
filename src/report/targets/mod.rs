//! Targets: a table of all, or one with its years, its budget and what is left to do.

pub(in crate::report) mod agreement;
pub(in crate::report) mod base_year;
pub(in crate::report) mod detail;
mod json;
mod json_progress;
pub(in crate::report) mod judgement;
mod judgement_json;
mod net_zero;
mod portfolio;
pub(in crate::report) mod scores;
mod sheet;
pub(in crate::report) mod standing;

use super::figure::absent_words;
use super::page::{Block, Page, Rows};
use super::table::Align;
use super::{Look, Subject, number};
use crate::calc::reading::exact;
use crate::calc::{NodeId, View};
use crate::finding::{Lang, TargetWord as Word, one_line};
use crate::quantity::Unit;
use crate::target::progress::{Standing, Status};
use crate::target::{BaseEvents, HoldingPlan, StatedPromise, Target, TargetFigure, Targets};
pub use json::targets_json;

/// What the report is of.
#[derive(Clone, Copy)]
pub struct Aimed<'a> {
    /// The figures of the book.
    pub subject: &'a Subject<'a>,
    /// The targets as the book states them.
    pub targets: &'a [Target],
    /// What changes their base years.
    pub events: &'a BaseEvents,
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
    let mut blocks = vec![Block::Title(title)];
    match aimed.only.and_then(|_| aimed.shown().next()) {
        Some(pair) => blocks.push(Block::Rows(card(aimed, pair, look))),
        None if aimed.targets.is_empty() => {}
        None => blocks.push(Block::Rows(table(aimed, look))),
    }
    let is_event_made_up = |at: usize| aimed.events.events.get(at).is_some_and(|event| event.is_made_up);
    let is_made_up = |(target, figure): (&Target, &TargetFigure)| {
        let by_event = figure.recalculation.as_ref();
        let by_event = by_event.is_some_and(|of| of.events.iter().any(|(at, _)| is_event_made_up(*at)));
        target.is_made_up || (aimed.only.is_some() && by_event)
    };
    if aimed.shown().any(is_made_up) {
        blocks.push(Block::Line(word(Word::MadeUp)));
    }
    for (target, figure) in aimed.shown() {
        if aimed.only.is_some() {
            blocks.extend(detail::blocks(aimed, target, figure, look));
        }
    }
    blocks.extend(judgement::blocks(aimed, look));
    blocks.extend(agreement::blocks(aimed, look));
    blocks.extend(net_zero::blocks(aimed, look));
    blocks.extend(portfolio::blocks(aimed, look));
    for (_, figure) in aimed.shown().filter(|_| aimed.only.is_some()) {
        blocks.extend(judgement::detail(aimed, figure, look));
    }
    Page { blocks, sheet: sheet::sheet(aimed) }
}

/// What a promise says, in short.
pub(super) fn promise(target: &Target, lang: Lang) -> String {
    let text = one_line(target.goal.promise.quantity().value.text());
    match target.goal.promise {
        StatedPromise::Change(_) => text,
        StatedPromise::Yearly(_) if lang == Lang::Zh => format!("{}{text}", Word::EveryYear.text(lang)),
        StatedPromise::Yearly(_) => format!("{text} {}", Word::EveryYear.text(lang)),
        StatedPromise::Reach(_) => format!("{} {text}", Word::Reach.text(lang)),
        StatedPromise::Keep(_) => format!("{} {text}", Word::Keep.text(lang)),
        StatedPromise::Converge(_) => Word::Converge.text(lang).to_owned(),
    }
}

/// Where a target stands, in words.
pub(super) fn standing_text(status: Option<&Status>, lang: Lang) -> String {
    let word = |word: Word| word.text(lang).to_owned();
    let Some(status) = status else { return word(Word::CannotTell) };
    let text = match &status.standing {
        Standing::MetEveryYear => word(Word::MetEveryYear),
        Standing::Broken(years) => {
            let years: Vec<String> = years.iter().map(i32::to_string).collect();
            match lang {
                Lang::En => format!("{}: {}", word(Word::Broken), years.join(", ")),
                Lang::Zh => format!("{}：{}", word(Word::Broken), years.join("、")),
            }
        }
        Standing::OnTrack => word(Word::OnTrack),
        Standing::Behind => word(Word::Behind),
        Standing::AlreadyAchieved => word(Word::AlreadyAchieved),
        Standing::Achieved => word(Word::Achieved),
        Standing::Missed => word(Word::Missed),
        Standing::CannotTell => word(Word::CannotTell),
        Standing::NoFigureOfTargetYear => word(Word::NoFigureOfTargetYear),
        Standing::UnlikeFigures => word(Word::UnlikeFigures),
        Standing::ReachedBy(year) => match lang {
            Lang::En => format!("{} {year}", word(Word::ReachedBy)),
            Lang::Zh => format!("{} {year} 年", word(Word::ReachedBy)),
        },
    };
    let comma = match lang {
        Lang::En => ", ",
        Lang::Zh => "，",
    };
    if status.gaps.is_empty() { text } else { format!("{text}{comma}{}", word(Word::WithGap)) }
}

/// What a target comes to, by the words of its columns.
fn cell(aimed: &Aimed<'_>, (target, figure): (&Target, &TargetFigure), word: Word, lang: Lang) -> String {
    let base = target.base.as_ref().map(|base| format!("{} → ", base.year)).unwrap_or_default();
    match word {
        Word::Target => format!("{}{}", one_line(&target.id), if target.is_made_up { " *" } else { "" }),
        Word::Years => format!("{base}{}", target.goal.year.value),
        Word::Promise => promise(target, lang),
        Word::BaseValue if figure.is_index => Word::Index.text(lang).to_owned(),
        Word::BaseValue => aimed.text(figure.base, lang),
        Word::GoalValue => aimed.text(figure.goal, lang),
        Word::Change => aimed.percent(figure.change),
        Word::AYear => aimed.percent(figure.linear_step),
        Word::AYearCompound => aimed.percent(figure.compound_rate),
        _ => standing_text(figure.status.as_ref(), lang),
    }
}

/// All targets, a row each: what tells them apart.
fn table(aimed: &Aimed<'_>, look: Look) -> Rows {
    let lang = look.lang;
    let (left, right) = (Align::Left, Align::Right);
    let columns = [
        (Word::Target, left),
        (Word::Years, left),
        (Word::Promise, left),
        (Word::GoalValue, right),
        (Word::Change, right),
        (Word::AYear, right),
        (Word::Standing, left),
    ];
    let rows = aimed.shown().map(|pair| columns.map(|(word, _)| cell(aimed, pair, word, lang)).into());
    Rows {
        rows: rows.collect(),
        header: columns.map(|(word, _)| word.text(lang).to_owned()).into(),
        columns: columns.map(|(_, align)| align).into(),
        total: false,
    }
}

/// One target, a line for each of its terms.
fn card(aimed: &Aimed<'_>, pair: (&Target, &TargetFigure), look: Look) -> Rows {
    let lang = look.lang;
    let words = [
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
    let rows = words.map(|word| vec![word.text(lang).to_owned(), cell(aimed, pair, word, lang)]);
    Rows {
        rows: rows.into_iter().filter(|row| !row[1].is_empty()).collect(),
        header: vec![String::new(), String::new()],
        columns: vec![Align::Left, Align::Left],
        total: false,
    }
}
