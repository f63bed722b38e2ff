//! From a book as written to a checked one: what the values mean, and whether they fit together.
//!
//! Every check reports what it finds and goes on. References are indexes by order of writing; they hold even where an entry
//! is faulty, because a book with an error is not handed out.

mod activity;
mod balance;
mod base_event;
mod beside;
mod calculation;
mod chp;
mod claim;
mod end_use;
mod enpi;
mod expression;
mod formula;
mod holding;
mod instrument;
mod measure;
mod meter;
mod meter_model;
mod money;
mod net_zero;
mod plan;
mod plan_choice;
mod pv;
mod pv_carbon;
mod pv_life;
mod pv_model;
mod pv_weather;
mod pv_yields;
pub(super) mod quantity;
mod saving;
pub(super) mod setting;
mod table;
mod table_rule;
mod target;
mod target_path;
mod uncertainty;
pub(super) mod value;
mod verification;
mod view;

use std::collections::HashMap;

use super::Book;
use super::raw::{RawBook, RawTable, RawText};
use crate::finding::{Code, Finding, Findings, Message, Place};
use crate::inventory::{Accounts, EnergyAccounts};

/// Checks a book. `None` when something that is needed could not be read; the caller withholds the book as well when there
/// is a finding at the level of an error.
pub(super) fn check(raw: &RawBook, findings: &mut Findings) -> Option<Book> {
    let ids = |section| Ids::of(raw, section);
    let names = Names {
        periods: ids("period"),
        facilities: ids("facility"),
        documents: ids("document"),
        activities: ids("activity"),
        claims: ids("claim"),
        meters: ids("meter"),
        solar: ids("pv"),
        projects: ids("project"),
        targets: ids("target"),
        end_uses: ids("end-use"),
        measures: ids("measure"),
    };
    let mut checker = Checker { raw, names, findings };
    checker.has_period();
    for section in [
        "period",
        "facility",
        "document",
        "activity",
        "exclusion",
        "removal",
        "credit",
        "avoided",
        "balance",
        "instrument",
        "chp",
        "meter",
        "project",
        "pv",
        "enpi",
        "target",
        "base-event",
        "holding",
        "end-use",
        "measure",
        "plan",
        "claim",
        "table",
    ] {
        checker.ids(section);
    }
    let organization = checker.organization();
    let gwp = checker.gwp();
    let periods = checker.periods();
    let facilities = checker.each("facility", Checker::facility);
    let documents = checker.each("document", Checker::document);
    let activities = checker.each("activity", Checker::activity);
    let absences = checker.each("gap", Checker::absence);
    checker.contradictions();
    let beside = checker.beside();
    let significance = checker.each("significance", Checker::significance);
    let exclusion_threshold = checker.exclusion_threshold();
    let balances = checker.each("balance", Checker::balance);
    let instruments = checker.each("instrument", Checker::instrument);
    let plants = checker.each("chp", Checker::plant);
    let fallback = checker.fallback();
    let solar = checker.each("pv", Checker::pv);
    let meters = checker.each("meter", Checker::meter);
    let projects = checker.each("project", Checker::project);
    let enpis = checker.each("enpi", Checker::enpi);
    let targets = checker.each("target", Checker::target);
    let base_events = checker.base_events();
    let holdings = checker.each("holding", Checker::portfolio_holding);
    let net_zero = checker.net_zero(targets.as_deref());
    let end_uses = checker.each("end-use", Checker::end_use);
    let measures = checker.each("measure", Checker::measure);
    checker.measures_together();
    let plans: Vec<_> = raw.each("plan").map(|table| checker.roadmap_plan(table, targets.as_deref())).collect();
    let mut plans: Option<Vec<_>> = plans.into_iter().collect();
    if let (Some(plans), Some(measures)) = (plans.as_mut(), measures.as_deref()) {
        checker.choices(plans, measures);
        plan::keep_possible(plans, measures);
    }
    let claims = checker.sound("claim", Checker::claim);
    let tables = checker.each("table", Checker::table);
    let views = checker.views();
    let verification = checker.verification_inputs();
    let accounts = Accounts {
        organization,
        gwp: gwp.unwrap_or_default(),
        as_of: checker.as_of(),
        periods: periods?,
        facilities: facilities?,
        documents: documents?,
        activities: activities?,
        absences: absences?,
        beside: beside?,
        significance: significance?,
        gwp_place: checker.gwp_place(),
        gwp_justification: checker.gwp_justification(),
        exclusion_threshold,
        energy: EnergyAccounts { balances: balances?, instruments: instruments?, fallback, plants: plants? },
    };
    Some(Book {
        file: raw.file,
        accounts,
        plants: solar?,
        meters: meters?,
        projects: projects?,
        enpis: enpis?,
        targets: targets?,
        base_events: base_events?,
        net_zero: net_zero?,
        holdings: holdings?,
        end_uses: end_uses?,
        measures: measures?,
        plans: plans?,
        claims,
        claim_regions: regions(raw, "claim"),
        tables: tables?,
        views: views?,
        verification: verification?,
        overlays: Vec::new(),
        lock: None,
    })
}

/// Where the tables of a section stand: each from its header to that of the next table of its file. None where a syntax error
/// may have moved them.
fn regions(raw: &RawBook, section: &'static str) -> Vec<Place> {
    if raw.broken {
        return Vec::new();
    }
    let mut tables: Vec<&RawTable> = raw.tables.iter().collect();
    tables.sort_by_key(|table| (table.place.file, table.place.start));
    let end = |at: usize| {
        let next: Option<&&RawTable> = tables.get(at + 1);
        next.filter(|next| next.place.file == tables[at].place.file).map_or(u32::MAX, |next| next.place.start)
    };
    let each = tables.iter().enumerate().filter(|(_, table)| table.name == section);
    each.map(|(at, table)| Place { end: end(at), ..table.place }).collect()
}

/// Everything that checks share.
struct Checker<'a> {
    raw: &'a RawBook,
    names: Names<'a>,
    findings: &'a mut Findings,
}

/// Identifiers that other sections refer to.
struct Names<'a> {
    periods: Ids<'a>,
    facilities: Ids<'a>,
    documents: Ids<'a>,
    activities: Ids<'a>,
    claims: Ids<'a>,
    meters: Ids<'a>,
    solar: Ids<'a>,
    projects: Ids<'a>,
    targets: Ids<'a>,
    end_uses: Ids<'a>,
    measures: Ids<'a>,
}

/// The identifiers of a section, by order of writing; nothing where one is missing.
struct Ids<'a> {
    section: &'static str,
    list: Vec<Option<&'a str>>,
    positions: HashMap<&'a str, usize>,
}

impl<'a> Ids<'a> {
    fn of(raw: &'a RawBook, section: &'static str) -> Ids<'a> {
        let list: Vec<Option<&str>> = raw.each(section).map(|t| t.text("id").map(|id| id.text.as_str())).collect();
        let mut positions = HashMap::new();
        for (at, id) in list.iter().enumerate().filter_map(|(at, id)| Some((at, (*id)?))) {
            // Of two with one id the first is meant; that there are two is said elsewhere.
            positions.entry(id).or_insert(at);
        }
        Ids { section, list, positions }
    }

    fn find(&self, id: &str) -> Option<usize> {
        self.positions.get(id).copied()
    }

    fn known(&self) -> impl Iterator<Item = &'a str> {
        self.list.iter().copied().flatten()
    }
}

impl<'a> Checker<'a> {
    /// Checks every table of a section; `None` when one of them could not be read.
    fn each<T>(&mut self, section: &'static str, check: fn(&mut Self, &'a RawTable) -> Option<T>) -> Option<Vec<T>> {
        let raw = self.raw;
        // Not `collect` into an option at once: that would stop at the first faulty table.
        let checked: Vec<Option<T>> = raw.each(section).map(|table| check(self, table)).collect();
        checked.into_iter().collect()
    }

    /// The sound ones of a section whose tables are independent of each other: one that cannot be read keeps nobody from
    /// looking at the others.
    fn sound<T>(&mut self, section: &'static str, check: fn(&mut Self, &'a RawTable) -> Option<T>) -> Vec<T> {
        let raw = self.raw;
        raw.each(section).filter_map(|table| check(self, table)).collect()
    }

    /// A book that accounts for something needs a period; it may stand in any of its files. Published figures alone, and
    /// who published them, need none.
    fn has_period(&mut self) {
        const OF_NO_PERIOD: [&str; 21] = [
            "base-event",
            "claim",
            "document",
            "end-use",
            "enpi",
            "facility",
            "finding",
            "holding",
            "library",
            "measure",
            "meter",
            "net-zero",
            "organization",
            "plan",
            "plausibility",
            "project",
            "pv",
            "recalculation",
            "table",
            "target",
            "verification",
        ];
        const CLAIMS: [&str; 11] = [
            "claim",
            "table",
            "document",
            "plausibility",
            "project",
            "meter",
            "pv",
            "enpi",
            "target",
            "holding",
            "plan",
        ];
        let claims = CLAIMS.iter().any(|name| self.raw.one(name).is_some());
        let accounts = self.raw.tables.iter().any(|table| !OF_NO_PERIOD.contains(&table.name));
        if self.raw.tables.is_empty() || self.raw.one("period").is_some() || (claims && !accounts) {
            return;
        }
        // End uses and measures are of plans, and it is a plan that they lack.
        let of_plans = |name: &str| matches!(name, "end-use" | "measure");
        if !accounts && self.raw.tables.iter().any(|table| of_plans(table.name)) {
            return;
        }
        let finding = Finding::new(Code::MissingSection, Message::MissingSection { section: "period".to_owned() });
        let lines = ["[[period]]", "id = \"2023\"", "from = 2023-01-01", "to = 2023-12-31"].map(str::to_owned).into();
        self.lacks(finding.help(Message::AddLines { lines }), Place::new(self.raw.file, 0..0));
    }

    fn report(&mut self, finding: Finding) {
        self.findings.push(finding);
    }

    /// Reports something about a text as a whole.
    fn refuse(&mut self, code: Code, text: &RawText, message: Message, help: Message) {
        self.report(Finding::new(code, message).at(text.place).help(help));
    }

    /// Reports that a section lacks what other keys make necessary, unless a syntax error may have hidden it.
    fn lacks(&mut self, finding: Finding, place: Place) {
        if !self.raw.broken {
            self.report(finding.at(place));
        }
    }
}
