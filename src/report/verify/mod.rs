//! What verification found: four separate answers for each claim, tables, and what they come to.

use crate::calc::{Cited, View};
use crate::claim::{Appraisal, Claim, ClaimFigure, Size, Verdict};

mod again;
mod answers;
mod arithmetic;
mod assessment;
mod cards;
mod claim;
mod criteria;
mod document;
mod explanations;
mod findings;
mod implied;
mod joint;
mod plausible;
mod register;
mod rows;
mod size;
mod summary;
mod table_findings;
mod table_rows;
mod tables;
mod tables_json;
mod text;

pub use self::answers::{Answers, Asked};
pub use self::assessment::Assessed;
pub(in crate::report) use self::cards::Showing;
pub use self::document::{VerifyJson, verify_json};
pub use self::findings::verdict_findings;
pub use self::register::register_entries;
pub use self::rows::verify_page;
pub use self::table_findings::table_findings;
pub use self::tables::Tables;
pub use self::text::{VerifyText, verify_text};

/// Decimals of a difference or a recomputed figure: those of the print, and two more.
const EXTRA_DECIMALS: u32 = 2;

/// Everything that verification found.
#[derive(Clone, Copy)]
pub struct Verified<'a> {
    /// The claims of the book.
    pub claims: &'a [Claim],
    /// Those that were looked at, in the graph.
    pub figures: &'a [ClaimFigure],
    /// What was found about each of them.
    pub verdicts: &'a [Verdict],
    /// Tables as published.
    pub tables: Tables<'a>,
    /// Claims solved together, and the factors of claims judged.
    pub appraisal: &'a Appraisal,
    /// How large the differences are, and what they come to.
    pub assessed: Option<Assessed<'a>>,
}

impl<'a> Verified<'a> {
    /// The sizes of all figures that do not hold, claims before tables.
    fn sizes(self) -> impl Iterator<Item = &'a Size> {
        let in_tables = self.tables.verdicts.iter().flat_map(|table| &table.sizes).flatten();
        self.verdicts.iter().filter_map(|verdict| verdict.size.as_ref()).chain(in_tables)
    }
}

/// A label with its colon, padded to one width; a Chinese character takes two columns.
fn padded(label: &str) -> String {
    const COLUMN: usize = 16;
    let width = unicode_width::UnicodeWidthStr::width(label);
    format!("{label}{}", " ".repeat(COLUMN.saturating_sub(width).max(2)))
}

fn source<'v>(view: View<'v>, figure: &ClaimFigure) -> Option<&'v Cited> {
    view.leaf_at(figure.published)?.origin.cited.as_deref()
}

pub(super) fn decimals(view: View<'_>, figure: &ClaimFigure) -> u32 {
    let place = view.leaf_at(figure.published).map_or(0, |leaf| leaf.leaf.literal.last_place());
    u32::try_from(-i32::from(place)).unwrap_or(0) + EXTRA_DECIMALS
}
