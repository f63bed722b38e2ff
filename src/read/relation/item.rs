//! Figures made ready for comparison: their ranges in coherent units, and which of them stand near one another.

use std::collections::HashMap;

use crate::quantity::{Dimension, Exact, Interval, Unit};
use crate::read::{Cell, Figure, Grid, Report};

/// Neighbours in running text: so many figures before and after,
const NEAR_FIGURES: usize = 8;
/// at most so many lines apart.
const NEAR_LINES: u32 = 4;
/// Neighbours in a column: so many rows up and down.
const NEAR_ROWS: usize = 4;
/// Figures of one sentence that are looked at together; what is longer is a list that was read as a sentence.
pub(super) const LONGEST_SENTENCE: usize = 24;
/// Figures of one passage: lines that say the same a thousand times over are no passage.
const LONGEST_PASSAGE: usize = 240;
/// Bytes before a figure in which the words of its clause are looked for.
const LONGEST_HEAD: usize = 2000;

/// What a figure measures, as far as relations need it: what can be added, and what is a share.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// Per cent.
    Percent,
    /// Per cent of per cent: a difference of shares.
    Other(Dimension),
}

/// A figure with its range.
#[derive(Debug)]
pub(super) struct Item<'a> {
    pub figure: &'a Figure,
    /// Grid, row, column, where it is a cell.
    pub cell: Option<(usize, usize, usize)>,
    /// Index of its sentence.
    pub sentence: usize,
    pub kind: Kind,
    /// The values behind the print in coherent units; none for a range of two numbers and for "more than".
    pub range: Option<Interval>,
    /// The printed number in coherent units.
    pub value: Exact,
    /// The number of digits that count: from the first to the last that is not zero.
    pub digits: u32,
    /// One unit of the last digit that is not zero, in coherent units.
    pub step: f64,
    /// The printed number in coherent units, for chances only.
    pub size: f64,
}

impl Item<'_> {
    /// Whether it can take part in arithmetic.
    pub(super) fn is_definite(&self) -> bool {
        self.range.is_some() && !self.value.is_zero()
    }

    pub(super) fn is_percent(&self) -> bool {
        self.kind == Kind::Percent
    }

    /// An amount that a share or a change can be of.
    pub(super) fn is_amount(&self) -> bool {
        self.is_definite() && !self.is_percent() && self.value.is_positive()
    }

    /// Its words: the label, and where there is none, the sentence.
    pub(super) fn words(&self) -> &str {
        let label = self.figure.meaning.label.as_str();
        if label.is_empty() { &self.figure.quote } else { label }
    }
}

/// All figures of a report with their neighbourhoods.
pub(super) struct Field<'a> {
    pub report: &'a Report,
    pub grids: &'a [Grid],
    pub items: Vec<Item<'a>>,
    /// Indexes in reading order.
    pub order: Vec<usize>,
    /// Where each stands in the order.
    pub place: Vec<usize>,
    /// Figures of each sentence, in reading order; cells are in none.
    pub sentences: Vec<Vec<usize>>,
    /// Figures of each column and of each row of each grid.
    columns: HashMap<(usize, usize), Vec<usize>>,
    rows: HashMap<(usize, usize), Vec<usize>>,
    /// For each figure of a grid, by row and column: where a cell is found by its place.
    cells: Vec<((usize, usize, usize), usize)>,
}

/// The figures that proposals count: those of the text as given, then those of the grids, row by row.
pub fn pool<'a>(figures: &'a [Figure], grids: &'a [Grid]) -> Vec<&'a Figure> {
    figures.iter().chain(cells(grids).map(|(figure, _)| figure)).collect()
}

/// Grid, row and column of the figures of the grids, in the order of [`pool`].
pub(in crate::read) fn cell_places(grids: &[Grid]) -> impl Iterator<Item = (usize, usize, usize)> {
    cells(grids).map(|(_, cell)| cell)
}

fn cells(grids: &[Grid]) -> impl Iterator<Item = (&Figure, (usize, usize, usize))> {
    grids.iter().enumerate().flat_map(|(g, grid)| {
        grid.rows.iter().enumerate().flat_map(move |(r, row)| {
            row.cells.iter().enumerate().filter_map(move |(c, cell)| match cell {
                Cell::Figure(figure) => Some((figure, (g, r, c))),
                _ => None,
            })
        })
    })
}

impl<'a> Field<'a> {
    pub(super) fn new(report: &'a Report, figures: &'a [Figure], grids: &'a [Grid]) -> Field<'a> {
        let percent = Unit::parse("%").ok();
        let all = figures.iter().map(|figure| (figure, None));
        let all = all.chain(cells(grids).map(|(figure, cell)| (figure, Some(cell))));
        let items: Vec<Item<'a>> = all.map(|(figure, cell)| item(figure, cell, percent.as_ref())).collect();
        let mut order: Vec<usize> = (0..items.len()).collect();
        order.sort_by_key(|index| (items[*index].figure.at, *index));
        let mut place = vec![0; items.len()];
        for (at, index) in order.iter().enumerate() {
            place[*index] = at;
        }
        let mut field = Field {
            report,
            grids,
            items,
            order,
            place,
            sentences: Vec::new(),
            columns: HashMap::new(),
            rows: HashMap::new(),
            cells: Vec::new(),
        };
        field.gather();
        field
    }

    fn gather(&mut self) {
        let placed = self.items.iter().enumerate().filter_map(|(index, item)| Some((item.cell?, index)));
        self.cells = placed.collect();
        self.cells.sort_unstable();
        let mut last: Option<usize> = None;
        for index in self.order.clone() {
            if let Some((grid, row, column)) = self.items[index].cell {
                self.columns.entry((grid, column)).or_default().push(index);
                self.rows.entry((grid, row)).or_default().push(index);
                self.items[index].sentence = usize::MAX;
                continue;
            }
            let has_room = self.sentences.last().is_some_and(|sentence| sentence.len() < LONGEST_PASSAGE);
            let goes_on =
                has_room && last.is_some_and(|before| continues(self.items[before].figure, self.items[index].figure));
            // In two columns of text the lines of two sentences take turns.
            let beside = (!goes_on).then(|| self.sentence_beside(index)).flatten();
            if !goes_on && beside.is_none() {
                self.sentences.push(Vec::new());
            }
            let sentence = beside.or_else(|| Some(self.items[last?].sentence).filter(|_| goes_on));
            let sentence = sentence.unwrap_or(self.sentences.len() - 1);
            self.sentences[sentence].push(index);
            self.items[index].sentence = sentence;
            last = Some(index);
        }
    }

    /// The sentence among the last few that a figure has its words in common with.
    fn sentence_beside(&self, index: usize) -> Option<usize> {
        let figure = self.items[index].figure;
        let is_of = |sentence: &usize| {
            self.sentences[*sentence].last().is_some_and(|last| {
                let last = self.items[*last].figure;
                last.quote == figure.quote && figure.at.line.abs_diff(last.at.line) <= NEAR_LINES
            })
        };
        (0..self.sentences.len()).rev().take(3).find(is_of)
    }

    /// Whether both stand in one sentence.
    pub(super) fn together(&self, a: usize, b: usize) -> bool {
        self.items[a].cell.is_none() && self.items[b].cell.is_none() && self.items[a].sentence == self.items[b].sentence
    }

    /// The figures that stand near one: of its sentence and those beside it, or of its column and its row.
    pub(super) fn near(&self, index: usize) -> Vec<usize> {
        match self.items[index].cell {
            Some((grid, row, column)) => {
                let rows = row.saturating_sub(NEAR_ROWS)..=row + NEAR_ROWS;
                let mut above: Vec<usize> = rows.filter_map(|row| self.cell(grid, row, column)).collect();
                above.sort_by_key(|other| self.place[*other]);
                let beside = self.row(grid, row).iter().copied().take(2 * NEAR_FIGURES);
                above.into_iter().chain(beside).filter(|other| *other != index).collect()
            }
            None => {
                let at = self.place[index];
                let line = self.items[index].figure.at.line;
                let from = at.saturating_sub(NEAR_FIGURES);
                let to = (at + NEAR_FIGURES + 1).min(self.order.len());
                let near = |other: &&usize| {
                    let item = &self.items[**other];
                    **other != index && item.cell.is_none() && item.figure.at.line.abs_diff(line) <= NEAR_LINES
                };
                self.order[from..to].iter().filter(near).copied().collect()
            }
        }
    }

    /// The figures of a column of a grid from the top.
    pub(super) fn column(&self, grid: usize, column: usize) -> &[usize] {
        self.columns.get(&(grid, column)).map(Vec::as_slice).unwrap_or_default()
    }

    /// The figures of a row of a grid from the left.
    pub(super) fn row(&self, grid: usize, row: usize) -> &[usize] {
        self.rows.get(&(grid, row)).map(Vec::as_slice).unwrap_or_default()
    }

    /// The figure of a cell.
    pub(super) fn cell(&self, grid: usize, row: usize, column: usize) -> Option<usize> {
        let found = self.cells.binary_search_by_key(&(grid, row, column), |(cell, _)| *cell);
        found.ok().map(|at| self.cells[at].1)
    }

    /// The figures of some lines in reading order.
    pub(super) fn on_lines(&self, first: u32, last: u32) -> &[usize] {
        let line = |index: &usize| self.items[*index].figure.at.line;
        let from = self.order.partition_point(|index| line(index) < first);
        let to = self.order.partition_point(|index| line(index) <= last);
        self.order.get(from..to).unwrap_or_default()
    }

    /// The text of a line.
    pub(super) fn line(&self, number: u32) -> &'a str {
        let lines = &self.report.lines;
        let found = lines.binary_search_by_key(&number, |line| line.number);
        found.ok().map(|index| lines[index].text.as_str()).unwrap_or_default()
    }

    /// The words of its clause or of its item of a list that stand before a figure.
    pub(super) fn head(&self, index: usize) -> &'a str {
        const ENDS: [char; 10] = ['。', '；', ';', '，', ',', '：', ')', '）', '\t', '|'];
        let at = self.items[index].figure.at;
        let head = self.line(at.line).get(..at.start as usize).unwrap_or_default();
        let mut from = head.len().saturating_sub(LONGEST_HEAD);
        while !head.is_char_boundary(from) {
            from += 1;
        }
        head[from..].rsplit(ENDS).next().unwrap_or_default()
    }

    /// The words that stand right before a figure.
    pub(super) fn before(&self, index: usize) -> String {
        let at = self.items[index].figure.at;
        let head = self.line(at.line).get(..at.start as usize).unwrap_or_default();
        let words: Vec<char> = head.trim_end().chars().rev().take(12).collect();
        words.into_iter().rev().collect()
    }
}

/// Whether a figure stands in the passage of the one before: in its sentence, in the rest of a sentence that a line tore, or in
/// one that goes on with its parts.
fn continues(before: &Figure, next: &Figure) -> bool {
    const ENDS: [char; 8] = ['。', '！', '？', '；', ';', '.', '!', '?'];
    const GOES_ON: [&str; 9] =
        ["其中", "剩余", "其余", "针对剩余", "针对其余", "of which", "Of which", "Of this", "Of these"];
    let lines = next.at.line.saturating_sub(before.at.line);
    if before.quote == next.quote {
        return lines <= NEAR_LINES;
    }
    let (head, tail) = (before.quote.trim_end(), next.quote.trim_start());
    // Items of a list end without a stop as well, but then so does the next.
    let torn = !head.ends_with(ENDS)
        && tail.trim_end().ends_with(ENDS)
        && head.chars().count() >= 16
        && tail.starts_with(char::is_alphabetic);
    lines <= 2 && (torn || GOES_ON.iter().any(|word| tail.starts_with(word)))
}

fn item<'a>(figure: &'a Figure, cell: Option<(usize, usize, usize)>, percent: Option<&Unit>) -> Item<'a> {
    let unit = figure.quantity.unit();
    let kind = match percent {
        Some(percent) if unit.same_size(percent) && !unit.is_none() => Kind::Percent,
        _ => Kind::Other(unit.dimension()),
    };
    let ratio = unit.ratio();
    let literal = figure.quantity.amount().one();
    let interval = figure.quantity.interval().scale(ratio);
    let bounded = interval.lower.value().is_some() && interval.upper.value().is_some();
    let value = literal.map(|literal| &literal.exact() * ratio).unwrap_or_default();
    let digits = literal.filter(|literal| !literal.value().is_zero()).map_or(0, |literal| {
        let first = literal.exact().magnitude().unwrap_or(0);
        u32::try_from(first - i32::from(literal.last_nonzero_place()) + 1).unwrap_or(0)
    });
    let place = literal.map_or(0, |literal| i32::from(literal.last_nonzero_place()));
    let step = 10f64.powi(place) * ratio.to_f64();
    let size = value.to_f64().abs();
    Item {
        figure,
        cell,
        sentence: 0,
        kind,
        range: (bounded && literal.is_some()).then_some(interval),
        value,
        digits,
        step,
        size,
    }
}
