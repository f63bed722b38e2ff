//! What a bound left out of a draft, so that it can be said.

use crate::finding::{AboutRead, Code, Finding};

/// Lines that are kept for each kind; more are not named.
const MOST_NAMED: usize = 20;

/// Lines of what was not read, because it is more than people print in a report.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct LeftOut {
    wide: Vec<u32>,
    large: Vec<u32>,
    series: Vec<u32>,
    sentences: Vec<u32>,
    figures: Vec<u32>,
    /// First and last lines of tables and series.
    lines: Vec<(u32, u32)>,
}

fn keep(lines: &mut Vec<u32>, line: u32) {
    if lines.len() < MOST_NAMED && lines.last() != Some(&line) {
        lines.push(line);
    }
}

impl LeftOut {
    /// A line or a table with too many columns.
    pub(super) fn wide(&mut self, lines: (u32, u32)) {
        keep(&mut self.wide, lines.0);
        self.lines.push(lines);
    }

    /// A table with too many cells, alone or with those before it.
    pub(super) fn large(&mut self, lines: (u32, u32)) {
        keep(&mut self.large, lines.0);
        self.lines.push(lines);
    }

    /// Too many numbers without labels.
    pub(super) fn series(&mut self, lines: (u32, u32)) {
        keep(&mut self.series, lines.0);
        self.lines.push(lines);
    }

    /// A sentence with too many numbers.
    pub(super) fn sentence(&mut self, line: u32) {
        keep(&mut self.sentences, line);
    }

    /// From where on no figures of the text are read.
    pub(super) fn figures(&mut self, line: u32) {
        keep(&mut self.figures, line);
    }

    /// The lines of tables and series that were left out: they are no prose either.
    pub(super) fn lines(&self) -> impl Iterator<Item = u32> + '_ {
        self.lines.iter().flat_map(|(first, last)| *first..=*last)
    }

    /// What there is to say of it.
    pub fn findings(&self) -> Vec<Finding> {
        use super::quantity::{MOST_FIGURES, MOST_NUMBERS};
        use super::table::{MOST_CELLS, MOST_COLUMNS, MOST_OF_SERIES};
        let first = |lines: &[u32]| lines.first().copied();
        let sorted = |lines: &[u32]| {
            let mut lines = lines.to_vec();
            lines.sort_unstable();
            lines.dedup();
            lines
        };
        let said = [
            first(&self.wide).map(|_| AboutRead::WideTables { lines: sorted(&self.wide), limit: MOST_COLUMNS }),
            first(&self.large).map(|_| AboutRead::LargeTables { lines: sorted(&self.large), limit: MOST_CELLS }),
            first(&self.series).map(|_| AboutRead::LongSeries { lines: sorted(&self.series), limit: MOST_OF_SERIES }),
            first(&self.sentences)
                .map(|_| AboutRead::LongSentences { lines: sorted(&self.sentences), limit: MOST_NUMBERS }),
            first(&self.figures).map(|line| AboutRead::TooManyFigures { line, limit: MOST_FIGURES }),
        ];
        said.into_iter().flatten().map(|message| Finding::new(Code::ReportReadInPart, message)).collect()
    }
}
