//! The book: TOML files in version control, read into the domain.
//!
//! ```text
//! path ──Files──▶ bytes ──▶ text ──decode──▶ RawBook ──check──▶ Book ── Accounts, Claim*
//!                                   ▲ keys: one description of all sections and keys
//! ```
//! Every stage reports all independent errors it finds. A book with an error is not handed out.

mod check;
mod claimed_before;
mod date;
mod decode;
mod describe;
mod files;
mod fleet;
mod include;
pub mod keys;
mod load;
mod lock;
mod meters;
mod overlay;
pub mod product;
mod pv_series;
pub mod raw;
mod syntax;
mod tables;
mod weather_files;

pub use decode::decode;
pub use describe::{Described, describe};
pub use files::{Entry, FileError, Files, Folder, Limits, MemoryFiles};
pub use fleet::{FleetRow, FleetSaving, FleetTable, Progress, QUALITY as FLEET_QUALITY, Refusal, fleet};
pub use load::{load, load_with};
pub use lock::{lock_limit, lock_path, unlocked_finding};

use crate::claim::{Claim, PrintedTable, VerificationInputs};
use crate::factor::{Library, Lock, RawFile};
use crate::finding::{Code, FileId, Finding, Place, Sources};
use crate::inventory::Accounts;
use crate::pv::PvPlant;
use crate::saving::Project;
use crate::saving::enpi::Enpi;
use crate::saving::proof::Meter;
use crate::target::{BaseEvents, EndUse, HoldingPlan, MeasureEntry, NetZeroPlan, PlanEntry, Target};
use crate::view::ViewInputs;

/// A checked book.
#[derive(Debug, Clone)]
pub struct Book {
    /// The file it was read from, in the [`Sources`](crate::finding::Sources) given to [`load`].
    pub file: FileId,
    /// What an inventory is computed from.
    pub accounts: Accounts,
    /// Meters that prove savings, with their readings.
    pub meters: Vec<Meter>,
    /// Photovoltaic plants.
    pub plants: Vec<PvPlant>,
    /// Projects that save energy.
    pub projects: Vec<Project>,
    /// Energy performance indicators.
    pub enpis: Vec<Enpi>,
    /// Targets.
    pub targets: Vec<Target>,
    /// What changes their base years.
    pub base_events: BaseEvents,
    /// The set of targets that is held against the Net-Zero Standard.
    pub net_zero: Option<NetZeroPlan>,
    /// Companies of a portfolio.
    pub holdings: Vec<HoldingPlan>,
    /// End uses, for plans.
    pub end_uses: Vec<EndUse>,
    /// Measures that plans choose from.
    pub measures: Vec<MeasureEntry>,
    /// Plans.
    pub plans: Vec<PlanEntry>,
    /// Published figures to be recomputed.
    pub claims: Vec<Claim>,
    /// Where claims stand, those that could not be read included.
    claim_regions: Vec<Place>,
    /// Published tables to be checked as a whole.
    pub tables: Vec<PrintedTable>,
    /// What views need: homes in the GHG Protocol, energy, denominators, assertions.
    pub views: ViewInputs,
    /// What a verifier records: the engagement, findings of their own, what should be plausible.
    pub verification: VerificationInputs,
    /// Factors of its own, checked against those of the program.
    pub overlays: Vec<(FileId, RawFile<'static>)>,
    /// What it was computed with before, where it has a lock file.
    pub lock: Option<Lock>,
}

impl Book {
    /// How many claims could not be read.
    pub fn unread_claims(&self) -> usize {
        self.claim_regions.len().saturating_sub(self.claims.len())
    }

    /// How many claims the book has, those that could not be read included.
    pub fn count_of_claims(&self) -> usize {
        self.claim_regions.len().max(self.claims.len())
    }

    /// Whether a finding is about one claim alone, so that the others can be verified all the same.
    pub fn is_about_a_claim(&self, finding: &Finding) -> bool {
        let place = finding.labels.first().map(|label| label.place);
        let inside = |place: Place| {
            self.claim_regions
                .iter()
                .any(|region| region.file == place.file && (region.start..region.end).contains(&place.start))
        };
        finding.code != Code::UnknownSection && place.is_some_and(inside)
    }

    /// The factors that the book is computed with: those of the program, above them its own, and above all the locked ones.
    pub fn library(&self, sources: &mut Sources) -> Library {
        let mut library = Library::bundled(sources);
        if !self.overlays.is_empty() {
            library.lay(&self.overlays);
        }
        if let Some(lock) = &self.lock {
            // A lock whose rows make no layer is refused when the book is read.
            let _ = lock.lay_on(&mut library);
        }
        library
    }
}
