//! One figure, for people and for programs.

use std::collections::HashMap;

use serde_json::{Map, Value, json};

use super::{Subject, number};
use crate::calc::reading::interval::{Range, Ranges};
use crate::calc::reading::{exact, interval};
use crate::calc::{Cited, Cone, FaultKind, Gap, GapCause, Known, LeafView, NodeId, OriginKind, View};
use crate::finding::{Heading, Lang, Place, Sources, one_line};
use crate::quantity::{Bound, Exact, Interval, Rounding, Unit};

/// The words for a gap.
pub(super) fn gap_words(gap: &Gap, lang: Lang) -> &'static str {
    let heading = match gap.cause {
        GapCause::Unknown => Heading::AskedFor,
        GapCause::Key(key) => Heading::notation(key.word()).unwrap_or(Heading::NotStated),
    };
    heading.text(lang)
}

/// A figure without a value, in words: what is missing, or that it cannot be computed.
pub(super) fn absent_words(view: View<'_>, node: NodeId, known: &Known<Exact>, lang: Lang) -> &'static str {
    match known {
        Known::Gap(_) => {
            let gaps = view.gaps_under(node);
            gaps.first().map_or(Heading::NotStated.text(lang), |(_, gap)| gap_words(gap, lang))
        }
        Known::Poison(fault) => match fault.kind {
            FaultKind::DivisionByZero => Heading::DividesByZero.text(lang),
            FaultKind::RootOfNegative | FaultKind::TooLarge => Heading::NoResult.text(lang),
        },
        Known::Full(_) | Known::Partial(_) => Heading::NoResult.text(lang),
    }
}

/// What a leaf is, in a word.
pub(super) const fn origin_heading(kind: OriginKind) -> Heading {
    match kind {
        OriginKind::Input => Heading::Input,
        OriginKind::Assumption => Heading::Assumption,
        OriginKind::Inferred => Heading::InferredLeaf,
        OriginKind::Factor => Heading::FactorLeaf,
        OriginKind::Constant => Heading::Constant,
        OriginKind::Published => Heading::Published,
    }
}

/// What a leaf is, in a word; numbers of rules are no emission factors.
pub(super) fn leaf_heading(origin: &crate::calc::Origin) -> Heading {
    match origin.kind {
        OriginKind::Factor if origin.address.starts_with("rule/") => Heading::RuleLeaf,
        kind => origin_heading(kind),
    }
}

/// `label: content`, with the colon of the language.
pub(super) fn labelled(label: Heading, content: &str, lang: Lang) -> String {
    match lang {
        Lang::En => format!("{}: {content}", label.text(lang)),
        Lang::Zh => format!("{}：{content}", label.text(lang)),
    }
}

/// A citation on one line: title, publisher, table or line.
pub(super) fn cited_text(cited: &Cited, lang: Lang) -> String {
    let mut parts = vec![cited.title.clone()];
    // A company's report names the company already.
    parts.extend(cited.publisher.clone().filter(|publisher| !cited.title.contains(publisher.as_str())));
    parts.extend(cited.locator.clone());
    let mut text = one_line(&parts.join(" · "));
    if cited.transcribed {
        text.push_str(&format!(" ({})", Heading::Transcript.text(lang)));
    }
    text
}

/// Figures that are shown together: most of them come out of one reading.
pub(super) struct Figures<'a> {
    subject: &'a Subject<'a>,
    view: View<'a>,
    values: HashMap<NodeId, Known<Exact>>,
    ranges: Ranges<'a>,
}

impl<'a> Figures<'a> {
    pub(super) fn of(subject: &'a Subject<'a>, view: View<'a>, nodes: &[NodeId]) -> Figures<'a> {
        let cone = Cone::of(view, nodes);
        let values = exact::read(view, &cone);
        let values = nodes.iter().map(|node| (*node, values.get(*node).clone())).collect();
        Figures { subject, view, values, ranges: Ranges::of(view, nodes) }
    }

    /// Any figure, whether it was read together with others or not.
    pub(super) fn json(&self, node: NodeId) -> Value {
        let range = self.ranges.get(node);
        match self.values.get(&node) {
            Some(known) => figure_with_range(self.subject, self.view, node, known, &range),
            None => figure_with_range(self.subject, self.view, node, &exact::value(self.view, node), &range),
        }
    }
}

/// `{address, state, value, unit, range?, reason?}`.
pub(super) fn figure_json(subject: &Subject<'_>, view: View<'_>, node: NodeId, known: &Known<Exact>) -> Value {
    figure_with_range(subject, view, node, known, &interval::range(view, node))
}

fn figure_with_range(
    subject: &Subject<'_>,
    view: View<'_>,
    node: NodeId,
    known: &Known<Exact>,
    range: &Known<Range>,
) -> Value {
    let mut figure = Map::new();
    let address = subject.account.graph.title(node).and_then(|title| title.address.as_deref());
    figure.insert("address".to_owned(), json!(address));
    let state = match known {
        Known::Full(_) => "full",
        Known::Partial(_) => "partial",
        Known::Gap(_) => "gap",
        Known::Poison(_) => "fault",
    };
    figure.insert("state".to_owned(), json!(state));
    figure.insert("value".to_owned(), known.value().map_or(Value::Null, |value| json!(number::machine(value))));
    figure.insert("unit".to_owned(), json!(view.unit(node).text()));
    if let Some(value) = known.value()
        && value.terminating_places().is_none()
    {
        let (over, under) = value.numerator_denominator();
        figure.insert("exact".to_owned(), json!(format!("{over}/{under}")));
    }
    if let Some(range) = range.value() {
        let mut shown = interval_json(&range.interval);
        if let Value::Object(map) = &mut shown {
            map.insert("sharp".to_owned(), json!(range.sharp));
        }
        figure.insert("range".to_owned(), shown);
    }
    // What is full may rest on gaps that complete it; they are not missing.
    let gaps = if matches!(known, Known::Full(_)) { Vec::new() } else { view.gaps_under(node) };
    if !gaps.is_empty() {
        let gaps: Vec<Value> = gaps.iter().map(|(_, gap)| gap_json(gap, subject.sources)).collect();
        figure.insert("missing".to_owned(), json!(gaps));
    }
    Value::Object(figure)
}

/// A gap with its key and reason.
pub(super) fn gap_json(gap: &Gap, sources: &Sources) -> Value {
    let key = match gap.cause {
        GapCause::Unknown => "unknown",
        GapCause::Key(key) => key.word(),
    };
    json!({
        "address": gap.address,
        "key": key,
        "reason": gap.reason,
        "place": gap.place.map(|place| place_json(place, sources)),
        "source": gap.cited.as_deref().map(cited_json),
    })
}

/// A range; `null` where an end is unbounded.
pub(super) fn interval_json(range: &Interval) -> Value {
    let end = |bound: &Bound| match bound {
        Bound::Unbounded => (Value::Null, false),
        Bound::Open(value) => (json!(number::machine(value)), true),
        Bound::Closed(value) => (json!(number::machine(value)), false),
    };
    let ((lower, lower_open), (upper, upper_open)) = (end(&range.lower), end(&range.upper));
    json!({ "lower": lower, "lower_open": lower_open, "upper": upper, "upper_open": upper_open })
}

/// A place as file, line and column.
pub(super) fn place_json(place: Place, sources: &Sources) -> Value {
    let at = sources.line_column(place);
    json!({ "file": sources.name(place.file), "line": at.line, "column": at.column })
}

/// A citation.
pub(super) fn cited_json(cited: &Cited) -> Value {
    json!({
        "title": cited.title,
        "publisher": cited.publisher,
        "locator": cited.locator,
        "transcribed": cited.transcribed,
    })
}

/// A leaf: its print, its origin and its source.
pub(super) fn leaf_json(leaf: LeafView<'_>, unit: &Unit, sources: &Sources) -> Value {
    let kind = match leaf.origin.kind {
        OriginKind::Input => "input",
        OriginKind::Assumption => "assumption",
        OriginKind::Inferred => "inferred",
        OriginKind::Factor => "factor",
        OriginKind::Constant => "constant",
        OriginKind::Published => "published",
    };
    json!({
        "address": leaf.origin.address,
        "kind": kind,
        "printed": leaf.leaf.literal.to_string(),
        "manner": leaf.leaf.literal.manner().keyword(),
        "value": number::machine(&leaf.point()),
        "unit": unit.text(),
        "range": interval_json(&leaf.range()),
        "place": leaf.origin.place.map(|place| place_json(place, sources)),
        "source": leaf.origin.cited.as_deref().map(cited_json),
        "note": leaf.origin.note,
    })
}

/// The head every JSON document begins with.
pub(super) fn head(command: &str, subject: &Subject<'_>) -> Map<String, Value> {
    let mut head = Map::new();
    head.insert("schema_version".to_owned(), json!(super::SCHEMA_VERSION));
    head.insert("tool".to_owned(), json!({ "name": "crossfoot", "version": env!("CARGO_PKG_VERSION") }));
    head.insert("command".to_owned(), json!(command));
    head.insert("book".to_owned(), json!(subject.book));
    head
}

/// Significant digits of a double that every reader gets back.
const DOUBLE_DIGITS: u32 = 15;

/// A result of physics or statistics as a decimal string, as far as doubles carry; null where it is no number.
pub(super) fn double_json(value: f64) -> Value {
    let Some(value) = Exact::from_f64(value) else { return Value::Null };
    let rounded = value.to_significant(DOUBLE_DIGITS, Rounding::HalfEven);
    let places = rounded.terminating_places().unwrap_or(DOUBLE_DIGITS);
    Value::String(rounded.to_decimal_string(places, Rounding::HalfEven))
}
