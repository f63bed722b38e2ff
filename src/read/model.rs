//! What the steps of reading hand to one another.

use crate::quantity::{Quantity, Unit};

/// A report as it was read: its lines, and the tables that its format marks as such.
#[derive(Debug, Clone, Default)]
pub struct Report {
    /// Name of the file, without its folder.
    pub name: String,
    /// The lines in order. Of a sheet, one line for each row.
    pub lines: Vec<Line>,
    /// Tables that the format itself marks (HTML, Markdown, CSV, sheets): cells by line, before any is understood.
    pub marked: Vec<Vec<MarkedRow>>,
    /// For each of the lines, the line of the file where it begins; empty where that is its number. The lines of HTML are its
    /// paragraphs and rows.
    pub file_lines: Vec<u32>,
}

impl Report {
    /// The line of the file that a person finds a line by.
    pub fn in_file(&self, number: u32) -> u32 {
        let index = self.lines.binary_search_by_key(&number, |line| line.number);
        index.ok().and_then(|index| self.file_lines.get(index)).copied().unwrap_or(number)
    }
}

/// A row of a table that the format marks: the number of its line, and its cells as text.
pub type MarkedRow = (u32, Vec<String>);

/// A line of text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// Its number in the file, from 1.
    pub number: u32,
    /// The page, where the text tells pages apart (form feeds).
    pub page: Option<u32>,
    /// The text with its spaces, tabs and the like, which the geometry of tables needs; full-width digits and signs as
    /// written. A unit that was torn to the next line (`m` … `2`) stands mended.
    pub text: String,
    /// Running heads and feet, page numbers, lines of a table of contents: no figures of the report.
    pub is_furniture: bool,
}

/// Where something stands in a report.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Location {
    /// Number of the line, from 1.
    pub line: u32,
    /// First byte in the text of the line.
    pub start: u32,
    /// The byte after the last.
    pub end: u32,
}

/// A quantity of the report.
#[derive(Debug, Clone)]
pub struct Figure {
    /// Where its number stands.
    pub at: Location,
    /// The literal with hedges and unit, as a book writes it: `352 多 t CO2`, `≤0.35 kWh/m3`, `24-30 万t`.
    pub quantity: Quantity,
    /// Whether the unit was printed beside the number, or taken from a header, a unit column or a caption.
    pub unit_is_near: bool,
    /// What it is about, as far as the words around tell.
    pub meaning: Meaning,
    /// The sentence or the cells that it stands in, without the spaces of the layout.
    pub quote: String,
}

/// What a figure is about.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Meaning {
    /// The subject.
    pub topic: Topic,
    /// The words that the subject was told by, or the label of the row: `LED节能灯管`, `柴油消耗量`.
    pub label: String,
    /// Whether it is what was saved, avoided or reduced, what was added, or neither.
    pub direction: Direction,
    /// Whether it is an amount, or a rate.
    pub scale: Scale,
    /// The year it is of, where told.
    pub year: Option<u16>,
    /// The base year, of a change or a target.
    pub base_year: Option<u16>,
}

/// The subject of a figure.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Topic {
    /// Greenhouse gases.
    Emissions,
    /// Energy of any kind that is not told apart below.
    Energy,
    /// Electricity used or bought.
    Electricity,
    /// Electricity made.
    Generation,
    /// Installed capacity.
    Capacity,
    /// Heat and steam.
    Heat,
    /// A fuel.
    Fuel,
    /// Area.
    Area,
    /// Water.
    Water,
    /// Air pollutants, waste water and its load.
    Pollutants,
    /// Waste and materials.
    Waste,
    /// Safety: hazards, accidents, drills.
    Safety,
    /// People and training.
    People,
    /// Money.
    Money,
    /// Output, products, services.
    Output,
    /// Nothing above.
    #[default]
    Other,
}

/// Which way a figure goes.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub enum Direction {
    /// It is what it is.
    #[default]
    Plain,
    /// Saved, avoided, reduced, fallen by.
    Less,
    /// Added, risen by.
    More,
}

/// What kind of number a figure is.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub enum Scale {
    /// An amount.
    #[default]
    Amount,
    /// A part of a whole.
    Share,
    /// A change against an earlier figure.
    Change,
    /// So much of one thing for so much of another.
    Ratio,
    /// What is aimed at.
    Target,
}

/// A table.
#[derive(Debug, Clone, Default)]
pub struct Grid {
    /// Its caption or the heading above it.
    pub caption: String,
    /// First and last line.
    pub lines: (u32, u32),
    /// The columns of figures, without that of the labels and that of the units.
    pub columns: Vec<Column>,
    /// The rows.
    pub rows: Vec<Row>,
    /// Numbers that a chart left behind, without labels, in the order they stand from left to right: no table, but they may
    /// add up to a figure of the text.
    pub series: bool,
}

/// A column of figures.
#[derive(Debug, Clone, Default)]
pub struct Column {
    /// Its heading; several lines of a heading are joined.
    pub name: String,
    /// The unit of the heading.
    pub unit: Option<Unit>,
    /// The year of the heading.
    pub year: Option<u16>,
    /// Whether its words say that it is a total.
    pub is_total: bool,
}

/// A row of figures.
#[derive(Debug, Clone, Default)]
pub struct Row {
    /// Its label; of a group, the words of the group stand in `group`.
    pub label: String,
    /// The label of the group it stands in.
    pub group: String,
    /// Its line.
    pub line: u32,
    /// What its words say it is.
    pub kind: RowKind,
    /// The unit of its unit column, or in its label.
    pub unit: Option<Unit>,
    /// One for each column.
    pub cells: Vec<Cell>,
}

/// What a row is in its table.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub enum RowKind {
    /// A row like others.
    #[default]
    Item,
    /// 合计, total.
    Total,
    /// 小计, sub-total.
    SubTotal,
    /// A part of the row above (其中, of which).
    OfWhich,
}

/// A cell of a table.
#[expect(clippy::large_enum_variant, reason = "most cells of a table hold a figure")]
#[derive(Debug, Clone, Default)]
pub enum Cell {
    /// Nothing stands there.
    #[default]
    Empty,
    /// `/`, `-`, `—`, 不适用, N/A: printed as not stated.
    NotStated,
    /// A figure.
    Figure(Figure),
    /// Words.
    Words(String),
}

/// Something that the report says, or that its figures say together, which a book can hold.
#[derive(Debug, Clone)]
pub struct Proposal {
    /// What it is.
    pub kind: ProposalKind,
    /// Indexes into the figures, those it is made of and the one it is about last.
    pub figures: Vec<usize>,
    /// From 0 to 1: how sure it is that the relation is meant and not a coincidence.
    pub confidence: f64,
    /// The chance of a fit by coincidence, given the digits and how many candidates were tried.
    pub chance: f64,
    /// Whether words say it; otherwise arithmetic alone does.
    pub by_words: bool,
}

/// What a proposal is.
#[derive(Debug, Clone, PartialEq)]
pub enum ProposalKind {
    /// A claim with an expression over the figures, in which `x0`, `x1` … stand for all but the last.
    Claim {
        /// The expression, or none where the figure is only quoted.
        equals: Option<String>,
        /// What it is, in a word for ids: `saving`, `share`, `total`.
        what: String,
    },
    /// A table with its totals and shares, by index into the grids.
    Table(usize),
    /// The same figure in two places: the first as the second.
    Again,
    /// A target: what is aimed at, from which year to which.
    Target {
        /// The base year.
        from: Option<u16>,
        /// The year it is to be reached.
        to: Option<u16>,
        /// Whether it goes on year after year.
        yearly: bool,
    },
    /// A target that prints no digit; it is made of no figures.
    Pledge(Box<Pledge>),
}

/// A target in words: 覆盖所有员工, "net zero by 2050".
#[derive(Debug, Clone, PartialEq)]
pub struct Pledge {
    /// Where its sentence begins.
    pub at: Location,
    /// The sentence.
    pub quote: String,
    /// The words that stand for a figure: 所有, `net zero`.
    pub word: String,
    /// What they come to.
    pub published: Quantity,
    /// The base year.
    pub from: Option<u16>,
    /// The year it is to be reached.
    pub to: Option<u16>,
    /// Whether it goes on year after year.
    pub yearly: bool,
}

/// A figure that found no place, and why.
#[derive(Debug, Clone)]
pub struct Unplaced {
    /// Index into the figures.
    pub figure: usize,
    /// The best relation that was too weak, where there was one.
    pub weak: Option<Proposal>,
}
