//! The life of plants: energies, money, embodied emissions, and with `--lifetime` each year.

use super::super::Look;
use super::super::page::{Block, Rows};
use super::super::table::Align;
use super::{DIGITS, Solar};
use crate::finding::{PlantWord as Word, PvWord, one_line};
use crate::pv::{LifetimeFigure, PvPlant};

const LEFT: Align = Align::Left;
const RIGHT: Align = Align::Right;

pub(super) fn blocks(solar: &Solar<'_>, look: Look) -> Vec<Block> {
    let lives: Vec<(&PvPlant, &LifetimeFigure)> = solar
        .shown()
        .filter_map(|(plant, figure)| Some((plant, figure.lifetime.as_ref().filter(|of| of.total.is_some())?)))
        .collect();
    if lives.is_empty() {
        return Vec::new();
    }
    let mut blocks = energies(solar, &lives, look);
    blocks.extend(carbon(solar, &lives, look));
    blocks.extend(money(solar, &lives, look));
    if solar.beside.years {
        for (plant, life) in lives {
            blocks.extend(years(solar, plant, life, look));
        }
    }
    blocks
}

fn table(heading: String, header: Vec<String>, left: usize, rows: Vec<Vec<String>>) -> Vec<Block> {
    if rows.is_empty() {
        return Vec::new();
    }
    let columns = (0..header.len()).map(|at| if at < left { LEFT } else { RIGHT }).collect();
    vec![Block::Heading(heading), Block::Rows(Rows { header, columns, rows, total: false })]
}

fn names(look: Look, of: &[Word]) -> Vec<String> {
    let mut names = vec![PvWord::Plant.text(look.lang).to_owned()];
    names.extend(of.iter().map(|word| word.text(look.lang).to_owned()));
    names
}

fn energies(solar: &Solar<'_>, lives: &[(&PvPlant, &LifetimeFigure)], look: Look) -> Vec<Block> {
    let rows = lives.iter().map(|(plant, life)| {
        let mwh = |node| solar.in_unit(node, "MWh", DIGITS, look.lang);
        vec![
            one_line(&plant.id),
            life.energies.len().to_string(),
            mwh(life.as_new),
            mwh(life.energies.last().copied()),
            mwh(life.total),
        ]
    });
    let header = names(look, &[Word::Year, Word::FirstYear, Word::LastYear, Word::Total]);
    table(Word::Lifetime.text(look.lang).to_owned(), header, 1, rows.collect())
}

fn carbon(solar: &Solar<'_>, lives: &[(&PvPlant, &LifetimeFigure)], look: Look) -> Vec<Block> {
    let mut rows = Vec::new();
    for (plant, life) in lives {
        for (name, node) in &life.carbon_payback {
            let years = match node {
                Some(_) => solar.in_unit(*node, "a", 4, look.lang),
                None => Word::Never.text(look.lang).to_owned(),
            };
            let embodied = solar.in_unit(life.embodied, "tCO2e", DIGITS, look.lang);
            let per_energy = solar.in_unit(life.embodied_per_energy, "gCO2e/kWh", 4, look.lang);
            rows.push(vec![one_line(&plant.id), name.clone(), embodied, per_energy, years]);
        }
    }
    let mut header = names(look, &[Word::Factor, Word::Embodied]);
    header.push("g CO2e/kWh".to_owned());
    header.push(Word::CarbonPayback.text(look.lang).to_owned());
    table(Word::CarbonPaybackHeading.text(look.lang).to_owned(), header, 2, rows)
}

fn money(solar: &Solar<'_>, lives: &[(&PvPlant, &LifetimeFigure)], look: Look) -> Vec<Block> {
    let mut rows = Vec::new();
    for (plant, life) in lives.iter().filter(|(_, life)| life.levelised_cost.is_some() || !life.flows.is_empty()) {
        let paid = |node: Option<_>| match node {
            Some(_) => solar.in_unit(node, "a", 4, look.lang),
            None if life.flows.is_empty() => String::new(),
            None => Word::Never.text(look.lang).to_owned(),
        };
        rows.push(vec![
            one_line(&plant.id),
            solar.in_own_unit(life.levelised_cost, 4, look.lang),
            solar.in_own_unit(life.npv, DIGITS, look.lang),
            solar.percent(life.irr),
            paid(life.payback),
            paid(life.payback_discounted),
        ]);
    }
    let header = names(look, &[Word::Lcoe, Word::Npv, Word::Irr, Word::Payback, Word::PaybackDiscounted]);
    table(Word::Money.text(look.lang).to_owned(), header, 1, rows)
}

fn years(solar: &Solar<'_>, plant: &PvPlant, life: &LifetimeFigure, look: Look) -> Vec<Block> {
    let count = life.energies.len().max(life.flows.len().saturating_sub(1));
    let rows = (0..=count).filter(|year| *year > 0 || !life.flows.is_empty()).map(|year| {
        let before = year.checked_sub(1);
        let energy = before.and_then(|at| life.energies.get(at)).copied();
        let earned = before.and_then(|at| life.earned.get(at)).copied();
        let mut row = vec![year.to_string(), solar.in_unit(energy, "MWh", DIGITS, look.lang)];
        if !life.flows.is_empty() {
            row.push(solar.in_own_unit(earned, DIGITS, look.lang));
            row.push(solar.in_own_unit(life.flows.get(year).copied(), DIGITS, look.lang));
        }
        row
    });
    let mut header = vec![Word::Year.text(look.lang).to_owned(), Word::EnergyMwh.text(look.lang).to_owned()];
    if !life.flows.is_empty() {
        header.extend([Word::Earned, Word::Flow].map(|word| word.text(look.lang).to_owned()));
    }
    let heading = format!("{} · {}", one_line(&plant.id), Word::Years.text(look.lang));
    table(heading, header, 0, rows.collect())
}
