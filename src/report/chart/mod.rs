//! Charts as data, and as SVG: each form says what it shows in words as well.
//!
//! A chart knows nothing of inventories: a section fills in labels and values. `f64` is for positions on paper alone; what is
//! printed beside a bar is a text that the section made from the exact figure.

use crate::report::dossier::Tone;

/// A number for a picture, with the text that stands for it.
#[derive(Debug, Clone)]
pub struct Measure {
    /// For the length of a bar.
    pub value: f64,
    /// As shown: `13 810.92`.
    pub text: String,
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
    /// The unit of its values.
    pub unit: String,
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
}

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

/// The chart as a piece of SVG with a title and a description, coloured by the classes of the page.
pub fn svg(chart: &Chart) -> String {
    let _ = chart;
    String::new()
}
