//! What plants gave and where it went; their certificates.

use super::super::Look;
use super::super::page::{Block, Rows};
use super::super::table::Align;
use super::{DIGITS, Solar};
use crate::calc::NodeId;
use crate::finding::{PvWord as Word, one_line};
use crate::pv::{CertificateTerm, Flow, FlowFigure, Footing};

const LEFT: Align = Align::Left;
const RIGHT: Align = Align::Right;

pub(super) fn blocks(solar: &Solar<'_>, look: Look) -> Vec<Block> {
    let mut blocks = Vec::new();
    blocks.extend(generation(solar, look));
    blocks.extend(uses(solar, look));
    blocks.extend(certificates(solar, look));
    blocks
}

fn generation(solar: &Solar<'_>, look: Look) -> Vec<Block> {
    let word = |word: Word| word.text(look.lang).to_owned();
    let mut rows = Vec::new();
    for (plant, figure) in solar.shown() {
        for output in &figure.outputs {
            let stated = &plant.output[output.output];
            let number = |node: Option<NodeId>, unit: &str| solar.in_unit(node, unit, DIGITS, look.lang);
            rows.push(vec![
                one_line(&plant.id),
                stated.label(),
                output.days.to_string(),
                number(output.flows.node(Flow::Generated), "kWh"),
                number(output.specific_yield, "kWh/kW"),
                number(output.hours, "h"),
                solar.percent(output.capacity_factor),
            ]);
        }
    }
    if rows.is_empty() {
        return Vec::new();
    }
    for total in solar.figures.totals.iter().filter(|_| solar.only.is_none()) {
        rows.push(vec![
            Word::Total.text(look.lang).to_owned(),
            total.name.clone(),
            String::new(),
            solar.in_unit(Some(total.generated), "kWh", DIGITS, look.lang),
            solar.in_unit(total.specific_yield, "kWh/kW", DIGITS, look.lang),
            String::new(),
            String::new(),
        ]);
    }
    let header =
        [Word::Plant, Word::Period, Word::Days, Word::Generated, Word::Yield, Word::Hours, Word::CapacityFactor];
    vec![
        Block::Heading(word(Word::Generation)),
        Block::Rows(Rows {
            header: header.map(word).into(),
            columns: vec![LEFT, LEFT, RIGHT, RIGHT, RIGHT, RIGHT, RIGHT],
            rows,
            total: false,
        }),
    ]
}

/// Whether an equation holds, in a word.
pub(in crate::report) fn footing(of: Option<&Footing>) -> Word {
    match of {
        None => Word::NotStated,
        Some(Footing::Computed(..)) => Word::Computed,
        Some(Footing::Exact) => Word::Foots,
        Some(Footing::WithinRounding) => Word::WithinRounding,
        Some(Footing::DoesNotFoot(_)) => Word::DoesNotFoot,
        Some(Footing::Open(_)) => Word::Open,
    }
}

fn uses(solar: &Solar<'_>, look: Look) -> Vec<Block> {
    let word = |word: Word| word.text(look.lang).to_owned();
    let shown = [
        (Flow::OwnUse, Word::OwnUse),
        (Flow::Exported, Word::Exported),
        (Flow::Losses, Word::Losses),
        (Flow::StoredIn, Word::StoredIn),
        (Flow::StoredOut, Word::StoredOut),
        (Flow::Curtailed, Word::Curtailed),
        (Flow::Outage, Word::Outage),
    ];
    let outputs = || solar.shown().flat_map(|(plant, figure)| figure.outputs.iter().map(move |output| (plant, output)));
    let is_there = |flow: Flow| outputs().any(|(_, output)| output.flows.node(flow).is_some());
    let columns: Vec<_> = shown.into_iter().filter(|(flow, _)| is_there(*flow)).collect();
    if columns.is_empty() {
        return Vec::new();
    }
    let judged = |flows: &FlowFigure| word(footing(flows.usage.as_ref().or(flows.potential.as_ref())));
    let rows = outputs().map(|(plant, output)| {
        let mut row = vec![one_line(&plant.id), plant.output[output.output].label()];
        row.extend(columns.iter().map(|(flow, _)| solar.in_unit(output.flows.node(*flow), "kWh", DIGITS, look.lang)));
        row.push(solar.percent(output.own_use_share));
        row.push(judged(&output.flows));
        row
    });
    let mut header = vec![word(Word::Plant), word(Word::Period)];
    header.extend(columns.iter().map(|(_, name)| word(*name)));
    header.extend([word(Word::OwnUseShare), word(Word::Balance)]);
    let mut aligned = vec![RIGHT; header.len()];
    aligned[0] = LEFT;
    aligned[1] = LEFT;
    if let Some(last) = aligned.last_mut() {
        *last = LEFT;
    }
    vec![
        Block::Heading(word(Word::WhereItWent)),
        Block::Rows(Rows { header, columns: aligned, rows: rows.collect(), total: false }),
    ]
}

fn certificates(solar: &Solar<'_>, look: Look) -> Vec<Block> {
    const NAMES: [Word; 7] =
        [Word::Opening, Word::Issued, Word::Bought, Word::Sold, Word::Cancelled, Word::Expired, Word::Closing];
    let word = |word: Word| word.text(look.lang).to_owned();
    let all = || solar.shown().flat_map(|(_, figure)| &figure.certificates);
    let is_there = |term: CertificateTerm| all().any(|of| of.terms.iter().any(|(known, _)| *known == term));
    let shown: Vec<(CertificateTerm, Word)> =
        CertificateTerm::ALL.into_iter().zip(NAMES).filter(|(term, _)| is_there(*term)).collect();
    let mut rows = Vec::new();
    for (plant, figure) in solar.shown() {
        for of in &figure.certificates {
            let stated = &plant.certificates[of.account];
            let period = stated.period.and_then(|at| solar.subject.accounts.periods.get(at));
            let mut row = vec![
                one_line(&plant.id),
                period.map(|period| one_line(&period.id)).unwrap_or_default(),
                one_line(&stated.kind),
            ];
            row.extend(shown.iter().map(|(term, _)| {
                let node = of.terms.iter().find(|(known, _)| known == term).map(|(_, node)| *node);
                solar.in_unit(node, "MWh", DIGITS, look.lang)
            }));
            row.push(word(footing(Some(&of.footing))));
            rows.push(row);
        }
    }
    if rows.is_empty() {
        return Vec::new();
    }
    let mut header = vec![word(Word::Plant), word(Word::Period), word(Word::Kind)];
    header.extend(shown.iter().map(|(_, name)| word(*name)));
    header.push(word(Word::Balance));
    let mut aligned = vec![RIGHT; header.len()];
    for at in [0, 1, 2, header.len() - 1] {
        aligned[at] = LEFT;
    }
    vec![Block::Heading(word(Word::Certificates)), Block::Rows(Rows { header, columns: aligned, rows, total: false })]
}
