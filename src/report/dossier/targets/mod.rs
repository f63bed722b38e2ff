//! Targets: what they promise, where they stand, and the way there.

mod base_year;
mod beside;
mod judgement;
mod pathway;
mod plan;
mod scores;
mod standing;
mod summary;

use super::{Block, Cell, Column, Figure, Making, Mark, Row, Table, Tone};
use crate::calc::NodeId;
use crate::finding::{Lang, ReportWord, TargetWord as Word, one_line};
use crate::report::number;
use crate::report::targets::{Aimed, promise, standing_text};
use crate::target::progress::{Standing, Status};
use crate::target::{Target, TargetFigure};

/// Significant digits of what is computed.
const DIGITS: u32 = 7;

pub(super) fn blocks(making: &Making<'_, '_>) -> Vec<Block> {
    let Some(aimed) = making.contents.targets else { return plan::blocks(making) };
    let of = Showing::of(making, aimed);
    let mut blocks = Vec::new();
    if !of.shown.is_empty() {
        blocks.push(Block::Table(of.targets()));
        blocks.extend(of.missing().into_iter().map(Block::Note));
        for (target, figure) in &of.shown {
            blocks.extend(pathway::blocks(&of, target, figure));
        }
        blocks.extend(judgement::blocks(&of, &aimed));
        blocks.extend(beside::agreement(&of));
        blocks.extend(beside::national(&of));
        blocks.extend(scores::blocks(&of));
    }
    blocks.extend(scores::portfolio(&of));
    blocks.extend(plan::blocks(making));
    blocks
}

/// A line a target on the first page, where a book has few of them.
pub(super) fn overview(making: &Making<'_, '_>) -> Option<Block> {
    let of = Showing::of(making, making.contents.targets?);
    summary::table(&of).map(Block::Table)
}

/// What the section is made with.
pub(super) struct Showing<'m, 'a> {
    making: &'m Making<'m, 'a>,
    aimed: Aimed<'a>,
    shown: Vec<(&'a Target, &'a TargetFigure)>,
}

impl<'m, 'a> Showing<'m, 'a> {
    fn of(making: &'m Making<'m, 'a>, aimed: Aimed<'a>) -> Self {
        let shown = aimed.figures.targets.iter().filter_map(|figure| Some((aimed.targets.get(figure.target)?, figure)));
        Showing { making, aimed, shown: shown.collect() }
    }
}

impl Showing<'_, '_> {
    fn lang(&self) -> Lang {
        self.making.look.lang
    }

    fn word(&self, word: Word) -> String {
        word.text(self.lang()).to_owned()
    }

    fn cell(&self, node: Option<NodeId>) -> Cell {
        node.map_or(Cell::Empty, |node| Cell::Figure(self.making.figures.significant(node, DIGITS)))
    }

    /// A change in per cent, with its sign.
    fn percent(&self, node: Option<NodeId>) -> Cell {
        let Some(node) = node else { return Cell::Empty };
        let figure = self.making.figures.significant(node, DIGITS);
        let text = figure.value.as_ref().map(|value| format!("{} %", number::signed(value, 1, 2)));
        Cell::Figure(Figure { text: text.unwrap_or_else(|| figure.text.clone()), unit: String::new(), ..figure })
    }

    /// A figure with so many decimals, of which the head of its column says the unit.
    fn fixed(&self, node: Option<NodeId>, decimals: u32) -> Cell {
        let Some(node) = node else { return Cell::Empty };
        let figure = self.making.figures.figure(node, decimals);
        Cell::Figure(Figure { unit: String::new(), ..figure })
    }

    /// A difference of shares, in points that the head of its column names.
    fn points(&self, node: NodeId) -> Cell {
        self.fixed(Some(node), 4)
    }

    fn table(&self, id: &str, caption: String, columns: Vec<Column>, rows: Vec<Row>) -> Table {
        Table { id: id.to_owned(), caption: Some(caption), columns, rows, is_list: false }
    }

    /// Its words, its name, and whether it is made up.
    fn said(&self, target: &Target) -> String {
        let said = target.says.as_deref().or(target.name.as_deref()).map(one_line).unwrap_or_default();
        let made_up = target.is_made_up.then(|| self.making.word(ReportWord::MadeUp));
        let parts = [Some(said).filter(|said| !said.is_empty()), made_up];
        parts.into_iter().flatten().collect::<Vec<_>>().join(" · ")
    }

    fn targets(&self) -> Table {
        let rows = self.shown.iter().map(|(target, figure)| {
            let base = target.base.as_ref().map(|base| format!("{} → ", base.year)).unwrap_or_default();
            let value = if figure.is_index { Cell::Text(self.word(Word::Index)) } else { self.cell(figure.base) };
            let cells = vec![
                Cell::Code(one_line(&target.id)),
                Cell::Text(self.said(target)),
                Cell::Text(format!("{base}{}", target.goal.year.value)),
                Cell::Text(promise(target, self.lang())),
                value,
                self.cell(figure.goal),
                self.percent(figure.linear_step),
                Cell::Mark(Mark {
                    tone: tone(figure.status.as_ref()),
                    word: standing_text(figure.status.as_ref(), self.lang()),
                }),
            ];
            Row::body(cells).at(format!("target-{}", target.id))
        });
        let columns = vec![
            Column::text("target", self.word(Word::Target)),
            Column::text("says", self.word(Word::Says)),
            Column::text("years", self.word(Word::Years)),
            Column::text("promise", self.word(Word::Promise)),
            Column::number("base", self.word(Word::BaseValue)),
            Column::number("goal", self.word(Word::GoalValue)),
            Column::number("linear_step", self.word(Word::AYear)),
            Column::mark("standing", self.word(Word::Standing)),
        ];
        self.table("targets", self.word(Word::Promised), columns, rows.collect())
    }

    /// What targets do not state, a line each.
    fn missing(&self) -> Vec<String> {
        let lines = self.shown.iter().filter(|(_, figure)| !figure.lacks.is_empty()).map(|(target, figure)| {
            let parts = figure.lacks.iter().map(|part| Box::new([part.text(Lang::En), part.text(Lang::Zh)])).collect();
            crate::finding::AboutTarget::Lacks { target: target.id.clone(), parts }.text(self.lang())
        });
        lines.collect()
    }
}

/// How a standing looks.
fn tone(status: Option<&Status>) -> Tone {
    match status.map(|status| &status.standing) {
        None
        | Some(
            Standing::CannotTell | Standing::NoFigureOfTargetYear | Standing::UnlikeFigures | Standing::ReachedBy(_),
        ) => Tone::Open,
        Some(Standing::MetEveryYear | Standing::OnTrack | Standing::AlreadyAchieved | Standing::Achieved) => Tone::Good,
        Some(Standing::Broken(_) | Standing::Behind | Standing::Missed) => Tone::Bad,
    }
}
