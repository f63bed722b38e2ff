//! The index of ISO 14064-1:2018, 9.3.1 a–t: what is there, what is missing, what cannot be said yet. Nothing is filled in.

use super::inventory::periods;
use super::{Block, Cell, Column, Making, Mark, Row, Section, SectionKind, Table, Tone};
use crate::calc::{Kind, OriginKind};
use crate::claim::Assurance;
use crate::factor::GwpSet;
use crate::finding::{AboutIndex, IndexItem, IndexStanding, ReportWord, one_line};
use crate::inventory::{Activity, BesideKind};

use crate::report::view::Viewed;

/// An item: its letter, how it stands, what is said, and the section that has it.
struct Item {
    letter: char,
    item: IndexItem,
    standing: IndexStanding,
    said: Vec<String>,
    section: Option<SectionKind>,
}

pub(super) fn blocks(making: &Making<'_, '_>) -> Vec<Block> {
    let Some(viewed) = &making.contents.viewed else { return Vec::new() };
    let mut items = described(making, viewed);
    items.extend(quantified(making, viewed));
    items.extend(explained(making));
    let missing: Vec<String> = items
        .iter()
        .filter(|item| item.standing == IndexStanding::Missing)
        .map(|item| item.letter.to_string())
        .collect();
    let conformity = match missing.is_empty() {
        true => (IndexStanding::Missing, AboutIndex::ForAPerson),
        false => (IndexStanding::Blocked, AboutIndex::WaitsFor { items: missing.join(", ") }),
    };
    items.push(item(making, 'r', IndexItem::Conformity, conformity.0, [conformity.1], None));
    items.sort_by_key(|item| item.letter);
    let columns = vec![
        Column::text("item", ""),
        Column::text("content", making.word(ReportWord::Content)),
        Column::mark("standing", making.word(ReportWord::Standing)),
        Column::text("said", making.word(ReportWord::InThisReport)),
        Column::text("section", making.word(ReportWord::SectionWord)),
    ];
    let rows = items.into_iter().map(|item| {
        let section =
            item.section.map_or(Cell::Empty, |kind| Cell::Link(making.word(kind.title()), kind.word().to_owned()));
        let cells = vec![
            Cell::Text(item.letter.to_string()),
            Cell::Text(item.item.text(making.look.lang).to_owned()),
            Cell::Mark(Mark { tone: tone(item.standing), word: item.standing.text(making.look.lang).to_owned() }),
            Cell::Text(item.said.join("; ")),
            section,
        ];
        Row::body(cells)
    });
    let table = Table { id: "index".to_owned(), caption: None, columns, rows: rows.collect(), is_list: false };
    vec![Block::Text(making.word(ReportWord::IndexLead)), Block::Table(table)]
}

/// Leaves the names of sections that the report has: an item does not point to what is not there.
pub(super) fn keep_links(sections: &mut [Section]) {
    let there: Vec<&str> = sections.iter().map(|section| section.kind.word()).collect();
    let Some(at) = sections.iter().position(|section| section.kind == SectionKind::Index) else { return };
    for block in &mut sections[at].blocks {
        let Block::Table(table) = block else { continue };
        for cell in table.rows.iter_mut().flat_map(|row| &mut row.cells) {
            if matches!(cell, Cell::Link(_, anchor) if !there.contains(&anchor.as_str())) {
                *cell = Cell::Empty;
            }
        }
    }
}

const fn tone(standing: IndexStanding) -> Tone {
    match standing {
        IndexStanding::Present => Tone::Good,
        IndexStanding::InPart => Tone::Warn,
        IndexStanding::Missing => Tone::Bad,
        IndexStanding::None => Tone::Quiet,
        IndexStanding::Blocked => Tone::Open,
    }
}

fn item(
    making: &Making<'_, '_>,
    letter: char,
    item: IndexItem,
    standing: IndexStanding,
    said: impl IntoIterator<Item = AboutIndex>,
    section: Option<SectionKind>,
) -> Item {
    let said = said.into_iter().map(|said| said.text(making.look.lang)).collect();
    Item { letter, item, standing, said, section }
}

/// a–e: who, when, within which boundary.
fn described(making: &Making<'_, '_>, viewed: &Viewed<'_>) -> Vec<Item> {
    use IndexStanding::{InPart, Missing, Present};
    let accounts = making.contents.subject.accounts;
    let organization = accounts.organization.as_ref();
    let absent = |key: &str| AboutIndex::NotInTheBook { key: key.to_owned() };
    let text = |text: &str| AboutIndex::VerifiedAs { level: one_line(text) };
    let named = organization.map_or((Missing, absent("[organization]")), |o| (Present, text(&o.name)));
    let responsible = organization.and_then(|o| o.responsible.as_deref());
    let responsible = responsible.map_or((Missing, absent("organization.responsible")), |who| (Present, text(who)));
    let covered = periods(viewed).map(|figures| &accounts.periods[figures.period]);
    let covered = covered.map(|period| text(&format!("{}: {} – {}", period.id, period.from, period.to)));
    let facilities = accounts.facilities.len();
    let approach = organization.and_then(|o| o.consolidation);
    let boundary = match (approach, facilities) {
        (_, 0) => (Missing, absent("[[facility]]")),
        (None, facilities) => (InPart, AboutIndex::BoundaryWithoutApproach { facilities }),
        (Some(approach), facilities) => {
            let approach = approach.heading().text(making.look.lang).to_owned();
            (Present, AboutIndex::Boundary { facilities, approach })
        }
    };
    let assessed = match accounts.significance.len() {
        0 => (Missing, absent("[[significance]]")),
        categories => (Present, AboutIndex::Assessed { categories }),
    };
    let section = Some(SectionKind::Boundary);
    vec![
        item(making, 'a', IndexItem::Organization, named.0, [named.1], section),
        item(making, 'b', IndexItem::Responsible, responsible.0, [responsible.1], section),
        item(making, 'c', IndexItem::Period, Present, covered, section),
        item(making, 'd', IndexItem::OrganizationalBoundary, boundary.0, [boundary.1], section),
        item(making, 'e', IndexItem::ReportingBoundary, assessed.0, [assessed.1], section),
    ]
}

/// f–j: what was quantified, and what was left out.
fn quantified(making: &Making<'_, '_>, viewed: &Viewed<'_>) -> Vec<Item> {
    use IndexStanding::{InPart, Missing, None as Nothing, Present};
    let accounts = making.contents.subject.accounts;
    let section = Some(SectionKind::Inventory);
    let shown: Vec<_> = periods(viewed).collect();
    let latest = shown.last();
    let text = |node| making.figures.figure(node, making.look.digits).text;
    let direct = latest.and_then(|figures| figures.categories.iter().find(|figure| figure.category.number == 1));
    let direct = direct.map_or((Missing, AboutIndex::NoneStated), |figure| {
        let unsplit = figure.gases.iter().find(|(gas, _)| gas.is_none());
        let unsplit =
            unsplit.filter(|(_, node)| making.figures.known(*node).value().is_some_and(|value| value.is_positive()));
        let named = figure.gases.iter().filter_map(|(gas, node)| Some(format!("{} {}", (*gas)?.symbol(), text(*node))));
        let gases = named.collect::<Vec<_>>().join(", ");
        match unsplit {
            Some((_, node)) => (InPart, AboutIndex::GasesUnknown { amount: text(*node) }),
            None if gases.is_empty() => (Missing, AboutIndex::NoneStated),
            None => (Present, AboutIndex::ByGas { gases }),
        }
    });
    let biogenic = latest.and_then(|figures| figures.biogenic).map(text);
    let biogenic = biogenic.map_or((Nothing, AboutIndex::NoBiomass), |amount| (Present, AboutIndex::Amount { amount }));
    let count = |kind: BesideKind| accounts.beside.iter().filter(|beside| beside.kind == kind).count();
    let removals = match count(BesideKind::Removal) {
        0 => (Nothing, AboutIndex::NoneStated),
        _ => (Present, AboutIndex::ByGas { gases: making.word(ReportWord::BesideTheTotal) }),
    };
    let excluded = accounts.beside.iter().filter(|beside| beside.kind == BesideKind::Exclusion);
    let reasons = excluded.filter(|beside| beside.reason.is_some()).count();
    let left_out = match count(BesideKind::Exclusion) {
        0 => (Nothing, AboutIndex::NoneStated),
        count if count > reasons => (InPart, AboutIndex::WithReasons { count, reasons }),
        count => (Present, AboutIndex::WithReasons { count, reasons }),
    };
    let indirect = latest.map_or((Missing, AboutIndex::NoneStated), |figures| {
        let indirect: Vec<_> = figures.categories.iter().filter(|figure| figure.category.number > 1).collect();
        let silent = indirect.iter().filter(|figure| figure.activities.is_empty() && figure.absences.is_empty());
        let silent: Vec<String> = silent.map(|figure| figure.category.to_string()).collect();
        let with = indirect.iter().filter(|figure| !figure.activities.is_empty()).count();
        match silent.is_empty() {
            true => (Present, AboutIndex::CategoriesWithFigures { with, of: indirect.len() }),
            false => (InPart, AboutIndex::CategoriesSilent { categories: silent.join(", ") }),
        }
    });
    vec![
        item(making, 'f', IndexItem::Direct, direct.0, [direct.1], section),
        item(making, 'g', IndexItem::Biogenic, biogenic.0, [biogenic.1], section),
        item(making, 'h', IndexItem::Removals, removals.0, [removals.1], section),
        item(making, 'i', IndexItem::Exclusions, left_out.0, [left_out.1], section),
        item(making, 'j', IndexItem::Indirect, indirect.0, [indirect.1], section),
    ]
}

/// k–q, s, t: base year, approaches, factors, uncertainty, verification, potentials.
fn explained(making: &Making<'_, '_>) -> Vec<Item> {
    use IndexStanding::{InPart, Missing, Present};
    let accounts = making.contents.subject.accounts;
    let absent = |key: &str| AboutIndex::NotInTheBook { key: key.to_owned() };
    let of = accounts.activities.len();
    let stated = |has: fn(&Activity) -> bool| accounts.activities.iter().filter(|activity| has(activity)).count();
    let part = |stated: usize| match stated {
        0 => Missing,
        all if all == of => Present,
        _ => InPart,
    };
    let methods = stated(|activity| activity.characteristics.method.is_some());
    let uncertain = stated(|activity| activity.uncertainty.is_some());
    let uncertainty = || [AboutIndex::RangesOnly { lines: uncertain, of }];
    let view = making.figures.view();
    let is_factor =
        |node: &_| matches!(view.kind(*node), Kind::Leaf(id) if view.leaf(id).origin.kind == OriginKind::Factor);
    let factors = making.figures.nodes().filter(is_factor).count();
    let used = match factors {
        0 => (IndexStanding::None, AboutIndex::NoFactors),
        count => (Present, AboutIndex::Factors { count }),
    };
    let meant = if of == 0 { (Missing, AboutIndex::NoneStated) } else { (InPart, AboutIndex::RangesByCategory) };
    let inputs = making.contents.verified.and_then(|verified| verified.assessed).map(|assessed| assessed.inputs);
    let verified = inputs.and_then(|inputs| inputs.verification.as_ref());
    let verified = verified.map_or((Missing, absent("[verification]")), |engagement| {
        let level = match engagement.level {
            Some(Assurance::Reasonable) => ReportWord::Reasonable,
            Some(Assurance::Limited) => ReportWord::Limited,
            Some(Assurance::NoneStated) | None => ReportWord::NoLevel,
        };
        (Present, AboutIndex::VerifiedAs { level: making.word(level) })
    });
    let set = accounts.gwp.word().to_owned();
    let potentials = match &accounts.gwp_justification {
        _ if accounts.gwp == GwpSet::default() => (Present, AboutIndex::LatestSet { set }),
        Some(reason) => (Present, AboutIndex::Set { set, reason: one_line(reason) }),
        None => (InPart, AboutIndex::Set { set, reason: absent("gwp-justification").text(making.look.lang) }),
    };
    let section = Some(SectionKind::Methods);
    let source = Some(if factors == 0 { SectionKind::Record } else { SectionKind::Factors });
    vec![
        item(making, 'k', IndexItem::BaseYear, Missing, [AboutIndex::NoneStated], None),
        item(making, 'l', IndexItem::BaseYearChanges, Missing, [AboutIndex::NoneStated], None),
        item(
            making,
            'm',
            IndexItem::Approaches,
            part(methods),
            [AboutIndex::OfSources { stated: methods, of }],
            section,
        ),
        item(making, 'n', IndexItem::ApproachChanges, Missing, [AboutIndex::NoneStated], None),
        item(making, 'o', IndexItem::FactorsUsed, used.0, [used.1], Some(SectionKind::Factors)),
        item(making, 'p', IndexItem::UncertaintyMeaning, meant.0, [meant.1], section),
        item(making, 'q', IndexItem::UncertaintyResults, part(uncertain), uncertainty(), section),
        item(making, 's', IndexItem::Verified, verified.0, [verified.1], Some(SectionKind::Verification)),
        item(making, 't', IndexItem::Potentials, potentials.0, [potentials.1], source),
    ]
}
