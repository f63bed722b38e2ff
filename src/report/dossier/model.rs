//! What a report that is handed on consists of, before it has a form.
//!
//! ```text
//! Dossier ── Section* ── Block* ── Table ── Row* ── Cell ── Figure ─▶ node of the graph, which a form opens as a derivation
//!    │                      ├───── Card (a claim and its answers)
//!    └─ Record (by what)    └───── Chart
//! ```
//! Forms (`html`, `markdown`, `csv_tables`, `dossier_json`) show this and nothing else, so that none says what another does not; the workbook
//! is made of the graph.

use crate::calc::NodeId;
use crate::finding::{Lang, ReportWord};
use crate::quantity::Exact;
use crate::report::chart::Chart;

/// A report, with all words in one language.
#[derive(Debug, Clone)]
pub struct Dossier {
    /// Language of its words.
    pub lang: Lang,
    /// Who reports, or the name of the book.
    pub title: String,
    /// What it is and for when, in a line or two.
    pub subtitle: Vec<String>,
    /// Its sections, in their order.
    pub sections: Vec<Section>,
    /// By what it was made: `book`, `sha256:…`; so that it can be made again.
    pub record: Vec<(&'static str, String)>,
}

/// A section of a report; `--sections` names them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum SectionKind {
    /// What matters, on one page.
    Summary,
    /// Who reports, for whom, within which boundary.
    Boundary,
    /// The inventory.
    Inventory,
    /// Data and methods behind the figures, and how sure they are.
    Methods,
    /// Published figures, recomputed.
    Verification,
    /// Energy-saving projects.
    Savings,
    /// Photovoltaic plants.
    Plants,
    /// Targets: pathways, standing, judgement, plans.
    Targets,
    /// Factors used and how they were chosen.
    Factors,
    /// Assumptions and gaps.
    Assumptions,
    /// The index of ISO 14064-1:2018, 9.3.1.
    Index,
    /// Findings about the book.
    Findings,
    /// By what the report was made.
    Record,
}

impl SectionKind {
    /// Every section, in the order of a report.
    pub const ALL: [SectionKind; 13] = [
        SectionKind::Summary,
        SectionKind::Boundary,
        SectionKind::Inventory,
        SectionKind::Methods,
        SectionKind::Verification,
        SectionKind::Savings,
        SectionKind::Plants,
        SectionKind::Targets,
        SectionKind::Factors,
        SectionKind::Assumptions,
        SectionKind::Index,
        SectionKind::Findings,
        SectionKind::Record,
    ];

    /// Its name on the command line and in anchors.
    pub const fn word(self) -> &'static str {
        match self {
            SectionKind::Summary => "summary",
            SectionKind::Boundary => "boundary",
            SectionKind::Inventory => "inventory",
            SectionKind::Methods => "methods",
            SectionKind::Verification => "verification",
            SectionKind::Savings => "savings",
            SectionKind::Plants => "pv",
            SectionKind::Targets => "targets",
            SectionKind::Factors => "factors",
            SectionKind::Assumptions => "assumptions",
            SectionKind::Index => "index",
            SectionKind::Findings => "findings",
            SectionKind::Record => "record",
        }
    }

    /// The section of a name.
    pub fn from_word(word: &str) -> Option<SectionKind> {
        SectionKind::ALL.into_iter().find(|kind| kind.word() == word)
    }

    /// Its title.
    pub const fn title(self) -> ReportWord {
        match self {
            SectionKind::Summary => ReportWord::Summary,
            SectionKind::Boundary => ReportWord::Boundary,
            SectionKind::Inventory => ReportWord::Inventory,
            SectionKind::Methods => ReportWord::Methods,
            SectionKind::Verification => ReportWord::Verification,
            SectionKind::Savings => ReportWord::Savings,
            SectionKind::Plants => ReportWord::Plants,
            SectionKind::Targets => ReportWord::Targets,
            SectionKind::Factors => ReportWord::Factors,
            SectionKind::Assumptions => ReportWord::Assumptions,
            SectionKind::Index => ReportWord::Index,
            SectionKind::Findings => ReportWord::Findings,
            SectionKind::Record => ReportWord::Record,
        }
    }
}

/// A section.
#[derive(Debug, Clone)]
pub struct Section {
    /// Which.
    pub kind: SectionKind,
    /// Its title in the language of the report.
    pub title: String,
    /// What it says.
    pub blocks: Vec<Block>,
}

/// A part of a section.
#[derive(Debug, Clone)]
pub enum Block {
    /// A heading below that of the section.
    Heading(String),
    /// A paragraph.
    Text(String),
    /// A remark below a table or a chart.
    Note(String),
    /// A few figures that matter, large.
    Tiles(Vec<Tile>),
    /// Labels with what they stand for.
    Facts(Vec<Fact>),
    /// A table.
    Table(Table),
    /// Claims, tables or findings, one by one.
    Cards(Cards),
    /// A picture.
    Chart(Chart),
}

/// A figure that matters, with what it is.
#[derive(Debug, Clone)]
pub struct Tile {
    /// What it is.
    pub label: String,
    /// The figure.
    pub figure: Figure,
    /// What qualifies it: a share, a range, what is missing.
    pub remark: Option<String>,
}

/// A label and what it stands for.
#[derive(Debug, Clone)]
pub struct Fact {
    /// The label.
    pub label: String,
    /// What it stands for; several parts stand below each other.
    pub parts: Vec<Cell>,
}

/// How something stands, for colour and sign; the word beside it says the same, so that nothing is told by colour alone.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Tone {
    /// It holds, it is there.
    Good,
    /// It holds with a qualification; it asks for attention.
    Warn,
    /// It does not hold; it is an error.
    Bad,
    /// It cannot be told; it is asked for.
    Open,
    /// Neither.
    Quiet,
}

/// A word with its tone: "does not hold".
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mark {
    /// How it stands.
    pub tone: Tone,
    /// The word.
    pub word: String,
}

/// A figure as it is shown.
#[derive(Debug, Clone)]
pub struct Figure {
    /// Its node; a form opens the derivation from it.
    pub node: Option<NodeId>,
    /// Its address, which `crossfoot explain` takes.
    pub address: Option<String>,
    /// The number as shown, `13 810.92`; where there is none, the words for what is missing.
    pub text: String,
    /// Its unit; empty where the column or the label says it.
    pub unit: String,
    /// The value, where there is one.
    pub value: Option<Exact>,
    /// Whether it is whole.
    pub state: State,
}

/// Whether a figure is whole.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum State {
    /// It has a value.
    Full,
    /// It has a value and something is missing from it.
    Partial,
    /// It has none.
    Gap,
    /// It cannot be computed.
    Fault,
}

/// A cell of a table.
#[derive(Debug, Clone)]
pub enum Cell {
    /// Nothing.
    Empty,
    /// A text of the user or of the program.
    Text(String),
    /// An id, an address, a place: something to be copied letter by letter.
    Code(String),
    /// A figure.
    Figure(Figure),
    /// How something stands.
    Mark(Mark),
    /// A text that leads to an anchor of the report.
    Link(String, String),
}

/// What a column holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ColumnKind {
    /// Texts.
    Text,
    /// Figures.
    Number,
    /// Marks: a form may offer them as a filter.
    Mark,
}

/// A column of a table.
#[derive(Debug, Clone)]
pub struct Column {
    /// Its name in CSV, in no language.
    pub key: &'static str,
    /// Its title.
    pub title: String,
    /// What it holds.
    pub kind: ColumnKind,
}

/// What a row of a table is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Role {
    /// A row that its table sums or lists.
    Body,
    /// A part of the row above, not counted again.
    Part,
    /// The total.
    Total,
}

/// A row of a table.
#[derive(Debug, Clone)]
pub struct Row {
    /// What it is.
    pub role: Role,
    /// Its anchor.
    pub anchor: Option<String>,
    /// One a column.
    pub cells: Vec<Cell>,
}

/// A table.
#[derive(Debug, Clone)]
pub struct Table {
    /// Its name in anchors and in names of CSV files: `lines`, `factors`.
    pub id: String,
    /// What it shows.
    pub caption: Option<String>,
    /// Its columns.
    pub columns: Vec<Column>,
    /// Its rows.
    pub rows: Vec<Row>,
    /// Whether it is long enough to be searched and sorted.
    pub is_list: bool,
}

/// Claims, tables or findings one by one, which a form may offer to filter by their marks.
#[derive(Debug, Clone)]
pub struct Cards {
    /// Its name in anchors.
    pub id: String,
    /// Each.
    pub cards: Vec<Card>,
}

/// One claim, one table, one finding.
#[derive(Debug, Clone)]
pub struct Card {
    /// Its anchor: `claim/led`.
    pub anchor: String,
    /// How it stands.
    pub mark: Mark,
    /// Its name.
    pub title: String,
    /// The words of the document or of the book.
    pub quote: Option<String>,
    /// Where that stands.
    pub source: Option<String>,
    /// What there is to say at once.
    pub facts: Vec<Fact>,
    /// What opens on demand: explanations, candidates, criteria.
    pub more: Vec<(String, Vec<Block>)>,
}

impl Figure {
    /// The number with its unit.
    pub fn said(&self) -> String {
        match (self.unit.as_str(), self.state) {
            ("", _) | (_, State::Gap | State::Fault) => self.text.clone(),
            (unit, _) => format!("{} {unit}", self.text),
        }
    }
}

impl Cell {
    /// What it says, without the unit of a figure.
    pub fn text(&self) -> &str {
        match self {
            Cell::Empty => "",
            Cell::Text(text) | Cell::Code(text) | Cell::Link(text, _) => text,
            Cell::Figure(figure) => &figure.text,
            Cell::Mark(mark) => &mark.word,
        }
    }
}

impl Column {
    /// A column of texts.
    pub fn text(key: &'static str, title: impl Into<String>) -> Column {
        Column { key, title: title.into(), kind: ColumnKind::Text }
    }

    /// A column of figures.
    pub fn number(key: &'static str, title: impl Into<String>) -> Column {
        Column { key, title: title.into(), kind: ColumnKind::Number }
    }

    /// A column of marks.
    pub fn mark(key: &'static str, title: impl Into<String>) -> Column {
        Column { key, title: title.into(), kind: ColumnKind::Mark }
    }
}

impl Table {
    /// The table without columns in which no row says anything: for people, who need not see what is not there.
    pub fn for_people(&self) -> Table {
        let says =
            |at: usize| self.rows.iter().any(|row| row.cells.get(at).is_some_and(|cell| !cell.text().is_empty()));
        let kept: Vec<bool> = (0..self.columns.len()).map(says).collect();
        fn only<T: Clone>(of: &[T], kept: &[bool]) -> Vec<T> {
            of.iter().zip(kept).filter(|(_, kept)| **kept).map(|(of, _)| of.clone()).collect()
        }
        let rows = self.rows.iter().map(|row| Row { cells: only(&row.cells, &kept), ..row.clone() });
        Table { columns: only(&self.columns, &kept), rows: rows.collect(), ..self.clone() }
    }
}

impl Table {
    /// The figures of a picture, where no other table has them.
    pub fn of_chart(chart: &Chart) -> Option<Table> {
        let grid = crate::report::chart::grid(chart)?;
        let named = |at: usize| if at < grid.names { ColumnKind::Text } else { ColumnKind::Number };
        let columns = grid.columns.into_iter().enumerate();
        let columns = columns.map(|(at, title)| Column { key: "figure", title, kind: named(at) });
        Some(Table {
            id: format!("{}-figures", chart.id),
            caption: Some(chart.title.clone()),
            columns: columns.collect(),
            rows: grid.rows.into_iter().map(|row| Row::body(row.into_iter().map(Cell::Text).collect())).collect(),
            is_list: false,
        })
    }
}

impl Row {
    /// A row of the body.
    pub fn body(cells: Vec<Cell>) -> Row {
        Row { role: Role::Body, anchor: None, cells }
    }

    /// The same with an anchor.
    pub fn at(self, anchor: impl Into<String>) -> Row {
        Row { anchor: Some(anchor.into()), ..self }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::chart::{Axis, CostCurve, Drawing, Measure, Step, Tone};

    fn chart(drawing: Drawing) -> Chart {
        Chart {
            id: "costs".to_owned(),
            title: "Costs".to_owned(),
            alt: String::new(),
            unit: String::new(),
            has_table: false,
            drawing,
        }
    }

    #[test]
    fn a_chart_brings_its_table_where_no_section_has_one() {
        let of = |text: &str| Measure { value: text.parse().unwrap(), text: text.to_owned() };
        let step = Step { name: "LED".to_owned(), amount: of("320"), cost: of("41") };
        let drawing = Drawing::from(CostCurve {
            what: "Measure".to_owned(),
            amount: Axis::amount("Avoided", "t"),
            cost: Axis::amount("Cost", "CNY/t"),
            steps: vec![step],
            totals: vec![],
        });
        let table = Table::of_chart(&chart(drawing)).unwrap();
        let kinds: Vec<ColumnKind> = table.columns.iter().map(|column| column.kind).collect();
        assert_eq!(kinds, [ColumnKind::Text, ColumnKind::Number, ColumnKind::Number]);
        let cells: Vec<&str> = table.rows[0].cells.iter().map(Cell::text).collect();
        assert_eq!(cells, ["LED", "320", "41"]);
        let counted = Drawing::Tally { parts: vec![("a".to_owned(), Tone::Good, 1)] };
        assert!(Table::of_chart(&chart(counted)).is_none());
    }
}
