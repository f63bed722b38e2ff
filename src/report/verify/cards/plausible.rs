//! A quantity that should be plausible: its value, its bounds, the questions to ask.

use super::super::plausible::{bound_sentences, plausible_word, share_of_most, value_words};
use super::Showing;
use crate::claim::{BoundStanding, PlausibilityPack, PlausibleFigure};
use crate::finding::{PlausibilityWord, one_line};
use crate::report::dossier::{Card, Cell, Fact, Mark, Tone};
use crate::report::figure::cited_text;

pub(super) fn cards(showing: &Showing<'_, '_>) -> Vec<Card> {
    let Some(assessed) = showing.found.assessed else { return Vec::new() };
    let pack = PlausibilityPack::bundled();
    assessed.plausible.iter().map(|figure| card(showing, &pack, figure)).collect()
}

fn card(showing: &Showing<'_, '_>, pack: &PlausibilityPack, figure: &PlausibleFigure) -> Card {
    let lang = showing.look.lang;
    let inputs = showing.found.assessed.map(|assessed| assessed.inputs);
    let entry = inputs.and_then(|inputs| inputs.plausibility.get(figure.entry));
    let quantity = &pack.quantity[entry.map_or(0, |entry| entry.of.value)];
    let (word, state) = plausible_word(figure, quantity);
    let tone = match word {
        "within" => Tone::Good,
        "below" | "above" => Tone::Warn,
        "no-bound" => Tone::Quiet,
        _ => Tone::Open,
    };
    let fact = |label: PlausibilityWord, parts: Vec<String>| Fact {
        label: label.text(lang).to_owned(),
        parts: parts.into_iter().map(Cell::Text).collect(),
    };
    let share = share_of_most(figure, quantity, lang).map(|share| format!(" ({share})")).unwrap_or_default();
    let mut facts = vec![
        fact(PlausibilityWord::Value, vec![format!("{}{share}", value_words(figure, quantity, lang))]),
        fact(PlausibilityWord::Bound, bound_sentences(figure, quantity, lang)),
    ];
    let asks = |at: usize| quantity.bound[at].standing == BoundStanding::Unconfirmed;
    if figure.outside(quantity).is_some()
        || figure.outcomes.iter().any(|outcome| asks(outcome.bound) && word != "within")
    {
        let questions = quantity.questions.iter().map(|asked| asked.text(lang).to_owned()).collect();
        facts.push(fact(PlausibilityWord::Questions, questions));
    }
    let cited = entry.and_then(|entry| entry.source.as_ref());
    let cited = cited.map(|cited| crate::inventory::cite(showing.subject().accounts, cited));
    Card {
        anchor: format!("plausibility-{}", entry.map_or("", |entry| entry.id.as_str())),
        mark: Mark { tone, word: state.text(lang).to_owned() },
        title: format!("{}  {}", entry.map_or("", |entry| entry.id.as_str()), quantity.name.text(lang)),
        quote: entry.and_then(|entry| entry.says.as_deref()).map(one_line),
        source: cited.map(|cited| cited_text(&cited, lang)),
        facts: facts.into_iter().filter(|fact| fact.parts.iter().any(|part| !matches!(part, Cell::Empty))).collect(),
        more: Vec::new(),
    }
}
