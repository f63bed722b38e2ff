//! From what is used to the category it is counted in: a flow of emissions.

use std::collections::BTreeMap;

use super::OnePeriod;
use super::split::facility_name;
use crate::finding::{Heading, ReportWord};
use crate::inventory::{Activity, ActivityData};
use crate::quantity::Exact;
use crate::report::chart::{Chart, Drawing, FlowNode, Measure};
use crate::report::number;

/// Sources that are drawn; smaller ones stand together.
const MOST: usize = 10;

/// Sources (by the family of their factor) to facilities to categories; only what is above zero flows.
pub(in crate::report::dossier) fn flow_chart(of: &OnePeriod<'_, '_, '_>) -> Option<Chart> {
    let accounts = of.making.contents.subject.accounts;
    // (source, facility, category) → emissions
    let mut flows: BTreeMap<(String, Option<usize>, u8), Exact> = BTreeMap::new();
    for (activity, figure) in accounts.activities.iter().zip(&of.inventory.activities) {
        let inside = activity.period == of.figures.period && figure.is_inside;
        let Some(value) = of.known(figure.node).value().filter(|value| inside && value.is_positive()) else { continue };
        let key = (source(of, activity), activity.facility, activity.category.value.number);
        let sum = flows.entry(key).or_default();
        *sum = &*sum + value;
    }
    let mut sources: BTreeMap<&str, Exact> = BTreeMap::new();
    for ((source, ..), value) in &flows {
        let sum = sources.entry(source).or_default();
        *sum = &*sum + value;
    }
    if flows.len() < 2 {
        return None;
    }
    let mut ranked: Vec<(&str, Exact)> = sources.into_iter().collect();
    ranked.sort_by(|a, b| b.1.cmp(&a.1).then(a.0.cmp(b.0)));
    let others = of.making.word(ReportWord::OtherSources);
    let kept: Vec<String> = match ranked.len() > MOST {
        true => ranked.iter().take(MOST - 1).map(|(name, _)| (*name).to_owned()).chain([others.clone()]).collect(),
        false => ranked.iter().map(|(name, _)| (*name).to_owned()).collect(),
    };
    let place = |name: &str| kept.iter().position(|kept| kept == name).unwrap_or(kept.len() - 1);
    let with_facilities = of.figures.facilities.len() > 1;
    let mut nodes = Nodes::default();
    let mut links: BTreeMap<(usize, usize), Exact> = BTreeMap::new();
    let mut add = |from: usize, to: usize, value: &Exact| {
        let sum = links.entry((from, to)).or_default();
        *sum = &*sum + value;
    };
    for (at, name) in kept.iter().enumerate() {
        nodes.at((0, at), name);
    }
    let lang = of.making.look.lang;
    for ((source, facility, category), value) in &flows {
        let from = nodes.at((0, place(source)), source);
        let name = format!("{category}  {}", Heading::category(*category).text(lang));
        let to = nodes.at((if with_facilities { 2 } else { 1 }, usize::from(*category)), &name);
        if with_facilities {
            let key = facility.map_or(usize::MAX, |facility| facility);
            let between = nodes.at((1, key), &facility_name(of, *facility));
            add(from, between, value);
            add(between, to, value);
        } else {
            add(from, to, value);
        }
        nodes.amounts[from] = &nodes.amounts[from] + value;
        nodes.amounts[to] = &nodes.amounts[to] + value;
        if with_facilities {
            let between = nodes.at((1, facility.map_or(usize::MAX, |facility| facility)), "");
            nodes.amounts[between] = &nodes.amounts[between] + value;
        }
    }
    // Where each source is a category of its own, ribbons would say what the bars say.
    let sources = nodes.keys.iter().filter(|(column, _)| *column == 0).count();
    if links.len() == sources && nodes.keys.len() == 2 * sources {
        return None;
    }
    let text = |value: &Exact| number::fixed(value, of.making.look.digits);
    let alt = links
        .iter()
        .map(|((from, to), value)| format!("{} → {}: {}", nodes.names[*from], nodes.names[*to], text(value)));
    let alt = alt.collect::<Vec<_>>().join("; ");
    let links =
        links.iter().map(|((from, to), value)| (*from, *to, Measure { value: value.to_f64(), text: text(value) }));
    let links = links.collect();
    let drawn = nodes.keys.iter().zip(&nodes.names).zip(&nodes.amounts);
    let drawn =
        drawn.map(|((key, label), amount)| FlowNode { label: label.clone(), column: key.0, text: text(amount) });
    Some(Chart {
        id: format!("{}-flow", of.id()),
        title: of.making.word(ReportWord::ChartFlow),
        alt,
        unit: "tCO2e".to_owned(),
        has_table: true,
        drawing: Drawing::Flow { nodes: drawn.collect(), links },
    })
}

/// Nodes by column and key, in the order in which they were first named.
#[derive(Default)]
struct Nodes {
    keys: Vec<(usize, usize)>,
    names: Vec<String>,
    amounts: Vec<Exact>,
}

impl Nodes {
    fn at(&mut self, key: (usize, usize), name: &str) -> usize {
        if let Some(at) = self.keys.iter().position(|known| *known == key) {
            return at;
        }
        self.keys.push(key);
        self.names.push(name.to_owned());
        self.amounts.push(Exact::ZERO);
        self.keys.len() - 1
    }
}

/// What an activity uses: the family of its factor without place and edition; what is stated as emissions stands by its subcategory.
fn source(of: &OnePeriod<'_, '_, '_>, activity: &Activity) -> String {
    let factor = match &activity.data {
        ActivityData::Amount { factor, .. } => Some(&factor.value),
        ActivityData::Computed { factor, .. } => factor.as_ref().map(|factor| &factor.value),
        ActivityData::Emissions(_) => None,
    };
    let category = activity.category.value;
    let known = factor.and_then(|factor| ReportWord::carrier(&factor.to_string()));
    let word = known.or_else(|| ReportWord::subcategory(category.number, category.sub));
    let word = word.map(|word| word.text(of.making.look.lang).to_owned());
    word.unwrap_or_else(|| Heading::category(category.number).text(of.making.look.lang).to_owned())
}
