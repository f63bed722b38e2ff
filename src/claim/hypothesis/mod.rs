//! The second of the four answers about a claim: what would explain that it does not hold?
//!
//! ```text
//! Pair ── Ground (values, slopes, what each input must be) ──▶ families of changes ──▶ Trials
//!                                                              each fit confirmed on the patched graph
//! Trials ──▶ Group (one class, one evidence) ─┬─ Member   one change with which the print holds
//!                                             ├─ tried    how many changes of the class there were
//!                                             └─ chance   how likely a misfit drawn at random would be explained
//! ```
//! A hypothesis never turns "does not hold" into "holds": the verdict stays as it is, and this stands beside it. Nothing is
//! computed beside the graph: what is shown was read from the graph through a [`Patch`](crate::calc::Patch). The order of the
//! groups is a written rule, see [`Class`] and `docs/explanations.md`.

mod chance;
mod change;
mod factor;
mod formula;
mod ground;
pub(super) mod misprint;
mod mixup;
mod printed;
mod rank;
mod ratio;
mod rounding;
mod rows;
mod trials;

pub use change::{Change, Coarser, Form, Misprint, RowSlip, Subject};
pub use printed::{Printed, PrintedFigures};
pub use rank::Class;
pub use ratio::Ratio;

use self::ground::Ground;
use self::trials::Trials;
use super::arithmetic::{Arithmetic, Check};
use crate::calc::{Graph, NodeId};
use crate::factor::Library;
use crate::quantity::{Exact, Interval};

/// A printed figure and what it should equal: of a claim, or of a relation in a table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Pair {
    /// What was printed: a leaf.
    pub published: NodeId,
    /// What it should equal.
    pub recomputed: NodeId,
}

/// What would explain that a figure does not hold.
#[derive(Debug, Clone, Default)]
pub struct Explanations {
    /// The print is a transcript: that the transcript slipped is the first hypothesis, whatever else fits.
    pub transcript: bool,
    /// Hypotheses, best first.
    pub groups: Vec<Group>,
    /// Changes that were tried, of every class.
    pub tried: usize,
}

/// Hypotheses that the evidence cannot tell apart.
#[derive(Debug, Clone)]
pub struct Group {
    /// What kind of slip it would be.
    pub class: Class,
    /// Whether the print follows from the inputs as printed, or only from some inputs within their rounding.
    pub as_printed: bool,
    /// Each would make the print hold; what is corroborated comes first.
    pub members: Vec<Member>,
    /// How many changes of this class were tried.
    pub tried: usize,
    /// The share of misfits of about this size that a change of this class would explain, from 0 to 1; see
    /// `docs/explanations.md` for the definition.
    pub chance: f64,
}

/// One change with which the print holds.
#[derive(Debug, Clone, PartialEq)]
pub struct Member {
    /// What is changed.
    pub change: Change,
    /// The figure as recomputed then.
    pub recomputed: Exact,
    /// Whether the print holds then.
    pub arithmetic: Arithmetic,
    /// Figures of the book that print the repaired value.
    pub corroborated: Vec<Printed>,
}

impl Explanations {
    /// A hypothesis by its number, such as `2.1`: groups and members count from 1, and that a transcript slipped is the first
    /// group, without members.
    pub fn numbered(&self, number: &str) -> Option<&Member> {
        let (group, member) = number.split_once('.')?;
        let (group, member) = (group.parse::<usize>().ok()?, member.parse::<usize>().ok()?);
        let group = self.groups.get(group.checked_sub(1 + usize::from(self.transcript))?)?;
        group.members.get(member.checked_sub(1)?)
    }
}

/// What the hypotheses are tried on.
#[derive(Clone, Copy)]
pub struct Evidence<'a> {
    /// The book's calculations.
    pub graph: &'a Graph,
    /// The factors that may have been used.
    pub library: &'a Library,
    /// What the book prints.
    pub printed: &'a PrintedFigures,
}

/// Looks for what would explain a figure that does not hold; nothing for one that does or that asks for a value.
pub fn explain(evidence: Evidence<'_>, pair: Pair, printed: &Interval, check: &Check) -> Option<Explanations> {
    if !matches!(check.arithmetic, Arithmetic::DoesNotHold(_)) {
        return None;
    }
    let ground = Ground::of(evidence, pair, printed, check)?;
    let mut trials = Trials::new(&ground);
    misprint::try_all(&mut trials);
    ratio::try_all(&mut trials);
    formula::try_all(&mut trials);
    rows::try_all(&mut trials);
    mixup::try_all(&mut trials);
    factor::try_all(&mut trials);
    rounding::try_all(&mut trials);
    let (groups, tried) = trials.into_groups();
    Some(Explanations { transcript: ground.is_transcript(), groups, tried })
}
