//! Reports: the only place where findings and numbers become text.
//!
//! Every report comes as text for people (in zh and en) and as JSON for programs (never localised). A report reads the
//! graph; it computes nothing.

mod boundary;
pub mod chart;
mod choice;
mod csv_tables;
mod dossier;
mod dossier_json;
mod energy;
mod explain;
pub mod factors;
mod figure;
mod findings;
pub(crate) mod fleet;
mod html;
mod inventory;
mod markdown;
pub(crate) mod meters;
mod number;
mod page;
mod plan;
mod pv;
mod savings;
mod split;
mod table;
mod targets;
mod update;
mod verify;
mod view;
#[cfg(feature = "xlsx")]
mod workbook;

use jiff::civil::Date;

use crate::account::Account;
use crate::factor::{Choice, Library};
use crate::finding::{Lang, Sources};
use crate::inventory::{Accounts, Inventory};

pub use csv_tables::csv_tables;
pub use dossier::{Contents, Derivations, Dossier, SectionKind, dossier, text_hash};
pub use dossier_json::{REPORT_SCHEMA, report_json};
pub use explain::{explain_json, explain_text};
pub use findings::{FindingStyle, JsonFinding, findings_json, findings_text};
pub use fleet::{FleetSummary, fleet_csv, fleet_header, fleet_json};
pub use html::{Home, html};
pub use inventory::{By, InventoryJson, inventory_json, inventory_text};
pub use markdown::markdown;
pub use meters::{Metered, meters_json, meters_page};
pub use page::{Format, Page};
pub use plan::{Planned, plans_json, plans_page};
pub use pv::{Beside as PvBeside, Solar, pv_json, pv_page};
pub use savings::{Saved, SavingSign, savings_and_meters, savings_json, savings_page};
pub use targets::{Aimed, targets_json, targets_page};
pub use update::{Update, update_json, update_text};
pub use verify::{
    Answers, Asked, Assessed, Tables, Verified, VerifyJson, VerifyText, register_entries, table_findings,
    verdict_findings, verify_json, verify_page, verify_text,
};
pub use view::{ViewKind, Viewed, extend_json, impact_json, impact_page, intensity_page, view_json, view_page};
#[cfg(feature = "xlsx")]
pub use workbook::{WorkbookError, workbook};

/// Version of the shape of all JSON output. It is raised when a key goes or changes its meaning, not when one is added.
pub const SCHEMA_VERSION: u32 = 1;

/// What a report reads.
#[derive(Clone, Copy)]
pub struct Subject<'a> {
    /// Path of the book as the user named it.
    pub book: &'a str,
    /// The figures.
    pub account: &'a Account,
    /// What they were computed from.
    pub accounts: &'a Accounts,
    /// The factors.
    pub library: &'a Library,
    /// The texts that places point into.
    pub sources: &'a Sources,
    /// The inventory, where there is one.
    pub inventory: Option<&'a Inventory>,
    /// Factors that were chosen by rule.
    pub choices: &'a [Choice],
    /// The pack they were chosen by.
    pub pack: &'a str,
    /// The day as of which they were chosen.
    pub as_of: Date,
}

/// How a report looks.
#[derive(Debug, Clone, Copy)]
pub struct Look {
    /// Language of words.
    pub lang: Lang,
    /// Columns of the terminal.
    pub width: u16,
    /// Decimals of emissions.
    pub digits: u32,
}
