//! Sections about energy, beside the inventory: market-based figures, balances, cogeneration.

use serde_json::{Value, json};

use super::figure::{cited_text, figure_json};
use super::inventory::{amount, leaves, state};
use super::page::{Block, Rows};
use super::table::Align;
use super::{Look, Subject, number};
use crate::calc::reading::exact;
use crate::calc::{Cone, NodeId, OriginKind, View};
use crate::finding::{EnergyWord as Word, Lang, one_line};
use crate::inventory::{Fallback, Footing, InstrumentFigure, Inventory, MarketFigure, Method, PeriodInventory};
use crate::quantity::Exact;

/// Significant digits of factors.
const FACTOR_DIGITS: u32 = 4;

/// What a period has to show beside its inventory, for people.
pub(super) fn blocks(
    subject: &Subject<'_>,
    inventory: &Inventory,
    figures: &PeriodInventory,
    look: Look,
) -> Vec<Block> {
    let view = View::plain(&subject.account.graph);
    let mut blocks = Vec::new();
    for market in inventory.energy.markets.iter().filter(|market| market.period == figures.period) {
        blocks.extend(market_blocks(subject, view, figures, market, look));
    }
    blocks.extend(balances(subject, inventory, view, figures.period, look));
    blocks.extend(plants(subject, inventory, view, figures.period, look));
    blocks
}

fn table(header: &[String], columns: &[Align], rows: Vec<Vec<String>>) -> Block {
    Block::Rows(Rows { header: header.to_vec(), columns: columns.to_vec(), rows, total: false })
}

fn market_blocks(
    subject: &Subject<'_>,
    view: View<'_>,
    figures: &PeriodInventory,
    market: &MarketFigure,
    look: Look,
) -> Vec<Block> {
    let word = |word: Word| word.text(look.lang);
    let fallback = word(match market.fallback {
        Fallback::Residual => Word::FallbackResidual,
        Fallback::Location => Word::FallbackLocation,
    });
    let second = figures.categories.iter().find(|figure| figure.category.number == 2);
    let tonnes = |node: NodeId| amount(view, node, &exact::value(view, node), look);
    let located = second.map(|figure| tonnes(figure.node)).unwrap_or_default();
    let partial = |node: NodeId| state(&exact::value(view, node), look.lang);
    let by_place = word(Word::LocationBased).to_owned();
    let by_market = word(Word::MarketBasedShort).to_owned();
    let rows = vec![
        vec![by_place, located, tonnes(figures.total), partial(figures.total)],
        vec![by_market, tonnes(market.category), tonnes(market.total), partial(market.total)],
    ];
    let tonnes_of = |heading: Word| format!("{} (tCO2e)", word(heading));
    let header = [String::new(), tonnes_of(Word::Category2), tonnes_of(Word::TotalRow), String::new()];
    let columns = [Align::Left, Align::Right, Align::Right, Align::Left];
    let mut blocks =
        vec![Block::Heading(format!("{} · {fallback}", word(Word::MarketBased))), table(&header, &columns, rows)];
    if market.instruments.is_empty() {
        blocks.extend(own_factors(view, figures, market, look.lang));
        return blocks;
    }
    let rows: Vec<Vec<String>> =
        market.instruments.iter().map(|figure| instrument_row(subject, view, figure, look)).collect();
    let header = [Word::Instrument, Word::Kind, Word::Bought, Word::Cancelled, Word::Used];
    let header = header.map(|heading| word(heading).to_owned()).into_iter();
    let header: Vec<String> = header.chain(["tCO2e".to_owned(), word(Word::Standing).to_owned()]).collect();
    let columns = [Align::Left, Align::Left, Align::Right, Align::Right, Align::Right, Align::Right, Align::Left];
    blocks.extend([Block::Line(String::new()), table(&header, &columns, rows)]);
    blocks.extend(own_factors(view, figures, market, look.lang));
    blocks
}

/// Factors under the market-based figure that the inventory does not use.
fn own_factors(view: View<'_>, figures: &PeriodInventory, market: &MarketFigure, lang: Lang) -> Vec<Block> {
    let known = Cone::of(view, &[figures.total]);
    let own = leaves(view, &Cone::of(view, &[market.category]), OriginKind::Factor);
    let mut items = Vec::new();
    for (node, leaf) in own.into_iter().filter(|(node, _)| known.slot(*node).is_none()) {
        let id = leaf.origin.address.strip_prefix("factor/").unwrap_or(&leaf.origin.address);
        let value = number::with_unit(number::printed(&leaf.leaf.literal), view.unit(node));
        let cited = leaf.origin.cited.as_deref().map(|cited| format!("\n    {}", cited_text(cited, lang)));
        items.push(format!("{id} = {value}{}", cited.unwrap_or_default()));
    }
    if items.is_empty() {
        return Vec::new();
    }
    vec![Block::Heading(Word::MarketFactors.text(lang).to_owned()), Block::List(items)]
}

/// A word of the book in the reader's language where it is one of ours, else as written.
pub(super) fn named(word: &str, lang: Lang) -> String {
    Word::of_book(word).map_or_else(|| one_line(word), |word| word.text(lang).to_owned())
}

fn instrument_row(subject: &Subject<'_>, view: View<'_>, figure: &InstrumentFigure, look: Look) -> Vec<String> {
    let lang = look.lang;
    let instrument = &subject.accounts.energy.instruments[figure.instrument];
    let bought = with_unit(view, figure.amount);
    let cancelled = if instrument.cancelled.is_some() { bought.clone() } else { "—".to_owned() };
    let used = figure.used.map_or_else(|| "—".to_owned(), |node| with_unit(view, node));
    let tonnes = figure.emissions.map(|node| amount(view, node, &exact::value(view, node), look));
    vec![
        one_line(&instrument.id),
        named(&instrument.kind, lang),
        bought,
        cancelled,
        used,
        tonnes.unwrap_or_else(|| "—".to_owned()),
        standing(view, figure).text(lang).to_owned(),
    ]
}

pub(super) fn standing(view: View<'_>, figure: &InstrumentFigure) -> Word {
    let size = |node: NodeId| exact::value(view, node).value().map(|value| value * view.unit(node).ratio());
    match figure.used {
        None => Word::ShownOnly,
        Some(used) if size(used) == size(figure.amount) => Word::Counted,
        Some(_) => Word::CountedInPart,
    }
}

/// A figure with as many decimals as it has, at most three.
fn with_unit(view: View<'_>, node: NodeId) -> String {
    let value = exact::value(view, node);
    let value = value.value().map(|value| number::with_unit(number::up_to(value, 0, 3), view.unit(node)));
    value.unwrap_or_else(|| "—".to_owned())
}

fn balances(subject: &Subject<'_>, inventory: &Inventory, view: View<'_>, period: usize, look: Look) -> Vec<Block> {
    let word = |word: Word| word.text(look.lang);
    let accounts = &subject.accounts.energy.balances;
    let of_period = inventory.energy.balances.iter().filter(|figure| accounts[figure.balance].period == period);
    let rows: Vec<Vec<String>> = of_period
        .map(|figure| {
            let balance = &accounts[figure.balance];
            let side = |node: Option<NodeId>| node.map_or_else(|| "—".to_owned(), |node| with_unit(view, node));
            let state = match &figure.footing {
                Footing::Computed(term) => {
                    let node = figure.terms.iter().find(|(known, _)| known == term).map(|(_, node)| *node);
                    format!("{}{} = {}", word(Word::ComputedTerm), term.word(), side(node))
                }
                Footing::Exact => word(Word::Foots).to_owned(),
                Footing::WithinRounding => word(Word::FootsWithinRounding).to_owned(),
                Footing::DoesNotFoot(by) => {
                    let unit = figure.sides.map(|(into, _)| view.unit(into));
                    let by = number::signed(by, 0, 3);
                    let by = unit.map_or_else(|| by.clone(), |unit| number::with_unit(by.clone(), unit));
                    format!("{} ({by})", word(Word::DoesNotFoot))
                }
                Footing::Open(_) => word(Word::Open).to_owned(),
            };
            let (into, out) = figure.sides.unzip();
            vec![one_line(&balance.id), named(&balance.carrier, look.lang), side(into), side(out), state]
        })
        .collect();
    if rows.is_empty() {
        return Vec::new();
    }
    let header = [Word::Balance, Word::Carrier, Word::In, Word::Out, Word::Standing];
    let header = header.map(|heading| word(heading).to_owned());
    let columns = [Align::Left, Align::Left, Align::Right, Align::Right, Align::Left];
    vec![Block::Heading(word(Word::Balances).to_owned()), table(&header, &columns, rows)]
}

fn plants(subject: &Subject<'_>, inventory: &Inventory, view: View<'_>, period: usize, look: Look) -> Vec<Block> {
    let word = |word: Word| word.text(look.lang);
    let tonnes = |node: NodeId| amount(view, node, &exact::value(view, node), look);
    let factor = |node: Option<NodeId>| {
        let value = node.and_then(|node| {
            let value: Exact = exact::value(view, node).value()?.clone();
            Some(number::with_unit(number::significant(&value, FACTOR_DIGITS), view.unit(node)))
        });
        value.unwrap_or_else(|| "—".to_owned())
    };
    let rows: Vec<Vec<String>> = plants_of(subject, inventory, period)
        .map(|figure| {
            let plant = &subject.accounts.energy.plants[figure.plant];
            vec![
                one_line(&plant.id),
                method(&plant.method, look.lang),
                tonnes(figure.heat),
                tonnes(figure.power),
                factor(figure.heat_factor),
                factor(figure.power_factor),
            ]
        })
        .collect();
    if rows.is_empty() {
        return Vec::new();
    }
    let header = [
        word(Word::Plant).to_owned(),
        word(Word::Method).to_owned(),
        format!("{} (tCO2e)", word(Word::Heat)),
        format!("{} (tCO2e)", word(Word::Power)),
        word(Word::HeatFactor).to_owned(),
        word(Word::PowerFactor).to_owned(),
    ];
    let columns = [Align::Left, Align::Left, Align::Right, Align::Right, Align::Right, Align::Right];
    let note = Block::Line(word(Word::ChpNote).to_owned());
    vec![Block::Heading(word(Word::Chp).to_owned()), table(&header, &columns, rows), note]
}

/// A method with what it takes for granted.
pub(super) fn method(method: &Method, lang: Lang) -> String {
    let name = named(method.word(), lang);
    match method {
        Method::EnergyContent => name,
        Method::Efficiency { heat, power } | Method::Work { heat, ambient: power } => {
            format!("{name} ({}, {})", one_line(heat.value.text()), one_line(power.value.text()))
        }
    }
}

/// Plants whose first activity is of a period.
pub(super) fn plants_of<'i>(
    subject: &'i Subject<'_>,
    inventory: &'i Inventory,
    period: usize,
) -> impl Iterator<Item = &'i crate::inventory::ChpFigure> {
    let accounts = subject.accounts;
    inventory.energy.plants.iter().filter(move |figure| {
        let first = accounts.energy.plants[figure.plant].activities.first();
        first.is_some_and(|(at, _)| accounts.activities[*at].period == period)
    })
}

/// The same for programs; nothing where the book says nothing of energy.
pub(super) fn json(subject: &Subject<'_>, inventory: &Inventory, period: usize) -> Option<Value> {
    let view = View::plain(&subject.account.graph);
    let figure = |node: NodeId| figure_json(subject, view, node, &exact::value(view, node));
    let optional = |node: Option<NodeId>| node.map(figure);
    let markets = inventory.energy.markets.iter().find(|market| market.period == period).map(|market| {
        let instruments: Vec<Value> = market
            .instruments
            .iter()
            .map(|shown| {
                let instrument = &subject.accounts.energy.instruments[shown.instrument];
                json!({
                    "id": instrument.id,
                    "kind": instrument.kind,
                    "counted": shown.used.is_some(),
                    "cancelled": instrument.cancelled.map(|date| date.to_string()),
                    "bought": figure(shown.amount),
                    "used": optional(shown.used),
                    "emissions": optional(shown.emissions),
                })
            })
            .collect();
        let fallback = match market.fallback {
            Fallback::Residual => "residual",
            Fallback::Location => "location",
        };
        json!({
            "category_2": figure(market.category),
            "total": figure(market.total),
            "fallback": fallback,
            "fallback_declared": subject.accounts.energy.fallback.is_some(),
            "instruments": instruments,
        })
    });
    let accounts = &subject.accounts.energy;
    let balances = inventory.energy.balances.iter().filter(|shown| accounts.balances[shown.balance].period == period);
    let balances: Vec<Value> = balances
        .map(|shown| {
            let balance = &accounts.balances[shown.balance];
            let (footing, term) = match &shown.footing {
                Footing::Computed(term) => ("computed", Some(term.word())),
                Footing::Exact => ("exact", None),
                Footing::WithinRounding => ("within-rounding", None),
                Footing::DoesNotFoot(_) => ("does-not-foot", None),
                Footing::Open(_) => ("open", None),
            };
            let terms: Vec<Value> = shown.terms.iter().map(|(_, node)| figure(*node)).collect();
            let missing: Vec<&str> = match &shown.footing {
                Footing::Open(terms) => terms.iter().map(|term| term.word()).collect(),
                _ => Vec::new(),
            };
            json!({
                "id": balance.id,
                "carrier": balance.carrier,
                "footing": footing,
                "computed": term,
                "missing": missing,
                "terms": terms,
            })
        })
        .collect();
    let plants: Vec<Value> = plants_of(subject, inventory, period)
        .map(|shown| {
            let plant = &accounts.plants[shown.plant];
            json!({
                "id": plant.id,
                "method": plant.method.word(),
                "heat": figure(shown.heat),
                "power": figure(shown.power),
                "heat_factor": optional(shown.heat_factor),
                "power_factor": optional(shown.power_factor),
            })
        })
        .collect();
    let silent = markets.is_none() && balances.is_empty() && plants.is_empty();
    (!silent).then(|| json!({ "market_based": markets, "balances": balances, "chp": plants }))
}
