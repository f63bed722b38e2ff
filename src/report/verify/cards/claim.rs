//! A claim: what was published, what it comes to, and the answers.

use std::collections::HashMap;

use super::super::arithmetic::{arithmetic_text, reading_text};
use super::super::claim::significant;
use super::super::criteria::criteria_parts;
use super::super::findings::check_transcript;
use super::super::size::size_sentences;
use super::super::{EXTRA_DECIMALS, again, decimals, source};
use super::{Showing, candidates, explained, mark};
use crate::calc::{Cone, Known};
use crate::claim::{Arithmetic, Claim, ClaimFigure, Verdict};
use crate::finding::{CriteriaWord, Heading, SizeWord, SlipWord, one_line};
use crate::report::dossier::{Block, Card, Cell, Fact, Figure};
use crate::report::figure::{cited_text, labelled};
use crate::report::{choice, number};

pub(super) fn cards(showing: &Showing<'_, '_>) -> Vec<Card> {
    let found = showing.found;
    let mut said = HashMap::new();
    let each = found.verdicts.iter().zip(found.figures).enumerate();
    each.map(|(at, (verdict, figure))| {
        let claim = &found.claims[verdict.claim];
        let mut card = card(showing, claim, figure, verdict);
        if let Some(criteria) = found.appraisal.criteria.get(at).and_then(Option::as_ref) {
            let decimals = decimals(showing.figures.view(), figure) - EXTRA_DECIMALS;
            let how = (decimals, showing.look.lang);
            let parts = criteria_parts(showing.subject(), claim, criteria, &found.appraisal.pack, &mut said, how);
            let fact = |(label, lines): (String, Vec<String>)| Fact {
                label,
                parts: lines.into_iter().map(Cell::Text).collect(),
            };
            let facts: Vec<Fact> = parts.into_iter().map(fact).collect();
            let title = CriteriaWord::Criteria.text(showing.look.lang).to_owned();
            card.more.extend((!facts.is_empty()).then(|| (title, vec![Block::Facts(facts)])));
        }
        card
    })
    .collect()
}

fn card(showing: &Showing<'_, '_>, claim: &Claim, figure: &ClaimFigure, verdict: &Verdict) -> Card {
    let lang = showing.look.lang;
    let view = showing.figures.view();
    let (unit, decimals) = (claim.published.value.unit(), decimals(view, figure));
    let published = Figure {
        text: claim.published.value.to_string(),
        unit: String::new(),
        ..showing.figures.significant(figure.published, 12)
    };
    let mut facts = vec![Fact { label: showing.word(Heading::Published), parts: vec![Cell::Figure(published)] }];
    facts.extend(recomputed(showing, claim, figure, verdict, decimals));
    if matches!(verdict.check.recomputed, Known::Partial(_)) {
        let missing = view.gaps_under(figure.recomputed);
        let addresses: Vec<&str> = missing.iter().map(|(_, gap)| gap.address.as_str()).collect();
        facts.push(showing.fact(Heading::Partial, addresses.join(", ")));
    }
    facts.push(showing.fact(Heading::Arithmetic, arithmetic_text(&verdict.check.arithmetic, unit, decimals, lang)));
    let reading = verdict.check.reading.as_ref();
    facts.extend(reading.map(|reading| showing.fact(Heading::ReadingTaken, reading_text(reading, unit, lang))));
    let chosen = choice::under(showing.subject(), view, &Cone::of(view, &[figure.recomputed]));
    facts.extend(
        chosen
            .into_iter()
            .map(|at| showing.fact(Heading::FactorChosen, choice::headline(&showing.subject().choices[at]))),
    );
    let again = again::again_lines(view, claim, figure, verdict, lang);
    facts.extend(again.into_iter().map(|line| showing.fact(Heading::PrintedAgain, line)));
    if let Some(size) = &verdict.size {
        let parts = size_sentences(size, unit, decimals, lang).into_iter().map(Cell::Text).collect();
        facts.push(Fact { label: SizeWord::Size.text(lang).to_owned(), parts });
    }
    let mut more = Vec::new();
    match &verdict.explanations {
        Some(explanations) => {
            let blocks = explained::blocks(showing, figure, explanations);
            more.push((SlipWord::Explanations.text(lang).to_owned(), blocks));
        }
        None if matches!(verdict.check.arithmetic, Arithmetic::DoesNotHold(_)) => {
            let help = check_transcript(view, figure);
            facts.extend(help.map(|help| showing.fact(Heading::NextStep, help.text(lang))));
        }
        None => {}
    }
    if let Some(implied) = &verdict.implied {
        facts.extend(candidates::required(showing, implied));
        let blocks = candidates::blocks(showing, figure, implied, unit, decimals);
        more.extend((!blocks.is_empty()).then(|| (showing.word(Heading::Factor), blocks)));
    }
    Card {
        anchor: format!("claim-{}", claim.id),
        mark: mark(&verdict.check.arithmetic, reading.is_some(), lang),
        title: claim.id.clone(),
        quote: claim.says.as_deref().map(one_line),
        source: source(view, figure).map(|cited| cited_text(cited, lang)),
        facts,
        more,
    }
}

/// The recomputed figure, with the range that the prints leave.
fn recomputed(
    showing: &Showing<'_, '_>,
    claim: &Claim,
    figure: &ClaimFigure,
    verdict: &Verdict,
    decimals: u32,
) -> Option<Fact> {
    let value = verdict.check.recomputed.value()?;
    let unit = claim.published.value.unit();
    let range = verdict.check.range.as_ref().filter(|range| range.is_point().is_none());
    let inside = range.map(|range| number::range(range, significant(verdict, decimals)));
    let text = match &inside {
        Some(range) if verdict.check.between => range.clone(),
        _ => number::up_to(value, decimals - EXTRA_DECIMALS, decimals),
    };
    let shown = Figure {
        text: number::with_unit(text, unit),
        unit: String::new(),
        ..showing.figures.significant(figure.recomputed, 12)
    };
    let mut parts = vec![Cell::Figure(shown)];
    let beside = inside.filter(|_| !verdict.check.between);
    parts.extend(beside.map(|range| Cell::Text(labelled(Heading::Range, &range, showing.look.lang))));
    Some(Fact { label: showing.word(Heading::Recomputed), parts })
}
