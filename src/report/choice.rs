//! Factors chosen by rule: what was taken, how far the candidates are apart, and what was passed over.

use std::collections::{BTreeSet, HashMap};

use serde_json::{Value, json};

use super::table::{Align, render};
use super::{Look, Subject, number};
use crate::calc::{Cone, OriginKind, View};
use crate::factor::{Choice, Considered, Outcome, name_of};
use crate::finding::{AboutChoice, ChoiceOutcome, Heading, Lang};
use crate::inventory::{Inventory, effect};

/// Choices that are shown in a report; JSON has them all.
const MOST: usize = 12;

/// The choices that the activities of a period rest on, in the order of the choices.
pub(super) fn of_period(subject: &Subject<'_>, inventory: &Inventory, period: usize) -> Vec<usize> {
    let activities = subject.accounts.activities.iter().zip(&inventory.activities);
    let mut used: Vec<usize> =
        activities.filter(|(activity, _)| activity.period == period).filter_map(|(_, figure)| figure.choice).collect();
    used.sort_unstable();
    used.dedup();
    used
}

/// The choices that a figure rests on.
pub(super) fn under(subject: &Subject<'_>, view: View<'_>, cone: &Cone) -> Vec<usize> {
    if subject.choices.is_empty() {
        return Vec::new();
    }
    let leaves = cone.order().filter_map(|node| view.leaf_at(node)).filter(|l| l.origin.kind == OriginKind::Factor);
    let factors: Vec<&str> = leaves.filter_map(|leaf| leaf.origin.address.strip_prefix("factor/")).collect();
    let under = |choice: &Choice| {
        let took = choice.took.to_string();
        let mut own = factors.iter().filter_map(|factor| factor.strip_prefix(took.as_str()));
        own.any(|rest| rest.is_empty() || rest.starts_with('/'))
    };
    let activities = subject.inventory.map_or(&[][..], |inventory| &inventory.activities);
    let of_activities = activities.iter().filter(|figure| figure.choice.is_some());
    let of_activities = of_activities.filter(|figure| cone.slot(figure.node).is_some());
    let of_activities: BTreeSet<usize> = of_activities.filter_map(|figure| figure.choice).collect();
    let choices = subject.choices.iter().enumerate();
    choices.filter(|(at, choice)| of_activities.contains(at) || under(choice)).map(|(at, _)| at).collect()
}

fn heading(subject: &Subject<'_>, lang: Lang) -> String {
    let as_of = subject.as_of.to_string();
    AboutChoice::ChosenBy { pack: subject.pack.to_owned(), as_of }.text(lang)
}

/// `cn/grid, CN-LN 2019 → cn/grid/average/northeast@2012 = 0.7769 kgCO2/kWh`
pub(super) fn headline(choice: &Choice) -> String {
    let situation = &choice.situation;
    let place = situation.place.as_deref().map(|place| format!(" · {place}")).unwrap_or_default();
    let value = choice.considered.first().and_then(|taken| taken.printed.as_deref());
    let value = value.map(|value| format!(" = {value}")).unwrap_or_default();
    format!("{}{place} · {} → {}{value}", choice.asked, situation.year, choice.took)
}

/// The section of an inventory.
pub(super) fn section(subject: &Subject<'_>, inventory: &Inventory, period: usize, look: Look) -> String {
    let used = of_period(subject, inventory, period);
    if used.is_empty() {
        return String::new();
    }
    let mut text = format!("\n{}\n", heading(subject, look.lang));
    for at in used.iter().take(MOST) {
        let choice = &subject.choices[*at];
        text.push_str(&format!("  {}\n", headline(choice)));
        for line in lines(subject, inventory, *at, look) {
            text.push_str(&format!("    {}\n", line.text(look.lang)));
        }
    }
    if let more @ 1.. = used.len().saturating_sub(MOST) {
        text.push_str(&format!("  {}\n", crate::finding::Message::MoreRows { count: more }.text(look.lang)));
    }
    text
}

pub(super) fn lines(subject: &Subject<'_>, inventory: &Inventory, at: usize, look: Look) -> Vec<AboutChoice> {
    let choice = &subject.choices[at];
    let mut lines = Vec::new();
    if let Some(years) = choice.too_old {
        lines.push(AboutChoice::YearsAway { years, year: choice.situation.year });
    }
    let shown = |considered: &Considered| (considered.printed.clone().unwrap_or_default(), considered.id.to_string());
    match choice.spread() {
        Some((lowest, highest)) => {
            let ((lowest, lowest_id), (highest, highest_id)) = (shown(lowest), shown(highest));
            lines.push(AboutChoice::CandidatesRange { lowest, lowest_id, highest, highest_id });
        }
        None if choice.has_rivals() => lines.push(AboutChoice::NoOtherValue),
        None => lines.push(AboutChoice::OnlyCandidate),
    }
    lines.extend(effect(&subject.account.graph, inventory, subject.choices, at).map(|effect| {
        let shown = |value| number::fixed(value, look.digits);
        AboutChoice::EmissionsRange {
            taken: shown(&effect.taken),
            lowest: shown(&effect.lowest),
            highest: shown(&effect.highest),
        }
    }));
    match (choice.ends(choice.other_kinds()), choice.other_kinds().next()) {
        (Some((lowest, highest)), _) => {
            let ((lowest, lowest_id), (highest, highest_id)) = (shown(lowest), shown(highest));
            lines.push(AboutChoice::OtherKindsRange { lowest, lowest_id, highest, highest_id });
        }
        (None, Some(only)) => {
            let (value, id) = shown(only);
            lines.push(AboutChoice::OtherKindsOne { value, id });
        }
        (None, None) => {}
    }
    let candidates = choice.candidates().count().saturating_sub(1);
    let others = choice.considered.len() - candidates - 1;
    let first = inventory.activities.iter().position(|figure| figure.choice == Some(at));
    if let (Some(first), true) = (first, candidates + others > 0) {
        let address = format!("activity/{}", subject.accounts.activities[first].id);
        lines.push(AboutChoice::PassedOver { candidates, others, book: subject.book.to_owned(), address });
    }
    lines
}

/// What was looked at for the choices that a figure rests on, with what became of each.
pub(super) fn considered(subject: &Subject<'_>, view: View<'_>, cone: &Cone, look: Look) -> String {
    let used = under(subject, view, cone);
    if used.is_empty() {
        return String::new();
    }
    let mut text = format!("\n{}\n", heading(subject, look.lang));
    for at in used.iter().take(MOST) {
        let choice = &subject.choices[*at];
        text.push_str(&format!("  {}\n", headline(choice)));
        if let Some(years) = choice.too_old {
            let line = AboutChoice::YearsAway { years, year: choice.situation.year };
            text.push_str(&format!("  {}\n", line.text(look.lang)));
        }
        let rows: Vec<Vec<String>> = choice
            .considered
            .iter()
            .map(|considered| {
                let printed = considered.printed.clone().unwrap_or_default();
                vec![considered.id.to_string(), printed, outcome(considered).text(look.lang)]
            })
            .collect();
        let header = [Heading::Factor.text(look.lang).to_owned(), String::new(), String::new()];
        text.push_str(&render(&header, &[Align::Left, Align::Right, Align::Left], &rows, look.width));
    }
    text
}

fn outcome(considered: &Considered) -> ChoiceOutcome {
    match &considered.outcome {
        Outcome::Taken => ChoiceOutcome::Taken,
        Outcome::Coarser => ChoiceOutcome::Coarser,
        Outcome::OtherYear => ChoiceOutcome::OtherYear,
        Outcome::NotYetPublished(published) => ChoiceOutcome::NotYetPublished { published: published.clone() },
        Outcome::NoDate => ChoiceOutcome::NoDate,
        Outcome::Draft => ChoiceOutcome::Draft,
        Outcome::Replaced(by) => ChoiceOutcome::Replaced { by: by.to_string() },
        Outcome::OtherKind(kind) => ChoiceOutcome::OtherKind { kind: name_of(*kind) },
        Outcome::Kind(kind) => ChoiceOutcome::NeverKind { kind: name_of(*kind) },
        Outcome::Standing(_) => ChoiceOutcome::NeverEstimate,
    }
}

/// The choices of some numbers, for programs.
pub(super) fn choices_json(subject: &Subject<'_>, used: &[usize]) -> Value {
    choices_again(subject, used, &mut HashMap::new())
}

/// The same where many figures rest on few choices: each is described once.
pub(super) fn choices_again(subject: &Subject<'_>, used: &[usize], made: &mut HashMap<usize, Option<Value>>) -> Value {
    let mut described = |at: usize| made.entry(at).or_insert_with(|| choice_json(subject, at)).clone();
    let choices: Vec<Value> = used.iter().filter_map(|at| described(*at)).collect();
    if choices.is_empty() {
        return json!({ "rules": null, "as_of": null, "choices": [] });
    }
    json!({ "rules": subject.pack, "as_of": subject.as_of.to_string(), "choices": choices })
}

fn choice_json(subject: &Subject<'_>, at: usize) -> Option<Value> {
    let choice = subject.choices.get(at)?;
    let emissions = subject.inventory.and_then(|all| effect(&subject.account.graph, all, subject.choices, at));
    let emissions = emissions.map(|effect| {
        let [taken, lowest, highest] = [&effect.taken, &effect.lowest, &effect.highest].map(number::machine);
        json!({ "unit": "tCO2e", "taken": taken, "lowest": lowest, "highest": highest })
    });
    let considered: Vec<Value> = choice
        .considered
        .iter()
        .map(|considered| {
            json!({
                "factor": considered.id.to_string(),
                "printed": considered.printed,
                "value": considered.worth.as_ref().map(|worth| number::machine(&worth.value)),
                "unit": considered.worth.as_ref().map(|worth| worth.unit.text()),
                "outcome": considered.outcome.word(),
                "candidate": matches!(considered.outcome, Outcome::Taken | Outcome::Coarser | Outcome::OtherYear),
                "reason": outcome(considered).text(Lang::En),
            })
        })
        .collect();
    Some(json!({
        "asked": choice.asked,
        "place": choice.situation.place,
        "year": choice.situation.year,
        "took": choice.took.to_string(),
        "years_apart": choice.too_old,
        "emissions": emissions,
        "considered": considered,
    }))
}
