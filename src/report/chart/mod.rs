//! Charts as data, and as SVG: each form says what it shows in words as well.
//!
//! A chart knows nothing of inventories: a section fills in labels and values. `f64` is for positions on paper alone; what is
//! printed beside a bar is a text that the section made from the exact figure.
//!
//! ```text
//! Chart ── Drawing ─┬─ stacked · waterfall · tally · flow   a file a kind: data → Pen
//!                   ├─ scatter · lines (wedges, events) · cusum · cost_curve · columns   within a field of two axes:
//!                   │     axis (how far, round values) · plot (the field) · marks (clouds, lines, bands) · thin (too many points)
//!                   └─ with: scale (values → positions, ticks) · text (measured, cut, escaped) · legend · rest (too many parts)
//! frame: the SVG around it, once for wide and once for narrow places; style: its classes
//! grid: the same as a table · terminal: bars and sparklines of characters
//! ```
//! A drawing is honest before it is pretty: lengths are proportional, what would be thinner than a hair is drawn as a hair
//! and carries its number, a base line other than zero is shown torn.

mod axis;
mod columns;
mod cost_curve;
mod cusum;
mod events;
mod flow;
mod frame;
mod grid;
mod legend;
mod lines;
mod marks;
mod pen;
mod plot;
mod rest;
mod scale;
mod scatter;
mod spread;
mod stacked;
mod style;
mod tally;
pub mod terminal;
mod text;
mod thin;
mod waterfall;
mod wedges;

pub use super::dossier::Tone;
pub use axis::{Along, Axis, day};
pub use columns::{ColumnSeries, Columns, Panel};
pub use cost_curve::{CostCurve, Step};
pub use cusum::Cusum;
pub use events::Event;
pub use frame::Size;
pub use grid::Grid;
pub use lines::{Lines, Rule, Series, Stroke};
pub use marks::Band;
pub use scatter::{Curve, Group, Marker, Scatter};
pub use style::STYLE;
pub use wedges::{Wedge, Wedges};

use super::number;
use crate::quantity::Exact;
use pen::Pen;

/// A number for a picture, with the text that stands for it.
#[derive(Debug, Clone)]
pub struct Measure {
    /// For the length of a bar.
    pub value: f64,
    /// As shown: `13 810.92`.
    pub text: String,
}

impl Measure {
    /// An exact value with the text of so many decimals.
    pub fn exact(value: &Exact, decimals: u32) -> Measure {
        Measure { value: value.to_f64(), text: number::fixed(value, decimals) }
    }
}

/// What a picture shows.
#[derive(Debug, Clone)]
pub struct Chart {
    /// Its name in anchors: `by-category`.
    pub id: String,
    /// Its title.
    pub title: String,
    /// The same in sentences, for who does not see it.
    pub alt: String,
    /// The unit of its values; empty where its axes say it.
    pub unit: String,
    /// Whether a table of its section has its figures, so that it brings none.
    pub has_table: bool,
    /// What is drawn.
    pub drawing: Drawing,
}

/// Kinds of picture. A new one is a variant here and a file beside this one.
#[derive(Debug, Clone)]
pub enum Drawing {
    /// Bars stacked from parts: one bar a group, one colour a series.
    Stacked {
        /// Names of the bars.
        groups: Vec<String>,
        /// Names of the parts.
        series: Vec<String>,
        /// `[group][series]`; nothing where there is no figure.
        values: Vec<Vec<Option<Measure>>>,
        /// The text at the end of each bar.
        totals: Vec<String>,
    },
    /// From sources to categories (Sankey): nodes stand in columns, links join them.
    Flow {
        /// Name, column from the left, and what stands beside it.
        nodes: Vec<FlowNode>,
        /// From, to (places in `nodes`), and how much.
        links: Vec<(usize, usize, Measure)>,
    },
    /// From one total to another by steps.
    Waterfall {
        /// Where it starts, and what that is.
        from: (String, Measure),
        /// What changes it, signed.
        steps: Vec<(String, Measure)>,
        /// Where it ends.
        to: (String, Measure),
    },
    /// How many stand how: one bar, parts by tone.
    Tally {
        /// Word, tone, how many.
        parts: Vec<(String, Tone, usize)>,
    },
    /// Points with fitted lines.
    Scatter(Box<Scatter>),
    /// Series over time, with bands, targets, wedges and events.
    Lines(Box<Lines>),
    /// Savings added up over time.
    Cusum(Box<Cusum>),
    /// Measures by what they avoid and what that costs.
    CostCurve(Box<CostCurve>),
    /// Grouped columns, in one field or several.
    Columns(Box<Columns>),
}

/// `Drawing::from(lines)`: kinds with a type of their own.
macro_rules! drawing_from {
    ($($kind:ident),*) => {
        $(impl From<$kind> for Drawing {
            fn from(of: $kind) -> Drawing {
                Drawing::$kind(Box::new(of))
            }
        })*
    };
}

drawing_from!(Scatter, Lines, Cusum, CostCurve, Columns);

/// A node of a flow.
#[derive(Debug, Clone)]
pub struct FlowNode {
    /// Its name.
    pub label: String,
    /// Its column, from 0.
    pub column: usize,
    /// Its amount, as shown.
    pub text: String,
}

/// The chart for a page: an element of HTML with the drawing for wide and for narrow places, of which the room decides.
/// Coloured by the custom properties of the page; empty where there is nothing to draw.
pub fn svg(chart: &Chart) -> String {
    frame::both(chart)
}

/// The chart in one size, as an SVG that stands alone; empty where there is nothing to draw.
pub fn svg_alone(chart: &Chart, size: Size) -> String {
    frame::alone(chart, size)
}

/// The figures of a chart as a table, for kinds that no table of their section repeats; nothing where there are none or too many.
pub fn grid(chart: &Chart) -> Option<Grid> {
    if chart.has_table { None } else { grid::grid(&chart.drawing) }
}

/// What is drawn, and how high that became; `None` where there is nothing to draw.
fn draw(chart: &Chart, sheet: &frame::Sheet) -> Option<Pen> {
    let unit = text::clean(&chart.unit);
    match &chart.drawing {
        Drawing::Stacked { groups, series, values, totals } => {
            stacked::draw(&stacked::Bars { groups, series, values, totals }, &unit, sheet)
        }
        Drawing::Flow { nodes, links } => flow::draw(nodes, links, &unit, sheet),
        Drawing::Waterfall { from, steps, to } => waterfall::draw(from, steps, to, &unit, sheet),
        Drawing::Tally { parts } => tally::draw(parts, sheet),
        Drawing::Scatter(of) => scatter::draw(of, sheet),
        Drawing::Lines(of) => lines::draw(of, sheet),
        Drawing::Cusum(of) => cusum::draw(of, sheet),
        Drawing::CostCurve(of) => cost_curve::draw(of, sheet),
        Drawing::Columns(of) => columns::draw(of, sheet),
    }
}

/// A value that paper can carry; nothing for what is no number or infinite.
fn drawable(measure: &Measure) -> Option<f64> {
    // Far beyond any quantity, and small enough that thousands of them still add up to a number.
    const LARGEST: f64 = 1e300;
    measure.value.is_finite().then(|| measure.value.clamp(-LARGEST, LARGEST))
}
