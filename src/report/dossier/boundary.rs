//! Who reports, for whom, and within which boundary: ISO 14064-1:2018, 9.3.1 a–e.

use super::inventory::periods;
use super::{Block, Cell, Column, Fact, Making, Mark, Row, Table, Tone};
use crate::finding::{BoundaryWord, Heading, ReportWord, one_line};
use crate::inventory::{Control, Facility, Ownership, Significance};

pub(super) fn blocks(making: &Making<'_, '_>) -> Vec<Block> {
    let Some(viewed) = &making.contents.viewed else { return Vec::new() };
    let accounts = making.contents.subject.accounts;
    let word = |word: BoundaryWord| word.text(making.look.lang).to_owned();
    let organization = accounts.organization.as_ref();
    let fact = |label: BoundaryWord, said: Vec<String>| {
        let parts: Vec<Cell> = said.into_iter().map(Cell::Text).collect();
        let none = || vec![Cell::Mark(Mark { tone: Tone::Open, word: word(BoundaryWord::NotInTheBook) })];
        Fact { label: word(label), parts: if parts.is_empty() { none() } else { parts } }
    };
    let one = |text: Option<&str>| text.map(one_line).into_iter().collect::<Vec<_>>();
    let users = organization.map(|o| o.users.iter().map(|user| one_line(user)).collect::<Vec<_>>());
    let approach = organization.and_then(|o| o.consolidation);
    let covered = periods(viewed).map(|figures| &accounts.periods[figures.period]);
    let facts = vec![
        fact(BoundaryWord::Organization, one(organization.map(|o| o.name.as_str()))),
        fact(BoundaryWord::Responsible, one(organization.and_then(|o| o.responsible.as_deref()))),
        fact(BoundaryWord::Purpose, one(organization.and_then(|o| o.purpose.as_deref()))),
        fact(BoundaryWord::Users, users.unwrap_or_default()),
        fact(BoundaryWord::Period, covered.map(|p| format!("{}: {} – {}", one_line(&p.id), p.from, p.to)).collect()),
        fact(BoundaryWord::Approach, one(approach.map(|approach| approach.heading().text(making.look.lang)))),
    ];
    let mut blocks = vec![Block::Facts(facts)];
    blocks.extend(facilities(making).map(Block::Table));
    blocks.push(significance(making).map_or_else(|| Block::Note(word(BoundaryWord::NothingAssessed)), Block::Table));
    blocks
}

fn text(text: Option<&str>) -> Cell {
    text.map_or(Cell::Empty, |text| Cell::Text(one_line(text)))
}

fn facilities(making: &Making<'_, '_>) -> Option<Table> {
    let facilities = &making.contents.subject.accounts.facilities;
    let word = |word: BoundaryWord| word.text(making.look.lang).to_owned();
    let row = |facility: &Facility| {
        let held: Vec<&Ownership> = facility.holding.undated.iter().chain(&facility.holding.dated).collect();
        // Days are said where something changes in time.
        let said = |of: &dyn Fn(&Ownership) -> Option<String>| {
            let parts = held.iter().filter_map(|held| Some(format!("{}{}", of(held)?, days(making, held))));
            Cell::Text(parts.collect::<Vec<_>>().join("; "))
        };
        let control = |held: &Ownership| {
            Some(word(match held.control {
                Control::Operational => BoundaryWord::Operational,
                Control::Financial => BoundaryWord::Financial,
                Control::Both => BoundaryWord::Both,
                Control::None => BoundaryWord::NoControl,
            }))
        };
        Row::body(vec![
            Cell::Code(facility.id.clone()),
            text(facility.name.as_deref()),
            text(facility.region.as_deref()),
            said(&|held| Some(held.equity.as_ref()?.value.to_string())),
            said(&control),
        ])
        .at(format!("facility-{}", facility.id))
    };
    let columns = vec![
        Column::text("facility", word(BoundaryWord::Id)),
        Column::text("name", word(BoundaryWord::Name)),
        Column::text("region", word(BoundaryWord::Region)),
        Column::text("equity", word(BoundaryWord::Equity)),
        Column::text("control", word(BoundaryWord::Control)),
    ];
    let rows: Vec<Row> = facilities.iter().map(row).collect();
    let is_list = rows.len() > 12;
    let caption = Some(word(BoundaryWord::Facilities));
    (!rows.is_empty()).then(|| Table { id: "facilities".to_owned(), caption, columns, rows, is_list })
}

/// The days of a dated ownership: ` (from 2024-07-01)`.
fn days(making: &Making<'_, '_>, held: &Ownership) -> String {
    let lang = making.look.lang;
    let end = |word: BoundaryWord, day: Option<jiff::civil::Date>| Some(format!("{} {}", word.text(lang), day?));
    let ends = [end(BoundaryWord::From, held.from), end(BoundaryWord::To, held.to)];
    let said: Vec<String> = ends.into_iter().flatten().collect();
    if said.is_empty() { String::new() } else { format!(" ({})", said.join(" ")) }
}

/// 5.2.3 and 9.3.1 e: what was judged significant, by which criterion, by whom.
fn significance(making: &Making<'_, '_>) -> Option<Table> {
    let lang = making.look.lang;
    let word = |word: BoundaryWord| word.text(lang).to_owned();
    let row = |row: &Significance| {
        let category = row.category.value;
        let name = ReportWord::subcategory(category.number, category.sub).map(|name| name.text(lang));
        let outcome = match row.is_significant {
            true => Mark { tone: Tone::Good, word: word(BoundaryWord::Significant) },
            false => Mark { tone: Tone::Quiet, word: word(BoundaryWord::NotSignificant) },
        };
        Row::body(vec![
            Cell::Text(category.to_string()),
            Cell::Text(name.unwrap_or_else(|| Heading::category(category.number).text(lang)).to_owned()),
            Cell::Text(one_line(&row.criterion)),
            Cell::Mark(outcome),
            text(row.reason.as_deref()),
            text(row.by.as_deref()),
            row.date.map_or(Cell::Empty, |date| Cell::Text(date.to_string())),
        ])
    };
    let columns = vec![
        Column::text("category", Heading::Category.text(lang)),
        Column::text("name", ""),
        Column::text("criterion", word(BoundaryWord::Criterion)),
        Column::mark("outcome", word(BoundaryWord::Outcome)),
        Column::text("reason", making.word(ReportWord::Reason)),
        Column::text("by", word(BoundaryWord::By)),
        Column::text("date", word(BoundaryWord::Date)),
    ];
    let rows: Vec<Row> = making.contents.subject.accounts.significance.iter().map(row).collect();
    let caption = Some(word(BoundaryWord::Significance));
    (!rows.is_empty()).then(|| Table { id: "significance".to_owned(), caption, columns, rows, is_list: false })
}
