//! All meters with the models held against them, and of each the model that the book lists first.

use super::super::{Block, Cell, Column, Figure, Making, Mark, Role, Row, State, Table, Tone};
use super::{beside, cumulative, fit, model, periods};
use crate::calc::NodeId;
use crate::finding::{AboutMeter, AboutReport, MeterReportWord, MeterWord as Word, ReportWord, one_line};
use crate::quantity::{Exact, Rounding};
use crate::report::meters::{Metered, percent, plain, proved, shown_band};
use crate::report::number;
use crate::saving::proof::{Meter, MeterFigure, MeterModel, ProofFigure};

/// Meters that are shown in full; of others the table has the savings.
const IN_FULL: usize = 20;
/// Rows from which on a table is searched and sorted.
const LIST: usize = 12;
/// Significant digits of the result of a model as it is kept: as far as doubles carry.
const CARRIED: u32 = 15;
/// Digits that the expected energy is shown with before its decimals are cut.
const SHOWN: i32 = 5;

/// One model of a meter, as a section shows it.
pub(super) struct Of<'o, 'm, 'a> {
    pub making: &'o Making<'m, 'a>,
    pub meter: &'a Meter,
    pub model: &'a MeterModel,
    pub figure: &'a ProofFigure,
    /// Decimals of its amounts of energy.
    pub decimals: u32,
}

impl<'o, 'm, 'a> Of<'o, 'm, 'a> {
    fn new(making: &'o Making<'m, 'a>, meter: &'a Meter, figure: &'a ProofFigure) -> Option<Of<'o, 'm, 'a>> {
        let model = meter.models.get(figure.proof.model)?;
        Some(Of { making, meter, model, figure, decimals: decimals(figure.proof.saving.expected) })
    }

    pub(super) fn word(&self, word: Word) -> String {
        word.text(self.making.look.lang).to_owned()
    }

    pub(super) fn said(&self, word: MeterReportWord) -> String {
        word.text(self.making.look.lang).to_owned()
    }

    /// The name of a table of this meter.
    pub(super) fn id(&self, what: &str) -> String {
        format!("meter-{}-{what}", self.meter.id)
    }

    /// A figure of the accounts in the unit of the meter, which the column or the caption says.
    pub(super) fn amount(&self, node: NodeId) -> Cell {
        let figure = self.making.figures.figure(node, self.decimals);
        Cell::Figure(Figure { unit: String::new(), ..figure })
    }

    /// The same with its unit.
    pub(super) fn whole(&self, node: NodeId) -> Cell {
        Cell::Figure(self.making.figures.figure(node, self.decimals))
    }

    /// A result of statistics in the unit of the meter.
    pub(super) fn energy(&self, value: f64) -> Cell {
        Cell::Figure(result(value, self.energy_text(value)))
    }

    /// A difference of figures in the unit of the meter, which is no node of its own.
    pub(super) fn exact(&self, value: &Exact) -> Cell {
        let text = number::fixed(value, self.decimals);
        let (unit, state) = (String::new(), State::Full);
        Cell::Figure(Figure { node: None, address: None, text, unit, value: Some(value.clone()), state })
    }

    pub(super) fn energy_text(&self, value: f64) -> String {
        Exact::from_f64(value).map_or_else(|| "—".to_owned(), |value| number::fixed(&value, self.decimals))
    }

    pub(super) fn unit(&self) -> &str {
        self.meter.unit.text()
    }

    /// A table whose caption says the unit of its energy.
    pub(super) fn table(&self, what: &str, caption: &str, columns: Vec<Column>, rows: Vec<Row>) -> Block {
        let is_list = rows.len() > LIST;
        Block::Table(Table { id: self.id(what), caption: Some(caption.to_owned()), columns, rows, is_list })
    }
}

/// A figure of statistics that is no node of the graph.
pub(super) fn result(value: f64, text: String) -> Figure {
    let value = Exact::from_f64(value).map(|value| value.to_significant(CARRIED, Rounding::HalfEven));
    let state = if value.is_some() { State::Full } else { State::Gap };
    Figure { node: None, address: None, text, unit: String::new(), value, state }
}

/// A result of statistics without a unit.
pub(super) fn statistic(value: f64) -> Cell {
    Cell::Figure(result(value, plain(value)))
}

/// A share, which is shown in per cent and kept as a fraction.
pub(super) fn share(value: f64) -> Cell {
    Cell::Figure(result(value, percent(value)))
}

/// Decimals of the energy of a meter of which so much is expected.
pub(in crate::report) fn decimals(expected: f64) -> u32 {
    let magnitude = Exact::from_f64(expected).and_then(|value| value.magnitude());
    magnitude.map_or(2, |magnitude| u32::try_from(SHOWN - 1 - magnitude).unwrap_or(0).min(6))
}

pub(super) fn name(meter: &Meter) -> String {
    one_line(meter.name.as_deref().unwrap_or(&meter.id))
}

pub(super) fn blocks(making: &Making<'_, '_>, metered: &Metered<'_>) -> Vec<Block> {
    let lang = making.look.lang;
    let mut blocks = vec![Block::Heading(Word::Title.text(lang).to_owned())];
    blocks.extend(all(making, metered).map(Block::Table));
    if metered.figures().any(|(meter, _)| meter.is_made_up) {
        blocks.push(Block::Note(AboutMeter::ReadingsMadeUp.text(lang)));
    }
    let count = metered.figures().count();
    if count > IN_FULL {
        blocks.push(Block::Note(AboutReport::MetersInFull { shown: IN_FULL, of: count }.text(lang)));
    }
    for (meter, figure) in metered.figures().take(IN_FULL) {
        blocks.extend(one(making, meter, figure));
    }
    blocks
}

/// Every model of every meter, a row each.
fn all(making: &Making<'_, '_>, metered: &Metered<'_>) -> Option<Table> {
    let word = |word: Word| word.text(making.look.lang).to_owned();
    let mut rows = Vec::new();
    for (meter, figure) in metered.figures() {
        for (at, proof) in figure.proofs.iter().enumerate() {
            let Some(of) = Of::new(making, meter, proof) else { continue };
            let mark = if meter.is_made_up { format!(" ({})", making.word(ReportWord::MadeUp)) } else { String::new() };
            let proved = match proved(proof) {
                Some(of @ Word::Yes) => Cell::Mark(Mark { tone: Tone::Good, word: word(of) }),
                Some(of) => Cell::Mark(Mark { tone: Tone::Warn, word: word(of) }),
                None => Cell::Empty,
            };
            let adjusted = adjusted_by(&of);
            let cells = vec![
                Cell::Text(format!("{}{mark}", name(meter))),
                Cell::Code(one_line(&of.model.id)),
                Cell::Code(of.model.method.word().to_owned()),
                of.amount(proof.actual),
                of.amount(proof.expected),
                adjusted.as_ref().map_or(Cell::Empty, |of_baseline| of.exact(of_baseline)),
                of.amount(proof.saving),
                saved_share(&of, adjusted.as_ref()).map_or(Cell::Empty, share),
                shown_band(proof).map_or(Cell::Empty, |band| of.energy(band.half_width)),
                Cell::Text(of.unit().to_owned()),
                proved,
            ];
            rows.push(Row { role: Role::Body, anchor: (at == 0).then(|| format!("meter-{}", meter.id)), cells });
        }
    }
    let columns = vec![
        Column::text("meter", word(Word::Meter)),
        Column::text("model", word(Word::Model)),
        Column::text("method", word(Word::Method)),
        Column::number("actual", word(Word::Actual)),
        Column::number("expected", word(Word::Expected)),
        Column::number("adjustments", MeterReportWord::Adjusted.text(making.look.lang)),
        Column::number("saving", word(Word::Saving)),
        Column::number("share", word(Word::Fraction)),
        Column::number("band_90", word(Word::BandColumn)),
        Column::text("unit", MeterReportWord::Unit.text(making.look.lang)),
        Column::mark("proved", word(Word::Proved)),
    ];
    let is_list = rows.len() > LIST;
    (!rows.is_empty()).then(|| Table { id: "meters".to_owned(), caption: None, columns, rows, is_list })
}

/// What the adjustments add to the baseline, in the unit of the meter.
fn adjusted_by(of: &Of<'_, '_, '_>) -> Option<Exact> {
    if of.figure.adjustments.is_empty() {
        return None;
    }
    let value = |node: NodeId| of.making.figures.known(node).value();
    let (saving, expected, actual) = (value(of.figure.saving)?, value(of.figure.expected)?, value(of.figure.actual)?);
    Some(&(saving - expected) + actual)
}

/// The saving over what it is measured against, with what was adjusted.
fn saved_share(of: &Of<'_, '_, '_>, adjusted: Option<&Exact>) -> Option<f64> {
    let Some(adjusted) = adjusted else { return of.figure.proof.saving.fraction };
    let value = |node: NodeId| of.making.figures.known(node).value();
    let against = value(of.figure.expected)? + adjusted;
    let share = value(of.figure.saving)?.checked_div(&against).filter(|_| against.is_positive());
    share.map(|share| share.to_f64())
}

/// A meter: the model that the book lists first, the others by name.
fn one(making: &Making<'_, '_>, meter: &Meter, figure: &MeterFigure) -> Vec<Block> {
    let mut figures = figure.proofs.iter();
    let Some(of) = figures.next().and_then(|first| Of::new(making, meter, first)) else {
        let none = MeterReportWord::NoModel.text(making.look.lang).to_owned();
        return vec![Block::Heading(name(meter)), Block::Note(none)];
    };
    let method = of.model.method.word();
    let mut blocks = vec![Block::Heading(format!("{} · {} ({method})", name(meter), one_line(&of.model.id)))];
    blocks.push(model::about(&of));
    blocks.extend(fit::picture(&of).map(Block::Chart));
    blocks.extend(model::equation(&of));
    blocks.extend(model::statistics(&of));
    blocks.extend(cumulative::picture(&of).map(Block::Chart));
    blocks.extend(periods::blocks(&of));
    blocks.extend(model::bands(&of));
    blocks.extend(model::verdicts(&of));
    blocks.extend(beside::blocks(&of));
    let others: Vec<String> = figures.filter_map(|of| Some(meter.models.get(of.proof.model)?.id.clone())).collect();
    if !others.is_empty() {
        let said = AboutReport::OtherModels { models: others, meter: meter.id.clone() };
        blocks.push(Block::Note(said.text(making.look.lang)));
    }
    blocks
}
